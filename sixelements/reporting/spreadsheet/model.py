"""What a spreadsheet says, before any file: sheets of columns that say what they mean."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias

SheetValue: TypeAlias = "str | int | float | date | None"
"""What stands in a cell; None is an empty cell, as where a figure may not be shown."""


class CellKind(Enum):
    """How the values of a column are written."""

    TEXT = "text"
    COUNT = "whole number"
    NUMBER = "number"
    """With one decimal shown; the cell holds the number unrounded."""
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column: its ``meaning`` in a sentence, its ``unit``, the ``values`` it may hold.

    ``width`` is in characters.
    """

    title: str
    kind: CellKind
    meaning: str
    unit: str = ""
    values: str = ""
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadsheetTable:
    """A table under one header row; ``name`` has at most 31 characters."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[SheetValue, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"a row of {self.name} does not fit its columns")


def text(title: str, meaning: str, *, values: str = "", width: int = 14) -> SheetColumn:
    """A column of words."""
    return SheetColumn(title=title, kind=CellKind.TEXT, meaning=meaning, values=values, width=width)


def count(title: str, meaning: str, *, unit: str = "", values: str = "", width: int = 11) -> SheetColumn:
    """A column of whole numbers."""
    return SheetColumn(
        title=title, kind=CellKind.COUNT, meaning=meaning, unit=unit, values=values, width=width
    )


def number(title: str, meaning: str, *, unit: str = "", values: str = "", width: int = 11) -> SheetColumn:
    """A column of numbers with a decimal."""
    return SheetColumn(
        title=title, kind=CellKind.NUMBER, meaning=meaning, unit=unit, values=values, width=width
    )


def day(title: str, meaning: str) -> SheetColumn:
    """A column of days."""
    return SheetColumn(title=title, kind=CellKind.DATE, meaning=meaning, unit="", values="", width=12)
