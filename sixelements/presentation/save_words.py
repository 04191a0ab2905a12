"""The one line that says what is saved."""

from dataclasses import dataclass

from sixelements.i18n import _
from sixelements.presentation.session import Session


@dataclass(frozen=True, slots=True)
class SaveLine:
    """``alarm``: something is not saved and ``Retry`` is offered."""

    text: str
    alarm: bool = False


def save_line(session: Session) -> SaveLine:
    """What the foot of the rail says."""
    state = session.save_state
    if state.problem:
        return SaveLine(_("Not saved: {reason}").format(reason=state.problem), alarm=True)
    if session.example:
        return SaveLine(_("Worked example, read only"))
    if session.read_only:
        writer = session.book.info.writer
        if writer:
            return SaveLine(_("Read only: {who} has it open").format(who=writer))
        return SaveLine(_("Read only"))
    if state.at is None:
        return SaveLine(_("All changes are saved"))
    return SaveLine(_("Saved {time}").format(time=state.at.strftime("%H:%M")))
