"""Makes Plan, the page that takes longest, in idle moments before somebody goes there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from sixelements.domain.errors import SixElementsError
from sixelements.presentation.journey import StepId

if TYPE_CHECKING:
    from sixelements.ui.main_window import MainWindow

_PAUSE = 300
"""Milliseconds after another page was shown, and between two pieces of work, none of which takes 30 ms."""


class Ahead(QObject):
    """Once for a window, as soon as a round with results is looked at; nothing of it is shown or stored.

    Keys and the pointer are answered between two pieces, and who goes to Plan meanwhile gets it as it is.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._pieces: Iterator[None] | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(_PAUSE)
        self.timer.timeout.connect(self._go_on)
        window.arrived.connect(self._arrived)
        self._arrived(window.here)

    def _arrived(self, page_id: object) -> None:
        if page_id is StepId.PLAN:
            self.timer.stop()
            self._window.arrived.disconnect(self._arrived)
        elif isinstance(page_id, StepId) and self._is_wanted:
            self.timer.start()

    @property
    def _is_wanted(self) -> bool:
        session = self._window.session
        return session.is_open and session.round.readable

    def _go_on(self) -> None:
        if not self._is_wanted:
            return
        if self._pieces is None:
            self._pieces = _pieces(self._window)
        with suppress(SixElementsError):  # it is said to who goes there
            for _piece in self._pieces:
                self.timer.start()
                return


def _pieces(window: MainWindow) -> Iterator[None]:
    """Do bit by bit what a first visit does, before the page is seen."""
    page = window.made(StepId.PLAN)
    yield
    page.refresh()
    yield
    page.order_tabs()
    yield
    page.dress.put_on()
