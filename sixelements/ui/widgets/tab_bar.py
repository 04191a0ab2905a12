"""Tabs that are all seen where there is room for them, whichever is chosen and however large words are."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTabBar


class TabBar(QTabBar):
    """A tab is as wide as its words are when it is chosen, so that choosing another moves none.

    Qt asks again for the room that all take only where tabs come or go: after another one was chosen, whose
    words are heavier then, or the size of words was changed, the last ones lay behind arrows.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName(name)
        self.currentChanged.connect(lambda _n: self.updateGeometry())

    def tabSizeHint(self, index: int) -> QSize:
        size = super().tabSizeHint(index)
        if index == self.currentIndex():
            return size
        chosen = QFont(self.font())
        chosen.setWeight(QFont.Weight.DemiBold)
        text = self.tabText(index)
        more = QFontMetrics(chosen).horizontalAdvance(text) - self.fontMetrics().horizontalAdvance(text)
        return QSize(size.width() + max(more, 0), size.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
