"""The channels sheet (picture 26): where people meet the team, and what they may expect there."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sixelements.application import worksheets
from sixelements.domain.assessment import Leg, Worksheet
from sixelements.domain.channels import LEG_EXPECTATIONS, Channel, Expectation, Volume
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
from sixelements.presentation.session import Session
from sixelements.presentation.table import ColumnEntry, Entry, WritableTable
from sixelements.wording import numbers
from sixelements.wording.worksheets import channel_marks, expectations, level_of_channels, percent

FIRST_MARK = 3
"""The column of the first expectation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GapView:
    """A used channel with nothing for a leg, as it would be drafted as an action."""

    channel: str
    name: str
    lacks: str
    volume: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelsView:
    """The whole page."""

    title: str
    facts: tuple[SheetFact, ...]
    finished: str
    table: WritableTable
    rows: tuple[str, ...]
    """The ids of the channels, row by row."""
    gaps: tuple[GapView, ...]
    no_gaps: str
    """What is said where there are none."""
    contrast: ContrastView | None
    reason: str
    empty: str
    locked: str
    keys: tuple[tuple[str, str], ...]
    tested: SheetField
    """On which day the same question was asked across channels, which level 5 needs."""
    tested_spec: PartSpec
    near: date
    notes: str


class ChannelsDesk(MatrixDesk):
    """Keeps the channels as they are marked."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)

    @property
    def words(self) -> tuple[str, str, str]:
        """What the marks 0, 1 and 2 are called."""
        return channel_marks(self.session.assessment)

    def header(self, expectation: Expectation) -> str:
        """What a column of marks is called."""
        return expectations(self.session.assessment)[expectation]

    def view(self) -> ChannelsView:
        """The page as it is now."""
        matrix = self.sheets.channels
        today = self.session.services.today()
        used, finished = len(matrix.used), len(matrix.finished)
        first = _("Tick the channels where people meet you.") if not used else ""
        return ChannelsView(
            title=_("Channel coverage"),
            facts=self._facts(),
            finished=_("{n} of {all} finished").format(n=finished, all=used) if finished < used else "",
            table=self._table(),
            rows=tuple(c.id for c in matrix.channels),
            gaps=tuple(self._gap(c) for c in matrix.gaps),
            contrast=self.contrast(Worksheet.CHANNELS, matrix.level(today)),
            no_gaps=_("No channel in use lacks a leg, as far as it is marked."),
            reason=level_of_channels(matrix, matrix.level(today)),
            empty=self.taken_over(Worksheet.CHANNELS) or first,
            locked=self.locked,
            keys=(
                ("0 1 2", _("set the mark")),
                ("U", _("used or not")),
                ("H M L", _("volume high, medium, low")),
                ("N", _("write a note")),
                ("W", _("why this figure")),
                ("Ctrl Enter", _("add a channel")),
                ("Alt ↑ ↓", _("move the row")),
                ("F2", _("rename the row")),
            ),
            tested=self._tested(),
            tested_spec=PartSpec(
                name=_("Test across channels"),
                words=_("Same question asked across channels on"),
                shape=FieldShape.DAY,
            ),
            near=matrix.tested_on or today,
            notes=self.notes_words(
                sum(bool(c.cell(e).note) for c in matrix.used for e in Expectation),
                used * len(Expectation),
            ),
        )

    def _facts(self) -> tuple[SheetFact, ...]:
        matrix, last = self.sheets.channels, self.before
        was = last.channels.coverage if last else None
        covered = _("covered by volume")
        if was is not None and percent(was) != percent(matrix.coverage):
            covered = _("covered by volume, was {before}").format(before=percent(was))
        used, gaps = len(matrix.used), len(matrix.gaps)
        of = _("{n} of {all}")
        number, checked = (
            of.format(n=len(matrix.with_full(e)), all=used) if used else "–"
            for e in (Expectation.SPEED, Expectation.CHECKED)
        )
        return (
            SheetFact(figure=percent(matrix.coverage), words=covered),
            SheetFact(figure=of.format(n=used, all=len(matrix.channels)), words=_("channels in use")),
            SheetFact(figure=numbers.count(gaps) if used else "–", words=_("channels lack an expectation")),
            SheetFact(figure=number, words=_("have a number for speed")),
            SheetFact(figure=checked, words=_("fully checked")),
        )

    def _table(self) -> WritableTable:
        gaps = {c.id for c in self.sheets.channels.gaps}
        ticks = tick("u")
        volumes = ColumnEntry(
            entry=Entry.CHOICE, words=(_("Low"), _("Medium"), _("High")), keys=("l", "m", "h")
        )

        def volume(channel: Channel) -> str:
            return "–" if channel.volume is None else volumes.words[channel.volume - 1]

        def put_volume(channel: Channel, text: str) -> Channel:
            at = read_choice(volumes, text)
            return replace(channel, volume=None if at is None else Volume(at + 1))

        columns: list[RowColumn[Channel]] = [
            RowColumn(
                _("Used"),
                lambda c: ticks.words[c.used],
                lambda c, text: replace(c, used=bool(read_choice(ticks, text))),
                ticks,
            ),
            RowColumn(
                _("Channel"),
                lambda c: c.name,
                lambda c, text: replace(c, name=row_name(text)),
                names=True,
                needed=True,
            ),
            RowColumn(_("Volume"), volume, put_volume, volumes),
            *(self._marks(e) for e in Expectation),
            RowColumn(_("Covered"), lambda c: percent(c.coverage) if c.used else "", figure=True, bold=True),
            RowColumn(_("Gap"), lambda c: _("gap") if c.id in gaps else "", amber=lambda c: c.id in gaps),
        ]
        return self.table(
            _("Channels"),
            self.sheets.channels.channels,
            columns,
            name="channels",
            called=lambda c: c.name,
            edit_rows=_edit,
            muted=lambda c: not c.used,
            muted_words=_("not used here"),
            muted_way=_use_first(),
        )

    def _marks(self, expectation: Expectation) -> RowColumn[Channel]:
        entry = ColumnEntry(entry=Entry.MARK, words=self.words, keys=tuple(map(str, MARKS)))

        def show(channel: Channel) -> str:
            mark = channel.mark(expectation)
            return "?" if mark is None else entry.words[mark]

        def put(channel: Channel, text: str) -> Channel:
            cell = replace(channel.cell(expectation), mark=read_choice(entry, text))
            return _with_cell(channel, expectation, cell)

        return RowColumn(
            self.header(expectation),
            show,
            put,
            entry,
            noted=lambda c: bool(c.cell(expectation).note),
            leg=Leg(expectation.value) if expectation in LEG_EXPECTATIONS else None,
        )

    def _gap(self, channel: Channel) -> GapView:
        legs = self.session.assessment.legs
        lacks = _("nothing for any leg")
        if len(channel.missing) < len(LEG_EXPECTATIONS):
            plain = {
                Expectation.SPEED: _("no number for speed"),
                Expectation.COURTESY: _("nothing for {leg}"),
                Expectation.ACCURACY: _("nothing for {leg}"),
            }
            named = [plain[e].format(leg=_leg(legs, e)) for e in channel.missing]
            lacks = numbers.listing(named)
        volume = _volumes()[channel.volume] if channel.volume else "–"
        return GapView(channel=channel.id, name=channel.name, lacks=lacks, volume=volume)

    def cell(self, channel: str, expectation: Expectation) -> CellView | None:
        """The cell beside the table; None if the channel is gone."""
        row = row_of(self.sheets.channels.channels, channel)
        if row is None:
            return None
        last = self.before
        old = row_of(last.channels.channels, channel) if last else None
        view = self.cell_view(
            ("channels", channel, expectation.value),
            row.cell(expectation),
            of=row.name,
            title=self.header(expectation),
            answers=self.words,
            before=old.mark(expectation) if old else None,
        )
        return view if row.used else replace(view, no_mark=_use_first())

    def write(
        self, channel: str, expectation: Expectation, part: CellPart, text: str, *, sure: bool = False
    ) -> None:
        """Say what is written, and where and when it was looked up. Raises SixElementsError."""
        view = self.cell(channel, expectation)
        if view is None:
            return

        def put(cell: Callable[[MarkedCell], MarkedCell]) -> worksheets.SheetEdit:
            def change(rows: Sequence[Channel]) -> tuple[Channel, ...]:
                row = row_of(rows, channel)
                changed = _with_cell(row, expectation, cell(row.cell(expectation))) if row else None
                return with_row(rows, changed) if changed else tuple(rows)

            return _edit(change)

        self.write_cell(("channels", channel, expectation.value), view, part, text, put, sure=sure)

    def add(self, name: str) -> str:
        """Add a channel that is used; returns its id. Raises BadInput."""
        id_ = self.session.services.new_id()
        row = Channel(id=id_, name=row_name(name), used=True)
        self.change(_("add a channel"), _edit(lambda rows: with_row(rows, row)))
        return id_

    def remove(self, channel: str) -> None:
        """Take a channel off the sheet, with its marks and notes."""
        self.change(_("remove a channel"), _edit(lambda rows: without_row(rows, channel)))
        self.forget_typed(channel)

    def move(self, channel: str, by: int) -> None:
        """Move a channel up (negative) or down."""
        self.change(_("move a channel"), _edit(lambda rows: moved_row(rows, channel, by)))

    def _tested(self) -> SheetField:
        on = self.sheets.channels.tested_on
        return self.field("channels", "tested", text=numbers.day(on) if on else "")

    def tested(self, text: str, *, sure: bool = False) -> None:
        """Say when the same question was last asked across channels; empty: never. Raises BadInput."""

        def put(day: date | None) -> worksheets.SheetEdit:
            return lambda now: replace(now, channels=replace(now.channels, tested_on=day))

        name = _("the test across channels")
        self.write_day("channels", "tested", text=text, name=name, before=self._tested(), put=put, sure=sure)

    def why(self) -> WhyView:
        """Why the coverage is what it is, and the level that the matrix suggests."""
        matrix = self.sheets.channels
        known = [c for c in matrix.finished if c.volume is not None and c.coverage is not None]
        weights = math.fsum(c.volume for c in known if c.volume)
        total = math.fsum(c.volume * c.coverage for c in known if c.volume and c.coverage is not None)
        open_ = len(matrix.used) - len(matrix.finished)
        coverage = percent(matrix.coverage)
        rows = [
            (_("Covered"), _("The marks of a channel’s six cells, of twelve")),
            *((words, _shares(known, volume)) for volume, words in reversed(_volumes().items())),
            (_("Together"), _("Weighed by volume, high 3, medium 2, low 1")),
        ]
        if known:
            text = _("{total} ÷ {weights} = {coverage}")
            told = text.format(
                total=numbers.quantity(round(total, 2)), weights=numbers.quantity(weights), coverage=coverage
            )
            rows.append((_("Sum"), told))
        if open_:
            text = ngettext(
                "{n} channel whose volume or cells are not all marked",
                "{n} channels whose volume or cells are not all marked",
                open_,
            )
            rows.append((_("Left out"), text.format(n=open_)))
        rows.append((_("Level"), level_of_channels(matrix, matrix.level(self.session.services.today()))))
        title = _("Why {figure}?").format(figure=coverage) if known else _("Why no figure yet?")
        return WhyView(title=title, rows=tuple((head, text) for head, text in rows if text))

    def announced(self, channel: str, expectation: Expectation) -> str:
        """What is said after a mark: "0, No. Coverage 48 %."."""
        row = row_of(self.sheets.channels.channels, channel)
        mark = row.mark(expectation) if row else None
        said = (
            _("not marked")
            if mark is None
            else _("{mark}, {words}").format(mark=mark, words=self.words[mark])
        )
        text = _("{said}. Coverage {coverage}.")
        return text.format(said=said, coverage=percent(self.sheets.channels.coverage))


def _volumes() -> dict[Volume, str]:
    return {Volume.LOW: _("Low"), Volume.MEDIUM: _("Medium"), Volume.HIGH: _("High")}


def _shares(channels: Sequence[Channel], volume: Volume) -> str:
    """What the channels of a volume are covered, one by one."""
    return numbers.series([percent(c.coverage) for c in channels if c.volume is volume])


def _leg(legs: Mapping[Leg, str], expectation: Expectation) -> str:
    return legs[Leg(expectation.value)]


def _with_cell(channel: Channel, expectation: Expectation, cell: MarkedCell) -> Channel:
    return replace(channel, cells={**channel.cells, expectation: cell})


def _edit(change: Callable[[Sequence[Channel]], tuple[Channel, ...]]) -> worksheets.SheetEdit:
    def edit(now: Worksheets) -> Worksheets:
        return replace(now, channels=replace(now.channels, channels=change(now.channels.channels)))

    return edit


def _use_first() -> str:
    return _("Tick the channel as used first: U.")
