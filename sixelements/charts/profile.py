"""The bar of an element as the screen shows it: level axis, range, and where the last round stood."""

from collections.abc import Iterator
from dataclasses import dataclass

from sixelements.charts.bars import place
from sixelements.charts.scene import Anchor, Ink, Polygon, Rect, Scene, SceneText, Shape, StraightLine, Stroke
from sixelements.domain.assessment import LEVELS
from sixelements.domain.levels import score_of
from sixelements.domain.scores import Interval

ROW, AXIS, INSET = 42.0, 20.0, 8.0
"""Heights in pixels at 100 %, and the room left and right of the axis for its end digits."""
_BAR, _CAP = 15.0, 11.0
_TRIANGLE = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileBar:
    """What one bar shows: scores from 0 to 100, the level whose color it has; no score: only the track."""

    score: float | None
    level: int | None = None
    interval: Interval | None = None
    earlier: float | None = None


def axis(width: float, *, alt: str) -> Scene:
    """The digits 1 to 5 over the bars: a mean of 1 is a score of 0, a mean of 5 is 100."""
    shapes = tuple(
        SceneText(at=(x, 14), text=str(level), size=12, ink=Ink.SOFT, anchor=Anchor.MIDDLE)
        for level, x in _level_places(width)
    )
    return Scene(width=width, height=AXIS, shapes=shapes, alt=alt)


def bar(data: ProfileBar, *, width: float, alt: str) -> Scene:
    """One bar on its track; a bracket for the range, a triangle under it for the last round."""
    top = (ROW - _BAR) / 2
    shapes: list[Shape] = [
        StraightLine(start=(x, 0), end=(x, ROW), stroke=Stroke(ink=Ink.HAIRLINE))
        for _level, x in _level_places(width)
    ]
    track = Rect(
        x=INSET,
        y=top,
        width=width - 2 * INSET,
        height=_BAR,
        radius=3,
        stroke=Stroke(ink=Ink.HAIRLINE, width=1),
    )
    shapes.append(track)
    if data.score is not None and data.level is not None:
        shapes.append(_filled(data.score, data.level, width, top))
    if data.interval:
        shapes += _bracket(data.interval, width)
    if data.earlier is not None:
        shapes.append(triangle((_x(data.earlier, width), top + _BAR + 3)))
    return Scene(width=width, height=ROW, shapes=tuple(shapes), alt=alt)


def triangle(tip: tuple[float, float]) -> Polygon:
    """The open mark of an earlier round, pointing up to where it stood."""
    x, y = tip
    points = ((x, y), (x + _TRIANGLE, y + 7), (x - _TRIANGLE, y + 7))
    return Polygon(points=points, fill=Ink.PAPER, stroke=Stroke(ink=Ink.SOFT, width=1.2))


def bracket_sample(*, alt: str) -> Scene:
    """A bracket alone, for the legend."""
    return Scene(width=22, height=14, shapes=tuple(_whisker(1, 21, 7)), alt=alt)


def triangle_sample(*, alt: str) -> Scene:
    """A triangle alone, for the legend."""
    return Scene(width=14, height=14, shapes=(triangle((7, 3)),), alt=alt)


def _x(score: float, width: float) -> float:
    return INSET + place(score, width - 2 * INSET)


def _level_places(width: float) -> Iterator[tuple[int, float]]:
    return ((level, _x(score_of(level), width)) for level in LEVELS)


def _filled(score: float, level: int, width: float, top: float) -> Rect:
    """At least a sliver, so that a score of 0 is seen as measured."""
    return Rect(
        x=INSET,
        y=top,
        width=max(2.0, _x(score, width) - INSET),
        height=_BAR,
        radius=3,
        fill=Ink.level(level),
        stroke=Stroke(ink=Ink.LEVEL_LINE, width=1),
    )


def _bracket(interval: Interval, width: float) -> list[Shape]:
    """The range, with a halo so that it shows on any fill."""
    low, high = (_x(edge, width) for edge in interval)
    return [*_whisker(low, high, ROW / 2, ink=Ink.PAPER, heavier=2.2), *_whisker(low, high, ROW / 2)]


def _whisker(low: float, high: float, y: float, *, ink: Ink = Ink.INK, heavier: float = 0.0) -> list[Shape]:
    stroke = Stroke(ink=ink, width=1.8 + heavier)
    half = _CAP / 2 + heavier / 2
    caps: list[Shape] = [
        StraightLine(start=(x, y - half), end=(x, y + half), stroke=stroke) for x in (low, high)
    ]
    return [StraightLine(start=(low, y), end=(high, y), stroke=stroke), *caps]
