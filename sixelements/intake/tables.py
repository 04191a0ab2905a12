"""What every reader of tables gives: rows with their numbers, or one sentence why there are none."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

MOST_ROWS = 20_000
MOST_COLUMNS, MOST_CELLS = 1_000, 3_000_000
NumberedRows: TypeAlias = Iterator[tuple[int, Sequence[str]]]


class NoTable(Exception):
    """There is no table to read; ``sentence`` says why, and what to do.

    ``blank``: it is a form of ours that nobody filled in.
    """

    def __init__(self, sentence: str, *, blank: bool = False) -> None:
        super().__init__(sentence)
        self.sentence, self.blank = sentence, blank
