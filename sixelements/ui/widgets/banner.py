"""One calm line at a page's foot: something to know, or something that went wrong and what to do."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from shiboken6 import isValid

from sixelements.i18n import _
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.text import Button, Text

_LOOKS = {
    "alarm": ("alarm", "warning", "danger"),
    "done": ("calm", "check", "success"),
    "under way": ("calm", "info", "accent"),
    "heed": ("banner", "warning", "warn"),
}
"""Frame, sign and the color of the sign."""


class Banner(QFrame):
    """Hidden until it has something to say, and again once that is over: see `pass_over`.

    Where it had the keys they go back to what had them before; ``left``: where that is gone.
    """

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._before: QWidget | None = None
        self._on_action: Callable[[], object] | None = None
        self._built, self._stays = False, False
        self.hide()

    def _build(self) -> None:
        """Made when there is something to say; most pages never have."""
        theme, self._built = self._theme, True
        self._sign = Icon(theme, "warning", tone="warn")
        self._text = Text(theme)
        self._action = Button(theme, "", self._act)
        self._close = Button(
            theme, "", self.hide, kind="quiet", icon_name="close", name=_("Close this message")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.addWidget(self._sign)
        row.addWidget(self._text, stretch=1)
        row.addWidget(self._action)
        row.addWidget(self._close)

    def say(
        self,
        text: str,
        *,
        alarm: bool = False,
        done: bool = False,
        under_way: bool = False,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        closable: bool = True,
        stays: bool = False,
    ) -> None:
        """Show a sentence, as something to take note of unless it is one of these.

        ``alarm``: something was refused or not saved. ``done``: what was asked for. ``under_way``: it is
        being done. ``stays``: it is as true after the next change.
        """
        if not self._built:
            self._build()
        look = "alarm" if alarm else "done" if done else "under way" if under_way else "heed"
        kind, sign, tone = _LOOKS[look]
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._sign.show_icon(sign, tone=tone)
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._on_action, self._stays = on_action, stays or under_way
        self._close.setVisible(closable)
        self.setAccessibleName(text)
        self.show()
        announce(self, text)

    def take_keys(self) -> None:
        """For a question that a button asked: Enter or Esc puts it away, Shift Tab and Enter does it.

        The same Enter pressed twice does nothing that was only asked about.
        """
        focused: QWidget | None = self.window().focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self._before = focused
        (self._close if self._built else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001 - Qt's own
        """Qt would give the keys to whatever Tab comes to next, such as the rail."""
        focused: QWidget | None = None if visible or self.isHidden() else self.window().focusWidget()
        super().setVisible(visible)
        if focused is not None and self.isAncestorOf(focused):
            self._give_back()

    def _give_back(self) -> None:
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    @property
    def text(self) -> str:
        """What it says; empty while hidden."""
        return "" if self.isHidden() else self._text.text()

    def pass_over(self) -> None:
        """Something changed or was stored: what was said before is out of date."""
        if not self._stays:
            self.hide()

    def _act(self) -> None:
        if self._on_action:
            self._on_action()


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say something that happened elsewhere, politely."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
