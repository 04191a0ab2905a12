"""Scores as measured between the limits of chance, by size band; only what lies outside is named."""

from collections.abc import Sequence
from dataclasses import dataclass

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
from sixelements.charts.team_panel import whole_levels
from sixelements.domain.levels import mean_of

WIDTH, HEIGHT = 236.0, 120.0
_LEFT, _TOP, _FOOT, _RIGHT = 16.0, 6.0, 14.0, 2.0
_RING = 3.0


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


def funnel(bands: Sequence[FunnelBand], mean: float, *, alt: str) -> Scene:
    """The bands from the smallest teams to the largest, each as wide as the next: no place tells a size."""
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
    for n, band in enumerate(bands):
        shapes += _rings(band, _LEFT + n * wide, wide, ends)
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
        at=(left + wide / 2, HEIGHT - 3.5), text=band.label, size=7.5, ink=Ink.SOFT, anchor=Anchor.MIDDLE
    )
    return [
        Rect(x=left, y=high, width=wide, height=low - high, fill=Ink.WASH),
        *(StraightLine(start=(left, y), end=(left + wide, y), stroke=stroke) for y in (low, high)),
        label,
    ]


def _rings(band: FunnelBand, left: float, wide: float, ends: tuple[int, int]) -> list[Shape]:
    step = wide / (len(band.rings) + 1)
    shapes: list[Shape] = []
    for n, ring in enumerate(band.rings, start=1):
        center = (left + n * step, _y(ring.score, ends))
        stroke = Stroke(ink=Ink.LEVEL_5, width=1.0)
        fill = Ink.LEVEL_5 if ring.name else Ink.PAPER
        shapes.append(Circle(center=center, radius=_RING, fill=fill, stroke=stroke))
        if ring.name:
            right = n * 2 <= len(band.rings) + 1
            shapes.append(
                SceneText(
                    at=(center[0] + (5.5 if right else -5.5), center[1] + 2.8),
                    text=ring.name,
                    size=8.0,
                    weight=Weight.SEMIBOLD,
                    anchor=Anchor.START if right else Anchor.END,
                )
            )
    return shapes
