"""Excel workbooks as a table: the first sheet that holds anything, as far as it is shown."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeAlias
from zipfile import BadZipFile, ZipFile

from sixelements.i18n import _
from sixelements.intake.tables import NoTable, Rows

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

MOST_PARTS = 2_000
MOST_BYTES = 120_000_000
"""Of all parts, unpacked."""
MOST_RATIO = 200
"""Of a part's size to what it takes packed; sheets of numbers come to 20."""
_WORTH_A_LOOK = 1_000_000
"""Bytes of a part from which on its ratio counts."""
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


def read(data: bytes) -> Rows:
    """The rows of a workbook with their numbers. Raises NoTable with one clear sentence."""
    if data.startswith(_LEGACY):
        raise NoTable(_("It has a password or is of an old Excel. Save it as an ordinary XLSX file."))
    try:
        _check_size(data)
        yield from _rows(data)
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


def _rows(data: bytes) -> Rows:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl can't show, as lists of choices
        from openpyxl import load_workbook  # noqa: PLC0415 - only where there is a workbook

        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            for sheet in book.worksheets:
                found = False
                for row in _of_sheet(sheet) if sheet.sheet_state == "visible" else ():
                    found = True
                    yield row
                if found:
                    return
        finally:
            book.close()


def _of_sheet(sheet: "ReadOnlyWorksheet") -> Rows:
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    width = 0
    for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        texts = _texts(cells)
        if any(map(str.strip, texts)):
            width = width or len(texts)
            yield number, texts + [""] * (width - len(texts))


def _texts(cells: Iterable[XlsxValue]) -> list[str]:
    return [cell if isinstance(cell, str) else "" if cell is None else _text(cell) for cell in cells]


def _text(cell: "int | float | bool | datetime | date | time | timedelta") -> str:
    """A value as somebody would type it; a date as a date, which is no answer."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
