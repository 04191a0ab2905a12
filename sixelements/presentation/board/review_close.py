"""The end of a review, and old ones: what changed, what is rated again, and what could start (picture 36)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sixelements.application import reviews
from sixelements.application.results import results_of
from sixelements.domain import reviews_held
from sixelements.domain.actions import HeldReview, Plan, Status
from sixelements.domain.assessment import Assessment
from sixelements.domain.ids import ActionId, ElementId, PracticeId
from sixelements.domain.levels import level_of
from sixelements.domain.schedule import IN_PROGRESS
from sixelements.i18n import _, ngettext
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.pages.plan_rows import status_icon
from sixelements.presentation.session import Session
from sixelements.wording import findings, numbers, phrases
from sixelements.wording.plan_check import status as status_words
from sixelements.wording.readings import short_unit
from sixelements.wording.waiting import named

_MINUTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """What changed of an action: last time, today, its reading from and to, and the line."""

    action: ActionId
    element: ElementId | None
    title: str
    before: str
    icon: str
    status: str
    kind: Status
    amber: bool
    reading: str
    line: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RateAgainRow:
    """A practice that the group may rate again; ``anchor`` is that of its level, else the next step up."""

    practice: PracticeId
    element: ElementId
    statement: str
    before: str
    before_level: float | None
    level: float | None
    not_agreed: bool
    rated: bool
    anchor: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCloseView:
    """The end of a review, or an old one, which opens read-only (``locked``).

    ``places`` and ``starts`` say what comes after it: empty of one that others followed.
    """

    title: str
    facts: str
    before_head: str
    changes: tuple[ChangeRow, ...]
    rate_title: str
    rate_count: str
    rate_note: str
    rate: tuple[RateAgainRow, ...]
    decisions: tuple[str, ...]
    places: str
    starts: tuple[str, ...]
    next_day: str
    next_minute: int | None
    next_why: str
    export: str
    locked: str


def closing(desk: BoardDesk, place: int | None = None) -> ReviewCloseView | None:
    """The end of the review that is held, or an old one by its place; None if there is none."""
    plan = desk.plan()
    if plan is None or not plan.reviews:
        return None
    assessment = desk.session.assessment
    at = len(plan.reviews) - 1 if place is None else place
    review = plan.reviews[at]
    before = plan.reviews[at - 1] if at else None
    today = desk.session.services.today()
    following = reviews.proposed(plan, max(review.day, today), desk.days_off)
    practices = reviews_held.to_rate_again(plan, review, assessment)
    rated = {r.practice for r in review.ratings}
    known = assessment.practices
    practices = (*practices, *(p for p in known if p in rated and p not in practices))
    last = review is plan.reviews[-1]
    return ReviewCloseView(
        title=_("Review of {day}").format(day=_day(review.day, today)),
        facts=_facts(review),
        before_head=_day(before.day, today) if before else _("Before"),
        changes=tuple(_change(c, assessment) for c in reviews_held.changes_of(plan, review)),
        rate_title=_("Rate again, as a group"),
        rate_count=_("{n} of {all} that finished actions touch").format(n=len(rated), all=len(practices)),
        rate_note=_("Kept beside the private answers, never over them."),
        rate=tuple(_rate_row(desk, p, review, plan.reviews[:at]) for p in practices),
        decisions=review.decisions,
        places=_places(plan) if last else "",
        starts=_after(plan, review, assessment) if last else (),
        next_day=numbers.day(following.day),
        next_minute=following.minute,
        next_why=why_next(plan, following.day),
        export=_("Export change sheet…"),
        locked=_("This review is closed.") if review.closed else desk.fixed,
    )


def why_next(plan: Plan, day: date) -> str:
    """Why the next review is proposed for a day: it was agreed on before, or a fortnight is over by then."""
    agreed = plan.next_review is not None and plan.next_review.day == day
    why = _("As agreed before.") if agreed else _("Two weeks on, on a working day.")
    return phrases.sentences(why, _("It goes into the calendar file."))


def old_reviews(desk: BoardDesk) -> tuple[tuple[int, str], ...]:
    """Closed reviews, the newest first: their place and day; two of one day are told apart."""
    plan = desk.plan()
    closed = [(n, r) for n, r in enumerate(plan.reviews) if r.closed] if plan else []
    days = [r.day for _n, r in closed]
    return tuple((n, _facts_of_day(r) if days.count(r.day) > 1 else numbers.day(r.day)) for n, r in closed)[
        ::-1
    ]


def _change(change: reviews_held.ReviewChange, assessment: Assessment) -> ChangeRow:
    entry = change.entry
    reading = _from_to(change)
    word = status_words(entry.status)
    if entry.status is Status.DONE and entry.before in (Status.DONE, Status.WORKING):
        word = _("Done, holds")
    practice = change.practice
    element = (
        assessment.practices[practice].element if practice in (assessment.practices) and practice else None
    )
    before = status_words(entry.before)
    return ChangeRow(
        action=entry.action,
        element=element,
        title=entry.title,
        before=before,
        icon=status_icon(entry.status),
        status=word,
        kind=entry.status,
        amber=entry.status in (Status.STUCK, Status.SLIPPED_BACK),
        reading=reading,
        line=entry.line,
        spoken=phrases.sentence(
            numbers.series(
                filter(
                    None,
                    (
                        entry.title,
                        _("before {status}").format(status=before),
                        _("today {status}").format(status=word),
                        reading,
                        entry.line,
                    ),
                )
            )
        ),
    )


def _rate_row(
    desk: BoardDesk, practice: PracticeId, review: HeldReview, earlier: Sequence[HeldReview]
) -> RateAgainRow:
    session = desk.session
    known = session.assessment.practices[practice]
    settled = session.book.discussions.of(session.round.id).settled.get(practice)
    level = settled.level if settled else None
    rating = next((r for r in review.ratings if r.practice == practice), None)
    mean = _mean(session, practice)
    standing = int(level) if level else None if mean is None else level_of(mean)
    last = reviews_held.rated_last(earlier, practice)
    if last and last[1] is not None:
        level, standing = last[1], int(last[1])
        text = _("the group said {level} on {day}")
        before = text.format(level=numbers.level(last[1]), day=numbers.short_day(last[0]))
    elif level:
        before = _("agreed {level}").format(level=numbers.level(level))
    elif mean is not None:
        before = _("no level agreed, mean {mean}").format(mean=numbers.levels(mean))
    else:
        before = _("no level agreed")
    said = _("not rated yet")
    if rating:
        said = (
            _("not agreed")
            if rating.level is None
            else _("{level} now").format(level=numbers.level(rating.level))
        )
    return RateAgainRow(
        practice=practice,
        element=known.element,
        statement=known.statement,
        before=before,
        before_level=level,
        level=rating.level if rating else None,
        not_agreed=rating is not None and rating.level is None,
        rated=rating is not None,
        anchor=_anchor(session.assessment, practice, rating.level if rating else None, standing),
        spoken=phrases.sentence(numbers.series((known.name, before, said))),
    )


def _mean(session: Session, practice: PracticeId) -> float | None:
    """What people said in private; None if that may not be shown."""
    score = results_of(session.book, session.round).score.practices.get(practice)
    return score.mean if score else None


def _anchor(assessment: Assessment, practice: PracticeId, chosen: float | None, standing: int | None) -> str:
    known = assessment.practices[practice]
    words = assessment.scale.words
    if chosen is not None:
        at = int(chosen)
        return phrases.sentences(phrases.sentence(words[at - 1]), known.anchor(at))
    if standing is None:  # nobody may know where the team stands
        return ""
    step = min(5, standing + 1)
    return phrases.labeled(_("Next step up, {level}").format(level=step), known.anchor(step))


def _day(day: date, today: date) -> str:
    """The day of a review, with its year where that is not this one."""
    return numbers.short_day(day) if day.year == today.year else numbers.dated(day)


def _after(plan: Plan, review: HeldReview, assessment: Assessment) -> tuple[str, ...]:
    """What could start after the last review, and when the team looks again, once that is agreed on."""
    starts = [_could_start(plan, c, assessment) for c in reviews_held.could_start(plan, review.day)]
    following = plan.next_review
    if review.closed and following:
        at = "" if following.minute is None else numbers.time_of_day(following.minute * _MINUTE)
        when = numbers.series(filter(None, (numbers.day(following.day), at)))
        starts.append(phrases.labeled(_("Next review"), when))
    return tuple(starts)


def _could_start(plan: Plan, found: reviews_held.CouldStart, assessment: Assessment) -> str:
    actions = {a.id: a for a in plan.actions}
    name = named(actions[found.action], assessment)
    if not found.waits_for:
        return _("{action} could start now.").format(action=name)
    waits = numbers.listing([named(actions[i], assessment) for i in found.waits_for])
    return _("{action} could start now, but it waits for {others}.").format(action=name, others=waits)


def _from_to(change: reviews_held.ReviewChange) -> str:
    if change.reading is None:
        return ""
    now = findings.in_unit(numbers.quantity(change.reading), short_unit(change.unit))
    before = _("none") if change.reading_before is None else numbers.quantity(change.reading_before)
    return _("{before} → {now}").format(before=before, now=now)


def _facts_of_day(review: HeldReview) -> str:
    """The day of a review, and of how many actions it was."""
    n = len(review.entries)
    text = ngettext("{day}, {n} action", "{day}, {n} actions", n)
    return text.format(day=numbers.day(review.day), n=n)


def _facts(review: HeldReview) -> str:
    n = ngettext("{n} action", "{n} actions", len(review.entries)).format(n=len(review.entries))
    minutes = round(review.seconds / 60)
    time = ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes) if review.seconds else ""
    people = ""
    if review.people:
        people = ngettext("{n} person", "{n} people", review.people).format(n=review.people)
    return phrases.sentence(numbers.series(filter(None, (n, time, people))))


def _places(plan: Plan) -> str:
    running = len(reviews_held.in_progress(plan))
    free = IN_PROGRESS - running
    if free < 0:
        text = ngettext(
            "In progress {running} of {most}: {n} more than a team keeps up with.",
            "In progress {running} of {most}: {n} more than a team keeps up with.",
            -free,
        )
        return text.format(running=running, most=IN_PROGRESS, n=-free)
    if not free:
        return _("In progress {n} of {most}: full.").format(n=running, most=IN_PROGRESS)
    text = ngettext(
        "In progress {running} of {most}, {n} place free.",
        "In progress {running} of {most}, {n} places free.",
        free,
    )
    return text.format(running=running, most=IN_PROGRESS, n=free)
