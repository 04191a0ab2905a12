"""Where the six elements meet frameworks that a reader may know: related to, never compliant with."""

from sixelements.application.reports import Material
from sixelements.domain import service_plan
from sixelements.domain.ids import ElementId
from sixelements.i18n import _
from sixelements.reporting.outline import Block, Column, Table, TableLook, Together, heading, row
from sixelements.reporting.runs import Run, Voice, text


def related_frameworks(material: Material) -> list[Block]:
    """The table, for the elements that it knows; nothing for another assessment."""
    if not service_plan.applies_to(material.assessment):
        return []
    columns = (Column(header=_("Element"), width=126), Column(header=_("Related to"), width=378))
    named = _related()
    rows = tuple(
        row(text(Run(element.id, Voice.NUMBER), " ", Run(element.title, Voice.SEMIBOLD)), named[element.id])
        for element in material.assessment.elements
        if element.id in named
    )
    caption = _('"Related to" means that the subjects meet. It does not mean compliance or endorsement.')
    table = Table(
        columns=columns,
        rows=rows,
        summary=_("Frameworks that speak of the same subjects, by element"),
        caption=text(caption),
        look=TableLook.DENSE,
    )
    return [Together(blocks=(heading(3, _("Related frameworks")), table))]


def _related() -> dict[ElementId, str]:
    """Sections of the frameworks, by element. EO: executive order; OMB: Office of Management and Budget."""
    return {
        ElementId("1"): _(
            "EO 12862, standards; EO 13571 (c); Customer Service Excellence 4.1, 5.1; "
            "OMB A-11 §280, measurement"
        ),
        ElementId("2"): _("Customer Service Excellence 2.2; Baldrige 5"),
        ElementId("3"): _("Baldrige 5"),
        ElementId("4"): _(
            "EO 12862, asking customers and front line; EO 13571 (b); "
            "Customer Service Excellence 1.1–1.3, 4.3; ISO 10002, 10004; Baldrige 3; "
            "OMB A-11 §280, customer research"
        ),
        ElementId("5"): _("Customer Service Excellence 2; Baldrige 5"),
        ElementId("6"): _(
            "EO 13571 (a), (d), (e), (f); EO 14058, burden; Customer Service Excellence 5; Baldrige 6; "
            "OMB A-11 §280, service design"
        ),
    }
