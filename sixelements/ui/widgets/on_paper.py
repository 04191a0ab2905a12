"""Small pages on white paper: Qt draws them without a ground, so dark looks would swallow their words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem


class OnPaper(QStyledItemDelegate):
    """Puts paper under the picture of each page."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        page = option.icon.pixmap(option.decorationSize)
        if page.isNull():
            return
        paper = QPixmap(page.size())
        paper.setDevicePixelRatio(page.devicePixelRatio())
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawPixmap(0, 0, page)
        painter.end()
        option.icon = QIcon(paper)
