"""Every text that people wrote in a plan or a discussion, with what it is, and how much all of it takes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from sixelements.domain import limits
from sixelements.domain.actions import Action, Plan
from sixelements.domain.discussion import Discussion
from sixelements.domain.limits import Writing


@dataclass(frozen=True, slots=True)
class Written:
    """One text. ``of`` is the practice or the action's title it belongs to; empty for the whole."""

    writing: Writing
    text: str
    of: str = ""


def in_discussion(discussion: Discussion) -> Iterator[Written]:
    """The texts of a discussion."""
    yield Written(Writing.FACILITATOR, discussion.facilitator)
    for practice, settled in discussion.settled.items():
        yield Written(Writing.WHY, settled.why, practice)
        yield Written(Writing.EVIDENCE, settled.evidence, practice)
    for service in discussion.services:
        yield Written(Writing.SERVICE, service.name)
    for line in discussion.parking:
        yield Written(Writing.PARKING, line)


def in_plan(plan: Plan) -> Iterator[Written]:
    """The texts of a plan."""
    yield Written(Writing.AIM, plan.aim)
    yield Written(Writing.SPONSOR, plan.sponsor)
    lists = (
        (Writing.NOTE, tuple(note for note in plan.notes if isinstance(note, str))),
        (Writing.LOG, plan.log),
        (Writing.PARKING, plan.parking),
        (Writing.STOP_DOING, plan.stop_doing),
    )
    for writing, lines in lists:
        yield from (Written(writing, line) for line in lines)
    for one in plan.declined:
        yield Written(Writing.TITLE, one.title, one.title)
        yield Written(Writing.DECLINED, one.reason, one.title)
    yield from chain.from_iterable(map(in_action, plan.actions))


def in_action(action: Action) -> Iterator[Written]:
    """The texts of an action."""
    texts = (
        (Writing.TITLE, action.title),
        (Writing.OWNER, action.owner or ""),
        (Writing.HELPERS, action.helpers),
        (Writing.FIRST_STEP, action.first_step),
        (Writing.WHEN, action.when),
        (Writing.THEN, action.then),
        (Writing.MEASURE, action.measure.name),
        (Writing.UNIT, action.measure.unit),
        (Writing.HOW, action.measure.how),
        (Writing.BECAUSE, action.because if isinstance(action.because, str) else ""),
        (Writing.NEEDS, action.needs),
        (Writing.RISK, action.risk),
        (Writing.TOLD, action.told),
        (Writing.SHOWN, action.evidence),
        (Writing.REVIEW, action.review_notes),
    )
    return (Written(writing, text, action.title) for writing, text in texts)


def size_of_discussion(discussion: Discussion) -> int:
    """Bytes of all texts of a discussion, with what they are about."""
    return _size((w.text for w in in_discussion(discussion)), discussion.settled)


def size_of_plan(plan: Plan) -> int:
    """Bytes of all texts of a plan, with what they are about."""
    ids = ((a.id, a.practice, a.element) for a in plan.actions)
    return _size((w.text for w in in_plan(plan)), chain(*ids, (d.action for d in plan.declined)))


def _size(*texts: Iterable[str]) -> int:
    return sum(map(limits.size, chain(*texts)))
