"""The discussion: record what was settled in the room, beside the private answers."""

from collections.abc import Iterable

from sixelements.application.events import Announce, DiscussionRecorded, tell_nobody
from sixelements.application.ports import Workbook
from sixelements.domain.discussion import Discussion, Outcome, Service, valid_level
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.ids import PracticeId
from sixelements.domain.rounds import Round
from sixelements.i18n import _
from sixelements.wording.numbers import listing
from sixelements.wording.quoted import quoted

MOST_VOTES = 10_000


def record(
    book: Workbook, round_: Round, discussion: Discussion, *, announce: Announce = tell_nobody
) -> None:
    """Record a discussion in place of an earlier one; the round must have been closed."""
    if not round_.readable:
        text = _("Close round {n} first: the team talks about results, and there are none before.")
        raise NotAllowed(text.format(n=round_.number))
    _check_practices(round_, discussion)
    _check_levels(discussion)
    for service in discussion.services:
        _check_service(service)
    book.discussions.put(round_.id, discussion)
    announce(DiscussionRecorded(round_.id))


def _check_practices(round_: Round, discussion: Discussion) -> None:
    named: set[PracticeId] = {
        *discussion.settled,
        *discussion.aims,
        *discussion.votes,
        *discussion.discussed,
    }
    unknown = named - set(round_.practices)
    if unknown:
        text = _("These practices are not part of the round: {ids}. Remove them.")
        ids = [quoted(p, 30) or _("(no name)") for p in sorted(unknown)[:10]]
        raise BadInput(text.format(ids=listing(ids)))


def _check_levels(discussion: Discussion) -> None:
    bad = [
        practice
        for practice, settled in discussion.settled.items()
        if (settled.outcome is Outcome.AGREED) != (settled.level is not None)
        or (settled.level is not None and not valid_level(settled.level))
    ]
    if bad:
        text = _("An agreed level is whole or half, from 1 to 5. Mend {ids}.")
        raise BadInput(text.format(ids=listing(sorted(bad))))
    bad = [practice for practice, aim in discussion.aims.items() if aim not in range(1, 6)]
    if bad:
        raise BadInput(_("An aim is a level from 1 to 5. Mend {ids}.").format(ids=listing(sorted(bad))))
    bad = [practice for practice, n in discussion.votes.items() if not 0 <= n <= MOST_VOTES]
    if bad:
        text = _("Votes are whole numbers from 0 up. Mend {ids}.")
        raise BadInput(text.format(ids=listing(sorted(bad))))


def _check_service(service: Service) -> None:
    rated: Iterable[int | None] = (x for items in service.levels.values() for x in items)
    if any(len(items) != 3 for items in service.levels.values()) or any(
        x is not None and x not in range(1, 6) for x in rated
    ):
        raise BadInput(_("The three-thirds worksheet needs three levels from 1 to 5, or null, for each leg."))
