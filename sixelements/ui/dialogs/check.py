"""A check of a workbook: its progress, with a way to stop it, then everything that is wrong, to be copied."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QProgressBar, QWidget

from sixelements.i18n import _
from sixelements.presentation.checking import CheckPresenter, CheckView
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.picture import copy_text
from sixelements.ui.tasks import Task
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.text import Button, Text
from sixelements.ui.widgets.text_box import TextBox


class CheckDialog(Dialog):
    """Begins at once. Escape and *Cancel* stop it; nothing in the file is changed."""

    def __init__(self, parent: QWidget, theme: Theme, presenter: CheckPresenter) -> None:
        super().__init__(parent, theme, presenter.title)
        self._presenter = presenter
        self.view: CheckView | None = None
        self.said = Text(theme, presenter.under_way(0, 1), role="lead")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Progress of the check"))
        self.lines = TextBox()
        self.lines.setReadOnly(True)
        self.lines.setAccessibleName(_("What is wrong with the file"))
        self.lines.hide()
        self.add_words(presenter.title)
        for widget in (self.said, self.bar, self.lines):
            self.column.addWidget(widget)
        self.copy_button = Button(theme, _("Copy all"), self._copy, name=_("Copy what the check found"))
        self.copy_button.hide()
        self.close_button = Button(theme, _("Close"), self.accept, kind="primary")
        self.close_button.hide()
        self.finish(self.close_button)
        self._foot.insertWidget(0, self.copy_button)
        self._task: Task[Sequence[str]] | None = Task(
            presenter.looking(),
            owner=self,
            done=lambda problems: self._show(presenter.found(problems)),
            refused=lambda sentence: self._show(presenter.found((sentence,))),
            broken=lambda: self._show(presenter.found((_("The check ended before all was looked at."),))),
            progress=self._progress,
        )

    @classmethod
    def ask(cls, parent: QWidget, session: Session, theme: Theme, path: Path) -> None:
        """Check a file and show what is found, until it is closed."""
        cls(parent, theme, CheckPresenter(session, path)).run()

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        self.said.setText(self._presenter.under_way(done, total))

    def _show(self, view: CheckView) -> None:
        """The check ended."""
        self._task, self.view = None, view
        self.bar.hide()
        self.said.setText(view.sentence)
        self.lines.setText("\n".join(view.lines))
        self.lines.setVisible(bool(view.lines))
        self.cancel_button.hide()
        for button in (self.copy_button, self.close_button):
            button.show()
        self.fit()
        (self.lines if view.lines else self.close_button).setFocus()
        announce(self, view.as_text)

    def _copy(self) -> None:
        if self.view:
            copy_text(self.view.as_text)
            announce(self, _("Copied"))

    def done(self, result: int) -> None:
        """However it is closed, a check that is under way stops."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)
