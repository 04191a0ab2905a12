"""What can be done with a practice of the results: record it, set it aside, read its comments."""

from PySide6.QtWidgets import QWidget

from sixelements.application.results import RoundResults
from sixelements.domain.ids import PracticeId
from sixelements.presentation.pages.comments import CommentsPresenter
from sixelements.presentation.pages.set_aside import set_aside
from sixelements.presentation.pages.settle import SettlePresenter
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.comments import CommentsDialog
from sixelements.ui.dialogs.reason import ReasonDialog, why_set_aside
from sixelements.ui.dialogs.settle import SettleDialog
from sixelements.ui.theme import Theme


class PracticeDialogs:
    """The dialogs of one practice over a page."""

    def __init__(self, page: QWidget, theme: Theme, session: Session) -> None:
        self._page, self._theme, self._session = page, theme, session

    def record(self, results: RoundResults, practice: PracticeId) -> None:
        SettleDialog.ask(self._page, self._theme, SettlePresenter(self._session, results, practice))

    def set_aside(self, results: RoundResults, practice: PracticeId) -> None:
        asked = why_set_aside(practice, results.practice(practice).name)
        ReasonDialog.ask(self._page, self._theme, asked, lambda why: set_aside(self._session, practice, why))

    def comments(self, results: RoundResults, practice: PracticeId | None) -> None:
        CommentsDialog.ask(self._page, self._theme, CommentsPresenter(self._session, results, practice))
