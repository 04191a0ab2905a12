"""Match an export: which column answers which question, what each word means; before anything counts."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from sixelements.application import match_file
from sixelements.application.arrivals import Arrival, for_good, outlooks
from sixelements.domain.assessment import LEVELS, Role
from sixelements.domain.foreign_columns import Goes, MatchedColumn
from sixelements.domain.foreign_names import Why
from sixelements.domain.foreign_words import Meaning, folded
from sixelements.domain.ids import ItemId
from sixelements.domain.matching import (
    DecidedWord,
    Decisions,
    Matched,
    RowDoubt,
    UnknownWord,
    WordKind,
)
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session
from sixelements.wording import matching as words
from sixelements.wording import numbers, phrases
from sixelements.wording.rounds import no_way_back

LEAVE_OUT = "leave out"
Choices = tuple[tuple[str, str], ...]
"""What can be chosen: as it is kept, and in words."""


class ColumnFilter(Enum):
    """Which columns are shown."""

    ALL = auto()
    TO_DECIDE = auto()
    MATCHED = auto()
    LEFT_OUT = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView:
    """A column as a row. ``said`` is what was chosen, ``question`` the id of what it answers."""

    at: int
    letter: str
    header: str
    goes: str
    why: str
    said: str
    question: str
    undecided: bool
    left_out: bool

    @property
    def spoken(self) -> str:
        """The row in one breath."""
        text = _("Column {letter}, {header}, {goes}, {why}")
        return text.format(letter=self.letter, header=self.header, goes=self.goes, why=self.why)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordView:
    """A word as a row. ``at``: its place among what is asked; None for one that is known anyway.

    ``level``: the level from 1 to 5 that it counts as, 0 for any other answer.
    """

    word: str
    means: str
    where: str = ""
    said: str = ""
    at: int | None = None
    undecided: bool = False
    level: int = 0

    @property
    def spoken(self) -> str:
        """The row in one breath."""
        parts = (self.word, self.where, self.means)
        return numbers.series(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class StripView:
    """The column that is shown: its whole header, the question most like it, what leaving out costs."""

    header: str
    nearest: str = ""
    use: str = ""
    use_said: str = ""
    cost: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingView:
    """The page. ``open``: what is still to decide, as words; then ``button`` is off.

    ``leave`` is the button that lets the file wait as far as it is decided.
    """

    title: str
    facts: str
    filters: tuple[tuple[ColumnFilter, str], ...]
    columns: tuple[ColumnView, ...]
    words: tuple[WordView, ...]
    words_note: str
    counts: str
    dropped: str
    heed: str
    open: str
    leave: str
    button: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePlace:
    """Which file of how many it is, how many of them are ready, and whether another one is to decide."""

    number: int = 1
    files: int = 1
    ready: int = 0
    others_wait: bool = False


AskedAbout = tuple[str, str]
"""A kind of words, or of rows, and the word as it is compared, or the kind of row."""
Decidable = UnknownWord | DecidedWord | RowDoubt | tuple[ItemId, ...]
"""Questions without a column stand there as themselves."""
_ROWS, _UNASKED = "rows", (match_file.QUESTIONS, match_file.WITHOUT)


class MatchingPresenter:
    """What somebody decides about one file. None of it is stored before the file is taken in."""

    def __init__(self, session: Session, arrival: Arrival) -> None:
        self._session, self.arrival = session, arrival
        self.place = FilePlace()
        self._columns: dict[str, str] = {}
        self._said: dict[AskedAbout, str] = {}
        self._asked: dict[AskedAbout, Decidable] = {}
        self._known: dict[AskedAbout, str] = {}
        self._steps: list[tuple[dict[str, str], dict[AskedAbout, str]]] = []
        self._matched_with = self._matching_with = self.decisions()
        self._names = _names(session)
        self._look()

    # what is decided

    def choose_column(self, at: int, said: str) -> None:
        """Decide what a column is, as `match_file` says it; if it is that already, nothing is decided."""
        column = self._matched.columns[at]
        if said != self._column_said(column):
            self._keep_step()
            self._columns[column.key] = said

    def choose_word(self, at: int, said: str) -> None:
        """Decide what a word, or rows of a kind, mean; what they mean already is no decision."""
        asked = [*self._asked][at]
        if said != self._means(asked):
            self._keep_step()
            self._said[asked] = said

    def _keep_step(self) -> None:
        self._steps.append((dict(self._columns), dict(self._said)))

    def take_back(self) -> bool:
        """Take the last decision back; returns whether there was one."""
        if not self._steps:
            return False
        self._columns, self._said = self._steps.pop()
        return True

    def column_choices(self, at: int) -> Choices:
        """Where a column can go: what has none yet first, questions of other columns last."""
        others = {self._column_said(c) for c in self._matched.columns if c.at != at}
        free = ((item, self._names[item]) for item in self._items if item not in others)
        again = _("{question} (has a column)")
        taken = ((i, again.format(question=self._names[i])) for i in self._items if i in others)
        return (
            *free,
            ("role", _("The role")),
            ("comment", _("A comment on all of it")),
            (LEAVE_OUT, _("Leave it out")),
            *taken,
        )

    def word_choices(self, at: int) -> Choices:
        """What a word can mean."""
        kind, _word = [*self._asked][at]
        if kind == match_file.QUESTIONS:
            return ((match_file.SKIP, _("Skip them: not asked")),)
        if kind == _ROWS:
            return (("take in", _("Take them in")), (LEAVE_OUT, _("Leave them out")))
        if kind == WordKind.ROLES:
            roles = self._session.assessment.roles
            return (*((role.value, roles[role]) for role in Role), ("none", _("No role")))
        scale, three = self._session.assessment.scale, self._session.assessment.three_thirds
        texts = three.anchors if kind == WordKind.LINES else scale.words
        levels = tuple((str(n), f"{n} {text}") for n, text in zip(LEVELS, texts, strict=True))
        na = (("na", _("Not applicable")),) if kind == WordKind.ANSWERS else ()
        return (*levels, ("dk", _("Don't know")), *na, ("skip", _("Skipped")))

    def decisions(self) -> Decisions:
        """All that was decided here."""
        words_: dict[WordKind, dict[str, Meaning]] = {WordKind.ANSWERS: {}, WordKind.LINES: {}}
        roles: dict[str, Role | None] = {}
        rows: dict[RowDoubt, bool] = {}
        for (kind, word), said in self._said.items():
            if kind == match_file.QUESTIONS:
                continue
            if kind == _ROWS:
                rows[RowDoubt(word)] = match_file.ROWS[said]
            elif kind == WordKind.ROLES:
                roles[word] = match_file.ROLES[said]
            else:
                words_[WordKind(kind)][word] = match_file.MEANINGS[said]
        columns = {
            header: match_file.column_meant(said, self._items) for header, said in self._columns.items()
        }
        return Decisions(
            columns=columns, words=words_, roles=roles, rows=rows, unasked=_UNASKED in self._said
        )

    def matching(self) -> Callable[[Callable[[int, int], None]], Arrival]:
        """The work, for the background, of matching the file again with what is decided; then call `show`."""
        arrival, decisions = self.arrival, self.decisions()
        self._matching_with = decisions
        return lambda _progress: arrival.decided(decisions)

    def show(self, arrival: Arrival) -> None:
        """Show the file as it is matched now."""
        self.arrival, self._matched_with = arrival, self._matching_with
        self._look()

    @property
    def is_decided(self) -> bool:
        """Whether the file can be taken in as it is."""
        return not self.arrival.file.refusal and not any(True for _text in self._open())

    @property
    def needs_matching(self) -> bool:
        """Whether the file has to be matched again with what has been decided since.

        That waits until all columns are decided, as no word can be looked at before; but not where a
        decision that it was matched with was taken back.
        """
        now, then = self.decisions(), self._matched_with
        decided = not any(self._column(c).undecided for c in self._matched.columns)
        gone = any(now.columns.get(header) != to for header, to in then.columns.items())
        return now != then and (decided or gone)

    # what is shown

    def view(self) -> MatchingView:
        """The page as it is now."""
        columns = tuple(self._column(c) for c in self._matched.columns)
        (ahead,) = outlooks(self._session.book, [self.arrival])
        open_, several = tuple(self._open()), self.place.files > 1
        rows = (
            len(self.arrival.table.table.rows) - len(self._matched.header) if self.arrival.table.table else 0
        )
        facts = _(
            "“{file}”: {columns} columns, {rows} rows. Nothing is taken in yet. "
            "The next export of this form goes in by itself."
        )
        return MatchingView(
            title=_("Match this export once"),
            facts=phrases.sentences(
                _place(self.place),
                facts.format(file=self.arrival.path.name, columns=len(columns), rows=rows),
            ),
            filters=_filters(columns),
            columns=columns,
            words=tuple(self._words()),
            words_note=self._words_note(),
            counts=_counts(len(self.arrival.file.sheets), ahead.new, ahead.before) if not open_ else "",
            dropped=phrases.sentences(
                *words.ahead(before=0, too_little=ahead.too_little, sheets=ahead.sheets, people=ahead.people),
                *(() if open_ else ahead.left_out),  # one press takes it in, with no other preview
            ),
            heed=phrases.sentences(self._heed(), "" if open_ or several else self._no_way_back()),
            open=phrases.sentences(*open_),
            leave=_("Decide later") if open_ else _("Back to Collect"),
            button=self._button(ahead.new),
        )

    def _words_note(self) -> str:
        """Why no word has a count that may be an answer, and why such words are asked about, each once."""
        asked = [what for said, what in self._asked.items() if isinstance(what, UnknownWord)]
        of: dict[str, list[UnknownWord]] = {}
        for word in asked:
            if word.doubt and (said := words.reason(word)):
                of.setdefault(said, []).append(word)
        return phrases.sentences(
            _("Known words stand here without counts: nothing shows before the round is closed."),
            *(phrases.labeled(words.listed(group), said) for said, group in of.items()),
        )

    def _button(self, new: int) -> str:
        """What comes after this file: only one that came alone goes in at once."""
        if self.place.files > 1:
            return _("Go on to the next file") if self.place.others_wait else _("See what goes in")
        return ngettext("Take in {n} sheet", "Take in {n} sheets", new).format(n=new)

    def strip(self, at: int) -> StripView:
        """What there is to know about a column."""
        column = self._matched.columns[at]
        nearest = column.nearest if column.nearest in self._names else None
        free = self._free(nearest)
        text = _("{name} has no column yet: “{text}”") if free else _("Most like {name}: “{text}”")
        item = nearest or column.item
        cost = _("Left out, {id} is skipped on every sheet.").format(id=item) if item in self._names else ""
        return StripView(
            header=column.header or _("(no name, column {letter})").format(letter=words.letter(column)),
            nearest=text.format(name=self._names[nearest], text=self._texts.get(nearest, ""))
            if nearest
            else "",
            use=_("Use {name}").format(name=self._names[nearest]) if nearest in self._items else "",
            use_said=nearest if nearest in self._items else "",
            cost=cost,
        )

    def _free(self, item: ItemId | None) -> bool:
        return item is not None and item not in {
            c.item for c in self._matched.columns if c.goes is Goes.ANSWER
        }

    def next_open(self, after: int) -> int | None:
        """The next column somebody has to decide about, from a place on and then from the first."""
        waiting = [c.at for c in self._matched.columns if self._column(c).undecided]
        return next((at for at in waiting if at > after), waiting[0] if waiting else None)

    @property
    def _matched(self) -> Matched:
        matched = self.arrival.file.matched
        if matched is None:
            raise RuntimeError("no table was matched")
        return matched

    @property
    def _items(self) -> tuple[ItemId, ...]:
        form = self.arrival.to.form
        return (*map(ItemId, form.practices), *form.lines)

    @property
    def _texts(self) -> Mapping[ItemId, str]:
        assessment = self._session.assessment
        return {
            **{ItemId(p.id): p.statement for p in assessment.practices.values()},
            **{ItemId(line.id): line.text for line in assessment.three_thirds.lines},
        }

    def _look(self) -> None:
        """Update the open questions in their order: keep the decided ones, drop those no longer asked.

        Decisions about an earlier export of the form are listed as well, so that they can be changed.
        """
        matched = self._matched
        asked: dict[AskedAbout, Decidable] = (
            {_UNASKED: matched.missing} if matched.may_be_unasked and not matched.undecided else {}
        )
        asked |= {(word.kind.value, folded(word.word)): word for word in matched.words if not word.is_date}
        for doubt in RowDoubt:
            if matched.of_kind(doubt, left_out=False):
                asked[_ROWS, doubt.value] = doubt
        decided: dict[AskedAbout, Decidable] = {
            (word.kind.value, folded(word.word)): word for word in matched.decided
        }
        decided |= {_UNASKED: matched.unasked} if matched.unasked else {}
        asked |= decided | {(_ROWS, doubt.value): doubt for doubt in matched.decided_rows}
        self._known = {
            (word.kind.value, folded(word.word)): match_file.word_said(word) for word in matched.decided
        } | {
            (_ROWS, doubt.value): match_file.rows_said(taken) for doubt, taken in matched.decided_rows.items()
        }
        self._known |= {_UNASKED: match_file.SKIP} if matched.unasked else {}
        kept = {one: what for one, what in self._asked.items() if one in self._said or one in asked}
        kept |= {_UNASKED: asked[_UNASKED]} if _UNASKED in kept and _UNASKED in asked else {}
        if _UNASKED not in asked:
            kept.pop(_UNASKED, None)  # all have a column now
        self._asked = kept | {one: what for one, what in asked.items() if one not in kept}

    def _column(self, column: MatchedColumn) -> ColumnView:
        said = self._column_said(column)
        undecided = column.goes is Goes.UNDECIDED and not said
        goes = words.where_to(column, self._names)
        if said and column.goes is Goes.UNDECIDED:
            goes = dict(self.column_choices(column.at))[said]
        return ColumnView(
            at=column.at,
            letter=words.letter(column),
            header=column.header or _("(no name)"),
            goes=goes,
            why=words.why(Why.DECIDED if column.key in self._columns else column.why),
            said=said,
            question=column.item or "" if column.goes is Goes.ANSWER else "",
            undecided=undecided,
            left_out=said == LEAVE_OUT,
        )

    def _column_said(self, column: MatchedColumn) -> str:
        """What a column is, in words; empty if it is undecided."""
        return self._columns.get(column.key, "") or match_file.column_said(column.goes, column.item)

    def _words(self) -> Iterator[WordView]:
        """What is asked first; then the words that are known anyway, used or not."""
        for at, (asked, what) in enumerate(self._asked.items()):
            said = self._means(asked)
            means = dict(self.word_choices(at)).get(said, _("Choose"))
            word, where = self._told(what, decided=bool(said))
            meaning = match_file.MEANINGS.get(said)
            level = (meaning.answer.level if meaning and meaning.answer else None) or 0
            yield WordView(
                word=self._named(asked, word),
                means=means,
                where=where,
                said=said,
                at=at,
                undecided=not said,
                level=level,
            )
        scale = self._session.assessment.scale
        for n, word in zip(LEVELS, scale.words, strict=True):
            yield WordView(word=f"{n} - {word}", means=word, level=n)
        yield WordView(word=_("Don't know"), means=_("Don't know"))
        yield WordView(word=_("Not applicable"), means=_("Not applicable"))
        yield WordView(word=_("(empty)"), means=_("Skipped"))
        names = self._session.assessment.roles
        for role in Role:
            yield WordView(word=names[role], means=names[role])

    def _named(self, asked: AskedAbout, word: str) -> str:
        """A word, with where it stands if words of several kinds are asked about: 6 may be of each."""
        kinds = {
            WordKind.ANSWERS.value: _("{word} (practices)"),
            WordKind.LINES.value: _("{word} (ten lines)"),
            WordKind.ROLES.value: _("{word} (role)"),
        }
        several = len({kind for kind, _word in self._asked if kind in kinds}) > 1
        return kinds[asked[0]].format(word=word) if several and asked[0] in kinds else word

    def _means(self, asked: AskedAbout) -> str:
        """What was decided that it means, here or about an earlier export; empty if nobody did."""
        return self._said.get(asked) or self._known.get(asked, "")

    def _told(self, what: Decidable, *, decided: bool = False) -> tuple[str, str]:
        if isinstance(what, UnknownWord):
            return what.word, words.in_columns(what, decided=decided)
        if isinstance(what, DecidedWord):
            return what.word, _("As decided")
        if isinstance(what, tuple):
            text = ngettext("{n} without a column", "{n} without a column", len(what))
            return text.format(n=len(what)), words.first_of(what)
        rows = self._matched.of_kind(what, left_out=False) or self._matched.of_kind(what, left_out=True)
        text = {
            RowDoubt.OLDER: _("Rows from before this round"),
            RowDoubt.UNFINISHED: _("Rows begun and not handed in"),
            RowDoubt.TRIAL: _("Previews, tests, and spam"),
            RowDoubt.NUMBERED: _("Rows whose number stands before"),
            RowDoubt.APART: _("The last row, below empty ones"),
            RowDoubt.SUMS: _("Rows like sums or averages"),
            RowDoubt.BARE: _("Rows without time, number, or name"),
        }[what]
        return text, words.places(rows) if rows else ""

    def _open(self) -> Iterator[str]:
        """What is still to decide, in words."""
        columns = [c for c in self._matched.columns if self._column(c).undecided]
        if columns:
            names = [words.letter(c) for c in columns]
            yield ngettext("Decide column {names}.", "Decide columns {names}.", len(columns)).format(
                names=words.first_of(names)
            )
        undecided = [
            self._named(asked, f"“{self._told(what)[0]}”")
            for asked, what in self._asked.items()
            if not self._means(asked)
        ]
        if undecided:
            yield _("Decide {names}.").format(names=words.first_of(undecided))
        if not columns and self._matched.missing and not self._matched.may_be_unasked:
            yield words.missing(self._matched)

    def _no_way_back(self) -> str:
        """Says that what goes in with one press can't be undone, if that is so."""
        wanted = self.arrival.wanted(good_rows=bool(self.arrival.file.problems))
        return no_way_back(*for_good(self._session.book, [wanted]))

    def _heed(self) -> str:
        """What can't be decided here: rows with other cells, dates in place of answers."""
        if self.arrival.file.refusal and not self._matched.undecided and not self._matched.missing:
            return self.arrival.file.refusal
        wrong = [row for row in self._matched.rows if row.cells is not None or row.too_long]
        if not wrong:
            return ""
        text = ngettext(
            "{n} row can't be read and would be left out.",
            "{n} rows can't be read and would be left out.",
            len(wrong),
        )
        return text.format(n=len(wrong))


def _names(session: Session) -> Mapping[ItemId, str]:
    """What questions are called in a list."""
    assessment = session.assessment
    lines = ((ItemId(line.id), line.text) for line in assessment.three_thirds.lines)
    return {
        **{ItemId(p.id): f"{p.id} {p.name}" for p in assessment.practices.values()},
        **{item: f"{item} {text}" for item, text in lines},
    }


def _place(place: FilePlace) -> str:
    """Which file it is; empty if it came alone."""
    if place.files == 1:
        return ""
    text = _("File {number} of {files}, {ready} ready.")
    return text.format(number=place.number, files=place.files, ready=place.ready)


def _filters(columns: tuple[ColumnView, ...]) -> tuple[tuple[ColumnFilter, str], ...]:
    waiting = sum(c.undecided for c in columns)
    out = sum(c.left_out for c in columns)
    return (
        (ColumnFilter.ALL, _("All {n}").format(n=len(columns))),
        (ColumnFilter.TO_DECIDE, _("To decide {n}").format(n=waiting)),
        (ColumnFilter.MATCHED, _("Matched {n}").format(n=len(columns) - waiting - out)),
        (ColumnFilter.LEFT_OUT, _("Left out {n}").format(n=out)),
    )


def shown(column: ColumnView, kind: ColumnFilter) -> bool:
    """Whether a column is shown under a filter."""
    return {
        ColumnFilter.ALL: True,
        ColumnFilter.TO_DECIDE: column.undecided,
        ColumnFilter.MATCHED: not column.undecided and not column.left_out,
        ColumnFilter.LEFT_OUT: column.left_out,
    }[kind]


def _counts(sheets: int, new: int, before: int) -> str:
    text = ngettext("{n} sheet in the file.", "{n} sheets in the file.", sheets).format(n=sheets)
    known = _("{n} already in.").format(n=before) if before else ""
    more = ngettext("{n} is new.", "{n} are new.", new).format(n=new)
    return phrases.sentences(text, known, more)
