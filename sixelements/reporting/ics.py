"""A calendar file that every calendar takes in: days without hours, updated when taken in again."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sixelements.domain.reviews import CHECK_EVERY
from sixelements.domain.schedule import days_after
from sixelements.reporting.agenda import CalendarEntry
from sixelements.reporting.printable import printable

if TYPE_CHECKING:
    from icalendar import Component, Event

_MAKER = "-//Six Elements//Service Culture Roadmap//EN"
_BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
"""Where the count of versions starts; in seconds it fits its 31 bits until 2088."""
_HIGHEST = 2**31 - 1
"""After that year the time stamp alone tells a later export."""
_LONGEST_LINE = 75
"""Bytes in a line of a calendar file (RFC 5545, 3.1)."""


def ics(entries: tuple[CalendarEntry, ...], *, name: str, made_at: datetime) -> bytes:
    """The file. A later export has a higher sequence number, so that a calendar replaces what it has.

    ``made_at`` knows its time zone.
    """
    from icalendar import Calendar, vText  # noqa: PLC0415 - only where a calendar is made

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    # a name of its own kind is not escaped when it is added
    calendar["x-wr-calname"] = vText(" ".join(printable(name).split()))
    for entry in entries:
        calendar.add_component(_event(entry, made_at))
    made: bytes = calendar.to_ical()
    return made


def _event(entry: CalendarEntry, made_at: datetime) -> "Event":
    from icalendar import Event  # noqa: PLC0415

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", made_at.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", _sequence(made_at))
    event.add("dtstart", entry.day)
    event.add("dtend", days_after(entry.day, 1))
    if entry.times > 1:
        event.add("rrule", {"freq": "weekly", "interval": CHECK_EVERY // 7, "count": entry.times})
    if entry.left_out:
        event.add("exdate", list(entry.left_out))
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    event.add("status", _status(entry))
    event.add("transp", "TRANSPARENT")
    return event


def _sequence(made_at: datetime) -> int:
    return min(max(0, int((made_at - _BEGINNING).total_seconds())), _HIGHEST)


def _status(entry: CalendarEntry) -> str:
    return "TENTATIVE" if entry.tentative else "CONFIRMED"


def reads_back(data: bytes, entries: tuple[CalendarEntry, ...]) -> bool:
    """Whether a calendar file holds these entries and keeps to the length of its lines."""
    from icalendar import Calendar  # noqa: PLC0415

    if any(len(line) > _LONGEST_LINE for line in data.split(b"\r\n")):
        return False
    events = Calendar.from_ical(data).walk("VEVENT")
    return [_held(event) for event in events] == [
        (e.uid, e.day, e.summary, e.description, _status(e), e.times, e.left_out) for e in entries
    ]


def _held(event: "Component") -> tuple[object, ...]:
    rule, left_out = event.get("rrule"), event.get("exdate")
    return (
        str(event["uid"]),
        event.decoded("dtstart"),
        str(event["summary"]),
        str(event["description"]),
        str(event["status"]),
        rule["count"][0] if rule else 1,
        tuple(day.dt for day in left_out.dts) if left_out else (),
    )
