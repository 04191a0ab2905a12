"""A review as a JSON file tells it: what was said of each action by its number, levels, decisions."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import NoReturn, ParamSpec, TypeVar

from sixelements.application.plan_words import read_status
from sixelements.application.reviews import ReviewPatch, ToldOf
from sixelements.application.typed import written_day
from sixelements.domain.actions import Status
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import PracticeId
from sixelements.i18n import _
from sixelements.intake.discussion_json import Json, JsonObject, parsed
from sixelements.wording import phrases
from sixelements.wording.numbers import any_of, count, listing
from sixelements.wording.quoted import quoted

_KNOWN = frozenset({"day", "people", "minutes", "actions", "ratings", "decisions", "next"})
_OF_ACTION = frozenset({"status", "line", "reading", "read_on", "note"})
_MOST = 1_000
_MOST_SAID = 10
_LONGEST = 5_000
_LARGEST = 1e12
_MOST_PEOPLE = 300_000
P = ParamSpec("P")
T = TypeVar("T")


class _Fault(Exception):
    """What is wrong at one place of a file, in one sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def read(path: Path, *, today: date) -> ReviewPatch:
    """Read a review. Raises BadInput that says what to mend, and where: all of it at once.

    ``actions`` maps numbers of actions to ``status``, ``line``, ``reading`` (a number, or as "35 %"),
    ``read_on`` and ``note``; ``ratings`` maps practices to a level or null (not agreed); ``decisions`` is a
    list of sentences; ``day`` and ``next`` are days near ``today`` in any way that people write them, and
    ``people`` and ``minutes`` whole numbers.
    """
    return _Review(today).patch(parsed(path, _wrong))


class _Review:
    """Reads a file; ``faults`` gathers what can't be read."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.faults: list[str] = []

    def patch(self, content: Json) -> ReviewPatch:
        try:
            table = _table(content, "")
        except _Fault as fault:
            _wrong(fault.sentence)
        self._tried(_refuse_unknown, table, _KNOWN)
        actions = self._tried(_table, table.get("actions", {}), "actions") or {}
        ratings = self._tried(_table, table.get("ratings", {}), "ratings") or {}
        found = ReviewPatch(
            day=self._tried(self._day, table.get("day"), "day"),
            people=self._tried(_whole, table.get("people"), "people"),
            minutes=self._tried(_whole, table.get("minutes"), "minutes"),
            actions=dict(filter(None, (self._tried(self._told, n, entry) for n, entry in actions.items()))),
            ratings={
                PracticeId(p): self._tried(_number, level, f"ratings {quoted(p, 30)}")
                for p, level in ratings.items()
            },
            decisions=self._tried(_lines, table.get("decisions", [])) or (),
            next=self._tried(self._day, table.get("next"), "next"),
        )
        if self.faults:
            more = len(self.faults) - _MOST_SAID
            rest = [_("And {n} more.").format(n=more)] if more > 0 else []
            _wrong(phrases.sentences(*self.faults[:_MOST_SAID], *rest))
        return found

    def _tried(self, work: Callable[P, T], *args: P.args, **named: P.kwargs) -> T | None:
        """What was read, or None where it can't be."""
        try:
            return work(*args, **named)
        except _Fault as fault:
            self.faults.append(fault.sentence)
            return None

    def _told(self, number: str, entry: Json) -> tuple[int, ToldOf]:
        place = f"actions {quoted(number, 30)}"
        if not number.isdecimal() or len(number) > 4:
            raise _Fault(_("{place}: name actions by their numbers.").format(place=place))
        table = _table(entry, place)
        _refuse_unknown(table, _OF_ACTION)
        word = table.get("status")
        status = read_status(word) if isinstance(word, str) else None
        if status is None:
            text = _("{place}: status is {known}.")
            raise _Fault(text.format(place=place, known=any_of([s.value for s in Status])))
        return int(number), ToldOf(
            status=status,
            line=_text(table.get("line"), place),
            reading=_reading(table.get("reading"), place),
            read_on=self._day(table.get("read_on"), place),
            note=_text(table.get("note"), place),
        )

    def _day(self, value: Json, place: str) -> date | None:
        text = _text(value, place)
        try:
            return written_day(text, near=self.today, today=self.today)
        except BadInput as refusal:
            raise _Fault(phrases.labeled(place, refusal.sentence)) from None


def _wrong(sentence: str) -> NoReturn:
    raise BadInput(_("The review can't be read. {reason}").format(reason=sentence))


def _refuse_unknown(table: JsonObject, known: frozenset[str]) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        names = listing([quoted(u, 30) for u in unknown[:10]])
        raise _Fault(_("These keys are not known: {names}.").format(names=names))


def _lines(value: Json) -> tuple[str, ...]:
    return tuple(_text(line, "decisions") for line in _items(value, "decisions"))


def _reading(value: Json, place: str) -> float | str | None:
    """A number, or one as people write it."""
    return _text(value, place) if isinstance(value, str) else _number(value, place)


def _table(value: Json, place: str) -> Mapping[str, Json]:
    if not isinstance(value, dict) or len(value) > _MOST:
        raise _Fault(
            _("{place} must be an object.").format(place=place) if place else _("It must be an object.")
        )
    return value


def _items(value: Json, place: str) -> list[Json]:
    if not isinstance(value, list) or len(value) > _MOST:
        raise _Fault(_("{place} must be a list of at most {n}.").format(place=place, n=_MOST))
    return value


def _text(value: Json, place: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise _Fault(
            _("{place} must hold text of at most {n} characters.").format(place=place, n=count(_LONGEST))
        )
    return value


def _number(value: Json, place: str) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= _LARGEST:
        raise _Fault(_("{place} must hold numbers of ordinary size.").format(place=place))
    return float(value)


def _whole(value: Json, place: str) -> int | None:
    number = _number(value, place)
    if number is not None and (number != int(number) or not 0 <= number <= _MOST_PEOPLE):
        text = _("{place} must be a whole number from 0 to {most}.")
        raise _Fault(text.format(place=place, most=count(_MOST_PEOPLE)))
    return None if number is None else int(number)
