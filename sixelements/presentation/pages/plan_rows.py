"""Words that every view of the plan says of an action: its practice, and where it stands."""

from collections.abc import Sequence

from sixelements.domain.actions import FINISHED, Action, Status
from sixelements.domain.assessment import Assessment
from sixelements.i18n import _
from sixelements.wording import plan_check

_ICONS = {
    Status.TO_DO: "clock",
    Status.DOING: "play",
    Status.STUCK: "warning",
    Status.DONE: "check",
    Status.WORKING: "star",
    Status.SLIPPED_BACK: "return",
}


def practice_words(action: Action, assessment: Assessment) -> str:
    """A practice by number and name; by its number where the questionnaires have no such practice."""
    return f"{action.practice} {_practice_name(action, assessment)}".rstrip()


def _practice_name(action: Action, assessment: Assessment) -> str:
    practice = assessment.practices.get(action.practice)
    return practice.name if practice else ""


def status_icon(status: Status) -> str:
    """The icon that stands beside the word of a status."""
    return _ICONS[status]


def status_words(action: Action, actions: Sequence[Action]) -> tuple[str, str]:
    """The icon and word; an action waits while one that it depends on is not done."""
    if action.locked:
        return "lock", _("Locked")
    open_ = {a.id for a in actions if a.status not in FINISHED} if action.depends_on else set()
    if action.status is Status.TO_DO and open_ & set(action.depends_on):
        return "pause", _("Waits")
    return _ICONS[action.status], plan_check.status(action.status)
