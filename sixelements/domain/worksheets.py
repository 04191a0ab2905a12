"""The worksheets of a round as a group fills them in: facts beside the answers, which they never change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol, TypeVar

from sixelements.domain.actions import Gates
from sixelements.domain.assessment import Assessment, Worksheet
from sixelements.domain.channels import ChannelMatrix
from sixelements.domain.customer_groups import GroupMatrix
from sixelements.domain.discussion import LINES, Service
from sixelements.domain.facts import CustomerFact
from sixelements.domain.ids import PracticeId
from sixelements.domain.marks import Contrast
from sixelements.domain.technology_gate import TechnologyRequest, gates
from sixelements.domain.waste_walk import Process


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=_WithId)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheets:
    """Channels, customer groups, processes, requests for technology, and customer facts of a round.

    ``still_true``: the sheets of which the group said so, as the last round had left them. The fifth sheet,
    three thirds, is kept with what the room settled: ``Discussion.services``.
    """

    channels: ChannelMatrix = field(default_factory=ChannelMatrix)
    groups: GroupMatrix = field(default_factory=GroupMatrix)
    processes: tuple[Process, ...] = ()
    requests: tuple[TechnologyRequest, ...] = ()
    customer_facts: tuple[CustomerFact, ...] = ()
    still_true: frozenset[Worksheet] = frozenset()

    def without_days(self) -> "Worksheets":
        """The same as a start for the next round: what must be looked at again is open.

        Marks, notes, rows and points of a gate stay; facts about customers are asked again.
        """
        return replace(
            self,
            channels=replace(self.channels, tested_on=None),
            groups=replace(self.groups, silent_on=None),
            customer_facts=tuple(replace(f, fact=None) for f in self.customer_facts),
            still_true=frozenset(),
        )

    @property
    def gates(self) -> Gates:
        """Whose technology is open, and which process that of others waits for."""
        return gates(self.requests, {p.id: p.name for p in self.processes})

    def suggested(self, on: date) -> Mapping[Worksheet, int]:
        """The levels, 1 to 5, that the two matrices suggest on a day; none before they are filled in."""
        found = {Worksheet.CHANNELS: self.channels.level(on), Worksheet.GROUPS: self.groups.level(on)}
        return {sheet: level for sheet, level in found.items() if level is not None}


NO_WORKSHEETS = Worksheets()


def begun_sheets(sheets: Worksheets, services: Sequence[Service]) -> frozenset[Worksheet]:
    """The sheets on which anything was filled in; rows alone are nothing."""
    found = {
        Worksheet.CHANNELS: any(c.used and c.marked for c in sheets.channels.channels),
        Worksheet.GROUPS: sheets.groups.marked > 0,
        Worksheet.WASTE: any(p.walked for p in sheets.processes),
        Worksheet.GATE: bool(sheets.requests),
        Worksheet.THIRDS: any(s.facts or any(s.answer(n) for n in range(1, LINES + 1)) for s in services),
    }
    return frozenset(sheet for sheet, there in found.items() if there)


def told_practice(assessment: Assessment, sheet: Worksheet, asked: Iterable[PracticeId]) -> PracticeId | None:
    """The practice, of those asked, that a sheet tells most about; None if none is asked."""
    known = frozenset(asked)
    return next((p for p in assessment.practices_of(sheet) if p in known), None)


def contrasts(
    sheets: Worksheets, assessment: Assessment, said: Mapping[PracticeId, float | None], *, on: date
) -> Mapping[PracticeId, Contrast]:
    """The suggested levels beside the means of what people said, by practices that were asked.

    ``said``: the mean of every practice that was asked, None if it may not be shown.
    """
    told = {told_practice(assessment, sheet, said): level for sheet, level in sheets.suggested(on).items()}
    return {p: Contrast(level, said[p]) for p, level in told.items() if p is not None}


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
