"""The customer groups sheet (picture 27): whom the team hears, and by which techniques."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sixelements.application import worksheets
from sixelements.domain.assessment import Worksheet
from sixelements.domain.customer_groups import CustomerGroup, GroupMatrix, Technique, TechniqueKind
from sixelements.domain.errors import BadInput
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.domain.marks import MARKS, MarkedCell
from sixelements.domain.worksheets import Worksheets, moved_row, row_of, with_row, without_row
from sixelements.i18n import _, ngettext
from sixelements.presentation.closer.cells import CellPart, CellView, MatrixDesk, PartSpec
from sixelements.presentation.closer.desk import (
    ContrastView,
    RowColumn,
    SheetFact,
    SheetField,
    read_choice,
    row_name,
    tick,
)
from sixelements.presentation.pages.plan_fields import FieldShape
from sixelements.presentation.pages.why import WhyView
from sixelements.presentation.table import ColumnEntry, ColumnsHead, Entry, WritableTable
from sixelements.wording import numbers, phrases
from sixelements.wording.worksheets import kind_name, level_of_groups, read_groups, technique_marks

FIRST_MARK = 2
"""The column of the first technique."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupGapView:
    """A group that is not heard at all, or only by its loudest voices."""

    group: str
    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsView:
    """The whole page."""

    title: str
    facts: tuple[SheetFact, ...]
    table: WritableTable
    rows: tuple[str, ...]
    """The ids of the groups, row by row."""
    techniques: tuple[str, ...]
    """The ids of the techniques, column by column from `FIRST_MARK` on."""
    ways: str
    blind: tuple[GroupGapView, ...]
    loudest: tuple[GroupGapView, ...]
    contrast: ContrastView | None
    reason: str
    empty: str
    locked: str
    keys: tuple[tuple[str, str], ...]
    silent: SheetField
    """Who stays silent; level 5 needs a note on that, less than a year old."""
    silent_on: SheetField
    silent_specs: tuple[PartSpec, PartSpec]
    near: date
    notes: str


class GroupsDesk(MatrixDesk):
    """Keeps the customer groups as they are marked."""

    @property
    def words(self) -> tuple[str, str, str]:
        """What the marks 0, 1 and 2 are called."""
        return technique_marks(self.session.assessment)

    def view(self) -> GroupsView:
        """The page as it is now."""
        matrix, today = self.sheets.groups, self.session.services.today()
        shown = matrix.shown
        first = _("Tick your main groups first.") if not any(g.main for g in matrix.groups) else ""
        return GroupsView(
            title=_("Whom we hear, and how"),
            facts=self._facts(),
            table=self._table(matrix),
            rows=tuple(g.id for g in matrix.groups),
            techniques=tuple(t.id for t in shown),
            ways=_("Ways to hear: {n} of {all}…").format(n=len(shown), all=len(matrix.techniques)),
            blind=tuple(
                GroupGapView(group=g.id, name=g.name, words=_("main group") if g.main else "")
                for g in matrix.blind
            ),
            loudest=tuple(
                GroupGapView(group=g.id, name=g.name, words=self._heard_by(matrix, g))
                for g in matrix.loudest_only
            ),
            contrast=self.contrast(Worksheet.GROUPS, matrix.level(today)),
            reason=level_of_groups(matrix, matrix.level(today)),
            empty=self.taken_over(Worksheet.GROUPS) or first,
            locked=self.locked,
            keys=(
                ("0 1 2", _("set the mark")),
                ("M", _("main group or not")),
                ("F4", _("notes")),
                ("W", _("why this level")),
                ("Ctrl Enter", _("add a group")),
                ("Alt ↑ ↓", _("move the row")),
                ("F2", _("rename the row")),
            ),
            silent=self._silent(),
            silent_on=self._silent_on(),
            silent_specs=(
                PartSpec(
                    name=_("Who stays silent"),
                    words=_("Who stays silent"),
                    shape=FieldShape.TEXT,
                    most=CHARACTERS[Writing.REMARK],
                ),
                PartSpec(name=_("Noted on"), words=_("Noted on"), shape=FieldShape.DAY),
            ),
            near=matrix.silent_on or today,
            notes=self.notes_words(
                sum(bool(g.cell(t.id).note) for g in matrix.groups for t in shown), matrix.cells
            ),
        )

    def _facts(self) -> tuple[SheetFact, ...]:
        matrix, last = self.sheets.groups, self.before
        of = _("{n} of {all}")
        two = _("heard in two kinds")
        if last and len(last.groups.in_two_kinds) != len(matrix.in_two_kinds):
            two = _("heard in two kinds, was {before}").format(before=len(last.groups.in_two_kinds))
        blind, loud = matrix.blind, matrix.loudest_only
        main = sum(g.main for g in blind)
        in_no_way = _("not heard at all")
        if main:
            text = ngettext("not heard at all, {n} is main", "not heard at all, {n} are main", main)
            in_no_way = text.format(n=main)
        full, uses = matrix.used_rate
        facts = (
            SheetFact(figure=of.format(n=len(matrix.in_two_kinds), all=len(matrix.groups)), words=two),
            SheetFact(figure=_groups(len(blind)), words=in_no_way),
            SheetFact(figure=_groups(len(loud)), words=_("only through complaints and staff")),
            SheetFact(
                figure=of.format(n=len(matrix.kinds_used), all=len(TechniqueKind)), words=_("kinds in use")
            ),
            SheetFact(figure=of.format(n=full, all=uses), words=_("scheduled and used")),
        )
        return facts if matrix.marked else tuple(replace(fact, figure="–") for fact in facts)

    def _table(self, matrix: GroupMatrix) -> WritableTable:
        ticks = tick("m")
        unheard = {g.id for g in (*matrix.blind, *matrix.loudest_only)}
        readings = {g.id: words for g, words in zip(matrix.groups, read_groups(matrix), strict=True)}
        columns: list[RowColumn[CustomerGroup]] = [
            RowColumn(
                _("Main"),
                lambda g: ticks.words[g.main],
                lambda g, text: replace(g, main=bool(read_choice(ticks, text))),
                ticks,
            ),
            RowColumn(
                _("Customer group"),
                lambda g: g.name,
                lambda g, text: replace(g, name=row_name(text)),
                names=True,
                needed=True,
            ),
            *(self._marks(t) for t in matrix.shown),
            RowColumn(_("Kinds of 4"), lambda g: str(len(matrix.kinds(g))), figure=True, bold=True),
            RowColumn(_("Reading"), lambda g: readings[g.id], amber=lambda g: g.id in unheard),
        ]
        reached = {
            FIRST_MARK + n: str(matrix.reached(t.id)) if _is_marked(matrix, t) else "–"
            for n, t in enumerate(matrix.shown)
        }
        return self.table(
            _("Customer groups"),
            matrix.groups,
            columns,
            name="groups",
            called=lambda g: g.name,
            edit_rows=_edit,
            over=_over(matrix),
            sums=reached,
            sums_words=_("Groups reached, of {n}").format(n=len(matrix.groups)),
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

    def cell(self, group: str, technique: str) -> CellView | None:
        """The cell for the notes; None if group or technique is gone."""
        matrix, last = self.sheets.groups, self.before
        row, column = row_of(matrix.groups, group), row_of(matrix.techniques, technique)
        if row is None or column is None:
            return None
        old = row_of(last.groups.groups, group) if last else None
        return self.cell_view(
            ("groups", group, technique),
            row.cell(technique),
            of=row.name,
            title=column.name,
            answers=self.words,
            before=old.cell(technique).mark if old else None,
        )

    def write(self, group: str, technique: str, part: CellPart, text: str, *, sure: bool = False) -> None:
        """Write about a cell: a note, its source, and when. Raises SixElementsError."""
        view = self.cell(group, technique)
        if view is None:
            return

        def put(cell: Callable[[MarkedCell], MarkedCell]) -> worksheets.SheetEdit:
            def change(rows: Sequence[CustomerGroup]) -> tuple[CustomerGroup, ...]:
                row = row_of(rows, group)
                changed = _with_cell(row, technique, cell(row.cell(technique))) if row else None
                return with_row(rows, changed) if changed else tuple(rows)

            return _edit(change)

        self.write_cell(("groups", group, technique), view, part, text, put, sure=sure)

    def add(self, name: str) -> str:
        """Add a group; returns its id. Raises BadInput."""
        row = CustomerGroup(id=self.session.services.new_id(), name=row_name(name))
        self.change(_("add a customer group"), _edit(lambda rows: with_row(rows, row)))
        return row.id

    def remove(self, group: str) -> None:
        """Take a group off the sheet, with its marks and notes."""
        self.change(_("remove a customer group"), _edit(lambda rows: without_row(rows, group)))
        self.forget_typed(group)

    def move(self, group: str, by: int) -> None:
        """Move a group up (negative) or down."""
        self.change(_("move a customer group"), _edit(lambda rows: moved_row(rows, group, by)))

    def ways(self) -> tuple[tuple[str, tuple[tuple[str, str, bool], ...]], ...]:
        """All ways to hear by their kinds: id, name, and whether the table has a column for it."""
        known = self.sheets.groups.techniques
        found = []
        for kind in TechniqueKind:
            of_kind = tuple((t.id, t.name, t.shown) for t in known if t.kind is kind)
            if of_kind:
                found.append((kind_name(kind), of_kind))
        return tuple(found)

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

    def _silent(self) -> SheetField:
        return self.field("groups", "silent", text=self.sheets.groups.silent)

    def _silent_on(self) -> SheetField:
        on = self.sheets.groups.silent_on
        return self.field("groups", "silent on", text=numbers.day(on) if on else "")

    def silent(self, text: str) -> None:
        """Say who stays silent. Raises SixElementsError."""
        name, before = _("who stays silent"), self._silent().text
        with self.typing("groups", "silent", text=text, name=name, instead_of=before, in_pieces=True):
            self.change(name, lambda now: replace(now, groups=replace(now.groups, silent=text.strip())))

    def silent_on(self, text: str, *, sure: bool = False) -> None:
        """Say when that was noted; empty: not yet. Raises SixElementsError."""

        def put(day: date | None) -> worksheets.SheetEdit:
            return lambda now: replace(now, groups=replace(now.groups, silent_on=day))

        name, before = _("when it was noted who stays silent"), self._silent_on()
        self.write_day("groups", "silent on", text=text, name=name, before=before, put=put, sure=sure)

    def why(self) -> WhyView:
        """Why the matrix suggests its level."""
        matrix = self.sheets.groups
        level = matrix.level(self.session.services.today())
        main = [g for g in matrix.groups if g.main]
        all_ = len(matrix.groups)
        of = _("{n} of {all} groups")
        rows = (
            (
                _("Marked"),
                _("{n} of {all} cells; half of them suggest a level").format(
                    n=matrix.marked, all=matrix.cells
                ),
            ),
            (
                _("Counted"),
                _("A kind counts for a group once one of its ways is used; hearing alone is none"),
            ),
            (_("In two kinds"), of.format(n=len(matrix.in_two_kinds), all=all_)),
            (_("Asking, watching, counting alone"), of.format(n=len(matrix.sought_in_two_kinds), all=all_)),
            (_("Only through complaints and staff"), of.format(n=len(matrix.loudest_only), all=all_)),
            (_("In no way"), of.format(n=len(matrix.blind), all=all_)),
            (_("Main groups"), str(len(main)) if main else _("none is ticked")),
            (_("Level"), level_of_groups(matrix, level)),
        )
        title = _("Why {figure}?").format(figure=level) if level else _("Why no figure yet?")
        return WhyView(title=title, rows=rows)

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
        heard = dict(zip((g.id for g in matrix.groups), read_groups(matrix), strict=True))[group]
        return phrases.sentence(phrases.read_aloud(said, phrases.capital(heard)))


def _over(matrix: GroupMatrix) -> tuple[ColumnsHead, ...]:
    """The kinds over their columns; one that nobody uses is to be looked at."""
    used, found, first = matrix.kinds_used, [], FIRST_MARK
    for kind in TechniqueKind:
        ways = [t for t in matrix.shown if t.kind is kind]
        if ways:
            unused = kind not in used and any(_is_marked(matrix, t) for t in ways)
            found.append(ColumnsHead(text=kind_name(kind), first=first, columns=len(ways), amber=unused))
        first += len(ways)
    return tuple(found)


def _is_marked(matrix: GroupMatrix, technique: Technique) -> bool:
    """Whether anybody said of any group if it is heard in this way."""
    return any(g.cell(technique.id).mark is not None for g in matrix.groups)


def _groups(n: int) -> str:
    return ngettext("{n} group", "{n} groups", n).format(n=n)


def _with_cell(group: CustomerGroup, technique: str, cell: MarkedCell) -> CustomerGroup:
    return replace(group, cells={**group.cells, technique: cell})


def _edit(change: Callable[[Sequence[CustomerGroup]], tuple[CustomerGroup, ...]]) -> worksheets.SheetEdit:
    def edit(now: Worksheets) -> Worksheets:
        return replace(now, groups=replace(now.groups, groups=change(now.groups.groups)))

    return edit
