"""Beside an action's fields: its readings as a run chart, who could own it, and what reviews said of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.charts.run_chart import RunLine, RunWords, dated_chart
from sixelements.domain.assessment import Role
from sixelements.domain.errors import BadInput
from sixelements.i18n import _
from sixelements.presentation.board.inspector import OwnerOption, ReadingRow, WideView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.busy_strip import BusyStrip
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.day_field import DayField
from sixelements.ui.widgets.field_note import FieldNote
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.text import Button, Text
from sixelements.wording import numbers, phrases

_CHART, _NARROWEST = (440.0, 170.0), 260.0
"""In the chart's own units, which grow with the text: width and height, and the least width."""


class ActionRecord(QWidget):
    """``read``: value, day and note as they were typed. ``unread``: a row of the readings is to go.

    ``owned``: somebody's name, who is to own it; ``helped``: a name, and whether they help; ``sided``: a name
    and a role or None. ``opened``: another action.
    """

    read = Signal(str, str, str)
    unread = Signal(object)
    owned = Signal(str)
    sided = Signal(str, object)
    helped = Signal(str, bool)
    opened = Signal(str)
    table_wanted = Signal()

    def __init__(self, theme: Theme, roles: dict[Role, str]) -> None:
        super().__init__()
        self._theme, self._roles = theme, roles
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(8)
        column.addWidget(Text(theme, _("Readings"), role="heading"))
        self.chart = SceneView(theme, zoom=1)
        self._no_chart = Text(theme, tone="muted")
        self.as_table = Button(theme, _("Chart as a table"), self.table_wanted.emit, kind="link")
        self.as_table.setToolTip(_("Ctrl+T"))
        column.addWidget(self.chart)
        column.addWidget(self._no_chart)
        column.addWidget(self._first_row())
        self.note = FieldNote(theme, self.value)
        column.addWidget(self.note)
        self._readings = _part(column)
        column.addWidget(self.as_table)
        column.addWidget(Text(theme, _("Who could own it"), role="heading"))
        self._owners = _part(column)
        self._waiting_head = Text(theme, _("Waiting for this"), role="heading")
        column.addWidget(self._waiting_head)
        self._waiting = _part(column)
        self._notes_head = Text(theme, _("Reviews"), role="heading")
        column.addWidget(self._notes_head)
        self._notes = _part(column)
        column.addStretch(1)
        self._shown: tuple[object, ...] = ()
        self._warned_of: tuple[str, ...] = ()

    def _first_row(self) -> QWidget:
        theme = self._theme
        self.value, self.remark = LineEdit(), LineEdit()
        self.value.setPlaceholderText(_("Reading"))
        self.value.setAccessibleName(_("What was read"))
        self.remark.setPlaceholderText(_("Note"))
        self.remark.setAccessibleName(_("Note on the reading"))
        self.day = DayField(theme, name=_("Day of the reading"))
        self.day.line.setPlaceholderText(_("Today"))
        self.record = Button(theme, _("Record"), self._record)
        for field in (self.value, self.day.line, self.remark):
            field.returnPressed.connect(self._record)
        self._row = QWidget()
        whole = QVBoxLayout(self._row)
        whole.setContentsMargins(0, 0, 0, 0)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(6)
            whole.addLayout(row)
        first.addWidget(self.value, stretch=1)
        first.addWidget(self.day, stretch=2)
        second.addWidget(self.remark, stretch=1)
        second.addWidget(self.record)
        return self._row

    # showing

    def show_record(self, view: WideView, *, fixed: bool) -> None:
        """Show an action; what is typed and not recorded stays while it is the same one."""
        another = not self._shown or self._shown[0] != view.inspector.id
        if another:
            self._empty_row()
        self._row.setVisible(not fixed)
        self._show_chart(view)
        shown = (
            view.inspector.id, view.readings, view.owners, view.days, view.waiting_for_this, view.notes, fixed
        )  # fmt: skip
        if self._shown == shown:
            return
        self._shown = shown
        clear(self._readings)
        for reading in view.readings:
            self._readings.addLayout(self._reading(reading, fixed=fixed))
        self.as_table.setVisible(bool(view.readings))
        clear(self._owners)
        self.owners: dict[str, Button] = {}
        self.helping: dict[str, QCheckBox] = {}
        self._days = view.days
        for option in view.owners:
            self._owners.addLayout(self._owner(option, fixed=fixed))
        clear(self._waiting)
        self._waiting_head.setVisible(bool(view.waiting_for_this))
        for id_, title in view.waiting_for_this:
            button = Button(self._theme, title, kind="link")
            button.clicked.connect(lambda _on=False, to=id_: self.opened.emit(to))
            self._waiting.addWidget(button)
        clear(self._notes)
        self._notes_head.setVisible(bool(view.notes))
        for note in view.notes:
            words = phrases.labeled(note.when, note.status)
            self._notes.addWidget(Text(self._theme, words, role="small", weight=600))
            if note.line:
                self._notes.addWidget(Text(self._theme, note.line, role="small"))

    def _show_chart(self, view: WideView) -> None:
        found = view.chart
        line = RunLine(
            points=found.points,
            target=found.target,
            baseline=found.baseline,
            median=found.median,
            first=found.first,
            due=found.due,
        )
        said = found.words
        words = RunWords(
            unit=said.unit, target=said.target, baseline=said.baseline, median=said.median, due=said.due
        )
        width, height = _CHART
        width = max(width * 100 / self._theme.px(100), _NARROWEST)  # larger words leave less room for it
        scene = dated_chart(
            line,
            words,
            number=numbers.quantity,
            day=numbers.short_day,
            width=width,
            height=height,
            alt=found.spoken,
        )
        self.chart.show_scene(scene)
        self.chart.setVisible(scene is not None)
        self._no_chart.setText(found.empty)
        self._no_chart.setVisible(bool(found.empty))

    def _reading(self, reading: ReadingRow, *, fixed: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Text(self._theme, reading.when, role="small", tone="muted", wrap=False))
        row.addWidget(Text(self._theme, reading.value, weight=600, wrap=False))
        row.addWidget(Text(self._theme, reading.note, role="small"), stretch=1)
        if not fixed:
            name = _("Take out the reading of {day}").format(day=reading.when)
            out = Button(self._theme, "", kind="quiet", icon_name="close", name=name, hint=name)
            out.clicked.connect(lambda _on=False, found=reading: self.unread.emit(found))
            row.addWidget(out)
        return row

    def _owner(self, option: OwnerOption, *, fixed: bool) -> QVBoxLayout:
        theme = self._theme
        row = QHBoxLayout()
        row.setSpacing(8)
        words = _("{name} owns it").format(name=option.name) if option.current else option.name
        button = Button(theme, words, kind="plain" if option.current else "quiet", name=option.spoken)
        button.setEnabled(not fixed and not option.current)
        button.clicked.connect(lambda _on=False, name=option.name: self.owned.emit(name))
        self.owners[option.name] = button
        row.addWidget(button)
        row.addStretch(1)
        helps = QCheckBox(_("helps"))
        helps.setAccessibleName(_("{name} helps").format(name=option.name))
        helps.setChecked(option.helping)
        helps.setEnabled(not fixed and not option.current)
        helps.clicked.connect(lambda on, name=option.name: self.helped.emit(name, on))
        self.helping[option.name] = helps
        row.addWidget(helps)
        row.addWidget(self._side(option, fixed=fixed))
        load = QHBoxLayout()
        load.setSpacing(8)
        load.addWidget(BusyStrip(theme, option.busy, self._days), stretch=1)
        load.addWidget(Text(theme, option.load, role="small", tone="muted"), stretch=1)
        whole = QVBoxLayout()
        whole.setSpacing(0)
        whole.addLayout(row)
        whole.addLayout(load)
        if option.consequence:
            whole.addWidget(Text(theme, option.consequence, role="small", tone="warn"))
        return whole

    def _side(self, option: OwnerOption, *, fixed: bool) -> ChoiceBox:
        box = ChoiceBox()
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        box.setAccessibleName(_("Side of {name}").format(name=option.name))
        box.addItem(_("side not said"), None)
        for role, words in self._roles.items():
            box.addItem(words, role)
        box.setCurrentIndex(max(box.findText(option.role), 0) if option.role else 0)
        box.setEnabled(not fixed)
        box.activated.connect(lambda n, name=option.name: self.sided.emit(name, box.itemData(n)))
        return box

    # doing

    def may_leave(self) -> bool:
        """Whether nothing is typed that is not recorded; said once, then it may be left."""
        typed = (self.value.text(), self.day.line.text(), self.remark.text())
        if not any(text.strip() for text in typed) or typed == self._warned_of:
            return True
        self._warned_of = typed
        text = _("This reading is not recorded. Enter records it; leave once more to drop it.")
        self.say(BadInput(text))
        announce(self, text)
        return False

    def _record(self) -> None:
        self.note.say(None)
        self.read.emit(self.value.text(), self.day.line.text(), self.remark.text())

    def recorded(self) -> None:
        """What was typed is stored; the next one can be typed."""
        self._empty_row()
        self.value.setFocus()

    def say(self, refusal: BadInput) -> None:
        """Say why a reading is not taken."""
        self.note.say(refusal)
        self.value.setFocus()

    def _empty_row(self) -> None:
        for field in (self.value, self.day.line, self.remark):
            field.clear()
        self.note.say(None)


def _part(column: QVBoxLayout) -> QVBoxLayout:
    part = QVBoxLayout()
    part.setSpacing(4)
    column.addLayout(part)
    return part
