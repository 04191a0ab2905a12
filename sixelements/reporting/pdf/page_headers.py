"""What stands around the text: running head, rules, foot with the page number."""

from dataclasses import dataclass

from reportlab.lib.colors import HexColor

from sixelements.charts.scene import Ink, Weight
from sixelements.reporting.page_headers import PageHeaders
from sixelements.reporting.paper import Area, Paper
from sixelements.reporting.pdf import bidi, fonts, styles
from sixelements.reporting.pdf.styles import Type
from sixelements.reporting.pdf.tagged import TaggedCanvas
from sixelements.reporting.pdf.text import Typesetter
from sixelements.reporting.printable import printable

_HEAD_TEXT, _HEAD_RULE = 39.0, 46.0
_HEAD_CUT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnHeaders:
    """Draws the headers of one page. ``pages`` is the number of pages in all."""

    words: PageHeaders
    paper: Paper
    area: Area
    setter: Typesetter
    pages: int

    def draw(self, canvas: TaggedCanvas, *, page: int, section: str) -> None:
        canvas.begin_artifact("/Type/Pagination")
        canvas.saveState()
        canvas.setLineWidth(0.5)
        canvas.setStrokeColor(HexColor(self.setter.colors[Ink.RULE]))
        if page > 1 and self.words.head:
            top = self.paper.height
            self._line(canvas, shortened(self.words.head, _HEAD_CUT), section, top - _HEAD_TEXT)
            self._rule(canvas, top - _HEAD_RULE)
        if self.words.foot:
            self._rule(canvas, self.area.rule)
            number = self.words.page.format(page=page, pages=self.pages)
            self._line(canvas, self.words.foot, number, self.area.foot)
        canvas.restoreState()
        canvas.end()

    @property
    def _type(self) -> Type:
        return styles.scaled(styles.FURNITURE, self.setter.scale)

    @property
    def _margin(self) -> float:
        return self.paper.beside(self.area.measure)

    def _rule(self, canvas: TaggedCanvas, y: float) -> None:
        canvas.line(self._margin, y, self._margin + self.area.measure, y)

    def _line(self, canvas: TaggedCanvas, left: str, right: str, y: float) -> None:
        canvas.setFillColor(HexColor(self.setter.colors[self._type.ink]))
        self._text(canvas, left, self._margin, y)
        self._text(canvas, right, self._margin + self.area.measure - self._width(right), y)

    def _width(self, words: str) -> float:
        return fonts.width_of(words, fonts.face_of(Weight.REGULAR), self._type.size)

    def _text(self, canvas: TaggedCanvas, words: str, x: float, y: float) -> None:
        size, face = self._type.size, fonts.face_of(Weight.REGULAR)
        words = bidi.visual(printable(words).replace("\n", " "))
        for used, part in fonts.runs(words, face, self.setter.missing):
            canvas.setFont(fonts.use(used), size)
            canvas.drawString(x, y, part)
            x += canvas.stringWidth(part, fonts.use(used), size)


def shortened(words: str, length: int) -> str:
    """The words, cut with … where they are longer than ``length`` characters."""
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"
