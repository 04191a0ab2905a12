"""The end of a round: seal it, publish it, take it back, or start it again.

How far a round is, and what came in, is read inside the change that stores the next step, so that no
sheet can come in between.
"""

from dataclasses import replace
from datetime import date

from sixelements.application.events import Announce, StoreChange, What, tell_nobody
from sixelements.application.ports import Deed, Workbook
from sixelements.application.rounds import as_it_is, refuse_in_a_copy
from sixelements.domain.anonymity import enough_to_close, shows_total
from sixelements.domain.errors import NotAllowed
from sixelements.domain.ids import ItemId
from sixelements.domain.rounds import Mode, Round, State, default_threshold, weighed
from sixelements.i18n import _
from sixelements.wording.rounds import pile_waits, too_few


def kept(book: Workbook, round_: Round) -> int:
    """How many sheets handed in count: at least half of the practices have a level."""
    return book.responses.kept(round_.id, practices=round_.practices, minimum=round_.least_rated)


def left_out(book: Workbook, round_: Round) -> int:
    """How many sheets handed in rate too little to count."""
    return sum(book.responses.arrived(round_.id).values()) - kept(book, round_)


def enough(book: Workbook, round_: Round) -> bool:
    """Whether a round may be published: by its sheets, or in an open one by the hands that were shown.

    Hands are enough where, with them, at least half of the practices were rated by as many as are shown.
    """
    if enough_to_close(round_, kept(book, round_)):
        return True
    if round_.anonymous:
        return False
    minimum = round_.least_rated
    tally = book.responses.tally(round_.id, practices=round_.practices, minimum=minimum)
    rated = [tally.everyone(ItemId(p)) for p in weighed(round_.practices) if ItemId(p) in tally.hands]
    return bool(rated) and sum(shows_total(round_, counts) for counts in rated) >= minimum


def seal_round(book: Workbook, round_: Round, *, announce: Announce = tell_nobody) -> Round:
    """Let no further sheet into an anonymous round; nothing is shown yet, and it can be taken back.

    Raises NotAllowed below the threshold, for an open round, where it is sealed or published already, and
    while sheets typed in from paper are not handed in.
    """
    with book.change():
        now = as_it_is(book, round_)
        if not now.anonymous:
            raise NotAllowed(_("Only an anonymous round is sealed. Close this one."))
        if now.state is not State.OPEN:
            raise NotAllowed(_closed_already(now))
        _must_be_handed_in(book, now)
        _must_be_enough(book, now)
        sealed = replace(now, state=State.SEALED)
        book.rounds.put(sealed)
        book.responses.put_newest(now.id, ())
    announce(StoreChange.of(What.ROUND, round_))
    return sealed


def close_round(book: Workbook, round_: Round, *, today: date, announce: Announce = tell_nobody) -> Round:
    """Publish a round: from now on its results can be read, and it takes no more sheets.

    Of an anonymous round this is final, so sheets that were begun and not handed in are erased with it, and
    what tells a file that was taken in. The newest take-in can't be taken back any more.
    Raises NotAllowed below the threshold, where it is published already, and while sheets typed in from
    paper are not handed in: nobody means to lose them.
    """
    before = as_it_is(book, round_)
    waiting = pile_waits(before, len(book.responses.drafts(before.id)))
    if not before.readable and not waiting and enough(book, before):
        book.back_up_before(Deed.CLOSE, round_.id)
    with book.change():
        now = as_it_is(book, round_)
        if now.readable:
            raise NotAllowed(_closed_already(now))
        _must_be_handed_in(book, now)
        _must_be_enough(book, now)
        if now.anonymous and book.responses.paused_count(now.id):
            book.responses.discard_unfinished(now.id)
        if now.anonymous:
            book.responses.forget_files(now.id)
        book.responses.put_newest(now.id, ())
        closed = replace(now, state=State.PUBLISHED, closed_on=today)
        book.rounds.put(closed)
    announce(StoreChange.of(What.ROUND, round_))
    return closed


def reopen_round(book: Workbook, round_: Round, *, announce: Announce = tell_nobody) -> Round:
    """Take sheets again: into a sealed round, or into a closed open one, which then simply counts again."""
    refuse_in_a_copy(book)
    before = as_it_is(book, round_)
    if before.state is not State.OPEN and not (before.anonymous and before.readable):
        book.back_up_before(Deed.REOPEN, round_.id)
    with book.change():
        now = as_it_is(book, round_)
        if now.state is State.OPEN:
            raise NotAllowed(_("Round {n} is open already.").format(n=now.number))
        if now.anonymous and now.readable:
            text = _("The results of round {n} were shown, and that is final. Open the next round.")
            raise NotAllowed(text.format(n=now.number))
        if book.rounds.of(now.team)[-1].id != now.id:
            raise NotAllowed(_("A later round was opened, so this one stays closed."))
        opened = replace(now, state=State.OPEN, closed_on=None)
        book.rounds.put(opened)
    announce(StoreChange.of(What.ROUND, round_))
    return opened


def discard_unfinished(book: Workbook, round_: Round, *, announce: Announce = tell_nobody) -> int:
    """Erase the sheets that were begun and never handed in; returns how many there were.

    Those typed in from paper stay.
    """
    with book.change():
        drafts = book.responses.drafts(round_.id)
        count = book.responses.paused_count(round_.id) - len(drafts)
        if count:
            book.responses.discard_unfinished(round_.id, spare=drafts.keys())
    announce(StoreChange.of(What.SHEETS, round_))
    return count


def restart_as_open(book: Workbook, round_: Round, *, today: date, announce: Announce = tell_nobody) -> Round:
    """Turn an anonymous round that can't reach its threshold into a new open one; its data is discarded."""
    with book.change():
        now = as_it_is(book, round_)
        if now.readable or now.mode is Mode.OPEN:
            raise NotAllowed(_("Only an anonymous round that was never shown can be started again."))
        book.responses.discard(now.id)
        restarted = replace(
            now,
            state=State.OPEN,
            mode=Mode.OPEN,
            threshold=default_threshold(Mode.OPEN),
            opened_on=today,
        )
        book.rounds.put(restarted)
    announce(StoreChange.of(What.ROUND, round_))
    return restarted


def _closed_already(round_: Round) -> str:
    text = _("Round {n} is already closed.")
    if round_.sealed:
        text = _("Round {n} is already sealed.")
    return text.format(n=round_.number)


def _must_be_handed_in(book: Workbook, round_: Round) -> None:
    if refusal := pile_waits(round_, len(book.responses.drafts(round_.id))):
        raise NotAllowed(refusal)


def _must_be_enough(book: Workbook, round_: Round) -> None:
    if enough(book, round_):
        return
    handed_in = sum(book.responses.arrived(round_.id).values())
    text = (
        _("Round {n} stays sealed. {why}")
        if round_.state is State.SEALED
        else _("Round {n} stays open. {why}")
    )
    raise NotAllowed(text.format(n=round_.number, why=too_few(round_, handed_in)))
