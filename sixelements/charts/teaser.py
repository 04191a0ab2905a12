"""The profile in small: six bars without an axis, for a first look."""

from collections.abc import Sequence
from dataclasses import dataclass

from sixelements.charts.bars import place
from sixelements.charts.marks import element_at
from sixelements.charts.scene import Anchor, Ink, Rect, Scene, SceneText, Shape, Stroke, Weight

WIDTH, ROW = 252.0, 25.0
"""In pixels at 100 %: of the drawing, and the height of one bar's row."""
_MARK, _LEFT, _TRACK, _BAR = 20.0, 30.0, 190.0, 12.0


@dataclass(frozen=True, slots=True)
class SmallBar:
    """An element, its score from 0 to 100 and the level whose color it has."""

    element: str
    score: float
    level: int


def small_bars(bars: Sequence[SmallBar], *, alt: str) -> Scene:
    """One row an element: its shape, the bar on its track, the score in whole points."""
    shapes = [shape for row, bar in enumerate(bars) for shape in _row(bar, (row + 0.5) * ROW)]
    return Scene(width=WIDTH, height=ROW * len(bars), shapes=tuple(shapes), alt=alt)


def _row(bar: SmallBar, middle: float) -> tuple[Shape, ...]:
    top = middle - _BAR / 2
    track = Rect(
        x=_LEFT, y=top, width=_TRACK, height=_BAR, radius=2.5, fill=Ink.PAPER, stroke=Stroke(ink=Ink.HAIRLINE)
    )
    filled = Rect(
        x=_LEFT,
        y=top,
        width=place(bar.score, _TRACK),
        height=_BAR,
        radius=2.5,
        fill=Ink.level(bar.level),
        stroke=Stroke(ink=Ink.LEVEL_LINE, width=1),
    )
    number = SceneText(
        at=(WIDTH, middle + 4.6),
        text=f"{bar.score:.0f}",
        size=13,
        weight=Weight.SEMIBOLD,
        anchor=Anchor.END,
    )
    return (*element_at(bar.element, (_MARK / 2, middle), _MARK), track, filled, number)
