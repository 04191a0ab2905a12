"""The gap between front line and leads, and the size from which chance rarely explains it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from sixelements.domain import levels
from sixelements.domain.anonymity import BOTH
from sixelements.domain.responses import Group

PRACTICE_FROM, ELEMENT_FROM = 25.0, 15.0
"""Points below which no gap is flagged, whatever its spread."""
ROUNDING = 6.25
"""Points by which rounding each side's mean to half levels may move a gap, as a rule."""
PRACTICE_ERRORS, ELEMENT_ERRORS = 2.3, 1.8
"""Standard errors that a gap takes; with 37 practices the first must be stricter than the second."""
_CLEAR = 4 / 3


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleGap:
    """Leads minus front line.

    ``frontline`` and ``leads`` are their scores, 0 to 100, ``limit`` the points from which the gap is
    flagged, ``spread`` the SD in points it is measured by (None: there is none, so nothing can be
    flagged), ``rated`` how many of the front line and of leads rated, ``rounding`` the points added because
    means are rounded. ``in_levels``: the two sides are printed as levels, so their points stand nowhere.
    """

    frontline: float
    leads: float
    spread: float | None
    rated: tuple[int, int]
    limit: float
    rounding: float = 0.0
    in_levels: bool = False

    @property
    def points(self) -> float:
        """The gap, unrounded: what it is judged by."""
        return self.leads - self.frontline

    @property
    def printed(self) -> int:
        """The gap as it is printed: the difference of the two printed scores; of levels, its own points.

        Else three and a half levels would print as 87 or 88, by where they begin.
        """
        if self.in_levels:
            return levels.whole_points(self.points)
        return levels.whole_points(self.leads) - levels.whole_points(self.frontline)

    @property
    def size(self) -> float:
        """The points in either direction."""
        return round(abs(self.points), 9)

    @property
    def flagged(self) -> bool:
        """Whether it is worth a conversation; the absence of a flag doesn't prove agreement."""
        return self.size >= round(self.limit, 9)

    @property
    def clear(self) -> bool:
        """Whether it is a third more than that."""
        return self.size >= round(_CLEAR * self.limit, 9)


def of_practice(
    means: Mapping[Group, float], rated: Mapping[Group, int], *, sd: float, rounded: bool
) -> RoleGap | None:
    """The gap of a practice from mean levels; None unless both sides have one.

    Flagged from max(25, 57.5 · SD · √(1/n_f + 1/n_l) + r) points on, SD that of the whole team in levels
    (the groups' own would be told by the flag), r 6.25 where means are rounded.
    """
    if not set(means) >= BOTH:
        return None
    sides, rounding = _sides(rated), ROUNDING if rounded else 0.0
    limit = PRACTICE_ERRORS * levels.POINTS * sd * _error(sides) + rounding
    return RoleGap(
        frontline=levels.score_of(means[Group.FRONTLINE]),
        leads=levels.score_of(means[Group.LEADS]),
        limit=max(PRACTICE_FROM, limit),
        spread=levels.POINTS * sd,
        rated=sides,
        rounding=rounding,
        in_levels=True,
    )


def of_element(
    means: Mapping[Group, float], rated: Mapping[Group, int], *, spread: float | None
) -> RoleGap | None:
    """The gap of an element from the two sides' means over the practices that show both.

    Flagged from max(15, 1.8 · s · √(1/n_f + 1/n_l)) points on, s the ``spread`` of its range in points, n
    the mean number that rated these practices, rounded down.
    """
    if not set(means) >= BOTH:
        return None
    sides = _sides(rated)
    limit = math.inf if spread is None else ELEMENT_ERRORS * spread * _error(sides)
    return RoleGap(
        frontline=levels.score_of(means[Group.FRONTLINE]),
        leads=levels.score_of(means[Group.LEADS]),
        limit=max(ELEMENT_FROM, limit),
        spread=spread,
        rated=sides,
    )


def _sides(rated: Mapping[Group, int]) -> tuple[int, int]:
    return rated[Group.FRONTLINE], rated[Group.LEADS]


def _error(rated: tuple[int, int]) -> float:
    return math.sqrt(1 / rated[0] + 1 / rated[1])
