"""Levels to choose from in one row, five or more segments; arrows move, one stop for Tab."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from sixelements.ui.theme import Theme
from sixelements.ui.widgets.choice import Radio
from sixelements.ui.widgets.digit_keys import COMMANDS, digit, held_down
from sixelements.wording import phrases


class LevelChoice(QWidget):
    """``options`` are texts with what a screen reader says; ``changed`` carries the place of the choice.

    A digit key chooses the option that is called so; ``take`` may decide otherwise.

    ``least``: how wide a segment is at least, at 100 % text.
    """

    changed = Signal(int)

    def __init__(
        self, theme: Theme, name: str, options: Sequence[tuple[str, str]], *, least: int = 46
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.take: Callable[[int], object] = self.choose_numbered
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.segments: list[_Segment] = []
        for n, (text, spoken) in enumerate(options):
            segment = _Segment(theme, text, first=n == 0, last=n == len(options) - 1, least=least)
            segment.setAccessibleName(phrases.labeled(name, spoken))
            segment.setToolTip(spoken)
            segment.numbered.connect(self._type)
            self._group.addButton(segment, n)
            self.segments.append(segment)
            row.addWidget(segment)
        row.addStretch(1)
        self._group.idClicked.connect(self.changed)

    @property
    def chosen(self) -> int | None:
        """The place of the chosen option."""
        n = self._group.checkedId()
        return None if n < 0 else n

    def _type(self, number: int) -> None:
        self.take(number)

    def choose_numbered(self, number: int) -> None:
        """Choose the option that is called by a number, as if it was pressed."""
        for segment in self.segments:
            if segment.text() == str(number):
                segment.setFocus(Qt.FocusReason.OtherFocusReason)
                segment.click()

    def choose(self, place: int | None) -> None:
        """Choose an option, or none, without telling of it."""
        if place is None:
            self._group.setExclusive(False)
            for segment in self.segments:
                segment.setChecked(False)
            self._group.setExclusive(True)
        else:
            self.segments[place].setChecked(True)

    def focus_chosen(self) -> None:
        """Put the focus on the chosen option, else on the first, as Tab would."""
        self.segments[self.chosen or 0].setFocus(Qt.FocusReason.OtherFocusReason)


class _Segment(Radio):
    """One segment; the chosen one is filled and ticked by weight, not by color alone.

    ``numbered`` carries a digit that was typed.
    """

    numbered = Signal(int)

    def __init__(self, theme: Theme, text: str, *, first: bool, last: bool, least: int) -> None:
        super().__init__(text)
        self._theme, self._first, self._last, self._least = theme, first, last, least
        self.setProperty("drawn", "true")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font("body", weight=600))
        width = metrics.horizontalAdvance(self.text()) + self._theme.px(26)
        return QSize(max(width, self._theme.px(self._least)), self._theme.px(34))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = None if event.modifiers() & COMMANDS or held_down(event) else digit(event)
        if number is not None and str(number) in (button.text() for button in self.group().buttons()):
            self.numbered.emit(number)
        else:
            super().keyPressEvent(event)

    def hitButton(self, _at: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, on = self._theme, QPainter(self), self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5 if self._first else -0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.color("accent" if on else "lineStrong"), 1))
        fill = "accent" if on else "hover" if self.underMouse() else "panel"
        painter.setBrush(theme.color(fill))
        painter.drawPath(self._outline(box))
        painter.setFont(theme.font("body", weight=600 if on else 400))
        ink = "onAccent" if on else "ink" if self.isEnabled() else "disabled"
        painter.setPen(theme.color(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def _outline(self, box: QRectF) -> QPainterPath:
        """Rounded at the ends of the row only."""
        path = QPainterPath()
        path.addRoundedRect(box, 6, 6)
        square = QPainterPath()
        middle = box.center().x()
        if not self._first:
            square.addRect(QRectF(box.left(), box.top(), middle - box.left(), box.height()))
        if not self._last:
            square.addRect(QRectF(middle, box.top(), box.right() - middle, box.height()))
        return path.united(square).simplified()
