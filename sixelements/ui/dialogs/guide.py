"""The guide: ships with the app, opens at the page's own section, can be searched."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from sixelements.i18n import _
from sixelements.presentation import guide
from sixelements.presentation.guide import GuidePage
from sixelements.ui.dialogs.frame import BareDialog
from sixelements.ui.shortcuts import keys_as_markdown
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.reading_view import set_type
from sixelements.ui.widgets.text import Text, filled, upright_line

_NAME = Qt.ItemDataRole.UserRole
_SIZES = {1: "title", 2: "heading", 3: "bodyStrong"}


class GuideDialog(BareDialog):
    """Sections at the left, one of them at the right. It does not block the window; each window has one."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent, theme, _("Guide"))
        self._build()
        self._connect()
        self._list_sections()

    def _build(self) -> None:
        self.find_field = QLineEdit()
        self.find_field.setPlaceholderText(_("Find in the guide"))
        self.find_field.setAccessibleName(_("Find in the guide"))
        self.find_field.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Sections of the guide"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.setProperty("kind", "sections")
        self._none = Text(self.theme, _("No section has this word."), tone="muted")
        self._none.hide()
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Text of the guide"))
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.document().setDocumentMargin(24)
        side = filled("rail")
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 16, 16, 16)
        for widget in (self.find_field, self._none, self.list):
            column.addWidget(widget)
        side.setFixedWidth(min(self.theme.px(220), 320))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(upright_line())
        row.addWidget(self.text, stretch=1)
        self.fit_within(self.theme.px(860), self.theme.px(620))

    def _connect(self) -> None:
        self.find_field.textChanged.connect(self._list_sections)
        self.find_field.returnPressed.connect(self._find_next)
        self.list.currentItemChanged.connect(lambda item, _before: self._show_item(item))
        self.text.anchorClicked.connect(self._follow)
        self.theme.changed.connect(self._show_again)

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, section: str) -> "GuideDialog":
        """Show a section next to the window."""
        guide = parent.findChild(cls) or cls(parent, theme)
        guide.show()
        guide.open_section(section)
        guide.raise_()
        guide.activateWindow()
        return guide

    def open_section(self, name: str) -> None:
        """Show a section by its name; an unknown one is the first."""
        self.find_field.clear()
        rows = [n for n in range(self.list.count()) if self.list.item(n).data(_NAME).name == name]
        self.list.setCurrentRow(rows[0] if rows else 0)
        self.text.setFocus()

    def _list_sections(self) -> None:
        shown = guide.find(self.find_field.text())
        self.list.clear()
        for section in shown:
            item = QListWidgetItem(section.title)
            item.setData(_NAME, section)
            self.list.addItem(item)
        self._none.setVisible(not shown)
        if shown:
            self.list.setCurrentRow(0)
        else:
            announce(self, self._none.text())

    def _show_item(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        section: GuidePage = item.data(_NAME)
        keys = "\n\n" + keys_as_markdown() if section.name == "keys" else ""
        self.text.setMarkdown(section.text + keys)
        self._set_type(self.text.document())
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._find_next()

    def _show_again(self) -> None:
        self._show_item(self.list.currentItem())

    def _find_next(self) -> None:
        """Mark the next place where the word stands, from the top again after the last one."""
        word = self.find_field.text().strip()
        if word and not self.text.find(word):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(word)

    def _set_type(self, document: QTextDocument) -> None:
        """Type and tables as in the rest of the app instead of Markdown's own."""
        set_type(document, self.theme, _SIZES)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._set_table(frame)

    def _set_table(self, table: QTextTable) -> None:
        form = table.format()
        form.setBorder(0)
        form.setCellPadding(self.theme.px(3))
        length = QTextLength
        form.setColumnWidthConstraints(
            [length(length.Type.PercentageLength, 35), length(length.Type.PercentageLength, 65)]
        )
        form.setWidth(length(length.Type.PercentageLength, 100))
        table.setFormat(form)

    def _follow(self, link: QUrl) -> None:
        self.open_section(link.fragment())
