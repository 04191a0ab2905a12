"""Two copies of the same records brought together: what one side alone changed comes in, the rest is asked.

No clock is asked, and where both sides changed a record in different ways, no side wins by itself.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from itertools import count
from typing import Any

from sixelements.domain.actions import Action, HeldReview
from sixelements.domain.records import (
    ADDED_TO,
    MOST_STATES,
    Histories,
    History,
    Records,
    history_of,
    in_one_order,
    kind_of,
    next_state,
)
from sixelements.domain.rounds import Round
from sixelements.domain.teams import Team

_TOGETHER = {
    "start": "dates", "due": "dates", "horizon": "dates", "not_before": "dates", "pinned": "dates",
    "when": "say it aloud", "then": "say it aloud", "status": "status", "evidence": "status",
}  # fmt: skip
"""Fields that are chosen together, since half of each would be nobody's."""
WHOLE = ""
"""The one part of a record that is chosen as a whole."""
SAID_TWICE = "sheets that say the same"
_ROWS = frozenset({"action", "channel", "technique", "group", "process", "request", "fact"})
"""Kinds of which two can stand side by side."""


class Side(StrEnum):
    """Which copy."""

    HERE = "here"
    COPY = "copy"


class Fate(StrEnum):
    """What becomes of a record."""

    SAME = "same in both"
    HERE = "changed or made here"
    COPY = "changed or made in the copy"
    CLASH = "changed on both sides"
    BOTH = "added to on both sides"


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A record as both copies have it; None if one does not. ``parts`` are what a clash is chosen by."""

    name: str
    here: object | None
    there: object | None
    outcome: Fate
    parts: tuple[str, ...] = ()

    @property
    def removed(self) -> Side | None:
        """The side on which it was removed while the other changed it."""
        if self.outcome is not Fate.CLASH:
            return None
        return Side.HERE if self.here is None else Side.COPY if self.there is None else None

    @property
    def can_be_two(self) -> bool:
        """Whether both can be kept, as two."""
        clash = self.outcome is Fate.CLASH and self.removed is None
        return clash and kind_of(self.name) in _ROWS


@dataclass(frozen=True, slots=True)
class GoneHere:
    """A team that was removed here, or one of its rounds, as the copy still has it, with so many sheets."""

    team: Team
    rounds: tuple[Round, ...]
    sheets: int


@dataclass(frozen=True, slots=True)
class SaidTwice:
    """How many sheets of the copy say word for word what sheets say that only this side has."""

    sheets: int


def gone_here(what: Team | Round, found: GoneHere) -> Met:
    """That something was removed here and has answers or a plan in the copy; a person chooses."""
    kind = "removed team" if isinstance(what, Team) else "removed round"
    return Met(name=f"{kind}/{what.id}", here=None, there=found, outcome=Fate.CLASH, parts=(WHOLE,))


def said_twice(sheets: int) -> Met:
    """That sheets may be in both copies under other ids, as where both took one file in; a person chooses."""
    found = SaidTwice(sheets)
    return Met(name=SAID_TWICE, here=found, there=found, outcome=Fate.CLASH, parts=(WHOLE,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """What a person chose for a clash: a side for each part, or to keep both as two."""

    sides: Mapping[str, Side] = field(default_factory=dict)
    two: bool = False

    @property
    def whole(self) -> Side | None:
        """The side of what is chosen as a whole; None while it is open."""
        return self.sides.get(WHOLE)

    def settles(self, met: Met) -> bool:
        """Whether nothing is left to choose."""
        return (self.two and met.can_be_two) or all(part in self.sides for part in met.parts)


def all_from(side: Side, met: Met) -> Pick:
    """Every part from one side."""
    return Pick(sides=dict.fromkeys(met.parts, side))


def meet(here: Records, there: Records, known_here: Histories, known_there: Histories) -> tuple[Met, ...]:
    """Every record that either copy has or had, and what becomes of it."""
    names = {*here, *there, *known_here, *known_there}
    return tuple(
        _met(
            name,
            here.get(name),
            there.get(name),
            history_of(name, here.get(name), known_here),
            history_of(name, there.get(name), known_there),
        )
        for name in sorted(names)
        if name in here or name in there
    )


def _met(
    name: str, here: object | None, there: object | None, ours: History | None, theirs: History | None
) -> Met:
    outcome = _outcome(here, there, ours, theirs)
    if outcome is Fate.CLASH and _can_be_joined(name, here, there):
        outcome = Fate.BOTH
    parts = _parts(here, there) if outcome is Fate.CLASH else ()
    return Met(name=name, here=here, there=there, outcome=outcome, parts=parts)


def _outcome(here: object | None, there: object | None, ours: History | None, theirs: History | None) -> Fate:
    if here == there:
        return Fate.SAME
    if ours is None:
        return Fate.COPY
    if theirs is None:
        return Fate.HERE
    behind, ahead = ours.last in theirs.states, theirs.last in ours.states
    if behind == ahead:
        return Fate.CLASH
    return Fate.COPY if behind else Fate.HERE


def _can_be_joined(name: str, here: object | None, there: object | None) -> bool:
    """Whether both can be kept without a question: lists that are added to, orders, reviews."""
    if here is None or there is None:
        return False
    kind = kind_of(name)
    if kind == "order":
        return in_one_order(_tuple(here), _tuple(there)) is not None
    return kind in ADDED_TO or kind == "review"


def _tuple(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _parts(here: object | None, there: object | None) -> tuple[str, ...]:
    """What is chosen by itself, in the order of the fields: what differs, some fields together."""
    if here is None or there is None or type(here) is not type(there) or not isinstance(here, Action):
        return (WHOLE,)
    differ = (f.name for f in fields(here) if getattr(here, f.name) != getattr(there, f.name))
    return tuple(dict.fromkeys(_TOGETHER.get(name, name) for name in differ))


def fields_of(part: str) -> tuple[str, ...]:
    """The fields of an action that a part stands for."""
    return tuple(name for name, of in _TOGETHER.items() if of == part) or (part,)


def become(met: Met, pick: Pick | None = None) -> object | None:
    """The value that a record gets; None if it goes. Of two that are kept it is the one from here.

    A clash must be settled by a ``pick``.
    """
    if met.outcome in (Fate.SAME, Fate.HERE):
        return met.here
    if met.outcome is Fate.COPY:
        return met.there
    if met.outcome is Fate.BOTH:
        return _joined(met)
    if pick is None or not pick.settles(met):
        raise ValueError("a clash that nobody settled")
    if pick.two:
        return met.here
    if met.parts == (WHOLE,):
        return met.here if pick.sides[WHOLE] is Side.HERE else met.there
    from_there = [name for part in met.parts if pick.sides[part] is Side.COPY for name in fields_of(part)]
    changes: dict[str, Any] = {name: getattr(met.there, name) for name in from_there}
    return replace(met.here, **changes) if isinstance(met.here, Action) else met.here


def _joined(met: Met) -> object:
    here, there = met.here, met.there
    if isinstance(here, HeldReview):
        return here
    ours, theirs = _tuple(here), _tuple(there)
    if kind_of(met.name) == "order":
        return in_one_order(ours, theirs) or ours
    return (*ours, *(entry for entry in theirs if entry not in ours))


def together(
    found: Sequence[Met],
    picks: Mapping[str, Pick],
    known_here: Histories,
    known_there: Histories,
    *,
    new_id: Callable[[], str],
) -> tuple[Records, Histories]:
    """The records that two copies make, and the histories that differ from those here.

    ``picks`` settle the clashes, by the names of records; ``new_id`` names the second of two that are kept.
    """
    records: dict[str, object] = {}
    histories: dict[str, History] = {}
    for met in found:
        pick = picks.get(met.name)
        value = become(met, pick)
        if value is not None:
            records[met.name] = value
        ours = history_of(met.name, met.here, known_here)
        theirs = history_of(met.name, met.there, known_there)
        if after := _history_after(met, value, ours, theirs):
            histories[met.name] = after
    taken = {met.name for met in found}
    for met in found:
        pick = picks.get(met.name)
        twice = met.outcome is Fate.BOTH and isinstance(met.there, HeldReview)
        if (pick and pick.two) or (twice and met.there not in records.values()):
            name, value = _second(met, taken | records.keys(), new_id)
            records[name] = value
    return records, histories


def _second(met: Met, taken: Collection[str], new_id: Callable[[], str]) -> tuple[str, object]:
    """What the copy has, under a name of its own."""
    if isinstance(met.there, HeldReview):
        free = (f"{met.name.rpartition(' ')[0]} {n}" for n in count(2))
        return next(name for name in free if name not in taken), met.there
    kind = kind_of(met.name)
    id_ = f"own-{new_id()}" if kind == "action" else new_id()
    row: Any = met.there
    return f"{kind}/{id_}", replace(row, id=id_)


def _history_after(
    met: Met, value: object | None, ours: History | None, theirs: History | None
) -> History | None:
    """The history that a record gets, so that whoever comes together with it again is known to be behind.

    None if it stays as it is.
    """
    if met.outcome in (Fate.SAME, Fate.HERE):
        return None
    if met.outcome is Fate.COPY or ours is None or theirs is None:
        return theirs
    states = (*ours.states, *(s for s in theirs.states if s not in ours.states))
    last = next_state((ours.last, theirs.last), value)
    return History(states=(*states, last)[-MOST_STATES:], removed=value is None)
