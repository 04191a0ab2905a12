"""What stands around the text: running head, rules, foot with the page number."""

from dataclasses import dataclass

from reportlab.lib.colors import HexColor

from sixelements.charts.scene import Ink, Weight
from sixelements.reporting.around import Furniture
from sixelements.reporting.paper import MEASURE, Paper
from sixelements.reporting.pdf import bidi, fonts, styles
from sixelements.reporting.pdf.tagged import TaggedCanvas
from sixelements.reporting.pdf.text import Typesetter
from sixelements.reporting.printable import printable

_HEAD_TEXT, _HEAD_RULE = 39.0, 46.0
_FOOT_RULE, _FOOT_TEXT = 43.0, 28.0
_HEAD_CUT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFurniture:
    """Draws the furniture of one page. ``pages`` is the number of pages in all."""

    words: Furniture
    paper: Paper
    setter: Typesetter
    pages: int

    def draw(self, canvas: TaggedCanvas, *, page: int, section: str) -> None:
        canvas.begin_artifact("/Type/Pagination")
        canvas.saveState()
        canvas.setLineWidth(0.5)
        canvas.setStrokeColor(HexColor(self.setter.colors[Ink.RULE]))
        if page > 1:
            top = self.paper.height
            self._line(canvas, shortened(self.words.head, _HEAD_CUT), section, top - _HEAD_TEXT)
            self._rule(canvas, top - _HEAD_RULE)
        self._rule(canvas, _FOOT_RULE)
        number = self.words.page.format(page=page, pages=self.pages)
        self._line(canvas, self.words.foot, number, _FOOT_TEXT)
        canvas.restoreState()
        canvas.end()

    def _rule(self, canvas: TaggedCanvas, y: float) -> None:
        canvas.line(self.paper.margin, y, self.paper.margin + MEASURE, y)

    def _line(self, canvas: TaggedCanvas, left: str, right: str, y: float) -> None:
        canvas.setFillColor(HexColor(self.setter.colors[styles.FURNITURE.ink]))
        margin = self.paper.margin
        self._text(canvas, left, margin, y)
        self._text(canvas, right, margin + MEASURE - self._width(right), y)

    def _width(self, words: str) -> float:
        return fonts.width_of(words, fonts.face_of(Weight.REGULAR), styles.FURNITURE.size)

    def _text(self, canvas: TaggedCanvas, words: str, x: float, y: float) -> None:
        size, face = styles.FURNITURE.size, fonts.face_of(Weight.REGULAR)
        words = bidi.visual(printable(words).replace("\n", " "))
        for used, part in fonts.runs(words, face, self.setter.missing):
            canvas.setFont(fonts.use(used), size)
            canvas.drawString(x, y, part)
            x += canvas.stringWidth(part, fonts.use(used), size)


def shortened(words: str, length: int) -> str:
    """The words, cut with … where they are longer than ``length`` characters."""
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"
