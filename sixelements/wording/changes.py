"""Change between two rounds, in words."""

from sixelements.domain.change import Change, Verdict
from sixelements.i18n import _
from sixelements.wording import numbers


def change_words(change: Change) -> str:
    """A change with its points and what it may be called: "+9, real change"."""
    verdicts = {
        Verdict.REAL: _("real change"),
        Verdict.LEANING: _("leaning"),
        Verdict.NONE: _("no clear change"),
    }
    points = numbers.points(change.points)
    sign = "+" if change.points > 0 and points != "0" else ""
    text = _("{points} since the last round, {verdict}")
    return text.format(points=sign + points.replace("-", "−"), verdict=verdicts[change.verdict])
