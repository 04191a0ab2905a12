"""What the room settles about the item at hand: a second vote, the level, why, evidence, and the aim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.application.results import RoundResults
from sixelements.domain.ids import PracticeId
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.domain.workshop import Jotting
from sixelements.i18n import _, pgettext
from sixelements.presentation.held import HeldText
from sixelements.presentation.pages.settle import ItemForm
from sixelements.presentation.room.closing import parking_label
from sixelements.presentation.room.runner import Runner
from sixelements.presentation.room.talk_desk import ItemDesk, SecondVote, second_vote
from sixelements.presentation.room.typed_hands import TypedHands, read_hands
from sixelements.ui.room.desk import put
from sixelements.ui.room.stray_words import StrayWords
from sixelements.ui.room.typed_level import TypedLevel
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.field_note import FieldNote
from sixelements.ui.widgets.focus_beside import focus_beside
from sixelements.ui.widgets.level_choice import LevelChoice
from sixelements.ui.widgets.line_edit import CountEdit, LineEdit
from sixelements.ui.widgets.settle_fields import NOT_AGREED, SettleFields
from sixelements.ui.widgets.text import Button, Text
from sixelements.ui.widgets.text_box import TextBox
from sixelements.ui.widgets.unstored import Unstored, mark
from sixelements.wording import phrases

_LEVELS = 5


@dataclass(frozen=True, slots=True)
class _Unrecorded:
    """What was filled in of an item and left, and over which record."""

    over: ItemForm
    form: ItemForm
    aim_touched: bool


class RecordPanel(QWidget):
    """What is filled in is recorded as soon as a level is chosen and the answers are shown; what can't be yet
    is jotted down at its item, and waits there.

    ``changed``: something was filled in. ``filled`` carries what is to be recorded, while the room stays,
    and ``jotted`` an item with what is kept of it until then. ``counted`` carries an item, a level, and the
    hands of its second vote as they were typed. ``parked`` carries a line that is put off, ``said`` what is
    to be said.
    """

    changed, record_wanted, parked, made = Signal(), Signal(), Signal(str), Signal()
    filled, jotted = Signal(object), Signal(object, object)
    counted = Signal(object, int, str)
    said = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.held: Callable[[PracticeId, int], HeldText | None] = lambda _practice, _level: None
        """What is typed at a level of an item's second vote and can't be stored; whoever shows it knows."""
        self._practice: PracticeId | None = None
        self._loaded: ItemForm | None = None
        self._runner: Runner | None = None
        self._can_record = False
        self._offered: ItemForm | None = None
        self._jotting = Jotting()
        self._left: dict[PracticeId, _Unrecorded] = {}
        self._fields: SettleFields | None = None
        self.letters: StrayWords | None = None
        """Knows words that are typed beside all fields; whoever shows it has them."""
        self.typed_level: TypedLevel | None = None
        self._waits: tuple[Unstored, ...] = ()
        self._said: SecondVote | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._why_not = Text(theme, role="small", tone="muted")
        self._why_not.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        policy = self._why_not.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._why_not.setSizePolicy(policy)
        self.hands: list[LineEdit] = []
        self._hands_line = Text(theme, role="small", tone="muted")
        self._hands_line.keep_lines(2)
        self.note = NoteField(theme)
        self.park = ParkField(theme)
        self.park.parked.connect(self.parked)
        self._keys()

    def _keys(self) -> None:
        for n in range(1, _LEVELS + 1):
            self._key(f"Alt+{n}", n - 1)
        self._key("Alt+0", NOT_AGREED)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(self.record_wanted)

    def _key(self, keys: str, place: int) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setAutoRepeat(False)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(lambda: self._choose(place))

    def _choose(self, place: int) -> None:
        if self._practice is not None and self._fields is not None:
            self._fields.choose_level(place)

    @property
    def fields(self) -> SettleFields:
        """The fields, once the first item was shown: the words of the levels belong to the assessment."""
        assert self._fields is not None  # noqa: S101 - nobody asks before
        return self._fields

    @property
    def level(self) -> LevelChoice:
        """The agreed level."""
        return self.fields.level

    @property
    def why(self) -> TextBox:
        """Why, in one line."""
        return self.fields.why

    @property
    def evidence(self) -> TextBox:
        """What shows it."""
        return self.fields.evidence

    def _build(self, item: ItemDesk) -> SettleFields:
        theme, add = self._theme, self._column.addWidget
        fields = SettleFields(theme, item.words)
        if self.letters is not None:
            self.typed_level = TypedLevel(self.letters, fields, lambda: self._at_level)
        fields.changed.connect(self.changed)
        fields.chose.connect(self._offer)
        waits = []
        for box in (fields.why, fields.evidence):
            unstored = Unstored(box, self._offer, keeps_undo=True)
            box.textChanged.connect(unstored.begin)
            waits.append(unstored)
        unstored = Unstored(self.note.box, self._jot, keeps_undo=True)
        self.note.box.textChanged.connect(unstored.begin)
        waits.append(unstored)
        self._waits = tuple(waits)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Text(theme, pgettext("workshop", "Record"), role="heading"))
        head.addWidget(self._why_not, stretch=1)
        self._column.addLayout(head)
        add(Text(theme, _("Second vote (type the hands)"), role="small", tone="muted"))
        self._column.addLayout(self._hands_grid(item.words))
        add(self._hands_line)
        add(fields)
        self._column.addSpacing(6)
        add(self.park)
        self._column.addStretch(1)
        return fields

    def _hands_grid(self, words: Sequence[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for n, word in enumerate(words, start=1):
            field = CountEdit()
            field.setAccessibleName(_("Hands at level {n}, {word}").format(n=n, word=word))
            field.setAlignment(Qt.AlignmentFlag.AlignCenter)
            field.setMinimumWidth(28)
            unstored = Unstored(field, partial(self._count, n))
            field.textEdited.connect(unstored.begin)
            field.textEdited.connect(self._say_hands)
            field.editingFinished.connect(unstored.flush)
            self._waits = (*self._waits, unstored)
            field.returnPressed.connect(lambda place=n: self._after_hands(place))
            label = Text(self._theme, str(n), role="small", tone="muted", wrap=False)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(label, 0, n - 1)
            grid.addWidget(field, 1, n - 1)
            self.hands.append(field)
        return grid

    def _count(self, level: int) -> None:
        if self._practice is not None:
            self.counted.emit(self._practice, level, self.hands[level - 1].text())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click into the gap beside a field is meant for it."""
        if not focus_beside(event, (*self.hands, self.park.edit)):
            super().mousePressEvent(event)

    def _after_hands(self, place: int) -> None:
        """Enter goes to the next level, and from the last to the agreed one."""
        if place < len(self.hands):
            self.hands[place].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.level.focus_chosen()

    @property
    def holds_focus(self) -> bool:
        """Whether something about the item has the keys."""
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and (self.isAncestorOf(focused) or self.note.isAncestorOf(focused))

    def begin_level(self) -> None:
        """The keys go to the agreed level, as the answers are shown; not out of a field about the item."""
        if self._fields is not None and self.isVisible() and not self.holds_focus:
            self.level.focus_chosen()

    @property
    def _at_level(self) -> bool:
        """Whether the agreed level has the keys."""
        return self._fields is not None and self.window().focusWidget() in self.level.segments

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses no level where none is chosen: it may be one press too many at the step before."""
        if event.text() == "," and self.typed_level is not None and self.typed_level.point():
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at_level and not self.chosen:
            event.accept()
            words = _("Enter chooses no level. Type its digit, or use the arrow keys.")
            put(self.fields.meaning, words)
            self.said.emit(words)
        else:
            super().keyPressEvent(event)

    def begin_vote(self) -> None:
        """The keys go to the second vote."""
        if self.hands and self.isVisible():
            self.hands[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- what was filled in

    def typed_hands(self) -> tuple[int, ...]:
        """The second vote as it is typed; what is no number counts as none."""
        return self._read_hands().counts

    def _read_hands(self) -> TypedHands:
        return read_hands([field.text() for field in self.hands])

    @property
    def refused(self) -> str:
        """Why the second vote can't stay as it is typed; empty if it can."""
        found = self._found_hands()
        return found.line if found and found.wrong else ""

    def _found_hands(self) -> SecondVote | None:
        if self._runner is None or not self.hands:
            return None
        typed = self._read_hands()
        return second_vote(typed.counts, people=self._runner.workshop.people, unread=typed.unread)

    def form(self) -> ItemForm:
        """What was filled in."""
        return self.fields.form()

    @property
    def chosen(self) -> bool:
        """Whether there is something to record."""
        return self._fields is not None and self._fields.chosen

    @property
    def settles(self) -> bool:
        """Whether the item can be recorded: something was chosen, or the second vote stays apart."""
        return self.chosen or (self._said is not None and self._said.apart)

    @property
    def unrecorded(self) -> PracticeId | None:
        """The item at hand, if something was filled in of it that is not recorded."""
        if self._fields is None or self._loaded is None or self._practice is None:
            return None
        voted = any(field.text() for field in self.hands) and not self._fields.chosen
        return self._practice if voted or self._differs else None

    @property
    def _differs(self) -> bool:
        return self._fields is not None and self._loaded not in (None, _as_kept(self._fields.form()))

    def flush(self) -> None:
        """Let what was typed last be recorded now, as far as it can be."""
        for unstored in self._waits:
            unstored.flush()

    def _offer(self) -> None:
        """Record what is filled in, if it is valid and changed; what can't be recorded yet is jotted down.

        Something once refused is not tried again.
        """
        form = self.form()
        if not (self._can_record and self.chosen):
            self._jot()
        elif self._differs and form != self._offered:
            self._offered = form
            self.filled.emit(form)

    def _jot(self) -> None:
        """Have kept what was written down and is no part of a record; not what is longer than fits."""
        fields, run = self._fields, self._runner
        if self._practice is None or fields is None or run is None or fields.too_long or self.note.too_long:
            return
        hands = run.jotting(self._practice).hands
        jotting = Jotting(hands=hands, note=self.note.box.text().strip())
        if self._differs and not (self._can_record and self.chosen):
            form = _as_kept(self.form())
            jotting = replace(
                jotting,
                level=form.level,
                not_agreed=form.not_agreed,
                why=form.why,
                evidence=form.evidence,
                aim=form.aim if fields.aim_touched else None,
            )
        if jotting != self._jotting:
            self._jotting = jotting
            self.jotted.emit(self._practice, jotting)

    # --- showing

    def show_item(self, runner: Runner, item: ItemDesk) -> None:
        """Show the record of an item; what is filled in stays while it is the same one."""
        if runner is not self._runner:  # what was filled in of a rehearsal is no part of a workshop
            self._practice, self._loaded = None, None
            self._left.clear()
        self._jotting = item.jotting
        self._runner, self._can_record = runner, item.can_record
        if self._fields is None:
            self._fields = self._build(item)
            self.made.emit()
        self._why_not.setVisible(bool(item.why_not))
        if item.why_not:  # hidden it keeps its place, or all below would move under the pointer
            self._why_not.setText(item.why_not)
        results = runner.material.results
        if results is None:
            return
        if item.practice == self._practice and item.form == _as_kept(self.form()):
            self._loaded = item.form
            self.fields.note(results, item.form)
        elif item.practice != self._practice or item.form != self._loaded:
            self._load(results, item)
        self._show_hands(item)
        self.fields.show_facts(item.offered)
        if self._can_record and self._differs:  # chosen before the answers were shown
            QTimer.singleShot(0, self, self._offer)

    def _load(self, results: RoundResults, item: ItemDesk) -> None:
        another = item.practice != self._practice
        if another:
            self._leave()
        left = self._left.pop(item.practice, _left_in(item)) if another else None
        if left is not None and left.over != item.form:
            left = None  # it was recorded since
        self._practice, self._loaded, self._offered = item.practice, item.form, None
        if another:
            self.note.show_text(item.jotting.note)
        self.fields.show_form(
            results,
            item.practice,
            left.form if left else item.form,
            over=item.form,
            aim_touched=left is not None and left.aim_touched,
        )
        for unstored in self._waits:
            unstored.drop()

    def _leave(self) -> None:
        """Keep what was filled in of the item that is left."""
        if self.unrecorded is not None and self._practice is not None and self._loaded is not None:
            left = _Unrecorded(self._loaded, self.form(), self.fields.aim_touched)
            self._left[self._practice] = left

    def _show_hands(self, item: ItemDesk) -> None:
        """The second vote as it is kept, or as it was typed; not while somebody is typing."""
        for level, (field, kept) in enumerate(zip(self.hands, item.jotting.hands, strict=True), start=1):
            held, unstored = self.held(item.practice, level), Unstored.of(field)
            text = held.text if held else _typed(kept)
            typed = read_hands([field.text()])
            as_typed = not (held or typed.unread) and typed.given == (kept,)
            if field.text() != text and not as_typed and not (unstored and unstored.waiting):
                field.setText(text)
        self._say_hands()

    def _say_hands(self) -> None:
        found = self._found_hands()
        if found is None:
            return
        unread = self._read_hands().unread
        for level, field in enumerate(self.hands, start=1):
            mark(field, "true" if level in unread else "false")
        if (self._hands_line.text(), self._said) == (found.line, found):
            return
        self._said = found
        put(self._hands_line, found.line)
        self._hands_line.set_tone("warn" if found.wrong or found.apart else "muted")
        self.changed.emit()


def _as_kept(form: ItemForm) -> ItemForm:
    """A form as a record keeps it."""
    return replace(form, why=form.why.strip(), evidence=form.evidence.strip())


def _typed(hands: int | None) -> str:
    return "" if hands is None else str(hands)


def _left_in(item: ItemDesk) -> _Unrecorded | None:
    """What was filled in of an item that nothing is settled about, as it was jotted down."""
    jotting = item.jotting
    form = ItemForm(
        level=jotting.level,
        not_agreed=jotting.not_agreed,
        why=jotting.why,
        evidence=jotting.evidence,
        aim=jotting.aim or item.form.aim,
    )
    settled = item.form.level is not None or item.form.not_agreed
    if settled or form == item.form:
        return None
    return _Unrecorded(item.form, form, aim_touched=jotting.aim is not None)


class NoteField(QWidget):
    """A line of the presenter's own about the item; the room never sees it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        words = _("Your own note")
        label = Text(theme, words, role="small", tone="muted", wrap=False)
        self.box = TextBox(one_line=True)
        self.box.setAccessibleName(words)
        self.box.setAccessibleDescription(_("Only you see it. It goes when the workshop ends."))
        self.box.setPlaceholderText(_("Only you see it"))
        label.setBuddy(self.box)
        self._problem = FieldNote(theme, self.box, most=CHARACTERS[Writing.REMARK])
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.box, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._problem)

    @property
    def too_long(self) -> bool:
        """Whether it holds more than fits."""
        return bool(self._problem.problem_of_length)

    def show_text(self, text: str) -> None:
        """Show the note of another item."""
        if self.box.text() != text:
            self.box.setText(text)


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
        self._said = Text(theme, role="small", tone="success")
        self._said.hide()
        column.addWidget(self._said)
        self.edit.textEdited.connect(self._said.hide)

    def _park(self) -> None:
        if self.edit.text().strip():
            self.parked.emit(self.edit.text())

    def parked_it(self, line: str) -> None:
        """It is recorded: the field is empty again, and says so."""
        self.edit.clear()
        said = phrases.labeled(_("Parked"), line)
        put(self._said, said)
        announce(self.edit, said)
