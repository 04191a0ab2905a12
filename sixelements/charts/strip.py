"""The answers to one practice as a strip in two dresses.

On paper: a dot for every answer, the agreed level, the mean and the aim. On the screen: a box for each level,
the wider the more people chose it, around the middle of level 3.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sixelements.charts.bars import paper_digits
from sixelements.charts.scene import (
    Anchor,
    Circle,
    Ink,
    Point,
    Polygon,
    Rect,
    Scene,
    SceneText,
    Shape,
    StraightLine,
    Stroke,
    Weight,
)
from sixelements.domain.assessment import LEVELS

WIDTH, HEIGHT, CELL = 110.0, 22.0, 22.0
BASELINE = 15.5
_DOT, _PITCH, _IN_A_ROW, _ROWS = 1.55, 4.0, 5, 3
MOST_DOTS = _IN_A_ROW * _ROWS
MOST_PEOPLE = 20
"""More answers than this, or more than 15 at one level, are drawn as bars."""
_BOX_TOP = 1.0
_BAR_WIDTH, _BAR_HEIGHT = 17.6, 6.6
SCREEN_HEIGHT = 42.0
_PART, _INSIDE_FROM = 19.0, 12.0
_LARGEST_UNIT = 12.0

StripCounts = Sequence[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What one strip shows; levels run from 1 to 5, ``agreed`` may be a half.

    ``counts`` None: how the answers are spread is withheld. ``apart`` holds the two levels of a team
    that did not agree.
    """

    mean: float
    counts: tuple[int, int, int, int, int] | None = None
    agreed: float | None = None
    apart: tuple[int, ...] = ()
    aim: float | None = None
    bars: bool = False
    """Bars even where dots would do, because neighboring strips need them."""


def middle_of(level: float) -> float:
    """Where a level, or a mean between levels, lies from the left edge."""
    return (level - 0.5) * CELL


def needs_bars(counts: Sequence[int]) -> bool:
    """Whether there are too many answers for dots."""
    return sum(counts) > MOST_PEOPLE or max(counts) > MOST_DOTS


def dot_places(level: int, count: int) -> tuple[Point, ...]:
    """Where the dots of a level lie: five a row, each row centered, rows upward from the baseline."""
    places: list[Point] = []
    for first in range(0, count, _IN_A_ROW):
        size = min(_IN_A_ROW, count - first)
        y = BASELINE - _DOT - 1.1 - first // _IN_A_ROW * _PITCH
        left = middle_of(level) - (size - 1) / 2 * _PITCH
        places += [(left + i * _PITCH, y) for i in range(size)]
    return tuple(places)


def header(*, alt: str, height: float = 10.0) -> Scene:
    """The digits 1 to 5 over the cells, for the head of a column of strips."""
    shapes = paper_digits([middle_of(level) for level in LEVELS], height - 2.4)
    return Scene(width=WIDTH, height=height, shapes=shapes, alt=alt)


def paper_strip(answers: Answers, *, alt: str) -> Scene:
    """The strip of one practice, as it stands in print."""
    shapes: list[Shape] = [*_boxes(answers)]
    shapes.append(
        StraightLine(start=(0, BASELINE), end=(WIDTH, BASELINE), stroke=Stroke(ink=Ink.OUTLINE, width=0.5))
    )
    if answers.counts is not None:
        as_bars = answers.bars or needs_bars(answers.counts)
        shapes += _bars(answers.counts) if as_bars else _dots(answers.counts)
    shapes.append(_triangle(answers.mean))
    if answers.aim is not None and answers.aim != answers.agreed:
        shapes.append(_aim(answers.aim))
    return Scene(width=WIDTH, height=HEIGHT, shapes=tuple(shapes), alt=alt)


def _boxes(answers: Answers) -> list[Shape]:
    if answers.agreed is not None:
        return [_box(answers.agreed, fill=Ink.WASH, stroke=Stroke(ink=Ink.INK, width=0.8))]
    dashed = Stroke(ink=Ink.INK, width=0.7, dash=(1.6, 1.6))
    return [_box(level, fill=None, stroke=dashed) for level in answers.apart]


def _box(level: float, *, fill: Ink | None, stroke: Stroke) -> Shape:
    left = middle_of(level) - CELL / 2 + 0.4
    return Rect(x=left, y=_BOX_TOP, width=CELL - 0.8, height=BASELINE - _BOX_TOP, fill=fill, stroke=stroke)


def _dots(counts: Sequence[int]) -> list[Shape]:
    places = [at for level, n in enumerate(counts, start=1) for at in dot_places(level, n)]
    return [Circle(center=at, radius=_DOT, fill=Ink.BRAND) for at in places]


def _bars(counts: Sequence[int]) -> list[Shape]:
    """Bars of equal width with the count above, for teams too large for dots."""
    shapes: list[Shape] = []
    most = max(counts)
    for level, n in enumerate(counts, start=1):
        if n:
            tall = n / most * _BAR_HEIGHT
            left = middle_of(level) - _BAR_WIDTH / 2
            shapes.append(
                Rect(
                    x=left,
                    y=BASELINE - tall,
                    width=_BAR_WIDTH,
                    height=tall,
                    fill=Ink.MID,
                    stroke=Stroke(ink=Ink.BRAND, width=0.5),
                )
            )
            shapes.append(
                SceneText(
                    at=(middle_of(level), BASELINE - tall - 1.2),
                    text=str(n),
                    size=7,
                    anchor=Anchor.MIDDLE,
                )
            )
    return shapes


def _triangle(mean: float) -> Shape:
    x = middle_of(mean)
    return Polygon(
        points=((x, BASELINE + 1.2), (x - 2.4, BASELINE + 5.4), (x + 2.4, BASELINE + 5.4)), fill=Ink.INK
    )


def _aim(aim: float) -> Shape:
    x = middle_of(aim)
    y = BASELINE + 4.2
    return StraightLine(start=(x - 8, y), end=(x + 8, y), stroke=Stroke(ink=Ink.SOFT, width=1.8))


def reach(counts: StripCounts) -> tuple[float, float]:
    """How many people lie left and right of the middle of level 3."""
    half = counts[2] / 2
    return counts[0] + counts[1] + half, half + counts[3] + counts[4]


def frame(rows: Iterable[StripCounts], width: float) -> tuple[float, float]:
    """(pixels a person, x of the center line): one unit for all rows, so that rows can be compared."""
    sides = [reach(counts) for counts in rows]
    left = max((a for a, _b in sides), default=0.0)
    right = max((b for _a, b in sides), default=0.0)
    if not left + right:
        return _LARGEST_UNIT, width / 2
    unit = min(_LARGEST_UNIT, (width - 2) / (left + right))
    slack = width - (left + right) * unit
    return unit, slack / 2 + left * unit


def screen_strip(counts: StripCounts, *, unit: float, center: float, width: float, alt: str) -> Scene:
    """One strip: a box a level, as wide as people chose it; the middle of level 3 is on the center line."""
    left, _right = reach(counts)
    x = center - left * unit
    top = (SCREEN_HEIGHT - _PART) / 2
    shapes: list[Shape] = []
    for level, n in enumerate(counts, start=1):
        if n:
            shapes += _part(level, n, x, n * unit, top)
            x += n * unit
    shapes += _middle_line(center, top)
    return Scene(width=width, height=SCREEN_HEIGHT, shapes=tuple(shapes), alt=alt)


def _middle_line(x: float, top: float) -> list[Shape]:
    stroke = Stroke(ink=Ink.INK, width=1.5)
    return [
        StraightLine(start=(x, top - 3), end=(x, top + 1), stroke=stroke),
        StraightLine(start=(x, top + _PART - 1), end=(x, top + _PART + 3), stroke=stroke),
    ]


def _part(level: int, n: int, x: float, wide: float, top: float) -> list[Shape]:
    box = Rect(
        x=x + 0.5,
        y=top,
        width=max(wide - 1, 1.0),
        height=_PART,
        radius=2,
        fill=Ink.level(level),
        stroke=Stroke(ink=Ink.LEVEL_LINE, width=1),
    )
    inside = wide >= _INSIDE_FROM + (5 if n > 9 else 0)
    text = SceneText(
        at=(x + wide / 2, top + 14 if inside else top - 2.5),
        text=str(n),
        size=12 if inside else 10,
        weight=Weight.SEMIBOLD,
        ink=Ink.on_level(level) if inside else Ink.SOFT,
        anchor=Anchor.MIDDLE,
    )
    return [box, text]
