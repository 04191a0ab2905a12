"""From how many points on a gap between front line and leads is flagged."""

import math

import pytest

from sixelements.domain.responses import Group
from sixelements.domain.role_gaps import RoleGap, of_element, of_practice
from sixelements.domain.rounds import Mode
from tests.domain.builders import filled, scored, shaped
from tests.domain.test_anonymity import ROLES

F, L = Group.FRONTLINE, Group.LEADS
EIGHT_AND_THREE = {F: 8, L: 3}


def practice_gap(levels: float, *, sd: float, rated: dict[Group, int], rounded: bool = False) -> RoleGap:
    found = of_practice({F: 2.0, L: 2.0 + levels}, rated, sd=sd, rounded=rounded)
    assert found
    return found


def test_the_same_levels_apart_print_the_same_points() -> None:
    """Three and a half levels printed as 87 in one practice and as 88 in another."""
    printed = {
        found.printed
        for low, high in ((1.5, 5.0), (1.0, 4.5))
        if (found := of_practice({F: low, L: high}, EIGHT_AND_THREE, sd=1.0, rounded=False))
    }
    assert printed == {88}


def test_a_practice_takes_a_level_or_more_than_chance_often_does() -> None:
    assert practice_gap(1, sd=0.3, rated=EIGHT_AND_THREE).limit == 25
    wide = practice_gap(1, sd=1.0, rated=EIGHT_AND_THREE)
    assert wide.limit == pytest.approx(57.5 * math.sqrt(1 / 8 + 1 / 3))
    rounded = practice_gap(1, sd=1.0, rated=EIGHT_AND_THREE, rounded=True)
    assert rounded.limit == pytest.approx(wide.limit + 6.25)


def test_twenty_five_points_with_three_leads_are_no_flag() -> None:
    """The first rule flagged one to five of 37 practices by chance."""
    assert not practice_gap(1, sd=0.9, rated=EIGHT_AND_THREE).flagged
    assert practice_gap(1, sd=0.9, rated={F: 40, L: 20}).flagged


@pytest.mark.parametrize("direction", [1, -1])
def test_exactly_the_limit_is_flagged_in_both_directions(direction: int) -> None:
    assert practice_gap(direction, sd=0.1, rated=EIGHT_AND_THREE).flagged
    assert not practice_gap(direction * 0.999, sd=0.1, rated=EIGHT_AND_THREE).flagged


def test_an_element_takes_fifteen_points_or_more_and_a_third_more_is_clear() -> None:
    def element_gap(points: float, spread: float | None) -> RoleGap:
        found = of_element({F: 2.0, L: 2.0 + points / 25}, EIGHT_AND_THREE, spread=spread)
        assert found
        return found

    assert [element_gap(p, 1.0).flagged for p in (14.9, 15, -15)] == [False, True, True]
    assert [element_gap(p, 1.0).clear for p in (19.9, 20, -20)] == [False, True, True]
    assert element_gap(20, 18.0).limit == pytest.approx(1.8 * 18 * math.sqrt(1 / 8 + 1 / 3))
    assert not element_gap(90, None).flagged


def test_one_side_alone_has_no_gap() -> None:
    assert of_practice({F: 2.0}, EIGHT_AND_THREE, sd=1, rounded=False) is None
    assert of_element({L: 2.0}, EIGHT_AND_THREE, spread=1) is None


@pytest.mark.parametrize("mode", Mode)
def test_the_spread_is_that_of_the_whole_team_and_n_that_of_each_side(mode: Mode) -> None:
    """Within each side nobody differs by more than a level, but the team as a whole does."""
    sides = {F: [2, 2, 2, 3, 2, 3], L: [4, 5, 4, 4, 5, 5, 4]}
    sheets = [
        filled(ROLES[g], {"1.1": level, "1.2": 1 + (2 * n) % 5})
        for g, own in sides.items()
        for n, level in enumerate(own)
    ]
    found = scored(shaped(2), sheets, practices=("1.1", "1.2"), mode=mode).elements[0]
    gap, sd = found.practices[0].gap, found.practices[0].sd
    assert gap
    assert sd
    rounding = 6.25 if mode is Mode.ANONYMOUS else 0
    assert gap.rated == (6, 7)
    assert gap.limit == pytest.approx(57.5 * sd * math.sqrt(1 / 6 + 1 / 7) + rounding)
    assert found.gap
    assert found.spread
    assert found.gap.limit == pytest.approx(max(15, 1.8 * found.spread * math.sqrt(1 / 6 + 1 / 7)))
