"""What all worksheets share: read as they are now, changed one cell at a time, each change with its undo."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from typing import Generic, Protocol, TypeVar

from sixelements.application import worksheets
from sixelements.application.results import RoundResults, results_of
from sixelements.domain.actions import WorksheetReason
from sixelements.domain.assessment import Leg, Worksheet
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import PracticeId
from sixelements.domain.levels import level_of
from sixelements.domain.marks import Contrast
from sixelements.domain.worksheets import Worksheets, row_of, told_practice, with_row
from sixelements.i18n import _, spoken
from sixelements.presentation.held import HeldText
from sixelements.presentation.pages.practice_detail import locked
from sixelements.presentation.session import Session
from sixelements.presentation.table import (
    CellPlace,
    ColumnEntry,
    ColumnsHead,
    Entry,
    TableView,
    WritableTable,
)
from sixelements.presentation.unsaved import WaitingChange
from sixelements.wording import numbers, phrases
from sixelements.wording import worksheets as worksheet_words

_TABLES_KEPT = 4
"""Large tables of a sheet whose words are kept: those of two processes."""


class HasId(Protocol):
    """A row of a sheet."""

    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=HasId)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFact:
    """A figure over a sheet: how it is printed, and what it says beside it; "–" is not known, never 0."""

    figure: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContrastView:
    """Fact beside opinion: ``differs`` is the one amber line, ``agrees`` a tick; neither: one isn't known.

    ``fill`` is the level, 1 to 5, whose color stands behind what people ``said``.
    """

    practice: PracticeId
    name: str
    level: int | None
    said: str
    fill: int
    differs: bool
    agrees: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class RowColumn(Generic[Row]):
    """A column of a table of rows. ``put`` None: nothing is typed there; else it raises BadInput.

    ``names``: its words name the row. ``leg``: it is about a leg. ``amber``: where it is to be looked at.
    ``bold``: its figures count most. ``tip``: what it means. ``needed``: no row is without it.
    """

    header: str
    show: Callable[[Row], str]
    put: Callable[[Row, str], Row] | None = None
    entry: ColumnEntry | None = None
    figure: bool = False
    noted: Callable[[Row], bool] | None = None
    names: bool = False
    leg: Leg | None = None
    amber: Callable[[Row], bool] | None = None
    bold: bool = False
    tip: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetField:
    """A field beside a sheet's tables: what it says now, and why that is not stored."""

    text: str
    held: HeldText | None = None
    waiting: WaitingChange | None = None

    @property
    def note(self) -> str:
        """What stands under it."""
        if self.held:
            return self.held.refusal.in_full
        return self.waiting.said if self.waiting else ""


class WorksheetDesk:
    """The worksheets of the session's round."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._rows_said: dict[str, dict[str, tuple[object, tuple[str, ...]]]] = {}
        """What the rows of tables said last, and on what that depended."""

    @property
    def sheets(self) -> Worksheets:
        """As they are now; before anything is filled in, what they begin with."""
        return worksheets.of(self.session.book, self.session.round)

    @property
    def before(self) -> Worksheets | None:
        """Those of the round before, to compare with."""
        return worksheets.before(self.session.book, self.session.round)

    @property
    def before_round(self) -> str:
        """What the round before is called; empty if there was none."""
        last = worksheets.last(self.session.book, self.session.round)
        return _("In round {n}").format(n=last.number) if last else ""

    @property
    def locked(self) -> str:
        """Why nothing can be changed; empty if it can."""
        return locked(self.session)

    @property
    def results(self) -> RoundResults | None:
        """What people said; None before it may be read."""
        session = self.session
        return results_of(session.book, session.round) if session.round.readable else None

    def change(self, label: str, edit: worksheets.SheetEdit) -> None:
        """Make a change that can be taken back. ``label`` completes "Undo …". Raises SixElementsError.

        Undoing it puts the sheets back as they were when it was stored, which may be later than it was typed.
        """
        session, round_ = self.session, self.session.round
        change = partial(worksheets.change, session.book, round_, announce=session.announce)
        before: list[Worksheets] = []

        def put() -> None:
            before[:] = [worksheets.of(session.book, round_)]
            change(edit)

        session.run_with_undo(label, put, lambda: change(lambda _now: before[0]), keep=True)

    def field(self, *place: str, text: str) -> SheetField:
        """A field by its place on the sheet. ``text``: what is stored."""
        at = (self.session.round.id, *place)
        waiting = self.session.waiting_at(at)
        if waiting and waiting.typed:
            text = waiting.typed.words
        held = self.session.held.at(at)
        return SheetField(text=held.text if held else text, held=held, waiting=waiting)

    def typing(
        self, *place: str, text: str, name: str, of: str = "", instead_of: str, in_pieces: bool = False
    ) -> AbstractContextManager[None]:
        """Store inside this what was typed into a field: it is held if refused, and waits with the disk.

        ``instead_of``: what the field said before. ``in_pieces``: it is stored while somebody types.
        """
        at = (self.session.round.id, *place)
        held = self.session.held
        return held.typing(at, text, field=name, of=of, instead_of=instead_of, in_pieces=in_pieces)

    def rows_said(self, table: str) -> Mapping[str, tuple[object, tuple[str, ...]]]:
        """What the rows of a table said last, by their ids, and on what that depended."""
        return self._rows_said.get(table, {})

    def keep_rows_said(self, table: str, said: dict[str, tuple[object, tuple[str, ...]]]) -> None:
        """Keep that for the next time."""
        others = [(t, s) for t, s in self._rows_said.items() if t != table]
        self._rows_said = {table: said, **dict(others[: _TABLES_KEPT - 1])}

    def forget_typed(self, row: str) -> None:
        """Forget what was typed about a row and refused, as the row is gone."""

        def about(place: Hashable) -> bool:
            return isinstance(place, tuple) and any(
                part == row or (isinstance(part, str) and part.startswith(f"{row} ")) for part in place
            )

        self.session.held.drop_where(about)

    def planned(self, of: str) -> frozenset[str]:
        """The titles of what is in the plan, so that nothing is drafted twice.

        ``of``: the process or request that is asked about; what the plan holds for another one is not among
        them, although it may be called the same.
        """
        plan = self.session.book.plans.of(self.session.round.id)
        actions = plan.actions if plan else ()
        sheets = self.sheets
        others = {p.name for p in sheets.processes} | {r.name for r in sheets.requests}
        return frozenset(
            a.title
            for a in actions
            if not (isinstance(a.because, WorksheetReason) and a.because.row in others - {of})
        )

    def practice_of(self, worksheet: Worksheet) -> PracticeId | None:
        """The practice of the round that a sheet tells most about; None if the round asks none."""
        return told_practice(self.session.assessment, worksheet, self.session.round.practices)

    def taken_over(self, worksheet: Worksheet) -> str:
        """That a sheet only was taken over, and when it counts; empty if it is this round's."""
        session = self.session
        last = worksheets.last(session.book, session.round)
        if last is None or worksheet not in worksheets.taken_over(session.book, session.round):
            return ""
        counts = _("Press “Still true”, or change what is not.")
        return phrases.sentences(worksheet_words.taken_over(last.number), counts)

    def say_still_true(self, worksheet: Worksheet) -> None:
        """The group looked at a sheet that was taken over, and it still is true. Raises SixElementsError."""
        label = _("{sheet} still is true").format(sheet=worksheet_words.sheet_name(worksheet))
        self.change(label, worksheets.said_still_true(worksheet))

    def contrast(self, worksheet: Worksheet, level: int | None) -> ContrastView | None:
        """A suggested level beside what people said; None if the round asks no such practice.

        A sheet that was only taken over suggests nothing.
        """
        practice = self.practice_of(worksheet)
        if practice is None:
            return None
        if level is not None and self.taken_over(worksheet):
            level = None
        results = self.results
        score = results.score.practices.get(practice) if results else None
        said = score.mean if score else None
        found = Contrast(level, said) if level is not None else None
        return ContrastView(
            practice=practice,
            name=f"{practice} {self.session.assessment.practices[practice].name}",
            level=level,
            said="–" if said is None else numbers.levels(said),
            fill=1 if said is None else level_of(said),
            differs=bool(found and found.differs),
            agrees=bool(found and found.said is not None and not found.differs),
            sentence=worksheet_words.contrast(found),
        )

    def table(
        self,
        title: str,
        rows: Sequence[Row],
        columns: Sequence[RowColumn[Row]],
        *,
        name: str,
        called: Callable[[Row], str],
        edit_rows: Callable[[Callable[[Sequence[Row]], tuple[Row, ...]]], worksheets.SheetEdit],
        muted: Callable[[Row], bool] = lambda _row: False,
        muted_words: str = "",
        muted_way: str = "",
        over: tuple[ColumnsHead, ...] = (),
        sums: Mapping[int, str] | None = None,
        sums_words: str = "",
        depends: Callable[[Row], object] | None = None,
    ) -> WritableTable:
        """Rows as a table that is typed into. ``name`` tells the places of its cells from those of others.

        ``edit_rows`` makes a change of the sheets from a change of these rows. ``depends``: all that the
        words of a row depend on, for large tables, of which a key changes one row; None: nobody said.
        """

        cells = _Cells(self, title, rows, columns, name, called, edit_rows, depends)
        held, waits = cells.held(), cells.waiting()
        return WritableTable(
            table=TableView(
                title=title,
                headers=tuple(c.header for c in columns),
                rows=cells.words(held, waits),
            ),
            put=cells.put,
            typed=frozenset(n for n, column in enumerate(columns) if column.put),
            figures=frozenset(n for n, column in enumerate(columns) if column.figure),
            refused={at: found.refusal for at, found in held.items()},
            unstored={at: found.said for at, found in waits.items()},
            locked=self.locked,
            entries={n: column.entry for n, column in enumerate(columns) if column.entry},
            noted=_where(rows, [column.noted for column in columns]),
            muted=frozenset(n for n, row in enumerate(rows) if muted(row)),
            muted_words=muted_words,
            muted_way=muted_way,
            named_by=next((n for n, column in enumerate(columns) if column.names), None),
            amber=_where(rows, [column.amber for column in columns]),
            bold=frozenset(n for n, column in enumerate(columns) if column.bold),
            legs={n: column.leg for n, column in enumerate(columns) if column.leg},
            over=over,
            sums=sums or {},
            sums_words=sums_words,
            tips={n: column.tip for n, column in enumerate(columns) if column.tip},
            needed=frozenset(n for n, column in enumerate(columns) if column.needed),
        )


@dataclass(frozen=True, slots=True)
class _Cells(Generic[Row]):
    """The cells of a table of rows: what they say, and what is put into them."""

    desk: WorksheetDesk
    title: str
    rows: Sequence[Row]
    columns: Sequence[RowColumn[Row]]
    name: str
    called: Callable[[Row], str]
    edit_rows: Callable[[Callable[[Sequence[Row]], tuple[Row, ...]]], worksheets.SheetEdit]
    depends: Callable[[Row], object] | None

    def _place(self, at: CellPlace) -> tuple[str, str, str, str]:
        return self.desk.session.round.id, self.name, self.rows[at[0]].id, self.columns[at[1]].header

    def _typed(self) -> Iterator[CellPlace]:
        columns = [n for n, column in enumerate(self.columns) if column.put]
        return ((row, column) for row in range(len(self.rows)) for column in columns)

    def held(self) -> dict[CellPlace, HeldText]:
        """What was typed into cells and is refused; mostly nothing, and then no cell is asked for."""
        held = self.desk.session.held
        if not held:
            return {}
        return {at: found for at in self._typed() if (found := held.at(self._place(at)))}

    def waiting(self) -> dict[CellPlace, WaitingChange]:
        """What waits for the disk; mostly nothing."""
        session = self.desk.session
        if not session.waiting:
            return {}
        return {at: found for at in self._typed() if (found := session.waiting_at(self._place(at)))}

    def words(
        self, held: Mapping[CellPlace, HeldText], waits: Mapping[CellPlace, WaitingChange]
    ) -> tuple[tuple[str, ...], ...]:
        """What all cells say: what was typed last, stored or not."""
        written = {at: waiting.typed.words for at, waiting in waits.items() if waiting.typed}
        written |= {at: found.text for at, found in held.items()}
        stored = self._stored()
        if not written:
            return stored
        return tuple(
            tuple(written.get((r, c), text) for c, text in enumerate(row)) for r, row in enumerate(stored)
        )

    def _stored(self) -> tuple[tuple[str, ...], ...]:
        """What all cells say that is stored; a row is put into words again where that can differ."""
        if self.depends is None:
            return tuple(map(self._said, self.rows))
        known, now = self.desk.rows_said(self.name), dict[str, tuple[object, tuple[str, ...]]]()
        for row in self.rows:
            on, kept = (spoken(), self.depends(row)), known.get(row.id)
            now[row.id] = kept if kept is not None and kept[0] == on else (on, self._said(row))
        self.desk.keep_rows_said(self.name, now)
        return tuple(said for _on, said in now.values())

    def _said(self, row: Row) -> tuple[str, ...]:
        return tuple(column.show(row) for column in self.columns)

    def put(self, cells: Mapping[CellPlace, str]) -> None:
        """Store what cells are to say, all or none; a single one is held where it is refused."""
        edit = self.edit_rows(partial(self._changed, cells))
        if len(cells) != 1:
            self.desk.change(_("what was typed in {title}").format(title=self.title), edit)
            return
        ((at, text),) = cells.items()
        row, column = self.rows[at[0]], self.columns[at[1]]
        field, of = column.header, self.called(row)
        held = self.desk.session.held
        with held.typing(self._place(at), text, field=field, of=of, instead_of=column.show(row)):
            self.desk.change(_("{field} of {of}").format(field=field, of=of), edit)

    def _changed(self, cells: Mapping[CellPlace, str], now: Sequence[Row]) -> tuple[Row, ...]:
        """The rows as they are now with these cells in them; a row that is gone stays so."""
        for at, text in cells.items():
            row, column = row_of(now, self.rows[at[0]].id), self.columns[at[1]]
            put = column.put
            if row is not None and put is not None and text != column.show(row):  # what is shown is rounded
                now = with_row(now, put(row, text))
        return tuple(now)


def _where(rows: Sequence[Row], tests: Sequence[Callable[[Row], bool] | None]) -> frozenset[CellPlace]:
    """The cells of which the test of their column is true."""
    columns = [(c, test) for c, test in enumerate(tests) if test]
    return frozenset((r, c) for c, test in columns for r, row in enumerate(rows) if test(row))


def tick(letter: str = "") -> ColumnEntry:
    """A column of yes and no; ``letter`` toggles it from anywhere in the row."""
    return ColumnEntry(entry=Entry.TICK, words=(_("No"), _("Yes")), keys=("n", "y"), letter=letter)


def read_choice(entry: ColumnEntry, text: str) -> int | None:
    """Which of the words was typed or chosen; None for no text or "?". Raises BadInput for any other."""
    if text.strip() in ("", "?", "–"):
        return None
    found = entry.chosen(text)
    if found is None:
        raise BadInput(_("Choose one of these: {words}.").format(words=numbers.listing(entry.words)))
    return found


def row_name(text: str) -> str:
    """A name of a row. Raises BadInput for none."""
    if not text.strip():
        raise BadInput(_("Give the row a name. If it is not wanted, remove it: Ctrl Delete."))
    return text.strip()


def removed(name: str) -> str:
    """That a row was taken out, by its name if it has one."""
    if not name.strip():
        return _("Removed. Ctrl Z brings it back.")
    return _("Removed: {name}. Ctrl Z brings it back.").format(name=name)


def given_name(text: str) -> str:
    """A name of what is no row of a table. Raises BadInput for none."""
    if not text.strip():
        raise BadInput(_("Give it a name. If it is not wanted, remove it."))
    return text.strip()
