"""A list to choose from is put away when its field goes elsewhere."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sixelements.ui.widgets.choice import ChoiceBox


def test_an_open_list_goes_with_its_field_when_a_bar_comes_above_it(qtbot: QtBot) -> None:
    """Else it floats over other fields, and a press chooses for one that is not there."""
    window, page, bar, box = QWidget(), QWidget(), QWidget(), ChoiceBox()
    box.addItems(["To do", "Done"])
    bar.setFixedHeight(60)
    outer, inner = QVBoxLayout(window), QVBoxLayout(page)
    outer.addWidget(bar)
    outer.addWidget(page)
    inner.addWidget(box)
    bar.hide()
    qtbot.addWidget(window)
    window.show()
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    bar.show()
    qtbot.waitUntil(lambda: not box.view().isVisible())
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    page.hide()
    qtbot.waitUntil(lambda: not box.view().isVisible())
