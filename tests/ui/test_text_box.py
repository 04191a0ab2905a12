"""A text that its box shows whole stays as it is."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
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
