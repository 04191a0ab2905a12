"""Change since the round before, element by element, and what is too small to call one."""

from sixelements.application.reports import Material
from sixelements.domain import comparison
from sixelements.i18n import _
from sixelements.reporting.outline import (
    Align,
    Block,
    Cell,
    Column,
    Row,
    Table,
    TableLook,
    Together,
    cell,
    heading,
    paragraph,
    row,
)
from sixelements.reporting.runs import Run, Voice, text
from sixelements.wording import findings, numbers


def changes(material: Material) -> list[Block]:
    """Element by element since the round before."""
    if material.earlier is None or material.earlier_round is None:
        return []
    columns = (
        Column(header=_("Element"), width=152),
        Column(header=_("Before"), width=60, align=Align.RIGHT, tabular=True),
        Column(header=_("Now"), width=60, align=Align.RIGHT, tabular=True),
        Column(header=_("Points"), width=60, align=Align.RIGHT, tabular=True),
        Column(header=_("Reading"), width=172),
    )
    rows = []
    for e in material.score.elements:
        title = next(x.title for x in material.assessment.elements if x.id == e.id)
        name = text(Run(e.id, Voice.NUMBER), " ", Run(title, Voice.SEMIBOLD))
        before, moved = (
            comparison.earlier_element(material.earlier, e),
            comparison.element_change(material.earlier, e),
        )
        if before is None or moved is None or before.score is None or e.score is None:
            words = Run(_("Not compared: other practices, or not enough answers."), Voice.SOFT)
            rows.append(Row(cells=(cell(name, header=True), Cell(blocks=(paragraph(words),), span=4))))
            continue
        rows.append(
            row(
                name,
                numbers.points(before.score),
                numbers.points(e.score),
                Run(findings.signed(moved.points), Voice.BOLD),
                findings.verdict(moved),
            )
        )
    table = Table(
        columns=columns,
        rows=tuple(rows),
        summary=_("Scores of the round before and now"),
        look=TableLook.DENSE,
        caption=text(_("Teams that learn rate themselves harder. A small difference can be chance.")),
    )
    title = _("Change since round {n}").format(n=material.earlier_round.number)
    return [Together(blocks=(heading(3, title), table))]
