"""The sheets of the worksheets: every mark, step, point, and fact in a row, beside the round before."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from sixelements.application.reports import Material
from sixelements.domain import legs
from sixelements.domain.assessment import Worksheet
from sixelements.domain.channels import Channel, Expectation
from sixelements.domain.customer_groups import CustomerGroup, GroupMatrix
from sixelements.domain.discussion import LINES, Service
from sixelements.domain.facts import HardFact
from sixelements.domain.technology_gate import TechnologyRequest
from sixelements.domain.waste_walk import (
    DAY,
    Process,
    ProcessStep,
    Removal,
    as_left,
    hours_taken_out,
    taken_out,
)
from sixelements.domain.worksheets import row_of
from sixelements.i18n import _
from sixelements.reporting.spreadsheet.model import (
    SheetColumn,
    SheetValue,
    SpreadsheetTable,
    count,
    day,
    number,
    text,
)
from sixelements.reporting.spreadsheet.scores import yes_or_no
from sixelements.wording.worksheets import (
    channel_marks,
    doer_letters,
    expectations,
    fact_verdict,
    gate_points,
    kind_name,
    line_names,
    staff_said,
    technique_marks,
    volume_name,
    waste_names,
)


def worksheets(material: Material) -> Iterable[SpreadsheetTable]:
    """A sheet for everything that was begun."""
    begun = material.facts.begun
    if begun:
        yield _figures(material)
    makers = (
        (Worksheet.CHANNELS, _channels),
        (Worksheet.GROUPS, _groups),
        (Worksheet.WASTE, _steps),
        (Worksheet.WASTE, _wastes),
        (Worksheet.GATE, _gate),
        (Worksheet.THIRDS, _services),
    )
    for sheet, make in makers:
        if sheet in begun:
            yield make(material)
    if any(f.fact for f in material.facts.sheets.customer_facts):
        yield _customer_facts(material)


def _figures(material: Material) -> SpreadsheetTable:
    """What the sheets come to, beside the round before."""
    now, old, begun = material.facts.sheets, material.facts.before, material.facts.begun
    columns = (
        text(_("Sheet"), _("The worksheet that says it."), width=18),
        text(_("Of"), _("The process, the request, or the leg that it says it of."), width=28),
        text(_("Figure"), _("What the figure is."), width=30),
        number(_("Now"), _("The figure in this round; empty if it is not known.")),
        _before(_("Before")),
    )
    rows: list[tuple[SheetValue, ...]] = []
    closed_on = material.facts.closed_before
    if Worksheet.CHANNELS in begun:
        covered = now.channels.coverage, old.channels.coverage
        rows.append((_("Channels"), "", _("Covered, 0 to 1"), *covered))
    if Worksheet.GROUPS in begun:
        rows += _heard(now.groups, old.groups if old.groups.marked else None)
    for process in now.processes:
        rows += _whole(process, row_of(old.processes, process.id), closed_on)
        if out := hours_taken_out(taken_out(old.processes, process, closed_on)):
            rows.append((_("Waste walk"), process.name, _("Hours a year taken out"), out, None))
    for request in now.requests:
        was = row_of(old.requests, request.id)
        met = request.met, was.met if was else None
        rows.append((_("Streamline first"), request.name, _("Points met, of 8"), *met))
    services, before = material.facts.services, material.facts.services_before
    for leg, name in material.assessment.legs.items():
        shares = legs.of_leg(services, leg), legs.of_leg(before, leg)
        if any(share is not None for share in shares):
            rows.append((_("Three thirds"), name, _("% of contacts"), *shares))
    return SpreadsheetTable(name=_("Worksheets"), columns=columns, rows=tuple(rows))


def _heard(now: GroupMatrix, old: GroupMatrix | None) -> Iterable[tuple[SheetValue, ...]]:
    counts: tuple[tuple[str, Callable[[GroupMatrix], int]], ...] = (
        (_("Groups heard in two kinds or more"), lambda m: len(m.in_two_kinds)),
        (_("Groups not heard at all"), lambda m: len(m.blind)),
        (_("Groups heard only through complaints and staff"), lambda m: len(m.loudest_only)),
        (_("Kinds in use, of 4"), lambda m: len(m.kinds_used)),
    )
    return [(_("Customer groups"), "", name, of(now), of(old) if old else None) for name, of in counts]


def _whole(now: Process, was: Process | None, closed_on: date | None) -> Iterable[tuple[SheetValue, ...]]:
    old = as_left(was, closed_on) if was else None
    figures: tuple[tuple[str, Callable[[Process], float | None]], ...] = (
        (_("Working days"), lambda p: None if p.elapsed is None else p.elapsed / DAY),
        (_("Minutes of work"), lambda p: p.work),
        (_("Time that adds value, 0 to 1"), lambda p: p.value_ratio),
        (_("Go through without rework, 0 to 1"), lambda p: p.rolled),
        (_("Hand-offs"), lambda p: p.hand_offs),
        (_("One contact was enough, 0 to 1"), lambda p: p.first_contact),
        (_("Hours lost a year"), lambda p: p.lost),
    )
    return [(_("Waste walk"), now.name, name, of(now), of(old) if old else None) for name, of in figures]


def _before(what: str, *, days: bool = False) -> SheetColumn:
    meaning = _("The same in the round before; empty if there was none.")
    return number(what, meaning, unit=_("days") if days else "", width=12)


def _mark_columns(marks: tuple[str, str, str]) -> tuple[SheetColumn, ...]:
    none, some, full = marks
    values = _("0 {none}; 1 {some}; 2 {full}").format(none=none, some=some, full=full)
    return (
        count(_("Mark"), _("What the group marked; empty if nobody did."), values=values, width=8),
        count(
            _("Mark before"),
            _("The same in the round before; empty if there was none."),
            values=values,
            width=12,
        ),
        text(_("Note"), _("What was noted on the mark."), width=40),
        text(_("Source"), _("What the mark stands on."), width=24),
        day(_("Dated"), _("The day of the note.")),
    )


def _channels(material: Material) -> SpreadsheetTable:
    heads = expectations(material.assessment)
    rows = [
        _channel(material, c, e, heads)
        for c in material.facts.sheets.channels.channels
        for e in Expectation
        if c.used or c.marked
    ]
    columns = (
        text(_("Id"), _("What tells the channel from all others."), width=12),
        text(_("Channel"), _("A way in which people meet the team."), width=26),
        text(
            _("In use"), _("Whether people use it; if not, it is in no figure."), values=_("yes, no"), width=8
        ),
        text(_("Volume"), _("How much comes by it."), width=9),
        number(_("Covered"), _("The marks of the channel, of 12."), unit=_("share"), values=_("0 to 1")),
        text(_("Expectation"), _("What is asked of it."), width=22),
        *_mark_columns(channel_marks(material.assessment)),
    )
    return SpreadsheetTable(name=_("Channels"), columns=columns, rows=tuple(rows))


def _channel(
    material: Material, channel: Channel, expectation: Expectation, heads: Mapping[Expectation, str]
) -> tuple[SheetValue, ...]:
    cell = channel.cell(expectation)
    old = row_of(material.facts.before.channels.channels, channel.id)
    return (
        channel.id,
        channel.name,
        yes_or_no(channel.used),
        volume_name(channel.volume) if channel.volume else None,
        channel.coverage,
        heads[expectation],
        cell.mark,
        old.mark(expectation) if old else None,
        cell.note,
        cell.source,
        cell.day,
    )


def _groups(material: Material) -> SpreadsheetTable:
    matrix = material.facts.sheets.groups
    columns = (
        text(_("Id"), _("What tells the group from all others."), width=12),
        text(_("Customer group"), _("People the team serves."), width=30),
        text(_("Main"), _("Whether it is a main group."), values=_("yes, no"), width=8),
        text(_("Kind"), _("What kind of way to hear it is."), width=9),
        text(_("Way to hear"), _("How people are heard."), width=24),
        *_mark_columns(technique_marks(material.assessment)),
    )
    rows = [_group(material, g, t.id) for g in matrix.groups for t in matrix.shown]
    return SpreadsheetTable(name=_("Customer groups"), columns=columns, rows=tuple(rows))


def _group(material: Material, group: CustomerGroup, technique: str) -> tuple[SheetValue, ...]:
    cell, way = group.cell(technique), row_of(material.facts.sheets.groups.techniques, technique)
    old = row_of(material.facts.before.groups.groups, group.id)
    return (
        group.id,
        group.name,
        yes_or_no(group.main),
        kind_name(way.kind) if way else None,
        way.name if way else None,
        cell.mark,
        old.cell(technique).mark if old else None,
        cell.note,
        cell.source,
        cell.day,
    )


def _known(value: bool | None) -> SheetValue:  # noqa: FBT001 - the value is the point
    return None if value is None else yes_or_no(value)


def _steps(material: Material) -> SpreadsheetTable:
    columns = (
        text(_("Process"), _("What goes from a start to an end."), width=26),
        count(_("No."), _("The place of the step in its process."), width=6),
        text(_("Id"), _("What tells the step from all others."), width=12),
        text(_("Step"), _("What is done."), width=30),
        text(_("Done by"), _("Who does it; a letter for them, unless names were asked for."), width=18),
        number(_("Work"), _("Minutes of work a case."), unit=_("minutes")),
        _before(_("Work before")),
        number(_("Elapsed"), _("Working days from its start to its end."), unit=_("days")),
        _before(_("Elapsed before"), days=True),
        number(_("Usable"), _("How often what comes in can be used as it comes."), unit="%"),
        text(_("Hand-off"), _("Whether the case changes hands here."), values=_("yes, no"), width=9),
        text(
            _("Adds value"), _("Whether the customer gets something from it."), values=_("yes, no"), width=11
        ),
        text(_("Required"), _("Whether the law requires it."), values=_("yes, no"), width=9),
    )
    rows = [
        _step(material, process, n, step)
        for process in material.facts.sheets.processes
        for n, step in enumerate(process.steps)
        if not step.blank
    ]
    return SpreadsheetTable(name=_("Steps"), columns=columns, rows=tuple(rows))


def _step(material: Material, process: Process, at: int, step: ProcessStep) -> tuple[SheetValue, ...]:
    was = row_of(material.facts.before.processes, process.id)
    old = row_of(was.steps, step.id) if was else None
    who = step.who.strip()
    if who and not material.doers:
        who = doer_letters(process.lanes)[who]
    return (
        process.name,
        at + 1,
        step.id,
        step.name,
        who,
        step.work,
        old.work if old else None,
        None if step.elapsed is None else step.elapsed / DAY,
        None if old is None or old.elapsed is None else old.elapsed / DAY,
        step.usable,
        yes_or_no(process.handed_on(at)),
        _known(step.adds_value),
        yes_or_no(step.required),
    )


def _wastes(material: Material) -> SpreadsheetTable:
    names = waste_names(material.assessment)
    columns = (
        text(_("Process"), _("Where it was seen."), width=26),
        text(_("Step"), _("The step it was seen at."), width=30),
        text(_("Waste"), _("Which of the seven wastes it is."), width=16),
        text(_("What it is"), _("What was seen."), width=40),
        number(_("Minutes"), _("Minutes a case that has it."), unit=_("minutes")),
        number(_("Share"), _("Of the cases, how many have it."), unit="%", values=_("0 to 100")),
        number(_("Hours"), _("Minutes, cases a year, and share, over 60."), unit=_("hours a year")),
        text(_("To remove"), _("How hard it is."), values=_("easy, medium, hard"), width=11),
        text(_("Still there"), _("Whether it still is there."), values=_("yes, no"), width=11),
        day(_("Out since"), _("The day on which it was removed; empty if nobody said.")),
    )
    rows = tuple(
        (
            process.name,
            r.step.name,
            names[r.waste],
            r.found.text,
            r.found.minutes,
            r.found.share,
            r.hours,
            r.found.ease.value if r.found.ease else None,
            yes_or_no(r.found.out_on is None and r in process.wastes),
            r.found.out_on,
        )
        for process in material.facts.sheets.processes
        for r in (*process.wastes, *_gone(process, material))
    )
    return SpreadsheetTable(name=_("Wastes"), columns=columns, rows=rows)


def _gone(process: Process, material: Material) -> Iterable[Removal]:
    """The wastes that went with their steps: only the round before has them."""
    here, facts = {s.id for s in process.steps}, material.facts
    went = taken_out(facts.before.processes, process, facts.closed_before)
    return [r for r in went if r.step.id not in here]


def _gate(material: Material) -> SpreadsheetTable:
    columns = (
        text(_("Request"), _("The tool that somebody asked for."), width=30),
        text(_("Verdict"), _("What the gate says."), width=22),
        count(_("Point"), _("The point's number."), values=_("1 to 9"), width=7),
        text(_("What it asks"), _("The point in words."), width=50),
        text(_("Met"), _("Whether it is met; empty if that is open."), values=_("yes, no"), width=7),
        text(_("Met before"), _("The same in the round before."), values=_("yes, no"), width=11),
        text(_("What shows it"), _("What was noted."), width=40),
    )
    points = {p.number: p.text for p in gate_points(material.assessment)}
    rows = [
        _point(material, r, n, words) for r in material.facts.sheets.requests for n, words in points.items()
    ]
    return SpreadsheetTable(name=_("Streamline first"), columns=columns, rows=tuple(rows))


def _point(material: Material, request: TechnologyRequest, n: int, words: str) -> tuple[SheetValue, ...]:
    old = row_of(material.facts.before.requests, request.id)
    said = request.point(n)
    return (
        request.name,
        request.verdict.value,
        n,
        words,
        _known(said.yes),
        _known(old.point(n).yes) if old else None,
        said.note,
    )


def _services(material: Material) -> SpreadsheetTable:
    columns = (
        text(_("Service"), _("What people come for."), width=26),
        text(_("Line"), _("Of ten contacts, in how many."), width=24),
        count(
            _("Answer"),
            _("The bands 0–4, 5–6, 7–8, 9, and 10, as 1 to 5; empty if it was not rated."),
            values=_("1 to 5"),
            width=8,
        ),
        *_fact_columns(),
        text(_("How it stands"), _("How the fact stands to the answer."), width=16),
    )
    names = line_names(material.assessment)
    rows = [
        _line(service, n, names[n - 1]) for service in material.facts.services for n in range(1, LINES + 1)
    ]
    return SpreadsheetTable(name=_("Thirds by service"), columns=columns, rows=tuple(rows))


def _fact_columns() -> tuple[SheetColumn, ...]:
    return (
        number(_("Fact"), _("A figure that somebody counted; empty if there is none.")),
        text(_("Unit"), _("The unit of the figure."), width=16),
        text(_("Source"), _("Where the figure is from."), width=24),
        text(_("Period"), _("When it was counted."), width=18),
        count(_("Cases"), _("On how many cases it stands.")),
    )


def _fact(fact: HardFact | None) -> tuple[SheetValue, ...]:
    if fact is None:
        return (None, None, None, None, None)
    return fact.value, fact.unit, fact.source, fact.period, fact.n


def _line(service: Service, line: int, name: str) -> tuple[SheetValue, ...]:
    found = legs.judged(service, line)
    return (
        service.name,
        name,
        service.answer(line),
        *_fact(service.facts.get(line)),
        fact_verdict(found) if found else None,
    )


def _customer_facts(material: Material) -> SpreadsheetTable:
    columns = (
        text(_("Id"), _("What tells the fact from all others."), width=12),
        text(_("Name"), _("What the figure says."), width=26),
        *_fact_columns(),
        _before(_("Fact before")),
        text(_("Staff said"), _("What stands beside it of the staff’s view."), width=34),
    )
    rows = []
    for told in material.facts.sheets.customer_facts:
        old = row_of(material.facts.before.customer_facts, told.id)
        said = staff_said(told, material.assessment, material.score, material.facts.services)
        before = old.fact.value if old and old.fact else None
        rows.append((told.id, told.name, *_fact(told.fact), before, said))
    return SpreadsheetTable(name=_("Customer facts"), columns=columns, rows=tuple(rows))
