"""All questions as lines to press: the jump list, and the review before handing in."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from sixelements.presentation.pages.answer_pages import Act, KioskView, ListRow, ListView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.answer_panel import AnswerPanel
from sixelements.ui.widgets.digit_keys import held_down
from sixelements.ui.widgets.lines import Lines
from sixelements.ui.widgets.text import Button, Text

_STATE = 132


class QuestionLine(QAbstractButton):
    """Number, statement and what was answered."""

    def __init__(self, theme: Theme, row: ListRow) -> None:
        super().__init__()
        self._theme, self.row = theme, row
        self.setAccessibleName(row.spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = self._theme.px(480)
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._theme.px(40), self._name(width).height + self._theme.px(16))

    def _name(self, width: float) -> Lines:
        theme = self._theme
        room = width - self._left - theme.px(_STATE + 16)
        font = theme.font("body", weight=600 if self.row.here else 400)
        return Lines(self.row.name, font, width=room, line=theme.line("body"))

    @property
    def _left(self) -> float:
        return float(self._theme.px(44) if self.row.number else self._theme.px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        if self.underMouse() or self.hasFocus() or self.row.here:
            painter.fillRect(self.rect(), theme.color("selected" if self.row.here else "hover"))
        painter.setPen(theme.color("line"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.font("body", tabular=True))
        number = QRectF(theme.px(8), 0, self._left, self.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, self.row.number)
        painter.setPen(theme.color("ink"))
        name = self._name(self.width())
        name.paint(painter, self._left, (self.height() - name.height) / 2, self.width())
        state = QRectF(self.width() - theme.px(_STATE), 0, theme.px(_STATE), self.height())
        painter.setFont(theme.font("body", weight=400 if self.row.missing else 600))
        painter.setPen(theme.color("muted" if self.row.missing else "ink"))
        painter.drawText(state, Qt.AlignmentFlag.AlignVCenter, self.row.state)
        painter.end()


class ListPanel(AnswerPanel):
    """``chosen`` carries the index of the question that was pressed."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, view: ListView) -> None:
        super().__init__(theme)
        self.title = Text(theme, view.title, role="kioskStatement")
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._problem = Text(theme, tone="danger")
        self.column.setSpacing(0)
        self.column.addWidget(self.title)
        self.column.addSpacing(4)
        self.column.addWidget(Text(theme, view.facts, role="lead", tone="muted"))
        if view.remark:
            self.column.addWidget(Text(theme, view.remark, tone="warn"))
        self.lines: list[QuestionLine] = []
        for title, rows in view.groups:
            self.column.addSpacing(20)
            self.column.addWidget(Text(theme, title, role="heading"))
            for row in rows:
                self._add(row)
        self.column.addStretch(1)
        self._build_foot(view)
        self.show_view(view)

    def _add(self, row: ListRow) -> None:
        button = QuestionLine(self.theme, row)
        button.clicked.connect(lambda _checked=False: self.chosen.emit(row.index))
        self.lines.append(button)
        self.column.addWidget(button)

    def _build_foot(self, view: ListView) -> None:
        for other in view.others:
            self.foot.addWidget(self.button(other))
        self.foot.addWidget(self._problem, stretch=1)
        self._primary: Button = self.button(view.primary, "primary")
        self.foot.addWidget(self._primary)

    def show_again(self, view: KioskView) -> None:
        if isinstance(view, ListView):
            self.show_view(view)

    def show_view(self, view: ListView) -> None:
        """Say the problem, or why the sheet can't be handed in."""
        self.view = view
        self._problem.setText(view.problem or view.primary.reason)
        self._problem.set_tone("danger" if view.problem else "muted")

    def focus_first(self) -> None:
        here = next((line for line in self.lines if line.row.here), None)
        (here or self.title).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move from line to line; Enter opens one; Esc goes back to the questions."""
        moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        focused = self.focusWidget()
        key = Qt.Key(event.key())
        if key in moves and isinstance(focused, QuestionLine):
            index = self.lines.index(focused) + moves[key]
            if 0 <= index < len(self.lines):
                self.lines[index].setFocus(Qt.FocusReason.TabFocusReason)
                self.scroller.ensureWidgetVisible(self.lines[index])
        elif key is Qt.Key.Key_Down and self.lines and self.title.hasFocus():
            self.lines[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            if not held_down(event):  # or the key that led here would lead back
                focused.click()
        elif key is Qt.Key.Key_Escape:
            self.send(Act.BACK)
        else:
            super().keyPressEvent(event)
