"""Practices that do not apply to a team: taken out of the round's figures, with a reason that prints."""

from collections.abc import Callable
from functools import partial

from sixelements.application import rounds
from sixelements.domain.ids import PracticeId
from sixelements.i18n import _
from sixelements.presentation.session import Session


def set_aside(session: Session, practice: PracticeId, reason: str) -> None:
    """Take a practice out of this round's figures; raises BadInput without a reason, and CannotWrite."""
    out, back = _ways(session, practice, reason)
    session.run_with_undo(_("setting {practice} aside").format(practice=practice), out, back, keep=False)


def bring_back(session: Session, practice: PracticeId) -> None:
    """Count a practice again that was set aside."""
    out, back = _ways(session, practice, session.round.set_aside[practice])
    session.run_with_undo(_("bringing {practice} back").format(practice=practice), back, out)


def _ways(session: Session, practice: PracticeId, reason: str) -> tuple[Callable[[], object], ...]:
    """What takes a practice out, and what brings it back."""
    of = session.book, session.round, practice
    return (
        partial(rounds.set_aside, *of, reason=reason, announce=session.announce),
        partial(rounds.bring_back, *of, announce=session.announce),
    )
