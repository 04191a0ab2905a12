"""The one line that says what is saved."""

from dataclasses import dataclass

from sixelements.i18n import _, ngettext
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
        words = _("Read only: {who} has it open").format(who=writer) if writer else _("Read only")
        return SaveLine(words)
    if session.held:
        n = len(session.held)
        return SaveLine(ngettext("{n} field is not saved yet", "{n} fields are not saved yet", n).format(n=n))
    if state.at is None:
        return SaveLine(_("All changes are saved"))
    return SaveLine(_("Saved {time}").format(time=state.at.strftime("%H:%M")))
