"""The three legs of service as a stool in two dresses.

It is flat and hangs from its seat, a bar chart upside down, so that equal legs look equal; in perspective the
leg at the back looked half as long. On paper words stand below, on the screen each leg has its letter and
color, and its figures stand beside the picture.
"""

from collections.abc import Mapping
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
SCREEN_HEIGHT = 136.0
_LETTER = 13.0
"""How far below the seat the letter of a leg stands."""


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
        fill = Ink.BRAND if leg in short else Ink.MID
        shapes += _hanging(i, legs.scores[leg], fill=fill, outline=Ink.BRAND)
        shapes.append(_figure(i, words[leg].figure, end_of(legs.scores[leg])))
    shapes += _seat_and_floor()
    for i, leg in enumerate(Leg):
        shapes += _words(i, words[leg], short=leg in short)
    return Scene(width=WIDTH, height=HEIGHT, shapes=tuple(shapes), alt=alt)


def _seat_and_floor() -> list[Shape]:
    left = WIDTH * (1 - _SEAT_SHARE) / 2
    return [
        Rect(x=left, y=SEAT_TOP, width=WIDTH * _SEAT_SHARE, height=SEAT, radius=3, fill=Ink.INK),
        StraightLine(start=(0, FLOOR), end=(WIDTH, FLOOR), stroke=Stroke(ink=Ink.OUTLINE, width=0.6)),
    ]


def _hanging(index: int, score: float, *, fill: Ink, outline: Ink) -> list[Shape]:
    """A leg from the seat to its end, and dashed what is missing to the floor."""
    top, end = SEAT_TOP + SEAT, end_of(score)
    shapes: list[Shape] = []
    if end < FLOOR:
        shapes.append(
            Polygon(
                points=_trapezoid(index, end, FLOOR),
                stroke=Stroke(ink=Ink.OUTLINE, width=0.6, dash=(2, 2)),
            )
        )
    shapes.append(
        Polygon(points=_trapezoid(index, top, end), fill=fill, stroke=Stroke(ink=outline, width=0.4))
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
    """The stool for scores from 0 to 100, in the legs' own colors."""
    shapes: list[Shape] = []
    for i, leg in enumerate(Leg):
        shapes += _hanging(i, scores[leg], fill=LEG_INKS[leg], outline=Ink.INK)
        shapes.append(_letter(i, leg, end_of(scores[leg])))
    return Scene(width=WIDTH, height=SCREEN_HEIGHT, shapes=(*shapes, *_seat_and_floor()), alt=alt)


def _letter(index: int, leg: Leg, end: float) -> Shape:
    """On its leg, or under it where that is too short to hold it."""
    y = SEAT_TOP + SEAT + _LETTER
    fits = end >= y + 2
    return SceneText(
        at=(middle_at(index, y), y if fits else max(end, SEAT_TOP + SEAT) + _LETTER),
        text=leg.value[0].upper(),
        size=10,
        weight=Weight.BOLD,
        ink=Ink.ON_SHAPE if fits else Ink.INK,
        anchor=Anchor.MIDDLE,
    )
