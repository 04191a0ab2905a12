"""From answers to scores: practices first, then elements, then the whole; nothing that was not measured."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.domain.anonymity import Withheld
from sixelements.domain.assessment import Role
from sixelements.domain.ids import ItemId, PracticeId
from sixelements.domain.responses import Counts, Sheet
from sixelements.domain.rounds import (
    Mode,
    SettingProblem,
    State,
    default_threshold,
    minimum_rated,
    problem_with,
)
from sixelements.domain.scores import RoleMix, Scope, Score, Suppressed
from sixelements.domain.teams import Headcount
from tests.domain.builders import Cell, a_round, column, counts_of, filled, scored, shaped, steady

SMALL = shaped(3, 2)
FIVE = ("1.1", "1.2", "1.3", "2.1", "2.2")


def test_a_practice_score_is_25_times_the_mean_less_one() -> None:
    practice = scored(SMALL, column("1.1", [2, 3, 3, 4, 1]), practices=("1.1",)).elements[0].practices[0]
    assert practice.mean == 2.6
    assert practice.score == pytest.approx(40)
    assert practice.counts == (1, 1, 2, 1, 0)
    assert (practice.level, practice.level_range) == (3, (3, 3))


def test_an_element_is_the_plain_mean_of_its_practices_not_of_its_answers() -> None:
    """Six people rate 1.1, five of them 1.2: each practice counts the same."""
    sheets = [filled(None, {"1.1": 1, "1.2": 5}) for _ in range(5)] + column("1.1", [1])
    element = scored(SMALL, sheets, practices=("1.1", "1.2")).elements[0]
    assert element.score == 50


@pytest.mark.parametrize(("asked", "needed"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 4), (6, 4), (7, 5)])
def test_an_element_needs_two_thirds_of_its_practices(asked: int, needed: int) -> None:
    """4 of 6, 5 of 7, and of the core set's two both."""
    sixth = [p.id for p in shaped(6, 6, 6, 6, 6, 7).elements[5].practices][:asked]

    def element_score(answered: int) -> float | None:
        first = ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6"]
        sheets = [filled(None, dict.fromkeys([*first, *sixth[:answered]], 3))] * 5
        practices = (*sixth, *first)
        found = scored(shaped(6, 6, 6, 6, 6, 7), sheets, practices=practices)
        return found.elements[-1].score

    assert element_score(needed) == 50
    assert element_score(needed - 1) is None


def test_the_core_set_has_two_practices_an_element_and_needs_both() -> None:
    whole = shaped(6, 6, 6, 6, 6, 7)
    core = whole.core
    assert [p[0] for p in core] == [e for e in "123456" for _ in range(2)]
    sheets = [filled(None, {p: 3 for p in core if p != core[-1]})] * 5
    found = scored(whole, sheets, practices=core)
    assert [e.score for e in found.elements] == [50] * 5 + [None]
    assert found.overall is None


def test_there_is_an_overall_score_only_with_all_six_elements() -> None:
    whole = shaped(1, 1, 1, 1, 1, 1)
    six = [filled(None, {f"{n}.1": n if n < 6 else 3 for n in range(1, 7)})] * 5
    found = scored(whole, six)
    assert found.overall is not None
    assert found.overall.score == pytest.approx((0 + 25 + 50 + 75 + 100 + 50) / 6)
    five_asked = scored(whole, six, practices=("1.1", "2.1", "3.1", "4.1", "5.1"))
    assert five_asked.overall is None
    assert len(five_asked.elements) == 5
    one_thin = scored(whole, [*six[:4], filled(None, {f"{n}.1": 3 for n in range(1, 6)})])
    assert one_thin.overall is None


@pytest.mark.parametrize("mode", Mode)
def test_a_practice_is_shown_from_the_threshold_on(mode: Mode) -> None:
    k = default_threshold(mode)
    enough = scored(SMALL, column("1.1", [3] * k), practices=("1.1",), mode=mode)
    assert enough.elements[0].practices[0].score == 50
    few = scored(SMALL, column("1.1", [3] * (k - 1)), practices=("1.1",), mode=mode)
    practice = few.elements[0].practices[0]
    assert practice.rated == k - 1
    assert (practice.score, practice.mean, practice.median, practice.sd, practice.ad) == (None,) * 5
    assert (practice.level, practice.level_range, practice.counts, practice.agreement) == (None,) * 4
    assert not practice.split
    assert few.elements[0].score is None
    assert Suppressed(scope=Scope.ANSWERS, reason=Withheld.TOO_FEW, practice=practice.id) in few.suppressed


@pytest.mark.parametrize(("shown", "needed"), [(1, 1), (2, 1), (3, 2), (12, 6), (37, 19), (36, 18)])
def test_a_response_is_kept_from_half_of_the_practices_on(shown: int, needed: int) -> None:
    assert minimum_rated(shown) == needed


def test_dropped_responses_are_counted_and_count_for_nothing() -> None:
    kept = [filled(None, {"1.1": 3, "1.2": 3, "1.3": 3})] * 5
    thin = [filled(None, {"1.1": 1, "1.2": 1}), filled(None, {"1.1": 1, "1.2": "dk", "1.3": "na"})]
    found = scored(SMALL, [*kept, *thin])
    assert (found.responses, found.dropped) == (5, 2)
    assert found.practices[PracticeId("1.1")].rated == 5
    assert found.practices[PracticeId("1.1")].mean == 3
    assert found.practices[PracticeId("1.2")].dont_know == 0


def test_what_nobody_answered_is_counted_as_skipped() -> None:
    sheets = [filled(None, {"1.1": 3, "1.2": "dk", "1.3": 2, "2.1": 2})] * 4
    sheets += [filled(None, {"1.1": 3, "1.2": "na", "1.3": 2, "2.2": 4})]
    practices = scored(SMALL, sheets).practices
    tallies = {p: (s.rated, s.dont_know, s.not_applicable, s.skipped) for p, s in practices.items()}
    assert tallies == {
        "1.1": (5, 0, 0, 0),
        "1.2": (0, 4, 1, 0),
        "1.3": (5, 0, 0, 0),
        "2.1": (4, 0, 0, 1),
        "2.2": (1, 0, 0, 4),
    }


@pytest.mark.parametrize(
    ("rated", "dont_know", "finding"),
    [
        (7, 3, True),
        (8, 3, False),
        (14, 6, True),
        (9, 4, True),
        (10, 4, False),
        (70, 30, True),
        (71, 30, False),
        (0, 1, True),
        (5, 0, False),
        (0, 0, False),
    ],
)
def test_a_practice_is_hard_to_see_from_30_percent_dont_know_on(
    rated: int, dont_know: int, *, finding: bool
) -> None:
    sheets = [filled(None, {"1.1": 3, "1.2": 3, "1.3": 3, "2.1": 3})] * rated
    sheets += [filled(None, {"1.1": "dk", "1.2": 3, "1.3": 3, "2.1": 3})] * dont_know
    sheets += [filled(None, {"1.1": "na", "1.2": 3, "1.3": 3, "2.1": 3})] * 7
    practice = scored(SMALL, sheets).practices[PracticeId("1.1")]
    assert practice.visibility_finding is finding


rows = st.lists(
    st.fixed_dictionaries({p: st.sampled_from([1, 2, 3, 4, 5]) for p in FIVE}), min_size=6, max_size=14
)


@steady
@given(rows, st.data())
def test_dont_know_changes_n_and_nothing_else(people: list[dict[str, int]], data: st.DataObject) -> None:
    """Adding people who answer don't know on a practice leaves its figures as they were."""
    more = data.draw(st.integers(1, 5))
    sheets = [filled(None, person) for person in people]
    unsure: list[Sheet] = [filled(None, {"1.1": "dk", "1.2": 3, "1.3": 3, "2.1": 3, "2.2": 3})] * more
    before = scored(SMALL, sheets).practices[PracticeId("1.1")]
    after = scored(SMALL, [*sheets, *unsure]).practices[PracticeId("1.1")]
    assert (before.dont_know, after.dont_know) == (0, more)
    assert (after.score, after.mean, after.median, after.sd, after.ad) == (
        before.score,
        before.mean,
        before.median,
        before.sd,
        before.ad,
    )
    assert (after.counts, after.level, after.agreement, after.split, after.rated) == (
        before.counts,
        before.level,
        before.agreement,
        before.split,
        before.rated,
    )


@steady
@given(rows)
def test_dont_know_never_lowers_a_score(people: list[dict[str, int]]) -> None:
    """Somebody who does not know leaves the mean of those who do; it never counts as a low level."""
    cells: Sequence[Mapping[str, Cell]] = [{**p, "1.1": "dk"} if n == 0 else p for n, p in enumerate(people)]
    practice = scored(SMALL, [filled(None, c) for c in cells]).practices[PracticeId("1.1")]
    others = [p["1.1"] for p in people[1:]]
    assert practice.mean == sum(others) / len(others)
    assert practice.rated == len(others)


any_cell = st.sampled_from([1, 2, 3, 4, 5, "dk", "na", None])
items = (*FIVE, "t.1", "t.2", "t.4", "t.5", "t.7", "t.8", "t.10")
any_row = st.tuples(st.sampled_from([None, *Role]), st.fixed_dictionaries(dict.fromkeys(items, any_cell)))


def any_sheet(row: tuple[Role | None, dict[str, Cell | None]]) -> Sheet:
    role, cells = row
    return filled(role, {item: cell for item, cell in cells.items() if cell is not None})


any_sheets = st.lists(any_row.map(any_sheet), max_size=16)


def team(people: int) -> Headcount | None:
    return Headcount(frontline=people - 3, supervisor=2, manager=1) if people > 3 else None


@steady
@given(any_sheets, st.sampled_from(Mode), st.integers(0, 20), st.randoms(use_true_random=False))
def test_the_same_answers_in_any_order_give_the_same_score(
    sheets: list[Sheet], mode: Mode, people: int, chance: random.Random
) -> None:
    shuffled = sheets[:]
    chance.shuffle(shuffled)
    one = scored(SMALL, sheets, mode=mode, headcount=team(people))
    other = scored(SMALL, shuffled, mode=mode, headcount=team(people))
    assert one == other


@steady
@given(any_sheets, st.sampled_from(Mode), st.integers(0, 20))
def test_every_figure_stays_in_its_range(sheets: list[Sheet], mode: Mode, people: int) -> None:
    found = scored(SMALL, sheets, mode=mode, headcount=team(people))
    for element in found.elements:
        for score in (element.score, *(p.score for p in element.practices), *(element.interval or ())):
            assert score is None or 0 <= score <= 100
        assert element.interval is None or element.interval[0] <= (element.score or 0) <= element.interval[1]
        assert element.score is None or (element.interval is None) is (element.no_range is not None)
        assert (element.score is None) == (element.level is None) == (element.level_range is None)
        for practice in element.practices:
            figures = (practice.mean, practice.median, *(r.mean for r in practice.roles.values()))
            assert all(x is None or 1 <= x <= 5 for x in figures)
            assert practice.level is None or 1 <= practice.level <= 5
            answered = practice.rated + practice.dont_know + practice.not_applicable + practice.skipped
            assert answered == found.responses
            assert practice.gap is None or -100 <= practice.gap.points <= 100
    if found.legs:
        assert all(0 <= x <= 100 for x in (*found.legs.scores.values(), found.legs.index))


@steady
@given(any_sheets)
def test_scores_are_exact_means(sheets: list[Sheet]) -> None:
    """Against fractions, from the sheets themselves."""
    found = scored(SMALL, sheets)
    kept = [s for s in sheets if sum(_level(s, p) is not None for p in FIVE) >= 3]
    for practice in found.practices.values():
        levels = [x for s in kept if (x := _level(s, practice.id)) is not None]
        if len(levels) >= 5:
            assert practice.score == pytest.approx(float(25 * (Fraction(sum(levels), len(levels)) - 1)))
        else:
            assert practice.score is None


def _level(sheet: Sheet, practice: str) -> int | None:
    answer = sheet.answers.get(ItemId(practice))
    return None if answer is None else answer.level


def assert_nothing_measured(found: Score) -> None:
    assert found.overall is None
    assert found.legs is None
    assert found.role_mix == ()
    assert found.set_aside_offers == ()
    for element in found.elements:
        assert (element.score, element.level, element.level_range, element.interval) == (None,) * 4
        assert (element.responses, element.gap, dict(element.roles)) == (0, None, {})
        assert element.no_range is None
        for practice in element.practices:
            assert (practice.score, practice.mean, practice.level, practice.median) == (None,) * 4
            assert (practice.sd, practice.ad, practice.counts, practice.gap) == (None,) * 4
            assert (practice.rated, practice.dont_know, practice.not_applicable) == (0, 0, 0)
            assert not practice.split
            assert not practice.visibility_finding


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("headcount", [None, Headcount(frontline=9, supervisor=2, manager=1), Headcount()])
def test_an_empty_round_shows_nothing_that_was_not_measured(mode: Mode, headcount: Headcount | None) -> None:
    found = scored(SMALL, [], mode=mode, headcount=headcount)
    assert (found.responses, found.dropped) == (0, 0)
    assert_nothing_measured(found)


def test_a_round_of_dont_knows_shows_nothing_that_was_not_measured() -> None:
    unsure = [filled(None, dict.fromkeys(FIVE, "dk"))] * 6
    assert_nothing_measured(scored(SMALL, unsure))


def test_a_show_of_hands_adds_to_the_distribution() -> None:
    sheets = column("1.1", [2, 3, 3, 4])
    found = scored(SMALL, sheets, practices=("1.1",), mode=Mode.OPEN, hands={"1.1": counts_of([5, 5, 1])})
    practice = found.elements[0].practices[0]
    assert practice.counts == (1, 1, 2, 1, 2)
    assert practice.mean == pytest.approx(23 / 7)
    assert practice.rated == 7
    assert (found.responses, practice.skipped) == (4, 0)
    assert (found.hands, found.people) == (3, 7)


def test_dont_know_by_hands_is_nobodys_skipped_answer() -> None:
    hands = {"1.1": Counts((0, 0, 2, 0, 0), dont_know=3, not_applicable=1)}
    found = scored(SMALL, column("1.1", [2, 3, 3]), practices=("1.1",), mode=Mode.OPEN, hands=hands)
    practice = found.elements[0].practices[0]
    assert (practice.rated, practice.dont_know, practice.not_applicable, practice.skipped) == (5, 3, 1, 0)
    assert practice.visibility_finding


def test_hands_alone_give_scores_without_an_interval() -> None:
    found = scored(SMALL, [], practices=("1.1",), mode=Mode.OPEN, hands={"1.1": counts_of([2, 3, 4])})
    assert found.elements[0].score == 50
    assert found.elements[0].interval is None
    assert found.responses == 0


def test_a_practice_set_aside_leaves_numerator_and_denominator() -> None:
    sheets = [filled(None, {"1.1": 5, "1.2": 2, "1.3": 3, "2.1": 3, "2.2": 3})] * 5
    found = scored(SMALL, sheets, set_aside={PracticeId("1.1"): "no such channel"})
    assert [p.id for p in found.elements[0].practices] == ["1.2", "1.3"]
    assert found.elements[0].score == pytest.approx(37.5)
    both = {PracticeId("2.1"): "none", PracticeId("2.2"): "none"}
    assert [e.id for e in scored(SMALL, sheets, set_aside=both).elements] == ["1"]


@pytest.mark.parametrize(
    ("levels", "unsure", "not_applicable", "offered"),
    [(3, 0, 3, True), (4, 0, 3, False), (2, 1, 3, True), (3, 1, 3, False), (0, 0, 6, True), (6, 0, 0, False)],
)
def test_half_not_applicable_is_offered_to_be_set_aside(
    levels: int, unsure: int, not_applicable: int, *, offered: bool
) -> None:
    others: dict[str, Cell] = {"1.2": 3, "1.3": 3, "2.1": 3}
    cells: list[Cell] = [*[3] * levels, *["dk"] * unsure, *["na"] * not_applicable]
    sheets = [filled(None, {**others, "1.1": cell}) for cell in cells]
    sheets += [filled(None, others)] * 9
    assert scored(SMALL, sheets).set_aside_offers == (("1.1",) if offered else ())


def roles(frontline: int, supervisor: int, manager: int, unknown: int = 0) -> list[Sheet]:
    given = [
        *[Role.FRONTLINE] * frontline,
        *[Role.SUPERVISOR] * supervisor,
        *[Role.MANAGER] * manager,
        *[None] * unknown,
    ]
    return [filled(role, {"1.1": 3}) for role in given]


@pytest.mark.parametrize(
    ("answered", "on_team", "said"),
    [
        ((6, 4, 0), (8, 2, 0), []),  # 60 to 80 and 40 to 20: exactly 20 points
        ((5, 5, 0), (8, 2, 0), [Role.FRONTLINE, Role.SUPERVISOR]),
        ((8, 2, 1), (9, 2, 1), []),
        ((2, 2, 2), (9, 2, 1), [Role.FRONTLINE, Role.MANAGER]),
        ((3, 0, 3), (9, 2, 1), [Role.FRONTLINE, Role.MANAGER]),
        ((26, 13, 0), (26, 4, 0), []),  # exactly 20 points again, in thirds
        ((26, 13, 0), (27, 3, 0), [Role.FRONTLINE, Role.SUPERVISOR]),
        ((0, 0, 0), (9, 2, 1), []),
    ],
)
def test_a_role_mix_off_by_more_than_20_points_is_said(
    answered: tuple[int, int, int], on_team: tuple[int, int, int], said: list[Role]
) -> None:
    headcount = Headcount(frontline=on_team[0], supervisor=on_team[1], manager=on_team[2])
    found = scored(SMALL, roles(*answered), practices=("1.1",), headcount=headcount)
    assert [mix.role for mix in found.role_mix] == said


def test_exactly_20_points_are_not_more_than_20_points() -> None:
    """26 of 39 answers against 14 of 30 people: 66.67 to 46.67, as floats a hair more than 20."""
    headcount = Headcount(frontline=14, supervisor=16)
    assert scored(SMALL, roles(26, 13, 0), practices=("1.1",), headcount=headcount).role_mix == ()


def test_the_role_mix_gives_both_shares() -> None:
    headcount = Headcount(frontline=6, supervisor=2, manager=2)
    found = scored(SMALL, roles(3, 1, 6), practices=("1.1",), headcount=headcount)
    assert found.role_mix == (
        RoleMix(role=Role.FRONTLINE, answered=30, on_team=60),
        RoleMix(role=Role.MANAGER, answered=60, on_team=20),
    )


def test_the_role_mix_needs_a_head_count_and_roles() -> None:
    assert scored(SMALL, roles(2, 2, 2), practices=("1.1",)).role_mix == ()
    headcount = Headcount(frontline=9, supervisor=2, manager=1)
    assert scored(SMALL, roles(0, 0, 0, 8), practices=("1.1",), headcount=headcount).role_mix == ()


@pytest.mark.parametrize(
    ("threshold", "practices", "problem"),
    [
        (5, FIVE, None),
        (3, FIVE, None),
        (50, FIVE, None),
        (2, FIVE, SettingProblem.THRESHOLD_TOO_LOW),
        (51, FIVE, SettingProblem.THRESHOLD_TOO_HIGH),
        (5, (), SettingProblem.NO_PRACTICES),
    ],
)
def test_the_settings_of_a_round(
    threshold: int, practices: tuple[str, ...], problem: SettingProblem | None
) -> None:
    ids = tuple(PracticeId(p) for p in practices)
    assert problem_with(threshold=threshold, practices=ids) is problem


def test_sheets_go_into_an_open_round_and_results_come_from_a_published_one() -> None:
    can = {state: replace(a_round(SMALL), state=state) for state in State}
    assert [round_.collecting for round_ in can.values()] == [True, False, False]
    assert [round_.readable for round_ in can.values()] == [False, False, True]
