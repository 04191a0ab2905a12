"""The channels sheet: where people meet the team, what they may expect there, and what is missing."""

from sixelements.domain.assessment import Worksheet
from sixelements.domain.channels import Expectation
from sixelements.i18n import _
from sixelements.presentation.closer.cells import CellPart, CellView
from sixelements.presentation.closer.channels import FIRST_MARK, ChannelsDesk, ChannelsView
from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.ui.pages.matrix_leaf import MatrixLeaf
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.cell_inspector import SheetExtras
from sixelements.ui.widgets.sheet_parts import ContrastBlock, ListedRow, SheetFoot, TickList
from sixelements.ui.widgets.text import Button

_EXPECTATIONS = tuple(Expectation)


class ChannelsLeaf(MatrixLeaf):
    """The table, its cell beside it, and below what the figures say."""

    sheet = Worksheet.CHANNELS

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme, add=_("Add a channel"))
        self.crumb = _("Channels")
        self.desk = ChannelsDesk(session)
        self._view: ChannelsView | None = None
        self.rows.put_at_end(self.legend)
        self.gaps = TickList(theme, _("Gaps, busiest first"))
        self.contrast = ContrastBlock(theme)
        self.why = Button(theme, "", self._why, kind="link")
        self.contrast.more.addWidget(self.why)
        self.contrast.discuss_wanted.connect(lambda: self.wanted.emit(StepId.DISCUSS))
        self.table.why_wanted.connect(self._why)
        self.foot = SheetFoot(theme, self.gaps, self.contrast, stretch=(58, 40))
        self.tested = SheetExtras(theme, self.desk.view().tested_spec)
        self.tested.edited.connect(self._test)
        self.inspector.more.addWidget(self.tested)
        self.buttons.append(self.make_button(self._make))
        self.gaps.ticked.connect(self._count)

    def refresh(self) -> None:
        view = self._view = self.desk.view()
        self.title = view.title
        self.facts = view.locked or view.empty or view.finished
        self.figures.show_facts(view.facts)
        self.show_table(view.table, view.rows)
        self.legend.show_words(self.desk.words)
        self.inspector.keys.show_keys(view.keys)
        self.tested.show_fields(view.tested, near=view.near, locked=view.locked)
        self.gaps.show_rows(
            [ListedRow(g.channel, g.name, g.lacks, g.volume) for g in view.gaps],
            none=view.no_gaps,
            locked=view.locked,
        )
        self.contrast.show_contrast(
            view.contrast, reason=view.reason, none=_("This round asks no practice about channels.")
        )
        self.why.setText(self.desk.why().title)
        self._count()

    def flush(self) -> None:
        super().flush()
        self.tested.flush()

    # the current cell

    def _expectation(self, column: int | None = None) -> Expectation | None:
        """That of a column; of the current one, if none is named."""
        at = (self.table.at[1] if column is None else column) - FIRST_MARK
        return _EXPECTATIONS[at] if 0 <= at < len(_EXPECTATIONS) else None

    def cell_at(self, row: str, column: int) -> CellView | None:
        expectation = self._expectation(column)
        return self.desk.cell(row, expectation) if expectation else None

    def notes(self) -> str:
        return self._view.notes if self._view else ""

    def announced(self) -> str:
        expectation = self._expectation()
        return self.desk.announced(self.current, expectation) if expectation else ""

    def write(self, part: CellPart, text: str, *, sure: bool) -> None:
        expectation = self._expectation()
        if expectation:
            self.desk.write(self.current, expectation, part, text, sure=sure)

    # rows

    def add_row(self) -> str:
        return self.desk.add(_("New channel"))

    def remove_row(self, row: str) -> None:
        self.desk.remove(row)

    def move_row(self, row: str, by: int) -> None:
        self.desk.move(row, by)

    # what follows

    def _why(self) -> None:
        self.explained.emit(self.desk.why(), self.table if self.table.hasFocus() else self.why)

    def _test(self, _place: int, text: str, sure: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.hold(lambda: self.desk.tested(text, sure=sure))

    def _count(self) -> None:
        self.show_make(len(self.gaps.chosen))

    def _make(self) -> None:
        self.flush()
        chosen = self.gaps.chosen
        if self.make(lambda drafts: drafts.of_channels(chosen)):
            self.gaps.untick()

    def forget(self) -> None:
        self.gaps.untick()
