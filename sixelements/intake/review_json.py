"""A review as a JSON file tells it: what was said of each action by its number, levels, decisions."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NoReturn

from sixelements.application.reviews import ReviewPatch, ToldOf
from sixelements.domain.actions import Status
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import PracticeId
from sixelements.i18n import _
from sixelements.intake.discussion_json import Json, JsonObject, parsed
from sixelements.wording.numbers import any_of, count, listing
from sixelements.wording.quoted import quoted

_KNOWN = frozenset({"day", "people", "minutes", "actions", "ratings", "decisions", "next"})
_OF_ACTION = frozenset({"status", "line", "reading", "read_on", "note"})
_MOST = 1_000
_LONGEST = 5_000
_LARGEST = 1e12


def read(path: Path) -> ReviewPatch:
    """Read a review. Raises BadInput with one sentence on what to mend, and where.

    ``actions`` maps numbers of actions to ``status``, ``line``, ``reading``, ``read_on`` and ``note``;
    ``ratings`` maps practices to a level or null (not agreed); ``decisions`` is a list of sentences; ``day``
    and ``next`` are YYYY-MM-DD, and ``people`` and ``minutes`` whole numbers.
    """
    table = _table(parsed(path, _wrong), "")
    _refuse_unknown(table, _KNOWN)
    return ReviewPatch(
        day=_day(table.get("day"), "day"),
        people=_whole(table.get("people"), "people"),
        minutes=_whole(table.get("minutes"), "minutes"),
        actions=dict(_told(n, entry) for n, entry in _table(table.get("actions", {}), "actions").items()),
        ratings={
            PracticeId(p): _number(level, f"ratings {quoted(p, 30)}")
            for p, level in _table(table.get("ratings", {}), "ratings").items()
        },
        decisions=tuple(_text(line, "decisions") for line in _items(table.get("decisions", []), "decisions")),
        next=_day(table.get("next"), "next"),
    )


def _wrong(sentence: str) -> NoReturn:
    raise BadInput(_("The review can't be read. {reason}").format(reason=sentence))


def _refuse_unknown(table: JsonObject, known: frozenset[str]) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        names = listing([quoted(u, 30) for u in unknown[:10]])
        _wrong(_("These keys are not known: {names}.").format(names=names))


def _told(number: str, entry: Json) -> tuple[int, ToldOf]:
    place = f"actions {quoted(number, 30)}"
    if not number.isdecimal() or len(number) > 4:
        _wrong(_("{place}: name actions by their numbers.").format(place=place))
    table = _table(entry, place)
    _refuse_unknown(table, _OF_ACTION)
    status = table.get("status")
    if status not in [s.value for s in Status]:
        text = _("{place}: status is {known}.")
        _wrong(text.format(place=place, known=any_of([s.value for s in Status])))
    return int(number), ToldOf(
        status=Status(str(status)),
        line=_text(table.get("line"), place),
        reading=_number(table.get("reading"), place),
        read_on=_day(table.get("read_on"), place),
        note=_text(table.get("note"), place),
    )


def _table(value: Json, place: str) -> Mapping[str, Json]:
    if not isinstance(value, dict) or len(value) > _MOST:
        _wrong(_("{place} must be an object.").format(place=place) if place else _("It must be an object."))
    return value


def _items(value: Json, place: str) -> list[Json]:
    if not isinstance(value, list) or len(value) > _MOST:
        _wrong(_("{place} must be a list of at most {n}.").format(place=place, n=_MOST))
    return value


def _text(value: Json, place: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > _LONGEST:
        _wrong(_("{place} must hold text of at most {n} characters.").format(place=place, n=count(_LONGEST)))
    return value


def _number(value: Json, place: str) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= _LARGEST:
        _wrong(_("{place} must hold numbers of ordinary size.").format(place=place))
    return float(value)


def _whole(value: Json, place: str) -> int | None:
    number = _number(value, place)
    if number is not None and (number != int(number) or not 0 <= number <= 300_000):
        _wrong(_("{place} must hold whole numbers.").format(place=place))
    return None if number is None else int(number)


def _day(value: Json, place: str) -> date | None:
    text = _text(value, place)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        _wrong(_("{place}: write a day as YYYY-MM-DD.").format(place=place))
