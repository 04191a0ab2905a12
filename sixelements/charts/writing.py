"""Lines to write on by hand."""

from sixelements.charts.scene import Ink, Scene, StraightLine, Stroke

STEP = 23.0
"""Points from one line to the next."""


def lines(count: int, *, width: float, alt: str) -> Scene:
    """Empty lines under one another, the first one with room to write over it."""
    stroke = Stroke(ink=Ink.RULE, width=0.7)
    places = [n * STEP for n in range(1, count + 1)]
    shapes = tuple(StraightLine(start=(0, y), end=(width, y), stroke=stroke) for y in places)
    return Scene(width=width, height=count * STEP + 1, shapes=shapes, alt=alt)
