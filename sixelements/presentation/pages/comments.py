"""The comments on a practice: what people wrote, shuffled by the alphabet, with a way to take one out."""

from dataclasses import dataclass

from sixelements.application import comments
from sixelements.application.results import RoundResults
from sixelements.domain.ids import PracticeId
from sixelements.i18n import _
from sixelements.presentation.pages.practice_detail import locked
from sixelements.presentation.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentsView:
    """``locked``: why none can be taken out; empty where it can."""

    title: str
    note: str
    texts: tuple[str, ...]
    locked: str


class CommentsPresenter:
    """Reads and takes out the comments on one practice."""

    def __init__(self, session: Session, reading: RoundResults, practice: PracticeId) -> None:
        self._session, self._reading, self._practice = session, reading, practice

    def view(self) -> CommentsView:
        """The comments as they are now."""
        name = self._reading.practice(self._practice).name
        score = self._reading.score
        return CommentsView(
            title=_("Comments on {id} {practice}").format(id=self._practice, practice=name),
            note=_("In alphabetical order and without role, so that nobody can be told from them."),
            texts=comments.comments_on(self._session.book, self._session.round, self._practice, score=score),
            locked=locked(self._session),
        )

    def take_out(self, text: str) -> None:
        """Overwrite a comment for good. Raises CannotWrite."""
        session = self._session
        session.erase(
            lambda: comments.redact(
                session.book, session.round, self._practice, text, announce=session.announce
            )
        )
