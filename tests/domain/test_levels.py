"""The one rule that turns a mean into a level, at every edge."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.domain.levels import (
    level_of,
    level_range_of,
    level_to_lift,
    lowest_score,
    mean_of,
    next_level,
    range_of,
    score_of,
)
from sixelements.wording import numbers
from tests.domain.builders import steady

EDGES = [
    (1.0, 1, (1, 1)),
    (1.399, 1, (1, 1)),
    (1.4, 1, (1, 2)),
    (1.499, 1, (1, 2)),
    (1.5, 2, (1, 2)),
    (1.599, 2, (1, 2)),
    (1.6, 2, (2, 2)),
    (2.0, 2, (2, 2)),
    (2.399, 2, (2, 2)),
    (2.4, 2, (2, 3)),
    (2.5, 3, (2, 3)),
    (2.599, 3, (2, 3)),
    (2.6, 3, (3, 3)),
    (3.99, 4, (4, 4)),
    (4.0, 4, (4, 4)),
    (4.4, 4, (4, 5)),
    (4.5, 5, (4, 5)),
    (4.6, 5, (5, 5)),
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
    return min(5, math.floor(mean + Fraction(1, 2)))


def exact_range(mean: Fraction) -> tuple[int, int]:
    part = mean - math.floor(mean)
    if Fraction(2, 5) <= part < Fraction(3, 5):
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


def test_a_mean_reads_as_what_most_people_chose() -> None:
    """Eight of eleven chose 3; the rule before this one printed 2."""
    mean = (2 * 3 + 8 * 3 + 1) / 11
    assert level_of(mean) == 3
    assert numbers.level_text(level_range_of(mean)) == "level 3"


@pytest.mark.parametrize(("mean", "level"), [(2.39, 2), (2.4, 2), (2.5, 2), (2.59, 2), (2.6, 3), (3.0, 3)])
def test_between_two_levels_an_action_starts_from_the_lower(mean: float, level: int) -> None:
    assert level_to_lift(mean) == level


def test_the_lowest_score_of_a_level_is_where_it_begins_to_be_the_nearest() -> None:
    assert [lowest_score(level) for level in range(1, 6)] == [0, 12.5, 37.5, 62.5, 87.5]
    for level in range(2, 6):
        assert level_of(mean_of(lowest_score(level))) == level
        assert level_of(mean_of(lowest_score(level) - 0.01)) == level - 1


def test_scores_run_from_0_to_100() -> None:
    assert [score_of(m) for m in (1, 2, 3.5, 5)] == [0, 25, 62.5, 100]
    assert [mean_of(s) for s in (0, 25, 62.5, 100)] == [1, 2, 3.5, 5]


@pytest.mark.parametrize(
    ("low", "high", "wanted"), [(20, 30, (2, 2)), (12, 30, (1, 2)), (19, 44, (2, 3)), (12, 70, (1, 4))]
)
def test_the_levels_of_a_range_are_those_of_its_ends(low: int, high: int, wanted: tuple[int, int]) -> None:
    assert range_of(low, high) == wanted


@pytest.mark.parametrize(
    ("mean", "aim", "following"),
    [
        (1.0, 4, 3),
        (2.2, 4, 3),
        (2.5, 4, 3),
        (2.6, 4, 4),
        (3.5, 4, 4),
        (1.0, 2, 2),
        (2.75, 3, None),
        (5.0, 4, None),
    ],
)
def test_the_level_to_work_toward_is_one_up_and_never_a_mere_beginning(
    mean: float, aim: int, following: int | None
) -> None:
    """Level 2 tells of a slogan or of habit; "where we want to be" once said that."""
    assert next_level(mean, aim) == following
