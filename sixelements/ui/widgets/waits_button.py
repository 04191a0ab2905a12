"""What an action waits for: a list of the others to tick, behind a button that names them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.pages.plan_inspector import InspectorView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button, Text

_LONGEST = 60


class WaitsButton(QWidget):
    """``ticked`` carries another action's id and whether this one waits for it now."""

    ticked = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._view: InspectorView | None = None
        self._problem = Text(theme, role="small", tone="warn")
        self._problem.hide()
        self._now = Text(theme)
        self.button = Button(theme, _("Choose…"), self._open, name=_("Choose what it waits for"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(Text(theme, _("Waits for"), role="small", tone="muted"))
        column.addWidget(self._now)
        column.addWidget(self._problem)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_waits(self, view: InspectorView, *, fixed: bool) -> None:
        """Show what the action waits for."""
        if self._view is None or self._view.id != view.id:
            self.say("")
        self._view = view
        self._now.setText(view.waits_text)
        self.button.setAccessibleDescription(view.waits_text)
        self.button.setVisible(not fixed and bool(view.waits))

    def say(self, problem: str) -> None:
        """Say why it can't wait for that."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _open(self) -> None:
        menu = self.menu()
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """The list of the others."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for wait in self._view.waits if self._view else ():
            title = wait.title if len(wait.title) <= _LONGEST else f"{wait.title[:_LONGEST]}…"
            action = QAction(title.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(wait.on)
            action.triggered.connect(lambda on, id_=wait.id: self.ticked.emit(id_, on))
            menu.addAction(action)
        return menu
