"""No reader from outside who knows the rules can pin a group to a level by its rounded means.

The reader knows the counts of the whole team, the size of each group, the rules, and every mean that is
published. All tables of answers that fit are listed; in none of them may a group, or what is left beside
it, be of one mind at one level for certain, unless the counts alone say so.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import chain, combinations, product
from math import comb

import pytest

from sixelements.domain.anonymity import Publication, breakdown, publish
from sixelements.domain.responses import Counts, Group, add_up
from sixelements.domain.revealing import could_reveal, half_levels
from tests.domain.builders import a_round, all_counts, counts_of, shaped
from tests.sampling import THOROUGH

F, L, U = Group.FRONTLINE, Group.LEADS, Group.UNKNOWN
ONE = shaped(1)
Table = Mapping[Group, Counts]
Sizes = tuple[int, int, int]
"""How many of the front line, of leads and without a role."""


@pytest.mark.parametrize(
    ("levels", "half"),
    [([2], 4), ([1, 2], 3), ([1, 1, 1, 2], 3), ([1, 1, 1, 1, 2], 2), ([4, 5, 5, 5], 10), ([4, 4, 4, 5], 9)],
)
def test_a_mean_is_rounded_to_the_nearest_half_level_and_halves_up(levels: list[int], half: int) -> None:
    assert half_levels(sum(levels), len(levels)) == half


def test_rounding_is_exact_for_every_sum_of_up_to_forty() -> None:
    for n in range(1, 41):
        for total in range(n, 5 * n + 1):
            exact = Fraction(2 * total, n) + Fraction(1, 2)
            assert half_levels(total, n) == exact.numerator // exact.denominator


def one_by_one(everyone: Counts, group: int, *, both: bool) -> bool:
    """The same question by dealing: every way for the group, with how often it can be dealt."""
    ways: dict[tuple[int, int | None], int] = {}
    told: dict[tuple[tuple[int, int | None], str, int], int] = {}
    rest = everyone.rated - group
    for dealt in product(*(range(n + 1) for n in everyone.levels)):
        if sum(dealt) != group:
            continue
        left = [n - x for n, x in zip(everyone.levels, dealt, strict=True)]
        total = sum(level * n for level, n in enumerate(dealt, start=1))
        shown = half_levels(total, group), half_levels(everyone.total - total, rest) if both else None
        often = 1
        for n, x in zip(everyone.levels, dealt, strict=True):
            often *= comb(n, x)
        ways[shown] = ways.get(shown, 0) + often
        for name, side, size in (("group", dealt, group), ("rest", left, rest)):
            if size in side:
                key = (shown, name, side.index(size))
                told[key] = told.get(key, 0) + often
    return any(3 * often > 2 * ways[shown] for (shown, _name, _level), often in told.items())


@pytest.mark.parametrize("people", range(6, 11 if THOROUGH else 9))
def test_counting_by_coefficients_is_counting_one_by_one(people: int) -> None:
    for everyone in all_counts(people):
        if everyone.unanimous:
            continue
        for group in range(3, people - 2):
            for both in (True, False):
                wanted = one_by_one(everyone, group, both=both)
                assert could_reveal(everyone, group, both=both) is wanted, (everyone, group, both)


def test_a_team_of_one_mind_is_no_secret() -> None:
    assert not could_reveal(counts_of([3] * 10), 5, both=True)


def test_in_a_crowd_only_one_that_is_nearly_of_one_mind_is_pinned() -> None:
    assert not could_reveal(Counts((250, 0, 0, 0, 250)), 250, both=True)
    assert not could_reveal(Counts((40, 120, 180, 120, 40)), 400, both=True)
    assert could_reveal(Counts((0, 0, 499, 1, 0)), 400, both=True)  # four in five have the other one there


def tables(sizes: Sizes, levels: tuple[int, ...]) -> Iterator[Table]:
    """Every way in which groups of these sizes can rate with these levels."""
    away = [level for level in range(1, 6) if level not in levels]
    ways = [[c for c in all_counts(n) if not any(c.levels[x - 1] for x in away)] for n in sizes]
    for one in product(*ways):
        yield {group: counts for group, counts in zip(Group, one, strict=True) if counts.rated}


def pinned(fitting: list[Table], union: tuple[Group, ...]) -> bool:
    """Whether all these tables say that everybody in a union of groups gave one and the same level."""
    found = {add_up(table[g] for g in union if g in table).levels for table in fitting}
    return len(found) == 1 and sum(n > 0 for n in next(iter(found))) == 1


def shown(published: Publication, table: Table) -> tuple[int | None, ...]:
    return tuple(
        half_levels(table[g].total, table[g].rated) if g in published.groups else None for g in (F, L)
    )


ALL, ENDS = (1, 2, 3, 4, 5), (1, 2, 3)
TEAMS: list[tuple[int, Sizes, tuple[int, ...]]] = [
    (3, (3, 3, 0), ALL),
    (3, (4, 3, 0), ALL),
    (3, (5, 3, 0), (2, 3, 4, 5)),
    (3, (3, 3, 1), (2, 3, 4)),
    (3, (4, 3, 1), (1, 2, 4)),
    (3, (5, 2, 1), ENDS),
    (4, (4, 4, 0), (1, 2, 3, 4)),
    (5, (5, 5, 0), (2, 3, 4, 5)),
    (5, (6, 5, 1), ENDS),
]
MORE: list[tuple[int, Sizes, tuple[int, ...]]] = [
    (3, (5, 3, 0), ALL),
    (3, (6, 3, 0), ALL),
    (3, (4, 3, 1), ALL),
    (4, (5, 4, 0), ALL),
    (5, (5, 5, 0), ALL),
    (5, (7, 5, 0), (2, 3, 4, 5)),
    (5, (6, 5, 1), (2, 3, 4, 5)),
]


@pytest.mark.parametrize(("k", "sizes", "levels"), [*TEAMS, *(MORE if THOROUGH else [])], ids=str)
def test_no_reader_learns_of_a_group_what_the_counts_do_not_reveal(
    k: int, sizes: Sizes, levels: tuple[int, ...]
) -> None:
    """Also: the same counts and sizes publish the same kinds of figures, whoever gave which answer."""
    round_ = a_round(ONE, threshold=k)
    kept = dict(zip(Group, sizes, strict=True))
    present = [g for g, n in kept.items() if n]
    unions = list(chain.from_iterable(combinations(present, n) for n in range(1, len(present) + 1)))
    by_counts: dict[Counts, list[tuple[Table, Publication]]] = {}
    for table in tables(sizes, levels):
        found = publish(round_, table, sides=breakdown(round_, kept))
        by_counts.setdefault(add_up(table.values()), []).append((table, found))
    for everyone, deals in by_counts.items():
        assert len({found for _table, found in deals}) == 1, everyone
        fitting: dict[tuple[int | None, ...], list[Table]] = {}
        for table, found in deals:
            fitting.setdefault(shown(found, table), []).append(table)
        told = [u for u in unions if not pinned([table for table, _found in deals], u)]
        for means, fit in fitting.items():
            assert not [u for u in told if pinned(fit, u)], (everyone, means)
