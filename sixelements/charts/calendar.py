"""Days on a short line: a bar from start to due date in every row, horizons and months over them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sixelements.charts.scene import Anchor, Ink, Rect, Scene, SceneText, Shape, StraightLine, Stroke, Weight
from sixelements.domain.schedule import days_after, months_between

HEAD, ROW = 25.0, 22.0
"""Heights, in points."""
SHORTEST, LONGEST = 180, 1100
"""Days that every line shows at least, and at most."""
MOST_MONTHS = 7
"""Names of months that a line has room for."""
_BAND, _BAR, _END = 12.0, 9.0, 2.0
_LEAST = 3.0
"""Points that even a bar of one day is long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days from ``first`` on that lie on a line ``width`` points long."""

    first: date
    days: int
    width: float

    def place(self, day: date) -> float:
        """Where a day lies, from 0 to the width; days outside lie at the ends."""
        share = (day - self.first).days / self.days
        return max(0.0, min(1.0, share)) * self.width

    def months(self) -> Sequence[date]:
        """The first days of months on the line, but for its own first day."""
        return months_between(days_after(self.first, 1), days_after(self.first, self.days - 1))


def span(first: date, due: Sequence[date], *, width: float) -> Span:
    """A line long enough for all due dates, and for half a year; at most for three years."""
    days = min(max([SHORTEST, *((day - first).days for day in due)]), LONGEST)
    return Span(first=first, days=days, width=width)


def head(of: Span, *, bands: Mapping[str, int], months: Mapping[date, str], alt: str) -> Scene:
    """The bands of the horizons over the names of the months.

    ``bands`` has the words of each horizon with the last day of it, counted from the first day.
    """
    shapes: list[Shape] = []
    left = 0.0
    for n, (words, until) in enumerate(bands.items()):
        right = of.place(days_after(of.first, until))
        fill = Ink.MID if n % 2 else Ink.PALE
        shapes.append(Rect(x=left, y=0, width=right - left - 0.8, height=_BAND, fill=fill))
        middle = (left + right) / 2
        shapes.append(
            SceneText(at=(middle, 8.6), text=words, size=7, weight=Weight.SEMIBOLD, anchor=Anchor.MIDDLE)
        )
        left = right
    for day, name in months.items():
        at = (of.place(day), HEAD - 3.0)
        shapes.append(SceneText(at=at, text=name, size=7, ink=Ink.SOFT, anchor=Anchor.MIDDLE))
    return Scene(width=of.width, height=HEAD, shapes=tuple(shapes), alt=alt)


def bar(of: Span, start: date, due: date, *, alt: str) -> Scene:
    """One bar between hairlines of the months; it ends heavy at the due date."""
    right = max(of.place(due), _LEAST)
    left = min(of.place(start), right - _LEAST)
    top = (ROW - _BAR) / 2
    shapes: list[Shape] = [
        StraightLine(start=(x, 0), end=(x, ROW), stroke=Stroke(ink=Ink.HAIRLINE, width=0.5))
        for x in (of.place(month) for month in of.months())
    ]
    outline = Stroke(ink=Ink.BRAND, width=0.7)
    shapes.append(Rect(x=left, y=top, width=right - left, height=_BAR, fill=Ink.MID, stroke=outline))
    shapes.append(Rect(x=right - _END, y=top, width=_END, height=_BAR, fill=Ink.BRAND))
    return Scene(width=of.width, height=ROW, shapes=tuple(shapes), alt=alt)
