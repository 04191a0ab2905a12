"""Reviews of a plan: begin one, record an action, rate again as a group, decide, close.

Each gives the plan as it would be; `plans.store` puts it in the place of the one there is, so that each can
be undone, and what was recorded is on disk before the next action is asked about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sixelements.application.plan_words import by_number, read_amount
from sixelements.application.readings import check_reading
from sixelements.domain import reviews_held
from sixelements.domain.actions import Action, HeldReview, NextReview, Plan, Reading, ReviewEntry, Status
from sixelements.domain.assessment import Assessment
from sixelements.domain.errors import BadInput, NotAllowed, NotFound, SixElementsError
from sixelements.domain.holidays import FEDERAL_DAYS_OFF, DaysOff
from sixelements.domain.ids import ActionId, PracticeId
from sixelements.domain.reviews import next_fortnight
from sixelements.i18n import _
from sixelements.wording import numbers, phrases
from sixelements.wording.actions import short_title
from sixelements.wording.numbers import short_day


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldOf:
    """What was said of an action: where it stands, in one line, and what was read on a day.

    ``reading`` is a number, or one as it was written, such as "35 %".
    """

    status: Status
    line: str = ""
    reading: float | str | None = None
    read_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPatch:
    """A whole review, read from a file. Actions are keyed by the numbers printed in every output."""

    day: date | None = None
    people: int | None = None
    minutes: int | None = None
    actions: Mapping[int, ToldOf]
    ratings: Mapping[PracticeId, float | None]
    decisions: tuple[str, ...] = ()
    next: date | None = None


_LEVELS = frozenset(n / 2 for n in range(2, 11))


def begin(plan: Plan, day: date) -> Plan:
    """The plan with a review being held on a day; one that is being held already goes on."""
    if reviews_held.open_review(plan):
        return plan
    if not any(not a.locked for a in plan.actions):
        raise NotAllowed(_("Nothing is in the plan yet, so there is nothing to review."))
    return replace(plan, reviews=(*plan.reviews, HeldReview(day=day)))


def _held(plan: Plan) -> HeldReview:
    found = reviews_held.open_review(plan)
    if found is None:
        raise NotAllowed(_("No review is being held. Begin one first."))
    return found


def record(
    plan: Plan,
    action: ActionId,
    status: Status,
    *,
    assessment: Assessment,
    line: str = "",
    reading: Reading | None = None,
) -> Plan:
    """Record where an action stands, in one line, with a reading of its measure.

    Raises NotFound for an action that is not in the plan, and BadInput where it can't have slipped back, or
    the measure can't have shown that.
    """
    review = _held(plan)
    found = plan.find(action)
    if found is None:
        raise NotFound(_("The plan has no such action."))
    if found.locked:
        raise NotAllowed(_("This action waits until its process is streamlined, so it is not reviewed."))
    if status is Status.SLIPPED_BACK and not reviews_held.may_slip(found, review.entry(action)):
        raise BadInput(_("Only what was done or in use can slip back. Record it as stuck instead."))
    if reading:
        check_reading(found, reading.value)
    title = short_title(found, assessment)
    return reviews_held.recorded(plan, found, status, line=line.strip(), reading=reading, title=title)


def rate(plan: Plan, practice: PracticeId, level: float | None, *, assessment: Assessment) -> Plan:
    """Record the level that the group gives a practice now; None: they do not agree. Raises BadInput."""
    if practice not in assessment.practices:
        raise NotFound(_("There is no such practice."))
    if level is not None and level not in _LEVELS:
        raise BadInput(_("A level is whole or half, from 1 to 5."))
    return reviews_held.with_review(plan, reviews_held.rated(_held(plan), practice, level))


def unrate(plan: Plan, practice: PracticeId) -> Plan:
    """Leave a practice unrated after all."""
    return reviews_held.with_review(plan, reviews_held.unrated(_held(plan), practice))


def decide(plan: Plan, text: str) -> Plan:
    """Write a decision down. Raises BadInput where it says nothing."""
    if not text.strip():
        raise BadInput(_("Write what was decided."))
    review = _held(plan)
    changed = replace(review, decisions=(*review.decisions, text.strip()))
    return reviews_held.with_review(plan, changed)


def take_back_decision(plan: Plan, place: int) -> Plan:
    """Take a decision of the review that is being held out again."""
    review = _held(plan)
    kept = tuple(text for n, text in enumerate(review.decisions) if n != place)
    return reviews_held.with_review(plan, replace(review, decisions=kept))


def correct(plan: Plan, place: int, text: str, day: date) -> Plan:
    """Add to a closed review what was wrong in it; what it said stays, as reviews are never written over.

    Raises BadInput where nothing is said, and NotFound where there is no such closed review.
    """
    if not text.strip():
        raise BadInput(_("Write what was wrong, and how it is right."))
    if not 0 <= place < len(plan.reviews) or not plan.reviews[place].closed:
        raise NotFound(_("There is no such review."))
    review = plan.reviews[place]
    said = _("Corrected on {day}: {text}").format(day=short_day(day), text=text.strip())
    changed = replace(review, decisions=(*review.decisions, said))
    return replace(plan, reviews=(*plan.reviews[:place], changed, *plan.reviews[place + 1 :]))


def take_away(plan: Plan, place: int) -> Plan:
    """Take out a closed review that was not held after all. Actions and next review stay as they are.

    Raises NotFound where there is no such closed review.
    """
    if not 0 <= place < len(plan.reviews) or not plan.reviews[place].closed:
        raise NotFound(_("There is no such review."))
    return replace(plan, reviews=(*plan.reviews[:place], *plan.reviews[place + 1 :]))


def spend(plan: Plan, seconds: int) -> Plan:
    """Say how long the review has taken so far."""
    return reviews_held.with_review(plan, replace(_held(plan), seconds=min(max(seconds, 0), 86_400)))


def proposed(plan: Plan, day: date, days_off: DaysOff = FEDERAL_DAYS_OFF) -> NextReview:
    """When to look again: what was said, if that is still to come, else two weeks on."""
    if plan.next_review and plan.next_review.day > day:
        return plan.next_review
    minute = plan.next_review.minute if plan.next_review else None
    return NextReview(next_fortnight(day, days_off), minute)


def close(plan: Plan, *, people: int | None = None, following: NextReview | None = None) -> Plan:
    """Close the review that is being held; ``following`` is the next one, as was agreed.

    Raises BadInput where that one does not come after it.
    """
    review = replace(_held(plan), closed=True, people=people)
    if following and following.day <= review.day:
        text = _("The next review comes after this one, which was held on {day}.")
        raise BadInput(text.format(day=numbers.dated(review.day)))
    closed = reviews_held.with_review(plan, review)
    return replace(closed, next_review=following) if following else closed


def _refuse_earlier(plan: Plan, day: date, today: date) -> None:
    """Raise BadInput for a past day before the plan begins, or before the review that was held last."""
    if day < min(plan.start, today):
        text = _("The plan begins on {day}, so no review can have been held before.")
        raise BadInput(text.format(day=numbers.dated(plan.start)))
    last = max((r.day for r in plan.reviews if r.closed), default=None)
    if last and day < last:
        text = _("A review of {day} is recorded already. One that was held before can't follow it.")
        raise BadInput(text.format(day=numbers.dated(last)))


def hold(
    plan: Plan,
    patch: ReviewPatch,
    *,
    assessment: Assessment,
    today: date,
    days_off: DaysOff = FEDERAL_DAYS_OFF,
) -> Plan:
    """The plan with a whole review recorded and closed. Raises SixElementsError, and then nothing is."""
    day = patch.day or today
    if day > today:
        raise BadInput(_("A review can't be held on a day that is still to come."))
    _refuse_earlier(plan, day, today)
    if not (patch.actions or patch.ratings or patch.decisions):
        raise BadInput(_("The review says nothing of any action. Name at least one."))
    following = NextReview(patch.next) if patch.next else None
    if following:
        _refuse_over(following, today)
    held = _without_known(plan, _told(plan, patch, day, today, assessment), patch, day)
    if held is None:
        return _only_next(plan, following, day)
    if patch.minutes:
        held = spend(held, 60 * patch.minutes)
    following = following or proposed(held, max(day, today), days_off)
    return close(held, people=patch.people, following=following)


def _told(plan: Plan, patch: ReviewPatch, day: date, today: date, assessment: Assessment) -> Plan:
    """The plan with all that a patch says in a review that is open. Raises all refusals in one."""
    held, wrong = begin(plan, day), []
    for number, told in patch.actions.items():
        try:
            action = by_number(plan, number)
            held = record(
                held,
                action.id,
                told.status,
                assessment=assessment,
                line=told.line,
                reading=_reading_of(told, action, day, today),
            )
        except SixElementsError as refusal:
            wrong.append((_("Action {n}").format(n=number), refusal))
    for practice, level in patch.ratings.items():
        try:
            held = rate(held, practice, level, assessment=assessment)
        except SixElementsError as refusal:
            wrong.append((_("Practice {id}").format(id=practice), refusal))
    _refuse_all(wrong)
    for text in patch.decisions:
        held = decide(held, text)
    return held


def _refuse_over(following: NextReview, today: date) -> None:
    """Raise BadInput for a next review that is not to come."""
    if following.day <= today:
        text = _("The next review is still to come. Choose a day after {today}.")
        raise BadInput(text.format(today=numbers.dated(today)))


def _without_known(plan: Plan, held: Plan, patch: ReviewPatch, day: date) -> Plan | None:
    """The plan with a review that says only what those of its day do not say yet; None: it says no more.

    A file that is read again, or was added to, tells some of it a second time.
    """
    known = [r for r in plan.reviews if r.closed and r.day == day]
    entries = {(e.action, e.status, e.line) for r in known for e in r.entries}
    rated = {rating for r in known for rating in r.ratings}
    decided = {text for r in known for text in r.decisions}
    review = _held(held)
    said = {by_number(plan, n).id for n, told in patch.actions.items()}

    def same(entry: ReviewEntry) -> bool:
        """Whether it was said before: where the action stands, the line, and what was read."""
        stays = plan.action(entry.action) == held.action(entry.action)
        return stays and (entry.action, entry.status, entry.line) in entries

    begun = reviews_held.open_review(plan) is not None
    fewer = replace(
        review,
        entries=tuple(e for e in review.entries if e.action not in said or not same(e)),
        ratings=tuple(r for r in review.ratings if begun or r not in rated),
        decisions=tuple(d for d in review.decisions if begun or d not in decided),
    )
    if not (begun or fewer.entries or fewer.ratings or fewer.decisions):
        return None
    return reviews_held.with_review(held, fewer)


def _only_next(plan: Plan, following: NextReview | None, day: date) -> Plan:
    """The plan after a review that tells nothing new but when the next one is. Raises BadInput."""
    if following is None or following == plan.next_review:
        text = _("This review of {day} is recorded already, so nothing was changed.")
        raise BadInput(text.format(day=numbers.dated(day)))
    return replace(plan, next_review=following)


def _reading_of(told: ToldOf, action: Action, day: date, today: date) -> Reading | None:
    """What was read, on the day of the review unless another is said. Raises BadInput."""
    if told.read_on and told.read_on > today:
        raise BadInput(_("A reading can't be of a day that is still to come."))
    value = told.reading
    if isinstance(value, str):
        value = read_amount(value, action.measure)
    return None if value is None else Reading(told.read_on or day, value, told.note)


_MOST_SAID = 10


def _refuse_all(wrong: Sequence[tuple[str, SixElementsError]]) -> None:
    """Raise what is wrong with a review: one refusal as it is, several in one, each with its place."""
    if len(wrong) == 1:
        raise wrong[0][1]
    if wrong:
        said = [phrases.labeled(place, refusal.sentence) for place, refusal in wrong[:_MOST_SAID]]
        more = len(wrong) - _MOST_SAID
        rest = [_("And {n} more.").format(n=more)] if more > 0 else []
        raise BadInput(phrases.sentences(*said, *rest))
