"""The calendar file: which days, that taking it in twice updates, and that any text comes through."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar, Component

from sixelements.application.reports import Material
from sixelements.domain.actions import NextReview, Status
from sixelements.domain.errors import NotAllowed
from sixelements.reporting import formats
from sixelements.reporting.agenda import agenda
from sixelements.reporting.ics import ics, reads_back
from tests.reporting.example import MADE_ON, Case, a_plan, without_discussion
from tests.reporting.test_data import DEALT, round_with

NOON, MINUTE = datetime(2026, 11, 2, 12, tzinfo=UTC), timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIXELEMENTS_LANGUAGE", "en")


def planned(actions: int = 2, **changes: object) -> Material:
    """A plan whose first action is changed."""
    case = Case()
    plan = a_plan(case, actions)
    first = replace(plan.actions[0], **changes)  # type: ignore[arg-type] # a test names the fields
    return case.material(plan=replace(plan, actions=(first, *plan.actions[1:])))


@dataclass(frozen=True)
class Held:
    """An entry as a calendar reads it."""

    day: object
    end: object
    stamp: datetime
    sequence: int
    summary: str
    status: str
    free: bool
    rule: bytes


def read(event: Component) -> Held:
    rule = event.get("rrule")
    return Held(
        day=event.decoded("dtstart"),
        end=event.decoded("dtend"),
        stamp=event.decoded("dtstamp"),
        sequence=int(str(event["sequence"])),
        summary=str(event["summary"]),
        status=str(event["status"]),
        free=str(event["transp"]) == "TRANSPARENT",
        rule=rule.to_ical() if rule else b"",
    )


def in_file(made: bytes) -> list[Held]:
    return [read(event) for event in Calendar.from_ical(made).walk("VEVENT")]


def events(material: Material) -> dict[str, Held]:
    """The entries of the file by their uid."""
    found = Calendar.from_ical(formats.make(".ics", material).data).walk("VEVENT")
    by_uid = {str(event["uid"]): read(event) for event in found}
    assert len(by_uid) == len(found)
    return by_uid


def said(material: Material) -> list[tuple[str, str]]:
    return [(str(e.day), e.summary) for e in events(material).values()]


def test_first_steps_due_days_and_reviews_by_day() -> None:
    one = planned(1, title="Put a dot on the wall", first_step_by=date(2026, 10, 30), due=date(2026, 11, 20))
    assert said(one) == [
        ("2026-10-30", "First step: Put a dot on the wall"),
        ("2026-11-09", "Fifteen minutes for the plan: Permit Counter"),
        ("2026-11-20", "Finish: Put a dot on the wall"),
        ("2026-11-25", "Review after 30 days: Permit Counter"),
        ("2026-12-28", "Review after 60 days: Permit Counter"),
        ("2027-01-25", "Review after 90 days: Permit Counter"),
        ("2027-04-26", "Rate again: Permit Counter"),
    ]


def test_entries_are_whole_days_that_leave_people_free() -> None:
    for event in events(planned()).values():
        assert type(event.day) is type(event.end) is date
        assert event.end - event.day == timedelta(days=1)
        assert event.free


def test_the_checks_come_twelve_times_a_fortnight_apart() -> None:
    (check,) = [e for e in events(planned()).values() if "Fifteen minutes" in e.summary]
    assert check.rule == b"FREQ=WEEKLY;COUNT=12;INTERVAL=2"
    assert b"EXDATE;VALUE=DATE:20270118,20270215" in formats.make(".ics", planned()).data, "two holidays"


def test_the_checks_begin_with_the_review_that_the_team_agreed_on_and_keep_their_uid() -> None:
    usual = planned()
    assert usual.plan
    agreed = replace(usual.plan, next_review=NextReview(date(2027, 1, 13), 9 * 60 + 30))
    one = replace(usual, plan=agreed)
    (check,) = [e for e in agenda(one) if e.summary == "Fifteen minutes for the plan: Permit Counter"]
    assert (check.day, check.times, check.left_out) == (date(2027, 1, 13), 8, ())
    assert check.description.startswith("At 9:30.\n")
    assert check.uid in {e.uid for e in agenda(usual)}
    late = replace(usual, plan=replace(usual.plan, next_review=NextReview(date(2027, 12, 1))))
    (check,) = [e for e in agenda(late) if e.summary.startswith("Fifteen")]
    assert (check.day, check.times) == (date(2027, 12, 1), 1)


def test_the_name_of_the_calendar_is_escaped_and_names_the_team() -> None:
    made = formats.make(".ics", replace(planned(), team="Permits; fees, and more")).data
    line = made.replace(b"\r\n ", b"").split(b"X-WR-CALNAME:")[1].split(b"\r\n")[0]
    assert b"Permits\\; fees\\, and more" in line


def test_a_later_export_of_a_changed_plan_updates_what_is_there() -> None:
    before = planned(title="Old", due=date(2026, 11, 20))
    after = replace(planned(title="New", due=date(2026, 11, 27)), made_on=MADE_ON + timedelta(days=3))
    old, new = events(before), events(after)
    assert old.keys() == new.keys()
    assert all(new[uid].sequence > old[uid].sequence for uid in old)
    assert all(new[uid].stamp > old[uid].stamp for uid in old)


def test_the_same_action_in_another_round_is_another_entry() -> None:
    case = Case(number=2)
    first, second = planned(), case.material(plan=a_plan(case, 2))
    assert not events(first).keys() & events(second).keys()


def test_what_is_done_or_locked_has_no_day() -> None:
    titles = [title for _day, title in said(planned(1, status=Status.DONE))]
    assert not any("Finish" in title or "First step" in title for title in titles)
    titles = [title for _day, title in said(planned(1, locked=True))]
    assert not any("Finish" in title or "First step" in title for title in titles)


def test_recommended_actions_are_tentative() -> None:
    found = events(Case().material()).values()
    assert {e.status for e in found} == {"TENTATIVE"}
    assert {e.status for e in events(planned()).values()} == {"CONFIRMED"}


def test_without_anything_planned_there_is_no_calendar() -> None:
    with pytest.raises(NotAllowed, match="Nothing is planned"):
        formats.make(".ics", without_discussion(made=()).material())


@pytest.mark.parametrize(
    "words",
    [
        "a; b, c\\n:",
        "日本語のとても長い題名" * 20,
        "العربية",
        "🙂" * 60,
        "END:VEVENT\r\nBEGIN:VALARM",
        "a\x00b",
    ],
)
def test_any_title_is_one_line_of_text(words: str) -> None:
    made = formats.make(".ics", planned(1, title=words, owner=words)).data
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    assert made.count(b"BEGIN:VEVENT") == 7
    (due,) = [e.summary for e in in_file(made) if e.summary.startswith("Finish: ")]
    assert due == "Finish: " + words.replace("\r\n", " ").replace("\x00", "")


def test_a_file_with_other_entries_does_not_read_back() -> None:
    one = agenda(planned())
    made = ics(one, name="Plan", made_at=NOON)
    assert reads_back(made, one)
    assert not reads_back(made, one[1:])
    assert not reads_back(made, (replace(one[0], summary="Other"), *one[1:]))


def test_a_second_export_of_one_day_updates_the_first() -> None:
    first, second = (
        in_file(formats.other(".ics", planned(), made_at=at).data) for at in (NOON, NOON + MINUTE)
    )
    assert all(
        old.sequence < new.sequence and old.stamp < new.stamp for old, new in zip(first, second, strict=True)
    )


def test_the_same_day_gives_the_same_bytes() -> None:
    assert formats.make(".ics", planned()) == formats.make(".ics", planned())


@pytest.mark.parametrize("pair", DEALT)
def test_where_only_withheld_answers_differ_no_entry_differs(pair: tuple[list[int], list[int]]) -> None:
    assert agenda(round_with(*DEALT[0])) == agenda(round_with(*pair))
