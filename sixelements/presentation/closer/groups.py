"""The customer groups sheet (picture 27): whom the team hears, and by which techniques."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sixelements.application import worksheets
from sixelements.domain.assessment import Worksheet
from sixelements.domain.customer_groups import CustomerGroup, GroupMatrix, Technique, TechniqueKind
from sixelements.domain.errors import BadInput
from sixelements.domain.marks import MARKS, MarkedCell
from sixelements.domain.worksheets import Worksheets, moved_row, row_of, with_row, without_row
from sixelements.i18n import _, ngettext
from sixelements.presentation.closer.desk import (
    ContrastView,
    RowColumn,
    SheetFact,
    WorksheetDesk,
    read_choice,
    row_name,
    tick,
)
from sixelements.presentation.table import ColumnEntry, Entry, WritableTable
from sixelements.presentation.typed import read_day
from sixelements.wording import numbers, phrases

FIRST_MARK = 2
"""The column of the first technique."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindView:
    """A kind over its columns; ``unused`` is amber: nobody uses it."""

    name: str
    columns: int
    unused: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupGapView:
    """A group that is heard in no way, or only by its loudest voices."""

    group: str
    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsView:
    """The whole page."""

    title: str
    facts: tuple[SheetFact, ...]
    kinds: tuple[KindView, ...]
    table: WritableTable
    rows: tuple[str, ...]
    """The ids of the groups, row by row."""
    techniques: tuple[str, ...]
    """The ids of the techniques, column by column from `FIRST_MARK` on."""
    reached: tuple[str, ...]
    """The sums under these columns."""
    ways: str
    blind: tuple[GroupGapView, ...]
    loudest: tuple[GroupGapView, ...]
    contrast: ContrastView | None
    reason: str
    empty: str
    locked: str
    keys: tuple[tuple[str, str], ...]
    silent: str
    silent_on: str


class GroupsDesk(WorksheetDesk):
    """Keeps the customer groups as they are marked."""

    @property
    def words(self) -> tuple[str, str, str]:
        """What the marks 0, 1 and 2 are called."""
        content = self.session.assessment.worksheets
        plain = (_("None"), _("Once in 24 months"), _("Scheduled, used in 12 months"))
        return content.technique_marks if content else plain

    def view(self) -> GroupsView:
        """The page as it is now."""
        matrix, today = self.sheets.groups, self.session.services.today()
        shown = matrix.shown
        used = matrix.kinds_used
        return GroupsView(
            title=_("Whom we hear, and how"),
            facts=self._facts(),
            kinds=tuple(
                KindView(name=kind_name(k), columns=sum(t.kind is k for t in shown), unused=k not in used)
                for k in TechniqueKind
                if any(t.kind is k for t in shown)
            ),
            table=self._table(matrix),
            rows=tuple(g.id for g in matrix.groups),
            techniques=tuple(t.id for t in shown),
            reached=tuple(str(matrix.reached(t.id)) for t in shown),
            ways=_("Ways to hear: {n} of {all}…").format(n=len(shown), all=len(matrix.techniques)),
            blind=tuple(
                GroupGapView(group=g.id, name=g.name, words=_("main group") if g.main else "")
                for g in matrix.blind
            ),
            loudest=tuple(
                GroupGapView(group=g.id, name=g.name, words=self._heard_by(matrix, g))
                for g in matrix.loudest_only
            ),
            contrast=self.contrast(
                Worksheet.GROUPS,
                matrix.level(today),
                of=_("The matrix says {level}, you said {said}."),
            ),
            reason=_reason(matrix, matrix.level(today)),
            empty=_("Tick your main groups first.") if not any(g.main for g in matrix.groups) else "",
            locked=self.locked,
            keys=(
                ("0 1 2", _("set the mark")),
                ("M", _("main group or not")),
                ("F4", _("notes")),
                ("Ctrl Enter", _("add a group")),
                ("Alt ↑ ↓", _("move the row")),
                ("F2", _("rename the row")),
            ),
            silent=matrix.silent,
            silent_on=numbers.day(matrix.silent_on) if matrix.silent_on else "",
        )

    def _facts(self) -> tuple[SheetFact, ...]:
        matrix, last = self.sheets.groups, self.before
        of = _("{n} of {all}")
        two = _("heard in two kinds")
        if last:
            two = _("heard in two kinds, was {before}").format(before=len(last.groups.in_two_kinds))
        blind, loud = matrix.blind, matrix.loudest_only
        main = sum(g.main for g in blind)
        in_no_way = _("heard in no way")
        if main:
            text = ngettext("heard in no way, {n} is main", "heard in no way, {n} are main", main)
            in_no_way = text.format(n=main)
        full, uses = matrix.used_rate
        return (
            SheetFact(figure=of.format(n=len(matrix.in_two_kinds), all=len(matrix.groups)), words=two),
            SheetFact(figure=_groups(len(blind)), words=in_no_way),
            SheetFact(figure=_groups(len(loud)), words=_("loudest voice only")),
            SheetFact(
                figure=of.format(n=len(matrix.kinds_used), all=len(TechniqueKind)), words=_("kinds in use")
            ),
            SheetFact(figure=of.format(n=full, all=uses), words=_("scheduled and used")),
        )

    def _table(self, matrix: GroupMatrix) -> WritableTable:
        ticks = tick()
        columns: list[RowColumn[CustomerGroup]] = [
            RowColumn(
                _("Main"),
                lambda g: ticks.words[g.main],
                lambda g, text: replace(g, main=bool(read_choice(ticks, text))),
                ticks,
            ),
            RowColumn(_("Customer group"), lambda g: g.name, lambda g, text: replace(g, name=row_name(text))),
            *(self._marks(t) for t in matrix.shown),
            RowColumn(_("Kinds of 4"), lambda g: str(len(matrix.kinds(g))), figure=True),
            RowColumn(_("Reading"), lambda g: reading(matrix, g)),
        ]
        return self.table(
            _("Customer groups"),
            matrix.groups,
            columns,
            name="groups",
            called=lambda g: g.name,
            edit_rows=_edit,
        )

    def _marks(self, technique: Technique) -> RowColumn[CustomerGroup]:
        entry = ColumnEntry(entry=Entry.MARK, words=self.words, keys=tuple(map(str, MARKS)))
        id_ = technique.id

        def show(group: CustomerGroup) -> str:
            mark = group.cell(id_).mark
            return "?" if mark is None else entry.words[mark]

        def put(group: CustomerGroup, text: str) -> CustomerGroup:
            return _with_cell(group, id_, replace(group.cell(id_), mark=read_choice(entry, text)))

        return RowColumn(technique.name, show, put, entry, noted=lambda g: bool(g.cell(id_).note))

    def _heard_by(self, matrix: GroupMatrix, group: CustomerGroup) -> str:
        return numbers.listing([t.name for t in matrix.shown if group.cell(t.id).mark])

    def note_line(self, group: str, technique: str) -> str:
        """The line under the table: group, technique, mark and note of the chosen cell."""
        matrix = self.sheets.groups
        row, column = row_of(matrix.groups, group), row_of(matrix.techniques, technique)
        if row is None or column is None:
            return ""
        cell = row.cell(technique)
        said = _("not marked") if cell.mark is None else self.words[cell.mark]
        return phrases.read_aloud(phrases.labeled(row.name, column.name), said, cell.note)

    def write(self, group: str, technique: str, *, note: str, source: str, day: str = "") -> None:
        """Write a note on a cell. Raises BadInput."""
        noted = read_day(day, near=self.session.services.today())

        def change(rows: Sequence[CustomerGroup]) -> tuple[CustomerGroup, ...]:
            row = row_of(rows, group)
            if row is None:
                return tuple(rows)
            cell = replace(row.cell(technique), note=note.strip(), source=source.strip(), day=noted)
            return with_row(rows, _with_cell(row, technique, cell))

        self.change(_("a note on a customer group"), _edit(change))

    def add(self, name: str) -> str:
        """Add a group; returns its id. Raises BadInput."""
        row = CustomerGroup(id=self.session.services.new_id(), name=row_name(name))
        self.change(_("add a customer group"), _edit(lambda rows: with_row(rows, row)))
        return row.id

    def remove(self, group: str) -> None:
        """Take a group off the sheet, with its marks and notes."""
        self.change(_("remove a customer group"), _edit(lambda rows: without_row(rows, group)))

    def move(self, group: str, by: int) -> None:
        """Move a group up (negative) or down."""
        self.change(_("move a customer group"), _edit(lambda rows: moved_row(rows, group, by)))

    def show_technique(self, technique: str, *, shown: bool) -> None:
        """Give a technique a column, or take it away; its marks stay. Raises BadInput for a kind's last."""
        known = row_of(self.sheets.groups.techniques, technique)
        if known is None:
            return
        others = [t for t in self.sheets.groups.shown if t.kind is known.kind and t.id != technique]
        if not shown and not others:
            raise BadInput(_("At least one way to hear of each kind stays in the table."))

        def edit(now: Worksheets) -> Worksheets:
            row = row_of(now.groups.techniques, technique)
            rows = (
                with_row(now.groups.techniques, replace(row, shown=shown)) if row else now.groups.techniques
            )
            return replace(now, groups=replace(now.groups, techniques=rows))

        self.change(_("the ways to hear"), edit)

    def silent(self, words: str, day: str) -> None:
        """Say who stays silent, and when that was noted. Raises BadInput."""
        on = read_day(day, near=self.session.services.today())
        self.change(
            _("who stays silent"),
            lambda now: replace(now, groups=replace(now.groups, silent=words.strip(), silent_on=on)),
        )

    def announced(self, group: str, technique: str) -> str:
        """What is said after a mark: "1, Once in 24 months. two kinds."."""
        matrix = self.sheets.groups
        row = row_of(matrix.groups, group)
        if row is None:
            return ""
        mark = row.cell(technique).mark
        said = (
            _("not marked")
            if mark is None
            else _("{mark}, {words}").format(mark=mark, words=self.words[mark])
        )
        return phrases.sentence(phrases.read_aloud(said, phrases.capital(reading(matrix, row))))


def kind_name(kind: TechniqueKind) -> str:
    """What a kind of technique is called."""
    return {
        TechniqueKind.ASK: _("Ask"),
        TechniqueKind.WATCH: _("Watch"),
        TechniqueKind.COUNT: _("Count"),
        TechniqueKind.HEAR: _("Hear"),
    }[kind]


def reading(matrix: GroupMatrix, group: CustomerGroup) -> str:
    """How a group is heard, in words."""
    if group in matrix.blind:
        return _("heard in no way")
    if group in matrix.loudest_only:
        return _("loudest voice only")
    n = len(matrix.kinds(group))
    return {0: _("not marked yet"), 1: _("one kind"), 2: _("two kinds"), 3: _("three kinds")}.get(
        n, _("four kinds")
    )


def _reason(matrix: GroupMatrix, level: int | None) -> str:
    if level is None:
        return _("A level is suggested once half of the cells are marked.")
    if any(g.main for g in matrix.blind):
        return _("A main group heard in no way holds it at 2 or less.")
    return {
        1: _("Most groups are not asked, watched, or counted."),
        2: _("Half of the groups or more are heard in one kind. Level 3 needs two ways for each main group."),
        3: _("Level 4 needs every group in two kinds, asked, watched, or counted, on a schedule."),
        4: _("Level 5 needs a note on who stays silent, less than a year old."),
        5: _("Every group is heard in two kinds, and who stays silent is noted."),
    }[level]


def _groups(n: int) -> str:
    return ngettext("{n} group", "{n} groups", n).format(n=n)


def _with_cell(group: CustomerGroup, technique: str, cell: MarkedCell) -> CustomerGroup:
    return replace(group, cells={**group.cells, technique: cell})


def _edit(change: Callable[[Sequence[CustomerGroup]], tuple[CustomerGroup, ...]]) -> worksheets.Edit:
    def edit(now: Worksheets) -> Worksheets:
        return replace(now, groups=replace(now.groups, groups=change(now.groups.groups)))

    return edit
