"""Tables that read like a tree: a cell stands in the middle of the rows it leads to, joined by lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.platypus.doctemplate import PageBreak
from reportlab.platypus.flowables import Flowable

from sixelements.charts.scene import Ink
from sixelements.reporting import grid
from sixelements.reporting.outline import Table, TableLook
from sixelements.reporting.pdf import styles
from sixelements.reporting.pdf.blocks import draw_down, height_of
from sixelements.reporting.pdf.cells import CellNodes
from sixelements.reporting.pdf.filling import Content, filled
from sixelements.reporting.pdf.nodes import Node, text_string
from sixelements.reporting.pdf.text import Typesetter
from sixelements.reporting.runs import Run

_HEAD_GAP, _HEAD_RULE, _LINE, _STUB = 4.5, 0.9, 0.8, 6.0


def tree_of(table: Table, setter: Typesetter, parent: Node) -> list[Flowable]:
    """The table as one flowable, which goes on over the page between two rows."""
    node = parent.child(table.structure, language=table.language)
    node.attributes["Table"] = {"Summary": text_string(table.summary)}
    return [Tree(_Layout(table, setter, CellNodes(table, node)), 0, len(table.rows))]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """A cell: its column, the rows it covers from ``first`` to before ``last``, and what stands in it."""

    column: int
    first: int
    last: int
    content: Content
    height: float

    def within(self, first: int, last: int) -> tuple[int, int]:
        """The rows it covers of those from ``first`` to before ``last``."""
        return max(first, self.first), min(last, self.last)

    def leads_to(self, other: "_Box") -> bool:
        return other.column == self.column + 1 and self.first <= other.first < self.last


class _Layout:
    """Where the cells of one tree lie; shared by its parts on several pages."""

    def __init__(self, table: Table, setter: Typesetter, nodes: CellNodes) -> None:
        self.colors = setter.colors
        widths = [column.width for column in table.columns]
        self.left = [sum(widths[:n]) for n in range(len(widths))]
        self.widths = [*(w - styles.GUTTER for w in widths[:-1]), widths[-1]]
        self.head = [
            setter.paragraph((Run(column.header),), styles.TABLE_HEAD, node=node)
            for column, node in zip(table.columns, nodes.columns, strict=True)
        ]
        self.boxes = tuple(self._boxes(table, setter, nodes))
        self.heights = self._heights(len(table.rows))

    def _boxes(self, table: Table, setter: Typesetter, nodes: CellNodes) -> list[_Box]:
        made = []
        for n, (row, places) in enumerate(
            zip(table.rows, grid.places(table.rows, len(table.columns)), strict=True)
        ):
            for cell, column, node in zip(row.cells, places, nodes.row(row), strict=True):
                where = table.columns[column]
                content = filled(cell, where, row, node, look=table.look, setter=setter)
                height = height_of(content, self.widths[column])
                box = _Box(column=column, first=n, last=n + cell.rows, content=content, height=height)
                made.append(box)
        return made

    def _heights(self, rows: int) -> list[float]:
        """Every row as high as its cells need; what covers several rows widens them alike."""
        heights = [styles.TREE_ROW] * rows
        top, bottom = styles.PADDING[TableLook.TREE]
        for box in sorted(self.boxes, key=lambda b: b.last - b.first):
            short = box.height + top + bottom - sum(heights[box.first : box.last])
            if short > 0:
                for n in range(box.first, box.last):
                    heights[n] += short / (box.last - box.first)
        return heights

    def head_height(self) -> float:
        """The room of the header row with its rule."""
        pairs = zip(self.head, self.widths, strict=True)
        return max(height_of([words], width) for words, width in pairs) + _HEAD_GAP

    def groups(self) -> frozenset[int]:
        """The rows at which something new begins right under the aim."""
        return frozenset(box.first for box in self.boxes if box.column == 1)


class Tree(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Some rows of a tree, from ``first`` to before ``last``."""

    def __init__(self, layout: _Layout, first: int, last: int) -> None:
        super().__init__()
        self.layout, self.first, self.last = layout, first, last
        self.spaceBefore, self.spaceAfter = styles.TABLE_BEFORE, styles.BLOCK_GAP

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        self.height = self.layout.head_height() + sum(self.layout.heights[self.first : self.last])
        return room, self.height

    def split(self, _room: float, height: float) -> list[Flowable]:
        """The rows that fit and the rest, parted where a new group begins if that fills the page well."""
        room = height - self.layout.head_height()
        fits = self.first
        for n in range(self.first, self.last):
            room -= self.layout.heights[n]
            if room < 0:
                break
            fits = n + 1
        if fits in {self.first, self.last}:
            return []
        enough = self.first + (fits - self.first) * 2 / 3
        cut = max((n for n in self.layout.groups() if enough <= n <= fits), default=fits)
        return [Tree(self.layout, self.first, cut), PageBreak(), Tree(self.layout, cut, self.last)]

    def draw(self) -> None:
        self._rules()
        self._lines()
        top = self.height - self.layout.head_height() + _HEAD_GAP
        for words, left, width in zip(self.layout.head, self.layout.left, self.layout.widths, strict=True):
            draw_down([words], self.canv, left=left, top=top + height_of([words], width), width=width)
        for box in self._shown():
            self._cell(box)

    def _shown(self) -> Sequence[_Box]:
        return [b for b in self.layout.boxes if b.first < self.last and b.last > self.first]

    def _row_top(self, row: int) -> float:
        """The upper edge of a row, from the lower edge of the drawing."""
        return float(sum(self.layout.heights[row : self.last]))

    def _middle(self, box: _Box) -> float:
        first, last = box.within(self.first, self.last)
        return (self._row_top(first) + self._row_top(last)) / 2

    def _cell(self, box: _Box) -> None:
        column = box.column
        draw_down(
            box.content,
            self.canv,
            left=self.layout.left[column],
            top=self._middle(box) + box.height / 2,
            width=self.layout.widths[column],
        )

    def _rules(self) -> None:
        canvas, layout = self.canv, self.layout
        canvas.setDash([])
        self._pen(Ink.INK, _HEAD_RULE)
        y = self.height - layout.head_height()
        for left, width in zip(layout.left, layout.widths, strict=True):
            canvas.line(left, y, left + width, y)
        self._pen(Ink.HAIRLINE, 0.4)
        for n in sorted(layout.groups()):
            if self.first < n < self.last:
                y = self._row_top(n)
                canvas.line(layout.left[1], y, layout.left[-1] + layout.widths[-1], y)

    def _lines(self) -> None:
        """From every cell to those it leads to: out, along the gutter, and in."""
        self._pen(Ink.INK, _LINE)
        shown = self._shown()
        for box in shown:
            ends = [self._middle(other) for other in shown if box.leads_to(other)]
            if not ends:
                continue
            start, left = self._middle(box), self.layout.left[box.column] + self.layout.widths[box.column]
            turn = left + _STUB
            self.canv.line(left, start, turn, start)
            self.canv.line(turn, max(start, *ends), turn, min(start, *ends))
            for end in ends:
                self.canv.line(turn, end, turn + _STUB, end)

    def _pen(self, ink: Ink, width: float) -> None:
        self.canv.setStrokeColor(HexColor(self.layout.colors[ink]))
        self.canv.setLineWidth(width)
