"""Arrows from the end of one bar to the start of another that waits for it."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from sixelements.charts.scene import Ink, Polygon, Shape, StraightLine, Stroke

ArrowBar: TypeAlias = tuple[int | None, int, tuple[int, ...]]
"""First and last day of a bar, and the places of those it waits for; nothing leads to one without a start."""
_LINE = Stroke(ink=Ink.INK, width=0.8)
_ARROW, _APART, _BEFORE_END, _ROOM, _STAGGER = 4.0, 4.4, 2.5, 7.0, 3.2


def dependency_arrows(
    bars: Sequence[ArrowBar], *, x: Callable[[float], float], y: Callable[[int], float], half: float
) -> list[Shape]:
    """The arrows between all bars, of which ``half`` is half the height.

    ``x`` gives the place of a day, ``y`` the middle of a row. Several into one bar enter one under the
    other; lines that go down side by side stand apart.
    """
    shapes: list[Shape] = []
    used: list[float] = []
    for row, (start, _due, after) in enumerate(bars):
        known = [place for place in after if 0 <= place < len(bars) and place != row]
        if start is None:
            continue
        for n, place in enumerate(known):
            level = y(row) + (n - (len(known) - 1) / 2) * _APART
            wanted = min(x(bars[place][1]) - _BEFORE_END, x(start) - _ROOM)
            down = _free(wanted, used, x(0))
            used.append(down)
            shapes += _leaving(bars[place], place, down, level, x=x, y=y, half=half)
            shapes += _arriving(down, x(start), level)
    return shapes


def _free(wanted: float, used: Sequence[float], left: float) -> float:
    """A place that no other line has, as long as there is room at the left."""
    while wanted - _STAGGER > left and any(abs(wanted - other) < _STAGGER - 0.1 for other in used):
        wanted -= _STAGGER
    return wanted


def _leaving(
    bar: ArrowBar,
    row: int,
    down: float,
    level: float,
    *,
    x: Callable[[float], float],
    y: Callable[[int], float],
    half: float,
) -> list[Shape]:
    """From the bar's lower or upper edge; from its left end where the line goes down left of it."""
    start, due, _after = bar
    left = x(due) - _BEFORE_END if start is None else x(start)
    middle = y(row)
    if down >= left:
        edge = middle + half if level > middle else middle - half
        return [StraightLine(start=(down, edge), end=(down, level), stroke=_LINE)]
    out = StraightLine(start=(left, middle), end=(down, middle), stroke=_LINE)
    return [out, StraightLine(start=(down, middle), end=(down, level), stroke=_LINE)]


def _arriving(down: float, start: float, level: float) -> list[Shape]:
    tip, base = start, start - _ARROW
    head = Polygon(points=((tip, level), (base, level - 1.7), (base, level + 1.7)), fill=Ink.INK)
    return [StraightLine(start=(down, level), end=(base, level), stroke=_LINE), head]
