"""Which screens there are, as far as a workshop needs to know: which of them the room could see."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication, QScreen

from sixelements.presentation.room.before import Screens


@dataclass(frozen=True, slots=True)
class Monitor:
    """A screen as a list shows it: its name, pixels, and whether the room sees it. ``key`` tells it again."""

    key: str
    name: str
    width: int
    height: int
    room: bool


def screens_found(screens: Sequence[QScreen], home: QScreen | None) -> Screens:
    """What there is beside the presenter's screen. Screens that show the same count as one."""
    others = [screen for screen in screens if screen is not home]
    if not others:
        return Screens.ONE
    return Screens.APART if any(not _same_picture(screen, home) for screen in others) else Screens.MIRRORED


def for_the_room(screens: Sequence[QScreen], home: QScreen | None) -> list[QScreen]:
    """The screens that the projector's window may stand on: those that show something of their own."""
    return [screen for screen in screens if screen is not home and not _same_picture(screen, home)]


def _same_picture(screen: QScreen, home: QScreen | None) -> bool:
    """Whether the desktop lays both over the same place, as it does where one mirrors the other."""
    return home is not None and screen.geometry().topLeft() == home.geometry().topLeft()


def all_screens() -> list[QScreen]:
    """The screens now."""
    return QGuiApplication.screens()
