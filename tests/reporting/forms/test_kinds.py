"""Every form asks exactly what the round asks, and says whose it is, what is promised, where it goes."""

import csv
import html
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import openpyxl
import pypdf
import pytest

from sixelements.application.files import MadeFile
from sixelements.application.form_mark import QUESTIONS_ONLY
from sixelements.application.forms import FormMaterial, WantedForms
from sixelements.domain.assessment import Assessment
from sixelements.reporting import forms
from sixelements.reporting.formats import NotAsWritten
from sixelements.reporting.forms import answer_tables
from sixelements.reporting.forms.answer_sheet import answer_sheet
from sixelements.reporting.forms.marks import ROLE, all_asked
from sixelements.reporting.paper import Paper
from sixelements.reporting.pdf import write_pdf
from sixelements.wording import numbers, promise
from tests.reporting.example import assessment
from tests.reporting.forms.rounds import MADE_ON, ROUNDS, a_round, everything, material_of
from tests.reporting.readback import problems_of, squeezed
from tests.sampling import some

BLANK = (*forms.BLANK, forms.DOTS)
"""They ask nobody anything, so they promise nothing."""
PRACTICE = re.compile(r"\b[1-9]\.[1-9]\b")


@cache
def made(name: str) -> dict[str, MadeFile]:
    files = forms.make(ROUNDS[name](), WantedForms(large=True))
    return {file.kind: file for file in files}


@cache
def asking(name: str) -> list[MadeFile]:
    """The files that ask something."""
    return [file for file in made(name).values() if file.kind not in BLANK]


def words_in(file: MadeFile) -> str:
    """All text of a file, without spaces where it is a PDF."""
    if file.kind.endswith(".pdf"):
        pages = pypdf.PdfReader(io.BytesIO(file.data)).pages
        return squeezed("".join(page.extract_text() for page in pages))
    if file.kind.endswith(".xlsx"):
        book = openpyxl.load_workbook(io.BytesIO(file.data))
        return " ".join(str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value)
    text = file.data.decode("utf-8-sig")
    return html.unescape(text) if file.kind == "limesurvey.txt" else text


def rows_in(file: MadeFile, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


@pytest.mark.parametrize("name", ROUNDS)
def test_every_kind_is_made_once_and_no_other(name: str) -> None:
    assert sorted(made(name)) == sorted((*forms.KINDS, *forms.LARGE))
    assert not {*forms.LARGE} & {file.kind for file in forms.make(ROUNDS["own"]())}


@pytest.mark.parametrize("name", some(ROUNDS, 2))
def test_every_pdf_is_tagged_to_pdf_ua(name: str) -> None:
    for file in made(name).values():
        if file.kind.endswith(".pdf"):
            assert problems_of(file.data) == [], file.kind


@pytest.mark.parametrize("name", ["everything", "core", "chosen", "own"])
def test_the_practices_of_the_round_and_no_others_stand_in_every_file(name: str) -> None:
    material = ROUNDS[name]()
    asked = set(material.round.practices)
    for file in asking(name):
        if file.kind != "message.txt":
            assert set(ids_in(file, material)) == asked, file.kind


def ids_in(file: MadeFile, material: FormMaterial) -> Iterator[str]:
    """The ids of practices that a file asks, told by what stands beside them."""
    found = words_in(file)
    for practice in material.assessment.practices.values():
        name, statement = f"{practice.id}{practice.name}", f"{practice.id} {practice.statement}"
        shown = name if file.kind.endswith(".pdf") else statement
        shown = shown.replace('"', '""') if file.kind.endswith(".csv") else shown
        if (squeezed(shown) if file.kind.endswith(".pdf") else shown) in found:
            yield practice.id


@pytest.mark.parametrize(
    "kind", ["questionnaire.pdf", forms.LARGE[0], "form.pdf", "questions.csv", "questions.txt"]
)
def test_where_there_is_room_every_anchor_stands_in_full(kind: str) -> None:
    found = words_in(made("everything")[kind])
    for practice in assessment().practices.values():
        for text in practice.anchors:
            shown = (
                squeezed(text)
                if kind.endswith(".pdf")
                else text.replace('"', '""')
                if kind.endswith(".csv")
                else text
            )
            assert shown in found


@pytest.mark.parametrize("name", ["everything", "own"])
def test_every_file_says_whose_it_is_and_what_is_promised(name: str) -> None:
    material = ROUNDS[name]()
    for file in asking(name):
        found = squeezed(words_in(file)).replace('""', '"')
        said = (material.organization, material.team, *promise.sentences(material.round))
        for words in said if file.kind != "message.txt" else said[1:]:
            assert squeezed(words) in found, (file.kind, words)


def test_every_file_says_who_reads_it_and_by_when() -> None:
    material = everything()
    for file in asking("everything"):
        found = squeezed(words_in(file))
        assert squeezed(material.return_to) in found, file.kind
        assert material.return_by is not None
        assert squeezed(numbers.day(material.return_by)) in found, file.kind


def test_what_is_not_known_yet_is_a_line_on_paper() -> None:
    for kind in ("questionnaire.pdf", "answer-sheet.pdf"):
        found = words_in(made("own")[kind])
        assert "Returnitto" in found
        assert "Returnitby" in found
    assert "Returnitby" not in words_in(made("own")["form.pdf"])


def test_all_but_the_two_that_say_it_in_the_mail_tell_how_long_it_takes() -> None:
    for kind in (
        "questionnaire.pdf",
        "answer-sheet.pdf",
        "form.pdf",
        "answers.xlsx",
        "questions.txt",
        "message.txt",
    ):
        assert "about20minutes" in squeezed(words_in(made("everything")[kind])), kind


@pytest.mark.parametrize(("name", "asks"), [("everything", True), ("chosen", False)])
def test_a_role_is_asked_only_where_one_could_be_shown(name: str, asks: bool) -> None:
    for file in asking(name):
        if file.kind not in ("message.txt", "answers.csv"):
            assert ("yourrole" in squeezed(words_in(file)).lower()) is asks, file.kind
    about = rows_in(made(name)["answers.csv"])[1][0]
    assert ("Leave this column empty" in about) is not asks


def test_an_open_round_says_that_answers_can_be_traced_and_never_that_they_cannot() -> None:
    for file in asking("own"):
        found = squeezed(words_in(file))
        traced = "Answers in this round can be traced to the person who gave them."
        assert squeezed(traced) in found, file.kind
        assert squeezed("never shows who answered what") not in found, file.kind
        assert squeezed("Don't write your name") not in found, file.kind


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", ["everything", "core", "chosen"])
def test_the_answer_sheet_is_one_page_on_both_papers(name: str, paper: Paper) -> None:
    known = ROUNDS[name]()
    for material in (known, replace(known, return_by=None, return_to="")):
        assert write_pdf(answer_sheet(material, paper), paper=paper, made_on=MADE_ON).pages == 1


def test_few_practices_stand_twice_on_a_page_to_be_cut_apart() -> None:
    def titles(name: str) -> int:
        return words_in(made(name)["answer-sheet.pdf"]).count("Answersheet")

    assert (titles("core"), titles("everything")) == (2, 1)


SAY_WHAT_WORDS_MEAN = (
    "questionnaire.pdf",
    "questionnaire-large.pdf",
    "form.pdf",
    "answers.xlsx",
    "questions.csv",
    "questions.txt",
    "limesurvey.txt",
)


@pytest.mark.parametrize("kind", SAY_WHAT_WORDS_MEAN)
def test_what_the_words_of_a_question_mean_is_told_wherever_it_is_asked_in_full(kind: str) -> None:
    """On paper nobody can ask what "to lead" or "our services" means, or how far back a level looks."""
    said = [p.meaning for p in everything().practices if p.meaning]
    assert len(said) > 12
    found = words_in(made("everything")[kind]).replace('""', '"')
    assert not [words for words in said if (squeezed(words) if kind.endswith(".pdf") else words) not in found]


def test_the_spreadsheet_has_a_row_a_person_with_lists_and_hidden_ids() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made("everything")["answers.xlsx"].data))
    assert book.sheetnames == ["Answers", "Questions", "How"]
    page = book["Answers"]
    assert page.row_dimensions[1].hidden
    ids = [cell.value for cell in page[1]]
    asked = all_asked(everything())
    assert ids[0].startswith(f"{ROLE} (Six Elements 1 5 ")  # stays where the sheet alone is saved as CSV
    assert ids[1:] == [one.id for one in asked]
    assert [cell.value for cell in page[2]][1:] == [one.question for one in asked]
    lists = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    assert lists["A3:A202"] == '"frontline,supervisor,manager"'
    assert lists["B3:B202"] == '"1,2,3,4,5,dk,na"'
    assert lists["AM3:AM202"] == '"1,2,3,4,5,dk"', "a line has no not applicable"
    assert len(lists) == 48
    assert [cell.value for cell in book["Questions"]["D"]][1] == everything().practices[0].meaning
    assert [cell.value for cell in book["Questions"]["E"]][1] == everything().practices[0].anchor(1)


def test_a_spreadsheet_that_does_not_read_back_is_not_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_tables, "answers_xlsx", lambda _material: made("own")["answers.xlsx"].data)
    with pytest.raises(NotAsWritten, match=r"answers\.xlsx"):
        list(forms.make(everything()))


def test_no_cell_of_any_table_is_taken_for_a_formula() -> None:
    for kind in ("answers.csv", "questions.csv"):
        for row in rows_in(made("hostile")[kind]):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]
    book = openpyxl.load_workbook(io.BytesIO(made("hostile")["answers.xlsx"].data))
    assert all(c.data_type != "f" for sheet in book for row in sheet.iter_rows() for c in row)


def test_limesurvey_gets_its_documented_rows() -> None:
    """Classes, columns, codes and their lengths are those of LimeSurvey's manual."""
    head, *rows = rows_in(made("everything")["limesurvey.txt"], "\t")
    assert head[:8] == ["class", "type/scale", "name", "relevance", "text", "help", "language", "validation"]
    cells = [dict(zip(head, row, strict=True)) for row in rows]
    kinds = [cell["class"] for cell in cells]
    assert kinds == sorted(kinds[:12], key=["S", "SL"].index) + kinds[12:]
    questions = [cell for cell in cells if cell["class"] == "Q"]
    codes = [cell["name"] for cell in questions]
    assert codes[:2] == [ROLE, "p1x1"]
    assert codes[-1] == "t10"
    assert len(set(codes)) == 48
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9]{0,19}", code) for code in codes)
    assert all(cell["type/scale"] == "L" and cell["mandatory"] == "N" for cell in questions)
    answers = [cell["name"] for cell in cells if cell["class"] == "A"]
    assert answers[3:10] == ["A1", "A2", "A3", "A4", "A5", "A6", "A7"]
    assert answers[-6:] == ["A1", "A2", "A3", "A4", "A5", "A6"]
    assert all(re.fullmatch(r"[A-Za-z0-9]{1,5}", code) for code in answers)
    settings = {cell["name"]: cell["text"] for cell in cells if cell["class"] == "S"}
    assert settings["language"] == "en"
    assert settings["anonymized"] == "Y"
    assert settings["datestamp"] == settings["ipaddr"] == settings["savetimings"] == "N"


def test_limesurvey_is_given_no_formula_and_no_markup_of_ours() -> None:
    text = made("hostile")["limesurvey.txt"].data.decode("utf-8-sig")
    assert "{" not in text
    assert "<b>" not in text
    assert all(len(row) == 12 for row in rows_in(made("hostile")["limesurvey.txt"], "\t"))


def test_survey_tools_get_questions_that_an_export_can_be_matched_by(shipped: Assessment) -> None:
    text = made("everything")["questions.txt"].data.decode("utf-8-sig")
    for one in all_asked(everything()):
        assert f"\r\n{one.question}\r\n" in text
    line = shipped.three_thirds.lines[0]
    assert f"{line.id} Of the last ten contacts you know of, in how many {line.text}" in text


def test_the_reminder_counts_and_names_nobody() -> None:
    material = material_of(assessment(), a_round(assessment().core), answered=3)
    (message,) = (file for file in forms.make(material) if file.kind == "message.txt")
    assert "3 of 14 people have answered so far." in message.data.decode("utf-8-sig")
    assert "front line" not in message.data.decode("utf-8-sig").lower()


def test_characters_that_no_font_has_are_told() -> None:
    assert "東" in made("hostile")["questionnaire.pdf"].missing
    assert made("everything")["form.pdf"].missing == frozenset()


@pytest.mark.parametrize("name", ROUNDS)
def test_blank_sheets_say_whose_they_are_and_hold_no_figure(name: str) -> None:
    material = ROUNDS[name]()
    for kind in BLANK:
        found = squeezed(words_in(made(name)[kind]))
        assert squeezed(material.organization) in found, kind
        assert squeezed(material.team) in found, kind
        assert "%" not in found, kind


def test_the_worksheets_have_the_rows_of_the_assessment_and_room_for_more() -> None:
    content = assessment().worksheets
    assert content is not None
    found = squeezed(words_in(made("everything")["worksheets.pdf"]))
    names = [c.name for c in content.channels] + [g.name for g in content.groups]
    names += [f.name for f in content.facts]
    for words in (*names, *(point.text for point in content.points), content.lesson):
        assert squeezed(words) in found, words


def test_the_ten_lines_on_paper_are_asked_in_full_and_answered_without_a_code() -> None:
    """It said "Same answer" and "Write 4 for 9": who wrote 4 and meant four was read as nine."""
    found = squeezed(words_in(made("everything")["worksheets.pdf"]))
    for line in assessment().three_thirds.lines:
        assert squeezed(line.text) in found
    assert squeezed("Circle one answer for each service.") in found
    assert squeezed("4 for 9") not in found


def test_an_assessment_without_worksheets_has_empty_rows_and_no_gate() -> None:
    bare = replace(assessment(), worksheets=None)
    material = replace(everything(), assessment=bare)
    wanted = WantedForms(kinds=frozenset(BLANK))
    sheets = {file.kind: file for file in forms.make(material, wanted)}
    found = squeezed(words_in(sheets["worksheets.pdf"]))
    assert "Channels" in found
    assert squeezed("Streamline first") not in found
    assert problems_of(sheets["worksheets.pdf"].data) == []


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_list_for_dots_is_one_page_of_all_practices_that_may_get_some(paper: str) -> None:
    """The room ranks the same ones as the desk lists: what was set aside is not among them."""
    material = everything()
    gone = material.round.practices[3]
    material = replace(material, round=replace(material.round, set_aside={gone: "not ours"}), dots_each=5)
    wanted = WantedForms(kinds=frozenset((forms.DOTS,)), paper=paper)
    (file,) = forms.make(material, wanted)
    assert file.pages == 1
    assert {*ids_in(file, material)} == {*material.round.practices} - {gone}
    assert squeezed("You have 5 dots.") in words_in(file)
    assert problems_of(file.data) == []
    (two,) = forms.make(ROUNDS["core"](), wanted)
    assert (two.pages, words_in(two).count(squeezed("You have 6 dots."))) == (1, 2)


def test_the_sphere_of_influence_is_one_page_on_both_papers() -> None:
    for paper in ("letter", "a4"):
        wanted = WantedForms(kinds=frozenset(("sphere-of-influence.pdf",)), paper=paper)
        (page,) = forms.make(everything(), wanted)
        assert page.pages == 1


def test_every_form_brings_answers_or_is_known_as_one_that_only_asks() -> None:
    """New ones were refused by name in a folder that people point at."""
    assert {*forms.KINDS, *forms.LARGE} - {*QUESTIONS_ONLY} == {"form.pdf", "answers.xlsx", "answers.csv"}
