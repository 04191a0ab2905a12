"""The plan as a table: sorted, filtered, edited in place, and several rows at once (picture 31)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from sixelements.domain.actions import Action, Status
from sixelements.domain.ids import ActionId, ElementId
from sixelements.domain.people import each_person, person
from sixelements.domain.plan_check import lacks
from sixelements.domain.plan_findings import PlanFinding
from sixelements.domain.schedule import days_after
from sixelements.i18n import _, pgettext
from sixelements.presentation.board.cards import foremost
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.presentation.pages.plan_rows import status_words
from sixelements.wording import findings, numbers, phrases
from sixelements.wording.actions import short_title
from sixelements.wording.plan_findings import in_a_word


class PlanColumn(Enum):
    """A column of the table."""

    ELEMENT = "element"
    ACTION = "action"
    OWNER = "owner"
    START = "start"
    DUE = "due"
    SIZE = "size"
    STATUS = "status"
    MEASURE = "measure"
    TO_COMPLETE = "to complete"


EDITED_IN: Mapping[PlanColumn, ActionField] = {
    PlanColumn.ACTION: ActionField.TITLE,
    PlanColumn.OWNER: ActionField.OWNER,
    PlanColumn.START: ActionField.START,
    PlanColumn.DUE: ActionField.DUE,
    PlanColumn.SIZE: ActionField.SIZE,
    PlanColumn.STATUS: ActionField.STATUS,
}
"""The field that typing into a column writes; the others are read only."""


def column_label(column: PlanColumn) -> str:
    """The head of a column."""
    return {
        PlanColumn.ELEMENT: _("Element"),
        PlanColumn.ACTION: _("Action"),
        PlanColumn.OWNER: _("Owner"),
        PlanColumn.START: pgettext("the first day", "Start"),
        PlanColumn.DUE: _("Due"),
        PlanColumn.SIZE: _("Size"),
        PlanColumn.STATUS: _("Status"),
        PlanColumn.MEASURE: _("Measure"),
        PlanColumn.TO_COMPLETE: _("To complete"),
    }[column]


class DueFilter(Enum):
    """Which due dates are shown."""

    ANY = "any"
    OVERDUE = "overdue"
    THIRTY = "thirty"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFilter:
    """What of the plan is shown. ``find`` is looked for in titles, owners, helpers and first steps.

    ``open_only``: without what is done. ``to_complete``: True shows what lacks something, False what
    doesn't.
    """

    find: str = ""
    open_only: bool = False
    status: Status | None = None
    owner: str | None = None
    element: ElementId | None = None
    due: DueFilter = DueFilter.ANY
    to_complete: bool | None = None


NO_FILTER = PlanFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCell:
    """A cell: its text, whether it is an amber word, an icon, and whether a pin stands in it."""

    text: str
    amber: bool = False
    icon: str = ""
    pinned: bool = False
    spoken: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTableRow:
    """An action as a row; ``spoken`` names it, a cell is "Owner, Tally waiting times, Sam Tran."."""

    id: ActionId
    element: ElementId
    cells: Mapping[PlanColumn, PlanCell]
    ticked: bool
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTableView:
    """The table as it is now. ``shown`` says how many of all; ``empty``: why there is no row, and what helps.

    ``selected`` is the bar over ticked rows; empty if none is ticked.
    """

    columns: tuple[PlanColumn, ...]
    rows: tuple[PlanTableRow, ...]
    shown: str
    sorted_by: PlanColumn | None
    descending: bool
    filter: PlanFilter
    owners: tuple[str, ...]
    elements: tuple[tuple[ElementId, str], ...]
    empty: str
    selected: str
    fixed: str


class PlanTable:
    """Sorting, filtering and ticking; what is changed goes through the desk that the board has, too."""

    def __init__(self, desk: BoardDesk) -> None:
        self.desk = desk
        self.filter = NO_FILTER
        self.sorted_by: PlanColumn | None = None
        self.descending = False
        self._ticked: set[ActionId] = set()

    def view(self) -> PlanTableView:
        """The table as it is now."""
        plan = self.desk.plan()
        actions = tuple(a for a in plan.actions if not a.locked) if plan else ()
        lacking = foremost(self.desk.findings())
        self._ticked &= {a.id for a in actions}
        fitting = [a for a in actions if self._fits(a, lacking)]
        if self.sorted_by:
            fitting.sort(key=_KEYS[self.sorted_by], reverse=self.descending)
        titles = {e.id: e.title for e in self.desk.session.assessment.elements}
        return PlanTableView(
            columns=tuple(PlanColumn),
            rows=tuple(self._row(a, actions, lacking) for a in fitting),
            shown=_("{n} of {all} shown").format(n=len(fitting), all=len(actions)),
            sorted_by=self.sorted_by,
            descending=self.descending,
            filter=self.filter,
            owners=tuple(sorted(each_person(a.owner for a in actions), key=person)),
            elements=tuple((e, titles.get(e, e)) for e in dict.fromkeys(sorted(a.element for a in actions))),
            empty=self._empty(actions, fitting),
            selected=_("{n} selected").format(n=len(self._ticked)) if self._ticked else "",
            fixed=self.desk.fixed,
        )

    def sort(self, column: PlanColumn) -> None:
        """Sort by a column; by the same again, the other way round; a third time, as the plan has it."""
        if self.sorted_by is not column:
            self.sorted_by, self.descending = column, False
        elif not self.descending:
            self.descending = True
        else:
            self.sorted_by, self.descending = None, False

    def narrow(self, **changes: object) -> None:
        """Change what is shown; see `PlanFilter`."""
        self.filter = replace(self.filter, **changes)  # type: ignore[arg-type] # its own fields

    def clear(self) -> None:
        """Show everything."""
        self.filter = NO_FILTER

    # ticking

    @property
    def ticked(self) -> tuple[ActionId, ...]:
        """The ticked rows, in the order of the plan."""
        plan = self.desk.plan()
        return tuple(a.id for a in plan.actions if a.id in self._ticked) if plan else ()

    def tick(self, action: ActionId) -> None:
        """Tick a row, or not any more."""
        self._ticked ^= {action}

    def tick_all(self) -> None:
        """Tick all rows that are shown; where all are, none."""
        shown = {row.id for row in self.view().rows}
        self._ticked = set() if shown <= self._ticked else self._ticked | shown

    def untick(self) -> None:
        """Tick none."""
        self._ticked.clear()

    # rows

    def _fits(self, action: Action, lacking: Mapping[ActionId, PlanFinding]) -> bool:
        wanted = self.filter
        return (
            _found(action, wanted.find)
            and not (wanted.open_only and action.finished)
            and wanted.status in (None, action.status)
            and (wanted.owner is None or person(wanted.owner) == person(action.owner))
            and wanted.element in (None, action.element)
            and self._due_fits(action)
            and (wanted.to_complete is None or wanted.to_complete == (action.id in lacking))
        )

    def _due_fits(self, action: Action) -> bool:
        today, due = self.desk.session.services.today(), action.due
        wanted = self.filter.due
        if wanted is DueFilter.ANY or due is None:
            return wanted in (DueFilter.ANY, DueFilter.NONE)
        if wanted is DueFilter.OVERDUE:
            return self._overdue(action)
        return wanted is DueFilter.THIRTY and today <= due <= days_after(today, 30)

    def _row(
        self, action: Action, actions: tuple[Action, ...], lacking: Mapping[ActionId, PlanFinding]
    ) -> PlanTableRow:
        title = short_title(action, self.desk.session.assessment)
        cells = {c: self._cell(c, action, actions, lacking.get(action.id)) for c in PlanColumn}
        return PlanTableRow(
            id=action.id,
            element=action.element,
            cells={
                c: replace(cell, spoken=self._spoken(c, title, cell, action)) for c, cell in cells.items()
            },
            ticked=action.id in self._ticked,
            title=title,
        )

    def _cell(
        self,
        column: PlanColumn,
        action: Action,
        actions: tuple[Action, ...],
        finding: PlanFinding | None,
    ) -> PlanCell:
        if column is PlanColumn.STATUS:
            icon, status = status_words(action, actions)
            return PlanCell(text=status, icon=icon)
        if column is PlanColumn.TO_COMPLETE:
            words = in_a_word(finding) if finding else ""
            return PlanCell(text=words, amber=bool(words), icon="" if words else "check")
        if column is PlanColumn.MEASURE:
            unknown = bool(action.measure.name) and action.measure.baseline is None
            return PlanCell(text=findings.amounts(action.measure), amber=unknown and not action.measure_first)
        return self._text_cell(column, action)

    def _text_cell(self, column: PlanColumn, action: Action) -> PlanCell:
        text, missing = self._text(column, action), _MISSING.get(column)
        if not text and missing and not action.finished:
            return PlanCell(text=missing(), amber=True)
        return PlanCell(
            text=text,
            pinned=action.pinned and column in _DAYS,
            amber=column is PlanColumn.DUE and self._overdue(action),
        )

    def _spoken(self, column: PlanColumn, title: str, cell: PlanCell, action: Action) -> str:
        said = cell.text or _("empty")
        if column is PlanColumn.TO_COMPLETE and not cell.text:
            said = _("nothing")
        late = _("overdue") if column is PlanColumn.DUE and self._overdue(action) else ""
        pinned = _("pinned") if cell.pinned else ""
        return phrases.sentence(
            numbers.series(filter(None, (column_label(column), title, said, late, pinned)))
        )

    def _overdue(self, action: Action) -> bool:
        today = self.desk.session.services.today()
        return action.due is not None and action.due < today and not action.finished

    def _text(self, column: PlanColumn, action: Action) -> str:
        if column not in _DAYS:
            return _TEXTS[column](action)
        day, plan = _DAYS[column](action), self.desk.plan()
        return numbers.plan_day(day, plan.start) if day and plan else ""

    def _empty(self, actions: tuple[Action, ...], fitting: list[Action]) -> str:
        if fitting:
            return ""
        if actions:
            return _("No action fits this filter. Clear the filter.")
        return _("Nothing is in the plan yet. Add a recommended action, or write your own.")


def _found(action: Action, words: str) -> bool:
    texts = (action.title, action.short, action.owner or "", action.helpers, action.first_step)
    sought = words.casefold().split()
    return all(any(word in text.casefold() for text in texts) for word in sought)


_TEXTS: Mapping[PlanColumn, Callable[[Action], str]] = {
    PlanColumn.ELEMENT: lambda a: str(a.practice),
    PlanColumn.ACTION: lambda a: a.title,
    PlanColumn.OWNER: lambda a: a.owner or "",
    PlanColumn.SIZE: lambda a: a.size.value,
}
_DAYS: Mapping[PlanColumn, Callable[[Action], date | None]] = {
    PlanColumn.START: lambda a: a.start,
    PlanColumn.DUE: lambda a: a.due,
}
_MISSING: Mapping[PlanColumn, Callable[[], str]] = {
    PlanColumn.OWNER: lambda: _("No owner"),
    PlanColumn.DUE: lambda: _("No date"),
}
_ORDER = {status: n for n, status in enumerate(Status)}
_KEYS: Mapping[PlanColumn, Callable[[Action], tuple[str | int, ...]]] = {
    PlanColumn.ELEMENT: lambda a: _numbered(a.practice),
    PlanColumn.ACTION: lambda a: (a.title.casefold(),),
    PlanColumn.OWNER: lambda a: (not a.owner, person(a.owner)),
    PlanColumn.START: lambda a: _ordinal(a.start),
    PlanColumn.DUE: lambda a: _ordinal(a.due),
    PlanColumn.SIZE: lambda a: (a.size.days,),
    PlanColumn.STATUS: lambda a: (_ORDER[a.status],),
    PlanColumn.MEASURE: lambda a: (a.measure.name.casefold(),),
    PlanColumn.TO_COMPLETE: lambda a: (-len(lacks(a)),),
}


def _ordinal(day: date | None) -> tuple[str | int, ...]:
    """By days; what has none comes last."""
    return ((day or date.max).toordinal(),)


def _numbered(id_: str) -> tuple[str | int, ...]:
    return tuple(int(part) if part.isdecimal() else 0 for part in id_.split("."))
