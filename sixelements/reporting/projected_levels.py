"""What comes of the plan: where it would take each element, and when the team looks at it."""

from collections.abc import Mapping
from itertools import pairwise

from sixelements.application.reports import Material
from sixelements.domain.forecast import NOW, Levels, levels_ahead
from sixelements.domain.ids import ElementId
from sixelements.domain.reviews import ReviewKind, reviews
from sixelements.i18n import _
from sixelements.reporting import facts
from sixelements.reporting.outline import (
    Align,
    Block,
    Cell,
    Column,
    Row,
    Table,
    TableLook,
    paragraph,
    row,
)
from sixelements.reporting.runs import Run, Voice, Words, text
from sixelements.wording import numbers, phrases

_DAYS = (NOW, 30, 90, 180)


def levels_table(material: Material) -> tuple[Block, ...]:
    """The mean level of each element now and at the ends of the plan's stretches."""
    ahead = _ahead(material)
    if not ahead:
        return (paragraph(_("No change is planned yet: no action has a due date.")),)
    heads = [_("Now"), *(_("Day {n}").format(n=days) for days in _DAYS[1:])]
    columns = (
        Column(header=_("Mean agreed level") if facts.any_agreed(material) else _("Mean level"), width=112),
        *(Column(header=head, width=38, align=Align.RIGHT, tabular=True) for head in heads),
    )
    rows = []
    for element in material.score.elements:
        values = [ahead[days].get(element.id) for days in _DAYS]
        rows.append(_row(material, element.id, [value for value in values if value is not None]))
    table = Table(
        columns=columns,
        rows=tuple(rows),
        summary=_("Mean level of each element now and after 30, 90, and 180 days, if every action lands"),
        look=TableLook.DENSE,
    )
    return (table,)


def ahead_note(material: Material) -> str:
    """What the levels ahead mean; empty if there are no such levels."""
    if not _ahead(material):
        return ""
    return phrases.sentences(
        _("If every action lands. One action counts as one level, seldom two."),
        _("No level agreed: the mean.") if facts.any_agreed(material) else "",
        _("Bold: changed. A promise to check, not a forecast."),
    )


def _ahead(material: Material) -> Mapping[int, Levels]:
    actions, start = facts.open_actions(material), facts.plan_start(material)
    return levels_ahead(material.score, material.discussion, actions, start=start)


def _row(material: Material, element: ElementId, values: list[float]) -> Row:
    title = next(e.title for e in material.assessment.elements if e.id == element)
    name = text(Run(element, Voice.NUMBER), " ", Run(title, Voice.SEMIBOLD))
    if not values:
        words = paragraph(Run(_("Not enough answers"), Voice.SOFT))
        return row(name, Cell(blocks=(words,), span=len(_DAYS)))
    shown = [numbers.levels(value) for value in values]
    cells: list[Words] = [shown[0]]
    for before, now in pairwise(shown):
        cells.append(now if now == before else Run(now, Voice.BOLD))
    return row(name, *cells)


def reviews_table(material: Material) -> Table:
    """When the team looks at the plan, and for how long."""
    start = facts.plan_start(material)
    found = reviews(start)
    hours = [numbers.short_day(r.day) for r in found if r.kind is ReviewKind.MEETING]
    again = next(r.day for r in found if r.kind is ReviewKind.RATE_AGAIN)
    lines = (
        (_("Every two weeks"), _("15 minutes: what is done, what works, what is stuck")),
        (numbers.listing(hours), _("60 minutes with the review sheet")),
        (numbers.day(again), _("Next round: the same questions, then a new plan")),
    )
    return Table(
        columns=(Column(header=_("When"), width=84), Column(header=_("What"), width=132)),
        rows=tuple(row(Run(when, Voice.SEMIBOLD), what) for when, what in lines),
        summary=_("Reviews of the plan"),
        look=TableLook.DENSE,
    )
