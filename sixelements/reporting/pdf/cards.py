"""Action cards on paper: a rule, the heading with its dates, and three columns of labeled texts."""

from collections.abc import Sequence

from reportlab.lib.colors import HexColor
from reportlab.platypus.flowables import Flowable

from sixelements.charts.scene import Ink
from sixelements.reporting.labeled import Card, LabeledText
from sixelements.reporting.paper import MEASURE
from sixelements.reporting.pdf import fonts, styles
from sixelements.reporting.pdf.blocks import HeadingParagraph, draw_down, height_of
from sixelements.reporting.pdf.nodes import Node
from sixelements.reporting.pdf.text import SetParagraph, Typesetter
from sixelements.reporting.printable import printable
from sixelements.reporting.runs import Run, RunText, Voice

_WIDTHS, _GAP = (160.0, 164.0, 148.0), 16.0
_NUMBER, _SIDE_GAP = 18.0, 14.0
_LOWEST, _BETWEEN = 147.0, 4.0
_RULE, _OVER_TITLE, _UNDER_TITLE, _UNDER_TEXT = 1.4, 5.0, 6.0, 9.0
_SIDE_DOWN = 2.0
"""How far smaller words are lowered to stand on one line with the title."""
_TITLE_LINES = 2


class CardFlowable(Flowable):  # type: ignore[misc]  # reportlab has no types
    """One card. It moves to the next page as a whole; one taller than a page goes on in a single column."""

    def __init__(
        self,
        head: tuple[SetParagraph, HeadingParagraph, Sequence[Flowable], float],
        columns: Sequence[Sequence[Flowable]],
        setter: Typesetter,
    ) -> None:
        super().__init__()
        self.number, self.title, self.side, self.side_width = head
        self.columns, self.setter = columns, setter
        self.spaceBefore = self.spaceAfter = _BETWEEN
        self.height = 0.0

    @property
    def _title_width(self) -> float:
        return MEASURE - _NUMBER - _SIDE_GAP - self.side_width

    @property
    def _head(self) -> float:
        return _OVER_TITLE + height_of([self.title], self._title_width) + _UNDER_TITLE

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        pairs = zip(self.columns, _WIDTHS, strict=False)
        tallest = max((height_of(column, width) for column, width in pairs), default=0.0)
        self.height = max(_LOWEST if self.columns else 0.0, self._head + tallest + _UNDER_TEXT)
        return room, self.height

    def split(self, _room: float, height: float) -> list[Flowable]:
        if height >= self.height or self.height <= styles.TALLEST or height < 2 * self._head:
            return []
        head = (self.number, self.title, self.side, self.side_width)
        rest = [flowable for column in self.columns for flowable in column]
        return [CardFlowable(head, (), self.setter), *rest]

    def draw(self) -> None:
        canvas, top = self.canv, self.height
        canvas.saveState()
        canvas.setStrokeColor(HexColor(self.setter.colors[Ink.BRAND]))
        canvas.setLineWidth(_RULE)
        canvas.line(0, top, MEASURE, top)
        canvas.restoreState()
        under = top - _OVER_TITLE
        draw_down([self.number], canvas, left=0, top=under, width=_NUMBER)
        draw_down([self.title], canvas, left=_NUMBER, top=under, width=self._title_width)
        side_at = MEASURE - self.side_width
        draw_down(self.side, canvas, left=side_at, top=under - _SIDE_DOWN, width=self.side_width)
        left, under = 0.0, top - self._head
        for column, width in zip(self.columns, _WIDTHS, strict=False):
            draw_down(column, canvas, left=left, top=under, width=width)
            left += width + _GAP


class CardSetter:
    """Sets the parts of one card."""

    def __init__(self, card: Card, setter: Typesetter) -> None:
        self._card, self._setter = card, setter
        style = styles.CARD_SIDE
        face = fonts.face_of(style.weight)
        self._side = fonts.width_of(printable(card.side), face, style.size) + 2
        self.title = self._cut(card.title, MEASURE - _NUMBER - _SIDE_GAP - self._side)
        """The title as it is printed: cut at a word where it needs more than two lines."""

    def _cut(self, words: str, width: float) -> str:
        if self._lines(words, width) <= _TITLE_LINES:
            return words
        low, high = 1, len(words)
        while high - low > 1:
            middle = (low + high) // 2
            fits = self._lines(_up_to(words, middle), width) <= _TITLE_LINES
            low, high = (middle, high) if fits else (low, middle)
        return _up_to(words, low)

    def _lines(self, words: str, width: float) -> float:
        trial = self._setter.paragraph((Run(words),), styles.CARD_TITLE)
        return height_of([trial], width) / styles.CARD_TITLE.leading

    def card(self, title: HeadingParagraph, parent: Node) -> CardFlowable:
        """The card around its heading, which hears the whole title even where paper has a part of it."""
        card, paragraph = self._card, self._setter.paragraph
        if title.node is None:
            raise ValueError("a heading without a node")
        if self.title != card.title:
            title.node.actual = printable(f"{card.number} {card.title}")
        if title.bookmark:
            name, level, key = title.bookmark
            title.bookmark = (f"{card.number} {name}", level, key)
        number = paragraph((Run(f"{card.number}\u00a0"),), styles.CARD_NUMBER, node=title.node)
        said = [card.side] if card.side else []
        side = [paragraph((Run(words),), styles.CARD_SIDE, node=parent.child("P")) for words in said]
        texts = parent.child(card.structure)
        texts.attributes["List"] = {"ListNumbering": "/None"}
        columns = [self._column(column, texts) for column in card.columns]
        return CardFlowable((number, title, side, self._side), columns, self._setter)

    def _column(self, entries: Sequence[LabeledText], texts: Node) -> list[Flowable]:
        return [flowable for entry in entries for flowable in self._entry(entry, texts.child("LI"))]

    def _entry(self, entry: LabeledText, item: Node) -> list[Flowable]:
        label = self._setter.paragraph((Run(entry.label),), styles.CARD_LABEL, node=item.child("Lbl"))
        label.keepWithNext = True
        body = item.child("LBody")
        alone = len(entry.lines) == 1
        return [label, *(self._line(line, body if alone else body.child("P")) for line in entry.lines)]

    def _line(self, line: RunText, node: Node) -> Flowable:
        large = any(run.voice is Voice.LARGE for run in line)
        return self._setter.paragraph(line, styles.CARD_FIGURES if large else styles.CARD_TEXT, node=node)


def _up_to(words: str, length: int) -> str:
    """The words up to a length, cut at a word where there is one."""
    whole, _space, _rest = words[:length].rpartition(" ")
    return f"{(whole or words[:length]).rstrip(' ,;:')} …"
