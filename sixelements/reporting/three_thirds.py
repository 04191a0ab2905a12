"""The figures behind the stool, as a table."""

from sixelements.application.reports import Material
from sixelements.domain import levels
from sixelements.domain.assessment import Leg
from sixelements.domain.scores import LegSource
from sixelements.i18n import _
from sixelements.reporting import facts
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
from sixelements.wording import findings, numbers


def legs_table(material: Material) -> tuple[Block, ...]:
    """Score, level and support of each leg; nothing where the legs were not asked about."""
    legs, names = material.score.legs, material.assessment.legs
    if legs is None or legs.source is LegSource.PRACTICES:
        return ()
    columns = (
        Column(header=_("Leg"), width=62),
        Column(header=_("Score"), width=36, align=Align.RIGHT, tabular=True),
        Column(header=_("Level"), width=36, align=Align.RIGHT, tabular=True),
        Column(header=_("From practices"), width=66, align=Align.RIGHT, tabular=True),
    )
    rows = []
    for leg in Leg:
        low_high = levels.level_range_of(levels.mean_of(legs.scores[leg]))
        support = numbers.points(legs.support[leg]) if leg in legs.support else _("too few answers")
        rows.append(
            row(
                Run(names[leg], Voice.SEMIBOLD),
                Run(numbers.points(legs.scores[leg]), Voice.BOLD),
                numbers.level_short(low_high),
                support,
            )
        )
    source = {
        LegSource.ANSWERS: _("Scores: what people said of their last ten contacts."),
        LegSource.WORKSHEET: _("Scores: what the group said in the three-thirds worksheet."),
    }[legs.source]
    together = findings.all_three(legs.all_three) if legs.all_three is not None else ""
    table = Table(
        columns=columns,
        rows=tuple(rows),
        summary=_("Scores of courtesy, accuracy and speed"),
        caption=text(facts.sentences(source, together)),
        look=TableLook.DENSE,
    )
    return (heading(3, _("Three thirds of service")), table)
