"""Sheets as an XLSX file: text never a formula or a link, the same bytes for the same day."""

import io
import math
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from sixelements.domain.papers import A4, LETTER
from sixelements.reporting.floats import undusted
from sixelements.reporting.printable import printable
from sixelements.reporting.spreadsheet.model import CellKind, SheetColumn, SheetValue, SpreadsheetTable

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LONGEST = 32_000
"""Letters in a cell; a spreadsheet has room for 32,767."""
FIRST_DAY = date(1901, 1, 1)
"""Earlier days are written as words: spreadsheets count them differently."""
_FORMATS: Mapping[CellKind, str] = {CellKind.COUNT: "0", CellKind.NUMBER: "0.0", CellKind.DATE: "yyyy-mm-dd"}
_PAPERS: Mapping[str, int] = {LETTER: 1, A4: 9}
"""Papers by the numbers that spreadsheets have for them."""
_LINE, _HIGHEST, _FILLED = 15.0, 405.0, 0.9
"""Points of a line and the most of a row; how much of a line words fill, as they break between them."""
_ACROSS, _SMALLER = 230, 70
"""Characters that can still be read across one page, and the scale, per cent, of what is wider."""
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def xlsx(
    sheets: tuple[SpreadsheetTable, ...], *, title: str, author: str, made_on: date, paper: str = LETTER
) -> bytes:
    """The file, for a ``paper`` of `domain.papers`. Raises ValueError for a number that is not finite."""
    out = io.BytesIO()
    book = workbook(out)
    made = datetime.combine(made_on, time(), UTC).replace(tzinfo=None)
    book.set_properties({"title": plain(title), "author": author, "created": made})
    for sheet in sheets:
        _write(book, sheet, _PAPERS[paper])
    book.close()
    return out.getvalue()


def workbook(out: io.BytesIO) -> "Workbook":
    """An empty file in which text stays text."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only where a spreadsheet is made

    return Workbook(out, _OPTIONS)


def plain(words: str) -> str:
    """Text as it stands in a cell: without control characters, and no longer than a cell can hold."""
    kept = printable(words)
    return kept if len(kept) <= _LONGEST else f"{kept[:_LONGEST]} …"


def in_cell(value: SheetValue) -> SheetValue:
    """The value that a cell will hold; None for an empty one."""
    if isinstance(value, date) and value < FIRST_DAY:
        return value.isoformat()
    if isinstance(value, float):
        return undusted(value)
    return (plain(value) or None) if isinstance(value, str) else value


def _write(book: "Workbook", sheet: SpreadsheetTable, paper: int) -> None:
    page = book.add_worksheet(sheet.name)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1})
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
        page.write_string(0, at, plain(column.title), head)
    looks = [_look(book, column) for column in sheet.columns]
    for at, row in enumerate(sheet.rows, start=1):
        page.set_row(at, _height(sheet, row))
        for place, (value, look) in enumerate(zip(row, looks, strict=True)):
            _cell(page, at, place, in_cell(value), look)
    page.freeze_panes(1, 0)
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    page.set_paper(paper)
    _print_setup(page, sheet)


def _height(sheet: SpreadsheetTable, row: tuple[SheetValue, ...]) -> float:
    """Points that the words of a row need, broken within their columns; not every program sees to that."""
    lines = 1
    for column, value in zip(sheet.columns, row, strict=True):
        if isinstance(value, str):
            across = max(column.width * _FILLED, 1)
            lines = max(lines, sum(max(1, math.ceil(len(part) / across)) for part in value.split("\n")))
    return min(_LINE * lines, _HIGHEST)


def _look(book: "Workbook", column: SheetColumn) -> "Format":
    look: dict[str, str | bool] = {"valign": "top", "num_format": _FORMATS.get(column.kind, "General")}
    if column.kind is CellKind.TEXT:
        look |= {"text_wrap": True, "num_format": "@"}
    return book.add_format(look)


def _cell(page: "Worksheet", row: int, column: int, value: SheetValue, look: "Format") -> None:
    match value:
        case None:
            return
        case str():
            page.write_string(row, column, value, look)
        case date():
            page.write_datetime(row, column, datetime.combine(value, time()), look)
        case _:
            page.write_number(row, column, value, look)


def _print_setup(page: "Worksheet", sheet: SpreadsheetTable) -> None:
    """Across the page, as many pages long as it takes, the header on each of them.

    A table too wide to be read on one page goes on over others, its first two columns on each of them.
    """
    page.set_landscape()
    page.repeat_rows(0)
    if sum(column.width for column in sheet.columns) <= _ACROSS:
        page.fit_to_pages(1, 0)
    else:
        page.set_print_scale(_SMALLER)
        page.repeat_columns(0, 1)
    page.set_footer("&L&A&R&P / &N")
