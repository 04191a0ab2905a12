"""Long work off the window's thread: progress, cancel, success, failure."""

from collections.abc import Callable
from contextlib import suppress
from threading import Event
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

from sixelements.domain.errors import SixElementsError

Result = TypeVar("Result")
Report = Callable[[int, int], None]


class Cancelled(Exception):
    """The person stopped the work; nothing of it is kept."""


class _Signals(QObject):
    progress = Signal(int, int)
    done = Signal(object)
    refused = Signal(str)
    cancelled = Signal()
    broken = Signal(object)

    def let_go_with(self, work: Callable[[], None]) -> None:
        """Go once everybody was told of the end; connected last, and heard on the window's thread."""
        self._work: Callable[[], None] = work
        for end in (self.done, self.refused, self.cancelled, self.broken):
            end.connect(self._end)

    def _end(self) -> None:
        self._work()
        self.deleteLater()


class Task(QRunnable, Generic[Result]):
    """One piece of work, started at once; its callbacks come on the window's thread.

    ``broken`` comes where the work ended by a mistake of ours, before the crash hook tells of it. Once it has
    ended, nothing of it is kept: neither the work, with all that it was made of, nor who was told.
    """

    def __init__(
        self,
        work: Callable[[Report], Result],
        *,
        owner: QObject,
        done: Callable[[Result], None],
        refused: Callable[[str], None],
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        broken: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._work: Callable[[Report], Result] | None = work
        self._stop = Event()
        self._signals = _Signals(owner)
        self._signals.done.connect(done)
        self._signals.refused.connect(refused)
        if broken:
            self._signals.broken.connect(lambda _mistake: broken())
        self._signals.broken.connect(_raise)
        if progress:
            self._signals.progress.connect(progress)
        if cancelled:
            self._signals.cancelled.connect(cancelled)
        self._signals.let_go_with(self._let_go)
        QThreadPool.globalInstance().start(self)

    def cancel(self) -> None:
        """Stop at the next step; nothing is kept."""
        self._stop.set()

    def run(self) -> None:
        """Qt calls this on a thread of its pool."""
        if self._work is None:
            return
        try:
            result = self._work(self._report)
        except Cancelled:
            self._tell("cancelled")
        except SixElementsError as refusal:
            self._tell("refused", refusal.sentence)
        except Exception as mistake:  # noqa: BLE001 - handed to the window's thread, where the hook takes it
            self._tell("broken", mistake)
        else:
            self._tell("done", result)

    def _let_go(self) -> None:
        self._work = None

    def _report(self, done: int, total: int) -> None:
        if self._stop.is_set() or not isValid(self._signals):
            raise Cancelled
        self._tell("progress", done, total)

    def _tell(self, signal: str, *values: object) -> None:
        """Emit a signal, unless whoever asked for the work is gone."""
        with suppress(RuntimeError):
            getattr(self._signals, signal).emit(*values)


def _raise(mistake: Exception) -> None:
    raise mistake
