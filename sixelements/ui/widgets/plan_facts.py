"""What the whole plan is for: its aim, who stands behind it, and its first day."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sixelements.application.typed import Reply
from sixelements.domain.errors import BadInput
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.i18n import _
from sixelements.presentation.pages.plan_edit import Fact
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.day_field import DayField
from sixelements.ui.widgets.field_note import FieldNote
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.text import Button, Text
from sixelements.ui.widgets.text_box import TextBox
from sixelements.ui.widgets.unstored import Unstored


class PlanFacts(QWidget):
    """``edited`` carries the part, its text, and whether that is sure: texts when typing pauses.

    The first day is reported once the field is left.
    """

    edited = Signal(object, str, bool)
    dates_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.aim = TextBox(one_line=True)
        self.aim.setPlaceholderText(_("By when, and what will customers notice?"))
        self.sponsor = LineEdit()
        self.start = DayField(theme, name=Fact.START.label)
        self.dates = Button(
            theme,
            _("Work out the dates"),
            self.dates_wanted.emit,
            kind="quiet",
            hint=_(
                "Works out the dates of every action again, from its size, its owner, and what it waits for"
            ),
        )
        self.notes = {
            Fact.AIM: FieldNote(theme, self.aim, most=CHARACTERS[Writing.AIM]),
            Fact.SPONSOR: FieldNote(theme, self.sponsor, most=CHARACTERS[Writing.SPONSOR]),
            Fact.START: FieldNote(theme, self.start.line),
        }
        self.unstored = {
            Fact.AIM: Unstored(self.aim, lambda: self._emit(Fact.AIM, self.aim.text())),
            Fact.SPONSOR: Unstored(self.sponsor, lambda: self._emit(Fact.SPONSOR, self.sponsor.text())),
            Fact.START: Unstored(self.start.line, self._store_start, rests=False),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._labeled(theme, Fact.AIM, self.aim))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(self._labeled(theme, Fact.SPONSOR, self.sponsor), stretch=3)
        row.addLayout(self._labeled(theme, Fact.START, self.start), stretch=2)
        row.addLayout(_column(Text(theme, role="small"), self.dates))
        column.addLayout(row)
        self._connect()

    def _labeled(self, theme: Theme, fact: Fact, field: QWidget) -> QVBoxLayout:
        label = Text(theme, fact.label, role="small", tone="muted")
        label.setBuddy(field)
        field.setAccessibleName(fact.label)
        return _column(label, field, self.notes[fact])

    def _connect(self) -> None:
        aim, sponsor, start = (self.unstored[fact] for fact in Fact)
        self.aim.textChanged.connect(aim.begin)
        self.aim.left.connect(aim.flush)
        self.sponsor.textEdited.connect(sponsor.begin)
        self.sponsor.editingFinished.connect(sponsor.flush)
        self.start.line.textEdited.connect(start.begin)
        self.start.chosen.connect(self._start_chosen)
        self.notes[Fact.START].replied.connect(self._reply)

    def _emit(self, fact: Fact, text: str, *, sure: bool = False) -> None:
        self.edited.emit(fact, text, sure)

    def _start_chosen(self, _text: str) -> None:
        self.unstored[Fact.START].begin()  # a day of the calendar is not typed
        self.unstored[Fact.START].flush()

    def _store_start(self) -> None:
        self._emit(Fact.START, self.start.line.text())
        if self.start.line.hasFocus():  # Enter was pressed in it
            self.notes[Fact.START].focus_reply()

    def _reply(self, reply: Reply) -> None:
        self.unstored[Fact.START].drop()
        self.start.line.setText(reply.text)
        self._emit(Fact.START, reply.text, sure=reply.sure)

    def show_facts(
        self,
        *,
        aim: str,
        sponsor: str,
        start: str,
        refused: Mapping[Fact, BadInput],
        unstored: Mapping[Fact, str],
        near: date,
        fixed: bool,
        planned: bool,
    ) -> None:
        """Show the plan's own words; what is being typed stays."""
        fields: dict[Fact, TextBox | LineEdit] = {Fact.AIM: self.aim, Fact.SPONSOR: self.sponsor}
        for fact, text in ((Fact.AIM, aim), (Fact.SPONSOR, sponsor)):
            self._show_text(fact, fields[fact], text)
            fields[fact].setReadOnly(fixed)
        if not self.unstored[Fact.START].waiting:
            self.start.show_day(start, near)
        self.start.setReadOnly(fixed)
        self.dates.setVisible(planned and not fixed)
        for fact, note in self.notes.items():
            note.say(refused.get(fact))
            note.wait(unstored.get(fact, ""))

    def _show_text(self, fact: Fact, field: TextBox | LineEdit, text: str) -> None:
        if self.unstored[fact].waiting or field.text().strip() == text.strip():
            return
        field.setText(text)
        self.unstored[fact].drop()  # nobody typed it

    def flush(self) -> None:
        """Store now what was typed last."""
        for unstored in self.unstored.values():
            unstored.flush()


def _column(label: Text, *fields: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(3)
    column.addWidget(label)
    for field in fields:
        column.addWidget(field)
    column.addStretch(1)
    return column
