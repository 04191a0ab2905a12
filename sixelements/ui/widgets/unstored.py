"""What was typed into a field and is not stored yet: stored shortly after the last key, or on leaving."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

PAUSE = 400
"""Milliseconds after the last key until it is stored."""


class TypedEvent(QEvent):
    """Tells the field's window that something in it waits to be stored, or waits no more."""

    KIND = QEvent.Type(QEvent.registerEventType())

    def __init__(self, unstored: "Unstored") -> None:
        super().__init__(self.KIND)
        self.unstored = unstored


class Unstored(QObject):
    """``store`` stores what the field says. ``rests``: so it does when typing pauses.

    A day or a number with its unit is stored only when the field is left: half of it means another one.
    """

    def __init__(self, field: QWidget, store: Callable[[], None], *, rests: bool = True) -> None:
        super().__init__(field)
        self._field, self._store, self._rests = field, store, rests
        self.waiting = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.flush)

    def begin(self) -> None:
        """Something was typed."""
        if self._rests:
            self._timer.start()
        if not self.waiting:
            self.waiting = True
            self._tell()

    def flush(self) -> None:
        """Store now what was typed last."""
        if self.waiting:
            self._rest()
            self._store()
            self._tell()

    def drop(self) -> None:
        """Another text is shown instead."""
        if self.waiting:
            self._rest()
            self._tell()

    def _rest(self) -> None:
        self._timer.stop()
        self.waiting = False

    def _tell(self) -> None:
        QCoreApplication.sendEvent(self._field.window(), TypedEvent(self))
