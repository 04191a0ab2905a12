"""Every text that people wrote in a plan or a discussion, with what it is, and how much all of it takes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from sixelements.domain import limits
from sixelements.domain.actions import Action, HeldReview, Plan, WorksheetReason
from sixelements.domain.discussion import Discussion
from sixelements.domain.facts import HardFact
from sixelements.domain.limits import Writing
from sixelements.domain.marks import MarkedCell
from sixelements.domain.waste_walk import Process
from sixelements.domain.worksheets import Worksheets
from sixelements.domain.workshop import Workshop


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
        for fact in service.facts.values():
            yield from _in_fact(fact, service.name)
    for line in discussion.parking:
        yield Written(Writing.PARKING, line)


def in_workshop(workshop: Workshop) -> Iterator[Written]:
    """The texts that were jotted down in a workshop."""
    for practice, jotting in workshop.jottings.items():
        yield Written(Writing.WHY, jotting.why, practice)
        yield Written(Writing.EVIDENCE, jotting.evidence, practice)
        yield Written(Writing.REMARK, jotting.note, practice)


def _in_fact(fact: HardFact, of: str) -> Iterator[Written]:
    yield Written(Writing.UNIT, fact.unit, of)
    yield Written(Writing.SOURCE, fact.source, of)
    yield Written(Writing.PERIOD, fact.period, of)


def in_worksheets(worksheets: Worksheets) -> Iterator[Written]:
    """The texts of the worksheets, each with the row that it belongs to."""
    yield Written(Writing.REMARK, worksheets.groups.silent)
    for technique in worksheets.groups.techniques:
        yield Written(Writing.ROW, technique.name)
    for channel in worksheets.channels.channels:
        yield from _in_row(channel.name, channel.cells.values())
    for group in worksheets.groups.groups:
        yield from _in_row(group.name, group.cells.values())
    for process in worksheets.processes:
        yield from _in_process(process)
    for request in worksheets.requests:
        yield Written(Writing.ROW, request.name)
        yield Written(Writing.WHO, request.asked_by, request.name)
        for point in request.points.values():
            yield Written(Writing.REMARK, point.note, request.name)
    for known in worksheets.customer_facts:
        yield Written(Writing.ROW, known.name)
        if known.fact:
            yield from _in_fact(known.fact, known.name)


def _in_row(name: str, cells: Iterable[MarkedCell]) -> Iterator[Written]:
    yield Written(Writing.ROW, name)
    for cell in cells:
        yield Written(Writing.REMARK, cell.note, name)
        yield Written(Writing.SOURCE, cell.source, name)


def _in_process(process: Process) -> Iterator[Written]:
    for text in (process.name, process.starts, process.ends, process.customer):
        yield Written(Writing.ROW, text)
    for step in process.steps:
        yield Written(Writing.ROW, step.name, process.name)
        yield Written(Writing.WHO, step.who, process.name)
        for found in step.wastes.values():
            yield Written(Writing.ROW, found.text, process.name)


def size_of_worksheets(worksheets: Worksheets) -> int:
    """Bytes of all texts of the worksheets."""
    return _size(w.text for w in in_worksheets(worksheets))


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
    for person in plan.people:
        yield Written(Writing.OWNER, person.name)
    for left in plan.left_so:
        yield Written(Writing.DECLINED, left.reason)
    for review in plan.reviews:
        yield from in_review(review)
    yield from chain.from_iterable(map(in_action, plan.actions))


def in_review(review: HeldReview) -> Iterator[Written]:
    """The texts of a review."""
    for entry in review.entries:
        yield Written(Writing.TITLE, entry.title, entry.title)
        yield Written(Writing.REVIEW, entry.line, entry.title)
    for decision in review.decisions:
        yield Written(Writing.LOG, decision)


def in_action(action: Action) -> Iterator[Written]:
    """The texts of an action."""
    return (Written(writing, text, action.title) for writing, text in _texts_of(action))


def _texts_of(action: Action) -> tuple[tuple[Writing, str], ...]:
    return (
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
        (Writing.ROW, action.because.row if isinstance(action.because, WorksheetReason) else ""),
        (Writing.NEEDS, action.needs),
        (Writing.RISK, action.risk),
        (Writing.TOLD, action.told),
        (Writing.SHOWN, action.evidence),
        (Writing.REVIEW, action.review_notes),
        (Writing.TITLE, action.short),
        *((Writing.REMARK, reading.note) for reading in action.readings),
    )


def size_of_discussion(discussion: Discussion) -> int:
    """Bytes of all texts of a discussion, with what they are about."""
    return _size((w.text for w in in_discussion(discussion)), discussion.settled)


def size_of_plan(plan: Plan) -> int:
    """Bytes of all texts of a plan, with what they are about."""
    ids = ((a.id, a.practice, a.element) for a in plan.actions)
    beside = (w.text for w in in_plan(replace(plan, actions=())))
    of_actions = (text for a in plan.actions for _writing, text in _texts_of(a))
    return _size(beside, of_actions, chain(*ids, (d.action for d in plan.declined)))


def _size(*texts: Iterable[str]) -> int:
    return sum(map(limits.size, chain(*texts)))
