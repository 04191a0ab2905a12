"""Closing a round: what it means, who is missing, why not yet, and the ways out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sixelements.application.responses import asks_role
from sixelements.application.rounds import close_round, restart_as_open
from sixelements.domain.anonymity import enough_to_close, showing_threshold
from sixelements.domain.assessment import Role
from sixelements.domain.rounds import Mode, minimum_rated
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session
from sixelements.wording import numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The foot of Collect. ``complete``: everybody has answered. ``reason``: why it can't be closed now."""

    title: str
    text: str
    button: str
    reason: str = ""
    ways_out: str = ""
    reopen: str = ""
    complete: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseView:
    """The dialog. ``button`` empty: it can't be closed; ``restart``: it can start again as an open round."""

    title: str
    lead: str
    points: tuple[str, ...]
    button: str = ""
    restart: str = ""
    confirm: str = ""
    cancel: str


def further(session: Session) -> int:
    """How many sheets that count came in since the figures were last published."""
    practices = session.round.practices
    return session.book.responses.kept(
        session.round.id,
        practices=practices,
        after=session.round.published,
        minimum=minimum_rated(len(practices)),
    )


def closing(session: Session) -> Closing:
    """The foot of Collect as it is now."""
    if session.round.closed:
        return _closed(session)
    reason = _too_few(session)
    read_only = _("The workbook is open for reading only.") if session.read_only else ""
    text = _("Closing opens the results; sheets that come later wait.")
    return Closing(
        title=_("Close the round"),
        text=" ".join(part for part in (text, _missing(session), reason) if part),
        button=_("Close the round…"),
        reason=read_only or reason,
        ways_out=_("What can we do?") if reason and not read_only else "",
        complete=_complete(session) and not reason,
    )


def _closed(session: Session) -> Closing:
    round_, late = (
        session.round,
        sum(session.book.responses.arrived(session.round.id, after=session.round.published).values()),
    )
    day = numbers.day(date.fromisoformat(round_.closed_on)) if round_.closed_on else ""
    text = _("Closed on {day}.").format(day=day) if day else _("This round is closed.")
    if late:
        waits = ngettext(
            "{n} late sheet waits; figures change once {k} further ones that count are in.",
            "{n} late sheets wait; figures change once {k} further ones that count are in.",
            late,
        )
        text = f"{text} {waits.format(n=late, k=showing_threshold(round_))}"
    enough = late > 0 and enough_to_close(round_, further(session))
    newest = session.book.rounds.of(round_.team)[-1].id == round_.id
    return Closing(
        title=_("Round {n} is closed").format(n=round_.number),
        text=text,
        button=_("Bring in the late sheets…") if enough and not session.read_only else "",
        reopen=_("Reopen the round") if newest and not session.read_only else "",
    )


def _complete(session: Session) -> bool:
    people = session.round.headcount
    arrived = sum(session.book.responses.arrived(session.round.id).values())
    return people is not None and 0 < people.total <= arrived


def _missing(session: Session) -> str:
    """Who has not answered yet, by role where roles are asked."""
    people, round_ = session.round.headcount, session.round
    if people is None or not people.total:
        return ""
    arrived = session.book.responses.arrived(round_.id)
    missing = people.total - sum(arrived.values())
    if missing <= 0:
        return _("Everybody has answered.")
    text = ngettext(
        "{n} person has not answered yet{roles}.", "{n} people have not answered yet{roles}.", missing
    )
    roles = ""
    if asks_role(round_) and None not in arrived:
        parts = _by_role({role: people.of(role) - arrived.get(role, 0) for role in Role})
        roles = _(": {roles}").format(roles=numbers.listing(parts)) if parts else ""
    return text.format(n=missing, roles=roles)


def _by_role(counts: Mapping[Role, int]) -> list[str]:
    texts = {
        Role.FRONTLINE: _("{n} front line"),
        Role.SUPERVISOR: ngettext("{n} supervisor", "{n} supervisors", counts[Role.SUPERVISOR]),
        Role.MANAGER: ngettext("{n} manager", "{n} managers", counts[Role.MANAGER]),
    }
    return [texts[role].format(n=n) for role, n in counts.items() if n > 0]


def _too_few(session: Session) -> str:
    """Why it can't be closed yet; a reopened round can always be closed again."""
    round_ = session.round
    if round_.readable:
        return ""
    kept = further(session)
    if enough_to_close(round_, kept):
        return ""
    if not kept:
        text = _("To close, {k} sheets that count are needed. None is in yet.")
    else:
        text = ngettext(
            "To close, {k} sheets that count are needed. {n} is in.",
            "To close, {k} sheets that count are needed. {n} are in.",
            kept,
        )
    return text.format(n=kept, k=showing_threshold(round_))


def close_view(session: Session) -> CloseView:
    """The dialog as it is now."""
    if session.read_only:
        text = _("The workbook is open for reading only.")
        return CloseView(title=_("Close the round"), lead=text, points=(), cancel=_("Close"))
    if session.round.closed:
        return _again(session)
    reason = _too_few(session)
    if reason:
        return _refusal(session, reason)
    k, n = showing_threshold(session.round), session.round.number
    points = [
        _("The results can be read from then on, by everybody who has this file."),
        _("Sheets that come later wait: they change no figure until {k} further ones are in.").format(k=k),
        _missing(session),
        _begun(session),
    ]
    return CloseView(
        title=_("Close round {n}?").format(n=n),
        lead=_("Closing opens the results and stops new answers on this laptop."),
        points=tuple(p for p in points if p),
        button=_("Close round {n}").format(n=n),
        cancel=_("Keep it open"),
    )


def _again(session: Session) -> CloseView:
    """A closed round: late sheets can come into the figures once enough of them wait."""
    foot = _closed(session)
    if not foot.button:
        return CloseView(title=foot.title, lead=foot.text, points=(), cancel=_("Close"))
    n = further(session)
    text = ngettext(
        "{n} late sheet that counts comes into the figures of this round.",
        "{n} late sheets that count come into the figures of this round.",
        n,
    )
    return CloseView(
        title=_("Bring in the late sheets?"),
        lead=text.format(n=n),
        points=(_("Results, plan and report are computed anew. What you agreed stays as it is."),),
        button=_("Bring them in"),
        cancel=_("Not now"),
    )


def _begun(session: Session) -> str:
    begun = session.book.responses.paused_count(session.round.id)
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
    points = [counts, wait]
    if round_.mode is Mode.OPEN or round_.readable or session.read_only:
        return CloseView(title=title, lead=reason, points=tuple(points), cancel=_("Keep it open"))
    points.append(
        _(
            "Or start again as an open round, which shows figures from 3 answers on. "
            "All answers given so far are deleted, because they were promised to be anonymous."
        )
    )
    return CloseView(
        title=title,
        lead=reason,
        points=tuple(points),
        restart=_("Start again as an open round"),
        confirm=_("Delete the answers of this round for good"),
        cancel=_("Keep it open"),
    )


def close(session: Session) -> None:
    """Close the round. Raises NotAllowed below the threshold, and CannotWrite."""
    today = session.services.today()
    session.attempt(lambda: close_round(session.book, session.round, today=today, announce=session.tell))


def restart(session: Session) -> None:
    """Start the round again as an open one; its answers are deleted. Raises CannotWrite."""
    today = session.services.today()
    session.attempt(lambda: restart_as_open(session.book, session.round, today=today, announce=session.tell))
