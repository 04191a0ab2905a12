"""The desk of the ballot: what the room sees, seconds, now and next, and what to say (picture 21)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sixelements.domain.script import ScriptBlock
from sixelements.i18n import _
from sixelements.presentation.room.ballot_desk import ElementLine, Upcoming, ballot_desk
from sixelements.presentation.room.hands_desk import HandsPresenter
from sixelements.presentation.room.keys import key_rows
from sixelements.presentation.room.runner import Runner
from sixelements.ui.room.desk import Desk, ElementSign, TimeLeft, ToSay, TwoColumns, put
from sixelements.ui.room.hands_panel import HandsPanel
from sixelements.ui.room.room_picture import RoomPicture
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.key_hints import KeyHints
from sixelements.ui.widgets.text import Text, line


class BallotPanel(Desk):
    """Nothing is counted here, unless hands are raised; the screen alone moves.

    ``gone_on``: the hands of a practice are typed in, so the next one may come.
    """

    gone_on = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.picture = RoomPicture(theme)
        self._page = Text(theme, tabular=True)
        self._longer = Text(theme, role="small", tone="muted")
        self._longer.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._warning = Text(theme, tone="warn", weight=600)
        self._time, self._say, self._asks = TimeLeft(theme), ToSay(theme), ToSay(theme, _("If someone asks"))
        self._elements = _ElementLines(theme)
        self._shown = Text(theme, role="small", tone="muted")
        self.hands = HandsPanel(theme)
        self.hands.hide()
        self.hands.ended.connect(self.gone_on)
        self.hands.made.connect(self.made)
        self.hands.typed.connect(lambda: self.stepped.emit(lambda _run: None))
        self._count = QCheckBox(_("Count raised hands, without sheets"))
        self._count.clicked.connect(lambda on: self.stepped.emit(lambda run: run.count_hands(hands=on)))
        self._counter: HandsPresenter | None = None
        self._now, self._next = UpcomingRow(theme, _("Now")), UpcomingRow(theme, _("Next"))
        self._build()

    def _build(self) -> None:
        theme = self.theme
        columns = TwoColumns(theme)
        under = QHBoxLayout()
        under.addWidget(self._page, stretch=1)
        under.addWidget(self._longer, stretch=1)
        columns.left.addWidget(self._warning)
        columns.left.addWidget(self.hands)
        columns.left.addWidget(self.picture)
        columns.left.addLayout(under)
        for row in (self._now, self._next):
            columns.left.addWidget(line())
            columns.left.addWidget(row)
        columns.left.addStretch(1)
        self._before_asks = line()
        beside = (self._time, self._elements, self._shown, line(), self._say)
        right = (*beside, self._before_asks, self._asks, line())
        for part in right:
            columns.right.addWidget(part)
        columns.right.addWidget(Text(theme, _("Clicker and keys"), role="heading"))
        columns.right.addLayout(self._keys())
        columns.right.addWidget(self._count)
        columns.right.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(columns)

    def _keys(self) -> QGridLayout:
        """Two keys in a row."""
        grid = QGridLayout()
        grid.setSpacing(6)
        for n, row in enumerate(key_rows(ScriptBlock.BALLOT)):
            hints = KeyHints(self.theme)
            caps = "".join(f"[{key}]" for key in row.keys)
            hints.show_hints(f"{caps} {row.words}")
            grid.addWidget(hints, n, 0)
        return grid

    def count_with(self, counter: HandsPresenter | None) -> None:
        """Who counts hands in this round; None if none are counted."""
        self._counter = counter

    @property
    def refused(self) -> str:
        return self.hands.refused if not self.hands.isHidden() else ""

    def home(self) -> QWidget | None:
        return self.hands.first if not self.hands.isHidden() else None

    def _show_hands(self, runner: Runner) -> None:
        at, counter = runner.workshop, self._counter
        self._count.setVisible(counter is not None)
        self._count.setChecked(at.by_hands)
        counts = counter is not None and at.by_hands and at.practice is not None
        self.hands.setVisible(counts)
        for part in (self._before_asks, self._asks):
            part.setVisible(not at.by_hands)
        if counter and at.practice and counts:
            self.hands.show_practice(counter, at.practice)

    def show_run(self, runner: Runner) -> None:
        desk = ballot_desk(runner)
        self._show_hands(runner)
        put(self._page, desk.page)
        put(self._longer, desk.longer)
        put(self._warning, desk.warning)
        self._time.show_time(
            name=_("Left in the ballot"),
            left=desk.left,
            beside=desk.to_come,
            done=desk.done,
            late=desk.late,
            ends=desk.ends,
        )
        self._elements.show_lines(desk.elements)
        put(self._shown, desk.shown)
        self._say.show_words(desk.say, *desk.say_notes)
        if not runner.workshop.by_hands:
            self._asks.show_words(desk.asks, desk.asks_note)
        self._now.show_page(desk.now, statement=False)
        self._next.show_page(desk.then, statement=True)


class UpcomingRow(QWidget):
    """A page of the ballot: its element, its name, what is special, and its statement."""

    def __init__(self, theme: Theme, when: str) -> None:
        super().__init__()
        self._when = Text(theme, when, tone="muted", wrap=False)
        self._when.setFixedWidth(theme.px(44))
        theme.changed.connect(lambda: self._when.setFixedWidth(theme.px(44)))
        self._mark = ElementSign(theme)
        self._name = Text(theme, weight=600)
        self._note = Text(theme, tone="muted")
        self._statement = Text(theme)
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (self._name, self._note, self._statement):
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._when, alignment=top)
        row.addWidget(self._mark, alignment=top)
        row.addLayout(words, stretch=1)

    def show_page(self, page: Upcoming | None, *, statement: bool) -> None:
        """Show a page, or that there is none."""
        self.setVisible(page is not None)
        if page is None:
            return
        self._mark.show_element(page.element)
        put(self._name, page.name)
        put(self._note, page.note)
        put(self._statement, page.statement if statement else "")


class _ElementLines(QWidget):
    """A line for each element, dark as far as it was shown; "12 of 37 shown" says it in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: tuple[ElementLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(6)

    def show_lines(self, lines: tuple[ElementLine, ...]) -> None:
        if lines != self._lines:
            self._lines = lines
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._lines:
            return
        painter, gap = QPainter(self), 3
        wide = (self.width() - gap * (len(self._lines) - 1)) / len(self._lines)
        for n, one in enumerate(self._lines):
            left = round(n * (wide + gap))
            painter.fillRect(left, 0, round(wide), 6, self._theme.color("line"))
            painter.fillRect(left, 0, round(wide * one.share), 6, self._theme.color("ink"))
        painter.end()
