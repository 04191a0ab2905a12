"""The record of a discussion from a JSON file."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn, TypeAlias

from sixelements import foreign
from sixelements.domain.assessment import LEVELS, Leg
from sixelements.domain.discussion import Discussion, Outcome, Service, Settled, differs_again
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import PracticeId
from sixelements.i18n import _
from sixelements.wording.numbers import listing
from sixelements.wording.quoted import quoted

LARGEST_FILE = 5_000_000
LONGEST_LIST = 1_000
LARGEST_NUMBER = 1_000_000
Json: TypeAlias = "Mapping[str, Json] | list[Json] | str | int | float | bool | None"
Table: TypeAlias = Mapping[str, Json]

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
    "three_thirds",
    "services",
}


def read(path: Path) -> Discussion:
    """Read a discussion; raises BadInput with one sentence on what to mend.

    ``agreed`` maps practices to a level or null (not agreed); ``confirmed`` lists practices nobody
    objected to; ``second_votes`` maps a practice to the levels of the second vote, which decides
    whether it is agreed; ``why`` and ``evidence`` map practices to text; ``aims`` to levels;
    ``importance_dots`` to votes; ``three_thirds`` maps each leg to one list of three levels a
    service. ``headcount`` and ``mode`` may stand there and are not read.
    """
    table = _table(_parsed(path), "")
    unknown = sorted(set(table) - _KNOWN)
    if unknown:
        _wrong(
            _("These keys are not known: {names}.").format(
                names=listing([quoted(u, 30) for u in unknown[:10]])
            )
        )
    return Discussion(
        facilitator=_text(table.get("facilitator", ""), "facilitator"),
        settled=_settled(table),
        aims={p: _whole(v, "aims") for p, v in _by_practice(table, "aims").items()},
        votes={p: _whole(v, "importance_dots") for p, v in _by_practice(table, "importance_dots").items()},
        discussed=tuple(PracticeId(_text(p, "discussed")) for p in _list(table, "discussed")),
        services=_services(table),
    )


def _wrong(sentence: str) -> NoReturn:
    raise BadInput(_("The discussion can't be read. {reason}").format(reason=sentence))


def _parsed(path: Path) -> Json:
    try:
        text = foreign.content(path, largest=LARGEST_FILE).decode("utf-8-sig")
    except foreign.TooLarge:
        _wrong(_("The file is larger than 5 MB."))
    except foreign.NoOrdinaryFile:
        _wrong(_("It is a folder or a device, and no file."))
    except UnicodeDecodeError:
        _wrong(_("The file is not UTF-8 text."))
    except OSError as error:
        _wrong(_("{reason}.").format(reason=error.strerror or _("Unknown reason")))
    try:
        parsed: Json = json.loads(text, object_pairs_hook=_no_doubles, parse_constant=_no_constant)
    except (ValueError, RecursionError):  # ValueError also for a number of thousands of digits
        _wrong(_("The file is not valid JSON."))
    return parsed


def _no_doubles(pairs: list[tuple[str, Json]]) -> Table:
    table = dict(pairs)
    if len(table) != len(pairs):
        _wrong(_("A key stands twice in the same place."))
    return table


def _no_constant(_name: str) -> NoReturn:
    _wrong(_("It holds a number that is not finite."))


def _settled(table: Table) -> Mapping[PracticeId, Settled]:
    why, evidence = _by_practice(table, "why"), _by_practice(table, "evidence")
    votes = {
        p: tuple(_vote(x) for x in _items(v, "second_votes"))
        for p, v in _by_practice(table, "second_votes").items()
    }
    confirmed = {PracticeId(_text(p, "confirmed")): None for p in _list(table, "confirmed")}
    levels = _by_practice(table, "agreed")
    result = {}
    for practice in {**confirmed, **levels}:
        level = None if levels.get(practice) is None else _number(levels[practice], "agreed")
        apart = practice in votes and differs_again(votes[practice])
        if practice not in levels:
            outcome = Outcome.CONFIRMED
        else:
            outcome = Outcome.NOT_AGREED if level is None or apart else Outcome.AGREED
        result[practice] = Settled(
            outcome=outcome,
            level=level if outcome is Outcome.AGREED else None,
            why=_text(why.get(practice, ""), "why"),
            evidence=_text(evidence.get(practice, ""), "evidence"),
        )
    return result


def _services(table: Table) -> tuple[Service, ...]:
    legs = {
        Leg(k): _items(v, k)
        for k, v in _table(table.get("three_thirds", {}), "three_thirds").items()
        if _leg(k)
    }
    if not legs:
        return ()
    if len({len(rows) for rows in legs.values()}) != 1 or set(legs) != set(Leg):
        _wrong(_("three_thirds needs courtesy, accuracy, and speed with one list a service in each."))
    names = [_text(n, "services") for n in _list(table, "services")]
    count = len(legs[Leg.COURTESY])
    return tuple(
        Service(
            name=names[n] if n < len(names) else "",
            levels={leg: _levels(rows[n]) for leg, rows in legs.items()},
        )
        for n in range(count)
    )


def _leg(name: str) -> bool:
    if name not in set(Leg):
        _wrong(_("three_thirds has a leg that is not known."))
    return True


def _levels(row: Json) -> tuple[int | None, ...]:
    return tuple(None if x is None else _whole(x, "three_thirds") for x in _items(row, "three_thirds"))


def _by_practice(table: Table, key: str) -> Mapping[PracticeId, Json]:
    return {PracticeId(p): value for p, value in _table(table.get(key, {}), key).items()}


def _table(value: Json, key: str) -> Table:
    if not isinstance(value, dict):
        _wrong(_("{key} must be an object.").format(key=key) if key else _("It must be an object."))
    return value


def _list(table: Table, key: str) -> list[Json]:
    return _items(table.get(key, []), key)


def _items(value: Json, key: str) -> list[Json]:
    if not isinstance(value, list) or len(value) > LONGEST_LIST:
        _wrong(_("{key} must be a list of at most {n}.").format(key=key, n=LONGEST_LIST))
    return value


def _vote(value: Json) -> int:
    if _whole(value, "second_votes") not in LEVELS:
        _wrong(_("second_votes must hold levels from 1 to 5."))
    return _whole(value, "second_votes")


def _text(value: Json, key: str) -> str:
    if not isinstance(value, str) or len(value) > 5_000:
        _wrong(_("{key} must hold text of at most 5,000 characters.").format(key=key))
    return value


def _number(value: Json, key: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST_NUMBER:
        _wrong(_("{key} must hold numbers of ordinary size.").format(key=key))
    return value


def _whole(value: Json, key: str) -> int:
    number = _number(value, key)
    if number != int(number):
        _wrong(_("{key} must hold whole numbers.").format(key=key))
    return int(number)
