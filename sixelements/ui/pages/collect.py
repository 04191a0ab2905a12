"""Collect: counts, the ways to answer, files taken in, and closing the round."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sixelements.application.forms import SavedForms
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.presentation.pages.closing import reopen
from sixelements.presentation.pages.collect import CollectPresenter, CollectView, WayAct
from sixelements.presentation.pages.forms import made, making
from sixelements.presentation.pages.sheet_import import Work
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import Saved, SessionEvent
from sixelements.ui.dialogs.discard_begun import DiscardBegunDialog
from sixelements.ui.pages.page import Page
from sixelements.ui.registry import ANSWER
from sixelements.ui.shortcuts import Command
from sixelements.ui.tasks import Task
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.close_foot import CloseFoot
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.import_row import ImportRow
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.people_count import PeopleCount
from sixelements.ui.widgets.text import Button, Text, line, upright_line
from sixelements.ui.widgets.way_column import WayColumn

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_PATTERN = " ".join(f"*{e} *{e.upper()}" for e in (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".pdf"))
"""Files that hold answers, for systems that tell capitals apart, too."""


class CollectPage(Page):
    """Never a result, only counts."""

    help_section = "collect"

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.presenter = CollectPresenter(session)
        self._task: Task[None] | Task[SavedForms] | None = None
        self._wait = ""
        self._shown: object = None
        self._people: list[PeopleCount] = []
        self._build()

    # building

    def _build(self) -> None:
        theme = self.theme
        counts = QWidget()
        counts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._counts = QBoxLayout(_ACROSS, counts)
        self._counts.setContentsMargins(0, 0, 0, 0)
        self._counts.setSpacing(20)
        self.body.addWidget(counts)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Icon(theme, "lock", tone="muted", side=16), alignment=Qt.AlignmentFlag.AlignTop)
        self._note = Text(theme, role="small", tone="muted")
        row.addWidget(self._note, stretch=1)
        self._discard = Button(theme, "", self._discard_clicked, kind="quiet")
        row.addWidget(self._discard)
        self.body.addLayout(row)
        self.body.addWidget(line())
        self._ways: list[WayColumn] = []
        self._way_box = QVBoxLayout()
        self._way_box.setSpacing(12)
        self.body.addLayout(self._way_box)
        self._build_reading()
        self._taken_title = Text(theme, _("Taken in"), role="heading")
        self._undo = Button(theme, "", self._undo_clicked, kind="quiet")
        self._taken = QVBoxLayout()
        self._taken.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self._taken_title)
        head.addStretch(1)
        head.addWidget(self._undo)
        self.body.addLayout(head)
        self.body.addLayout(self._taken)
        self.body.addStretch(1)
        self._build_foot()

    def _build_reading(self) -> None:
        self._reading = QWidget()
        row = QHBoxLayout(self._reading)
        row.setContentsMargins(0, 0, 0, 0)
        self._reading_text = Text(self.theme, wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        row.addWidget(self._reading_text)
        row.addWidget(self._bar, stretch=1)
        self._cancel_button = Button(self.theme, _("Cancel"), self._cancel)
        row.addWidget(self._cancel_button)
        self._reading.hide()
        self.body.addWidget(self._reading)

    def _build_foot(self) -> None:
        self._foot = CloseFoot(self.theme)
        self._foot.close_wanted.connect(lambda: self.command_wanted.emit(Command.CLOSE_ROUND))
        self._foot.reopen_wanted.connect(self._reopen_clicked)
        self._foot.message_wanted.connect(self._copy_message)
        self._foot.next_wanted.connect(lambda: self.command_wanted.emit(Command.NEXT_ROUND))
        self.outer.addWidget(line())
        self.outer.addWidget(self._foot)

    # showing

    def refresh(self) -> None:
        if not self.session.is_open:
            return
        view = self.presenter.view()
        self.set_head(_("Collect"), view.facts)
        self._note.setText(view.note)
        self._discard.setText(view.discard)
        self._discard.setVisible(bool(view.discard))
        self._show_counts(view)
        self._show_ways(view)
        self._show_taken(view)
        self._foot.show_view(view)

    def _show_counts(self, view: CollectView) -> None:
        clear(self._counts)
        self._people.clear()
        large = PeopleCount(self.theme, large=True)
        large.show_count(view.total)
        self._counts.addWidget(large)
        for count in view.roles:
            self._counts.addWidget(upright_line())
            one = PeopleCount(self.theme)
            one.show_count(count)
            self._counts.addWidget(one)
            self._people.append(one)
        self._counts.addStretch(1)
        self._fit()

    def _fit(self) -> None:
        """Where room is short, counts stand one below the other, and the small figures go."""
        width, px = self.width(), self.theme.px
        for count in self._people:
            count.show_figures(yes=width >= px(860))
        self._counts.setDirection(_ACROSS if width >= px(560) else _DOWN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_ways(self, view: CollectView) -> None:
        ways = [way for _title, group in view.groups for way in group]
        if not self._ways:
            self._build_ways(view)
        for n, (column, way) in enumerate(zip(self._ways, ways, strict=True)):
            column.show_view(way, primary=n == 0 and not view.closing.complete)

    def _build_ways(self, view: CollectView) -> None:
        """Columns parted by lines, group by group; a heading only where there are several groups."""
        for title, group in view.groups:
            if len(view.groups) > 1:
                self._way_box.addWidget(Text(self.theme, title, role="heading"))
            grid = QGridLayout()
            grid.setHorizontalSpacing(20)
            for n, way in enumerate(group):
                column = WayColumn(self.theme, way)
                column.acted.connect(self._way_wanted)
                self._ways.append(column)
                if n:
                    grid.addWidget(upright_line(), 0, 2 * n - 1)
                grid.addWidget(column, 0, 2 * n)
                grid.setColumnStretch(2 * n, 1)
            self._way_box.addLayout(grid)

    def _show_taken(self, view: CollectView) -> None:
        self._taken_title.setVisible(bool(view.taken or view.undo))
        self._undo.setText(view.undo)
        self._undo.setVisible(bool(view.undo))
        if view.taken == self._shown:
            return
        self._shown = view.taken
        clear(self._taken)
        for index, taken in enumerate(view.taken):
            row = ImportRow(self.theme, taken)
            row.good_wanted.connect(lambda at=index: self._good_wanted(at))
            self._taken.addWidget(line())
            self._taken.addWidget(row)

    def happened(self, happening: SessionEvent) -> None:
        if not isinstance(happening, Saved):
            super().happened(happening)

    def leave(self) -> bool:
        """Stay while files are stored, as whatever else reads the workbook would have to wait, or made."""
        if self._task is not None:
            self.banner.say(self._wait)
            return False
        self.presenter.files.forget()
        return True

    # doing

    def _way_wanted(self, act: WayAct) -> None:
        doing: dict[WayAct, Callable[[], object]] = {
            WayAct.HAND_ROUND: lambda: self.wanted.emit(ANSWER),
            WayAct.CHOOSE_FILES: self._choose_files,
            WayAct.GET_FORMS: self._get_forms,
        }
        doing[act]()

    def _choose_files(self) -> None:
        title, pattern = _("Take in answers"), _("Answers ({pattern})").format(pattern=_PATTERN)
        chosen, _filter = QFileDialog.getOpenFileNames(self, title, "", pattern)
        if chosen:
            self.take_in([Path(name) for name in chosen])

    def take_in(self, paths: list[Path]) -> None:
        """Read files and store their sheets, in the background."""
        self._begin(lambda: self.presenter.files.taking(paths), total=len(paths))

    def _good_wanted(self, index: int) -> None:
        self._begin(lambda: self.presenter.files.taking_good_rows(index), total=1)

    def _begin(self, prepare: Callable[[], Work], *, total: int) -> None:
        if self._task is not None:
            return
        try:
            work = prepare()
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence, alarm=True)
            return
        self.banner.hide()
        self._wait = _("Answers are being taken in. Wait a moment, or cancel.")
        self._bar.setRange(0, total)
        self._show_progress(0, total)
        self._work(yes=True)
        self._task = Task(
            work,
            owner=self,
            done=lambda _nothing: self._finish(),
            refused=self._refused,
            progress=self._show_progress,
            cancelled=self._finish,
            broken=self._finish,
        )

    def _work(self, *, yes: bool) -> None:
        """While files come in, nothing else on the page can be pressed but Cancel."""
        self._reading.setVisible(yes)
        for part in (*self._ways, self._discard, self._undo, self._foot):
            part.setEnabled(not yes)
        if yes:
            self._cancel_button.setEnabled(True)
            self._cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setValue(done)
        text = _("Taking in {total} files, {done} done") if total > 1 else _("Taking in the file")
        self._reading_text.setText(text.format(total=total, done=done))

    def _finish(self) -> None:
        """All is stored, or it was stopped between two files."""
        self._task = None
        self.banner.hide()
        self._work(yes=False)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        said = self.presenter.files.finish()
        self.refresh()
        announce(self, said)

    def _refused(self, sentence: str) -> None:
        self._finish()
        self.banner.say(sentence, alarm=True)

    def _cancel(self) -> None:
        """Stop after the file that is being stored."""
        if self._task is not None:
            self._task.cancel()
            self._cancel_button.setEnabled(False)
            self._reading_text.setText(_("Stopping after this file"))

    def _get_forms(self) -> None:
        """Make all forms of the round in the background, in a folder within the one that is chosen."""
        if self._task is not None:
            return
        chosen = QFileDialog.getExistingDirectory(self, _("Where to put the folder with the forms"))
        if not chosen:
            return
        try:
            work = making(self.session, Path(chosen))
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence, alarm=True)
            return
        self.banner.hide()
        self._wait = _("The forms are being made. Wait a moment, or cancel.")
        self._bar.setRange(0, 0)
        self._reading_text.setText(_("Making the forms"))
        self._work(yes=True)
        self._task = Task(
            work,
            owner=self,
            done=self._forms_made,
            refused=self._forms_refused,
            cancelled=self._forms_ended,
            broken=self._forms_ended,
        )

    def _forms_made(self, saved: SavedForms) -> None:
        self._forms_ended()
        self.banner.say(made(saved), done=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(saved.folder)))

    def _forms_refused(self, sentence: str) -> None:
        self._forms_ended()
        self.banner.say(sentence, alarm=True)

    def _forms_ended(self) -> None:
        self._task = None
        self._work(yes=False)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy_message(self) -> None:
        QGuiApplication.clipboard().setText(self.presenter.view().message)
        self.banner.say(_("The message is copied. Paste it into a mail; it names nobody."), done=True)

    def _discard_clicked(self) -> None:
        DiscardBegunDialog.ask(self, self.session, self.theme)

    def _undo_clicked(self) -> None:
        try:
            said = self.presenter.undo()
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence, alarm=True)
            return
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()
        self.banner.say(said, done=True)

    def _reopen_clicked(self) -> None:
        try:
            reopen(self.session)
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence, alarm=True)
