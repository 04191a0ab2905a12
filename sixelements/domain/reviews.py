"""The days on which a team looks at its plan (planning rules, "An action holds", the review rhythm)."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from sixelements.domain.holidays import FEDERAL_DAYS_OFF, DaysOff
from sixelements.domain.schedule import days_after, working_day

CHECK_EVERY = 14
"""Days between two fifteen-minute checks."""
MEETINGS = (30, 60, 90)
"""Days after the plan's start with an hour for it."""
RATE_AGAIN = 180


class ReviewKind(Enum):
    """How much time a review takes, and for what."""

    CHECK = "fifteen minutes"
    MEETING = "an hour"
    RATE_AGAIN = "rate again"


@dataclass(frozen=True, slots=True)
class Review:
    """One review; ``after`` is how many days after the plan's start it falls due."""

    kind: ReviewKind
    day: date
    after: int


def reviews(start: date, days_off: DaysOff = FEDERAL_DAYS_OFF) -> tuple[Review, ...]:
    """The hours at 30, 60 and 90 days and the next rating, on working days."""
    meetings = (Review(ReviewKind.MEETING, _on(start, after, days_off), after) for after in MEETINGS)
    return (*meetings, Review(ReviewKind.RATE_AGAIN, _on(start, RATE_AGAIN, days_off), RATE_AGAIN))


def checks(
    start: date, days_off: DaysOff = FEDERAL_DAYS_OFF, *, agreed: date | None = None
) -> tuple[Review, ...]:
    """The fifteen-minute checks, one a fortnight on the same weekday, before the team rates again.

    One that falls on a day off is left out. Where the team has ``agreed`` on the day of its next review, they
    begin with that one, whatever day it is.
    """
    begin = working_day(start, days_off)
    first = (agreed - begin).days if agreed else CHECK_EVERY
    last = max(RATE_AGAIN, first + 1)
    found = ((days_after(begin, after), after) for after in range(first, last, CHECK_EVERY))
    return tuple(
        Review(ReviewKind.CHECK, day, after) for day, after in found if day == agreed or day not in days_off
    )


def next_fortnight(day: date, days_off: DaysOff = FEDERAL_DAYS_OFF) -> date:
    """When to look again after a review: two weeks on, on a working day."""
    return working_day(days_after(day, CHECK_EVERY), days_off)


def _on(start: date, after: int, days_off: DaysOff) -> date:
    return working_day(days_after(start, after), days_off)
