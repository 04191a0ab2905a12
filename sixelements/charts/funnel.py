"""Scores as measured between the limits of chance, by size band; only what lies outside is named."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sixelements.charts.scene import (
    Anchor,
    Circle,
    Ink,
    Point,
    Rect,
    Scene,
    SceneText,
    Shape,
    StraightLine,
    Stroke,
    Weight,
)
from sixelements.charts.team_panel import whole_levels
from sixelements.domain.levels import mean_of

WIDTH, HEIGHT = 236.0, 130.0
_LEFT, _TOP, _FOOT, _RIGHT = 16.0, 6.0, 24.0, 2.0
_SIZES, _OF_SIZES = 13.5, 3.5
"""How far above the foot the sizes stand, and what they are."""
_RING, _BESIDE = 3.0, 8.5
"""How large a ring is, and how far from its middle that of its name is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A team's measured score, 0 to 100; ``name`` only where it lies outside."""

    score: float
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelBand:
    """Teams of one size band, under their ``label``, with the limits that chance keeps to, 0 to 100."""

    label: str
    limits: tuple[float, float]
    rings: tuple[Ring, ...]


def funnel(bands: Sequence[FunnelBand], mean: float, *, sizes: str, alt: str) -> Scene:
    """The bands from the smallest teams to the largest, each as wide as the next: no place tells a size.

    ``sizes`` says what the labels of the bands count.
    """
    scores = [ring.score for band in bands for ring in band.rings]
    ends = whole_levels([*scores, *(limit for band in bands for limit in band.limits)])
    wide = (WIDTH - _LEFT - _RIGHT) / len(bands)
    shapes: list[Shape] = _axis(ends)
    for n, band in enumerate(bands):
        shapes += _limits(band, _LEFT + n * wide, wide, ends)
    y = _y(mean, ends)
    shapes.append(
        StraightLine(start=(_LEFT, y), end=(WIDTH - _RIGHT, y), stroke=Stroke(ink=Ink.LEVEL_LINE, width=0.9))
    )
    placed = [
        ((_LEFT + (n + at / (len(band.rings) + 1)) * wide, _y(ring.score, ends)), ring.name)
        for n, band in enumerate(bands)
        for at, ring in enumerate(band.rings, start=1)
    ]
    shapes += _rings(placed)
    at = ((WIDTH + _LEFT - _RIGHT) / 2, HEIGHT - _OF_SIZES)
    shapes.append(SceneText(at=at, text=sizes, size=7.5, ink=Ink.SOFT, anchor=Anchor.MIDDLE))
    return Scene(width=WIDTH, height=HEIGHT, shapes=tuple(shapes), alt=alt)


def _y(score: float, ends: tuple[int, int]) -> float:
    low, high = ends
    return _TOP + (high - mean_of(score)) / (high - low) * (HEIGHT - _TOP - _FOOT)


def _axis(ends: tuple[int, int]) -> list[Shape]:
    shapes: list[Shape] = []
    for level in range(ends[0], ends[1] + 1):
        y = _y(25.0 * (level - 1), ends)
        stroke = Stroke(ink=Ink.HAIRLINE, width=0.5)
        shapes.append(StraightLine(start=(_LEFT, y), end=(WIDTH - _RIGHT, y), stroke=stroke))
        shapes.append(
            SceneText(at=(_LEFT - 5, y + 2.6), text=str(level), size=7.5, ink=Ink.SOFT, anchor=Anchor.END)
        )
    return shapes


def _limits(band: FunnelBand, left: float, wide: float, ends: tuple[int, int]) -> list[Shape]:
    low, high = (_y(limit, ends) for limit in band.limits)
    stroke = Stroke(ink=Ink.LEVEL_LINE, width=0.8, dash=(3.0, 2.0))
    label = SceneText(
        at=(left + wide / 2, HEIGHT - _SIZES), text=band.label, size=7.5, ink=Ink.SOFT, anchor=Anchor.MIDDLE
    )
    return [
        Rect(x=left, y=high, width=wide, height=low - high, fill=Ink.WASH),
        *(StraightLine(start=(left, y), end=(left + wide, y), stroke=stroke) for y in (low, high)),
        label,
    ]


def _rings(placed: Sequence[tuple[Point, str]]) -> list[Shape]:
    """Every ring, then the names of those that have one, each where it covers no ring and no other name."""
    stroke = Stroke(ink=Ink.LEVEL_5, width=1.0)
    shapes: list[Shape] = [
        Circle(center=at, radius=_RING, fill=Ink.LEVEL_5 if name else Ink.PAPER, stroke=stroke)
        for at, name in placed
    ]
    taken = [at for at, _name in placed]
    for at, name in placed:
        if name:
            middle = _free_place(at, [other for other in taken if other != at])
            taken.append(middle)
            below = (middle[0], middle[1] + 2.8)
            shapes.append(
                SceneText(at=below, text=name, size=8.0, weight=Weight.SEMIBOLD, anchor=Anchor.MIDDLE)
            )
    return shapes


def _free_place(at: Point, taken: Sequence[Point]) -> Point:
    """The middle of a name beside a ring: on the side that is farthest from what stands there."""
    x, y = at
    places = [(x + _BESIDE, y), (x - _BESIDE, y), (x, y - _BESIDE), (x, y + _BESIDE)]
    there = [
        (px, py) for px, py in places if px - 4 > _LEFT and px + 4 < WIDTH and _TOP < py < HEIGHT - _FOOT
    ]
    free = (place for place in there if all(math.dist(place, other) > _BESIDE for other in taken))
    return next(free, None) or max(
        there or places, key=lambda place: min((math.dist(place, o) for o in taken), default=0.0)
    )
