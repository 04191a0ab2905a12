"""The days on which a team looks at its plan (planning rules, "An action holds", the review rhythm)."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from sixelements.domain.holidays import is_holiday
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


def reviews(start: date) -> tuple[Review, ...]:
    """The hours at 30, 60 and 90 days and the next rating, on working days."""
    meetings = (Review(ReviewKind.MEETING, _on(start, after), after) for after in MEETINGS)
    return (*meetings, Review(ReviewKind.RATE_AGAIN, _on(start, RATE_AGAIN), RATE_AGAIN))


def checks(start: date) -> tuple[Review, ...]:
    """The fifteen-minute checks, one a fortnight on the same weekday, before the team rates again.

    One that falls on a public holiday is left out.
    """
    first = working_day(start)
    found = ((days_after(first, after), after) for after in range(CHECK_EVERY, RATE_AGAIN, CHECK_EVERY))
    return tuple(Review(ReviewKind.CHECK, day, after) for day, after in found if not is_holiday(day))


def _on(start: date, after: int) -> date:
    return working_day(days_after(start, after))
