"""The dot strip of a practice: a dot for every answer, the agreed level, the mean and the aim."""

from collections.abc import Sequence
from dataclasses import dataclass

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

WIDTH, HEIGHT, CELL = 110.0, 22.0, 22.0
BASELINE = 15.5
_DOT, _PITCH, _IN_A_ROW, _ROWS = 1.55, 4.0, 5, 3
MOST_DOTS = _IN_A_ROW * _ROWS
MOST_PEOPLE = 20
"""More answers than this, or more than 15 at one level, are drawn as bars."""
_BOX_TOP = 1.0
_BAR_WIDTH, _BAR_HEIGHT = 17.6, 6.6


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
    shapes = tuple(
        SceneText(
            at=(middle_of(level), height - 2.4),
            text=str(level),
            size=7.5,
            weight=Weight.SEMIBOLD,
            ink=Ink.SOFT,
            anchor=Anchor.MIDDLE,
        )
        for level in range(1, 6)
    )
    return Scene(width=WIDTH, height=height, shapes=shapes, alt=alt)


def strip(answers: Answers, *, alt: str) -> Scene:
    """The strip of one practice."""
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
