"""How far a sheet is: one small bar a section, the present one marked."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sixelements.presentation.pages.answer_pages import Segment
from sixelements.ui.theme import Theme

_WIDTH, _NARROW, _GAP, _BAR = 46, 30, 6, 6


class AnswerProgress(QWidget):
    """Painted; the words beside it say the same, so it is not read aloud."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._segments: tuple[Segment, ...] = ()
        self._narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_segments(self, segments: tuple[Segment, ...]) -> None:
        """Show how far the sheet is now."""
        self._segments = segments
        self.updateGeometry()
        self.update()

    def set_narrow(self, *, narrow: bool) -> None:
        """Take less room, or the usual one."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.updateGeometry()
            self.update()

    @property
    def _each(self) -> int:
        return (_NARROW if self._narrow else _WIDTH) + _GAP

    def sizeHint(self) -> QSize:
        each = self._each
        return QSize(each * max(1, len(self._segments)), self._theme.px(16) + _BAR + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        each = self._each
        for number, segment in enumerate(self._segments):
            bar = QRectF(number * each, self.height() - _BAR, each - _GAP, _BAR)
            painter.setPen(theme.color("ink") if theme.high_contrast else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("rail" if theme.high_contrast else "line"))
            painter.drawRoundedRect(bar, 3, 3)
            if segment.share:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("accent"))
                done = QRectF(bar)
                done.setWidth(max(_BAR, bar.width() * segment.share))
                painter.drawRoundedRect(done, 3, 3)
            painter.setFont(theme.font("caption", weight=700 if segment.here else 400))
            painter.setPen(theme.color("ink" if segment.here else "muted"))
            label = QRectF(bar.left(), 0, bar.width(), self.height() - _BAR - 3)
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, segment.label)
        painter.end()
