"""Questions that a tool writes over one column a level, put together as one column each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sixelements.domain.foreign_columns import Goes, match_columns
from sixelements.domain.foreign_table import ForeignTable
from sixelements.domain.foreign_words import Question, Vocabulary

_FEWEST_LEVELS = 3
"""Columns of a question that name an answer from which on they are one for each."""
_FEWEST_BLOCKS = 2
_MARK = "Response"
"""Over a column that holds answers, as the same tool writes it where it makes one column a question."""
_BETWEEN = " / "
TextRow = tuple[str, ...]


def gathered(table: ForeignTable, questions: Sequence[Question], vocabulary: Vocabulary) -> ForeignTable:
    """The table, where its second row names levels under each question, with one column for all of these.

    It is the last of them; the others hold nothing any more, so that every column keeps its letter. Where
    two levels are marked, both stand in the cell, which then is no answer.
    """
    if len(table.rows) <= _FEWEST_BLOCKS:
        return table
    asked, labels, *rows = table.rows
    blocks = _blocks(asked, labels, questions, vocabulary)
    if len(blocks) < _FEWEST_BLOCKS:
        return table
    heads, marks = list(asked), list(labels)
    for first, columns in blocks.items():
        heads[first], heads[columns[-1]] = "", asked[first]
        for at in columns:
            marks[at] = ""
        marks[columns[-1]] = _MARK
    body = [_one_each(row, labels, blocks) for row in rows]
    return replace(table, rows=(tuple(heads), tuple(marks), *body))


def _blocks(
    asked: TextRow, labels: TextRow, questions: Sequence[Question], vocabulary: Vocabulary
) -> Mapping[int, list[int]]:
    """By the first column of each question those of its levels."""
    known = {q.item: q for q in questions}
    starts = [at for at, cell in enumerate(asked) if cell.strip()]
    found: dict[int, list[int]] = {}
    for start, end in zip(starts, [*starts[1:], len(labels)], strict=True):
        if end - start < _FEWEST_LEVELS:
            continue
        (column,) = match_columns([(asked[start],)], questions, empty=[False])
        if column.goes is not Goes.ANSWER or column.item is None:
            continue
        question = known[column.item]
        said = (at for at in range(start, min(end, len(labels))) if labels[at].strip())
        levels = [at for at in said if vocabulary.answer(labels[at], question) is not None]
        if len(levels) >= _FEWEST_LEVELS and levels[0] == start:
            found[start] = levels
    return found


def _one_each(row: TextRow, labels: TextRow, blocks: Mapping[int, list[int]]) -> TextRow:
    """A row with the label of what is marked in place of the marks."""
    cells = list(row)
    for columns in blocks.values():
        marked = [labels[at] for at in columns if at < len(row) and row[at].strip()]
        for at in columns:
            if at < len(cells):
                cells[at] = ""
        if marked:
            cells += [""] * (columns[-1] + 1 - len(cells))
            cells[columns[-1]] = _BETWEEN.join(marked)
    return tuple(cells)
