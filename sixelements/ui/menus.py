"""The menus, and the keys of commands and steps, which work even while a menu is closed or gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from sixelements.i18n import _
from sixelements.presentation.journey import STEPS, StepId, can_go
from sixelements.presentation.session import Session
from sixelements.ui.shortcuts import Command, MenuEntry, menus
from sixelements.ui.theme import Look

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QMenu

    from sixelements.domain.ids import WorkbookId

_NOT_MEANWHILE = (Command.BACKUPS, Command.CHECK, Command.CLOSE_ROUND, Command.NEXT_ROUND, Command.ADD_TEAM)
"""What waits while answers are stored in the background."""
_NOT_IN_COLLECTION = (
    Command.HAND_OVER,
    Command.MERGE,
    Command.PROJECTOR,
    Command.EXPORT,
    Command.CLOSE_ROUND,
    Command.NEXT_ROUND,
    Command.ADD_TEAM,
)
"""What belongs to the workbook that a collection file came from."""
_NOT_IN_COPY = (
    Command.PROJECTOR,
    Command.CLOSE_ROUND,
    Command.NEXT_ROUND,
    Command.ADD_TEAM,
    Command.TYPE_IN,
    Command.PRINT_SHEETS,
    Command.PRINT_LARGE,
    Command.PRINT_DOTS,
    Command.COUNT_HANDS,
    Command.MARK_SHEETS,
)
"""What belongs to the workbook that a hand-over copy came from."""
_ALWAYS = (Command.LARGER, Command.SMALLER, Command.USUAL_SIZE)
"""What works even while the laptop is handed round and the menus are gone."""


_LOOKS = {
    Look.SYSTEM: Command.LIKE_THE_SYSTEM,
    Look.LIGHT: Command.LIGHT,
    Look.DARK: Command.DARK,
}
_MOST_STEPS = 20
"""So many earlier steps are listed."""


class Menus:
    """The titles are there at once; `fill` adds what nobody sees before the window was painted."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        *,
        do: Callable[[Command], object],
        take_back: Callable[[int], object],
        go: Callable[[StepId], object],
        open_: Callable[[Path, WorkbookId | None], object],
        look: Callable[[], Look],
    ) -> None:
        self._window, self._session, self._do, self._go, self._open = window, session, do, go, open_
        self._take_back, self._look = take_back, look
        self._inner: dict[str, QMenu] = {}
        self._earlier: QMenu | None = None
        self._recent: QMenu | None = None
        self._menus = [(window.menuBar().addMenu(title), entries) for title, entries in menus()]
        self._handed_round = self._can_find = self._seen = False
        self._undo_here = ""
        self._steps: list[QAction] = []
        self.actions: dict[Command, QAction] = {}

    @property
    def in_bar(self) -> tuple[QMenu, ...]:
        """The menus whose titles stand in the bar."""
        return tuple(menu for menu, _entries in self._menus)

    def fill(self) -> None:
        """Make the entries, once."""
        if self.actions:
            return
        for menu, entries in self._menus:
            for entry in entries:
                if entry is None:
                    menu.addSeparator()
                else:
                    self._within(menu, entry.under).addAction(self._action(entry))
                if entry and entry.command is Command.HOME:
                    menu.addActions(self._step_actions())
                if entry and entry.command is Command.REDO:
                    self._earlier = earlier = menu.addMenu(_("&Earlier steps"))
                    earlier.aboutToShow.connect(lambda menu=earlier: self._fill_earlier(menu))
                if entry and entry.command is Command.OPEN:
                    self._recent = recent = menu.addMenu(_("Open &recent"))
                    recent.aboutToShow.connect(lambda menu=recent: self._fill_recent(menu))
        self._window.addActions(self._steps)
        for command in _ALWAYS:
            self._window.addAction(self.actions[command])
        self.update(
            handed_round=self._handed_round, can_find=self._can_find, undo=self._undo_here, seen=self._seen
        )

    def _within(self, menu: QMenu, under: str) -> QMenu:
        if under and under not in self._inner:
            inner = self._inner[under] = menu.addMenu(under)
            inner.aboutToShow.connect(self._check_look)
        return self._inner[under] if under else menu

    def _check_look(self) -> None:
        """Tick the look that is chosen."""
        for look, command in _LOOKS.items():
            self.actions[command].setCheckable(True)
            self.actions[command].setChecked(look is self._look())

    def _fill_earlier(self, menu: QMenu) -> None:
        """The steps that can be taken back; one takes back all that were made after it, too."""
        menu.clear()
        for n, label in enumerate(self._session.undo_labels[:_MOST_STEPS], start=1):
            action = menu.addAction(label.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, n=n: self._take_back(n))

    def _fill_recent(self, menu: QMenu) -> None:
        """The workbooks opened last, as they are when somebody looks."""
        menu.clear()
        found = self._session.recents.all()
        called = [(recent.title, recent.path.name) for recent in found]
        for recent, words in zip(found, called, strict=True):
            text = _("{title} – {file}").format(title=recent.title, file=recent.path.name)
            if called.count(words) > 1:
                text = _("{entry} in {folder}").format(entry=text, folder=recent.path.parent)
            action = menu.addAction(text.replace("&", "&&"))
            action.setToolTip(str(recent.path))
            action.triggered.connect(lambda _on=False, r=recent: self._open(r.path, r.id))
        if not found:
            menu.addAction(_("No workbooks yet")).setEnabled(False)

    def _step_actions(self) -> list[QAction]:
        """An entry a step, by the number that the rail shows."""
        for step in STEPS:
            action = self._made(step.title(), (f"Ctrl+{step.id.value}",))
            action.triggered.connect(lambda _on=False, page_id=step.id: self._go(page_id))
            self._steps.append(action)
        return self._steps

    def _action(self, entry: MenuEntry) -> QAction:
        action = self.actions[entry.command] = self._made(entry.text, entry.keys)
        action.triggered.connect(lambda _on=False: self._do(entry.command))
        action.setData(entry.needs_workbook)
        return action

    def _made(self, text: str, keys: tuple[str, ...]) -> QAction:
        action = QAction(text, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        return action

    def update(self, *, handed_round: bool, can_find: bool, undo: str = "", seen: bool = False) -> None:
        """Let what can be done now be chosen; ``handed_round``: the laptop is, and little can be.

        ``can_find``: the page has something to be found by words. ``undo``: the page's own step, if it has
        one that Undo takes back first. ``seen``: the room may see the menus, so none of them names anything.
        """
        self._handed_round, self._can_find, self._undo_here = handed_round, can_find, undo
        self._seen = seen
        is_open = self._session.is_open
        if self._earlier:
            self._earlier.setEnabled(bool(self._session.undo_labels) and not (handed_round or seen))
        if self._recent:
            self._recent.setEnabled(not seen)
        for step, action in zip(STEPS, self._steps, strict=False):
            action.setEnabled(not handed_round and can_go(self._session, step.id))
        for command, action in self.actions.items():
            can = (is_open or not action.data()) and (not handed_round or command in _ALWAYS)
            can = can and (can_find or command is not Command.FIND)
            can = can and not (command in _NOT_IN_COLLECTION and self._session.collection)
            can = can and not (command in _NOT_IN_COPY and self._session.handed_over)
            action.setEnabled(can and not (command in _NOT_MEANWHILE and self._session.under_way))
        back, again = self._session.next_undo, self._session.next_redo
        for command, text, label in (
            (Command.UNDO, _("&Undo {change}"), undo or (back.label if back else "")),
            (Command.REDO, _("&Redo {change}"), again.label if again else ""),
        ):
            if command in self.actions:
                self.actions[command].setEnabled(bool(label) and not handed_round)
                words = "" if seen else label.replace("&", "&&")  # a menu underlines after one &
                self.actions[command].setText(text.format(change=words).rstrip())
