"""Times and shares as a group says them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.domain.errors import BadInput
from sixelements.presentation.said_time import read_minutes, read_share
from sixelements.presentation.typed import Asked


@pytest.mark.parametrize(
    ("text", "unit", "minutes"),
    [
        ("2 h", "day", 120), ("3 days", "min", 1_440), ("1.5", "day", 720), ("1.5", "min", 1.5),
        ("45 min", "day", 45), ("1 h 30 min", "day", 90), ("1h30m", "day", 90), ("2 weeks", "day", 4_800),
        ("0,5", "h", 30), ("2 hrs.", "min", 120), ("1 Day", "min", 480), ("0", "min", 0), ("", "min", None),
        ("1h 30", "min", 90), ("1h30", "day", 90), ("1 hr. 05", "min", 65), ("1:30", "day", 90),
        ("0:45 h", "min", 45), ("1.5 h", "min", 90), ("1½ h", "min", 90), ("1 1/2 h", "min", 90),
        ("½", "day", 240), ("half an hour", "day", 30), ("an hour and a half", "min", 90),
        ("Two and a half days", "min", 1_200), ("a day", "min", 480), ("30 sec", "day", 0.5),
        ("2 days", "min", 960), ("2 d 4 h", "min", 1_200), ("2 hours and 15 minutes", "min", 135),
        ("1 h, 30 min", "day", 90), ("3 working days", "min", 1_440), ("3 business days", "day", 1_440),
        ("2 workdays", "day", 960), ("about 2 h", "day", 120), ("~ 2 h", "min", 120),
        ("ca. 45 min", "day", 45),
        ("2 days or so", "min", 960), ("1 month", "day", 21 * 480), ("a month", "min", 21 * 480),
        ("a fortnight", "day", 4_800), ("two fortnights", "day", 9_600), ("fifteen min", "day", 15),
        ("twenty-five minutes", "day", 25), ("thirty min", "min", 30), ("a quarter of an hour", "day", 15),
        ("quarter hour", "min", 15), ("three quarters of an hour", "min", 45), ("half of an hour", "day", 30),
        ("an hour and a quarter", "min", 75), ("a couple of days", "min", 960), ("26 h", "day", 1_560),
        ("24 h", "min", 1_440), ("two weeks", "day", 4_800),
    ],
)  # fmt: skip
def test_a_time_is_taken_as_people_say_it(text: str, unit: str, minutes: float | None) -> None:
    assert read_minutes(text, unit=unit) == minutes


@pytest.mark.parametrize(
    "text",
    [
        "soon",
        "-1",
        "3 moons",
        "2 h and",
        "h 2",
        "- 2 h",
        "nan",
        "2 h 3",
        "1e9 h",
        "1h75",
        "1:75",
        "2 days 30",
        "1/0 h",
        "half",
        "a",
        "3-2 days",
        "2-3 moons",
        "a few days",
        "about",
        "-",
        "quarter",
    ],
)
def test_what_is_no_time_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadInput, match="such as"):
        read_minutes(text, unit="min")


@given(st.text(max_size=12))
def test_no_text_makes_a_time_below_nothing(text: str) -> None:
    try:
        minutes = read_minutes(text, unit="day")
    except BadInput:
        return
    assert minutes is None or minutes >= 0


@pytest.mark.parametrize(
    ("text", "share"), [("90", 90), ("90 %", 90), ("9 in 10", 90), ("1 of 4", 25), ("0", 0), ("", None),
     ("9 out of 10", 90),
     ("nine out of ten", 90), ("9 from 10", 90), ("half", 50), ("all", 100), ("none", 0), ("about 90", 90),
     ("90 percent", 90), ("90 per cent", 90), ("0.9 %", 0.9), ("0.9 percent", 0.9), ("1", 1), ("1.5", 1.5)],
)  # fmt: skip
def test_a_share_is_per_cent_or_so_many_in_so_many(text: str, share: float | None) -> None:
    assert read_share(text) == share


@pytest.mark.parametrize(
    "text", ["101", "-1", "11 in 10", "11 out of 10", "3 in 0", "often", "90-80", "1.5 of 2", "about", "%"]
)
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        read_share(text)


@pytest.mark.parametrize(
    ("text", "texts", "minutes"),
    [
        ("2-3 days", ["2.5 days", "2 days", "3 days"], [1_200, 960, 1_440]),
        ("2–3 days", ["2.5 days", "2 days", "3 days"], [1_200, 960, 1_440]),
        ("2 to 3 days", ["2.5 days", "2 days", "3 days"], [1_200, 960, 1_440]),
        ("two or three working days", ["2.5 working days", "2 working days", "3 working days"],
         [1_200, 960, 1_440]),
        ("between 2 and 3 days", ["2.5 days", "2 days", "3 days"], [1_200, 960, 1_440]),
        ("2-3", ["2.5", "2", "3"], [1_200, 960, 1_440]),
        ("30 min to 1 h", ["45 min", "30 min", "1 h"], [45, 30, 60]),
        ("24 h", ["1 day", "3 days"], [480, 1_440]),
        ("48 hours", ["2 days", "6 days"], [960, 2_880]),
        ("14 calendar days", ["10 days"], [4_800]),
    ],
)  # fmt: skip
def test_a_time_that_may_mean_two_is_asked_about(text: str, texts: list[str], minutes: list[float]) -> None:
    with pytest.raises(Asked) as asked:
        read_minutes(text, unit="day")
    replies = [reply.text for reply in asked.value.replies]
    assert replies == texts
    assert [read_minutes(reply, unit="day") for reply in replies] == minutes


@pytest.mark.parametrize(
    ("text", "texts", "shares"),
    [
        ("0.9", ["90 %", "0.9 %"], [90, 0.9]), (".25", ["25 %", "0.25 %"], [25, 0.25]),
        ("1.0", ["100 %", "1 %"], [100, 1]), ("80-90", ["85%", "80", "90"], [85, 80, 90]),
        ("80 to 90 %", ["85%", "80 %", "90 %"], [85, 80, 90]),
    ],
)  # fmt: skip
def test_a_share_that_may_mean_two_is_asked_about(text: str, texts: list[str], shares: list[float]) -> None:
    with pytest.raises(Asked) as asked:
        read_share(text)
    replies = [reply.text for reply in asked.value.replies]
    assert replies == texts
    assert [read_share(reply) for reply in replies] == shares


def test_the_question_says_what_can_be_typed() -> None:
    with pytest.raises(Asked) as asked:
        read_minutes("24 h", unit="day")
    assert asked.value.in_full == (
        "Here 24 h are 3 working days of 8 hours. Is that meant, or 1 day around the clock? "
        "Type 1 day or 3 days."
    )


@given(st.text(alphabet="0123456789.,-% abdhinotwrkuvqf", max_size=14))
def test_every_text_is_a_share_or_refused_in_a_sentence(text: str) -> None:
    try:
        share = read_share(text)
    except BadInput as refused:
        assert refused.in_full
        return
    assert share is None or 0 <= share <= 100
