"""From somebody's table to sheets: the first step reads it, the second matches it, and this joins them."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from sixelements.application.known_matches import NOTHING_KNOWN, KnownMatches, recalled, to_keep
from sixelements.domain.matching import NO_DECISIONS, Decisions, ForeignTable, Form, FormMark, Matched, match
from sixelements.domain.responses import Sheet
from sixelements.i18n import ngettext
from sixelements.wording import matching as words
from sixelements.wording.quoted import quoted

MOST_PROBLEMS = 1_000
"""Problems that are told one by one; somebody who mends so many has seen what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFile:
    """A file as it was read: a table, or why there is none. ``digest`` stands for the bytes of the file.

    One of our forms is a table of one row; ``mark`` is what it says it is for, and ``unclear`` are the
    questions where it holds one answer and shows another. ``blank``: it is ours, and nobody filled it in.
    """

    digest: bytes
    table: ForeignTable | None = None
    refusal: str = ""
    mark: FormMark | None = None
    unclear: tuple[str, ...] = ()
    blank: bool = False


ReadTable = Callable[[Path], TableFile]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFile:
    """A file of answers as it was understood.

    ``refusal`` says why nothing of it can be used; ``problems`` are rows that can't, each with its
    place. ``digest`` stands for the bytes of the file, and ``rows`` for the row of each sheet, where rows
    of one survey can be told from each other. ``decided`` is to be kept once the file is taken in, and
    ``left_out`` says which rows somebody decided to leave out. Whoever hands it in may want its ``good_rows``
    although others are wrong, or take it in ``anyway`` although it came before. ``blank``: it is a form or
    table of ours that nobody filled in.
    """

    digest: bytes
    sheets: tuple[Sheet, ...] = ()
    rows: tuple[bytes, ...] = ()
    problems: tuple[str, ...] = ()
    refusal: str | None = None
    matched: Matched | None = None
    decided: Mapping[bytes, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    good_rows: bool = False
    anyway: bool = False
    blank: bool = False


ReadSheets = Callable[[Path, Form], SheetFile]


def reading(read: ReadTable, decisions: Decisions = NO_DECISIONS) -> ReadSheets:
    """What reads a file and matches it with a form."""
    return lambda path, form: sheet_file(path, read(path), form, decisions)


def sheet_file(
    path: Path,
    file: TableFile,
    form: Form,
    decisions: Decisions = NO_DECISIONS,
    known: KnownMatches = NOTHING_KNOWN,
) -> SheetFile:
    """The sheets of a table, and all that is wrong with it, each with its place.

    What is decided now goes before what is known of an earlier export of the same form.
    """
    name = quoted(path.name)
    if file.table is None:
        return SheetFile(digest=file.digest, refusal=f"{name}: {file.refusal}", blank=file.blank)
    if file.mark and (refusal := words.wrong_form(file.mark, form.mark) or words.unclear(file.unclear)):
        return SheetFile(digest=file.digest, refusal=f"{name}: {refusal}")
    matched = match(file.table, form, recalled(known, file.table, form, decisions))
    if refusal := words.refusal(matched):
        blank = not (matched.undecided or matched.missing or matched.rows)
        return SheetFile(digest=file.digest, refusal=f"{name}: {refusal}", matched=matched, blank=blank)
    return SheetFile(
        digest=file.digest,
        sheets=matched.sheets,
        rows=tuple(_digest(row.key) for row in matched.rows if row.sheet and row.key),
        problems=tuple(_told(name, tuple(words.problems(matched)))),
        matched=matched,
        decided=to_keep(known.round, file.table, decisions),
        left_out=tuple(words.left_out(matched)),
    )


def _digest(key: tuple[str, ...]) -> bytes:
    return sha256(json.dumps(key).encode()).digest()


def _told(name: str, problems: Sequence[str]) -> Iterator[str]:
    """The problems with the name of their file; where there are far too many, the first ones and how many."""
    for problem in problems[:MOST_PROBLEMS]:
        yield f"{name}, {problem}" if problem.startswith("row ") else f"{name}: {problem}"
    left = len(problems) - MOST_PROBLEMS
    if left > 0:
        text = ngettext("{file}: {n} more row is wrong.", "{file}: {n} more rows are wrong.", left)
        yield text.format(file=name, n=left)
