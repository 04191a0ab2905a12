"""Which columns the cells of a table stand in, where some cover several rows."""

from collections.abc import Sequence

from sixelements.reporting.outline import Row


def places(rows: Sequence[Row], columns: int) -> tuple[tuple[int, ...], ...]:
    """For every row the first column of each of its cells.

    A cell that covers several rows is named by the first one only.
    """
    covered = [0] * columns
    result: list[tuple[int, ...]] = []
    for row in rows:
        line: list[int] = []
        at = 0
        for cell in row.cells:
            while at < columns and covered[at]:
                at += 1
            line.append(at)
            for column in range(at, min(at + cell.span, columns)):
                covered[column] = cell.rows
            at += cell.span
        covered = [max(0, left - 1) for left in covered]
        result.append(tuple(line))
    return tuple(result)
