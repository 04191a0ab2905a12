"""Does in idle moments what somebody would wait for later: loads what is not loaded yet, then makes Plan."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from sixelements.domain.errors import SixElementsError
from sixelements.presentation.journey import StepId
from sixelements.presentation.services import Services
from sixelements.ui import dialogs, pages, widgets
from sixelements.ui.scratch import clear_stale
from sixelements.ui.tasks import Task

if TYPE_CHECKING:
    from sixelements.ui.main_window import MainWindow

_PAUSE = 15
"""Milliseconds between two modules: the window answers keys and paints meanwhile."""
_REST = 300
"""Milliseconds after another page was shown, and between two pieces of work, none of which takes 30 ms."""


class ModulePreload(QObject):
    """First modules that know nothing of Qt, in the background; then the window's own, one at a time.

    ``finished``: all of it is loaded.
    """

    finished = Signal()

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting = _modules()
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._load_one)
        self._task = Task(
            lambda _report: _in_background(services),
            owner=self,
            done=lambda _nothing: self._timer.start(),
            refused=lambda _sentence: self._timer.start(),
        )

    def _load_one(self) -> None:
        for name in self._waiting:
            if name not in sys.modules:
                import_module(name)
                return
        self._timer.stop()
        self.finished.emit()


def _in_background(services: Services) -> None:
    clear_stale()
    services.warm_up()


def _modules() -> Iterator[str]:
    """What pages are made of before the pages, so that each step is a small one."""
    for package in (widgets, pages, dialogs):
        for module in iter_modules(package.__path__, f"{package.__name__}."):
            yield module.name


class PlanPreload(QObject):
    """Makes the page that takes longest, once for a window, as soon as a round with results is looked at.

    Nothing of it is shown or stored. Keys and the pointer are answered between two pieces; whoever goes to
    Plan meanwhile gets it as it is.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._pieces: Iterator[None] | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(_REST)
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
