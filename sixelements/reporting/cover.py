"""What every version of the report has: its title, and what stands around its pages."""

from datetime import date

from sixelements.application.organization import Printable
from sixelements.application.reports import Material
from sixelements.domain.actions import Plan
from sixelements.domain.schedule import days_after
from sixelements.i18n import _
from sixelements.reporting import facts
from sixelements.reporting.outline import Document, Section
from sixelements.reporting.page_headers import PageHeaders
from sixelements.reporting.paper import TypeScale
from sixelements.wording import numbers

AUTHOR = "Six Elements"
_HALF_A_YEAR = 180


def document(
    material: Material,
    sections: tuple[Section, ...],
    *,
    title: str,
    version: str = "",
    period: str = "",
    large: bool = False,
) -> Document:
    """The sections of a version under its ``title``; ``version`` is its name, empty for the roadmap itself.

    ``period`` is the time it tells of: the months of the plan unless given. ``large``: in large type.
    """
    where = facts.places(material)
    return Document(
        title=_("{title}: {place}").format(title=title, place=where),
        language=material.language.tag,
        author=AUTHOR,
        headers=PageHeaders(
            masthead=material.organization or material.team,
            right=(title, period or _period(material), *firm(material.branding)),
            head=where,
            foot=_foot(material, version),
            page=_("Page {page} of {pages}"),
            logo=material.branding.logo,
            firm_logo=material.branding.firm_logo,
        ),
        sections=sections,
        scale=TypeScale.ARMS_LENGTH if large else TypeScale.USUAL,
    )


def firm(branding: Printable) -> tuple[str, ...]:
    """A line on who works for the organization, where somebody does."""
    return (_("Prepared by {firm}").format(firm=branding.firm),) if branding.firm else ()


def half_a_year_on(plan: Plan) -> date:
    """When the team is asked again."""
    return days_after(plan.start, _HALF_A_YEAR)


def _period(material: Material) -> str:
    if material.plan is None:
        return facts.round_month(material)
    start = material.plan.start
    text = _("{first} to {last}")
    return text.format(first=numbers.month(start), last=numbers.month(half_a_year_on(material.plan)))


def _foot(material: Material, version: str) -> str:
    closed, n = material.round.closed_on, material.round.number
    if closed is None:
        round_ = _("round {n}").format(n=n)
    else:
        round_ = _("round {n}, closed {day}").format(n=n, day=numbers.day(closed))
    return " · ".join(part for part in (_("Service Culture Roadmap"), version, round_) if part)
