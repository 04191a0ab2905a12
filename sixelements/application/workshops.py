"""A workshop of a round: begin it, keep its steps, record what the room settles, take a step back, end it."""

from dataclasses import replace

from sixelements.application import discussion as discussions
from sixelements.application.events import Announce, StoreChange, What, tell_nobody
from sixelements.application.limits import check_workshop
from sixelements.application.ports import Deed, Workbook
from sixelements.application.rounds import as_it_is
from sixelements.domain.discussion import Discussion
from sixelements.domain.discussion_patch import DiscussionPatch, taken_back
from sixelements.domain.errors import BadInput
from sixelements.domain.limits import MOST_PEOPLE
from sixelements.domain.rounds import Round
from sixelements.domain.script import DAY, Script, ScriptBlock, script_for
from sixelements.domain.workshop import MOST_MINUTES, Workshop
from sixelements.i18n import _
from sixelements.wording import numbers

LEAST_MINUTES = 20


def prepare(round_: Round, *, minutes: int, begins: int, people: int, by_hands: bool = False) -> Workshop:
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
    return Workshop(
        script=_script(round_, minutes=minutes, people=people, by_hands=by_hands),
        begins=begins % DAY,
        promised=minutes,
        people=people,
        practices=round_.practices,
        by_hands=by_hands,
    )


def left_at(book: Workbook, round_: Round) -> Workshop | None:
    """Where the workshop of a round was left, so that it can go on there: paused, all answers hidden."""
    found = book.workshops.of(round_.id)
    return as_round_is(found.resumed(), round_) if found and found.begun else None


def prepared_at(book: Workbook, round_: Round) -> Workshop | None:
    """How the workshop of a round was prepared, if it has not begun; None if the round went on since.

    Where nobody said how many people are here, they are as many as the team has now.
    """
    found = book.workshops.of(round_.id)
    if found is None or found.begun or found.beforehand is round_.collecting:
        return None
    return as_round_is(found.with_people(found.people or _headcount(round_)), round_)


def to_prepare(workshop: Workshop, round_: Round) -> Workshop:
    """A workshop as `prepared_at` finds it again: as many people as the team has are nobody's own number."""
    return workshop.with_people(0) if workshop.people == _headcount(round_) else workshop


def as_round_is(workshop: Workshop, round_: Round) -> Workshop:
    """The workshop with the practices that its round asks now, and without a ballot once it is closed.

    As long as the workshop is at its first page the minutes of its blocks are worked out again where they
    were meant for other practices. A ballot whose round was closed is over.
    """
    at = workshop.asking(round_.practices)
    if at.block is ScriptBlock.BALLOT and not round_.collecting:
        return at.go_to(ScriptBlock.BREAK)
    if at.block is not ScriptBlock.WELCOME:
        return at
    script = _script(round_, minutes=at.promised, people=at.people, by_hands=at.by_hands)
    measured = (ScriptBlock.BALLOT,) if at.begun else (ScriptBlock.BALLOT, ScriptBlock.BREAK)
    fits = all(at.script.least_of(block) == script.least_of(block) for block in measured)
    return at if fits else replace(at, script=script)


def _headcount(round_: Round) -> int:
    return round_.headcount.total if round_.headcount else 0


def _script(round_: Round, *, minutes: int, people: int, by_hands: bool) -> Script:
    return script_for(
        minutes=minutes,
        practices=len(round_.practices),
        people=people,
        beforehand=not round_.collecting,
        by_hands=by_hands,
    )


def keep(book: Workbook, round_: Round, workshop: Workshop, *, announce: Announce = tell_nobody) -> None:
    """Store where a workshop stands now. Raises BadInput for a jotting that does not fit."""
    check_workshop(workshop)
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
        again = taken_back(now, before, patch.practices, patch.parking)
        discussions.put_whole(book, round_, again, announce=told.append)
        book.workshops.put(round_.id, workshop)
    for change in (*told, StoreChange.of(What.WORKSHOP, round_)):
        announce(change)


def end(book: Workbook, round_: Round, *, announce: Announce = tell_nobody) -> None:
    """End the workshop of a round: what was settled stays, where it stood is forgotten."""
    with book.change():
        book.workshops.remove(round_.id)
    announce(StoreChange.of(What.WORKSHOP, round_))
