"""Home: new, open, recent workbooks, the worked example, and where data lives."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.journey import first_page
from sixelements.presentation.pages.home import HomePresenter, HomeView, LookedFor, RecentView
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import OtherFound, SessionEvent, WorkbookOpened
from sixelements.ui.pages.page import Page
from sixelements.ui.shortcuts import Command
from sixelements.ui.tasks import Task
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.big_button import BigButton
from sixelements.ui.widgets.example_teaser import ExampleTeaser
from sixelements.ui.widgets.icon import Icon, StoolMark
from sixelements.ui.widgets.journey_row import JourneyRow
from sixelements.ui.widgets.layouts import clear, scrolling, widgets_of
from sixelements.ui.widgets.recent_row import RecentRow
from sixelements.ui.widgets.text import Button, Text, filled, line, upright_line

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent

_SIDE, _SIDES_SHARE = 376, 0.4
_ROOM_FOR_DRAWINGS = 600
"""A page as high as this, at 100 %, has room for drawings of the example below some workbooks."""
_AT_LATEST = 100
"""Milliseconds after which the rows come at the latest: a page that others cover is not painted."""
_AROUND_A_ROW = 20
"""Pixels above and below the words of a recent workbook, together."""


class HomePage(Page):
    """The first page. Commands are asked of the window, so that menu and page do the same."""

    help_section = "start"

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.presenter = HomePresenter(session)
        self._looking: Task[LookedFor] | None = None
        self._located: tuple[RecentView, Path] | None = None
        self._painted = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self._build_side()
        self.title.set_role("title")
        self._find = QLineEdit()
        self._find.setPlaceholderText(_("Find by name"))
        self._find.setAccessibleName(_("Find by name"))
        self._find.setClearButtonEnabled(True)
        self.add_action(self._find)
        self._empty = Text(self.theme, tone="muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._keep = QCheckBox(_("Keep a list of recent workbooks"))
        self.body.addWidget(self._empty)
        self.body.addLayout(self._list)
        self.body.addWidget(self._keep)
        self.body.addSpacing(8)
        self.body.addWidget(line())
        self.body.addSpacing(8)
        self.body.addLayout(self._example())
        self.body.addStretch(1)

    def _order(self, rows: list[RecentRow]) -> None:
        """Tab goes as people read: the left side, then the list, then what stands under it."""
        before = [*self._buttons, self._resume, self._portfolio, self.title, self._find]
        inside = [stop for row in rows for stop in row.stops]
        for first, then in pairwise([*before, *inside, self._keep, *self._example_buttons]):
            QWidget.setTabOrder(first, then)

    @property
    def can_find(self) -> bool:
        return self._find.isVisibleTo(self)

    def open_find(self) -> None:
        """Its list has a field of its own, always there."""
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find.selectAll()

    def order_tabs(self) -> None:
        """Done with its rows: a walk over all there is would take time from the start."""

    def _build_side(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(28, 28, 28, 20)
        column.setSpacing(8)
        column.addLayout(self._mark())
        column.addSpacing(8)
        text = _(
            "Your team answers six short questionnaires, talks about what differs, and leaves "
            "with a dated, owned plan."
        )
        column.addWidget(Text(self.theme, text))
        column.addSpacing(8)
        self._buttons = self._choices()
        for button in self._buttons:
            column.addWidget(button)
        self._resume = Button(self.theme, "", kind="link")
        column.addWidget(self._resume)
        self._portfolio = Button(
            self.theme,
            _("Portfolio of many teams"),
            lambda: self.command_wanted.emit(Command.PORTFOLIO),
            kind="link",
        )
        column.addWidget(self._portfolio, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(16)
        column.addWidget(Text(self.theme, _("A round, from start to finish"), role="bodyStrong"))
        self._steps = QVBoxLayout()
        self._steps.setSpacing(0)
        column.addLayout(self._steps)
        column.addStretch(1)
        column.addSpacing(16)
        column.addLayout(self._promise())
        inside = filled("rail")
        inside.setLayout(column)
        self._side = scrolling(inside)
        self.outer.removeItem(self.middle)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(upright_line())
        row.addLayout(self.middle, stretch=1)
        self.outer.addLayout(row)
        self._side.lower()  # read out first, as it is seen
        self.theme.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The side is as wide as in the design, but leaves the list the larger part; so do the drawings."""
        self._teaser.setVisible(self.height() >= self.theme.px(_ROOM_FOR_DRAWINGS))
        self._side.setFixedWidth(min(self.theme.px(_SIDE), round(self.width() * _SIDES_SHARE)))

    def _promise(self) -> QHBoxLayout:
        sign = Icon(self.theme, "lock", tone="muted")
        promise = _("Nothing leaves this laptop. No account and no network needed.")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(self.theme, promise, role="caption", tone="muted"), stretch=1)
        return row

    def _mark(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(self.theme, "Six Elements", role="title"))
        words.addWidget(Text(self.theme, _("A culture of service, step by step"), role="small", tone="muted"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(StoolMark(self.theme, 48))
        row.addLayout(words, stretch=1)
        return row

    def _choices(self) -> tuple[BigButton, BigButton]:
        new = BigButton(
            self.theme,
            _("New workbook"),
            _("About five minutes to set up"),
            lambda: self.command_wanted.emit(Command.NEW),
            icon_name="plus",
            keys="Ctrl N",
            primary=True,
        )
        open_ = BigButton(
            self.theme,
            _("Open a workbook"),
            _("A .sixe file on this laptop or a stick"),
            lambda: self.command_wanted.emit(Command.OPEN),
            icon_name="folder",
            keys="Ctrl O",
        )
        return new, open_

    def _example(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(Text(self.theme, _("Worked example: a county permit counter"), role="heading"))
        text = _(
            "Twelve people, two rounds, a plan under way. It is invented, and opens as a read-only copy, "
            "so you can look at everything."
        )
        column.addWidget(Text(self.theme, text, tone="muted"))
        column.addSpacing(4)
        self._teaser = ExampleTeaser(self.theme)
        column.addWidget(self._teaser)
        column.addSpacing(4)
        open_ = Button(self.theme, _("Open the example"), lambda: self.command_wanted.emit(Command.EXAMPLE))
        wanted = self.command_wanted
        roadmap = Button(
            self.theme, _("See its roadmap"), lambda: wanted.emit(Command.EXAMPLE_ROADMAP), kind="link"
        )
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(open_)
        row.addWidget(roadmap)
        row.addStretch(1)
        column.addLayout(row)
        self._example_buttons = (open_, roadmap)
        return column

    def _connect(self) -> None:
        self._find.textChanged.connect(self.refresh)
        self._keep.clicked.connect(self._keep_clicked)
        self._resume.clicked.connect(lambda _checked=False: self.wanted.emit(first_page(self.session)))

    def refresh(self) -> None:
        view = self.presenter.view(self._find.text())
        self.set_head(_("Recent workbooks"))
        self._empty.setText(view.empty)
        self._empty.setVisible(bool(view.empty))
        self._keep.setChecked(view.kept)
        self._resume.setText(view.resume or "")
        self._resume.setVisible(view.resume is not None)
        self._show_steps(view)
        self._show_recents(view)

    def _show_recents(self, view: HomeView) -> None:
        """The rows as they are now; the one with the focus keeps it."""
        focused = next((row.property("path") for row in self._rows() if row is self.focusWidget()), None)
        clear(self._list)
        rows = [self._row(recent) for recent in view.recents] if self._painted else []
        for row in rows:
            self._list.addWidget(row)
        if view.recents and not rows:
            around = self.body.spacing()  # Qt leaves none around what holds no widget
            self._list.addSpacing(len(view.recents) * self._height_of_a_row + around)
        self._order(rows)
        if focused and (again := self._row_of(focused)):
            again.show()  # Qt would do so only later, and what is hidden takes no focus
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _height_of_a_row(self) -> int:
        return self.theme.line("lead") + self.theme.line("small") + _AROUND_A_ROW

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(_AT_LATEST, self, self._show_rows)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows follow the first painting, in the room that was left for them."""
        super().paintEvent(event)
        QTimer.singleShot(0, self, self._show_rows)

    def _show_rows(self) -> None:
        if not self._painted:
            self._painted = True
            self.refresh()

    def enter(self) -> None:
        super().enter()
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        """Look in the background which recent workbooks are there."""
        if self._looking is None and self.session.recents.all():
            work = self.presenter.looking()
            self._looking = Task(
                lambda _report: work(), owner=self, done=self._looked, refused=lambda _sentence: None
            )

    def _looked(self, found: LookedFor) -> None:
        self._looking = None
        if self.presenter.take_found(found):
            self.refresh()

    def _show_steps(self, view: HomeView) -> None:
        if self._steps.count():
            return
        last = len(view.steps)
        for number, (title, time) in enumerate(view.steps, start=1):
            self._steps.addWidget(JourneyRow(self.theme, title, time, number=number, last=number == last))

    def _row(self, recent: RecentView) -> RecentRow:
        row = RecentRow(self.theme, recent)
        row.clicked.connect(lambda _checked=False: self._open(recent))
        row.locate_wanted.connect(lambda: self._locate(recent))
        row.anyway_wanted.connect(lambda: self._open_anyway(recent))
        row.forget_wanted.connect(lambda: self._forget(recent))
        row.stepped.connect(lambda by: self._step(row, by))
        return row

    def _step(self, row: RecentRow, by: int) -> None:
        rows = self._rows()
        to = rows.index(row) + by
        if 0 <= to < len(rows):
            rows[to].setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, recent: RecentView) -> None:
        if recent.missing:
            self._locate(recent)
        else:
            self.open_wanted.emit(recent.path, recent.id)

    def _open_anyway(self, recent: RecentView) -> None:
        self.open_wanted.emit(recent.path, None)

    def happened(self, happening: SessionEvent) -> None:
        super().happened(happening)
        recent, place = self._located or (None, None)
        if isinstance(happening, OtherFound) and recent and happening.path == place:
            self._ask_about(recent, happening.path)
        elif isinstance(happening, OtherFound):
            self._lead_to(happening.path)
        elif isinstance(happening, WorkbookOpened):
            self._located = None
            if recent and self.session.path == place:
                self.presenter.forget(recent.path)

    def _ask_about(self, recent: RecentView, place: Path) -> None:
        """Another workbook was chosen than the one that is looked for; it is opened only when asked to."""
        self.banner.say(
            self.presenter.another_found(recent, place),
            action=_("Open it anyway"),
            on_action=lambda: self.open_wanted.emit(place, None),
        )
        self._located = None

    def _row_of(self, path: str | None) -> QWidget | None:
        return next((row for row in self._rows() if row.property("path") == path), None)

    def _rows(self) -> list[QWidget]:
        return widgets_of(self._list)

    def _lead_to(self, path: Path) -> None:
        """To the row that says why it was not opened."""
        row = self._row_of(str(path))
        if row is not None:
            row.show()  # Qt would do so only later, and what is hidden takes no focus
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(row, row.accessibleName())

    def _locate(self, recent: RecentView) -> None:
        title = _("Where is {title}?").format(title=recent.title)
        chosen, _filter = QFileDialog.getOpenFileName(self, title, "", "*.sixe *.sixc")
        if chosen:
            self._located = recent, Path(chosen)
            self.open_wanted.emit(Path(chosen), recent.id)

    def _forget(self, recent: RecentView) -> None:
        self.presenter.forget(recent.path)
        self.refresh()
        self._find.setFocus()

    def _keep_clicked(self, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.presenter.keep_recents(yes=checked)
        self.refresh()
