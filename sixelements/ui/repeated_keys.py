"""Tells apart, under X11, a key that is held down from one that is pressed again and again."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

_PRESSES = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class RepeatedKeys(QObject):
    """Marks as a repeat each press that came in the millisecond in which its key was let go.

    An X server says of a key that is held down that it was let go and pressed, both at one time. Qt takes
    that for a repeat only where it has read both already; now and then it has not, and one hold is told as
    two. No finger is that fast. Text that a program types is kept: a repeat types as well.
    """

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._let_go = (0, 0)
        """The key that was let go last, by its number, and when, in milliseconds; 0: not known."""
        app.focusWindowChanged.connect(self.watch)

    def watch(self, window: QWindow | None) -> None:
        """Look at the keys of a window; of one that is watched already, as before."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """No shortcut is looked for a repeat's sake: some would do again what is to be done once."""
        if not isinstance(event, QKeyEvent) or event.isAutoRepeat():
            return False
        now = (event.nativeScanCode(), event.timestamp())
        if event.type() is QEvent.Type.KeyRelease:
            self._let_go = now
        elif event.type() in _PRESSES and all(now) and now == self._let_go:
            if event.type() is QEvent.Type.KeyPress:
                again = _as_repeat(event)
                QCoreApplication.sendEvent(watched, again)
                event.setAccepted(again.isAccepted())
            else:
                event.accept()
            return True
        return False


def _as_repeat(event: QKeyEvent) -> QKeyEvent:
    again = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        True,  # noqa: FBT003 - Qt's own
        event.count(),
    )
    again.setTimestamp(event.timestamp())
    return again
