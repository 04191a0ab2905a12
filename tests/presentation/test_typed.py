"""Days and numbers as people type them."""

from datetime import date

import pytest

from sixelements.domain.errors import BadInput
from sixelements.presentation.typed import read_day, read_number

NEAR = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Nov 18", date(2026, 11, 18)),
        ("november 18, 2026", date(2026, 11, 18)),
        ("18 Nov 2027", date(2027, 11, 18)),
        ("2026-11-18", date(2026, 11, 18)),
        ("11/18/2026", date(2026, 11, 18)),
        ("11/18/26", date(2026, 11, 18)),
        ("1/5", date(2027, 1, 5)),
        ("sept 30", date(2026, 9, 30)),
        ("May 3", date(2027, 5, 3)),
        ("  ", None),
    ],
)
def test_days_are_read_as_people_write_them(text: str, day: date | None) -> None:
    assert read_day(text, near=NEAR) == day


@pytest.mark.parametrize(
    "text", ["soon", "Nov", "Nov 31", "13/40/2026", "2026", "Nov 1 2 3", "Nox 3", "1-2-3-4"]
)
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadInput, match='such as "Nov 18"'):
        read_day(text, near=NEAR)


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12.0), ("1,250", 1250.0), ("4.5 ", 4.5), (".5", 0.5), ("−3", -3.0), ("40%", 40.0), ("", None)],
)
def test_numbers_are_read_as_people_write_them(text: str, number: float | None) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["many", "1.2.3", "nan", "inf", "1e9", "12 days"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="Write a number"):
        read_number(text)
