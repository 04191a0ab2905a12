"""The portfolio: how far the teams of many workbooks are, read in the background and never stored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.presentation.pages.portfolio import (
    Narrowed,
    PortfolioPresenter,
    PortfolioRow,
    PortfolioView,
    TeamRow,
    UnreadRow,
    WorkbookRow,
)
from sixelements.ui.dialogs.forget import ForgetDialog
from sixelements.ui.dialogs.new_row import NewRow, NewRowDialog
from sixelements.ui.dialogs.password import unlocked
from sixelements.ui.opening import Whereabouts
from sixelements.ui.pages.page import Page
from sixelements.ui.registry import COMPARE, HOME
from sixelements.ui.tasks import Task
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.layouts import FlowLayout
from sixelements.ui.widgets.list_side import ListSide
from sixelements.ui.widgets.portfolio_table import PortfolioTable
from sixelements.ui.widgets.text import Button, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from sixelements.application.portfolio import Unread, WorkbookStatus
    from sixelements.presentation.session import Session
    from sixelements.presentation.session_events import SessionEvent
    from sixelements.ui.theme import Theme

    Found = list[WorkbookStatus | Unread]

_PATTERN = "*.sixe"


class PortfolioPage(Page):
    """Counts and days only; a row opens its workbook."""

    help_section = "portfolio"

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.presenter = PortfolioPresenter(session)
        self._reading: Task[object] | None = None
        self._found: Found = []
        self._writing: Task[str] | None = None
        self._filters: dict[Narrowed, QPushButton] = {}
        self._view: PortfolioView | None = None
        self._build()

    def _build(self) -> None:
        self._build_side()
        self.add = Button(self.theme, _("Add workbooks…"), self._choose)
        self.compare = Button(self.theme, "", self._compare, kind="primary")
        self.reports = Button(self.theme, _("Reports for all…"))
        menu = QMenu(self.reports)
        for text, endings in (
            (_("PDF for each team…"), (".pdf",)),
            (_("Excel for each team…"), (".xlsx",)),
            (_("Both for each team…"), (".pdf", ".xlsx")),
        ):
            menu.addAction(text).triggered.connect(lambda _on=False, e=endings: self.ask_reports(*e))
        self.reports.setMenu(menu)
        for button in (self.add, self.reports, self.compare):
            self.add_action(button)
        self.body.setSpacing(10)
        self.body.addLayout(self._build_filters())
        self.empty = Text(self.theme, tone="muted")
        self.body.addWidget(self.empty)
        self.table = PortfolioTable(self.theme)
        self.table.opened.connect(self._open)
        self.table.followed.connect(self._follow)
        self.table.forgotten.connect(self._forget)
        self.body.addWidget(self.table, stretch=1)
        foot = _("Counts and dates only. To read a team’s results, open its workbook: Enter.")
        self.foot = Text(self.theme, foot, role="small", tone="muted")
        self.body.addWidget(self.foot)
        refresh = QShortcut(QKeySequence("F5"), self)
        refresh.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        refresh.activated.connect(self.read_again)

    def _build_side(self) -> None:
        back = Button(
            self.theme,
            _("Back to Home"),
            lambda: self.wanted.emit(HOME),
            kind="quiet",
            icon_name="chevron-left",
        )
        promise = _("A list holds paths, nothing else. Results stay in the workbooks.")
        self.side = ListSide(self.theme, back=back, title=_("Portfolio"), promise=promise)
        self.side.chosen.connect(self._choose_list)
        self.new_list = Button(self.theme, _("New list…"), self._begin_list, kind="link")
        self.drop_list = Button(self.theme, _("Forget this list"), self._drop_list, kind="link")
        for link in (self.new_list, self.drop_list):
            self.side.below.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
        self.outer.removeItem(self.middle)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(self.middle, stretch=1)
        self.outer.addLayout(row)
        self.side.lower()  # read out first, as it is seen
        self.theme.changed.connect(self._fit)

    def _build_filters(self) -> FlowLayout:
        row = FlowLayout(spacing=8)
        group = QButtonGroup(self)
        for narrowed in Narrowed:
            button = Button(self.theme, "")
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, n=narrowed: self._narrow(n))
            group.addButton(button)
            row.addWidget(button)
            self._filters[narrowed] = button
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a team"))
        self.search.setAccessibleName(_("Find a team"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find_words)
        self.again = Button(self.theme, _("Read again"), self.read_again, hint="F5")
        row.addWidget(self.search)
        row.addWidget(self.again)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.side.fit(self.width())

    @property
    def can_find(self) -> bool:
        return self.search.isVisibleTo(self)

    def open_find(self) -> None:
        """Its list has a field of its own, always there."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # showing

    def refresh(self) -> None:
        view = self._view = self.presenter.view()
        self.set_head(_("Portfolio"), view.facts)
        names = [name for name, _words, _count in view.lists]
        rows = tuple((words, str(count)) for _name, words, count in view.lists)
        self.side.show_rows(rows, names.index(self.presenter.here))
        self.drop_list.setVisible(bool(self.presenter.here))
        for shown in view.filters:
            button = self._filters[shown.narrowed]
            button.setText(shown.words)
            button.setChecked(shown.narrowed is self.presenter.narrowed)
            button.setEnabled(bool(shown.count) or shown.narrowed in (Narrowed.ALL, self.presenter.narrowed))
        self.again.setText(_("Cancel") if self._reading else _("Read again"))
        self.again.setEnabled(bool(self.presenter.paths))
        self.empty.setText(view.empty)
        self.empty.setVisible(bool(view.empty))
        self.table.setVisible(bool(view.rows))
        self.foot.setVisible(bool(view.rows))
        self.table.show_rows(view.rows)
        self.add.set_kind("plain" if view.comparable else "primary")
        self.compare.setText(view.compare)
        for button in (self.compare, self.reports):
            button.setVisible(bool(view.comparable))

    def happened(self, happening: SessionEvent) -> None:
        """What changes in the open workbook is read again when somebody comes back."""

    def enter(self) -> None:
        super().enter()
        if self._reading is None:
            self.read_again()

    # reading

    def read_again(self) -> None:
        """Read the list in the background; what was read before stays meanwhile. While it is read: stop."""
        if self._reading is not None:
            self._reading.cancel()
            return
        if not self.presenter.paths:
            self.refresh()
            return
        work, found = self.presenter.reading()
        self._reading = Task(
            work,
            owner=self,
            done=lambda _nothing: self._read(found),
            refused=lambda sentence: self._stopped(found, sentence),
            progress=lambda done, _all: self._show_some(found, done),
            cancelled=lambda: self._stopped(found),
            broken=lambda: self._stopped(found),
        )
        self._found = found
        self.refresh()

    def _show_some(self, found: Found, done: int) -> None:
        if found is self._found:
            self.presenter.take(found[:done])
            self.refresh()

    def _read(self, found: Found) -> None:
        if found is self._found:
            self.presenter.take(found)
            self._stopped(found)
            announce(self, self.presenter.said)

    def _stopped(self, found: Found, sentence: str = "") -> None:
        if found is not self._found:  # another list is read by now
            return
        self._reading = None
        self.presenter.finished()
        self.refresh()
        if sentence:
            self.banner.say(sentence, alarm=True)

    def _read_again(self) -> None:
        """Another list is shown, or another workbook is on it."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        self.read_again()

    # choosing

    def _narrow(self, narrowed: Narrowed) -> None:
        self.presenter.narrowed = narrowed
        self.refresh()

    def _find_words(self, words: str) -> None:
        self.presenter.find = words
        self.refresh()

    def _choose_list(self, at: int) -> None:
        if self._view is not None:
            self.presenter.here = self._view.lists[at][0]
            self._read_again()

    def _begin_list(self) -> None:
        words = NewRow(_("New list"), _("Name of the list"), _("Such as a client, or a year"), _("Begin it"))
        if NewRowDialog.ask(self, self.theme, words, self.presenter.begin_list):
            self._read_again()

    def _drop_list(self) -> None:
        name = self.presenter.here
        self.presenter.drop_list()
        self._read_again()
        text = _("The list {name} is forgotten. Its workbooks stay among all.")
        self.banner.say(text.format(name=f"“{name}”"), done=True)

    def _choose(self) -> None:
        pattern = _("Workbooks ({pattern})").format(pattern=_PATTERN)
        chosen, _filter = QFileDialog.getOpenFileNames(self, _("Add workbooks"), "", pattern)
        if chosen:
            self.add_workbooks([Path(name) for name in chosen])

    def add_workbooks(self, paths: Sequence[Path]) -> None:
        """Put workbooks on the list that is shown, and read it."""
        try:
            said = self.presenter.add(paths)
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence, alarm=True)
            return
        self._read_again()
        self.banner.say(said, done=True)

    # many teams at once

    def _compare(self) -> None:
        if self._view is not None:
            self.part_wanted.emit(COMPARE, self._view.comparable)

    def ask_reports(self, *endings: str) -> None:
        """Ask for a folder and make the reports of all teams there; while they are made: stop."""
        chosen = QFileDialog.getExistingDirectory(self, _("A folder for the reports of all teams"))
        if not chosen:
            return
        self._writing = Task(
            self.presenter.reporting(Path(chosen), endings),
            owner=self,
            done=self._reported,
            refused=lambda sentence: self._end_reports(sentence, alarm=True),
            progress=self._say_reports,
            cancelled=lambda: self._end_reports(_("Stopped. What was written stays.")),
            broken=lambda: self._end_reports(""),
        )
        self.reports.setEnabled(False)

    def _say_reports(self, done: int, all_: int) -> None:
        self.banner.say(
            _("Making reports, {n} of {all}").format(n=done, all=all_),
            under_way=True,
            action=_("Cancel"),
            on_action=lambda: self._writing.cancel() if self._writing else None,
            closable=False,
        )

    def _reported(self, said: str) -> None:
        self._end_reports(said)

    def _end_reports(self, said: str, *, alarm: bool = False) -> None:
        self._writing = None
        self.reports.setEnabled(True)
        if said:
            self.banner.say(said, alarm=alarm, done=not alarm, stays=True)
        else:
            self.banner.hide()

    # going

    def _open(self, row: PortfolioRow) -> None:
        if isinstance(row, UnreadRow):
            self._follow(row)
        elif isinstance(row, TeamRow):
            self.team_wanted.emit(row.path, Whereabouts(row.id))
        else:
            self._open_book(row)

    def _open_book(self, row: WorkbookRow) -> None:
        shown = self._view.rows if self._view else ()
        first = next((r for r in shown if isinstance(r, TeamRow) and r.path == row.path), None)
        if first is None:
            self.open_wanted.emit(row.path, None)
        else:
            self.team_wanted.emit(row.path, Whereabouts(first.id))

    def _follow(self, row: PortfolioRow) -> None:
        if isinstance(row, TeamRow) and row.page is not None:
            self.team_wanted.emit(row.path, Whereabouts(row.id, row.page))
        elif isinstance(row, UnreadRow) and row.missing:
            self._locate(row)
        elif isinstance(row, UnreadRow) and row.locked:
            if unlocked(self, self.session, self.theme, row.path):
                self._read_again()
        elif isinstance(row, UnreadRow):
            self._read_again()

    def _locate(self, row: UnreadRow) -> None:
        title = _("Where is {title}?").format(title=row.name)
        chosen, _filter = QFileDialog.getOpenFileName(self, title, "", _PATTERN)
        if chosen:
            self.presenter.moved(row.path, Path(chosen))
            self._read_again()

    def _forget(self, row: PortfolioRow) -> None:
        if ForgetDialog.ask(self, self.theme, row.path.name):
            self.presenter.forget(row.path)
            self.refresh()
            self.banner.say(
                _("{file} is off the list. The file stays.").format(file=row.path.name), done=True
            )
            stop: QWidget = self.table if self._view and self._view.rows else self.add
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
