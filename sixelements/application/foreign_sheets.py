"""From somebody's table to sheets: the first step reads it, the second matches it, and this joins them."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from sixelements.application.known_matches import NOTHING_KNOWN, KnownMatches, recalled, to_keep
from sixelements.application.table_file import Collected, ReadTable, TableFile
from sixelements.domain.assessment import LEVELS
from sixelements.domain.foreign_columns import Goes
from sixelements.domain.foreign_table import ForeignTable
from sixelements.domain.ids import ItemId
from sixelements.domain.matching import (
    NO_DECISIONS,
    Decisions,
    Form,
    IfChanged,
    Matched,
    MatchedRow,
    ToldBy,
    asks_the_same,
    begins_in,
    is_turned,
    match,
    without_title,
)
from sixelements.domain.responses import DONT_KNOW, IN_ALL, NOT_APPLICABLE, Sheet, Way, level_answer
from sixelements.i18n import ngettext
from sixelements.wording import matching as words
from sixelements.wording import phrases

_ANSWERS = (DONT_KNOW, NOT_APPLICABLE, *map(level_answer, LEVELS))
_ONE_SHEET = 2
"""Rows of a table with one sheet, whose bytes stand for it: another one's may be equal."""
_ROWS_OF_OUR_HEADER = 2
"""In tables that we made to be typed in: the numbers of the questions, and their words."""
_FIRST_ROWS = 30
"""Of a table, among which its header is looked for."""
_SEVERAL = 2
"""Sheets from which on the same ones again are the same people's."""
MOST_PROBLEMS = 1_000
"""Problems that are told one by one; somebody who mends so many has seen what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFile:
    """A file of answers as it was understood.

    ``refusal`` says why none of it can be used; ``problems`` are rows that can't, each with its
    place. ``digest`` stands for the file, empty if its rows or sheets are known one by one, and for each
    sheet ``rows`` for its row as it is, ``origins`` for its response whatever is changed in it (empty if
    that can't be told), ``marks`` for each of its numbers and times alone, and ``places`` for the number of
    its row; ``form`` stands for the header.
    ``beginnings`` stand for its first two sheets, its first three, and so on, where nothing tells its rows.
    ``singular``: its rows are told from those of other files, as by the second or in all that is said.
    ``changed`` says what becomes of rows that were changed after they came in; None: nobody decided.
    ``decided`` is to be kept once the file is taken in, and ``left_out`` says which rows somebody decided to
    leave out. Whoever hands it in may want its ``good_rows`` although others are wrong, or take it in
    ``anyway`` although it came before. ``blank``: it is a form or table of ours that nobody filled in.
    """

    digest: bytes
    sheets: tuple[Sheet, ...] = ()
    rows: tuple[bytes, ...] = ()
    origins: tuple[bytes, ...] = ()
    marks: tuple[tuple[bytes, ...], ...] = ()
    places: tuple[int, ...] = ()
    beginnings: tuple[bytes, ...] = ()
    told_by: ToldBy = ToldBy.NOTHING
    form: bytes = b""
    singular: bool = False
    changed: IfChanged | None = None
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
    return lambda path, form: sheet_file(where_answers_are(read(path), path, read, form), form, decisions)


def where_answers_are(file: TableFile, path: Path, read: ReadTable, form: Form) -> TableFile:
    """A workbook as it is read; where only one other tab has answers, such as one behind a summary, that."""
    names = _tabs_with_answers(file, form)
    if len(names) != 1 or _has_answers(file, form):
        return file
    return replace(read(path, names[0]), instead_of=file.tab)


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
    elsewhere = _of_another_round(file, form)
    if refusal := elsewhere or _on_two_tabs(file, form):
        blank = bool(elsewhere) and len(file.table.rows) <= _ROWS_OF_OUR_HEADER
        return SheetFile(digest=file.digest, refusal=refusal, blank=blank)
    table, above = (file.table, ()) if file.mark else without_title(file.table, form)
    file = replace(file, table=table)
    matched = match(table, form, recalled(known, table, form, decisions))
    if refusal := words.refusal(matched):
        return replace(_refused(file, table, form, matched, refusal), left_out=(*words.above(above),))
    rows, twice, alike = _each_once(matched)
    beginnings = _beginnings(rows) if matched.told_by is ToldBy.NOTHING else ()
    anonymous = form.mark is not None and form.mark.promised > 0
    hides = anonymous and matched.told_by is not ToldBy.NOTHING
    doubles = _doubles_go_in(rows, matched.told_by) if anonymous else words.alike(alike)
    digest = beginnings[-1] if beginnings else _without_order(file) if anonymous else file.digest
    return SheetFile(
        digest=b"" if hides else digest,
        sheets=tuple(row.sheet for row in rows if row.sheet),
        rows=tuple(_rows(rows, said=not hides)),
        origins=() if matched.told_by is ToldBy.NOTHING else tuple(_origins(rows, matched.told_by)),
        marks=tuple(tuple(_digest("origin", mark) for mark in row.marks) for row in rows),
        places=tuple(row.place for row in rows),
        beginnings=beginnings[:-1],
        told_by=matched.told_by,
        singular=_singular(rows, matched.told_by, said=not hides),
        form=_digest(*(cell for cell in table.rows[0] if cell.strip())),
        changed=decisions.changed,
        problems=tuple(_told(tuple(words.problems(matched)))),
        matched=matched,
        decided=to_keep(known.round, table, decisions, matched),
        left_out=(
            *words.above(above),
            *words.behind(file.tab, file.instead_of),
            *words.unasked(matched),
            *words.typed_over(matched),
            *words.left_out(matched),
            *words.stand_twice(twice),
            *doubles,
            *words.guessed(file.guessed),
            *words.merged([row for row in file.merged if row in {*table.places}]),
            *words.hidden([row.place for row in rows if row.place in {*file.hidden}]),
        ),
        way=Way.FORM if file.mark else Way.TABLE,
    )


def _refused(file: TableFile, table: ForeignTable, form: Form, matched: Matched, refusal: str) -> SheetFile:
    """A table that can't be used; where its shape is the reason, nothing of it is to decide."""
    blank = not (matched.undecided or matched.missing or matched.rows)
    if shape := _other_shape(table, matched, form):
        return SheetFile(digest=file.digest, refusal=shape, blank=blank)
    where = words.only_tab(file.tab) if matched.missing and file.tab else ""
    refusal = phrases.sentences(refusal, where)
    return SheetFile(digest=file.digest, refusal=refusal, matched=matched, blank=blank)


def _other_shape(table: ForeignTable, matched: Matched, form: Form) -> str:
    """That a header stands elsewhere than in the first row, if no column of that answers anything."""
    if any(column.goes is Goes.ANSWER for column in matched.columns):
        return ""
    if place := begins_in(table, form):
        return words.begins_below(place)
    return words.turned() if is_turned(table, form) else ""


def _of_another_round(file: TableFile, form: Form) -> str:
    """Why a table of ours belongs elsewhere; empty if it does not. What it asks its columns say."""
    if file.sent_for is None or form.mark is None:
        return ""
    asked = replace(file.sent_for, version=form.mark.version, questions=form.mark.questions)
    return words.wrong_form(asked, form.mark)


def _on_two_tabs(file: TableFile, form: Form) -> str:
    """That answers stand on several tabs of a workbook, of which only one is read; empty if they don't."""
    names = _tabs_with_answers(file, form)
    if names and not _has_answers(file, form):
        return words.on_another_tab(file.tab, names)
    return words.several_tabs((file.tab, *names)) if names else ""


def _tabs_with_answers(file: TableFile, form: Form) -> list[str]:
    """The tabs beside the one that was read that ask what the round asks, and hold something below that."""
    return [tab.name for tab in file.others if asks_the_same(tab.rows, form)]


def _has_answers(file: TableFile, form: Form) -> bool:
    return file.table is not None and asks_the_same(file.table.rows[:_FIRST_ROWS], form)


def _each_once(matched: Matched) -> tuple[list[MatchedRow], list[int], list[int]]:
    """The rows with a sheet, without duplicates, and the row numbers of the duplicates.

    The same number, or the same second, with the same words is one response. A minute or a day is not
    enough, as two people may have said the same in it; nor is a number whose words differ. Last come the
    numbers of rows that say the same as one before them and can't be told from it.
    """
    kept: list[MatchedRow] = []
    twice: list[int] = []
    alike: list[int] = []
    seen: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for row in (row for row in matched.rows if row.sheet):
        again = (row.origin, row.said) in seen
        numbered = matched.told_by is ToldBy.NUMBER and bool(row.origin[0].strip())
        to_the_second = matched.told_by is ToldBy.TIME and row.origin != row.minute
        if again and (numbered or to_the_second):
            twice.append(row.place)
            continue
        if again and row.sheet and row.sheet.answers:
            alike.append(row.place)
        seen.add((row.origin, row.said))
        kept.append(row)
    return kept, twice, alike


def _doubles_go_in(rows: Sequence[MatchedRow], told_by: ToldBy) -> Iterator[str]:
    """That doubles would go in, where nothing tells rows apart; not whether there are any.

    That two say the same is something about answers, and of an anonymous round nothing is told of those.
    """
    bare = Counter(row.origin for row in rows if row.origin == row.minute)
    by_minute = told_by is ToldBy.TIME and (bare.total() == len(rows) or any(n > 1 for n in bare.values()))
    if len(rows) > 1 and (told_by is ToldBy.NOTHING or by_minute):  # one alone is stamped at midnight
        yield words.doubles_go_in()


def _singular(rows: Sequence[MatchedRow], told_by: ToldBy, *, said: bool) -> bool:
    """Whether digests of rows can hardly be those of other people: by different minutes, or all words."""
    if told_by is ToldBy.NOTHING:
        return False
    if said and told_by is ToldBy.NUMBER:
        return True
    times = {row.minute[-1] for row in rows if ":" in "".join(row.minute)}
    return len(times) == len(rows)


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
    """A digest of what tells each response; empty if two of them share it, as the same second.

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
