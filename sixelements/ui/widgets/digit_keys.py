"""Which digit a key stands for, also where the upper row types something else."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
"""With one of these a key is no digit that is typed."""

_ROW_OF_MAC = {18: 1, 19: 2, 20: 3, 21: 4, 23: 5, 22: 6, 26: 7, 28: 8, 25: 9, 29: 0}
"""Keys of the upper row by their numbers on a Mac, which are in no order."""
_FIRST_OF_WINDOWS, _FIRST_OF_OTHERS = 2, 10
"""The number of the key for 1 in the upper row; those for 2 to 0 follow."""


_KEY = Qt.Key
_REPEATING = frozenset(
    (
        *(_KEY.Key_Up, _KEY.Key_Down, _KEY.Key_Left, _KEY.Key_Right, _KEY.Key_PageUp, _KEY.Key_PageDown),
        *(_KEY.Key_Backspace, _KEY.Key_Tab, _KEY.Key_Backtab),
    )
)
"""Keys that may repeat while they are held down where others record an answer: they only move."""


def held_down(event: QKeyEvent) -> bool:
    """Whether a key repeats only because it is held down, and is none of those that move."""
    return event.isAutoRepeat() and event.key() not in _REPEATING


def digit(event: QKeyEvent) -> int | None:
    """The digit of a key: what it types, else where it lies.

    Without Shift, the upper row of AZERTY, b\u00e9po and Czech keyboards types letters and signs.
    """
    typed = event.key() - Qt.Key.Key_0
    if 0 <= typed <= 9:
        return int(typed)
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or event.key() in _SURE:
        return None
    return _by_place(event)


def typed_digit(event: QKeyEvent) -> str:
    """What a key types where only digits and signs count: as `digit`, so a digit by its place, too."""
    number = digit(event)
    return event.text() if number is None else str(number)


def shortcut_by_place(event: QKeyEvent) -> str:
    """The shortcut that Ctrl or Alt and a key of the upper row stand for, such as "Alt+3"; empty if none.

    Qt goes by what a key types, so it hears none where that is no digit.
    """
    held = _HELD.get(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, "")
    types_it = Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9
    number = None if types_it or not held else digit(event)
    return "" if number is None else f"{held}+{number}"


_HELD = {Qt.KeyboardModifier.ControlModifier: "Ctrl", Qt.KeyboardModifier.AltModifier: "Alt"}

_SURE = range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)
"""What is a letter of the alphabet is meant as that letter."""


def _by_place(event: QKeyEvent) -> int | None:
    if sys.platform == "darwin":
        return _ROW_OF_MAC.get(event.nativeVirtualKey()) if event.nativeVirtualKey() else None
    first = _FIRST_OF_WINDOWS if sys.platform == "win32" else _FIRST_OF_OTHERS
    place = event.nativeScanCode() - first
    return (place + 1) % 10 if 0 <= place <= 9 else None
