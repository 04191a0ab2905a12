"""What if every action lands: the profile the plan would reach, a promise to check and no forecast."""

import math
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from sixelements.domain.discussion import Discussion
from sixelements.domain.ids import ElementId, PracticeId
from sixelements.domain.levels import level_to_lift
from sixelements.domain.priorities import standings
from sixelements.domain.schedule import days_after
from sixelements.domain.scores import Score

DAYS = (30, 60, 90, 180)


class Dated(Protocol):
    """What the forecast looks at in an action."""

    @property
    def practice(self) -> PracticeId: ...

    @property
    def expected_level(self) -> int: ...

    @property
    def due(self) -> date | None: ...

    @property
    def locked(self) -> bool: ...


Levels = Mapping[ElementId, float]
NOW = 0


def levels_ahead(
    score: Score, discussion: Discussion, actions: Iterable[Dated], *, start: date
) -> Mapping[int, Levels]:
    """The mean level, 1 to 5, of each element's practices now and after 30, 60, 90 and 180 days.

    A practice has its agreed level, else its mean, until an action on it is due that is expected to
    reach a higher one than the level it is read as: a talk at 2.7, read as 3, makes no 3.0. Elements
    without a score have none. Empty if no action is planned.
    """
    planned = [a for a in actions if a.due is not None and not a.locked]
    if not planned:
        return {}
    known = {p: s.level for p, s in standings(score.practices, score, discussion).items()}
    ahead: dict[int, Levels] = {NOW: _mean_levels(score, known, {})}
    for days in DAYS:
        ahead[days] = _mean_levels(score, known, _reached(planned, days_after(start, days)))
    return ahead


def _mean_levels(
    score: Score, known: Mapping[PracticeId, float], reached: Mapping[PracticeId, int]
) -> Levels:
    result = {}
    for element in score.elements:
        levels = [_ahead(known[p.id], reached.get(p.id, 0)) for p in element.practices if p.id in known]
        if element.score is not None and levels:
            result[element.id] = math.fsum(levels) / len(levels)
    return result


def _ahead(now: float, reached: int) -> float:
    """As many levels higher as the actions lift: from 2.6, read as 3, one level leads to 3.6, read as 4."""
    return min(5.0, now + max(0, reached - level_to_lift(now)))


def _reached(actions: Iterable[Dated], day: date) -> Mapping[PracticeId, int]:
    """The highest level that the actions due by a day are expected to reach, by practice."""
    reached: dict[PracticeId, int] = {}
    for action in actions:
        if action.due is not None and action.due <= day:
            reached[action.practice] = max(reached.get(action.practice, 0), action.expected_level)
    return reached
