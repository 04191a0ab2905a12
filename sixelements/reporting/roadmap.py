"""The Service Culture Roadmap: which pages it has, and in which order."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

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
from sixelements.reporting.summary import summaries, summary
from sixelements.reporting.timeline import timeline
from sixelements.reporting.why import why
from sixelements.reporting.worksheets import worksheets

Maker: TypeAlias = Callable[[Material], Section | None]
SECTIONS: Mapping[str, Maker] = {
    SUMMARY: summary,
    "how to read": how_to_read,
    "profile": profile,
    "differences": differences,
    "worksheets": worksheets,
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
    wanted = {SUMMARY, *parts} if parts else SECTIONS.keys()
    makers = _makers(wanted)
    found = {name: makers[name](material) for name in SECTIONS if name in wanted}
    made = {name: section for name, section in found.items() if section}
    if not _short(wanted) and "method" in made and "service plan" not in made:
        made["method"] = _with(made["method"], related_frameworks(material))
    sections = with_contents(list(made.values()))
    return document(material, sections, title=_("Service Culture Roadmap"))


def lengths(material: Material, *, parts: frozenset[str] = frozenset()) -> Sequence[Document]:
    """The report with its first page from the fullest to the shortest; all else is the same."""
    made = roadmap(material, parts=parts)
    rest = made.sections[1:]
    return [replace(made, sections=(first, *rest)) for first in summaries(material)]


def _short(wanted: Collection[str]) -> bool:
    """Whether the plan stands without its reasons: for those who decide, not for those who check."""
    return "plan" in wanted and "why" not in wanted


def _makers(wanted: Collection[str]) -> Mapping[str, Maker]:
    """How each part is made, where one part need not repeat another."""
    if "why" in wanted:
        return SECTIONS
    made: dict[str, Maker] = {**SECTIONS, "cards": partial(cards, short=True)}
    if _short(wanted):
        made["method"] = partial(method, short=True)
    if "cards" in wanted:
        made["plan"] = partial(action_plan, cards=True)
    return made


def _with(section: Section, blocks: Sequence[Block]) -> Section:
    return replace(section, blocks=(*section.blocks, *blocks))
