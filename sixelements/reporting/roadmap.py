"""The Service Culture Roadmap: which pages it has, in which order, and what stands around them."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from sixelements.application.reports import Material
from sixelements.i18n import _
from sixelements.reporting import facts
from sixelements.reporting.action_plan import action_plan
from sixelements.reporting.differences import differences
from sixelements.reporting.method import method
from sixelements.reporting.outline import Document, Furniture, Section
from sixelements.reporting.profile import profile
from sixelements.reporting.summary import summary
from sixelements.wording import numbers

AUTHOR = "Six Elements"
SECTIONS: Mapping[str, Callable[[Material], Section]] = {
    "summary": summary,
    "profile": profile,
    "differences": differences,
    "plan": action_plan,
    "method": method,
}
"""The parts of the roadmap in their order, by the names that a person chooses them with."""
_HALF_A_YEAR = timedelta(days=180)


def roadmap(material: Material, *, parts: frozenset[str] = frozenset()) -> Document:
    """The report of one team, from what may be shown of it.

    ``parts`` names the sections to include, of `SECTIONS`; none named: all. The summary always stands.
    """
    where = facts.places(material)
    return Document(
        title=_("Service Culture Roadmap: {place}").format(place=where),
        language=material.assessment.language,
        author=AUTHOR,
        furniture=Furniture(
            masthead=material.organization or material.team,
            right=(_("Service Culture Roadmap"), _period(material)),
            head=where,
            foot=_foot(material),
            page=_("Page {page} of {pages}"),
            logo=material.branding.logo,
        ),
        sections=tuple(make(material) for name, make in SECTIONS.items() if _wanted(name, parts)),
    )


def _wanted(name: str, parts: frozenset[str]) -> bool:
    return not parts or name == "summary" or name in parts


def _period(material: Material) -> str:
    if material.plan is None:
        return facts.round_month(material)
    start = material.plan.start
    text = _("{first} to {last}")
    return text.format(first=numbers.month(start), last=numbers.month(start + _HALF_A_YEAR))


def _foot(material: Material) -> str:
    closed, n = facts.closed_on(material), material.round.number
    if closed is None:
        return _("Service Culture Roadmap · round {n}").format(n=n)
    text = _("Service Culture Roadmap · round {n}, closed {day}")
    return text.format(n=n, day=numbers.day(closed))
