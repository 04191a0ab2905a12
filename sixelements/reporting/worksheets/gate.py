"""Streamline first in the roadmap: the nine points of each request for a tool, and the verdict."""

from collections.abc import Sequence

from sixelements.application.reports import Material
from sixelements.charts import worksheets as charts
from sixelements.domain.assessment import GatePoint, Worksheet
from sixelements.domain.service_plan import uses_technology
from sixelements.domain.technology_gate import GateVerdict, PointAnswer, TechnologyRequest
from sixelements.domain.worksheets import row_of
from sixelements.i18n import _, ngettext
from sixelements.reporting import facts
from sixelements.reporting.outline import (
    Block,
    Column,
    Figure,
    ParagraphRole,
    Row,
    Table,
    TableLook,
    cell,
    heading,
    paragraph,
)
from sixelements.reporting.runs import Run, Voice, text
from sixelements.reporting.worksheets.matrix import nothing
from sixelements.wording import findings, phrases
from sixelements.wording.worksheets import gate_points, gate_why, planned_too_soon, point_answer, verdict

_NUMBER, _POINT, _MARK, _ANSWER, _BEFORE, _NOTE = 18.0, 226.0, 20.0, 40.0, 50.0, 150.0


def gate(material: Material) -> tuple[Block, ...]:
    """A page: every request with its points, and the lesson once."""
    requests = material.facts.sheets.requests
    blocks: list[Block] = [
        heading(2, _("Streamline before you automate")),
        paragraph(_lead(requests), role=ParagraphRole.LEAD),
    ]
    for request in requests:
        blocks += _request(material, request)
    content = material.assessment.worksheets
    if content:
        lesson = _("“{lesson}” {who}").format(lesson=content.lesson, who=content.lesson_by)
        blocks.append(paragraph(lesson, role=ParagraphRole.QUOTE))
    return tuple(blocks)


def _lead(requests: Sequence[TechnologyRequest]) -> str:
    """How many requests are ready, or what is said of the only one."""
    if len(requests) == 1:
        only = requests[0]
        found = phrases.sentence(phrases.labeled(only.name, verdict(only.verdict)))
        met = ngettext("{n} of eight points is met.", "{n} of eight points are met.", only.met)
        return phrases.sentences(found, met.format(n=findings.counted(only.met)))
    ready = sum(r.verdict is GateVerdict.READY for r in requests)
    if not ready:
        return _("None of {n} requests for a tool is ready to be looked at.").format(n=len(requests))
    lead = ngettext(
        "{ready} of {n} requests for a tool is ready to be looked at.",
        "{ready} of {n} requests for a tool are ready to be looked at.",
        ready,
    )
    return lead.format(ready=findings.counted(ready), n=len(requests))


def _request(material: Material, request: TechnologyRequest) -> tuple[Block, ...]:
    old = row_of(material.facts.before.requests, request.id)
    last = material.facts.before_of(Worksheet.GATE)
    columns = [
        Column(header=_("No."), width=_NUMBER),
        Column(header=_("Point"), width=_POINT if old else _POINT + _BEFORE),
        Column(header=_("Mark"), width=_MARK, picture=nothing(_("Mark"))),
        Column(header=_("Met"), width=_ANSWER),
        *((Column(header=_("Round {n}").format(n=last.number), width=_BEFORE),) if old and last else ()),
        Column(header=_("What shows it"), width=_NOTE),
    ]
    points = gate_points(material.assessment)
    table = Table(
        columns=tuple(columns),
        rows=tuple(_point(p, request, old) for p in points),
        summary=_("The nine points of the gate, which of them are met, and what shows it"),
        look=TableLook.DENSE,
    )
    found = text(
        Run(phrases.sentence(verdict(request.verdict)), Voice.BOLD),
        f" {phrases.sentences(gate_why(request, old), _opens(material, request))}",
    )
    asked = _asked(material, request)
    head = (paragraph(asked, role=ParagraphRole.CAPTION),) if asked else ()
    return (heading(3, request.name), *head, table, paragraph(found))


def _point(point: GatePoint, request: TechnologyRequest, old: TechnologyRequest | None) -> Row:
    said = request.point(point.number)
    answer = cell(_drawn(said)), cell(Run(point_answer(said.yes), Voice.SEMIBOLD))
    before = (cell(Run(point_answer(old.point(point.number).yes), Voice.SOFT)),) if old else ()
    return Row(
        cells=(
            cell(Run(str(point.number), Voice.NUMBER)),
            cell(point.text, header=True),
            *answer,
            *before,
            cell(Run(said.note, Voice.SOFT)),
        )
    )


def _drawn(said: PointAnswer) -> Figure:
    return Figure(scene=charts.mark(2 if said.yes else 0, alt=point_answer(said.yes)))


def _asked(material: Material, request: TechnologyRequest) -> str:
    process = row_of(material.facts.sheets.processes, request.process)
    who = ""
    if request.asked_by and material.doers:
        who = _("From {who}.").format(who=request.asked_by)
    about = _("For the process {name}.").format(name=process.name) if process else ""
    return phrases.sentences(who, about)


def _opens(material: Material, request: TechnologyRequest) -> str:
    """What waits for the gate."""
    if request.opens is None or request.opens not in material.assessment.practices:
        return ""
    practice = facts.practice_of(material, request.opens)
    tool = next((a.title for a in practice.actions.values() if a.technology), "")
    if not tool or not request.missing:
        return ""
    waits = [a for a in facts.open_actions(material) if a.practice == request.opens and not a.finished]
    if any(uses_technology(a, material.assessment) for a in waits):
        return phrases.sentence(phrases.labeled(planned_too_soon(request), tool))
    return _("Behind it waits: {action}.").format(action=tool)
