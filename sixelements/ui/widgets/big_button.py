"""A large button of two lines with an icon and its shortcut, for the first choices on Home."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from sixelements.ui.icons import paint_icon
from sixelements.ui.theme import Theme


class BigButton(QAbstractButton):
    """``primary`` is filled; one on a page."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        line: str,
        on_click: Callable[[], object],
        *,
        icon_name: str,
        keys: str,
        primary: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._line, self._icon, self._keys = theme, line, icon_name, keys
        self._primary = primary
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{line}. {keys}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: on_click())
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(60))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = "accent" if self._primary else "panel"
        if self.underMouse():
            fill = "accentHover" if self._primary else "hover"
        painter.setBrush(theme.color(fill))
        painter.setPen(QPen(theme.color(fill if self._primary else "line"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        ink = theme.color("onAccent" if self._primary else "ink")
        side = theme.px(20)
        paint_icon(painter, self._icon, QRectF(16, (self.height() - side) / 2, side, side), ink)
        self._paint_words(painter, left=16 + side + 13)
        painter.end()

    def _paint_words(self, painter: QPainter, *, left: float) -> None:
        theme = self._theme
        half = self.height() / 2
        flags = Qt.AlignmentFlag.AlignLeft
        painter.setPen(theme.color("onAccent" if self._primary else "ink"))
        painter.setFont(theme.font("body", weight=600))
        width = self.width() - left - theme.px(60)
        painter.drawText(QRectF(left, 0, width, half), flags | Qt.AlignmentFlag.AlignBottom, self.text())
        if not self._primary:
            painter.setPen(theme.color("muted"))
        painter.setFont(theme.font("caption"))
        lower = QRectF(left, half + 1, width, half)
        painter.drawText(lower, flags | Qt.AlignmentFlag.AlignTop, self._line)
        keys = QRectF(0, 0, self.width() - 14, self.height())
        painter.drawText(keys, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._keys)
