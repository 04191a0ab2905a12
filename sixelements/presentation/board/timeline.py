"""The plan as bars over days, and the profile that it would reach (picture 10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import pairwise

from sixelements.application.plan_days import PlanLine, line_from
from sixelements.application.results import results_of
from sixelements.domain.actions import Action, Plan, Status
from sixelements.domain.assessment import Assessment
from sixelements.domain.forecast import DAYS, NOW, levels_ahead
from sixelements.domain.holidays import DaysOff
from sixelements.domain.ids import ActionId, ElementId
from sixelements.domain.levels import level_range_of, score_of
from sixelements.domain.people import each_person, person
from sixelements.domain.schedule import IN_PROGRESS, days_after, months_between
from sixelements.domain.scores import Score
from sixelements.domain.under_way import busy
from sixelements.i18n import _
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.pages.plan_rows import status_words
from sixelements.wording import numbers, phrases
from sixelements.wording.actions import short_title

MARKS = (30, 90, 180)
_AFTER = 14
"""Days shown after the last bar."""
_LONG_AGO = 730
"""Days after which today is on the line no more: the bars of an old plan would be slivers."""


class BarKind(Enum):
    """How a bar is drawn."""

    FILLED = "in progress"
    DONE = "done"
    STUCK = "stuck, or slipped back"
    OUTLINE = "planned"
    DASHED = "waits"
    AMBER = "has no owner"


class TimelineOrder(Enum):
    """What the rows are grouped by."""

    PLAN = "plan"
    OWNER = "owner"
    ELEMENT = "element"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """An action as a bar. ``first`` and ``last`` are days from the first day shown; None: it has no dates.

    ``after`` stands behind the bar. ``group`` begins a group of rows; empty within one. ``waits_for`` are the
    rows that arrows come from.
    """

    id: ActionId
    element: ElementId
    title: str
    first: int | None
    last: int | None
    kind: BarKind
    pinned: bool
    owner: str
    after: str
    group: str
    waits_for: tuple[int, ...]
    spoken: str


@dataclass(frozen=True, slots=True)
class DayLine:
    """A line across all rows, so many days from the first day shown."""

    day: int
    words: str


@dataclass(frozen=True, slots=True)
class CrowdedDays:
    """Days on which more is in progress than a team keeps up with."""

    first: int
    last: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfRow:
    """What the plan would make of an element: its score 0 to 100 now and later, and its level.

    A level is said as in the results: "3", or "2–3" between two.
    """

    element: ElementId
    title: str
    scores: tuple[float, ...]
    words: tuple[str, ...]
    level_now: str
    level_then: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfView:
    """The profile the plan would reach; ``empty`` says so where no change is planned."""

    title: str
    caveat: str
    """That it is an estimate, and from which day its days are counted."""
    heads: tuple[str, ...]
    rows: tuple[WhatIfRow, ...]
    note: str
    empty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """The timeline as it is now: ``days`` are shown from ``start`` on, ``today`` where it is among them."""

    start: date
    days: int
    today: DayLine | None
    marks: tuple[DayLine, ...]
    months: tuple[DayLine, ...]
    rows: tuple[TimelineRow, ...]
    crowded: tuple[CrowdedDays, ...]
    caption: str
    empty: str
    what_if: WhatIfView


def timeline(desk: BoardDesk, order: TimelineOrder = TimelineOrder.PLAN) -> TimelineView:
    """The timeline as it is now."""
    plan, session = desk.plan(), desk.session
    today = session.services.today()
    line = (
        desk.line(plan)
        if plan
        else line_from((), start=today, days_off=desk.days_off, not_before=lambda _action: None, today=today)
    )
    start = line.start
    actions = _ordered(plan, order)
    begins = (plan.start - start).days if plan else 0
    days = max((b.last for b in line.bars.values() if b.last), default=0)
    at = (today - start).days
    days = max(days, begins + MARKS[-1], at if at <= _LONG_AGO else 0) + _AFTER
    return TimelineView(
        start=start,
        days=days,
        today=DayLine(at, _("Today")) if 0 <= at <= days else None,
        marks=tuple(DayLine(begins + n, _("{n} days").format(n=n)) for n in MARKS),
        months=tuple(
            DayLine((month - start).days, numbers.short_month(month))
            for month in months_between(start, days_after(start, days))
        ),
        rows=_rows(actions, session.assessment, line, order, plan.start if plan else start, today),
        crowded=_crowded(actions, start, today, desk.days_off),
        caption=_(
            "Dates follow from order: one action a person at a time, three at once in the team, and an "
            "action starts when the one it waits for ends."
        ),
        empty=""
        if actions
        else _("Nothing is in the plan yet. Add a recommended action, or write your own."),
        what_if=what_if(desk),
    )


def _ordered(plan: Plan | None, order: TimelineOrder) -> tuple[Action, ...]:
    actions = [a for a in plan.actions if not a.locked] if plan else []
    actions.sort(key=lambda a: (a.start or date.max, a.due or date.max))
    if order is TimelineOrder.OWNER:
        actions.sort(key=lambda a: (not a.owner, person(a.owner)))
    elif order is TimelineOrder.ELEMENT:
        actions.sort(key=lambda a: a.element)
    return tuple(actions)


def _rows(
    actions: Sequence[Action],
    assessment: Assessment,
    line: PlanLine,
    order: TimelineOrder,
    start: date,
    today: date,
) -> tuple[TimelineRow, ...]:
    place = {a.id: n for n, a in enumerate(actions)}
    titles = {e.id: e.title for e in assessment.elements}
    spelled = {person(name): name for name in each_person(a.owner for a in actions)}
    rows, group = [], ""
    for action in actions:
        named = _group(action, order, titles, spelled)
        status = status_words(action, actions)[1]
        if action.due and action.due < today and not action.finished:
            status = numbers.series((status, _("overdue")))
        due = numbers.plan_day(action.due, start) if action.due else _("no date")
        owner = action.owner or _("No owner")
        title = short_title(action, assessment)
        bar = line.bars[action.id]
        dated = bar.first is not None and bar.last is not None
        rows.append(
            TimelineRow(
                id=action.id,
                element=action.element,
                title=title,
                first=bar.first if dated else None,
                last=bar.last if dated else None,
                kind=_kind(action, actions),
                pinned=action.pinned,
                owner=owner,
                after=numbers.series((due, status)),
                group=named if named != group else "",
                waits_for=tuple(place[d] for d in bar.after),
                spoken=_spoken(action, title, owner, due, status, named if named != group else "", start),
            )
        )
        group = named
    return tuple(rows)


def _spoken(action: Action, title: str, owner: str, due: str, status: str, group: str, start: date) -> str:
    span = due
    if action.start and action.due:
        span = _("{first} to {last}").format(first=numbers.plan_day(action.start, start), last=due)
    pinned = _("pinned") if action.pinned else ""
    return phrases.sentence(phrases.read_aloud(group, title, owner, span, status, pinned))


def _group(
    action: Action, order: TimelineOrder, titles: dict[ElementId, str], spelled: dict[str, str]
) -> str:
    if order is TimelineOrder.OWNER:
        return spelled.get(person(action.owner)) or _("No owner")
    return titles.get(action.element, "") if order is TimelineOrder.ELEMENT else ""


def _kind(action: Action, actions: Sequence[Action]) -> BarKind:
    if action.finished:
        return BarKind.DONE
    if action.status in (Status.STUCK, Status.SLIPPED_BACK):
        return BarKind.STUCK
    if not action.owner:
        return BarKind.AMBER
    if action.status is not Status.TO_DO:
        return BarKind.FILLED
    open_ = {a.id for a in actions if not a.finished}
    return BarKind.DASHED if open_ & set(action.depends_on) else BarKind.OUTLINE


def _crowded(
    actions: Sequence[Action], start: date, today: date, days_off: DaysOff
) -> tuple[CrowdedDays, ...]:
    """Runs of days with more in progress than fits; each with the most that meet in it."""
    spans = (slot for a in actions if not a.finished for slot in busy(a, today, days_off))
    dated = [(slot.start, slot.due) for slot in spans]
    edges = sorted({d for first, due in dated for d in (first, days_after(due, 1))})
    found: list[tuple[date, date, int]] = []
    for day, after in pairwise(edges):
        n = sum(first <= day <= due for first, due in dated)
        if n <= IN_PROGRESS:
            continue
        if found and found[-1][1] == day:
            begun, _end, most = found.pop()
            found.append((begun, after, max(most, n)))
        else:
            found.append((day, after, n))
    return tuple(
        CrowdedDays(
            (first - start).days,
            (after - start).days - 1,
            _("{n} at once from {day}").format(n=n, day=numbers.short_day(first)),
        )
        for first, after, n in found
    )


def what_if(desk: BoardDesk) -> WhatIfView:
    """The profile that the plan would reach, from the lifts of its actions alone."""
    session, plan = desk.session, desk.plan()
    title, caveat = _("What the plan would reach"), _("an estimate, not a promise")
    if plan is not None:
        text = _("an estimate, not a promise; days count from {day}, the first of the plan")
        caveat = text.format(day=numbers.dated(plan.start))
    heads = (_("Now"), *(_("{n} days").format(n=n) for n in DAYS))
    nothing = WhatIfView(title=title, caveat=caveat, heads=heads, rows=(), note="", empty="")
    if plan is None or not session.round.readable:
        return _empty(nothing)
    found = results_of(session.book, session.round)
    actions = desk.explained(plan.actions)
    ahead = levels_ahead(found.score, found.discussion, actions, start=plan.start)
    if not ahead:
        return _empty(nothing)
    titles = {e.id: e.title for e in found.assessment.elements}
    rows = []
    for element in ahead[NOW]:
        levels = [ahead[day][element] for day in (NOW, *DAYS)]
        scores = tuple(map(score_of, levels))
        words = tuple(numbers.points(score) for score in scores)
        now, then = (numbers.level_short(level_range_of(levels[at])) for at in (0, -1))
        rows.append(
            WhatIfRow(
                element=element,
                title=titles[element],
                scores=scores,
                words=words,
                level_now=now,
                level_then=then,
                spoken=_row_spoken(titles[element], words, now, then),
            )
        )
    note = phrases.sentences(
        _("If every action works. It counts the levels that actions lift, and nothing else."),
        _talked(found.score, rows),
    )
    return WhatIfView(title=title, caveat=caveat, heads=heads, rows=tuple(rows), note=note, empty="")


def _talked(score: Score, rows: Sequence[WhatIfRow]) -> str:
    """Why it begins elsewhere than the results do, where it does: an agreed level counts here, not there."""
    answered = {e.id: numbers.points(e.score) for e in score.elements if e.score is not None}
    other = [
        _("{element} {now}, not {answers}").format(
            element=r.title, now=r.words[0], answers=answered[r.element]
        )
        for r in rows
        if answered.get(r.element, r.words[0]) != r.words[0]
    ]
    if not other:
        return ""
    text = _("It starts from agreed levels, and the results from answers alone: {elements}.")
    return text.format(elements=numbers.listing(other))


def _row_spoken(title: str, words: tuple[str, ...], now: str, then: str) -> str:
    text = _("{element}. Now {now}, after 180 days {then}. Level {level_now}, then {level_then}.")
    return text.format(element=title, now=words[0], then=words[-1], level_now=now, level_then=then)


def _empty(view: WhatIfView) -> WhatIfView:
    words = _("No change is planned yet: no action has a due date.")
    return WhatIfView(title=view.title, caveat=view.caveat, heads=view.heads, rows=(), note="", empty=words)
