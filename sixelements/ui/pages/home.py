"""Home: new, open, recent workbooks, the worked example, and where data lives."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from sixelements import paths
from sixelements.i18n import _
from sixelements.presentation.pages.home import HomePresenter, HomeView, RecentView
from sixelements.presentation.session import Session
from sixelements.ui.pages.page import Page
from sixelements.ui.shortcuts import Command
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.big_button import BigButton
from sixelements.ui.widgets.recent_row import RecentRow
from sixelements.ui.widgets.text import Button, Text, filled, line


class HomePage(Page):
    """The first page. Commands are asked of the window, so that menu and page do the same."""

    help_section = "start"

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.presenter = HomePresenter(session)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._build_side()
        head = QHBoxLayout()
        self._find = QLineEdit()
        self._find.setPlaceholderText(_("Find by name"))
        self._find.setAccessibleName(_("Find by name"))
        self._find.setClearButtonEnabled(True)
        self._find.setMaximumWidth(260)
        head.addStretch(1)
        head.addWidget(self._find)
        self._empty = Text(self.theme, tone="muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._keep = QCheckBox(_("Keep a list of recent workbooks on this laptop"))
        self.body.addLayout(head)
        self.body.addWidget(self._empty)
        self.body.addLayout(self._list)
        self.body.addWidget(self._keep)
        self.body.addWidget(line())
        self.body.addLayout(self._example())
        self.body.addStretch(1)

    def _build_side(self) -> None:
        side = filled("rail")
        side.setMinimumWidth(300)
        side.setMaximumWidth(376)
        column = QVBoxLayout(side)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(12)
        column.addLayout(self._mark())
        text = _(
            "Your team answers six short questionnaires, talks about what differs, and leaves with a dated, owned plan."
        )
        column.addWidget(Text(self.theme, text))
        column.addSpacing(4)
        for button in self._choices():
            column.addWidget(button)
        self._resume = Button(self.theme, "", kind="link")
        column.addWidget(self._resume)
        column.addSpacing(12)
        column.addWidget(Text(self.theme, _("A round, from start to finish"), role="heading"))
        self._steps = QVBoxLayout()
        self._steps.setSpacing(8)
        column.addLayout(self._steps)
        column.addStretch(1)
        promise = _("Nothing leaves this laptop. No account and no network needed.")
        column.addWidget(Text(self.theme, promise, role="caption", tone="muted"))
        self._where = Text(self.theme, role="caption", tone="muted")
        column.addWidget(self._where)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.outer.removeWidget(self.scroller)
        row.addWidget(side, stretch=2)
        row.addWidget(self.scroller, stretch=5)
        self.outer.addLayout(row)

    def _mark(self) -> QHBoxLayout:
        mark = QLabel()
        mark.setAccessibleName(_("The mark of Six Elements, a three-legged stool"))
        picture = QIcon(str(paths.resources() / "icons" / "app.svg"))
        mark.setPixmap(picture.pixmap(QSize(48, 48)))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(self.theme, "Six Elements", role="title"))
        words.addWidget(Text(self.theme, _("A culture of service, step by step"), role="small", tone="muted"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(mark)
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
        button = Button(self.theme, _("Open the example"), lambda: self.command_wanted.emit(Command.EXAMPLE))
        column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        return column

    def _connect(self) -> None:
        self._find.textChanged.connect(self.refresh)
        self._keep.clicked.connect(self._keep_clicked)
        self._resume.clicked.connect(lambda _checked=False: self.wanted.emit(_first_step(self.session)))

    def refresh(self) -> None:
        view = self.presenter.view(self._find.text())
        self.set_head(_("Recent workbooks"))
        self._empty.setText(view.empty)
        self._empty.setVisible(bool(view.empty))
        self._keep.setChecked(view.kept)
        self._resume.setText(view.resume or "")
        self._resume.setVisible(view.resume is not None)
        self._where.setText(_("Your own settings: {folder}").format(folder=view.data_folder))
        self._show_steps(view)
        _clear(self._list)
        for recent in view.recents:
            self._list.addWidget(self._row(recent))

    def _show_steps(self, view: HomeView) -> None:
        if self._steps.count():
            return
        for number, (title, time) in enumerate(view.steps, start=1):
            row = QHBoxLayout()
            row.addWidget(Text(self.theme, f"{number}  {title}", wrap=False), stretch=1)
            row.addWidget(Text(self.theme, time, role="caption", tone="muted", wrap=False))
            self._steps.addLayout(row)

    def _row(self, recent: RecentView) -> RecentRow:
        row = RecentRow(self.theme, recent)
        row.clicked.connect(lambda _checked=False: self._open(recent))
        row.locate_wanted.connect(lambda: self._locate(recent))
        row.forget_wanted.connect(lambda: self._forget(recent))
        return row

    def _open(self, recent: RecentView) -> None:
        if recent.missing:
            self._locate(recent)
        else:
            self.open_wanted.emit(recent.path)

    def _locate(self, recent: RecentView) -> None:
        title = _("Where is {title}?").format(title=recent.title)
        chosen, _filter = QFileDialog.getOpenFileName(self, title, "", "*.sixe")
        if chosen:
            self.presenter.forget(recent.path)
            self.open_wanted.emit(Path(chosen))

    def _forget(self, recent: RecentView) -> None:
        self.presenter.forget(recent.path)
        self.refresh()
        self._find.setFocus()

    def _keep_clicked(self, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.presenter.keep_recents(yes=checked)
        self.refresh()


def _first_step(session: Session) -> object:
    from sixelements.ui.commands import first_page  # noqa: PLC0415 - commands know the window

    return first_page(session)


def _clear(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        widget: QWidget | None = item.widget()
        if widget is not None:
            widget.deleteLater()
