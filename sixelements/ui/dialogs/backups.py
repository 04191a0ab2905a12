"""The backups of a workbook: by day at the left; at the right what going back to the chosen one would do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.presentation.backups import BackupLook, BackupsPresenter, BackupsView, ChosenView
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.frame import BareDialog, Dialog
from sixelements.ui.dialogs.place import ask_place
from sixelements.ui.tasks import Task
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.backup_list import BackupList
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.data_table import DataTable
from sixelements.ui.widgets.layouts import clear, scrolling
from sixelements.ui.widgets.text import Button, Text, upright_line

if TYPE_CHECKING:
    from sixelements.application.ports import BackupCopy

_WIDE, _HIGH, _ROOM = 1020, 724, 32
_MARGIN = 24


class ChosenBackup(NamedTuple):
    """What to do: put a backup in the workbook's place, or look into it.

    ``anyway``: it was asked about that it can't be told whose workbook lies there.
    """

    backup: BackupCopy
    restore: bool
    anyway: bool = False


class BackupsDialog(BareDialog):
    """Nothing changes here but that a backup may be made; what was chosen is done once it is closed."""

    def __init__(self, parent: QWidget, theme: Theme, presenter: BackupsPresenter) -> None:
        super().__init__(parent, theme, _("Backups"))
        self._presenter = presenter
        self._task: Task[BackupLook] | None = None
        self._saving: Task[str] | None = None
        self._said = ""
        self.wanted: ChosenBackup | None = None
        self._build()
        self._connect()
        self._refresh()
        first = self.close_button if self.list.isHidden() else self.list  # Enter alone makes no backup
        first.setFocus()
        self._look_on()

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head())
        whole.addWidget(_line())
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._left(), stretch=3)
        body.addWidget(upright_line())
        body.addWidget(self._right(), stretch=2)
        whole.addLayout(body, stretch=1)
        whole.addWidget(_line())
        whole.addLayout(self._foot())
        self.fit_within(self.theme.px(_WIDE), self.theme.px(_HIGH), _ROOM)

    def _head(self) -> QHBoxLayout:
        theme = self.theme
        self._title = Text(theme, role="title")
        self._summary = Text(theme, role="small", tone="muted")
        self._kept = Text(theme, role="small", tone="muted")
        self._alarm = Text(theme, tone="danger")
        self.make_button = Button(theme, _("Make one now"), self._make)
        self.folder_button = Button(theme, _("Show in folder"), self._show_folder)
        words = QVBoxLayout()
        words.setSpacing(2)
        for text in (self._title, self._summary, self._kept, self._alarm):
            words.addWidget(text)
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 16, _MARGIN, 12)
        head.setSpacing(8)
        head.addLayout(words, stretch=1)
        for button in (self.make_button, self.folder_button):
            head.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        return head

    def _left(self) -> QWidget:
        self.list = BackupList(self.theme)
        self._nothing = Text(self.theme, tone="muted")
        self._note = Text(self.theme, role="small", tone="muted")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, stretch=1)
        for text in (self._nothing, self._note):
            text.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
            column.addWidget(text, alignment=Qt.AlignmentFlag.AlignTop)
        return left

    def _right(self) -> QWidget:
        theme = self.theme
        self._when = Text(theme, role="heading")
        self._why = Text(theme, tone="muted")
        self.table = DataTable(theme, whole=True, first_wraps=True)
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(8)
        self._problem = Text(theme, tone="danger")
        self.instead_button = Button(theme, _("Choose that one"), self._choose_instead, kind="link")
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(_MARGIN, 14, _MARGIN, 14)
        column.setSpacing(8)
        for widget in (self._when, self._why, self.table):
            column.addWidget(widget)
        column.addLayout(self._sentences)
        column.addWidget(self._problem)
        column.addWidget(self.instead_button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return scrolling(right)

    def _foot(self) -> QHBoxLayout:
        theme = self.theme
        self.close_button = Button(theme, _("Close"), self.reject)
        self.look_button = Button(theme, _("Look inside, read-only"), self._look_inside)
        self.save_button = Button(theme, _("Save it as…"), self._save_as)
        self.restore_button = Button(theme, _("Restore…"), self._restore, kind="primary")
        self._done = Text(theme, _("Nothing changes until you restore."), tone="muted")
        foot = QHBoxLayout()
        foot.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        foot.setSpacing(8)
        foot.addWidget(self._done, stretch=1)
        for button in (self.close_button, self.look_button, self.save_button, self.restore_button):
            foot.addWidget(button)
        return foot

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.unfold_wanted.connect(self._unfold)
        self.list.entered.connect(self.look_button.click)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.restore_button.click)

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        session: Session,
        theme: Theme,
        path: Path,
        damage: str = "",
        at: Path | None = None,
    ) -> ChosenBackup | None:
        """Show the backups of the workbook at a path; what to do with which.

        ``damage``: what is wrong with the workbook. ``at``: the one that is chosen first.
        """
        dialog = cls(parent, theme, BackupsPresenter(session, path, damage, at))
        dialog.run()
        return dialog.wanted

    # showing

    def _refresh(self) -> None:
        view = self._presenter.view()
        self._show_head(view)
        self.list.setVisible(bool(view.groups))
        self.list.show_groups(view.groups, self._presenter.chosen)
        for text, words in ((self._nothing, view.nothing), (self._note, view.note)):
            text.setText(words)
            text.setVisible(bool(words))
        self._show_chosen()

    def _show_head(self, view: BackupsView) -> None:
        self._title.setText(view.title)
        for text, words in (
            (self._summary, view.summary),
            (self._kept, view.kept),
            (self._alarm, view.alarm),
        ):
            text.setText(words)
            text.setVisible(bool(words))
        self.make_button.setVisible(view.can_make)

    def _show_chosen(self) -> None:
        view = self._presenter.chosen_view()
        shown = view or ChosenView(title="", reason="", table=None, sentences=())
        for text, words in (
            (self._when, shown.title),
            (self._why, shown.reason),
            (self._problem, shown.problem),
        ):
            text.setText(words)
            text.setVisible(bool(words))
        clear(self._sentences)
        for sentence in shown.sentences:
            self._sentences.addWidget(Text(self.theme, sentence))
        self.table.setVisible(shown.table is not None)
        if shown.table:
            self.table.show_table(shown.table)
        self.instead_button.setVisible(shown.instead is not None)
        self.look_button.setEnabled(shown.can_look)
        self.save_button.setEnabled(shown.can_look and self._saving is None)
        self.restore_button.setEnabled(shown.can_restore)
        self._say(shown)

    def _say(self, view: ChosenView) -> None:
        """What differs is heard when it is known, and once."""
        said = view.problem or (self._presenter.spoken() if view.can_restore else "")
        if said and said != self._said:
            announce(self, said)
        self._said = said

    # looking into them

    def _look_on(self) -> None:
        work = None if self._task else self._presenter.next_look()
        if work:
            self._task = Task(lambda _report: work(), owner=self, done=self._looked, refused=self._not_looked)

    def _looked(self, look: BackupLook) -> None:
        self._task = None
        self._presenter.note(look)
        view = self._presenter.view()
        self._show_head(view)
        self.list.show_state(view.groups)
        if self._presenter.chosen and look.path == self._presenter.chosen.path:
            self._show_chosen()
        self._look_on()

    def _not_looked(self, sentence: str) -> None:
        """The drive is gone, say."""
        self._alarm.setText(sentence)
        self._alarm.show()

    # choosing

    def _choose(self, backup: BackupCopy) -> None:
        self._presenter.choose(backup)
        self._show_chosen()
        self._look_on()

    def _choose_instead(self) -> None:
        view = self._presenter.chosen_view()
        if view and view.instead:
            self._presenter.choose(view.instead)
            self._refresh()
            self._look_on()
            self.list.setFocus()

    def _unfold(self) -> None:
        self._presenter.unfold()
        self._refresh()

    def _make(self) -> None:
        try:
            self._presenter.make()
        except SixElementsError as refusal:
            self._alarm.setText(refusal.sentence)
            self._alarm.show()
            announce(self, refusal.sentence)
        else:
            self._refresh()
            self._look_on()

    def _show_folder(self) -> None:
        folder = self._presenter.folder
        place = folder if folder.is_dir() else folder.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

    def _look_inside(self) -> None:
        self._want(restore=False)

    def _save_as(self) -> None:
        place = ask_place(self, _("Save the backup as"), self._presenter.suggested_copy(), (".sixe",))
        work = self._presenter.saving(place) if place else None
        if work:
            self.save_button.setEnabled(False)
            self._saving = Task(lambda _report: work(), owner=self, done=self._saved, refused=self._not_saved)

    def _saved(self, where: str) -> None:
        self._saving = None
        self._done.setText(where)
        self._show_chosen()
        announce(self, where)

    def _not_saved(self, sentence: str) -> None:
        self._saving = None
        self._not_looked(sentence)
        self._show_chosen()
        announce(self, sentence)

    def _restore(self) -> None:
        if RestoreDialog.ask(self, self.theme, self._presenter):
            self._want(restore=True)

    def _want(self, *, restore: bool) -> None:
        if self._presenter.chosen:
            ahead = self._presenter.ahead
            anyway = restore and bool(ahead and ahead.not_known_whose)
            self.wanted = ChosenBackup(self._presenter.chosen, restore, anyway)
            self.accept()


class RestoreDialog(Dialog):
    """Asks once, with the counts; Escape and Cancel leave everything as it is."""

    def __init__(self, parent: QWidget, theme: Theme, presenter: BackupsPresenter) -> None:
        super().__init__(parent, theme, presenter.question())
        ahead = presenter.ahead
        self.add_words(self.windowTitle(), *(presenter.sentences(ahead) if ahead else ()))
        self.restore_button = Button(theme, _("Restore"), self.accept, kind="primary")
        self.finish(self.restore_button)
        self.begin_at(self.cancel_button)

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, presenter: BackupsPresenter) -> bool:
        """Whether to go back to the chosen backup."""
        return cls(parent, theme, presenter).run()


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setProperty("kind", "line")
    return line
