"""An action opened wide: all its fields, and beside them its readings, who could own it, and its reviews."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sixelements.domain.actions import Reading
from sixelements.domain.assessment import Role
from sixelements.domain.errors import BadInput, SixElementsError
from sixelements.domain.ids import ActionId
from sixelements.i18n import _
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.board.inspector import (
    ReadingRow,
    WideView,
    help_with,
    neighbor,
    readings_table,
    take_reading,
    wide,
)
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.ui.dialogs.frame import BareDialog
from sixelements.ui.dialogs.table import TableDialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.action_inspector import ActionInspector
from sixelements.ui.widgets.action_record import ActionRecord
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.layouts import scrolling
from sixelements.ui.widgets.text import Button, Text, line
from sixelements.wording import phrases

_WIDE, _HIGH = 1040, 760


class ActionWideDialog(BareDialog):
    """Every change is stored at once. Alt Up and Down go from action to action; Esc closes it.

    ``sheet_wanted`` carries the worksheet that helps with the action; the dialog is closed then.
    """

    sheet_wanted = Signal(object)

    def __init__(self, parent: QWidget, theme: Theme, desk: BoardDesk, *, near: date) -> None:
        super().__init__(parent, theme, _("Action, opened wide"))
        self._desk, self._near = desk, near
        self.place = Text(theme, tone="muted", wrap=False)
        self.title = Text(theme, role="heading")
        self.problem = Text(theme, tone="warn")
        self.problem.hide()
        self.before = Button(
            theme, "", partial(self._go, -1), icon_name="up", hint=_("Action before (Alt+Up)")
        )
        self.after = Button(
            theme, "", partial(self._go, 1), icon_name="down", hint=_("Action after (Alt+Down)")
        )
        self.inspector = ActionInspector(theme, wide=True)
        self.inspector.delete_button.hide()
        self.inspector.open_wide.hide()
        self.record = ActionRecord(theme, dict(desk.session.assessment.roles))
        self._lay_out()
        self._connect()
        self.show_action()
        self.fit_within(theme.px(_WIDE), theme.px(_HIGH))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 4)
        head.setSpacing(8)
        head.addWidget(self.title, stretch=1)
        head.addWidget(self.place)
        head.addWidget(self.before)
        head.addWidget(self.after)
        head.addWidget(Button(self.theme, _("Close"), self.accept, kind="primary"))
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self.inspector, stretch=10)
        columns.addWidget(scrolling(self.record), stretch=12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.problem)
        whole.addWidget(line())
        whole.addLayout(columns, stretch=1)

    def _connect(self) -> None:
        desk, inspector, record = self._desk, self.inspector, self.record
        inspector.edited.connect(self._edit)
        inspector.ticked.connect(self._tick)
        inspector.moved.connect(self._move)
        inspector.pinned.connect(lambda on: self._do(lambda: desk.pin([self._id], on=on)))
        inspector.sheet_wanted.connect(self._to_sheet)
        record.read.connect(self._read)
        record.unread.connect(self._unread)
        record.owned.connect(lambda name: self._edit(ActionField.OWNER, name, True))  # noqa: FBT003
        record.sided.connect(self._side)
        record.helped.connect(lambda name, yes: self._do(lambda: help_with(desk, self._id, name, yes=yes)))
        record.opened.connect(self._look_at)
        record.table_wanted.connect(self._show_table)
        for keys, act in (
            ("Alt+Up", partial(self._go, -1)),
            ("Alt+Down", partial(self._go, 1)),
            ("Ctrl+R", lambda: self.record.value.setFocus(Qt.FocusReason.ShortcutFocusReason)),
            ("Ctrl+T", self._show_table),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    @classmethod
    def ask(
        cls, parent: QWidget, theme: Theme, desk: BoardDesk, *, near: date, to_sheet: Callable[[object], None]
    ) -> None:
        """Show the chosen action until it is closed."""
        dialog = cls(parent, theme, desk, near=near)
        wanted: list[object] = []
        dialog.sheet_wanted.connect(wanted.append)
        dialog.run()
        if wanted:
            to_sheet(wanted[0])

    @property
    def _id(self) -> ActionId:
        return self._desk.chosen or ActionId("")

    def show_action(self) -> WideView | None:
        """Show the chosen action as it is now."""
        view, fixed = wide(self._desk), bool(self._desk.fixed)
        if view is None:
            return None
        self.title.setText(view.inspector.title)
        self.place.setText(view.place)
        for button, by in ((self.before, -1), (self.after, 1)):
            button.setEnabled(neighbor(self._desk, by) is not None)
        self.inspector.show_action(view.inspector, fixed=fixed, near=self._near)
        self.record.show_record(view, fixed=fixed)
        return view

    def _go(self, by: int) -> None:
        other = neighbor(self._desk, by)
        if other is not None:
            self._look_at(other)

    def accept(self) -> None:
        if self.record.may_leave():
            super().accept()

    def reject(self) -> None:
        if self.record.may_leave():
            super().reject()

    def _look_at(self, id_: str) -> None:
        if not self.record.may_leave():
            return
        self.inspector.flush()
        self._desk.chosen = ActionId(id_)
        view = self.show_action()
        if view:
            announce(self, phrases.read_aloud(view.place, view.inspector.title))

    def _do(self, act: Callable[[], object]) -> bool:
        """Do something and show the result; a refusal is said on top."""
        try:
            said = act()
        except SixElementsError as refusal:
            self._say(refusal.sentence)
            return False
        self._say("")
        self.show_action()
        if isinstance(said, str) and said:
            announce(self, said)
        return True

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def _edit(self, field: ActionField, text: str, sure: bool) -> None:  # noqa: FBT001 - Qt's signal
        try:
            self._desk.edit(self._id, field, text, sure=sure)
        except BadInput as refusal:
            self.inspector.say(field, refusal)
        else:
            self.show_action()

    def _tick(self, other: str, yes: bool) -> None:  # noqa: FBT001 - Qt's signal
        try:
            self._desk.wait_for(self._id, ActionId(other), yes=yes)
        except SixElementsError as refusal:
            self.inspector.waits.say(refusal.sentence)
        else:
            self.inspector.waits.say("")
            self.show_action()

    def _move(self, id_: str, way: str) -> None:
        move = self._desk.step if way in ("up", "down") else self._desk.across
        self._do(lambda: move(ActionId(id_), -1 if way in ("up", "earlier") else 1))

    def _read(self, value: str, day: str, note: str) -> None:
        try:
            said = take_reading(self._desk, self._id, value=value, day=day, note=note)
        except BadInput as refusal:
            self.record.say(refusal)
            return
        self.record.recorded()
        self.show_action()
        announce(self, said)

    def _unread(self, row: ReadingRow) -> None:
        self._do(lambda: self._desk.remove_reading(self._id, Reading(row.day, 0.0)))

    def _side(self, name: str, role: Role | None) -> None:
        self._do(lambda: self._desk.put_person(name, role))

    def _show_table(self) -> None:
        view = wide(self._desk)
        if view and view.readings:
            TableDialog.ask(self, self.theme, readings_table(view))

    def _to_sheet(self, sheet: object) -> None:
        self.sheet_wanted.emit(sheet)
        self.accept()

    def done(self, result: int) -> None:
        """However it is closed, what was typed last is stored."""
        self.inspector.flush()
        super().done(result)
