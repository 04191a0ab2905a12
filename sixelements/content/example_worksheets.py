"""What the worked example's team filled in on its worksheets, read into changes of them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sixelements.content.toml_gate import TomlProblem, read_toml
from sixelements.domain.channels import Channel, Expectation, Volume
from sixelements.domain.customer_groups import CustomerGroup, Technique
from sixelements.domain.discussion import LINES, Service
from sixelements.domain.errors import BadInput
from sixelements.domain.facts import HardFact
from sixelements.domain.ids import PracticeId
from sixelements.domain.marks import MarkedCell
from sixelements.domain.technology_gate import PointAnswer, TechnologyRequest
from sixelements.domain.waste_walk import DAY, Ease, Process, ProcessStep, Waste, WasteFound
from sixelements.domain.worksheets import Worksheets, row_of, with_row
from sixelements.i18n import _

CellMark = Annotated[int, Field(ge=0, le=2)]
VolumeName = Literal["high", "medium", "low"]
Key = TypeVar("Key")


class ExampleTable(BaseModel):
    """A table of the example's own files. An unknown key is a mistake, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class NoteTable(ExampleTable):
    """A note on a cell of a channel."""

    expectation: Expectation
    note: str
    source: str = ""
    day: date | None = None


class ChannelTable(ExampleTable):
    """A channel in use, with a mark for each expectation."""

    id: str
    volume: VolumeName
    marks: tuple[CellMark, ...] = Field(min_length=len(Expectation), max_length=len(Expectation))
    notes: tuple[NoteTable, ...] = ()


class CustomersTable(ExampleTable):
    """A customer group, with a mark for each of the ways to hear."""

    id: str
    name: str
    main: bool = False
    marks: tuple[CellMark, ...]


class WasteTable(ExampleTable):
    """A waste at a step; ``share`` in per cent of cases."""

    waste: Waste
    text: str
    minutes: float
    share: float
    ease: Ease
    out_on: date | None = None


class StepTable(ExampleTable):
    """A step of a process; ``work`` in minutes, ``days`` working days, ``usable`` in per cent."""

    id: str
    name: str
    who: str
    work: float
    days: float
    usable: float
    adds_value: bool
    required: bool = False
    wastes: tuple[WasteTable, ...] = ()


class ProcessTable(ExampleTable):
    """A process of the waste walk."""

    id: str
    name: str
    starts: str
    ends: str
    customer: str
    monthly: float
    contacts: int | None = None
    repeats: int | None = None
    steps: tuple[StepTable, ...]


class PointTable(ExampleTable):
    """An answer to a point of the gate."""

    number: int
    yes: bool
    note: str = ""


class RequestTable(ExampleTable):
    """A request for a tool."""

    id: str
    name: str
    asked_by: str
    process: str
    opens: str
    points: tuple[PointTable, ...]


class FactTable(ExampleTable):
    """A figure with its source."""

    value: float
    unit: str = "%"
    share: bool = False
    source: str
    period: str
    n: int | None = None


class LineFactTable(FactTable):
    """A fact beside a line of a service."""

    line: int = Field(ge=1, le=LINES)


class ServiceTable(ExampleTable):
    """What the worksheet adds to a service that the discussion file rated."""

    name: str
    all_three: int | None = None
    facts: tuple[LineFactTable, ...] = ()


class CustomerFactTable(ExampleTable):
    """A figure about customers; its unit is the one that the assessment gives it."""

    id: str
    value: float
    source: str
    period: str
    n: int | None = None


class WorksheetsFile(ExampleTable):
    """All sheets of a round."""

    tested_on: date | None = None
    ways: tuple[str, ...]
    silent: str = ""
    silent_on: date | None = None
    channels: tuple[ChannelTable, ...]
    groups: tuple[CustomersTable, ...]
    processes: tuple[ProcessTable, ...]
    requests: tuple[RequestTable, ...]
    services: tuple[ServiceTable, ...] = ()
    customer_facts: tuple[CustomerFactTable, ...]

    def sheets(self, now: Worksheets, units: Mapping[str, tuple[str, bool]]) -> Worksheets:
        """The sheets as filled in; ``units``: of each customer fact its unit, and whether it is a share."""
        matrix, heard = now.channels, now.groups
        for channel in self.channels:
            known = _known(row_of(matrix.channels, channel.id), channel.id)
            matrix = replace(matrix, channels=with_row(matrix.channels, _channel(known, channel)))
        facts = now.customer_facts
        for told in self.customer_facts:
            unit, share = _known(units.get(told.id), told.id)
            row = _known(row_of(facts, told.id), told.id)
            facts = with_row(facts, replace(row, fact=_customer_fact(told, unit, share=share)))
        return replace(
            now,
            channels=replace(matrix, tested_on=self.tested_on),
            groups=replace(
                heard,
                groups=tuple(_group(g, self.ways) for g in self.groups),
                techniques=_shown(heard.techniques, self.ways),
                silent=self.silent,
                silent_on=self.silent_on,
            ),
            processes=tuple(_process(p) for p in self.processes),
            requests=tuple(_request(r) for r in self.requests),
            customer_facts=facts,
        )

    def told(self, services: Iterable[Service]) -> tuple[Service, ...]:
        """The services with what the worksheet adds to them."""
        more = {s.name: s for s in self.services}
        return tuple(_service(s, more[s.name]) if s.name in more else s for s in services)


def load_worksheets(path: Path) -> WorksheetsFile:
    """Read the worksheets of a round; raises BadInput with what is wrong."""
    try:
        return WorksheetsFile.model_validate(read_toml(path))
    except (TomlProblem, ValidationError) as error:
        raise BadInput(_("The worked example can't be read: {reason}").format(reason=error)) from None


def _known(row: Key | None, id_: str) -> Key:
    if row is None:
        text = _("The worked example can't be read: {reason}")
        raise BadInput(text.format(reason=id_))
    return row


def _channel(row: Channel, table: ChannelTable) -> Channel:
    notes = {n.expectation: n for n in table.notes}
    cells = {}
    for expectation, mark in zip(Expectation, table.marks, strict=True):
        note = notes.get(expectation)
        cells[expectation] = MarkedCell(
            mark=mark,
            note=note.note if note else "",
            source=note.source if note else "",
            day=note.day if note else None,
        )
    return replace(row, used=True, volume=Volume[table.volume.upper()], cells=cells)


def _shown(techniques: tuple[Technique, ...], ways: tuple[str, ...]) -> tuple[Technique, ...]:
    for way in ways:
        _known(row_of(techniques, way), way)
    return tuple(replace(t, shown=t.id in ways) for t in techniques)


def _group(table: CustomersTable, ways: tuple[str, ...]) -> CustomerGroup:
    marks = zip(ways, table.marks, strict=True)
    cells = {way: MarkedCell(mark=mark) for way, mark in marks}
    return CustomerGroup(id=table.id, name=table.name, main=table.main, cells=cells)


def _process(table: ProcessTable) -> Process:
    return Process(
        id=table.id,
        name=table.name,
        starts=table.starts,
        ends=table.ends,
        customer=table.customer,
        monthly=table.monthly,
        contacts=table.contacts,
        repeats=table.repeats,
        steps=tuple(_step(s) for s in table.steps),
    )


def _step(table: StepTable) -> ProcessStep:
    wastes = {
        w.waste: WasteFound(text=w.text, minutes=w.minutes, share=w.share, ease=w.ease, out_on=w.out_on)
        for w in table.wastes
    }
    return ProcessStep(
        id=table.id,
        name=table.name,
        who=table.who,
        work=table.work,
        elapsed=table.days * DAY,
        usable=table.usable,
        adds_value=table.adds_value,
        required=table.required,
        wastes=wastes,
    )


def _request(table: RequestTable) -> TechnologyRequest:
    return TechnologyRequest(
        id=table.id,
        name=table.name,
        asked_by=table.asked_by,
        process=table.process,
        opens=PracticeId(table.opens),
        points={p.number: PointAnswer(yes=p.yes, note=p.note) for p in table.points},
    )


def _hard_fact(table: FactTable) -> HardFact:
    return HardFact(
        value=table.value,
        unit=table.unit,
        share=table.share,
        source=table.source,
        period=table.period,
        n=table.n,
    )


def _customer_fact(table: CustomerFactTable, unit: str, *, share: bool) -> HardFact:
    return HardFact(
        value=table.value, unit=unit, share=share, source=table.source, period=table.period, n=table.n
    )


def _service(service: Service, table: ServiceTable) -> Service:
    facts = {f.line: _hard_fact(f) for f in table.facts}
    return replace(service, all_three=table.all_three, facts=facts)
