"""Excel workbooks as a table: the tab that looks like one, as far as it is shown."""

import io
import re
import struct
import warnings
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeAlias
from zipfile import BadZipFile, ZipFile

from sixelements.domain.foreign_table import OtherTab
from sixelements.i18n import _
from sixelements.intake.tables import MOST_COLUMNS, MOST_ROWS, NoTable, NumberedRows

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

MOST_PARTS = 2_000
MOST_PLAN_ROWS, MOST_PLAN_COLUMNS = 5_000, 200
MOST_BYTES = 120_000_000
"""Of all parts, unpacked."""
MOST_RATIO = 200
"""Of a part's size to what it takes packed; sheets of numbers come to 20."""
_WORTH_A_LOOK = 1_000_000
"""Bytes of a part from which on its ratio counts."""
_FIRST_ROWS = 5
"""That are looked at to find out whether a tab is a table."""
_MOST_IN_NOTES, _LEAST_IN_ANSWERS = 4, 9
"""Filled cells of a row up to which a tab may be notes, and beyond which one behind it may be of answers."""
_MOST_TABS = 20
"""Looked at beside the one that is read."""
_ROWS_BESIDE, _LONGEST_BESIDE = 6, 400
"""Of each of them, and characters of a cell."""
_LEGACY = b"\xd0\xcf\x11\xe0"
"""How files of Excel before 2007 begin, and new ones with a password."""
_BROKEN = (
    BadZipFile,
    SyntaxError,  # of whichever library reads XML
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
)
"""As openpyxl and what it stands on say that they can't read it."""
XlsxValue: TypeAlias = "str | int | float | bool | datetime | date | time | timedelta | None"


_MERGED = re.compile(rb'mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_MOST_MERGED = 1_000
_ROW, _ROW_NUMBER = re.compile(rb"<(?:\w+:)?row\b([^>]*)>"), re.compile(rb'\br="(\d{1,7})"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_HEADER_ROWS, _LONGEST_ACROSS = 3, 3
"""Rows that may be of a header, and characters up to which a cell merged across columns there answers."""
_FORMULA = (b"<f>", b"<f ", b":f>", b":f ")
_NO_RESULT = re.compile(
    rb"<(?:\w+:)?c(?=\s)(?![^>]*\st=\"str\")[^>]*\sr=\"(\w{1,12})\"[^>]*>"
    rb"<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
"""A cell with a formula and nothing that it came to; an empty text is a result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTab:
    """The tab that is read: its name, where there are several, its rows with their numbers, tabs beside it.

    ``merged`` are the rows with a cell that is hidden in a merged one, below the header, and ``hidden`` those
    that are not shown, as by a filter.
    """

    name: str
    rows: NumberedRows
    beside: tuple[OtherTab, ...]
    merged: tuple[int, ...]
    hidden: tuple[int, ...] = ()


def read(data: bytes, tab: str = "") -> ReadTab:
    """The tab of a workbook that looks like one of answers, or the one of a name.

    Raises NoTable with one clear sentence, also while rows are taken.
    """
    if data.startswith(_LEGACY):
        raise NoTable(_("It has a password or is of an old Excel. Save it as an ordinary XLSX file."))
    with _in_words():
        _check_size(data)
        book = _opened(data)
        try:
            at, found = _named(book, tab) if tab else _chosen(book)
            beside = tuple(_beside(book, at))
        except BaseException:
            book.close()
            raise
    with _in_words():
        unseen = tuple(_hidden_rows(data, book, at))
    if hidden := _hidden_in_merged(data, at):
        found = _filled(found, hidden)
    tabs = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    return ReadTab(
        name=book.worksheets[at].title if len(tabs) > 1 else "",
        rows=_rows(data, book, at, found),
        beside=beside,
        merged=tuple(sorted({row for row, _column in hidden if row > 1})),
        hidden=unseen,
    )


def read_tabs(data: bytes, names: Iterable[str]) -> dict[str, list[tuple[int, Sequence[str]]]]:
    """The rows of the visible tabs of these names, as far as a plan goes, with what formulas came to.

    Raises NoTable with one clear sentence.
    """
    if data.startswith(_LEGACY):
        raise NoTable(_("It has a password or is of an old Excel. Save it as an ordinary XLSX file."))
    found = {}
    with _in_words():
        _check_size(data)
        book = _opened(data)
        try:
            for at, sheet in enumerate(book.worksheets):
                if sheet.title in names and sheet.sheet_state == "visible":
                    rows = _rows_of_plan(sheet)
                    if cell := _without_result(data, at):
                        text = _("It holds formulas without their results, the first in {cell} of {tab}.")
                        raise NoTable(text.format(cell=cell, tab=sheet.title))
                    found[sheet.title] = rows
        finally:
            book.close()
    return found


def _rows_of_plan(sheet: "ReadOnlyWorksheet") -> list[tuple[int, Sequence[str]]]:
    rows = [*islice(_of_sheet(sheet, shares=True), MOST_PLAN_ROWS + 1)]
    if len(rows) > MOST_PLAN_ROWS or any(len(cells) > MOST_PLAN_COLUMNS for _n, cells in rows):
        raise NoTable(_("It has more rows or columns than a plan has. Is it the right file?"))
    return rows


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl can't show, as lists of choices
            yield
    except _BROKEN:
        raise NoTable(_("It is not a readable Excel workbook. Save it as XLSX again.")) from None


def _check_size(data: bytes) -> None:
    """Refuse what would unpack to more than we can handle, before unpacking any of it."""
    with ZipFile(io.BytesIO(data)) as parts:
        infos = parts.infolist()
        total = sum(info.file_size for info in infos)
        bombs = [
            i for i in infos if i.file_size > _WORTH_A_LOOK and i.file_size > MOST_RATIO * i.compress_size
        ]
    if len(infos) > MOST_PARTS or total > MOST_BYTES or bombs:
        raise NoTable(_("It unpacks to more than a workbook of answers holds. Save it as CSV (UTF-8)."))


def _opened(data: bytes, *, results: bool = True) -> "Workbook":
    """A workbook with what its formulas came to, or without ``results`` with the formulas themselves."""
    from openpyxl import load_workbook  # noqa: PLC0415 - only where there is a workbook

    return load_workbook(io.BytesIO(data), read_only=True, data_only=results, keep_links=False)


def _chosen(book: "Workbook") -> tuple[int, NumberedRows]:
    """The tab that is read, and its rows: the first one that holds anything.

    If that looks like notes, it is the next one that looks like a table of answers, if there is one.
    """
    notes = None
    for at, sheet in enumerate(book.worksheets):
        rows = _of_sheet(sheet) if sheet.sheet_state == "visible" else iter(())
        first = [*islice(rows, _FIRST_ROWS)]
        widest = max((sum(map(bool, map(str.strip, cells))) for _number, cells in first), default=0)
        if widest > (_MOST_IN_NOTES if notes is None else _LEAST_IN_ANSWERS):
            return at, chain(first, rows)
        if first and notes is None:
            notes = at, chain(first, rows)
    return notes or (0, iter(()))


def _named(book: "Workbook", tab: str) -> tuple[int, NumberedRows]:
    """The tab of a name, and its rows. Raises ValueError where none is shown that is called so."""
    names = [sheet.title if sheet.sheet_state == "visible" else "" for sheet in book.worksheets]
    at = names.index(tab)
    return at, _of_sheet(book.worksheets[at])


def _beside(book: "Workbook", chosen: int) -> Iterator[OtherTab]:
    """The other tabs that are shown and hold anything."""
    for at, sheet in enumerate(book.worksheets[:_MOST_TABS]):
        if at != chosen and sheet.sheet_state == "visible":
            first = (cells[:MOST_COLUMNS] for _number, cells in islice(_of_sheet(sheet), _ROWS_BESIDE))
            rows = tuple(tuple(cell[:_LONGEST_BESIDE] for cell in cells) for cells in first)
            if rows:
                yield OtherTab(name=sheet.title, rows=rows)


def _rows(data: bytes, book: "Workbook", at: int, found: NumberedRows) -> NumberedRows:
    with _in_words():
        try:
            yield from found
        finally:
            book.close()
        if cell := _without_result(data, at):
            text = _(
                "It holds formulas without their results, the first in {cell}. Open it in Excel or "
                "LibreOffice, save it, and collect it again."
            )
            raise NoTable(text.format(cell=cell))


def _without_result(data: bytes, at: int) -> str:
    """The first cell of a tab whose formula was never worked out, as in files that a program wrote."""
    cells: set[str] = set()
    with ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            part = parts.read(name) if "worksheets/" in name and name.endswith(".xml") else b""
            if any(mark in part for mark in _FORMULA):
                cells |= {found.decode() for found in _NO_RESULT.findall(part)}
    if not cells:
        return ""
    book = _opened(data, results=False)  # which part a tab lies in is only openpyxl's to say
    try:
        rows = book.worksheets[at].iter_rows()
        empty = (c.coordinate for row in rows for c in row if c.data_type == "f" and c.coordinate in cells)
        return next(empty, "")
    finally:
        book.close()


def _hidden_rows(data: bytes, book: "Workbook", at: int) -> Iterator[int]:
    """The rows of a tab that are not shown, as by a filter, by their numbers."""
    if not book.worksheets:
        return
    place = book.worksheets[at]._worksheet_path  # noqa: SLF001 - openpyxl names the part nowhere else
    with ZipFile(io.BytesIO(data)) as parts:
        part = parts.read(place)
    if b"hidden=" in part:
        said = (found[1] for found in _ROW.finditer(part) if _HIDDEN.search(found[1]))
        yield from (int(number[1]) for row in said if (number := _ROW_NUMBER.search(row)))


CellAt = tuple[int, int]
"""Of a tab, by its row and column, from 1."""


def _hidden_in_merged(data: bytes, at: int) -> Mapping[CellAt, CellAt]:
    """For each cell of a tab that is hidden in a merged one, the first cell of that, which holds the words.

    A role that is written once beside six people is the role of all six, and a level across three questions
    is that of all three. Cells merged across columns in a header stay as they are: a title stands once.
    """
    with _in_words():
        with ZipFile(io.BytesIO(data)) as parts:
            names = [n for n in parts.namelist() if "worksheets/" in n and n.endswith(".xml")]
            merged = (found for name in names for found in _MERGED.findall(parts.read(name)))
            if not any(last_row != b"1" for _first, _first_row, _last, last_row in merged):
                return {}
        from openpyxl import load_workbook  # noqa: PLC0415 - only where there is a workbook

        # only reading all of it tells which part a tab lies in
        sheet = load_workbook(io.BytesIO(data), data_only=True, keep_links=False).worksheets[at]
        hidden: dict[CellAt, CellAt] = {}
        for cells in islice(sheet.merged_cells.ranges, _MOST_MERGED):
            first = cells.min_row, cells.min_col
            said = str(sheet.cell(*first).value or "")
            across = first[0] > _HEADER_ROWS or (first[0] > 1 and len(said) <= _LONGEST_ACROSS)
            last = min(cells.max_row, cells.min_row + MOST_ROWS)
            right = min(cells.max_col, MOST_COLUMNS) if across else cells.min_col
            rows, columns = range(cells.min_row, last + 1), range(cells.min_col, right + 1)
            hidden |= {(r, c): first for r in rows for c in columns if (r, c) != first}
        return hidden


def _filled(rows: NumberedRows, hidden: Mapping[CellAt, CellAt]) -> NumberedRows:
    """Rows with what merged cells say in each of theirs; a row that holds nothing else stays away."""
    said: dict[CellAt, str] = {}
    starts = {*hidden.values()}
    columns = sorted({column for cells in (hidden, starts) for _row, column in cells})
    for number, cells in rows:
        filled = list(cells)
        for column in columns:
            there = filled[column - 1] if column <= len(filled) else ""
            if (number, column) in starts:
                said[number, column] = there
            elif (first := hidden.get((number, column))) and not there and said.get(first):
                filled += [""] * (column - len(filled))  # cells that hold nothing end a row early
                filled[column - 1] = said[first]
        yield number, filled


def _of_sheet(sheet: "ReadOnlyWorksheet", *, shares: bool = False) -> NumberedRows:
    """``shares``: a number that is shown as a share, such as 72%, is read as it is shown."""
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    width = 0
    rows = map(_shown, sheet.iter_rows()) if shares else map(_texts, sheet.iter_rows(values_only=True))
    for number, texts in enumerate(rows, start=1):
        if any(map(str.strip, texts)):
            width = max(width, len(texts))  # a title is not as wide as its table
            yield number, texts + [""] * (width - len(texts))


def _shown(cells: "Iterable[ReadOnlyCell | EmptyCell]") -> list[str]:
    texts = _texts(cell.value for cell in cells)
    for n, cell in enumerate(cells):
        if isinstance(cell.value, int | float) and "%" in (getattr(cell, "number_format", "") or ""):
            texts[n] = f"{cell.value * 100:.12g}%"
    return texts


def _texts(cells: Iterable[XlsxValue]) -> list[str]:
    return [cell if isinstance(cell, str) else "" if cell is None else _text(cell) for cell in cells]


def _text(cell: "int | float | bool | datetime | date | time | timedelta") -> str:
    """A value as somebody would type it; a date as a date, which is no answer."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
