"""The three legs of service as a stool that tilts as far as the numbers say; for the screen."""

import math
from collections.abc import Mapping, Sequence

from sixelements.charts.marks import LEG_INKS
from sixelements.charts.scene import (
    Anchor,
    Ink,
    Point,
    Polygon,
    Scene,
    SceneText,
    Shape,
    StraightLine,
    Stroke,
    Weight,
)
from sixelements.domain.assessment import Leg

WIDTH, HEIGHT = 150.0, 178.0
_CENTER, _GROUND = 75.0, 142.0
_DEPTH = 0.36
"""How much of the depth is seen from where the reader stands."""
_STAND, _SEAT, _FLOOR, _THICK = 48.0, 52.0, 66.0, 10.0
_SHORTEST, _TALLEST = 14.0, 90.0
_LEG = 13.0
_ANGLES: Mapping[Leg, float] = {Leg.COURTESY: 210.0, Leg.ACCURACY: 90.0, Leg.SPEED: 330.0}
"""Where the legs stand on the ground, in degrees; 270 is nearest to the reader."""
_STEPS = 48

Space = tuple[float, float, float]
Plane = tuple[float, float, float]


def tilted_stool(scores: Mapping[Leg, float], *, alt: str) -> Scene:
    """The stool for scores from 0 to 100: leg heights are proportional, the seat lies on the three tops."""
    tops = {leg: (*_ring(_ANGLES[leg], _STAND), _tall(scores[leg])) for leg in Leg}
    plane = plane_through(*(tops[leg] for leg in Leg))
    legs = [shape for leg in _back_to_front() for shape in _leg(leg, tops[leg])]
    below = plane[1] < -_DEPTH
    seat = _seat(plane, from_below=below)
    upper = [*seat, *legs] if below else [*legs, *seat]
    return Scene(width=WIDTH, height=HEIGHT, shapes=(_ground(), *upper), alt=alt)


def plane_through(a: Space, b: Space, c: Space) -> Plane:
    """(p, q, r) of the plane z = p·x + q·y + r through three places that are not in line."""
    (x1, y1, z1), (x2, y2, z2), (x3, y3, z3) = a, b, c
    whole = (x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1)
    p = ((z2 - z1) * (y3 - y1) - (z3 - z1) * (y2 - y1)) / whole
    q = ((x2 - x1) * (z3 - z1) - (x3 - x1) * (z2 - z1)) / whole
    return p, q, z1 - p * x1 - q * y1


def _back_to_front() -> list[Leg]:
    return sorted(Leg, key=lambda leg: -math.sin(math.radians(_ANGLES[leg])))


def _tall(score: float) -> float:
    return _SHORTEST + max(0.0, min(100.0, score)) / 100 * (_TALLEST - _SHORTEST)


def _ring(degrees: float, radius: float) -> Point:
    angle = math.radians(degrees)
    return radius * math.cos(angle), radius * math.sin(angle)


def _project(place: Space) -> Point:
    x, y, z = place
    return _CENTER + x, _GROUND - y * _DEPTH - z


def _circle(radius: float) -> list[Point]:
    return [_ring(360 * i / _STEPS, radius) for i in range(_STEPS)]


def _ground() -> Shape:
    points = tuple(_project((x, y, 0.0)) for x, y in _circle(_FLOOR))
    return Polygon(points=points, fill=Ink.WASH, stroke=Stroke(ink=Ink.RULE, width=1, dash=(3, 3)))


def _leg(leg: Leg, top: Space) -> list[Shape]:
    """A leg, a little wider at the seat, with its letter near the ground."""
    x, upper = _project(top)
    _x, foot = _project((top[0], top[1], 0.0))
    lean = top[0] * 0.1
    upper_half, lower_half = _LEG / 2, _LEG / 2 - 1.5
    corners = (
        (x - upper_half, upper),
        (x + upper_half, upper),
        (x + lean + lower_half, foot),
        (x + lean - lower_half, foot),
    )
    letter = SceneText(
        at=(x + lean * 0.8, foot - 4),
        text=leg.value[0].upper(),
        size=10,
        weight=Weight.BOLD,
        ink=Ink.ON_SHAPE,
        anchor=Anchor.MIDDLE,
    )
    outline = Stroke(ink=Ink.INK, width=1)
    return [Polygon(points=corners, fill=LEG_INKS[leg], stroke=outline), letter]


def _seat(plane: Plane, *, from_below: bool) -> list[Shape]:
    """The seat with the face that is seen: the upper one has spokes, the legs stand on the lower one."""
    p, q, r = plane
    lower = [_project((x, y, p * x + q * y + r)) for x, y in _circle(_SEAT)]
    upper = [(x, y - _THICK) for x, y in lower]
    outline = Stroke(ink=Ink.INK, width=1)
    edge = Polygon(points=hull([*lower, *upper]), fill=Ink.LEVEL_5, stroke=outline)
    if from_below:
        return [edge, Polygon(points=tuple(lower), fill=Ink.LEVEL_5, stroke=outline)]
    spokes: list[Shape] = [
        StraightLine(start=upper[i], end=upper[i + _STEPS // 2], stroke=Stroke(ink=Ink.LEVEL_1, width=0.8))
        for i in (0, _STEPS // 6, _STEPS // 3)
    ]
    return [edge, Polygon(points=tuple(upper), fill=Ink.LEVEL_4, stroke=outline), *spokes]


def hull(points: Sequence[Point]) -> tuple[Point, ...]:
    """The outline round all points (Andrew's monotone chain)."""
    ordered = sorted(set(points))

    def half(places: Sequence[Point]) -> list[Point]:
        kept: list[Point] = []
        for place in places:
            while len(kept) > 1 and _turn(kept[-2], kept[-1], place) <= 0:
                kept.pop()
            kept.append(place)
        return kept[:-1]

    return (*half(ordered), *half(ordered[::-1]))


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
