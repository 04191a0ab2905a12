"""The agenda: what is talked about and why, that it fits the minutes, and that all else is accounted for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.domain.agenda import CONFIRMING, LEAST_MINUTES, MOST_ITEMS, TalkReason, agenda
from sixelements.domain.agreement import Agreement, agreement, wider_than_close
from sixelements.domain.assessment import Role
from sixelements.domain.responses import Sheet
from sixelements.domain.rounds import Mode
from sixelements.domain.scores import Score
from tests.domain.builders import counts_of, filled, scored, shaped, steady

ASSESSMENT = shaped(3, 3, 2)
PRACTICES = tuple(ASSESSMENT.practices)
R = TalkReason


def a_team(*levels: tuple[int, ...], roles: tuple[Role | None, ...] = ()) -> Score:
    """A round where each practice in turn was answered by these levels, the rest by 3."""
    people = len(levels[0])
    columns = [*levels, *[(3,) * people] * (len(PRACTICES) - len(levels))]
    given_roles = roles or (None,) * people
    sheets: list[Sheet] = [
        filled(given_roles[n], {p: column[n] for p, column in zip(PRACTICES, columns, strict=True)})
        for n in range(people)
    ]
    return scored(ASSESSMENT, sheets)


def test_the_widest_comes_first_and_the_close_ones_are_confirmed_together() -> None:
    found = agenda(a_team((2, 2, 3, 4, 4, 3), (1, 1, 1, 5, 5, 5), (3, 3, 3, 3, 3, 4)), minutes=25)
    assert [(item.practice, item.reasons) for item in found.items] == [
        (PRACTICES[1], (R.SPLIT,)),
        (PRACTICES[0], (R.WIDE,)),
    ]
    assert found.close == PRACTICES[2:]
    assert (found.later, found.unread) == ((), ())


def test_nothing_is_talked_through_where_all_are_close() -> None:
    found = agenda(a_team((3,) * 6), minutes=25)
    assert (found.items, found.close) == ((), PRACTICES)


def test_what_a_worksheet_contradicts_is_talked_about_even_where_all_are_close() -> None:
    found = agenda(a_team((3,) * 6), minutes=25, contradicted={PRACTICES[1]})
    assert [(item.practice, item.reasons) for item in found.items] == [(PRACTICES[1], (R.FACTS,))]
    assert PRACTICES[1] not in found.close
    few = [filled(None, dict.fromkeys(PRACTICES[1:], 3)) for _ in range(6)]
    unread = agenda(scored(ASSESSMENT, few), minutes=25, contradicted={PRACTICES[0]})
    assert unread.items == ()


@pytest.mark.parametrize("minutes", [5, 12, 25, 90])
@pytest.mark.parametrize("spread", [2, 4, 7])
def test_a_contradiction_is_not_cut_before_what_is_only_spread(minutes: int, spread: int) -> None:
    """A fact against a team that agrees has the least spread of all, so it always fell off."""
    wide, split, told = (1, 2, 3, 3, 4, 2), (1, 1, 1, 5, 5, 5), PRACTICES[7]
    score = a_team(split, *[wide] * spread)
    found = agenda(score, minutes=minutes, contradicted={told})
    order = [item.practice for item in found.all_items]
    assert order == [PRACTICES[0], told, *PRACTICES[1 : spread + 1]][: len(order)]
    assert (told in {item.practice for item in found.items}) is (len(found.items) > 1)
    both = agenda(score, minutes=minutes, contradicted={PRACTICES[0], PRACTICES[2]})
    assert both.all_items[0].reasons == (R.SPLIT, R.FACTS)
    assert (both.all_items[1].practice, both.all_items[1].reasons) == (PRACTICES[2], (R.FACTS, R.WIDE))


def test_a_role_gap_is_a_reason_only_where_both_sides_may_be_shown() -> None:
    apart = (1, 2, 2, 2, 3, 2, 1, 2, 3, 4, 5, 4, 4, 3, 4, 5, 4, 3)
    shown = agenda(a_team(apart, roles=(Role.FRONTLINE,) * 9 + (Role.MANAGER,) * 9), minutes=25)
    assert R.ROLES in shown.items[0].reasons
    hidden = agenda(a_team(apart, roles=(Role.FRONTLINE,) * 15 + (Role.MANAGER,) * 3), minutes=25)
    assert R.ROLES not in hidden.items[0].reasons


def test_a_practice_that_many_can_not_judge_is_on_it_and_one_with_too_few_answers_is_not() -> None:
    dk = [filled(None, {p: "dk" if p == PRACTICES[0] else 3 for p in PRACTICES}) for _ in range(4)]
    rest = [filled(None, dict.fromkeys(PRACTICES, 3)) for _ in range(6)]
    found = agenda(scored(ASSESSMENT, dk + rest), minutes=25)
    assert [(item.practice, item.reasons) for item in found.items] == [(PRACTICES[0], (R.UNSEEN,))]
    few = [filled(None, dict.fromkeys(PRACTICES[1:], 3)) for _ in range(6)]
    found = agenda(scored(ASSESSMENT, few), minutes=25)
    assert (found.unread, PRACTICES[0] in found.close) == ((PRACTICES[0],), False)


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(0, [3]), (5, [5]), (8, [4, 4]), (23, [4, 4, 3, 3, 3, 3, 3]), (25, [4] + [3] * 7), (60, [6] * 8)],
)
def test_the_items_fit_the_minutes(minutes: int, expected: list[int]) -> None:
    """All eight are apart, so no time is kept free to confirm any."""
    found = agenda(a_team(*[(1, 1, 1, 5, 5, 5)] * 8), minutes=minutes)
    assert [item.minutes for item in found.items] == expected
    assert len(found.items) + len(found.later) == 8


levels = st.lists(st.integers(1, 5), min_size=6, max_size=6).map(tuple)


@steady
@given(st.lists(levels, min_size=8, max_size=8), st.integers(0, 60))
def test_every_practice_is_somewhere_and_the_items_fit(columns: list[tuple[int, ...]], minutes: int) -> None:
    score = a_team(*columns)
    found = agenda(score, minutes=minutes)
    everywhere = [item.practice for item in found.all_items] + [*found.close, *found.unread]
    assert sorted(everywhere) == sorted(PRACTICES)
    assert len(found.items) <= MOST_ITEMS
    assert all(LEAST_MINUTES <= item.minutes <= 6 for item in found.items)
    room = minutes - (CONFIRMING if found.close else 0)
    assert found.minutes <= max(room, LEAST_MINUTES)
    spread = [score.practices[item.practice].sd or 0 for item in found.all_items]
    assert spread == sorted(spread, reverse=True)
    for practice in found.close:
        assert score.practices[practice].agreement is Agreement.CLOSE
        assert not score.practices[practice].split


@steady
@given(st.lists(st.integers(1, 5), min_size=1, max_size=12))
def test_close_means_the_same_for_few_answers_as_for_many(given_levels: list[int]) -> None:
    counts = counts_of(given_levels)
    if counts.rated >= 5:
        assert wider_than_close(counts) == (agreement(counts) is not Agreement.CLOSE)
    mean = counts.total / counts.rated
    assert wider_than_close(counts) == (sum(abs(x - mean) for x in given_levels) / counts.rated > 0.5 + 1e-9)


def test_three_answers_of_an_open_round_are_judged_by_the_same_measure() -> None:
    sheets = [filled(None, dict.fromkeys(PRACTICES, level)) for level in (1, 3, 5)]
    found = agenda(scored(ASSESSMENT, sheets, mode=Mode.OPEN), minutes=90)
    assert found.items
    assert all(item.reasons == (R.WIDE,) for item in found.items)
