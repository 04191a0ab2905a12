"""The main window: it arranges rail, pages and menus, and passes wishes on; it decides nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from sixelements.application.errors import WorldsFault
from sixelements.presentation.journey import StepId, can_go
from sixelements.presentation.room.door import Private
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import SessionEvent, WorkbookClosed, renames
from sixelements.ui.areas import FocusArea, move_to_area
from sixelements.ui.bridge import Bridge
from sixelements.ui.file_watch import FileWatch
from sixelements.ui.kept_focus import KeptFocus
from sixelements.ui.kept_place import KeptPlace
from sixelements.ui.menus import Menus
from sixelements.ui.pages.page import Page
from sixelements.ui.registry import ANSWER, HOME, PORTFOLIO, PageId, make_page
from sixelements.ui.settings import StoredSettings
from sixelements.ui.shortcuts import Command
from sixelements.ui.theme import Dress, Theme
from sixelements.ui.widgets.digit_keys import shortcut_by_place
from sixelements.ui.widgets.field_undo import FieldUndo
from sixelements.ui.widgets.focus_ring import FocusRing
from sixelements.ui.widgets.text import upright_line
from sixelements.ui.widgets.unstored import MarkedEvent, TypedEvent, Unstored

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDropEvent,
        QKeyEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from sixelements.domain.ids import WorkbookId
    from sixelements.ui.opening import Opener, Whereabouts
    from sixelements.ui.room.screen_gate import ScreenGate
    from sixelements.ui.room.way_back import WayBack
    from sixelements.ui.widgets.rail import Rail

_NARROW_BELOW, _TIGHT_BELOW = 1100, 760
_BEHIND: dict[PageId, Private] = {StepId.COLLECT: Private.GRID, StepId.RESULTS: Private.ROLES}
"""What a page shows that the room must not see; of any other, notes and names."""
_SHOW_NOTHING = frozenset(
    {
        Command.HOME,
        Command.PORTFOLIO,
        Command.LARGER,
        Command.SMALLER,
        Command.USUAL_SIZE,
        Command.LIKE_THE_SYSTEM,
        Command.LIGHT,
        Command.DARK,
        Command.NEXT_AREA,
        Command.PREVIOUS_AREA,
        Command.COUNT_HANDS,
        Command.MARK_SHEETS,
        Command.PROJECTOR,
        Command.HELP,
        Command.KEYS,
        Command.ABOUT,
    }
)
"""Commands that the room may watch, or that lead to a page, which asks by itself."""


class MainWindow(QMainWindow):
    """One window. Pages are made when first wanted, in an ``empty`` one not even Home; the rail stays."""

    another_wanted, closed, arrived = Signal(), Signal(), Signal(object)
    """A further window is wanted; nothing of this one is needed any more; a page is shown: step or name."""
    beside_wanted = Signal(object, object)
    """A further window is wanted, with the workbook at this path, at these whereabouts."""

    def __init__(
        self, session: Session, theme: Theme, settings: StoredSettings, *, empty: bool = False
    ) -> None:
        super().__init__()
        self.session = self._session = session
        self.theme, self._settings = theme, settings
        self._pages: dict[PageId, Page] = {}
        self._here: PageId = HOME
        self._unstored: set[Unstored] = set()
        self._unsaved = 0
        self._after_gate: Callable[[], object] | None = None
        self.setMinimumSize(880, 500)
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        if not empty:
            self.go(HOME)
        KeptPlace(self, settings)

    # building

    def _build(self) -> None:
        self.edge = upright_line()
        self.stack = QStackedWidget()
        whole = QWidget()
        row = self._row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.edge)
        self.watch = FileWatch(self, self._session, over=self.stack)
        row.addLayout(self.watch.column, stretch=1)
        self.setCentralWidget(whole)
        for part in (self.edge, self.menuBar()):
            Dress(self.theme, part)
        self.menus = Menus(
            self,
            self._session,
            do=self._do,
            take_back=self._take_steps_back,
            go=self.go,
            open_=lambda path, meant: self._unseen(lambda: self.open(path, meant)),
            look=lambda: self.theme.choice.look,
        )

    @cached_property
    def rail(self) -> Rail:
        """The rail, made when the first workbook is opened."""
        from sixelements.ui.widgets.rail import Rail  # noqa: PLC0415 - Home starts without it

        rail = Rail(self._session, self.theme)
        Dress(self.theme, rail)
        rail.step_wanted.connect(self.go)
        rail.settings_wanted.connect(lambda: self._do(Command.SETTINGS))
        rail.help_wanted.connect(lambda: self._do(Command.HELP))
        rail.held_wanted.connect(self._go_to_held)
        self.theme.changed.connect(self._fit)
        self._row.insertWidget(0, rail)
        rail.lower()  # a screen reader meets it first, as the eye does
        return rail

    def _connect(self) -> None:
        Bridge(self._session, self).happened.connect(self._happened)
        FocusRing(self.theme, self)
        kept = KeptFocus(self, self.theme)
        for menu in self.menus.in_bar:
            kept.watch(menu)
        FieldUndo(self.theme, self, do=self._do, left=self._session.end_step)
        self._session.typing = self._typing
        self._session.page_shown = self._page_shown

    # going places

    @property
    def page(self) -> Page:
        """The page that is shown; of an empty window, Home."""
        if self.is_empty:
            self.go(HOME)
        return self._pages[self._here]

    @property
    def unrecorded(self) -> tuple[str, ...]:
        """What is filled in on any page that only a button records."""
        return tuple(name for page in self._pages.values() for name in page.unrecorded)

    @property
    def under_way(self) -> str:
        """What closing would break off on any page, before other people; empty for nothing."""
        return next((page.under_way for page in self._pages.values() if page.under_way), "")

    def _page_shown(self) -> tuple[PageId, object]:
        """The page, and the part of it; of an empty window, Home."""
        shown = self._pages.get(self._here)
        return self._here, shown.part_shown if shown else None

    def _go_to_held(self) -> None:
        """Show a field whose text is not saved, in its round, with the focus in it."""
        match self._session.go_to_held():
            case (StepId() as page_id, part):
                if (page_id, part) != self._page_shown():
                    self.go(page_id)
                    if part is not None and self._here == page_id:
                        self.page.open_part(part)
                QTimer.singleShot(0, self.page, self.page.show_refused)  # once it has its place

    @property
    def is_empty(self) -> bool:
        """Whether there is no page yet."""
        return not self._pages

    @property
    def here(self) -> PageId:
        """Which page that is."""
        return self._here

    def go(self, page_id: PageId) -> None:
        """Show a page; a step without a workbook is Home."""
        if isinstance(page_id, StepId) and not self._session.is_open:
            page_id = HOME
        if isinstance(page_id, StepId) and not can_go(self._session, page_id):
            page_id = StepId.RESULTS if self._session.handed_over else StepId.COLLECT
        if self._here in self._pages:
            stays = not (self.page.begin_again() if page_id == self._here else self.page.leave())
            if stays:
                return
            if page_id != self._here:
                self.page.banner.pass_over()
                self.page.put_find_away()
        self.made(page_id)
        before = self._here
        try:
            self._show(page_id)
            self._refresh_rail()
            self.page.enter()
            if self.stack.currentWidget() is not self.page:
                self.gate.take_keys()
        except WorldsFault:  # what was to be seen can't be read: what was seen before stays
            if before in self._pages:
                self._show(before)
            raise
        self._refresh_watch()
        if page_id != HOME:
            self.menus.fill()
        self._update_menus()
        self.arrived.emit(page_id)

    def go_to_part(self, page_id: PageId, part: object) -> None:
        """Show a part of a page, such as one of the worksheets."""
        self.go(page_id)
        if self._here == page_id:
            self.page.open_part(part)

    def made(self, page_id: PageId) -> Page:
        """A page, made now if nobody went there yet."""
        if page_id not in self._pages:
            page = self._pages[page_id] = make_page(page_id, self._session, self.theme)
            page.wanted.connect(self.go)
            page.part_wanted.connect(self.go_to_part)
            page.command_wanted.connect(self._do)
            page.changed_undo.connect(self._update_menus)
            page.open_wanted.connect(self.open)
            page.team_wanted.connect(self.open_team)
            self.stack.addWidget(page)
        return self._pages[page_id]

    def _show(self, page_id: PageId) -> None:
        """Show a page, or in its place the test whether the room sees this window; the only door to pages."""
        self._here, self._after_gate = page_id, None
        waits = self._room_sees(page_id)
        if waits:
            self.gate.ask(_BEHIND.get(page_id, Private.NOTES))
        self._put_up(page_id, waits=waits)

    def _put_up(self, page_id: PageId, *, waits: bool) -> None:
        """The page itself, or the test in its place."""
        self.page.setEnabled(not waits)  # or what is hidden would take the keys
        self.stack.setCurrentWidget(self.gate if waits else self.page)
        self.menuBar().setVisible(page_id != ANSWER)
        beside = isinstance(page_id, StepId) and not waits
        self.edge.setVisible(beside)
        if isinstance(page_id, StepId) and beside:
            self.rail.show()
            self.rail.set_step(page_id)
            self._fit()
        elif "rail" in vars(self):
            self.rail.hide()

    @cached_property
    def way_back(self) -> WayBack:
        """Over the pages while a workshop runs on its own."""
        from sixelements.ui.room.way_back import WayBack  # noqa: PLC0415 - almost never needed

        bar = WayBack(self.theme)
        Dress(self.theme, bar)
        bar.wanted.connect(lambda: self.go(StepId.DISCUSS))
        self.watch.column.insertWidget(self.watch.column.count() - 1, bar)
        return bar

    def _show_way_back(self) -> None:
        elsewhere = self._here not in (StepId.DISCUSS, ANSWER) and self.stack.currentWidget() is self.page
        words = next((page.goes_on for page in self._pages.values() if page.goes_on), "") if elsewhere else ""
        if words or "way_back" in vars(self):
            self.way_back.show_words(words)

    @cached_property
    def gate(self) -> ScreenGate:
        """Stands in the place of pages while the room may see this window."""
        from sixelements.ui.room.screen_gate import ScreenGate  # noqa: PLC0415 - almost never needed

        gate = ScreenGate(self.theme)
        Dress(self.theme, gate)
        gate.back_wanted.connect(lambda: self.go(StepId.DISCUSS))
        gate.passed.connect(self._pass_gate)
        self.stack.addWidget(gate)
        return gate

    def _pass_gate(self) -> None:
        after, self._after_gate = self._after_gate, None
        if after is None:
            self._show(self._here)
            self.page.enter()
        else:
            self._put_up(self._here, waits=False)
            QTimer.singleShot(0, self, lambda: self._do_unseen(after))

    def _do_unseen(self, what: Callable[[], object]) -> None:
        """The projector is covered: do what was asked for; if it led nowhere, the door is shut again."""
        what()
        if self._here is StepId.DISCUSS:
            self._room_sees(self._here)

    def _unseen(self, what: Callable[[], object]) -> None:
        """Do what opens something over any page; while the room may see this window, after the test."""
        if self._room_looks():
            self.gate.ask(Private.NOTES)
            self._put_up(self._here, waits=True)
            self._after_gate = what
            self.gate.take_keys()
        else:
            what()

    def _room_sees(self, page_id: PageId) -> bool:
        """Whether the room may see what the window shows next: a workshop on one screen is under way.

        Its own page shows nothing that the room must not see. Whoever passed the gate goes where they want
        until they are back there.
        """
        if not self._session.is_open or page_id == StepId.DISCUSS:
            if "gate" in vars(self):
                self.gate.shut()
            return False
        return self._room_looks()

    def _room_looks(self) -> bool:
        """Whether everybody may see this window now."""
        if not self._session.is_open or ("gate" in vars(self) and self.gate.open):
            return False
        known = [page.shows_the_room for page in self._pages.values()]
        found = next((shows for shows in known if shows is not None), None)
        if found is not None:
            return found
        from sixelements.presentation.room.one_screen_mode import (  # noqa: PLC0415 - Home starts without it
            left_on_one_screen,
        )
        from sixelements.ui.room.screens import screens_found  # noqa: PLC0415 - Home starts without it

        return left_on_one_screen(self._session, screens_found(QApplication.screens(), self.screen()))

    @cached_property
    def opener(self) -> Opener:
        """Opens workbooks in the background."""
        from sixelements.ui.opening import Opener  # noqa: PLC0415 - Home starts without it

        return Opener(self, self._session)

    def open(self, path: Path, meant: WorkbookId | None = None) -> None:
        """Open a workbook and show its first page, or say in one sentence why not."""
        self.theme.load_other_faces()
        self.opener.open(path, meant)

    def open_team(self, path: Path, at: Whereabouts) -> None:
        """Open a workbook at a team, in a window of its own where this one has another open."""
        here = self._session.path
        if self._session.is_open and here is not None and here.absolute() != path.absolute():
            self.beside_wanted.emit(path, at)
        else:
            self.theme.load_other_faces()
            self.opener.open(path, at=at)

    def _happened(self, happening: SessionEvent) -> None:
        before, self._unsaved = self._unsaved, self._session.unsaved
        if renames(happening) or self._unsaved != before:
            self._set_title()
        self._refresh_watch()
        for page in self._pages.values():
            page.pass_over(happening)
        if isinstance(happening, WorkbookClosed):
            self.go(HOME)
        self._refresh_rail()
        if not self.is_empty and not self._session.unreadable:
            self.page.happened(happening)
            self._update_menus()

    def _refresh_watch(self) -> None:
        """What waits for the disk is named in its own words, and never before the room."""
        self.watch.refresh(in_round=isinstance(self._here, StepId) and not self._room_looks())

    def _refresh_rail(self) -> None:
        if isinstance(self._here, StepId):
            self.rail.show_states = not self._room_looks()
            (self.rail.show_saved if self._session.unreadable else self.rail.refresh)()
            self.rail.set_step(self._here)  # its steps are made with the first refresh

    def _update_menus(self) -> None:
        page = self.page
        self.menus.update(
            handed_round=self._here == ANSWER,
            can_find=page.can_find,
            undo=page.next_undo,
            seen=self._room_looks(),
        )
        self._show_way_back()
        if "rail" in vars(self) and self.rail.show_states is self._room_looks():
            self._refresh_rail()  # screens came or went, or a workshop was begun or ended
            self._refresh_watch()

    def _set_title(self) -> None:
        from sixelements.presentation.save_words import window_title  # noqa: PLC0415 - Home starts without it

        self.setWindowTitle(window_title(self._session))

    # commands

    def _do(self, command: Command) -> None:
        """Do it; what could show the room something, after the amber test."""
        own = command is Command.UNDO and self.page.next_undo
        if command in _SHOW_NOTHING or command is Command.FIND or own:
            self._do_now(command)
        else:
            self._unseen(lambda: self._do_now(command))

    def _do_now(self, command: Command) -> None:
        from sixelements.ui import commands  # noqa: PLC0415 - dialogs are loaded when first needed

        doing: dict[Command, Callable[[], object]] = {
            Command.FIND: self.page.open_find,
            Command.HOME: lambda: self.go(HOME),
            Command.PORTFOLIO: lambda: self.go(PORTFOLIO),
            Command.NEXT_AREA: lambda: self._next_area(+1),
            Command.PREVIOUS_AREA: lambda: self._next_area(-1),
        }
        if self.page.next_undo:
            doing[Command.UNDO] = self.page.undo
        other = commands.of_window(self, self._session, self.theme, self._settings)
        {**other, **doing}[command]()

    def _next_area(self, move: int) -> None:
        around: list[FocusArea] = [(self.rail, self.rail.here)] if isinstance(self._here, StepId) else []
        around += [(part, None) for part in self.watch.shown]
        beside: list[FocusArea] = [(area, None) for area in self.page.areas() if area.isVisible()]
        move_to_area([*around, (self.page, self.page.title), *beside], self.focusWidget(), move)

    # what is typed

    def customEvent(self, event: QEvent) -> None:
        """A field has unsaved text, or none any longer: the rail says so."""
        if isinstance(event, MarkedEvent):
            self._update_menus()
        elif isinstance(event, TypedEvent):
            unstored = event.unstored
            (self._unstored.add if unstored.waiting else self._unstored.discard)(unstored)
            if isinstance(self._here, StepId) and self._session.is_open:
                self.rail.show_saved()

    def _take_steps_back(self, n: int) -> None:
        """Undo so many of the workbook's steps, whatever the page would take back first."""
        self._unseen(lambda: self._take_back_now(n))

    def _take_back_now(self, n: int) -> None:
        from sixelements.ui import commands  # noqa: PLC0415 - dialogs are loaded when first needed

        undo = commands.of_window(self, self._session, self.theme, self._settings)[Command.UNDO]
        for _step in range(n):
            undo()

    def _typing(self) -> bool:
        self._unstored = {u for u in self._unstored if isValid(u) and u.waiting}
        return bool(self._unstored)

    # the frame's own events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nobody took: Ctrl or Alt with a key of the upper row that types no digit means its digit."""
        if not self._press(shortcut_by_place(event)):
            super().keyPressEvent(event)

    def _press(self, shortcut: str) -> bool:
        """Do what a shortcut of the menus or of the page that is shown does; whether there is one."""
        keys = QKeySequence(shortcut)
        for action in self.findChildren(QAction) if shortcut else ():
            if keys in action.shortcuts() and action.isEnabled():
                action.trigger()
                return True
        for key in self.page.findChildren(QShortcut) if shortcut else ():
            beside = key.parent()
            if key.key() == keys and key.isEnabled() and isinstance(beside, QWidget) and beside.isVisible():
                key.activated.emit()
                return True
        return False

    def _fit(self) -> None:
        if "rail" in vars(self):
            width = self.width() / self.theme.choice.scale
            self.rail.set_narrow(narrow=width < _NARROW_BELOW, tight=width < _TIGHT_BELOW)
            self.watch.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.menus.actions:
            QTimer.singleShot(0, self, self.menus.fill)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if [u for u in event.mimeData().urls() if u.isLocalFile()]:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [u.toLocalFile() for u in event.mimeData().urls() if u.isLocalFile()]
        if files:
            self._unseen(lambda: self.open(Path(files[0])))

    def closeEvent(self, event: QCloseEvent) -> None:
        from sixelements.ui.commands import may_let_go  # noqa: PLC0415

        asks = self._session.is_open and (self._session.unsaved or len(self._session.held))
        if asks and self._room_looks():  # it would be asked about in its own words
            event.ignore()
            self._unseen(self.close)
            return
        if not may_let_go(self, self._session):
            event.ignore()
            return
        self._session.close()
        self.closed.emit()
