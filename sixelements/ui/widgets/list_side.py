"""The left side of pages about many workbooks: a way back, what can be chosen, and a promise at the foot."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sixelements.ui.areas import order_as_laid_out
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.layouts import clear, scrolling
from sixelements.ui.widgets.text import Button, Text, filled, upright_line
from sixelements.wording import phrases

_WIDE, _SHARE, _HIGH = 216, 0.2, 32


class SideRow(QAbstractButton):
    """One of several to choose, with a count at its end; arrows go to the next."""

    stepped = Signal(int)

    def __init__(self, theme: Theme, words: str, count: str) -> None:
        super().__init__()
        self._theme, self._count = theme, count
        self.setText(words)
        self.setAccessibleName(phrases.read_aloud(words, count))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(words)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(_HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selected" if self.isChecked() else "hover"))
            painter.drawRoundedRect(self.rect(), 6, 6)
        if self.isChecked():
            painter.fillRect(0, theme.px(4), 2, self.height() - theme.px(8), theme.color("accent"))
        box = self.rect().adjusted(theme.px(10), 0, -theme.px(8), 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setFont(theme.font("small", tabular=True))
        painter.setPen(theme.color("muted"))
        painter.drawText(box, flags | Qt.AlignmentFlag.AlignRight, self._count)
        taken = painter.fontMetrics().horizontalAdvance(self._count) + theme.px(8)
        painter.setFont(theme.font("body", weight=600 if self.isChecked() else 400))
        painter.setPen(theme.color("ink"))
        room = box.adjusted(0, 0, -taken, 0)
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()


class ListSide(QWidget):
    """``chosen`` carries the place of what was chosen; ``below`` is for what a page adds under it."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, *, back: Button, title: str, promise: str) -> None:
        super().__init__()
        self._theme = theme
        self.rows: list[SideRow] = []
        self._shown: tuple[tuple[str, str], ...] = ()
        column = QVBoxLayout()
        column.setContentsMargins(14, 16, 14, 12)
        column.setSpacing(8)
        column.addWidget(back, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Text(theme, title, role="bodyStrong"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        self.below = QVBoxLayout()
        self.below.setSpacing(6)
        column.addLayout(self.below)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(Icon(theme, "lock", tone="muted", side=16), alignment=Qt.AlignmentFlag.AlignTop)
        foot.addWidget(Text(theme, promise, role="caption", tone="muted"), stretch=1)
        column.addLayout(foot)
        inside = self._inside = filled("rail")
        inside.setLayout(column)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._scroller = scrolling(inside)
        whole.addWidget(self._scroller)
        whole.addWidget(upright_line())

    def show_rows(self, rows: tuple[tuple[str, str], ...], at: int) -> None:
        """Show these words with their counts; the one at this place is chosen."""
        if rows == self._shown:
            self.rows[at].setChecked(True)
            return
        self._shown = rows
        focused = next((n for n, row in enumerate(self.rows) if row.hasFocus()), None)
        clear(self._rows)
        self.rows = [SideRow(self._theme, words, count) for words, count in rows]
        for n, row in enumerate(self.rows):
            row.setChecked(n == at)
            row.clicked.connect(lambda _on=False, n=n: self.chosen.emit(n))
            row.stepped.connect(lambda by, n=n: self._step(n + by))
            self._rows.addWidget(row)
        order_as_laid_out(self)
        if focused is not None and focused < len(self.rows):
            self.rows[focused].show()
            self.rows[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, to: int) -> None:
        if 0 <= to < len(self.rows):
            self.rows[to].setFocus(Qt.FocusReason.TabFocusReason)

    def fit(self, width: int) -> None:
        """Be as wide as in the design, but leave the page the larger part of this width."""
        least = self._inside.minimumSizeHint().width() + 1
        self.setFixedWidth(max(min(self._theme.px(_WIDE), round(width * _SHARE)), least))
