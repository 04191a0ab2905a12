"""Practices that do not apply to a team: taken out of the round's figures, with a reason that prints."""

from sixelements.application import rounds
from sixelements.domain.ids import PracticeId
from sixelements.i18n import _
from sixelements.presentation.session import Session


def set_aside(session: Session, practice: PracticeId, reason: str) -> None:
    """Take a practice out of this round's figures; raises BadInput without a reason, and CannotWrite."""
    label = _("setting {practice} aside").format(practice=practice)
    session.run_with_undo(
        label, lambda: _out(session, practice, reason), lambda: _back(session, practice), keep=False
    )


def bring_back(session: Session, practice: PracticeId) -> None:
    """Count a practice again that was set aside."""
    reason = session.round.set_aside[practice]
    label = _("bringing {practice} back").format(practice=practice)
    session.run_with_undo(label, lambda: _back(session, practice), lambda: _out(session, practice, reason))


def _out(session: Session, practice: PracticeId, reason: str) -> None:
    rounds.set_aside(session.book, session.round, practice, reason=reason, announce=session.announce)


def _back(session: Session, practice: PracticeId) -> None:
    rounds.bring_back(session.book, session.round, practice, announce=session.announce)
