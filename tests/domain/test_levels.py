"""The one rule that turns a mean into a level, at every edge."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.domain.levels import level_of, level_range_of, mean_of, range_of, score_of
from sixelements.wording import numbers
from tests.domain.builders import steady

EDGES = [
    (1.0, 1, (1, 1)),
    (1.249, 1, (1, 1)),
    (1.25, 1, (1, 2)),
    (1.749, 1, (1, 2)),
    (1.75, 2, (2, 2)),
    (2.0, 2, (2, 2)),
    (2.249, 2, (2, 2)),
    (2.25, 2, (2, 3)),
    (2.6, 2, (2, 3)),
    (2.749, 2, (2, 3)),
    (2.75, 3, (3, 3)),
    (3.99, 4, (4, 4)),
    (4.0, 4, (4, 4)),
    (4.249, 4, (4, 4)),
    (4.25, 4, (4, 5)),
    (4.749, 4, (4, 5)),
    (4.75, 5, (5, 5)),
    (5.0, 5, (5, 5)),
]


@pytest.mark.parametrize(("mean", "level", "level_range"), EDGES)
def test_a_mean_reads_as_its_level(mean: float, level: int, level_range: tuple[int, int]) -> None:
    assert (level_of(mean), level_range_of(mean)) == (level, level_range)


@pytest.mark.parametrize(("mean", "level", "level_range"), EDGES)
def test_a_score_reads_as_the_same_level_as_its_mean(
    mean: float, level: int, level_range: tuple[int, int]
) -> None:
    from_score = mean_of(score_of(mean))
    assert (level_of(from_score), level_range_of(from_score)) == (level, level_range)


def exact_level(mean: Fraction) -> int:
    return min(5, math.floor(mean + Fraction(1, 4)))


def exact_range(mean: Fraction) -> tuple[int, int]:
    part = mean - math.floor(mean)
    if Fraction(1, 4) <= part < Fraction(3, 4):
        return math.floor(mean), math.floor(mean) + 1
    return exact_level(mean), exact_level(mean)


def test_every_mean_of_up_to_60_answers_gets_its_exact_level() -> None:
    for n in range(1, 61):
        for total in range(n, 5 * n + 1):
            exact = Fraction(total, n)
            assert level_of(total / n) == exact_level(exact), (total, n)
            assert level_range_of(total / n) == exact_range(exact), (total, n)
            back = mean_of(score_of(total / n))
            assert (level_of(back), level_range_of(back)) == (exact_level(exact), exact_range(exact))


@steady
@given(st.lists(st.tuples(st.integers(3, 12), st.integers(0, 48)), min_size=1, max_size=7))
def test_a_mean_of_means_gets_its_exact_level(parts: list[tuple[int, int]]) -> None:
    means = [Fraction(n + extra % (4 * n + 1), n) for n, extra in parts]
    exact = sum(means, Fraction()) / len(means)
    mean = math.fsum(float(m) for m in means) / len(means)
    assert (level_of(mean), level_range_of(mean)) == (exact_level(exact), exact_range(exact))


def test_3_99_is_never_shown_as_3() -> None:
    assert level_of(3.99) == 4
    assert numbers.levels(3.99) == "4.0"
    assert numbers.level_text(level_range_of(3.99)) == "level 4"
    assert numbers.points(score_of(3.99)) == "75"


def test_in_doubt_the_lower_level_counts() -> None:
    assert level_of(2.6) == 2
    assert numbers.level_text(level_range_of(2.6)) == "between levels 2 and 3"


def test_scores_run_from_0_to_100() -> None:
    assert [score_of(m) for m in (1, 2, 3.5, 5)] == [0, 25, 62.5, 100]
    assert [mean_of(s) for s in (0, 25, 62.5, 100)] == [1, 2, 3.5, 5]


@pytest.mark.parametrize(
    ("low", "high", "wanted"), [(20, 30, (2, 2)), (18, 30, (1, 2)), (19, 44, (2, 3)), (12, 70, (1, 4))]
)
def test_the_levels_of_a_range_are_those_of_its_ends(low: int, high: int, wanted: tuple[int, int]) -> None:
    assert range_of(low, high) == wanted
