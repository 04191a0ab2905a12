"""The three legs: where they come from, the index, and which one is short."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.domain import legs as rules
from sixelements.domain.assessment import Assessment, Leg
from sixelements.domain.discussion import Discussion, Service
from sixelements.domain.legs import (
    FLOOR,
    assemble,
    from_lines,
    from_worksheet,
    index,
    short_legs,
    support,
    weakest,
)
from sixelements.domain.priorities import short_leg
from sixelements.domain.responses import Counts, Sheet
from sixelements.domain.scores import LegScores, LegSource
from tests.domain.builders import counts_of, filled, scored, shaped, steady, three_legs

ANSWERED = {"1.1": 3}


def lines(*levels: int | str | None) -> Sheet:
    """A sheet with the lines t.1, t.2, …; None is skipped."""
    cells = {f"t.{n}": level for n, level in enumerate(levels, start=1) if level is not None}
    return filled(None, {**ANSWERED, **cells})


def legs_of(sheets: list[Sheet], discussion: Discussion | None = None) -> LegScores | None:
    return scored(shaped(1), sheets, practices=("1.1",), discussion=discussion or Discussion()).legs


WORKSHEET = Discussion(
    services=(
        Service(
            levels={Leg.COURTESY: (4, 4, 4), Leg.ACCURACY: (4, 3, 4), Leg.SPEED: (2, 1, 2)},
        ),
        Service(
            levels={Leg.COURTESY: (4, 3, 4), Leg.ACCURACY: (3, 3, 3), Leg.SPEED: (2, 2, 2)},
        ),
        Service(
            levels={Leg.COURTESY: (3, 3, 3), Leg.ACCURACY: (3, 2, 3), Leg.SPEED: (2, 2, 3)},
        ),
    )
)


@pytest.mark.parametrize(
    ("scores", "value"),
    [
        ((88, 75, 13), 44.1),
        ((75, 75, 75), 75.0),
        ((100, 100, 0), 36.8),
        ((60, 50, 40), 49.3),
        ((0, 0, 0), 5.0),
        ((5, 5, 5), 5.0),
        ((100, 100, 100), 100.0),
    ],
)
def test_the_index_is_no_average(scores: tuple[float, float, float], value: float) -> None:
    assert index(scores) == pytest.approx(value, abs=0.05)


@steady
@given(st.tuples(*[st.floats(0, 100)] * 3))
def test_the_index_lies_between_the_lowest_and_the_highest_leg(scores: tuple[float, ...]) -> None:
    assert max(min(scores), FLOOR) - 1e-9 <= index(scores) <= max(*scores, FLOOR) + 1e-9


def test_the_answers_of_a_line_count_as_contacts_of_ten() -> None:
    """0-4, 5-6, 7-8, 9 and all ten: the middles of the bands, never levels."""
    each = [rules.share_of(counts_of([level])) for level in range(1, 6)]
    assert each == [20, 55, 75, 90, 100]
    assert rules.share_of(Counts((1, 2, 0, 0, 1))) == pytest.approx((20 + 55 + 55 + 100) / 4)


def test_legs_come_from_the_lines_first() -> None:
    legs = legs_of([lines(4, 4, 4, 3, 3, 3, 2, 2, 2, 1)] * 5, WORKSHEET)
    assert legs is not None
    assert legs.source is LegSource.ANSWERS
    assert legs.scores == {Leg.COURTESY: 90, Leg.ACCURACY: 75, Leg.SPEED: 55}
    assert legs.weakest is Leg.SPEED


def test_all_three_at_once_stands_beside_the_legs_and_never_in_them() -> None:
    low, high = ([lines(4, 4, 4, 3, 3, 3, 2, 2, 2, last)] * 5 for last in (1, 5))
    first, second = legs_of(low), legs_of(high)
    assert first is not None
    assert second is not None
    assert (first.all_three, second.all_three) == (20, 100)
    assert (first.scores, first.index) == (second.scores, second.index)
    without = legs_of([lines(4, 4, 4, 3, 3, 3, 2, 2, 2)] * 5)
    assert without is not None
    assert without.all_three is None


def test_a_leg_is_the_mean_of_its_lines() -> None:
    legs = legs_of([lines(5, 4, 3, 1, 2, 2, 3, 3, 3)] * 5)
    assert legs is not None
    assert legs.scores[Leg.COURTESY] == pytest.approx((100 + 90 + 75) / 3)
    assert legs.scores[Leg.ACCURACY] == pytest.approx((20 + 55 + 55) / 3)


def test_two_of_its_three_lines_are_enough_for_a_leg() -> None:
    legs = legs_of([lines(4, 4, None, 3, None, 3, None, 2, 2)] * 5)
    assert legs is not None
    assert legs.source is LegSource.ANSWERS
    assert legs.scores == {Leg.COURTESY: 90, Leg.ACCURACY: 75, Leg.SPEED: 55}


def test_with_one_line_only_a_leg_is_taken_from_the_worksheet() -> None:
    legs = legs_of([lines(4, 4, 4, 3, 3, 3, 2)] * 5, WORKSHEET)
    assert legs is not None
    assert legs.source is LegSource.WORKSHEET
    assert [legs.scores[leg] for leg in Leg] == pytest.approx([83.33, 76.11, 53.33], abs=0.005)


SPLITS = [
    ((0, 0, 0), ""),
    ((1, 1, 1), ""),
    ((3, 1, 0), "C"),
    ((0, 2, 0), "A"),
    ((1, 0, 2), "S"),
    ((3, 2, 0), "CA"),
    ((2, 1, 3), "CS"),
    ((1, 2, 2), "AS"),
    ((3, 3, 0), "CA"),
    ((3, 3, 3), "CAS"),
]
"""On how many of the lines of courtesy, accuracy, and speed half say "0 to 4" and half "all ten"."""


@pytest.mark.parametrize("all_three", [True, False])
@pytest.mark.parametrize(("split", "seen"), SPLITS)
def test_a_leg_is_seen_in_two_ways_where_more_than_half_of_its_lines_are(
    split: tuple[int, ...], seen: str, *, all_three: bool
) -> None:
    """Five of nine lines in two groups were called three legs, whichever legs they were of."""
    sheets = [
        lines(*[x for n in split for x in [level] * n + [3] * (3 - n)], level if all_three else 4)
        for level in [1] * 6 + [5] * 6
    ]
    legs = legs_of(sheets)
    assert legs is not None
    assert legs.source is LegSource.ANSWERS
    assert "".join(leg.value[0].upper() for leg in Leg if leg in legs.two_ways) == seen
    assert legs.divided is (len(seen) == 3)
    assert legs.all_three_divided is all_three
    assert (rules.balance(legs) is None) is bool(seen)


def test_half_of_a_legs_lines_are_not_more_than_half() -> None:
    sheets = [lines(level, 3, None, 3, 3, 3, 3, 3, 3) for level in [1] * 6 + [5] * 6]
    legs = legs_of(sheets)
    assert legs is not None
    assert legs.two_ways == frozenset()


def test_a_copy_from_before_legs_were_told_apart_means_all_three() -> None:
    legs = legs_of([lines(*[3] * 9)] * 5)
    assert legs is not None
    assert not legs.two_ways
    assert replace(legs, divided=True).two_ways == frozenset(Leg)


def test_how_low_the_lower_group_is_comes_from_the_legs_that_are_seen_in_two_ways() -> None:
    """One line of courtesy had six say "5 to 6", and of speed it was said: others in six or fewer."""
    low, high = lines(2, 4, 4, 4, 4, 4, 1, 1, 1, 2), lines(5, 4, 4, 4, 4, 4, 5, 5, 5, 5)
    legs = legs_of([low] * 6 + [high] * 6)
    assert legs is not None
    assert (legs.divided_legs, legs.divided_below) == (frozenset({Leg.SPEED}), 4)


def test_a_leg_that_half_see_at_nearly_none_and_half_at_all_is_not_short() -> None:
    """Six said "0 to 4" of speed, six "all ten", and the page said that customers wait too long."""
    legs = legs_of([lines(*[4] * 6, *[level] * 3) for level in [1] * 6 + [5] * 6])
    assert legs is not None
    assert legs.scores == {Leg.COURTESY: 90, Leg.ACCURACY: 90, Leg.SPEED: 60}
    assert (legs.divided, legs.divided_legs, legs.divided_below) == (False, frozenset({Leg.SPEED}), 4)
    assert short_legs(legs) == frozenset()
    also = legs_of([lines(*[4] * 3, *[3] * 3, *[level] * 3) for level in [1] * 6 + [5] * 6])
    assert also is not None
    assert short_legs(also) == {Leg.ACCURACY}, "by the other two"


@pytest.mark.parametrize(("low", "most"), [(1, 4), (2, 6)])
def test_the_lower_group_is_as_low_as_its_highest_answer(low: int, most: int) -> None:
    legs = legs_of([lines(*[level] * 8) for level in [1] * 5 + [low] + [5] * 6])
    assert legs is not None
    assert (legs.divided, legs.divided_below) == (True, most)


def test_a_line_that_too_few_rated_counts_as_not_there() -> None:
    four = [lines(4, 4, 4, 3, 3, 3, 2, 2, 2)] * 4
    legs = legs_of([*four, lines(4, 4, 4, 3, 3, 3, 2, "dk", "dk")], WORKSHEET)
    assert legs is not None
    assert legs.source is LegSource.WORKSHEET


def test_a_service_needs_two_of_three_items_on_a_leg() -> None:
    rated = Service(levels={Leg.COURTESY: (4, None, 4), Leg.ACCURACY: (3, 3, None), Leg.SPEED: (2, 2, 2)})
    thin = Service(
        levels={Leg.COURTESY: (1, None, None), Leg.ACCURACY: (1, 1, 1), Leg.SPEED: (None, None, 1)}
    )
    assert from_worksheet([rated, thin]) == {
        Leg.COURTESY: 90,
        Leg.ACCURACY: pytest.approx((75 + 20) / 2),
        Leg.SPEED: 55,
    }
    assert from_worksheet([thin]) is None
    assert from_worksheet([]) is None


def test_all_three_at_once_comes_from_the_worksheet_where_nobody_was_asked() -> None:
    services = tuple(replace(s, all_three=n) for s, n in zip(WORKSHEET.services, (2, 3, None), strict=True))
    legs = legs_of([lines(4, 4, 4, 3, 3, 3, 2)] * 5, replace(WORKSHEET, services=services))
    assert legs is not None
    assert legs.source is LegSource.WORKSHEET
    assert legs.all_three == pytest.approx(65.0)
    asked = legs_of([lines(4, 4, 4, 3, 3, 3, 2, 2, 2, 1)] * 5, replace(WORKSHEET, services=services))
    assert asked is not None
    assert asked.all_three == pytest.approx(20.0)


def test_without_lines_and_worksheet_the_practices_speak() -> None:
    sheets = [filled(None, {"2.2": 4, "2.3": 2, "3.1": 3})] * 5
    legs = scored(shaped(6, 6, 6), sheets, practices=("2.2", "2.3", "3.1")).legs
    assert legs is not None
    assert legs.source is LegSource.PRACTICES
    # 2.2 courtesy 2; 2.3 accuracy 2; 3.1 accuracy 1, speed 2
    assert legs.weakest is Leg.ACCURACY
    assert legs.scores[Leg.COURTESY] == 75
    assert legs.scores[Leg.ACCURACY] == pytest.approx((2 * 25 + 1 * 50) / 3)
    assert legs.scores[Leg.SPEED] == 50


def test_practices_name_a_weakest_leg_only_ten_points_under_the_next() -> None:
    """Their support can hardly tell the legs apart."""
    for points, leg in ((38.0, None), (31.0, Leg.SPEED)):
        support_ = {Leg.COURTESY: 44.0, Leg.ACCURACY: 41.0, Leg.SPEED: points}
        found = assemble(lines=None, worksheet=None, practices=support_, all_three=None)
        assert found is not None
        assert found.weakest is leg


def test_support_needs_a_practice_on_each_leg(shipped: Assessment) -> None:
    assert support(shipped.practices, {shipped.elements[1].practices[1].id: 50.0}) is None
    assert support(shipped.practices, {}) is None


def test_without_any_source_there_are_no_legs() -> None:
    assert assemble(lines=None, worksheet=None, practices=None, all_three=None) is None
    assert legs_of([]) is None


@pytest.mark.parametrize(
    ("scores", "leg"),
    [
        ((60, 50, 40), Leg.SPEED),
        ((40, 50, 60), Leg.COURTESY),
        ((50, 49.9, 60), Leg.ACCURACY),
        ((50, 50, 60), None),
        ((60, 50, 50), None),
        ((50, 50, 50), None),
        ((100 / 3, 3 * (100 / 9), 60), None),
    ],
)
def test_the_weakest_leg_is_none_on_a_tie(scores: tuple[float, float, float], leg: Leg | None) -> None:
    assert weakest(dict(zip(Leg, scores, strict=True))) is leg


def test_a_leg_is_short_from_ten_points_under_the_next_on() -> None:
    assert short_leg(three_legs(60, 50, 40)) is Leg.SPEED
    assert short_leg(three_legs(60, 49.9, 40)) is None
    assert short_leg(three_legs(60, 40, 40)) is None
    assert short_leg(None) is None
    assert rules.short_legs(three_legs(60, 45, 40)) == {Leg.ACCURACY, Leg.SPEED}
    assert rules.short_legs(three_legs(40, 45, 50)) == frozenset()


def test_exactly_ten_points_are_ten_points_however_the_floats_fall() -> None:
    """Means 1.4 and 1.8 of five lines differ by 10 points; as floats by a hair less."""
    for n in range(1, 31):
        if (2 * n) % 5 == 0:
            step = 2 * n // 5
            for total in range(n, 5 * n - step):
                low, high = 25 * (total / n - 1), 25 * ((total + step) / n - 1)
                assert short_leg(three_legs(100, high, low)) is Leg.SPEED, (total, n)


def test_the_lines_of_the_shipped_assessment_are_three_a_leg(shipped: Assessment) -> None:
    assert from_lines(shipped.three_thirds, {}) is None
    assert [line.leg for line in shipped.three_thirds.lines] == [
        *[Leg.COURTESY] * 3,
        *[Leg.ACCURACY] * 3,
        *[Leg.SPEED] * 3,
        None,
    ]
