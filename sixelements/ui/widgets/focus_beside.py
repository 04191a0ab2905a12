"""A click that falls beside a field, as into the gap below its label, goes to the field."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

_NEAR = 28
"""Pixels above or below a field that a click may miss it by."""


def focus_beside(event: QMouseEvent, fields: Iterable[QWidget]) -> bool:
    """Give the focus to the field that a click on the widget around it just missed; whether there is one.

    Else what is typed next would go to whatever had the keys before, and letters are keys there.
    """
    at = event.globalPosition().toPoint()
    near = min((f for f in fields if f.isVisible()), key=lambda f: _missed_by(f, at), default=None)
    if near is None or _missed_by(near, at) > _NEAR:
        return False
    near.setFocus(Qt.FocusReason.MouseFocusReason)
    return True


def _missed_by(field: QWidget, at: QPoint) -> int:
    """How many pixels a click on the screen lies outside of a field, at most of both directions."""
    point = field.mapFromGlobal(at)
    beyond = (point.x() - field.width(), -point.x(), point.y() - field.height(), -point.y())
    return max(0, *beyond)
