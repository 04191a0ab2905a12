"""What every page has: a title, one line of facts, actions at the right, and a body."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import (
    PlaceChosen,
    SessionEvent,
    WorkbookClosed,
    outdates,
    passes_over,
)
from sixelements.ui.areas import order_as_laid_out
from sixelements.ui.theme import PAGE_MARGIN, Dress, Theme
from sixelements.ui.widgets.banner import Banner
from sixelements.ui.widgets.find_bar import Findable, FindBar
from sixelements.ui.widgets.layouts import scrolling, widgets_of
from sixelements.ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sixelements.application.events import What


class Page(QWidget):
    """A page of the window. Subclasses fill ``body`` in ``_build`` and show their view in ``refresh``.

    What is said stands below what scrolls: always in sight, and nothing moves from under the pointer.

    ``wanted`` asks the window for another page, by its step or name; ``part_wanted`` for a part of one.
    ``help_section`` names the part of the guide that F1 opens. ``changed_undo``: `next_undo` may be
    another one. ``command_wanted`` asks for a menu command, ``open_wanted`` for a
    file, and for the workbook that should lie there: its id, or None for whichever it is. ``team_wanted``
    asks for a workbook at the whereabouts of a team.
    """

    wanted = Signal(object)
    changed_undo = Signal()
    command_wanted = Signal(object)
    open_wanted = Signal(object, object)
    team_wanted = Signal(object, object)
    part_wanted = Signal(object, object)
    help_section = "start"

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session, self.theme = session, theme
        self.dress = Dress(theme, self, when_shown=True)
        self.title = Text(theme, role="page")
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.facts = Text(theme, tone="muted")
        self.banner = Banner(theme)
        self.banner.left.connect(self._take_keys_back)
        self._actions = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._actions.setSpacing(8)
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        self._lay_out()

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001 - Qt's own
        """Dress before it is seen: a hidden page lets changes of the looks pass by."""
        if visible:
            self.dress.put_on()
        super().setVisible(visible)

    def _take_keys_back(self) -> None:
        """What was said is gone, and had the keys: they stay on the page."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

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
        for part in (self._inside, self.scroller):
            part.installEventFilter(self)
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.outer.setSpacing(0)
        self.outer.addLayout(self._build_middle(), stretch=1)

    def _build_middle(self) -> QVBoxLayout:
        self.said = QVBoxLayout()
        self.said.setContentsMargins(PAGE_MARGIN // 2, 8, PAGE_MARGIN // 2, 8)
        self.said.addWidget(self.banner)
        self.middle = QVBoxLayout()
        self.middle.setSpacing(0)
        self.middle.addWidget(self.scroller, stretch=1)
        self.middle.addLayout(self.said)
        return self.middle

    def _fit_head(self) -> None:
        """Where title and actions don't fit side by side, the actions stand below, if need be in a column."""
        # not the viewport: for one that Qt made, PySide looks through all kinds of widgets first
        self._actions.invalidate()  # else what was just hidden still counts
        room = min(self._inside.width(), self.scroller.width()) - 2 * PAGE_MARGIN
        shown = (part for part in widgets_of(self._actions) if not part.isHidden())
        wide = sum(part.sizeHint().width() + 8 for part in shown)
        beside = self.title.sizeHint().width() + wide <= room
        ways, align = QBoxLayout.Direction, Qt.AlignmentFlag
        self._actions.setDirection(ways.LeftToRight if wide <= room else ways.TopToBottom)
        self._head.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._head.setAlignment(self._actions, align.AlignBottom if beside else align.AlignLeft)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where a panel comes or goes beside it, there is other room though the page is as large."""
        if event.type() is QEvent.Type.Resize and watched in (self._inside, self.scroller):
            self._fit_head()
        return super().eventFilter(watched, event)

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

    def outdated(self, happening: SessionEvent, shows: Collection[What], *, by: object = None) -> bool:
        """Whether the page may be out of date, where it shows what ``shows`` names of the session's team."""
        if not self.session.is_open:
            return outdates(happening, by=by, shows=shows)
        team, round_ = self.session.team.id, self.session.round.id
        return outdates(happening, by=by, shows=shows, team=team, round_=round_)

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

    def open_part(self, part: object) -> None:
        """Show a part of the page in its place, as a worksheet; most pages have none."""

    @property
    def part_shown(self) -> object:
        """Which part stands in the place of the page, as `open_part` names it; None for the page itself."""
        return None

    def show_refused(self) -> None:
        """Put the focus into the first field whose text can't be stored as it is."""
        field = next(self._fields_refused(), None)
        if field is None:
            return
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        from sixelements.ui.widgets.write_table import WriteTable  # noqa: PLC0415 - Home starts without it

        if isinstance(field, WriteTable):
            field.go_to_refused()

    def _fields_refused(self) -> Iterator[QWidget]:
        """The fields that are shown whose text can't be stored as it is."""
        from sixelements.ui.widgets.unstored import any_wrong  # noqa: PLC0415 - Home starts without it

        if not any_wrong():
            return  # a sheet has hundreds of parts, and this is asked at every key
        for field in self.findChildren(QWidget):
            stops = field.isVisible() and field.focusPolicy() & Qt.FocusPolicy.TabFocus
            if stops and field.property("problem") == "true":
                yield field

    @property
    def next_undo(self) -> str:
        """What Undo takes back here before anything else, in words that complete "Undo …"; mostly nothing.

        What is wrong in a field in sight goes first: an earlier change would else be taken back, and it stay.
        """
        field = self.wrong_field
        if field is None:
            return self.own_undo
        name = QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Name)
        return _("what is typed in {field}").format(field=name) if name else _("what is typed")

    def undo(self) -> None:
        """Take that back."""
        from sixelements.ui.widgets.unstored import take_back  # noqa: PLC0415 - Home starts without it

        field = self.wrong_field
        if field is None:
            self.take_back_own()
        else:
            take_back(field)

    @property
    def own_undo(self) -> str:
        """What the page itself takes back before anything of the workbook, in the same words."""
        return ""

    def take_back_own(self) -> None:
        """Take that back."""

    @property
    def wrong_field(self) -> QWidget | None:
        """A field that says what can't be stored, and of which the workbook knows nothing.

        What it holds for other fields is among its own steps.
        """
        from sixelements.ui.widgets.unstored import (  # noqa: PLC0415 - Home starts without it
            Unstored,
            can_take_back,
        )

        refused = self._fields_refused()
        wrong = [field for field in refused if Unstored.of(field) is None and can_take_back(field)]
        return next((field for field in wrong if field.hasFocus()), wrong[0] if wrong else None)

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

    @property
    def unrecorded(self) -> tuple[str, ...]:
        """Names of what is filled in here that only a button records, and that closing the workbook loses."""
        return ()

    @property
    def under_way(self) -> str:
        """What closing the workbook breaks off, before other people; mostly nothing."""
        return ""

    @property
    def goes_on(self) -> str:
        """What goes on here while another page is looked at, and is said there; mostly nothing."""
        return ""

    @property
    def shows_the_room(self) -> bool | None:
        """Whether the room may see this window now, as far as the page knows; None: it does not."""
        return None

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
        """What nobody inside took: Enter presses what has the focus."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            if not event.isAutoRepeat():
                focused.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.refresh()
