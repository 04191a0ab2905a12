"""Keys and what they do in one quiet line; each key is drawn as a cap."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sixelements.ui.theme import Theme
from sixelements.wording import phrases

_APART = "·"
"""Stands between two hints; a gap on the screen."""
_LETTER = re.compile(r"\[[^\W\d_]\]")
_LETTERS = re.compile(r"[^\W\d_]( [^\W\d_])*")
_CAP = re.compile(r"\[([^\]]+)\]")
_GAP, _INSIDE, _BESIDE = 18, 5, 4
"""Room between hints, within a cap, and beside one, in pixels at 100 %."""


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    cap: bool


class KeyHints(QWidget):
    """``[Enter] next · [C] comment``: brackets hold a key. Hints that don't fit any more are left out.

    So are those of single letters where they are switched off.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._hints: tuple[tuple[_Part, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_hints(self, text: str) -> None:
        """Show other hints."""
        letters = self._theme.choice.letters
        hints = [hint.strip() for hint in text.split(_APART) if letters or not _LETTER.search(hint)]
        self._hints = tuple(_parts(hint) for hint in hints)
        self.setAccessibleName(_CAP.sub(r"\1", f" {_APART} ".join(hints)))
        self.update()

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show pairs of keys and what they do; "Y N" are two keys."""
        letters = self._theme.choice.letters
        shown = [(caps, what) for caps, what in keys if letters or not _LETTERS.fullmatch(caps)]
        self._hints = tuple(
            (*(_Part(cap, cap=True) for cap in caps.split()), _Part(what, cap=False)) for caps, what in shown
        )
        self.setAccessibleName(phrases.read_aloud(*(phrases.labeled(caps, what) for caps, what in shown)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, self._theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("caption"))
        x = 1.0
        for hint in self._hints:
            wide = sum(self._wide(part) for part in hint)
            if x + wide > self.width():
                break
            for part in hint:
                self._paint(painter, part, x)
                x += self._wide(part)
            x += self._theme.px(_GAP)
        painter.end()

    def _wide(self, part: _Part) -> float:
        text = QFontMetrics(self._theme.font("caption")).horizontalAdvance(part.text)
        around = _INSIDE if part.cap else 0
        return float(text + 2 * self._theme.px(around) + self._theme.px(_BESIDE))

    def _paint(self, painter: QPainter, part: _Part, x: float) -> None:
        theme, tall = self._theme, self._theme.px(20)
        box = QRectF(x, (self.height() - tall) / 2, self._wide(part) - theme.px(_BESIDE), tall)
        if part.cap:
            painter.setPen(QPen(theme.color("lineStrong"), 1))
            painter.setBrush(theme.color("panel"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.color("ink" if part.cap else "muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, part.text)


def _parts(hint: str) -> tuple[_Part, ...]:
    """Caps and the words between them; every second piece of the split is a cap."""
    pieces = (piece.strip() for piece in _CAP.split(hint))
    return tuple(_Part(piece, cap=bool(n % 2)) for n, piece in enumerate(pieces) if piece)
