"""Longer text to read: headings, lists and tables in the type and colors of the rest of the window."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from sixelements.ui.theme import Theme

_SIZES = {1: "page", 2: "title", 3: "heading", 4: "bodyStrong"}
_LINE = 125
"""The height of a line, in percent of the font's own."""


_WIDE = 99
"""Width of a table in percent of the page; at 100 its borders would make the page scroll sideways."""


class ReadingView(QTextBrowser):
    """Follows links within the text only."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._html = ""
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(24)
        self.anchorClicked.connect(self._follow)
        theme.changed.connect(self._set_type)

    def show_html(self, html: str) -> None:
        """Show a text; the same one stays where it is."""
        if html != self._html:
            self._html = html
            self.setHtml(html)
            self._set_type()
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def _follow(self, link: QUrl) -> None:
        self.scrollToAnchor(link.fragment())

    def _set_type(self) -> None:
        set_type(self.document(), self._theme, _SIZES)
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _rule(frame, self._theme)


def set_type(document: QTextDocument, theme: Theme, sizes: dict[int, str]) -> None:
    """Lines, room and headings as in the rest of the window; ``sizes``: the type role of each level."""
    block: QTextBlock = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        cursor = QTextCursor(block)
        form = block.blockFormat()
        form.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if cursor.currentTable() is None:
            form.setTopMargin(theme.px(14 if level > 1 else 4))
            form.setBottomMargin(theme.px(6))
        cursor.setBlockFormat(form)
        if level in sizes:
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            heading = QTextCharFormat()
            heading.setFont(theme.font(sizes[level]))
            cursor.setCharFormat(heading)
        block = block.next()


def _rule(table: QTextTable, theme: Theme) -> None:
    """A line under each row, room in the cells, and the width of the page."""
    form = table.format()
    form.setBorder(0)
    form.setBorderCollapse(True)
    form.setCellPadding(theme.px(4))
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, _WIDE))
    table.setFormat(form)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            line = QTextTableCellFormat()
            line.setBottomBorder(1)
            line.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            line.setBottomBorderBrush(theme.color("lineStrong" if row == 0 else "line"))
            cell_form = cell.format()
            cell_form.merge(line)
            cell.setFormat(cell_form)
