"""The versions of the report, by who it is for."""

from sixelements.application.audiences import Audience, chosen_parts, require_earlier
from sixelements.application.reports import Material
from sixelements.reporting.outline import Document
from sixelements.reporting.roadmap import roadmap


def version(
    material: Material, audience: Audience = Audience.ROADMAP, *, parts: frozenset[str] = frozenset()
) -> Document:
    """The report for an audience. ``parts`` names what to include where it can be chosen; none: the usual.

    Raises NotAllowed for a change sheet without an earlier round.
    """
    require_earlier(audience, earlier=material.earlier is not None)
    return roadmap(material, parts=frozenset(chosen_parts(audience, parts)))
