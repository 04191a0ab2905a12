"""The one line that says what is saved."""

from dataclasses import dataclass

from sixelements.application.errors import WorldsFault
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session
from sixelements.presentation.trouble import title, waits
from sixelements.wording import numbers, phrases


@dataclass(frozen=True, slots=True)
class SaveLine:
    """``alarm``: something is not saved. ``retry``: it is worth trying again. ``passing``: soon over.

    ``settled``: all is as it should be, which ``short`` says where room is short. ``held``: a field has
    what can't be stored as it is, and can be shown.
    """

    text: str
    alarm: bool = False
    retry: bool = False
    passing: bool = False
    settled: bool = False
    held: bool = False
    briefly: str = ""

    @property
    def short(self) -> str:
        """The same in as few words as say it."""
        return self.briefly or self.text


def save_line(session: Session) -> SaveLine:
    """What the foot of the rail says."""
    state = session.save_state
    if state.fault:
        briefly = _("Not saved") if session.unsaved else _("See above")
        return SaveLine(_of_fault(session, state.fault), alarm=True, retry=True, briefly=briefly)
    if session.example:
        return SaveLine(_("Worked example, read only"), settled=True, briefly=_("Read only"))
    if session.looked_into:
        return SaveLine(_("A backup, read only"), settled=True, briefly=_("Read only"))
    if session.read_only:
        return SaveLine(_read_only(session), settled=True, briefly=_("Read only"))
    return _waiting(session) or _saved(session)


def _of_fault(session: Session, fault: WorldsFault) -> str:
    """Since when something is not saved, the cause, and how much waits; short, as the rail is narrow."""
    cause, since = title(fault), session.save_state.since
    if not session.unsaved:
        return phrases.sentence(cause)
    text = _("Not saved since {time}. {cause}. {waits}") if since else _("Not saved. {cause}. {waits}")
    time = numbers.clock(since) if since else ""
    return text.format(time=time, cause=cause, waits=waits(session))


def window_title(session: Session) -> str:
    """Whose round is on the table, in which file, and whether something of it is not saved."""
    if not session.is_open:
        return "Six Elements"
    text = _("{organization} – {team}, round {n} – {file}")
    if session.path is None or session.example:
        text = _("{organization} – {team}, round {n}")
    elif session.unsaved:
        text = _("{organization} – {team}, round {n} – {file} – not saved")
    organization, team = session.book.info.organization, session.team.name
    file = session.path.name if session.path else ""
    return text.format(organization=organization, team=team, n=session.round.number, file=file)


def not_saved(reason: str) -> str:
    """Why, said once: some reasons begin with it."""
    begins = reason.startswith(_("Not saved:"))
    return reason if begins else _("Not saved: {reason}").format(reason=reason)


def _waiting(session: Session) -> SaveLine | None:
    """What is typed and not stored, if anything."""
    if session.typing():
        return SaveLine(_("What you are typing is not saved yet"), passing=True)
    if session.held:
        n = len(session.held)
        text = ngettext("{n} field is not saved yet", "{n} fields are not saved yet", n).format(n=n)
        return SaveLine(text, held=True)
    return None


def _saved(session: Session) -> SaveLine:
    if session.book.left_undone:
        return SaveLine(session.book.left_undone.sentence, alarm=True)
    if session.book.backup_problem:
        return SaveLine(_("Everything is saved, but no backup could be made."), retry=True)
    at = numbers.clock(session.save_state.at) if session.save_state.at else ""
    if not at:
        return SaveLine(_("All changes are saved"), settled=True, briefly=_("All saved"))
    return SaveLine(_("Saved {time}").format(time=at), settled=True)


def _read_only(session: Session) -> str:
    """Why nothing can be changed."""
    info = session.book.info
    if session.writer:
        return _("Read only: {who} has it open").format(who=session.writer)
    if info.writer:
        return _("Read only until you try again")
    return _("Read only: it holds more than fits") if info.beyond else _("Read only")
