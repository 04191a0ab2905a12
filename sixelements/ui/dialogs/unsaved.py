"""Something is not on disk, or not at its place: asks before the workbook is closed."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session
from sixelements.presentation.trouble import if_closed, in_memory_only, keep_backup, title, what_waits
from sixelements.ui.bridge import Bridge
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button, Text
from sixelements.ui.widgets.trouble_bar import copy_place


class UnsavedDialog(Dialog):
    """Keeping the workbook open is what Escape does; trying again is what Enter does.

    Where all gets stored meanwhile, as the file is back, there is nothing left to ask; where the file
    fares otherwise, it says so.
    """

    def __init__(self, parent: QWidget, session: Session, theme: Theme, *, back_up: bool = True) -> None:
        super().__init__(parent, theme, _title(session))
        self._session, self._back_up = session, back_up
        self._heading = Text(theme, role="title")
        self._words = Text(theme, tone="muted"), Text(theme, tone="muted"), Text(theme, tone="muted")
        for part in (self._heading, *self._words):
            self.column.addWidget(part)
        self.column.addSpacing(8)
        self._say_how_it_stands()
        without = _("Go on without them") if session.unsaved else _("Go on without it")
        self.drop_button = Button(theme, without, self.accept, kind="danger")
        self.copy_button = Button(theme, _("Save a copy…"), self._save_copy)
        self.retry_button = Button(theme, _("Retry"), self._retry, kind="primary")
        self.finish(self.drop_button, self.copy_button, self.retry_button, cancel=_("Keep it open"))
        self.retry_button.setDefault(True)
        self.retry_button.setFocus()
        Bridge(session, self).happened.connect(lambda _what: QTimer.singleShot(0, self, self._look_again))

    @classmethod
    def ask(cls, parent: QWidget, session: Session, theme: Theme, *, back_up: bool = True) -> bool:
        """Whether the workbook can be closed: all is on disk at its place, or given up.

        ``back_up``: keep what is in memory only, unless going back to a backup that this could replace.
        """
        if not session.unsaved:
            session.look()  # what happened to the file in the last second
        return _is_safe(session) or cls(parent, session, theme, back_up=back_up).run()

    def _say_how_it_stands(self) -> None:
        session = self._session
        self.setWindowTitle(_title(session))
        self._heading.setText(self.windowTitle())
        kept = keep_backup(session) if self._back_up and in_memory_only(session) else ""
        for text, said in zip(self._words, (what_waits(session), if_closed(session), kept), strict=True):
            text.setText(said)
            text.setVisible(bool(said))
        if self.problem.text() != (session.save_state.problem or ""):
            self.say(session.save_state.problem or "")

    def _look_again(self) -> None:
        if not self.isVisible():
            return
        if _is_safe(self._session):
            self.accept()
        else:
            self._say_how_it_stands()

    def _save_copy(self) -> None:
        path = copy_place(self, self._session)
        if path:
            self._try(lambda: self._session.save_copy(path))

    def _retry(self) -> None:
        self._try(self._session.retry)

    def _try(self, way: Callable[[], object]) -> None:
        """Continue closing once all is stored; else say why not."""
        try:
            way()
        except SixElementsError as refusal:
            self.say(refusal.sentence)
            return
        if _is_safe(self._session):
            self.accept()
        else:
            self.say(self._session.save_state.problem or "")


def _is_safe(session: Session) -> bool:
    """Whether all is on disk, and lies where it is looked for."""
    return not session.unsaved and not in_memory_only(session)


def _title(session: Session) -> str:
    n, fault = session.unsaved, session.save_state.fault
    if fault and not n:
        return title(fault)
    return ngettext("{n} change is not saved", "{n} changes are not saved", n).format(n=n)
