"""No reader who knows the rules can work out a role's mean that is withheld.

The reader knows how many people of each role answered, the threshold, the rules themselves, and
everything that is published about a practice. Every table of answers that fits is listed; among
them a withheld role mean must take at least two values.

One exemption, where the team's own figures leave no choice: all tables that fit say that everybody
who rated gave the same level (the mean is 1 or 5, or only one group rated and was of one mind).
Then the mean of any group is the mean of the team.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

import pytest

from sixelements.domain.anonymity import ROLE_GROUPS, failing_groups, publish
from sixelements.domain.assessment import Role
from sixelements.domain.evidence import Evidence
from sixelements.domain.ids import ElementId, ItemId
from sixelements.domain.responses import Counts, Group, Sheet, SheetSum, Tally, add_up
from sixelements.domain.rounds import Round
from sixelements.domain.scores import ElementScore
from sixelements.domain.scoring import score
from sixelements.domain.teams import Headcount
from tests.domain.builders import a_round, all_counts, filled, scored, shaped

F, L, U = Group.FRONTLINE, Group.LEADS, Group.UNKNOWN
Groups = dict[Group, Counts]
ONE = shaped(1)


class Fitting:
    """All tables that fit one published picture."""

    def __init__(self) -> None:
        self.means: dict[Group, set[Fraction]] = {}
        self.all_alike = True

    def add(self, groups: Groups, shown: frozenset[Group]) -> None:
        for group in ROLE_GROUPS:
            counts = groups.get(group)
            if counts is not None and group not in shown:
                self.means.setdefault(group, set()).add(Fraction(counts.total, counts.rated))
        self.all_alike = self.all_alike and add_up(groups.values()).unanimous

    @property
    def known(self) -> dict[Group, Fraction]:
        """Withheld role means that a reader can work out."""
        if self.all_alike:
            return {}
        return {group: next(iter(means)) for group, means in self.means.items() if len(means) == 1}


def tables(kept: tuple[int, int, int], *, all_rate: bool = False) -> Iterator[Groups]:
    """Every way in which the groups can answer; anybody may leave the practice out."""
    ways = [
        [counts for n in ([size] if all_rate else range(size + 1)) for counts in all_counts(n)]
        for size in kept
    ]
    for one in product(*ways):
        yield {group: counts for group, counts in zip((F, L, U), one, strict=True) if counts.rated}


def leaks(kept: tuple[int, int, int], k: int, *, all_rate: bool = False) -> dict[object, object]:
    """The published pictures of a practice from which a withheld role mean follows."""
    round_ = a_round(ONE, threshold=k)
    failing = failing_groups(round_, dict(zip((F, L, U), kept, strict=True)))
    fitting: dict[object, Fitting] = {}
    for groups in tables(kept, all_rate=all_rate):
        found = publish(round_, groups, failing=failing)
        if not found.total:
            continue
        everyone = add_up(groups.values())
        picture = (
            everyone.rated,
            everyone.total,
            everyone.levels if found.spread else None,
            *((groups[g].rated, groups[g].total) if g in found.groups else None for g in ROLE_GROUPS),
        )
        fitting.setdefault(picture, Fitting()).add(groups, found.groups)
    assert fitting
    return {picture: one.known for picture, one in fitting.items() if one.known}


@pytest.mark.parametrize(
    ("kept", "k"),
    [
        ((3, 3, 0), 3),
        ((4, 3, 0), 3),
        ((5, 3, 0), 3),
        ((6, 3, 0), 3),
        ((5, 2, 0), 3),
        ((3, 2, 1), 3),
        ((3, 3, 1), 3),
        ((4, 2, 1), 3),
        ((5, 2, 1), 3),
        ((4, 3, 1), 3),
        ((4, 4, 0), 4),
        ((6, 3, 0), 4),
        ((5, 5, 0), 5),
        ((7, 1, 0), 5),
        ((7, 3, 0), 5),
    ],
)
def test_no_withheld_role_mean_follows_from_what_is_published_of_a_practice(
    kept: tuple[int, int, int], k: int
) -> None:
    assert leaks(kept, k) == {}


@pytest.mark.parametrize(
    ("kept", "k"), [((9, 3, 0), 3), ((9, 2, 1), 3), ((6, 5, 0), 4), ((7, 5, 0), 5), ((6, 5, 1), 5)]
)
def test_nor_does_it_in_a_team_of_up_to_twelve_where_everybody_rated(
    kept: tuple[int, int, int], k: int
) -> None:
    """That everybody rated is published too: no other table fits."""
    assert leaks(kept, k, all_rate=True) == {}


def _element(groups: Groups, round_: Round) -> ElementScore:
    """The score of an element of one practice that everybody rated."""
    roles = {F: Role.FRONTLINE, L: Role.SUPERVISOR, U: None}
    tally = Tally(
        roles={roles[g]: c.rated for g, c in groups.items()},
        dropped=0,
        counts={ItemId("1.1"): groups},
    )
    levels = [x for c in groups.values() for x, n in enumerate(c.levels, start=1) for _ in range(n)]
    sheets = [{ElementId("1"): SheetSum(rated=1, total=level)} for level in levels]
    return score(Evidence(assessment=ONE, round=round_, tally=tally, sheets=sheets)).elements[0]


@pytest.mark.parametrize(
    ("kept", "k", "team"),
    [
        ((3, 3, 0), 3, None),
        ((4, 3, 0), 3, None),
        ((5, 3, 0), 3, 40),
        ((4, 2, 1), 3, 40),
        ((4, 4, 0), 4, None),
        ((5, 5, 0), 5, None),
    ],
)
def test_the_interval_of_an_element_of_one_practice_gives_no_withheld_role_mean_away(
    kept: tuple[int, int, int], k: int, team: int | None
) -> None:
    """Its width is the spread of that practice, which is withheld where a group is of one mind."""
    headcount = Headcount(frontline=team) if team else None
    round_ = a_round(ONE, practices=("1.1",), threshold=k, headcount=headcount)
    fitting: dict[object, Fitting] = {}
    for groups in tables(kept, all_rate=True):
        element = _element(groups, round_)
        practice = element.practices[0]
        picture = (
            practice.mean,
            practice.counts,
            element.interval,
            element.level_range,
            *(practice.roles.get(g) for g in ROLE_GROUPS),
        )
        fitting.setdefault(picture, Fitting()).add(groups, frozenset(practice.roles))
    assert {picture: one.known for picture, one in fitting.items() if one.known} == {}


TEN = {F: [3, 4, 4, 4, 5], L: [4] * 5}


def test_an_interval_is_withheld_with_the_only_spread_it_rests_on() -> None:
    alone = scored(ONE, _sheets({"1.1": TEN}), practices=("1.1",)).elements[0]
    assert alone.practices[0].sd is None
    assert alone.interval is None
    assert alone.level_range == (4, 4)
    assert alone.score == 75


@pytest.mark.parametrize("other", [[5] * 10, [1] * 10, [1, 2, 3, 2, 2, 3, 4, 4, 4, 5]])
def test_an_interval_is_withheld_with_any_spread_it_rests_on(other: list[int]) -> None:
    """The persons' own means hold both practices: with the spread of one, the width narrows the other's."""
    found = {"1.1": {F: other[:5], L: other[5:]}, "1.2": TEN}
    assert scored(shaped(2), _sheets(found), practices=("1.1", "1.2")).elements[0].interval is None


def test_an_interval_stays_where_everybody_is_known_to_be_at_an_end_of_the_scale() -> None:
    """A mean of 5 tells the spread anyway."""
    varied = {F: [1, 2, 3, 2, 2], L: [3, 4, 4, 4, 5]}
    found = {"1.1": {F: [5] * 5, L: [5] * 5}, "1.2": varied}
    assert scored(shaped(2), _sheets(found), practices=("1.1", "1.2")).elements[0].interval is not None


def test_a_published_spread_keeps_its_interval() -> None:
    shown = {"1.1": {F: [3, 4, 4, 4, 5], L: [4, 4, 3, 4, 4]}}
    assert scored(ONE, _sheets(shown), practices=("1.1",)).elements[0].interval is not None
    nobody = {"1.1": {U: [3, 4, 4, 4, 5]}}
    assert scored(ONE, _sheets(nobody), practices=("1.1",)).elements[0].interval is not None


def _sheets(practices: Mapping[str, Mapping[Group, list[int]]]) -> list[Sheet]:
    roles = {F: Role.FRONTLINE, L: Role.SUPERVISOR, U: None}
    groups = {g: n for levels in practices.values() for g, n in ((g, len(x)) for g, x in levels.items())}
    return [
        filled(roles[g], {p: levels[g][n] for p, levels in practices.items()})
        for g, size in groups.items()
        for n in range(size)
    ]
