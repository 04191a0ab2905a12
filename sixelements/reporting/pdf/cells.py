"""What the cells of a table are to a listener: which heads which, and where their paragraphs belong."""

from sixelements.reporting.outline import Cell, Paragraph, ParagraphRole, Row, RowKind, Table
from sixelements.reporting.pdf.nodes import Node

_ACROSS, _DOWN = {"Scope": "/Row"}, {"Scope": "/Column"}


class CellNodes:
    """The nodes of one table. The cells under a group name all that heads them."""

    def __init__(self, table: Table, node: Node) -> None:
        self._body = node.child("TBody")
        head = node.child("THead").child("TR")
        self.columns = [head.cell("TH", _DOWN, once=True) for _column in table.columns]
        self._grouped = any(row.kind is RowKind.GROUP for row in table.rows)
        self._group: tuple[Node, ...] = ()

    def row(self, row: Row) -> list[Node]:
        """The cells of the next row; it is told once, even if it goes on in further rows on paper."""
        line = self._body.child("TR")
        if row.kind is RowKind.GROUP:
            made = [line.cell("TH", {**_ACROSS, **_span(cell)}) for cell in row.cells]
            self._group = tuple(made)
            return made
        cells: list[Node] = []
        heads: tuple[Node, ...] = ()
        at = 0
        for cell in row.cells:
            over = (*self._group, *self.columns[at : at + cell.span], *heads) if self._grouped else ()
            kind, scope = ("TH", _ACROSS) if cell.header else ("TD", {})
            cells.append(line.cell(kind, {**scope, **_span(cell)}, headers=over))
            if cell.header:
                heads = (*heads, cells[-1])
            at += cell.span
        return cells


def _span(cell: Cell) -> dict[str, str]:
    return {"ColSpan": str(cell.span)} if cell.span > 1 else {}


def paragraph_node(block: Paragraph, parent: Node, *, alone: bool = False) -> Node:
    """The node of a paragraph; one that stands ``alone`` in a cell is the cell."""
    if block.role is ParagraphRole.QUOTE:
        return parent.child(block.structure, language=block.language).child("P")
    return parent if alone and not block.language else parent.child("P", language=block.language)
