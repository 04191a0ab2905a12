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
    LOOK_CLOSER = 5
    PLAN = 6
    REPORT = 7
    REVIEW = 8


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
    """Whether a step is there at all: a collection file is answered in, and has no other.

    A hand-over copy takes no sheets, and what was agreed stays as it was handed over.
    """
    if session.handed_over and step in (StepId.COLLECT, StepId.DISCUSS):
        return False
    return step is StepId.COLLECT or not session.collection


def first_page(session: Session) -> StepId:
    """The page at which a workbook opens: a workshop that waits to go on, else results once there are any,
    otherwise where answers come in."""
    if session.collection:
        return StepId.COLLECT
    at = None if session.read_only else session.book.workshops.of(session.round.id)
    if at is not None and at.begun:
        return StepId.DISCUSS
    if session.round.readable:
        return StepId.RESULTS
    return StepId.COLLECT if session.round.headcount else StepId.SET_UP


def rail(session: Session) -> tuple[StepView, ...]:
    """All steps of the round that is shown."""
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
    """How many people of the round answered, on a sheet or by raising a hand."""
    from sixelements.application.hands import answered  # noqa: PLC0415 - Home starts without the domain

    return answered(session.book, session.round)


def _workshop(session: Session) -> str:
    """Where the workshop of the round stands, such as "Ballot, 12 of 37"; empty if none is under way."""
    at = session.book.workshops.of(session.round.id)
    if at is None or not at.begun:
        return ""
    from sixelements.presentation.room.script_view import place_words  # noqa: PLC0415 - few rounds have one

    return place_words(at)


def _collect(session: Session) -> tuple[StepMark, str]:
    count, round_ = arrived(session), session.round
    heads = None if session.collection else round_.headcount
    people = heads.total if heads else 0
    if people and count > people:
        hands = bool(session.book.responses.hands(round_.id))
        text = _("{n} answers for {all}") if hands else _("{n} sheets for {all}")
        text = text.format(n=count, all=people)
    elif people:
        from sixelements.wording.numbers import count as said  # noqa: PLC0415 - Home starts without it

        text = _("{n} of {all} answered").format(n=said(count), all=said(people))
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
    text = ngettext(
        "{n} practice talked over or confirmed", "{n} practices talked over or confirmed", discussed
    )
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


def _look_closer(session: Session) -> tuple[StepMark, str]:
    """Open from the start: a group fills the sheets in, so they wait for no answer."""
    from sixelements.presentation.closer.progress import progress  # noqa: PLC0415 - Home starts without it

    states = progress(session).values()
    done = sum(state.done for state in states)
    if not any(state.begun for state in states):
        return StepMark.OPEN, _("Facts beside opinions")
    text = ngettext("{n} of {all} worksheet", "{n} of {all} worksheets", len(states))
    return StepMark.DONE if done == len(states) else StepMark.HALF, text.format(n=done, all=len(states))


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
    n = sum(not a.parked for a in active)
    return StepMark.DONE, ngettext("{n} action", "{n} actions", n).format(n=n)


def _report(session: Session) -> tuple[StepMark, str]:
    if not session.round.readable:
        return StepMark.NOT_YET, _("After the results")
    return StepMark.OPEN, _("Ready to make")


def _review(session: Session) -> tuple[StepMark, str]:
    """Part done while one is held; done once one was, until the next is due."""
    plan = session.book.plans.of(session.round.id) if session.round.readable else None
    if plan is None or not any(not a.locked for a in plan.actions):
        return StepMark.NOT_YET, _("After the plan")
    from sixelements.domain.reviews_held import agenda_of, open_review  # noqa: PLC0415 - Home starts without the domain
    from sixelements.wording.numbers import short_day  # noqa: PLC0415 - likewise

    held = open_review(plan)
    if held:
        items = len(agenda_of(plan, held.day).items)
        return StepMark.HALF, _("{n} of {all} recorded").format(n=len(held.entries), all=items)
    following = plan.next_review
    if following and following.day > session.services.today():
        return StepMark.DONE, _("Next on {day}").format(day=short_day(following.day))
    if following:
        return StepMark.OPEN, _("Due since {day}").format(day=short_day(following.day))
    return StepMark.OPEN, _("Every two weeks")


STEPS: tuple[JourneyStep, ...] = (
    JourneyStep(StepId.SET_UP, lambda: _("Set up"), _set_up),
    JourneyStep(StepId.COLLECT, lambda: _("Collect"), _collect),
    JourneyStep(StepId.RESULTS, lambda: _("Results"), _results),
    JourneyStep(StepId.DISCUSS, lambda: _("Discuss"), _discuss),
    JourneyStep(StepId.LOOK_CLOSER, lambda: _("Look closer"), _look_closer),
    JourneyStep(StepId.PLAN, lambda: _("Plan"), _plan),
    JourneyStep(StepId.REPORT, lambda: _("Report"), _report),
    JourneyStep(StepId.REVIEW, lambda: _("Review"), _review),
)
