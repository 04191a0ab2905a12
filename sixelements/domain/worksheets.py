"""The worksheets of a round as a group fills them in: facts beside the answers, which they never change."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from sixelements.domain.channels import ChannelMatrix
from sixelements.domain.customer_groups import GroupMatrix
from sixelements.domain.facts import CustomerFact
from sixelements.domain.technology_gate import TechnologyRequest
from sixelements.domain.waste_walk import Process


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=_WithId)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheets:
    """Channels, customer groups, processes, requests for technology, and customer facts of a round.

    The fifth sheet, three thirds, is kept with what the room settled: ``Discussion.services``.
    """

    channels: ChannelMatrix = field(default_factory=ChannelMatrix)
    groups: GroupMatrix = field(default_factory=GroupMatrix)
    processes: tuple[Process, ...] = ()
    requests: tuple[TechnologyRequest, ...] = ()
    customer_facts: tuple[CustomerFact, ...] = ()

    def without_days(self) -> "Worksheets":
        """The same as a start for the next round: what must be looked at again is open.

        Marks, notes, rows and points of a gate stay; facts about customers are asked again.
        """
        return replace(
            self,
            channels=replace(self.channels, tested_on=None),
            groups=replace(self.groups, silent_on=None),
            customer_facts=tuple(replace(f, fact=None) for f in self.customer_facts),
        )


NO_WORKSHEETS = Worksheets()


def row_of(rows: Iterable[Row], id_: str) -> Row | None:
    """The row with an id."""
    return next((r for r in rows if r.id == id_), None)


def with_row(rows: Iterable[Row], changed: Row) -> tuple[Row, ...]:
    """The rows with one in the place of that with its id; a new one comes last."""
    rows = tuple(rows)
    if row_of(rows, changed.id) is None:
        return (*rows, changed)
    return tuple(changed if r.id == changed.id else r for r in rows)


def without_row(rows: Iterable[Row], id_: str) -> tuple[Row, ...]:
    """The rows without one."""
    return tuple(r for r in rows if r.id != id_)


def moved_row(rows: Iterable[Row], id_: str, by: int) -> tuple[Row, ...]:
    """The rows with one moved up (negative) or down, as far as there is a place."""
    order = list(rows)
    at = next((n for n, r in enumerate(order) if r.id == id_), None)
    if at is None:
        return tuple(order)
    to = min(max(at + by, 0), len(order) - 1)
    order.insert(to, order.pop(at))
    return tuple(order)
