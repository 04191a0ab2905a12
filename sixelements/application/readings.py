"""Readings of a measure: what can't have been measured is refused, however it comes in."""

from sixelements.domain.actions import Action
from sixelements.domain.errors import BadInput
from sixelements.domain.plan_check import most_of
from sixelements.i18n import _
from sixelements.wording import numbers
from sixelements.wording.plan_check import unit_says


def check_reading(action: Action, value: float) -> None:
    """Raise BadInput for a share beyond 0 to 100%, or for more than there are to count."""
    most = most_of(action.measure, unit_says(action.measure.unit))
    if most is None or 0 <= value <= most:
        return
    read = numbers.quantity(value)
    if action.measure.unit.startswith("%"):
        raise BadInput(_("A share runs from 0% to 100%, so {n}% can't have been read.").format(n=read))
    text = _("There are {all} to count, so {n} can't have been read.")
    raise BadInput(text.format(all=numbers.count(most), n=read))
