"""The channels sheet (picture 26): where people meet the team, and what they may expect there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sixelements.application import worksheets
from sixelements.domain.assessment import Leg, Worksheet
from sixelements.domain.channels import LEG_EXPECTATIONS, Channel, Expectation, Volume
from sixelements.domain.marks import MARKS, MarkedCell
from sixelements.domain.worksheets import Worksheets, moved_row, row_of, with_row, without_row
from sixelements.i18n import _, ngettext
from sixelements.presentation.closer.desk import (
    ContrastView,
    RowColumn,
    SheetFact,
    WorksheetDesk,
    percent,
    read_choice,
    row_name,
    tick,
)
from sixelements.presentation.session import Session
from sixelements.presentation.table import ColumnEntry, Entry, WritableTable
from sixelements.presentation.typed import read_day
from sixelements.wording import numbers

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
class CellView:
    """The chosen cell, for the inspector: its answers with their keys, its note, and the round before."""

    channel: str
    expectation: Expectation
    title: str
    of: str
    answers: tuple[str, str, str]
    mark: int | None
    note: str
    source: str
    day: str
    before: str


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
    contrast: ContrastView | None
    empty: str
    locked: str
    keys: tuple[tuple[str, str], ...]
    tested_on: str


class ChannelsDesk(WorksheetDesk):
    """Keeps the channels as they are marked."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)

    @property
    def words(self) -> tuple[str, str, str]:
        """What the marks 0, 1 and 2 are called."""
        content = self.session.assessment.worksheets
        return content.channel_marks if content else (_("No"), _("Partly, or unwritten"), _("Yes, written"))

    def header(self, expectation: Expectation) -> str:
        """What a column of marks is called."""
        content = self.session.assessment.worksheets
        return content.expectations[expectation] if content else expectation.value

    def view(self) -> ChannelsView:
        """The page as it is now."""
        matrix = self.sheets.channels
        today = self.session.services.today()
        used, finished = len(matrix.used), len(matrix.finished)
        return ChannelsView(
            title=_("Channel coverage"),
            facts=self._facts(),
            finished=_("{n} of {all} finished").format(n=finished, all=used) if finished < used else "",
            table=self._table(),
            rows=tuple(c.id for c in matrix.channels),
            gaps=tuple(self._gap(c) for c in matrix.gaps),
            contrast=self.contrast(
                Worksheet.CHANNELS,
                matrix.level(today),
                of=_("The matrix says {level}, you said {said}."),
            ),
            empty=_("Tick the channels where people meet you.") if not used else "",
            locked=self.locked,
            keys=(
                ("0 1 2", _("set the mark")),
                ("U", _("used or not")),
                ("H M L", _("volume high, medium, low")),
                ("N", _("write a note")),
                ("Ctrl Enter", _("add a channel")),
                ("Alt ↑ ↓", _("move the row")),
                ("F2", _("rename the row")),
            ),
            tested_on=numbers.day(matrix.tested_on) if matrix.tested_on else "",
        )

    def _facts(self) -> tuple[SheetFact, ...]:
        matrix, last = self.sheets.channels, self.before
        was = last.channels.coverage if last else None
        covered = _("covered by volume")
        if was is not None:
            covered = _("covered by volume, was {before}").format(before=percent(was))
        used, gaps = len(matrix.used), len(matrix.gaps)
        of = _("{n} of {all}")
        number, checked = (len(matrix.with_full(e)) for e in (Expectation.SPEED, Expectation.CHECKED))
        return (
            SheetFact(figure=percent(matrix.coverage), words=covered),
            SheetFact(figure=of.format(n=used, all=len(matrix.channels)), words=_("channels in use")),
            SheetFact(
                figure=ngettext("{n} gap", "{n} gaps", gaps).format(n=gaps), words=_("in use, a leg at none")
            ),
            SheetFact(figure=of.format(n=number, all=used), words=_("have a number for speed")),
            SheetFact(figure=of.format(n=checked, all=used), words=_("fully checked")),
        )

    def _table(self) -> WritableTable:
        gaps = {c.id for c in self.sheets.channels.gaps}
        ticks = tick()
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
            RowColumn(_("Channel"), lambda c: c.name, lambda c, text: replace(c, name=row_name(text))),
            RowColumn(_("Volume"), volume, put_volume, volumes),
            *(self._marks(e) for e in Expectation),
            RowColumn(_("Covered"), lambda c: percent(c.coverage) if c.used else "", figure=True),
            RowColumn(_("Gap"), lambda c: _("gap") if c.id in gaps else ""),
        ]
        return self.table(
            _("Channels"),
            self.sheets.channels.channels,
            columns,
            name="channels",
            called=lambda c: c.name,
            edit_rows=_edit,
            muted=lambda c: not c.used,
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
            self.header(expectation), show, put, entry, noted=lambda c: bool(c.cell(expectation).note)
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
        words = {Volume.LOW: _("Low"), Volume.MEDIUM: _("Medium"), Volume.HIGH: _("High")}
        volume = words[channel.volume] if channel.volume else "–"
        return GapView(channel=channel.id, name=channel.name, lacks=lacks, volume=volume)

    def cell(self, channel: str, expectation: Expectation) -> CellView | None:
        """The inspector's cell; None where the channel is gone."""
        row = row_of(self.sheets.channels.channels, channel)
        if row is None:
            return None
        cell, last = row.cell(expectation), self.before
        old = row_of(last.channels.channels, channel) if last else None
        mark = old.mark(expectation) if old else None
        return CellView(
            channel=channel,
            expectation=expectation,
            title=self.header(expectation),
            of=row.name,
            answers=self.words,
            mark=cell.mark,
            note=cell.note,
            source=cell.source,
            day=numbers.short_day(cell.day) if cell.day else "",
            before="" if mark is None else self.words[mark],
        )

    def write(self, channel: str, expectation: Expectation, *, note: str, source: str, day: str = "") -> None:
        """Say what is written, and where and when it was looked up. Raises BadInput."""
        looked_up = read_day(day, near=self.session.services.today())

        def change(rows: Sequence[Channel]) -> tuple[Channel, ...]:
            row = row_of(rows, channel)
            if row is None:
                return tuple(rows)
            cell = replace(row.cell(expectation), note=note.strip(), source=source.strip(), day=looked_up)
            return with_row(rows, _with_cell(row, expectation, cell))

        self.change(_("a note on a channel"), _edit(change))

    def add(self, name: str) -> str:
        """Add a channel that is used; returns its id. Raises BadInput."""
        id_ = self.session.services.new_id()
        row = Channel(id=id_, name=row_name(name), used=True)
        self.change(_("add a channel"), _edit(lambda rows: with_row(rows, row)))
        return id_

    def remove(self, channel: str) -> None:
        """Take a channel off the sheet, with its marks and notes."""
        self.change(_("remove a channel"), _edit(lambda rows: without_row(rows, channel)))

    def move(self, channel: str, by: int) -> None:
        """Move a channel up (negative) or down."""
        self.change(_("move a channel"), _edit(lambda rows: moved_row(rows, channel, by)))

    def tested(self, day: str) -> None:
        """Say when the same question was last asked across channels; empty: never. Raises BadInput."""
        on = read_day(day, near=self.session.services.today())
        self.change(
            _("the test across channels"),
            lambda now: replace(now, channels=replace(now.channels, tested_on=on)),
        )

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


def _leg(legs: Mapping[Leg, str], expectation: Expectation) -> str:
    return legs[Leg(expectation.value)]


def _with_cell(channel: Channel, expectation: Expectation, cell: MarkedCell) -> Channel:
    return replace(channel, cells={**channel.cells, expectation: cell})


def _edit(change: Callable[[Sequence[Channel]], tuple[Channel, ...]]) -> worksheets.Edit:
    def edit(now: Worksheets) -> Worksheets:
        return replace(now, channels=replace(now.channels, channels=change(now.channels.channels)))

    return edit
