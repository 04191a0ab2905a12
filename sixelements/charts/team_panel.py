"""One team among many: a row an element, its mark and range over the range of all teams together."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sixelements.charts.marks import element_at
from sixelements.charts.scene import (
    Anchor,
    Circle,
    Ink,
    Rect,
    Scene,
    SceneText,
    Shape,
    StraightLine,
    Stroke,
    Weight,
)
from sixelements.domain.ids import ElementId
from sixelements.domain.levels import mean_of

WIDTH, ROW = 156.0, 13.0
_TITLE, _AXIS, _LEFT, _RIGHT = 14.0, 11.0, 18.0, 4.0
_BAND, _CAP, _RADIUS, _SHAPE = 10.0, 5.0, 3.1, 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelRow:
    """One element of a panel, all 0 to 100: the team's mark with its range, and the range of all."""

    element: ElementId
    value: float
    low: float
    high: float
    all_low: float
    all_high: float


def whole_levels(scores: Iterable[float]) -> tuple[int, int]:
    """The whole levels that hold all these scores, at least one apart: the one axis of all panels."""
    held = [mean_of(score) for score in scores]
    low = max(1, math.floor(min(held, default=1.0)))
    return min(low, 4), min(5, max(math.ceil(max(held, default=5.0)), min(low, 4) + 1))


def panel(
    rows: Sequence[PanelRow],
    *,
    title: str,
    size: str,
    levels: tuple[int, int],
    alt: str,
    width: float = WIDTH,
) -> Scene:
    """The panel of a team. ``size`` says how many answered, ``levels`` are the ends of the axis."""
    wide = width - _LEFT - _RIGHT
    bottom = _TITLE + ROW * len(rows)
    shapes: list[Shape] = [
        SceneText(at=(0, 9.0), text=title, size=9.0, weight=Weight.SEMIBOLD),
        SceneText(at=(width, 9.0), text=size, size=7.5, ink=Ink.SOFT, anchor=Anchor.END),
        *_grid(levels, wide, bottom),
    ]
    for n, row in enumerate(rows):
        shapes += _row(row, _TITLE + ROW * (n + 0.5), levels, wide)
    return Scene(width=width, height=bottom + _AXIS, shapes=tuple(shapes), alt=alt)


def _x(score: float, levels: tuple[int, int], wide: float) -> float:
    low, high = levels
    return _LEFT + (mean_of(score) - low) / (high - low) * wide


def _grid(levels: tuple[int, int], wide: float, bottom: float) -> list[Shape]:
    low, high = levels
    shapes: list[Shape] = []
    for half in range(2 * low, 2 * high + 1):
        x = _LEFT + (half / 2 - low) / (high - low) * wide
        dash = (1.5, 2.0) if half % 2 else ()
        stroke = Stroke(ink=Ink.HAIRLINE if half % 2 else Ink.RULE, width=0.5, dash=dash)
        shapes.append(StraightLine(start=(x, _TITLE), end=(x, bottom), stroke=stroke))
        if not half % 2:
            at = (x, bottom + 8.0)
            shapes.append(SceneText(at=at, text=str(half // 2), size=7.5, ink=Ink.SOFT, anchor=Anchor.MIDDLE))
    return shapes


def _row(row: PanelRow, y: float, levels: tuple[int, int], wide: float) -> list[Shape]:
    all_low, all_high, low, high, value = (
        _x(score, levels, wide) for score in (row.all_low, row.all_high, row.low, row.high, row.value)
    )
    stroke = Stroke(ink=Ink.INK, width=1.1)
    caps = [StraightLine(start=(x, y - _CAP / 2), end=(x, y + _CAP / 2), stroke=stroke) for x in (low, high)]
    return [
        *element_at(row.element, (_SHAPE / 2, y), _SHAPE),
        Rect(x=all_low, y=y - _BAND / 2, width=max(0.8, all_high - all_low), height=_BAND, fill=Ink.LEVEL_2),
        StraightLine(start=(low, y), end=(high, y), stroke=stroke),
        *caps,
        Circle(center=(value, y), radius=_RADIUS, fill=Ink.LEVEL_5),
    ]
