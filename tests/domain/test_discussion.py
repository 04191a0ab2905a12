"""Aims, importance, and what becomes of a level nobody could agree on."""

from fractions import Fraction
from itertools import combinations_with_replacement

import pytest

from sixelements.domain.discussion import (
    NO_DISCUSSION,
    Discussion,
    Outcome,
    Settled,
    differs_again,
    valid_level,
)
from sixelements.domain.ids import PracticeId
from sixelements.domain.priorities import standings
from tests.domain.builders import a_score

P, Q = PracticeId("1.1"), PracticeId("1.2")


def test_the_aim_is_4_unless_another_was_set() -> None:
    assert NO_DISCUSSION.aim(P) == 4
    assert Discussion(aims={P: 5}).aim(P) == 5
    assert Discussion(aims={P: 2}).aim(P) == 2


def test_the_aim_is_3_where_a_vote_was_held_and_it_got_none() -> None:
    voted = Discussion(votes={P: 2, Q: 0})
    assert (voted.aim(P), voted.aim(Q), voted.aim(PracticeId("1.3"))) == (4, 3, 3)
    assert Discussion(votes={P: 2}, aims={Q: 5}).aim(Q) == 5


def test_a_vote_without_a_single_vote_was_not_held() -> None:
    silent = Discussion(votes={P: 0, Q: 0})
    assert not silent.voted
    assert silent.aim(P) == 4
    assert silent.importance(P) == 0.5


def test_importance_is_the_share_of_the_most_votes() -> None:
    voted = Discussion(votes={P: 9, Q: 6})
    assert voted.importance(P) == 1
    assert voted.importance(Q) == pytest.approx(2 / 3)
    assert voted.importance(PracticeId("1.3")) == 0
    assert NO_DISCUSSION.importance(P) == 0.5


@pytest.mark.parametrize("level", [1, 1.5, 2, 4.5, 5])
def test_an_agreed_level_is_whole_or_half(level: float) -> None:
    assert valid_level(level)


@pytest.mark.parametrize("level", [0, 0.5, 5.5, 6, 2.25, 2.75, -1, float("nan"), float("inf")])
def test_nothing_else_is_an_agreed_level(level: float) -> None:
    assert not valid_level(level)


def test_an_agreed_level_comes_before_the_mean_and_a_level_not_agreed_does_not() -> None:
    score = a_score({P: 2.4, Q: 2.4})
    agreed = Discussion(
        settled={
            P: Settled(outcome=Outcome.AGREED, level=3.5, evidence="log"),
            Q: Settled(outcome=Outcome.NOT_AGREED),
        }
    )
    found = standings(score.practices, score, agreed)
    assert (found[P].level, found[Q].level) == (3.5, 2.4)


def test_a_practice_nobody_talked_about_is_neither_agreed_nor_not_agreed() -> None:
    talked = Discussion(settled={Q: Settled(outcome=Outcome.NOT_AGREED)})
    assert (talked.not_agreed(P), talked.agreed(P)) == (False, None)
    assert (talked.not_agreed(Q), talked.agreed(Q)) == (True, None)
    agreed = Discussion(settled={P: Settled(outcome=Outcome.AGREED, level=3)})
    assert (agreed.not_agreed(P), agreed.agreed(P)) == (False, 3)


def test_bulk_confirmation_keeps_the_mean_and_makes_no_agreed_level() -> None:
    score = a_score({P: 2.4})
    confirmed = Discussion(settled={P: Settled(outcome=Outcome.CONFIRMED)})
    assert confirmed.agreed(P) is None
    assert standings(score.practices, score, confirmed)[P].level == 2.4


@pytest.mark.parametrize(
    ("levels", "apart"),
    [
        ((), False),
        ((3,), False),
        ((3, 3, 3), False),
        ((2, 3, 4), True),  # SD exactly 1
        ((2, 3, 3, 4), False),
        ((1, 3), True),
        ((2, 3), False),
        ((2, 2, 4, 4), True),
    ],
)
def test_a_second_vote_leaves_the_room_apart_from_sd_1_on(levels: tuple[int, ...], *, apart: bool) -> None:
    assert differs_again(levels) is apart


@pytest.mark.parametrize("n", range(2, 11))
def test_the_second_vote_is_judged_exactly(n: int) -> None:
    for levels in combinations_with_replacement(range(1, 6), n):
        mean = Fraction(sum(levels), n)
        variance = sum((x - mean) ** 2 for x in levels) / (n - 1)
        assert differs_again(levels) is (variance >= 1), levels


@pytest.mark.parametrize(
    ("level", "evidence", "self_reported"),
    [(4, "", True), (5, "", True), (4, "a list", False), (3.5, "", True), (3, "", False), (4.5, "", True)],
)
def test_what_reads_as_level_4_or_5_without_evidence_are_self_reported(
    level: float, evidence: str, *, self_reported: bool
) -> None:
    settled = Settled(outcome=Outcome.AGREED, level=level, evidence=evidence)
    assert Discussion(settled={P: settled}).self_reported(P) is self_reported
    assert not NO_DISCUSSION.self_reported(P)


@pytest.mark.parametrize(
    ("agreed", "evidence", "mean", "told"),
    [(4, "", 4.5, 4), (5, "", 3.2, 3.2), (4, "the log", 4.5, 4), (5, "the log", 3.2, 5), (2, "", 4.0, 2)],
)
def test_without_evidence_the_lower_of_claim_and_mean_is_told(
    agreed: float, evidence: str, mean: float, told: float
) -> None:
    """A team agreed on 4, its answers came to 4.5, and its handout printed the sentence of level 5."""
    settled = Settled(outcome=Outcome.AGREED, level=agreed, evidence=evidence)
    discussion = Discussion(settled={P: settled})
    assert discussion.told(P, mean) == told
    assert discussion.told(P, None) == (None if discussion.self_reported(P) else agreed)
