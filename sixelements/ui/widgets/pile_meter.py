"""A pile of paper as small sheets, those that are typed in filled; a large one as a bar."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sixelements.i18n import ngettext
from sixelements.ui.theme import Theme

_SHEET, _STEP, _HIGH, _BAR = 13, 17, 18, 212
"""A sheet, from one to the next, their height, and the width of the bar, at 100 %."""


class PileMeter(QWidget):
    """The number beside it says the same in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._done, self._all, self._as_bar = 0, 1, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_pile(self, done: int, all_: int, *, as_bar: bool) -> None:
        """Show how many of how many are typed in."""
        self._done, self._all, self._as_bar = done, all_, as_bar
        text = ngettext("{n} of {all} sheet is typed in", "{n} of {all} sheets are typed in", all_)
        self.setAccessibleName(text.format(n=done, all=all_))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = _BAR if self._as_bar else self._all * _STEP
        return QSize(self._theme.px(width), self._theme.px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = self.height() - 1.0
        if self._as_bar:
            self._box(painter, QRectF(0.5, high / 3, self.width() - 1.0, high / 3), filled=False)
            share = min(1.0, self._done / self._all)
            self._box(painter, QRectF(0.5, high / 3, (self.width() - 1.0) * share, high / 3), filled=True)
        for n in range(0 if self._as_bar else self._all):
            left = theme.px(_STEP) * n + 1.0
            self._box(painter, QRectF(left, 0.5, theme.px(_SHEET), high), filled=n < self._done)
        painter.end()

    def _box(self, painter: QPainter, place: QRectF, *, filled: bool) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.color("accent" if filled else "lineStrong"), 1))
        painter.setBrush(theme.color("accent" if filled else "panel"))
        painter.drawRoundedRect(place, 2, 2)
