"""What stands in the cells of a table, as flowables."""

from dataclasses import replace

from reportlab.platypus.flowables import Flowable

from sixelements.reporting.outline import (
    Align,
    Cell,
    Column,
    Figure,
    List,
    Paragraph,
    ParagraphRole,
    Row,
    RowKind,
    TableLook,
)
from sixelements.reporting.pdf import styles
from sixelements.reporting.pdf.cells import paragraph_node
from sixelements.reporting.pdf.lists import bullets
from sixelements.reporting.pdf.nodes import Node
from sixelements.reporting.pdf.painter import figure
from sixelements.reporting.pdf.styles import Type
from sixelements.reporting.pdf.text import Typesetter

Content = list[Flowable]


def filled(
    cell: Cell, column: Column, row: Row, node: Node, *, look: TableLook, setter: Typesetter
) -> Content:
    """The blocks of a cell in the type that its table and its column ask for."""
    if cell.span > 1:
        column = replace(column, align=Align.LEFT)
    flowables: Content = []
    alone = len(cell.blocks) == 1
    for block in cell.blocks:
        match block:
            case Paragraph():
                style = _type(block, column, row, look)
                words = paragraph_node(block, node, alone=alone)
                words.once = words.once or cell.rows > 1
                flowables.append(setter.paragraph(block.words, style, node=words))
            case Figure():
                flowables.append(figure(block, setter, node, column.align))
            case List():
                flowables += bullets(block, setter, styles.CELLS[look], node)
    return flowables


def _type(block: Paragraph, column: Column, row: Row, look: TableLook) -> Type:
    if row.kind is RowKind.GROUP:
        return styles.TABLE_GROUP
    if block.role is ParagraphRole.BODY:
        base = styles.CELLS[look]
    else:
        base = replace(styles.PARAGRAPHS[block.role], before=0, after=0)
    return replace(base, align=column.align, tabular=column.tabular)
