"""What a person would see and hear of widgets: names, what is cut, where Tab stops."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from sixelements.ui.widgets.text import Text


def shown(around: QWidget) -> Iterator[QWidget]:
    """Everything inside that is seen."""
    for widget in around.findChildren(QWidget):
        if widget.isVisible() and widget.width() > 0 and widget.height() > 0:
            yield widget


def scrolled_in(widget: QWidget) -> QWidget | None:
    """What scrolls a widget into sight, if anything does."""
    at = widget.parentWidget()
    while at is not None:
        if isinstance(at, QAbstractScrollArea):
            return at.viewport()
        at = at.parentWidget()
    return None


def is_a_part(widget: QWidget) -> bool:
    """Whether it belongs to a control that speaks for it."""
    around = widget.parentWidget()
    return isinstance(around, QComboBox | QAbstractSpinBox | QLineEdit)


def spoken(widget: QWidget) -> str:
    """The name that a screen reader says."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def controls(around: QWidget) -> list[QWidget]:
    """Everything that can have the focus or be pressed."""
    return [
        w
        for w in shown(around)
        if (w.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(w, QAbstractButton)) and not is_a_part(w)
    ]


def is_a_stop(widget: QWidget) -> bool:
    """Whether Tab has to stop there; of a group of choices, only at the one that is chosen."""
    if isinstance(widget, QAbstractButton) and (widget.autoExclusive() or widget.group() is not None):
        return False
    reachable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
    return reachable and not is_a_part(widget)


def cut(around: QWidget) -> list[str]:
    """Labels and buttons of which not all is seen, however far one scrolls up or down."""
    found = [_lacking(w) or _outside(w) for w in shown(around) if isinstance(w, QLabel | QPushButton)]
    return [what for what in found if what]


def words(around: QWidget) -> list[str]:
    """Every word that is seen, and what stands in every field."""
    found = []
    for widget in shown(around):
        if isinstance(widget, QLabel | QAbstractButton):
            found.append(widget.text())
        elif isinstance(widget, QLineEdit):
            found.append(f"{widget.text()}|{widget.placeholderText()}")
        elif isinstance(widget, QComboBox):
            found.append(widget.currentText())
    return [text for text in found if text]


def _lacking(widget: QLabel | QPushButton) -> str:
    """What a label or button needs more than it has."""
    if not widget.text():
        return ""
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = (widget.minimumSizeHint().width(), widget.heightForWidth(widget.width()))
    elif isinstance(widget, QLabel) and not isinstance(widget, Text):
        metrics = widget.fontMetrics()
        needed = (metrics.horizontalAdvance(widget.text()), metrics.height())
    else:
        hint = widget.minimumSizeHint() if isinstance(widget, QPushButton) else widget.sizeHint()
        needed = (hint.width(), hint.height())
    if widget.width() + 1 < needed[0] or widget.height() + 1 < needed[1]:
        return f"{_quoted(widget)} has {widget.width()}x{widget.height()} and needs {needed[0]}x{needed[1]}"
    return ""


def _outside(widget: QLabel | QPushButton) -> str:
    """Whether an area around it, up to what scrolls, cuts it off."""
    box = QRect(QPoint(0, 0), widget.size())
    at: QWidget = widget
    while (around := at.parentWidget()) is not None and not at.isWindow():
        area = around.parentWidget()
        scrolled = isinstance(area, QAbstractScrollArea) and area.viewport() is around
        box = QRect(at.mapTo(around, box.topLeft()), box.size())
        room = around.rect().adjusted(-1, -1, 1, 1)
        across = box.left() >= room.left() and box.right() <= room.right()
        down = scrolled or (box.top() >= room.top() and box.bottom() <= room.bottom())
        if not (across and down):
            return f"{_quoted(widget)} is cut by {type(around).__name__}: {box} in {room}"
        if scrolled:
            return ""
        at = around
    return ""


def _quoted(widget: QLabel | QPushButton) -> str:
    return f"{type(widget).__name__} “{widget.text()[:60]}”"
