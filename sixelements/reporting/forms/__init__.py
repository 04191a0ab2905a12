"""Questions out: every form of a round as a file, read back before it is handed on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from sixelements.application.files import MadeFile
from sixelements.application.forms import ALL_FORMS, WantedForms
from sixelements.i18n import speaking
from sixelements.reporting.formats import sure

if TYPE_CHECKING:  # each kind of file loads only what it needs
    from sixelements.application.forms import FormMaterial
    from sixelements.reporting.outline import Document
    from sixelements.reporting.paper import Paper

    Progress = Callable[[int, int], None]


KINDS = (
    "questionnaire.pdf",
    "answer-sheet.pdf",
    "form.pdf",
    "answers.xlsx",
    "answers.csv",
    "questions.csv",
    "questions.txt",
    "limesurvey.txt",
    "message.txt",
    "worksheets.pdf",
    "sphere-of-influence.pdf",
    "dots.pdf",
)
BLANK = ("worksheets.pdf", "sphere-of-influence.pdf")
"""What asks nobody anything: for a group to fill in together, and for each person to keep."""
DOTS = "dots.pdf"
"""The list that people put dots on after the talk; they are typed in as a whole, and no file brings them."""
LARGE = ("questionnaire-large.pdf", "answer-sheet-large.pdf")
"""Booklet and answer sheet in large print."""


def make(material: FormMaterial, wanted: WantedForms = ALL_FORMS) -> Iterator[MadeFile]:
    """The forms of a round that are wanted, one after another.

    Raises NotAsWritten where a file does not hold what it should.
    """
    forms = _made(material, wanted)
    while True:
        with speaking(material.language):  # not while whoever asks for the next one has something to say
            form = next(forms, None)
        if form is None:
            return
        yield form


def _made(material: FormMaterial, wanted: WantedForms) -> Iterator[MadeFile]:
    from sixelements.reporting.forms import answer_tables, limesurvey, message, questions  # noqa: PLC0415
    from sixelements.reporting.paper import Paper  # noqa: PLC0415

    paper = Paper[(wanted.paper or material.branding.paper).upper()]
    yield from _pdfs(material, paper, wanted)
    tables = (
        ("answers.xlsx", answer_tables.answers_xlsx, answer_tables.xlsx_reads_back),
        ("answers.csv", answer_tables.answers_csv, answer_tables.csv_reads_back),
        ("questions.csv", questions.questions_csv, questions.csv_reads_back),
        ("limesurvey.txt", limesurvey.limesurvey_txt, limesurvey.reads_back),
    )
    for kind, write, reads_back in tables:
        if kind not in wanted:
            continue
        data = write(material)
        sure(kind, right=reads_back(data, material))
        yield MadeFile(kind=kind, data=data)
    for kind, text in (("questions.txt", questions.questions_txt), ("message.txt", message.message_txt)):
        if kind in wanted:
            yield MadeFile(kind=kind, data=text(material))
    yield from _blank(material, paper, wanted)


def _pdfs(material: FormMaterial, paper: Paper, wanted: WantedForms) -> Iterator[MadeFile]:
    from sixelements.reporting.forms.answer_sheet import answer_sheet, large_answer_sheet  # noqa: PLC0415
    from sixelements.reporting.forms.booklet import booklet, form  # noqa: PLC0415

    if "questionnaire.pdf" in wanted:
        yield _pdf("questionnaire.pdf", material, booklet(material), paper)
    if wanted.large and "questionnaire.pdf" in wanted:
        yield _pdf(LARGE[0], material, booklet(material, large=True), paper)
    if "answer-sheet.pdf" in wanted:
        yield _pdf("answer-sheet.pdf", material, answer_sheet(material, paper), paper)
    if wanted.large and "answer-sheet.pdf" in wanted:
        yield _pdf(LARGE[1], material, large_answer_sheet(material), paper)
    if "form.pdf" in wanted:
        yield _pdf("form.pdf", material, form(material), paper)


def _blank(material: FormMaterial, paper: Paper, wanted: WantedForms) -> Iterator[MadeFile]:
    from sixelements.reporting.forms.blank_worksheets import blank_worksheets, sphere  # noqa: PLC0415

    for kind, make_it in zip(BLANK, (blank_worksheets, sphere), strict=True):
        if kind in wanted:
            yield _pdf(kind, material, make_it(material), paper)
    if DOTS in wanted:
        from sixelements.reporting.forms.dots_list import dots_list  # noqa: PLC0415

        yield _pdf(DOTS, material, dots_list(material, paper), paper)


def _pdf(kind: str, material: FormMaterial, document: Document, paper: Paper) -> MadeFile:
    from sixelements.reporting.pdf import DEFAULT_BRAND, readback, write_pdf  # noqa: PLC0415

    brand = material.branding.color or DEFAULT_BRAND
    made = write_pdf(document, paper=paper, made_on=material.made_on, brand=brand)
    sure(kind, right=readback.reads_back(made.data, pages=made.pages))
    return MadeFile(kind=kind, data=made.data, pages=made.pages, missing=made.missing)
