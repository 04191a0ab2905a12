"""A text that its box shows whole stays as it is."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sixelements.ui.widgets.text_box import TextBox

LINE = "a customer contacts us again about the same request "


def turn_wheel(app: QApplication, box: TextBox) -> bool:
    """Whether the box took it."""
    at = QPointF(20, 10)
    event = QWheelEvent(
        at, at, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 - Qt's own
    )  # fmt: skip
    event.ignore()
    app.sendEvent(box.viewport(), event)
    return event.isAccepted()


@pytest.mark.parametrize(("lines", "scrolls"), [(1, False), (3, False), (40, True)])
def test_the_wheel_hides_no_line_of_what_fits(
    qapp: QApplication, qtbot: QtBot, lines: int, *, scrolls: bool
) -> None:
    box = TextBox()
    qtbot.addWidget(box)
    box.setStyleSheet("QPlainTextEdit { padding: 5px 8px; border: 1px solid }")
    box.setText(LINE * lines)
    box.resize(330, box.height())
    box.show()
    box.grow()
    taken = turn_wheel(qapp, box)
    assert (taken, box.verticalScrollBar().value() > 0) == (scrolls, scrolls)
    box.verticalScrollBar().setValue(1)
    assert (box.verticalScrollBar().value() > 0) == scrolls


def test_it_gets_lower_once_it_is_left_and_not_while_it_is_emptied(qtbot: QtBot) -> None:
    around = QWidget()
    column = QVBoxLayout(around)
    box, other = TextBox(), QLineEdit()
    column.addWidget(box)
    column.addWidget(other)
    column.addStretch(1)
    qtbot.addWidget(around)
    around.resize(330, 300)
    around.show()
    qtbot.waitExposed(around)
    around.activateWindow()
    box.setText(LINE * 3)
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    high = box.height()
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Delete)
    box.grow()  # as when it turns amber
    assert box.height() == high
    other.setFocus()
    assert box.height() < high / 2
    box.setFocus()
    box.setText(LINE * 2)
    box.setText("")
    assert box.height() < high / 2
