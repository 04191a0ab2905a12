"""The score bar of an element: a bar from 0 to 100, its likely range, and a tick for every practice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sixelements.charts.scene import Anchor, Ink, Rect, Scene, SceneText, Shape, StraightLine, Stroke, Weight
from sixelements.domain.assessment import LEVELS
from sixelements.domain.levels import lowest_score
from sixelements.domain.scores import ElementScore, Interval

LEVEL_EDGES = tuple(lowest_score(level) for level in LEVELS[1:])
"""Scores halfway between two levels."""
ROW, LOW_ROW, AXIS = 27.5, 21.0, 13.0
"""Heights, in points; the low row has no ticks."""
_BAR, _MARK, _MARK_HEIGHT, _CAP = 8.0, 1.8, 12.0, 6.0
_TICK_HEIGHT, _TICK_WIDTH, _TICK_GAP, _TICK_STEP = 4.8, 0.75, 1.6, 1.6
_EARLIER = 3.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What one bar shows, as scores from 0 to 100."""

    score: float
    interval: Interval | None = None
    practices: tuple[float, ...] = ()
    earlier: float | None = None


def bar_of(element: ElementScore, *, earlier: float | None = None) -> Bar | None:
    """The bar of an element, or None where it has no score to show."""
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


def axis(width: float, *, alt: str, height: float = AXIS) -> Scene:
    """The digits 1 to 5 over the bands, for the head of a column of bars."""
    shapes = tuple(
        SceneText(
            at=(x, height - 2.4),
            text=str(level),
            size=7.5,
            weight=Weight.SEMIBOLD,
            ink=Ink.SOFT,
            anchor=Anchor.MIDDLE,
        )
        for level, x in enumerate(band_middles(width), start=1)
    )
    return Scene(width=width, height=height, shapes=shapes, alt=alt)


def score_bar(bar: Bar, *, width: float, alt: str, height: float = ROW) -> Scene:
    """One bar in the middle of its row, within a frame of level edges; the ticks hang under it."""
    top = (height - _BAR) / 2
    middle = top + _BAR / 2
    shapes: list[Shape] = [*_frame(width, height)]
    if bar.score > 0:
        shapes.append(Rect(x=0, y=top, width=place(bar.score, width), height=_BAR, fill=Ink.MID))
    if bar.earlier is not None:
        shapes.append(_open_tick(place(bar.earlier, width), middle))
    if bar.interval:
        shapes += _bracket(bar.interval, width, middle)
    mark = place(bar.score, width) - _MARK / 2
    shapes.append(Rect(x=mark, y=middle - _MARK_HEIGHT / 2, width=_MARK, height=_MARK_HEIGHT, fill=Ink.BRAND))
    shapes += _ticks(tick_places(bar.practices, width), top + _BAR + _TICK_GAP)
    return Scene(width=width, height=height, shapes=tuple(shapes), alt=alt)


def _frame(width: float, height: float) -> list[StraightLine]:
    edges = [place(edge, width) for edge in LEVEL_EDGES]
    lines = [_upright(x, height, Stroke(ink=Ink.HAIRLINE, width=0.5)) for x in edges]
    return [*lines, *(_upright(x, height, Stroke(ink=Ink.RULE, width=0.5)) for x in (0.0, width))]


def _upright(x: float, height: float, stroke: Stroke) -> StraightLine:
    return StraightLine(start=(x, 0), end=(x, height), stroke=stroke)


def _bracket(interval: Interval, width: float, middle: float) -> list[Shape]:
    """The likely range: a line on the bar's center with a cap at each end."""
    low, high = (place(edge, width) for edge in interval)
    stroke = Stroke(ink=Ink.INK, width=0.9)
    caps = [
        StraightLine(start=(x, middle - _CAP / 2), end=(x, middle + _CAP / 2), stroke=stroke)
        for x in (low, high)
    ]
    return [StraightLine(start=(low, middle), end=(high, middle), stroke=stroke), *caps]


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
