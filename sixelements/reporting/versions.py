"""The versions of the report, by who it is for."""

from collections.abc import Sequence

from sixelements.application.audiences import Audience, chosen_parts, require_earlier
from sixelements.application.reports import Material
from sixelements.reporting import change_sheet, handout, one_page, roadmap
from sixelements.reporting.outline import Document


def version(
    material: Material, audience: Audience = Audience.ROADMAP, *, parts: frozenset[str] = frozenset()
) -> Document:
    """All that the report for an audience has to say, whether or not it fits; raises as `drafts` does."""
    return drafts(material, audience, parts=parts)[0]


def drafts(
    material: Material, audience: Audience = Audience.ROADMAP, *, parts: frozenset[str] = frozenset()
) -> Sequence[Document]:
    """The report for an audience, its first pages from the fullest to the shortest.

    ``parts`` names what to include where it can be chosen; none: the usual ones. Raises NotAllowed for a
    change sheet without an earlier round.
    """
    require_earlier(audience, earlier=material.earlier is not None)
    match audience:
        case Audience.ONE_PAGE:
            return one_page.drafts(material)
        case Audience.HANDOUT:
            return handout.drafts(material)
        case Audience.CHANGES:
            return change_sheet.drafts(material)
        case _:
            return roadmap.drafts(material, parts=frozenset(chosen_parts(audience, parts)))
