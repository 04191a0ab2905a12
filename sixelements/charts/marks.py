"""The shapes that stand for elements, legs and levels, as drawings of their own or parts of others."""

from sixelements.charts.scene import (
    Anchor,
    Circle,
    Ink,
    Point,
    Polygon,
    Rect,
    Scene,
    SceneText,
    Shape,
    Stroke,
    Weight,
)
from sixelements.domain.assessment import Leg

GRID = 24.0
"""Side of the square that an element's shape is drawn in."""
LEVEL, LEVEL_RANGE = 24.0, 40.0
"""Widths of a level square, and of one that names two levels."""

ELEMENTS: dict[str, tuple[Point, ...]] = {
    "1": ((4, 2.5), (14.5, 2.5), (19.5, 7.5), (19.5, 21.5), (4, 21.5)),
    "3": ((12, 0.8), (23.2, 12), (12, 23.2), (0.8, 12)),
    "4": ((2.5, 3.5), (21.5, 3.5), (21.5, 17.5), (12, 17.5), (7, 22.5), (7, 17.5), (2.5, 17.5)),
    "5": (
        (12, 0.8),
        (15.44, 3.69),
        (19.92, 4.08),
        (20.31, 8.56),
        (23.2, 12),
        (20.31, 15.44),
        (19.92, 19.92),
        (15.44, 20.31),
        (12, 23.2),
        (8.56, 20.31),
        (4.08, 19.92),
        (3.69, 15.44),
        (0.8, 12),
        (3.69, 8.56),
        (4.08, 4.08),
        (8.56, 3.69),
    ),
    "6": ((6.2, 2), (17.8, 2), (23.5, 12), (17.8, 22), (6.2, 22), (0.5, 12)),
}
"""Corners on the grid, as in the design's tokens; element 2 is a disc, as is any other."""
_LETTER_SHIFT = {"4": -1.4}
_LEG_CORNERS: dict[Leg, tuple[Point, ...]] = {
    Leg.ACCURACY: ((2, 2), (14, 2), (14, 14), (2, 14)),
    Leg.SPEED: ((8, 1.2), (15.5, 14.5), (0.5, 14.5)),
}
LEG_GRID = 16.0
LEG_INKS: dict[Leg, Ink] = {Leg.COURTESY: Ink.COURTESY, Leg.ACCURACY: Ink.ACCURACY, Leg.SPEED: Ink.SPEED}


def element_ink(element: str) -> Ink:
    """The color of an element; of one the design does not know, ink."""
    return Ink(f"element {element}") if element in "123456" else Ink.INK


def element_at(element: str, center: Point, size: float = GRID) -> tuple[Shape, ...]:
    """An element's shape with its number, around a point."""
    k = size / GRID
    left, top = center[0] - size / 2, center[1] - size / 2
    ink = element_ink(element)
    corners = ELEMENTS.get(element)
    if corners:
        shape: Shape = Polygon(points=tuple((left + x * k, top + y * k) for x, y in corners), fill=ink)
    else:
        shape = Circle(center=center, radius=10 * k, fill=ink)
    y = center[1] + (4.6 + _LETTER_SHIFT.get(element, 0.0)) * k
    number = SceneText(
        at=(center[0] - (0.25 * k if element == "1" else 0.0), y),
        text=element,
        size=13 * k,
        weight=Weight.BOLD,
        ink=Ink.ON_SHAPE,
        anchor=Anchor.MIDDLE,
    )
    return shape, number


def element(element_: str, *, alt: str, size: float = GRID) -> Scene:
    """An element's shape on its own."""
    shapes = element_at(element_, (size / 2, size / 2), size)
    return Scene(width=size, height=size, shapes=shapes, alt=alt)


def leg_at(leg: Leg, center: Point, size: float = LEG_GRID) -> tuple[Shape, ...]:
    """A leg's shape with its first letter, around a point."""
    k = size / LEG_GRID
    left, top = center[0] - size / 2, center[1] - size / 2
    ink = LEG_INKS[leg]
    corners = _LEG_CORNERS.get(leg)
    if corners:
        shape: Shape = Polygon(points=tuple((left + x * k, top + y * k) for x, y in corners), fill=ink)
    else:
        shape = Circle(center=center, radius=6.5 * k, fill=ink)
    low = 4.6 if leg is Leg.SPEED else 3.2
    letter = SceneText(
        at=(center[0], center[1] + low * k),
        text=leg.value[0].upper(),
        size=9 * k,
        weight=Weight.BOLD,
        ink=Ink.ON_SHAPE,
        anchor=Anchor.MIDDLE,
    )
    return shape, letter


def leg(leg_: Leg, *, alt: str, size: float = LEG_GRID) -> Scene:
    """A leg's shape on its own."""
    return Scene(width=size, height=size, shapes=leg_at(leg_, (size / 2, size / 2), size), alt=alt)


def level(label: str, fill: int, *, alt: str, height: float = LEVEL) -> Scene:
    """A level square: its number on its color; wider where it names two levels.

    ``label`` is "3" or "2–3"; ``fill`` the level, 1 to 5, whose color it has.
    """
    width = height if len(label) < 2 else height * LEVEL_RANGE / LEVEL
    box = Rect(
        x=0.5,
        y=0.5,
        width=width - 1,
        height=height - 1,
        radius=4,
        fill=Ink.level(fill),
        stroke=Stroke(ink=Ink.LEVEL_LINE, width=1),
    )
    number = SceneText(
        at=(width / 2, height / 2 + height * 0.2),
        text=label,
        size=height * 0.58,
        weight=Weight.SEMIBOLD,
        ink=Ink.on_level(fill),
        anchor=Anchor.MIDDLE,
    )
    return Scene(width=width, height=height, shapes=(box, number), alt=alt)
