"""Numbers that are typed into a command for an action of the plan."""

import pytest

from sixelements.application.plan_words import read_number
from sixelements.domain.errors import BadInput


@pytest.mark.parametrize(
    ("word", "number"),
    [("4,5", 4.5), ("0,5", 0.5), ("-1,25", -1.25), ("12.5", 12.5), ("12", 12.0), ("", None)],
)
def test_a_decimal_comma_is_understood(word: str, number: float | None) -> None:
    assert read_number(word) == number


@pytest.mark.parametrize("word", ["1,234", "12,345", "1.234,5", "4,5,6", "many", "nan", ","])
def test_what_may_mean_two_numbers_or_none_is_refused(word: str) -> None:
    with pytest.raises(BadInput, match=r"is no number\. Write it like 12 or 12\.5\."):
        read_number(word)
