"""Collect: counts, the ways to answer, files taken in, and closing the round."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sixelements.application.arrivals import Arrival
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.presentation.journey import StepId
from sixelements.presentation.new_workbook import COLLECTION
from sixelements.presentation.pages.closing import reopen
from sixelements.presentation.pages.collect import (
    CollectPresenter,
    CollectView,
    WayAct,
    sharing,
    suggested_collection,
)
from sixelements.presentation.pages.forms import FormGroup, FormsPresenter
from sixelements.presentation.pages.grid import GridPresenter
from sixelements.presentation.pages.sheet_import import FileWish, Work
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import PlaceChosen, Saved, SessionEvent
from sixelements.ui.dialogs.discard_begun import DiscardBegunDialog
from sixelements.ui.dialogs.place import ask_place
from sixelements.ui.pages.page import Page
from sixelements.ui.registry import ANSWER
from sixelements.ui.shortcuts import Command
from sixelements.ui.tasks import Task
from sixelements.ui.theme import PAGE_MARGIN, Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.close_foot import CloseFoot
from sixelements.ui.widgets.forms_panel import FormsPanel
from sixelements.ui.widgets.grid_panel import GridPanel
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.import_row import ImportRow
from sixelements.ui.widgets.layouts import clear, widgets_of
from sixelements.ui.widgets.matching_panel import MatchingPanel
from sixelements.ui.widgets.people_count import PeopleCount
from sixelements.ui.widgets.preview_panel import PreviewPanel
from sixelements.ui.widgets.text import Button, Text, line, upright_line
from sixelements.ui.widgets.way_column import DropArea, WayColumn, WayCounts, WayRow, local_files
from sixelements.wording import phrases

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_LOW_FOR_WAYS = 680
"""Below this height, at 100 % text, the ways in the room may lie below the fold, and a link leads to them."""
_ROOMY = 980
"""From this width on, at 100 % text, the ways in the room stand beside those for beforehand."""
_LOW = 560
"""Below this height, at 100 % text, the foot leaves the room to the ways."""
_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".pdf", COLLECTION)
_PATTERN = " ".join(f"*{e} *{e.upper()}" for e in _ENDINGS)
"""Files that hold answers, for systems that tell capitals apart, too."""


class CollectPage(Page):
    """Never a result, only counts. Matching an export takes the place of all else while it lasts."""

    help_section = "collect"

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.presenter = CollectPresenter(session)
        self._task: Task[None] | None = None
        self._wait = ""
        self._progress_text: Callable[[int, int], str] = lambda _done, _total: ""
        self._shown: object = None
        self._people: list[PeopleCount] = []
        theme.changed.connect(self._fit, Qt.ConnectionType.QueuedConnection)  # once all have their new font
        self._by_way: list[QWidget] = []
        self.forms = FormsPresenter(session)
        self.panel: MatchingPanel | FormsPanel | GridPanel | None = None
        """What stands in place of the page."""
        self._own_title = self.title
        self._matched_at = 0
        self.setAcceptDrops(True)
        self._build()
        shortcut = QShortcut(QKeySequence("Ctrl+Shift+T"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._choose_files)

    # building

    def _build(self) -> None:
        theme = self.theme
        self._build_reading()
        counts = QWidget()
        counts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._counts = QBoxLayout(_ACROSS, counts)
        self._counts.setContentsMargins(0, 0, 0, 0)
        self._counts.setSpacing(20)
        self.body.addWidget(counts)
        self._ways_line = Text(theme, role="small", tone="muted")
        self.body.addWidget(self._ways_line)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Icon(theme, "lock", tone="muted", side=16), alignment=Qt.AlignmentFlag.AlignTop)
        self._note = Text(theme, role="small", tone="muted")
        row.addWidget(self._note, stretch=1)
        self._discard = Button(theme, "", self._discard_clicked, kind="quiet")
        row.addWidget(self._discard)
        self.body.addLayout(row)
        self.body.addWidget(line())
        self._way_box = QVBoxLayout()
        self._way_box.setSpacing(4)
        self._ways: list[WayColumn | WayRow] = []
        self._way_titles: list[str] = []
        self._best: QBoxLayout | None = None
        self._groups: QBoxLayout | None = None
        self._room_head = QBoxLayout(_DOWN)
        self._parting: tuple[QWidget, QWidget] | None = None
        """What parts the groups where they stand beside each other, and where one stands below the other."""
        self._room: WayColumn | WayRow | None = None
        self._to_room: Button | None = None
        self.body.addLayout(self._way_box)
        self._build_taken()
        self.body.addStretch(1)
        self._build_foot()

    def _build_taken(self) -> None:
        self._taken_title = Text(self.theme, _("Taken in"), role="heading", wrap=False)
        self._taken_note = Text(self.theme, role="small", tone="muted")
        self._report = Button(self.theme, _("Save this report…"), self._save_report, kind="link")
        self._undo = Button(self.theme, "", self._undo_clicked)
        self._taken = QVBoxLayout()
        self._taken.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._taken_title)
        head.addWidget(self._taken_note, stretch=1)
        head.addWidget(self._report)
        head.addWidget(self._undo)
        self.body.addLayout(head)
        self.body.addLayout(self._taken)

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
        self.preview = PreviewPanel(self.theme)
        self.preview.wanted.connect(self._wish)
        self.preview.take_wanted.connect(self._take)
        self.preview.drop_wanted.connect(self._drop)
        self.preview.hide()
        self.body.addWidget(self.preview)

    def _build_foot(self) -> None:
        self._foot = CloseFoot(self.theme)
        self._foot.close_wanted.connect(lambda: self.command_wanted.emit(Command.CLOSE_ROUND))
        self._foot.reopen_wanted.connect(self._reopen_clicked)
        self._foot.message_wanted.connect(self._copy_message)
        self._foot.next_wanted.connect(lambda: self.command_wanted.emit(Command.NEXT_ROUND))
        self._foot_line = line()
        self.outer.addWidget(self._foot_line)
        self.outer.addWidget(self._foot)

    # showing

    def refresh(self) -> None:
        if not self.session.is_open:
            return
        view = self.presenter.view()
        if self.panel is None:
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
        self._by_way = []
        if view.ways:
            self._by_way = [upright_line(), WayCounts(self.theme, view.ways)]
            for part in self._by_way:
                self._counts.addWidget(part)
        self._ways_line.setText(view.ways_line)
        self._counts.addStretch(1)
        for part in widgets_of(self._counts):
            part.show()  # else it has no width yet where the page is in sight
        self._fit()

    def _fit(self) -> None:
        """Where room is short, counts stand one below the other, and the small figures go."""
        width, px = self.width(), self.theme.px
        self._fit_counts()
        self._foot.set_low(low=self.height() < px(_LOW))
        beside = width >= px(_ROOMY)
        if self._to_room is not None:
            low = self._room is not None and self.height() < px(_LOW_FOR_WAYS)
            self._to_room.setVisible(low and not beside)
        if self._groups is not None and self._parting is not None:
            self._groups.setDirection(_ACROSS if beside else _DOWN)
            self._groups.setSpacing(20 if beside else 4)
            self._room_head.setDirection(_DOWN if beside else _ACROSS)
            self._room_head.setSpacing(0 if beside else 10)
            for part, shown in zip(self._parting, (beside, not beside), strict=True):
                part.setVisible(shown and self._room is not None)
        if self._best is not None:
            self._best.setDirection(_ACROSS if width >= px(720) else _DOWN)

    def _fit_counts(self) -> None:
        """Put as much in a row as there is room for: how wide it is depends on how many came, and by what."""
        edge = self.scroller.verticalScrollBar().sizeHint().width()
        room = self.width() - edge - 2 * PAGE_MARGIN  # the scroller is as wide only after this
        self._counts.setDirection(_ACROSS)
        for figures, beside in ((True, True), (True, False), (False, False)):
            for count in self._people:
                count.show_figures(yes=figures)
            for part in self._by_way:
                part.setVisible(beside)
            if self._counts_width() <= room:
                break
        else:
            self._counts.setDirection(_DOWN)
        self._ways_line.setVisible(bool(self._by_way) and self._by_way[0].isHidden())

    def _counts_width(self) -> int:
        """How wide the counts are in a row, in pixels."""
        parts = (part for part in widgets_of(self._counts) if not part.isHidden())
        return sum(part.sizeHint().width() + self._counts.spacing() for part in parts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_ways(self, view: CollectView) -> None:
        best = () if view.collection else (view.forms, view.files)
        ways = (*best, *view.others, *view.room)
        if [way.title for way in ways] != self._way_titles:
            self._build_ways(view)
            self._way_titles = [way.title for way in ways]
        for column, way in zip(self._ways, ways, strict=True):
            column.show_view(way, filled=view.next)

    def _build_ways(self, view: CollectView) -> None:
        """The best way first: the forms go out, what comes back is dropped beside; the others are rows."""
        clear(self._way_box)
        self._best = self._groups = self._room = None
        before, room = QVBoxLayout(), QVBoxLayout()
        for column in (before, room):
            column.setSpacing(4)
        head = self._group_head(*view.group)
        self._to_room = Button(self.theme, _("Everybody is here now?"), self._go_to_room, kind="link")
        head.addWidget(self._to_room)
        before.addLayout(head)
        before.addSpacing(4)
        best = [] if view.collection else self._build_best(view, before)
        others = [WayRow(self.theme, way) for way in view.others]
        in_room = [
            (WayColumn if len(way.acts) > 1 else WayRow)(self.theme, way, close=True) for way in view.room
        ]
        for row in others:
            before.addWidget(line())
            before.addWidget(row)
        if in_room:
            self._room_head = self._group_head(*view.room_group)
            room.addLayout(self._room_head)
        for n, way in enumerate(in_room):
            if n:
                room.addWidget(line())
            room.addWidget(way)
        for column in (before, room):
            column.addStretch(1)
        self._parting = upright_line(), line()
        self._groups = QBoxLayout(_ACROSS)
        self._groups.setSpacing(20)
        self._groups.addLayout(before, stretch=2)
        for part in self._parting:
            self._groups.addWidget(part)
        self._groups.addLayout(room, stretch=1)
        self._way_box.addLayout(self._groups)
        self._way_box.addWidget(line())
        self._ways = [*best, *others, *in_room]
        self._room = in_room[0] if in_room else None
        for way in self._ways:
            way.acted.connect(self._way_wanted)
        self._fit()

    def _build_best(self, view: CollectView, column: QVBoxLayout) -> list[WayColumn]:
        forms, files = WayColumn(self.theme, view.forms), DropArea(self.theme, view.files)
        files.dropped.connect(lambda names: self.take_in([Path(name) for name in names]))
        self._best = QBoxLayout(_ACROSS)
        self._best.setSpacing(20)
        self._best.addWidget(forms, stretch=4)
        self._best.addWidget(files, stretch=7)
        column.addLayout(self._best)
        return [forms, files]

    def _go_to_room(self) -> None:
        """Scroll the ways in the room into sight, the best one first."""
        if self._room is not None:
            top = self._room.mapTo(self._inside, QPoint()).y() - self._room.height()
            self.scroller.verticalScrollBar().setValue(top)
            next(iter(self._room.buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _group_head(self, title: str, text: str) -> QBoxLayout:
        head = QBoxLayout(_ACROSS)
        head.setSpacing(10)
        head.addWidget(Text(self.theme, title, role="heading", wrap=False))
        head.addWidget(Text(self.theme, text, tone="muted"), stretch=1)
        return head

    def _show_taken(self, view: CollectView) -> None:
        self.preview.setVisible(view.preview is not None)
        for part in (self._taken_title, self._taken_note):
            part.setVisible(bool(view.taken or view.undo))
        self._taken_note.setText(view.taken_note if view.taken else "")
        self._report.setVisible(bool(self.presenter.files.problems))
        self._undo.setText(view.undo)
        self._undo.setVisible(bool(view.undo))
        if (view.preview, view.taken) == self._shown:
            return
        self._shown = (view.preview, view.taken)
        if view.preview:
            self.preview.show_view(view.preview)
        clear(self._taken)
        stops = [self._report, self._undo]
        for index, taken in enumerate(view.taken):
            row = ImportRow(self.theme, taken)
            row.wanted.connect(partial(self._wish_of_done, index))
            self._taken.addWidget(line())
            self._taken.addWidget(row)
            stops += row.buttons
        for first, then in pairwise(stops):
            self.setTabOrder(first, then)

    def happened(self, happening: SessionEvent) -> None:
        if isinstance(happening, PlaceChosen):
            self.presenter.files.forget()
            self.presenter.forms_made = False
            self.forms = FormsPresenter(self.session)
            self._end_panel()
        if isinstance(self.panel, GridPanel):
            self.panel.look()
        if not isinstance(happening, Saved):
            super().happened(happening)

    def forget(self) -> None:
        super().forget()
        self.presenter.files.forget()
        self.presenter.forms_made = False
        self.forms = FormsPresenter(self.session)
        self._end_panel()

    def leave(self) -> bool:
        """Stay while files are stored, as whatever else reads the workbook would have to wait, or made."""
        if self._at_work:
            self.banner.say(self._wait)
            return False
        self.presenter.files.forget()
        self._end_panel()
        return True

    @property
    def _at_work(self) -> bool:
        """Whether files are read, stored, or made in the background."""
        if isinstance(self.panel, FormsPanel) and self.panel.task is not None:
            self._wait = _("The forms are being made. Wait a moment, or cancel.")
            return True
        return self._task is not None

    # doing

    def _way_wanted(self, act: WayAct) -> None:
        doing: dict[WayAct, Callable[[], object]] = {
            WayAct.HAND_ROUND: lambda: self.wanted.emit(ANSWER),
            WayAct.CHOOSE_FILES: self._choose_files,
            WayAct.CHOOSE_FOLDER: self._choose_folder,
            WayAct.GET_FORMS: self.get_forms,
            WayAct.SHARE: self._share,
            WayAct.TYPE_IN: self.type_in,
            WayAct.BALLOT: lambda: self.command_wanted.emit(Command.MARK_SHEETS),
            WayAct.HANDS: lambda: self.command_wanted.emit(Command.COUNT_HANDS),
            WayAct.PRINT_SHEETS: self.get_forms,
        }
        doing[act]()

    def _choose_files(self) -> None:
        view = self.presenter.view()
        if self._at_work or self.panel is not None or view.collection or view.files.reason:
            return
        title, pattern = _("Take in answers"), _("Answers ({pattern})").format(pattern=_PATTERN)
        chosen, _filter = QFileDialog.getOpenFileNames(self, title, "", pattern)
        if chosen:
            self.take_in([Path(name) for name in chosen])

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Take in a folder of answers"))
        if chosen:
            self.take_in([Path(chosen)])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Answers can be dropped anywhere on the page; a workbook is opened by the window.

        So is whatever is dropped while a collection file is open.
        """
        names = [] if self.session.collection else local_files(event)
        if names and not any(Path(name).suffix.lower() == ".sixe" for name in names):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take_in([Path(name) for name in local_files(event)])

    def take_in(self, paths: list[Path]) -> None:
        """Read files in the background, and show what they would bring."""
        if not self.session.round.collecting or self.session.read_only:
            return

        def progress(done: int, total: int) -> str:
            text = _("Reading {total} files, {done} done") if total > 1 else _("Reading the file")
            return text.format(total=total, done=done)

        self._begin(
            lambda: self.presenter.files.reading(paths),
            wait=_("Files are being read. Wait a moment, or cancel."),
            progress=progress,
            ended=self._finish_reading,
        )

    def _take(self) -> None:
        self._begin(
            self.presenter.files.taking,
            wait=_("Answers are being taken in. Wait a moment."),
            progress=lambda _done, _total: _("Taking in"),
            ended=self._finish_taking,
        )

    def _begin(
        self,
        prepare: Callable[[], Work],
        *,
        wait: str,
        progress: Callable[[int, int], str],
        ended: Callable[[], None],
        can_stop: bool = True,
    ) -> None:
        """Start work in the background; ``ended`` comes after it, also where it was refused or stopped."""
        if self._task is not None:
            return
        try:
            work = prepare()
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence, alarm=True)
            return
        self.banner.hide()
        self._wait, self._progress_text = wait, progress
        self._bar.setRange(0, 0)
        self._reading_text.setText(progress(0, 0))
        self._cancel_button.setVisible(can_stop)
        self._work(yes=True)
        if not can_stop:
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, self._reading_text.text())

        def refused(sentence: str) -> None:
            ended()
            self.banner.say(sentence, alarm=True)

        self._task = Task(
            work,
            owner=self,
            done=lambda _nothing: ended(),
            refused=refused,
            progress=self._show_progress,
            cancelled=ended,
            broken=ended,
        )

    def _work(self, *, yes: bool) -> None:
        """While files come in, nothing else on the page can be pressed but Cancel."""
        self._reading.setVisible(yes)
        for part in (*self._ways, self._discard, self._undo, self._foot, self.preview):
            part.setEnabled(not yes)
        if yes and not self._cancel_button.isHidden():
            self._cancel_button.setEnabled(True)
            self._cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._reading_text.setText(self._progress_text(done, total))

    def _finish_reading(self) -> None:
        """All was read, or it was stopped and nothing is shown of it."""
        self._task = None
        self.banner.hide()
        self._work(yes=False)
        said = self.presenter.files.finish_reading()
        self.refresh()
        self._show_preview()
        announce(self, said)

    def _show_preview(self) -> None:
        """Go where something is to do: what must be decided, else what is shown, else the page's title."""
        files = self.presenter.files
        if (at := files.to_decide) is not None:
            self._match(at)
        elif files.waits:
            self.preview.focus()
            self.scroller.verticalScrollBar().setValue(0)
        else:
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish_taking(self) -> None:
        """All is stored, or it was refused and waits as before."""
        self._task = None
        self.banner.hide()
        self._work(yes=False)
        said = self.presenter.files.finish_taking()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()
        if said:
            view = self.presenter.view()
            text = phrases.sentences(said, phrases.sentence(view.total.spoken))
            self.banner.say(text, done=True, action=view.undo, on_action=self._undo_clicked)

    def _cancel(self) -> None:
        """Stop after the file that is being read."""
        if self._task is not None:
            self._task.cancel()
            self._cancel_button.setEnabled(False)
            self._reading_text.setText(_("Stopping after this file"))

    def _wish(self, index: int, wish: FileWish) -> None:
        if wish is FileWish.MATCH:
            self._match(index)
            return
        if wish is FileWish.TAKE_OUT:
            self._take_out(index)
            return
        if wish is FileWish.GONE_OUT:
            files = self.presenter.files
            self._erase(lambda: files.taking_gone_out(files.waiting(index)), then=self.preview.focus)
            return
        self.presenter.files.wish(index, wish)
        self.refresh()
        self.preview.focus()

    def _take_out(self, index: int) -> None:
        """Take the sheets of a file out of the round; where it is listed then, it can come in again."""
        self._erase(lambda: self.presenter.files.taking_out(index), then=self._go_where_it_waits)

    def _go_where_it_waits(self) -> None:
        if self.presenter.files.waits:
            self.preview.focus()
        else:
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wish_of_done(self, index: int, wish: FileWish) -> None:
        if wish is FileWish.PUT_BACK:
            self._erase(lambda: self.presenter.files.putting_back(index), then=self._go_where_it_waits)
            return
        if wish is FileWish.AGAIN:
            self.presenter.files.wish_of_done(index, wish)
            self.refresh()
            self.preview.focus()
            return
        self._wish(self.presenter.files.wish_of_done(index, wish), wish)

    def _drop(self) -> None:
        self.presenter.files.drop()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def _save_report(self) -> None:
        """Write all problems into a file that the person names."""
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Save this report"), "report.csv", _("Tables ({pattern})").format(pattern="*.csv")
        )
        if not chosen:
            return
        services = self.session.services
        try:
            report = services.problems_csv(self.presenter.files.problems)
            services.write_file(Path(chosen), report)
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence, alarm=True)
        else:
            self.banner.say(_("The report is saved."), done=True)

    # matching

    def _match(self, index: int) -> None:
        """Show what goes where in a file, in place of the page."""
        self._matched_at = index
        panel = MatchingPanel(self.theme, self.presenter.files.matching(index))
        panel.take_wanted.connect(self._matched)
        self._show_panel(panel)

    def _show_panel(self, panel: MatchingPanel | FormsPanel | GridPanel) -> None:
        """Put a panel in place of the page, with its own title and foot."""
        self.banner.hide()
        self._end_panel()
        self.panel = panel
        panel.back_wanted.connect(self._back)
        self.middle.insertWidget(0, panel, stretch=1)
        self.outer.addWidget(panel.foot)
        self._show_page(yes=False)
        self.title = panel.title
        panel.show()  # what is not shown yet takes no focus
        self.order_tabs()
        panel.enter()

    def _show_page(self, *, yes: bool) -> None:
        for part in (self.scroller, self._foot_line, self._foot):
            part.setVisible(yes)

    def _end_panel(self) -> None:
        if self.panel is not None:
            for part in (self.panel, self.panel.foot):
                part.hide()
                part.deleteLater()
            self.panel, self.title = None, self._own_title
            self._show_page(yes=True)

    def begin_again(self) -> bool:
        self._back()
        return not self._at_work

    def _back(self) -> None:
        """Show the page again, and go where something is to do there."""
        if self._at_work:
            self.banner.say(self._wait)
            return
        self._end_panel()
        self.presenter.forms_made = self.forms.saved_in is not None
        self.refresh()
        self._go_where_it_waits()

    def _matched(self, arrival: Arrival) -> None:
        """The file is matched as it was decided: decide about the next one, or take all in."""
        files = self.presenter.files
        files.matched(self._matched_at, arrival.wanted(good_rows=bool(arrival.file.problems)))
        self._end_panel()
        self.refresh()
        if files.only_one:
            self._take()
        else:
            self._show_preview()

    # forms

    def get_forms(self, *, large: bool = False) -> None:
        """Show what can be made, in place of the page. ``large``: with large print ticked."""
        if large:
            self.forms.tick_large(on=True)
        self._show_panel(FormsPanel(self.theme, self.forms, self.banner))

    def get_worksheets(self) -> None:
        """Show what can be made with the blank worksheets alone ticked."""
        self._get_only(FormGroup.WORKSHEETS)

    def get_dots_list(self) -> None:
        """Show what can be made with the list for dots alone ticked."""
        self._get_only(FormGroup.DOTS)

    def _get_only(self, only: FormGroup) -> None:
        """What is ticked for forms stays."""
        forms = FormsPresenter(self.session)
        for group in FormGroup:
            forms.tick(group, on=group is only)
        self._show_panel(FormsPanel(self.theme, forms, self.banner))

    # other laptops

    def _share(self) -> None:
        """Ask where a collection file goes, and write it in the background."""
        if self._at_work:
            return
        suggested = suggested_collection(self.session)
        place = ask_place(self, _("Save a collection file"), suggested, (COLLECTION,))
        if place is None:
            return
        said: list[str] = []

        def prepare() -> Work:
            work = sharing(self.session, place)
            return lambda _report: said.append(work())

        self._begin(
            prepare,
            wait=_("The collection file is being written. Wait a moment."),
            progress=lambda _done, _total: _("Writing the collection file"),
            ended=lambda: self._shared(said),
        )

    def _shared(self, said: list[str]) -> None:
        self._task = None
        self._work(yes=False)
        self.refresh()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        if said:
            self.banner.say(said[0], done=True)

    # paper

    def type_in(self) -> None:
        """Show the grid for sheets of paper, in place of the page."""
        panel = GridPanel(self.theme, GridPresenter(self.session), self.banner)
        panel.handed_in.connect(self._pile_in)
        self._show_panel(panel)

    def _pile_in(self, said: str) -> None:
        if isinstance(self.panel, GridPanel):
            self.presenter.files.note_pile(self.panel.presenter.handed_in)
        self._end_panel()
        self.refresh()
        if self.presenter.room_waits == 0:
            self.wanted.emit(StepId.DISCUSS)  # where the round is closed next
            return
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        view, waits = self.presenter.view(), self.presenter.room_waits_words
        text = phrases.sentences(said, phrases.sentence(view.total.spoken), waits)
        if waits:  # the next of them may come from another laptop, or nobody has it
            go_back = partial(self.wanted.emit, StepId.DISCUSS)
            self.banner.say(text, done=True, action=_("Back to the workshop"), on_action=go_back)
        else:
            self.banner.say(text, done=True, action=view.undo, on_action=self._undo_clicked)

    def _copy_message(self) -> None:
        QGuiApplication.clipboard().setText(self.presenter.view().message)
        self.banner.say(_("The message is copied. Paste it into a mail; it names nobody."), done=True)

    def _discard_clicked(self) -> None:
        DiscardBegunDialog.ask(self, self.session, self.theme)

    def _undo_clicked(self) -> None:
        self._erase(
            self.presenter.files.undoing,
            then=lambda: self.title.setFocus(Qt.FocusReason.OtherFocusReason),
        )

    def _erase(self, prepare: Callable[[], Work], *, then: Callable[[], None]) -> None:
        """Remove sheets in the background, from backups too, and say so meanwhile and at the end."""

        def ended() -> None:
            self._task = None
            self.banner.hide()
            self._work(yes=False)
            said = self.presenter.files.finish_erasing()
            self.refresh()
            then()
            if said:
                self.banner.say(said, done=True)

        self._begin(
            prepare,
            wait=_("Sheets are being taken back. Wait a moment."),
            progress=lambda _done, _total: _("Taking sheets back"),
            ended=ended,
            can_stop=False,
        )

    def _reopen_clicked(self) -> None:
        try:
            said = reopen(self.session)
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence, alarm=True)
        else:
            self.banner.say(said, done=True)
