"""The sphere of influence: a page for one person, filled in by hand; it is never typed and never stored."""

from sixelements.charts import sheet
from sixelements.charts import worksheets as charts
from sixelements.i18n import _
from sixelements.reporting.outline import (
    Block,
    Figure,
    ParagraphRole,
    Together,
    heading,
    paragraph,
)
from sixelements.reporting.paper import MEASURE
from sixelements.reporting.runs import Run, Voice
from sixelements.wording import phrases

_LINES = 3


def sphere_blocks() -> tuple[Block, ...]:
    """Two sentences, three rings to write into, and one promise."""
    told = phrases.sentences(
        _("Write into the rings what you control yourself, what you can influence, and what you accept."),
        _("Then promise one thing from the inner ring: leadership is a choice, not a rank."),
    )
    names = (_("I control"), _("I influence"), _("I accept"))
    alt = _("Three rings to write into, from the inside: I control, I influence, I accept")
    lines = sheet.empty_lines(_LINES, width=MEASURE, alt=_("Empty lines to write on"))
    promise = (
        heading(3, _("My own promise")),
        paragraph(Run(_("When … I will …"), Voice.SEMIBOLD)),
        Figure(scene=lines),
    )
    return (
        paragraph(told, role=ParagraphRole.LEAD),
        Figure(scene=charts.rings(names, alt=alt)),
        paragraph(_("This page is yours. Nobody types it in or keeps it."), role=ParagraphRole.CAPTION),
        Together(blocks=promise),
    )
