"""Whether what somebody wants to store fits: refused before it is stored, with how much fits.

What was there before and is not touched stays, even where it would not be taken today.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from sixelements.application.ports import Workbook
from sixelements.domain import limits, written
from sixelements.domain.actions import Action, Plan
from sixelements.domain.discussion import Discussion
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.facts import HardFact
from sixelements.domain.holidays import WorkDays
from sixelements.domain.limits import ALL_TEXTS, DAYS, Writing
from sixelements.domain.responses import Sheet
from sixelements.domain.rounds import Round
from sixelements.domain.waste_walk import Process
from sixelements.domain.worksheets import Row, Worksheets
from sixelements.domain.workshop import Workshop
from sixelements.domain.written import Written
from sixelements.i18n import _
from sixelements.wording import limits as words
from sixelements.wording import numbers

_SHEET, _ANSWER = 100, 25
"""Bytes that a sheet and an answer take in a workbook at least."""


def check_text(writing: Writing, text: str, *, of: str = "") -> None:
    """Raise BadInput where a text is too long. ``of``: the practice or action it belongs to."""
    if limits.too_long(writing, text):
        raise BadInput(words.too_long(writing, len(text), of))


def check_day(day: date) -> None:
    """Raise BadInput for a day that can't be stored."""
    if day not in DAYS:
        text = _("{day} can't be stored. {fit} Choose another day.")
        raise BadInput(text.format(day=numbers.day(day), fit=words.days_that_fit()))


def check_discussion(discussion: Discussion, *, before: Discussion) -> None:
    """Raise BadInput where a discussion holds more than fits."""
    _check_texts(written.in_discussion(discussion), before=written.in_discussion(before))
    counts = (
        (len(discussion.discussed), limits.MOST_DISCUSSED, _("{n} practices talked about")),
        (len(discussion.services), limits.MOST_SERVICES, _("{n} services in the worksheet")),
        (len(discussion.parking), limits.MOST_LINES, _("{n} lines in the parking lot")),
    )
    for n, most, what in counts:
        _check_count(n, most, what)
    together = written.size_of_discussion(discussion)
    if together > max(ALL_TEXTS, written.size_of_discussion(before)):
        raise BadInput(_together(_("The texts of this discussion are too long together"), together))


def check_added_services(services: int, *, before: int) -> None:
    """Raise BadInput where more services are added to the three-thirds worksheet than it takes.

    More that are stored are kept, and come back when one of them was removed and that is undone.
    """
    if services > before:
        _check_count(services, limits.MOST_IN_THIRDS, _("{n} services in the worksheet"))


def check_workshop(workshop: Workshop) -> None:
    """Raise BadInput where something that was jotted down is longer than fits."""
    _check_texts(written.in_workshop(workshop), before=())


def check_plan(plan: Plan, *, before: Plan | None) -> None:
    """Raise BadInput where a plan holds more than fits."""
    new, old = _touched(plan, before), _touched(before, plan) if before else None
    _check_texts(written.in_plan(new), before=written.in_plan(old) if old else ())
    _check_days(new, old)
    _check_numbers(new, old)
    lines = (*plan.notes, *plan.log, *plan.parking, *plan.stop_doing)
    counts = (
        (len(plan.actions), limits.MOST_ACTIONS, _("{n} actions in a plan")),
        (sum(len(a.depends_on) for a in plan.actions), limits.MOST_LINKS, _("{n} links between actions")),
        (len(plan.declined), limits.MOST_DECLINED, _("{n} actions declined")),
        (len(lines), limits.MOST_LINES, _("{n} lines beside the actions")),
        (sum(len(a.readings) for a in plan.actions), limits.MOST_READINGS, _("{n} readings in a plan")),
        (len(plan.people), limits.MOST_PLAN_PEOPLE, _("{n} people in a plan")),
        (len(plan.left_so), limits.MOST_LEFT_SO, _("{n} findings left as they are")),
        (len(plan.reviews), limits.MOST_REVIEWS, _("{n} reviews of a plan")),
        (sum(len(r.entries) + len(r.decisions) for r in plan.reviews), limits.MOST_ENTRIES,
         _("{n} lines of reviews")),
    )  # fmt: skip
    for n, most, what in counts:
        _check_count(n, most, what)
    if written.size_of_plan(new) > (written.size_of_plan(old) if old else 0):
        together = written.size_of_plan(plan)
        if together > ALL_TEXTS:
            raise BadInput(_together(_("The texts of this plan are too long together"), together))


def _touched(plan: Plan, other: Plan | None) -> Plan:
    """A plan with only those actions that are not the very ones of another."""
    same = set(map(id, other.actions)) if other else set[int]()
    return replace(plan, actions=tuple(a for a in plan.actions if id(a) not in same))


def check_worksheets(worksheets: Worksheets, *, before: Worksheets) -> None:
    """Raise BadInput where the worksheets of a round hold more than fits, or a figure that can't be."""
    counts = (
        (len(worksheets.channels.channels), limits.MOST_CHANNELS, _("{n} channels on a sheet")),
        (len(worksheets.groups.groups), limits.MOST_GROUPS, _("{n} customer groups on a sheet")),
        (len(worksheets.groups.techniques), limits.MOST_TECHNIQUES, _("{n} ways to hear on a sheet")),
        (len(worksheets.processes), limits.MOST_PROCESSES, _("{n} processes in a round")),
        (max((len(p.steps) for p in worksheets.processes), default=0), limits.MOST_STEPS,
         _("{n} steps in a process")),
        (len(worksheets.requests), limits.MOST_REQUESTS, _("{n} requests in a round")),
        (len(worksheets.customer_facts), limits.MOST_CUSTOMER_FACTS, _("{n} customer facts in a round")),
    )  # fmt: skip
    for n, most, what in counts:
        _check_count(n, most, what)
    new, old = _differing(worksheets, before), _differing(before, worksheets)
    _check_texts(written.in_worksheets(new), before=written.in_worksheets(old))
    if written.size_of_worksheets(new) > written.size_of_worksheets(old):
        together = written.size_of_worksheets(worksheets)
        if together > ALL_TEXTS:
            raise BadInput(_together(_("The texts of these worksheets are too long together"), together))
    _check_worksheet_days(new)
    for process in new.processes:
        _check_process(process)
    for customer_fact in worksheets.customer_facts:
        if customer_fact.fact:
            check_fact(customer_fact.fact)


def _differing(worksheets: Worksheets, other: Worksheets) -> Worksheets:
    """Only the large rows and steps that changed: checking hundreds at every key is too slow."""
    channels, groups = worksheets.channels, worksheets.groups
    steps = {process.id: process.steps for process in other.processes}
    return replace(
        worksheets,
        channels=replace(channels, channels=_rows_beside(channels.channels, other.channels.channels)),
        groups=replace(groups, groups=_rows_beside(groups.groups, other.groups.groups)),
        processes=tuple(
            replace(process, steps=_rows_beside(process.steps, steps.get(process.id, ())))
            for process in _rows_beside(worksheets.processes, other.processes)
        ),
    )


def _rows_beside(rows: Iterable[Row], others: Iterable[Row]) -> tuple[Row, ...]:
    known = {row.id: row for row in others}
    return tuple(row for row in rows if known.get(row.id) != row)


def _check_worksheet_days(worksheets: Worksheets) -> None:
    cells = chain(
        *(c.cells.values() for c in worksheets.channels.channels),
        *(g.cells.values() for g in worksheets.groups.groups),
    )
    found = (f for p in worksheets.processes for s in p.steps for f in s.wastes.values())
    days = (
        worksheets.channels.tested_on,
        worksheets.groups.silent_on,
        *(c.day for c in cells),
        *(f.out_on for f in found),
    )
    for day in days:
        if day is not None:
            check_day(day)


def _check_process(process: Process) -> None:
    _check_figure(process.monthly, limits.MOST_CASES)
    _check_figure(process.contacts, limits.MOST_CASES)
    _check_figure(process.repeats, limits.MOST_CASES)
    if process.contacts is not None and (process.repeats or 0) > process.contacts:
        raise BadInput(_("More people came back than there were contacts. Check both figures."))
    for step in process.steps:
        _check_figure(step.work, limits.MOST_MINUTES)
        _check_figure(step.elapsed, limits.MOST_MINUTES)
        _check_figure(step.usable, 100)
        for found in step.wastes.values():
            _check_figure(found.minutes, limits.MOST_MINUTES)
            _check_figure(found.share, 100)


def _check_figure(figure: float | None, most: float) -> None:
    """Raise BadInput for a figure below nothing, beyond the most, or none at all."""
    if figure is not None and not 0 <= figure <= most:
        text = _("Write a number from 0 to {most}.")
        raise BadInput(text.format(most=numbers.count(int(most))))


def check_fact(fact: HardFact) -> None:
    """Raise BadInput for a figure that can't be: a share is 0 to 100, and n is no less than nothing."""
    if not abs(fact.value) <= limits.LARGEST_NUMBER:
        raise BadInput(_("The number is too large. Write a smaller one, with its unit."))
    if fact.share:
        _check_figure(fact.value, 100)
    _check_figure(fact.n, limits.MOST_CASES)


def check_together(texts: Iterable[str], what: str) -> None:
    """Raise BadInput where texts that belong together take too much. ``what`` says so of which."""
    together = sum(map(limits.size, texts))
    if together > ALL_TEXTS:
        raise BadInput(_together(what, together))


def check_sheets(book: Workbook, round_: Round, sheets: Sequence[Sheet]) -> None:
    """Raise NotAllowed where so many sheets more would not fit into the round, or into the file."""
    there = sum(book.responses.arrived(round_.id).values()) + book.responses.paused_count(round_.id)
    if there + len(sheets) > limits.MOST_SHEETS:
        text = _(
            "This round holds {there} of {most} sheets, and {n} more came. "
            "Take in fewer, or open another round."
        )
        raise NotAllowed(
            text.format(
                there=numbers.count(there),
                most=numbers.count(limits.MOST_SHEETS),
                n=numbers.count(len(sheets)),
            )
        )
    needed = sum(_SHEET + _ANSWER * len(sheet.answers) for sheet in sheets)
    if needed > book.room():
        text = _(
            "This workbook can grow by {left}, and these sheets take {needed} at least. "
            "Take in fewer, or start another workbook."
        )
        raise NotAllowed(
            text.format(left=words.kilobytes(book.room()), needed=words.kilobytes(needed, beyond=book.room()))
        )


def _check_texts(texts: Iterable[Written], *, before: Iterable[Written]) -> None:
    long = [one for one in texts if limits.too_long(one.writing, one.text)]
    known = set(before) if long else set()
    for one in long:
        if one not in known:
            check_text(one.writing, one.text, of="" if one.writing is Writing.TITLE else one.of)


def _check_days(plan: Plan, before: Plan | None) -> None:
    known = {(a.id, day) for a in before.actions for day in _days(a)} if before else set()
    if before is None or plan.start != before.start:
        check_day(plan.start)
    for action in plan.actions:
        for day in _days(action):
            if (action.id, day) not in known:
                check_day(day)
    kept = set(before.reviews) if before else set()
    for review in plan.reviews:
        if review not in kept:
            check_day(review.day)
    if plan.next_review:
        check_day(plan.next_review.day)


def _days(action: Action) -> tuple[date, ...]:
    days = (
        action.start,
        action.due,
        action.first_step_by,
        action.not_before,
        action.step_taken,
        action.baseline_on,
        action.target_by,
        *(reading.day for reading in action.readings),
    )
    return tuple(day for day in days if day)


def _check_numbers(plan: Plan, before: Plan | None) -> None:
    known = {(a.id, n) for a in before.actions for n in _numbers(a)} if before else set()
    for action in plan.actions:
        beyond = (n for n in _numbers(action) if not abs(n) <= limits.LARGEST_NUMBER)
        if any((action.id, n) not in known for n in beyond):
            text = _("The measure of {action} holds a number beyond {most}. Choose a larger unit.")
            most = numbers.quantity(limits.LARGEST_NUMBER)
            raise BadInput(text.format(action=words.named(action.title), most=most))


def _numbers(action: Action) -> tuple[float, ...]:
    read = (reading.value for reading in action.readings)
    return tuple(n for n in (action.measure.baseline, action.measure.target, *read) if n is not None)


def check_work_days(days: WorkDays) -> None:
    """Raise BadInput where the closed days of an organization are more than fit, or can't be."""
    _check_count(len(days.closed), limits.MOST_CLOSED_DAYS, _("{n} closed days"))
    for closed in days.closed:
        check_text(Writing.ROW, closed.name)
        check_day(closed.first)
        check_day(closed.last)
        if closed.last < closed.first:
            raise BadInput(_("The last closed day lies before the first. Check both."))


def _check_count(n: int, most: int, what: str) -> None:
    if n > most:
        text = _("{what} are too many: {most} fit. Remove some.")
        raise BadInput(text.format(what=what.format(n=numbers.count(n)), most=numbers.count(most)))


def _together(what: str, size: int) -> str:
    text = _("{what}: {size}, and {most} fit. Shorten some.")
    return text.format(
        what=what, size=words.kilobytes(size, beyond=ALL_TEXTS), most=words.kilobytes(ALL_TEXTS)
    )
