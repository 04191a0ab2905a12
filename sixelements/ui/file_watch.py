"""Sees to it, every other second, that the open workbook's file lies where it did; else a bar says so."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from sixelements.application.errors import CannotRead
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.presentation.session import Session
from sixelements.ui.theme import Dress
from sixelements.ui.widgets.layouts import scroller_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sixelements.ui.main_window import MainWindow
    from sixelements.ui.widgets.backup_bar import BackupBar
    from sixelements.ui.widgets.not_stored_tray import NotStoredTray
    from sixelements.ui.widgets.trouble_bar import TroubleBar

_AGAIN = 2000
"""Milliseconds."""


class FileWatch(QObject):
    """Puts its bar on top of ``column``, over the pages, once there is need of it."""

    def __init__(self, window: MainWindow, session: Session, *, over: QWidget) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        self.column.addWidget(over, stretch=1)
        self.timer = QTimer(self)
        self.timer.setInterval(_AGAIN)
        self.timer.timeout.connect(lambda: self._say_refusal(session.look))

    @cached_property
    def bar(self) -> TroubleBar:
        from sixelements.ui.widgets.trouble_bar import TroubleBar  # noqa: PLC0415 - almost never needed

        bar = TroubleBar(self._session, self._window.theme)
        Dress(self._window.theme, bar)
        bar.other_wanted.connect(self._open_other)
        bar.again_wanted.connect(self._open_again)
        bar.taken.connect(self._take_over)
        bar.backups_wanted.connect(self._show_backups)
        bar.told.connect(lambda said: self._window.page.banner.say(said, done=True))
        self.column.insertWidget(0, bar)
        return bar

    @cached_property
    def tray(self) -> NotStoredTray:
        from sixelements.ui.widgets.not_stored_tray import NotStoredTray  # noqa: PLC0415 - almost never needed

        tray = NotStoredTray(self._session, self._window.theme)
        Dress(self._window.theme, tray)
        tray.dismissed.connect(self._dismiss)
        self.column.insertWidget(1 if "bar" in vars(self) else 0, tray)
        return tray

    @cached_property
    def backup_bar(self) -> BackupBar:
        from sixelements.ui.widgets.backup_bar import BackupBar  # noqa: PLC0415 - almost never needed

        bar = BackupBar(self._session, self._window.theme)
        Dress(self._window.theme, bar)
        bar.back_wanted.connect(self._window.open)
        bar.others_wanted.connect(self._window.opener.show_backups)
        self.column.insertWidget(0, bar)
        return bar

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Ask the workbook nothing while another thread works with it, as the window would have to wait."""
        self.timer.stop()
        yield
        if self._session.is_open:
            self.timer.start()

    def meet(self, refusal: SixElementsError) -> None:
        """Say what nobody else did. While the file can't be read, every page keeps what it shows."""
        from sixelements.ui.dialogs.frame import Dialog  # noqa: PLC0415 - dialogs are loaded when first needed

        if isinstance(refusal, CannotRead) and self._session.is_open:
            self._session.could_not_read(refusal)
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Dialog):
            dialog.say(refusal.sentence)
        elif not (self._session.unreadable and "bar" in vars(self) and self.bar.isVisible()):
            self._window.page.banner.say(refusal.sentence, alarm=True)

    @property
    def shown(self) -> tuple[QWidget, ...]:
        """The bar and what is below it, while they can be seen."""
        made = [vars(self)[name] for name in ("bar", "tray") if name in vars(self)]
        return tuple(part for part in made if part.isVisible())

    def fit(self) -> None:
        """Take no more of a low window than is left of it."""
        if "bar" in vars(self):
            self.bar.fit()
        if "tray" in vars(self):
            self.tray.fit()

    def refresh(self, *, in_round: bool) -> None:
        """``in_round``: a page with the rail is shown; a participant with the laptop sees no bar."""
        focused: QWidget | None = self._window.focusWidget()
        held = focused is not None and any(part.isAncestorOf(focused) for part in self.shown)
        with self._standing_still(focused):
            self._refresh(in_round=in_round)
        if held and focused is not None and not focused.isVisible():  # else the next key is the rail's
            self._window.page.title.setFocus(Qt.FocusReason.OtherFocusReason)

    @contextmanager
    def _standing_still(self, focused: QWidget | None) -> Iterator[None]:
        """Whoever types when a bar comes or goes finds the field where it was, if what scrolls it can."""
        area = None if focused is None else scroller_of(focused)
        before = self._top_of(focused)
        yield
        if focused is None or area is None or not focused.isVisible():
            return
        # what is shown or hidden within the bar asks the parts around it for room one by one
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        for layout in (self._window.layout(), self.column):
            if layout is not None:
                layout.activate()
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + self._top_of(focused) - before)

    def _top_of(self, widget: QWidget | None) -> int:
        return 0 if widget is None else widget.mapTo(self._window, QPoint()).y()

    def _refresh(self, *, in_round: bool) -> None:
        if not self._session.is_open:
            self.timer.stop()
        elif not self.timer.isActive():
            self.timer.start()
        book = self._session.book if self._session.is_open else None
        if self._session.save_state.fault or (book and book.info.writer) or "bar" in vars(self):
            self.bar.refresh(shown=in_round)
            self._leave_one_filled()
        if self._session.waiting or self._session.left_over or "tray" in vars(self):
            self.tray.refresh(shown=in_round)
        if self._session.looked_into or "backup_bar" in vars(self):
            self.backup_bar.refresh(shown=in_round)

    def _leave_one_filled(self) -> None:
        """While something is wrong, the way out of it is the filled button, and none of the page's."""
        wrong = "true" if self.bar.isVisible() and self.bar.property("kind") == "trouble" else "false"
        page = self._window.page
        if (page.property("troubled") or "false") == wrong:
            return
        page.setProperty("troubled", wrong)
        for button in page.findChildren(QPushButton):
            if button.property("kind") == "primary":
                button.style().unpolish(button)
                button.style().polish(button)

    def _show_backups(self) -> None:
        if self._session.path:
            self._window.opener.show_backups(self._session.path)

    def _open_other(self) -> None:
        """Set aside what is open, and open what lies in its place; what waits is asked about."""
        from sixelements.ui.commands import may_drop_what_waits  # noqa: PLC0415 - dialogs come when needed

        path = self._session.path
        if path and may_drop_what_waits(self._window, self._session):
            kept: list[Path] = []
            self._say_refusal(lambda: kept.append(self._session.set_aside()))
            for aside in kept:
                self._window.opener.open(path, aside=aside)

    def _dismiss(self) -> None:
        self._session.left_over = ()
        self.tray.refresh(shown=True)
        self._window.page.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_over(self) -> None:
        path = self._session.path
        if path is not None:
            self._say_refusal(lambda: self._session.services.take_over(path))
            self._open_again()

    def _open_again(self) -> None:
        """Open what somebody else had, at the same place; they may be done with it."""
        path = self._session.path
        if path is None:
            return
        opener = self._window.opener
        opener.finished.connect(self._say_who_has_it, Qt.ConnectionType.SingleShotConnection)
        opener.open(path, again=True)

    def _say_who_has_it(self) -> None:
        writer = self._session.book.info.writer if self._session.is_open else None
        if writer:
            self._window.page.banner.say(_("{who} still has it open.").format(who=writer))

    def _say_refusal(self, act: Callable[[], object]) -> None:
        try:
            act()
        except SixElementsError as refusal:
            self._window.page.banner.say(refusal.sentence, alarm=True)
