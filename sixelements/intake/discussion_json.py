"""What a JSON file adds to the record of a discussion."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn, TypeAlias, TypeVar

from sixelements import bounded_read
from sixelements.domain.assessment import LEVELS, Leg
from sixelements.domain.discussion import Service, differs_again
from sixelements.domain.discussion_patch import DiscussionPatch
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import PracticeId
from sixelements.domain.limits import LONG_TEXT, MOST_DISCUSSED
from sixelements.i18n import _
from sixelements.wording.causes import cause
from sixelements.wording.numbers import count, listing
from sixelements.wording.quoted import quoted

LARGEST_FILE = 5_000_000
LONGEST_LIST = MOST_DISCUSSED
LARGEST_NUMBER = 1_000_000
Json: TypeAlias = "Mapping[str, Json] | list[Json] | str | int | float | bool | None"
JsonObject: TypeAlias = Mapping[str, Json]
Entry = TypeVar("Entry")

_KNOWN = {
    "headcount",
    "mode",
    "facilitator",
    "agreed",
    "confirmed",
    "second_votes",
    "why",
    "evidence",
    "aims",
    "importance_dots",
    "discussed",
    "parking",
    "three_thirds",
    "services",
}


def read(path: Path) -> DiscussionPatch:
    """Read what a file adds to a record; raises BadInput with one sentence on what to mend, and where.

    What the file does not name is not in the patch. ``agreed`` maps practices to a level or null (not
    agreed); ``confirmed`` lists practices nobody objected to; ``second_votes`` maps a practice of
    ``agreed`` to the levels of the second vote, which decides whether it is agreed; ``why`` and
    ``evidence`` map practices to text, ``aims`` to levels, ``importance_dots`` to votes, and null
    removes any of these; so does null for ``facilitator``. ``discussed`` lists practices talked about,
    ``parking`` what was put off;
    ``three_thirds`` maps each leg to one list of three levels a service, which ``services`` names.
    ``headcount`` and ``mode`` may stand there and are not read.
    """
    table = _table(parsed(path, _wrong), "")
    unknown = sorted(set(table) - _KNOWN)
    if unknown:
        _wrong(
            _("These keys are not known: {names}.").format(
                names=listing([quoted(u, 30) for u in unknown[:10]])
            )
        )
    return DiscussionPatch(
        facilitator=_text(table["facilitator"], "facilitator") if "facilitator" in table else None,
        agreed=_agreed(table),
        confirmed=_practices(table, "confirmed"),
        why=_by_practice(table, "why", _text),
        evidence=_by_practice(table, "evidence", _text),
        aims=_by_practice(table, "aims", _whole_or_none),
        votes=_by_practice(table, "importance_dots", _whole_or_none),
        discussed=_practices(table, "discussed"),
        services=_services(table),
        parking=tuple(
            filter(None, (_text(x, "parking") for x in _items(table.get("parking", []), "parking")))
        ),
    )


def _wrong(sentence: str) -> NoReturn:
    raise BadInput(_("The discussion can't be read. {reason}").format(reason=sentence))


def parsed(path: Path, wrong: Callable[[str], NoReturn]) -> Json:
    """The JSON of a file that is not too large; ``wrong`` raises with what to mend."""
    try:
        text = bounded_read.content(path, largest=LARGEST_FILE).decode("utf-8-sig")
    except bounded_read.TooLarge:
        wrong(_("The file is larger than 5 MB."))
    except bounded_read.NoOrdinaryFile:
        wrong(_("It is a folder or a device, and no file."))
    except UnicodeDecodeError:
        wrong(_("The file is not UTF-8 text."))
    except FileNotFoundError:
        wrong(_("There is no such file."))
    except OSError as error:
        wrong(_("The system does not hand it over: {reason}.").format(reason=cause(error)))

    def no_doubles(pairs: list[tuple[str, Json]]) -> JsonObject:
        table = dict(pairs)
        if len(table) != len(pairs):
            wrong(_("A key stands twice in the same place."))
        return table

    def no_constant(_name: str) -> NoReturn:
        wrong(_("It holds a number that is not finite."))

    try:
        found: Json = json.loads(text, object_pairs_hook=no_doubles, parse_constant=no_constant)
    except (ValueError, RecursionError):  # ValueError also for a number of thousands of digits
        wrong(_("The file is not valid JSON."))
    return found


def _agreed(table: JsonObject) -> Mapping[PracticeId, float | None]:
    levels = _by_practice(table, "agreed", _number_or_none)
    votes = _by_practice(table, "second_votes", _votes)
    without = [quoted(p, 30) for p in votes if p not in levels]
    if without:
        text = _("second_votes needs a level or null in agreed for {ids}, too.")
        _wrong(text.format(ids=listing(without[:10])))
    return {p: None if differs_again(votes.get(p, ())) else level for p, level in levels.items()}


def _votes(value: Json, place: str) -> tuple[int, ...]:
    levels = tuple(_whole(x, place) for x in _items(value, place))
    if any(level not in LEVELS for level in levels):
        _wrong(_("{place} must hold levels from 1 to 5.").format(place=place))
    return levels


def _services(table: JsonObject) -> tuple[Service, ...]:
    legs = {
        Leg(k): _items(v, k)
        for k, v in _table(table.get("three_thirds", {}), "three_thirds").items()
        if _leg(k)
    }
    names = [_text(n, "services") for n in _items(table.get("services", []), "services")]
    if not legs and not names:
        return ()
    if len({len(rows) for rows in legs.values()}) != 1 or set(legs) != set(Leg):
        _wrong(_("three_thirds needs courtesy, accuracy, and speed with one list a service in each."))
    if len(names) > len(legs[Leg.COURTESY]):
        _wrong(_("services has more names than three_thirds has lists of levels."))
    return tuple(
        Service(
            name=names[n] if n < len(names) else "",
            levels={leg: _levels(rows[n], f"{leg.value} {n + 1}") for leg, rows in legs.items()},
        )
        for n in range(len(legs[Leg.COURTESY]))
    )


def _leg(name: str) -> bool:
    if name not in set(Leg):
        _wrong(_("three_thirds has a leg that is not known."))
    return True


def _levels(row: Json, place: str) -> tuple[int | None, ...]:
    return tuple(_whole_or_none(x, place) for x in _items(row, place))


def _by_practice(
    table: JsonObject, key: str, value: Callable[[Json, str], Entry]
) -> Mapping[PracticeId, Entry]:
    """What a key of the file maps practices to; each value is read with its place."""
    found = _table(table.get(key, {}), key).items()
    return {PracticeId(p): value(entry, f"{key} {quoted(p, 30)}".rstrip()) for p, entry in found}


def _practices(table: JsonObject, key: str) -> tuple[PracticeId, ...]:
    found = []
    for entry in _items(table.get(key, []), key):
        if not isinstance(entry, str):
            _wrong(_("{place} must hold the numbers of practices as text.").format(place=key))
        found.append(PracticeId(entry))
    return tuple(found)


def _table(value: Json, place: str) -> JsonObject:
    if not isinstance(value, dict):
        _wrong(_("{place} must be an object.").format(place=place) if place else _("It must be an object."))
    return value


def _items(value: Json, place: str) -> list[Json]:
    if not isinstance(value, list) or len(value) > LONGEST_LIST:
        _wrong(_("{place} must be a list of at most {n}.").format(place=place, n=LONGEST_LIST))
    return value


def _text(value: Json, place: str) -> str:
    """Text; null counts as empty."""
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > LONG_TEXT:
        _wrong(_("{place} must hold text of at most {n} characters.").format(place=place, n=count(LONG_TEXT)))
    return value


def _number_or_none(value: Json, place: str) -> float | None:
    return None if value is None else _number(value, place)


def _whole_or_none(value: Json, place: str) -> int | None:
    return None if value is None else _whole(value, place)


def _number(value: Json, place: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST_NUMBER:
        _wrong(_("{place} must hold numbers of ordinary size.").format(place=place))
    return value


def _whole(value: Json, place: str) -> int:
    number = _number(value, place)
    if number != int(number):
        _wrong(_("{place} must hold whole numbers.").format(place=place))
    return int(number)
