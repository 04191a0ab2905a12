"""What a group marks in a cell of a worksheet's matrix, and how what it marked stands to what people said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import TypeVar

MARKS = (0, 1, 2)
FULL = 2
_APART = 1
_YEAR = timedelta(days=365)

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedCell:
    """A cell of a matrix: 0 no, 1 partly, 2 yes; ``mark`` None is not marked, and never counts as 0."""

    mark: int | None = None
    note: str = ""
    source: str = ""
    day: date | None = None

    def __post_init__(self) -> None:
        if self.mark is not None and self.mark not in MARKS:
            raise ValueError(self.mark)


BLANK = MarkedCell()


def filled(cells: Mapping[Key, MarkedCell]) -> Mapping[Key, MarkedCell]:
    """The cells that say something, as nobody may change them."""
    return MappingProxyType({key: cell for key, cell in cells.items() if cell != BLANK})


def is_recent(day: date | None, on: date) -> bool:
    """Whether a day lies less than a year before another, and not after it."""
    return day is not None and day <= on and on - day < _YEAR


@dataclass(frozen=True, slots=True)
class Contrast:
    """A level that a matrix suggests, 1 to 5, beside the mean of what people said; None: not shown."""

    level: int
    said: float | None

    @property
    def differs(self) -> bool:
        """Whether fact and opinion lie a level or more apart."""
        return self.said is not None and round(abs(self.level - self.said), 9) >= _APART
