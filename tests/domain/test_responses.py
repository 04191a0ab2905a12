"""Answers and their counts."""

import pytest

from sixelements.domain.assessment import Role
from sixelements.domain.ids import ItemId
from sixelements.domain.responses import (
    DONT_KNOW,
    NO_ANSWERS,
    NOT_APPLICABLE,
    Counts,
    Group,
    Tally,
    add_up,
    level_answer,
)

ONE = Counts((1, 0, 2, 0, 1), dont_know=3, not_applicable=1)
OTHER = Counts((0, 4, 0, 0, 1), dont_know=1, not_applicable=2)


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_a_level_is_an_answer(level: int) -> None:
    assert level_answer(level).level == level


@pytest.mark.parametrize("level", [0, 6, -1])
def test_nothing_else_is_a_level(level: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 5"):
        level_answer(level)


def test_dont_know_and_not_applicable_have_no_level_and_are_two_things() -> None:
    assert DONT_KNOW.level is None
    assert NOT_APPLICABLE.level is None
    assert DONT_KNOW != NOT_APPLICABLE


def test_counts_add_up_place_by_place() -> None:
    both = Counts((1, 4, 2, 0, 2), dont_know=4, not_applicable=3)
    assert both == ONE + OTHER
    assert add_up([ONE, OTHER]) == both
    assert add_up([]) == NO_ANSWERS


def test_counts_know_how_many_rated_and_their_sum() -> None:
    assert (ONE.rated, ONE.total) == (4, 12)
    assert (NO_ANSWERS.rated, NO_ANSWERS.total) == (0, 0)


def test_one_mind_is_one_level_among_those_who_rated() -> None:
    assert Counts((0, 0, 5, 0, 0), dont_know=3).unanimous
    assert Counts((0, 1, 0, 0, 0)).unanimous
    assert not ONE.unanimous
    assert not NO_ANSWERS.unanimous
    assert not Counts(dont_know=4).unanimous


def test_a_tally_counts_kept_responses_by_group() -> None:
    tally = Tally(
        roles={Role.FRONTLINE: 5, Role.SUPERVISOR: 2, Role.MANAGER: 1, None: 3}, dropped=4, counts={}
    )
    assert tally.responses == 11
    assert tally.kept == {Group.FRONTLINE: 5, Group.LEADS: 3, Group.UNKNOWN: 3}


def test_hands_join_those_who_gave_no_role() -> None:
    item = ItemId("1.1")
    tally = Tally(
        roles={}, dropped=0, counts={item: {Group.UNKNOWN: ONE, Group.LEADS: OTHER}}, hands={item: OTHER}
    )
    assert tally.groups(item) == {Group.UNKNOWN: ONE + OTHER, Group.LEADS: OTHER}
    assert tally.groups(ItemId("1.2")) == {}
