"""Change since the round before, element by element, and what is too small to call one."""

from sixelements.application.reports import Material
from sixelements.domain import comparison
from sixelements.domain.scores import ElementScore
from sixelements.i18n import _
from sixelements.reporting.outline import (
    Align,
    Block,
    Cell,
    Column,
    Row,
    Table,
    TableLook,
    cell,
    heading,
    paragraph,
    row,
)
from sixelements.reporting.runs import Run, Voice, text
from sixelements.wording import findings, numbers, phrases
from sixelements.wording.changes import why_not_compared


def changes(material: Material) -> tuple[Block, ...]:
    """Element by element since the round before."""
    if material.earlier is None or material.earlier_round is None:
        return ()
    columns = (
        Column(header=_("Element"), width=110),
        Column(header=_("Before"), width=36, align=Align.RIGHT, tabular=True),
        Column(header=_("Now"), width=28, align=Align.RIGHT, tabular=True),
        Column(header=_("Points"), width=34, align=Align.RIGHT, tabular=True),
        Column(header=_("What it means"), width=72),
    )
    rows = tuple(_row(material, e) for e in material.score.elements)
    table = Table(
        columns=columns,
        rows=rows,
        summary=_("Scores of the round before and now"),
        look=TableLook.DENSE,
        caption=text(
            _("As teams learn, they often rate themselves more strictly. A small difference can be chance.")
        ),
    )
    title = _("Change since round {n}").format(n=material.earlier_round.number)
    return (heading(3, title), table)


def _row(material: Material, element: ElementScore) -> Row:
    title = next(x.title for x in material.assessment.elements if x.id == element.id)
    name = text(Run(element.id, Voice.NUMBER), " ", Run(title, Voice.SEMIBOLD))
    before = comparison.earlier_element(material.earlier, element)
    moved = comparison.element_change(material.earlier, element)
    if before is None or moved is None or before.score is None or element.score is None:
        why = comparison.why_element_not_compared(material.earlier, element, material.reworded)
        words = Run(phrases.sentence(why_not_compared(why)), Voice.SOFT)
        return Row(cells=(cell(name, header=True), Cell(blocks=(paragraph(words),), span=4)))
    return row(
        name,
        numbers.points(before.score),
        numbers.points(element.score),
        Run(findings.signed(moved.printed), Voice.BOLD),
        findings.verdict(moved),
    )
