"""Plan: recommended actions to decide on, the plan by horizon, and one action with all its parts."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sixelements.domain.actions import Horizon
from sixelements.domain.errors import BadInput, SixElementsError
from sixelements.domain.ids import ActionId
from sixelements.i18n import _
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.plan import PlanPageView, PlanPresenter
from sixelements.presentation.pages.plan_edit import Fact
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.presentation.pages.results import to_show
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import SessionEvent, outdates
from sixelements.presentation.undo import UndoStep
from sixelements.ui.dialogs.new_action import NewActionDialog
from sixelements.ui.dialogs.reason import ReasonDialog, why_not_now
from sixelements.ui.pages.page import Page
from sixelements.ui.shortcuts import Command
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.action_inspector import ActionInspector
from sixelements.ui.widgets.action_list import ActionList
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.find_bar import Findable
from sixelements.ui.widgets.plan_around import PlanAround
from sixelements.ui.widgets.plan_facts import PlanFacts
from sixelements.ui.widgets.recommended_panel import RecommendedPanel
from sixelements.ui.widgets.side_panel import SidePanel
from sixelements.ui.widgets.text import Button
from sixelements.ui.widgets.waiting_panel import WaitingPanel

_WAYS = {"up": ("move", -1), "down": ("move", 1), "earlier": ("shift", -1), "later": ("shift", 1)}
_SETTLED = 50
"""Milliseconds until new rows have their heights."""


class PlanPage(Page):
    """The presenter decides; every change of the plan is stored at once and can be undone."""

    help_section = "plan"

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.presenter = PlanPresenter(session)
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = self.theme
        self.new = Button(theme, _("New action…"), self._ask_new, icon_name="plus", hint=_("Alt+N"))
        self.primary = Button(theme, "", self._go_on, kind="primary")
        self.add_action(self.new)
        self.add_action(self.primary)
        self.waiting = WaitingPanel(theme)
        self.facts_panel = PlanFacts(theme)
        self.recommended = RecommendedPanel(theme)
        self.around = PlanAround(theme)
        self.list = ActionList(theme)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addWidget(self.around.above)
        column.addWidget(self.facts_panel)
        column.addWidget(self.recommended)
        column.addWidget(self.around.check)
        column.addWidget(self.list)
        column.addWidget(self.around.below)
        self.body.addWidget(self.waiting)
        self.body.addWidget(self._content)
        self.body.addStretch(1)
        self._build_side()

    def _build_side(self) -> None:
        self.inspector = ActionInspector(self.theme)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.outer.removeItem(self.middle)
        row.addLayout(self.middle, stretch=1)
        self.outer.addLayout(row)
        self.panel = SidePanel(self.theme, self, row, self.inspector)

    def _connect(self) -> None:
        presenter = self.presenter
        self.waiting.results_wanted.connect(lambda: self.command_wanted.emit(Command.CLOSE_ROUND))
        self.waiting.collect_wanted.connect(lambda: self.wanted.emit(presenter.waits_for))
        self.recommended.added.connect(lambda id_: self._try(partial(presenter.add, ActionId(id_))))
        self.recommended.declined.connect(self._ask_decline)
        self.recommended.all_wanted.connect(lambda: self._try(presenter.add_all))
        self.around.reconsidered.connect(lambda id_: self._try(partial(presenter.reconsider, ActionId(id_))))
        self.around.lacking_wanted.connect(self._open_at)
        self.list.chosen.connect(self._choose)
        self.list.pressed.connect(self._press)
        self.list.opened.connect(self._open)
        self.list.moved.connect(self._move)
        self.list.placed.connect(self._place)
        self.list.deleted.connect(self._delete)
        self.inspector.edited.connect(self._edit)
        self.inspector.ticked.connect(self._tick)
        self.inspector.moved.connect(self._move)
        self.inspector.deleted.connect(self._delete)
        self.panel.closed.connect(self.list.focus_chosen)
        self.facts_panel.edited.connect(self._edit_fact)
        self.facts_panel.dates_wanted.connect(self._date_again)
        for keys, act in (("Alt+N", self._ask_new), ("F4", self._toggle)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # showing

    def refresh(self) -> None:
        if not self.session.is_open:
            return
        view = self.presenter.view()
        self.set_head(view.title, view.facts)
        self.waiting.show_words(view.waiting, "", show=to_show(self.session))
        self.waiting.setVisible(bool(view.waiting))
        self._content.setVisible(not view.waiting)
        self.panel.set_wanted(wanted=bool(view.groups))
        self._show_buttons(view)
        near = view.near
        if near is None:
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
        self.recommended.show_list(view)
        self._show_plan(view, near)

    def _show_buttons(self, view: PlanPageView) -> None:
        for button in (self.new, self.primary):
            button.setVisible(not view.waiting)
        self.new.setEnabled(not view.fixed)
        self.new.setToolTip(view.fixed or _("Alt+N"))
        self.primary.setText(_("Go to the report") if view.next_step else _("Add all"))
        self.primary.setVisible(not view.waiting and (view.next_step or bool(view.add_all)))
        self.primary.setEnabled(view.next_step or not view.fixed)
        self.primary.setToolTip("" if view.next_step else view.fixed)

    def _show_plan(self, view: PlanPageView, near: date) -> None:
        fixed = bool(view.fixed)
        if not self.panel.is_drawer:
            self.presenter.choose_first()
        self.list.setVisible(bool(view.groups))
        before = list(self.list.rows)
        self.list.show_groups(view.groups, chosen=self.presenter.chosen, fixed=fixed)
        if self.isVisible() and list(self.list.rows) != before:
            self.order_tabs()
        chosen = self.presenter.inspector()
        self.inspector.show_action(chosen, fixed=fixed, near=near)
        if chosen is None and self.panel.is_drawer and self.panel.isVisible():
            self.panel.shut()  # as when undo took the action out that it showed

    def happened(self, happening: SessionEvent) -> None:
        if outdates(happening, by=self.presenter):
            super().happened(happening)

    def forget(self) -> None:
        super().forget()
        self.presenter.forget()

    def leave(self) -> bool:
        if self.session.is_open:
            self.inspector.flush()
            self.facts_panel.flush()
        return True

    def areas(self) -> tuple[QWidget, ...]:
        return (self.panel,)

    @property
    def can_find(self) -> bool:
        return self.list.isVisibleTo(self)

    def findables(self) -> tuple[Findable, ...]:
        if not self.can_find:
            return ()
        texts = self.presenter.action_texts()
        return tuple(Findable(text, partial(self._find_action, id_)) for id_, text in texts)

    def _find_action(self, id_: ActionId) -> QWidget | None:
        self._choose(id_)
        self._show_chosen()
        return self.list.rows.get(id_)

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
        act = self.presenter.move if name == "move" else self.presenter.shift
        if self._try(partial(act, ActionId(id_), by)) and id_ in self.list.rows:
            announce(self, self.list.rows[id_].view.spoken)
            QTimer.singleShot(_SETTLED, self, self._show_chosen)

    def _place(self, id_: str, horizon: Horizon, before: str | None) -> None:
        target = ActionId(before) if before else None
        self._try(partial(self.presenter.place, ActionId(id_), horizon, target))

    def _delete(self, id_: str) -> None:
        said = self.presenter.deleting(ActionId(id_)) if self.session.is_open else ""
        if self._try(partial(self.presenter.delete, ActionId(id_))):
            step = self.session.next_undo
            self.banner.say(said, done=True, action=_("Undo"), on_action=lambda: self._undo(step))
            self.list.focus_chosen()

    def _undo(self, step: UndoStep | None) -> None:
        """Take this step back and no other; the bar that offers it goes with the next."""
        if self.session.next_undo is step:
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
        title = next(r.title for r in self.presenter.view().recommended if r.id == id_)
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

    def _show_chosen(self) -> None:
        """Bring the chosen action into view, once the rows have their places."""
        row = self.list.rows.get(self.presenter.chosen or "")
        if row:
            self.scroller.ensureWidgetVisible(row)

    def _go_on(self) -> None:
        if self.presenter.view().next_step:
            self.inspector.flush()
            self.wanted.emit(StepId.REPORT)
        else:
            self._try(self.presenter.add_all)
