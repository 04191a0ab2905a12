"""A large row to choose one of several: radio, key, word and sentence; to a reader a radio button."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from sixelements.ui.icons import paint_icon
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.choice import Radio
from sixelements.ui.widgets.lines import Lines

_LEFT, _RADIO, _KEY, _GAP, _RIGHT = 16, 20, 28, 14, 44

_Blocks = tuple[Lines | None, Lines | None, float]
"""The word, the sentence, and how far right of the word the sentence begins."""


class AnswerRow(Radio):
    """Paints itself. ``stacked``: the word above its sentence; ``light``: of a lower, lighter kind."""

    def __init__(self, theme: Theme, *, stacked: bool = False, light: bool = False, height: int = 64) -> None:
        super().__init__()
        self._theme, self._stacked, self._light, self._least = theme, stacked, light, height
        self._key = self._word = self._sentence = ""
        self._laid_out: dict[float, _Blocks] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._restyle)

    def show_row(self, *, key: str, word: str, sentence: str, spoken: str) -> None:
        """Show another answer."""
        off = key.isalpha() and not self._theme.choice.letters
        self._key, self._word, self._sentence = "" if off else key, word, sentence
        self.setAccessibleName(spoken)
        self._restyle()

    def set_least(self, height: int) -> None:
        """How high it is at least, in pixels at 100 %."""
        if height != self._least:
            self._least = height
            self._restyle()

    def _restyle(self) -> None:
        self._laid_out.clear()
        self.updateGeometry()
        self.update()

    # how large

    def sizeHint(self) -> QSize:
        width = self._theme.px(360)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(self._least))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._theme.px(self._least), round(self._words_height(width)) + self._theme.px(20))

    def hitButton(self, pos: object) -> bool:
        """The whole row can be pressed."""
        del pos
        return True

    def _words_left(self) -> float:
        px = self._theme.px
        key = px(_KEY) + px(_GAP) if self._key else 0
        return float(px(_LEFT) + px(_RADIO) + px(_GAP) + key)

    def _beside(self, width: float) -> bool:
        """Whether word and sentence stand beside one another."""
        return bool(self._word and self._sentence) and not self._stacked and width > self._theme.px(560)

    def _blocks(self, width: float) -> _Blocks:
        """The words as they stand in a width; kept until they or the looks change."""
        if width not in self._laid_out:
            self._laid_out[width] = self._lay_out(width)
        return self._laid_out[width]

    def _lay_out(self, width: float) -> _Blocks:
        theme, role = self._theme, "lead" if not self._light else "body"
        room = width - self._words_left() - theme.px(_RIGHT if not self._light else 12)
        shift = float(theme.px(132)) if self._beside(width) else 0.0
        word_width = shift - theme.px(12) if shift else room
        strong = theme.font(role, weight=600)
        plain = theme.font(role)
        line = theme.line(role)
        word = Lines(self._word, strong, width=word_width, line=line) if self._word else None
        sentence = None
        if self._sentence:
            font = plain if self._word else strong
            if self._word and not shift:
                font, line = theme.font("body"), theme.line("body")
            sentence = Lines(self._sentence, font, width=room - shift, line=line)
        return word, sentence, shift

    def _words_height(self, width: float) -> float:
        word, sentence, shift = self._blocks(width)
        heights = [block.height for block in (word, sentence) if block]
        return max(heights, default=0) if shift else sum(heights)

    # how it looks

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        middle = self.height() / 2
        self._paint_radio(painter, middle)
        if self._key:
            self._paint_key(painter, middle)
        self._paint_words(painter)
        if self.isChecked() and not self._light:
            side = self._theme.px(20)
            box = QRectF(self.width() - side - self._theme.px(16), middle - side / 2, side, side)
            paint_icon(painter, "check", box, self._theme.color("accent"))
        painter.end()

    def _paint_box(self, painter: QPainter) -> None:
        theme, checked = self._theme, self.isChecked()
        fill = (
            "selected" if checked else "hover" if self.underMouse() else "window" if self._light else "panel"
        )
        width = 2 if checked else 1
        if not self.isEnabled():
            fill = "sunken"
        painter.setBrush(theme.color(fill))
        painter.setPen(QPen(theme.color("accent" if checked else "lineStrong"), width))
        half = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 8, 8)

    def _paint_radio(self, painter: QPainter, middle: float) -> None:
        theme, checked = self._theme, self.isChecked()
        radius = theme.px(_RADIO) / 2
        center = QPointF(theme.px(_LEFT) + radius, middle)
        painter.setBrush(theme.color("panel"))
        painter.setPen(QPen(theme.color("accent" if checked else "lineStrong"), 2 if checked else 1))
        painter.drawEllipse(center, radius, radius)
        if checked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(center, radius * 0.45, radius * 0.45)

    def _paint_key(self, painter: QPainter, middle: float) -> None:
        theme, checked = self._theme, self.isChecked()
        side = theme.px(_KEY if not self._light else 22)
        left = theme.px(_LEFT) + theme.px(_RADIO) + theme.px(_GAP)
        box = QRectF(left, middle - side / 2, side, side)
        painter.setBrush(theme.color("accent" if checked else "sunken"))
        painter.setPen(QPen(theme.color("accent" if checked else "lineStrong"), 1))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme.color("onAccent" if checked else "ink"))
        painter.setFont(theme.font("lead" if not self._light else "small", weight=600))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)

    def _paint_words(self, painter: QPainter) -> None:
        theme, left = self._theme, self._words_left()
        word, sentence, shift = self._blocks(self.width())
        top = (self.height() - self._words_height(self.width())) / 2
        painter.setPen(theme.color("ink" if self.isEnabled() else "muted"))
        if word:
            word_top = (self.height() - word.height) / 2 if shift else top
            word.paint(painter, left, word_top, self.width() - left)
        if sentence:
            below = 0.0 if shift or not word else float(word.height)
            if word and not shift:
                painter.setPen(theme.color("muted"))
            sentence_top = (self.height() - sentence.height) / 2 if shift else top + below
            sentence.paint(painter, left + shift, sentence_top, self.width() - left - shift)
