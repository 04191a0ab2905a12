"""The form that is filled in on the screen: other programs fill it, and what they wrote reads back right."""

import io
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from shutil import which

import pikepdf
import pypdf
import pytest
from pypdf.generic import NameObject

from sixelements.application.form_mark import FORM_VERSION
from sixelements.application.forms import check_code, questions_digest
from sixelements.reporting.forms import booklet
from sixelements.reporting.forms.marks import ROLE, FormQuestion, all_asked, of_role
from sixelements.reporting.outline import Document
from sixelements.reporting.paper import Paper
from sixelements.reporting.pdf import PdfResult, write_pdf
from tests.reporting.forms.rounds import MADE_ON, ROUNDS, chosen, everything, own
from tests.reporting.readback import fonts_of
from tests.reporting.structure import Element, opened, tree_of

RADIO = 1 << 15
HIDDEN = {
    *("sixelements.workbook", "sixelements.round", "sixelements.version", "sixelements.questions"),
    "sixelements.promised",
}


def written(document: Document) -> PdfResult:
    return write_pdf(document, paper=Paper.LETTER, made_on=MADE_ON)


@cache
def the_form() -> PdfResult:
    return written(booklet.form(everything()))


def asked_in(name: str) -> list[FormQuestion]:
    material = ROUNDS[name]()
    role = of_role(material)
    return [*([role] if role else []), *all_asked(material)]


def fields(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    """Every field that holds a value, with its full name."""

    def below(field: pikepdf.Object, above: str) -> Iterator[tuple[str, pikepdf.Object]]:
        name = f"{above}.{field.T}" if above else str(field.T)
        if "/FT" in field:
            yield name, field
            return
        for kid in field.Kids.as_list():
            assert kid.Parent.objgen == field.objgen
            yield from below(kid, name)

    for field in pdf.Root.AcroForm.Fields.as_list():
        yield from below(field, "")


def read(data: bytes) -> dict[str, str]:
    """What every group holds; where it and the look of its buttons differ, the test fails."""
    found = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for name, field in fields(pdf):
            if field.FT != "/Btn":
                continue
            value = str(field.get("/V", "/Off"))
            shown = [str(kid.AS) for kid in field.Kids.as_list() if kid.AS != "/Off"]
            assert shown == ([] if value == "/Off" else [value]), name
            if value != "/Off":
                found[name] = value.removeprefix("/")
    return found


def some_answers(seed: int) -> dict[str, str]:
    chance = Random(seed)  # noqa: S311 - answers, not secrets
    asked = [one for one in asked_in("everything") if chance.random() < 0.9]
    return {one.id: chance.choice(one.choices).value for one in asked}


@pytest.mark.parametrize("name", ["everything", "core", "chosen", "own", "hostile"])
def test_every_question_is_a_group_with_its_id_and_its_values(name: str) -> None:
    with opened(written(booklet.form(ROUNDS[name]()))) as pdf:
        found = dict(fields(pdf))
        asked = asked_in(name)
        assert set(found) == {one.id for one in asked} | HIDDEN
        for one in asked:
            field = found[one.id]
            assert field.FT == "/Btn"
            assert int(field.Ff) == RADIO
            states = [set(kid.AP.N.keys()) - {"/Off"} for kid in field.Kids.as_list()]
            assert states == [{f"/{choice.value}"} for choice in one.choices]
            assert all(kid.AS == "/Off" for kid in field.Kids.as_list())


def test_fields_say_aloud_what_they_ask_and_what_each_button_means() -> None:
    practice = everything().practices[1]
    with opened(the_form()) as pdf:
        field = dict(fields(pdf))[practice.id]
        assert str(field.TU) == f"{practice.id} {practice.name}. {practice.statement}"
        third = field.Kids[2]
        assert str(third.TU) == f"1.2 3 Usual. {practice.anchor(3)}"


def test_the_form_carries_unseen_which_questions_it_asks() -> None:
    material = everything()
    with opened(the_form()) as pdf:
        hidden = {name: str(field.V) for name, field in fields(pdf) if field.FT == "/Tx"}
        assert hidden == {
            "sixelements.workbook": material.workbook,
            "sixelements.round": material.round.id,
            "sixelements.version": FORM_VERSION,
            "sixelements.questions": questions_digest(material),
            "sixelements.promised": "5",
        }
        assert all(int(field.F) == 2 for _name, field in fields(pdf) if field.FT == "/Tx")
    assert check_code(material).replace("-", "").lower() == questions_digest(material)[:8]


def test_a_role_is_a_group_only_where_one_is_asked() -> None:
    assert ROLE in {one.id for one in asked_in("everything")}
    with opened(written(booklet.form(chosen()))) as pdf:
        assert ROLE not in dict(fields(pdf))


def test_the_form_acts_on_nothing_and_asks_for_no_looks() -> None:
    pdf = opened(the_form())
    assert "/NeedAppearances" not in pdf.Root.AcroForm
    assert "/XFA" not in pdf.Root.AcroForm
    forbidden = {"/JS", "/JavaScript", "/AA", "/OpenAction"}
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary):
            assert not forbidden & set(thing.keys())
            assert thing.get("/Subtype") != "/Widget" or "/A" not in thing


def test_every_button_is_an_element_of_the_tree_in_reading_order() -> None:
    pdf = opened(the_form())
    tree = tree_of(pdf)
    buttons = tree.of("Form")
    assert len(buttons) == 3 + 37 * 7 + 10 * 6
    assert all(len(button.links) == 1 and not button.marks for button in buttons)
    placed = [button.links[0].objgen for button in buttons]
    on_pages = [a.objgen for page in pdf.pages for a in page.Annots.as_list() if int(a.F) == 4]
    assert placed == on_pages, "the order of the tab key is that of reading"
    assert all(page.Tabs == "/S" for page in pdf.pages)
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums.as_list()
    parents = {
        int(numbers[n]): numbers[n + 1].objgen
        for n in range(0, len(numbers), 2)
        if not _is_page(numbers[n + 1])
    }
    for button in buttons:
        assert parents[int(button.links[0].StructParent)] == button.entries.objgen


def _is_page(entry: pikepdf.Object) -> bool:
    return isinstance(entry, pikepdf.Array)


def test_a_practice_is_heard_as_heading_statement_meaning_and_a_list_with_buttons() -> None:
    section = next(s for s in tree_of(opened(the_form())).kids[1:])
    roles = [kid.role for kid in section.kids[2:8]]
    assert roles == ["H3", "P", "P", "L", "L", "L"]
    first: Element = section.kids[5]
    assert [[part.role for part in item.kids] for item in first.kids] == [["Lbl", "LBody"]] * 5
    assert [part.role for part in first.kids[0].kids[0].kids] == ["Form"]


def test_all_fonts_are_embedded() -> None:
    assert all(fonts_of(the_form()).values())


@pytest.mark.parametrize("seed", range(3))
def test_filled_by_pikepdf_it_reads_back_right(seed: int) -> None:
    answers = some_answers(seed)
    with opened(the_form()) as pdf:
        for name, field in fields(pdf):
            if name in answers:
                field.V = pikepdf.Name(f"/{answers[name]}")
                for kid in field.Kids.as_list():
                    state = f"/{answers[name]}"
                    kid.AS = pikepdf.Name(state if state in kid.AP.N else "/Off")
        out = io.BytesIO()
        pdf.save(out)
    assert read(out.getvalue()) == answers


@pytest.mark.parametrize("seed", range(3))
def test_filled_by_pypdf_it_reads_back_right(seed: int) -> None:
    answers = some_answers(seed)
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(the_form().data))
    for page in writer.pages:
        writer.update_page_form_field_values(
            page, {name: NameObject(f"/{value}") for name, value in answers.items()}, auto_regenerate=False
        )
    out = io.BytesIO()
    writer.write(out)
    assert read(out.getvalue()) == answers
    values = pypdf.PdfReader(io.BytesIO(out.getvalue())).get_fields() or {}
    held = {name: str(field.get("/V", "/Off")).removeprefix("/") for name, field in values.items()}
    assert {name: held[name] for name in answers} == answers


def test_pypdf_finds_the_groups_by_their_ids_without_filling() -> None:
    values = pypdf.PdfReader(io.BytesIO(written(booklet.form(own())).data)).get_fields() or {}
    assert {one.id for one in asked_in("own")} <= set(values)


@pytest.mark.skipif(which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_nothing_to_complain_about(tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    file.write_bytes(the_form().data)
    said = subprocess.run(["qpdf", "--check", file], capture_output=True, check=True).stdout.decode()
    assert "No syntax or stream encoding errors" in said


@pytest.mark.skipif(which("pdftotext") is None, reason="poppler-utils is not installed")
def test_questions_come_in_their_order(tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    file.write_bytes(the_form().data)
    said = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True).stdout.decode()
    places = [said.index(f"{p.id} {p.name}") for p in everything().practices]
    assert places == sorted(places)
    assert Counter(places).most_common(1)[0][1] == 1
