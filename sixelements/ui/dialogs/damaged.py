"""A damaged workbook: choose a backup; the damaged file is set aside and never overwritten."""

from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.presentation.restoring import RestorePresenter
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button, Text


class DamagedDialog(Dialog):
    """The newest backup is chosen unless the person takes another."""

    def __init__(self, parent: QWidget, theme: Theme, presenter: RestorePresenter) -> None:
        super().__init__(parent, theme, _("The workbook is damaged"))
        self._presenter, self._view = presenter, presenter.view()
        self.restored: Path | None = None
        self._build()

    def _build(self) -> None:
        theme, view = self.theme, self._view
        self.column.addWidget(Text(theme, _("The workbook is damaged"), role="title"))
        self.column.addWidget(Text(theme, view.sentence))
        self.choices: list[QRadioButton] = []
        group = QButtonGroup(self)
        if view.nothing:
            self.column.addWidget(Text(theme, view.nothing))
        else:
            self.column.addWidget(Text(theme, view.promise, tone="muted"))
            self.column.addSpacing(8)
            self.column.addWidget(Text(theme, _("Backups, newest first"), weight=600))
        for backup in view.backups:
            choice = QRadioButton(backup.text)
            choice.setChecked(not self.choices)
            group.addButton(choice)
            self.choices.append(choice)
            self.column.addWidget(choice)
        self.column.addWidget(self.problem)
        self.column.addStretch(1)
        self.restore = Button(theme, _("Use this backup"), self._restore, kind="primary")
        self.restore.setVisible(bool(view.backups))
        leave = _("Leave it as it is") if view.backups else _("Close")
        self.add_foot(Button(theme, leave, self.reject), self.restore)

    @classmethod
    def ask(cls, parent: QWidget, session: Session, theme: Theme, path: Path, sentence: str) -> Path | None:
        """Offer the backups of a workbook; the path to open once one was put in its place."""
        dialog = cls(parent, theme, RestorePresenter(session, path, sentence))
        return dialog.restored if dialog.run() else None

    def _restore(self) -> None:
        chosen = next(n for n, choice in enumerate(self.choices) if choice.isChecked())
        try:
            self.restored = self._presenter.restore(self._view.backups[chosen].path)
        except SixElementsError as refusal:
            self.say(refusal.sentence, self.choices[chosen])
        else:
            self.accept()
