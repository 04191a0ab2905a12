"""The worksheets of a round: what they begin with, one change of them at a time, and the round before.

A group fills them in, so no threshold holds for them, and they may be filled in before a round is closed.
They never change an answer. The three-thirds sheet lies in the discussion: see `services`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from sixelements.application.events import Announce, StoreChange, What, tell_nobody
from sixelements.application.limits import check_worksheets
from sixelements.application.ports import Workbook
from sixelements.application.rounds import as_it_is
from sixelements.domain.actions import Gates
from sixelements.domain.assessment import Assessment, Worksheet
from sixelements.domain.channels import Channel, ChannelMatrix
from sixelements.domain.customer_groups import CustomerGroup, GroupMatrix, Technique
from sixelements.domain.discussion import Service
from sixelements.domain.facts import CustomerFact
from sixelements.domain.rounds import Round
from sixelements.domain.technology_gate import TechnologyRequest
from sixelements.domain.waste_walk import as_left
from sixelements.domain.worksheets import NO_WORKSHEETS, Worksheets, begun_sheets

SheetEdit = Callable[[Worksheets], Worksheets]
"""A change that says only what changes; all else stays as it is when it is made."""
_PART: Mapping[Worksheet, Callable[[Worksheets], object]] = {
    Worksheet.CHANNELS: lambda s: s.channels,
    Worksheet.GROUPS: lambda s: s.groups,
    Worksheet.WASTE: lambda s: s.processes,
    Worksheet.GATE: lambda s: s.requests,
}
"""What of the worksheets is on a sheet; the fifth lies in the discussion, and no round takes it over."""


def of(book: Workbook, round_: Round) -> Worksheets:
    """The worksheets of a round; before the first change, what they begin with."""
    stored = book.worksheets.of(round_.id)
    return stored if stored != NO_WORKSHEETS else _start(book, round_)


def begun(book: Workbook, round_: Round) -> bool:
    """Whether anything was filled in in this round."""
    return book.worksheets.of(round_.id) != NO_WORKSHEETS


def taken_over(book: Workbook, round_: Round) -> frozenset[Worksheet]:
    """The sheets that still are as the last round left them: nobody looked at them in this one.

    Once anything on a sheet is changed, or the group says that it still is true, it is this round's, and all
    on it counts.
    """
    earlier = before(book, round_)
    if earlier is None:
        return frozenset()
    start, now = earlier.without_days(), of(book, round_)
    begun_then = begun_sheets(start, ())
    return frozenset(s for s in begun_then - now.still_true if _PART[s](start) == _PART[s](now))


def said_still_true(sheet: Worksheet) -> SheetEdit:
    """That a sheet was looked at, and is as the last round left it."""
    return lambda now: replace(now, still_true=now.still_true | {sheet})


def own(book: Workbook, round_: Round) -> Worksheets:
    """What was filled in in this round; a sheet that was only taken over is empty."""
    stored = book.worksheets.of(round_.id)
    if stored == NO_WORKSHEETS:
        return stored
    left = taken_over(book, round_)
    return Worksheets(
        channels=ChannelMatrix() if Worksheet.CHANNELS in left else stored.channels,
        groups=GroupMatrix() if Worksheet.GROUPS in left else stored.groups,
        processes=() if Worksheet.WASTE in left else stored.processes,
        requests=() if Worksheet.GATE in left else stored.requests,
        customer_facts=stored.customer_facts,
    )


def gates_of(book: Workbook, round_: Round) -> Gates:
    """Whose technology is open: a gate that was passed stays so in the next round until it is taken back."""
    return of(book, round_).gates


def before(book: Workbook, round_: Round) -> Worksheets | None:
    """The worksheets of the round before this one, to compare with; None if nothing was filled in."""
    earlier = last(book, round_)
    return book.worksheets.of(earlier.id) if earlier else None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFacts:
    """What a group filled in for a round, with the three-thirds sheet, and what it had filled in before.

    ``round_before`` is the newest round that is compared with; None if nothing was filled in before.
    ``rounds_before`` says it of a sheet: one that was only taken over is older than the others. ``requests``
    are all that stand at the gate, also those of a sheet that was only taken over. ``went_later``: processes
    of which something went out after this round closed, which counts in a later one.
    """

    sheets: Worksheets = NO_WORKSHEETS
    services: tuple[Service, ...] = ()
    before: Worksheets = NO_WORKSHEETS
    services_before: tuple[Service, ...] = ()
    round_before: Round | None = None
    rounds_before: Mapping[Worksheet, Round] = field(default_factory=dict)
    requests: tuple[TechnologyRequest, ...] = ()
    went_later: frozenset[str] = frozenset()

    def before_of(self, sheet: Worksheet) -> Round | None:
        """The round that a sheet is compared with."""
        return self.rounds_before.get(sheet, self.round_before)

    @property
    def closed_before(self) -> date | None:
        """The day on which the round closed whose waste walk is compared with."""
        last = self.before_of(Worksheet.WASTE)
        return last.closed_on if last else None

    @property
    def begun(self) -> frozenset[Worksheet]:
        """The sheets on which anything was filled in."""
        return begun_sheets(self.sheets, self.services)

    def __bool__(self) -> bool:
        return bool(self.begun) or any(f.fact for f in self.sheets.customer_facts)


NO_FACTS = GroupFacts()


def group_facts(book: Workbook, round_: Round) -> GroupFacts:
    """What was filled in in this round, and not what the last one left or the assessment brings.

    What went out of a process after this round closed counts in the next round that walked it, if there is
    one.
    """
    rounds = book.rounds.of(round_.team)
    now, later = own(book, round_), [r for r in rounds if r.number > round_.number]
    went_later: set[str] = set()
    if any(p.walked for r in later for p in own(book, r).processes):
        left_so = [(p.id, p, as_left(p, round_.closed_on)) for p in now.processes]
        went_later = {id_ for id_, p, left in left_so if p != left}
        now = replace(now, processes=tuple(left for _id, _p, left in left_so))
    earlier = [
        _Filled(r, own(book, r), book.discussions.of(r.id).services)
        for r in rounds
        if r.number < round_.number
    ]
    found = {sheet: filled for filled in earlier for sheet in begun_sheets(filled.sheets, filled.services)}
    of_facts = [filled for filled in earlier if any(f.fact for f in filled.sheets.customer_facts)]
    newest = max((*found.values(), *of_facts), key=lambda filled: filled.round.number, default=None)

    def then(sheet: Worksheet) -> Worksheets:
        return found[sheet].sheets if sheet in found else NO_WORKSHEETS

    return GroupFacts(
        sheets=now,
        services=book.discussions.of(round_.id).services,
        before=Worksheets(
            channels=then(Worksheet.CHANNELS).channels,
            groups=then(Worksheet.GROUPS).groups,
            processes=then(Worksheet.WASTE).processes,
            requests=then(Worksheet.GATE).requests,
            customer_facts=newest.sheets.customer_facts if newest else (),
        ),
        services_before=found[Worksheet.THIRDS].services if Worksheet.THIRDS in found else (),
        round_before=newest.round if newest else None,
        rounds_before={sheet: filled.round for sheet, filled in found.items()},
        requests=of(book, round_).requests,
        went_later=frozenset(went_later),
    )


class _Filled(NamedTuple):
    """What was filled in in a round."""

    round: Round
    sheets: Worksheets
    services: tuple[Service, ...]


def change(book: Workbook, round_: Round, edit: SheetEdit, *, announce: Announce = tell_nobody) -> Worksheets:
    """Change the worksheets of a round; returns them as they are now.

    Raises BadInput for what does not fit, and NotFound where the round is gone.
    """
    with book.change():
        now = as_it_is(book, round_)
        old = of(book, now)
        new = edit(old)
        if new == old:
            return old
        check_worksheets(new, before=old)
        book.worksheets.put(now.id, new)
    announce(StoreChange.of(What.WORKSHEETS, round_))
    return new


def last(book: Workbook, round_: Round) -> Round | None:
    """The newest earlier round of the team with worksheets."""
    earlier = [r for r in book.rounds.of(round_.team) if r.number < round_.number and begun(book, r)]
    return earlier[-1] if earlier else None


def _start(book: Workbook, round_: Round) -> Worksheets:
    earlier = before(book, round_)
    if earlier is not None:
        return earlier.without_days()
    return first_rows(book.assessments.get(round_.assessment))


def first_rows(assessment: Assessment) -> Worksheets:
    """Empty worksheets with the rows that the assessment brings; none if it brings none."""
    content = assessment.worksheets
    if content is None:
        return NO_WORKSHEETS
    techniques: Sequence[Technique] = [
        Technique(id=t.id, name=t.name, kind=t.kind, shown=t.shown) for t in content.techniques
    ]
    return Worksheets(
        channels=ChannelMatrix(channels=tuple(Channel(id=c.id, name=c.name) for c in content.channels)),
        groups=GroupMatrix(
            groups=tuple(CustomerGroup(id=g.id, name=g.name) for g in content.groups),
            techniques=tuple(techniques),
        ),
        customer_facts=tuple(CustomerFact(id=f.id, name=f.name) for f in content.facts),
    )
