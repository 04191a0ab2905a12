"""What a workbook holds beside its sheets as single records, so that two copies can be brought together.

A record has a name that is the same in every copy, and a value: an action, what was settled of a practice, a
row of a worksheet, the order of the actions. Its history is a chain of states, each the hash of the one
before and of what the record said then. A copy whose last state is among those of another is behind it.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from hashlib import sha256
from typing import Any, Protocol, TypeVar, cast

from sixelements.domain.actions import Action, HeldReview, Plan
from sixelements.domain.assessment import Worksheet
from sixelements.domain.channels import Channel
from sixelements.domain.customer_groups import CustomerGroup, Technique
from sixelements.domain.discussion import Discussion, Service, Settled
from sixelements.domain.facts import CustomerFact
from sixelements.domain.holidays import WorkDays
from sixelements.domain.ids import ActionId, PlanId, PracticeId
from sixelements.domain.rounds import Round
from sixelements.domain.teams import Team
from sixelements.domain.technology_gate import TechnologyRequest
from sixelements.domain.waste_walk import Process
from sixelements.domain.worksheets import Worksheets

Records = Mapping[str, object]
"""Values by the names of records: a kind, and behind a slash what it is about."""
STATE = 8
"""Bytes of a state."""
MOST_STATES = 1_000
"""Older ones are forgotten: a copy as old as that is asked about."""
_PLAIN = frozenset((str, int, float, bool, type(None)))
"""What JSON knows by itself."""
_NO_DAY = date(2000, 1, 1)
_PLAN_FIELDS = (
    "start", "aim", "sponsor", "notes", "log", "parking", "stop_doing", "declined", "people", "left_so",
    "next_review",
)  # fmt: skip
ADDED_TO = frozenset({"log", "parking", "stop_doing", "declined", "people", "left_so", "parked"})
"""Lists to which both sides add: of two, each entry is kept."""


def round_records(round_: Round) -> Records:
    """What of a round may still change when it is published."""
    return {f"set_aside/{p}": reason for p, reason in round_.set_aside.items()}


def book_records(
    teams: Iterable[Team], *, organization: str, branding: object, work_days: WorkDays
) -> Records:
    """What belongs to no round: the organization, how its reports look, when it works, and its teams."""
    found: dict[str, object] = {"organization": organization, "branding": branding, "work_days": work_days}
    return {**found, **{f"team/{team.id}": team for team in teams}}


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """By which states a record came to be, oldest first; ``removed``: it is there no more."""

    states: tuple[bytes, ...]
    removed: bool = False

    @property
    def last(self) -> bytes:
        return self.states[-1]


Histories = Mapping[str, History]


def removal(kind: str, id_: str) -> Histories:
    """The mark that a team or round leaves where it was removed: a hash of its id, and nothing of it."""
    state = first_state(id_)
    return {f"{kind}/{sha256(id_.encode()).hexdigest()}": History(states=(state,), removed=True)}


def was_removed(kind: str, id_: str, known: Histories) -> bool:
    """Whether a team or round was removed where these histories are from."""
    return any(name in known and known[name].removed for name in removal(kind, id_))


def brought_back(kind: str, id_: str) -> Histories:
    """The mark of a team or round that was removed and is there again."""
    return {name: replace(mark, removed=False) for name, mark in removal(kind, id_).items()}


class WithId(Protocol):
    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=WithId)


def kind_of(name: str) -> str:
    """The kind of a record, such as ``action``."""
    return name.partition("/")[0]


def about_of(name: str) -> str:
    """What a record is about, such as the id of an action; empty if its kind says all."""
    return name.partition("/")[2]


def plan_records(plan: Plan | None) -> Records:
    """A plan as records; none of no plan."""
    if plan is None:
        return {}
    found: dict[str, object] = {
        name: value for name in _PLAN_FIELDS if (value := getattr(plan, name)) or name == "start"
    }
    found |= {f"action/{a.id}": a for a in plan.actions}
    found |= {f"review/{name}": review for name, review in _by_day(plan.reviews)}
    return {**found, **_order("action", plan.actions)}


def plan_of(records: Records, id_: PlanId) -> Plan | None:
    """The plan that records make; None of none."""
    if "start" not in records:
        return None
    plan = Plan(id=id_, start=_NO_DAY, actions=_rows("action", Action, records))
    reviews = sorted(_of_kind("review", HeldReview, records).values(), key=lambda r: (r.day, not r.closed))
    held: dict[str, Any] = {name: records[name] for name in _PLAN_FIELDS if name in records}
    return replace(plan, reviews=tuple(reviews), **held)


def discussion_records(discussion: Discussion) -> Records:
    """What was settled as records. Dots are one: those of two votes can't be mixed."""
    found: dict[str, object] = {f"settled/{p}": settled for p, settled in discussion.settled.items()}
    found |= {f"goal/{p}": aim for p, aim in discussion.aims.items()}
    found |= {f"service/{n}": service for n, service in enumerate(discussion.services)}
    single = {
        "facilitator": discussion.facilitator,
        "votes": dict(discussion.votes),
        "discussed": discussion.discussed,
        "parked": discussion.parking,
    }
    return {**found, **{name: value for name, value in single.items() if value}}


def discussion_of(records: Records) -> Discussion:
    """The discussion that records make."""
    services = _of_kind("service", Service, records)
    return Discussion(
        facilitator=_get(records, "facilitator", ""),
        settled={PracticeId(p): s for p, s in sorted(_of_kind("settled", Settled, records).items())},
        aims={PracticeId(p): aim for p, aim in sorted(_of_kind("goal", int, records).items())},
        votes=_get(records, "votes", {}),
        discussed=_get(records, "discussed", ()),
        services=tuple(services[n] for n in sorted(services, key=int)),
        parking=_get(records, "parked", ()),
    )


def worksheet_records(sheets: Worksheets) -> Records:
    """The worksheets as records: each row with its cells, and what was noted beside the rows."""
    single = {
        "tested_on": sheets.channels.tested_on,
        "silent": sheets.groups.silent,
        "silent_on": sheets.groups.silent_on,
        **{f"still_true/{sheet.value}": sheet for sheet in sheets.still_true},
    }
    found: dict[str, object] = {name: value for name, value in single.items() if value}
    for kind, rows in _sheet_rows(sheets):
        found |= {f"{kind}/{row.id}": row for row in rows}
        found |= _order(kind, rows)
    return found


def worksheets_of(records: Records) -> Worksheets:
    """The worksheets that records make."""
    plain = Worksheets()
    return Worksheets(
        channels=replace(
            plain.channels,
            channels=_rows("channel", Channel, records),
            tested_on=_get(records, "tested_on", None),
        ),
        groups=replace(
            plain.groups,
            groups=_rows("group", CustomerGroup, records),
            techniques=_rows("technique", Technique, records),
            silent=_get(records, "silent", ""),
            silent_on=_get(records, "silent_on", None),
        ),
        processes=_rows("process", Process, records),
        requests=_rows("request", TechnologyRequest, records),
        customer_facts=_rows("fact", CustomerFact, records),
        still_true=frozenset(_of_kind("still_true", Worksheet, records).values()),
    )


def _sheet_rows(sheets: Worksheets) -> Iterator[tuple[str, tuple[WithId, ...]]]:
    yield "channel", sheets.channels.channels
    yield "technique", sheets.groups.techniques
    yield "group", sheets.groups.groups
    yield "process", sheets.processes
    yield "request", sheets.requests
    yield "fact", sheets.customer_facts


def _order(kind: str, rows: Iterable[WithId]) -> Records:
    ids = tuple(row.id for row in rows)
    return {f"order/{kind}": ids} if ids else {}


def _by_day(reviews: Iterable[HeldReview]) -> Iterator[tuple[str, HeldReview]]:
    """Reviews by their day, and which of that day they are: the number in the plan differs by copy."""
    seen: dict[date, int] = {}
    for review in reviews:
        n = seen[review.day] = seen.get(review.day, 0) + 1
        yield f"{review.day.isoformat()} {n}", review


T = TypeVar("T")


def _of_kind(kind: str, type_: type[T], records: Records) -> dict[str, T]:
    found = {about_of(name): value for name, value in records.items() if kind_of(name) == kind}
    return {about: value for about, value in found.items() if isinstance(value, type_)}


def _get(records: Records, name: str, without: T) -> T:
    return cast("T", records.get(name, without))  # a record of this name holds nothing else


def _rows(kind: str, type_: type[Row], records: Records) -> tuple[Row, ...]:
    """The rows of a kind in their order; what the order does not name comes last."""
    rows = _of_kind(kind, type_, records)
    order: tuple[str, ...] = _get(records, f"order/{kind}", ())
    named = [id_ for id_ in order if id_ in rows]
    return tuple(rows[id_] for id_ in (*named, *(id_ for id_ in sorted(rows) if id_ not in named)))


def told(value: object) -> object:
    """A value as JSON knows it, without what is empty, so that a field added later changes no hash."""
    kind: Any = type(value)
    if names := _field_names(kind):
        found = {}
        for name in names:
            held = getattr(value, name)
            if held not in (None, "", (), False, {}):
                found[name] = held if type(held) in _PLAIN else told(held)
        return found
    if isinstance(value, Mapping):
        return {str(told(key)): told(item) for key, item in value.items()}
    if isinstance(value, tuple | frozenset):
        return [told(item) for item in (sorted(value) if isinstance(value, frozenset) else value)]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bytes):
        return sha256(value).hexdigest()
    return value.isoformat() if isinstance(value, date) else value


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass, if it is one; kept, as each of hundreds of steps asks at every key."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def first_state(value: object) -> bytes:
    """The state of a record that was never changed: a hash of what it says."""
    text = json.dumps(told(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(text.encode(errors="surrogatepass")).digest()[:STATE]


def next_state(before: Iterable[bytes], value: object) -> bytes:
    """The state of a record after a change from others; None is its removal."""
    return sha256(b"".join(sorted(before)) + first_state(value)).digest()[:STATE]


def changed(before: Records, after: Records, known: Histories) -> Histories:
    """The histories of the records that a change touched, from the histories there were."""
    found = {}
    for name in before.keys() | after.keys():
        old, new = before.get(name), after.get(name)
        if old is new or old == new:
            continue
        history = known.get(name)
        if old is None and history is None:
            continue  # it is as it was first made
        states = history.states if history else (first_state(old),)
        found[name] = History(
            states=(*states, next_state(states[-1:], new))[-MOST_STATES:], removed=new is None
        )
    return found


def history_of(name: str, value: object, known: Histories) -> History | None:
    """The history of a record with a value, or of one that was removed; None of one that never was."""
    if name in known:
        return known[name]
    return None if value is None else History(states=(first_state(value),))


def in_one_order(here: tuple[str, ...], there: tuple[str, ...]) -> tuple[str, ...] | None:
    """Both orders in one, where what both have stands in the same order; None if it does not."""
    if [x for x in here if x in there] != [x for x in there if x in here]:
        return None
    found = list(here)
    for n, id_ in enumerate(there):
        if id_ not in found:
            at = found.index(there[n - 1]) + 1 if n else 0
            found.insert(at, id_)
    return tuple(found)


def without_circles(actions: tuple[Action, ...]) -> tuple[Action, ...]:
    """Actions that wait only for those that are there, and never for themselves by way of others."""
    ids = {a.id for a in actions}
    waits: dict[ActionId, tuple[ActionId, ...]] = {}
    for action in actions:
        kept = [d for d in action.depends_on if d in ids and not _leads(d, action.id, waits)]
        waits[action.id] = tuple(kept)
    return tuple(replace(a, depends_on=waits[a.id]) if waits[a.id] != a.depends_on else a for a in actions)


def _leads(start: ActionId, to: ActionId, waits: Mapping[ActionId, Collection[ActionId]]) -> bool:
    """Whether one action waits for another, by whatever way."""
    seen, left = set[ActionId](), [start]
    while left:
        at = left.pop()
        if at == to:
            return True
        if at not in seen:
            seen.add(at)
            left += waits.get(at, ())
    return False
