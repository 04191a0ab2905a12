"""What the room settles about the item at hand: a second vote, the level, why, evidence, and the aim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.domain.errors import BadInput
from sixelements.domain.ids import PracticeId
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.i18n import _, pgettext
from sixelements.presentation.pages import settle
from sixelements.presentation.room.closing import parking_label
from sixelements.presentation.room.runner import ItemForm, Runner
from sixelements.presentation.room.talk_desk import ItemDesk, second_vote
from sixelements.presentation.typed import read_whole
from sixelements.ui.room.desk import put
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.field_note import FieldNote
from sixelements.ui.widgets.level_choice import LevelChoice
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.text import Button, Text
from sixelements.ui.widgets.text_box import TextBox

_LEVELS = 5
_NOT_AGREED = _LEVELS
"""The place after the five levels."""
_MOST_HANDS = 999


@dataclass(frozen=True, slots=True)
class _Unrecorded:
    """What was filled in of an item and left: over which record, and the hands as typed."""

    over: ItemForm
    form: ItemForm
    hands: tuple[str, ...]
    aim_touched: bool


class RecordPanel(QWidget):
    """What is filled in and not recorded waits at its item, as long as the same workshop runs.

    ``changed``: something was filled in. ``parked`` carries a line that is put off."""

    changed, record_wanted, parked, made = Signal(), Signal(), Signal(str), Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._practice: PracticeId | None = None
        self._loaded: ItemForm | None = None
        self._runner: Runner | None = None
        self._left: dict[PracticeId, _Unrecorded] = {}
        self._aim_touched = False
        self._made: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._why_not = Text(theme, tone="muted")
        policy = self._why_not.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._why_not.setSizePolicy(policy)
        self.hands: list[LineEdit] = []
        self._hands_line = Text(theme, role="small", tone="muted")
        self._half = QCheckBox(_("Half a level higher"))
        self._meaning = Text(theme, role="small", tone="muted")
        self.why, self.evidence = TextBox(one_line=True), TextBox(one_line=True)
        self._evidence_line = Text(theme, role="small", tone="muted")
        self._aim_line = Text(theme, role="small", tone="warn")
        self.park = ParkField(theme)
        self.park.parked.connect(self.parked)
        self._notes = {
            self.why: FieldNote(theme, self.why, most=CHARACTERS[Writing.WHY]),
            self.evidence: FieldNote(theme, self.evidence, most=CHARACTERS[Writing.EVIDENCE]),
        }
        self._half.toggled.connect(self._say)
        for field in (self.why, self.evidence):
            field.textChanged.connect(self.changed)
        self._keys()

    def _keys(self) -> None:
        for n in range(1, _LEVELS + 1):
            self._key(f"Alt+{n}", n - 1)
        self._key("Alt+0", _NOT_AGREED)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(self.record_wanted)

    def _key(self, keys: str, place: int) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(lambda: self._choose(place))

    def _choose(self, place: int) -> None:
        if self._practice is not None and self._made:
            self.level.choose(place)
            self._say()

    def _build(self, item: ItemDesk) -> None:
        """The level words belong to the assessment, so that the choices are made with the first item."""
        theme = self._theme
        levels = [(str(n), f"{n} {word}") for n, word in enumerate(item.words, start=1)]
        self.level = LevelChoice(
            theme, _("Agreed level"), [*levels, (_("Not agreed"), _("Not agreed"))], least=36
        )
        self.aim = LevelChoice(theme, _("Aim"), levels, least=36)
        self.level.changed.connect(self._say)
        self.aim.changed.connect(self._touch_aim)
        self._made = [self.level, self.aim]
        add = self._column.addWidget
        add(Text(theme, pgettext("workshop", "Record"), role="heading"))
        add(self._why_not)
        self._label(_("Second vote (type the hands)"))
        self._column.addLayout(self._hands_grid(item.words))
        add(self._hands_line)
        self._label(_("Agreed level"))
        add(self.level)
        add(self._half)
        add(self._meaning)
        self._field(_("Why, in one line"), self.why)
        self._field(_("Evidence"), self.evidence)
        self.evidence.setPlaceholderText(_("Document, number, or date"))
        add(self._evidence_line)
        self._label(_("Aim, the level wanted in the end"))
        add(self.aim)
        add(self._aim_line)
        self._column.addSpacing(6)
        add(self.park)
        self._column.addStretch(1)

    def _label(self, text: str) -> None:
        self._column.addSpacing(6)
        self._column.addWidget(Text(self._theme, text, role="small", tone="muted"))

    def _field(self, label: str, field: TextBox) -> None:
        self._column.addSpacing(6)
        words = Text(self._theme, label, role="small", tone="muted")
        words.setBuddy(field)
        field.setAccessibleName(label)
        for part in (words, field, self._notes[field]):
            self._column.addWidget(part)

    def _hands_grid(self, words: Sequence[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for n, word in enumerate(words, start=1):
            field = LineEdit()
            field.setAccessibleName(_("Hands at level {n}, {word}").format(n=n, word=word))
            field.setAlignment(Qt.AlignmentFlag.AlignCenter)
            field.setMinimumWidth(28)
            field.textEdited.connect(self._say_hands)
            field.returnPressed.connect(lambda place=n: self._after_hands(place))
            label = Text(self._theme, str(n), role="small", tone="muted", wrap=False)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(label, 0, n - 1)
            grid.addWidget(field, 1, n - 1)
            self.hands.append(field)
        return grid

    def _after_hands(self, place: int) -> None:
        """Enter goes to the next level, and from the last to the agreed one."""
        if place < len(self.hands):
            self.hands[place].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.level.focus_chosen()

    # --- what was filled in

    def typed_hands(self) -> tuple[int, ...]:
        """The second vote as it is typed; what is no number counts as none."""
        return tuple(_number(field.text()) for field in self.hands)

    @property
    def agreed(self) -> float | None:
        """The level that was chosen, whole or half."""
        place = self.level.chosen if self._made else None
        if place is None or place == _NOT_AGREED:
            return None
        return place + 1 + (0.5 if self._half.isChecked() and self._half.isEnabled() else 0.0)

    def form(self) -> ItemForm:
        """What was filled in."""
        aim, place = (self._loaded.aim if self._loaded else None), self.aim.chosen
        if self._aim_touched and place is not None:
            aim = place + 1
        return ItemForm(
            level=self.agreed,
            not_agreed=self.level.chosen == _NOT_AGREED,
            why=self.why.text(),
            evidence=self.evidence.text(),
            aim=aim,
        )

    @property
    def chosen(self) -> bool:
        """Whether there is something to record."""
        return bool(self._made) and self.level.chosen is not None

    @property
    def unrecorded(self) -> PracticeId | None:
        """The item at hand, if something was filled in of it that is not recorded."""
        if not self._made or self._loaded is None or self._practice is None:
            return None
        same = self.form() == self._loaded and not any(field.text() for field in self.hands)
        return None if same else self._practice

    # --- showing

    def show_item(self, runner: Runner, item: ItemDesk) -> None:
        """Show the record of an item; what is filled in stays while it is the same one."""
        if runner is not self._runner:  # what was filled in of a rehearsal is no part of a workshop
            self._practice, self._loaded = None, None
            self._left.clear()
        self._runner = runner
        if not self._made:
            self._build(item)
            self.made.emit()
        self._why_not.setVisible(bool(item.why_not))
        if item.why_not:  # hidden it keeps its place, or all below would move under the pointer
            self._why_not.setText(item.why_not)
        if item.practice != self._practice or item.form != self._loaded:
            self._load(item)

    def _load(self, item: ItemDesk) -> None:
        another = item.practice != self._practice
        if another:
            self._leave()
        left = self._left.pop(item.practice, None) if another else None
        if left is not None and left.over != item.form:
            left = None  # it was recorded since
        self._practice, self._loaded = item.practice, item.form
        self._aim_touched = left is not None and left.aim_touched
        if another:
            for field, text in zip(self.hands, left.hands if left else [""] * _LEVELS, strict=True):
                field.setText(text)
        form = left.form if left else item.form
        whole = None if form.level is None else int(form.level) - 1
        self.level.choose(_NOT_AGREED if form.not_agreed else whole)
        self._half.setChecked(form.level is not None and form.level != int(form.level))
        for box, text in ((self.why, form.why), (self.evidence, form.evidence)):
            box.setText(text)
        self.aim.choose((form.aim if self._aim_touched and form.aim else item.aim) - 1)
        self._say_hands()
        self._say()

    def _leave(self) -> None:
        """Keep what was filled in of the item that is left."""
        if self.unrecorded is not None and self._practice is not None and self._loaded is not None:
            hands = tuple(field.text() for field in self.hands)
            self._left[self._practice] = _Unrecorded(self._loaded, self.form(), hands, self._aim_touched)

    def _say_hands(self) -> None:
        if self._runner is None:
            return
        found = second_vote(self.typed_hands(), people=self._runner.workshop.people)
        put(self._hands_line, found.line)
        self._hands_line.set_tone("warn" if found.wrong or found.apart else "muted")
        self.changed.emit()

    def _touch_aim(self) -> None:
        self._aim_touched = True
        self._say()

    def _say(self) -> None:
        """What the choice means, and what is odd about it."""
        runner, practice = self._runner, self._practice
        results = runner.material.results if runner else None
        if results is None or practice is None:
            return
        place, level = self.level.chosen, self.agreed
        self._half.setEnabled(place is not None and place < _LEVELS - 1)
        before = self._meaning.text()
        meaning = settle.level_line(results, practice, level, not_agreed=place == _NOT_AGREED)
        put(self._meaning, meaning)
        put(self._evidence_line, settle.evidence_line(level))
        if not self._aim_touched:
            self.aim.choose(settle.preset_aim(results, practice, level) - 1)
        aim = self.aim.chosen
        put(self._aim_line, settle.aim_line(level, None if aim is None else aim + 1))
        if meaning != before and place is not None:
            announce(self, meaning)
        self.changed.emit()


class ParkField(QWidget):
    """A line that is put off; ``parked`` carries it."""

    parked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        label = Text(theme, parking_label(), role="small", tone="muted")
        self.edit = LineEdit()
        label.setBuddy(self.edit)
        words = _("What is put off, in one line")
        self.edit.setAccessibleName(words)
        self.edit.setAccessibleDescription(parking_label())
        self.edit.setPlaceholderText(words)
        self.edit.returnPressed.connect(self._park)
        self.button = Button(theme, _("Park it"), self._park, kind="quiet")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.edit, stretch=1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addLayout(row)

    def _park(self) -> None:
        if self.edit.text().strip():
            self.parked.emit(self.edit.text())

    def parked_it(self) -> None:
        """It is recorded: the field is empty again."""
        self.edit.clear()


def _number(text: str) -> int:
    try:
        return read_whole(text, least=0, most=_MOST_HANDS)
    except BadInput:
        return 0
