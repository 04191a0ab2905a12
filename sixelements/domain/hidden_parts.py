"""Whether the rounded mean of the one shown group could tell what a hidden group in the rest said.

The rest beside a shown group may have two parts: the other role, and people without a role. Either may
be so small, one lead even, that it is of one mind where the rest is not. As in `revealing`, decided from the
counts of the whole team and from sizes alone, over every mean that could be published, all ways to deal
being equally likely. A part's chance to be of one mind at a level, given the mean, is that of so many
drawn from the rest. Three steps, each asking only what the one before left open:

1. With at most so many of the level in the rest, no draw is likelier than two thirds. So only means count
   that leave more of them there.
2. A mean that is itself likely can't raise a chance much: that grows at most by one over the chance of
   the mean (Bayes), which the variance of the sum bounds from below (Cantelli).
3. The ways are counted, exactly. Where both sides are larger than `LISTED` that would take too long: there
   so many of the level are taken to be in the rest as are expected with the mean, and a standard deviation
   more, which hides a little more than counting.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import comb

from sixelements.domain.assessment import LEVELS
from sixelements.domain.responses import Counts
from sixelements.domain.revealing import half_levels
from sixelements.domain.tilted import tilted

LISTED = 20
"""The largest smaller side for which all ways are counted."""

Window = tuple[int, int]
"""The lowest and the highest sum of the shown group with one rounded mean."""


@dataclass(frozen=True, slots=True)
class _Suspect:
    """A part of the rest that may be of one mind at a level.

    ``fewest`` of the level must be in the rest for that, so the shown group has one of these ``sums``.
    """

    part: int
    level: int
    fewest: int
    sums: Window


def could_reveal(everyone: Counts, group: int, parts: Iterable[int]) -> bool:
    """Whether some rounded mean of a group of this size makes a part of the rest likely of one mind.

    "Likely": more than two thirds. A part that the counts alone show to be so is not newly revealed.
    ``parts`` are sizes; of the whole rest `revealing` tells.
    """
    rest = everyone.rated - group
    sizes = {part for part in parts if 0 < part < rest}
    suspects = [s for part in sizes for level in LEVELS if (s := _suspect(everyone, rest, part, level))]
    telling = [(suspect, window) for suspect in suspects for window in _open(everyone, group, suspect)]
    if min(group, rest) > LISTED:
        return _expected(everyone, group, telling)
    by_level = [[(s, w) for s, w in telling if s.level == level] for level in LEVELS]
    return any(_counted(everyone, group, level, at) for level, at in zip(LEVELS, by_level, strict=True) if at)


def _suspect(everyone: Counts, rest: int, part: int, level: int) -> _Suspect | None:
    """Step 1: where the rest may have so many at a level that one part of it is likely all there."""
    answers = everyone.levels[level - 1]
    if _likely(answers, everyone.rated, part):
        return None
    most = min(answers, rest)
    fewest = bisect_left(range(most + 1), 1, key=lambda n: _likely(n, rest, part))
    if fewest > most:
        return None
    others = [n - fewest * (at == level) for at, n in zip(LEVELS, everyone.levels, strict=True)]
    left, there = rest - fewest, everyone.total - fewest * level
    return _Suspect(part, level, fewest, (there - _largest(others, left), there - _smallest(others, left)))


def _likely(there: int, of: int, part: int) -> bool:
    """Whether in over two thirds of draws of ``part`` from ``of``, all are among the ``there`` at a level."""
    return 3 * comb(there, part) > 2 * comb(of, part)


def _smallest(levels: Sequence[int], several: int) -> int:
    """The smallest sum that this many of these answers can have."""
    total = 0
    for level, answers in zip(LEVELS, levels, strict=True):
        taken = min(answers, several)
        total, several = total + level * taken, several - taken
    return total


def _largest(levels: Sequence[int], several: int) -> int:
    """The largest sum that this many of these answers can have."""
    return 6 * several - _smallest(levels[::-1], several)


def _open(everyone: Counts, group: int, suspect: _Suspect) -> Iterator[Window]:
    """Step 2: the windows that reach the suspect's sums and are not too likely to tell."""
    low, high = suspect.sums
    of_one_mind = comb(everyone.levels[suspect.level - 1], suspect.part)
    every_part = comb(everyone.rated, suspect.part)
    for half in range(half_levels(low, group), half_levels(high, group) + 1):
        lowest = (2 * half - 1) * group
        window = -(-lowest // 4), (lowest + 2 * group - 1) // 4
        within, of_all = _chance(everyone, group, window)
        if 3 * of_one_mind * of_all > 2 * every_part * within:
            yield window


def _chance(everyone: Counts, group: int, window: Window) -> tuple[int, int]:
    """A lower bound of how likely the sum of the group lies in a window, as a fraction.

    Cantelli: a sum lies d or more above its mean in at most v of v + d², v its variance. Here d is taken
    times the number of all, and v times its square and one less than it, so that all are whole.
    """
    rated, total = everyone.rated, everyone.total
    squares = sum(level * level * n for level, n in zip(LEVELS, everyone.levels, strict=True))
    variance = group * (rated - group) * (rated * squares - total * total)
    up, down = rated * (window[1] + 1) - group * total, group * total - rated * (window[0] - 1)
    if up <= 0 or down <= 0:
        return 0, 1
    above, below = variance + (rated - 1) * up * up, variance + (rated - 1) * down * down
    return max(0, above * below - variance * (above + below)), above * below


def _expected(everyone: Counts, group: int, telling: Sequence[tuple[_Suspect, Window]]) -> bool:
    """Step 3 in a crowd: whether in one of these windows the rest is to have enough of a level."""
    drawn = {window: _most_drawn(everyone, group, window) for window in {window for _s, window in telling}}
    for suspect, window in telling:
        most = drawn[window]
        if most is None or most[suspect.level - 1] >= suspect.fewest:
            return True
    return False


def _most_drawn(everyone: Counts, group: int, window: Window) -> Sequence[float] | None:
    """How many of each level to expect in the rest at most, with a standard deviation more.

    Taken at the sum nearest to the one to be expected, for there most of the ways are, and as far beyond
    it as most of them reach. None: the sums are so far out that anything may be told.
    """
    levels, rest = everyone.levels, everyone.rated - group
    low = max(_smallest(levels, rest), everyone.total - window[1])
    high = min(_largest(levels, rest), everyone.total - window[0])
    if low > high:
        return (0.0,) * len(LEVELS)
    nearest = min(max(everyone.total * rest / everyone.rated, low), high)
    found = tilted(levels, rest, nearest)
    if found is None:
        return None
    ends = {max(low, nearest - found.lean), min(high, nearest + found.lean)} - {nearest}
    beyond = [tilted(levels, rest, total) for total in ends]
    known = [f for f in (found, *beyond) if f is not None]
    if len(known) <= len(beyond):
        return None
    return [max(n) for n in zip(*(f.drawn_at_most for f in known), strict=True)]


def _counted(everyone: Counts, group: int, level: int, telling: Sequence[tuple[_Suspect, Window]]) -> bool:
    """Step 3: whether a part is likely of one mind at a level in one of these windows.

    What is dealt is the smaller side. How many of it are at the other levels leaves one number at this.
    """
    rest, answers = everyone.rated - group, everyone.levels[level - 1]
    side = min(group, rest)
    width = comb(everyone.rated, side).bit_length() + 1
    others = [(at, n) for at, n in zip(LEVELS, everyone.levels, strict=True) if at != level]
    dealt = _dealt(others, side, width)
    for suspect, window in telling:
        low, high = window if side == group else (everyone.total - window[1], everyone.total - window[0])
        of_one_mind = fitting = 0
        for there in range(min(side, answers) + 1):
            ways = _between(dealt[side - there], low - there * level, high - there * level, width)
            ways *= comb(answers, there)
            fitting += ways
            of_one_mind += ways * comb(answers - there if side == group else there, suspect.part)
        if 3 * of_one_mind > 2 * comb(rest, suspect.part) * fitting:
            return True
    return False


def _dealt(levels: Iterable[tuple[int, int]], most: int, width: int) -> list[int]:
    """In how many ways 0, 1, … ``most`` can be drawn from these levels, by their sum.

    The ways with sum t stand in one whole number from bit t·width on.
    """
    ways = [1] + [0] * most
    for level, answers in levels:
        chosen = [comb(answers, n) << (n * level * width) for n in range(min(answers, most) + 1)]
        ways = [
            sum(ways[several - n] * of_level for n, of_level in enumerate(chosen[: several + 1]))
            for several in range(most + 1)
        ]
    return ways


def _between(ways: int, low: int, high: int, width: int) -> int:
    """How many ways have a sum from low to high."""
    low = max(low, 0)
    if high < low or not ways:
        return 0
    part = (ways >> (low * width)) & ((1 << ((high - low + 1) * width)) - 1)
    return part % ((1 << width) - 1)  # the sum of the digits, which is less than this
