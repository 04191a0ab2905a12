"""From somebody's table to sheets: the first step reads it, the second matches it, and this joins them."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from sixelements.application.known_matches import NOTHING_KNOWN, KnownMatches, recalled, to_keep
from sixelements.domain.assessment import LEVELS
from sixelements.domain.ids import ItemId
from sixelements.domain.matching import (
    NO_DECISIONS,
    Decisions,
    ForeignTable,
    Form,
    FormMark,
    Matched,
    MatchedRow,
    RowDoubt,
    ToldBy,
    match,
)
from sixelements.domain.responses import DONT_KNOW, IN_ALL, NOT_APPLICABLE, Sheet, Way, level_answer
from sixelements.i18n import ngettext
from sixelements.wording import matching as words

_ANSWERS = (DONT_KNOW, NOT_APPLICABLE, *map(level_answer, LEVELS))
_ONE_SHEET = 2
"""Rows of a table with one sheet, whose bytes stand for it: another one's may be equal."""
_SEVERAL = 2
"""Sheets from which on the same ones again are the same people's."""
MOST_PROBLEMS = 1_000
"""Problems that are told one by one; somebody who mends so many has seen what is wrong."""


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
    A collection file is no table; it has a ``mark``, too, and ``collected`` in place of rows.
    """

    digest: bytes
    table: ForeignTable | None = None
    refusal: str = ""
    mark: FormMark | None = None
    unclear: tuple[str, ...] = ()
    blank: bool = False
    collected: Collected | None = None


ReadTable = Callable[[Path], TableFile]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFile:
    """A file of answers as it was understood.

    ``refusal`` says why none of it can be used; ``problems`` are rows that can't, each with its
    place. ``digest`` stands for the file, empty where its rows or sheets are known one by one, and for each
    sheet ``rows`` for its row as it is, ``origins`` for its response whatever is changed in it (empty where
    that can't be told), and ``places`` for the number of its row; ``form`` stands for the header.
    ``beginnings`` stand for its first two sheets, its first three, and so on, where nothing tells its rows.
    ``changed`` says whether rows that were changed after they came in go in, too; None: nobody decided.
    ``decided`` is to be kept once the file is taken in, and ``left_out`` says which rows somebody decided to
    leave out. Whoever hands it in may want its ``good_rows`` although others are wrong, or take it in
    ``anyway`` although it came before. ``blank``: it is a form or table of ours that nobody filled in.
    """

    digest: bytes
    sheets: tuple[Sheet, ...] = ()
    rows: tuple[bytes, ...] = ()
    origins: tuple[bytes, ...] = ()
    places: tuple[int, ...] = ()
    beginnings: tuple[bytes, ...] = ()
    told_by: ToldBy = ToldBy.NOTHING
    form: bytes = b""
    changed: bool | None = None
    problems: tuple[str, ...] = ()
    refusal: str | None = None
    matched: Matched | None = None
    decided: Mapping[bytes, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    good_rows: bool = False
    anyway: bool = False
    blank: bool = False
    way: Way = Way.TABLE


ReadSheets = Callable[[Path, Form], SheetFile]


def reading(read: ReadTable, decisions: Decisions = NO_DECISIONS) -> ReadSheets:
    """What reads a file and matches it with a form."""
    return lambda path, form: sheet_file(read(path), form, decisions)


def sheet_file(
    file: TableFile,
    form: Form,
    decisions: Decisions = NO_DECISIONS,
    known: KnownMatches = NOTHING_KNOWN,
) -> SheetFile:
    """The sheets of a table, and all that is wrong with it, each with its place.

    What is decided now goes before what is known of an earlier export of the same form.
    """
    if file.collected:
        return _of_laptop(file, file.collected, form)
    if file.table is None:
        return SheetFile(digest=file.digest, refusal=file.refusal, blank=file.blank)
    if file.mark and (refusal := words.wrong_form(file.mark, form.mark) or words.unclear(file.unclear)):
        return SheetFile(digest=file.digest, refusal=refusal)
    matched = match(file.table, form, recalled(known, file.table, form, decisions))
    if refusal := words.refusal(matched):
        blank = not (matched.undecided or matched.missing or matched.rows)
        return SheetFile(digest=file.digest, refusal=refusal, matched=matched, blank=blank)
    rows, twice = _each_once(matched)
    beginnings = _beginnings(rows) if matched.told_by is ToldBy.NOTHING else ()
    anonymous = form.mark is not None and form.mark.promised > 0
    hides = anonymous and matched.told_by is not ToldBy.NOTHING
    digest = beginnings[-1] if beginnings else _without_order(file) if anonymous else file.digest
    return SheetFile(
        digest=b"" if hides else digest,
        sheets=tuple(row.sheet for row in rows if row.sheet),
        rows=tuple(_rows(rows, said=not hides)),
        origins=() if matched.told_by is ToldBy.NOTHING else tuple(_origins(rows, matched.told_by)),
        places=tuple(row.place for row in rows),
        beginnings=beginnings[:-1],
        told_by=matched.told_by,
        form=_digest(*(cell for cell in file.table.rows[0] if cell.strip())),
        changed=decisions.rows.get(RowDoubt.CHANGED),
        problems=tuple(_told(tuple(words.problems(matched)))),
        matched=matched,
        decided=to_keep(known.round, file.table, decisions, matched),
        left_out=(*words.left_out(matched), *words.stand_twice(twice)),
        way=Way.FORM if file.mark else Way.TABLE,
    )


def _each_once(matched: Matched) -> tuple[list[MatchedRow], list[int]]:
    """The rows with a sheet, each response once, and the numbers of those that stand there again.

    The same number, or the same second, with the same words is one response. A minute or a day is not
    enough, as two people may have said the same in it; nor is a number whose words differ.
    """
    kept: list[MatchedRow] = []
    twice: list[int] = []
    seen: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for row in (row for row in matched.rows if row.sheet):
        numbered = matched.told_by is ToldBy.NUMBER and bool(row.origin[0].strip())
        to_the_second = matched.told_by is ToldBy.TIME and row.origin != row.minute
        if (numbered or to_the_second) and (row.origin, row.said) in seen:
            twice.append(row.place)
            continue
        seen.add((row.origin, row.said))
        kept.append(row)
    return kept, twice


def _of_laptop(file: TableFile, collected: Collected, form: Form) -> SheetFile:
    """The sheets of a collection file, each known by its id; no digest is kept of file or sheets."""
    refusal = words.wrong_form(file.mark, form.mark) if file.mark else ""
    if not refusal and not collected.sheets:
        return SheetFile(digest=b"", refusal=words.nothing_handed_in(collected.begun), blank=True)
    if refusal or not all(_fits(sheet, form) for sheet in collected.sheets):
        return SheetFile(digest=b"", refusal=refusal or words.not_asked())
    begun = words.begun_elsewhere(collected.begun)
    left_out = (begun,) if begun else ()
    return SheetFile(digest=b"", sheets=collected.sheets, left_out=left_out, way=Way.COLLECTION)


def _fits(sheet: Sheet, form: Form) -> bool:
    """Whether a sheet of another laptop answers and comments on nothing but what the round asks."""
    asked = {*map(ItemId, form.practices), *form.lines}
    known = all(answer in _ANSWERS for answer in sheet.answers.values())
    return known and sheet.answers.keys() <= asked and sheet.comments.keys() <= {*asked, IN_ALL}


def _without_order(file: TableFile) -> bytes:
    """What stands for a file, in whatever order its rows come: of few rows, all orders could be tried."""
    if file.table is None or len(file.table.rows) <= _ONE_SHEET:
        return file.digest
    head, *rows = (_digest(*row) for row in file.table.rows)
    return sha256(b"".join((head, *sorted(rows)))).digest()


def _beginnings(rows: Sequence[MatchedRow]) -> tuple[bytes, ...]:
    """What stands for the first two rows together, the first three, and so on up to all, in any order.

    A table that somebody types on begins with what it was when it came in before, however it was saved
    since. As a sum has no order, none of rows shows. A single row is left out: another one may be equal.
    """
    together, found = 0, []
    for n, row in enumerate(rows, 1):
        sheet = row.sheet
        said = (
            repr((sheet.role, sorted(sheet.answers.items()), sorted(sheet.comments.items()))) if sheet else ""
        )
        together = (together + int.from_bytes(_digest("sheet", said))) % 2**256
        if n >= _SEVERAL:
            found.append(_digest("together", str(n), str(together)))
    return tuple(found)


def _rows(rows: Sequence[MatchedRow], *, said: bool) -> Iterator[bytes]:
    """A digest of each row, with times to the minute, as a spreadsheet drops the seconds.

    Equal ones are numbered, so that two people who said the same stay two.

    ``said``: also of what was said, so that a change shows. In an anonymous round it must not: whoever holds
    the workbook could try all minutes with each sheet, and learn when it was answered. Where a number and a
    time tell the row, one byte is enough.
    """
    seen: Counter[bytes] = Counter()
    for row in rows:
        found = _digest("row", *row.minute)
        if said:
            words = _digest(*row.said)
            found += words[:1] if len(row.minute) > 1 else words
        yield sha256(b"%b %d" % (found, seen[found])).digest()
        seen[found] += 1


def _origins(rows: Sequence[MatchedRow], told_by: ToldBy) -> Iterator[bytes]:
    """A digest of what tells each response; empty where two of them share it, as the same second.

    With a number, minutes are enough.
    """
    origins = [row.minute if told_by is ToldBy.NUMBER else row.origin for row in rows]
    found = Counter(origins)
    for origin in origins:
        told = found[origin] == 1 and any(origin)
        yield _digest("origin", *origin) if told else b""


def _digest(*cells: str) -> bytes:
    return sha256("\0".join(cells).encode("utf-8", "surrogatepass")).digest()


def _told(problems: Sequence[str]) -> Iterator[str]:
    """The problems; where there are far too many, the first ones and how many more."""
    yield from problems[:MOST_PROBLEMS]
    left = len(problems) - MOST_PROBLEMS
    if left > 0:
        text = ngettext("{n} more row is wrong.", "{n} more rows are wrong.", left)
        yield text.format(n=left)
