"""The journey as data: its steps, their fixed shortcuts, and how far each one is."""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from sixelements.domain.rounds import State
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session


class StepId(Enum):
    """The steps; the value is the number that the rail shows, and the digit of the shortcut."""

    SET_UP = 1
    COLLECT = 2
    RESULTS = 3
    PLAN = 4
    REPORT = 5


class Mark(Enum):
    """How far a step is."""

    DONE = "done"
    HALF = "part done"
    OPEN = "open"
    NOT_YET = "not yet"


class StepView(NamedTuple):
    """A step as the rail shows it. ``state`` is one line; of a step not open yet, why."""

    id: StepId
    title: str
    mark: Mark
    state: str

    @property
    def shortcut(self) -> str:
        return f"Ctrl+{self.id.value}"


class Step(NamedTuple):
    """A step of the journey; adding a page to the rail is adding one of these."""

    id: StepId
    title: Callable[[], str]
    state: Callable[[Session], tuple[Mark, str]]


def first_page(session: Session) -> StepId:
    """Where a workbook opens: at results once there are any, else where answers come in."""
    if session.round.readable:
        return StepId.RESULTS
    return StepId.COLLECT if session.round.headcount else StepId.SET_UP


def rail(session: Session) -> tuple[StepView, ...]:
    """All steps of the round that is looked at."""
    return tuple(StepView(s.id, s.title(), *s.state(session)) for s in STEPS)


def _set_up(session: Session) -> tuple[Mark, str]:
    mode = _("anonymous") if session.round.anonymous else _("open")
    people = session.round.headcount
    if people is None or not people.total:
        return Mark.HALF, _("Head count missing, {mode}").format(mode=mode)
    text = ngettext("{n} person, {mode}", "{n} people, {mode}", people.total)
    return Mark.DONE, text.format(n=people.total, mode=mode)


def arrived(session: Session) -> int:
    """How many sheets of the round are in."""
    return sum(session.book.responses.arrived(session.round.id).values())


def _collect(session: Session) -> tuple[Mark, str]:
    count, round_ = arrived(session), session.round
    people = round_.headcount.total if round_.headcount else 0
    if people and count > people:
        text = _("{n} sheets for {all}").format(n=count, all=people)
    elif people:
        text = _("{n} of {all} answered").format(n=count, all=people)
    else:
        text = ngettext("{n} answered", "{n} answered", count).format(n=count)
    if round_.state is State.SEALED:
        return Mark.HALF, _("{count}, sealed").format(count=text)
    if round_.readable:
        return Mark.DONE, text
    return (Mark.HALF if count else Mark.OPEN), text


def _results(session: Session) -> tuple[Mark, str]:
    if not session.round.readable:
        sealed = session.round.state is State.SEALED
        return Mark.NOT_YET, _("Opens when you show them") if sealed else _("Opens when you close")
    discussed = len(session.book.discussions.of(session.round.id).settled)
    if not discussed:
        return Mark.OPEN, _("Ready to read")
    text = ngettext("{n} practice settled", "{n} practices settled", discussed)
    everything = discussed >= len(session.round.practices)
    return Mark.DONE if everything else Mark.HALF, text.format(n=discussed)


def _plan(session: Session) -> tuple[Mark, str]:
    if not session.round.readable:
        return Mark.NOT_YET, _("After the results")
    plan = session.book.plans.of(session.round.id)
    if plan is None or not plan.actions:
        return Mark.OPEN, _("Nothing planned yet")
    active = [a for a in plan.actions if not a.locked]
    unowned = sum(a.owner is None for a in active)
    if unowned:
        text = ngettext("{n} action has no owner", "{n} actions have no owner", unowned)
        return Mark.HALF, text.format(n=unowned)
    text = ngettext("{n} action", "{n} actions", len(active))
    return Mark.DONE, text.format(n=len(active))


def _report(session: Session) -> tuple[Mark, str]:
    if not session.round.readable:
        return Mark.NOT_YET, _("After the results")
    return Mark.OPEN, _("Ready to make")


STEPS: tuple[Step, ...] = (
    Step(StepId.SET_UP, lambda: _("Set up"), _set_up),
    Step(StepId.COLLECT, lambda: _("Collect"), _collect),
    Step(StepId.RESULTS, lambda: _("Results"), _results),
    Step(StepId.PLAN, lambda: _("Plan"), _plan),
    Step(StepId.REPORT, lambda: _("Report"), _report),
)
