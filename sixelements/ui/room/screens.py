"""Which screens there are, as far as a workshop needs to know: which of them the room could see."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from PySide6.QtCore import QRect

from sixelements.presentation.room.before import Screens


@dataclass(frozen=True, slots=True)
class Monitor:
    """A screen as a list shows it: its name and pixels. ``key`` tells it again.

    ``home``: the presenter's window is on it. ``room``: the projector's window stands on it, or would.
    """

    key: str
    name: str
    width: int
    height: int
    home: bool
    room: bool


class HasPlace(Protocol):
    """A screen: its place on the desktop."""

    def geometry(self) -> QRect:
        """Where it is, in the desktop's pixels."""


S = TypeVar("S", bound=HasPlace)


def screens_found(screens: Sequence[S], home: S | None) -> Screens:
    """What there is beside the presenter's screen. Screens that show the same count as one."""
    if for_the_room(screens, home):
        return Screens.APART
    return Screens.MIRRORED if any(screen is not home for screen in screens) else Screens.ONE


def for_the_room(screens: Sequence[S], home: S | None) -> list[S]:
    """The screens that show nothing of the presenter's, so that the projector's window may stand there."""
    return [screen for screen in screens if screen is not home and not _shows_the_same(screen, home)]


def _shows_the_same(screen: HasPlace, home: HasPlace | None) -> bool:
    """The desktop lays screens that mirror each other over the same place; they may differ in size."""
    return home is not None and screen.geometry().intersects(home.geometry())
