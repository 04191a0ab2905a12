"""Somebody's table matched with what a round asks: columns, words, and the sheets that come of them."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from sixelements.domain.assessment import Assessment, Role
from sixelements.domain.foreign_blocks import gathered
from sixelements.domain.foreign_cells import known_by_cells
from sixelements.domain.foreign_columns import (
    Goes,
    MatchedColumn,
    asked_twice,
    is_header_row,
    match_columns,
    question_cells,
    trial_when,
    unfinished_when,
)
from sixelements.domain.foreign_names import Why
from sixelements.domain.foreign_sums import are_sums, is_worked_out
from sixelements.domain.foreign_table import MOST_HEADER_ROWS, ForeignTable, FormMark
from sixelements.domain.foreign_times import days_of, moment_of
from sixelements.domain.foreign_words import (
    AFTER_LEVELS,
    Meaning,
    Question,
    Vocabulary,
    folded,
    is_date,
    may_be_chosen,
    questions_of,
    whole_number,
)
from sixelements.domain.ids import ItemId, PracticeId
from sixelements.domain.limits import Writing, too_long
from sixelements.domain.responses import IN_ALL, Answer, Sheet

T = TypeVar("T")
_FEWEST_NAMED = 2
"""Questions that a row names to be taken for a header: a list of questions has one a row."""
_MOST_ABOVE = 30
"""Rows among which the header is looked for, if it is not the first."""
_FEWEST_ABOVE = 3
"""Rows in a block from which on one below it stands apart."""
_BARE_AMONG = 3
"""Rows for each that has no time, at least, for that to mean something."""
_OUR_ROLE_CODES = {"front", "super", "manag", ""}
"""Of LimeSurvey: five characters at most, so nobody else calls them so."""
_TIMES = (Why.BEGUN, Why.TIME, Why.CELLS_ARE_TIMES)
_NUMBERS = (Why.RESPONSE_NUMBER, Why.CHANCE)
MOST_WORDS = 200
"""Different words of a column of choices; where there are more, none is held against the sentences."""
_SCALE = frozenset("12345")
_NO_CODE = "9"
"""A number that no tool gives to a choice of ours; alone it was typed by mistake."""
_IMPORT_ID = "importid"
"""What stands in the third row of a header of Qualtrics, whose choices are numbers in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a table must answer: the practices of the round, and all lines or none.

    Without an ``assessment`` nothing but ids and the plainest words are understood. ``mark`` is what a form
    of the round carries. ``since`` is the day the round opened, where another one went before.
    """

    practices: tuple[PracticeId, ...]
    lines: tuple[ItemId, ...]
    assessment: Assessment | None = None
    mark: FormMark | None = None
    since: date | None = None


class RowDoubt(StrEnum):
    """Rows that somebody has to decide about.

    Answered before the round opened; begun and not handed in. Trials are what the tool calls a preview, a
    test, or spam: nobody handed them in, so they are left out unless somebody wants them. The number of a
    response may stand in the table before, with other answers. The last row may stand apart, below empty
    ones, as sums and averages do; or a row is called a sum or an average somewhere beside its answers. A bare
    one has no time, number, or name, where the others have one.
    """

    OLDER = "older"
    UNFINISHED = "unfinished"
    TRIAL = "trial"
    NUMBERED = "number again"
    APART = "apart"
    SUMS = "sums"
    BARE = "bare"


class IfChanged(StrEnum):
    """What is done with rows that say something else than came in with their number, time, or table before.

    They count beside the earlier answers, as other people's; they don't; or they take their place.
    """

    TAKE_IN = "take in"
    LEAVE_OUT = "leave out"
    INSTEAD = "instead"


class ToldBy(StrEnum):
    """What tells a row of a table from others: the tool's number, when it was answered, or nothing."""

    NUMBER = "number"
    TIME = "time"
    NOTHING = "nothing"


class WordDoubt(StrEnum):
    """Why a word that may well be an answer is asked about.

    Contacts of ten are counted in its lines. A scale begins at 0 there. Tools give don't know and not
    applicable the numbers after the last level. It is nearly one of the sentences of its question. Else it is
    a number, a code, or one of several words that a column is filled with.
    """

    COUNTS = "counts"
    FROM_ZERO = "from zero"
    CODE = "code"
    ALIKE = "alike"
    CHOICE = "choice"


class WordKind(StrEnum):
    """Where a word stands: the same one may mean something else elsewhere."""

    ANSWERS = "answers"
    LINES = "lines"
    ROLES = "roles"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownWord:
    """A word that fits nothing: the columns it stands in, how many cells hold it, the row of the first.

    With a ``doubt`` it may be an answer, and then nobody is told how often it stands or where first: nothing
    shows before the round is closed. ``nearest`` is the level whose sentence it is nearly, or 0.
    """

    kind: WordKind
    word: str
    columns: tuple[str, ...]
    cells: int
    first: int
    doubt: WordDoubt | None = None
    nearest: int = 0

    @property
    def is_date(self) -> bool:
        """Whether a spreadsheet made a date of what was typed."""
        return is_date(self.word)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedWord:
    """A word of a table that means what somebody decided, now or about an earlier one; never how often.

    ``role`` is set, or None for no role, where it stands among roles; else ``meaning`` is.
    """

    kind: WordKind
    word: str
    meaning: Meaning | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What a person decided: columns by their key or header, words as they are compared, by where they stand.

    A column goes to an item (or to `IN_ALL` as a comment), is the role, or is left out. ``rows`` says
    whether rows of a kind are taken in, and ``changed`` what becomes of rows that were changed since they
    came in: that comes from what the round knows, not from the table. ``unasked``: questions without a column
    were not asked, and are skipped.
    """

    columns: Mapping[str, tuple[Goes, ItemId | None]] = field(default_factory=dict)
    words: Mapping[WordKind, Mapping[str, Meaning]] = field(default_factory=dict)
    roles: Mapping[str, Role | None] = field(default_factory=dict)
    rows: Mapping[RowDoubt, bool] = field(default_factory=dict)
    changed: IfChanged | None = None
    unasked: bool = False


NO_DECISIONS = Decisions()


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedRow:
    """A row by its number; ``sheet`` is None if a word of it is not known.

    ``origin`` tells its response from others, whatever is changed in it, and ``minute`` does so nearly, with
    times to the minute; ``marks`` do so each by itself, as far as a cell of its column is no other row's:
    the tool's numbers, and times to the minute. ``said`` are the cells with the role, answers and comments,
    as they stand in the file. ``cells`` is set where it has other cells than the header, ``too_long`` where a
    comment does not fit, ``kind`` where it is not taken in for what it is: undecided, or ``left_out`` on
    purpose.
    """

    place: int
    sheet: Sheet | None = None
    origin: tuple[str, ...] = ()
    minute: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    cells: int | None = None
    too_long: bool = False
    kind: RowDoubt | None = None
    left_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """A table as it was understood. ``missing`` are items that no column answers, and ``unasked`` those of
    which it was decided that they were not asked. ``typed_over`` is the row in which somebody's answers stand
    over the questions; 0 if there is none.

    ``decided`` and ``decided_rows`` are the words and kinds of rows in it that a decision was used for.
    """

    header: tuple[tuple[str, ...], ...]
    columns: tuple[MatchedColumn, ...]
    missing: tuple[ItemId, ...] = ()
    unasked: tuple[ItemId, ...] = ()
    typed_over: int = 0
    words: tuple[UnknownWord, ...] = ()
    decided: tuple[DecidedWord, ...] = ()
    decided_rows: Mapping[RowDoubt, bool] = field(default_factory=dict)
    rows: tuple[MatchedRow, ...] = ()
    told_by: ToldBy = ToldBy.NOTHING

    @property
    def undecided(self) -> tuple[MatchedColumn, ...]:
        """The columns somebody has to decide about."""
        return tuple(c for c in self.columns if c.goes is Goes.UNDECIDED)

    @property
    def may_be_unasked(self) -> bool:
        """Whether it can be decided that the questions without a column were not asked."""
        return bool(self.missing) and _answers_any(self.columns)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets of all rows that were understood."""
        return tuple(row.sheet for row in self.rows if row.sheet)

    def of_kind(self, kind: RowDoubt, *, left_out: bool) -> tuple[int, ...]:
        """The numbers of the rows of a kind that wait for a decision, or were left out by one."""
        return tuple(row.place for row in self.rows if row.kind is kind and row.left_out is left_out)


def match(table: ForeignTable, form: Form, decisions: Decisions = NO_DECISIONS) -> Matched:
    """Match a table of one row at least; nothing is lost, and nothing is guessed that can't be told."""
    questions = questions_of(form.practices, form.lines, form.assessment)
    table, typed_over = _typed_over(table, form, questions)
    table = gathered(table, questions, Vocabulary(form.assessment))
    header = _header(table, questions)
    width = max(_filled(row) for row in header)
    heads = [tuple(row[at] if at < len(row) else "" for row in header) for at in range(width)]
    numbered = list(zip(table.places, table.rows, strict=True))[len(header) :]
    if len(header[0]) < width:  # of a workbook, whose rows end with the first one of the header
        short = range(len(header[0]), width)
        numbered = [
            (at, (*row, *[""] * (width - len(row))) if len(row) in short else row) for at, row in numbered
        ]
    body = [(place, row) for place, row in numbered if _fits(row, width)]
    others = [] if len(body) == len(numbered) else [one for one in numbered if not _fits(one[1], width)]
    empty = [not any(row[at].strip() for _place, row in body) for at in range(width)]
    columns = _decided(
        known_by_cells(
            match_columns(heads, questions, empty=empty, beside=_not_asked(form)),
            body,
            Vocabulary(form.assessment).role,
        ),
        decisions,
    )
    missing = _missing(columns, form)
    unasked = missing if decisions.unasked and _answers_any(columns) else ()
    matched = Matched(
        header=tuple(zip(*heads, strict=True)),
        columns=columns,
        missing=() if unasked else missing,
        unasked=unasked,
        typed_over=typed_over,
    )
    uneven = tuple(
        MatchedRow(place=place, cells=max(_filled(row), len(row) if len(row) < width else 0))
        for place, row in others
    )
    if matched.undecided or matched.missing:
        return replace(matched, rows=uneven)
    told_by, origin = _origin(columns)
    kinds = list(_kinds(columns, heads, body, form.since))
    if told_by is ToldBy.NOTHING and kinds and kinds[-1] is None and _stands_apart(table.places):
        kinds[-1] = RowDoubt.APART
    aside = tuple(
        MatchedRow(place=place, kind=kind, left_out=kind in decisions.rows or kind is RowDoubt.TRIAL)
        for (place, _row), kind in zip(body, kinds, strict=True)
        if kind and not decisions.rows.get(kind)
    )
    kept = [row for row, kind in zip(body, kinds, strict=True) if kind is None or decisions.rows.get(kind)]
    last = header[-1] if len(header) > 1 else ()
    reader = _Reader(columns, questions, Vocabulary(form.assessment), decisions, kept, last)
    rows, again = _numbered_again(tuple(reader.rows(origin)), told_by, decisions)
    met = {*kinds, *((RowDoubt.NUMBERED,) if again else ())}
    return replace(
        matched,
        words=tuple(reader.unknown()),
        decided=tuple(reader.decided.values()),
        decided_rows={
            kind: decisions.rows[kind] for kind in RowDoubt if kind in met and kind in decisions.rows
        },
        rows=tuple(sorted((*uneven, *aside, *rows), key=lambda row: row.place)),
        told_by=told_by,
    )


def _typed_over(table: ForeignTable, form: Form, questions: Sequence[Question]) -> tuple[ForeignTable, int]:
    """A table whose second row holds questions and, over some, somebody's answers, without those questions.

    In tables that we made the words stand in that row, and are skipped; whoever types over them leaves some.
    """
    if len(table.rows) < _FEWEST_NAMED:
        return table, 0
    head, row, *rest = table.rows
    left = question_cells(row, questions)
    if not left:
        return table, 0
    columns = match_columns([(cell,) for cell in head], questions, empty=[False] * len(head))
    left &= {c.at for c in columns if c.goes in (Goes.ANSWER, Goes.ROLE)}  # a comment may name a question
    typed = tuple("" if at in left else cell for at, cell in enumerate(row))
    if not left or not _may_be_answers([typed], head, form):
        return table, 0
    return replace(table, rows=(head, typed, *rest)), table.places[1]


def _not_asked(form: Form) -> tuple[Question, ...]:
    """The practices of the assessment that the round does not ask: their words may stand behind a number."""
    if form.assessment is None:
        return ()
    others = [p for p in form.assessment.practices if p not in form.practices]
    return tuple(q for q in questions_of(others, (), form.assessment) if not q.is_line)


def _stands_apart(places: Sequence[int]) -> bool:
    """Whether the last row stands below empty ones, and all others in a block."""
    *block, last = places
    return len(block) > _FEWEST_ABOVE and last - block[-1] > 1 and block[-1] - block[1] == len(block) - 2


def _origin(columns: Sequence[MatchedColumn]) -> tuple[ToldBy, Sequence[int]]:
    """What tells a response from others however it is changed, and the columns that do.

    That is the tool's number, with what stays as it was begun, as two copies of one survey count alike; else
    a time. Rows without number and time are not told from others: two may truly be equal.
    """
    of = {why: [c.at for c in columns if c.why is why] for why in Why}
    lasting = [*of[Why.BEGUN], *of[Why.CHANCE]]
    if of[Why.RESPONSE_NUMBER]:
        return ToldBy.NUMBER, [*of[Why.RESPONSE_NUMBER], *lasting]
    if times := lasting or of[Why.TIME] or of[Why.CELLS_ARE_TIMES]:
        return ToldBy.TIME, times
    return ToldBy.NOTHING, []


def _numbered_again(
    rows: tuple[MatchedRow, ...], told_by: ToldBy, decisions: Decisions
) -> tuple[tuple[MatchedRow, ...], bool]:
    """The rows, those aside whose response stands before them with other answers, and whether there are any.

    Where they are wanted they stay.
    """
    if told_by is not ToldBy.NUMBER:
        return rows, False
    said: dict[tuple[str, ...], tuple[str, ...]] = {}
    again = {
        row.place
        for row in rows
        if row.sheet and row.origin[0].strip() and said.setdefault(row.origin, row.said) != row.said
    }
    wanted = decisions.rows.get(RowDoubt.NUMBERED)
    if wanted or not again:
        return rows, bool(again)
    aside = RowDoubt.NUMBERED
    kept = (
        MatchedRow(place=r.place, kind=aside, left_out=wanted is False) if r.place in again else r
        for r in rows
    )
    return tuple(kept), True


def _kinds(
    columns: Sequence[MatchedColumn],
    heads: Sequence[Sequence[str]],
    body: Sequence[tuple[int, Sequence[str]]],
    since: date | None,
) -> Sequence[RowDoubt | None]:
    """Which rows somebody has to decide about, row by row."""
    marks = {at: says for at, says in unfinished_when(heads).items() if columns[at].goes is Goes.LEFT_OUT}
    times = [c.at for c in columns if c.why in _TIMES and c.goes is Goes.LEFT_OUT] if since else []
    days = [days_of([row[at] for _place, row in body]) for at in times]

    begun = {
        at: {word for word in {row[at] for _place, row in body} if says.fullmatch(folded(word))}
        for at, says in marks.items()
    }

    trials = {at: says for at, says in trial_when(heads).items() if columns[at].goes is Goes.LEFT_OUT}
    sums, bare = _sums(columns, body), _bare(columns, body, {*marks})
    if not days and not trials and not bare and not any(begun.values()) and not any(sums):
        return [None] * len(body)

    def kind(n: int, row: Sequence[str]) -> RowDoubt | None:
        if any(says.fullmatch(folded(row[at])) for at, says in trials.items()):
            return RowDoubt.TRIAL
        if sums[n]:
            return RowDoubt.SUMS
        if any(row[at] in words for at, words in begun.items()):
            return RowDoubt.UNFINISHED
        if n in bare:
            return RowDoubt.BARE
        told = [day for column in days if (day := column[n])]
        return RowDoubt.OLDER if since and told and max(told) < since else None

    return [kind(n, row) for n, (_place, row) in enumerate(body)]


def _sums(columns: Sequence[MatchedColumn], body: Sequence[tuple[int, Sequence[str]]]) -> Sequence[bool]:
    """Which rows are called sums or averages, row by row."""

    def cells(*goes: Goes) -> list[list[str]]:
        return [[row[c.at] for _place, row in body] for c in columns if c.goes in goes]

    called = are_sums(cells(Goes.LEFT_OUT, Goes.ROLE), cells(Goes.COMMENT), len(body))
    at = [c.at for c in columns if c.goes is Goes.ANSWER]
    ends = {0, len(body) - 1} if len(body) > _FEWEST_ABOVE else ()
    worked_out = {n for n in ends if is_worked_out([row for _place, row in body], n, at)}
    return [is_ or n in worked_out for n, is_ in enumerate(called)]


def _bare(
    columns: Sequence[MatchedColumn], body: Sequence[tuple[int, Sequence[str]]], apart_from: Collection[int]
) -> set[int]:
    """Which rows have no time or number where nearly all have one, or, as the last one, none of all names.

    ``apart_from``: columns whose empty cells say already that a row was not handed in.
    """
    found: set[int] = set()
    for column in columns:
        if column.goes is not Goes.LEFT_OUT or column.at in apart_from:
            continue
        telling = column.why in (*_TIMES, Why.RESPONSE_NUMBER)
        if not telling and column.why is not Why.PERSON:
            continue
        empty = [n for n, (_place, row) in enumerate(body) if not row[column.at].strip()]
        few = telling and 0 < _BARE_AMONG * len(empty) <= len(body)
        if few or (empty == [len(body) - 1] and len(body) > _FEWEST_ABOVE):
            found |= {*empty}
    return found


def asks_the_same(rows: Sequence[Sequence[str]], form: Form) -> bool:
    """Whether one of the rows is a header with at least half of the practices, and another row follows it."""
    questions = questions_of(form.practices, form.lines, form.assessment)
    enough = max(_FEWEST_NAMED, (len(form.practices) + 1) // 2)
    heads = (n for n, row in enumerate(rows) if len(_named(row, questions)) >= enough)
    return any(not is_header_row(row, questions) for head in heads for row in rows[head + 1 :])


def begins_in(table: ForeignTable, form: Form) -> int:
    """The number of the row in which a header stands below something else; 0 where none does."""
    at = _head_below(table, form)
    return table.places[at] if at else 0


def without_title(table: ForeignTable, form: Form) -> tuple[ForeignTable, tuple[int, ...]]:
    """A table from its header on, and the numbers of the rows above: titles, and notes on how to fill it in.

    Rows above that may be somebody's answers, as where a header was sorted along, leave the table as it is.
    What stands right above a column that the header does not name is of the header.
    """
    rows = table.rows
    filled = [len({cell.strip() for cell in row} - {""}) for row in rows[:_MOST_ABOVE]]
    if 2 * filled[0] >= max(filled) or not (head := _head_below(table, form)):
        return table, ()
    if any(2 * n >= filled[head] for n in filled[:head]) or _may_be_answers(rows[:head], rows[head], form):
        return table, ()
    first = head
    while first > max(0, head + 1 - MOST_HEADER_ROWS) and _names_more(rows[first - 1], rows[head]):
        first -= 1
    return replace(table, rows=rows[first:], places=table.places[first:]), table.places[:first]


def _head_below(table: ForeignTable, form: Form) -> int:
    """Which row, from 0, is the first that names at least half of the practices; 0 where none below does."""
    questions = questions_of(form.practices, form.lines, form.assessment)
    enough = max(_FEWEST_NAMED, (len(form.practices) + 1) // 2)
    first = enumerate(table.rows[1:_MOST_ABOVE], 1)
    return next((at for at, row in first if len(_named(row, questions)) >= enough), 0)


def _may_be_answers(rows: Sequence[Sequence[str]], head: Sequence[str], form: Form) -> bool:
    """Whether one of the rows above a header has several answers to its questions."""
    questions = {q.item: q for q in questions_of(form.practices, form.lines, form.assessment)}
    columns = match_columns([(cell,) for cell in head], tuple(questions.values()), empty=[False] * len(head))
    asked = [(c.at, questions[c.item]) for c in columns if c.goes is Goes.ANSWER and c.item]
    vocabulary = Vocabulary(form.assessment)

    def answers(row: Sequence[str]) -> int:
        said = ((row[at], question) for at, question in asked if at < len(row) and row[at].strip())
        return sum(
            vocabulary.answer(word, question) is not None or vocabulary.nearest(word, question) > 0
            for word, question in said
        )

    return any(answers(row) >= _FEWEST_NAMED for row in rows)


def _names_more(row: Sequence[str], head: Sequence[str]) -> bool:
    """Whether a row says something over a column that the header below it does not name."""
    width = _filled(head)
    return any(cell.strip() and not below.strip() for cell, below in zip(row[:width], head, strict=False))


def is_turned(table: ForeignTable, form: Form) -> bool:
    """Whether the questions stand below one another in the first column."""
    questions = questions_of(form.practices, form.lines, form.assessment)
    first = [row[0] for row in table.rows[:MOST_WORDS]]
    return len(_named(first, questions)) >= max(_FEWEST_NAMED, (len(form.practices) + 1) // 2)


def _named(row: Sequence[str], questions: Sequence[Question]) -> set[ItemId]:
    """The questions that cells name."""
    columns = match_columns([(cell,) for cell in row], questions, empty=[False] * len(row))
    return {c.item for c in columns if c.item and c.goes is Goes.ANSWER}


def _header(table: ForeignTable, questions: Sequence[Question]) -> Sequence[tuple[str, ...]]:
    """The first row, and those under it that are part of the header."""
    rows = 1
    while rows < min(MOST_HEADER_ROWS, len(table.rows)) and is_header_row(table.rows[rows], questions):
        rows += 1
    return table.rows[:rows]


def _filled(row: Sequence[str]) -> int:
    """How many cells a row has up to the last one that holds anything."""
    return next((n for n in range(len(row), 0, -1) if row[n - 1].strip()), 0)


def _fits(row: Sequence[str], width: int) -> bool:
    """Whether a row has as many cells as the header, and nothing but empty ones beyond."""
    return len(row) == width or (len(row) > width and _filled(row) <= width)


def _decided(columns: Iterable[MatchedColumn], decisions: Decisions) -> tuple[MatchedColumn, ...]:
    def decided(column: MatchedColumn) -> MatchedColumn:
        named = next((key for key in (column.key, column.header) if key in decisions.columns), None)
        if named is None:
            return column
        goes, item = decisions.columns[named]
        if (goes, item) == (column.goes, column.item):
            return column
        return replace(column, goes=goes, item=item, why=Why.DECIDED)

    return _each_once(tuple(map(decided, columns)))


def _each_once(columns: tuple[MatchedColumn, ...]) -> tuple[MatchedColumn, ...]:
    """Ask where what was decided leaves two columns with one question."""
    decided = {c.item for c in columns if c.goes is Goes.ANSWER and c.why is Why.DECIDED}
    seen: set[ItemId | None] = set()
    kept = []
    for column in sorted(columns, key=lambda c: c.why is not Why.DECIDED):
        twice = column.goes is Goes.ANSWER and column.item in seen
        if column.goes is Goes.ANSWER:
            seen.add(column.item)
        kept.append(asked_twice(column) if twice and column.item in decided else column)
    return tuple(sorted(kept, key=lambda c: c.at))


def _answers_any(columns: Iterable[MatchedColumn]) -> bool:
    """Whether columns answer anything: else it is another file, and nothing of it can be skipped."""
    return any(c.goes is Goes.ANSWER for c in columns)


def _missing(columns: Iterable[MatchedColumn], form: Form) -> tuple[ItemId, ...]:
    """The practices without a column; and the lines, where some but not all have one."""
    answered = {c.item for c in columns if c.goes is Goes.ANSWER}
    practices = tuple(item for item in map(ItemId, form.practices) if item not in answered)
    lines = tuple(line for line in form.lines if line not in answered)
    return practices if len(lines) == len(form.lines) else (*practices, *lines)


class _Reader:
    """Reads cells column by column, so that each word of a column is looked at once.

    Rows are turned into columns, and these into rows again, by zip alone: a loop over cells takes several
    times as long as reading them from the file.
    """

    def __init__(
        self,
        columns: Sequence[MatchedColumn],
        questions: Iterable[Question],
        vocabulary: Vocabulary,
        decisions: Decisions,
        body: Sequence[tuple[int, Sequence[str]]],
        head: Sequence[str],
    ) -> None:
        self._columns, self._vocabulary, self._decisions = columns, vocabulary, decisions
        self._places = [place for place, _cells in body]
        turned = list(zip(*(cells for _place, cells in body), strict=False))
        self._cells: Sequence[Sequence[str]] = turned or [()] * len(columns)
        self._questions = {q.item: q for q in questions}
        self._unknown: dict[tuple[WordKind, str], list[tuple[str, str, int, int]]] = {}
        self._bad: set[int] = set()
        self.decided: dict[tuple[WordKind, str], DecidedWord] = {}
        self._role_codes = self._roles_are_codes()
        self._coded = any(_IMPORT_ID in cell.casefold() for cell in head)
        self._numbers = {kind: self._numbers_of(kind) for kind in (WordKind.ANSWERS, WordKind.LINES)}
        self._counted = self._counts_contacts(self._numbers[WordKind.LINES])
        self._from_zero = "0" in (said := self._numbers[WordKind.ANSWERS]) and said <= {*"01234"}
        self._nearest: dict[tuple[WordKind, str], set[int]] = {}

    def _numbers_of(self, kind: WordKind) -> set[str]:
        """The whole numbers that stand in the practices or in the lines."""
        words = {word for c in self._of(Goes.ANSWER) if self._kind(c) is kind for word in self._cells[c.at]}
        return {whole for word in words if (whole := whole_number(word))}

    def _counts_contacts(self, numbers: set[str]) -> bool:
        """Whether contacts of ten are counted in the lines, so that a 5 may be five of them, or all ten.

        A tool that numbers the choices has no other numbers than theirs and one for don't know, which it
        puts next. Whoever says that this one is a band counts contacts, too.
        """
        decided = self._decisions.words.get(WordKind.LINES, {})
        bands = (decided.get(number) for number in numbers - _SCALE)
        if any(band and band.answer and band.answer.level for band in bands):
            return True
        choices = {*_SCALE, "6", "7"} if self._coded else {*_SCALE, "6"}
        return not numbers <= choices

    def _kind(self, column: MatchedColumn) -> WordKind:
        question = self._questions.get(column.item or ItemId(""))
        return WordKind.LINES if question and question.is_line else WordKind.ANSWERS

    def _roles_are_codes(self) -> bool:
        """Whether roles are those codes that only our own LimeSurvey survey has."""
        roles = {folded(word) for column in self._of(Goes.ROLE) for word in self._cells[column.at]}
        return len(roles - {""}) > 0 and roles <= _OUR_ROLE_CODES

    def rows(self, origin: Sequence[int]) -> Iterator[MatchedRow]:
        """What each row says; ``origin`` are the columns that tell its response from others."""
        answers = {c.item: self._answers(c) for c in self._of(Goes.ANSWER) if c.item}
        items, by_row = [*answers], self._by_row(answers.values())
        roles = self._roles()
        comments = self._of(Goes.COMMENT)
        remarks = self._by_row([self._cells[c.at] for c in comments])
        told = [self._told(self._columns[at]) for at in origin]
        origins, minutes = (self._by_row([column[n] for column in told]) for n in (0, 1))
        marks = self._marks()
        says = (Goes.ANSWER, Goes.COMMENT, Goes.ROLE)
        said = self._by_row([self._cells[c.at] for c in self._columns if c.goes in says])
        for n, place in enumerate(self._places):
            if n in self._bad:
                yield MatchedRow(place=place)
                continue
            texts = _comments(comments, remarks[n]) if any(remarks[n]) else {}
            if texts and any(too_long(Writing.COMMENT, text) for text in texts.values()):
                yield MatchedRow(place=place, too_long=True)
                continue
            given = {
                item: answer for item, answer in zip(items, by_row[n], strict=True) if answer is not None
            }
            yield MatchedRow(
                place=place,
                sheet=Sheet(role=roles[n], answers=given, comments=texts),
                origin=origins[n],
                minute=minutes[n],
                marks=tuple(filter(None, marks[n])),
                said=said[n],
            )

    def _marks(self) -> Sequence[tuple[str, ...]]:
        """What tells a response by itself, whichever columns stand beside it in an export; empty if nothing.

        A day tells nobody, and a time with seconds may come back without them.
        """
        found = []
        for column in self._of(Goes.LEFT_OUT):
            if column.why not in (*_TIMES, *_NUMBERS):
                continue
            _as_written, cells = self._told(column)
            often = Counter(cells)
            told = {cell for cell in often if column.why in _NUMBERS or ":" in cell}
            found.append([cell if cell in told and often[cell] == 1 else "" for cell in cells])
        return self._by_row(found)

    def _told(self, column: MatchedColumn) -> tuple[Sequence[str], Sequence[str]]:
        """What a column tells a response by: times in one spelling, as they are written and to the minute."""
        cells = self._cells[column.at]
        if column.why not in _TIMES:
            return cells, cells
        moments = [moment_of(cell) for cell in cells]
        return [moment for moment, _minute in moments], [minute for _moment, minute in moments]

    def _by_row(self, columns: Collection[Sequence[T]]) -> Sequence[tuple[T, ...]]:
        return list(zip(*columns, strict=True)) if columns else [()] * len(self._places)

    def unknown(self) -> Iterator[UnknownWord]:
        """The words that fit nothing: in the order in which they were met, but those that may be answers.

        They come first, in an order of their own, so that nothing tells whose stood in the first row.
        """
        found = [self._unknown_word(*one) for one in self._unknown.items()]
        yield from sorted((one for one in found if one.doubt), key=_in_order)
        yield from (one for one in found if not one.doubt)

    def _unknown_word(
        self, key: tuple[WordKind, str], found: Sequence[tuple[str, str, int, int]]
    ) -> UnknownWord:
        near = self._nearest.get(key, set())
        return UnknownWord(
            kind=key[0],
            word=min(word for word, _column, _cells, _first in found),
            columns=tuple(dict.fromkeys(column for _word, column, _cells, _first in found)),
            cells=sum(cells for _word, _column, cells, _first in found),
            first=min(first for _word, _column, _cells, first in found),
            doubt=self._doubt(*key),
            nearest=next(iter(near)) if len(near) == 1 else 0,
        )

    def _doubt(self, kind: WordKind, said: str) -> WordDoubt | None:
        """Why a word may well be an answer; None if it hardly is one, or stands among roles."""
        number = whole_number(said)
        alone = number == _NO_CODE and self._unknown_numbers[kind] == 1
        if kind is WordKind.ROLES or is_date(said) or alone:
            return None
        chosen = may_be_chosen(said) or (kind, said) in self._scales
        from_zero = {"0", *_SCALE} if self._from_zero else {"0"}
        reasons = (
            (WordDoubt.COUNTS, kind is WordKind.LINES and self._counted and number),
            (WordDoubt.FROM_ZERO, kind is WordKind.ANSWERS and number in from_zero),
            (WordDoubt.ALIKE, (kind, said) in self._nearest),
            (WordDoubt.CODE, number in AFTER_LEVELS),
            (WordDoubt.CHOICE, chosen),
        )
        return next((doubt for doubt, applies in reasons if applies), None)

    @cached_property
    def _scales(self) -> set[tuple[WordKind, str]]:
        """The words that stand in columns filled with words of which none is known, and which come again."""
        filled = {c.item: sum(map(bool, self._cells[c.at])) for c in self._of(Goes.ANSWER)}
        again = Counter[tuple[WordKind, str]]()
        for (kind, _said), found in self._unknown.items():
            cells = sum(n for _word, _column, n, _first in found)
            again.update({(kind, column): n for _word, column, n, _first in found if cells > 1})
        several = Counter(
            (key[0], column) for key, found in self._unknown.items() for _w, column, _n, _f in found
        )
        scales = {
            key for key, n in again.items() if 2 * n > filled.get(ItemId(key[1]), 0) and several[key] > 1
        }
        return {
            key
            for key, found in self._unknown.items()
            if any((key[0], column) in scales for _word, column, _cells, _first in found)
        }

    @cached_property
    def _unknown_numbers(self) -> Counter[WordKind]:
        return Counter(kind for kind, said in self._unknown if whole_number(said))

    def _of(self, goes: Goes) -> list[MatchedColumn]:
        return [c for c in self._columns if c.goes is goes]

    def _answers(self, column: MatchedColumn) -> Sequence[Answer | None]:
        question = self._questions[column.item or ItemId("")]
        kind = self._kind(column)
        decided = self._decisions.words.get(kind, {})
        words = self._cells[column.at]
        different = set(words)
        numbers = not (self._counted if question.is_line else self._from_zero)
        coded = column.why is Why.CODE or (self._role_codes and column.why in (Why.ID, Why.TEXT))
        meanings: dict[str, Meaning | None] = {}
        for word in different:
            if meaning := decided.get(folded(word)):
                self._note_decided(DecidedWord(kind=kind, word=word, meaning=meaning))
            else:
                meaning = self._vocabulary.answer(word, question, own_code=coded, numbers=numbers)
            meanings[word] = meaning
            if meaning is None and len(different) <= MOST_WORDS:
                self._note_nearest(kind, word, question)
        self._note(kind, column, {word for word, meaning in meanings.items() if meaning is None})
        answers = {word: meaning.answer if meaning else None for word, meaning in meanings.items()}
        return list(map(answers.__getitem__, words))

    def _roles(self) -> Sequence[Role | None]:
        column = next(iter(self._of(Goes.ROLE)), None)
        if column is None:
            return [None] * len(self._places)
        words = self._cells[column.at]
        coded = any(c.why is Why.CODE for c in self._columns)
        roles: dict[str, Role | None] = {}
        unknown = set()
        for word in set(words):
            said = folded(word)
            if said in self._decisions.roles:
                roles[word] = self._decisions.roles[said]
                self._note_decided(DecidedWord(kind=WordKind.ROLES, word=word, role=roles[word]))
                continue
            roles[word] = self._vocabulary.role(word, coded=coded)
            if said and roles[word] is None:
                unknown.add(word)
        self._note(WordKind.ROLES, column, unknown)
        return list(map(roles.__getitem__, words))

    def _note_nearest(self, kind: WordKind, word: str, question: Question) -> None:
        """Remember which level a sentence is nearly one of, each where it stands in several columns."""
        if level := self._vocabulary.nearest(word, question):
            self._nearest.setdefault((kind, folded(word)), set()).add(level)

    def _note_decided(self, word: DecidedWord) -> None:
        key = (word.kind, folded(word.word))
        self.decided.setdefault(key, replace(word, word=" ".join(word.word.split())))

    def _note(
        self,
        kind: WordKind,
        column: MatchedColumn,
        unknown: set[str],
    ) -> None:
        """Remember where the words stand that fit nothing."""
        if not unknown:
            return
        at: dict[str, list[int]] = {}
        for n, word in enumerate(self._cells[column.at]):
            if word in unknown:
                at.setdefault(word, []).append(n)
                self._bad.add(n)
        name = column.item or column.header
        for word, rows in at.items():
            found = self._unknown.setdefault((kind, folded(word)), [])
            found.append((" ".join(word.split()), name, len(rows), self._places[rows[0]]))


def _in_order(word: UnknownWord) -> tuple[str, float, str]:
    """Practices before lines, numbers by size."""
    number = whole_number(word.word)
    return word.kind, int(number) if number else math.inf, word.word


def _comments(columns: Iterable[MatchedColumn], cells: Sequence[str]) -> Mapping[ItemId, str]:
    """What cells say besides the answers, by what it is about; two comments on one thing become one."""
    said: dict[ItemId, str] = {}
    for column, cell in zip(columns, cells, strict=True):
        if text := cell.strip():
            item = column.item or IN_ALL
            said[item] = f"{said[item]}\n{text}" if item in said else text
    return said
