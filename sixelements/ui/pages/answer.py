"""Answering on this laptop: it fills the window, and leads out only by the PIN or before it has begun."""

from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from sixelements.i18n import _
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.answer import AnswerPresenter
from sixelements.presentation.pages.answer_pages import Act, KioskView, ListView, NoticeView, QuestionView
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import (
    PlaceChosen,
    ReadAgain,
    Saved,
    SessionEvent,
    WentOn,
    WorkbookClosed,
    WorkbookOpened,
)
from sixelements.ui.pages.page import Page
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.answer_list import ListPanel
from sixelements.ui.widgets.answer_notice import NoticePanel
from sixelements.ui.widgets.answer_panel import AnswerPanel
from sixelements.ui.widgets.answer_question import QuestionPanel
from sixelements.ui.widgets.banner import announce


class AnswerPage(Page):
    """One panel at a time. A panel that held answers is emptied and thrown away before the next one."""

    help_section = "answer"

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.presenter = AnswerPresenter(session)
        self.panel: AnswerPanel | None = None

    def _lay_out(self) -> None:
        self.title.setParent(self)
        self.title.hide()
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.outer.setSpacing(0)
        self.outer.addWidget(self.banner)

    def _fit_head(self) -> None:
        """It has none: its panels fill it."""

    # coming and going

    def enter(self) -> None:
        self.presenter.reset()
        self.banner.hide()
        self._show_new()

    def leave(self) -> bool:
        if not self.presenter.running:
            self._drop()
            return True
        self.banner.say(_("The laptop is being handed round. The facilitator's PIN is the way out."))
        return False

    def happened(self, happening: SessionEvent) -> None:
        """It answers to nobody else while it runs; another workbook or round ends it."""
        if isinstance(happening, Saved | WentOn) or (
            isinstance(happening, PlaceChosen) and self.presenter.is_here
        ):
            if isinstance(self.panel, QuestionPanel | ListPanel) and self.panel.view.problem:
                self.refresh()
        elif isinstance(happening, ReadAgain):
            self.refresh()
        elif isinstance(happening, WorkbookOpened | WorkbookClosed | PlaceChosen):
            self.presenter.reset()
            self._drop()

    # showing

    def refresh(self) -> None:
        if self.panel is None:
            return
        view = self.presenter.view()
        self._say(view)
        self.panel.show_again(view)

    def _say(self, view: KioskView) -> None:
        title = view.section if isinstance(view, QuestionView) else view.title
        self.title.setText(title)
        self.setAccessibleName(title)

    def _show_new(self) -> None:
        self._drop()
        view = self.presenter.view()
        self._say(view)
        self.panel = self._panel(view)
        self.panel.acted.connect(self._acted)
        self.outer.addWidget(self.panel, stretch=1)
        self.panel.show()
        self.panel.focus_first()

    def _panel(self, view: KioskView) -> AnswerPanel:
        if isinstance(view, NoticeView):
            return NoticePanel(self.theme, view)
        if isinstance(view, ListView):
            lines = ListPanel(self.theme, view)
            lines.chosen.connect(self._jumped)
            return lines
        question = QuestionPanel(self.theme, view)
        question.chosen.connect(self._chosen)
        question.commented.connect(self._commented)
        question.retried.connect(self._retried)
        return question

    def _drop(self) -> None:
        """Throw the panel away with all it held; what was copied from it too, once a sheet has ended."""
        panel, self.panel = self.panel, None
        if panel is None:
            return
        panel.acted.disconnect(self._acted)  # a key that is still on its way asks for nothing more
        panel.forget()
        self.outer.removeWidget(panel)
        panel.hide()
        panel.setParent(None)
        panel.deleteLater()

    # what the person does

    def _acted(self, act: Act, text: str) -> None:
        before = self.presenter.stage
        if self.presenter.act(act, text):
            self.wanted.emit(StepId.COLLECT)
            return
        self.banner.hide()
        if act in (Act.SUBMIT, Act.NEXT_PERSON) and self.presenter.stage is not before:
            _empty_clipboard()
        if self.presenter.stage is not before:
            self._show_new()
            return
        self.refresh()
        if self.panel is not None and act in (Act.NEXT, Act.PREVIOUS):
            self.panel.focus_first()
        view = self.presenter.view()
        if not isinstance(view, QuestionView) and view.problem:
            announce(self, view.problem)

    def _chosen(self, code: int) -> None:
        said = self.presenter.choose(code)
        self.refresh()
        announce(self, said)

    def _commented(self, text: str) -> None:
        problem = self.presenter.comment(text)
        self.refresh()  # its foot says what is wrong
        if problem:
            announce(self, problem)

    def _retried(self) -> None:
        self.presenter.retry()
        self.refresh()

    def _jumped(self, index: int) -> None:
        self.presenter.go_to(index)
        self._show_new()


def _empty_clipboard() -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
