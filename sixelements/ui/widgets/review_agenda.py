"""The agenda of a review: the clock, which actions are asked about and why, and the ways to stop."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sixelements.charts import marks
from sixelements.i18n import _
from sixelements.presentation.board.review import ReviewView
from sixelements.presentation.board.review_agenda import ReviewRow, TimerView
from sixelements.ui.icons import paint_icon
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.layouts import FlowLayout, clear, scrolling
from sixelements.ui.widgets.lines import Lines
from sixelements.ui.widgets.scene_view import paint_scene
from sixelements.ui.widgets.text import Button, Text, filled, line
from sixelements.wording import phrases

_MARK, _LEFT, _GAP, _PAD, _WIDE = 22, 16, 12, 5, 240
_BAR = 8
_NUMBER_SIZE = "page"


class ReviewRowButton(QAbstractButton):
    """An action of the agenda: its element's shape, or a tick once it is recorded; title and a line."""

    stepped = Signal(int)

    def __init__(self, theme: Theme, row: ReviewRow) -> None:
        super().__init__()
        self._theme, self.row = theme, row
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_row(row)
        theme.changed.connect(self.updateGeometry)

    def show_row(self, row: ReviewRow) -> None:
        """Show how it stands now."""
        self.row = row
        self.setChecked(row.current)
        self.setAccessibleName(phrases.read_aloud(row.title, row.line))
        self.updateGeometry()
        self.update()

    def _words(self, width: int) -> tuple[Lines, Lines]:
        theme = self._theme
        room = width - theme.px(_LEFT + _MARK + _GAP + 8)
        title = theme.font("body", weight=600 if self.row.current else 400)
        return (
            Lines(self.row.title, title, width=room, line=theme.line("body")),
            Lines(self.row.line, theme.font("caption"), width=room, line=theme.line("caption")),
        )

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(round(part.height) for part in self._words(width)) + 2 * self._theme.px(_PAD)

    def sizeHint(self) -> QSize:
        width = self._theme.px(_WIDE)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(48))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers():
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        px = theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.row.current or self.underMouse():
            painter.fillRect(self.rect(), theme.color("selected" if self.row.current else "hover"))
        if self.row.current:
            painter.fillRect(0, 0, px(3), self.height(), theme.color("accent"))
        title, below = self._words(self.width())
        self._paint_mark(painter, QRectF(px(_LEFT), px(_PAD) + px(2), px(_MARK), px(_MARK)))
        left = px(_LEFT + _MARK + _GAP)
        painter.setPen(theme.color("ink"))
        title.paint(painter, left, px(_PAD), self.width() - left)
        painter.setPen(theme.color("muted"))
        below.paint(painter, left, px(_PAD) + title.height, self.width() - left)
        painter.end()

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        theme = self._theme
        if self.row.done:
            paint_icon(painter, "check", box, theme.color("success"))
            return
        painter.save()
        painter.translate(box.topLeft())
        paint_scene(painter, marks.element(self.row.element, alt="", size=_MARK), theme, theme.choice.scale)
        painter.restore()


class ReviewAgendaPanel(QWidget):
    """``looked``: an action was chosen. ``paused``: Pause, or go on. ``ended``: to the end of the review.

    ``more_wanted``: ask about one that starts later.
    """

    looked = Signal(str)
    paused = Signal()
    ended = Signal()
    more_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(_("Agenda"))
        self.rows: dict[str, ReviewRowButton] = {}
        self._titles: tuple[object, ...] = ()
        self._narrow: bool | None = None
        back = filled("panel")
        column = self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, back)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_clock())
        self._build_list()
        self._under_clock = line()
        column.addWidget(self._under_clock)
        column.addWidget(self._scroller, stretch=1)
        self._rule = line()
        column.addWidget(self._rule)
        column.addWidget(self._build_foot())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(back)
        theme.changed.connect(self._fit)

    def _build_clock(self) -> QWidget:
        theme = self._theme
        self._title = Text(theme, _("Review"), role="heading", wrap=False)
        self._day = Text(theme, role="small", tone="muted", wrap=False)
        self.clock = Text(theme, role=_NUMBER_SIZE, wrap=False, tabular=True)
        self._left = Text(theme, role="small", tone="muted", wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(_BAR)
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName(_("Time of the review"))
        self._used = Text(theme, role="small", tone="muted", wrap=False)
        self._of = Text(theme, role="small", tone="muted", wrap=False)
        clock = QWidget()
        column = QVBoxLayout(clock)
        column.setContentsMargins(16, 14, 16, 10)
        column.setSpacing(4)
        for parts in ((self._title, self._day), (self.clock, self._left), (self._used, self._of)):
            row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            row.setSpacing(8)
            row.addWidget(parts[0])
            if parts[0] is not self.clock:
                row.addStretch(1)
            row.addWidget(parts[1], alignment=Qt.AlignmentFlag.AlignBottom)
            if parts[0] is self.clock:
                row.addStretch(1)
            if parts[0] is self._used:
                column.addWidget(self._bar)
            column.addLayout(row)
        return clock

    def _build_list(self) -> None:
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 8, 0, 8)
        self._list.setSpacing(0)
        self._scroller = scrolling(inside)

    def _build_foot(self) -> QWidget:
        theme = self._theme
        self.pause = Button(theme, _("Pause"), self.paused.emit, icon_name="pause", hint=_("T"))
        self._pause_words = self.pause.text()
        self.end = Button(theme, _("Close review"), self.ended.emit, kind="quiet")
        foot = QWidget()
        foot.setContentsMargins(16, 8, 16, 8)
        row = FlowLayout(spacing=12)
        foot.setLayout(row)
        row.addWidget(self.pause)
        row.addWidget(self.end)
        return foot

    # showing

    def set_narrow(self, *, narrow: bool) -> None:
        """Where there is little room, only clock and ways stand above the action, and no list."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._fit()

    def _fit(self) -> None:
        narrow = bool(self._narrow)
        self._scroller.setVisible(not narrow)
        ways = QBoxLayout.Direction
        self._parts.setDirection(ways.LeftToRight if narrow else ways.TopToBottom)
        hidden = (self._title, self._day, self._rule, self._under_clock, self._used, self._of, self._bar)
        for part in hidden:
            part.setVisible(not narrow)
        widest = 16_777_215
        self.setMinimumWidth(0 if narrow else self._theme.px(_WIDE))
        self.setMaximumWidth(widest if narrow else self._theme.px(_WIDE))

    def show_view(self, view: ReviewView, *, fixed: bool) -> None:
        """Show what is asked about, and which action is current."""
        self._title.setText(view.title)
        self._day.setText(view.day)
        self.pause.setEnabled(not fixed)
        shape: tuple[object, ...] = (
            tuple((part.title, tuple(r.action for r in part.rows)) for part in view.agenda),
            view.later_actions,
        )
        if shape != self._titles:
            self._titles = shape
            self._fill(view)
        for part in view.agenda:
            for row in part.rows:
                self.rows[row.action].show_row(row)
        for shown in self.rows.values():
            policy = Qt.FocusPolicy.StrongFocus if shown.row.current else Qt.FocusPolicy.ClickFocus
            shown.setFocusPolicy(policy)

    def _fill(self, view: ReviewView) -> None:
        clear(self._list)
        self.rows = {}
        for part in view.agenda:
            title = Text(self._theme, part.title, role="small", tone="muted")
            title.setContentsMargins(16, 8, 16, 4)
            self._list.addWidget(title)
            for row in part.rows:
                shown = self.rows[row.action] = ReviewRowButton(self._theme, row)
                shown.clicked.connect(lambda _on=False, id_=row.action: self.looked.emit(id_))
                shown.stepped.connect(self._step)
                self._list.addWidget(shown)
        self._fill_later(view)
        self._list.addStretch(1)

    def _fill_later(self, view: ReviewView) -> None:
        if not view.later_actions:
            return
        words = Text(self._theme, view.later, role="small", tone="muted")
        words.setContentsMargins(16, 14, 16, 2)
        self._list.addWidget(words)
        for id_, title in view.later_actions:
            ask = Button(
                self._theme,
                _("Ask about it"),
                lambda id_=id_: self.more_wanted.emit(id_),  # type: ignore[misc] # bound in the loop
                kind="link",
                name=_("Ask about it: {action}").format(action=title),
            )
            row = QVBoxLayout()
            row.setContentsMargins(14, 0, 16, 0)
            row.setSpacing(0)
            row.addWidget(Text(self._theme, title, role="small"))
            row.addWidget(ask, alignment=Qt.AlignmentFlag.AlignLeft)
            self._list.addLayout(row)

    def show_time(self, timer: TimerView, *, running: bool) -> None:
        """Show the clock; once time is over its number is bold, and nothing stops."""
        self.clock.setText(timer.left)
        self.clock.set_role(_NUMBER_SIZE, weight=700 if timer.over else 600)
        self._left.setText(_("time over") if timer.over else _("left"))
        self._bar.setValue(round(timer.share * 1000))
        self._used.setText(timer.used)
        self._of.setText(timer.of)
        self.pause.setText(self._pause_words if running else _("Go on"))

    def _step(self, by: int) -> None:
        ids = list(self.rows)
        here = next((n for n, id_ in enumerate(ids) if self.rows[id_].row.current), 0)
        to = min(max(here + by, 0), len(ids) - 1)
        self.rows[ids[to]].setFocus(Qt.FocusReason.OtherFocusReason)
        self.looked.emit(ids[to])
