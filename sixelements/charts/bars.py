"""The score bar of an element in two dresses: fine marks for paper, the color of its level for the screen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sixelements.charts.scene import (
    Anchor,
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
from sixelements.domain.assessment import LEVELS
from sixelements.domain.levels import lowest_score, score_of
from sixelements.domain.scores import ElementScore, Interval

LEVEL_EDGES = tuple(lowest_score(level) for level in LEVELS[1:])
"""Scores halfway between two levels."""
ROW, LOW_ROW, AXIS = 27.5, 21.0, 13.0
"""Heights on paper, in points; the low row has no ticks."""
_BAR, _MARK, _MARK_HEIGHT, _CAP = 8.0, 1.8, 12.0, 6.0
_TICK_HEIGHT, _TICK_WIDTH, _TICK_GAP, _TICK_STEP = 4.8, 0.75, 1.6, 1.6
_EARLIER = 3.2
SCREEN_ROW, SCREEN_AXIS, INSET = 42.0, 20.0, 8.0
"""Heights in pixels at 100 %, and the room left and right of the axis for its end digits."""
_SCREEN_BAR, _SCREEN_CAP, _TRIANGLE = 15.0, 11.0, 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What one bar shows, as scores from 0 to 100; without one there is a bare track.

    ``level``: whose color the bar has on the screen. ``practices``: the scores that get a tick on paper.
    """

    score: float | None
    level: int | None = None
    interval: Interval | None = None
    practices: tuple[float, ...] = ()
    earlier: float | None = None


def bar_of(element: ElementScore, *, earlier: float | None = None) -> Bar | None:
    """The bar of an element, or None if it has no score to show."""
    if element.score is None:
        return None
    practices = tuple(p.score for p in element.practices if p.score is not None)
    return Bar(score=element.score, interval=element.interval, practices=practices, earlier=earlier)


def place(score: float, width: float) -> float:
    """Where a score from 0 to 100 lies on an axis of this width."""
    return max(0.0, min(100.0, score)) / 100 * width


def band_middles(width: float) -> tuple[float, ...]:
    """Where the digits 1 to 5 stand: the middles of the five bands."""
    edges = (0.0, *LEVEL_EDGES, 100.0)
    return tuple(place((low + high) / 2, width) for low, high in pairwise(edges))


def tick_places(scores: Iterable[float], width: float) -> tuple[float, ...]:
    """Where the practice ticks stand: in order, pushed right until they can be counted.

    Ticks that would leave the axis at the right push their neighbors back to the left.
    """
    places: list[float] = []
    for x in sorted(place(s, width) for s in scores):
        places.append(max(x, places[-1] + _TICK_STEP) if places else x)
    limit = width
    for i in range(len(places) - 1, -1, -1):
        places[i] = min(places[i], limit)
        limit = places[i] - _TICK_STEP
    return tuple(places)


def paper_digits(places: Iterable[float], y: float) -> tuple[SceneText, ...]:
    """The digits 1 to 5 at these places, as they stand at the head of a printed column."""
    return _digits(places, y, size=7.5, weight=Weight.SEMIBOLD)


def paper_axis(width: float, *, alt: str, height: float = AXIS) -> Scene:
    """The digits 1 to 5 over the bands, for the head of a column of bars."""
    shapes = paper_digits(band_middles(width), height - 2.4)
    return Scene(width=width, height=height, shapes=shapes, alt=alt)


def screen_axis(width: float, *, alt: str) -> Scene:
    """The digits 1 to 5 over the bars: a mean of 1 is a score of 0, a mean of 5 is 100."""
    shapes = _digits(_level_places(width), 14, size=12)
    return Scene(width=width, height=SCREEN_AXIS, shapes=shapes, alt=alt)


def _digits(
    places: Iterable[float], y: float, *, size: float, weight: Weight = Weight.REGULAR
) -> tuple[SceneText, ...]:
    return tuple(
        SceneText(at=(x, y), text=str(level), size=size, weight=weight, ink=Ink.SOFT, anchor=Anchor.MIDDLE)
        for level, x in zip(LEVELS, places, strict=True)
    )


def paper_bar(bar: Bar, *, width: float, alt: str, height: float = ROW) -> Scene:
    """One bar in the middle of its row, within a frame of level edges; the ticks hang under it."""
    top = (height - _BAR) / 2
    middle = top + _BAR / 2
    shapes: list[Shape] = [*_frame(width, height)]
    if bar.score:
        shapes.append(Rect(x=0, y=top, width=place(bar.score, width), height=_BAR, fill=Ink.MID))
    if bar.earlier is not None:
        shapes.append(_open_tick(place(bar.earlier, width), middle))
    if bar.interval:
        low, high = (place(edge, width) for edge in bar.interval)
        shapes += _bracket(low, high, middle, cap=_CAP, stroke=Stroke(ink=Ink.INK, width=0.9))
    if bar.score is not None:
        x, y = place(bar.score, width) - _MARK / 2, middle - _MARK_HEIGHT / 2
        shapes.append(Rect(x=x, y=y, width=_MARK, height=_MARK_HEIGHT, fill=Ink.BRAND))
    shapes += _ticks(tick_places(bar.practices, width), top + _BAR + _TICK_GAP)
    return Scene(width=width, height=height, shapes=tuple(shapes), alt=alt)


def _frame(width: float, height: float) -> list[StraightLine]:
    edges = [place(edge, width) for edge in LEVEL_EDGES]
    lines = [_upright(x, height, Stroke(ink=Ink.HAIRLINE, width=0.5)) for x in edges]
    return [*lines, *(_upright(x, height, Stroke(ink=Ink.RULE, width=0.5)) for x in (0.0, width))]


def _upright(x: float, height: float, stroke: Stroke) -> StraightLine:
    return StraightLine(start=(x, 0), end=(x, height), stroke=stroke)


def _bracket(low: float, high: float, y: float, *, cap: float, stroke: Stroke) -> list[Shape]:
    """The likely range: a line on the bar's center with a cap at each end."""
    caps = [StraightLine(start=(x, y - cap / 2), end=(x, y + cap / 2), stroke=stroke) for x in (low, high)]
    return [StraightLine(start=(low, y), end=(high, y), stroke=stroke), *caps]


def _open_tick(x: float, middle: float) -> Shape:
    """An earlier round's score: a mark like the score's, but open."""
    return Rect(
        x=x - _EARLIER / 2,
        y=middle - _MARK_HEIGHT / 2,
        width=_EARLIER,
        height=_MARK_HEIGHT,
        fill=Ink.PAPER,
        stroke=Stroke(ink=Ink.INK, width=0.7),
    )


def _ticks(places: Sequence[float], top: float) -> list[Shape]:
    stroke = Stroke(ink=Ink.INK, width=_TICK_WIDTH)
    return [StraightLine(start=(x, top), end=(x, top + _TICK_HEIGHT), stroke=stroke) for x in places]


def screen_bar(bar: Bar, *, width: float, alt: str) -> Scene:
    """One bar on its track; a bracket for the range, a triangle under it for the last round."""
    top = (SCREEN_ROW - _SCREEN_BAR) / 2
    shapes: list[Shape] = [
        StraightLine(start=(x, 0), end=(x, SCREEN_ROW), stroke=Stroke(ink=Ink.HAIRLINE))
        for x in _level_places(width)
    ]
    track = Rect(
        x=INSET,
        y=top,
        width=width - 2 * INSET,
        height=_SCREEN_BAR,
        radius=3,
        stroke=Stroke(ink=Ink.HAIRLINE, width=1),
    )
    shapes.append(track)
    if bar.score is not None and bar.level is not None:
        shapes.append(_filled(bar.score, bar.level, width, top))
    if bar.interval:
        low, high = (_x(edge, width) for edge in bar.interval)
        halo = _screen_bracket(low, high, SCREEN_ROW / 2, ink=Ink.PAPER, heavier=2.2)
        shapes += [*halo, *_screen_bracket(low, high, SCREEN_ROW / 2)]
    if bar.earlier is not None:
        shapes.append(triangle((_x(bar.earlier, width), top + _SCREEN_BAR + 3)))
    return Scene(width=width, height=SCREEN_ROW, shapes=tuple(shapes), alt=alt)


def triangle(tip: tuple[float, float]) -> Polygon:
    """The open mark of an earlier round, pointing up to where it stood."""
    x, y = tip
    points = ((x, y), (x + _TRIANGLE, y + 7), (x - _TRIANGLE, y + 7))
    return Polygon(points=points, fill=Ink.PAPER, stroke=Stroke(ink=Ink.SOFT, width=1.2))


def bracket_sample(*, alt: str) -> Scene:
    """A bracket alone, for the legend."""
    return Scene(width=22, height=14, shapes=tuple(_screen_bracket(1, 21, 7)), alt=alt)


def triangle_sample(*, alt: str) -> Scene:
    """A triangle alone, for the legend."""
    return Scene(width=14, height=14, shapes=(triangle((7, 3)),), alt=alt)


def _x(score: float, width: float) -> float:
    return INSET + place(score, width - 2 * INSET)


def _level_places(width: float) -> list[float]:
    return [_x(score_of(level), width) for level in LEVELS]


def _filled(score: float, level: int, width: float, top: float) -> Rect:
    """At least a sliver, so that a score of 0 is seen as measured."""
    return Rect(
        x=INSET,
        y=top,
        width=max(2.0, _x(score, width) - INSET),
        height=_SCREEN_BAR,
        radius=3,
        fill=Ink.level(level),
        stroke=Stroke(ink=Ink.LEVEL_LINE, width=1),
    )


def _screen_bracket(
    low: float, high: float, y: float, *, ink: Ink = Ink.INK, heavier: float = 0.0
) -> list[Shape]:
    """A bracket; a ``heavier`` one of paper under it is a halo, so that it shows on any fill."""
    stroke = Stroke(ink=ink, width=1.8 + heavier)
    return _bracket(low, high, y, cap=_SCREEN_CAP + heavier, stroke=stroke)
