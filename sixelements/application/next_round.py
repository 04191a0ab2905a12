"""The next round of a team: unfinished actions are carried over with their history, and none silently."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sixelements.application.events import Announce, StoreChange, What, tell_nobody
from sixelements.application.limits import check_plan
from sixelements.application.ports import NewId, Workbook
from sixelements.application.rounds import RoundSettings, find_round, open_round
from sixelements.application.teams import change_team, remove_round
from sixelements.domain.actions import Action, HeldReview, Plan, ReviewEntry, Status
from sixelements.domain.assessment import Assessment
from sixelements.domain.errors import BadInput, NotAllowed, NotFound
from sixelements.domain.ids import ActionId, PlanId, RoundId
from sixelements.domain.reviews_held import history_of
from sixelements.domain.rounds import Round
from sixelements.domain.teams import Team
from sixelements.i18n import _, ngettext
from sixelements.wording.actions import short_title


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryOver:
    """Where an unfinished action stands today, and whether it goes along; ``why`` it does not."""

    status: Status
    carry: bool
    why: str = ""


def unfinished(plan: Plan | None) -> tuple[Action, ...]:
    """The actions of a plan that are not done; locked ones are recommended again."""
    return tuple(a for a in plan.actions if not a.finished and not a.locked) if plan else ()


def check_answer(answer: CarryOver) -> None:
    """Raise BadInput where an action is let go without a reason."""
    if not answer.carry and answer.status not in (Status.DONE, Status.WORKING) and not answer.why.strip():
        raise BadInput(_("Say in a few words why it is let go. The reason is kept with the plan."))


def open_next(
    book: Workbook,
    team: Team,
    assessment: Assessment,
    settings: RoundSettings,
    answers: Mapping[ActionId, CarryOver],
    *,
    new_id: NewId,
    today: date,
    announce: Announce = tell_nobody,
) -> Round:
    """Open a team's next round with its head count and what is carried over; all of it, or nothing.

    Each unfinished action needs an answer.

    Where one stands otherwise than before, or is let go, that stands as a review in the plan of the round
    before, which stays as it is otherwise; carried over as they stood, they leave no trace there.
    Raises NotAllowed where an answer is missing, and whatever opening a round raises.
    """
    told: list[StoreChange] = []
    with book.change():
        before = _last(book, team)
        plan = book.plans.of(before.id) if before else None
        actions = unfinished(plan)
        _must_be_answered(actions, answers)
        if team not in book.teams.all():
            change_team(book, team)
        round_ = open_round(
            book, team, assessment, settings, new_id=new_id, today=today, announce=told.append
        )
        if before and plan and actions:
            asked = _asked(plan, actions, answers, assessment, today)
            carried = _carried(asked, before, answers, PlanId(new_id()), today)
            told += _store_plans(book, (before, plan, asked), (round_, None, carried))
    for change in told:
        announce(change)
    return round_


def _store_plans(book: Workbook, *plans: tuple[Round, Plan | None, Plan]) -> Iterator[StoreChange]:
    """Store plans of rounds, each beside the one before, where they say anything new."""
    for round_, before, plan in plans:
        if plan is not before and (before or plan.actions):
            check_plan(plan, before=before)
            book.plans.put(round_.id, plan)
            yield StoreChange.of(What.PLAN, round_)


def _must_be_answered(actions: tuple[Action, ...], answers: Mapping[ActionId, CarryOver]) -> None:
    """Raises NotAllowed where an answer is missing, and BadInput where one says too little."""
    missing = [a for a in actions if a.id not in answers]
    if missing:
        text = ngettext(
            "{n} action still needs an answer.", "{n} actions still need an answer.", len(missing)
        )
        raise NotAllowed(text.format(n=len(missing)))
    for answer in answers.values():
        check_answer(answer)


def _last(book: Workbook, team: Team) -> Round | None:
    try:
        return find_round(book, team.id)
    except NotFound:
        return None


def _asked(
    plan: Plan,
    actions: tuple[Action, ...],
    answers: Mapping[ActionId, CarryOver],
    assessment: Assessment,
    today: date,
) -> Plan:
    """The plan of before with what was said of its actions, as a review, and of those let go, why.

    The same plan if nothing was said of any: nobody held a review then.
    """
    entries = []
    for action in actions:
        answer = answers[action.id]
        if answer.carry and answer.status is action.status:
            continue
        entries.append(
            ReviewEntry(
                action=action.id,
                title=short_title(action, assessment),
                before=action.status,
                status=answer.status,
                line=answer.why.strip(),
            )
        )
        plan = plan.with_action(replace(action, status=answer.status))
    if not entries:
        return plan
    kept = tuple(replace(r, closed=True) for r in plan.reviews)
    return replace(plan, reviews=(*kept, HeldReview(day=today, entries=tuple(entries), closed=True)))


def said_when_opened(book: Workbook, round_: Round) -> tuple[Round, HeldReview] | None:
    """The round before one, and what was said of its unfinished actions when this one was opened.

    None if nothing was said, or if that is no longer the last word: a review was held since.
    """
    before = next((r for r in book.rounds.of(round_.team) if r.number == round_.number - 1), None)
    plan = book.plans.of(before.id) if before else None
    last = plan.reviews[-1] if plan and plan.reviews else None
    if before is None or last is None or last.day != round_.opened_on:
        return None
    held = last.ratings or last.decisions or last.seconds or not last.closed
    return None if held else (before, last)


def take_back_opening(book: Workbook, round_: Round) -> StoreChange | None:
    """Let actions of the round before stand as they did, as a round is removed; what changed, if it did.

    An action that was changed since stays as it is now.
    """
    said = said_when_opened(book, round_)
    plan = book.plans.of(said[0].id) if said else None
    if said is None or plan is None:
        return None
    before, review = said
    for entry in review.entries:
        action = plan.find(entry.action)
        if action and action.status is entry.status:
            plan = plan.with_action(replace(action, status=entry.before))
    book.plans.put(before.id, replace(plan, reviews=plan.reviews[:-1]))
    return StoreChange.of(What.PLAN, before)


def remove_opened(book: Workbook, round_: Round, *, announce: Announce = tell_nobody) -> None:
    """Remove a round that was made by mistake, and with it what was said when it was opened."""
    told: list[StoreChange] = []
    with book.change():
        changed = take_back_opening(book, round_)
        told += [changed] if changed else []
        remove_round(book, round_, announce=told.append)
    for change in told:
        announce(change)


def planned_before(book: Workbook, round_: Round) -> Round | None:
    """The newest earlier round with something in its plan: what the team lives by while this one is open."""
    for earlier in reversed(book.rounds.of(round_.team)):
        plan = book.plans.of(earlier.id) if earlier.number < round_.number else None
        if plan and any(not a.locked for a in plan.actions):
            return earlier
    return None


def carried_along(book: Workbook, round_: Round, plan: Plan) -> tuple[Round, Plan] | None:
    """The round that is open after one, and its plan with what came along as it stands in ``plan`` now.

    Until the round after is published, the plan of the round before is the one that the team lives by, and
    the other is not to be changed: so whatever becomes of a carried action there (a review, a reading, an
    owner, a date) becomes of its copy at once, and nothing is left to be merged when the round closes. What
    is added there, or slips back, comes along, too; what is taken out there stays in the next as it stood
    last, if people said that it goes along. None if there is no such round, or nothing differs.
    """
    later = [r for r in book.rounds.of(round_.team) if r.number == round_.number + 1 and not r.readable]
    copies = book.plans.of(later[0].id) if later else None
    if copies is None:
        return None
    asked = {e.action for r in plan.reviews if r.day == copies.start for e in r.entries}
    now, there = {a.id: a for a in plan.actions}, {a.id for a in copies.actions}
    more = [a for a in unfinished(plan) if a.id not in there | asked]
    ids = there | {a.id for a in more}
    actions = (
        *(
            _as_it_is(now.get(a.id, a), a.carried_from or round_.id, ids)
            for a in copies.actions
            if a.id in now or a.id in asked
        ),
        *(_as_it_is(a, a.carried_from or round_.id, ids) for a in more),
    )
    changed = replace(copies, actions=actions, people=plan.people)
    return None if changed == copies else (later[0], changed)


def _as_it_is(action: Action, carried_from: RoundId, among: Container[ActionId]) -> Action:
    """An action as it goes along, waiting for nothing that does not."""
    kept = tuple(d for d in action.depends_on if d in among)
    return replace(action, carried_from=carried_from, depends_on=kept)


def reviews_before(
    book: Workbook, round_: Round, action: Action
) -> tuple[tuple[HeldReview, ReviewEntry], ...]:
    """What reviews in the plans of earlier rounds said of an action that came along; the newest first."""
    if action.carried_from is None:
        return ()
    earlier = [r for r in book.rounds.of(round_.team) if r.number < round_.number]
    earlier_plans = (book.plans.of(r.id) for r in reversed(earlier))
    return tuple(told for plan in earlier_plans if plan for told in history_of(plan, action.id))


def _carried(
    plan: Plan, before: Round, answers: Mapping[ActionId, CarryOver], id_: PlanId, today: date
) -> Plan:
    """A plan with what goes along: its statuses, readings and dates as they are."""
    chosen = [a for a in plan.actions if a.id in answers and answers[a.id].carry]
    ids = {a.id for a in chosen}
    return Plan(
        id=id_,
        start=today,
        actions=tuple(_as_it_is(a, a.carried_from or before.id, ids) for a in chosen),
        sponsor=plan.sponsor,
        people=plan.people,
        parking=plan.parking,
    )
