"""Comments beside answers: read once a round was closed; one that names somebody can be taken out."""

from sixelements.application.events import Announce, RoundChanged, tell_nobody
from sixelements.application.ports import Workbook
from sixelements.domain.errors import NotAllowed
from sixelements.domain.ids import ItemId, PracticeId
from sixelements.domain.rounds import Round
from sixelements.domain.scores import Score
from sixelements.i18n import _


def comments_on(book: Workbook, round_: Round, practice: PracticeId, *, score: Score) -> tuple[str, ...]:
    """The comments on a practice in alphabetical order, without role; none where its figures are withheld.

    Comments on late sheets wait as long as their answers. Raises NotAllowed before the round was closed.
    """
    if not round_.readable:
        raise NotAllowed(_("Round {n} is open, so nobody can read comments yet.").format(n=round_.number))
    found = score.practices.get(practice)
    if found is None or found.mean is None:
        return ()
    _after, upto = round_.batches[found.batches - 1]
    return book.responses.comments(round_.id, upto=upto).get(ItemId(practice), ())


def redact(
    book: Workbook, round_: Round, practice: PracticeId, text: str, *, announce: Announce = tell_nobody
) -> None:
    """Overwrite a comment in the file and its backups; nothing of it remains, and there is no way back."""
    if not round_.readable:
        raise NotAllowed(_("Round {n} is open, so nobody can read comments yet.").format(n=round_.number))
    book.responses.redact(round_.id, ItemId(practice), text, instead=_("(taken out)"))
    announce(RoundChanged(round_.id))
