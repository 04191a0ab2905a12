"""A workshop of a round: begin it, keep its steps, record what the room settles, take a step back, end it."""

from sixelements.application import discussion as discussions
from sixelements.application.events import Announce, StoreChange, What, tell_nobody
from sixelements.application.ports import Deed, Workbook
from sixelements.application.rounds import as_it_is
from sixelements.domain.discussion import Discussion
from sixelements.domain.discussion_patch import DiscussionPatch, taken_back
from sixelements.domain.errors import BadInput
from sixelements.domain.limits import MOST_PEOPLE
from sixelements.domain.rounds import Round
from sixelements.domain.script import DAY, script_for
from sixelements.domain.workshop import MOST_MINUTES, Workshop
from sixelements.i18n import _
from sixelements.wording import numbers

LEAST_MINUTES = 20


def prepare(round_: Round, *, minutes: int, begins: int, people: int) -> Workshop:
    """A workshop of a round at its first page; nothing is stored.

    There is no ballot where the round takes no more sheets. ``begins``: seconds since midnight. Raises
    BadInput for minutes or people that no workshop has.
    """
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        text = _("A workshop takes from {least} to {most} minutes.")
        raise BadInput(text.format(least=LEAST_MINUTES, most=numbers.count(MOST_MINUTES)))
    if not 0 <= people <= MOST_PEOPLE:
        text = _("A workshop has from 0 to {most} people.")
        raise BadInput(text.format(most=numbers.count(MOST_PEOPLE)))
    script = script_for(
        minutes=minutes,
        practices=len(round_.practices),
        people=people,
        beforehand=not round_.collecting,
    )
    return Workshop(
        script=script, begins=begins % DAY, promised=minutes, people=people, practices=round_.practices
    )


def left_at(book: Workbook, round_: Round) -> Workshop | None:
    """Where the workshop of a round was left, so that it can go on there: paused, all answers hidden."""
    found = book.workshops.of(round_.id)
    return found.resumed() if found else None


def keep(book: Workbook, round_: Round, workshop: Workshop, *, announce: Announce = tell_nobody) -> None:
    """Store where a workshop stands now; the first time, it has begun."""
    with book.change():
        now = as_it_is(book, round_)
        book.workshops.put(now.id, workshop)
    announce(StoreChange.of(What.WORKSHOP, round_))


def record(
    book: Workbook,
    round_: Round,
    patch: DiscussionPatch,
    workshop: Workshop,
    *,
    announce: Announce = tell_nobody,
) -> None:
    """Record what the room settled, as `discussion.record` does, and where the workshop stands after it.

    Both are on disk, or neither. Raises as `discussion.record`.
    """
    told: list[StoreChange] = []
    if discussions.preview(book, round_, patch).changed:
        book.back_up_before(Deed.SETTLE, round_.id)  # within a change none is made
    with book.change():
        discussions.record(book, round_, patch, announce=told.append)
        book.workshops.put(round_.id, workshop)
    for change in (*told, StoreChange.of(What.WORKSHOP, round_)):
        announce(change)


def take_back(
    book: Workbook,
    round_: Round,
    workshop: Workshop,
    *,
    before: Discussion,
    patch: DiscussionPatch,
    announce: Announce = tell_nobody,
) -> None:
    """Take a record back: what ``patch`` named is as it was ``before``; all else stays as it is now."""
    told: list[StoreChange] = []
    book.back_up_before(Deed.SETTLE, round_.id)
    with book.change():
        now = book.discussions.of(round_.id)
        again = taken_back(now, before, patch.practices)
        discussions.put_whole(book, round_, again, announce=told.append)
        book.workshops.put(round_.id, workshop)
    for change in (*told, StoreChange.of(What.WORKSHOP, round_)):
        announce(change)


def end(book: Workbook, round_: Round, *, announce: Announce = tell_nobody) -> None:
    """End the workshop of a round: what was settled stays, where it stood is forgotten."""
    with book.change():
        book.workshops.remove(round_.id)
    announce(StoreChange.of(What.WORKSHOP, round_))
