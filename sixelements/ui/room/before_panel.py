"""Before the room comes: screens, a check-list, and the script with its minutes (picture 19)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.application.workshops import LEAST_MINUTES
from sixelements.domain.limits import MOST_PEOPLE
from sixelements.domain.workshop import MOST_MINUTES, Workshop
from sixelements.i18n import _
from sixelements.presentation.held import HeldText
from sixelements.presentation.room.before import BeforeView, Check, CheckMark, CheckRow
from sixelements.presentation.room.projector import seat_slide
from sixelements.presentation.room.room_presenter import Prepared
from sixelements.ui.room.desk import ACROSS, DOWN, Narrows, put
from sixelements.ui.room.number_beside import NumberBeside
from sixelements.ui.room.room_picture import RoomPicture
from sixelements.ui.room.screens import Monitor
from sixelements.ui.room.script_bar import ScriptBar
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.field_note import FieldNote
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.text import Button, Text, line, upright_line
from sixelements.ui.widgets.unstored import Unstored
from sixelements.wording import phrases

_ROOM_FOR_TWO = 760
_SMALL, _SMALLER = 340, 230
_LOW = 660
"""Below this height of what is seen of the page the picture is smaller, so that the script is seen whole."""
_TIME = 76


class BeforePanel(Narrows):
    """``ticked`` carries a row and whether it is ticked, ``wanted`` a row whose button was pressed.

    ``typed`` carries a `Prepared` and the text that was typed there, also where it can't be taken in.
    ``screen_wanted`` carries the key of the screen that the room is to see; empty: the two change places.
    """

    ticked, wanted = Signal(object, bool), Signal(object)
    one_screen_wanted = Signal(bool)
    screen_wanted, projector_wanted = Signal(str), Signal()
    hands_chosen, typed = Signal(bool), Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.picture = RoomPicture(theme, widest=_SMALL)
        self._sign = Icon(theme, "check", side=20)
        self._monitors, self._found = Text(theme, role="small", tone="muted"), Text(theme)
        self.change_over = Button(theme, _("Change over"), lambda: self.screen_wanted.emit(""))
        self.screens = ChoiceBox()
        self.screens.setAccessibleName(_("The screen that the room sees"))
        self.screens.activated.connect(lambda n: self.screen_wanted.emit(self.screens.itemData(n)))
        self.projector = Button(theme, "", self.projector_wanted.emit)
        self.one_screen = QCheckBox(_("Use one screen"))
        self._one_screen_note = Text(theme, role="small", tone="muted")
        self.rows: dict[Check, CheckLine] = {}
        self._list = QWidget()  # of its own, so that who reads in order meets the rows where they stand
        self._checks = QVBoxLayout(self._list)
        self._checks.setContentsMargins(0, 0, 0, 0)
        self._checks.setSpacing(0)
        self.minutes = NumberBeside(
            theme,
            _("minutes you have"),
            least=LEAST_MINUTES,
            most=MOST_MINUTES,
            take=lambda n: self.typed.emit(Prepared.MINUTES, str(n)),
            held=lambda text: self.typed.emit(Prepared.MINUTES, text),
        )
        self.people = NumberBeside(
            theme,
            _("people in the room"),
            least=0,
            most=MOST_PEOPLE,
            take=lambda n: self.typed.emit(Prepared.PEOPLE, str(n)),
            held=lambda text: self.typed.emit(Prepared.PEOPLE, text),
        )
        self.begins = LineEdit()
        self.begins.setAccessibleName(_("Start time"))
        self._unstored = Unstored(self.begins, self._choose_start, rests=False)
        self._start_held = False
        self.begins.textEdited.connect(self._unstored.begin)
        self.begins.editingFinished.connect(self._unstored.flush)
        self.begins_note = FieldNote(theme, self.begins)
        self._begins_shown = ""
        self.script = ScriptBar(theme, slim=False)
        self._ends, self._line = Text(theme, tone="muted"), Text(theme)
        self._note, self._too_long = Text(theme, role="small", tone="muted"), Text(theme, tone="warn")
        self.by_hands = QCheckBox()
        self.by_hands.clicked.connect(self.hands_chosen)
        self.one_screen.clicked.connect(self.one_screen_wanted)
        self.script.chosen.connect(lambda _block: self._show_line())
        self._build()

    def _build(self) -> None:
        self._between = upright_line()
        self._columns = QBoxLayout(ACROSS)
        self._columns.setSpacing(24)
        self._columns.addLayout(self._screens_column(), stretch=5)
        self._columns.addWidget(self._between)
        self._columns.addLayout(self._check_column(), stretch=6)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._columns)
        column.addWidget(line())
        column.addLayout(self._script_head())
        for note in (self.begins_note, self.people.box.note, self.minutes.box.note):
            column.addWidget(note)
        column.addWidget(self.script)
        for words in (self._line, self.by_hands, self._note, self._too_long):
            column.addWidget(words)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside)

    def _screens_column(self) -> QVBoxLayout:
        theme = self.theme
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.change_over, self.projector):
            buttons.addWidget(button)
        buttons.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(10)
        found = QHBoxLayout()
        found.setSpacing(10)
        found.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        found.addWidget(self._found, stretch=1)
        left.addWidget(Text(theme, _("Screens"), role="heading"))
        left.addWidget(self.picture)
        left.addWidget(self._monitors)
        left.addLayout(found)
        left.addWidget(self.screens)
        left.addLayout(buttons)
        left.addWidget(self.one_screen)
        left.addWidget(self._one_screen_note)
        left.addStretch(1)
        return left

    def _check_column(self) -> QVBoxLayout:
        theme, head = self.theme, QHBoxLayout()
        head.addWidget(Text(theme, _("Check"), role="heading", wrap=False))
        note = Text(theme, _("Ticks without a box are set by the app"), role="small", tone="muted")
        note.setAlignment(Qt.AlignmentFlag.AlignRight)
        head.addWidget(note, stretch=1)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addLayout(head)
        right.addWidget(self._list)
        right.addStretch(1)
        return right

    def _script_head(self) -> QBoxLayout:
        row = self._script_row = QBoxLayout(ACROSS)
        row.setSpacing(16)
        row.addWidget(Text(self.theme, _("The script"), role="heading", wrap=False))
        row.addStretch(1)
        starts = Text(self.theme, _("Start time"))
        starts.setBuddy(self.begins)
        self.begins.setFixedWidth(self.theme.px(_TIME))
        self.theme.changed.connect(lambda: self.begins.setFixedWidth(self.theme.px(_TIME)))
        row.addWidget(starts)
        row.addWidget(self.begins)
        row.addWidget(self._ends)
        row.addWidget(self.people)
        row.addWidget(self.minutes)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self.theme.px(_ROOM_FOR_TWO)
        self._columns.setDirection(ACROSS if wide else DOWN)
        self._between.setVisible(wide)
        self._script_row.setDirection(ACROSS if wide else DOWN)

    def fit_into(self, height: int) -> None:
        """So high is what is seen of the page."""
        self.picture.be_at_most(_SMALLER if height < self.theme.px(_LOW) else _SMALL)

    def show_view(
        self,
        view: BeforeView,
        *,
        monitors: Sequence[Monitor],
        showing: bool,
        at: Workshop,
        held: Callable[[Prepared], HeldText | None],
    ) -> None:
        """Show the page. ``showing``: the projector shows the test picture; ``held``: what is unread."""
        self.picture.show_slide(seat_slide(), _("The room sees this") if showing else _("The test picture"))
        one_screen = self.one_screen.isChecked()
        put(self._monitors, monitor_words(monitors, mirrored=view.mirrored, one_screen=one_screen))
        put(self._found, view.screens)
        fine = all(row.mark is CheckMark.DONE for row in view.rows if row.check is Check.SCREENS)
        self._sign.show_icon("check" if fine else "warning", tone="success" if fine else "warn")
        self._show_screens(monitors)
        self.projector.setText(_("Hide the test picture") if showing else _("Show the test picture"))
        self.projector.setVisible(len(monitors) > 1)
        put(self._one_screen_note, view.one_screen)
        self._show_rows(view.rows)
        self.minutes.box.show_number(at.promised, held(Prepared.MINUTES))
        self.people.box.show_number(at.people, held(Prepared.PEOPLE))
        self.by_hands.setText(view.by_hands)
        self.by_hands.setVisible(bool(view.by_hands))
        self.by_hands.setChecked(at.by_hands)
        self.script.show_script(view.script)
        self._show_start(view.script.begins, held(Prepared.START))
        put(self._ends, view.script.ends)
        put(self._note, view.script.note)
        put(self._too_long, view.script.too_long)
        self._show_line()

    def _show_screens(self, monitors: Sequence[Monitor]) -> None:
        """With more than two, a list of them; the one that the room sees is chosen."""
        box = self.screens
        pair = 2
        self.change_over.setVisible(len(monitors) == pair)
        box.setVisible(len(monitors) > pair)
        lines = monitor_words(monitors).splitlines()
        if [box.itemData(n) for n in range(box.count())] != [one.key for one in monitors]:
            box.clear()
            for one, words in zip(monitors, lines, strict=True):
                box.addItem(words, one.key)
        for n, words in enumerate(lines):
            box.setItemText(n, words)
        box.setCurrentIndex(next((n for n, one in enumerate(monitors) if one.room), -1))

    def _show_start(self, begins: str, held: HeldText | None) -> None:
        """Not over what is being typed; what could not be read stays until it is put right, or taken back."""
        if self._unstored.waiting:
            return
        self._start_held = held is not None
        if held:
            if not self.begins.hasFocus():
                self.begins.setText(held.text)
            self.begins_note.say(held.refusal)
            return
        if self.begins_note.problem:
            self._begins_shown = ""
            self.begins_note.say(None)
        if begins != self._begins_shown or not self.begins.hasFocus():
            self._begins_shown = begins
            self.begins.setText(begins)

    def _choose_start(self) -> None:
        text = self.begins.text()
        if text == self._begins_shown and not self._start_held:
            return  # what is held is given up by typing what stood there before
        self.typed.emit(Prepared.START, text)

    def _show_line(self) -> None:
        block = self.script.block
        put(self._line, phrases.labeled(block.name, block.line) if block else "")

    def _show_rows(self, rows: Sequence[CheckRow]) -> None:
        """Of the screens the left column says it."""
        rows = [row for row in rows if row.check is not Check.SCREENS]
        for row in rows:
            if row.check not in self.rows:
                made = self.rows[row.check] = CheckLine(self.theme, row, self._tick, self._press)
                self._checks.addWidget(made)
            self.rows[row.check].show_row(row)
        there = {row.check for row in rows}
        for check, made in self.rows.items():
            made.setVisible(check in there)

    def _tick(self, check: Check, on: bool) -> None:  # noqa: FBT001 - Qt's own
        self.ticked.emit(check, on)

    def _press(self, check: Check) -> None:
        self.wanted.emit(check)


def monitor_words(monitors: Sequence[Monitor], *, mirrored: bool = False, one_screen: bool = False) -> str:
    """A line for each screen: its place, name, pixels, and who sees it.

    ``mirrored``: the room sees each. ``one_screen``: it sees the presenter's, and others are not used.
    """
    lines = []
    for n, one in enumerate(monitors, start=1):
        text = _("{n} {name}, {width} × {height}. Only you see it.")
        if one_screen and not (mirrored or one.home):
            text = _("{n} {name}, {width} × {height}. Not used.")
        elif mirrored or one_screen:
            text = _("{n} {name}, {width} × {height}. Whoever looks at it sees all of it.")
        elif one.room:
            text = _("{n} {name}, {width} × {height}. The room sees it.")
        lines.append(text.format(n=n, name=one.name or _("Screen"), width=one.width, height=one.height))
    return "\n".join(lines)


class CheckLine(QWidget):
    """A row of the check-list: a tick of the app's own, or a box to tick."""

    def __init__(
        self,
        theme: Theme,
        row: CheckRow,
        tick: Callable[[Check, bool], object],
        press: Callable[[Check], object],
    ) -> None:
        super().__init__()
        check = row.check
        self._theme = theme
        self.box = QCheckBox()
        self.box.clicked.connect(lambda on: tick(check, on))
        self._sign = Icon(theme, "check", side=20)
        self._title, self._text = Text(theme, weight=600), Text(theme, role="small", tone="muted")
        self.button = Button(theme, "", lambda: press(check))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._text)
        inner = QHBoxLayout()
        inner.setContentsMargins(0, 4, 0, 4)
        inner.setSpacing(12)
        inner.addWidget(self._sign)
        inner.addWidget(self.box)
        inner.addLayout(words, stretch=1)
        inner.addWidget(self.button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(inner)
        whole.addWidget(line())

    def show_row(self, row: CheckRow) -> None:
        """Show how it stands."""
        own = row.mark in (CheckMark.BOX, CheckMark.TICKED)
        amber = row.mark is CheckMark.AMBER
        self.box.setVisible(own)
        self._sign.setVisible(not own)
        self._sign.show_icon("warning" if amber else "check", tone="warn" if amber else "success")
        self.box.setChecked(row.mark is CheckMark.TICKED)
        self.box.setAccessibleName(row.title)
        self.box.setAccessibleDescription(row.text)
        put(self._title, row.title)
        self._title.set_tone("warn" if amber else "")
        put(self._text, row.text)
        self._title.setAccessibleName("" if own else row.spoken)  # a box says itself whether it is ticked
        self.button.setText(row.button)
        self.button.setAccessibleName(row.button)
        self.button.setVisible(bool(row.button))
