"""Days and numbers as people type them."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sixelements.application.typed import Asked, read_day, read_number, read_past_day, read_whole
from sixelements.domain.errors import BadInput
from sixelements.domain.limits import DAYS, LARGEST_NUMBER
from sixelements.presentation.said_share import read_figure
from sixelements.presentation.said_time import read_minutes
from sixelements.presentation.typed import counter, read_text, too_long

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
        ("1.2.2027", date(2027, 2, 1)),
        ("30.12.2026", date(2026, 12, 30)),
        ("30. 12. 26", date(2026, 12, 30)),
        ("1.2.", date(2027, 2, 1)),
        ("1.2", date(2027, 2, 1)),
        ("12.30.2026", date(2026, 12, 30)),
        ("18. Nov 2026", date(2026, 11, 18)),
        ("2027.02.01", date(2027, 2, 1)),
        ("sept 30", date(2026, 9, 30)),
        ("May 3", date(2027, 5, 3)),
        ("Dec 24th", date(2026, 12, 24)),
        ("24/12/2026", date(2026, 12, 24)),
        ("24/12", date(2026, 12, 24)),
        ("24-12-26", date(2026, 12, 24)),
        ("  ", None),
    ],
)
def test_days_are_read_as_people_write_them(text: str, day: date | None) -> None:
    assert read_day(text, near=NEAR) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 11, 18)),
        ("Tomorrow", date(2026, 11, 19)),
        ("the day after tomorrow", date(2026, 11, 20)),
        ("Friday", date(2026, 11, 20)),
        ("by Friday.", date(2026, 11, 20)),
        ("fri", date(2026, 11, 20)),
        ("this friday", date(2026, 11, 20)),
        ("Wednesday", date(2026, 11, 25)),
        ("next Friday", date(2026, 11, 27)),
        ("next  monday", date(2026, 11, 23)),
        ("+2w", date(2026, 12, 2)),
        ("in 2 weeks", date(2026, 12, 2)),
        ("in a week", date(2026, 11, 25)),
        ("+ 10 days", date(2026, 11, 28)),
        ("in 3 months", date(2027, 2, 18)),
        ("end of January", date(2027, 1, 31)),
        ("end of feb 2028", date(2028, 2, 29)),
        ("end of the month", date(2026, 11, 30)),
        ("end of next month", date(2026, 12, 31)),
        ("end of the year", date(2026, 12, 31)),
    ],
)
def test_days_are_read_as_a_room_says_them(text: str, day: date) -> None:
    """Counted from today, wherever the action lies."""
    assert read_day(text, near=date(2026, 12, 1), today=NEAR) == day


@pytest.mark.parametrize(
    "text", ["next", "fr", "in weeks", "end of soon", "end of", "in 2", "+w", "next soon"]
)
def test_half_of_what_a_room_says_is_no_day(text: str) -> None:
    with pytest.raises(BadInput, match='such as "Nov 18"'):
        read_day(text, near=NEAR)


@pytest.mark.parametrize(
    "text", ["Nov 18, 2026", "Nov 18,2026", "18 Nov, 2026", "11/18, 2026", " nov 18 , 2026 "]
)
def test_a_comma_stands_before_the_year(text: str) -> None:
    assert read_day(text, near=NEAR) == date(2026, 11, 18)


@pytest.mark.parametrize(
    "text", ["4,5", "4, 5", "4,5,2026", "4,5 2026", "2026,4,5", "2026-4,5", "Nov,18", "Nov, 18 2026", "4,5,"]
)
def test_a_comma_elsewhere_is_asked_about(text: str) -> None:
    with pytest.raises(BadInput, match='such as "Nov 18"'):
        read_day(text, near=NEAR)


@pytest.mark.parametrize("near", [date(2027, 12, 20), date(2028, 1, 10), date(2028, 3, 1)])
def test_a_leap_day_is_read_where_the_next_one_is_near(near: date) -> None:
    assert read_day("Feb 29", near=near) == date(2028, 2, 29)


@pytest.mark.parametrize("text", ["Feb 29", "Feb 29, 2026", "2/29/26"])
def test_a_leap_day_that_is_years_away_is_asked_about(text: str) -> None:
    with pytest.raises(Asked, match="Only a leap year") as caught:
        read_day(text, near=date(2025, 6, 1))
    words = [reply.words for reply in caught.value.replies]
    assert words == ["Feb 28, 2026", "Feb 29, 2028"]


@pytest.mark.parametrize(
    "text", ["soon", "Nov", "Nov 31", "13/40/2026", "2026", "Nov 1 2 3", "Nox 3", "1-2-3-4"]
)
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadInput, match='such as "Nov 18"'):
        read_day(text, near=NEAR)


@pytest.mark.parametrize("text", ["Feb 31", "31.2.2027", "2027-04-31", "4/31", "Nov 31, 2026"])
def test_that_no_year_has_a_day_is_said(text: str) -> None:
    with pytest.raises(BadInput, match=r'^There is no such day\. Write one such as "Nov 18"\.$'):
        read_day(text, near=NEAR)


# a year that is not the plan's


def asked_about(text: str, near: date = NEAR) -> Asked:
    with pytest.raises(Asked) as found:
        read_day(text, near=near)
    return found.value


@pytest.mark.parametrize(
    "text",
    ["May 3, 207", "Dec 31, 9999", "May 3, 1999", "May 3, 2101", "2/3/123456789", "0001-01-01", "1.1.001"],
)
def test_a_year_that_cant_be_is_asked_about_and_can_not_be_kept(text: str) -> None:
    asked = asked_about(text)
    assert asked.sentence.startswith("The year ")
    assert not any(reply.words.startswith("Keep") for reply in asked.replies)
    with pytest.raises(Asked):
        read_day(text, near=NEAR, sure=True)


def test_the_likely_day_is_the_next_one_of_its_name() -> None:
    (reply,) = asked_about("May 3, 207").replies
    assert reply.words == "May 3, 2027"
    assert read_day(reply.text, near=NEAR) == date(2027, 5, 3)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("May 3, 2037", date(2037, 5, 3)),
        ("May 3, 2020", date(2020, 5, 3)),
        ("11/18/99", date(2099, 11, 18)),
        ("May 3, 0", date(2000, 5, 3)),
        ("May 3, 08", date(2008, 5, 3)),
        ("2029-11-19", date(2029, 11, 19)),
        ("2026-08-19", date(2026, 8, 19)),
    ],
)
def test_a_year_that_is_not_likely_is_asked_about_and_can_be_kept(text: str, day: date) -> None:
    likely, keep = asked_about(text).replies
    assert not likely.words.startswith("Keep")
    assert keep.words == f"Keep {day.year}"
    assert read_day(keep.text, near=NEAR, sure=keep.sure) == day


@pytest.mark.parametrize("text", ["Nov 18, 2029", "2026-08-20", "May 3, 27"])
def test_a_year_of_the_plan_is_not_asked_about(text: str) -> None:
    assert read_day(text, near=NEAR) is not None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3/3/26", date(2026, 3, 3)),
        ("Nov 18", NEAR),
        ("Nov 19", date(2025, 11, 19)),
        ("12/1/2024", date(2024, 12, 1)),
        ("", None),
    ],
)
def test_a_day_on_which_something_was_looked_up_lies_in_the_last_two_years(
    text: str, day: date | None
) -> None:
    assert read_past_day(text, today=NEAR) == day


@pytest.mark.parametrize(
    ("text", "first"),
    [("3/3/27", "Mar 3, 2026"), ("11/19/2026", "Nov 19, 2025"), ("5/1/2019", "May 1, 2026")],
)
def test_any_other_is_asked_about_with_the_last_one_first(text: str, first: str) -> None:
    with pytest.raises(Asked) as asked:
        read_past_day(text, today=NEAR)
    assert asked.value.replies[0].text == first
    kept = asked.value.replies[-1]
    assert kept.sure
    assert read_past_day(kept.text, today=NEAR, sure=True) == read_day(text, near=NEAR, sure=True)


def test_the_29th_of_february_is_looked_for_in_a_leap_year() -> None:
    assert asked_about("Feb 29, 207").replies[0].words == "Feb 29, 2028"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("yesterday", date(2026, 11, 17)),
        ("the day before yesterday", date(2026, 11, 16)),
        ("today", NEAR),
        ("Friday", date(2026, 11, 13)),
        ("last Tuesday", date(2026, 11, 17)),
        ("wed", date(2026, 11, 11)),
        ("3 days ago", date(2026, 11, 15)),
        ("a week ago", date(2026, 11, 11)),
        ("2 months ago", date(2026, 9, 18)),
        ("end of October", date(2026, 10, 31)),
        ("end of December", date(2025, 12, 31)),
        ("end of the year", date(2025, 12, 31)),
        ("end of May 2025", date(2025, 5, 31)),
    ],
)
def test_what_is_said_of_a_past_day_is_the_last_one_there_was(text: str, day: date) -> None:
    """NEAR is a Wednesday."""
    assert read_past_day(text, today=NEAR) == day


def test_a_29th_of_february_that_has_been_was_in_the_last_leap_year() -> None:
    for text in ("Feb 29", "Feb 29, 2026", "2/29/26"):
        with pytest.raises(Asked) as asked:
            read_past_day(text, today=NEAR)
        assert [r.words for r in asked.value.replies] == ["Feb 28, 2026", "Feb 29, 2024"]


WRITTEN = st.one_of(
    st.text(max_size=30),
    st.builds(
        "{} {}, {}".format,
        st.sampled_from(["Jan", "Feb", "May", "December"]),
        st.integers(0, 40),
        st.integers(0, 12_000),
    ),
    st.builds("{}-{}-{}".format, st.integers(0, 10**12), st.integers(0, 13), st.integers(0, 32)),
    st.dates().map(date.isoformat),
)
DAYS_NEAR = st.one_of(st.dates(DAYS.first, DAYS.last), st.sampled_from([date.min, date.max]))


@example("Feb 29, 100", date(2000, 6, 1), False)  # noqa: FBT003 - the day that is offered is itself years away
@given(WRITTEN, DAYS_NEAR, st.booleans())
def test_whatever_is_typed_is_a_day_within_bounds_or_one_sentence(text: str, near: date, sure: bool) -> None:
    try:
        found = read_day(text, near=near, sure=sure)
    except Asked as asked:
        assert asked.sentence.endswith(".")
        for reply in asked.replies:
            day = read_day(reply.text, near=near, sure=reply.sure)
            assert day
            assert day in DAYS
    except BadInput as refusal:
        assert refusal.sentence.endswith(".")
    else:
        assert found is None or found in DAYS


# numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4,5", 4.5), ("0,125", 0.125), (",25", 0.25), ("1234,5", 1234.5), ("1 250", 1250.0),
        ("1,250.5", 1250.5), ("1 250,75", 1250.75), ("1’250.5", 1250.5),
    ],
)  # fmt: skip
def test_a_comma_before_one_digit_or_after_a_naught_is_a_point(text: str, number: float) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("12,34", ["12.34", "1234"]), ("1.250,5", ["1250.5"]), ("1234,567", ["1234.567", "1234567"]),
     ("1.250.000", ["1250000"])],
)  # fmt: skip
def test_a_comma_that_may_be_either_is_asked_about(text: str, numbers: list[str]) -> None:
    with pytest.raises(Asked) as found:
        read_number(text)
    assert [reply.text for reply in found.value.replies] == numbers
    assert [read_number(reply.text) for reply in found.value.replies] == [float(n) for n in numbers]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("\u0664\u0665", 45.0), ("\u0664\u066b\u0665", 4.5), ("\u0661\u066c\u0662\u0663\u0664", 1234.0),
        ("\u06f9\u06f0\u066a", 90.0), ("\uff11\uff0c\uff12\uff13\uff14", 1234.0),
        ("\uff14\uff0e\uff15\uff05", 4.5), ("\u0966.\u096b", 0.5), ("\u0664\u060c\u0665", 4.5),
    ],
)  # fmt: skip
def test_digits_and_signs_of_other_keyboards_are_read(text: str, number: float) -> None:
    assert read_number(text) == number


def test_a_question_about_a_part_of_a_text_keeps_the_rest_of_it() -> None:
    with pytest.raises(Asked) as time:
        read_minutes("2 days 1,25 h", unit="min")
    assert [reply.text for reply in time.value.replies] == ["2 days 1.25 h", "2 days 125 h"]
    assert time.value.in_full == "Which number do you mean? Type 2 days 1.25 h or 2 days 125 h."
    with pytest.raises(Asked) as figure:
        read_figure("1.234,5 days")
    assert [reply.text for reply in figure.value.replies] == ["1234.5 days"]


@pytest.mark.parametrize("text", ["1,2,3", "1 25", "1,,2", "4,", ",", "1.2,3,4"])
def test_digits_are_never_put_together_by_guessing(text: str) -> None:
    with pytest.raises(BadInput, match="Write a number"):
        read_number(text)


@given(st.one_of(st.text(alphabet="0123456789.,- %", max_size=25), st.text(max_size=10)))
def test_whatever_is_typed_is_a_number_within_bounds_or_one_sentence(text: str) -> None:
    try:
        found = read_number(text)
    except BadInput as refusal:
        assert refusal.sentence.endswith((".", "?"))
    else:
        assert found is None or abs(found) <= LARGEST_NUMBER


# texts

CHARACTERS = ("a", "ж", "\U0001f600", "e\u0301")


@pytest.mark.parametrize("character", CHARACTERS)
def test_a_text_is_taken_up_to_its_limit_and_not_one_beyond(character: str) -> None:
    most = 200 * len(character)
    assert read_text(f" {character * 200} ", most) == character * 200
    with pytest.raises(BadInput, match="1 character too many"):
        read_text(character * 200 + "a", most)


def test_the_counter_begins_at_nine_tenths() -> None:
    assert counter("x" * 1799, 2000) == ""
    assert counter("x" * 1940, 2000) == "1,940 of 2,000"
    assert counter("x" * 2009, 2000) == "2,009 of 2,000"
    assert too_long("x" * 2000, 2000) == ""
    assert too_long("x" * 2009, 2000).startswith("9 characters too many. Shorten it; nothing was cut")


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12.0), ("1,250", 1250.0), ("4.5 ", 4.5), (".5", 0.5), ("−3", -3.0), ("40%", 40.0), ("", None)],
)
def test_numbers_are_read_as_people_write_them(text: str, number: float | None) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["many", "1.2.3", "1.25.000", "nan", "inf", "1e9", "12 days"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="Write a number"):
        read_number(text)


# whole numbers


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12), (" 7 ", 7), ("", 0), ("1,234", 1_234), ("1 234", 1_234), ("4.0", 4)]
)
def test_whole_numbers_are_read_as_people_write_them(text: str, number: int) -> None:
    assert read_whole(text, least=0, most=9_999) == number


@pytest.mark.parametrize(
    "text",
    ["4,5", "0,5", "4.5", "12,34", "1.250,5", "ten", "7x", "12%", "-1", "10000", "9" * 400, "1e3", "½"],
)
def test_what_is_no_whole_number_that_fits_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="Write a whole number from 0 to 9,999"):
        read_whole(text, least=0, most=9_999)


def test_no_text_is_a_number_only_where_none_can_be_meant() -> None:
    with pytest.raises(BadInput, match="from 3 to 50"):
        read_whole("", least=3, most=50)
