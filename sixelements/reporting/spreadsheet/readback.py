"""An XLSX file read again: what its cells hold, without the library that wrote it."""

import io
import math
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias
from xml.etree import ElementTree as ET

from sixelements.reporting.spreadsheet.model import SheetValue, SpreadsheetTable
from sixelements.reporting.spreadsheet.writer import in_cell, plain

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DAY_ZERO = date(1899, 12, 30)
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_CLOSE = 1e-12
"""The file holds sixteen digits of a number."""
CellValue: TypeAlias = str | float
Cells: TypeAlias = Mapping[tuple[int, int], CellValue]


def reads_back(data: bytes, sheets: tuple[SpreadsheetTable, ...]) -> bool:
    """Whether the file holds these sheets, cell by cell, and no formula and no link."""
    found = list(_sheets(data))
    if [name for name, _cells in found] != [sheet.name for sheet in sheets]:
        return False
    return all(_same(cells, _expected(sheet)) for (_name, cells), sheet in zip(found, sheets, strict=True))


def _expected(sheet: SpreadsheetTable) -> Cells:
    cells = {(0, n): plain(column.title) for n, column in enumerate(sheet.columns)}
    held = {
        (row, n): _number(kept)
        for row, values in enumerate(sheet.rows, start=1)
        for n, value in enumerate(values)
        if (kept := in_cell(value)) is not None
    }
    return {**cells, **held}


def _number(value: SheetValue) -> CellValue:
    if isinstance(value, date):
        return float((value - _DAY_ZERO).days)
    return value if isinstance(value, str) else float(value or 0)


def _same(found: Cells | None, expected: Cells) -> bool:
    return (
        found is not None
        and found.keys() == expected.keys()
        and all(_equal(found[place], expected[place]) for place in expected)
    )


def _equal(one: CellValue, other: CellValue) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return math.isclose(one, other, rel_tol=_CLOSE)


def _sheets(data: bytes) -> Iterator[tuple[str, Cells | None]]:
    """Name and cells of each sheet in order; None if it holds more than values."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        shared = _shared(parts)
        for n, sheet in enumerate(_xml(parts, "xl/workbook.xml").iter(f"{_MAIN}sheet"), start=1):
            root = _xml(parts, f"xl/worksheets/sheet{n}.xml")
            active = any(root.find(f".//{_MAIN}{tag}") is not None for tag in ("f", "hyperlink"))
            yield sheet.get("name", ""), None if active else dict(_cells(root, shared))


def _xml(parts: zipfile.ZipFile, name: str) -> ET.Element:
    return ET.fromstring(parts.read(name))  # noqa: S314 - made a moment ago by ourselves


def _shared(parts: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in parts.namelist():
        return []
    items = _xml(parts, "xl/sharedStrings.xml").iter(f"{_MAIN}si")
    return [_ESCAPED.sub(_unescaped, "".join(t.text or "" for t in item.iter(f"{_MAIN}t"))) for item in items]


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def _cells(root: ET.Element, shared: list[str]) -> Iterator[tuple[tuple[int, int], CellValue]]:
    for cell in root.iter(f"{_MAIN}c"):
        value = cell.findtext(f"{_MAIN}v")
        if value is not None:
            held = shared[int(value)] if cell.get("t") == "s" else float(value)
            yield _place(cell.get("r", "")), held


def _place(name: str) -> tuple[int, int]:
    """Row and column, from 0, of a cell such as "C2"."""
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(name[len(letters) :]) - 1, column - 1
