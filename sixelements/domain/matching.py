"""Somebody's table matched with what a round asks: columns, words, and the sheets that come of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from sixelements.domain.assessment import Assessment, Role
from sixelements.domain.foreign_columns import (
    Goes,
    MatchedColumn,
    Why,
    asked_twice,
    is_header_row,
    match_columns,
    trial_when,
    unfinished_when,
)
from sixelements.domain.foreign_times import days_of, moment_of
from sixelements.domain.foreign_words import Meaning, Question, Vocabulary, folded, is_date, questions_of
from sixelements.domain.ids import ItemId, PracticeId
from sixelements.domain.limits import Writing, too_long
from sixelements.domain.responses import IN_ALL, Answer, Sheet

T = TypeVar("T")
MOST_HEADER_ROWS = 3
MOST_WORDS = 200
"""Different words of a column of choices; where there are more, none is taken for one much like it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignTable:
    """The rows of a file that hold anything, as texts; ``places`` are their numbers there, from 1."""

    rows: tuple[tuple[str, ...], ...]
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormMark:
    """What a form that is filled in on the screen is for: a round, and its questions by their hash.

    ``promised``: no group smaller than this is ever shown; 0 where answers may be traced to persons.
    """

    round: str
    version: str
    questions: str
    promised: int = 0


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

    Answered before the round opened; begun and not handed in; changed after they came in with an earlier
    file. The last comes from what the round knows, not from the table. Trials are what the tool calls a
    preview, a test, or spam: nobody handed them in, so they are left out unless somebody wants them.
    """

    OLDER = "older"
    UNFINISHED = "unfinished"
    CHANGED = "changed"
    TRIAL = "trial"


class ToldBy(StrEnum):
    """What tells a row of a table from others: the tool's number, when it was answered, or nothing."""

    NUMBER = "number"
    TIME = "time"
    NOTHING = "nothing"


class WordKind(StrEnum):
    """Where a word stands: the same one may mean something else elsewhere."""

    ANSWERS = "answers"
    LINES = "lines"
    ROLES = "roles"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownWord:
    """A word that fits nothing: the columns it stands in, how many cells hold it, the row of the first."""

    kind: WordKind
    word: str
    columns: tuple[str, ...]
    cells: int
    first: int

    @property
    def is_date(self) -> bool:
        """Whether a spreadsheet made a date of what was typed."""
        return is_date(self.word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What a person decided: columns by their header, words as they are compared, by where they stand.

    A column goes to an item (or to `IN_ALL` as a comment), is the role, or is left out. ``rows`` says
    whether rows of a kind are taken in.
    """

    columns: Mapping[str, tuple[Goes, ItemId | None]] = field(default_factory=dict)
    words: Mapping[WordKind, Mapping[str, Meaning]] = field(default_factory=dict)
    roles: Mapping[str, Role | None] = field(default_factory=dict)
    rows: Mapping[RowDoubt, bool] = field(default_factory=dict)


NO_DECISIONS = Decisions()


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedRow:
    """A row by its number; ``sheet`` is None where a word of it is not known.

    ``origin`` tells its response from others, whatever is changed in it, and ``minute`` does so nearly, with
    times to the minute; ``said`` are the cells with the role, answers and comments, as they stand in the
    file. ``cells`` is set where it has other cells than the header, ``too_long`` where a comment does not
    fit, ``kind`` where it is not taken in for what it is: undecided, or ``left_out`` on purpose.
    """

    place: int
    sheet: Sheet | None = None
    origin: tuple[str, ...] = ()
    minute: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    cells: int | None = None
    too_long: bool = False
    kind: RowDoubt | None = None
    left_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """A table as it was understood. ``missing`` are items that no column answers."""

    header: tuple[tuple[str, ...], ...]
    columns: tuple[MatchedColumn, ...]
    missing: tuple[ItemId, ...] = ()
    words: tuple[UnknownWord, ...] = ()
    rows: tuple[MatchedRow, ...] = ()
    told_by: ToldBy = ToldBy.NOTHING

    @property
    def undecided(self) -> tuple[MatchedColumn, ...]:
        """The columns somebody has to decide about."""
        return tuple(c for c in self.columns if c.goes is Goes.UNDECIDED)

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
    header = _header(table, questions)
    width = max(_filled(row) for row in header)
    heads = [tuple(row[at] if at < len(row) else "" for row in header) for at in range(width)]
    numbered = list(zip(table.places, table.rows, strict=True))[len(header) :]
    body = [(place, row) for place, row in numbered if _fits(row, width)]
    others = [] if len(body) == len(numbered) else [one for one in numbered if not _fits(one[1], width)]
    empty = [not any(row[at].strip() for _place, row in body) for at in range(width)]
    columns = _decided(match_columns(heads, questions, empty=empty), decisions)
    matched = Matched(
        header=tuple(zip(*heads, strict=True)), columns=columns, missing=_missing(columns, form)
    )
    uneven = tuple(
        MatchedRow(place=place, cells=max(_filled(row), len(row) if len(row) < width else 0))
        for place, row in others
    )
    if matched.undecided or matched.missing:
        return replace(matched, rows=uneven)
    kinds = _kinds(columns, heads, body, form.since)
    aside = tuple(
        MatchedRow(place=place, kind=kind, left_out=kind in decisions.rows or kind is RowDoubt.TRIAL)
        for (place, _row), kind in zip(body, kinds, strict=True)
        if kind and not decisions.rows.get(kind)
    )
    kept = [row for row, kind in zip(body, kinds, strict=True) if kind is None or decisions.rows.get(kind)]
    told_by, origin = _origin(columns)
    reader = _Reader(columns, questions, Vocabulary(form.assessment), decisions, kept)
    rows = tuple(reader.rows(origin))
    return replace(
        matched,
        words=tuple(reader.unknown()),
        rows=tuple(sorted((*uneven, *aside, *rows), key=lambda row: row.place)),
        told_by=told_by,
    )


def _origin(columns: Sequence[MatchedColumn]) -> tuple[ToldBy, Sequence[int]]:
    """What tells a response from others however it is changed, and the columns that do.

    That is the tool's number, with what stays as it was begun, as two copies of one survey count alike; else
    a time. Rows without number and time are not told from others: two may truly be equal.
    """
    of = {why: [c.at for c in columns if c.why is why] for why in Why}
    lasting = [*of[Why.BEGUN], *of[Why.CHANCE]]
    if of[Why.RESPONSE_NUMBER]:
        return ToldBy.NUMBER, [*of[Why.RESPONSE_NUMBER], *lasting]
    if lasting or of[Why.TIME]:
        return ToldBy.TIME, lasting or of[Why.TIME]
    return ToldBy.NOTHING, []


def _kinds(
    columns: Sequence[MatchedColumn],
    heads: Sequence[Sequence[str]],
    body: Sequence[tuple[int, Sequence[str]]],
    since: date | None,
) -> Sequence[RowDoubt | None]:
    """Which rows somebody has to decide about, row by row."""
    marks = {at: says for at, says in unfinished_when(heads).items() if columns[at].goes is Goes.LEFT_OUT}
    times = (
        [c.at for c in columns if c.why in (Why.BEGUN, Why.TIME) and c.goes is Goes.LEFT_OUT] if since else []
    )
    days = [days_of([row[at] for _place, row in body]) for at in times]

    begun = {
        at: {word for word in {row[at] for _place, row in body} if says.fullmatch(folded(word))}
        for at, says in marks.items()
    }

    trials = {at: says for at, says in trial_when(heads).items() if columns[at].goes is Goes.LEFT_OUT}
    if not days and not trials and not any(begun.values()):
        return [None] * len(body)

    def kind(n: int, row: Sequence[str]) -> RowDoubt | None:
        if any(says.fullmatch(folded(row[at])) for at, says in trials.items()):
            return RowDoubt.TRIAL
        if any(row[at] in words for at, words in begun.items()):
            return RowDoubt.UNFINISHED
        told = [day for column in days if (day := column[n])]
        return RowDoubt.OLDER if since and told and max(told) < since else None

    return [kind(n, row) for n, (_place, row) in enumerate(body)]


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
        if column.header not in decisions.columns:
            return column
        goes, item = decisions.columns[column.header]
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
    ) -> None:
        self._columns, self._vocabulary, self._decisions = columns, vocabulary, decisions
        self._places = [place for place, _cells in body]
        turned = list(zip(*(cells for _place, cells in body), strict=False))
        self._cells: Sequence[Sequence[str]] = turned or [()] * len(columns)
        self._questions = {q.item: q for q in questions}
        self._unknown: dict[tuple[WordKind, str], list[tuple[str, str, int, int]]] = {}
        self._bad: set[int] = set()

    def rows(self, origin: Sequence[int]) -> Iterator[MatchedRow]:
        """What each row says; ``origin`` are the columns that tell its response from others."""
        answers = {c.item: self._answers(c) for c in self._of(Goes.ANSWER) if c.item}
        items, by_row = [*answers], self._by_row(answers.values())
        roles = self._roles()
        comments = self._of(Goes.COMMENT)
        remarks = self._by_row([self._cells[c.at] for c in comments])
        told = [self._told(self._columns[at]) for at in origin]
        origins, minutes = (self._by_row([column[n] for column in told]) for n in (0, 1))
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
                said=said[n],
            )

    def _told(self, column: MatchedColumn) -> tuple[Sequence[str], Sequence[str]]:
        """What a column tells a response by: times in one spelling, as they are written and to the minute."""
        cells = self._cells[column.at]
        if column.why not in (Why.BEGUN, Why.TIME):
            return cells, cells
        moments = [moment_of(cell) for cell in cells]
        return [moment for moment, _minute in moments], [minute for _moment, minute in moments]

    def _by_row(self, columns: Collection[Sequence[T]]) -> Sequence[tuple[T, ...]]:
        return list(zip(*columns, strict=True)) if columns else [()] * len(self._places)

    def unknown(self) -> Iterator[UnknownWord]:
        """The words that fit nothing, in the order in which they were met."""
        for (kind, _folded), found in self._unknown.items():
            yield UnknownWord(
                kind=kind,
                word=found[0][0],
                columns=tuple(dict.fromkeys(column for _word, column, _cells, _first in found)),
                cells=sum(cells for _word, _column, cells, _first in found),
                first=min(first for _word, _column, _cells, first in found),
            )

    def _of(self, goes: Goes) -> list[MatchedColumn]:
        return [c for c in self._columns if c.goes is goes]

    def _answers(self, column: MatchedColumn) -> Sequence[Answer | None]:
        question = self._questions[column.item or ItemId("")]
        kind = WordKind.LINES if question.is_line else WordKind.ANSWERS
        decided = self._decisions.words.get(kind, {})
        words = self._cells[column.at]
        different = set(words)
        alike = len(different) <= MOST_WORDS
        meanings: dict[str, Meaning | None] = {
            word: decided.get(folded(word))
            or self._vocabulary.answer(word, question, own_code=column.why is Why.CODE, alike=alike)
            for word in different
        }
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
            roles[word] = self._decisions.roles.get(said) or self._vocabulary.role(word, coded=coded)
            if said and roles[word] is None and said not in self._decisions.roles:
                unknown.add(word)
        self._note(WordKind.ROLES, column, unknown)
        return list(map(roles.__getitem__, words))

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


def _comments(columns: Iterable[MatchedColumn], cells: Sequence[str]) -> Mapping[ItemId, str]:
    """What cells say besides the answers, by what it is about; two comments on one thing become one."""
    said: dict[ItemId, str] = {}
    for column, cell in zip(columns, cells, strict=True):
        if text := cell.strip():
            item = column.item or IN_ALL
            said[item] = f"{said[item]}\n{text}" if item in said else text
    return said
