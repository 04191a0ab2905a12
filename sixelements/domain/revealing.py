"""Whether means of role groups, rounded to half levels, could reveal what everybody in a group said.

This depends only on the counts of the whole team and the sizes of the groups, never on how a group answered,
so the fact that something is withheld reveals nothing. All ways to deal the team's answers to groups of these
sizes count as equally likely. Their numbers are the coefficients of Π(1 + y·z^i)^c_i (c_i answers at level
i): the coefficient of y^n·z^t says in how many ways a group of n has the sum t.
"""

from collections.abc import Sequence
from math import comb

from sixelements.domain.assessment import LEVELS
from sixelements.domain.responses import Counts

Steps = tuple[tuple[int, int], ...]
"""How far other levels lie from one, and how many answers there are at each; the lowest first."""


def half_levels(total: int, rated: int) -> int:
    """The mean of ``rated`` levels with this sum in half levels: the nearest one, halves up."""
    return (4 * total + rated) // (2 * rated)


def could_reveal(everyone: Counts, group: int, *, both: bool) -> bool:
    """Whether some rounded mean of a group of this size would say that it, or the rest, is of one mind.

    "Would say": true in more than two thirds of the ways that have the same rounded mean (``both``:
    the same two means, where the rest has one, too). A whole team of one mind is no secret.
    """
    rated, total = everyone.rated, everyone.total
    rest = rated - group
    if rest < 1 or rated in everyone.levels:
        return False
    for level, answers in zip(LEVELS, everyone.levels, strict=True):
        if answers >= group:
            of_group = level * group
            window = _window((of_group, group), (total - of_group, rest), both=both)
            if _likely(everyone.levels, level, group, *window):
                return True
        if answers >= rest:
            of_rest = level * rest
            low, high = _window((total - of_rest, group), (of_rest, rest), both=both)
            if _likely(everyone.levels, level, rest, -high, -low):  # the rest falls as the group rises
                return True
    return False


def _window(group: tuple[int, int], rest: tuple[int, int], *, both: bool) -> tuple[int, int]:
    """How far the group's sum may move, down and up, before a shown mean reads differently.

    Takes the sum and the number who rated, of the group and of the rest.
    """
    low, high = _same_half_level(*group)
    if both:
        down, up = _same_half_level(*rest)
        low, high = max(low, -up), min(high, -down)
    return low, high


def _same_half_level(total: int, rated: int) -> tuple[int, int]:
    """How much a sum may change, down and up, with the mean in half levels staying the same."""
    lowest = (2 * half_levels(total, rated) - 1) * rated
    return -((4 * total - lowest) // 4), (lowest + 2 * rated - 1) // 4 - total


def _likely(levels: Sequence[int], level: int, side: int, low: int, high: int) -> bool:
    """Whether in more than two thirds of the ways within the window, one whole side is at this level.

    Ways are added up by how many people on that side say something else; mostly one or two terms are enough.
    """
    answers = levels[level - 1]
    others = tuple((n - level, levels[n - 1]) for n in LEVELS if n != level and levels[n - 1])
    one_mind, differing = comb(answers, side), 0
    for several in range(1, min(side, sum(levels) - answers) + 1):
        if ways := _ways(others, several, low, high):
            differing += ways * comb(answers, side - several)
            if 2 * differing >= one_mind:
                return False
    return True


def _ways(steps: Steps, several: int, low: int, high: int) -> int:
    """In how many ways this many answers at other levels move the sum by ``low`` to ``high``."""
    if not steps or several * steps[0][0] > high or several * steps[-1][0] < low:
        return 0
    (step, answers), rest = steps[0], steps[1:]
    if not rest:
        return comb(answers, several)
    return sum(
        comb(answers, n) * _ways(rest, several - n, low - n * step, high - n * step)
        for n in range(min(several, answers) + 1)
    )
