"""Whether the room may see this window although nothing runs in it: a workshop on one screen was left."""

from sixelements.application import workshops
from sixelements.presentation.room.before import Screens
from sixelements.presentation.session import Session

ONE_SCREEN, YES = "one screen", "yes"
"""The setting that one screen is used, and its value; anything else: two."""


def left_on_one_screen(session: Session, screens: Screens) -> bool:
    """Whether a workshop of the round that is open was begun and not ended, and one screen is all there is.

    Somebody chose so, or both screens show the same.
    """
    if not session.is_open or session.read_only or session.unreadable:
        return False
    chosen = session.services.settings.read(ONE_SCREEN) == YES or screens is Screens.MIRRORED
    return chosen and workshops.left_at(session.book, session.round) is not None
