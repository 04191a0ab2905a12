"""Long work off the window's thread: progress, cancel, success, failure."""

from collections.abc import Callable, Mapping
from functools import partial
from threading import Event
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal
from shiboken6 import isValid

from sixelements.domain.errors import SixElementsError

Result = TypeVar("Result")
Report = Callable[[int, int], None]
_PROGRESS, _DONE, _REFUSED, _CANCELLED, _BROKEN = "progress", "done", "refused", "cancelled", "broken"


class Cancelled(Exception):
    """The person stopped the work; nothing of it is kept."""


class _Messenger(QObject):
    """Brings what the pool's thread tells to the window's thread.

    It belongs to the application, not to the page that asked: the window's thread may delete a page at any
    moment, and whoever emits a signal of an object that is being deleted ends the program.
    """

    told = Signal(str, tuple)

    def __init__(
        self, owner: QObject, heard: Mapping[str, Callable[..., None]], end: Callable[[], None]
    ) -> None:
        super().__init__(QCoreApplication.instance())
        self._owner = owner
        self._heard = heard
        self._end = end
        self.told.connect(self._hear)

    def _hear(self, what: str, values: tuple[object, ...]) -> None:
        try:
            if what in self._heard and isValid(self._owner):
                self._heard[what](*values)
        finally:
            if what != _PROGRESS:
                self._end()
                self._heard, self._end = {}, _nothing  # who asked, and what for
                self.deleteLater()


class Task(Generic[Result]):
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
        self._work: Callable[[Report], Result] | None = work
        self._stop = Event()
        self._owner: QObject | None = owner
        heard: dict[str, Callable[..., None]] = {
            _DONE: done,
            _REFUSED: refused,
            _BROKEN: partial(_fail, broken),
        }
        if progress:
            heard[_PROGRESS] = progress
        if cancelled:
            heard[_CANCELLED] = cancelled
        self._messenger = _Messenger(owner, heard, self._let_go)
        QThreadPool.globalInstance().start(self._run)  # a QRunnable of Python's own is never released

    def cancel(self) -> None:
        """Stop at the next step; nothing is kept."""
        self._stop.set()

    def _run(self) -> None:
        """On a thread of Qt's pool."""
        if self._work is None:
            return
        try:
            result = self._work(self._report)
        except Cancelled:
            self._tell(_CANCELLED)
        except SixElementsError as refusal:
            self._tell(_REFUSED, refusal.sentence)
        except Exception as mistake:  # noqa: BLE001 - handed to the window's thread, where the hook takes it
            self._tell(_BROKEN, mistake)
        else:
            self._tell(_DONE, result)

    def _let_go(self) -> None:
        self._work = self._owner = None

    def _report(self, done: int, total: int) -> None:
        if self._stop.is_set() or not isValid(self._owner):
            raise Cancelled
        self._tell(_PROGRESS, done, total)

    def _tell(self, what: str, *values: object) -> None:
        self._messenger.told.emit(what, values)


def _nothing() -> None:
    pass


def _fail(broken: Callable[[], None] | None, mistake: Exception) -> None:
    if broken:
        broken()
    raise mistake
