"""Our PDF form comes back right, or in one sentence: other rounds, flattened, with a password, turned."""

import io
import warnings
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pypdf
import pytest

from sixelements.application.foreign_sheets import SheetFile, reading
from sixelements.application.form_mark import mark_of
from sixelements.domain.ids import ItemId, RoundId
from sixelements.domain.matching import Form
from sixelements.intake import files
from sixelements.intake.gate import gate
from sixelements.reporting.forms import booklet
from sixelements.reporting.forms.marks import ROLE, all_asked, of_role
from sixelements.reporting.paper import Paper
from sixelements.reporting.pdf import write_pdf
from tests.reporting.forms.rounds import MADE_ON, core, everything

Change = Callable[[pikepdf.Pdf], None]
MATERIAL = core()
ASKED = {one.id: one for one in all_asked(MATERIAL)}
FORM = Form(
    practices=MATERIAL.round.practices,
    lines=tuple(ItemId(line.id) for line in MATERIAL.lines),
    assessment=MATERIAL.assessment,
    mark=mark_of(MATERIAL.assessment, MATERIAL.round),
)


@cache
def the_form() -> bytes:
    return write_pdf(booklet.form(MATERIAL), paper=Paper.LETTER, made_on=MADE_ON).data


def groups(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    """Every field that holds a value, with its full name."""
    found: dict[str, pikepdf.Object] = {}

    def below(field: pikepdf.Object, above: str) -> None:
        name = f"{above}.{field.T}" if above else str(field.T)
        if "/FT" in field:
            found[name] = field
            return
        for kid in field.Kids.as_list():
            below(kid, name)

    for field in pdf.Root.AcroForm.Fields.as_list():
        below(field, "")
    return found


def choose(field: pikepdf.Object, value: str) -> None:
    field.V = pikepdf.Name(f"/{value}")
    for kid in field.Kids.as_list():
        kid.AS = pikepdf.Name(f"/{value}" if f"/{value}" in kid.AP.N else "/Off")


def filled(change: Change = lambda _pdf: None, *, encryption: pikepdf.Encryption | None = None) -> bytes:
    """A form with the last choice of each question, then changed."""
    with pikepdf.open(io.BytesIO(the_form())) as pdf:
        for name, field in groups(pdf).items():
            if name in ASKED:
                choose(field, ASKED[name].choices[len(name) % 5].value)
        change(pdf)
        out = io.BytesIO()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that some buttons belong to no field is what is wanted
            pdf.save(out, encryption=encryption)
    return out.getvalue()


def take(data: bytes, tmp_path: Path, form: Form = FORM) -> SheetFile:
    path = tmp_path / "form.pdf"
    path.write_bytes(data)
    return reading(files.read)(path, form)


def test_a_filled_form_is_one_sheet_with_exactly_its_answers(tmp_path: Path) -> None:
    role = of_role(MATERIAL)

    def with_role(pdf: pikepdf.Pdf) -> None:
        if role:
            choose(groups(pdf)[ROLE], role.choices[1].value)

    file = take(filled(with_role), tmp_path)
    assert (file.refusal, file.problems) == (None, ())
    (sheet,) = file.sheets
    assert sheet.role == (role.choices[1].value if role else None)
    expected = {i: int(one.choices[len(i) % 5].value) for i, one in ASKED.items()}
    assert {item: answer.code for item, answer in sheet.answers.items()} == expected


def test_what_was_not_marked_is_skipped(tmp_path: Path) -> None:
    first, *_others = ASKED

    def take_back(pdf: pikepdf.Pdf) -> None:
        field = groups(pdf)[first]
        field.V = pikepdf.Name("/Off")
        for kid in field.Kids.as_list():
            kid.AS = pikepdf.Name("/Off")

    (sheet,) = take(filled(take_back), tmp_path).sheets
    assert set(sheet.answers) == set(ASKED) - {first}


def other_look(pdf: pikepdf.Pdf) -> None:
    groups(pdf)["1.2"].V = pikepdf.Name("/2")


def two_marks(pdf: pikepdf.Pdf) -> None:
    for kid in groups(pdf)["1.2"].Kids.as_list()[:2]:
        kid.AS = next(pikepdf.Name(str(s)) for s in dict(kid.AP.N.items()) if str(s) != "/Off")


def no_fields(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AcroForm


def old_version(pdf: pikepdf.Pdf) -> None:
    groups(pdf)["sixelements.version"].V = pikepdf.String("0")


def other_questions(pdf: pikepdf.Pdf) -> None:
    groups(pdf)["sixelements.questions"].V = pikepdf.String("0" * 64)


def a_program(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS=pikepdf.String("app.alert(1)"))


def many_fields(pdf: pikepdf.Pdf) -> None:
    more = (pikepdf.Dictionary(T=pikepdf.String(f"x{n}"), FT=pikepdf.Name("/Btn")) for n in range(50_000))
    pdf.Root.AcroForm.Fields.extend(pikepdf.Array(more))


def circle(pdf: pikepdf.Pdf) -> None:
    node = pdf.make_indirect(pikepdf.Dictionary(T=pikepdf.String("a")))
    node.Kids = pikepdf.Array([node])
    pdf.Root.AcroForm.Fields.append(node)


CLEAR = "What is marked and what is saved differ in 1.2. Ask for it to be marked there again."
FLAT = "No form of ours is in it: it was printed, flattened, or is another PDF. Type its answers in."


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (other_look, CLEAR),
        (two_marks, CLEAR),
        (no_fields, FLAT),
        (old_version, "It is a form of another version of Six Elements. Type its answers in."),
        (other_questions, "It asks other questions than the round does now. Send it out again."),
        (a_program, "It holds a program, which our forms never do. Send the form out again."),
        (many_fields, "It holds far more fields than our forms. Send the form out again."),
    ],
)
def test_each_thing_wrong_has_its_sentence(change: Change, why: str, tmp_path: Path) -> None:
    file = take(filled(change), tmp_path)
    assert file.refusal == why
    assert file.sheets == ()


def test_fields_in_a_circle_end(tmp_path: Path) -> None:
    assert len(take(filled(circle), tmp_path).sheets) == 1


def test_a_form_of_another_round_is_refused_whatever_it_is_called(tmp_path: Path) -> None:
    assert FORM.mark
    other = replace(FORM, mark=replace(FORM.mark, round=RoundId("another")))
    assert "no round of this workbook" in (take(filled(), tmp_path, other).refusal or "")


def test_a_password_nothing_and_no_pdf_have_their_sentences(tmp_path: Path) -> None:
    locked = filled(encryption=pikepdf.Encryption(owner="o", user="u"))
    assert "It has a password." in (take(locked, tmp_path).refusal or "")
    assert take(the_form(), tmp_path).refusal == "Nothing is marked in it."
    assert "not a readable PDF" in (take(b"%PDF-1.7", tmp_path).refusal or "")


def test_the_gate_passes_on_what_a_form_is_for(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(filled(other_look))
    with gate() as door:
        file = door.read(path)
    assert (file.mark, file.unclear) == (FORM.mark, ("1.2",))


def test_the_forms_of_all_practices_have_another_mark() -> None:
    whole = everything()
    assert mark_of(whole.assessment, whole.round) != FORM.mark


def test_a_form_filled_by_another_library_is_read_the_same(tmp_path: Path) -> None:
    """pypdf sets values and looks in its own way."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(the_form()))
    chosen = {name: one.choices[len(name) % 5].value for name, one in ASKED.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(
            page, {name: f"/{value}" for name, value in chosen.items()}, auto_regenerate=False
        )
    out = io.BytesIO()
    writer.write(out)
    (sheet,) = take(out.getvalue(), tmp_path).sheets
    assert {item: str(answer.code) for item, answer in sheet.answers.items()} == chosen
