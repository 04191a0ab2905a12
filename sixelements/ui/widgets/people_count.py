"""A count of people: the number large, of how many, and small figures, filled for who has answered."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sixelements.presentation.pages.collect import CountView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Text

_MOST_FIGURES = 12


class _Figures(QWidget):
    """One figure a person; the numbers say the same, so it is not read aloud."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._count, self._people = theme, 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int, people: int) -> None:
        self._count, self._people = min(count, people), people
        self.setVisible(self.useful)
        self.updateGeometry()
        self.update()

    @property
    def useful(self) -> bool:
        """Whether there is anybody to draw, and not too many."""
        return 0 < self._people <= _MOST_FIGURES

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(20) * max(1, self._people), self._theme.px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._theme.px(20) / 20
        painter.scale(scale, scale)
        for place in range(self._people):
            self._figure(painter, 20 * place + 9, filled=place < self._count)
        painter.end()

    def _figure(self, painter: QPainter, x: float, *, filled: bool) -> None:
        color = self._theme.color("accent" if filled else "lineStrong")
        painter.setPen(QPen(color, 1.3))
        painter.setBrush(color if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x, 6), 3.6, 3.6)
        body = QPainterPath()
        body.moveTo(x - 7, 20)
        body.arcTo(QRectF(x - 7, 12, 14, 15), 180, -180)
        body.closeSubpath()
        painter.drawPath(body)


class PeopleCount(QWidget):
    """``large``: the count of everybody."""

    def __init__(self, theme: Theme, *, large: bool = False) -> None:
        super().__init__()
        self._large = large
        self._count = Text(theme, role="display" if large else "title", wrap=False, weight=700, tabular=True)
        self._of = Text(theme, role="lead" if large else "body", tone="muted", wrap=False, tabular=True)
        self._name = Text(theme, role="body", tone="muted" if large else "", wrap=False)
        self._figures = _Figures(theme)
        top = QHBoxLayout()
        top.setSpacing(6)
        for words in (self._count, self._of):
            top.addWidget(words, alignment=Qt.AlignmentFlag.AlignBottom)
        if not large:
            top.addWidget(self._name, alignment=Qt.AlignmentFlag.AlignBottom)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._name if large else self._figures)
        column.addStretch(1)

    def show_figures(self, *, yes: bool) -> None:
        """Show the figures, or only the numbers."""
        if not self._large:
            self._figures.setVisible(yes and self._figures.useful)

    def show_count(self, view: CountView) -> None:
        """Show another count."""
        self._count.setText(str(view.count))
        self._of.setText(view.of)
        self._name.setText(view.name)
        if not self._large:
            self._figures.show_count(view.count, view.people)
        self.setAccessibleName(view.spoken)
