"""What the cells of a table are to a listener: which heads which, and where their paragraphs belong."""

from sixelements.reporting import grid
from sixelements.reporting.outline import Cell, Paragraph, ParagraphRole, Row, RowKind, Table
from sixelements.reporting.pdf.nodes import Node

_ACROSS, _DOWN = {"Scope": "/Row"}, {"Scope": "/Column"}


class CellNodes:
    """The nodes of one table. Under a group or a cell of several rows, cells name all that heads them."""

    def __init__(self, table: Table, node: Node) -> None:
        self._body = node.child("TBody")
        head = node.child("THead").child("TR")
        self.columns = [head.cell("TH", _DOWN, once=True) for _column in table.columns]
        self._named = any(
            row.kind is RowKind.GROUP or any(cell.rows > 1 for cell in row.cells) for row in table.rows
        )
        self._places = iter(grid.places(table.rows, len(table.columns)))
        self._group: tuple[Node, ...] = ()
        self._covering: dict[int, tuple[Node, int]] = {}

    def row(self, row: Row) -> list[Node]:
        """The cells of the next row; it is told once, even if it goes on in further rows on paper."""
        line = self._body.child("TR")
        places = next(self._places)
        if row.kind is RowKind.GROUP:
            made = [line.cell("TH", {**_ACROSS, **_span(cell)}) for cell in row.cells]
            self._group = tuple(made)
            return made
        heads = self._heads_from_above()
        cells: list[Node] = []
        for cell, at in zip(row.cells, places, strict=True):
            over = (*self._group, *self.columns[at : at + cell.span], *heads) if self._named else ()
            kind, scope = ("TH", _ACROSS) if cell.header else ("TD", {})
            cells.append(line.cell(kind, {**scope, **_span(cell)}, headers=over))
            if cell.header:
                heads = (*heads, cells[-1])
            if cell.rows > 1:
                self._covering[at] = cells[-1], cell.rows - 1
        return cells

    def _heads_from_above(self) -> tuple[Node, ...]:
        """The cells of rows above that cover the next row, too, from left to right."""
        heads = tuple(
            node for _at, (node, left) in sorted(self._covering.items(), key=lambda i: i[0]) if left
        )
        self._covering = {at: (node, left - 1) for at, (node, left) in self._covering.items() if left}
        return heads


def _span(cell: Cell) -> dict[str, str]:
    spans = {"ColSpan": cell.span, "RowSpan": cell.rows}
    return {name: str(n) for name, n in spans.items() if n > 1}


def paragraph_node(block: Paragraph, parent: Node, *, alone: bool = False) -> Node:
    """The node of a paragraph; one that stands ``alone`` in a cell is the cell."""
    if block.role is ParagraphRole.QUOTE:
        return parent.child(block.structure, language=block.language).child("P")
    return parent if alone and not block.language else parent.child("P", language=block.language)
