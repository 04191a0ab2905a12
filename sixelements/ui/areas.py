"""The areas that F6 goes round: rail, page, and what a page has beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

Area = tuple[QWidget, QWidget | None]
"""A part of the window, and where the focus goes in it; None: the first control that Tab stops at."""


def move_to_area(areas: Sequence[Area], focused: QWidget | None, move: int) -> None:
    """Put the focus into the next or previous area, seen from the one that has it."""
    inside = [n for n, (area, _stop) in enumerate(areas) if focused and _holds(area, focused)]
    now = inside[-1] if inside else -1 if move > 0 else 0
    area, stop = areas[(now + move) % len(areas)]
    stop = stop or _first_stop(area)
    if stop is not None:
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _holds(area: QWidget, focused: QWidget) -> bool:
    return area is focused or area.isAncestorOf(focused)


def _first_stop(area: QWidget) -> QWidget | None:
    at = area.nextInFocusChain()
    while at is not None and at is not area:
        reachable = at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisible() and at.isEnabled()
        if reachable and area.isAncestorOf(at):
            return at
        at = at.nextInFocusChain()
    return None
