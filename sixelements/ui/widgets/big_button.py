"""A large button of two lines with an icon and its shortcut, for the first choices on Home."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from sixelements.ui.icons import paint_icon
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.lines import Lines
from sixelements.wording import phrases

_SIDE, _GAP, _ABOVE = 16, 12, 10


class BigButton(QAbstractButton):
    """``primary`` is filled; one on a page. The keys are left out where there is no room beside the words."""

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
        self._widest: tuple[int, int] | None = None
        self._laid_out: dict[int, tuple[Lines, Lines]] = {}
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(phrases.read_aloud(line, keys))
        self.setToolTip(keys)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda _checked=False: on_click())
        theme.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        width = self._theme.px(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        title, words = self._words(width)
        return title.height + words.height + 2 * self._theme.px(_ABOVE)

    @property
    def _left(self) -> int:
        return _SIDE + self._theme.px(20) + _GAP

    def _keys_fit(self, width: int) -> bool:
        """Whether the keys stand beside the words without breaking them into more lines."""
        if self._widest is None:
            theme = self._theme
            small, title = QFontMetrics(theme.font("caption")), QFontMetrics(theme.font("body", weight=600))
            words = max(small.horizontalAdvance(self._line), title.horizontalAdvance(self.text()))
            self._widest = words, small.horizontalAdvance(self._keys) + _SIDE + _GAP
        return self._left + sum(self._widest) <= width

    def _keys_wide(self, width: int) -> int:
        return self._widest[1] if self._keys_fit(width) and self._widest else _SIDE

    def _restyle(self) -> None:
        self._widest = None
        self._laid_out.clear()
        self.updateGeometry()

    def _words(self, width: int) -> tuple[Lines, Lines]:
        """Title and line as they stand in a width; kept until the looks change."""
        if width not in self._laid_out:
            theme = self._theme
            room = width - self._left - self._keys_wide(width)
            title = theme.font("body", weight=600)
            self._laid_out[width] = (
                Lines(self.text(), title, width=room, line=theme.line("body")),
                Lines(self._line, theme.font("caption"), width=room, line=theme.line("caption")),
            )
        return self._laid_out[width]

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = "accent" if self._primary else "panel"
        if self.underMouse() or self.isDown():
            fill = "accentHover" if self._primary else "hover"
        painter.setBrush(theme.color(fill))
        painter.setPen(QPen(theme.color(fill if self._primary else "line"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        ink = theme.color("onAccent" if self._primary else "ink")
        side = theme.px(20)
        paint_icon(painter, self._icon, QRectF(_SIDE, (self.height() - side) / 2, side, side), ink)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        theme = self._theme
        title, words = self._words(self.width())
        top = (self.height() - title.height - words.height) / 2
        painter.setPen(theme.color("onAccent" if self._primary else "ink"))
        title.paint(painter, self._left, top, title.width)
        if not self._primary:
            painter.setPen(theme.color("muted"))
        words.paint(painter, self._left, top + title.height, words.width)
        if self._keys_fit(self.width()):
            painter.setFont(theme.font("caption"))
            box = QRectF(0, 0, self.width() - _SIDE, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._keys)
