"""What all pages of the laptop handed round have: a middle that scrolls, and a bar at the foot."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sixelements.presentation.pages.answer_pages import Act, ButtonView, KioskView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.layouts import scrolling
from sixelements.ui.widgets.text import Button, filled, line

WIDEST = 936


class AnswerPanel(QWidget):
    """``acted`` carries what a button asks and what the page's field holds."""

    acted = Signal(Act, str)

    def __init__(self, theme: Theme, *, widest: int = WIDEST, margin: int = 28) -> None:
        super().__init__()
        self.theme = theme
        self._widest = widest
        self.column = QVBoxLayout()
        self.column.setSpacing(12)
        self._holder = QWidget()
        self._holder.setLayout(self.column)
        self.column.setContentsMargins(0, 0, 0, 0)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(margin, 20, margin, 20)
        row.addStretch(1)
        row.addWidget(self._holder, stretch=1000)
        row.addStretch(1)
        self.scroller = scrolling(middle)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(margin, 10, margin, 10)
        self.foot.setSpacing(10)
        self.bar, self.foot_line = filled("rail"), line()
        self.bar.setLayout(self.foot)
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.outer.setSpacing(0)
        self.outer.addWidget(self.scroller, stretch=1)
        self.outer.addWidget(self.foot_line)
        self.outer.addWidget(self.bar)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._holder.setMaximumWidth(self.theme.px(self._widest))

    def button(self, view: ButtonView, kind: str = "plain", icon_name: str = "") -> Button:
        """A button that asks for an act; where it is off it says why."""
        button = Button(
            self.theme,
            view.text,
            lambda: self.send(view.act),
            kind=kind,
            icon_name=icon_name,
            hint=view.reason,
        )
        button.setEnabled(not view.reason)
        button.setProperty("large", "true")
        return button

    def send(self, act: Act) -> None:
        """Ask for an act, with what the field holds."""
        self.acted.emit(act, self.text())

    def show_again(self, view: KioskView) -> None:
        """Show the same page after something on it has changed."""

    def text(self) -> str:
        """What the page's field or choice holds; empty if there is none."""
        return ""

    def forget(self) -> None:
        """Take everything a person typed off the screen, before the panel goes."""

    def press_focused(self) -> bool:
        """Enter presses a button that has the focus; whether there was one."""
        if self.focus_on_button is None:
            return False
        self.focus_on_button.click()
        return True

    @property
    def focus_on_button(self) -> QPushButton | None:
        """The button that has the focus, if one has."""
        focused = self.focusWidget()
        return focused if isinstance(focused, QPushButton) and focused.hasFocus() else None

    def focus_first(self) -> None:
        """Give the focus to where this page begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
