"""What may be published: the law of small groups for every table, and the examples of the rules."""

from collections.abc import Iterator, Mapping
from itertools import product

import pytest

from sixelements.domain.anonymity import (
    Breakdown,
    Withheld,
    breakdown,
    can_show_roles,
    enough_to_close,
    hidden_groups,
    publish,
    showing_threshold,
)
from sixelements.domain.assessment import Role
from sixelements.domain.ids import PracticeId
from sixelements.domain.responses import Group, Sheet, group_of
from sixelements.domain.rounds import Mode, Round
from sixelements.domain.scores import PracticeScore, Scope, Score, Suppressed
from sixelements.domain.teams import Headcount
from tests.domain.builders import a_round, counts_of, filled, scored, shaped
from tests.sampling import THOROUGH

F, L, U = Group.FRONTLINE, Group.LEADS, Group.UNKNOWN
ONE = shaped(1)
MOST = 13
THRESHOLDS = (3, 4, 5, 6)
Table = tuple[int, int, int]


def sizes_up_to(k: int) -> range:
    """Sizes of a group: to one beyond twice the threshold, as no rule looks further."""
    return range((MOST if THOROUGH else 2 * k + 1) + 1)


def tables_of(k: int) -> list[Table]:
    sizes = sizes_up_to(k)
    return [*product(sizes, sizes, sizes)]


PROTECTED = Withheld.SMALL_GROUP


def round_(k: int, mode: Mode = Mode.ANONYMOUS, headcount: Headcount | None = None) -> Round:
    return a_round(ONE, threshold=k, mode=mode, headcount=headcount)


def sizes(table: Table) -> Mapping[Group, int]:
    return dict(zip((F, L, U), table, strict=True))


def by_size(table: Table, k: int, sides: Breakdown) -> frozenset[Group]:
    """The groups that the sizes alone let through on a practice."""
    rated = {group: n for group, n in sizes(table).items() if group in sides.present}
    return sides.present - hidden_groups(rated, k, sides.hidden)


def assert_lawful(shown: frozenset[Group], table: Table, k: int) -> None:
    found = sizes(table)
    remainder = sum(n for group, n in found.items() if group not in shown)
    assert U not in shown
    assert not 1 <= remainder < k or not shown, (table, k, shown)
    assert all(not 1 <= found[group] < k for group in shown), (table, k, shown)


@pytest.mark.parametrize("k", THRESHOLDS)
def test_no_shown_group_and_no_remainder_of_responses_is_below_the_threshold(k: int) -> None:
    for table in tables_of(k):
        sides = breakdown(round_(k), sizes(table))
        assert_lawful(sides.shown, table, k)
        assert sides.hidden <= sides.present == {g for g, n in sizes(table).items() if n}


def reachable(k: int) -> Iterator[tuple[Breakdown, set[Table]]]:
    """For each breakdown that kept responses can give, the tables of rated answers under it."""
    by_sides: dict[Breakdown, list[Table]] = {}
    for kept in tables_of(k):
        by_sides.setdefault(breakdown(round_(k), sizes(kept)), []).append(kept)
    for sides, tables in by_sides.items():
        most: dict[tuple[int, int], int] = {}  # of those without a role, beside at least so many of each side
        for f, leads, u in tables:
            most[f, leads] = max(u, most.get((f, leads), -1))
        for f, leads in product(reversed(sizes_up_to(k)), repeat=2):
            near = ((f, leads), (f + 1, leads), (f, leads + 1))
            most[f, leads] = max(most.get(place, -1) for place in near)
        yield sides, {table for table in tables_of(k) if table[2] <= most[table[0], table[1]]}


@pytest.mark.parametrize("k", THRESHOLDS if THOROUGH else THRESHOLDS[:-2])
def test_no_shown_group_and_no_remainder_of_a_practice_is_below_the_threshold(k: int) -> None:
    """Every table of rated answers, under every set of groups that failed by responses."""
    checked = 0
    for sides, tables in reachable(k):
        for table in tables:
            shown = by_size(table, k, sides)
            checked += 1
            assert shown <= sides.shown, (table, k, sides)
            assert_lawful(shown, table, k)
            if len(shown) > 1:
                assert sum(sizes(table).values()) == sum(sizes(table)[g] for g in shown), (table, k)
    assert checked > len(tables_of(k))


@pytest.mark.parametrize("k", THRESHOLDS)
def test_nothing_is_hidden_without_need(k: int) -> None:
    """Where each side has k or nobody and everybody gave a role, both sides are shown."""
    for f, leads, u in tables_of(k):
        if u == 0 and not 1 <= f < k and not 1 <= leads < k:
            present = {g for g, n in ((F, f), (L, leads)) if n}
            sides = breakdown(round_(k), sizes((f, leads, 0)))
            assert by_size((f, leads, 0), k, sides) == present


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
        ((9, 5, 5), {F}),  # two groups never stand beside a hidden one
        ((5, 5, 5), set()),
        ((4, 4, 0), set()),
        ((0, 0, 14), set()),
        ((0, 0, 0), set()),
    ],
)
def test_the_examples_of_the_rules_with_k_5(table: Table, shown: set[Group]) -> None:
    sides = breakdown(round_(5), sizes(table))
    assert sides.shown == shown
    assert by_size(table, 5, sides) == shown


@pytest.mark.parametrize(
    ("kept", "rated", "shown"),
    [
        ((9, 5, 0), (9, 4, 0), set()),  # four leads are too few, and nine would give them away
        ((9, 5, 0), (4, 5, 0), set()),
        ((9, 5, 0), (5, 5, 0), {F, L}),
        ((9, 5, 0), (9, 0, 0), set()),  # nobody of a group that was asked counts as too few
        ((9, 5, 1), (9, 5, 0), {F}),  # leads failed by responses and stay out
        ((9, 5, 1), (9, 4, 0), set()),
        ((9, 3, 0), (9, 0, 0), set()),
        ((9, 6, 2), (9, 6, 2), {F}),
        ((9, 6, 5), (9, 6, 5), {F}),
        ((9, 6, 5), (9, 0, 5), {F}),
        ((9, 6, 5), (6, 6, 3), {F}),
        ((9, 6, 5), (6, 0, 3), set()),
    ],
)
def test_on_a_practice_sizes_go_by_rated_answers_with_failed_groups_out(
    kept: Table, rated: Table, shown: set[Group]
) -> None:
    assert by_size(rated, 5, breakdown(round_(5), sizes(kept))) == shown


def test_publishing_follows_the_sizes() -> None:
    """Answers of all kinds on either side, so that no mean could pin anybody."""
    for kept in ((9, 7, 0), (9, 7, 1), (9, 3, 0), (9, 9, 9), (9, 0, 0), (9, 8, 5)):
        for rated in product(range(kept[0] + 1), range(kept[1] + 1), range(kept[2] + 1)):
            sides = breakdown(round_(5), sizes(kept))
            groups = {g: counts_of([1 + (3 * x) % 5 for x in range(n)]) for g, n in sizes(rated).items()}
            found = publish(round_(5), groups, sides=sides)
            assert found.total is (sum(rated) >= 5)
            assert found.groups in (by_size(rated, 5, sides) if found.total else set(), set())
            assert found.groups or found.withheld


def test_no_two_thirds_is_the_only_other_reason() -> None:
    sides = breakdown(round_(5), sizes((9, 7, 0)))
    mixed = {F: counts_of([1, 2, 3, 4, 5, 1, 2, 3, 4]), L: counts_of([5, 4, 3, 2, 1, 5, 4])}
    assert publish(round_(5), mixed, sides=sides).groups == {F, L}
    apart = {F: counts_of([1] * 9), L: counts_of([5] * 7)}
    found = publish(round_(5), apart, sides=sides)
    assert found.total
    assert not found.groups
    assert found.withheld is Withheld.TELLING


@pytest.mark.parametrize(
    ("rated", "shown"),
    [((9, 3, 0), {F, L}), ((9, 2, 0), {F}), ((2, 3, 4), {L}), ((2, 2, 9), set()), ((9, 3, 1), {F, L})],
)
def test_an_open_round_shows_a_group_from_three_answers_on_and_hides_nothing_for_it(
    rated: Table, shown: set[Group]
) -> None:
    open_ = round_(3, Mode.OPEN)
    sides = breakdown(open_, sizes((9, 3, 9)))
    groups = {g: counts_of([4] * n) for g, n in sizes(rated).items()}
    assert publish(open_, groups, sides=sides).groups == shown


def test_leads_are_supervisors_and_managers_together() -> None:
    assert [group_of(role) for role in (*Role, None)] == [F, L, L, U]


def test_hidden_groups_take_in_the_smallest_shown_until_the_threshold() -> None:
    assert hidden_groups({F: 9, L: 5, U: 1}, 5) == {L, U}
    assert hidden_groups({F: 5, L: 5, U: 1}, 5) == {F, L, U}
    assert hidden_groups({F: 9, L: 5}, 5) == set()
    assert hidden_groups({F: 9, L: 5}, 5, frozenset({L})) == {L}
    assert hidden_groups({F: 9, L: 0, U: 0}, 5) == {F, L, U}


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


def only_practice(found: Score) -> PracticeScore:
    return found.elements[0].practices[0]


def test_both_sides_and_their_gap_are_shown_where_nothing_stands_against_it() -> None:
    found = one_practice([1, 2, 3, 2, 2], [3, 4, 4, 5, 4], [], Mode.ANONYMOUS)
    practice = only_practice(found)
    assert {g: (r.rated, r.mean) for g, r in practice.roles.items()} == {F: (5, 2.0), L: (5, 4.0)}
    assert practice.gap
    assert practice.gap.points == 50
    assert found.elements[0].gap
    assert found.elements[0].gap.points == 50
    assert found.suppressed == ()
    assert practice.withheld is None


@pytest.mark.parametrize(
    ("frontline", "mean"),
    [([1, 2, 3, 2, 2], 2.0), ([1, 2, 3, 2, 3], 2.0), ([1, 2, 3, 3, 3], 2.5), ([1, 2, 3, 2, 2, 3, 4, 1], 2.5)],
)
def test_role_means_of_an_anonymous_round_are_half_levels_and_halves_go_up(
    frontline: list[int], mean: float
) -> None:
    """2.0, 2.2, 2.4 and 2.25."""
    anonymous = only_practice(one_practice(frontline, [3, 4, 4, 5, 4], [], Mode.ANONYMOUS))
    assert anonymous.roles[F].mean == mean
    assert anonymous.gap
    assert anonymous.gap.points == 25 * (4 - mean)
    plain = only_practice(one_practice(frontline, [3, 4, 4, 5, 4], [], Mode.OPEN))
    assert plain.roles[F].mean == pytest.approx(sum(frontline) / len(frontline))


TELLING = [([2] * 5, [4] * 5), ([4] * 5, [2] * 5), ([2, 2, 2, 4, 4], [4, 4, 4, 2, 2])]
"""The same ten answers dealt otherwise: with some, the means 2 and 4 would say what all of a side said."""


@pytest.mark.parametrize(("frontline", "leads"), TELLING)
def test_where_means_could_tell_they_are_withheld_whatever_they_are_and_the_distribution_stays(
    frontline: list[int], leads: list[int]
) -> None:
    found = one_practice(frontline, leads, [], Mode.ANONYMOUS)
    practice = only_practice(found)
    assert (dict(practice.roles), practice.gap, found.elements[0].gap) == ({}, None, None)
    assert practice.rated_by == {F: 5, L: 5}
    assert practice.counts == (0, 5, 0, 5, 0)
    assert practice.split
    assert None not in (practice.sd, practice.ad, practice.median, practice.agreement)
    assert found.suppressed == (
        Suppressed(
            scope=Scope.ROLES, reason=Withheld.TELLING, practice=PracticeId("1.1"), groups=frozenset({F, L})
        ),
    )


def test_groups_of_one_mind_are_shown_where_their_means_do_not_tell() -> None:
    """3.0 and 4.0 may as well be four and one on either side."""
    practice = only_practice(one_practice([3] * 5, [4] * 5, [], Mode.ANONYMOUS))
    assert {g: r.mean for g, r in practice.roles.items()} == {F: 3.0, L: 4.0}


def test_a_team_of_one_mind_shows_its_roles() -> None:
    """Its counts say it anyway."""
    practice = only_practice(one_practice([3] * 5, [3] * 5, [], Mode.ANONYMOUS))
    assert {g: r.mean for g, r in practice.roles.items()} == {F: 3.0, L: 3.0}


def test_each_role_says_how_many_rated_where_the_round_shows_both_and_both_are_enough() -> None:
    """Nine rated 1.1: that five of them are of the front line would say that one lead did not."""
    both = {"1.1": {F: [1, 2, 3, 2, 2], L: [3, 4, 4, 5]}, "1.2": {F: [1, 2, 3, 2, 2], L: [3, 4, 4, 5, 4]}}
    found = scored(shaped(2), answered(both), practices=("1.1", "1.2"))
    assert found.practices[PracticeId("1.1")].rated_by == {}
    assert found.practices[PracticeId("1.2")].rated_by == {F: 5, L: 5}
    one_side = {"1.1": {F: [1, 2, 3, 2, 2, 4, 5], L: [3, 4, 4, 5, 4], U: [2]}}
    assert scored(ONE, answered(one_side), practices=("1.1",)).practices[PracticeId("1.1")].rated_by == {}


def test_an_open_round_shows_groups_of_one_mind() -> None:
    practice = only_practice(one_practice([2] * 5, [4] * 5, [], Mode.OPEN))
    assert practice.gap
    assert practice.gap.points == 50
    assert practice.counts == (0, 5, 0, 5, 0)


def six_practices(telling: int, few: int = 0) -> Score:
    """Six practices of an element; on some means could tell, on some only four leads answered."""
    varied = {F: [1, 2, 3, 2, 2], L: [3, 4, 5, 4, 4]}
    ids = [f"1.{n}" for n in range(1, 7)]
    table = dict.fromkeys(ids, varied)
    table |= {p: {F: [2, 2, 2, 4, 4], L: [4, 4, 4, 2, 2]} for p in ids[:telling]}
    table |= {p: {F: [1, 1, 2, 1, 1], L: [5, 5, 4, 5]} for p in ids[telling : telling + few]}
    return scored(shaped(6), answered(table), practices=tuple(ids))


def test_element_role_means_are_means_of_published_ones() -> None:
    for telling, few in ((0, 0), (1, 0), (2, 0), (1, 1), (0, 2)):
        element = six_practices(telling, few).elements[0]
        assert element.roles == {F: 2.0, L: 4.0}
        assert element.gap
        assert element.gap.points == 50


@pytest.mark.parametrize(("telling", "few"), [(3, 0), (2, 1), (0, 3), (6, 0)])
def test_with_less_than_two_thirds_published_an_element_has_no_role_means(telling: int, few: int) -> None:
    element = six_practices(telling, few).elements[0]
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
    found = scored(shaped(3), answered(table), practices=("1.1", "1.2", "1.3"), mode=Mode.OPEN)
    assert set(found.practices[PracticeId("1.1")].roles) == {F}
    assert found.practices[PracticeId("1.1")].rated_by == {F: 6, L: None}
    assert found.elements[0].roles == {F: 2.0, L: 4.0}


def test_a_group_that_fails_for_the_whole_round_is_said_once() -> None:
    table = {p: {F: [1, 2, 3, 2, 2, 3, 2, 1, 2], L: [3, 4, 5]} for p in ("1.1", "1.2")}
    found = scored(shaped(2), answered(table), practices=("1.1", "1.2"))
    assert found.suppressed == (Suppressed(scope=Scope.ROLES, reason=PROTECTED, groups=frozenset({F, L})),)


def test_what_is_withheld_beyond_the_whole_round_is_said_by_practice() -> None:
    """Leads fail for the round; on 1.2 the front line is withheld too."""
    nine = [1, 2, 3, 2, 2, 3, 2, 1, 2]
    table = {
        "1.1": {F: nine, L: [3, 4, 5, 4, 4], U: [2]},
        "1.2": {F: [1] * 9, L: [5] * 5, U: [5]},
    }
    found = scored(shaped(2), answered(table), practices=("1.1", "1.2"))
    assert found.suppressed == (
        Suppressed(scope=Scope.ROLES, reason=PROTECTED, groups=frozenset({L})),
        Suppressed(
            scope=Scope.ROLES,
            reason=Withheld.TELLING,
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
    assert found.suppressed == (Suppressed(scope=Scope.ROLES, reason=PROTECTED, groups=frozenset({F, L})),)


def test_a_show_of_hands_has_no_role() -> None:
    sheets = answered({"1.1": {F: [1, 2, 3, 2, 2], L: [3, 4, 5]}})
    practice = (
        scored(ONE, sheets, practices=("1.1",), mode=Mode.OPEN, hands={"1.1": counts_of([3, 4])})
        .elements[0]
        .practices[0]
    )
    assert practice.rated == 10
    assert set(practice.roles) == {F, L}  # the two hands hide nobody


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
        (Headcount(frontline=9, supervisor=5), 5, True),
        (Headcount(frontline=9), 5, False),
        (Headcount(frontline=4), 5, False),
        (Headcount(supervisor=5), 5, False),
        (Headcount(supervisor=5, manager=6), 3, False),
        (Headcount(), 5, False),
    ],
)
def test_whether_a_role_group_can_be_shown_beside_another(
    headcount: Headcount | None, k: int, *, can: bool
) -> None:
    assert can_show_roles(round_(k, headcount=headcount)) is can
