"""The backup that is made before a workbook is closed: in the background, and shown if it takes a while."""

from enum import Enum, auto
from threading import Event, Thread

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.tasks import Cancelled
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button, Text

_AT_ONCE = 0.08
"""Seconds after which it is said what takes so long; the backup of most workbooks takes less."""
_LOOK = 20
"""Milliseconds between two looks at whether it is done."""


class BackupEnd(Enum):
    """How it ended. ``WITHOUT``: the backup was given up, and the workbook is to be closed."""

    BACKED_UP = auto()
    WITHOUT = auto()
    KEPT_OPEN = auto()


class BackingUpDialog(Dialog):
    """Keeping the workbook open is what Escape does. Whatever is pressed, it ends once the work has ended."""

    def __init__(self, parent: QWidget, session: Session, theme: Theme) -> None:
        name = session.path.name if session.path else ""
        super().__init__(parent, theme, _("Closing {file}").format(file=name))
        self._lead = Text(theme, _("Making a backup of the last changes."), role="lead")
        self.column.addWidget(Text(theme, self.windowTitle(), role="title"))
        self.column.addWidget(self._lead)
        about = _(
            "All changes are saved, and it closes by itself. Without this backup, only an earlier one can be "
            "gone back to."
        )
        self.column.addWidget(Text(theme, about, tone="muted"))
        self.column.addSpacing(8)
        self.close_button = Button(
            theme, _("Close without it"), lambda: self._give_up(BackupEnd.WITHOUT), kind="danger"
        )
        self.finish(self.close_button, cancel=_("Keep it open"))
        self.cancel_button.setFocus()
        self._session = session
        self._came: BackupEnd | str = BackupEnd.BACKED_UP
        self._mistake: Exception | None = None
        self._given_up: BackupEnd | None = None
        """What somebody wanted instead, though the work may have been done by then."""
        self._stop = Event()
        self._thread = Thread(target=self._work, name="the backup before closing")
        self._looks = QTimer(self)
        self._looks.setInterval(_LOOK)
        self._looks.timeout.connect(self._look)

    @classmethod
    def ask(cls, parent: QWidget, session: Session, theme: Theme) -> BackupEnd | str:
        """Make the backup. Returns how it ended, or the sentence that says why there is none."""
        return cls(parent, session, theme).carry_out() if session.is_open else BackupEnd.BACKED_UP

    def carry_out(self) -> BackupEnd | str:
        """The same; shown only if it takes a while."""
        self._thread.start()
        self._thread.join(_AT_ONCE)
        if self._thread.is_alive():
            self._looks.start()
            self.run()
        else:
            self.deleteLater()
        if self._mistake:
            raise self._mistake
        self._session.without_backup = self._given_up is BackupEnd.WITHOUT
        return self._given_up or self._came

    def reject(self) -> None:
        if self._thread.is_alive():
            self._give_up(BackupEnd.KEPT_OPEN)
        else:
            super().reject()

    def _work(self) -> None:
        try:
            self._session.book.back_up_changes(self._tick)
        except Cancelled:
            return
        except SixElementsError as problem:
            self._came = problem.sentence
        except Exception as mistake:  # noqa: BLE001 - raised again on the window's thread
            self._mistake = mistake

    def _tick(self) -> None:
        if self._stop.is_set():
            raise Cancelled

    def _give_up(self, instead: BackupEnd) -> None:
        """The work stops at its next step, and nothing of it is kept."""
        self._given_up = instead
        self._stop.set()
        self._lead.setText(_("Stopping the backup."))
        for button in (self.close_button, self.cancel_button):
            button.setEnabled(False)

    def _look(self) -> None:
        if not self._thread.is_alive():
            self._looks.stop()
            self.accept()
