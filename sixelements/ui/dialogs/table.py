"""What a chart shows, read as a table."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.table import TableView
from sixelements.ui.dialogs.frame import BareDialog
from sixelements.ui.picture import copy_text
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.data_table import DataTable
from sixelements.ui.widgets.text import Button, Text


class TableDialog(BareDialog):
    """Esc closes it; the table can be copied for a spreadsheet."""

    def __init__(self, parent: QWidget, theme: Theme, view: TableView) -> None:
        super().__init__(parent, theme, view.title)
        self._view = view
        self.table = DataTable(theme, whole=False)
        self.table.show_table(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(Text(theme, view.title, role="title"))
        if view.note:
            column.addWidget(Text(theme, view.note, tone="muted"))
        column.addWidget(self.table, stretch=1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(Button(theme, _("Copy as table"), self._copy))
        foot.addWidget(Button(theme, _("Close"), self.accept, kind="primary"))
        column.addLayout(foot)
        wanted = self.table.horizontalHeader().length() + 80
        tall = self.table.verticalHeader().length() + theme.px(190)
        self.fit_within(max(wanted, theme.px(520)), tall)
        self.table.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, view: TableView) -> None:
        """Show a table until it is closed."""
        cls(parent, theme, view).run()

    def _copy(self) -> None:
        copy_text(self._view.as_text())
        announce(self, _("Copied"))
