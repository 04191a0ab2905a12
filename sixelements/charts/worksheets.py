"""What is drawn on a worksheet: marks of a matrix, a process to scale, hours as bars, three rings."""

from collections.abc import Sequence
from dataclasses import dataclass

from sixelements.charts.scene import (
    Anchor,
    Circle,
    Ink,
    Polygon,
    Rect,
    Scene,
    SceneText,
    Shape,
    StraightLine,
    Stroke,
    Weight,
)
from sixelements.domain.marks import FULL

_MARK, _HALF_FROM = 4.0, 1
_SIDE = 2 * _MARK + 1
_OPEN = Stroke(ink=Ink.OUTLINE, width=0.8)
_RING = Stroke(ink=Ink.BRAND, width=0.9)
STRIP = 504.0
"""Width of a process to scale that takes the longest time of those beside it."""
_BAND, _LABELS, _DAYS = 17.0, 12.0, 11.0
_NUMBERED_FROM, _DAYS_FROM = 9.0, 13.0
"""Points from which on a band has room for its number, and for its days under it."""
_SLIVER = 0.5
SEVEN, _APART, _DOT = 84.0, 12.0, 3.4
"""Width of the seven wastes side by side, from one to the next, and the radius of one that was seen."""
HOURS, _HOURS_HIGH = 40.0, 6.0
PAIR, _PAIR_HIGH, _PAIR_BAR = 48.0, 12.0, 4.6
_RINGS = (30.0, 62.0, 94.0)


def mark(found: int | None, *, alt: str) -> Scene:
    """A mark of a matrix: full, half, or empty; what is not marked is a question mark."""
    middle = (_MARK + 0.5, _MARK + 0.5)
    shapes: list[Shape] = []
    if found is None:
        shapes.append(
            SceneText(at=(middle[0], middle[1] + 2.9), text="?", size=8, ink=Ink.SOFT, anchor=Anchor.MIDDLE)
        )
    elif found == FULL:
        shapes.append(Circle(center=middle, radius=_MARK, fill=Ink.BRAND, stroke=_RING))
    elif found >= _HALF_FROM:
        shapes += [Polygon(points=_left_half(middle), fill=Ink.BRAND)]
        shapes.append(Circle(center=middle, radius=_MARK, stroke=_RING))
    else:
        shapes.append(Circle(center=middle, radius=_MARK, stroke=_OPEN))
    return Scene(width=_SIDE, height=_SIDE, shapes=tuple(shapes), alt=alt)


def _left_half(middle: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    """The left half of a mark, as corners close enough to look round."""
    x, y = middle
    heights = [n / 8 for n in range(-8, 9)]
    return tuple((x - _MARK * (1 - h * h) ** 0.5, y + _MARK * h) for h in heights)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessBand:
    """A step of a process to scale. ``begins``, ``ends``: 0 to 1 of the strip; ``work``: of its own time."""

    number: str
    begins: float
    ends: float
    work: float
    days: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A process to scale. ``share``: its time as a share, 0 to 1, of the longest one drawn beside it."""

    bands: tuple[ProcessBand, ...]
    left: str
    right: str
    share: float = 1.0


def strip(found: Strip, *, alt: str) -> Scene:
    """The bands in alternating tints, as wide as they take time; a sliver at the left of each is the work."""
    width = STRIP * found.share
    shapes: list[Shape] = [
        SceneText(at=(0, 8.5), text=found.left, size=7.5, weight=Weight.SEMIBOLD, room=STRIP * 0.55),
        SceneText(at=(STRIP, 8.5), text=found.right, size=7.5, anchor=Anchor.END, room=STRIP * 0.44),
    ]
    for n, band in enumerate(found.bands):
        shapes += _band(band, width, fill=Ink.MID if n % 2 else Ink.PALE)
    return Scene(width=STRIP, height=_LABELS + _BAND + _DAYS, shapes=tuple(shapes), alt=alt)


def _band(band: ProcessBand, width: float, *, fill: Ink) -> tuple[Shape, ...]:
    left, wide = width * band.begins, width * (band.ends - band.begins)
    middle = left + wide / 2
    edge = Stroke(ink=Ink.BRAND, width=0.6)
    shapes: list[Shape] = [
        Rect(x=left, y=_LABELS, width=wide, height=_BAND, fill=fill, stroke=edge),
        Rect(x=left, y=_LABELS, width=max(wide * band.work, _SLIVER), height=_BAND, fill=Ink.INK),
    ]
    if wide > _NUMBERED_FROM:
        at = (middle, _LABELS + _BAND / 2 + 2.9)
        shapes.append(
            SceneText(at=at, text=band.number, size=8, weight=Weight.BOLD, anchor=Anchor.MIDDLE, room=wide)
        )
    if wide > _DAYS_FROM:
        below = (middle, _LABELS + _BAND + 8.5)
        shapes.append(SceneText(at=below, text=band.days, size=7, ink=Ink.SOFT, anchor=Anchor.MIDDLE))
    return tuple(shapes)


def seven(seen: Sequence[bool], *, alt: str) -> Scene:
    """Which of the seven wastes were seen: a dot for one that was, a point for one that was not."""
    middle = _DOT + 1
    shapes: list[Shape] = []
    for n, there in enumerate(seen):
        center = (_DOT + 1 + n * _APART, middle)
        if there:
            shapes.append(Circle(center=center, radius=_DOT, fill=Ink.BRAND))
        else:
            shapes.append(Circle(center=center, radius=0.9, fill=Ink.RULE))
    return Scene(width=SEVEN, height=2 * middle, shapes=tuple(shapes), alt=alt)


def letters(
    names: Sequence[str], *, alt: str, width: float = SEVEN, apart: float = _APART, height: float = 10
) -> Scene:
    """Letters side by side, as over the seven wastes, ``apart`` points; a single one stands in the middle."""
    first = width / 2 if len(names) == 1 else _DOT + 1 + (apart - _APART) / 2
    shapes = tuple(
        SceneText(
            at=(first + n * apart, height / 2 + 3),
            text=name,
            size=7.5,
            weight=Weight.SEMIBOLD,
            ink=Ink.SOFT,
            anchor=Anchor.MIDDLE,
        )
        for n, name in enumerate(names)
    )
    return Scene(width=width, height=height, shapes=shapes, alt=alt)


def hours(share: float, *, alt: str) -> Scene:
    """Hours as a bar; ``share``: of the longest bar, 0 to 1."""
    line = Stroke(ink=Ink.BRAND, width=0.6)
    bar = Rect(
        x=0.3, y=2.3, width=max((HOURS - 1) * share, 0.6), height=_HOURS_HIGH, fill=Ink.MID, stroke=line
    )
    return Scene(width=HOURS, height=_HOURS_HIGH + 3, shapes=(bar,), alt=alt)


def pair(before: float | None, now: float, *, alt: str) -> Scene:
    """Hours before as an open bar over those now as a filled one, each as a share of the longest, 0 to 1."""
    shapes: list[Shape] = []
    if before:
        open_ = Stroke(ink=Ink.OUTLINE, width=0.7)
        shapes.append(Rect(x=0.4, y=0.6, width=(PAIR - 1) * before, height=_PAIR_BAR, stroke=open_))
    if now:
        top = 6.4 if before else 3.2
        shapes.append(Rect(x=0.4, y=top, width=(PAIR - 1) * now, height=_PAIR_BAR, fill=Ink.BRAND))
    return Scene(width=PAIR, height=_PAIR_HIGH, shapes=tuple(shapes), alt=alt)


def blank_strip(parts: int, *, alt: str) -> Scene:
    """A process with nothing in it yet: a frame to part by hand, with a tick at each ``parts``th."""
    line = Stroke(ink=Ink.OUTLINE, width=0.6)
    shapes: list[Shape] = [Rect(x=0.3, y=0.3, width=STRIP - 0.6, height=22, stroke=line)]
    for n in range(1, parts):
        x = STRIP * n / parts
        shapes.append(StraightLine(start=(x, 22), end=(x, 26), stroke=line))
    return Scene(width=STRIP, height=27, shapes=tuple(shapes), alt=alt)


def rings(names: tuple[str, str, str], *, alt: str, scale: float = 2.05) -> Scene:
    """Three rings to write into, the innermost first, each with its name at its upper edge."""
    radii = [r * scale for r in _RINGS]
    middle = (STRIP / 2, radii[-1] + 1)
    line = Stroke(ink=Ink.INK, width=0.9)
    shapes: list[Shape] = [Circle(center=middle, radius=radius, stroke=line) for radius in radii]
    for name, radius in zip(names, radii, strict=True):
        at = (middle[0], middle[1] - radius + 17)
        shapes.append(
            SceneText(at=at, text=name, size=11, weight=Weight.BOLD, anchor=Anchor.MIDDLE, room=radius * 1.2)
        )
    return Scene(width=STRIP, height=2 * radii[-1] + 2, shapes=tuple(shapes), alt=alt)
