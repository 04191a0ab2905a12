"""No rounded mean of the shown group says what a hidden group beside it said: one lead, say.

The reader deals the counts of the whole team to groups of the known sizes, all ways alike. What is more
likely than two thirds counts as told, unless the counts alone make it so.
"""

from collections import defaultdict
from itertools import chain, combinations, product
from math import comb, factorial, prod
from random import Random

import pytest

from sixelements.domain import hidden_parts
from sixelements.domain.anonymity import Withheld, breakdown, publish
from sixelements.domain.hidden_parts import could_reveal
from sixelements.domain.responses import Counts, Group, add_up
from sixelements.domain.revealing import half_levels
from tests.domain.builders import a_round, all_counts, counts_of, shaped
from tests.domain.test_revealing import MORE, TEAMS, Sizes, Table, shown, tables
from tests.sampling import THOROUGH

F, L, U = Group.FRONTLINE, Group.LEADS, Group.UNKNOWN
ONE = shaped(1)
TOLD: list[tuple[int, Sizes, tuple[int, ...]]] = [
    (5, (7, 1, 4), (8, 1, 3, 0, 0)),  # mean 2.0: the one lead said 1, .889 after .667 by the counts
    (5, (6, 4, 1), (7, 1, 2, 0, 1)),  # mean 2.5: who gave no role said 1, .875 after .636
    (5, (6, 2, 3), (9, 1, 1, 0, 0)),  # mean 1.5: both leads said 1, .800 after .655
    (3, (5, 3, 2), (8, 1, 1, 0, 0)),
    (3, (6, 2, 1), (7, 1, 1, 0, 0)),
    (3, (5, 2, 1), (6, 1, 1, 0, 0)),
]
"""A threshold, how many of each group, and counts: what the mean of the front line would tell."""


@pytest.mark.parametrize(("k", "sizes", "levels"), TOLD, ids=str)
def test_a_mean_that_tells_of_a_hidden_group_is_withheld_however_the_answers_fell(
    k: int, sizes: Sizes, levels: tuple[int, int, int, int, int]
) -> None:
    everyone = [level for level, n in enumerate(levels, start=1) for _ in range(n)]
    kept = dict(zip((F, L, U), sizes, strict=True))
    for seed in range(10):
        Random(seed).shuffle(everyone)  # noqa: S311 - repeatable
        left = iter(everyone)
        groups = {g: counts_of([next(left) for _ in range(n)]) for g, n in kept.items()}
        found = publish(a_round(ONE, threshold=k), groups, sides=breakdown(a_round(ONE, threshold=k), kept))
        assert (found.total, found.groups, found.withheld) == (True, frozenset(), Withheld.TELLING)


def one_by_one(everyone: Counts, group: int, part: int) -> bool:
    """The same question by dealing: every way for the shown group, with how often it can be dealt."""
    rest = everyone.rated - group
    ways: dict[int, int] = defaultdict(int)
    told: dict[tuple[int, int], int] = defaultdict(int)
    for dealt in product(*(range(n + 1) for n in everyone.levels)):
        if sum(dealt) == group:
            mean = half_levels(sum(level * n for level, n in enumerate(dealt, start=1)), group)
            often = prod(comb(n, x) for n, x in zip(everyone.levels, dealt, strict=True))
            ways[mean] += often * comb(rest, part)
            for level, (n, x) in enumerate(zip(everyone.levels, dealt, strict=True)):
                told[mean, level] += often * comb(n - x, part)
    by_counts = [3 * comb(n, part) > 2 * comb(everyone.rated, part) for n in everyone.levels]
    return any(3 * n > 2 * ways[mean] for (mean, level), n in told.items() if not by_counts[level])


@pytest.mark.parametrize("people", range(4, 12 if THOROUGH else 8))
def test_counting_is_counting_one_by_one(people: int) -> None:
    for everyone in all_counts(people):
        for group in range(1, people - 1):
            for part in range(1, people - group):
                wanted = one_by_one(everyone, group, part)
                assert could_reveal(everyone, group, [part]) is wanted, (everyone, group, part)


def likelihoods(fit: list[tuple[int, Table]], union: tuple[Group, ...]) -> tuple[int, int]:
    """How many ways, of all that fit, have a union of groups of one mind at the likeliest level."""
    at: dict[int, int] = defaultdict(int)
    for often, table in fit:
        counts = add_up(table[g] for g in union if g in table)
        if counts.unanimous:
            at[counts.levels.index(counts.rated)] += often
    return max(at.values(), default=0), sum(often for often, _table in fit)


def often(table: Table) -> int:
    """In how many ways people can be dealt so."""
    return prod(
        factorial(sum(dealt)) // prod(factorial(n) for n in dealt)
        for dealt in zip(*(counts.levels for counts in table.values()), strict=True)
    )


SMALL = [(k, sizes, tuple(n for n, c in enumerate(levels, start=1) if c)) for k, sizes, levels in TOLD]


@pytest.mark.parametrize(("k", "sizes", "levels"), [*TEAMS, *SMALL, *(MORE if THOROUGH else [])], ids=str)
def test_nothing_published_makes_what_any_groups_said_likely(
    k: int, sizes: Sizes, levels: tuple[int, ...]
) -> None:
    """Every table, every group and every union of groups: at most two thirds, or so by the counts alone."""
    round_, kept = a_round(ONE, threshold=k), {g: n for g, n in zip((F, L, U), sizes, strict=True) if n}
    unions = list(chain.from_iterable(combinations(kept, n) for n in range(1, len(kept) + 1)))
    by_counts: dict[Counts, list[tuple[int, Table]]] = defaultdict(list)
    fitting: dict[tuple[Counts, tuple[int | None, ...]], list[tuple[int, Table]]] = defaultdict(list)
    for table in tables(sizes, levels):
        everyone = add_up(table.values())
        way = often(table), table
        by_counts[everyone].append(way)
        fitting[everyone, shown(publish(round_, table, sides=breakdown(round_, kept)), table)].append(way)
    for (everyone, means), fit in fitting.items():
        for union in unions:
            before, of_all = likelihoods(by_counts[everyone], union)
            told, of_fitting = likelihoods(fit, union)
            if 3 * before <= 2 * of_all:
                assert 3 * told <= 2 * of_fitting, (everyone, means, union)


HIDDEN = [
    (5, (6, 1, 5), (0, 0, 0, 4, 7)),  # 4 or 5 said all, and one didn't know: not the lead, the mean would say
    (5, (7, 1, 5), (0, 0, 1, 4, 7)),
    (5, (6, 5, 1), (0, 0, 0, 4, 7)),
    (3, (5, 3, 1), (1, 0, 0, 2, 5)),
    (3, (4, 1, 3), (0, 0, 0, 2, 5)),
]
"""A threshold, how many sheets of each group, and what one fewer than all of them said."""


@pytest.mark.parametrize(("k", "kept", "levels"), HIDDEN, ids=str)
def test_that_a_mean_is_shown_never_tells_which_hidden_group_had_no_answer(
    k: int, kept: Sizes, levels: tuple[int, int, int, int, int]
) -> None:
    """However the answers fell, it is the same for each hidden group that might have gone without one."""
    round_, sheets = a_round(ONE, threshold=k), dict(zip((F, L, U), kept, strict=True))
    everyone = [level for level, n in enumerate(levels, start=1) for _ in range(n)]
    sides, found = breakdown(round_, sheets), set()
    for silent in sheets.keys() - {F}:
        for seed in range(10):
            Random(seed).shuffle(everyone)  # noqa: S311 - repeatable
            left = iter(everyone)
            rated = {g: counts_of([next(left) for _ in range(n - (g is silent))]) for g, n in sheets.items()}
            found.add(publish(round_, rated, sides=sides))
    assert len(found) == 1, found


def test_what_the_counts_tell_anyway_withholds_nothing() -> None:
    """Nine of twelve said 3: so did, more likely than two thirds, the one without a role."""
    assert not could_reveal(Counts((0, 1, 9, 2, 0)), 7, [1])
    assert not could_reveal(Counts((0, 0, 12, 0, 0)), 7, [1, 4])


def people(chance: Random, n: int) -> Counts:
    middle, spread = chance.uniform(1.2, 4.8), chance.choice([0.5, 0.9, 1.3])
    return counts_of(min(5, max(1, round(chance.gauss(middle, spread)))) for _ in range(n))


@pytest.mark.parametrize("seed", range(1500 if THOROUGH else 150))
def test_in_a_crowd_what_is_expected_never_shows_more_than_counting(
    monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = Random(seed)  # noqa: S311 - repeatable
    rest = chance.randint(18, 28)
    group, part = chance.randint(rest, 3 * rest), chance.choice([1, 1, 2, 3, 5, 8])
    everyone = people(chance, group + rest)
    monkeypatch.setattr(hidden_parts, "LISTED", 40)
    counted = could_reveal(everyone, group, [part])
    monkeypatch.setattr(hidden_parts, "LISTED", 0)
    assert could_reveal(everyone, group, [part]) >= counted, (everyone, group, part)


@pytest.mark.parametrize(
    ("group", "parts", "least"),
    [(9, (5, 1), 50), (12, (5, 2), 70), (24, (10, 3), 85), (60, (22, 8), 85), (390, (109, 1), 60)],
)
def test_one_sheet_without_a_role_leaves_most_practices_their_means(
    group: int, parts: tuple[int, int], least: int
) -> None:
    chance = Random(9)  # noqa: S311 - repeatable
    kept = sum(not could_reveal(people(chance, group + sum(parts)), group, parts) for _ in range(100))
    assert kept >= least
