"""The two papers a report is made for; both carry the same measure, so that lines break alike."""

from dataclasses import dataclass
from enum import Enum, auto

MEASURE = 504.0
"""Width of the text, in points, on every paper."""


class TypeScale(Enum):
    """How large type is set."""

    USUAL = auto()
    ARMS_LENGTH = auto()
    """For what hangs on a wall or lies on a table."""
    LARGE_PRINT = auto()
    """18 points, for readers who see little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """The part of a page that text fills, in points.

    It is ``measure`` wide. ``first`` is its distance from the top of the first page, ``later`` from that of
    the others, ``bottom`` from the foot of all. ``rule`` and ``foot`` tell how high the foot stands.
    """

    measure: float
    first: float
    later: float
    bottom: float
    rule: float
    foot: float


PAGES = Area(measure=MEASURE, first=40.0, later=62.0, bottom=56.0, rule=43.0, foot=28.0)
SHEET = Area(measure=543.0, first=24.0, later=24.0, bottom=38.0, rule=33.0, foot=20.0)
"""One sheet to be filled in by hand: as much of the paper as printers reach."""
HALVES = Area(measure=543.0, first=20.0, later=20.0, bottom=20.0, rule=0.0, foot=0.0)
"""The same where two of them are cut apart in the middle."""


class Paper(Enum):
    """Paper sizes, width and height in points."""

    LETTER = (612.0, 792.0)
    A4 = (595.276, 841.89)

    @property
    def width(self) -> float:
        return self.value[0]

    @property
    def height(self) -> float:
        return self.value[1]

    @property
    def margin(self) -> float:
        """The left and the right margin."""
        return self.beside(MEASURE)

    def beside(self, measure: float) -> float:
        """The left and the right margin where text is of another width."""
        return (self.width - measure) / 2
