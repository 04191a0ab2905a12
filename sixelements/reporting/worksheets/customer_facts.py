"""Customer facts in the roadmap: the few figures there are, each beside what the staff said."""

from collections.abc import Mapping

from sixelements.application.reports import Material
from sixelements.domain.facts import CustomerFact
from sixelements.i18n import _
from sixelements.reporting.outline import (
    Align,
    Block,
    Column,
    Row,
    Table,
    TableLook,
    Together,
    cell,
    heading,
    row,
)
from sixelements.reporting.runs import Run, Voice
from sixelements.wording.worksheets import figure, source, staff_said

_NAME, _FIGURE, _SOURCE, _SAID = 130.0, 66.0, 168.0, 140.0


def customer_facts(material: Material) -> tuple[Block, ...]:
    """A row for every fact, also for those nobody has asked; nothing if there is not one figure."""
    rows = material.facts.sheets.customer_facts
    if not any(f.fact for f in rows):
        return ()
    columns = (
        Column(header=_("Fact"), width=_NAME),
        Column(header=_("Figure"), width=_FIGURE, align=Align.RIGHT, tabular=True),
        Column(header=_("Source, period, number of cases"), width=_SOURCE),
        Column(header=_("What the staff said, of ten contacts"), width=_SAID),
    )
    last = material.facts.round_before
    was = {f.id: f for f in material.facts.before.customer_facts} if last else {}
    table = Table(
        columns=columns,
        rows=tuple(_row(material, f, was) for f in rows),
        summary=_("Figures about customers, each with its source, beside what the staff said"),
        look=TableLook.DENSE,
    )
    return (Together(blocks=(heading(3, _("Customer facts")), table)),)


def _row(material: Material, told: CustomerFact, was: Mapping[str, CustomerFact]) -> Row:
    said = staff_said(told, material.assessment, material.score, material.facts.services)
    if told.fact is None:
        return row(told.name, Run(_("not asked"), Voice.SOFT), "", Run(said, Voice.SOFT))
    before = was.get(told.id)
    last = material.facts.round_before
    from_ = source(told.fact)
    if before is not None and before.fact is not None and last is not None:
        words = _("Round {n}: {figure}").format(n=last.number, figure=figure(before.fact))
        where = cell(from_, Run(words, Voice.SMALL))
    else:
        where = cell(from_)
    return row(told.name, Run(figure(told.fact), Voice.BOLD), where, Run(said, Voice.SOFT))
