"""Tables to type answers into, one row a person: for Excel with lists to choose from, and as plain CSV."""

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from sixelements.application.form_mark import table_mark
from sixelements.application.forms import FormMaterial
from sixelements.i18n import _
from sixelements.reporting.forms import front
from sixelements.reporting.forms.marks import ROLE, FormQuestion, all_asked, of_role
from sixelements.reporting.spreadsheet import readback
from sixelements.reporting.spreadsheet.model import SheetValue, SpreadsheetTable, text
from sixelements.reporting.spreadsheet.writer import plain, workbook
from sixelements.wording import phrases
from sixelements.wording.promise import ReturnWay

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_ROWS = 200
"""Rows with lists to choose from, at least."""
_IDS, _TEXTS, _FIRST = 0, 1, 2
"""Rows of the table: the hidden ids, the questions, the first person."""
_LONGEST_MESSAGE = 255
_BLANK = "________"


def asked_in(material: FormMaterial) -> tuple[FormQuestion, ...]:
    """The columns of a table: the role where it is asked, then all questions."""
    role = of_role(material)
    return (*((role,) if role else ()), *all_asked(material))


def answers_csv(material: FormMaterial) -> bytes:
    """Row 1 the ids, row 2 the questions, ready to fill: UTF-8 with a mark."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(_csv_rows(material))
    return out.getvalue().encode("utf-8-sig")


def csv_reads_back(data: bytes, material: FormMaterial) -> bool:
    """Whether a file holds the two rows."""
    found = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    return list(found) == _csv_rows(material)


def _csv_rows(material: FormMaterial) -> list[list[str]]:
    asked = all_asked(material)
    return [
        [f"{ROLE} {_mark(material)}", *(one.id for one in asked)],
        [_about(material), *(plain(one.question) for one in asked)],
    ]


def _about(material: FormMaterial) -> str:
    """What the table is for, over the column for roles: a file of values has no other place for it."""
    if material.asks_role:
        role = _("Your role: frontline, supervisor, manager, or empty.")
    else:
        role = _("Leave this column empty: the round does not ask for roles.")
    where = _("{place}. {round}.").format(place=front.where(material), round=front.which_round(material))
    said = (role, where, _one_row(), *front.said_first(material, ReturnWay.FORM), _mark(material))
    return plain(phrases.sentences(*said))


def _mark(material: FormMaterial) -> str:
    """Which round it is for, so that it goes into no other one when it comes back."""
    return f"({table_mark(material.assessment, material.round)})"


def _one_row() -> str:
    return _("One row a person: 1 to 5, dk for don't know, na for not applicable, or empty.")


# --- XLSX


def answers_xlsx(material: FormMaterial) -> bytes:
    """Three sheets: to fill in, all questions with their anchors, and how it is done."""
    out = io.BytesIO()
    book = workbook(out)
    made = datetime.combine(material.made_on, time(), UTC).replace(tzinfo=None)
    title = _("Answers: {place}, round {n}").format(place=front.where(material), n=material.round.number)
    book.set_properties({"title": plain(title), "author": front.AUTHOR, "created": made})
    answers, questions, how = _sheets(material)
    _fill_in(book, answers, asked_in(material), people=_people(material))
    _read(book, questions)
    _read(book, how)
    book.close()
    return out.getvalue()


def xlsx_reads_back(data: bytes, material: FormMaterial) -> bool:
    """Whether a file holds the three sheets, cell by cell."""
    return readback.reads_back(data, _sheets(material))


def _people(material: FormMaterial) -> int:
    headcount = material.round.headcount
    return max(_ROWS, 2 * headcount.total if headcount else 0)


def _sheets(material: FormMaterial) -> tuple[SpreadsheetTable, SpreadsheetTable, SpreadsheetTable]:
    return _answers(material), _questions(material), _how(material)


def _answers(material: FormMaterial) -> SpreadsheetTable:
    """Ids where other sheets have titles; whoever fills it in sees the questions under them."""
    asked = asked_in(material)
    ids = [one.id for one in asked]
    ids[0] = f"{ids[0]} {_mark(material)}"  # what is saved as CSV keeps of the three sheets this one only
    columns = tuple(
        text(id_, one.question, width=18 if one.id == ROLE else 30)
        for id_, one in zip(ids, asked, strict=True)
    )
    return SpreadsheetTable(name=_("Answers"), columns=columns, rows=(tuple(one.question for one in asked),))


def _questions(material: FormMaterial) -> SpreadsheetTable:
    words = material.assessment.scale.words
    heads = [f"{n} {word}" for n, word in enumerate(words, start=1)]
    columns = (
        text(_("Number"), _("The number of the question."), width=9),
        text(_("Element"), _("What it belongs to."), width=20),
        text(_("Question"), _("What it says."), width=44),
        text(_("What its words mean"), _("What helps to answer it."), width=36),
        *(text(head, _("What the level means."), width=30) for head in heads),
    )
    titles = {str(p.id): element.title for element, practices in material.elements for p in practices}
    last = _("The last ten contacts")
    rows = tuple(
        (
            one.id,
            titles.get(one.id, last),
            one.full,
            one.meaning or "–",
            *(c.text for c in one.choices if not c.outside),
        )
        for one in all_asked(material)
    )
    return SpreadsheetTable(name=_("Questions"), columns=columns, rows=rows)


def _how(material: FormMaterial) -> SpreadsheetTable:
    columns = (
        text(_("What"), _("What is said."), width=22),
        text(_("Words"), _("What there is to know."), width=100),
    )
    scale = material.assessment.scale
    said: list[tuple[str, str]] = [
        (_("Organization"), material.organization),
        (_("Team"), material.team),
        (_("Round"), front.which_round(material)),
        (_("Mark"), table_mark(material.assessment, material.round)),
        (_("How long"), front.length(material)),
        *((_("Promise"), sentence) for sentence in front.said_first(material, ReturnWay.FORM, blank=_BLANK)),
        (
            _("How"),
            _("Each person fills in one row of the first sheet. Click a cell and choose from its list."),
        ),
        (_("How"), scale.rule),
        (_("dk"), _("Don't know: {meaning}").format(meaning=scale.dont_know)),
        (_("na"), _("Not applicable: {meaning}").format(meaning=scale.not_applicable)),
        (
            _("How"),
            _("An empty cell is a question that was skipped. The sheet Questions has every level in full."),
        ),
        (_("How"), _("Leave the first, hidden row as it is: it tells which question a column answers.")),
    ]
    rows: tuple[tuple[SheetValue, ...], ...] = tuple(line for line in said if line[1])
    return SpreadsheetTable(name=_("How"), columns=columns, rows=rows)


def _fill_in(
    book: "Workbook", sheet: SpreadsheetTable, asked: Sequence[FormQuestion], *, people: int
) -> None:
    page = book.add_worksheet(sheet.name)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "locked": True})
    cell = book.add_format({"num_format": "General", "align": "center"})
    for at, (column, one) in enumerate(zip(sheet.columns, asked, strict=True)):
        page.set_column(at, at, column.width, cell)
        page.write_string(_IDS, at, plain(column.title), head)
        page.write_string(_TEXTS, at, plain(column.meaning), head)
        _list(page, at, one, last=_FIRST + people - 1)
    page.set_row(_IDS, None, None, {"hidden": True})
    page.set_row(_TEXTS, 78)
    page.freeze_panes(_FIRST, 1 if asked[0].id == ROLE else 0)
    page.set_landscape()


def _list(page: "Worksheet", column: int, asked: FormQuestion, *, last: int) -> None:
    """The values that the cells of a column offer, and what each of them means."""
    meanings = "\n".join(phrases.labeled(c.value, c.word or c.text) for c in asked.choices)
    rules = {
        "validate": "list",
        "source": [choice.value for choice in asked.choices],
        "input_title": asked.heading[:32],
        "input_message": meanings[:_LONGEST_MESSAGE],
        "error_title": _("Not an answer"),
        "error_message": _("Choose one of the list, or leave the cell empty."),
    }
    page.data_validation(_FIRST, column, last, column, rules)


def _read(book: "Workbook", sheet: SpreadsheetTable) -> None:
    page = book.add_worksheet(sheet.name)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1})
    body = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
        page.write_string(0, at, plain(column.title), head)
        for down, row in enumerate(sheet.rows, start=1):
            page.write_string(down, at, plain(str(row[at])), body)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
