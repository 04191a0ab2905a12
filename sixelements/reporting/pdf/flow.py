"""From the outline's nodes to what platypus lays out on pages."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from reportlab.platypus.doctemplate import PageBreak
from reportlab.platypus.flowables import CondPageBreak, Flowable, KeepTogether

from sixelements.charts.scene import Ink
from sixelements.reporting import outline
from sixelements.reporting.labeled import Card
from sixelements.reporting.outline import (
    Block,
    Callout,
    Columns,
    Contents,
    Document,
    Heading,
    HeadingLook,
    Paragraph,
    Together,
)
from sixelements.reporting.paper import MEASURE, TypeScale
from sixelements.reporting.pdf import fonts, styles
from sixelements.reporting.pdf.blocks import (
    BoxedFlow,
    HeadingParagraph,
    Masthead,
    SectionStart,
    SideBySide,
)
from sixelements.reporting.pdf.cards import CardSetter
from sixelements.reporting.pdf.cells import paragraph_node
from sixelements.reporting.pdf.contents import entries
from sixelements.reporting.pdf.lists import bullets
from sixelements.reporting.pdf.nodes import Node
from sixelements.reporting.pdf.painter import figure
from sixelements.reporting.pdf.tables import table_of
from sixelements.reporting.pdf.text import Typesetter
from sixelements.reporting.pdf.tree import tree_of
from sixelements.reporting.printable import printable
from sixelements.reporting.runs import Run, plain_text, text

_LONG, _FIRST_ROWS = 420.0, 150.0
"""A table higher than this may begin lower on a page, where there is room for its heading and first rows."""


def story(document: Document, setter: Typesetter, root: Node) -> list[Flowable]:
    """The whole document as flowables under a root; every section but the first starts a page."""
    flow = _Flow(setter)
    headers = document.headers
    flowables: list[Flowable] = []
    if headers.masthead:
        usual = replace(setter, scale=TypeScale.USUAL)
        flowables.append(Masthead(headers, usual))
    for n, section in enumerate(document.sections):
        if n and not section.runs_on:
            flowables.append(PageBreak())
        flowables.append(SectionStart(section.title, n))
        flowables += flow.blocks(section.blocks, root.child(section.structure))
    return flowables


class _Flow:
    """Turns blocks into flowables, numbering the bookmarks and leveling the headings."""

    def __init__(self, setter: Typesetter) -> None:
        self.setter = setter
        self.headings = 0
        self.deepest = -1
        self.above: list[int] = []

    def blocks(self, blocks: Sequence[Block], parent: Node) -> list[Flowable]:
        """Flowables of blocks; a heading stays with what follows it, of a long table with its first rows."""
        made = [flowable for block in blocks for flowable in self._block(block, parent)]
        found: list[Flowable] = []
        for flowable, following in zip_longest(made, made[1:]):
            if getattr(flowable, "keepWithNext", 0) and getattr(following, "tall", 0.0) > _LONG:
                flowable.keepWithNext = 0
                found.append(CondPageBreak(_FIRST_ROWS))
            found.append(flowable)
        return found

    def _block(self, block: Block, parent: Node) -> Iterator[Flowable]:
        match block:
            case Heading():
                yield from self._heading(block, parent)
            case Paragraph():
                style = styles.PARAGRAPHS[block.role]
                yield self.setter.paragraph(block.words, style, node=paragraph_node(block, parent))
            case outline.List():
                style = styles.PARAGRAPHS[outline.ParagraphRole.BODY]
                yield from bullets(block, self.setter, style, parent)
            case outline.Figure():
                yield figure(block, self.setter, parent)
            case outline.Table():
                table = tree_of if block.look is outline.TableLook.TREE else table_of
                yield from table(block, self.setter, parent)
            case Contents():
                yield from entries(block, self.setter, parent)
            case outline.PageBreak():
                yield PageBreak()
            case Callout() | Columns() | Card() | Together():
                yield self._around(block, parent)

    def _around(self, block: Callout | Columns | Card | Together, parent: Node) -> Flowable:
        """What holds other blocks."""
        match block:
            case Callout():
                return self._box(block, parent)
            case Columns():
                return self._columns(block, parent)
            case Card():
                return self._card(block, parent)
            case Together():
                return KeepTogether(self.blocks(block.blocks, parent))

    def _heading(self, block: Heading, parent: Node) -> Iterator[Flowable]:
        style = styles.heading_type(block.level, block.look)
        words = plain_text(block.words)
        if block.level == 1:
            face = fonts.face_of(style.weight)
            if fonts.width_of(printable(words), face, style.size) > 2 * MEASURE:
                style = styles.H1_LONG
        node = parent.child(self._level(block), language=block.language)
        heading = self.setter.paragraph(block.words, style, HeadingParagraph, node=node)
        if block.level > 1:
            level = min(block.level - 2, self.deepest + 1)
            self.deepest = level
            self.headings += 1
            heading.bookmark = (printable(words), level, f"h{self.headings}")
        heading.keepWithNext = block.level > 1
        yield heading

    def _columns(self, block: Columns, parent: Node) -> SideBySide:
        columns = [self.blocks(column, parent) for column in block.columns]
        after = styles.HEAD_GAP if block.head else styles.BLOCK_GAP
        rule = self.setter.colors[Ink.INK] if block.ruled else ""
        made = SideBySide(columns, block.widths, block.gap, after=after, least=block.height, rule=rule)
        if block.tight:
            made.spaceBefore, made.spaceAfter = 0.0, styles.HEAD_GAP if block.head else 0.0
        return made

    def _card(self, block: Card, parent: Node) -> Flowable:
        setter = CardSetter(block, self.setter)
        title = Heading(level=3, words=text(setter.title), look=HeadingLook.CARD)
        (made,) = self._heading(title, parent)
        return setter.card(made, parent)

    def _level(self, block: Heading) -> str:
        """The tag of a heading: one level below the heading over it, whatever it looks like."""
        while self.above and self.above[-1] >= block.level:
            self.above.pop()
        self.above.append(block.level)
        return f"H{len(self.above)}"

    def _box(self, block: Callout, parent: Node) -> Flowable:
        box = parent.child(block.structure)
        title = self.setter.paragraph((Run(block.title),), styles.CALLOUT_TITLE, node=box.child("P"))
        return BoxedFlow([title, *self.blocks(block.blocks, box)], self.setter)
