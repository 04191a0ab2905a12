"""A file as it was read, before it is matched with what a round asks."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sixelements.domain.foreign_table import ForeignTable, FormMark, OtherTab
from sixelements.domain.responses import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What people handed in in a collection file, and how many sheets wait in it that were only begun."""

    sheets: tuple[Sheet, ...]
    begun: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFile:
    """A file as it was read: a table, or why it can't be one. ``digest`` stands for the bytes of the file.

    One of our forms is a table of one row; ``mark`` is what it says it is for, and ``unclear`` are the
    questions where it holds one answer and shows another. ``blank``: it is ours, and nobody filled it in.
    ``tab`` is the one of several in a workbook that was read, and ``others`` are the ones beside it; in its
    rows ``merged`` a cell says what a merged one says, and its rows ``hidden`` are not shown there.
    It is read ``instead_of`` one before it, which asks nothing of the round.
    ``guessed`` are some of its words, if nothing says in which letters it was written.
    ``sent_for``: a table that we made for people to type in says which round it went out for.
    A collection file is no table; it has a ``mark``, too, and ``collected`` in place of rows.
    """

    digest: bytes
    table: ForeignTable | None = None
    refusal: str = ""
    mark: FormMark | None = None
    unclear: tuple[str, ...] = ()
    blank: bool = False
    collected: Collected | None = None
    tab: str = ""
    instead_of: str = ""
    others: tuple[OtherTab, ...] = ()
    merged: tuple[int, ...] = ()
    hidden: tuple[int, ...] = ()
    guessed: tuple[str, ...] = ()
    sent_for: FormMark | None = None

    @property
    def meant_for(self) -> FormMark | None:
        """What it says it is for, be it a form, a table, or a collection file; None if it says nothing."""
        return self.mark or self.sent_for


class ReadTable(Protocol):
    """Reads a file as a table; of a workbook the ``tab`` of that name, if one is given."""

    def __call__(self, path: Path, tab: str = "", /) -> TableFile: ...
