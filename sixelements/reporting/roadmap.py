"""The Service Culture Roadmap: which pages it has, and in which order."""

from collections.abc import Callable, Mapping

from sixelements.application.audiences import SUMMARY
from sixelements.application.reports import Material
from sixelements.i18n import _
from sixelements.reporting.action_plan import action_plan
from sixelements.reporting.cards import cards
from sixelements.reporting.contents import with_contents
from sixelements.reporting.cover import document
from sixelements.reporting.differences import differences
from sixelements.reporting.method import method
from sixelements.reporting.outline import Document, Section
from sixelements.reporting.profile import profile
from sixelements.reporting.review_sheet import review_sheet
from sixelements.reporting.service_plan import service_plan_view
from sixelements.reporting.summary import summary

SECTIONS: Mapping[str, Callable[[Material], Section | None]] = {
    SUMMARY: summary,
    "profile": profile,
    "differences": differences,
    "plan": action_plan,
    "cards": cards,
    "service plan": service_plan_view,
    "review sheet": review_sheet,
    "method": method,
}
"""The parts of the roadmap in their order, by the names that a person chooses them with.

A part that has nothing to say makes no section.
"""


def roadmap(material: Material, *, parts: frozenset[str] = frozenset()) -> Document:
    """The report of one team, from what may be shown of it.

    ``parts`` names the sections to include, of `SECTIONS`; none named: all. The summary always stands.
    """
    made = (make(material) for name, make in SECTIONS.items() if _wanted(name, parts))
    sections = with_contents([section for section in made if section])
    return document(material, sections, title=_("Service Culture Roadmap"))


def _wanted(name: str, parts: frozenset[str]) -> bool:
    return not parts or name == SUMMARY or name in parts
