"""The day on which a row was answered is told from all of its column; else it is the later one."""

from datetime import date

import pytest

from sixelements.domain.foreign_times import days_of, moment_of

SEPTEMBER, OCTOBER = date(2026, 9, 10), date(2026, 10, 9)


@pytest.mark.parametrize(
    "text",
    [
        "2026-09-10 09:02:11",
        "2026/09/10 9:02:11 AM GMT+2",
        "10.09.2026 09:02",
        "10. Sep 2026",
        "Sep 10, 2026",
        "September 10, 2026 9:02",
        "2026-09-10T09:02:11Z",
    ],
)
def test_every_way_of_writing_a_day_is_understood(text: str) -> None:
    assert days_of([text]) == [SEPTEMBER]


@pytest.mark.parametrize(
    "text",
    [
        "2026-09-10 21:03:12",
        "2026-09-10T21:03:12Z",
        "2026-09-10 21:03:11.999997",
        "9/10/2026 9:03:12 PM",
        "9/10/26 21:03:12",
        "10.09.2026 21:03:12",
        "10/9/2026 21:03:12",
        "2026/09/10 9:03:12 p.m. GMT+2",
        "Sep 10, 2026 9:03:12 PM",
        "46275.8772222222",
    ],
)
def test_a_time_that_a_spreadsheet_wrote_again_is_the_same_time(text: str) -> None:
    assert moment_of(text) == ("26 9 10 21:03:12", "26 9 10 21:03")


@pytest.mark.parametrize(
    "text", ["9/10/2026 21:03", "2026-09-10 21.03", "10-Sep-26 9:03 PM", "10. Sep 2026 21:03"]
)
def test_without_seconds_it_is_the_same_minute(text: str) -> None:
    assert moment_of(text)[1] == "26 9 10 21:03"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("12:05 am", "12:05 am"),
        ("2026-09-10 12:05 AM", "26 9 10 0:05"),
        ("2026-09-10 00:00:00", "26 9 10"),
        ("9/10/2026", "26 9 10"),
        ("R_2aB", "r_2ab"),
        ("", ""),
    ],
)
def test_other_words_and_days_without_a_time_stay_apart(text: str, said: str) -> None:
    assert moment_of(text) == (said, said)


@pytest.mark.parametrize(
    ("other", "day"), [("9/14/26 9:02", SEPTEMBER), ("14/9/26 9:02", OCTOBER), ("", OCTOBER)]
)
def test_day_and_month_are_told_from_the_other_cells_of_the_column(other: str, day: date) -> None:
    assert days_of(["9/10/26 8:00", other])[0] == day


@pytest.mark.parametrize(
    "text", ["", "soon", "1980-01-01 00:00:00", "1/1/1970", "2026-13-40", "31/31/2026", "3"]
)
def test_what_is_no_day_of_an_answer_is_none(text: str) -> None:
    assert days_of([text]) == [None]
