"""Removing a round or a team made by mistake: what goes with it is said first, and its name typed."""

from enum import Enum, auto
from typing import NamedTuple

from sixelements.application.next_round import remove_opened, said_when_opened
from sixelements.application.teams import remove_team
from sixelements.domain.discussion import NO_DISCUSSION
from sixelements.domain.errors import BadInput
from sixelements.domain.rounds import Round
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session
from sixelements.wording import backups, phrases


class Removed(Enum):
    """What is removed: what is looked at now."""

    ROUND = auto()
    TEAM = auto()


class RemoveView(NamedTuple):
    """The question before something is erased. ``refusal`` says why it can't be; ``name`` is to be typed."""

    title: str
    lead: str
    holds: tuple[str, ...]
    refusal: str
    name: str
    label: str
    button: str


def remove_view(session: Session, what: Removed) -> RemoveView:
    """What goes, counted, and what must be typed so that it does."""
    name = _name(session, what)
    if what is Removed.ROUND:
        title = _("Remove round {n} of {team}?").format(n=session.round.number, team=session.team.name)
    else:
        title = _("Remove the team {team}?").format(team=session.team.name)
    return RemoveView(
        title=title,
        lead=_lead(session),
        holds=_holds(session, what),
        refusal=why_not(session, what),
        name=name,
        label=_("Type {name} to remove it").format(name=name),
        button=_("Remove for good"),
    )


def why_not(session: Session, what: Removed) -> str:
    """Why it can't be removed now; empty if it can."""
    if session.read_only:
        return _("The workbook is open for reading only.")
    if session.under_way:
        return session.under_way
    if what is Removed.ROUND and len(session.book.rounds.of(session.team.id)) < 2:
        return _("It is the only round of its team. Remove the team instead.")
    if what is Removed.TEAM and len(session.book.teams.all()) < 2:
        return _("It is the only team of the workbook. Delete the file instead.")
    return ""


def remove(session: Session, what: Removed, typed: str) -> str:
    """Erase it, and look at another; returns that it is gone.

    Raises BadInput for another name, and what else `Session.erase` raises.
    """
    name = _name(session, what)
    if " ".join(typed.split()).casefold() != " ".join(name.split()).casefold():
        raise BadInput(_("That is not its name. Type {name}.").format(name=name))
    team, round_, rounds = session.team, session.round, _rounds(session, what)

    said = said_when_opened(session.book, round_) if what is Removed.ROUND else None
    touched = (*rounds, said[0]) if said else rounds

    def gone() -> None:
        if what is Removed.ROUND:
            remove_opened(session.book, round_, announce=session.announce)
        else:
            remove_team(session.book, team, announce=session.announce)
        session.forget_steps(*(r.id for r in touched))

    session.erase(gone)
    removed = _("{name} was removed.").format(name=name)
    return phrases.sentences(removed, backups.left_alone(session.book.left_alone))


def _lead(session: Session) -> str:
    """From where it is erased."""
    left = backups.left_alone(session.book.left_alone)
    if left:
        return phrases.sentences(_("It is erased from this file and from its own backups."), left)
    return _("It is erased from this file and from every backup. Nothing brings it back.")


def _name(session: Session, what: Removed) -> str:
    if what is Removed.TEAM:
        return session.team.name
    return _("Round {n}").format(n=session.round.number)


def _plan_before(session: Session) -> Round | None:
    """The newest earlier round that has a plan, from which actions may have been carried over."""
    earlier = (r for r in session.book.rounds.of(session.team.id) if r.number < session.round.number)
    found = [r for r in earlier if session.book.plans.of(r.id) is not None]
    return found[-1] if found else None


def _rounds(session: Session, what: Removed) -> tuple[Round, ...]:
    return session.book.rounds.of(session.team.id) if what is Removed.TEAM else (session.round,)


def _holds(session: Session, what: Removed) -> tuple[str, ...]:
    """What goes with it, a sentence each; counts only, and whose answers they are nobody can tell."""
    book, rounds = session.book, _rounds(session, what)
    sheets = sum(sum(book.responses.arrived(r.id).values()) for r in rounds)
    hands = sum(bool(book.responses.hands(r.id)) for r in rounds)
    begun = sum(book.responses.paused_count(r.id) for r in rounds)
    plans = sum(book.plans.of(r.id) is not None for r in rounds)
    talks = sum(book.discussions.of(r.id) != NO_DISCUSSION for r in rounds)
    others = len(rounds) if what is Removed.TEAM else 0
    said = (
        (others, ngettext("{n} round goes with it.", "{n} rounds go with it.", others)),
        (sheets, ngettext("{n} sheet of answers is erased.", "{n} sheets of answers are erased.", sheets)),
        (hands, ngettext("{n} show of hands is erased.", "{n} shows of hands are erased.", hands)),
        (begun, ngettext("{n} begun sheet is erased.", "{n} begun sheets are erased.", begun)),
        (talks, ngettext("{n} record of a talk is erased.", "{n} records of talks are erased.", talks)),
        (plans, ngettext("{n} plan is erased.", "{n} plans are erased.", plans)),
    )
    lines = [text.format(n=n) for n, text in said if n]
    lines += _unsaid(session) if what is Removed.ROUND else ()
    if plans and what is Removed.ROUND and (stays := _plan_before(session)):
        text = _("What round {n} planned stays, as it stands there now.")
        lines.append(text.format(n=stays.number))
    if sheets or hands or begun or talks or plans:
        lines.append(_("To keep them, save a copy first. Copies that lie elsewhere stay as they are."))
    return tuple(lines)


def _unsaid(session: Session) -> tuple[str, ...]:
    """That actions of the round before stand again as they did before this one was opened."""
    said = said_when_opened(session.book, session.round)
    if said is None:
        return ()
    before, review = said
    text = ngettext(
        "{n} action of round {round} stands again as before: what was said of it when round {next} was "
        "opened is taken back.",
        "{n} actions of round {round} stand again as before: what was said of them when round {next} was "
        "opened is taken back.",
        len(review.entries),
    )
    values = {"n": len(review.entries), "round": before.number, "next": session.round.number}
    return (text.format(**values),)
