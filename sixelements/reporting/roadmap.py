"""The Service Culture Roadmap: which pages it has, and in which order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from sixelements.application.audiences import SUMMARY
from sixelements.application.reports import Material
from sixelements.i18n import _
from sixelements.reporting.action_plan import action_plan
from sixelements.reporting.cards import cards
from sixelements.reporting.contents import with_contents
from sixelements.reporting.cover import document
from sixelements.reporting.differences import differences
from sixelements.reporting.frameworks import related_frameworks
from sixelements.reporting.how_to_read import how_to_read
from sixelements.reporting.method import method
from sixelements.reporting.outline import Block, Document, Section
from sixelements.reporting.profile import profile
from sixelements.reporting.review_sheet import review_sheet
from sixelements.reporting.service_plan import service_plan_view
from sixelements.reporting.summary import summary
from sixelements.reporting.timeline import timeline
from sixelements.reporting.why import why

SECTIONS: Mapping[str, Callable[[Material], Section | None]] = {
    SUMMARY: summary,
    "how to read": how_to_read,
    "profile": profile,
    "differences": differences,
    "why": why,
    "plan": action_plan,
    "timeline": timeline,
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
    found = {name: make(material) for name, make in SECTIONS.items() if _wanted(name, parts)}
    made = {name: section for name, section in found.items() if section}
    if "method" in made and "service plan" not in made:
        made["method"] = _with(made["method"], related_frameworks(material))
    sections = with_contents(list(made.values()))
    return document(material, sections, title=_("Service Culture Roadmap"))


def _with(section: Section, blocks: Sequence[Block]) -> Section:
    return replace(section, blocks=(*section.blocks, *blocks))


def _wanted(name: str, parts: frozenset[str]) -> bool:
    return not parts or name == SUMMARY or name in parts
