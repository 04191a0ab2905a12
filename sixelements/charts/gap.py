"""Front line and leads on one line from 0 to 100: a circle and a diamond, heavier where they are apart."""

from sixelements.charts.bars import place
from sixelements.charts.scene import Circle, Ink, Polygon, Scene, Shape, StraightLine, Stroke

HEIGHT = 16.0
_RADIUS, _DIAMOND = 3.3, 8.4


def gap(*, frontline: float, leads: float, flagged: bool, width: float, alt: str) -> Scene:
    """The two sides' scores (0 to 100); both marks stay within the width."""
    inner = width - _DIAMOND
    left, right = (_DIAMOND / 2 + place(score, inner) for score in (frontline, leads))
    middle = HEIGHT / 2
    stroke = Stroke(ink=Ink.INK, width=1.4) if flagged else Stroke(ink=Ink.RULE, width=0.8)
    half = _DIAMOND / 2
    shapes: tuple[Shape, ...] = (
        StraightLine(start=(0, middle), end=(width, middle), stroke=Stroke(ink=Ink.HAIRLINE, width=0.5)),
        StraightLine(start=(left, middle), end=(right, middle), stroke=stroke),
        Polygon(
            points=(
                (right, middle - half),
                (right + half, middle),
                (right, middle + half),
                (right - half, middle),
            ),
            fill=Ink.BRAND,
        ),
        Circle(center=(left, middle), radius=_RADIUS, fill=Ink.PAPER, stroke=Stroke(ink=Ink.INK, width=1.1)),
    )
    return Scene(width=width, height=HEIGHT, shapes=shapes, alt=alt)


def legend(*, alt: str) -> Scene:
    """The two marks of `gap` side by side, without their line."""
    both = gap(frontline=20, leads=80, flagged=False, width=34, alt=alt)
    shapes = tuple(shape for shape in both.shapes if isinstance(shape, Circle | Polygon))
    return Scene(width=both.width, height=both.height, shapes=shapes, alt=alt)
