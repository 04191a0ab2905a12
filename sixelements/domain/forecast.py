"""What if every action lands: the profile the plan would reach, a promise to check and no forecast."""

import math
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Protocol

from sixelements.domain.ids import ElementId, PracticeId
from sixelements.domain.levels import score_of
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


Profile = Mapping[ElementId, float]


def forecast(score: Score, actions: Iterable[Dated], *, start: date) -> Mapping[int, Profile]:
    """Element scores (0 to 100) after 30, 60, 90 and 180 days; empty where no action is planned.

    A practice counts with the higher of its mean and the expected level of the actions due by then.
    """
    planned = [a for a in actions if a.due is not None and not a.locked]
    if not planned:
        return {}
    return {days: _profile(score, planned, start + timedelta(days=days)) for days in DAYS}


def _profile(score: Score, actions: Iterable[Dated], day: date) -> Profile:
    reached: dict[PracticeId, int] = {}
    for action in actions:
        if action.due is not None and action.due <= day:
            reached[action.practice] = max(reached.get(action.practice, 0), action.expected_level)
    profile = {}
    for element in score.elements:
        if element.score is not None:
            means = [max(p.mean, reached.get(p.id, 0)) for p in element.practices if p.mean is not None]
            profile[element.id] = score_of(math.fsum(means) / len(means))
    return profile
