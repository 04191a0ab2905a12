"""Why the plan is in this order: the factors of each priority, and the rules that changed the list."""

from sixelements.application.reports import Material
from sixelements.i18n import _
from sixelements.reporting import facts
from sixelements.reporting.outline import (
    Align,
    Block,
    Column,
    Row,
    Table,
    TableLook,
    Together,
    heading,
    listing,
    row,
)
from sixelements.reporting.runs import Run, Voice, text
from sixelements.wording import numbers

_PRIORITIES = 9


def priorities_table(material: Material) -> list[Block]:
    """The factors behind the order."""
    found = material.recommendation.priorities[:_PRIORITIES]
    if not found:
        return []
    voted = material.discussion.voted
    heads = [_("Level"), _("Aim"), *([_("Dots")] if voted else [])]
    heads += [_("Need"), _("Importance"), _("Leg"), _("Foundation"), _("Priority")]
    wide = {_("Importance"): 62.0, _("Foundation"): 62.0}
    widths = [wide.get(head, 44.0) for head in heads]
    columns = (
        Column(header=_("Practice"), width=504 - sum(widths)),
        *(
            Column(header=head, width=width, align=Align.RIGHT, tabular=True)
            for head, width in zip(heads, widths, strict=True)
        ),
    )
    rows = tuple(_priority_row(material, item.practice, voted=voted) for item in found)
    caption = _(
        "Priority = need × importance × leg × foundation × 100. Need: distance to the aim, of 4. "
        "Importance: dots. Leg: how much it feeds the short leg. Foundation: others wait for it."
    )
    table = Table(
        columns=columns,
        rows=rows,
        summary=_("The factors of each priority"),
        caption=text(caption),
        look=TableLook.DENSE,
    )
    return [Together(blocks=(heading(3, _("How the priorities came about")), table))]


def _priority_row(material: Material, practice: str, *, voted: bool) -> Row:
    item = next(p for p in material.recommendation.priorities if p.practice == practice)
    name = facts.practice_of(material, item.practice).name
    factors = (item.need, item.importance, item.leg, item.foundation)
    return row(
        text(Run(item.practice, Voice.NUMBER), " ", Run(name, Voice.SEMIBOLD)),
        numbers.levels(item.level) if item.level % 1 else numbers.level(item.level),
        str(item.aim),
        *([str(item.votes)] if voted else []),
        *(numbers.hundredths(factor) for factor in factors),
        Run(numbers.points(item.priority), Voice.BOLD),
    )


def rules(material: Material, *, most: int | None = None) -> list[Block]:
    """Guardrails that changed the list, and near ties; the first ones where ``most`` is given."""
    if not material.notes:
        return []
    return [Together(blocks=(heading(3, _("Notes on the list")), listing(material.notes[:most])))]
