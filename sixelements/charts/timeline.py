"""The plan on a line of days: a bar an action, what waits for what, reviews, and how much runs at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sixelements.charts.dependency_arrows import dependency_arrows
from sixelements.charts.scene import (
    Anchor,
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

WIDTH, LABELS = 504.0, 158.0
AXIS = WIDTH - LABELS
HEAD, ROW, BAR = 42.0, 21.5, 9.0
"""Heights, in points: what stands over the rows, a row, and the bar in it."""
_BAND, _MONTHS, _MONTH_TEXT, _REVIEW = 13.0, 19.0, 25.5, 35.0
_END, _TAIL, _BASE, _FOOT = 2.0, 16.0, 29.0, 31.0
_STEP, _STEPS = 2.9, 10.0
_LETTER = 4.3
"""A cautious width of a letter of a label, for which labels there is room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineAction:
    """One action; days are counted from the left end of the axis. ``start`` None: only its end is known.

    ``held`` is the last day on which it takes a place: later than ``due`` where it is still under way.
    ``after`` names the tasks it waits for by their places in the list. The bar of what is ``done`` is pale
    and has a tick.
    """

    number: str
    title: str
    note: str
    start: int | None
    due: int
    held: int | None = None
    after: tuple[int, ...] = ()
    done: bool = False


@dataclass(frozen=True, slots=True)
class DayMark:
    """A day with a label, and a short one for where that has no room."""

    day: int
    label: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days, first and last, on which the same number of actions is in progress."""

    first: int
    last: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What is drawn over ``days`` days. ``bands`` end on their day, ``months`` begin on it.

    ``stretches`` under the rows are named by ``in_progress``; none: they are left out.
    """

    tasks: tuple[TimelineAction, ...]
    days: int
    bands: tuple[DayMark, ...]
    months: tuple[DayMark, ...]
    reviews: tuple[int, ...]
    stretches: tuple[Stretch, ...] = ()
    in_progress: str = ""

    def x(self, day: float) -> float:
        """Where a day lies, within the axis."""
        return LABELS + max(0.0, min(float(self.days), day)) / self.days * AXIS

    @property
    def bottom(self) -> float:
        """The lower edge of the last row."""
        return HEAD + ROW * len(self.tasks)


def middle_of(row: int) -> float:
    """The height at which the bar of a row has its middle."""
    return HEAD + ROW * row + 5.5 + BAR / 2


def stretches(tasks: Sequence[TimelineAction]) -> tuple[Stretch, ...]:
    """How many actions are in progress, stretch by stretch; days without any are left out."""
    spans = [(t.start, t.due if t.held is None else t.held) for t in tasks if t.start is not None]
    edges = sorted({start for start, _due in spans} | {due + 1 for _start, due in spans})
    found: list[Stretch] = []
    for first, following in pairwise(edges):
        count = sum(start <= first <= due for start, due in spans)
        goes_on = bool(found) and found[-1].count == count and found[-1].last == first - 1
        if count:
            found.append(Stretch(found.pop().first if goes_on else first, following - 1, count))
    return tuple(found)


def timeline(data: Timeline, *, alt: str) -> Scene:
    """The whole drawing."""
    height = data.bottom + (_FOOT if data.stretches else _TAIL)
    shapes: list[Shape] = [*_bands(data), *_months(data), *_rows(data), *_reviews(data)]
    bars = [_bar(data, n, task) for n, task in enumerate(data.tasks)]
    for bar in bars:
        shapes += bar
    shapes += dependency_arrows(
        [(t.start, t.due, t.after) for t in data.tasks], x=data.x, y=middle_of, half=BAR / 2
    )
    if data.stretches:
        shapes += _in_progress(data)
    return Scene(width=WIDTH, height=height, shapes=tuple(shapes), alt=alt)


def _bands(data: Timeline) -> list[Shape]:
    shapes: list[Shape] = []
    left = LABELS
    for n, band in enumerate(data.bands):
        right = data.x(band.day)
        fill = Ink.MID if n % 2 else Ink.PALE
        shapes.append(Rect(x=left, y=0, width=max(0.0, right - left - 0.8), height=_BAND, fill=fill))
        label = next((x for x in (band.label, band.short) if x and right - left > len(x) * _LETTER), "")
        if label:
            middle = ((left + right) / 2, 9.3)
            shapes.append(
                SceneText(at=middle, text=label, size=7.5, weight=Weight.SEMIBOLD, anchor=Anchor.MIDDLE)
            )
        left = right
    return shapes


def _months(data: Timeline) -> list[Shape]:
    """A line where a month begins, and its name where there is room."""
    shapes: list[Shape] = []
    free = LABELS
    for month in data.months:
        x = data.x(month.day)
        bottom = data.bottom + _TAIL
        shapes.append(
            StraightLine(start=(x, _MONTHS), end=(x, bottom), stroke=Stroke(ink=Ink.HAIRLINE, width=0.4))
        )
        wide = len(month.label) * _LETTER + 4
        if x >= free and x + wide <= WIDTH:
            shapes.append(SceneText(at=(x + 2, _MONTH_TEXT), text=month.label, size=7, ink=Ink.SOFT))
            free = x + wide
    return shapes


def _reviews(data: Timeline) -> list[Shape]:
    """A diamond over a dotted line for every review."""
    shapes: list[Shape] = []
    for day in data.reviews:
        x, r = data.x(day), 4.0
        line = Stroke(ink=Ink.INK, width=0.7, dash=(1.4, 1.8))
        shapes.append(StraightLine(start=(x, _REVIEW), end=(x, data.bottom + _TAIL), stroke=line))
        corners = ((x, _REVIEW - r), (x + r, _REVIEW), (x, _REVIEW + r), (x - r, _REVIEW))
        shapes.append(Polygon(points=corners, fill=Ink.BRAND))
    return shapes


def _rows(data: Timeline) -> list[Shape]:
    """Number and title, owner and dates under it, and a hairline."""
    shapes: list[Shape] = []
    for n, task in enumerate(data.tasks):
        top = HEAD + ROW * n
        number = SceneText(at=(0, top + 10), text=task.number, size=8.5, weight=Weight.BOLD, ink=Ink.BRAND)
        title = SceneText(
            at=(15, top + 9.6), text=task.title, size=8, weight=Weight.SEMIBOLD, room=LABELS - 21
        )
        note = SceneText(at=(15, top + 19), text=task.note, size=7, ink=Ink.SOFT, room=LABELS - 21)
        y = top + ROW
        shapes += [number, title, note]
        shapes.append(StraightLine(start=(0, y), end=(WIDTH, y), stroke=Stroke(ink=Ink.HAIRLINE, width=0.4)))
    return shapes


def _bar(data: Timeline, row: int, task: TimelineAction) -> list[Shape]:
    """From the start to the due date, which is marked; a mark alone where there is no start."""
    top, right = middle_of(row) - BAR / 2, data.x(task.due)
    if task.done:
        return _done(data.x(task.due if task.start is None else task.start), right, top)
    end = Rect(x=right - _END, y=top, width=_END, height=BAR, fill=Ink.BRAND)
    if task.start is None:
        return [end]
    left = min(data.x(task.start), right - _END)
    outline = Stroke(ink=Ink.BRAND, width=0.7)
    return [Rect(x=left, y=top, width=right - left, height=BAR, fill=Ink.MID, stroke=outline), end]


def _done(left: float, right: float, top: float) -> list[Shape]:
    """A pale bar with a tick in its middle; the tick alone where there is no room for a bar."""
    outline, tick = Stroke(ink=Ink.OUTLINE, width=0.7), Stroke(ink=Ink.BRAND, width=1.3)
    x, y = (left + right) / 2, top + BAR / 2
    return [
        Rect(x=left, y=top, width=right - left, height=BAR, fill=Ink.PAPER, stroke=outline),
        StraightLine(start=(x - 3, y), end=(x - 0.8, y + 2.4), stroke=tick),
        StraightLine(start=(x - 0.8, y + 2.4), end=(x + 3.4, y - 2.6), stroke=tick),
    ]


def _in_progress(data: Timeline) -> list[Shape]:
    """Steps over a line: how many actions run at once, with the number above."""
    base = data.bottom + _BASE
    step = min(_STEP, _STEPS / max(s.count for s in data.stretches))
    label = SceneText(at=(0, base - 2), text=data.in_progress, size=7.5, weight=Weight.SEMIBOLD)
    shapes: list[Shape] = [label]
    for found in data.stretches:
        left, right = data.x(found.first), data.x(found.last + 1)
        tall = step * found.count
        shapes.append(Rect(x=left, y=base - tall, width=right - left, height=tall, fill=Ink.RULE))
        if right - left >= 2 * _LETTER:
            at = ((left + right) / 2, base - tall - 1.6)
            number = str(found.count)
            shapes.append(SceneText(at=at, text=number, size=7, weight=Weight.SEMIBOLD, anchor=Anchor.MIDDLE))
    line = Stroke(ink=Ink.INK, width=0.8)
    return [*shapes, StraightLine(start=(LABELS, base), end=(WIDTH, base), stroke=line)]
