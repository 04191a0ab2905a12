"""A workbook that holds more than fits: what that is, and the way to a copy that can be changed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.presentation.mending import MendPresenter
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.text import Button, Text


class TooMuchDialog(Dialog):
    """Lists what is too long or too much, and what was changed in a mended copy, which is then opened."""

    def __init__(self, parent: QWidget, theme: Theme, presenter: MendPresenter) -> None:
        self._presenter, self._view = presenter, presenter.view()
        super().__init__(parent, theme, self._view.title)
        self.mended: Path | None = None
        self._build()

    def _build(self) -> None:
        theme, view = self.theme, self._view
        self._title = Text(theme, view.title, role="title")
        self._about = (Text(theme, view.sentence), Text(theme, view.promise, tone="muted"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        for widget in (self._title, *self._about):
            self.column.addWidget(widget)
        self.column.addSpacing(8)
        self.column.addLayout(self._lines)
        self.column.addWidget(self.problem)
        self.column.addStretch(1)
        self._show_lines(view.lines)
        self._read = Button(theme, _("Only read it"), self.reject)
        self.mend = Button(theme, _("Mend a copy"), self._mend, kind="primary")
        self.open_copy = Button(theme, _("Open the copy"), self.accept, kind="primary")
        self.open_copy.hide()
        self.add_foot(self._read, self.mend, self.open_copy)
        self.mend.setFocus()

    @classmethod
    def ask(
        cls, parent: QWidget, session: Session, theme: Theme, path: Path, beyond: Sequence[str]
    ) -> Path | None:
        """Say what is too much; the path of the mended copy to open, if one was made."""
        dialog = cls(parent, theme, MendPresenter(session, path, beyond))
        dialog.run()
        return dialog.mended

    def _mend(self) -> None:
        try:
            mended = self._presenter.mend()
        except SixElementsError as refusal:
            self.say(refusal.sentence)
            return
        self.mended = mended.path
        self._title.setText(_("{name} is made. This was changed in it:").format(name=mended.path.name))
        for words in (*self._about, self._read, self.mend, self.problem):
            words.hide()
        self._show_lines(mended.changed)
        self.open_copy.show()
        self.open_copy.setDefault(True)
        self.open_copy.setFocus()
        self.fit()
        announce(self, self._title.text())

    def _show_lines(self, lines: Sequence[str]) -> None:
        clear(self._lines)
        for line in lines:
            words = Text(self.theme, line, role="small")
            self._lines.addWidget(words)
            words.show()  # Qt would do so only later, and the dialog is as high as what is seen
