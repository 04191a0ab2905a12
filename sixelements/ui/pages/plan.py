"""Plan: recommended actions to decide on, the plan by horizon, and one action with all its parts."""

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.application.events import What
from sixelements.domain.actions import Horizon, Status
from sixelements.domain.assessment import Size, Worksheet
from sixelements.domain.errors import BadInput, SixElementsError
from sixelements.domain.ids import ActionId
from sixelements.i18n import _
from sixelements.presentation.board.check import CheckDesk, LeadsTo
from sixelements.presentation.board.desk import BoardDesk, BoardView
from sixelements.presentation.board.library import NO_LIBRARY_FILTER, LibraryDesk, LibraryFilter
from sixelements.presentation.board.table import EDITED_IN, PlanColumn, PlanTable
from sixelements.presentation.board.timeline import timeline
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.plan import PlanPageView
from sixelements.presentation.pages.plan_edit import Fact
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.presentation.pages.results import to_show
from sixelements.presentation.places import go_to_plan_before, planned_before
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import SessionEvent
from sixelements.presentation.undo import UndoStep
from sixelements.ui.areas import order_as_laid_out
from sixelements.ui.dialogs.action_wide import ActionWideDialog
from sixelements.ui.dialogs.library import LibraryDialog
from sixelements.ui.dialogs.new_action import NewActionDialog
from sixelements.ui.dialogs.park import Add, ParkDialog
from sixelements.ui.dialogs.reason import ReasonDialog, why_left_so, why_not_now
from sixelements.ui.dialogs.take_in_plan import TakeInPlanDialog
from sixelements.ui.pages.page import Page
from sixelements.ui.shortcuts import Command
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.action_inspector import ActionInspector
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.find_bar import Findable
from sixelements.ui.widgets.plan_around import PlanAround
from sixelements.ui.widgets.plan_board import PlanBoard
from sixelements.ui.widgets.plan_check_panel import PlanCheckPanel
from sixelements.ui.widgets.plan_facts import PlanFacts
from sixelements.ui.widgets.plan_foot import PlanFoot
from sixelements.ui.widgets.plan_table import PlanGrid
from sixelements.ui.widgets.plan_tabs import PlanTab, PlanTabs
from sixelements.ui.widgets.plan_timeline import PlanTimeline
from sixelements.ui.widgets.recommended_panel import RecommendedPanel
from sixelements.ui.widgets.side_panel import SidePanel
from sixelements.ui.widgets.text import Button, Text
from sixelements.ui.widgets.waiting_panel import WaitingPanel
from sixelements.wording import phrases

_WAYS = {"up": ("move", -1), "down": ("move", 1), "earlier": ("shift", -1), "later": ("shift", 1)}
_SHOWN = frozenset(What) - {What.WORKSHOP}
_AFTER_PAINTING = 1
"""Milliseconds: what is painted is painted first."""
_SETTLED = 50
"""Milliseconds until new rows have their heights."""


class PlanPage(Page):
    """The presenter decides; every change of the plan is stored at once and can be undone."""

    help_section = "plan"

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.presenter = BoardDesk(session)
        self._arriving = self._fixed = self._left_check = False
        self._near: date | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = self.theme
        self.new = Button(theme, _("New action…"), self._ask_new, icon_name="plus", hint=_("Alt+N"))
        self.take_in = Button(theme, _("Take in from Excel…"), self._ask_take_in)
        self.primary = Button(theme, "", self._go_on, kind="primary")
        self.add_action(self.take_in)
        self.add_action(self.new)
        self.add_action(self.primary)
        self.waiting = WaitingPanel(theme)
        self.facts_panel = PlanFacts(theme)
        self.recommended = RecommendedPanel(theme)
        self.around = PlanAround(theme)
        self.board = PlanBoard(theme)
        self.timeline = PlanTimeline(theme)
        self.grid = PlanGrid(theme, PlanTable(self.presenter))
        self.tabs = PlanTabs(theme)
        self.tabs.choose(self.session.services.settings.read("plan view"))  # once: each window has its own
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.around.above)
        self.aim = Text(theme, tone="muted")
        column.addWidget(self.aim)
        column.addLayout(self._build_ways())
        column.addWidget(self.facts_panel)
        column.addWidget(self.around.strengths)
        column.addWidget(self.recommended)
        column.addWidget(self.around.said)
        column.addWidget(self.tabs)
        column.addWidget(self.board)
        column.addWidget(self.grid)
        column.addWidget(self.timeline)
        column.addWidget(self.around.below)
        self.body.addWidget(self.waiting)
        self.body.addWidget(self._content)
        self.body.addStretch(1)
        self.foot = PlanFoot(theme)
        self.said.addWidget(self.grid.bar)
        self.said.addWidget(self.foot)
        self._build_side()

    def _build_ways(self) -> QHBoxLayout:
        """To what the plan is for, which folds away above the actions, and to the library."""
        self._facts_wanted: bool | None = None
        self.about = Button(self.theme, "", self._toggle_facts, kind="link")
        self.library = Button(
            self.theme, _("Browse the library"), self._open_library, kind="link", hint=_("Ctrl+L")
        )
        ways = QHBoxLayout()
        ways.setSpacing(16)
        ways.addWidget(self.about)
        ways.addWidget(self.library)
        ways.addStretch(1)
        return ways

    def _build_side(self) -> None:
        self.said.setSpacing(6)
        beside = QWidget()
        self._beside = QVBoxLayout(beside)
        self._beside.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.outer.removeItem(self.middle)
        row.addLayout(self.middle, stretch=1)
        self.outer.addLayout(row)
        self.panel = SidePanel(self.theme, self, row, beside)

    @cached_property
    def inspector(self) -> ActionInspector:
        """Made once the page was painted, or when it is first needed: it takes as long as all the rest."""
        inspector = ActionInspector(self.theme)
        inspector.edited.connect(self._edit)
        inspector.ticked.connect(self._tick)
        inspector.moved.connect(self._move)
        inspector.deleted.connect(self._delete)
        inspector.pinned.connect(self._pin)
        inspector.wide_wanted.connect(self._open_wide)
        inspector.sheet_wanted.connect(partial(self.part_wanted.emit, StepId.LOOK_CLOSER))
        self._fill(inspector)
        self._beside.addWidget(inspector)
        inspector.show()  # Qt would do so only later
        order_as_laid_out(inspector)
        self.order_tabs()
        return inspector

    @cached_property
    def check(self) -> PlanCheckPanel:
        """The plan check, made when it is first opened; it takes the place of the inspector."""
        check = PlanCheckPanel(self.theme, CheckDesk(self.presenter))
        check.opened.connect(self._open_from_check)
        check.followed.connect(self._follow)
        check.asked.connect(self._leave_so)
        check.changed.connect(lambda key: self._settle(lambda: check.presenter.go(key)))
        check.shown_at.connect(self._choose)
        check.closed.connect(self._close_check)
        self._beside.addWidget(check)
        order_as_laid_out(check)
        self.order_tabs()
        return check

    @property
    def checking(self) -> bool:
        """Whether the plan check is open."""
        return "check" in vars(self) and not self.check.isHidden()

    def _open_check(self) -> None:
        self._show_check(first=not self._left_check)

    def _next_finding(self, by: int) -> None:
        """To the next finding, or the one before; from its field, the check comes back with that."""
        if self.checking:
            self.check.step(by)
        elif not self._left_check:
            self._open_check()
        elif self._show_check(first=False, by=by):
            self.check.step(0)

    def _show_check(self, *, first: bool, by: int = 0) -> bool:
        """Open the check at its first finding, or as it was left; whether there is any."""
        self.inspector.flush()
        self._left_check = False
        if not self.presenter.findings():
            self.banner.say(_("Everything is filled in."), done=True)
            if self.panel.is_drawer:
                self.panel.hide()
            self._focus_chosen()
            return False
        if by:
            self.check.presenter.next(by)
        self.inspector.hide()
        self.check.show()
        if first:
            self.check.open()
        else:
            self.check.show_check()
        self.check.shut.setHidden(self.panel.is_drawer)  # the drawer has one
        self.panel.open()
        self.check.focus_current()
        return True

    def _panel_closed(self) -> None:
        """Esc, or the drawer was shut: next time it shows the action."""
        if self.checking:
            self._close_check()
        else:
            self._left_check = False
            self._focus_chosen()

    def _close_check(self) -> None:
        self.check.hide()
        self.inspector.show()
        if self.panel.is_drawer:
            self.panel.hide()
        self._focus_chosen()

    def _open_from_check(self, id_: str, field: ActionField | None) -> None:
        """To the field that mends a finding; F8 there goes on to the next one."""
        self._left_check = True
        self.check.hide()
        self.inspector.show()
        if field is None:
            self._open(id_)
        else:
            self._open_at(id_, field)

    def _follow(self, key: str) -> None:
        """To what mends a finding elsewhere: actions of the library, the gate, the rows of the plan."""
        desk = self.check.presenter
        leads = next(row.leads for row in desk.view().rows if row.key == key)
        if leads is LeadsTo.LIBRARY:
            if self._browse(desk.in_library(key)):
                self._close_check()
                self._ask_new()
            else:
                self._show_check(first=False)
        elif leads is LeadsTo.GATE:
            self.part_wanted.emit(StepId.LOOK_CLOSER, Worksheet.GATE)
        elif leads is LeadsTo.TABLE:
            self._close_check()
            self.tabs.choose(PlanTab.TABLE.value)
            self._show_tab()
            self.grid.focus_chosen()
            self.banner.say(_("Tick with Space what can wait, then press Put off."), done=True)

    def _settle(self, act: Callable[[], str]) -> None:
        self._say_move(act)
        self.check.focus_current()

    def _leave_so(self, key: str) -> None:
        """Settle a finding the other way, which may need a reason."""
        row = self.check.lines[key].row
        settle = self.check.presenter.second_way
        if not row.asks:
            self._settle(lambda: settle(key))
        elif ReasonDialog.ask(self, self.theme, why_left_so(row.said), lambda why: settle(key, why)):
            self.refresh()
            self.check.focus_current()

    def _fill(self, inspector: ActionInspector) -> None:
        if self.session.is_open and self._near is not None:
            inspector.show_action(self.presenter.inspector(), fixed=self._fixed, near=self._near)

    def _connect(self) -> None:
        presenter = self.presenter
        self.waiting.earlier_wanted.connect(lambda: go_to_plan_before(self.session))
        self.waiting.results_wanted.connect(lambda: self.command_wanted.emit(Command.CLOSE_ROUND))
        self.waiting.collect_wanted.connect(lambda: self.wanted.emit(presenter.waits_for))
        self.recommended.added.connect(lambda id_: self._add(1, partial(presenter.add, ActionId(id_))))
        self.recommended.declined.connect(self._ask_decline)
        gate = partial(self.part_wanted.emit, StepId.LOOK_CLOSER, Worksheet.GATE)
        self.recommended.gate_wanted.connect(gate)
        self.recommended.all_wanted.connect(self._add_all)
        self.around.reconsidered.connect(lambda id_: self._try(partial(presenter.reconsider, ActionId(id_))))
        self.foot.lacking_wanted.connect(self._open_at)
        self.foot.check_wanted.connect(self._open_check)
        self.board.chosen.connect(self._choose)
        self.board.pressed.connect(self._press)
        self.board.opened.connect(self._open)
        self.board.moved.connect(self._move)
        self.board.placed.connect(self._place)
        self.board.deleted.connect(self._delete)
        self.grid.chosen.connect(self._choose)
        self.grid.opened.connect(self._open)
        self.grid.typed.connect(self._type)
        self.grid.several.connect(self._several)
        self.timeline.ordered.connect(self.refresh)
        self.timeline.chosen.connect(self._choose)
        self.timeline.opened.connect(self._open)
        self.timeline.weeks.connect(self._week)
        self.tabs.chosen.connect(self._show_tab)
        self.panel.closed.connect(self._panel_closed)
        self.facts_panel.edited.connect(self._edit_fact)
        self.facts_panel.dates_wanted.connect(self._date_again)
        for keys, act in (
            ("Alt+N", self._ask_new),
            ("F4", self._toggle),
            ("Ctrl+Shift+K", self._open_check),
            ("F8", partial(self._next_finding, 1)),
            ("Shift+F8", partial(self._next_finding, -1)),
            ("Ctrl+L", self._open_library),
            ("Ctrl+Return", self._open_wide),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # showing

    def refresh(self) -> None:
        if not self.session.is_open:
            return
        view = self.presenter.view()
        self.set_head(view.title, view.facts)
        before = planned_before(self.session) if view.waiting else None
        way = "" if before is None else _("Look at the plan of round {n}").format(n=before)
        self.waiting.show_words(view.waiting, "", show=to_show(self.session), before=way)
        self.waiting.setVisible(bool(view.waiting))
        self._content.setVisible(not view.waiting)
        self.panel.set_wanted(wanted=view.next_step)
        self._show_buttons(view)
        near = self._near = view.near
        if near is None:
            self.foot.show_bar(None)
            self.grid.bar.hide()
            return
        self.around.show_words(view)
        self.facts_panel.show_facts(
            aim=view.aim,
            sponsor=view.sponsor,
            start=view.start,
            refused=view.refused,
            unstored=view.unstored,
            near=near,
            fixed=bool(view.fixed),
            planned=view.next_step,
        )
        self._fold_facts(view)
        board, rows = self.presenter.board(), list(self.recommended.rows)
        self.recommended.show_list(view, board.tray)
        self._show_plan(view, board, near)
        if self.isVisible() and not self._arriving and list(self.recommended.rows) != rows:
            self.order_tabs()

    def _fold_facts(self, view: PlanPageView) -> None:
        """What the plan is for stands open until there are actions, and where something of it is wrong."""
        wanted = not view.next_step if self._facts_wanted is None else self._facts_wanted
        open_ = wanted or bool(view.refused or view.unstored)
        self.facts_panel.setVisible(open_)
        self.around.strengths.setVisible(open_ and bool(view.strengths))
        self.aim.setText(phrases.labeled(_("Aim"), view.aim))
        self.aim.setVisible(bool(view.aim) and not open_)
        self.about.setVisible(view.next_step)
        self.about.setText(
            _("Hide aim, sponsor, and first day") if open_ else _("Aim, sponsor, first day, strengths")
        )

    def _toggle_facts(self) -> None:
        self._facts_wanted = self.facts_panel.isHidden()
        self.refresh()
        if self._facts_wanted:
            self.facts_panel.aim.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_buttons(self, view: PlanPageView) -> None:
        for button in (self.new, self.primary):
            button.setVisible(not view.waiting)
        self.take_in.setVisible(view.next_step and not view.waiting)
        self.take_in.setEnabled(not view.fixed)
        self.take_in.setToolTip(
            view.fixed or _("Statuses, owners, dates, readings, and notes edited in the report's XLSX")
        )
        self.new.setEnabled(not view.fixed)
        self.new.setToolTip(view.fixed or _("Alt+N"))
        self.primary.setText(_("Go to the report") if view.next_step else _("Add all"))
        self.primary.setVisible(not view.waiting and (view.next_step or bool(view.add_all)))
        self.primary.setEnabled(view.next_step or not view.fixed)
        self.primary.setToolTip("" if view.next_step else view.fixed)

    def _show_plan(self, view: PlanPageView, board: BoardView, near: date) -> None:
        fixed = bool(view.fixed)
        if not self.panel.is_drawer:
            self.presenter.choose_first()
        self._show_views(view, board)
        self._fixed, self._near = fixed, near
        if "inspector" in vars(self):
            self._fill(self.inspector)
        else:
            QTimer.singleShot(_AFTER_PAINTING, self, self._make_inspector)
        if self.panel.is_drawer and self.panel.isVisible() and self.presenter.inspector() is None:
            self.panel.shut()  # as when undo took the action out that it showed

    def _show_views(self, view: PlanPageView, board: BoardView) -> None:
        """The view whose tab is chosen, and how much is in progress and in the plan."""
        shown = view.next_step
        self.tabs.setVisible(shown)
        self.tabs.show_limits(board.limits)
        self.foot.show_bar(None if self.checking else board.check)
        if self.checking:
            self.check.show_check()
        self.panel.set_drawer(always=self.tabs.view in (PlanTab.TABLE, PlanTab.TIMELINE))
        self.board.setVisible(shown and self.tabs.view is PlanTab.BOARD)
        self.timeline.setVisible(shown and self.tabs.view is PlanTab.TIMELINE)
        self.grid.setVisible(shown and self.tabs.view is PlanTab.TABLE)
        chosen, fixed = self.presenter.chosen, bool(view.fixed)
        if self.tabs.view is PlanTab.TABLE:
            self.grid.show_table()
        else:
            self.grid.bar.hide()
        if self.tabs.view is PlanTab.TABLE:
            return
        if self.tabs.view is PlanTab.TIMELINE:
            view_ = timeline(self.presenter, self.timeline.order.currentData())
            self.timeline.show_timeline(view_, chosen=chosen, fixed=fixed)
        else:
            self.board.show_board(board, chosen=chosen, fixed=fixed)

    def _show_tab(self) -> None:
        self.session.services.settings.write("plan view", self.tabs.view.value)
        self.refresh()

    def _focus_chosen(self) -> None:
        if self.tabs.view is PlanTab.BOARD:
            self.board.focus_chosen()
        elif self.tabs.view is PlanTab.TIMELINE:
            self.timeline.focus_chosen()
        else:
            self.grid.focus_chosen()

    def _make_inspector(self) -> None:
        self.inspector  # noqa: B018 - asked for, it is made

    def enter(self) -> None:
        self._arriving = True  # Tab is put in order once, and at the end
        super().enter()
        self._arriving = False

    def order_tabs(self) -> None:
        """From a card Tab leads to its fields, and from there to the plan check below the cards."""
        order_as_laid_out(self, last=self.foot)

    def happened(self, happening: SessionEvent) -> None:
        if self.outdated(happening, _SHOWN, by=self.presenter):
            super().happened(happening)

    def forget(self) -> None:
        super().forget()
        self.presenter.forget()

    def leave(self) -> bool:
        if self.session.is_open:
            if "inspector" in vars(self):
                self.inspector.flush()
            self.facts_panel.flush()
        return True

    def areas(self) -> tuple[QWidget, ...]:
        return (self.panel,)

    @property
    def can_find(self) -> bool:
        return self.tabs.isVisibleTo(self)

    def findables(self) -> tuple[Findable, ...]:
        if not self.can_find:
            return ()
        texts = self.presenter.action_texts()
        return tuple(Findable(text, partial(self._find_action, id_)) for id_, text in texts)

    def _find_action(self, id_: ActionId) -> QWidget | None:
        self._choose(id_)
        self._show_chosen()
        shown: dict[PlanTab, QWidget | None] = {
            PlanTab.BOARD: self.board.put_on(id_),
            PlanTab.TABLE: self.grid.table,
            PlanTab.TIMELINE: self.timeline.list,
        }
        return shown[self.tabs.view]

    # doing

    def _try(self, act: Callable[[], object]) -> bool:
        """Do something, and whether that went well; what is refused is said in the banner."""
        if not self.session.is_open:
            return False
        self.inspector.flush()
        try:
            act()
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence)
            return False
        self.refresh()
        return True

    def _add(self, more: int, add: Add) -> None:
        """Add so many actions; where the plan has no room for them, it is asked first what is put off."""
        if not self.session.is_open:
            return
        asked = self.presenter.room_for(more)
        if asked is None:
            self._try(partial(add, ()))
            return
        self.inspector.flush()
        if ParkDialog.ask(self, self.theme, asked, add):
            self.refresh()

    def _add_all(self) -> None:
        self._add(self.presenter.left_to_add, self.presenter.add_all)

    def _date_again(self) -> None:
        said: list[str] = []
        if self._try(lambda: said.append(self.presenter.date_again())) and said[0]:
            self.banner.say(said[0])

    def _choose(self, id_: str) -> None:
        self.inspector.flush()
        self.presenter.chosen = ActionId(id_)
        self.refresh()

    def _press(self, id_: str) -> None:
        self._choose(id_)
        self.panel.open()

    def _open(self, id_: str) -> None:
        self._choose(id_)
        self.panel.open()
        self.inspector.focus_first()

    def _open_at(self, id_: str, field: ActionField) -> None:
        """Open an action where something is to be filled in."""
        self._open(id_)
        self.inspector.focus_on(field)

    def _toggle(self) -> None:
        if self.panel.isVisible() and self.panel.is_drawer:
            self.panel.shut()
        elif self.presenter.chosen:
            self._open(self.presenter.chosen)

    def _move(self, id_: str, way: str) -> None:
        name, by = _WAYS[way]
        act = self.presenter.step if name == "move" else self.presenter.across
        self._say_move(partial(act, ActionId(id_), by), of=id_)

    def _place(self, id_: str, horizon: Horizon, before: str | None) -> None:
        target = ActionId(before) if before else None
        self._say_move(partial(self.presenter.drop, ActionId(id_), horizon, target), of=id_)

    def _pin(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self.presenter.chosen:
            self._say_move(partial(self.presenter.pin, [self.presenter.chosen], on=on))

    def _week(self, id_: str, by: int) -> None:
        self._say_move(partial(self.presenter.week, [ActionId(id_)], by))

    def _type(self, id_: str, column: PlanColumn, text: str) -> None:
        """What was typed into the table; what can't be taken waits in its field beside it."""
        if not self.session.is_open:
            return
        field, sure = EDITED_IN[column], False
        self.presenter.chosen = ActionId(id_)
        try:
            self.presenter.edit(ActionId(id_), field, text, sure=sure)
        except BadInput as refusal:
            self.refresh()
            self.panel.open()
            self.inspector.say(field, refusal)
            self.inspector.focus_on(field)
        else:
            self.refresh()

    def _several(self, name: str, value: object) -> None:
        """Do something to the ticked rows; by its keys to the current one where none is ticked."""
        desk, ids = self.presenter, self.grid.presenter.ticked
        if name == "week of":
            ids, name = ids or (ActionId(self.grid.table.id_()),), "week"
        acts: dict[str, Callable[[], str]] = {
            "week": lambda: desk.week(ids, value if isinstance(value, int) else 0),
            "pin": lambda: desk.pin(ids, on=bool(value)),
            "park": lambda: desk.park(ids),
            "status": lambda: desk.change_each(ids, status=value if isinstance(value, Status) else None),
            "owner": lambda: desk.change_each(ids, owner=str(value)),
            "size": lambda: desk.change_each(ids, size=value if isinstance(value, Size) else None),
        }
        if ids:
            self._say_move(acts[name])

    def _say_move(self, act: Callable[[], str], *, of: str = "") -> None:
        """Move an action, and say where it lies now; what is refused is said in the banner.

        ``of``: a card; where its column is another one, so are its dates, which is seen as well as heard.
        """
        if not self.session.is_open:
            return
        self.inspector.flush()
        column = self._column_of(of)
        try:
            said = act()
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence)
            return
        self.refresh()
        if column and column != self._column_of(of):
            step = self.session.next_undo
            self.banner.say(said, done=True, action=_("Undo"), on_action=lambda: self._undo(step))
        else:
            announce(self, said)
        QTimer.singleShot(_SETTLED, self, self._show_chosen)

    def _column_of(self, id_: str) -> Horizon | None:
        card = self.presenter.card(ActionId(id_)) if id_ else None
        return card.horizon if card else None

    def _delete(self, id_: str) -> None:
        said = self.presenter.deleting(ActionId(id_)) if self.session.is_open else ""
        if self._try(partial(self.presenter.delete, ActionId(id_))):
            step = self.session.next_undo
            self.banner.say(said, done=True, action=_("Undo"), on_action=lambda: self._undo(step))
            self._focus_chosen()

    def _undo(self, step: UndoStep | None) -> None:
        """Take this step back and no other; the bar that offers it goes with the next.

        A change that waited has another step once it is stored.
        """
        now = self.session.next_undo
        if step is not None and now is not None and now.of is step.of:
            self._try(self.session.undo)

    def _edit(self, field: ActionField, text: str, sure: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self.presenter.chosen is None or not self.session.is_open:
            return
        try:
            self.presenter.edit(self.presenter.chosen, field, text, sure=sure)
        except BadInput as refusal:
            self.inspector.say(field, refusal)
        else:
            self.refresh()

    def _tick(self, other: str, yes: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self.presenter.chosen is None:
            return
        try:
            self.presenter.wait_for(self.presenter.chosen, ActionId(other), yes=yes)
        except SixElementsError as refusal:
            self.inspector.waits.say(refusal.sentence)
        else:
            self.inspector.waits.say("")
            self.refresh()

    def _edit_fact(self, fact: Fact, text: str, sure: bool) -> None:  # noqa: FBT001 - Qt's signal
        if not self.session.is_open:
            return
        try:
            self.presenter.set_fact(fact, text, sure=sure)
        except BadInput as refusal:
            self.facts_panel.notes[fact].say(refusal)
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence)
        else:
            self.refresh()

    def _ask_decline(self, id_: str) -> None:
        title = self.recommended.rows[id_].view.title
        decline = self.presenter.decline
        if ReasonDialog.ask(self, self.theme, why_not_now(title), lambda why: decline(ActionId(id_), why)):
            self.refresh()

    def _ask_new(self) -> None:
        view = self.presenter.view()
        if view.fixed or view.waiting:
            return
        if NewActionDialog.ask(self, self.theme, self.presenter):
            self.refresh()
            self.panel.open()
            self.inspector.focus_first()
            QTimer.singleShot(_SETTLED, self, self._show_chosen)

    def _open_wide(self) -> None:
        """The chosen action with all its fields, readings and owners, over the page."""
        if self._near is None or self.presenter.inspector() is None:
            return
        self.inspector.flush()
        to_sheet = partial(self.part_wanted.emit, StepId.LOOK_CLOSER)
        ActionWideDialog.ask(self, self.theme, self.presenter, near=self._near, to_sheet=to_sheet)
        if self.session.is_open:
            self.refresh()
            self._focus_chosen()

    def _ask_take_in(self) -> None:
        pattern = _("Excel workbooks ({pattern})").format(pattern="*.xlsx *.xlsm")
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Take in the edited plan"), "", pattern)
        if chosen:
            self.take_in_file(Path(chosen))

    def take_in_file(self, path: Path) -> None:
        """Show what an edited spreadsheet would change, and take it in if that is wanted."""
        self.inspector.flush()
        if said := TakeInPlanDialog.ask(self, self.theme, self.presenter, path):
            self.refresh()
            self.banner.say(said, done=True)

    def _open_library(self) -> None:
        """All actions that there are, with why each is in the plan or not."""
        if not self.session.is_open or self.presenter.view().waiting:
            return
        if self._browse():
            self._ask_new()

    def _browse(self, only: LibraryFilter = NO_LIBRARY_FILTER) -> bool:
        """Browse the library; whether an action of the team's own is wanted instead."""
        self.inspector.flush()
        wanted: list[bool] = []
        desk = LibraryDesk(self.presenter, only)
        own = LibraryDialog.ask(self, self.theme, desk, to_gate=lambda: wanted.append(True))
        self.refresh()
        if wanted:
            self.part_wanted.emit(StepId.LOOK_CLOSER, Worksheet.GATE)
        return own and not wanted

    def _show_chosen(self) -> None:
        """Bring the chosen action into view, once the rows have their places."""
        if self.board.isVisible():
            spot = self.board.place_of(self.presenter.chosen or "")
            if spot:
                at = self.board.mapTo(self.scroller.widget() or self, spot.center())
                self.scroller.ensureVisible(at.x(), at.y(), 0, spot.height())

    def _go_on(self) -> None:
        if self.presenter.view().next_step:
            self.inspector.flush()
            self.wanted.emit(StepId.REPORT)
        else:
            self._add_all()
