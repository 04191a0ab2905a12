"""Loads pages, their parts and dialogs in idle moments, so that nobody waits for them at the first visit."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from PySide6.QtCore import QObject, QTimer, Signal

from sixelements.presentation.services import Services
from sixelements.ui import dialogs, pages, widgets
from sixelements.ui.scratch import clear_stale
from sixelements.ui.tasks import Task

_PAUSE = 15
"""Milliseconds between two modules: the window answers keys and paints meanwhile."""


class Preload(QObject):
    """First what knows nothing of Qt, in the background; then the window's own, one small module at a time.

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
