"""What keeps a plan alive, values to rows and back: readings, people, reviews, what stands beside actions."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from sixelements.domain.actions import (
    Action,
    GroupRating,
    HeldReview,
    LeftSo,
    NextReview,
    Plan,
    PlanPerson,
    Reading,
    ReviewEntry,
    Status,
)
from sixelements.domain.assessment import Role
from sixelements.domain.ids import ActionId, PracticeId, RoundId
from sixelements.storage.store import Row, Store, Value

_ToWrite = Iterator[Mapping[str, Value]]
_KEPT = (
    "action", "short", "not_before", "pinned", "step_taken", "baseline_on", "target_by", "measure_first",
    "carried_from",
)  # fmt: skip


def tables(plan: Plan) -> Mapping[str, _ToWrite]:
    """The rows of a plan without their round, by table, in the order of references."""
    following = (plan.next_review,) if plan.next_review else ()
    held = tuple(enumerate(plan.reviews))
    return {
        "plan_action_kept": map(_kept_row, plan.actions),
        "plan_reading": (
            {"action": a.id, "day": r.day.isoformat(), "value": float(r.value), "note": r.note}
            for a in plan.actions
            for r in a.readings
        ),
        "plan_person": (
            {"position": n, "name": p.name, "role": p.role.value if p.role else None}
            for n, p in enumerate(plan.people)
        ),
        "plan_left_so": (
            {"position": n, "finding": left.finding, "subject": left.subject, "reason": left.reason}
            for n, left in enumerate(plan.left_so)
        ),
        "plan_next_review": ({"day": r.day.isoformat(), "minute": r.minute} for r in following),
        "plan_review": (
            {
                "review": n,
                "day": review.day.isoformat(),
                "closed": int(review.closed),
                "people": review.people,
                "seconds": review.seconds,
            }
            for n, review in held
        ),
        "plan_review_entry": (
            {"review": n, "position": at, **_entry_row(entry)}
            for n, review in held
            for at, entry in enumerate(review.entries)
        ),
        "plan_review_rating": (
            {"review": n, "practice": rating.practice, "level": rating.level}
            for n, review in held
            for rating in review.ratings
        ),
        "plan_review_decision": (
            {"review": n, "position": at, "text": text}
            for n, review in held
            for at, text in enumerate(review.decisions)
        ),
    }


def _kept_row(action: Action) -> Mapping[str, Value]:
    return {
        "action": action.id,
        "short": action.short,
        "not_before": _iso(action.not_before),
        "pinned": int(action.pinned),
        "step_taken": _iso(action.step_taken),
        "baseline_on": _iso(action.baseline_on),
        "target_by": _iso(action.target_by),
        "measure_first": int(action.measure_first),
        "carried_from": action.carried_from,
    }


def _entry_row(entry: ReviewEntry) -> Mapping[str, Value]:
    return {
        "action": entry.action,
        "title": entry.title,
        "status_before": entry.before.value,
        "status": entry.status.value,
        "line": entry.line,
        "read_on": _iso(entry.read_on),
    }


BesideAction = tuple[Row | None, tuple[Row, ...]]
"""The row of what stands beside an action, which one of an earlier version lacks, and its readings."""


def of_actions(store: Store, round_: RoundId) -> Mapping[str, BesideAction]:
    """The rows beside the actions of a round's plan, by action."""
    readings: dict[str, tuple[Row, ...]] = defaultdict(tuple)
    for row in _rows(store, round_, "plan_reading", ("action", "day", "value", "note"), "action, day"):
        readings[row[0]] += (row,)
    kept = {row[0]: row for row in _rows(store, round_, "plan_action_kept", _KEPT, "action")}
    return {id_: (kept.get(id_), readings.get(id_, ())) for id_ in kept.keys() | readings.keys()}


def with_all(store: Store, round_: RoundId, plan: Plan) -> Plan:
    """A plan of a round with what is kept beside its actions."""
    beside: dict[str, list[Row]] = defaultdict(list)
    for kind, _at, *values in store.rows(_BESIDE, (round_,)):
        beside[kind].append(tuple(values))
    following = [NextReview(date.fromisoformat(day), minute) for day, minute, _none in beside["next"]]
    return replace(
        plan,
        people=tuple(
            PlanPerson(name, Role(role) if role else None) for name, role, _none in beside["person"]
        ),
        left_so=tuple(LeftSo(*values) for values in beside["left"]),
        reviews=_reviews(partial(_rows, store, round_)),
        next_review=following[0] if following else None,
    )


def _rows(store: Store, round_: RoundId, table: str, columns: Iterable[str], order: str) -> list[Row]:
    return store.rows(
        f"SELECT {', '.join(columns)} FROM {table} WHERE round = ? ORDER BY {order}",  # noqa: S608 - our names
        (round_,),
    )


_BESIDE = """
    SELECT 'person', position, name, role, NULL FROM plan_person WHERE round = ?1
    UNION ALL SELECT 'left', position, finding, subject, reason FROM plan_left_so WHERE round = ?1
    UNION ALL SELECT 'next', 0, day, minute, NULL FROM plan_next_review WHERE round = ?1
    ORDER BY 1, 2
"""
"""What a plan has beside its actions and reviews, read at once: every reading is a look at the file."""


def _reviews(rows: Callable[[str, Iterable[str], str], list[Row]]) -> tuple[HeldReview, ...]:
    held = rows("plan_review", ("review", "day", "closed", "people", "seconds"), "review")
    if not held:
        return ()
    entries: dict[int, tuple[ReviewEntry, ...]] = defaultdict(tuple)
    columns = ("review", "action", "title", "status_before", "status", "line", "read_on")
    for review, action, title, before, status, line, read_on in rows(
        "plan_review_entry", columns, "review, position"
    ):
        entries[review] += (
            ReviewEntry(
                action=ActionId(action),
                title=title,
                before=Status(before),
                status=Status(status),
                line=line,
                read_on=_day(read_on),
            ),
        )
    ratings: dict[int, tuple[GroupRating, ...]] = defaultdict(tuple)
    for review, practice, level in rows(
        "plan_review_rating", ("review", "practice", "level"), "review, practice"
    ):
        ratings[review] += (GroupRating(PracticeId(practice), level),)
    decisions: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for review, text in rows("plan_review_decision", ("review", "text"), "review, position"):
        decisions[review] += (text,)
    return tuple(
        HeldReview(
            day=date.fromisoformat(day),
            entries=entries[n],
            ratings=ratings[n],
            decisions=decisions[n],
            people=people,
            seconds=seconds,
            closed=bool(closed),
        )
        for n, day, closed, people, seconds in held
    )


def with_kept(action: Action, beside: BesideAction) -> Action:
    """An action with what stands beside it."""
    row, readings = beside
    if row is None:
        return action
    _id, short, not_before, pinned, taken, baseline_on, target_by, first, carried_from = row
    return replace(
        action,
        short=short,
        not_before=_day(not_before),
        pinned=bool(pinned),
        step_taken=_day(taken),
        baseline_on=_day(baseline_on),
        target_by=_day(target_by),
        measure_first=bool(first),
        readings=tuple(Reading(date.fromisoformat(day), value, note) for _id, day, value, note in readings),
        carried_from=RoundId(carried_from) if carried_from else None,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
