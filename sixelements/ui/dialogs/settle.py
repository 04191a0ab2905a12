"""Record what the room settled about a practice: a level or none, why, evidence, the aim."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from sixelements.domain.errors import SixElementsError
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.i18n import _
from sixelements.presentation.pages.settle import SettleForm, SettlePresenter
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.level_choice import LevelChoice
from sixelements.ui.widgets.text import Button, Text
from sixelements.ui.widgets.text_box import TextBox

_NOT_AGREED = 5
"""The place after the five levels."""


class SettleDialog(Dialog):
    """Private answers stay as they are; the record stands beside them and can be changed or removed."""

    def __init__(self, parent: QWidget, theme: Theme, presenter: SettlePresenter) -> None:
        self._presenter, self._view = presenter, presenter.view()
        title = _("What you agreed: {practice}").format(practice=self._view.title)
        super().__init__(parent, theme, title, width=600)
        self._aim_touched = False
        self._asked: SettleForm | None = None
        self._build()
        self._fill()
        self._connect()

    def _build(self) -> None:
        theme, view = self.theme, self._view
        levels = [(str(n), f"{n} {word}") for n, word in enumerate(view.words, start=1)]
        not_agreed = (_("Not agreed"), _("Not agreed"))
        self.level = LevelChoice(theme, _("Agreed level"), [*levels, not_agreed])
        self.half = QCheckBox(_("Half a level higher"))
        self._meaning = Text(theme, role="small", tone="muted")
        self.why, self.evidence = TextBox(one_line=True), TextBox(one_line=True)
        self._evidence_line = Text(theme, role="small", tone="muted")
        self.aim = LevelChoice(theme, _("Aim"), levels)
        self._aim_line = Text(theme, role="small", tone="warn")
        self._add_head()
        self._add_fields()
        self.column.addStretch(1)
        self.remove = Button(theme, _("Remove the record"), self._remove, kind="quiet")
        self.remove.setVisible(self._view.recorded)
        self.done_button = Button(theme, _("Record"), self._record, kind="primary")
        self._done_words = self.done_button.text()
        self.add_foot(Button(theme, _("Cancel"), self.reject), self.done_button, left=self.remove)

    def _add_head(self) -> None:
        view, theme = self._view, self.theme
        self.column.addWidget(Text(theme, view.title, role="title"))
        self.column.addWidget(Text(theme, view.statement, role="lead"))
        self.column.addWidget(Text(theme, view.answers, tone="muted"))
        self.column.addWidget(Text(theme, _("To ask: {prompt}").format(prompt=view.prompt), tone="muted"))
        self.column.addSpacing(8)

    def _add_fields(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.level)
        row.addStretch(1)
        self._label(_("Agreed level"))
        self.column.addLayout(row)
        self.column.addWidget(self.half)
        self.column.addWidget(self._meaning)
        self.column.addWidget(self.problem)
        self.column.addSpacing(6)
        self.add_field(_("Why, in one line"), self.why, most=CHARACTERS[Writing.WHY])
        self.add_field(_("Evidence"), self.evidence, most=CHARACTERS[Writing.EVIDENCE])
        self.column.addWidget(self._evidence_line)
        self._label(_("Aim, the level wanted in the end"))
        self.column.addWidget(self.aim)
        self.column.addWidget(self._aim_line)

    def _label(self, text: str) -> None:
        self.column.addSpacing(6)
        self.column.addWidget(Text(self.theme, text, weight=600))

    def _fill(self) -> None:
        form = self._view.form
        if form.not_agreed:
            self.level.choose(_NOT_AGREED)
        elif form.level is not None:
            self.level.choose(int(form.level) - 1)
            self.half.setChecked(form.level != int(form.level))
        for field, text in ((self.why, form.why), (self.evidence, form.evidence)):
            field.setText(text)
        self.aim.choose(self._view.aim - 1)
        self.level.focus_chosen()
        self._say_meaning()

    def _connect(self) -> None:
        self.level.changed.connect(self._say_meaning)
        self.half.toggled.connect(self._say_meaning)
        self.aim.changed.connect(self._touch_aim)

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, presenter: SettlePresenter) -> bool:
        """Ask for the record; whether anything was stored."""
        return cls(parent, theme, presenter).run()

    # what was filled in

    @property
    def _agreed(self) -> float | None:
        place = self.level.chosen
        if place is None or place == _NOT_AGREED:
            return None
        return place + 1 + (0.5 if self.half.isChecked() and self.half.isEnabled() else 0.0)

    def _touch_aim(self) -> None:
        self._aim_touched = True
        self._say_aim()
        announce(self, self._aim_line.text())

    def _say_aim(self) -> None:
        place = self.aim.chosen
        self._aim_line.setText(self._presenter.aim_line(self._agreed, None if place is None else place + 1))
        self._aim_line.setVisible(bool(self._aim_line.text()))
        self.done_button.setText(self._done_words)

    def _say_meaning(self) -> None:
        if self.problem.text():
            self.say("")
        place = self.level.chosen
        not_agreed = place == _NOT_AGREED
        self.half.setEnabled(place is not None and place < _NOT_AGREED - 1)
        self._meaning.setText(self._presenter.level_line(self._agreed, not_agreed=not_agreed))
        self._evidence_line.setText(self._presenter.evidence_line(self._agreed))
        if not self._aim_touched:
            self.aim.choose(self._presenter.preset_aim(self._agreed) - 1)
        self._say_aim()
        announce(self, self._meaning.text())

    def _form(self) -> SettleForm:
        place = self.aim.chosen
        aim = self._view.form.aim
        if self._aim_touched and place is not None:
            aim = place + 1
        return SettleForm(
            level=self._agreed,
            not_agreed=self.level.chosen == _NOT_AGREED,
            why=self.why.text(),
            evidence=self.evidence.text(),
            aim=aim,
        )

    def _record(self) -> None:
        if self.too_long:
            self.too_long.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        form = self._form()
        if self._presenter.to_ask(form) and form != self._asked:
            self._ask_about_aim(form)
        else:
            self._try(partial(self._presenter.record, form))

    def _ask_about_aim(self, form: SettleForm) -> None:
        """Show the odd aim; the same record is stored when it is wanted again."""
        self._asked = form
        self.done_button.setText(_("Record it all the same"))
        self.aim.focus_chosen()
        announce(self, self._aim_line.text())

    def _try(self, change: Callable[[], None]) -> None:
        try:
            change()
        except SixElementsError as refusal:
            self.say(refusal.sentence)
            self.level.segments[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.accept()

    def _remove(self) -> None:
        self._try(self._presenter.clear)
