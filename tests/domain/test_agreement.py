"""Spread, words for agreement, and two experiences: exact at their edges."""

import math
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

import pytest

from sixelements.domain.agreement import (
    Agreement,
    agreement,
    chance_of_a_split,
    is_split,
    mean_distance,
    median,
    standard_deviation,
)
from sixelements.domain.responses import Counts
from tests.domain.builders import all_counts, counts_of

HALF, FOUR_FIFTHS = Fraction(1, 2), Fraction(4, 5)


def exact_distance(counts: Counts) -> Fraction:
    levels = [level for level, n in enumerate(counts.levels, start=1) for _ in range(n)]
    mean = Fraction(sum(levels), len(levels))
    return sum((abs(level - mean) for level in levels), Fraction()) / len(levels)


def word(distance: Fraction) -> Agreement:
    if distance <= HALF:
        return Agreement.CLOSE
    return Agreement.FAIR if distance <= FOUR_FIFTHS else Agreement.MIXED


def on_three_levels(n: int) -> Iterator[Counts]:
    """All tables of n answers on at most three of the five levels."""
    for a, b, c in combinations(range(5), 3):
        for low in range(n + 1):
            for middle in range(n - low + 1):
                levels = [0, 0, 0, 0, 0]
                levels[a], levels[b], levels[c] = low, middle, n - low - middle
                one, two, three, four, five = levels
                yield Counts((one, two, three, four, five))


def test_the_numbers_of_the_scoring_rules() -> None:
    nine = counts_of([2, 2, 3, 3, 3, 2, 4, 1, 3])
    assert median(nine) == 3
    assert standard_deviation(nine) == pytest.approx(0.88192, abs=5e-6)
    assert mean_distance(nine) == pytest.approx(0.71605, abs=5e-6)
    assert agreement(nine) is Agreement.FAIR
    two_camps = counts_of([1, 1, 1, 5, 5, 5, 5])
    assert mean_distance(two_camps) == pytest.approx(1.95918, abs=5e-6)
    assert is_split(two_camps)
    assert agreement(two_camps) is Agreement.MIXED


@pytest.mark.parametrize("n", range(5, 15))
def test_every_table_gets_the_word_of_its_exact_distance(n: int) -> None:
    for counts in all_counts(n):
        assert agreement(counts) is word(exact_distance(counts)), counts


def test_exactly_half_a_level_is_close_and_exactly_0_8_is_fair_for_up_to_60_answers() -> None:
    met = dict.fromkeys((HALF, FOUR_FIFTHS), 0)
    for n in range(5, 61):
        for counts in on_three_levels(n):
            distances = sum(abs(n * x - counts.total) * k for x, k in enumerate(counts.levels, start=1))
            for edge, wanted in ((HALF, Agreement.CLOSE), (FOUR_FIFTHS, Agreement.FAIR)):
                if distances * edge.denominator == edge.numerator * n * n:
                    met[edge] += 1
                    assert agreement(counts) is wanted, counts
    assert min(met.values()) > 50, "the edges were not met, so nothing was tested"


def test_a_hair_over_the_edge_is_the_next_word() -> None:
    assert agreement(counts_of([2, 3] * 5)) is Agreement.CLOSE
    assert agreement(counts_of([2, 3] * 4 + [2, 4])) is Agreement.FAIR
    assert agreement(counts_of([1, 3, 3, 3, 5])) is Agreement.FAIR
    assert agreement(counts_of([1, 2, 3, 3, 5])) is Agreement.MIXED


@pytest.mark.parametrize("n", range(5))
def test_below_five_answers_there_is_no_word(n: int) -> None:
    assert agreement(counts_of([3] * n)) is None


def test_nothing_is_measured_where_there_is_nothing_to_measure() -> None:
    assert standard_deviation(counts_of([])) is None
    assert standard_deviation(counts_of([4])) is None
    assert standard_deviation(counts_of([4, 4])) == 0
    assert mean_distance(counts_of([])) is None
    assert median(counts_of([])) is None
    assert not is_split(counts_of([]))


@pytest.mark.parametrize(
    ("levels", "middle"), [([1], 1), ([1, 2], 1.5), ([1, 5, 5], 5), ([1, 2, 4, 5], 3), ([2, 2, 2, 5], 2)]
)
def test_the_median_is_the_middle_answer(levels: list[int], middle: float) -> None:
    assert median(counts_of(levels)) == middle


@pytest.mark.parametrize(
    ("levels", "split"),
    [
        ([1, 1, 5, 5], True),
        ([1, 5, 5, 5], False),  # two at each end are needed
        ([2, 2, 4, 4, 3], True),
        ([2, 2, 4, 4, 3, 3], False),  # the middle must be smaller than both
        ([1, 2, 2, 4, 5, 5, 3, 3], True),
        ([2] * 3 + [4] * 7, True),  # exactly 30 %
        ([2] * 3 + [4] * 6 + [3] * 2, False),  # three of eleven are less than 30 %
        ([2] * 4 + [4] * 6 + [3] * 3, True),  # four of thirteen
        ([2] * 6 + [4] * 14, True),  # exactly 30 % of twenty
        ([2] * 5 + [4] * 15, False),
        ([3] * 8, False),
    ],
)
def test_two_experiences(levels: list[int], *, split: bool) -> None:
    assert is_split(counts_of(levels)) is split


@pytest.mark.parametrize("n", range(4, 15))
def test_two_experiences_follow_the_rule_for_every_table(n: int) -> None:
    for counts in all_counts(n):
        one, two, three, four, five = counts.levels
        low, high = one + two, four + five
        enough = max(Fraction(2), Fraction(3 * n, 10))
        assert is_split(counts) is (low >= enough and high >= enough and three < low and three < high)


@pytest.mark.parametrize("n", [2, 4, 5, 9, 11])
def test_how_often_chance_splits_a_team_of_one_experience_follows_the_rule(n: int) -> None:
    """Seven, 24, 38, 24 and seven of 100 at each level: every table of n answers, weighed by its chance."""
    shares, total = (0.07, 0.24, 0.38, 0.24, 0.07), 0.0
    for counts in all_counts(n):
        if is_split(counts):
            ways = float(math.factorial(n))
            for share, k in zip(shares, counts.levels, strict=True):
                ways = ways / math.factorial(k) * share**k
            total += ways
    assert chance_of_a_split(n) == pytest.approx(total)


def test_chance_splits_five_or_six_of_37_practices_in_a_team_of_9_to_20() -> None:
    assert {round(37 * chance_of_a_split(n)) for n in range(9, 21)} <= {3, 4, 5, 6, 7}
    assert chance_of_a_split(575) < 0.01
