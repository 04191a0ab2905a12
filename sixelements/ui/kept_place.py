"""Where a window lies and how large it is, remembered when that changes, however the app ends."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from sixelements.ui.settings import StoredSettings

_PAUSE = 500
"""Milliseconds after the last change until it is remembered."""
_CHANGES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.WindowStateChange)


class KeptPlace(QObject):
    """Puts a window where it was last, and watches over it; one in the task bar stays where it was."""

    def __init__(self, window: QWidget, settings: StoredSettings) -> None:
        super().__init__(window)
        settings.place(window)
        self._window, self._settings = window, settings
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._keep)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _CHANGES and self._window.isVisible():
            self._timer.start()
        elif event.type() is QEvent.Type.Close:
            self._keep()
        return False

    def _keep(self) -> None:
        self._timer.stop()
        if not self._window.isMinimized():
            self._settings.keep_geometry(self._window.saveGeometry())
