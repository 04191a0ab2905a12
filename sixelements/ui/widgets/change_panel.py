"""Change since the round before, as a table with the caution that belongs to it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sixelements.presentation.table import TableView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.data_table import DataTable
from sixelements.ui.widgets.text import Text


class ChangePanel(QWidget):
    """Shows one table."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._note = Text(theme)
        self.table = DataTable(theme, whole=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._note)
        column.addWidget(self.table)

    def show_table(self, view: TableView) -> None:
        """Show the changes."""
        self._note.setText(view.note)
        self.table.show_table(view)
