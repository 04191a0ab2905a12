"""Undo and redo as somebody asks for them: what was done elsewhere than they look is said."""

from collections.abc import Callable

from sixelements.i18n import _
from sixelements.presentation.journey import STEPS
from sixelements.presentation.session import Session
from sixelements.presentation.undo import UndoStep


def undo(session: Session) -> str:
    """Undo the last change; returns which it was and on which page, if that or its round isn't shown."""
    texts = _("Undone: {change}."), _("Undone on the page {page}: {change}.")
    return _said(session, session.next_undo, session.undo, *texts)


def redo(session: Session) -> str:
    """Make the change that was undone last again; returns the same as `undo`."""
    texts = _("Done again: {change}."), _("Done again on the page {page}: {change}.")
    return _said(session, session.next_redo, session.redo, *texts)


def _said(session: Session, step: UndoStep | None, act: Callable[[], None], text: str, on_page: str) -> str:
    here = session.round.id, session.page_shown()
    act()
    if step is None or (step.where, step.page) == here:
        return ""
    page = _title(step)
    return (on_page if page else text).format(page=page, change=step.label)


def _title(step: UndoStep) -> str:
    """The page on which a step was done, as the rail calls it; empty for one that is not in the rail."""
    page = step.page[0] if isinstance(step.page, tuple) else step.page
    return next((known.title() for known in STEPS if known.id is page), "")
