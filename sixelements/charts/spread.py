"""How the answers to one practice are spread, as the screen's tables show it: one strip round level 3."""

from collections.abc import Iterable, Sequence

from sixelements.charts.scene import Anchor, Ink, Rect, Scene, SceneText, Shape, StraightLine, Stroke, Weight

HEIGHT = 42.0
_BOX, _INSIDE_FROM = 19.0, 12.0
_LARGEST_UNIT = 12.0

Counts = Sequence[int]


def reach(counts: Counts) -> tuple[float, float]:
    """How many people lie left and right of the middle of level 3."""
    half = counts[2] / 2
    return counts[0] + counts[1] + half, half + counts[3] + counts[4]


def frame(rows: Iterable[Counts], width: float) -> tuple[float, float]:
    """(pixels a person, x of the center line): one unit for all rows, so that rows can be compared."""
    sides = [reach(counts) for counts in rows]
    left = max((a for a, _b in sides), default=0.0)
    right = max((b for _a, b in sides), default=0.0)
    if not left + right:
        return _LARGEST_UNIT, width / 2
    unit = min(_LARGEST_UNIT, (width - 2) / (left + right))
    slack = width - (left + right) * unit
    return unit, slack / 2 + left * unit


def spread(counts: Counts, *, unit: float, center: float, width: float, alt: str) -> Scene:
    """One strip: a box a level, as wide as people chose it; the middle of level 3 is on the center line."""
    left, _right = reach(counts)
    x = center - left * unit
    top = (HEIGHT - _BOX) / 2
    shapes: list[Shape] = []
    for level, n in enumerate(counts, start=1):
        if n:
            shapes += _box(level, n, x, n * unit, top)
            x += n * unit
    shapes += _center(center, top)
    return Scene(width=width, height=HEIGHT, shapes=tuple(shapes), alt=alt)


def _center(x: float, top: float) -> list[Shape]:
    stroke = Stroke(ink=Ink.INK, width=1.5)
    return [
        StraightLine(start=(x, top - 3), end=(x, top + 1), stroke=stroke),
        StraightLine(start=(x, top + _BOX - 1), end=(x, top + _BOX + 3), stroke=stroke),
    ]


def _box(level: int, n: int, x: float, wide: float, top: float) -> list[Shape]:
    box = Rect(
        x=x + 0.5,
        y=top,
        width=max(wide - 1, 1.0),
        height=_BOX,
        radius=2,
        fill=Ink.level(level),
        stroke=Stroke(ink=Ink.LEVEL_LINE, width=1),
    )
    inside = wide >= _INSIDE_FROM + (5 if n > 9 else 0)
    text = SceneText(
        at=(x + wide / 2, top + 14 if inside else top - 2.5),
        text=str(n),
        size=12 if inside else 10,
        weight=Weight.SEMIBOLD,
        ink=Ink.on_level(level) if inside else Ink.SOFT,
        anchor=Anchor.MIDDLE,
    )
    return [box, text]
