"""Keeps words typed beside all fields from pressing a button: by a space in them, or Enter after them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from sixelements.i18n import _
from sixelements.ui.room.stray_words import CALM, StrayWords


class NoStrayPress(QObject):
    """Of a part of a window. A text field keeps its spaces and Enter; ``say`` tells why nothing was pressed.

    Enter presses a button, and a space none; a space that stands alone ticks a box and opens a list.
    """

    def __init__(self, letters: StrayWords, part: QWidget, say: Callable[[str], object]) -> None:
        super().__init__(part)
        self._letters, self._part, self._say = letters, part, say
        self._space = self._key("Space", self._on_space)
        self._enters = [self._key(name, self._on_enter) for name in ("Return", "Enter")]
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(int(CALM * 1000))
        self._calm.timeout.connect(self._let_enter)
        self._let_enter()
        letters.on_words.append(self._hold_enter)
        self.set_on(on=False)

    def _key(self, name: str, do: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(name), self._part)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(do)
        return shortcut

    def set_on(self, *, on: bool) -> None:
        """Whether the room looks on, so that a press may show it something."""
        if on is not self._space.isEnabled():
            self._space.setEnabled(on)
            self._let_enter()

    def _hold_enter(self) -> None:
        if self._space.isEnabled():
            for shortcut in self._enters:
                shortcut.setEnabled(True)
            self._calm.start()

    def _let_enter(self) -> None:
        for shortcut in self._enters:
            shortcut.setEnabled(False)

    def _on_space(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and focused.isCheckable():
            self._letters.press(focused, focused.click, lambda: None, waits=True)
        elif isinstance(focused, QComboBox):
            self._letters.press(focused, focused.showPopup, lambda: None, waits=True)
        elif self._letters.space() and isinstance(focused, QAbstractButton):
            self._say(_("A space presses no button here, as words beside a field have spaces. Press Enter."))

    def _on_enter(self) -> None:
        focused = QApplication.focusWidget()
        typing = focused is not None and focused.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        if self._letters.in_words and not typing:
            self._say(_("You typed beside all fields, so Enter pressed nothing. Press it again."))
        elif focused is not None:
            self._let_enter()  # or it would come here again
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
                QApplication.sendEvent(focused, key)
