"""The words that a group wrote on its worksheets, and the sheets with other words in their place."""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto

from sixelements.application.worksheets import GroupFacts
from sixelements.domain.assessment import Worksheet
from sixelements.domain.channels import ChannelMatrix
from sixelements.domain.customer_groups import GroupMatrix
from sixelements.domain.discussion import Service
from sixelements.domain.facts import CustomerFact, HardFact
from sixelements.domain.technology_gate import TechnologyRequest
from sixelements.domain.waste_walk import Process, ProcessStep
from sixelements.domain.worksheets import Worksheets


class SheetText(Enum):
    """What a text of a worksheet is."""

    NAME = auto()
    """Of a row, a process, a step, or a service."""
    DOER = auto()
    """Who does a step, or who asked for a tool."""
    SEEN = auto()
    """A waste that was seen."""
    NOTE = auto()
    SOURCE = auto()
    """Where a figure is from, of which period, and in which unit."""


OtherWords = Callable[[Worksheet | None, SheetText, str], str]
"""What stands in place of a text of a sheet, or of the customer facts (None)."""


def with_other_words(facts: GroupFacts, change: OtherWords) -> GroupFacts:
    """The sheets of both rounds with every text replaced by what ``change`` makes of it, one by one."""
    return replace(
        facts,
        sheets=_sheets(facts.sheets, change),
        services=tuple(_service(s, change) for s in facts.services),
        before=_sheets(facts.before, change),
        services_before=tuple(_service(s, change) for s in facts.services_before),
    )


def _sheets(sheets: Worksheets, change: OtherWords) -> Worksheets:
    return replace(
        sheets,
        channels=_channels(sheets.channels, change),
        groups=_groups(sheets.groups, change),
        processes=tuple(_process(p, change) for p in sheets.processes),
        requests=tuple(_request(r, change) for r in sheets.requests),
        customer_facts=tuple(_customer_fact(f, change) for f in sheets.customer_facts),
    )


def _channels(matrix: ChannelMatrix, change: OtherWords) -> ChannelMatrix:
    def new(text: SheetText, words: str) -> str:
        return change(Worksheet.CHANNELS, text, words)

    rows = (
        replace(
            c,
            name=new(SheetText.NAME, c.name),
            cells={
                e: replace(
                    cell, note=new(SheetText.NOTE, cell.note), source=new(SheetText.SOURCE, cell.source)
                )
                for e, cell in c.cells.items()
            },
        )
        for c in matrix.channels
    )
    return replace(matrix, channels=tuple(rows))


def _groups(matrix: GroupMatrix, change: OtherWords) -> GroupMatrix:
    def new(text: SheetText, words: str) -> str:
        return change(Worksheet.GROUPS, text, words)

    rows = (
        replace(
            g,
            name=new(SheetText.NAME, g.name),
            cells={
                t: replace(
                    cell, note=new(SheetText.NOTE, cell.note), source=new(SheetText.SOURCE, cell.source)
                )
                for t, cell in g.cells.items()
            },
        )
        for g in matrix.groups
    )
    return replace(
        matrix,
        groups=tuple(rows),
        techniques=tuple(replace(t, name=new(SheetText.NAME, t.name)) for t in matrix.techniques),
        silent=new(SheetText.NOTE, matrix.silent),
    )


def _process(process: Process, change: OtherWords) -> Process:
    def new(text: SheetText, words: str) -> str:
        return change(Worksheet.WASTE, text, words)

    def step(one: ProcessStep) -> ProcessStep:
        wastes = {w: replace(f, text=new(SheetText.SEEN, f.text)) for w, f in one.wastes.items()}
        name, who = new(SheetText.NAME, one.name), new(SheetText.DOER, one.who)
        return replace(one, name=name, who=who, wastes=wastes)

    return replace(
        process,
        name=new(SheetText.NAME, process.name),
        starts=new(SheetText.NOTE, process.starts),
        ends=new(SheetText.NOTE, process.ends),
        customer=new(SheetText.NOTE, process.customer),
        steps=tuple(step(s) for s in process.steps),
    )


def _request(request: TechnologyRequest, change: OtherWords) -> TechnologyRequest:
    def new(text: SheetText, words: str) -> str:
        return change(Worksheet.GATE, text, words)

    return replace(
        request,
        name=new(SheetText.NAME, request.name),
        asked_by=new(SheetText.DOER, request.asked_by),
        points={n: replace(p, note=new(SheetText.NOTE, p.note)) for n, p in request.points.items()},
    )


def _service(service: Service, change: OtherWords) -> Service:
    facts = {line: _fact(fact, Worksheet.THIRDS, change) for line, fact in service.facts.items()}
    return replace(service, name=change(Worksheet.THIRDS, SheetText.NAME, service.name), facts=facts)


def _customer_fact(told: CustomerFact, change: OtherWords) -> CustomerFact:
    name = change(None, SheetText.NAME, told.name)
    return replace(told, name=name, fact=_fact(told.fact, None, change) if told.fact else None)


def _fact(fact: HardFact, of: Worksheet | None, change: OtherWords) -> HardFact:
    told = (fact.unit, fact.source, fact.period)
    unit, source, period = (change(of, SheetText.SOURCE, words) for words in told)
    return replace(fact, unit=unit, source=source, period=period)
