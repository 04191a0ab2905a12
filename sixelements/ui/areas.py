"""The areas that F6 goes round: rail, page, and what a page has beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def move_to_area(areas: Sequence[QWidget], focused: QWidget | None, move: int) -> None:
    """Put the focus into the next or previous area, seen from the one that has it."""
    inside = [n for n, area in enumerate(areas) if focused in (area, *area.findChildren(QWidget))]
    now = inside[-1] if inside else -1 if move > 0 else 0
    stop = first_stop(areas[(now + move) % len(areas)])
    if stop is not None:
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)


def first_stop(area: QWidget) -> QWidget | None:
    """Where the focus goes in an area: what it says itself, or the first control that Tab stops at."""
    if (said := area.focusProxy()) is not None and said.isVisible():
        return said
    at = area.nextInFocusChain()
    while at is not None and at is not area:
        reachable = at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisible() and at.isEnabled()
        if reachable and area.isAncestorOf(at):
            return at
        at = at.nextInFocusChain()
    return None
