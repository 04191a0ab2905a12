"""What is settled about a practice, in the talk and on Results: a level or none, why, evidence, the aim."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from sixelements.application.results import RoundResults
from sixelements.domain.ids import PracticeId
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.i18n import _
from sixelements.presentation.pages import settle
from sixelements.presentation.pages.settle import ItemForm, OfferedFact
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.facts_offered import FactsOffered
from sixelements.ui.widgets.field_note import FieldNote
from sixelements.ui.widgets.focus_beside import focus_beside
from sixelements.ui.widgets.level_choice import LevelChoice
from sixelements.ui.widgets.text import Text
from sixelements.ui.widgets.text_box import TextBox

_LEVELS = 5
NOT_AGREED = _LEVELS
"""The place after the five levels."""


class SettleFields(QWidget):
    """``changed``: something was chosen or typed; ``chose``: a level, a half, an aim, or Not agreed was.

    ``words`` are those of the levels.
    """

    changed, chose = Signal(), Signal()

    def __init__(self, theme: Theme, words: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self._results: RoundResults | None = None
        self._practice: PracticeId | None = None
        self._over = ItemForm()
        self.aim_touched = False
        levels = [(str(n), f"{n} {word}") for n, word in enumerate(words, start=1)]
        not_agreed = (_("Not agreed"), _("Not agreed"))
        self.level = LevelChoice(theme, _("Agreed level"), [*levels, not_agreed], least=36)
        self.half = QCheckBox(_("Half a level higher"))
        self.meaning = Text(theme, role="small", tone="muted")
        self.meaning.keep_lines(2)
        self.why, self.evidence = TextBox(one_line=True), TextBox(one_line=True)
        self.evidence.setPlaceholderText(_("Document, number, or date"))
        self.evidence_line = Text(theme, role="small", tone="muted")
        self.aim = LevelChoice(theme, _("Aim"), levels, least=36)
        self.aim_line = Text(theme, role="small", tone="warn")
        self.notes = {
            self.why: FieldNote(theme, self.why, most=CHARACTERS[Writing.WHY]),
            self.evidence: FieldNote(theme, self.evidence, most=CHARACTERS[Writing.EVIDENCE]),
        }
        self._build()
        self.level.changed.connect(self._choose)
        self.half.toggled.connect(self._choose)
        self.aim.changed.connect(self._touch_aim)
        self.evidence.textChanged.connect(self._say_evidence)
        for field in (self.why, self.evidence):
            field.textChanged.connect(self.changed)

    def _build(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._label(_("Agreed level"), self.level, self.half, self.meaning)
        for label, field in ((_("Why, in one line"), self.why), (_("Evidence"), self.evidence)):
            field.setAccessibleName(label)
            self._label(label, field, self.notes[field]).setBuddy(field)
        column.addWidget(self.evidence_line)
        self.facts = FactsOffered(self._theme, self._take_in)
        column.addWidget(self.facts)
        self._label(_("Aim, the level wanted in the end"), self.aim, self.aim_line)

    def _label(self, text: str, *parts: QWidget) -> Text:
        if self._column.count():
            self._column.addSpacing(6)
        words = Text(self._theme, text, role="small", tone="muted")
        for part in (words, *parts):
            self._column.addWidget(part)
        return words

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a label, or into the gap beside a field, is meant for the field."""
        if not focus_beside(event, (self.why, self.evidence)):
            super().mousePressEvent(event)

    # --- what was filled in

    @property
    def agreed(self) -> float | None:
        """The level that was chosen, whole or half."""
        place = self.level.chosen
        if place is None or place == NOT_AGREED:
            return None
        return place + 1 + (0.5 if self.half.isChecked() and self.half.isEnabled() else 0.0)

    @property
    def chosen(self) -> bool:
        """Whether there is something to record."""
        return self.level.chosen is not None

    def form(self) -> ItemForm:
        """What was filled in; the aim only where somebody chose one."""
        aim, place = self._over.aim, self.aim.chosen
        if self.aim_touched and place is not None:
            aim = place + 1
        return ItemForm(
            level=self.agreed,
            not_agreed=self.level.chosen == NOT_AGREED,
            why=self.why.text(),
            evidence=self.evidence.text(),
            aim=aim,
        )

    # --- showing

    def show_form(
        self,
        results: RoundResults,
        practice: PracticeId,
        form: ItemForm,
        *,
        over: ItemForm | None = None,
        aim_touched: bool = False,
    ) -> None:
        """Show what is filled in about a practice; ``over``: what is recorded, if it differs."""
        self._results, self._practice = results, practice
        self._over, self.aim_touched = over or form, aim_touched
        with QSignalBlocker(self):  # half of it is no form that somebody filled in
            whole = None if form.level is None else int(form.level) - 1
            self.level.choose(NOT_AGREED if form.not_agreed else whole)
            self.half.setChecked(form.level is not None and form.level != int(form.level))
            for box, text in ((self.why, form.why), (self.evidence, form.evidence)):
                if box.text() != text:
                    box.setText(text)
            aim = form.aim or settle.preset_aim(results, practice, form.level)
            self.aim.choose(aim - 1)
            self._say()
        self.changed.emit()

    def note(self, results: RoundResults, form: ItemForm) -> None:
        """This is what is recorded now, as it was filled in here: nothing that is shown changes."""
        self._results, self._over = results, form

    def choose_level(self, place: int) -> None:
        """Choose a level by a key, as by a click."""
        self.level.choose(place)
        self._choose()

    def _choose(self) -> None:
        self._say()
        self.chose.emit()

    def _touch_aim(self) -> None:
        self.aim_touched = True
        self._say()
        announce(self, self.aim_line.text())
        self.chose.emit()

    def _say(self) -> None:
        """What the choice means, and what is odd about it."""
        results, practice = self._results, self._practice
        if results is None or practice is None:
            return
        place, level = self.level.chosen, self.agreed
        self.half.setEnabled(place is not None and place < NOT_AGREED - 1)
        before = self.meaning.text()
        meaning = settle.level_line(results, practice, self.agreed, not_agreed=place == NOT_AGREED)
        _put(self.meaning, meaning)
        self._say_evidence()
        if not self.aim_touched:
            self.aim.choose(settle.preset_aim(results, practice, self.agreed) - 1)
        aim = self.aim.chosen
        _put(self.aim_line, settle.aim_line(level, None if aim is None else aim + 1))
        if meaning != before and place is not None:
            announce(self, meaning)
        self.changed.emit()

    def _say_evidence(self) -> None:
        """Its line keeps its place while it is empty, or all below would move while somebody types."""
        words = settle.evidence_line(self.agreed, self.evidence.text())
        if self.evidence_line.text() != words:
            self.evidence_line.setText(words)
        self.facts.note(self.evidence.text())

    # --- facts

    def show_facts(self, facts: Sequence[OfferedFact]) -> None:
        """Offer facts as evidence, each with its key."""
        self.facts.show_facts(facts, self.evidence.text())

    def _take_in(self, fact: OfferedFact) -> None:
        self.evidence.setText(settle.with_fact(self.evidence.text(), fact))
        announce(self, _("Taken in as evidence."))
        self.chose.emit()

    @property
    def too_long(self) -> TextBox | None:
        """The first field that holds more than fits."""
        return next((field for field, note in self.notes.items() if note.problem_of_length), None)


def _put(text: Text, words: str) -> None:
    if text.text() != words:
        text.setText(words)
    text.setVisible(bool(words))
