"""A plan that was edited in a spreadsheet: what differs is shown, and taken in only when that is wanted."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from sixelements.domain.errors import SixElementsError
from sixelements.domain.plan_file import PlanFile
from sixelements.i18n import _
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.board.taking_in import TakeInDesk
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.tasks import Task
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.text import Button, Text
from sixelements.ui.widgets.text_box import TextBox
from sixelements.wording import phrases

_ROWS = 10
"""So many lines of it are seen at once, as a low window with large letters has no room for more."""


class TakeInPlanDialog(Dialog):
    """Reads the file at once. ``said`` is what was taken in, once it was."""

    def __init__(self, parent: QWidget, theme: Theme, presenter: TakeInDesk) -> None:
        title = _("Take in the edited plan")
        super().__init__(parent, theme, title, width=720)
        self._presenter, self.said = presenter, ""
        self.words = Text(theme, _("Reading {file}…").format(file=presenter.path.name), role="lead")
        self.note = Text(theme, tone="muted")
        self.note.hide()
        self.lines = TextBox(rows=_ROWS)
        self.lines.setReadOnly(True)
        self.lines.setAccessibleName(_("What the file would change"))
        self.lines.hide()
        self.add_words(title)
        for widget in (self.words, self.note, self.lines):
            self.column.addWidget(widget)
        self.done_button = Button(theme, _("Take in"), self._done, kind="primary")
        self.done_button.hide()
        self.finish(self.done_button, cancel=_("Close"))
        self._task: Task[PlanFile] | None = Task(
            presenter.reading(),
            owner=self,
            done=self._compare,
            refused=self._refuse,
            broken=lambda: self._refuse(_("Reading it broke off, so it was refused.")),
        )

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, desk: BoardDesk, path: Path) -> str:
        """Show what a file would change; what to say of it, empty if nothing was taken in."""
        dialog = cls(parent, theme, TakeInDesk(desk, path))
        return dialog.said if dialog.run() else ""

    def _compare(self, file: PlanFile) -> None:
        self._task = None
        try:
            view = self._presenter.compare(file)
        except SixElementsError as refusal:
            self._refuse(refusal.sentence)
            return
        self.words.setText(view.said)
        self.note.setText(view.note)
        self.note.setVisible(bool(view.note))
        self.lines.setText("\n".join(view.lines))
        self.lines.setVisible(bool(view.lines))
        self.done_button.setVisible(view.changes)
        self.fit()
        (self.lines if view.lines else self.cancel_button).setFocus()
        announce(self, phrases.sentences(view.said, view.note))

    def _refuse(self, sentence: str) -> None:
        self._task = None
        self.words.setText(_("{file} can't be taken in.").format(file=self._presenter.path.name))
        self.say(sentence)
        self.cancel_button.setFocus()

    def _done(self) -> None:
        try:
            self.said = self._presenter.take_in()
        except SixElementsError as refusal:
            self.say(refusal.sentence)
        else:
            self.accept()

    def done(self, result: int) -> None:
        """However it is closed, a reading that is under way ends."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)
