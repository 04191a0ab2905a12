"""Tabs are all seen where there is room, whichever is chosen, and after the size of words was changed."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from sixelements.ui.theme import Dress, Theme
from sixelements.ui.widgets.tab_bar import TabBar

pytestmark = pytest.mark.qt


def hidden(bar: TabBar) -> list[str]:
    """The tabs that are not seen whole, and the arrows that lead to them."""
    cut = [bar.tabText(n) for n in range(bar.count()) if not bar.rect().contains(bar.tabRect(n))]
    return cut + ["arrow" for arrow in bar.findChildren(QToolButton) if arrow.isVisible()]


def test_no_tab_lies_behind_arrows_where_there_is_room(qtbot: QtBot, theme: Theme) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    Dress(theme, around)
    row = QHBoxLayout(around)
    bar = TabBar("Views")
    for text in ("Board", "Table", "Timeline", "iiiii", "WWWWWWWW"):
        bar.addTab(text)
    row.addWidget(bar)
    row.addStretch(1)
    around.resize(1300, 100)
    around.show()
    width, found = bar.sizeHint().width(), []
    for scale in (1.5, 1.3, 1.0):
        theme.choose(replace(theme.choice, scale=scale))
        for n in range(bar.count()):
            bar.setCurrentIndex(n)
            QApplication.processEvents()
            found += [f"at {scale}, {bar.tabText(n)} chosen: {tab}" for tab in hidden(bar)]
    assert found == []
    assert abs(bar.sizeHint().width() - width) <= bar.count(), "as wide chosen as not"
