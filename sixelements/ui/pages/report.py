"""Report: what to make at the left, the real file at the right, and the way out of the app."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sixelements.application.audiences import Audience
from sixelements.application.events import What
from sixelements.i18n import _
from sixelements.presentation.pages.report import PDF, Made, ReportPresenter
from sixelements.presentation.pages.report_exports import Export
from sixelements.presentation.pages.report_views import PaperChoice
from sixelements.presentation.pages.results import to_show
from sixelements.presentation.places import go_to_plan_before, planned_before
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import Saved, SessionEvent
from sixelements.ui.dialogs.place import ask_place
from sixelements.ui.dialogs.redaction import RedactionDialog
from sixelements.ui.dialogs.replace import ReplaceDialog
from sixelements.ui.pages.page import Page
from sixelements.ui.report_work import ReportWork
from sixelements.ui.shortcuts import Command
from sixelements.ui.theme import PAGE_MARGIN, Theme
from sixelements.ui.widgets.export_foot import ExportFoot
from sixelements.ui.widgets.pdf_preview import PdfPreview
from sixelements.ui.widgets.report_options import ReportOptions
from sixelements.ui.widgets.text import filled, upright_line
from sixelements.ui.widgets.waiting_panel import WaitingPanel

_SHOWN = frozenset(What) - {What.WORKSHOP}
_WIDEST = (1 << 24) - 1
"""Qt's own "as wide as you like"."""
_PAUSE = 250
"""Milliseconds after the last choice until the preview is made."""
_OPTIONS = 320


class ReportPage(Page):
    """What the preview shows is what an export writes."""

    help_section = "report"

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.presenter = ReportPresenter(session)
        self.work = ReportWork(self.presenter, self)
        self._last: Path | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.waiting = WaitingPanel(self.theme)
        self.options = ReportOptions(self.theme)
        self.body.addWidget(self.waiting)
        self.body.addWidget(self.options)
        self.body.addStretch(1)
        self.foot = ExportFoot(self.theme)
        self.preview = PdfPreview(self.theme)
        self._side = filled("window")
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        self.outer.removeItem(self.middle)
        side.addLayout(self.middle, stretch=1)
        side.addWidget(self.foot)
        self._edge = upright_line()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self._edge)
        row.addWidget(self.preview, stretch=1)
        self.outer.addLayout(row)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)

    def _connect(self) -> None:
        self.waiting.earlier_wanted.connect(lambda: go_to_plan_before(self.session))
        self.waiting.results_wanted.connect(lambda: self.command_wanted.emit(Command.CLOSE_ROUND))
        self.waiting.collect_wanted.connect(lambda: self.wanted.emit(self.presenter.waits_for))
        self.options.audience_chosen.connect(self._choose_audience)
        self.options.paper_chosen.connect(self._choose_paper)
        self.options.part_ticked.connect(self._include)
        self.options.comments_ticked.connect(self._print_comments)
        self.options.names_ticked.connect(self._print_names)
        self.options.words_wanted.connect(self._check_words)
        self.options.other_wanted.connect(self._ask_where_other)
        self.foot.export_wanted.connect(self.ask_where)
        self.foot.stop_wanted.connect(self._stop)
        self.foot.folder_wanted.connect(self._show_folder)
        self._pause.timeout.connect(self._make)
        self._connect_work()
        self.theme.changed.connect(self._fit_side)
        for keys, act in (
            ("PgUp", lambda: self.preview.turn(-1)),
            ("PgDown", lambda: self.preview.turn(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _connect_work(self) -> None:
        work = self.work
        work.begun.connect(lambda: self.preview.say(_("Updating…")))
        work.there.connect(lambda: self.preview.say(""))
        work.made.connect(self._made)
        work.progressed.connect(self.foot.progress)
        work.written.connect(self._written)
        work.refused.connect(self._refused)

    def open_part(self, part: object) -> None:
        """Show the version for an audience."""
        if isinstance(part, Audience):
            self._choose_audience(part)

    # showing

    def refresh(self) -> None:
        if not self.session.is_open:
            return
        self._show()
        if self.session.round.readable:
            self._pause.start()

    def _show(self) -> None:
        view = self.presenter.view()
        waits = bool(view.waiting)
        self.set_head(view.title, view.facts)
        before = planned_before(self.session) if waits else None
        way = "" if before is None else _("Go to the report of round {n}").format(n=before)
        self.waiting.show_words(view.waiting, "", show=to_show(self.session), before=way)
        self.waiting.setVisible(waits)
        for part in (self.options, self.foot):
            part.setVisible(not waits)
        if not waits:
            self.options.show_options(view)
            self.foot.export.setText(view.export)
        self._fit_side()

    def _fit_side(self) -> None:
        """The options have the room that their words need, or with nothing to preview the whole page.

        Where large letters leave the preview none beside them, it makes way: nothing is cut.
        """
        needed = self.options.minimumSizeHint().width() + 2 * PAGE_MARGIN
        left = self.width() - self.preview.minimumSizeHint().width() - 1
        wide = max(min(self.theme.px(_OPTIONS), left), needed)
        alone = not self.waiting.isHidden() or wide > left
        for part in (self.preview, self._edge):
            part.setVisible(not alone)
        self._side.setMinimumWidth(0 if alone else wide)
        self._side.setMaximumWidth(_WIDEST if alone else wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_side()

    def happened(self, happening: SessionEvent) -> None:
        if not isinstance(happening, Saved):
            super().happened(happening)

    def pass_over(self, happening: SessionEvent) -> None:
        super().pass_over(happening)
        if self.outdated(happening, _SHOWN) and not self.work.exporting:
            self.foot.rest()  # the file is older than what would be exported now

    def forget(self) -> None:
        super().forget()
        self.presenter.forget()
        self.foot.rest()
        self._last = None

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pause.stop()
        if not self.work.exporting:
            self.work.drop()
            self.preview.say("")

    def areas(self) -> tuple[QWidget, ...]:
        return (self.preview,)

    # choosing

    def _choose_audience(self, audience: Audience) -> None:
        self.presenter.choose_audience(audience)
        self._chosen()

    def _choose_paper(self, paper: object) -> None:
        self.presenter.choose_paper(PaperChoice(paper))
        self._chosen()

    def _include(self, part: str, yes: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.presenter.include(part, yes=yes)
        self._chosen()

    def _print_comments(self, yes: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.presenter.print_comments(yes=yes)
        self._chosen()

    def _print_names(self, yes: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.presenter.print_names(yes=yes)
        self._chosen()

    def _check_words(self) -> None:
        words = self.presenter.words()
        if RedactionDialog.ask(self, self.theme, words):
            self.presenter.take_words(words.changes)
            self._chosen()

    def _chosen(self) -> None:
        if not self.work.exporting:
            self.foot.rest()
        self.refresh()

    def leave(self) -> bool:
        """Stay while a file is written that somebody asked for: a closed window would take it along."""
        if self.work.exporting:
            self.banner.say(_("The file is being written. Wait a moment."))
            return False
        return True

    # making

    def _make(self) -> None:
        if self.session.is_open and self.session.round.readable:
            self.work.make()

    def _made(self, made: Made) -> None:
        if not self.session.is_open:
            return
        self.preview.show_pdf(made.file.data, made.file.text)
        self.preview.say("")
        self._show()

    def _refused(self, sentence: str) -> None:
        self.preview.say("")
        self.foot.rest()
        if sentence:
            self.banner.say(sentence, alarm=True)

    # exporting

    def ask_where(self) -> None:
        """Ask where the PDF goes, and write it there."""
        if self._can_export:
            view = self.presenter.view()
            chosen = self._place(view.export, view.file_name, (PDF,))
            if chosen:
                self.export_to(chosen)

    def _ask_where_other(self, export: Export) -> None:
        if self._can_export:
            others = self.presenter.others
            title = next(view.title for view in others.views() if view.export is export)
            chosen = self._place(title, others.file_name(export), others.endings(export))
            if chosen:
                self.export_other(export, chosen)

    @property
    def _can_export(self) -> bool:
        return self.session.is_open and self.session.round.readable and not self.work.exporting

    def _place(self, title: str, name: str, endings: tuple[str, ...]) -> Path | None:
        """Ask for a place; the last one is where it begins."""
        book = self._last or self.session.path
        return ask_place(self, title, (book.parent if book else Path()) / name, endings)

    def export_to(self, path: Path) -> None:
        """Write the report; a file that is there is only replaced when the person says so."""
        path = self.presenter.with_ending(path)
        if self._may_write(path):
            self._pause.stop()
            self.work.export(path)
            self.foot.work()

    def export_other(self, export: Export, path: Path) -> None:
        """Make and write another kind of file, which asks before it replaces one, too."""
        path = self.presenter.others.with_ending(export, path)
        if self._may_write(path):
            self.work.export_other(export, path)
            self.foot.work(can_stop=False)

    def _may_write(self, path: Path) -> bool:
        if path.exists() and not ReplaceDialog.ask(self, self.theme, path):
            return False
        self.banner.hide()
        return True

    def _written(self, path: Path) -> None:
        self._last = path
        self.banner.hide()
        self.foot.done(self.presenter.written(path))
        self._catch_up()

    def _stop(self) -> None:
        if self.work.stop():
            self.foot.stopped()
            self._catch_up()

    def _catch_up(self) -> None:
        """Show what was chosen while a file was exported."""
        if self.isVisible():
            self._pause.start()

    def _show_folder(self) -> None:
        if self._last:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._last.parent)))
