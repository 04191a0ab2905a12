"""Where the plan would take each element: a ring now, a line a stretch, a diamond at its end."""

from collections.abc import Sequence
from dataclasses import dataclass

from sixelements.charts.scene import (
    Anchor,
    Circle,
    Ink,
    Polygon,
    Rect,
    Scene,
    SceneText,
    Shape,
    StraightLine,
    Stroke,
    Weight,
)

_ROW, _HEAD, _TRACK, _RING, _TICK, _DIAMOND = 26.0, 24.0, 6.0, 5.0, 5.0, 6.0
_SIZE, _LETTER, _GAP, _SIDE = 12.0, 6.4, 16.0, 8.0


@dataclass(frozen=True, slots=True)
class WhatIfLine:
    """An element: its title, and its score 0 to 100 now and at the end of each stretch."""

    title: str
    scores: Sequence[float]


@dataclass(frozen=True, slots=True)
class WhatIfLegend:
    """What ring, lines and diamond are called."""

    now: str
    between: str
    end: str


def what_if_chart(lines: Sequence[WhatIfLine], legend: WhatIfLegend, *, width: float, alt: str) -> Scene:
    """A row an element on a line from 0 to 100, with the legend above; ``width`` in its own units."""
    left = max((len(line.title) for line in lines), default=0) * _LETTER + _GAP
    left = min(left, width / 2)
    shapes: list[Shape] = [*_legend(legend)]
    for n, line in enumerate(lines):
        y = _HEAD + _ROW * n + _ROW / 2
        shapes.append(SceneText(at=(0, y + _SIZE * 0.36), text=line.title, size=_SIZE, room=left - _GAP / 2))
        shapes += _row(line, left + _SIDE, width - _SIDE, y)
    return Scene(width=width, height=_HEAD + _ROW * len(lines) + 2, shapes=tuple(shapes), alt=alt)


def _row(line: WhatIfLine, left: float, right: float, y: float) -> list[Shape]:
    def x(score: float) -> float:
        return left + min(max(score, 0.0), 100.0) / 100 * (right - left)

    track = Rect(x=left, y=y - _TRACK / 2, width=right - left, height=_TRACK, fill=Ink.HAIRLINE)
    levels = [
        StraightLine(start=(x(n), y - _TICK), end=(x(n), y + _TICK), stroke=Stroke(ink=Ink.OUTLINE, width=1))
        for n in range(0, 101, 25)
    ]
    first, *between, last = line.scores
    way = StraightLine(start=(x(first), y), end=(x(last), y), stroke=Stroke(ink=Ink.LEVEL_3, width=3))
    ticks = [
        StraightLine(start=(x(n), y - _TICK), end=(x(n), y + _TICK), stroke=Stroke(ink=Ink.LEVEL_5, width=2))
        for n in between
    ]
    return [track, *levels, way, *ticks, _diamond(x(last), y), _ring(x(first), y)]


def _ring(x: float, y: float) -> Circle:
    return Circle(center=(x, y), radius=_RING, fill=Ink.PAPER, stroke=Stroke(ink=Ink.INK, width=2))


def _diamond(x: float, y: float) -> Polygon:
    corners = ((x, y - _DIAMOND), (x + _DIAMOND, y), (x, y + _DIAMOND), (x - _DIAMOND, y))
    return Polygon(points=corners, fill=Ink.LEVEL_5)


def _legend(legend: WhatIfLegend) -> list[Shape]:
    shapes: list[Shape] = []
    x, y = _RING, _HEAD / 2 - 2
    for sign, words in enumerate((legend.now, legend.between, legend.end)):
        if sign == 0:
            shapes.append(_ring(x, y))
        elif sign == 1:
            stroke = Stroke(ink=Ink.LEVEL_5, width=2)
            shapes.append(StraightLine(start=(x, y - _TICK), end=(x, y + _TICK), stroke=stroke))
        else:
            shapes.append(_diamond(x, y))
        text = SceneText(
            at=(x + 10, y + _SIZE * 0.36),
            text=words,
            size=_SIZE,
            ink=Ink.SOFT,
            anchor=Anchor.START,
            weight=Weight.REGULAR,
        )
        shapes.append(text)
        x += 10 + len(words) * _LETTER + _GAP
    return shapes
