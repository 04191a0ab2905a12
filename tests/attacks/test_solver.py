"""Promise 8: a reader who knows the rules, and every figure ever shown, narrows no group below k.

What the reader has: how many people of each role answered first and late, the threshold, the rules, and
the figures before and after late sheets were brought in. People of one role who answered at one time
form a cell; nothing shown tells them apart. Every table of answers is listed, and those with the same
figures are laid side by side: nobody can tell them apart. Among them

1. the mean of any union of cells in which fewer than k people rated takes at least two values, and
2. no union of cells is in all of them of one mind, so nobody's own answer is known.

One exemption, where the team's own figures leave no choice: all tables say that everybody who answered up
to that time, in every role, gave the same level.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, combinations, combinations_with_replacement, product

import pytest

from sixelements.domain.anonymity import ROLE_GROUPS, Publication, failing_groups, publish
from sixelements.domain.responses import NO_ANSWERS, Counts, Group, add_up
from sixelements.domain.rounds import Round
from tests.attacks.conftest import THOROUGH
from tests.domain.builders import a_round, counts_of, shaped

F, L, U = Group.FRONTLINE, Group.LEADS, Group.UNKNOWN
ONE = shaped(1)
Kept = tuple[int, int, int]
"""Kept sheets of the front line, of leads, and without a role."""
Batch = Mapping[Group, Counts]
Table = tuple[Batch, ...]
Cell = tuple[int, Group]
Picture = tuple[object, ...]
Publish = Callable[[Round, Table, frozenset[Group]], Publication]


def by_the_rules(round_: Round, table: Table, failing: frozenset[Group]) -> Publication:
    return publish(round_, table[0], failing=failing, late=table[1:])


def all_at_once(round_: Round, table: Table, failing: frozenset[Group]) -> Publication:
    """The control: late sheets counted like all others."""
    groups = {g: add_up(batch[g] for batch in table if g in batch) for g in Group}
    found = publish(round_, {g: c for g, c in groups.items() if c.rated}, failing=failing)
    return Publication(found.total, found.spread, found.groups, found.withheld, batches=len(table))


@dataclass(frozen=True)
class Team:
    """Who answered first and late; ``rated`` says whether everybody rates the practice in that batch."""

    k: int
    kept: tuple[Kept, ...]
    rated: tuple[bool, ...]
    levels: tuple[int, ...] = (2, 3, 4)

    def __str__(self) -> str:
        batches = " then ".join("-".join(map(str, kept)) for kept in self.kept)
        return f"k {self.k}, {batches}"

    @property
    def round(self) -> Round:
        return a_round(ONE, threshold=self.k)

    @property
    def cells(self) -> list[Cell]:
        return [
            (n, g) for n, kept in enumerate(self.kept) for g, size in zip(Group, kept, strict=True) if size
        ]

    def tables(self) -> Iterator[Table]:
        return product(*(self._batches(*batch) for batch in zip(self.kept, self.rated, strict=True)))

    def _batches(self, kept: Kept, rated: bool) -> list[Batch]:
        ways = [self._ways(size, rated) for size in kept]
        return [{g: c for g, c in zip(Group, one, strict=True) if c.rated} for one in product(*ways)]

    def _ways(self, size: int, rated: bool) -> list[Counts]:
        sizes = [size] if rated else range(size + 1)
        return [counts_of(x) for n in sizes for x in combinations_with_replacement(self.levels, n)]


def picture(team: Team, table: Table, failing: Sequence[frozenset[Group]], rule: Publish) -> Picture:
    """Every figure of the practice, before and after late sheets were brought in."""
    return tuple(
        _shown(table[:moment], rule(team.round, table[:moment], failing[moment - 1]), rule)
        for moment in range(1, len(table) + 1)
    )


def _shown(table: Table, found: Publication, rule: Publish) -> Picture:
    everyone = add_up(c for batch in table[: found.batches or None] for c in batch.values())
    if not found.total:
        return (everyone.rated,)
    sides = table[:1] if rule is by_the_rules else table
    groups = {g: add_up(batch.get(g, NO_ANSWERS) for batch in sides) for g in ROLE_GROUPS}
    roles = [(groups[g].rated, groups[g].total) if g in found.groups else None for g in ROLE_GROUPS]
    return (everyone.rated, everyone.total, everyone.levels if found.spread else None, *roles)


def leaks(team: Team, rule: Publish = by_the_rules) -> list[tuple[Picture, tuple[Cell, ...]]]:
    """The pictures that narrow a union of cells, with the union."""
    sizes = [dict(zip(Group, kept, strict=True)) for kept in team.kept]
    failing = [failing_groups(team.round, sizes[0]) for _ in sizes]
    if rule is all_at_once:
        merged = [{g: sum(s[g] for s in sizes[: n + 1]) for g in Group} for n in range(len(sizes))]
        failing = [failing_groups(team.round, size) for size in merged]
    fitting: dict[Picture, list[Table]] = {}
    for table in team.tables():
        fitting.setdefault(picture(team, table, failing, rule), []).append(table)
    return narrowed(fitting, team.cells, team.k)


def narrowed(
    fitting: Mapping[Picture, Sequence[Table]], cells: Sequence[Cell], k: int
) -> list[tuple[Picture, tuple[Cell, ...]]]:
    """The pictures whose tables agree on a union of cells that they must not agree on."""
    assert len(fitting) > 1
    unions = [*chain.from_iterable(combinations(cells, n) for n in range(1, len(cells) + 1))]
    return [
        (seen, union)
        for seen, tables in fitting.items()
        for union in unions
        if _narrowed(tables, union, k) and not _no_choice(tables, union)
    ]


def _narrowed(tables: Iterable[Table], union: tuple[Cell, ...], k: int) -> bool:
    """Whether all tables agree on the mean of a union, and it is below k or of one mind in all of them."""
    means, small, of_one_mind = set(), False, True
    for table in tables:
        counts = add_up(table[n].get(group, NO_ANSWERS) for n, group in union)
        if not counts.rated:
            return False
        means.add(Fraction(counts.total, counts.rated))
        small = small or counts.rated < k
        of_one_mind = of_one_mind and counts.unanimous
        if len(means) > 1:
            return False
    return of_one_mind or small


def _no_choice(tables: Iterable[Table], union: tuple[Cell, ...]) -> bool:
    upto = max(n for n, _group in union) + 1
    return all(add_up(c for batch in table[:upto] for c in batch.values()).unanimous for table in tables)


ALL, SOME = True, False
FIRST_AND_LATE = [
    Team(3, ((3, 3, 0), (2, 1, 0)), (ALL, SOME)),
    Team(3, ((3, 3, 0), (2, 2, 0)), (ALL, SOME)),
    Team(3, ((3, 2, 1), (1, 1, 1)), (ALL, SOME)),
    Team(3, ((4, 0, 0), (0, 3, 0)), (ALL, SOME)),
    Team(3, ((3, 3, 0), (1, 3, 0)), (ALL, SOME)),
    Team(3, ((3, 1, 0), (0, 3, 0)), (SOME, SOME)),
    Team(3, ((2, 1, 0), (1, 2, 0), (2, 1, 0)), (SOME, SOME, ALL), (2, 4)),
    Team(5, ((5, 0, 0), (4, 1, 0)), (ALL, ALL)),
    Team(5, ((5, 5, 0), (4, 1, 0)), (ALL, ALL), (2, 4)),
    Team(5, ((5, 5, 0), (2, 2, 1)), (ALL, SOME), (2, 4)),
    Team(5, ((6, 1, 0), (1, 4, 0)), (ALL, SOME), (2, 4)),
]


MORE = [
    Team(3, (first, late), (SOME, SOME))
    for first in ((3, 3, 0), (4, 2, 0), (3, 1, 1), (5, 0, 0), (2, 2, 1))
    for late in ((3, 0, 0), (0, 3, 0), (2, 1, 0), (1, 1, 1), (3, 1, 0))
]


@pytest.mark.parametrize("team", [*FIRST_AND_LATE, *(MORE if THOROUGH else [])], ids=str)
def test_figures_before_and_after_late_sheets_narrow_nobody(team: Team) -> None:
    assert leaks(team)[:3] == []


@pytest.mark.parametrize("team", FIRST_AND_LATE[:1], ids=str)
def test_the_solver_finds_what_counting_late_sheets_like_others_would_tell(team: Team) -> None:
    assert leaks(team, all_at_once)
