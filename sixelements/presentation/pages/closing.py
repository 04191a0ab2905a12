"""Closing a round: what it means, who is missing, why not yet, taking it back, and showing the results."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sixelements.application.closing import (
    close_round,
    discard_unfinished,
    enough,
    left_out,
    reopen_round,
    restart_as_open,
    seal_round,
)
from sixelements.application.hands import answered, uncounted
from sixelements.application.responses import asks_role
from sixelements.domain.assessment import Role
from sixelements.domain.errors import NotAllowed
from sixelements.domain.rounds import State
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session
from sixelements.presentation.undo import UndoStep
from sixelements.wording import asked, backups, numbers, phrases
from sixelements.wording.rounds import pile_waits, too_few


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The foot of Collect. ``complete``: the button is what comes next. ``reason``: why it is off."""

    title: str
    text: str
    button: str = ""
    reason: str = ""
    ways_out: str = ""
    reopen: str = ""
    next_round: str = ""
    complete: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseView:
    """The dialog. ``button`` empty: it can't be closed; ``restart``: it can start again as an open round.

    ``final``: what the button does can't be taken back.
    """

    title: str
    lead: str
    points: tuple[str, ...] = ()
    button: str = ""
    final: bool = False
    restart: str = ""
    confirm: str = ""
    cancel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscardView:
    """The question before sheets are erased that were begun and never handed in."""

    title: str
    lead: str
    button: str
    cancel: str


def closing(session: Session) -> Closing:
    """The foot of Collect as it is now."""
    if session.collection:
        return _collection_foot(session)
    foots = {State.OPEN: _open_foot, State.SEALED: _sealed_foot, State.PUBLISHED: _published_foot}
    return foots[session.round.state](session)


def _open_foot(session: Session) -> Closing:
    few = _too_few(session)
    reason = _pile_waits(session) or few
    text = _("Closing opens the results. You can reopen the round later.")
    if session.round.anonymous:
        text = _("Closing ends the answers. You show the results after that.")
    return Closing(
        title=_("Close the round"),
        text=phrases.sentences(text, _missing(session), reason),
        button=_("Close the round…"),
        reason=_read_only(session) or reason,
        ways_out=_("What can we do?") if few == reason and few and not session.read_only else "",
        complete=_complete(session) and not reason,
    )


def _collection_foot(session: Session) -> Closing:
    """Where a collection file goes back to, instead of anything about closing."""
    text = _(
        "When everybody here has answered, close this window, and give the file {file} back to whoever sent "
        "it. Its sheets count once they are taken in on Collect in the workbook of {organization}."
    )
    waits = len(session.book.responses.drafts(session.round.id))
    pile = ngettext(
        "First hand in the sheet that is typed in.", "First hand in the {n} sheets that are typed in.", waits
    )
    file = session.path.name if session.path else ""
    said = text.format(file=file, organization=session.book.info.organization)
    return Closing(
        title=_("Then it goes back"),
        text=phrases.sentences(pile.format(n=waits) if waits else "", said),
    )


def _sealed_foot(session: Session) -> Closing:
    text = _("It takes no more sheets, and nobody has seen a result yet. You can still open it again.")
    return Closing(
        title=_("Round {n} is closed, its results not shown").format(n=session.round.number),
        text=phrases.sentences(text, _missing(session), _left_out(session)),
        button=_("Show the results…"),
        reason=_read_only(session),
        reopen="" if session.read_only else _("Open it again"),
        complete=True,
    )


def _published_foot(session: Session) -> Closing:
    round_ = session.round
    day = numbers.day(round_.closed_on) if round_.closed_on else ""
    text = _("Closed on {day}.").format(day=day) if day else _("This round is closed.")
    how = _("Its results were shown, so it takes no more sheets. Late answers wait for the next round.")
    if not round_.anonymous:
        how = _("Reopen it to take in more sheets. Its results are hidden until you close it again.")
    newest = session.book.rounds.of(round_.team)[-1].id == round_.id and not session.read_only
    return Closing(
        title=_("Round {n} is closed").format(n=round_.number),
        text=phrases.sentences(text, how) if newest else text,
        reopen=_("Reopen the round") if newest and not round_.anonymous else "",
        next_round=_("Open the next round…") if newest else "",
    )


def _read_only(session: Session) -> str:
    return _("The workbook is open for reading only.") if session.read_only else ""


def _complete(session: Session) -> bool:
    people = session.round.headcount
    return people is not None and 0 < people.total <= answered(session.book, session.round)


def _missing(session: Session) -> str:
    """Who has not answered yet, by role where roles are asked."""
    people, round_ = session.round.headcount, session.round
    if people is None or not people.total:
        return ""
    arrived = session.book.responses.arrived(round_.id)
    hands = answered(session.book, round_) - sum(arrived.values())
    if hands:
        return _missing_hands(session, people.total - sum(arrived.values()) - hands)
    missing = people.total - sum(arrived.values())
    if missing < 0:
        return asked.more_sheets(sum(arrived.values()), people.total)
    if not missing and begun_sheets(session):  # whose they are nobody knows, so somebody may be missing
        return _("As many sheets are in as the team has people.")
    if not missing:
        return _("Everybody has answered.")
    text = ngettext("{n} person has not answered yet.", "{n} people have not answered yet.", missing)
    parts = []
    if asks_role(round_) and None not in arrived:
        parts = _by_role({role: people.of(role) - arrived.get(role, 0) for role in Role})
    if parts:
        text = ngettext(
            "{n} person has not answered yet: {roles}.", "{n} people have not answered yet: {roles}.", missing
        )
    return text.format(n=missing, roles=numbers.listing(parts))


def _missing_hands(session: Session, missing: int) -> str:
    """After a show of hands: how many raised none, of no role, and how much is still to count."""
    text = ngettext("{n} person has not answered yet.", "{n} people have not answered yet.", missing)
    heads, all_ = session.round.headcount, answered(session.book, session.round)
    if heads and missing < 0:
        return asked.more_sheets(all_, heads.total, hands=all_)
    left = uncounted(session.book, session.round)
    to_count = ngettext(
        "The hands for {n} practice are not counted yet.",
        "The hands for {n} practices are not counted yet.",
        left,
    )
    return phrases.sentences(
        text.format(n=missing) if missing > 0 else _("Everybody has answered."),
        to_count.format(n=left) if left else "",
    )


def _left_out(session: Session) -> str:
    """Sheets that will not count. Of an anonymous round said only once no sheet comes in any more.

    A number that grows with one sheet would tell how little that one rated.
    """
    return asked.will_not_count(left_out(session.book, session.round))


def _by_role(counts: Mapping[Role, int]) -> list[str]:
    texts = {
        Role.FRONTLINE: _("{n} front line"),
        Role.SUPERVISOR: ngettext("{n} supervisor", "{n} supervisors", counts[Role.SUPERVISOR]),
        Role.MANAGER: ngettext("{n} manager", "{n} managers", counts[Role.MANAGER]),
    }
    return [texts[role].format(n=n) for role, n in counts.items() if n > 0]


def _too_few(session: Session) -> str:
    """Why it can't be closed yet."""
    round_, book = session.round, session.book
    if enough(book, round_):
        return ""
    return too_few(round_, sum(book.responses.arrived(round_.id).values()))


def _pile_waits(session: Session) -> str:
    """Why it can't be closed while sheets typed in from paper wait."""
    return pile_waits(session.round, len(session.book.responses.drafts(session.round.id)))


def close_view(session: Session) -> CloseView:
    """The dialog as it is now: what comes next in the life of the round."""
    round_ = session.round
    in_the_way = _read_only(session) or session.under_way
    if in_the_way:
        return CloseView(title=_("Close the round"), lead=in_the_way, cancel=_("Close"))
    if round_.state is State.PUBLISHED:
        foot = _published_foot(session)
        return CloseView(title=foot.title, lead=foot.text, cancel=_("Close"))
    if waits := _pile_waits(session):
        title = _("Round {n} can't be closed yet").format(n=round_.number)
        return CloseView(title=title, lead=waits, cancel=_("Keep it open"))
    if reason := _too_few(session):
        return _refusal(session, reason)
    return _show(session) if round_.sealed else _close(session)


def _close(session: Session) -> CloseView:
    round_ = session.round
    if round_.anonymous:
        lead = _("Closing ends the answers: the round takes no more sheets.")
        points = [_("Nobody sees a result yet. Until you show the results, you can open it again.")]
    else:
        lead = _("Closing opens the results and ends the answers.")
        points = [
            _("The results can be read from then on, by everybody who has this file."),
            _(
                "You can reopen the round later. Its results are hidden then, until you close it again with "
                "all sheets that are in."
            ),
        ]
    return CloseView(
        title=_("Close round {n}?").format(n=round_.number),
        lead=lead,
        points=_without_empty(
            *points, _missing(session), "" if round_.anonymous else _left_out(session), _begun(session)
        ),
        button=_("Close round {n}").format(n=round_.number),
        cancel=_("Keep it open"),
    )


def _show(session: Session) -> CloseView:
    begun = begun_sheets(session)
    erased = ngettext(
        "{n} sheet was begun and never handed in. It is erased.",
        "{n} sheets were begun and never handed in. They are erased.",
        begun,
    )
    return CloseView(
        title=_("Show the results of round {n}?").format(n=session.round.number),
        lead=_("This is final: a sheet that comes later is not taken in."),
        points=_without_empty(
            _("The results can be read from then on, by everybody who has this file."),
            _missing(session),
            _left_out(session),
            erased.format(n=begun) if begun else "",
        ),
        button=_("Show the results"),
        final=True,
        cancel=_("Not yet"),
    )


def _without_empty(*points: str) -> tuple[str, ...]:
    return tuple(point for point in points if point)


def begun_sheets(session: Session) -> int:
    """How many sheets are begun on a laptop and not handed in."""
    responses, round_ = session.book.responses, session.round.id
    return responses.paused_count(round_) - len(responses.drafts(round_))


def _begun(session: Session) -> str:
    begun = begun_sheets(session)
    if not begun:
        return ""
    text = ngettext(
        "{n} sheet is begun and not handed in. It is not counted.",
        "{n} sheets are begun and not handed in. They are not counted.",
        begun,
    )
    return text.format(n=begun)


def _refusal(session: Session, reason: str) -> CloseView:
    round_ = session.round
    counts = _("A sheet counts when at least half of the practices have a level.")
    wait = _("Wait for more answers, and remind those who are missing. Nothing is lost meanwhile.")
    title = _("Round {n} can't be closed yet").format(n=round_.number)
    if not round_.anonymous:
        return CloseView(title=title, lead=reason, points=(counts, wait), cancel=_("Keep it open"))
    start_again = _(
        "Or start again as an open round, which shows figures once 3 people have answered. "
        "All answers given so far are deleted, because they were promised to be anonymous."
    )
    return CloseView(
        title=title,
        lead=reason,
        points=(counts, wait, phrases.sentences(start_again, backups.left_alone(session.book.left_alone))),
        restart=_("Start again as an open round"),
        confirm=_("Delete the answers of this round for good"),
        cancel=_("Keep it open"),
    )


def close(session: Session, *, day: date | None = None) -> None:
    """Seal an anonymous round that is open, publish any other, today or of another ``day``.

    Raises NotAllowed and CannotWrite.
    """
    round_ = session.round
    if round_.anonymous and round_.collecting:
        session.run_now(lambda: seal_round(session.book, round_, announce=session.announce))
        return
    closed_on = day or session.services.today()
    session.run_now(lambda: close_round(session.book, round_, today=closed_on, announce=session.announce))


def reopen(session: Session) -> str:
    """Take the sealing back, or open a closed open round again; returns what to say.

    Raises NotAllowed and CannotWrite. Undo closes it again, as long as nobody began or handed in a sheet.
    """
    label = _("reopening round {n}").format(n=session.round.number)
    there, day = _sheets(session), session.round.closed_on
    step = UndoStep(
        label, lambda: _close_again(session, there, day), lambda: reopen(session), session.round.id
    )
    session.run_now(lambda: reopen_round(session.book, session.round, announce=session.announce), step=step)
    text = _("Round {n} is open again, and answers can come in. Results and plan wait until it is closed.")
    return text.format(n=session.round.number)


def _close_again(session: Session, there: tuple[int, int], day: date | None) -> None:
    """As it was, of that day. What came in since is closed in by whoever means to, on Collect."""
    if _sheets(session) != there:
        text = _("Sheets were begun or came in since round {n} was reopened. Close it on Collect.")
        raise NotAllowed(text.format(n=session.round.number))
    close(session, day=day)


def _sheets(session: Session) -> tuple[int, int]:
    """How many are handed in, and how many are begun."""
    responses, round_ = session.book.responses, session.round.id
    return sum(responses.arrived(round_).values()), responses.paused_count(round_)


def restart(session: Session) -> None:
    """Start the round again as an open one; its answers are deleted. Raises CannotWrite."""
    today = session.services.today()
    session.erase(
        lambda: restart_as_open(session.book, session.round, today=today, announce=session.announce)
    )


def discard_view(session: Session) -> DiscardView:
    """The question before begun sheets are erased; says how many, never whose."""
    begun = begun_sheets(session)
    title = ngettext("Discard {n} begun sheet?", "Discard all {n} begun sheets?", begun)
    return DiscardView(
        title=title.format(n=begun),
        lead=phrases.sentences(
            ngettext(
                "Whoever began it can't go on with it, and its answers are erased here and in the backups.",
                "Nobody can tell one from another, so none is kept. Whoever began one can't go on with it, "
                "and its answers are erased here and in the backups.",
                begun,
            ),
            backups.left_alone(session.book.left_alone),
        ),
        button=_("Discard"),
        cancel=_("Keep"),
    )


def discard(session: Session) -> None:
    """Erase the sheets that were begun and never handed in. Raises CannotWrite."""
    session.erase(lambda: discard_unfinished(session.book, session.round, announce=session.announce))
