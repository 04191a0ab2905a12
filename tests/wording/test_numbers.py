"""Numbers, levels, lists and dates as people read them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.wording import numbers
from tests.domain.builders import shipped_assessment, steady


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (44.1, "44"),
        (44.5, "45"),
        (45.5, "46"),
        (44.499, "44"),
        (44.49999999999999, "45"),  # a float a hair under the half
        (0.5, "1"),
        (-0.4, "0"),
        (-0.04, "0"),
        (-0.0, "0"),
        (-0.5, "-1"),
        (-24.5, "-25"),
        (100, "100"),
        (99.5, "100"),
        (74.75, "75"),
    ],
)
def test_points_are_whole(value: float, words: str) -> None:
    assert numbers.points(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (2.25, "2.3"),
        (2.35, "2.4"),
        (2.45, "2.5"),
        (2.2499, "2.2"),
        (2.65, "2.7"),
        (1.05, "1.1"),
        (3.99, "4.0"),
        (3.949, "3.9"),
        (2, "2.0"),
        (-0.04, "0.0"),
        (-0.0, "0.0"),
        (-0.05, "-0.1"),
        (-2.25, "-2.3"),
    ],
)
def test_levels_have_one_decimal_rounded_half_up(value: float, words: str) -> None:
    assert numbers.levels(value) == words


@steady
@given(st.floats(-100, 100))
def test_nothing_reads_minus_zero(value: float) -> None:
    assert numbers.points(value) != "-0"
    assert numbers.levels(value) not in {"-0", "-0.0"}
    assert numbers.quantity(value) not in {"-0", "-0.0"}


@steady
@given(st.floats(-100, 100))
def test_rounding_moves_a_number_by_half_a_unit_at_most(value: float) -> None:
    assert abs(float(numbers.points(value)) - value) <= 0.5 + 1e-6
    assert abs(float(numbers.levels(value)) - value) <= 0.05 + 1e-6


def test_every_mean_of_up_to_40_answers_is_rounded_half_up() -> None:
    for n in range(1, 41):
        for total in range(n, 5 * n + 1):
            tenths, rest = divmod(10 * total, n)
            tenths += 2 * rest >= n
            assert numbers.levels(total / n) == f"{tenths // 10}.{tenths % 10}", (total, n)


@pytest.mark.parametrize(("value", "words"), [(3, "3"), (3.0, "3"), (2.5, "2.5"), (5, "5")])
def test_an_agreed_level_shows_its_half(value: float, words: str) -> None:
    assert numbers.level(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (70, "70"),
        (0, "0"),
        (12.5, "12.5"),
        (1000, "1,000"),
        (1234567.5, "1,234,567.5"),
        (100000.5, "100,000.5"),
        (0.1 + 0.2, "0.3"),
        (-3, "-3"),
        (-0.0, "0"),
        (1e-9, "0"),
        (0.25, "0.25"),
    ],
)
def test_quantities_are_whole_where_they_are_whole(value: float, words: str) -> None:
    assert numbers.quantity(value) == words


@pytest.mark.parametrize(
    ("level_range", "text", "short", "words"),
    [
        ((3, 3), "level 3", "3", "Usual"),
        ((2, 3), "between levels 2 and 3", "2–3", "Started to Usual"),
        ((1, 1), "level 1", "1", "Not in place"),
        ((4, 5), "between levels 4 and 5", "4–5", "Checked to Built in"),
        ((1, 4), "between levels 1 and 4", "1–4", "Not in place to Checked"),
    ],
)
def test_a_level_in_a_sentence_in_a_table_and_in_words(
    level_range: tuple[int, int], text: str, short: str, words: str
) -> None:
    assert numbers.level_text(level_range) == text
    assert numbers.level_short(level_range) == short
    assert numbers.level_words(level_range, shipped_assessment().scale) == words


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b, and c"),
        (["a", "b", "c", "d"], "a, b, c, and d"),
        (["{a}", "b"], "{a} and b"),
    ],
)
def test_a_list_reads_as_one_phrase(items: list[str], words: str) -> None:
    assert numbers.listing(items) == words


def test_days_are_written_out() -> None:
    assert numbers.day(date(2026, 11, 8)) == "November 8, 2026"
    assert numbers.short_day(date(2026, 11, 18)) == "Nov 18"
    assert numbers.short_day(date(2026, 5, 1)) == "May 1"
    start = date(2026, 12, 1)
    for day, said in (
        (date(2026, 11, 30), "Nov 30, 2026"),
        (start, "Dec 1"),
        (date(2027, 11, 30), "Nov 30"),
        (date(2027, 12, 1), "Dec 1, 2027"),
    ):
        assert numbers.plan_day(day, start) == said
    for day, said in (
        (date(2026, 1, 2), "Jan 2"),
        (date(2027, 5, 30), "May 30"),
        (date(2025, 12, 1), "Dec 1, 2025"),
    ):
        assert numbers.near_day(day, start) == said
    begun, read = date(2026, 12, 1), date(2027, 3, 1)
    for day, said in (
        (date(2025, 12, 8), "Dec 8, 2025"),
        (date(2026, 5, 26), "May 26, 2026"),
        (date(2027, 3, 1), "Mar 1"),
    ):
        assert numbers.due_day(day, begun, read) == said
    assert numbers.due_day(date(2026, 12, 8), begun, date(2027, 11, 8)) == "Dec 8, 2026"
    assert numbers.plan_span(date(2026, 12, 8), date(2027, 3, 1), begun) == "Dec 8 to Mar 1"
    assert numbers.plan_span(date(2026, 5, 27), date(2027, 3, 1), begun) == "May 27, 2026 to Mar 1, 2027"
    assert numbers.month(date(2027, 2, 1)) == "February 2027"
    months = [numbers.month(date(2026, n, 1)).split()[0] for n in range(1, 13)]
    assert len(set(months)) == 12
