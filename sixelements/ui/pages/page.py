"""What every page has: a title, one line of facts, actions at the right, and a body."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import PlaceChosen, SessionEvent, WorkbookClosed, passes_over
from sixelements.ui.areas import order_as_laid_out
from sixelements.ui.theme import PAGE_MARGIN, Dress, Theme
from sixelements.ui.widgets.banner import Banner
from sixelements.ui.widgets.digit_keys import digit
from sixelements.ui.widgets.find_bar import Findable, FindBar
from sixelements.ui.widgets.layouts import scrolling
from sixelements.ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence


class Page(QWidget):
    """A page of the window. Subclasses fill ``body`` in ``_build`` and show their view in ``refresh``.

    What is said stands below what scrolls: always in sight, and nothing moves from under the pointer.

    ``wanted`` asks the window for another page, by its step or name. ``help_section`` names the
    part of the guide that F1 opens. ``changed_undo``: `next_undo` may be another one.
    ``command_wanted`` asks for a menu command, ``open_wanted`` for a
    file, and for the workbook that should lie there: its id, or None for whichever it is.
    """

    wanted = Signal(object)
    changed_undo = Signal()
    command_wanted = Signal(object)
    open_wanted = Signal(object, object)
    help_section = "start"
    steps_by_key = True

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session, self.theme = session, theme
        self.dress = Dress(theme, self, when_shown=True)
        self.title = Text(theme, role="page")
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.facts = Text(theme, tone="muted")
        self.banner = Banner(theme)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        self._lay_out()

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001 - Qt's own
        """Dress before it is seen: a hidden page lets changes of the looks pass by."""
        if visible:
            self.dress.put_on()
        super().setVisible(visible)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        head = self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.addLayout(words, stretch=1)
        head.addLayout(self._actions)
        head.setAlignment(self._actions, Qt.AlignmentFlag.AlignBottom)
        inner = QVBoxLayout()
        inner.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        inner.setSpacing(16)
        inner.addLayout(head)
        inner.addLayout(self.body, stretch=1)
        self._inside = QWidget()
        self._inside.setLayout(inner)
        self.scroller = scrolling(self._inside)
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.outer.setSpacing(0)
        self.outer.addLayout(self._build_middle(), stretch=1)

    def _build_middle(self) -> QVBoxLayout:
        said = QVBoxLayout()
        said.setContentsMargins(PAGE_MARGIN // 2, 8, PAGE_MARGIN // 2, 8)
        said.addWidget(self.banner)
        self.middle = QVBoxLayout()
        self.middle.setSpacing(0)
        self.middle.addWidget(self.scroller, stretch=1)
        self.middle.addLayout(said)
        return self.middle

    def _fit_head(self) -> None:
        """Where title and actions don't fit side by side, the actions stand below."""
        # not the viewport: for one that Qt made, PySide looks through all kinds of widgets first
        room = min(self._inside.width(), self.scroller.width()) - 2 * PAGE_MARGIN
        beside = self.title.sizeHint().width() + self._actions.sizeHint().width() <= room
        ways, align = QBoxLayout.Direction, Qt.AlignmentFlag
        self._head.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._head.setAlignment(self._actions, align.AlignBottom if beside else align.AlignLeft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def add_action(self, button: QWidget) -> None:
        """Put a button or a field at the right of the head; the primary one last."""
        self._actions.addWidget(button)

    def set_head(self, title: str, facts: str = "") -> None:
        """Say where the person is, and one line of facts."""
        self.title.setText(title)
        self.setAccessibleName(title)
        self.facts.setText(facts)
        self.facts.setVisible(bool(facts))
        self._fit_head()

    def refresh(self) -> None:
        """Show the session as it is now."""

    def happened(self, happening: SessionEvent) -> None:
        """Told of everything; refreshes unless the page is hidden, when `showEvent` does it."""
        del happening
        if self.isVisible():
            self.refresh()

    def pass_over(self, happening: SessionEvent) -> None:
        """What was said before something changed is out of date, even more so in another round."""
        if passes_over(happening):
            self.banner.pass_over()
        elif isinstance(happening, PlaceChosen):
            self.banner.hide()
        elif isinstance(happening, WorkbookClosed):
            self.forget()

    def forget(self) -> None:
        """The workbook was closed: what was said of it is not true of the next."""
        self.banner.hide()
        self.put_find_away()

    def begin_again(self) -> bool:
        """The step that is lit was asked for: leave what stands in place of the page; False: it stays."""
        return True

    def enter(self) -> None:
        """The person came here: the page is seen from its top, and focus goes to the title."""
        self.refresh()
        self.order_tabs()
        self.scroller.verticalScrollBar().setValue(0)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def order_tabs(self) -> None:
        """Wanted wherever widgets were made that Tab stops at."""
        order_as_laid_out(self)

    def areas(self) -> tuple[QWidget, ...]:
        """Parts of the page that F6 stops at, beside the page itself: an inspector, a drawer."""
        return ()

    def leave(self) -> bool:
        """The person wants to go elsewhere; False keeps them here."""
        return True

    # undoing

    @property
    def next_undo(self) -> str:
        """What Undo takes back here before anything else, in words that complete "Undo …"; mostly nothing."""
        return ""

    def undo(self) -> None:
        """Take that back."""

    # finding

    def findables(self) -> Sequence[Findable]:
        """What can be found here by words; never an answer."""
        return ()

    @property
    def can_find(self) -> bool:
        """Whether there is anything to find."""
        return False

    @cached_property
    def find_bar(self) -> FindBar:
        """Made when somebody looks for something."""
        bar = FindBar(self.theme, self.findables)
        self.middle.addWidget(bar)
        return bar

    def open_find(self) -> None:
        """Let something be found by words."""
        self.find_bar.open()

    def put_find_away(self) -> None:
        """Nobody looks for anything here any more."""
        if "find_bar" in vars(self):
            self.find_bar.put_away()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nobody inside took: Enter presses what has the focus, Ctrl with a digit's key is a step."""
        focused, step = self.focusWidget(), digit(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            focused.click()
        elif self.steps_by_key and event.modifiers() == _CTRL and step in _STEPS:
            self.wanted.emit(_STEPS[step])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.refresh()


_CTRL = Qt.KeyboardModifier.ControlModifier
_STEPS = {step.value: step for step in StepId}
