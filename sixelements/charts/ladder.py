"""The rungs of a verdict side by side, the one that holds now filled; below one another where it is narrow.

Lengths are in pixels at 100 %.
"""

from collections.abc import Sequence

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

ROW = 30.0
_RADIUS, _BESIDE, _GAP, _SIZE = 10.0, 10.0, 14.0, 14.0
_LETTER = 8.4
"""A cautious width of a letter: there is no type here to measure it."""
_LEAST_LINE = 20.0


def ladder(words: Sequence[str], now: int, *, width: float, done: bool, alt: str) -> Scene:
    """The rungs with the one that holds ``now``, counted from 0; ``done``: nothing is left to climb."""
    wide = [2 * _RADIUS + _BESIDE + len(text) * _LETTER for text in words]
    spare = width - sum(wide)
    between = spare / max(len(words) - 1, 1)
    if between < _LEAST_LINE + 2 * _GAP:
        return _below(words, now, width=width, done=done, alt=alt)
    shapes: list[Shape] = []
    x, y = 0.0, ROW / 2
    for n, text in enumerate(words):
        shapes += _rung(n, text, now, (x, y), wide[n] - 2 * _RADIUS - _BESIDE, done=done)
        x += wide[n]
        if n + 1 < len(words):
            line = Stroke(ink=Ink.OUTLINE, width=1)
            shapes.append(StraightLine(start=(x + _GAP, y), end=(x + between - _GAP, y), stroke=line))
        x += between
    return Scene(width=width, height=ROW, shapes=tuple(shapes), alt=alt)


def _below(words: Sequence[str], now: int, *, width: float, done: bool, alt: str) -> Scene:
    shapes: list[Shape] = []
    for n, text in enumerate(words):
        y = n * ROW + ROW / 2
        room = max(width - 2 * _RADIUS - _BESIDE, 1.0)
        if n:
            start, end = (_RADIUS, y - ROW + _RADIUS + 2), (_RADIUS, y - _RADIUS - 2)
            shapes.append(StraightLine(start=start, end=end, stroke=Stroke(ink=Ink.OUTLINE, width=1)))
        shapes += _rung(n, text, now, (0, y), room, done=done)
    return Scene(width=width, height=len(words) * ROW, shapes=tuple(shapes), alt=alt)


def _rung(n: int, text: str, now: int, at: tuple[float, float], room: float, *, done: bool) -> list[Shape]:
    here = n == now
    ink = (Ink.BRAND if done else Ink.ALERT) if here else Ink.SOFT
    x, y = at
    circle = Circle(
        center=(x + _RADIUS, y),
        radius=_RADIUS - 0.5,
        fill=ink if here else None,
        stroke=Stroke(ink=ink, width=1),
    )
    number = SceneText(
        at=(x + _RADIUS, y + 4.4),
        text=str(n + 1),
        size=12,
        weight=Weight.BOLD,
        ink=Ink.ON_SHAPE if here else ink,
        anchor=Anchor.MIDDLE,
    )
    name = SceneText(
        at=(x + 2 * _RADIUS + _BESIDE, y + 5),
        text=text,
        size=_SIZE,
        weight=Weight.SEMIBOLD if here else Weight.REGULAR,
        ink=ink,
        room=room,
        tabular=False,
    )
    return [circle, number, name]
