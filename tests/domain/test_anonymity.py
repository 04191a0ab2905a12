"""What may be published: the law of small groups for every table, and the examples of the rules."""

from collections.abc import Iterator, Mapping
from itertools import product

import pytest

from sixelements.domain.anonymity import (
    Publication,
    Withheld,
    can_show_roles,
    enough_to_close,
    failing_groups,
    hidden_groups,
    publish,
    showing_threshold,
)
from sixelements.domain.assessment import Role
from sixelements.domain.ids import PracticeId
from sixelements.domain.responses import Counts, Group, Sheet, group_of
from sixelements.domain.rounds import Mode, Round
from sixelements.domain.scores import Scope, Score, Suppressed
from sixelements.domain.teams import Headcount
from tests.domain.builders import a_round, counts_of, filled, scored, shaped

F, L, U = Group.FRONTLINE, Group.LEADS, Group.UNKNOWN
ONE = shaped(1)
MOST = 13
THRESHOLDS = (3, 4, 5, 6)
Table = tuple[int, int, int]
SIZES = range(MOST + 1)
TABLES: tuple[Table, ...] = tuple(product(SIZES, SIZES, SIZES))


def round_(k: int, mode: Mode = Mode.ANONYMOUS, headcount: Headcount | None = None) -> Round:
    return a_round(ONE, threshold=k, mode=mode, headcount=headcount)


def sizes(table: Table) -> Mapping[Group, int]:
    return dict(zip((F, L, U), table, strict=True))


def mixed(n: int) -> Counts:
    """So many answers that are not all alike (one answer always is)."""
    return counts_of([1, *[2] * (n - 1)] if n else [])


def published(table: Table, k: int, failing: frozenset[Group]) -> Publication:
    """What is published where nobody's level matters: no group is of one mind but single persons."""
    groups = {group: mixed(n) for group, n in sizes(table).items()}
    return publish(round_(k, Mode.OPEN), groups, failing=failing)


def assert_lawful(shown: frozenset[Group], table: Table, k: int) -> None:
    found = sizes(table)
    remainder = sum(n for group, n in found.items() if group not in shown)
    assert U not in shown
    assert not 1 <= remainder < k or not shown, (table, k, shown)
    assert all(not 1 <= found[group] < k for group in shown), (table, k, shown)


@pytest.mark.parametrize("k", THRESHOLDS)
def test_no_shown_group_and_no_remainder_of_responses_is_below_the_threshold(k: int) -> None:
    for table in TABLES:
        assert_lawful(frozenset(Group) - failing_groups(round_(k), sizes(table)), table, k)


def reachable(k: int) -> Iterator[tuple[frozenset[Group], set[Table]]]:
    """For each set of groups that can fail by responses, the tables of rated answers under it."""
    by_failing: dict[frozenset[Group], list[Table]] = {}
    for kept in TABLES:
        by_failing.setdefault(failing_groups(round_(k), sizes(kept)), []).append(kept)
    for failing, tables in by_failing.items():
        widest: dict[tuple[int, int], int] = {}
        for f, leads, u in tables:
            widest[f, leads] = max(u, widest.get((f, leads), -1))
        under = {
            table
            for table in TABLES
            if any(f >= table[0] and x >= table[1] and u >= table[2] for (f, x), u in widest.items())
        }
        yield failing, under


@pytest.mark.parametrize("k", THRESHOLDS)
def test_no_shown_group_and_no_remainder_of_a_practice_is_below_the_threshold(k: int) -> None:
    """Every table of rated answers up to 13 each, under every set of groups that failed by responses."""
    checked = 0
    for failing, tables in reachable(k):
        for table in tables:
            found = published(table, k, failing)
            checked += 1
            assert found.total is (sum(table) >= k), (table, k)
            assert not found.groups & failing, (table, k, failing)
            assert_lawful(found.groups, table, k)
    assert checked > len(TABLES)


@pytest.mark.parametrize("k", THRESHOLDS)
def test_nothing_is_hidden_without_need(k: int) -> None:
    """Where each side has k or nobody and everybody gave a role, both sides are shown."""
    for f, leads, u in TABLES:
        if u == 0 and not 1 <= f < k and not 1 <= leads < k:
            present = {g for g, n in ((F, f), (L, leads)) if n}
            assert published((f, leads, 0), k, frozenset()).groups == (present if f + leads else set())


@pytest.mark.parametrize(
    ("table", "shown"),
    [
        ((9, 5, 0), {F, L}),
        ((9, 3, 0), set()),
        ((12, 7, 0), {F, L}),
        ((9, 5, 1), {F}),
        ((9, 0, 0), {F}),
        ((5, 5, 1), set()),  # both of equal size go together
        ((9, 4, 1), {F}),  # four and one are five
        ((9, 4, 0), set()),
        ((9, 5, 5), {F, L}),
        ((4, 4, 0), set()),
        ((0, 0, 14), set()),
        ((0, 0, 0), set()),
    ],
)
def test_the_examples_of_the_rules_with_k_5(table: Table, shown: set[Group]) -> None:
    assert set(Group) - failing_groups(round_(5), sizes(table)) == shown
    assert published(table, 5, failing_groups(round_(5), sizes(table))).groups == shown


@pytest.mark.parametrize(
    ("kept", "rated", "shown"),
    [
        ((9, 5, 0), (9, 4, 0), set()),  # four leads are too few, and nine would give them away
        ((9, 5, 0), (4, 5, 0), set()),
        ((9, 5, 0), (5, 5, 0), {F, L}),
        ((9, 5, 0), (9, 0, 0), {F}),
        ((9, 5, 1), (9, 5, 0), {F}),  # leads failed by responses and stay out
        ((9, 5, 1), (9, 4, 0), set()),
        ((9, 3, 0), (9, 0, 0), set()),
        ((9, 6, 2), (9, 6, 2), {F}),
        ((9, 6, 5), (9, 6, 5), {F, L}),
        ((9, 6, 5), (9, 6, 3), {F}),
        ((9, 6, 5), (6, 6, 3), set()),
    ],
)
def test_the_second_step_goes_by_rated_answers_with_failed_groups_out(
    kept: Table, rated: Table, shown: set[Group]
) -> None:
    failing = failing_groups(round_(5), sizes(kept))
    assert published(rated, 5, failing).groups == shown


def test_leads_are_supervisors_and_managers_together() -> None:
    assert [group_of(role) for role in (*Role, None)] == [F, L, L, U]


def test_hidden_groups_take_in_the_smallest_shown_until_the_threshold() -> None:
    assert hidden_groups({F: 9, L: 5, U: 1}, 5) == {L, U}
    assert hidden_groups({F: 5, L: 5, U: 1}, 5) == {F, L, U}
    assert hidden_groups({F: 9, L: 5}, 5) == set()
    assert hidden_groups({F: 9, L: 5}, 5, frozenset({L})) == {L}
    assert hidden_groups({F: 9, L: 0, U: 0}, 5) == set()


ROLES = {F: Role.FRONTLINE, L: Role.SUPERVISOR, U: None}


def answered(practices: Mapping[str, Mapping[Group, list[int]]]) -> list[Sheet]:
    """Sheets by practice and group; the n-th answers of a group lie on one sheet."""
    made: dict[tuple[Group, int], dict[str, int | str]] = {}
    for practice, groups in practices.items():
        for group, levels in groups.items():
            for n, level in enumerate(levels):
                made.setdefault((group, n), {})[practice] = level
    return [filled(ROLES[group], cells) for (group, _n), cells in made.items()]


def one_practice(frontline: list[int], leads: list[int], unknown: list[int], mode: Mode) -> Score:
    sheets = answered({"1.1": {F: frontline, L: leads, U: unknown}})
    return scored(ONE, sheets, practices=("1.1",), threshold=5, mode=mode)


def test_both_sides_and_their_gap_are_shown_where_nothing_stands_against_it() -> None:
    found = one_practice([1, 2, 3, 2, 2], [3, 4, 4, 5, 4], [], Mode.ANONYMOUS)
    practice = found.elements[0].practices[0]
    assert {g: (r.rated, r.mean) for g, r in practice.roles.items()} == {F: (5, 2.0), L: (5, 4.0)}
    assert practice.gap == 50
    assert found.elements[0].gap == 50
    assert found.suppressed == ()
    assert practice.withheld is None


@pytest.mark.parametrize(
    ("frontline", "leads"),
    [([2] * 5, [3, 4, 4, 5, 4]), ([1, 2, 3, 2, 2], [4] * 5), ([2] * 5, [4] * 5), ([3] * 5, [3] * 5)],
)
def test_where_a_group_is_of_one_mind_both_sides_and_the_spread_are_withheld(
    frontline: list[int], leads: list[int]
) -> None:
    found = one_practice(frontline, leads, [], Mode.ANONYMOUS)
    practice = found.elements[0].practices[0]
    assert dict(practice.roles) == {}
    assert practice.gap is None
    assert (practice.counts, practice.sd, practice.ad, practice.median, practice.agreement) == (None,) * 5
    assert not practice.split
    assert practice.mean == (sum(frontline) + sum(leads)) / 10
    assert found.elements[0].gap is None
    assert dict(found.elements[0].roles) == {}
    assert found.suppressed == (
        Suppressed(
            scope=Scope.ROLES,
            reason=Withheld.ROLES_PROTECTED,
            practice=PracticeId("1.1"),
            groups=frozenset({F, L}),
        ),
    )


def test_the_reason_does_not_tell_one_mind_from_too_few() -> None:
    """A lead more or less, or one other answer: the sentence about roles is the same."""
    of_one_mind = one_practice([1, 2, 3, 2, 2], [4] * 5, [], Mode.ANONYMOUS)
    base = {"1.1": {F: [1, 2, 3, 2, 2], L: [4, 3, 4, 4]}, "1.2": {F: [3] * 4 + [2], L: [2, 3, 3, 3, 2]}}
    too_few = scored(shaped(2), answered(base), practices=("1.1", "1.2"))
    assert of_one_mind.suppressed[0] == too_few.suppressed[0]


def test_where_the_rest_is_of_one_mind_the_shown_group_is_withheld_too() -> None:
    """Front line 9, leads 5, no role 1: with the team's mean, the front line's gives the six others away."""
    found = one_practice([1, 2, 3, 2, 2, 2, 1, 3, 2], [4] * 5, [4], Mode.ANONYMOUS)
    assert dict(found.elements[0].practices[0].roles) == {}
    shown = one_practice([1, 2, 3, 2, 2, 2, 1, 3, 2], [4] * 5, [3], Mode.ANONYMOUS)
    assert set(shown.elements[0].practices[0].roles) == {F}
    assert shown.elements[0].practices[0].counts is not None


def test_an_open_round_shows_groups_of_one_mind() -> None:
    practice = one_practice([2] * 5, [4] * 5, [], Mode.OPEN).elements[0].practices[0]
    assert practice.gap == 50
    assert practice.counts == (0, 5, 0, 5, 0)


def six_practices(one_mind: int, few: int = 0) -> Score:
    """Six practices of an element; on some the leads are of one mind, on some only four of them answered."""
    varied = {F: [1, 2, 3, 2, 2], L: [3, 4, 5, 4, 4]}
    ids = [f"1.{n}" for n in range(1, 7)]
    table = dict.fromkeys(ids, varied)
    table |= {p: {F: [2, 2, 3, 2, 2], L: [5] * 5} for p in ids[:one_mind]}
    table |= {p: {F: [1, 1, 2, 1, 1], L: [5, 5, 4, 5]} for p in ids[one_mind : one_mind + few]}
    return scored(shaped(6), answered(table), practices=tuple(ids))


def test_element_role_means_are_means_of_published_ones() -> None:
    for one_mind, few in ((0, 0), (1, 0), (2, 0), (1, 1), (0, 2)):
        element = six_practices(one_mind, few).elements[0]
        assert element.roles == {F: 2.0, L: 4.0}
        assert element.gap == 50


@pytest.mark.parametrize(("one_mind", "few"), [(3, 0), (2, 1), (0, 3), (6, 0)])
def test_with_less_than_two_thirds_published_an_element_has_no_role_means(one_mind: int, few: int) -> None:
    element = six_practices(one_mind, few).elements[0]
    assert dict(element.roles) == {}
    assert element.gap is None
    assert element.score is not None


def test_element_role_means_take_the_same_practices_on_both_sides() -> None:
    """1.1 is published for the front line alone, so it counts on neither side."""
    table = {
        "1.1": {F: [5, 5, 4, 5, 5, 5]},
        "1.2": {F: [1, 2, 3, 2, 2, 2], L: [3, 4, 5, 4, 4]},
        "1.3": {F: [1, 2, 3, 2, 2, 2], L: [3, 4, 5, 4, 4]},
    }
    found = scored(shaped(3), answered(table), practices=("1.1", "1.2", "1.3"))
    assert set(found.practices[PracticeId("1.1")].roles) == {F}
    assert found.elements[0].roles == {F: 2.0, L: 4.0}


def test_a_group_that_fails_for_the_whole_round_is_said_once() -> None:
    table = {p: {F: [1, 2, 3, 2, 2, 3, 2, 1, 2], L: [3, 4, 5]} for p in ("1.1", "1.2")}
    found = scored(shaped(2), answered(table), practices=("1.1", "1.2"))
    assert found.suppressed == (
        Suppressed(scope=Scope.ROLES, reason=Withheld.ROLES_PROTECTED, groups=frozenset({F, L})),
    )


def test_what_is_withheld_beyond_the_whole_round_is_said_by_practice() -> None:
    """Leads fail for the round; on 1.2 the front line is withheld too."""
    nine = [1, 2, 3, 2, 2, 3, 2, 1, 2]
    table = {
        "1.1": {F: nine, L: [3, 4, 5, 4, 4], U: [2]},
        "1.2": {F: [2] * 9, L: [3, 4, 5, 4, 4], U: [2]},
    }
    found = scored(shaped(2), answered(table), practices=("1.1", "1.2"))
    assert found.suppressed == (
        Suppressed(scope=Scope.ROLES, reason=Withheld.ROLES_PROTECTED, groups=frozenset({L})),
        Suppressed(
            scope=Scope.ROLES,
            reason=Withheld.ROLES_PROTECTED,
            practice=PracticeId("1.2"),
            groups=frozenset({F, L}),
        ),
    )


def test_where_nobody_gave_a_role_that_is_the_reason() -> None:
    found = one_practice([], [], [1, 2, 3, 4, 5], Mode.ANONYMOUS)
    assert found.elements[0].practices[0].withheld is Withheld.NO_ROLES
    assert found.suppressed == (
        Suppressed(scope=Scope.ROLES, reason=Withheld.NO_ROLES, groups=frozenset({F, L})),
    )


def test_where_only_one_side_gave_roles_they_are_protected_all_the_same() -> None:
    found = one_practice([], [3, 4, 5], [1, 2, 3, 4], Mode.ANONYMOUS)
    assert found.suppressed == (
        Suppressed(scope=Scope.ROLES, reason=Withheld.ROLES_PROTECTED, groups=frozenset({F, L})),
    )


def test_a_show_of_hands_has_no_role() -> None:
    sheets = answered({"1.1": {F: [1, 2, 3, 2, 2], L: [3, 4, 5]}})
    practice = (
        scored(ONE, sheets, practices=("1.1",), mode=Mode.OPEN, hands={"1.1": counts_of([3, 4])})
        .elements[0]
        .practices[0]
    )
    assert practice.rated == 10
    assert set(practice.roles) == {F}  # three leads hide the two hands


@pytest.mark.parametrize(("mode", "k"), [(Mode.ANONYMOUS, 5), (Mode.ANONYMOUS, 3), (Mode.OPEN, 3)])
def test_a_round_closes_from_the_threshold_on(mode: Mode, k: int) -> None:
    open_ = round_(k, mode)
    assert showing_threshold(open_) == k
    assert not enough_to_close(open_, k - 1)
    assert enough_to_close(open_, k)


@pytest.mark.parametrize(
    ("headcount", "k", "can"),
    [
        (None, 5, True),
        (Headcount(frontline=9, supervisor=2, manager=1), 5, False),
        (Headcount(frontline=9, supervisor=2, manager=1), 3, True),
        (Headcount(frontline=9, supervisor=4, manager=1), 5, True),
        (Headcount(frontline=9), 5, True),
        (Headcount(frontline=4), 5, False),
        (Headcount(supervisor=5), 5, True),
        (Headcount(), 5, False),
    ],
)
def test_whether_roles_can_be_shown_at_all(headcount: Headcount | None, k: int, *, can: bool) -> None:
    assert can_show_roles(round_(k, headcount=headcount)) is can
