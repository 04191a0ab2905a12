"""The nine points of the gate: what each says, what shows it, yes or no, and what the last round said."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.i18n import _
from sixelements.presentation.closer.gate import GateView, PointGroup, PointView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.field_note import FieldNote
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.level_choice import LevelChoice
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.text import Button, Text, line
from sixelements.ui.widgets.unstored import Unstored
from sixelements.wording import phrases

_NUMBER, _BEFORE, _ROW = 20, 76, 48
_KEYS = {Qt.Key.Key_Y: True, Qt.Key.Key_N: False}
_OPEN = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_WAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class GatePoints(QWidget):
    """``answered``: a point, and yes, no or None. ``noted``: a point and what shows it.

    ``why_wanted``: somebody asked why the verdict is as it is.
    """

    answered = Signal(int, object)
    noted = Signal(int, str)
    why_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: object = None
        self.rows: dict[int, PointRow] = {}
        self.here = 1
        """The current point."""
        self._heads: list[_Head] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_view(self, view: GateView) -> None:
        """Show the points; what is being typed stays."""
        layout = (view.request, tuple((g.title, tuple(p.number for p in g.points)) for g in view.groups))
        if layout != self._shown:
            self._shown = layout
            self._build(view)
        for head, group in zip(self._heads, view.groups, strict=True):
            head.show_group(group, today=_("Today"), before=view.round_before)
        for group in view.groups:
            for point in group.points:
                self.rows[point.number].show_view(point, locked=view.locked, before=bool(view.round_before))

    def _build(self, view: GateView) -> None:
        clear(self._column)
        self.rows, self._heads = {}, []
        for n, group in enumerate(view.groups):
            if n:
                self._column.addSpacing(14)
            head = _Head(self._theme, first=n == 0)
            self._heads.append(head)
            self._column.addWidget(head)
            for point in group.points:
                row = PointRow(self._theme, point.number)
                row.answered.connect(partial(self.answered.emit, point.number))
                row.noted.connect(partial(self.noted.emit, point.number))
                row.moved.connect(partial(self._move, point.number))
                row.came.connect(partial(self._came, point.number))
                row.why_wanted.connect(self.why_wanted)
                self.rows[point.number] = row
                self._column.addWidget(row)

    def _move(self, number: int, by: int) -> None:
        numbers = list(self.rows)
        at = numbers.index(number) + by
        if 0 <= at < len(numbers):
            self.rows[numbers[at]].focus_answer()

    def _came(self, number: int) -> None:
        self.here = number
        for n, row in self.rows.items():
            row.set_here(here=n == number)

    def flush(self) -> None:
        """Store now what was typed last."""
        for row in self.rows.values():
            row.unstored.flush()


class _Head(QWidget):
    """The heading of a group, how many of its points are met, and over the first what the columns are."""

    def __init__(self, theme: Theme, *, first: bool) -> None:
        super().__init__()
        self._first = first
        self._title = Text(theme, role="bodyStrong", wrap=False)
        self._count = Text(theme, role="small", tone="muted")
        self._today = Text(theme, role="caption", tone="muted", wrap=False)
        self._before = Text(theme, role="caption", tone="muted", wrap=False)
        self._before.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._before.setFixedWidth(theme.px(_BEFORE))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._count, stretch=1)
        row.addWidget(self._today)
        row.addWidget(self._before)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(line())
        theme.changed.connect(lambda: self._before.setFixedWidth(theme.px(_BEFORE)))

    def show_group(self, group: PointGroup, *, today: str, before: str) -> None:
        """Show a group; ``before`` is what the column of the last round is called."""
        self._title.setText(group.title)
        self._count.setText(group.count)
        self._today.setText(today if before else "")
        self._before.setText(before)
        for part in (self._today, self._before):
            part.setVisible(self._first and bool(before))


class PointRow(QWidget):
    """One point. ``moved``: to the next (1) or the one before (-1). ``came``: the focus is in it now."""

    answered = Signal(object)
    noted = Signal(str)
    moved = Signal(int)
    came = Signal()
    why_wanted = Signal()

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._theme, self._here, self._locked = theme, False, ""
        self._number = Text(theme, str(number), role="bodyStrong", tone="muted", wrap=False)
        self._text = Text(theme)
        self._note = Text(theme, role="small", tone="muted")
        self._offer = Text(theme, role="caption", tone="muted")
        self._waits = Text(theme, role="caption", tone="warn")
        self.add_note = Button(theme, _("Write a note"), self.edit_note, kind="link", hint=_("F2"))
        self.choice = LevelChoice(
            theme, _("Point {n}").format(n=number), ((_("Yes"), _("Yes")), (_("No"), _("No")))
        )
        self._before = Text(theme, tone="muted", wrap=False)
        self.note_edit = LineEdit()
        self.note_edit.setAccessibleName(_("What shows it, point {n}").format(n=number))
        self._refused = FieldNote(theme, self.note_edit, most=CHARACTERS[Writing.REMARK])
        self.unstored = Unstored(self.note_edit, lambda: self.noted.emit(self.note_edit.text()))
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        self.note_edit.textEdited.connect(self.unstored.begin)
        self.note_edit.editingFinished.connect(self._note_done)
        self.choice.changed.connect(lambda place: self.answered.emit(place == 0))
        for part in (*self.choice.segments, self.note_edit, self._note, self._text):
            part.installEventFilter(self)

    def _lay_out(self) -> None:
        theme = self._theme
        self._typing = QWidget()
        typing = QVBoxLayout(self._typing)
        typing.setContentsMargins(0, 2, 0, 2)
        typing.setSpacing(2)
        typing.addWidget(self.note_edit)
        typing.addWidget(self._refused)
        self._typing.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        for part in (self._note, self._typing, self._offer, self._waits):
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 5, 0, 5)
        row.setSpacing(8)
        row.addWidget(self._number)
        row.addLayout(words, stretch=1)
        row.addWidget(self.add_note)
        row.addWidget(self.choice)
        row.addWidget(self._before)
        self._before.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        px = self._theme.px
        self._number.setFixedWidth(px(_NUMBER))
        self._before.setFixedWidth(px(_BEFORE) - 8)
        self.setMinimumHeight(px(_ROW))

    # showing

    def show_view(self, view: PointView, *, locked: str, before: bool) -> None:
        """Show a point; ``before``: there is a last round to show beside it."""
        self._locked = locked
        self._text.setText(view.text)
        self.choice.choose(None if view.yes is None else 0 if view.yes else 1)
        for n, segment in enumerate(self.choice.segments):
            segment.setEnabled(not locked)
            segment.setAccessibleName(phrases.sentences(view.text, _("No") if n else _("Yes")))
            segment.setAccessibleDescription(view.spoken)
        self._before.setText(view.before)
        self._before.setVisible(before)
        self._show_note(view)
        waits = phrases.sentences(view.unstored, view.note.waiting.said if view.note.waiting else "")
        for part, text in ((self._offer, view.offer), (self._waits, waits)):
            part.setText(text)
            part.setVisible(bool(text))

    def _show_note(self, view: PointView) -> None:
        if self.unstored.waiting or self.note_edit.hasFocus():
            return
        field = view.note
        if self.note_edit.text() != field.text:
            self.note_edit.setText(field.text)
        self._refused.say(field.held.refusal if field.held else None)
        self._open_note(open_=bool(field.held))

    def _open_note(self, *, open_: bool) -> None:
        text = self.note_edit.text()
        self._typing.setVisible(open_)
        self._note.setText(text)
        self._note.setVisible(bool(text) and not open_)
        self.add_note.setVisible(not text and not open_ and not self._locked)

    def edit_note(self) -> None:
        """Open the note to be typed."""
        if self._locked:
            return
        self._open_note(open_=True)
        self.note_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note_done(self) -> None:
        self.unstored.flush()
        if not self._refused.problem:
            self._open_note(open_=False)

    def focus_answer(self) -> None:
        """Put the focus on yes or no."""
        self.choice.focus_chosen()

    def set_here(self, *, here: bool) -> None:
        """Whether it is the current point."""
        if here != self._here:
            self._here = here
            self.update()

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.FocusIn:
            self.came.emit()
        elif kind is QEvent.Type.MouseButtonPress and watched in (self._note, self._text):
            self.edit_note()
            return True
        elif isinstance(event, QKeyEvent) and kind is QEvent.Type.KeyPress:
            return self._note_key(event) if watched is self.note_edit else self._key(event)
        return super().eventFilter(watched, event)

    def _note_key(self, event: QKeyEvent) -> bool:
        """Enter and Esc lead back to the answer; Esc gives up what was not stored yet."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.unstored.drop()
            self.note_edit.setText(self._note.text())
        self.focus_answer()
        return True

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        letters = self._theme.choice.letters
        if key in _WAYS:
            self.moved.emit(_WAYS[key])
        elif key == Qt.Key.Key_F2:
            self.edit_note()
        elif letters and key == Qt.Key.Key_W:
            self.why_wanted.emit()
        elif not self._locked and letters and key in _KEYS:
            self.answered.emit(_KEYS[key])
        elif not self._locked and key in _OPEN:
            self.answered.emit(None)
        else:
            return False
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._here:
            painter.fillRect(self.rect(), self._theme.color("selected"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line"))
        painter.end()
