"""The figures behind the stool, as a table."""

from sixelements.application.reports import Material
from sixelements.domain.assessment import Leg
from sixelements.domain.scores import LegSource
from sixelements.i18n import _
from sixelements.reporting.outline import (
    Align,
    Block,
    Column,
    Table,
    TableLook,
    heading,
    row,
)
from sixelements.reporting.runs import Run, Voice, text
from sixelements.wording import findings, numbers, phrases


def legs_table(material: Material) -> tuple[Block, ...]:
    """Contacts of ten and support of each leg; nothing if the legs were not asked about."""
    legs, names = material.score.legs, material.assessment.legs
    if legs is None or legs.source is LegSource.PRACTICES:
        return ()
    columns = (
        Column(header=_("Leg"), width=62),
        Column(header=_("Contacts of ten"), width=72, align=Align.RIGHT, tabular=True),
        Column(header=_("From practices"), width=66, align=Align.RIGHT, tabular=True),
    )
    rows = []
    for leg in Leg:
        support = numbers.points(legs.support[leg]) if leg in legs.support else _("too few answers")
        rows.append(
            row(
                Run(names[leg], Voice.SEMIBOLD),
                Run(numbers.contacts_exact(legs.scores[leg]), Voice.BOLD),
                support,
            )
        )
    source = {
        LegSource.ANSWERS: _("What people said of the last ten contacts they know of."),
        LegSource.WORKSHEET: _("What the group said in the three-thirds worksheet."),
    }[legs.source]
    together = findings.all_three(legs, names)
    support_note = _("From practices: of 100, by their leg weights; that can hardly tell the legs apart.")
    said = (source, findings.means_of_two_groups(legs, names), together, findings.balance(legs), support_note)
    table = Table(
        columns=columns,
        rows=tuple(rows),
        summary=_("Contacts of ten with courtesy, accuracy, and speed"),
        caption=text(phrases.sentences(*said)),
        look=TableLook.DENSE,
    )
    return (heading(3, _("Three thirds of service")), table)
