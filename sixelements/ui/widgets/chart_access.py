"""Drawings as a screen reader meets them: a chart or a picture, with its sentence as the name."""

from functools import cache

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

_made: dict[int, QAccessibleWidget] = {}
"""Qt owns them and asks again by address; without a reference here Python would take them away."""


class Drawn(QWidget):
    """A drawing: a chart where Tab reaches it, else a picture. Its accessible name says what it shows."""

    def __init__(self) -> None:
        super().__init__()
        _install()


class _Drawing(QAccessibleWidget):
    """Its name and description are the widget's own, as they are now."""

    def __init__(self, widget: QWidget) -> None:
        reached = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        super().__init__(widget, QAccessible.Role.Chart if reached else QAccessible.Role.Graphic)


@cache
def _install() -> None:
    """Let drawings speak as what they are, from the first one on."""
    QAccessible.installFactory(_interface)


def _interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, Drawn):
        return None
    for address in [at for at, made in _made.items() if not isValid(made)]:
        del _made[address]
    made = _made[id(thing)] = _Drawing(thing)
    return made
