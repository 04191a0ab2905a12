"""One table of limits: what fits is never more than what opens again."""

from datetime import date

import pytest

from sixelements.domain import limits
from sixelements.domain.limits import BYTES_KEPT, BYTES_OF_A_CHARACTER, CHARACTERS, DAYS, DAYS_KEPT, Writing


@pytest.mark.parametrize("writing", Writing)
@pytest.mark.parametrize("letter", ["a", "ж", "あ", "🦉"])
def test_a_text_that_fits_opens_again_whatever_it_is_written_in(writing: Writing, letter: str) -> None:
    text = letter * CHARACTERS[writing]
    assert not limits.too_long(writing, text)
    assert limits.size(text) <= BYTES_KEPT
    assert limits.too_long(writing, text + letter)


def test_no_character_takes_more_bytes_than_are_counted_for_it() -> None:
    assert max(limits.size(letter) for letter in "a\0\u0301ж\ud800あ🦉\U0010ffff") == BYTES_OF_A_CHARACTER


def test_days_that_fit_open_again() -> None:
    assert DAYS_KEPT.first <= DAYS.first < DAYS.last <= DAYS_KEPT.last


@pytest.mark.parametrize(
    ("day", "nearest"),
    [
        (date(207, 5, 3), date(2000, 1, 1)),
        (date(2000, 1, 1), date(2000, 1, 1)),
        (date(2026, 5, 3), date(2026, 5, 3)),
        (date(2100, 12, 31), date(2100, 12, 31)),
        (date(2101, 1, 1), date(2100, 12, 31)),
        (date(9999, 12, 31), date(2100, 12, 31)),
    ],
)
def test_a_day_moves_to_the_nearest_one_that_fits(day: date, nearest: date) -> None:
    assert DAYS.nearest(day) == nearest
    assert (day in DAYS) == (day == nearest)


def test_numbers_that_fit_open_again() -> None:
    assert limits.LARGEST_NUMBER <= limits.LARGEST_NUMBER_KEPT
    assert limits.MOST_VOTES <= limits.MOST_VOTES_KEPT
