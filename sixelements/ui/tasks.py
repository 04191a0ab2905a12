"""Long work off the window's thread: progress, cancel, success, failure."""

from collections.abc import Callable
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
    """Brings what the pool's threads tell to the window's thread; one for all work, and never deleted.

    A thread is still within the signal that it sent when the window's thread already hears it. Deleting who
    sent it, for it was the last word of its work, would take away what that thread still looks at: the
    program ends for it, now and then, and on a quiet computer more often than on a busy one.
    """

    told = Signal(object, str, tuple)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self.told.connect(self._hear)

    def _hear(self, task: "Task[object]", what: str, values: tuple[object, ...]) -> None:
        task.hear(what, values)


_messengers: list[_Messenger] = []


def _messenger() -> _Messenger:
    """That of this application; to be called on the window's thread."""
    if not _messengers or not isValid(_messengers[0]):
        _messengers[:] = [_Messenger()]
    return _messengers[0]


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
        self._heard = heard
        self._messenger = _messenger()
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

    def hear(self, what: str, values: tuple[object, ...]) -> None:
        """On the window's thread: tell whoever asked, if they are still there."""
        try:
            if what in self._heard and isValid(self._owner):
                self._heard[what](*values)
        finally:
            if what != _PROGRESS:
                self._work, self._owner, self._heard = None, None, {}

    def _report(self, done: int, total: int) -> None:
        if self._stop.is_set() or not isValid(self._owner):
            raise Cancelled
        self._tell(_PROGRESS, done, total)

    def _tell(self, what: str, *values: object) -> None:
        self._messenger.told.emit(self, what, values)


def _fail(broken: Callable[[], None] | None, mistake: Exception) -> None:
    if broken:
        broken()
    raise mistake
