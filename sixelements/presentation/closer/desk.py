"""What all worksheets share: read as they are now, changed one cell at a time, each change with its undo."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, Protocol, TypeVar

from sixelements.application import worksheets
from sixelements.application.results import RoundResults, results_of
from sixelements.domain.assessment import Worksheet
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import PracticeId
from sixelements.domain.marks import Contrast
from sixelements.domain.worksheets import Worksheets, row_of, with_row
from sixelements.i18n import _
from sixelements.presentation.pages.practice_detail import locked
from sixelements.presentation.session import Session
from sixelements.presentation.table import CellPlace, ColumnEntry, Entry, TableView, WritableTable
from sixelements.wording import numbers


class HasId(Protocol):
    """A row of a sheet."""

    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=HasId)
SMALL_PERCENT = 10
"""Below it a share has a decimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFact:
    """A figure over a sheet: how it is printed, and what it says beside it; "–" is not known, never 0."""

    figure: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContrastView:
    """Fact beside opinion: ``differs`` is the one amber line; else ``sentence`` says that they agree."""

    practice: PracticeId
    name: str
    level: int | None
    said: str
    differs: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class RowColumn(Generic[Row]):
    """A column of a table of rows. ``put`` None: nothing is typed there; else it raises BadInput."""

    header: str
    show: Callable[[Row], str]
    put: Callable[[Row, str], Row] | None = None
    entry: ColumnEntry | None = None
    figure: bool = False
    noted: Callable[[Row], bool] | None = None


class WorksheetDesk:
    """The worksheets of the session's round."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @property
    def sheets(self) -> Worksheets:
        """As they are now; before anything is filled in, what they begin with."""
        return worksheets.of(self.session.book, self.session.round)

    @property
    def before(self) -> Worksheets | None:
        """Those of the round before, to compare with."""
        return worksheets.before(self.session.book, self.session.round)

    @property
    def locked(self) -> str:
        """Why nothing can be changed; empty where it can."""
        return locked(self.session)

    @property
    def results(self) -> RoundResults | None:
        """What people said; None before it may be read."""
        session = self.session
        return results_of(session.book, session.round) if session.round.readable else None

    def change(self, label: str, edit: worksheets.Edit) -> None:
        """Make a change that can be taken back. ``label`` completes "Undo …". Raises SixElementsError.

        What takes it back puts the sheets as they were, as steps are taken back in their order.
        """
        session = self.session
        change = partial(worksheets.change, session.book, session.round, announce=session.announce)
        before = self.sheets
        session.run_with_undo(label, partial(change, edit), partial(change, lambda _now: before), keep=True)

    def practice_of(self, worksheet: Worksheet) -> PracticeId | None:
        """The practice of the round that a sheet tells most about; None where the round asks none."""
        asked = self.session.round.practices
        found = (p for p in self.session.assessment.practices_of(worksheet) if p in asked)
        return next(found, None)

    def contrast(self, worksheet: Worksheet, level: int | None, *, of: str) -> ContrastView | None:
        """A suggested level beside what people said; None where the round asks no such practice.

        ``of``: a sentence with ``{level}`` and ``{said}`` for where they lie a level or more apart.
        """
        practice = self.practice_of(worksheet)
        if practice is None:
            return None
        results = self.results
        score = results.score.practices.get(practice) if results else None
        said = score.mean if score else None
        found = Contrast(level, said) if level is not None else None
        return ContrastView(
            practice=practice,
            name=f"{practice} {self.session.assessment.practices[practice].name}",
            level=level,
            said="–" if said is None else numbers.levels(said),
            differs=bool(found and found.differs),
            sentence=_contrast_words(found, of),
        )

    def table(
        self,
        title: str,
        rows: Sequence[Row],
        columns: Sequence[RowColumn[Row]],
        *,
        name: str,
        called: Callable[[Row], str],
        edit_rows: Callable[[Callable[[Sequence[Row]], tuple[Row, ...]]], worksheets.Edit],
        muted: Callable[[Row], bool] = lambda _row: False,
    ) -> WritableTable:
        """Rows as a table that is typed into. ``name`` tells the places of its cells from those of others.

        ``edit_rows`` makes a change of the sheets from a change of these rows.
        """

        def place(at: CellPlace) -> tuple[str, str, str, str]:
            return self.session.round.id, name, rows[at[0]].id, columns[at[1]].header

        def put(cells: Mapping[CellPlace, str]) -> None:
            typed = [(rows[at[0]].id, columns[at[1]], text) for at, text in cells.items()]

            def change(now: Sequence[Row]) -> tuple[Row, ...]:
                for id_, column, text in typed:
                    row = row_of(now, id_)
                    if row is not None and column.put is not None:
                        now = with_row(now, column.put(row, text))
                return tuple(now)

            if len(cells) != 1:
                self.change(_("what was typed in {title}").format(title=title), edit_rows(change))
                return
            at, text = next(iter(cells.items()))
            field, of = columns[at[1]].header, called(rows[at[0]])
            before = columns[at[1]].show(rows[at[0]])
            with self.session.held.typing(place(at), text, field=field, of=of, instead_of=before):
                self.change(_("{field} of {of}").format(field=field, of=of), edit_rows(change))

        typed_columns = frozenset(n for n, column in enumerate(columns) if column.put)
        places = [(r, c) for r in range(len(rows)) for c in sorted(typed_columns)]
        held = {at: found for at in places if (found := self.session.held.at(place(at)))}
        waits = {at: waiting for at in places if (waiting := self.session.waiting_at(place(at)))}

        def text(at: CellPlace) -> str:
            if at in held:
                return held[at].text
            queued = waits.get(at)
            return queued.typed.words if queued and queued.typed else columns[at[1]].show(rows[at[0]])

        return WritableTable(
            table=TableView(
                title=title,
                headers=tuple(c.header for c in columns),
                rows=tuple(tuple(text((r, c)) for c in range(len(columns))) for r in range(len(rows))),
            ),
            put=put,
            typed=typed_columns,
            figures=frozenset(n for n, column in enumerate(columns) if column.figure),
            refused={at: found.refusal for at, found in held.items()},
            unstored={at: found.said for at, found in waits.items()},
            locked=self.locked,
            entries={n: column.entry for n, column in enumerate(columns) if column.entry},
            noted=frozenset(
                (r, c)
                for c, column in enumerate(columns)
                if column.noted
                for r, row in enumerate(rows)
                if column.noted(row)
            ),
            muted=frozenset(n for n, row in enumerate(rows) if muted(row)),
        )


def _contrast_words(found: Contrast | None, of: str) -> str:
    if found is None:
        return _("No level is suggested before the sheet is filled in.")
    if found.said is None:
        return _("What people said can't be shown yet.")
    if found.differs:
        return of.format(level=found.level, said=numbers.levels(found.said))
    return _("You and the matrix agree.")


def tick() -> ColumnEntry:
    """A column of yes and no."""
    return ColumnEntry(entry=Entry.TICK, words=(_("No"), _("Yes")), keys=("n", "y"))


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
        raise BadInput(_("Give the row a name."))
    return text.strip()


def known(figure: float | None, words: Callable[[float], str] = numbers.quantity) -> str:
    """A figure in words; what nobody gave is "–", never 0."""
    return "–" if figure is None else words(figure)


def percent(share: float | None) -> str:
    """A share from 0 to 1 in whole per cent, or with one decimal where it is small."""
    if share is None:
        return "–"
    points = 100 * share
    steps = 10 if points < SMALL_PERCENT else 1
    return _("{n} %").format(n=numbers.quantity(math.floor(points * steps + 0.5 + 1e-9) / steps))
