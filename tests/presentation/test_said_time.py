"""Times, shares, counts, and figures with a unit as a group says them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.application.typed import Asked
from sixelements.domain.errors import BadInput
from sixelements.presentation.said_share import SaidFigure, read_cases, read_count, read_figure, read_share
from sixelements.presentation.said_time import read_minutes


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
        ("24 h", "min", 1_440), ("two weeks", "day", 4_800), ("half day", "day", 240),
        ("half-day", "day", 240), ("half hour", "min", 30), ("two and a half hours", "min", 150),
        ("two and half days", "day", 1_200), ("fortnight", "day", 4_800), ("hour", "min", 60),
        ("1 year", "day", 12 * 21 * 480), ("half a year", "day", 6 * 21 * 480), ("overnight", "day", 480),
        ("next day", "day", 480), ("the next business day", "min", 480), ("all day", "day", 480),
        ("a full day", "min", 480), ("at once", "day", 0), ("none", "min", 0), ("15 mins each", "min", 15),
        ("15 min per case", "min", 15), ("10 minutes a case", "min", 10), ("2 x 15 min", "min", 30),
        ("maybe 20 min", "min", 20), ("20ish min", "min", 20), ("usually 3 days", "day", 1_440),
        ("seventy min", "min", 70), ("eighty-five minutes", "min", 85), ("1/3 h", "min", 20),
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
        "2 h per week",
        "up to soon",
        "1 to " * 2_000 + "2 days",
        "2x" * 2_000 + "1 min",
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
     ("9 out of 10", 90), ("every one", 100),
     ("nine out of ten", 90), ("9 from 10", 90), ("half", 50), ("all", 100), ("none", 0), ("about 90", 90),
     ("90 percent", 90), ("90 per cent", 90), ("90% of cases", 90),
     ("9 of 10 files", 90),
     ("half the cases", 50), ("every second case", 50), ("nearly half", 50), ("one in four", 25),
      ("0.9 %", 0.9), ("0.9 percent", 0.9), ("1", 1), ("1.5", 1.5)],
)  # fmt: skip
def test_a_share_is_per_cent_or_so_many_in_so_many(text: str, share: float | None) -> None:
    assert read_share(text) == share


@pytest.mark.parametrize(
    "text",
    [
        "101",
        "-1",
        "11 in 10",
        "11 out of 10",
        "3 in 0",
        "often",
        "90-80",
        "1.5 of 2",
        "about",
        "%",
        "almost all",
        "4.1 of 5",
        "1 in " * 2_000,
    ],
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
        ("1-2 days", ["1.5 days", "1 day", "2 days"], [720, 480, 960]),
        ("a day or two", ["1.5 days", "1 day", "2 days"], [720, 480, 960]),
        ("10-15 mins each", ["12.5 mins", "10 mins", "15 mins"], [12.5, 10, 15]),
        ("up to 3 days", ["3 days", "1.5 days"], [1_440, 720]),
        ("3 days max", ["3 days", "1.5 days"], [1_440, 720]),
        ("less than a minute", ["1 minute", "0.5 minute"], [1, 0.5]),
        ("at most 1 h 30 min", ["1 h 30 min", "45 min"], [90, 45]),
        ("within 2 h", ["2 h", "1 h"], [120, 60]), ("over a week", ["1 week"], [2_400]),
        ("3+ days", ["3 days"], [1_440]), ("a week or more", ["1 week"], [2_400]),
        ("same day", ["1 day", "half a day", "1 h"], [480, 240, 60]),
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
        ("1.0", ["100 %", "1 %"], [100, 1]), ("80-90", ["85", "80", "90"], [85, 80, 90]),
        ("80 to 90 %", ["85 %", "80 %", "90 %"], [85, 80, 90]),
        ("less than 5%", ["5%", "2.5%"], [5, 2.5]), ("over 90 %", ["90 %"], [90]),
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


@pytest.mark.parametrize(
    ("text", "cases"),
    [("85", 85), ("about 85", 85), ("~ 85", 85), ("85 a month", 85), ("85 cases/month", 85), ("1,200", 1_200),
     ("two dozen", 24), ("a hundred", 100), ("2k", 2_000), ("85.5", 85.5), ("", None), ("0", 0)],
)  # fmt: skip
def test_cases_a_month_are_taken_as_people_say_them(text: str, cases: float | None) -> None:
    assert read_cases(text) == cases


@pytest.mark.parametrize(
    ("text", "texts"),
    [("20 a week", ["87"]), ("about 5 a day", ["105"]), ("1,000 per year", ["83"]),
     ("80-91", ["86", "80", "91"]), ("up to 100", ["100", "50"])],
)  # fmt: skip
def test_cases_of_another_span_or_of_none_are_asked_about(text: str, texts: list[str]) -> None:
    with pytest.raises(Asked) as asked:
        read_cases(text)
    replies = [reply.text for reply in asked.value.replies]
    assert replies == texts
    assert None not in map(read_cases, replies)


@pytest.mark.parametrize("text", ["-3", "many", "a", "85 %", "5 h", "a week", "9" * 200])
def test_what_is_no_number_of_cases_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadInput, match="such as 85"):
        read_cases(text)


def test_a_count_is_whole_and_may_be_about_so_many() -> None:
    told = {
        "164": 164,
        "about 164": 164,
        "1,200 contacts": 1_200,
        "a dozen": 12,
        "n=40": 40,
        "n 29": 29,
        "": None,
    }
    assert {text: read_count(text, least=1, most=10_000) for text in told} == told
    for text in ("1.5", "-3", "many", "20000", "0"):
        with pytest.raises(BadInput, match="whole number from 1"):
            read_count(text, least=1, most=10_000)
    with pytest.raises(Asked) as asked:
        read_count("150-171", least=1, most=10_000)
    assert [r.text for r in asked.value.replies] == ["160", "150", "171"]


@pytest.mark.parametrize(
    ("text", "unit", "figure"),
    [("71", "%", SaidFigure(71, "%", share=True)), ("9 out of 10", "%", SaidFigure(90, "%", share=True)),
     ("4.1 of 5", "%", SaidFigure(4.1, "of 5", share=False)),
     ("4,1/5", "%", SaidFigure(4.1, "of 5", share=False)),
     ("4.1 out of 5 stars", "days", SaidFigure(4.1, "of 5", share=False)),
     ("4 of 5", "%", SaidFigure(80, "%", share=True)), ("4 of 5", "of 5", SaidFigure(4, "of 5", share=False)),
     ("4.4", "of 5", SaidFigure(4.4, "of 5", share=False)), ("71 %", "of 5", SaidFigure(71, "%", share=True)),
     ("3 weeks", "days", SaidFigure(15, "days", share=False)),
     ("half a day", "days", SaidFigure(0.5, "days", share=False)),
     ("about 15", "working days", SaidFigure(15, "working days", share=False)),
     ("15 Working Days", "%", SaidFigure(15, "Working Days", share=False)),
     ("2 h", "minutes", SaidFigure(120, "minutes", share=False)),
     ("71 %", "days", SaidFigure(71, "%", share=True)),
     ("about 15 calls", "%", SaidFigure(15, "calls", share=False)),
     ("12", "calls", SaidFigure(12, "calls", share=False)),
     ("half", "%", SaidFigure(50, "%", share=True)), ("", "days", None)],
)  # fmt: skip
def test_a_figure_is_read_in_its_unit_or_brings_one(text: str, unit: str, figure: SaidFigure | None) -> None:
    assert read_figure(text, unit=unit, share=unit == "%") == figure


@pytest.mark.parametrize("text", ["soon", "6 of 5", "7", "4.1 of", "€5", "4.1 of 5 " * 20])
def test_what_is_no_figure_is_refused_and_a_form_is_named_that_is_taken(text: str) -> None:
    with pytest.raises(BadInput, match="such as") as refused:
        read_figure(text, unit="of 5", share=False)
    assert not isinstance(refused.value, Asked)


def test_the_form_that_a_refusal_of_a_figure_names_is_taken() -> None:
    for form in ("34 %", "15 days", "4.1 of 5"):
        assert read_figure(form, unit="calls", share=False)


def test_a_figure_that_may_be_a_mean_or_a_share_is_asked_about() -> None:
    with pytest.raises(Asked) as asked:
        read_figure("4.1")
    replies = [read_figure(reply.text) for reply in asked.value.replies]
    assert replies == [SaidFigure(4.1, "of 5", share=False), SaidFigure(4.1, "%", share=True)]


@given(st.text(alphabet="0123456789.,-+<% abdhinotwrkuvqfxs/", max_size=14))
def test_every_text_is_a_figure_or_refused_in_a_sentence(text: str) -> None:
    for read in (read_cases, read_figure, lambda t: read_count(t, least=0, most=9)):
        try:
            read(text)
        except BadInput as refused:
            assert refused.in_full


@pytest.mark.parametrize(
    ("text", "share"), [("about a third", 100 / 3), ("almost a quarter", 25), ("nearly two thirds", 200 / 3)]
)
def test_a_share_in_words_is_one_behind_about_and_nearly_too(text: str, share: float) -> None:
    """They were taken for "1 third" and "2 thirds", with a unit of their own."""
    found = read_figure(text)
    assert found is not None
    assert found.value == pytest.approx(share)
    assert (found.unit, found.share) == ("%", True)
