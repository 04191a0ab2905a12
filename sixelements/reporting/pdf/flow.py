"""From the outline's nodes to what platypus lays out on pages."""

from collections.abc import Iterator, Sequence

from reportlab.platypus.doctemplate import PageBreak
from reportlab.platypus.flowables import Flowable, KeepTogether

from sixelements.reporting import outline
from sixelements.reporting.outline import (
    Block,
    Callout,
    Columns,
    Document,
    Heading,
    Paragraph,
    Together,
)
from sixelements.reporting.paper import MEASURE
from sixelements.reporting.pdf import fonts, styles
from sixelements.reporting.pdf.blocks import (
    Box,
    HeadingParagraph,
    Masthead,
    SectionStart,
    SideBySide,
)
from sixelements.reporting.pdf.painter import Drawing
from sixelements.reporting.pdf.tables import bullets, table_of
from sixelements.reporting.pdf.text import Typesetter
from sixelements.reporting.runs import Run, plain_text


def story(document: Document, setter: Typesetter) -> list[Flowable]:
    """The whole document as flowables; every section but the first starts a page."""
    flow = _Flow(setter)
    furniture = document.furniture
    flowables: list[Flowable] = [Masthead(furniture.masthead, furniture.right, setter, furniture.logo)]
    for n, section in enumerate(document.sections):
        if n:
            flowables.append(PageBreak())
        flowables.append(SectionStart(section.title))
        flowables += flow.blocks(section.blocks)
    return flowables


class _Flow:
    """Turns blocks into flowables, numbering the bookmarks."""

    def __init__(self, setter: Typesetter) -> None:
        self.setter = setter
        self.headings = 0
        self.deepest = -1

    def blocks(self, blocks: Sequence[Block]) -> list[Flowable]:
        """Flowables of blocks; a heading stays with what follows it."""
        return [flowable for block in blocks for flowable in self._block(block)]

    def _block(self, block: Block) -> Iterator[Flowable]:
        match block:
            case Heading():
                yield from self._heading(block)
            case Paragraph():
                yield self.setter.paragraph(block.words, styles.PARAGRAPHS[block.role])
            case outline.List():
                yield from bullets(block, self.setter, styles.PARAGRAPHS[outline.ParagraphRole.BODY])
            case outline.Figure():
                yield Drawing(block.scene, self.setter)
            case outline.Table():
                yield from table_of(block, self.setter)
            case Callout():
                yield self._box(block)
            case Columns():
                columns = [self.blocks(column) for column in block.columns]
                after = styles.HEAD_GAP if block.head else styles.BLOCK_GAP
                yield SideBySide(columns, block.widths, block.gap, after=after)
            case Together():
                yield KeepTogether(self.blocks(block.blocks))
            case outline.PageBreak():
                yield PageBreak()

    def _heading(self, block: Heading) -> Iterator[Flowable]:
        style = styles.heading_type(block.level, block.look)
        words = plain_text(block.words)
        if block.level == 1:
            face = fonts.face_of(style.weight)
            if fonts.width_of(fonts.printable(words), face, style.size) > 2 * MEASURE:
                style = styles.H1_LONG
        heading = self.setter.paragraph(block.words, style, HeadingParagraph)
        if block.level > 1:
            level = min(block.level - 2, self.deepest + 1)
            self.deepest = level
            self.headings += 1
            heading.bookmark = (fonts.printable(words), level, f"h{self.headings}")
        heading.keepWithNext = block.level > 1
        yield heading

    def _box(self, block: Callout) -> Flowable:
        title = self.setter.paragraph((Run(block.title),), styles.CALLOUT_TITLE)
        return Box([title, *self.blocks(block.blocks)], self.setter)
