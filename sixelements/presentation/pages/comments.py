"""The comments on a practice or on all: what people wrote, by the alphabet, with a way to take one out."""

from dataclasses import dataclass

from sixelements.application import comments
from sixelements.application.results import RoundResults
from sixelements.domain.ids import PracticeId
from sixelements.domain.responses import IN_ALL, TAKEN_OUT
from sixelements.i18n import _, ngettext
from sixelements.presentation.pages.practice_detail import locked
from sixelements.presentation.session import Session
from sixelements.wording import backups, phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentsView:
    """``locked``: why none can be taken out; empty if it can. ``question``: what taking one out means."""

    title: str
    note: str
    texts: tuple[str, ...]
    locked: str
    question: str


class CommentsPresenter:
    """Reads and takes out the comments on one practice; without one, those on no single question."""

    def __init__(self, session: Session, results: RoundResults, practice: PracticeId | None) -> None:
        self._session, self._results, self._practice = session, results, practice

    def view(self) -> CommentsView:
        """The comments as they are now."""
        return CommentsView(
            title=self._title(),
            note=_("In alphabetical order and without role, so that nobody can be told from them."),
            texts=tuple(_("(taken out)") if text == TAKEN_OUT else text for text in self._texts()),
            locked=locked(self._session),
            question=phrases.sentences(
                _("Its words are overwritten in the workbook and its backups. There is no way back."),
                backups.left_alone(self._session.book.left_alone),
            ),
        )

    def _title(self) -> str:
        if self._practice is None:
            return _("Comments on no single question")
        name = self._results.practice(self._practice).name
        return _("Comments on {id} {practice}").format(id=self._practice, practice=name)

    def _texts(self) -> tuple[str, ...]:
        book, round_, score = self._session.book, self._session.round, self._results.score
        if self._practice is None:
            return comments.comments_on_all(book, round_, score=score)
        return comments.comments_on(book, round_, self._practice, score=score)

    def take_out(self, text: str) -> None:
        """Overwrite a comment for good. Raises CannotWrite."""
        session, on = self._session, self._practice or IN_ALL
        session.erase(
            lambda: comments.redact(session.book, session.round, on, text, announce=session.announce)
        )


def on_all(session: Session, results: RoundResults) -> str:
    """The button to the comments on no single question; empty if there is none to read."""
    n = len(comments.comments_on_all(session.book, session.round, score=results.score))
    text = ngettext("{n} comment on all of it…", "{n} comments on all of it…", n)
    return text.format(n=n) if n else ""
