"""Tables: rules instead of boxes, rows that stay whole, header rows that come back on the next page."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.lib.colors import HexColor
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.tables import Table as PlatypusTable

from sixelements.charts.scene import Ink, Weight
from sixelements.reporting.outline import (
    Align,
    Column,
    Figure,
    ParagraphRole,
    Row,
    RowKind,
    Table,
    TableLook,
)
from sixelements.reporting.pdf import fonts, styles
from sixelements.reporting.pdf.blocks import height_of
from sixelements.reporting.pdf.cells import CellNodes
from sixelements.reporting.pdf.filling import Content, filled
from sixelements.reporting.pdf.nodes import Node, text_string
from sixelements.reporting.pdf.painter import Drawing
from sixelements.reporting.pdf.text import Typesetter
from sixelements.reporting.runs import Run
from sixelements.reporting.structures import Structure

TableCommand = tuple[object, ...]
_TALLEST_ROW, _TALLEST_HELD = 420.0, 300.0


def table_of(table: Table, setter: Typesetter, parent: Node) -> list[Flowable]:
    """The table and, under it, its caption."""
    node = parent.child(table.structure, language=table.language)
    node.attributes["Table"] = {"Summary": text_string(table.summary)}
    maker = _Maker(table, setter, CellNodes(table, node))
    drawn = PlatypusTable(
        maker.content(),
        colWidths=[column.width for column in table.columns],
        style=maker.commands(),
        repeatRows=1,
        hAlign="LEFT",
    )
    drawn.tall = sum(maker.heights)
    drawn.spaceBefore = styles.TABLE_BEFORE
    drawn.spaceAfter = 2.0 if table.caption else styles.after_table(table.look)
    if not table.caption:
        return [drawn]
    caption = styles.PARAGRAPHS[ParagraphRole.CAPTION]
    style = replace(caption, after=styles.BLOCK_GAP)
    below = setter.paragraph(table.caption, style, node=node.child(Structure.CAPTION))
    return [drawn, below]


class _Maker:
    """Turns the rows of one table into what platypus wants."""

    def __init__(self, table: Table, setter: Typesetter, nodes: CellNodes) -> None:
        self.table, self.setter, self.nodes = table, setter, nodes
        self.rows: list[tuple[RowKind, list[Content], Row]] = []
        self.heights: list[float] = []
        for row in table.rows:
            for content in self._pieces(row):
                self.rows.append((row.kind, content, row))
                self.heights.append(self._height(content, row))

    def content(self) -> list[list[Content | str]]:
        columns = zip(self.table.columns, self.nodes.columns, strict=True)
        head: list[Content | str] = [self._head(column, node) for column, node in columns]
        return [head, *(self._filled(content, row) for _kind, content, row in self.rows)]

    def _filled(self, content: Sequence[Content], row: Row) -> list[Content | str]:
        """One entry a column; the columns under a span stay empty."""
        line: list[Content | str] = []
        for flowables, cell in zip(content, row.cells, strict=True):
            line += [flowables, *("" for _ in range(cell.span - 1))]
        return line

    def _head(self, column: Column, node: Node) -> Content:
        if column.picture:
            words = Node(role="Span", parent=node, actual=column.header, once=True)
            return [Drawing(column.picture, self.setter, words, column.align)]
        style = replace(styles.TABLE_HEAD, align=column.align)
        return [self.setter.paragraph((Run(column.header),), style, node=node)]

    def _pieces(self, row: Row) -> list[list[Content]]:
        """The row's cells; a row too tall for a page is continued in rows of its own."""
        widths = self._widths(row)
        nodes = self.nodes.row(row)
        places = zip(row.cells, widths, nodes, strict=True)
        rest = [
            filled(cell, column, row, node, look=self.table.look, setter=self.setter)
            for cell, (column, _width), node in places
        ]
        pieces: list[list[Content]] = []
        while True:
            cut = [_cut(flowables, width) for flowables, (_column, width) in zip(rest, widths, strict=True)]
            pieces.append([first for first, _more in cut])
            rest = [more for _first, more in cut]
            if not any(rest):
                return pieces

    def _height(self, content: Sequence[Content], row: Row) -> float:
        pairs = zip(content, self._widths(row), strict=True)
        return max(height_of(flowables, width) for flowables, (_column, width) in pairs)

    def _widths(self, row: Row) -> list[tuple[Column, float]]:
        """For every cell its first column and the room for its text."""
        result, at = [], 0
        for cell in row.cells:
            spanned = self.table.columns[at : at + cell.span]
            last = at + cell.span == len(self.table.columns)
            gap = 0 if last else styles.cell_gap(self.table.look)
            result.append((spanned[0], sum(c.width for c in spanned) - gap))
            at += cell.span
        return result

    def commands(self) -> list[TableCommand]:
        top, bottom = styles.PADDING[self.table.look]
        last = len(self.rows)
        commands: list[TableCommand] = [
            ("FONTNAME", (0, 0), (-1, -1), fonts.use(fonts.face_of(Weight.REGULAR))),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), styles.cell_gap(self.table.look)),
            ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), top),
            ("BOTTOMPADDING", (0, 0), (-1, -1), bottom),
            ("TOPPADDING", (0, 0), (-1, 0), 0),
            ("BOTTOMPADDING", (0, 0), (-1, 0), 4.5),
        ]
        if self.table.look is TableLook.BARS:
            commands.append(("VALIGN", (0, 1), (-1, -1), "MIDDLE"))
            return [*commands, *self._without_bars(), *self._spans()]
        if self.table.look in (TableLook.RANGES, TableLook.BOXES):
            commands.append(("VALIGN", (0, 1), (-1, -1), "MIDDLE"))
        if all(column.picture for column in self.table.columns):
            commands.append(("BOTTOMPADDING", (0, 0), (-1, 0), 0))
        commands.append(self._rule("LINEBELOW", 0, 0.9, Ink.INK))
        for n, (kind, _content, _row) in enumerate(self.rows, start=1):
            if kind is RowKind.GROUP:
                commands += [("TOPPADDING", (0, n), (-1, n), 9), ("BOTTOMPADDING", (0, n), (-1, n), 3.5)]
                commands.append(self._rule("LINEBELOW", n, 0.6, Ink.INK))
            elif n == last:
                commands.append(self._rule("LINEBELOW", n, 0.6, Ink.RULE))
            else:
                commands.append(self._rule("LINEBELOW", n, 0.4, Ink.HAIRLINE))
        return [*commands, *self._ruled(), *self._spans(), *self._held()]

    def _ruled(self) -> list[TableCommand]:
        """Upright rules beside the columns to write in; the columns to tick between them touch."""
        commands: list[TableCommand] = []
        rule = (0.5, HexColor(self.setter.colors[Ink.RULE]))
        for n, column in enumerate(self.table.columns):
            if column.ruled:
                commands += [("LINEBEFORE", (n, 1), (n, -1), *rule)]
                commands += [("LEFTPADDING", (n, 0), (n, -1), styles.RULED_GAP)]
                if n + 1 < len(self.table.columns):
                    commands += [("LINEAFTER", (n, 1), (n, -1), *rule)]
            elif column.align is Align.CENTER and self.table.look in (TableLook.SHEET, TableLook.BOXES):
                commands += [("RIGHTPADDING", (n, 0), (n, -1), 0), ("ALIGN", (n, 1), (n, -1), "CENTER")]
            elif column.align is Align.CENTER:
                commands.append(("ALIGN", (n, 1), (n, -1), "CENTER"))
        return commands

    def _rule(self, kind: str, row: int, width: float, ink: Ink) -> TableCommand:
        return (kind, (0, row), (-1, row), width, HexColor(self.setter.colors[ink]))

    def _spans(self) -> list[TableCommand]:
        commands: list[TableCommand] = []
        for n, (_kind, _content, row) in enumerate(self.rows, start=1):
            at = 0
            for cell in row.cells:
                if cell.span > 1:
                    commands.append(("SPAN", (at, n), (at + cell.span - 1, n)))
                at += cell.span
        return commands

    def _without_bars(self) -> list[TableCommand]:
        """Rows that say something in place of a bar get the room that a bar would give them."""
        empty = [
            n
            for n, (_kind, _content, row) in enumerate(self.rows, start=1)
            if not any(isinstance(block, Figure) for cell in row.cells for block in cell.blocks)
        ]
        pads = ("TOPPADDING", "BOTTOMPADDING")
        return [(pad, (0, n), (-1, n), styles.NO_BAR) for n in empty for pad in pads]

    def _held(self) -> list[TableCommand]:
        """Two rows stay with the header row, and a group's heading with its first row, where they fit."""
        commands: list[TableCommand] = []
        if sum(self.heights[:2]) < _TALLEST_HELD:
            commands.append(("NOSPLIT", (0, 0), (-1, min(2, len(self.rows)))))
        for n, (kind, _content, _row) in enumerate(self.rows, start=1):
            if (
                kind is RowKind.GROUP
                and sum(self.heights[n - 1 : n + 1]) < _TALLEST_HELD
                and n < len(self.rows)
            ):
                commands.append(("NOSPLIT", (0, n), (-1, n + 1)))
        return commands


def _cut(flowables: Content, width: float) -> tuple[Content, Content]:
    """What fits into one row, and what has to go on in the next."""
    first: Content = []
    room = _TALLEST_ROW
    for n, flowable in enumerate(flowables):
        height = height_of([flowable], width)
        if height > room:
            parts = flowable.split(width, room)
            if not parts and first:
                return first, flowables[n:]
            if len(parts) > 1:
                return [*first, parts[0]], [*parts[1:], *flowables[n + 1 :]]
        first.append(flowable)
        room -= height
    return first, []
