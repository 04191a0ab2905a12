"""A process on a line of days: each step as long as it takes, what of it is work, and who does it.

All lengths are in pixels at 100 %. Boxes lie as in time; no box is made wider than it is, so short ones may
show their number alone, or nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sixelements.charts.scene import (
    Anchor,
    Ink,
    Rect,
    Scene,
    SceneText,
    Shape,
    StraightLine,
    Stroke,
    Weight,
)

NAMES, BOX, LANE, AXIS = 20.0, 32.0, 30.0, 28.0
"""Heights of what stands over the boxes, of a box, of a lane, and of the days under them."""
LABELS = 124.0
"""Where the boxes of lanes begin: beside who does them."""
_LANE_BOX, _LEAST_WORK, _GAP, _PAD = 20.0, 3.0, 1.0, 6.0
_DIGIT, _NAME, _WORDS = 8.0, 13.0, 12.0
_LETTER = 7.2
"""A cautious width of a letter of a name."""
_MOST_TICKS = 12
_STEPS = (1, 2, 5)
WORK_INKS = {True: Ink.BRAND, False: Ink.ALERT, None: Ink.OUTLINE}
"""The ink of work by whether it adds value; None: nobody said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RibbonBox:
    """A step on the ribbon: where it lies, from 0 to 1, how much of it is work (0 to 1), and its words.

    ``lane``: who does it, by their place. ``adds_value`` None: nobody said.
    """

    number: int
    name: str
    lane: int
    begins: float
    ends: float
    work: float
    adds_value: bool | None
    words: str


def ribbon(boxes: Sequence[RibbonBox], *, width: float, days: float, day_0: str, alt: str) -> Scene:
    """All steps in one row. ``days``: working days from start to end; ``day_0``: the word under the start."""
    shapes: list[Shape] = []
    free = 0.0
    for box in boxes:
        left, right = box.begins * width, box.ends * width
        shapes += _box(box, left, right, NAMES, BOX)
        head, wide = _head(box, left, right - left)
        if left >= free:
            shapes += head
            free = left + wide
        if box.words:
            work = max(box.work * (right - left), _LEAST_WORK)
            room = right - left - work - 2 * _PAD
            shapes += _words(box.words, left + work + _PAD, NAMES + BOX / 2 + 4.2, room)
    shapes += _days(0.0, width, NAMES + BOX + 8, days, day_0)
    return Scene(width=width, height=NAMES + BOX + 8 + AXIS, shapes=tuple(shapes), alt=alt)


def lanes(
    boxes: Sequence[RibbonBox], who: Sequence[str], *, width: float, days: float, day_0: str, alt: str
) -> Scene:
    """Each step in the lane of who does it, with a line wherever a case goes from hand to hand."""
    across = max(width - LABELS, 1.0)
    shapes: list[Shape] = []
    for n, name in enumerate(who):
        bottom = (n + 1) * LANE
        shapes.append(
            SceneText(at=(0, bottom - LANE / 2 + 4.5), text=name, size=_NAME, room=LABELS - 10, tabular=False)
        )
        shapes.append(
            StraightLine(start=(0, bottom), end=(width, bottom), stroke=Stroke(ink=Ink.HAIRLINE, width=1))
        )
    before: RibbonBox | None = None
    for box in boxes:
        left, right = (LABELS + share * across for share in (box.begins, box.ends))
        if before is not None and before.lane != box.lane:
            ends = sorted(_middle(b.lane) for b in (before, box))
            shapes.append(
                StraightLine(start=(left, ends[0]), end=(left, ends[1]), stroke=Stroke(ink=Ink.SOFT, width=1))
            )
        before = box
    for box in boxes:
        left, right = (LABELS + share * across for share in (box.begins, box.ends))
        shapes += _box(box, left, right, _middle(box.lane) - _LANE_BOX / 2, _LANE_BOX)
        shapes += _in_lane(box, left, right - left)
    low = len(who) * LANE + 8
    shapes += _days(LABELS, across, low, days, day_0)
    return Scene(width=width, height=low + AXIS, shapes=tuple(shapes), alt=alt)


def swatch(fill: Ink) -> Scene:
    """A square for the legend, of work in one of its inks, or of a case that waits."""
    stroke = Stroke(ink=Ink.OUTLINE, width=1) if fill is Ink.WASH else None
    square = Rect(x=0.5, y=0.5, width=11, height=11, fill=fill, stroke=stroke)
    return Scene(width=12, height=12, shapes=(square,), alt="")


def day_steps(days: float) -> tuple[int, ...]:
    """The days that get a tick: every one, or every second, fifth, tenth, so that few enough stand there."""
    step, power = 1, 1
    while days / step > _MOST_TICKS:
        at = _STEPS.index(step // power) + 1
        if at == len(_STEPS):
            at, power = 0, power * 10
        step = _STEPS[at] * power
    return tuple(range(0, int(days + 1e-9) + 1, step))


def _middle(lane: int) -> float:
    return lane * LANE + LANE / 2


def _box(box: RibbonBox, left: float, right: float, top: float, height: float) -> list[Shape]:
    """A step from left to right; what of it is work is filled, never thinner than can be seen."""
    wide = max(right - left - _GAP, 1.0)
    work = min(max(box.work * (right - left), _LEAST_WORK), wide)
    stroke = Stroke(ink=Ink.OUTLINE, width=1)
    edge = Rect(
        x=left + 0.5,
        y=top + 0.5,
        width=max(wide - 1, 0.5),
        height=height - 1,
        radius=3,
        fill=Ink.WASH,
        stroke=stroke,
    )
    if not box.work:
        return [edge]
    return [edge, Rect(x=left, y=top, width=work, height=height, radius=2, fill=WORK_INKS[box.adds_value])]


def _head(box: RibbonBox, left: float, wide: float) -> tuple[list[Shape], float]:
    """The number over a box, the name beside it if there is room for some of it; and how far they reach."""
    number = str(box.number)
    digits = len(number) * _DIGIT
    shapes: list[Shape] = [
        SceneText(at=(left, NAMES - 6), text=number, size=_NAME, weight=Weight.SEMIBOLD, ink=Ink.INK)
    ]
    room = wide - digits - 12
    if not _fits(box.name, room):
        return shapes, digits + 4
    shapes.append(
        SceneText(at=(left + digits + 4, NAMES - 6), text=box.name, size=_NAME, room=room, tabular=False)
    )
    return shapes, max(wide, digits + 4)


def _in_lane(box: RibbonBox, left: float, wide: float) -> list[Shape]:
    """The number in a box of a lane, or right of one that is too narrow, and the name if it fits."""
    number = str(box.number)
    digits, work = len(number) * _DIGIT, max(box.work * wide, _LEAST_WORK)
    inside = wide - work - 2 * 4
    y = _middle(box.lane) + 4.5
    if inside < digits:
        at = left + wide + 2
        return [SceneText(at=(at, y), text=number, size=_WORDS, weight=Weight.SEMIBOLD, ink=Ink.INK)]
    shapes: list[Shape] = [
        SceneText(at=(left + work + 4, y), text=number, size=_WORDS, weight=Weight.SEMIBOLD, ink=Ink.INK)
    ]
    room = inside - digits - 4
    if _fits(box.name, room):
        at = left + work + 4 + digits + 4
        shapes.append(SceneText(at=(at, y), text=box.name, size=_WORDS, room=room, tabular=False))
    return shapes


def _fits(text: str, room: float) -> bool:
    """Whether so much of it has room that it can be known by that."""
    return bool(text) and room >= min(0.8 * len(text) * _LETTER, 14 * _LETTER)


def _words(text: str, left: float, y: float, room: float) -> list[Shape]:
    if not _fits(text, room):
        return []
    return [SceneText(at=(left, y), text=text, size=_WORDS, ink=Ink.SOFT, room=room, tabular=False)]


def _days(left: float, width: float, top: float, days: float, day_0: str) -> list[Shape]:
    """The line of days with its ticks; without days there is none."""
    if days <= 0:
        return []
    stroke = Stroke(ink=Ink.OUTLINE, width=1)
    shapes: list[Shape] = [StraightLine(start=(left, top + 2), end=(left + width, top + 2), stroke=stroke)]
    for day in day_steps(days):
        x = left + day / days * width
        edge = min(max(x, left + 0.5), left + width - 0.5)
        shapes.append(StraightLine(start=(edge, top - 1), end=(edge, top + 5), stroke=stroke))
        last = x > left + width - 12
        anchor = Anchor.START if day == 0 else Anchor.END if last else Anchor.MIDDLE
        text = day_0 if day == 0 else str(day)
        shapes.append(SceneText(at=(x, top + 18), text=text, size=_WORDS, ink=Ink.SOFT, anchor=anchor))
    return shapes
