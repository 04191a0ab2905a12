"""The sentence by which an action is said aloud: when something happens, its owner does something."""

from sixelements.domain.actions import Action
from sixelements.i18n import _
from sixelements.reporting.runs import Run, RunText, Voice, fill


def when_then(action: Action) -> RunText | None:
    """The sentence; None if either half is missing."""
    if not action.when or not action.then:
        return None
    return fill(
        _("{when} {event}, {owner} will {act}."),
        when=Run(_("When"), Voice.BOLD),
        event=action.when,
        owner=action.owner or _("the owner"),
        act=action.then.rstrip("."),
    )
