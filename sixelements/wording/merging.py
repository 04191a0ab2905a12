"""Copies brought together in words: what a record is called, what it says, and why something stays out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from pathlib import Path

from sixelements.domain.actions import Action, HeldReview, NextReview, Status
from sixelements.domain.assessment import Measure, Worksheet
from sixelements.domain.bringing_together import WHOLE, GoneHere, Met, SaidTwice, Side, fields_of
from sixelements.domain.discussion import Outcome, Service, Settled
from sixelements.domain.records import about_of, kind_of
from sixelements.domain.responses import Counts
from sixelements.domain.teams import Team
from sixelements.i18n import _, ngettext
from sixelements.wording import numbers, phrases, plan_check
from sixelements.wording.quoted import quoted
from sixelements.wording.worksheets import sheet_name

_LONGEST = 300


def conflicts(found: Sequence[Path]) -> str:
    """That a sync client set copies beside a workbook; empty if there is none."""
    if not found:
        return ""
    text = ngettext(
        "A copy of this workbook lies beside it, set by a sync client: {names}. It may hold changes that are "
        "not in here.",
        "Copies of this workbook lie beside it, set by a sync client: {names}. They may hold changes that "
        "are not in here.",
        len(found),
    )
    return text.format(names=numbers.listing([path.name for path in found]))


def next_copy(*, every: int, left: Sequence[Path]) -> str:
    """Which copy comes next, of those that lie beside a workbook; empty if none is left."""
    if not left:
        return ""
    text = ngettext(
        "{n} of {every} copies merged. Next: {name}.", "{n} of {every} copies merged. Next: {name}.", every
    )
    done = every - len(left)
    return text.format(n=numbers.count(done), every=numbers.count(every), name=left[0].name)


def record_name(met: Met) -> str:
    """What a record is called, such as the title of an action."""
    value = met.here if met.here is not None else met.there
    kind, about = kind_of(met.name), about_of(met.name)
    if isinstance(value, Action):
        return value.short or value.title
    if isinstance(value, SaidTwice):
        return _("Sheets that say the same here and in the copy")
    if isinstance(value, GoneHere):
        return _gone_name(kind, value)
    if isinstance(value, Team):
        return _("Team {name}").format(name=value.name)
    if isinstance(value, Service):
        return _("Service {name}").format(name=value.name or int(about) + 1)
    return _named_by_kind(kind, about, value)


def _gone_name(kind: str, value: GoneHere) -> str:
    if kind == "removed team":
        return _("Team {name}, removed here").format(name=value.team.name)
    text = _("Round {n} of {name}, removed here")
    return text.format(n=value.rounds[0].number, name=value.team.name)


def _named_by_kind(kind: str, about: str, value: object) -> str:
    if kind == "still_true":
        return _("{sheet} still is true").format(sheet=sheet_name(Worksheet(about)))
    if kind in _ABOUT:
        return _ABOUT[kind]().format(about=about)
    named = getattr(value, "name", "") or about
    return str(named) if kind in _ROWS else _ALONE.get(kind, lambda: kind)()


_Words = Callable[[], str]
_ROWS = frozenset({"channel", "technique", "group", "process", "request", "fact"})
_ABOUT: Mapping[str, _Words] = {
    "settled": lambda: _("What was agreed on {about}"),
    "goal": lambda: _("The aim of {about}"),
    "set_aside": lambda: _("Whether {about} is set aside"),
    "hands": lambda: _("The hands for {about}"),
    "review": lambda: _("The review of {about}"),
}
_ALONE: Mapping[str, _Words] = {
    "order": lambda: _("The order of the rows"),
    "start": lambda: _("The start of the plan"),
    "aim": lambda: _("The aim of the plan"),
    "sponsor": lambda: _("The sponsor of the plan"),
    "notes": lambda: _("The notes on the plan"),
    "left_so": lambda: _("What the plan check left as it is"),
    "next_review": lambda: _("The next review"),
    "facilitator": lambda: _("The facilitator"),
    "votes": lambda: _("The dots"),
    "discussed": lambda: _("The order of the talk"),
    "tested_on": lambda: _("When the channels were tested"),
    "silent": lambda: _("Who stays silent"),
    "silent_on": lambda: _("When it was noted who stays silent"),
    "organization": lambda: _("The name of the organization"),
    "branding": lambda: _("Logo, color, language, firm, and paper"),
    "work_days": lambda: _("Holidays and closed days"),
}
_FIELDS: Mapping[str, _Words] = {
    "color": lambda: _("Color"),
    "logo": lambda: _("Logo"),
    "language": lambda: _("Language"),
    "firm": lambda: _("Firm"),
    "firm_logo": lambda: _("Logo of the firm"),
    "paper": lambda: _("Paper"),
    "country": lambda: _("Country"),
    "subdivision": lambda: _("State"),
    "closed": lambda: _("Closed"),
}
_PARTS: Mapping[str, _Words] = {
    "title": lambda: _("Title"),
    "short": lambda: _("Short title"),
    "owner": lambda: _("Owner"),
    "helpers": lambda: _("Helpers"),
    "dates": lambda: _("Dates"),
    "status": lambda: _("Status"),
    "first_step": lambda: _("First step"),
    "first_step_by": lambda: _("First step by"),
    "step_taken": lambda: _("First step taken"),
    "say it aloud": lambda: _("Say it aloud"),
    "measure": lambda: _("Measure"),
    "measure_first": lambda: _("Measure first"),
    "baseline_on": lambda: _("Day of the baseline"),
    "target_by": lambda: _("Target by"),
    "readings": lambda: _("Readings"),
    "depends_on": lambda: _("Waits for"),
    "expected_level": lambda: _("Expected level"),
    "because": lambda: _("Because"),
    "needs": lambda: _("Decision needed"),
    "risk": lambda: _("What could go wrong"),
    "told": lambda: _("How people are told"),
    "review_notes": lambda: _("Review notes"),
    "size": lambda: _("Size"),
}


def part_name(part: str) -> str:
    """What a part of a record is called beside its two values."""
    return _PARTS[part]() if part in _PARTS else _("Something else")


def said(met: Met, part: str, side: Side) -> str:
    """What a copy says in a part of a record."""
    value = met.here if side is Side.HERE else met.there
    if isinstance(value, SaidTwice):
        return _said_twice(value.sheets, side)
    if met.here is None and isinstance(met.there, GoneHere):
        return _("Keep it removed") if side is Side.HERE else _gone_here(met.there)
    if value is None:
        return _("Removed")
    if part == WHOLE:
        return quoted(_whole(value, met.there if side is Side.HERE else met.here), _LONGEST)
    names = (name for name in fields_of(part) if name != "horizon")  # it goes with the dates
    told = [_in_words(found) for name in names if (found := getattr(value, name, None))]
    return quoted(phrases.facts(*told), _LONGEST) or _("Nothing")


def _whole(value: object, other: object) -> str:
    """What one side says of a record as a whole: what differs, where a name does not tell them apart."""
    words, called = _in_words(value), str(getattr(value, "name", ""))
    says_it = called or isinstance(value, tuple(_OF_TYPES))
    if type(value) is not type(other) or (says_it and words != _in_words(other)):
        return words
    return phrases.facts(called, *_differing(value, other)) or words


def _differing(mine: object, other: object) -> Iterator[str]:
    """What a value says otherwise than another one of its kind."""
    if mine == other:
        return
    if is_dataclass(mine) and type(mine) is type(other):
        for name in (field.name for field in fields(mine)):
            words = phrases.facts(*_differing(getattr(mine, name), getattr(other, name)))
            if words:
                yield phrases.labeled(_FIELDS[name](), words) if name in _FIELDS else words
    elif isinstance(mine, Mapping) and isinstance(other, Mapping):
        for key in dict.fromkeys((*mine, *other)):
            if words := phrases.facts(*_differing(mine.get(key), other.get(key))):
                yield phrases.labeled(_in_words(key), words)
    elif isinstance(mine, tuple) and isinstance(other, tuple) and any(one not in other for one in mine):
        yield from _differing_rows(mine, other)
    else:
        yield _in_words(mine) if mine not in (None, "", ()) else _("none")


def _differing_rows(mine: Sequence[object], other: Sequence[object]) -> Iterator[str]:
    for at, one in enumerate(mine):
        if one not in other:
            beside = other[at] if at < len(other) else None
            yield phrases.facts(str(getattr(one, "name", "")), *_differing(one, beside))


def _said_twice(n: int, side: Side) -> str:
    if side is Side.HERE:
        text = ngettext(
            "They are of the same people: {n} stays out, and everybody counts once",
            "They are of the same people: {n} stay out, and everybody counts once",
            n,
        )
    else:
        text = ngettext(
            "They are of other people: {n} comes in, too", "They are of other people: {n} come in, too", n
        )
    return text.format(n=numbers.count(n))


def _gone_here(value: GoneHere) -> str:
    rounds = ngettext("{n} round", "{n} rounds", len(value.rounds)).format(n=len(value.rounds))
    sheets = ngettext("{n} sheet", "{n} sheets", value.sheets).format(n=numbers.count(value.sheets))
    return phrases.facts(_("Bring it back as it is in the copy"), rounds, sheets)


def _in_words(value: object) -> str:
    for type_, words in _OF_TYPES.items():
        if isinstance(value, type_):
            return words(value)
    if called := str(getattr(value, "name", "") or getattr(value, "title", "")):
        return called
    if not is_dataclass(value):
        return _("Something else")
    parts = (getattr(value, field.name) for field in fields(value) if field.name != "id")
    return phrases.facts(*(_in_words(part) for part in parts if part not in (None, "", ())))


def _settled(value: object) -> str:
    if not isinstance(value, Settled):
        return ""
    level = numbers.level(value.level) if value.level is not None else ""
    ending = {
        Outcome.AGREED: _("level {level}").format(level=level),
        Outcome.NOT_AGREED: _("not agreed"),
        Outcome.CONFIRMED: _("confirmed"),
    }[value.outcome]
    return phrases.facts(ending, value.why, value.evidence)


def _measure(value: object) -> str:
    if not isinstance(value, Measure):
        return ""
    ends = [numbers.quantity(n) for n in (value.baseline, value.target) if n is not None]
    return phrases.facts(value.name, value.unit, value.how, *ends)


def _counts(value: object) -> str:
    return numbers.series(map(str, value.levels)) if isinstance(value, Counts) else ""


def _tuple(value: object) -> str:
    return phrases.facts(*map(_in_words, value)) if isinstance(value, tuple) else ""


def _mapping(value: object) -> str:
    if not isinstance(value, Mapping):
        return ""
    return phrases.facts(*(phrases.labeled(str(key), _in_words(n)) for key, n in value.items()))


def _review(value: object) -> str:
    if not isinstance(value, HeldReview):
        return ""
    n = len(value.entries)
    return ngettext("{n} action", "{n} actions", n).format(n=numbers.count(n))


def _next_review(value: NextReview) -> str:
    if value.minute is None:
        return numbers.day(value.day)
    at = datetime.combine(value.day, time(*divmod(value.minute, 60)))
    return phrases.facts(numbers.day(value.day), numbers.clock(at))


def _picture(data: bytes) -> str:
    return _("a picture of {n} KB").format(n=numbers.count(max(1, round(len(data) / 1000))))


_OF_TYPES: Mapping[type, Callable[[object], str]] = {
    Worksheet: lambda value: sheet_name(value) if isinstance(value, Worksheet) else "",
    bool: lambda value: _("yes") if value else _("no"),
    Status: lambda value: plan_check.status(value) if isinstance(value, Status) else "",
    str: str,
    bytes: lambda value: _picture(value) if isinstance(value, bytes) else "",
    Enum: lambda value: str(getattr(value, "value", "")),
    date: lambda value: numbers.day(value) if isinstance(value, date) else "",
    int: str,
    float: lambda value: numbers.quantity(value) if isinstance(value, float) else "",
    tuple: _tuple,
    Mapping: _mapping,
    Settled: _settled,
    Measure: _measure,
    Counts: _counts,
    HeldReview: _review,
    NextReview: lambda value: _next_review(value) if isinstance(value, NextReview) else "",
}
