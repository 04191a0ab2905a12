"""Look closer: the five sheets that the group fills in with facts, and one of them opened in their place."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sixelements.application.events import What
from sixelements.domain.assessment import Worksheet
from sixelements.i18n import _
from sixelements.presentation.closer.overview import CloserView, overview
from sixelements.presentation.journey import StepId
from sixelements.presentation.session_events import (
    HeldChanged,
    NotSaved,
    PlaceChosen,
    Saved,
    SessionEvent,
    WorkbookOpened,
)
from sixelements.ui.pages.page import Page
from sixelements.ui.shortcuts import Command
from sixelements.ui.theme import PAGE_MARGIN
from sixelements.ui.widgets.closer_overview import CloserFoot, SheetsList
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.layouts import keep_room
from sixelements.ui.widgets.side_panel import SidePanel
from sixelements.ui.widgets.text import Button, Text
from sixelements.ui.widgets.why_popover import WhyPopover

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from sixelements.presentation.session import Session
    from sixelements.ui.pages.closer_leaf import SheetLeaf
    from sixelements.ui.theme import Theme

_LEAVES: dict[Worksheet, tuple[str, str]] = {
    Worksheet.CHANNELS: ("closer_channels", "ChannelsLeaf"),
    Worksheet.GATE: ("closer_gate", "GateLeaf"),
    Worksheet.GROUPS: ("closer_groups", "GroupsLeaf"),
    Worksheet.WASTE: ("closer_waste", "WasteLeaf"),
    Worksheet.THIRDS: ("closer_thirds", "ThirdsLeaf"),
}
"""The page of each sheet; each is imported when it is first wanted."""
_TYPED = (QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)
"""Fields, which Escape leaves without leaving the sheet."""
_SHOWN = frozenset(What) - {What.WORKSHOP}
FACTS = "facts"
"""The customer facts, opened as the sheets are."""
_FACTS_LEAF = ("closer_facts", "FactsLeaf")

LeafId = Worksheet | str


class CloserPage(Page):
    """The list of sheets, or the one that is open; Esc and the way back lead from it to the list."""

    help_section = "look-closer"

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.leaf: SheetLeaf | None = None
        """The sheet that is open; None: the list of all."""
        self.leaves: dict[LeafId, SheetLeaf] = {}
        self._at: LeafId | None = None
        self._view: CloserView | None = None
        self._build()

    def _build(self) -> None:
        theme = self.theme
        self.print = Button(theme, _("Print blank sheets…"), self._print, icon_name="print", hint="Ctrl+P")
        self.go_on = Button(theme, "", self._go_on, kind="primary")
        self.add_action(self.print)
        self.add_action(self.go_on)
        self.sheets = SheetsList(theme)
        self.sheets.opened.connect(self.open_sheet)
        self.body.addWidget(self.sheets)
        self.foot = CloserFoot(theme)
        self.foot.facts.edit_wanted.connect(partial(self.open_sheet, FACTS))
        self.why = WhyPopover(theme, self)
        self._build_way_back()
        self._widen()
        self.foot.sphere.print_wanted.connect(self._print)
        for keys, act in (("F4", self._toggle_side), ("Alt+Left", self.show_list), ("Ctrl+P", self._print)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _build_way_back(self) -> None:
        self.back = Button(self.theme, _("Look closer"), self.show_list, kind="link")
        self._crumb = Text(self.theme, role="small", tone="muted", wrap=False)
        self._way_back = QWidget()
        row = QHBoxLayout(self._way_back)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.back)
        row.addWidget(Icon(self.theme, "chevron-right", tone="muted", side=14))
        row.addWidget(self._crumb)
        row.addStretch(1)
        self._way_back.hide()

    def _widen(self) -> None:
        """Let a foot go over the whole width, below what scrolls, or with it where room is short."""
        inside = self.scroller.takeWidget()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(inside, stretch=1)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self.foot)
        column.addLayout(self._foot)
        self.scroller.setWidget(whole)
        self.body.addStretch(1)
        self.said.setContentsMargins(0, 0, 0, 0)
        self.banner.installEventFilter(self)
        layout = inside.layout()
        if isinstance(layout, QVBoxLayout):
            layout.setSpacing(10)
            layout.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, 10)
            layout.removeItem(self._head)
            head = QVBoxLayout()
            head.setSpacing(0)
            head.addWidget(self._way_back)
            head.addLayout(self._head)
            layout.insertLayout(0, head)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.outer.removeItem(self.middle)
        self._row.addLayout(self.middle, stretch=1)
        self.outer.addLayout(self._row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is said stands below the foot, which else goes down to the window's edge."""
        if watched is self.banner and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            above = 8 if event.type() is QEvent.Type.Show else 0
            self.said.setContentsMargins(PAGE_MARGIN // 2, above, PAGE_MARGIN // 2, above)
        return super().eventFilter(watched, event)

    # showing

    def refresh(self) -> None:
        if not self.session.is_open:
            return
        leaf = self.leaf
        if leaf is not None:
            leaf.look()
            leaf.refresh()
            leaf.show_still_true()
            self.set_head(leaf.title, leaf.facts)
            return
        view = self._view = overview(self.session)
        self.set_head(view.title, view.line)
        self.go_on.setText(view.go_on)
        self.sheets.show_view(view)
        self.foot.facts.show_facts(view.facts, view.facts_line, locked=view.locked)
        self.foot.sphere.show_words(view.sphere_title, view.sphere)

    def happened(self, happening: SessionEvent) -> None:
        if isinstance(happening, PlaceChosen | WorkbookOpened):
            for leaf in self.leaves.values():
                leaf.forget()
        if self.outdated(happening, _SHOWN) or isinstance(happening, HeldChanged | NotSaved | Saved):
            super().happened(happening)

    def forget(self) -> None:
        super().forget()
        self._show(None)
        for leaf in self.leaves.values():
            leaf.forget()

    def open_part(self, part: object) -> None:
        if isinstance(part, Worksheet) or part == FACTS:
            self.open_sheet(part)

    @property
    def part_shown(self) -> object:
        return self._at

    def open_sheet(self, sheet: LeafId, row: str = "") -> None:
        """Open a sheet in place of the list; ``row``: at the row with this id."""
        if sheet not in _LEAVES and sheet != FACTS:
            return
        self._show(sheet)
        if self.leaf is not None and row:
            self.leaf.show_row(row)
        self.refresh()
        self.order_tabs()
        self._enter_leaf()

    def _enter_leaf(self) -> None:
        """Keys work in the sheet, which is seen from its top, though its current cell may lie below."""
        if self.leaf is not None:
            self.leaf.enter()
        self.scroller.verticalScrollBar().setValue(0)

    def show_list(self) -> None:
        """Show the list again; the focus goes to the row of the sheet that was open."""
        at = self._at
        if self.leaf is None:
            return
        self.leaf.flush()
        self._show(None)
        self.refresh()
        self.order_tabs()
        self.scroller.verticalScrollBar().setValue(0)
        row = self.sheets.rows.get(at) if isinstance(at, Worksheet) else None
        (row or self.foot.facts.edit).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, sheet: LeafId | None) -> None:
        self.why.put_away()
        self.banner.pass_over()
        for leaf in self.leaves.values():
            _set_shown(leaf, shown=False)
        self._at = sheet
        self.leaf = None if sheet is None else self._made(sheet)
        keep_room(self.facts, keep=self.leaf is not None and self.leaf.keeps_line)
        if self.leaf is not None:
            _set_shown(self.leaf, shown=True)
            self._crumb.setText(self.leaf.crumb)
        for part in (self.sheets, self.foot, self.print, self.go_on):
            part.setVisible(sheet is None)
        self._way_back.setVisible(sheet is not None)

    def _made(self, sheet: LeafId) -> SheetLeaf:
        if sheet in self.leaves:
            return self.leaves[sheet]
        module, name = _LEAVES[sheet] if isinstance(sheet, Worksheet) else _FACTS_LEAF
        class_: type[SheetLeaf] = getattr(import_module(f"sixelements.ui.pages.{module}"), name)
        leaf = self.leaves[sheet] = class_(self.session, self.theme)
        leaf.wanted.connect(self.wanted)
        leaf.sheet_wanted.connect(self.open_sheet)
        leaf.changed.connect(self.refresh)
        leaf.refused.connect(self.banner.say)
        leaf.explained.connect(self.why.show_why)
        leaf.done.connect(self._say_done)
        leaf.told.connect(lambda text: self.banner.say(text, done=True))
        self.body.insertWidget(self.body.count() - 1, leaf)
        for action in leaf.buttons:
            self.add_action(action)
        if leaf.foot is not None:
            self._foot.addWidget(leaf.foot)
        if leaf.side is not None:
            leaf.panel = SidePanel(
                self.theme,
                self,
                self._row,
                leaf.side,
                width=leaf.side_width,
                always_drawer=leaf.side_over,
            )
            leaf.panel.closed.connect(leaf.enter)
            leaf.panel.fit()
        return leaf

    def _say_done(self, text: str) -> None:
        """Say what was put into the plan, and lead there."""
        go = partial(self.wanted.emit, StepId.PLAN)
        self.banner.say(text, done=True, action=_("Open the plan"), on_action=go)

    # going

    def enter(self) -> None:
        super().enter()
        self._enter_leaf()

    def show_refused(self) -> None:
        if self.leaf is not None and next(self._fields_refused(), None) is None:
            self.leaf.show_held()
        super().show_refused()

    def begin_again(self) -> bool:
        self.show_list()
        return True

    def leave(self) -> bool:
        if self.session.is_open and self.leaf is not None:
            self.leaf.flush()
        return True

    def areas(self) -> tuple[QWidget, ...]:
        panel = self.leaf.panel if self.leaf else None
        return (panel,) if panel is not None else ()

    def _print(self) -> None:
        self.command_wanted.emit(Command.PRINT_WORKSHEETS)

    def _toggle_side(self) -> None:
        if self.leaf is not None:
            self.leaf.toggle_side()

    def _go_on(self) -> None:
        following = self._view.next if self._view else None
        if following is None:
            self.wanted.emit(StepId.PLAN)
        else:
            self.open_sheet(following)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or self.leaf is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # one that is held ends what is typed, and no more
            self._escape(self.leaf)

    def _escape(self, leaf: SheetLeaf) -> None:
        """Out of a field into the sheet, and from there back to the list."""
        if isinstance(QApplication.focusWidget(), _TYPED):
            leaf.flush()
            leaf.enter()
        else:
            self.show_list()


def _set_shown(leaf: SheetLeaf, *, shown: bool) -> None:
    """A sheet with all that it has elsewhere on the page."""
    leaf.setVisible(shown)
    for part in (*leaf.buttons, leaf.foot):
        if part is not None:
            part.setVisible(shown)
    if leaf.panel is not None:
        leaf.panel.set_wanted(wanted=shown)
        if not shown:
            leaf.panel.hide()
