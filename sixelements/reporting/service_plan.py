"""The customer service plan view: the same actions under the headings of Executive Order 13571."""

from collections.abc import Sequence
from datetime import date

from sixelements.application.reports import Material
from sixelements.domain import service_plan
from sixelements.domain.actions import Action, Kind
from sixelements.domain.service_plan import PlanHeading
from sixelements.i18n import _, ngettext
from sixelements.reporting import facts
from sixelements.reporting.frameworks import related_frameworks
from sixelements.reporting.outline import (
    Cell,
    Column,
    ParagraphRole,
    Row,
    Section,
    Table,
    TableLook,
    cell,
    heading,
    listing,
    paragraph,
)
from sixelements.reporting.runs import Run, Voice
from sixelements.wording import findings, numbers, phrases

_NONE = "–"


def service_plan_view(material: Material) -> Section | None:
    """The agreed actions, regrouped; None without any, or with an assessment that has no headings."""
    open_ = facts.in_order(material)
    if material.plan is None or not open_ or not service_plan.applies_to(material.assessment):
        return None
    locked = tuple(a for a in material.actions if a.locked)
    found = service_plan.by_heading((*open_, *locked), material.assessment)
    table = Table(
        columns=(
            Column(header=_("Part"), width=24),
            Column(header=_("Heading"), width=96),
            Column(header=_("Approach"), width=150),
            Column(header=_("Intended benefits"), width=128),
            Column(header=_("Timeline"), width=68),
            Column(header=_("Action no."), width=38),
        ),
        rows=tuple(_row(material, part, actions) for part, actions in found.items()),
        summary=_("The actions under the six headings: approach, benefits, and timeline"),
        look=TableLook.PLAIN,
    )
    title = _("Customer service plan view")
    lead = paragraph(_lead(len(open_)), role=ParagraphRole.LEAD)
    return Section(title=title, blocks=(heading(2, title), lead, table, *related_frameworks(material)))


def _lead(actions: int) -> str:
    text = ngettext(
        "{n} action under the six headings of Executive Order 13571 (2011).",
        "{n} actions under the six headings of Executive Order 13571 (2011).",
        actions,
    )
    addressed = _("The order speaks to federal agencies; other teams may find its outline useful.")
    return phrases.sentences(text.format(n=findings.counted(actions)), addressed)


def _names() -> dict[PlanHeading, str]:
    return {
        PlanHeading.SIGNATURE: _("A signature initiative that uses technology"),
        PlanHeading.FEEDBACK: _("Ways to gather feedback and use it"),
        PlanHeading.STANDARDS: _("Clear standards and expectations, with performance goals"),
        PlanHeading.PRACTICES: _("Proven customer-service practices"),
        PlanHeading.PROCESSES: _("Streamlined processes that cut cost, delay, and the need to call"),
        PlanHeading.TECHNOLOGY: _("Innovative technologies for the above"),
    }


def _row(material: Material, part: PlanHeading, actions: Sequence[Action]) -> Row:
    called = facts.action_numbers(material)
    found = [str(called[a.id]) for a in actions if a.id in called]
    if actions:
        approach = _each([_approach(material, a) for a in actions])
        benefits = _each([_benefit(a) for a in actions])
    else:
        approach, benefits = cell(_("Nothing is planned under this heading.")), cell(_NONE)
    return Row(
        cells=(
            cell(Run(part.value, Voice.NUMBER)),
            Cell(blocks=(paragraph(Run(_names()[part], Voice.SEMIBOLD)),), header=True),
            approach,
            benefits,
            cell(_timeline(actions)),
            cell(numbers.series(found) or _NONE),
        )
    )


def _each(words: Sequence[str]) -> Cell:
    """One text as it is, several as a list."""
    return cell(listing(words)) if len(words) > 1 else cell(*words)


def _approach(material: Material, action: Action) -> str:
    if not action.locked:
        return action.title or _("Action without a title")
    called = facts.action_numbers(material)
    first = [
        called[a.id]
        for a in facts.in_order(material)
        if a.kind is Kind.STREAMLINE and a.practice == action.practice
    ]
    text = _("{action}. Not started: streamline first.")
    clears = ngettext("Action {actions} clears the way.", "Actions {actions} clear the way.", len(first))
    after = [clears.format(actions=numbers.listing([str(n) for n in first]))] if first else []
    return phrases.sentences(text.format(action=action.title), *after)


def _benefit(action: Action) -> str:
    measure = action.measure
    if not measure.name or measure.target is None:
        return measure.name or _("to be set")
    figures = phrases.sentences(findings.amounts(measure), findings.unit_words(measure))
    return _("{measure}: {goal}").format(measure=measure.name, goal=figures)


def _timeline(actions: Sequence[Action]) -> str:
    """From the first start to the last due date; the year where it is new."""
    starts = [a.start for a in actions if a.start]
    dues = [a.due for a in actions if a.due]
    if not actions:
        return _NONE
    if not dues:
        return _("once the process is streamlined") if all(a.locked for a in actions) else _("to be set")
    return _between(min(starts, default=None), max(dues))


def _between(first: date | None, last: date) -> str:
    end = numbers.dated(last)
    if first is None:
        return _("by {day}").format(day=end)
    start = numbers.short_day(first) if first.year == last.year else numbers.dated(first)
    return _("{first} to {last}").format(first=start, last=end)
