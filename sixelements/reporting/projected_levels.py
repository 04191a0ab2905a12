"""What comes of the plan: where it would take each element, and when the team looks at it."""

from collections.abc import Mapping
from itertools import pairwise

from sixelements.application.reports import Material
from sixelements.domain.forecast import DAYS, NOW, Levels, levels_ahead
from sixelements.domain.ids import ElementId
from sixelements.domain.levels import score_of
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

MOMENTS = (NOW, *DAYS)
"""The moments that table and data hold."""


def levels_table(material: Material) -> tuple[Block, ...]:
    """Each element's score now and at the ends of the plan's stretches, in points as the window has it."""
    ahead = plan_levels_ahead(material)
    if not ahead:
        return (paragraph(_("No change is planned yet: no action has a due date.")),)
    heads = [_("Now"), *(_("Day {n}").format(n=days) for days in MOMENTS[1:])]
    columns = (
        Column(header=_agreed_or_mean(material), width=106),
        *(Column(header=head, width=34, align=Align.RIGHT, tabular=True) for head in heads),
    )
    rows = []
    for element in material.score.six:
        values = [ahead[days].get(element.id) for days in MOMENTS]
        rows.append(_row(material, element.id, [value for value in values if value is not None]))
    table = Table(
        columns=columns,
        rows=tuple(rows),
        summary=_("Score of each element now and after 30, 60, 90, and 180 days, if every action lands"),
        look=TableLook.DENSE,
    )
    return (table,)


def _agreed_or_mean(material: Material) -> str:
    return _("Points of 100, by agreed levels") if facts.any_agreed(material) else _("Points of 100")


def ahead_note(material: Material) -> str:
    """What the levels ahead mean; empty if there are no such levels."""
    if not plan_levels_ahead(material):
        return ""
    return phrases.sentences(
        _("If every action lands. One action counts as one level, seldom two."),
        _("No level agreed: the mean.") if facts.any_agreed(material) else "",
        _("Bold: changed. An estimate, not a promise."),
    )


def _row(material: Material, element: ElementId, values: list[float]) -> Row:
    title = material.assessment.element(element).title
    name = text(Run(element, Voice.NUMBER), " ", Run(title, Voice.SEMIBOLD))
    if not values:
        words = paragraph(Run(_("Not enough answers"), Voice.SOFT))
        return row(name, Cell(blocks=(words,), span=len(MOMENTS)))
    shown = [numbers.points(score_of(value)) for value in values]
    cells: list[Words] = [shown[0]]
    for before, now in pairwise(shown):
        cells.append(now if now == before else Run(now, Voice.BOLD))
    return row(name, *cells)


def reviews_table(material: Material) -> Table:
    """When the team looks at the plan, and for how long."""
    start = facts.plan_start(material)
    found = reviews(start, material.days_off)
    hours = [numbers.short_day(r.day) for r in found if r.kind is ReviewKind.MEETING]
    again = next(r.day for r in found if r.kind is ReviewKind.RATE_AGAIN)
    agreed = facts.next_review(material)
    lines = (
        *(((numbers.day(agreed.day), _("The next review, as the team agreed")),) if agreed else ()),
        (_("Every two weeks"), _("15 minutes: what is done, what works, what is stuck")),
        (numbers.listing(hours), _("60 minutes with the review sheet")),
        (numbers.day(again), _next_round(late=again < material.made_on)),
    )
    return Table(
        columns=(Column(header=_("When"), width=84), Column(header=_("What"), width=124)),
        rows=tuple(row(Run(when, Voice.SEMIBOLD), what) for when, what in lines),
        summary=_("Reviews of the plan"),
        look=TableLook.DENSE,
    )


def _next_round(*, late: bool) -> str:
    if late:
        return _("Next round was due: the same questions, then a new plan")
    return _("Next round: the same questions, then a new plan")


def plan_levels_ahead(material: Material) -> Mapping[int, Levels]:
    """The mean level of each element now and after each of the days; empty if no action has a due day."""
    actions, start = facts.open_actions(material), facts.plan_start(material)
    return levels_ahead(material.score, material.discussion, actions, start=start)


def scores_ahead(material: Material) -> Mapping[ElementId, tuple[float, ...]]:
    """Each element's score, 0 to 100, now and after each of the days; none if no action has a due day."""
    ahead = plan_levels_ahead(material)
    found = ahead.get(NOW, {})
    return {e: tuple(score_of(ahead[moment][e]) for moment in MOMENTS) for e in found}
