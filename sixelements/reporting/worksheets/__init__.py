"""The worksheets in the roadmap: what a group filled in, printed where it was; what was not begun is not."""

from collections.abc import Callable, Mapping

from sixelements.application.reports import Material
from sixelements.domain.assessment import Worksheet
from sixelements.i18n import _
from sixelements.reporting.outline import Block, PageBreak, ParagraphRole, Section, heading, paragraph
from sixelements.reporting.worksheets.channels import channels, least_expected
from sixelements.reporting.worksheets.customer_facts import customer_facts
from sixelements.reporting.worksheets.gate import gate
from sixelements.reporting.worksheets.groups import groups, not_heard
from sixelements.reporting.worksheets.thirds import thirds
from sixelements.reporting.worksheets.waste_walk import waste_walks
from sixelements.wording import phrases

_Maker = Callable[[Material], tuple[Block, ...]]
_BESIDE: Mapping[Worksheet, _Maker] = {
    Worksheet.CHANNELS: channels,
    Worksheet.GROUPS: groups,
    Worksheet.THIRDS: thirds,
}


def worksheets(material: Material) -> Section | None:
    """All sheets that were begun, with the customer facts; None if nothing was."""
    if not material.facts:
        return None
    begun = material.facts.begun
    beside = [block for sheet, make in _BESIDE.items() if sheet in begun for block in make(material)]
    beside += customer_facts(material)
    pages: list[tuple[Block, ...]] = []
    if beside:
        title, lead = _("Worksheets: facts beside opinions"), _lead(material)
        pages.append((heading(2, title), paragraph(lead, role=ParagraphRole.LEAD), *beside))
    pages += waste_walks(material)
    if Worksheet.GATE in begun:
        pages.append(gate(material))
    blocks = [*pages[0]]
    for page in pages[1:]:
        blocks += [PageBreak(), *page]
    if not beside:
        blocks.insert(1, paragraph(_whose(), role=ParagraphRole.CAPTION))
    return Section(title=_("Worksheets"), blocks=tuple(blocks))


def _lead(material: Material) -> str:
    """What the first two sheets found."""
    begun = material.facts.begun
    found = (
        least_expected(material) if Worksheet.CHANNELS in begun else "",
        not_heard(material) if Worksheet.GROUPS in begun else "",
    )
    return phrases.sentences(*found, _whose())


def _whose() -> str:
    """Whose figures these are."""
    return _(
        "Figures from worksheets come from the group and say nothing about any one person, so they are "
        "always shown."
    )
