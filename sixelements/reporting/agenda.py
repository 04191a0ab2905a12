"""What of a plan belongs in a calendar: first steps, due days, reviews; no comments and no scores."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from sixelements.application.reports import Material
from sixelements.domain.actions import Action, NextReview, Status
from sixelements.domain.errors import NotAllowed
from sixelements.domain.reviews import CHECK_EVERY, Review, ReviewKind, checks, reviews
from sixelements.domain.schedule import days_after
from sixelements.i18n import _
from sixelements.reporting import facts
from sixelements.reporting.printable import printable
from sixelements.wording import findings, numbers

_OVER = (Status.DONE, Status.WORKING)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One day in the calendar. ``uid`` stays the same whenever the plan is exported again.

    ``times``: how often it comes, once a fortnight, those that are ``left_out`` counted; ``tentative``: not
    agreed yet.
    """

    uid: str
    day: date
    summary: str
    description: str
    tentative: bool
    times: int = 1
    left_out: tuple[date, ...] = ()


def agenda(material: Material) -> tuple[CalendarEntry, ...]:
    """The entries by day. Raises NotAllowed where nothing has a day yet."""
    if material.plan is None and not facts.open_actions(material):
        raise NotAllowed(_("Nothing is planned yet, so there are no days for a calendar."))
    entries = [*_steps(material), *_reviews(material)]
    return tuple(sorted(entries, key=lambda entry: (entry.day, entry.uid)))


def _steps(material: Material) -> Iterator[CalendarEntry]:
    called = facts.action_numbers(material)
    for action in facts.open_actions(material):
        if action.status in _OVER:
            continue
        if action.first_step and action.first_step_by:
            text = _("First step: {action}")
            yield _of_action(material, action, called[action.id], action.first_step_by, "first step", text)
        if action.due:
            yield _of_action(material, action, called[action.id], action.due, "due", _("Finish: {action}"))


def _of_action(material: Material, action: Action, n: int, day: date, what: str, text: str) -> CalendarEntry:
    lines = [
        _("Not agreed yet.") if material.plan is None else "",
        _("First step: {step}").format(step=action.first_step) if action.first_step else "",
        _("Owner: {owner}").format(owner=action.owner or _("to be named")),
        _measure(material, action),
        _("Action {n} of {team}.").format(n=n, team=material.team),
    ]
    return _entry(material, f"{action.id}/{what}", day, text.format(action=action.title), lines)


def _measure(material: Material, action: Action) -> str:
    measure = action.measure
    if not measure.name:
        return ""
    by = facts.day(material, action.due) if action.due else ""
    text = _("Measure: {measure}: {goal}.")
    return text.format(measure=measure.name.rstrip("."), goal=findings.goal(measure, by))


def _reviews(material: Material) -> Iterator[CalendarEntry]:
    start = facts.plan_start(material)
    for review in reviews(start, material.days_off):
        yield _of_review(material, review, f"review/{review.after}")
    agreed = material.plan.next_review if material.plan else None
    repeated = checks(start, material.days_off, agreed=agreed.day if agreed else None)
    yield _checks(material, repeated, agreed)


def _checks(material: Material, repeated: Sequence[Review], agreed: NextReview | None) -> CalendarEntry:
    """All checks as one entry that comes again and again, but for those that are left out."""
    first, last = repeated[0], repeated[-1]
    series = (days_after(first.day, days) for days in range(0, last.after - first.after + 1, CHECK_EVERY))
    kept = {review.day for review in repeated}
    entry = _of_review(material, first, "review/check")
    if agreed and agreed.minute is not None:
        at = _("At {time}.").format(time=numbers.time_of_day(60 * agreed.minute))
        entry = replace(entry, description=f"{at}\n{entry.description}")
    return replace(
        entry,
        times=(last.after - first.after) // CHECK_EVERY + 1,
        left_out=tuple(day for day in series if day not in kept),
    )


def _of_review(material: Material, review: Review, what: str) -> CalendarEntry:
    return _entry(material, what, review.day, _words(material, review), [_about(review)])


def _words(material: Material, review: Review) -> str:
    text = {
        ReviewKind.CHECK: _("Fifteen minutes for the plan: {team}"),
        ReviewKind.MEETING: _("Review after {days} days: {team}"),
        ReviewKind.RATE_AGAIN: _("Rate again: {team}"),
    }[review.kind]
    return text.format(days=review.after, team=material.team)


def _about(review: Review) -> str:
    return {
        ReviewKind.CHECK: _("What is done, what is stuck, who helps?"),
        ReviewKind.MEETING: _("An hour: what works, what is stuck, what slipped back, what is next?"),
        ReviewKind.RATE_AGAIN: _("Half a year is over: open the next round and compare."),
    }[review.kind]


def _entry(material: Material, what: str, day: date, summary: str, lines: list[str]) -> CalendarEntry:
    words = (printable(line) for line in lines)
    return CalendarEntry(
        uid=_uid(material, what),
        day=day,
        summary=" ".join(printable(summary).split()),
        description="\n".join(line for line in words if line),
        tentative=material.plan is None,
    )


def _uid(material: Material, what: str) -> str:
    """Round ids are unique in the world, action ids within a round; neither can be told from this."""
    digest = sha256(f"{material.round.id}/{what}".encode()).hexdigest()
    return f"{digest[:32]}@six-elements"
