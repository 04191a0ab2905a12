"""What Qt does not tell a screen reader by itself: drawings are charts or pictures, titles are headings."""

from functools import cache

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget
from shiboken6 import isValid

from sixelements.ui.widgets.accessibility import HEADING, Drawn

_made: dict[int, QAccessibleWidget] = {}
"""Qt owns them and asks again by address; without a reference here Python would take them away."""


class _Drawing(QAccessibleWidget):
    """Its name and description are the widget's own, as they are now."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Graphic)
        self._drawn = widget

    def role(self) -> QAccessible.Role:
        """A mark that has no name stands beside its word: nothing to hear."""
        if self._drawn.focusPolicy() != Qt.FocusPolicy.NoFocus:
            return QAccessible.Role.Chart
        named = bool(self._drawn.accessibleName())
        return QAccessible.Role.Graphic if named else QAccessible.Role.Client


class _Heading(QAccessibleWidget):
    """Its name is what the label shows."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label, QAccessible.Role.Heading)
        self._label = label

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Name and not self._label.accessibleName():
            return self._label.text()
        return super().text(kind)


@cache
def install() -> None:
    """Answer Qt from now on. Home does so once it was painted, other pages with their first drawing."""
    QAccessible.installFactory(_interface)


def _interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, Drawn):
        return _kept(_Drawing(thing), thing)
    if isinstance(thing, QLabel) and thing.property(HEADING):
        return _kept(_Heading(thing), thing)
    return None


def _kept(made: QAccessibleWidget, thing: QObject) -> QAccessibleWidget:
    for address in [at for at, earlier in _made.items() if not isValid(earlier)]:
        del _made[address]
    _made[id(thing)] = made
    return made
