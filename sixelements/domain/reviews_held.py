"""What a review asks, records and changes: fifteen minutes, one action at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from sixelements.domain.actions import (
    Action,
    GroupRating,
    HeldReview,
    Plan,
    Reading,
    ReviewEntry,
    Status,
    open_actions,
)
from sixelements.domain.assessment import Assessment
from sixelements.domain.ids import ActionId, PracticeId
from sixelements.domain.schedule import IN_PROGRESS, days_after

MINUTES = 15
"""How long a review takes (planning rules, "An action holds")."""
MOST_ASKED = 6
"""How many actions fit into fifteen minutes; what is due or under way is asked in any case."""
SOON = 7
"""Days before its start in which an action is asked about."""


class AgendaGroup(Enum):
    """Why an action is asked about."""

    DUE = "due or under way"
    HOLDS = "does it still hold"
    STARTS = "starts next"
    ASKED = "asked about on request"


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One action of the agenda, and why it is asked about."""

    action: ActionId
    group: AgendaGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewAgenda:
    """What a review asks about, in order; ``later`` are those that start later and are not asked about."""

    items: tuple[ReviewItem, ...]
    later: tuple[ActionId, ...] = ()


def agenda_of(plan: Plan, day: date, *, asked: Iterable[ActionId] = ()) -> ReviewAgenda:
    """What a review on a day asks about.

    First what is due or under way, by due date; then finished actions, those that were asked about longest
    ago first; then what starts within a week. Finished ones and new ones stop where six are reached.
    ``asked``: some more, on request. What the review has recorded already stays where it was.
    """
    current = open_review(plan)
    before = {e.action: e.before for e in current.entries} if current else {}
    active = [replace(a, status=before.get(a.id, a.status)) for a in plan.actions if not a.locked]
    wanted = set(asked)
    under_way = sorted((a for a in active if _under_way(a, day)), key=lambda a: a.due or date.max)
    finished = sorted((a for a in active if a.finished), key=lambda a: _last_asked(plan, a.id, day))
    coming = sorted(
        (a for a in active if not a.finished and a not in under_way and _soon(a, day)),
        key=lambda a: a.start or date.max,
    )
    items = [ReviewItem(a.id, AgendaGroup.DUE) for a in under_way]
    for group, found in ((AgendaGroup.HOLDS, finished), (AgendaGroup.STARTS, coming)):
        for action in found:
            if len(items) < MOST_ASKED or action.id in before:
                items.append(ReviewItem(action.id, group))
    there = {item.action for item in items}
    more = [a.id for a in active if a.id in wanted | before.keys() and a.id not in there]
    items += [ReviewItem(a, AgendaGroup.ASKED) for a in more]
    there |= set(more)
    return ReviewAgenda(items=tuple(items), later=tuple(a.id for a in active if a.id not in there))


def _under_way(action: Action, day: date) -> bool:
    if action.finished:
        return False
    begun = action.status is not Status.TO_DO or (action.start is not None and action.start < day)
    return begun or (action.due is not None and action.due <= day)


def _soon(action: Action, day: date) -> bool:
    return action.start is not None and action.start <= days_after(day, SOON)


def _last_asked(plan: Plan, action: ActionId, day: date) -> date:
    asked = [r.day for r in plan.reviews if r.closed and r.day <= day and r.entry(action)]
    return max(asked, default=date.min)


def open_review(plan: Plan) -> HeldReview | None:
    """The review that is being held, if one is: the last one, until it is closed."""
    last = plan.reviews[-1] if plan.reviews else None
    return last if last and not last.closed else None


def last_closed(plan: Plan | None) -> HeldReview | None:
    """The review that was closed last, if any."""
    closed = [r for r in plan.reviews if r.closed] if plan else []
    return closed[-1] if closed else None


def day_as_one(plan: Plan, review: HeldReview) -> HeldReview:
    """All closed reviews of the day of a review as one, as a file that was added to leaves several.

    What was said last of an action or a practice stands, beside where it stood before the first of them. How
    many were there and how long it took are told only where one of them says it, or all say the same.
    """
    held = [r for r in plan.reviews if r.closed and r.day == review.day]
    if len(held) <= 1:
        return review
    entries: dict[ActionId, ReviewEntry] = {}
    for entry in (e for r in held for e in r.entries):
        if (known := entries.get(entry.action)) is None:
            entries[entry.action] = entry
            continue
        entries[entry.action] = replace(
            entry,
            before=known.before,
            line=entry.line or known.line,
            read_on=entry.read_on or known.read_on,
        )
    ratings = {rating.practice: rating for r in held for rating in r.ratings}
    people = {r.people for r in held if r.people}
    seconds = {r.seconds for r in held if r.seconds}
    return replace(
        review,
        entries=tuple(entries.values()),
        ratings=tuple(sorted(ratings.values(), key=lambda rating: rating.practice)),
        decisions=tuple(dict.fromkeys(text for r in held for text in r.decisions)),
        people=people.pop() if len(people) == 1 else None,
        seconds=seconds.pop() if len(seconds) == 1 else 0,
    )


def may_slip(action: Action, entry: ReviewEntry | None = None) -> bool:
    """Whether an action can have slipped back: it was done, or in use, before this review."""
    before = entry.before if entry else action.status
    return before in (Status.DONE, Status.WORKING, Status.SLIPPED_BACK)


def recorded(
    plan: Plan,
    action: Action,
    status: Status,
    *,
    line: str,
    reading: Reading | None,
    title: str,
) -> Plan:
    """The plan with what its open review says of an action; said again, it takes the place of what was said.

    The line also becomes the evidence of an action that is done. There must be an open review.
    """
    review = plan.reviews[-1]
    known = review.entry(action.id)
    entry = ReviewEntry(
        action=action.id,
        title=title,
        before=known.before if known else action.status,
        status=status,
        line=line,
        read_on=reading.day if reading else None,
    )
    entries = (
        tuple(entry if e.action == action.id else e for e in review.entries)
        if known
        else (*review.entries, entry)
    )
    if known and known.read_on and known.read_on != entry.read_on:
        action = action.without_reading(known.read_on)
    changed = replace(action, status=status)
    if reading:
        changed = changed.with_reading(reading)
    if status is Status.DONE and line:
        changed = replace(changed, evidence=line)
    return with_review(plan.with_action(changed), replace(review, entries=entries))


def with_review(plan: Plan, review: HeldReview) -> Plan:
    """The plan with its last review changed."""
    return replace(plan, reviews=(*plan.reviews[:-1], review))


def rated(review: HeldReview, practice: PracticeId, level: float | None) -> HeldReview:
    """The review with the level that the group gave a practice; None: they did not agree."""
    kept = (r for r in review.ratings if r.practice != practice)
    ratings = sorted((*kept, GroupRating(practice, level)), key=lambda r: r.practice)
    return replace(review, ratings=tuple(ratings))


def unrated(review: HeldReview, practice: PracticeId) -> HeldReview:
    """The review without a level for a practice."""
    return replace(review, ratings=tuple(r for r in review.ratings if r.practice != practice))


def rated_last(reviews: Sequence[HeldReview], practice: PracticeId) -> tuple[date, float | None] | None:
    """When the group rated a practice last in some reviews, and with what level; None: never."""
    found = [(r.day, g.level) for r in reviews for g in r.ratings if g.practice == practice]
    return found[-1] if found else None


def to_rate_again(plan: Plan, review: HeldReview, assessment: Assessment) -> tuple[PracticeId, ...]:
    """The practices of actions that were finished at a review, and those that these help besides."""
    finished = {e.action for e in review.entries if _finished_now(e)}
    touched: dict[PracticeId, None] = {}
    for action in plan.actions:
        if action.id not in finished or action.practice not in assessment.practices:
            continue
        touched[action.practice] = None
        for library in assessment.practices[action.practice].actions.values():
            if str(library.id) == action.id:
                touched |= dict.fromkeys(p for p in library.also if p in assessment.practices)
    return tuple(p for p in assessment.practices if p in touched)


def _finished_now(entry: ReviewEntry) -> bool:
    done = (Status.DONE, Status.WORKING)
    return entry.status in done and entry.before not in done


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewChange:
    """What a review changed of an action: where it stood and stands, and its measure from and to."""

    entry: ReviewEntry
    practice: PracticeId | None
    unit: str = ""
    reading_before: float | None = None
    reading: float | None = None


def changes_of(plan: Plan, review: HeldReview) -> tuple[ReviewChange, ...]:
    """What a review said, action by action; an action that is in the plan no more keeps its line."""
    actions = {a.id: a for a in plan.actions}
    return tuple(_change(e, actions.get(e.action)) for e in review.entries)


def _change(entry: ReviewEntry, action: Action | None) -> ReviewChange:
    if action is None:
        return ReviewChange(entry=entry, practice=None)
    now = next((r.value for r in action.readings if r.day == entry.read_on), None)
    earlier = [r.value for r in action.readings if entry.read_on and r.day < entry.read_on]
    before = earlier[-1] if earlier else action.measure.baseline
    return ReviewChange(
        entry=entry,
        practice=action.practice,
        unit=action.measure.unit,
        reading_before=before if now is not None else None,
        reading=now,
    )


@dataclass(frozen=True, slots=True)
class CouldStart:
    """An action that could start now that places are free; ``waits_for`` are those it still waits for."""

    action: ActionId
    waits_for: tuple[ActionId, ...] = ()


def in_progress(plan: Plan) -> tuple[Action, ...]:
    """What is under way: begun and not finished."""
    return tuple(a for a in plan.actions if not a.locked and not a.finished and a.status is not Status.TO_DO)


def could_start(plan: Plan, day: date) -> tuple[CouldStart, ...]:
    """What comes next on a day where places are free, in the order of the plan's dates.

    What is pinned to a later day, or is not to begin before one, could not.
    """
    running = in_progress(plan)
    free = IN_PROGRESS - len(running)
    if free <= 0:
        return ()
    open_ = {a.id for a in plan.actions if not a.finished}
    waiting = [
        a
        for a in open_actions(plan.actions)
        if a not in running
        and not (a.pinned and a.start and a.start > day)
        and not (a.not_before and a.not_before > day)
    ]
    waiting.sort(key=lambda a: a.start or date.max)
    return tuple(CouldStart(a.id, tuple(d for d in a.depends_on if d in open_)) for a in waiting[:free])


def history_of(plan: Plan, action: ActionId) -> tuple[tuple[HeldReview, ReviewEntry], ...]:
    """What reviews said of an action, the newest first."""
    found = ((r, r.entry(action)) for r in reversed(plan.reviews))
    return tuple((review, entry) for review, entry in found if entry)
