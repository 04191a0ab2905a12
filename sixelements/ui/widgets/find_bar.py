"""The bar at a page's foot that finds by words: next, previous, how many, and out again with Escape."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from shiboken6 import isValid

from sixelements.i18n import _
from sixelements.presentation.finding import matches, place_among
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.text import Button, Text

_WIDE = 280


class Findable(NamedTuple):
    """Something with words that can be found.

    ``show`` brings it into sight, and returns what can have the focus.
    """

    text: str
    show: Callable[[], QWidget | None]


class FindBar(QFrame):
    """Hidden until it is opened. ``all_there`` is asked each time: what can be found now, in its order."""

    def __init__(self, theme: Theme, all_there: Callable[[], Sequence[Findable]]) -> None:
        super().__init__()
        self._theme, self._all_there = theme, all_there
        self._found: tuple[Findable, ...] = ()
        self._at: int | None = None
        self._shown: QWidget | None = None
        self._before: QWidget | None = None
        self.setProperty("kind", "find")
        self.setAccessibleName(_("Find"))
        self.hide()
        self.field = LineEdit()
        self.field.setAccessibleName(_("Find"))
        self.field.setPlaceholderText(_("Find"))
        self._fit()
        theme.changed.connect(self._fit)
        self.count = Text(theme, tone="muted")
        self.previous = Button(
            theme, "", lambda: self._step(-1), kind="quiet", icon_name="up", name=_("Previous (Shift+F3)")
        )
        self.next = Button(
            theme, "", lambda: self._step(+1), kind="quiet", icon_name="down", name=_("Next (F3)")
        )
        close = Button(
            theme, "", self.put_away, kind="quiet", icon_name="close", name=_("Close the search (Esc)")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 8, 28, 8)
        row.setSpacing(8)
        row.addWidget(self.field)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        row.addWidget(self.count, stretch=1)
        row.addWidget(close)
        for button in (self.previous, self.next, close):
            button.setToolTip(button.accessibleName())
        self.field.textChanged.connect(self._look)
        self.field.installEventFilter(self)

    def _fit(self) -> None:
        self.field.setFixedWidth(self._theme.px(_WIDE))

    def open(self) -> None:
        """Show the bar with what was looked for last, to be typed over."""
        if self.isHidden():
            self._before = self.window().focusWidget()
            self._shown = None
            self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._look()

    def put_away(self) -> None:
        """Hide the bar; the focus goes to what was found, else back to where it was."""
        inside = self.isAncestorOf(self.window().focusWidget())
        self.hide()
        back = next((w for w in (self._shown, self._before) if w and isValid(w) and w.isVisible()), None)
        if inside and back:
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = self._shown = None

    def _look(self) -> None:
        """Search again, and show the first match; what was shown before stays where it is found again."""
        there = self._all_there()
        self._found = tuple(there[n] for n in matches(self.field.text(), [found.text for found in there]))
        self._at = 0 if self._found else None
        self._show()

    def _step(self, by: int) -> None:
        if self._found and self._at is not None:
            self._at = (self._at + by) % len(self._found)
            self._show()

    def _show(self) -> None:
        wanted = self.field.text()
        self.count.setText(place_among(self._at, len(self._found), wanted=wanted))
        self.count.set_tone("warn" if wanted.strip() and not self._found else "muted")
        for button in (self.previous, self.next):
            button.setEnabled(len(self._found) > 1)
        if self._at is not None:
            had = self.window().focusWidget()
            self._shown = self._found[self._at].show()
            if self.isAncestorOf(had):
                had.setFocus(Qt.FocusReason.OtherFocusReason)
        if wanted.strip():
            announce(self.field, self.count.text())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Enter is next, with Shift previous; the field would keep neither for the page."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else +1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() == Qt.Key.Key_F3:
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else +1)
        else:
            super().keyPressEvent(event)
