"""What the dialogs of set-up and collect share: a title, words, a problem, and buttons at the foot."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.layouts import scrolling
from sixelements.ui.widgets.text import Button, Text


class AskingDialog(QDialog):
    """Subclasses fill ``column`` and then call `finish` with their buttons."""

    def __init__(self, parent: QWidget, theme: Theme, title: str) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(title)
        self._inner = QWidget()
        self.column = QVBoxLayout(self._inner)
        self.column.setContentsMargins(24, 20, 24, 12)
        self.column.setSpacing(10)
        self.title = Text(theme, title, role="title")
        self.column.addWidget(self.title)
        self._problem = Text(theme, tone="danger")
        self._problem.hide()

    def say_lines(self, lead: str, points: tuple[str, ...]) -> None:
        """A leading sentence and further ones."""
        if lead:
            self.column.addWidget(Text(self.theme, lead, role="lead"))
        for point in points:
            self.column.addWidget(Text(self.theme, point, tone="muted"))

    def finish(self, *buttons: Button, cancel: str = "") -> None:
        """Lay out: everything above scrolls where the screen is small; buttons stay."""
        self.column.addWidget(self._problem)
        self.column.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 20)
        foot.addStretch(1)
        self.cancel_button = Button(self.theme, cancel or _("Cancel"), self.reject)
        foot.addWidget(self.cancel_button)
        for button in buttons:
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(self._inner), stretch=1)
        whole.addLayout(foot)
        parent = self.parentWidget()
        room = parent.size() if parent else self.screen().size()
        width = min(self.theme.px(560), room.width() - 40)
        height = self.column.heightForWidth(width) + foot.sizeHint().height() + self.theme.px(16)
        self.resize(width, min(height, room.height() - 40))

    def say(self, problem: str) -> None:
        """Say why it can't be done."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if problem:
            announce(self, problem)

    def run(self) -> bool:
        """Ask; whether it was done."""
        done = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return done
