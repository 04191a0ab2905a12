"""A change of a plan, made on a plan that has changed since: only what it changed is changed."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from sixelements.domain.actions import (
    Action,
    Declined,
    GroupRating,
    HeldReview,
    Plan,
    PlanPerson,
    Reading,
    ReviewEntry,
)
from sixelements.domain.ids import ActionId

_DATES = frozenset({"start", "due", "horizon"})
"""Parts of an action that follow from one another: they are changed together."""
_NAMES: dict[type, str] = {
    Action: "id",
    Declined: "action",
    ReviewEntry: "action",
    GroupRating: "practice",
    PlanPerson: "name",
    Reading: "day",
}
"""What tells the rows of a kind apart."""


def changed_alike(before: Plan, after: Plan, now: Plan) -> Plan:
    """The plan ``now`` with what differs between ``before`` and ``after``, each part by itself."""
    changed: Plan = _alike(before, after, now)
    return changed


def actions_gone(before: Plan, after: Plan, now: Plan) -> tuple[ActionId, ...]:
    """The actions that differ between ``before`` and ``after`` and are not in the plan ``now``."""
    then, there = {a.id: a for a in before.actions}, {a.id for a in now.actions}
    return tuple(a.id for a in after.actions if a.id in then and a != then[a.id] and a.id not in there)


def _alike(before: Any, after: Any, now: Any) -> Any:
    if before == after:
        return now
    if now == before or type(before) is not type(after) or type(before) is not type(now):
        return after
    if isinstance(after, tuple):
        return _rows_alike(before, after, now)
    if not is_dataclass(after) or isinstance(after, type):
        return after
    names = [f.name for f in fields(after)]
    differ = {name for name in names if getattr(before, name) != getattr(after, name)}
    whole = _DATES if isinstance(after, Action) and differ & _DATES else frozenset[str]()
    parts = {
        name: getattr(after, name)
        if name in whole
        else _alike(getattr(before, name), getattr(after, name), getattr(now, name))
        for name in differ | whole
    }
    return replace(now, **parts)


def _rows_alike(before: tuple[Any, ...], after: tuple[Any, ...], now: tuple[Any, ...]) -> tuple[Any, ...]:
    """Rows that were added, taken out, moved, or changed in themselves; others stay as and where they are."""
    old, new, there = _keyed(before), _keyed(after), _keyed(now)
    rows = {key: row for key, row in there.items() if key in new or key not in old}
    for key, row in new.items():
        if key not in old:
            rows[key] = row
        elif key in rows:
            rows[key] = _alike(old[key], row, rows[key])
    moved = [key for key in old if key in new] != [key for key in new if key in old]
    order = _woven(new, there) if moved else _woven(there, new)
    return tuple(rows[key] for key in order if key in rows)


def _woven(lead: Iterable[Hashable], others: Iterable[Hashable]) -> list[Hashable]:
    """All keys in the order of ``lead``; what only ``others`` have stays behind the one that it is behind."""
    order, at = list(lead), 0
    for key in others:
        if key not in order:
            order.insert(at, key)
        at = order.index(key) + 1
    return order


def _keyed(rows: tuple[Any, ...]) -> dict[Hashable, Any]:
    """The rows by what tells them apart; of texts that are said twice, by which of them it is."""
    seen, keyed = Counter[Hashable](), dict[Hashable, Any]()
    for n, row in enumerate(rows):
        name = _name(n, row)
        seen[name] += 1
        keyed[name, seen[name]] = row
    return keyed


def _name(n: int, row: Any) -> Hashable:
    if isinstance(row, HeldReview):  # two may be of one day, and none is ever moved
        return n
    name = _NAMES.get(type(row))
    found: Hashable = getattr(row, name) if name else row  # a text, or something as plain
    return found
