"""The versions of the report, by who it is for."""

from collections.abc import Sequence

from sixelements.application.audiences import Audience, chosen_parts, require_earlier, require_review
from sixelements.application.reports import Material
from sixelements.domain.reviews_held import last_closed
from sixelements.reporting import change_sheet, handout, one_page, review_changes, roadmap
from sixelements.reporting.outline import Document


def version(
    material: Material, audience: Audience = Audience.ROADMAP, *, parts: frozenset[str] = frozenset()
) -> Document:
    """All that the report for an audience has to say, whether or not it fits; raises as `lengths` does."""
    return lengths(material, audience, parts=parts)[0]


def lengths(
    material: Material, audience: Audience = Audience.ROADMAP, *, parts: frozenset[str] = frozenset()
) -> Sequence[Document]:
    """The report for an audience, its first pages from the fullest to the shortest.

    ``parts`` names what to include where it can be chosen; none: the usual ones. Raises NotAllowed for a
    change sheet without an earlier round, and the sheet of a review where none was closed.
    """
    require_earlier(audience, earlier=material.earlier is not None)
    require_review(audience, reviewed=last_closed(material.plan) is not None)
    match audience:
        case Audience.ONE_PAGE:
            return one_page.lengths(material)
        case Audience.HANDOUT:
            return handout.lengths(material)
        case Audience.CHANGES:
            return change_sheet.lengths(material)
        case Audience.REVIEW:
            return review_changes.lengths(material)
        case _:
            return roadmap.lengths(material, parts=frozenset(chosen_parts(audience, parts)))
