"""The three legs of service as a stool in two dresses.

On paper it is flat and hangs from its seat, a bar chart upside down. On the screen it stands, and tilts as
far as the numbers say.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sixelements.charts.marks import LEG_INKS
from sixelements.charts.scene import (
    Anchor,
    Ink,
    Point,
    Polygon,
    Rect,
    Scene,
    SceneText,
    Shape,
    StraightLine,
    Stroke,
    Weight,
)
from sixelements.domain.assessment import Leg
from sixelements.domain.legs import short_legs
from sixelements.domain.scores import LegScores

WIDTH, HEIGHT = 150.0, 158.0
SEAT_TOP, SEAT, FLOOR = 4.0, 8.0, 130.0
"""On paper: tops of the seat and the floor, and the seat's thickness, in points."""
FULL = FLOOR - SEAT_TOP - SEAT
"""How long a leg of 100 is."""
_SEAT_SHARE, _LEG, _TAPER, _LEAN = 0.92, 13.0, 0.28, 9.0
SCREEN_WIDTH, SCREEN_HEIGHT = 150.0, 178.0
_CENTER, _GROUND = 75.0, 142.0
_DEPTH = 0.36
"""How much of the depth is seen from where the reader stands."""
_STAND, _SEAT_RADIUS, _FLOOR_RADIUS, _THICK = 48.0, 52.0, 66.0, 10.0
_SHORTEST, _TALLEST = 14.0, 90.0
_ANGLES: Mapping[Leg, float] = {Leg.COURTESY: 210.0, Leg.ACCURACY: 90.0, Leg.SPEED: 330.0}
"""Where the legs stand on the ground, in degrees; 270 is nearest to the reader."""
_STEPS = 48

Space = tuple[float, float, float]
Plane = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegWords:
    """The figure at a leg's end and the two lines under the leg."""

    figure: str
    name: str
    told: str


def _share(score: float) -> float:
    return max(0.0, min(100.0, score)) / 100


def end_of(score: float) -> float:
    """How far down a leg with a score from 0 to 100 reaches: 0 is the seat, 100 the floor."""
    return SEAT_TOP + SEAT + _share(score) * FULL


def middle_at(index: int, y: float) -> float:
    """The middle of leg 0, 1 or 2 at a height; the outer legs lean outward toward the floor."""
    share = (y - SEAT_TOP - SEAT) / FULL
    at_seat = (0.21, 0.5, 0.79)[index] * WIDTH
    return at_seat + (index - 1) * _LEAN * share


def half_width_at(y: float) -> float:
    """Half the width of a leg at a height: it tapers toward the floor."""
    return _LEG / 2 * (1 - _TAPER * (y - SEAT_TOP - SEAT) / FULL)


def paper_stool(legs: LegScores, *, words: Mapping[Leg, LegWords], alt: str) -> Scene:
    """The stool, flat, as it stands in print."""
    short = short_legs(legs)
    shapes: list[Shape] = []
    for i, leg in enumerate(Leg):
        shapes += _paper_leg(i, legs.scores[leg], short=leg in short)
        shapes.append(_figure(i, words[leg].figure, end_of(legs.scores[leg])))
    left = WIDTH * (1 - _SEAT_SHARE) / 2
    shapes.append(Rect(x=left, y=SEAT_TOP, width=WIDTH * _SEAT_SHARE, height=SEAT, radius=3, fill=Ink.INK))
    shapes.append(
        StraightLine(start=(0, FLOOR), end=(WIDTH, FLOOR), stroke=Stroke(ink=Ink.OUTLINE, width=0.6))
    )
    for i, leg in enumerate(Leg):
        shapes += _words(i, words[leg], short=leg in short)
    return Scene(width=WIDTH, height=HEIGHT, shapes=tuple(shapes), alt=alt)


def _paper_leg(index: int, score: float, *, short: bool) -> list[Shape]:
    top, end = SEAT_TOP + SEAT, end_of(score)
    shapes: list[Shape] = []
    if end < FLOOR:
        shapes.append(
            Polygon(
                points=_trapezoid(index, end, FLOOR),
                stroke=Stroke(ink=Ink.OUTLINE, width=0.6, dash=(2, 2)),
            )
        )
    fill = Ink.BRAND if short else Ink.MID
    shapes.append(
        Polygon(points=_trapezoid(index, top, end), fill=fill, stroke=Stroke(ink=Ink.BRAND, width=0.4))
    )
    half = half_width_at(end) + 1.5
    x = middle_at(index, end)
    shapes.append(
        StraightLine(start=(x - half, end), end=(x + half, end), stroke=Stroke(ink=Ink.INK, width=1))
    )
    return shapes


def _trapezoid(index: int, top: float, bottom: float) -> tuple[Point, ...]:
    upper, lower = middle_at(index, top), middle_at(index, bottom)
    a, b = half_width_at(top), half_width_at(bottom)
    return ((upper - a, top), (upper + a, top), (lower + b, bottom), (lower - b, bottom))


def _figure(index: int, figure: str, end: float) -> Shape:
    """The figure right of the end of its leg, each in a gap of its own, clear of seat and floor."""
    x, half = middle_at(index, end), half_width_at(end) + 1.5
    y = max(SEAT_TOP + SEAT + 11.0, min(end + 3.6, FLOOR - 3.0))
    return SceneText(at=(x + half + 2.5, y), text=figure, size=10.5, weight=Weight.BOLD)


def _words(index: int, words: LegWords, *, short: bool) -> list[Shape]:
    x = (0.145, 0.5, 0.855)[index] * WIDTH
    weight = Weight.BOLD if short else Weight.SEMIBOLD
    name = SceneText(at=(x, FLOOR + 12), text=words.name, size=8, weight=weight, anchor=Anchor.MIDDLE)
    told = SceneText(at=(x, FLOOR + 22.5), text=words.told, size=7.25, ink=Ink.SOFT, anchor=Anchor.MIDDLE)
    return [name, told]


def screen_stool(scores: Mapping[Leg, float], *, alt: str) -> Scene:
    """The stool for scores from 0 to 100: leg heights are proportional, the seat lies on the three tops."""
    tops = {leg: (*_ring(_ANGLES[leg], _STAND), _tall(scores[leg])) for leg in Leg}
    plane = plane_through(*(tops[leg] for leg in Leg))
    legs = [shape for leg in _back_to_front() for shape in _screen_leg(leg, tops[leg])]
    below = plane[1] < -_DEPTH
    seat = _seat(plane, from_below=below)
    upper = [*seat, *legs] if below else [*legs, *seat]
    return Scene(width=SCREEN_WIDTH, height=SCREEN_HEIGHT, shapes=(_ground(), *upper), alt=alt)


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
    return _SHORTEST + _share(score) * (_TALLEST - _SHORTEST)


def _ring(degrees: float, radius: float) -> Point:
    angle = math.radians(degrees)
    return radius * math.cos(angle), radius * math.sin(angle)


def _project(place: Space) -> Point:
    x, y, z = place
    return _CENTER + x, _GROUND - y * _DEPTH - z


def _circle(radius: float) -> list[Point]:
    return [_ring(360 * i / _STEPS, radius) for i in range(_STEPS)]


def _ground() -> Shape:
    points = tuple(_project((x, y, 0.0)) for x, y in _circle(_FLOOR_RADIUS))
    return Polygon(points=points, fill=Ink.WASH, stroke=Stroke(ink=Ink.RULE, width=1, dash=(3, 3)))


def _screen_leg(leg: Leg, top: Space) -> list[Shape]:
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
    lower = [_project((x, y, p * x + q * y + r)) for x, y in _circle(_SEAT_RADIUS)]
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
