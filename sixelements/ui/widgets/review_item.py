"""One action of a review: how it stands by six large rows, a reading with its chart, and one line."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sixelements.charts import marks
from sixelements.charts.run_chart import RunLine, run_chart
from sixelements.domain.actions import Status
from sixelements.domain.errors import BadInput
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.presentation.board.review_item import ReviewItemView, StandChoice
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.answer_row import AnswerRow
from sixelements.ui.widgets.field_note import FieldNote
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.text import Text
from sixelements.ui.widgets.text_box import TextBox
from sixelements.wording import numbers, phrases

_ROW, _LIGHT, _READING, _CHART = 56, 44, 132, (236.0, 72.0)
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class Segments(QWidget):
    """How many of the actions are recorded: one bar each, filled once it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._filled: tuple[bool, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_segments(self, filled: tuple[bool, ...]) -> None:
        """Show which are recorded."""
        self._filled = filled
        self.updateGeometry()
        self.update()

    def _wide(self) -> float:
        return max(6.0, min(33.0, 230.0 / max(len(self._filled), 1) - 6))

    def sizeHint(self) -> QSize:
        wide = len(self._filled) * (self._wide() + 6)
        return QSize(self._theme.px(wide), self._theme.px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, px = QPainter(self), self._theme.choice.scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for n, done in enumerate(self._filled):
            painter.setBrush(self._theme.color("accent" if done else "line"))
            box = QRectF(n * (self._wide() + 6) * px, 0, self._wide() * px, 5 * px)
            painter.drawRoundedRect(box, 2, 2)
        painter.end()


class ReviewItemPanel(QWidget):
    """``stood``: how it stands was chosen. ``read`` and ``lined``: what was typed into the two fields."""

    stood = Signal(object)
    read = Signal(str)
    lined = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown = ""
        self.rows: dict[Status, AnswerRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.crumb = self._build_crumb()
        column.addWidget(self._build_last_time())
        self._build_rows(column)
        column.addSpacing(8)
        column.addLayout(self._build_foot())
        theme.changed.connect(self._arrange)

    def _build_crumb(self) -> QWidget:
        theme = self._theme
        self._mark = SceneView(theme, zoom=1)
        self._practice = Text(theme, wrap=False)
        self._legs = QHBoxLayout()
        self._legs.setSpacing(4)
        self._place = Text(theme, tone="muted", wrap=False)
        self.segments = Segments(theme)
        crumb = QWidget()
        row = QHBoxLayout(crumb)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self._practice)
        row.addLayout(self._legs)
        row.addStretch(1)
        row.addWidget(self._place)
        row.addWidget(self.segments)
        return crumb

    def _build_last_time(self) -> QFrame:
        self._quote = QFrame()
        self._quote.setProperty("kind", "quote")
        self._last_time = Text(self._theme, role="small")
        row = QVBoxLayout(self._quote)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self._last_time)
        return self._quote

    def _build_rows(self, column: QVBoxLayout) -> None:
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._rows = QVBoxLayout()
        self._light = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for rows in (self._rows, self._light):
            rows.setSpacing(8)
            column.addLayout(rows)

    def _make_rows(self, choices: tuple[StandChoice, ...]) -> None:
        for choice in choices:
            row = AnswerRow(self._theme, light=choice.light, height=_LIGHT if choice.light else _ROW)
            row.clicked.connect(lambda _on=False, status=choice.status: self.stood.emit(status))
            row.installEventFilter(self)
            self.rows[choice.status] = row
            self._group.addButton(row)
            (self._light if choice.light else self._rows).addWidget(row)

    def _build_foot(self) -> QBoxLayout:
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(24)
        self._foot.addLayout(self._build_reading(), stretch=1)
        self._foot.addLayout(self._build_line(), stretch=1)
        return self._foot

    def _build_reading(self) -> QVBoxLayout:
        theme = self._theme
        self._reading_label = Text(theme, role="small", tone="muted")
        self.reading = LineEdit()
        self.reading.setProperty("large", "true")
        self._reading_label.setBuddy(self.reading)
        self.reading_note = FieldNote(theme, self.reading)
        self._unit = Text(theme, role="small", tone="muted")
        self._last = Text(theme, role="small", tone="muted")
        self.chart = SceneView(theme, zoom=1)
        self.reading.textEdited.connect(self._reading_typed)
        self.reading_note.replied.connect(lambda reply: self._take_reading(reply.text))
        self._value = QWidget()
        value = QVBoxLayout(self._value)
        value.setContentsMargins(0, 0, 0, 0)
        value.setSpacing(2)
        value.addWidget(self.reading)
        value.addWidget(self._unit)
        value.addWidget(self._last)
        value.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(self._value)
        beside.addWidget(self.chart, alignment=Qt.AlignmentFlag.AlignTop)
        beside.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self._reading_label)
        left.addLayout(beside)
        left.addWidget(self.reading_note)
        left.addStretch(1)
        return left

    def _build_line(self) -> QVBoxLayout:
        theme = self._theme
        self._line_label = Text(theme, role="small", tone="muted")
        self.line = TextBox(one_line=True)
        self._line_label.setBuddy(self.line)
        self.line_note = FieldNote(theme, self.line, most=CHARACTERS[Writing.REVIEW])
        self.line.textChanged.connect(self._line_typed)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self._line_label)
        right.addWidget(self.line)
        right.addWidget(self.line_note)
        right.addStretch(1)
        return right

    # showing

    def show_item(self, view: ReviewItemView, *, fixed: bool) -> None:
        """Show an action; what is typed stays while it is the same one."""
        if not self.rows:
            self._make_rows(view.choices)
        self._show_crumb(view)
        self._last_time.setText(view.last_time)
        self._quote.setVisible(bool(view.last_time))
        self._show_choices(view, fixed=fixed)
        self._reading_label.setText(view.reading_label)
        self.reading.setAccessibleName(phrases.labeled(view.reading_label, view.unit))
        self._unit.setText(view.unit)
        self._unit.setVisible(bool(view.unit))
        self._last.setText(view.last_reading)
        self._last.setVisible(bool(view.last_reading))
        self._line_label.setText(view.line_label)
        self.line.setAccessibleName(view.line_label)
        if view.action != self._shown:
            self._shown = view.action
            self.reading_note.say(None)
        if self.reading.text() != view.reading:
            self.reading.setText(view.reading)
        if self.line.text() != view.line:
            blocked = QSignalBlocker(self.line)
            self.line.setText(view.line)
            del blocked
            self.line.grow()
        for field in (self.reading, self.line):
            field.setReadOnly(fixed)
        self._show_chart(view)
        self._arrange()

    def _show_crumb(self, view: ReviewItemView) -> None:
        self._mark.show_scene(marks.element(view.element, alt="", size=24))
        self._practice.setText(view.practice)
        clear(self._legs)
        for leg in view.legs:
            self._legs.addWidget(SceneView(self._theme, marks.leg(leg, alt="", size=14), zoom=1))
        self._place.setText(view.place)
        self.segments.show_segments(view.segments)

    def _show_choices(self, view: ReviewItemView, *, fixed: bool) -> None:
        chosen = any(choice.chosen for choice in view.choices)
        if not chosen:
            self._group.setExclusive(False)
        for choice in view.choices:
            row = self.rows[choice.status]
            row.show_row(
                key=choice.key,
                word=choice.word,
                sentence=choice.refused or choice.meaning,
                spoken=choice.spoken,
            )
            row.setEnabled(not choice.refused and not fixed)
            row.setAccessibleDescription(choice.refused)
            row.setChecked(choice.chosen)
        self._group.setExclusive(True)

    def _show_chart(self, view: ReviewItemView) -> None:
        chart = view.chart
        line = RunLine(points=chart.points, target=chart.target, baseline=chart.baseline, median=chart.median)
        width, height = _CHART
        scene = run_chart(line, number=numbers.quantity, width=width, height=height, alt=chart.spoken)
        self.chart.show_scene(scene)
        self.chart.setVisible(scene is not None)

    def _arrange(self) -> None:
        """The line beside the reading where there is room, else below it; so the two lighter rows."""
        wide = self.width() >= self._theme.px(640)
        ways = QBoxLayout.Direction
        self._foot.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._light.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._value.setFixedWidth(self._theme.px(_READING))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # doing

    def _reading_typed(self, text: str) -> None:
        self.reading_note.say(None)
        self.read.emit(text)

    def _take_reading(self, text: str) -> None:
        self.reading.setText(text)
        self._reading_typed(text)

    def _line_typed(self) -> None:
        self.lined.emit(self.line.text())

    def say_reading(self, refusal: BadInput) -> None:
        """Say beneath the reading why it can't be taken."""
        self.reading_note.say(refusal)
        self.reading.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows choose, also the first time, when Qt would only move the focus."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        rows = [row for row in self.rows.values() if row.isEnabled()]
        by = _MOVES.get(Qt.Key(event.key()))
        if by is None or event.modifiers() or watched not in rows:
            return False
        at = next(n for n, row in enumerate(rows) if row is watched)
        row = rows[min(max(at + by, 0), len(rows) - 1)]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        row.click()
        return True
