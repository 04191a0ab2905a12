"""Six elements on six spokes: where the team stands as a filled shape, its aim as a dashed one."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sixelements.charts.marks import element_at
from sixelements.charts.scene import (
    Anchor,
    Circle,
    Ink,
    Point,
    Polygon,
    Scene,
    SceneText,
    Shape,
    StraightLine,
    Stroke,
)
from sixelements.domain.levels import score_of

SIDE = 270.0
FEWEST = 3
"""With fewer spokes there is no shape to see."""
_RADIUS, _MARK, _DOT = 96.0, 24.0, 3.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoke:
    """One element: its id and its scores from 0 to 100, where there are any."""

    element: str
    score: float | None
    aim: float | None = None


def radar(spokes: Sequence[Spoke], *, alt: str) -> Scene | None:
    """The radar; None with too few elements. A shape is only closed where every element has a score."""
    if len(spokes) < FEWEST:
        return None
    n = len(spokes)
    shapes: list[Shape] = [*_grid(n)]
    aims = [(i, s.aim) for i, s in enumerate(spokes) if s.aim is not None]
    shapes += _filled([(i, s.score) for i, s in enumerate(spokes) if s.score is not None], n)
    if len(aims) == n:
        points = tuple(point(i, aim, n) for i, aim in aims)
        shapes.append(Polygon(points=points, stroke=Stroke(ink=Ink.AIM, width=1.6, dash=(5, 3.5))))
    shapes += _digits(n)
    for i, spoke in enumerate(spokes):
        shapes += element_at(spoke.element, _at(i, _RADIUS + 21, n), _MARK)
    return Scene(width=SIDE, height=SIDE, shapes=tuple(shapes), alt=alt)


def point(index: int, score: float, n: int) -> Point:
    """Where a score lies on a spoke; the first spoke points up, the others follow clockwise."""
    return _at(index, max(0.0, min(100.0, score)) / 100 * _RADIUS, n)


def _at(index: int, distance: float, n: int) -> Point:
    angle = 2 * math.pi * index / n
    return SIDE / 2 + distance * math.sin(angle), SIDE / 2 - distance * math.cos(angle)


def _grid(n: int) -> list[Shape]:
    rings: list[Shape] = [
        Polygon(
            points=tuple(point(i, score, n) for i in range(n)),
            stroke=Stroke(ink=Ink.RULE if score == 100 else Ink.HAIRLINE, width=1),
        )
        for score in (25, 50, 75, 100)
    ]
    center = (SIDE / 2, SIDE / 2)
    return [
        *rings,
        *(
            StraightLine(start=center, end=point(i, 100, n), stroke=Stroke(ink=Ink.HAIRLINE, width=1))
            for i in range(n)
        ),
    ]


def _filled(scored: Sequence[tuple[int, float]], n: int) -> list[Shape]:
    places = [point(i, score, n) for i, score in scored]
    stroke = Stroke(ink=Ink.LEVEL_LINE, width=2)
    shapes: list[Shape] = []
    if len(places) == n:
        shapes.append(Polygon(points=tuple(places), fill=Ink.LEVEL_2, stroke=stroke))
    return [
        *shapes,
        *(Circle(center=p, radius=_DOT, fill=Ink.LEVEL_LINE, stroke=Stroke(ink=Ink.PAPER)) for p in places),
    ]


def _digits(n: int) -> list[Shape]:
    """The levels beside the first spoke's left neighbor, where they cover least."""
    shapes: list[Shape] = []
    for level in (2, 3, 4, 5):
        x, y = point(n - 1, score_of(level), n)
        x0, y0 = point(0, score_of(level), n)
        at = ((x + x0) / 2 - 5, (y + y0) / 2 + 2)
        shapes.append(SceneText(at=at, text=str(level), size=11, ink=Ink.SOFT, anchor=Anchor.MIDDLE))
    return shapes
