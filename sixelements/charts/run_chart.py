"""Readings of a measure over days, with its target line: small beside a field, larger in an action."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sixelements.charts.scene import (
    Anchor,
    Circle,
    Ink,
    Scene,
    SceneText,
    Shape,
    StraightLine,
    Stroke,
    Weight,
)

_ABOVE, _BELOW, _SIDE = 16.0, 20.0, 8.0
"""Room for the number of the target, for the first number, and beside the first dot."""
_DIGIT, _DOT, _LAST = 12.0, 3.5, 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """What is drawn: dated readings in order, and the lines that they are seen against."""

    points: Sequence[tuple[date, float]]
    target: float | None
    baseline: float | None
    median: float | None = None
    first: date | None = None
    """Where the line of days begins, no later than the first reading."""
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunWords:
    """What stands at the lines, and above the numbers at the side; empty: nothing does."""

    unit: str = ""
    target: str = ""
    baseline: str = ""
    median: str = ""
    due: str = ""


def run_chart(
    line: RunLine, *, number: Callable[[float], str], width: float, height: float, alt: str
) -> Scene | None:
    """The chart, ``width`` and ``height`` in its own units; None if there is nothing to draw.

    ``number`` writes a value. The first and the last reading and the target have theirs beside them.
    """
    if not line.points and line.target is None:
        return None
    numbers = number(line.points[-1][1]) if line.points else ""
    right = _SIDE + _LAST + len(numbers) * _DIGIT * 0.62
    grid = _Grid(line, width - right, height)
    shapes: list[Shape] = [_across(height - 1, width - right, Stroke(ink=Ink.OUTLINE, width=1))]
    for value, ink, dash in (
        (line.baseline, Ink.OUTLINE, (1.5, 3.0)),
        (line.median, Ink.SOFT, ()),
        (line.target, Ink.AIM, (5.0, 3.0)),
    ):
        if value is not None:
            shapes.append(_across(grid.y(value), width - right, Stroke(ink=ink, width=1.4, dash=dash)))
    if line.target is not None:
        shapes.append(_word((0, grid.y(line.target) - 4), number(line.target), Ink.AIM, Weight.SEMIBOLD))
    shapes += _readings(line.points, grid, number)
    return Scene(width=width, height=height, shapes=tuple(shapes), alt=alt)


_TOP, _FOOT, _RIGHT, _LETTER = 1.9, 1.7, 2.4, 0.66
"""Room in letter heights: above for the unit, below for days, right for the last number; a letter's width."""


def dated_chart(
    line: RunLine,
    words: RunWords,
    *,
    number: Callable[[float], str],
    day: Callable[[date], str],
    width: float,
    height: float,
    size: float = _DIGIT,
    alt: str,
) -> Scene | None:
    """The chart with its scale from 0, its days, and words at each line; None if there is nothing to draw."""
    if not line.points and line.target is None:
        return None
    ticks = _ticks([v for _d, v in line.points] + [v for v in (line.target, line.baseline) if v is not None])
    left = max(len(number(tick)) for tick in ticks) * size * _LETTER + 8
    plane = _Plane(line, ticks, left, width - _RIGHT * size, _TOP * size, height - _FOOT * size)
    shapes: list[Shape] = []
    for tick in ticks:
        y = plane.y(tick)
        shapes.append(
            _level(plane, y, Stroke(ink=Ink.OUTLINE if tick == ticks[0] else Ink.HAIRLINE, width=0.8))
        )
        at = (left - 5, y + size * 0.35)
        shapes.append(SceneText(at=at, text=number(tick), size=size, ink=Ink.SOFT, anchor=Anchor.END))
    shapes.append(SceneText(at=(0, size), text=words.unit, size=size, ink=Ink.SOFT, room=width))
    shapes += _days(line, plane, words, day, size)
    for value, said, ink, dash in (
        (line.baseline, words.baseline, Ink.SOFT, (1.5, 3.0)),
        (line.median, words.median, Ink.SOFT, ()),
        (line.target, words.target, Ink.AIM, (5.0, 3.0)),
    ):
        if value is not None:
            y = plane.y(value)
            below = value != line.target or y - size < _TOP * size
            shapes.append(_level(plane, y, Stroke(ink=ink, width=1.2, dash=dash)))
            at = (left + 4, y + size * 1.05 if below else y - 3)
            shapes.append(SceneText(at=at, text=said, size=size, ink=ink, weight=Weight.SEMIBOLD))
    shapes += _dots(line, plane, number, size)
    return Scene(width=width, height=height, shapes=tuple(shapes), alt=alt)


def _ticks(values: Sequence[float]) -> tuple[float, ...]:
    """Round numbers from 0, or below it, to beyond the highest value."""
    low, high = min([0.0, *values]), max([0.0, *values])
    span = (high - low) or 1.0
    step = next(
        10.0**n * part for n in range(-9, 19) for part in (1, 2, 2.5, 5) if 10.0**n * part * 4 >= span
    )
    first = math.floor(low / step)
    return tuple(step * n for n in range(first, max(math.ceil(high / step), first + 1) + 1))


class _Plane:
    """Where days and values lie on the chart with a scale."""

    def __init__(
        self, line: RunLine, ticks: tuple[float, ...], left: float, right: float, top: float, bottom: float
    ) -> None:
        days = [d for d, _v in line.points] + [d for d in (line.first, line.due) if d]
        self.first: date | None = min(days, default=None)
        self.last: date | None = max(days, default=None)
        self.left, self.right, self.top, self.bottom = left, right, top, bottom
        self._low, self._high = ticks[0], ticks[-1]

    def x(self, day: date) -> float:
        if self.first is None or self.last is None or self.first == self.last:
            return self.right - _SIDE
        share = (day - self.first).days / (self.last - self.first).days
        return self.left + _SIDE + share * (self.right - self.left - 2 * _SIDE)

    def y(self, value: float) -> float:
        return self.bottom - (value - self._low) / (self._high - self._low) * (self.bottom - self.top)


def _level(plane: _Plane, y: float, stroke: Stroke) -> StraightLine:
    return StraightLine(start=(plane.left, y), end=(plane.right, y), stroke=stroke)


def _days(
    line: RunLine, plane: _Plane, words: RunWords, day: Callable[[date], str], size: float
) -> list[Shape]:
    """The first and the last day below, and an upright line where the action is due."""
    shapes: list[Shape] = []
    y = plane.bottom + size * 1.3
    if plane.first and plane.last and plane.first != plane.last:
        shapes.append(SceneText(at=(plane.left, y), text=day(plane.first), size=size, ink=Ink.SOFT))
        at = (plane.right, y)
        shapes.append(SceneText(at=at, text=day(plane.last), size=size, ink=Ink.SOFT, anchor=Anchor.END))
    elif plane.last:
        at = (plane.right, y)
        shapes.append(SceneText(at=at, text=day(plane.last), size=size, ink=Ink.SOFT, anchor=Anchor.END))
    if line.due:
        x = plane.x(line.due)
        stroke = Stroke(ink=Ink.INK, width=1, dash=(1.2, 2.4))
        shapes.append(StraightLine(start=(x, plane.top - size * 0.4), end=(x, plane.bottom), stroke=stroke))
        at = (x - 3, plane.top - size * 0.2)
        shapes.append(SceneText(at=at, text=words.due, size=size, ink=Ink.SOFT, anchor=Anchor.END))
    return shapes


def _dots(line: RunLine, plane: _Plane, number: Callable[[float], str], size: float) -> list[Shape]:
    places = [(plane.x(day), plane.y(value)) for day, value in line.points]
    stroke, ground = Stroke(ink=Ink.BRAND, width=2), Stroke(ink=Ink.PAPER, width=1.5)
    shapes: list[Shape] = [StraightLine(start=a, end=b, stroke=stroke) for a, b in pairwise(places)]
    shapes += [Circle(center=place, radius=_DOT, fill=Ink.BRAND, stroke=ground) for place in places]
    room = len(places) * size * 2.2 < plane.right - plane.left
    for n, (x, y) in enumerate(places):
        if n == len(places) - 1:
            shapes.append(
                _at_dot((x + _DOT + 4, y + size * 0.35), number(line.points[n][1]), size, Anchor.START)
            )
        elif room or n == 0:
            shapes.append(_at_dot((x, y - _DOT - 3), number(line.points[n][1]), size, Anchor.MIDDLE))
    return shapes


def _at_dot(at: tuple[float, float], text: str, size: float, anchor: Anchor) -> SceneText:
    return SceneText(at=at, text=text, size=size, weight=Weight.SEMIBOLD, ink=Ink.INK, anchor=anchor)


class _Grid:
    """Where days and values lie."""

    def __init__(self, line: RunLine, right: float, height: float) -> None:
        days = [day.toordinal() for day, _value in line.points] or [0]
        values = [value for _day, value in line.points]
        values += [v for v in (line.target, line.baseline) if v is not None]
        self._first, self._days = days[0], max(days[-1] - days[0], 1)
        self._low, self._high = min(values), max(values)
        self._right, self._height = right, height
        self.one = len(line.points) == 1

    def x(self, day: date) -> float:
        inside = self._right - 2 * _SIDE
        at = 1.0 if self.one else (day.toordinal() - self._first) / self._days
        return _SIDE + at * inside

    def y(self, value: float) -> float:
        room = self._height - _ABOVE - _BELOW
        if self._high == self._low:
            return _ABOVE + room / 2
        return _ABOVE + (self._high - value) / (self._high - self._low) * room


def _across(y: float, right: float, stroke: Stroke) -> StraightLine:
    return StraightLine(start=(0, y), end=(right, y), stroke=stroke)


def _readings(
    points: Sequence[tuple[date, float]], grid: _Grid, number: Callable[[float], str]
) -> list[Shape]:
    places = [(grid.x(day), grid.y(value)) for day, value in points]
    stroke = Stroke(ink=Ink.BRAND, width=2)
    shapes: list[Shape] = [StraightLine(start=a, end=b, stroke=stroke) for a, b in pairwise(places)]
    ground = Stroke(ink=Ink.PAPER, width=1.5)
    for n, place in enumerate(places):
        radius = _LAST if n == len(places) - 1 else _DOT
        shapes.append(Circle(center=place, radius=radius, fill=Ink.BRAND, stroke=ground))
    if not places:
        return shapes
    x, y = places[-1]
    last = number(points[-1][1])
    shapes.append(_word((x + _LAST + 5, y + _DIGIT * 0.36), last, Ink.INK, Weight.SEMIBOLD))
    if len(places) > 1:
        x, y = places[0]
        shapes.append(_word((x - _DOT, y + _DOT + _DIGIT + 1), number(points[0][1]), Ink.INK, Weight.REGULAR))
    return shapes


def _word(at: tuple[float, float], text: str, ink: Ink, weight: Weight) -> SceneText:
    return SceneText(at=at, text=text, size=_DIGIT, weight=weight, ink=ink, anchor=Anchor.START)
