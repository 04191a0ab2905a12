"""The worksheets as plain data: the contract of the JSON export. Minutes, marks, and shares are numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sixelements.application.reports import Material
from sixelements.application.worksheets import GroupFacts
from sixelements.domain import legs
from sixelements.domain.assessment import Worksheet
from sixelements.domain.channels import Channel, Expectation
from sixelements.domain.customer_groups import CustomerGroup
from sixelements.domain.discussion import LINES, Service
from sixelements.domain.facts import HardFact
from sixelements.domain.marks import MarkedCell
from sixelements.domain.technology_gate import POINTS, TechnologyRequest
from sixelements.domain.waste_walk import Process, ProcessStep, as_left, hours_taken_out, taken_out
from sixelements.domain.worksheets import Worksheets, begun_sheets, told_practice
from sixelements.reporting.data import Json
from sixelements.wording.worksheets import doer_letters


def worksheets_data(material: Material) -> Json:
    """The ``worksheets`` contract: what was begun, with the round before; None if nothing was."""
    facts = material.facts
    if not facts:
        return None
    last = facts.round_before
    before = _Exported(material, facts.before, facts.services_before, None)
    return {
        **_Exported(material, facts.sheets, facts.services, facts.before.processes).data(),
        "before": {"round": last.number, "rounds": _rounds(facts), **before.data()} if last else None,
    }


def _rounds(facts: GroupFacts) -> Json:
    """The round that each sheet is compared with: a sheet that was only taken over is older than the rest."""
    found = {sheet: facts.before_of(sheet) for sheet in begun_sheets(facts.before, facts.services_before)}
    return {sheet.value: round_.number for sheet, round_ in sorted(found.items()) if round_}


@dataclass(frozen=True, slots=True)
class _Exported:
    """The sheets of one round. ``earlier``: the processes of the round before; None for that round itself.

    A process of the round before is as that round left it: its hours hold what went out since.
    """

    material: Material
    sheets: Worksheets
    services: tuple[Service, ...]
    earlier: tuple[Process, ...] | None

    def data(self) -> Mapping[str, Json]:
        begun = begun_sheets(self.sheets, self.services)
        asked = any(f.fact for f in self.sheets.customer_facts)
        return {
            "channels": self._channels() if Worksheet.CHANNELS in begun else None,
            "groups": self._groups() if Worksheet.GROUPS in begun else None,
            "processes": [self._process(p) for p in self.sheets.processes],
            "requests": [self._request(r) for r in self.sheets.requests],
            "services": [_service(s) for s in self.services] if Worksheet.THIRDS in begun else [],
            "customer_facts": [
                {"id": f.id, "name": f.name, "fact": _fact(f.fact)} for f in self.sheets.customer_facts
            ]
            if asked
            else [],
        }

    def _suggested(self, sheet: Worksheet) -> Mapping[str, Json]:
        practice = told_practice(self.material.assessment, sheet, self.material.round.practices)
        return {
            "practice": practice,
            "suggested_level": self.sheets.suggested(self.material.made_on).get(sheet),
        }

    def _channels(self) -> Json:
        matrix = self.sheets.channels
        return {
            **self._suggested(Worksheet.CHANNELS),
            "coverage": matrix.coverage,
            "tested_on": _day(matrix.tested_on),
            "channels": [_channel(c) for c in matrix.channels],
        }

    def _groups(self) -> Json:
        matrix = self.sheets.groups
        return {
            **self._suggested(Worksheet.GROUPS),
            "silent": matrix.silent,
            "silent_on": _day(matrix.silent_on),
            "techniques": [{"id": t.id, "name": t.name, "kind": t.kind.value} for t in matrix.shown],
            "groups": [_group(g, [t.id for t in matrix.shown]) for g in matrix.groups],
        }

    def _process(self, process: Process) -> Json:
        doers = doer_letters(process.lanes)
        closed_on, lost, out = self.material.facts.closed_before, process.lost, None
        if self.earlier is None:
            lost = as_left(process, closed_on).lost
        else:
            out = hours_taken_out(taken_out(self.earlier, process, closed_on))
        return {
            "id": process.id,
            "name": process.name,
            "starts": process.starts,
            "ends": process.ends,
            "customer": process.customer,
            "monthly": process.monthly,
            "contacts": process.contacts,
            "repeats": process.repeats,
            "work": process.work,
            "elapsed": process.elapsed,
            "value_ratio": process.value_ratio,
            "rolled": process.rolled,
            "hand_offs": process.hand_offs,
            "first_contact": process.first_contact,
            "lost_hours": lost,
            "taken_out_hours": out,
            "steps": [
                _step(process, n, s, self._doer(s.who.strip(), doers))
                for n, s in enumerate(process.steps)
                if not s.blank
            ],
        }

    def _doer(self, who: str, letters: Mapping[str, str]) -> Json:
        """Who does a step where names are asked for, else a letter for them; None if nobody said."""
        return (who if self.material.doers else letters[who]) if who else None

    def _request(self, request: TechnologyRequest) -> Json:
        return {
            "id": request.id,
            "name": request.name,
            "asked_by": (request.asked_by or None) if self.material.doers else None,
            "process": request.process or None,
            "opens": request.opens,
            "verdict": request.verdict.value,
            "points": [
                {"number": n, "yes": request.point(n).yes, "note": request.point(n).note} for n in POINTS
            ],
        }


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _cell(cell: MarkedCell) -> Json:
    return {"mark": cell.mark, "note": cell.note, "source": cell.source, "day": _day(cell.day)}


def _channel(channel: Channel) -> Json:
    return {
        "id": channel.id,
        "name": channel.name,
        "used": channel.used,
        "volume": None if channel.volume is None else int(channel.volume),
        "covered": channel.coverage,
        "cells": {e.value: _cell(channel.cell(e)) for e in Expectation},
    }


def _group(group: CustomerGroup, techniques: list[str]) -> Json:
    return {
        "id": group.id,
        "name": group.name,
        "main": group.main,
        "cells": {t: _cell(group.cell(t)) for t in techniques},
    }


def _step(process: Process, at: int, step: ProcessStep, doer: Json) -> Json:
    return {
        "id": step.id,
        "name": step.name,
        "done_by": doer,
        "work": step.work,
        "elapsed": step.elapsed,
        "usable": step.usable,
        "hand_off": process.handed_on(at),
        "adds_value": step.adds_value,
        "required": step.required,
        "wastes": [
            {
                "waste": waste.value,
                "text": found.text,
                "minutes": found.minutes,
                "share": found.share,
                "hours": process.hours(found),
                "ease": found.ease.value if found.ease else None,
                "out_on": _day(found.out_on),
            }
            for waste, found in step.wastes.items()
        ],
    }


def _fact(fact: HardFact | None) -> Json:
    if fact is None:
        return None
    return {
        "value": fact.value,
        "unit": fact.unit,
        "share": fact.share,
        "source": fact.source,
        "period": fact.period,
        "n": fact.n,
    }


def _service(service: Service) -> Json:
    verdicts = {line: legs.judged(service, line) for line in service.facts}
    return {
        "name": service.name,
        "lines": [service.answer(line) for line in range(1, LINES + 1)],
        "facts": [
            {"line": line, "fact": _fact(fact), "verdict": found.value if (found := verdicts[line]) else None}
            for line, fact in sorted(service.facts.items())
        ],
    }
