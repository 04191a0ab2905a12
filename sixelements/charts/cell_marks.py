"""The marks of a worksheet's cell: a full, half or empty ring, told apart in grey; not marked is a "?"."""

import math

from sixelements.charts.scene import Anchor, Circle, Ink, Polygon, Scene, SceneText, Shape, Stroke, Weight

SIDE = 12.0
_STEPS = 16


def cell_mark(mark: int | None, *, alt: str = "", size: float = SIDE) -> Scene:
    """A mark 0, 1 or 2, or None for a cell that is not marked."""
    return Scene(width=size, height=size, shapes=_shapes(mark, size), alt=alt)


def _shapes(mark: int | None, size: float) -> tuple[Shape, ...]:
    middle, radius, line = size / 2, size * 0.44, size / 10
    if mark is None:
        return (
            SceneText(
                at=(middle, middle + size * 0.36),
                text="?",
                size=size * 1.05,
                weight=Weight.REGULAR,
                ink=Ink.SOFT,
                anchor=Anchor.MIDDLE,
            ),
        )
    ink = Ink.LEVEL_LINE if mark else Ink.OUTLINE
    ring = Circle(center=(middle, middle), radius=radius, stroke=Stroke(ink=ink, width=line))
    if mark == 0:
        return (ring,)
    if mark == 1:
        return ring, _half(middle, radius)
    return (Circle(center=(middle, middle), radius=radius, fill=ink, stroke=Stroke(ink=ink, width=line)),)


def _half(middle: float, radius: float) -> Polygon:
    """The left half of a disc."""
    angles = (math.pi / 2 + math.pi * n / _STEPS for n in range(_STEPS + 1))
    points = tuple((middle + radius * math.cos(a), middle - radius * math.sin(a)) for a in angles)
    return Polygon(points=points, fill=Ink.LEVEL_LINE)
