"""What the whole plan is for: its aim, who stands behind it, and its first day."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.day_field import DayField
from sixelements.ui.widgets.text import Button, Text
from sixelements.ui.widgets.text_box import TextBox


class PlanFacts(QWidget):
    """Each signal carries the text when the field is left."""

    aim_changed = Signal(str)
    sponsor_changed = Signal(str)
    start_changed = Signal(str)
    dates_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.aim = TextBox(one_line=True, most=400)
        self.aim.setPlaceholderText(_("By when, and what will customers notice?"))
        self.sponsor = QLineEdit()
        self.sponsor.setMaxLength(200)
        self.start = DayField(theme, name=_("First day"))
        self.dates = Button(
            theme,
            _("Work out the dates"),
            self.dates_wanted.emit,
            kind="quiet",
            hint=_("Dates every action anew from its size, its owner and what it waits for"),
        )
        self._problem = Text(theme, role="small", tone="warn")
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(_labeled(theme, _("Aim of the plan"), self.aim))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(_labeled(theme, _("Sponsor"), self.sponsor), stretch=3)
        row.addLayout(_labeled(theme, _("First day"), self.start), stretch=2)
        row.addLayout(_labeled(theme, "", self.dates))
        column.addLayout(row)
        column.addWidget(self._problem)
        self.aim.left.connect(lambda: self.aim_changed.emit(self.aim.text()))
        self.sponsor.editingFinished.connect(lambda: self.sponsor_changed.emit(self.sponsor.text()))
        self.start.chosen.connect(self.start_changed)

    def show_facts(
        self, *, aim: str, sponsor: str, start: str, near: date, fixed: bool, planned: bool
    ) -> None:
        """Show the plan's own words; a field with the focus keeps what is typed."""
        for field, text in ((self.aim, aim), (self.sponsor, sponsor)):
            if not field.hasFocus() and field.text() != text:
                field.setText(text)
            field.setReadOnly(fixed)
        if not self.start.line.hasFocus() or not self._problem.text():
            self.start.show_day(start, near)
        self.start.setReadOnly(fixed)
        self.dates.setVisible(planned and not fixed)

    def flush(self) -> None:
        """Store now what was typed last."""
        if self.aim.hasFocus():
            self.aim_changed.emit(self.aim.text())
        if self.sponsor.hasFocus():
            self.sponsor_changed.emit(self.sponsor.text())

    def say(self, problem: str) -> None:
        """Say what is wrong with the first day."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))


def _labeled(theme: Theme, words: str, field: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(3)
    label = Text(theme, words, role="small", tone="muted")
    if words:
        label.setBuddy(field)
        field.setAccessibleName(words)
    column.addWidget(label)
    column.addWidget(field)
    column.addStretch(1)
    return column
