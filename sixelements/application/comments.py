"""Comments beside answers: read once a round was closed; one that names somebody can be taken out."""

from collections.abc import Mapping

from sixelements.application.events import Announce, StoreChange, What, tell_nobody
from sixelements.application.ports import Workbook
from sixelements.application.rounds import published_as_it_is
from sixelements.domain.anonymity import showing_threshold
from sixelements.domain.ids import ItemId, PracticeId
from sixelements.domain.responses import IN_ALL, TAKEN_OUT
from sixelements.domain.rounds import Round
from sixelements.domain.scores import Score

_MARKS = (TAKEN_OUT, "(taken out)")
"""The second as earlier versions stored it."""


def comments_on(book: Workbook, round_: Round, practice: PracticeId, *, score: Score) -> tuple[str, ...]:
    """The comments on a practice in alphabetical order, without role; none if its figures are withheld.

    Raises NotAllowed before the round was published.
    """
    return _shown(_read(book, round_), practice, score)


def _read(book: Workbook, round_: Round) -> Mapping[ItemId, tuple[str, ...]]:
    return book.responses.comments(published_as_it_is(book, round_).id)


def _shown(comments: Mapping[ItemId, tuple[str, ...]], practice: PracticeId, score: Score) -> tuple[str, ...]:
    found = score.practices.get(practice)
    if found is None or found.mean is None:
        return ()
    return _marked(comments.get(ItemId(practice), ()))


def comments_on_all(book: Workbook, round_: Round, *, score: Score) -> tuple[str, ...]:
    """The comments on no single question, as `comments_on`; none if too few sheets count."""
    now = published_as_it_is(book, round_)
    if score.responses < showing_threshold(now):
        return ()
    return _marked(book.responses.comments(now.id).get(IN_ALL, ()))


def _marked(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The comments after one mark for each that was taken out, whatever version did it."""
    kept = tuple(text for text in texts if text not in _MARKS)
    return (*[TAKEN_OUT] * (len(texts) - len(kept)), *kept)


def printable_comments(
    book: Workbook, round_: Round, *, score: Score
) -> Mapping[PracticeId, tuple[str, ...]]:
    """What may stand in a report, by practice; comments taken out leave nothing behind."""
    read = _read(book, round_)
    found = {p: _shown(read, p, score) for p in score.practices}
    kept = {p: tuple(text for text in texts if text != TAKEN_OUT) for p, texts in found.items()}
    return {p: texts for p, texts in kept.items() if texts}


def redact(
    book: Workbook, round_: Round, on: PracticeId | ItemId, text: str, *, announce: Announce = tell_nobody
) -> None:
    """Overwrite a comment in the file and its backups; nothing of it remains, and there is no way back."""
    with book.change():
        now = published_as_it_is(book, round_)
        book.responses.redact(now.id, ItemId(on), text, instead=TAKEN_OUT)
    announce(StoreChange.of(What.SHEETS, round_))
