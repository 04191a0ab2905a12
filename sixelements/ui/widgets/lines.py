"""Plain text broken into lines of a given height, to be measured and painted."""

from functools import cached_property

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

WIDEST = 1 << 20


class Lines:
    """A text laid out once. ``line`` is the height of a line in pixels; a taller font gets what it needs."""

    def __init__(
        self,
        text: str,
        font: QFont,
        *,
        width: float,
        line: float,
    ) -> None:
        self._text, self._font = text, font
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        height = max(float(line), QFontMetricsF(font).height())
        self._layout.beginLayout()
        top = 0.0
        while (row := self._layout.createLine()).isValid():
            row.setLineWidth(max(width, 1))
            row.setPosition(QPointF(0, top + (height - row.height()) / 2))
            top += height
        self._layout.endLayout()
        self.height = round(max(top, height))
        self.width = int(max((self._wide(n) for n in range(self.count)), default=0)) + 1

    @property
    def count(self) -> int:
        return self._layout.lineCount()

    def _wide(self, number: int) -> float:
        return self._layout.lineAt(number).naturalTextWidth()

    @cached_property
    def longest_word(self) -> int:
        """How wide the longest word is, in pixels."""
        metrics = QFontMetricsF(self._font)
        return int(max((metrics.horizontalAdvance(word) for word in self._text.split()), default=0)) + 2

    def paint(
        self,
        painter: QPainter,
        left: float,
        top: float,
        width: float,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Draw the lines in the painter's pen, each aligned within a width."""
        for number in range(self.count):
            spare = width - self._wide(number)
            shift = 0.0
            if align & Qt.AlignmentFlag.AlignRight:
                shift = spare
            elif align & Qt.AlignmentFlag.AlignHCenter:
                shift = spare / 2
            self._layout.lineAt(number).draw(painter, QPointF(left + shift, top))
