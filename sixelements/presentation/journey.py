"""The journey as data: its steps, their fixed shortcuts, and how far each one is."""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session


class StepId(Enum):
    """The steps; the value is the number that the rail shows, and the digit of the shortcut."""

    SET_UP = 1
    COLLECT = 2
    RESULTS = 3
    DISCUSS = 4
    PLAN = 5
    REPORT = 6


class StepMark(Enum):
    """How far a step is."""

    DONE = "done"
    HALF = "part done"
    OPEN = "open"
    NOT_YET = "not yet"


class StepView(NamedTuple):
    """A step as the rail shows it. ``state`` is one line; of a step not open yet, why."""

    id: StepId
    title: str
    mark: StepMark
    state: str

    @property
    def shortcut(self) -> str:
        return f"Ctrl+{self.id.value}"


class JourneyStep(NamedTuple):
    """A step of the journey; adding a page to the rail is adding one of these."""

    id: StepId
    title: Callable[[], str]
    state: Callable[[Session], tuple[StepMark, str]]


def can_go(session: Session, step: StepId) -> bool:
    """Whether a step is there at all: a collection file is answered in, and has no other."""
    return step is StepId.COLLECT or not session.collection


def first_page(session: Session) -> StepId:
    """The page at which a workbook opens: results once there are any, otherwise where answers come in."""
    if session.collection:
        return StepId.COLLECT
    if session.round.readable:
        return StepId.RESULTS
    return StepId.COLLECT if session.round.headcount else StepId.SET_UP


def rail(session: Session) -> tuple[StepView, ...]:
    """All steps of the round that is looked at."""
    return tuple(StepView(s.id, s.title(), *s.state(session)) for s in STEPS if can_go(session, s.id))


def _set_up(session: Session) -> tuple[StepMark, str]:
    from sixelements.wording.rounds import mode_words  # noqa: PLC0415 - Home starts without the domain

    mode = mode_words(session.round.mode)
    people = session.round.headcount
    if people is None or not people.total:
        return StepMark.HALF, _("Head count missing, {mode}").format(mode=mode)
    text = ngettext("{n} person, {mode}", "{n} people, {mode}", people.total)
    return StepMark.DONE, text.format(n=people.total, mode=mode)


def arrived(session: Session) -> int:
    """How many sheets of the round are in."""
    return sum(session.book.responses.arrived(session.round.id).values())


def _workshop(session: Session) -> str:
    """Where the workshop of the round stands, such as "Ballot, 12 of 37"; empty if none is under way."""
    at = session.book.workshops.of(session.round.id)
    if at is None:
        return ""
    from sixelements.presentation.room.script_view import place_words  # noqa: PLC0415 - few rounds have one

    return place_words(at)


def _collect(session: Session) -> tuple[StepMark, str]:
    count, round_ = arrived(session), session.round
    heads = None if session.collection else round_.headcount
    people = heads.total if heads else 0
    if people and count > people:
        text = _("{n} sheets for {all}").format(n=count, all=people)
    elif people:
        text = _("{n} of {all} answered").format(n=count, all=people)
    else:
        text = ngettext("{n} answered", "{n} answered", count).format(n=count)
    if round_.sealed:
        return StepMark.HALF, _("{count}, sealed").format(count=text)
    if round_.readable:
        return StepMark.DONE, text
    if drafts := len(session.book.responses.drafts(round_.id)):
        waits = ngettext("{n} sheet in draft", "{n} sheets in draft", drafts)
        return StepMark.HALF, waits.format(n=drafts)
    return (StepMark.HALF if count else StepMark.OPEN), text


def _results(session: Session) -> tuple[StepMark, str]:
    if not session.round.readable:
        sealed = session.round.sealed
        return StepMark.NOT_YET, _("Opens when you show them") if sealed else _("Opens when you close")
    discussed = len(session.book.discussions.of(session.round.id).settled)
    if not discussed:
        return StepMark.OPEN, _("Ready to read")
    text = ngettext("{n} practice settled", "{n} practices settled", discussed)
    everything = discussed >= len(session.round.practices)
    return StepMark.DONE if everything else StepMark.HALF, text.format(n=discussed)


def _discuss(session: Session) -> tuple[StepMark, str]:
    """Open from the start, as the ballot belongs to it: the room answers, then it talks."""
    if place := _workshop(session):
        return StepMark.HALF, place
    talked = len(session.book.discussions.of(session.round.id).discussed)
    if talked:
        text = ngettext("{n} talked through", "{n} talked through", talked)
        return StepMark.DONE, text.format(n=talked)
    return StepMark.OPEN, _("With the team, in one room")


def _plan(session: Session) -> tuple[StepMark, str]:
    if not session.round.readable:
        return StepMark.NOT_YET, _("After the results")
    plan = session.book.plans.of(session.round.id)
    if plan is None or not plan.actions:
        return StepMark.OPEN, _("Nothing planned yet")
    active = [a for a in plan.actions if not a.locked]
    unowned = sum(a.owner is None for a in active)
    if unowned:
        text = ngettext("{n} action has no owner", "{n} actions have no owner", unowned)
        return StepMark.HALF, text.format(n=unowned)
    text = ngettext("{n} action", "{n} actions", len(active))
    return StepMark.DONE, text.format(n=len(active))


def _report(session: Session) -> tuple[StepMark, str]:
    if not session.round.readable:
        return StepMark.NOT_YET, _("After the results")
    return StepMark.OPEN, _("Ready to make")


STEPS: tuple[JourneyStep, ...] = (
    JourneyStep(StepId.SET_UP, lambda: _("Set up"), _set_up),
    JourneyStep(StepId.COLLECT, lambda: _("Collect"), _collect),
    JourneyStep(StepId.RESULTS, lambda: _("Results"), _results),
    JourneyStep(StepId.DISCUSS, lambda: _("Discuss"), _discuss),
    JourneyStep(StepId.PLAN, lambda: _("Plan"), _plan),
    JourneyStep(StepId.REPORT, lambda: _("Report"), _report),
)
