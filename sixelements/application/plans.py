"""Plans: recommend, accept, change an action, date them again."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sixelements.application.days_off import days_off
from sixelements.application.events import Announce, StoreChange, What, tell_nobody
from sixelements.application.limits import check_plan
from sixelements.application.next_round import carried_along
from sixelements.application.ports import Deed, NewId, Workbook
from sixelements.application.results import Recommended, results_of
from sixelements.application.rounds import published_as_it_is
from sixelements.domain.actions import Action, Guardrail, Note, Plan, Status, open_actions
from sixelements.domain.carried import in_stretches, overdue_from_before
from sixelements.domain.errors import BadInput, NotAllowed, NotFound
from sixelements.domain.guardrails import ELEMENTS_AT_ONCE
from sixelements.domain.holidays import FEDERAL_DAYS_OFF, DaysOff
from sixelements.domain.ids import ActionId, ElementId, PlanId, PracticeId
from sixelements.domain.people import person
from sixelements.domain.plan_changes import actions_gone, changed_alike
from sixelements.domain.rounds import Round
from sixelements.domain.schedule import (
    EARLY_DAYS,
    IN_A_PLAN,
    DependencyCycle,
    KeptSlots,
    ScheduleTask,
    Slot,
    days_after,
    first_step_by,
    horizon_of,
    in_order,
    schedule,
    step_in_time,
)
from sixelements.domain.true_notes import still_true
from sixelements.domain.under_way import held_until, under_way
from sixelements.domain.waiting import Wait, Waiting, waiting
from sixelements.i18n import _
from sixelements.wording.numbers import listing


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """A plan as it is shown: the accepted one, or None if there is none yet, and what is recommended."""

    plan: Plan | None
    recommended: Recommended

    @property
    def actions(self) -> tuple[Action, ...]:
        """What the team agreed on, else what is recommended."""
        return self.plan.actions if self.plan else self.recommended.actions

    @property
    def notes(self) -> tuple[Note | str, ...]:
        """What changed the list, as it was accepted or is recommended, and is true of the plan as it stands.

        What waits is counted as it is now.
        """
        if self.plan is None:
            return self.recommended.recommendation.all_notes
        n = len(self.waiting)
        as_now = (_counted_now(note, n) for note in still_true(self.plan.notes, self.plan.actions))
        return tuple(note for note in as_now if note is not None)

    @property
    def waiting(self) -> tuple[PracticeId, ...]:
        """The practices below their aim that wait for the next plan: neither acted on nor declined."""
        found = self.recommended.recommendation
        if self.plan is None:
            return tuple(found.left_out)
        declined = {str(d.action) for d in self.plan.declined}
        settled = {a.practice for a in self.plan.actions if not a.parked}
        settled |= {a.practice for a in found.actions if a.id in declined}
        settled |= {r.priority.practice for r in found.ranking if r.action.id in declined}
        return tuple(p.practice for p in found.priorities if p.practice not in settled)

    @property
    def start(self) -> date:
        return self.plan.start if self.plan else self.recommended.recommendation.start


def _counted_now(note: Note | str, waiting: int) -> Note | str | None:
    """A note with how many practices wait for the next plan now, or no note if all are acted on."""
    if isinstance(note, str) or note.about is not Guardrail.NINE_ACTIONS:
        return note
    return replace(note, left_out=waiting) if waiting else None


def view(book: Workbook, round_: Round, *, start: date) -> PlanView:
    """The accepted plan of a round, else the recommended one starting on a day."""
    found, plan = results_of(book, round_), book.plans.of(round_.id)
    if plan is None or plan.blank:
        return PlanView(plan=None, recommended=found.recommended(start))
    return PlanView(plan=plan, recommended=found.recommended(plan.start))


def accept(
    book: Workbook,
    round_: Round,
    *,
    start: date,
    new_id: NewId,
    replace_plan: bool = False,
    announce: Announce = tell_nobody,
) -> Plan:
    """Make the recommended plan the team's own; a plan that exists is only replaced when asked."""
    id_ = PlanId(new_id())

    def ready() -> Plan:
        """What is accepted. Raises NotAllowed and BadInput."""
        now, existing = published_as_it_is(book, round_), book.plans.of(round_.id)
        if existing and not existing.blank and not existing.only_carried and not replace_plan:
            raise NotAllowed(
                _(
                    "A plan was accepted already. Use --replace to put the recommended one in its place; "
                    "what is only in the accepted one goes out, also what was carried over or is under way."
                )
            )
        fresh = results_of(book, now).recommended(start)
        plan = Plan(id=id_, start=start, actions=fresh.actions, notes=fresh.recommendation.all_notes)
        if existing and existing.only_carried and not replace_plan:
            plan = _beside_carried(existing, plan, days_off(book))
        check_plan(plan, before=existing)
        return plan

    existing = book.plans.of(round_.id)
    if existing and not existing.blank and (replace_plan or not existing.only_carried):
        ready()  # a refusal comes before the backup
        book.back_up_before(Deed.REPLACE_PLAN, round_.id)
    with book.change():
        plan = ready()
        book.plans.put(round_.id, plan)
    announce(StoreChange.of(What.PLAN, round_))
    return plan


def _beside_carried(existing: Plan, fresh: Plan, off: DaysOff) -> Plan:
    """What is recommended now, beside what was carried over; both on one action are one, as carried.

    No more is added than a plan holds; what has no room stays recommended.
    """
    there = {a.id for a in existing.actions}
    room = IN_A_PLAN - len(open_actions(existing.actions))
    found = [a for a in fresh.actions if a.id not in there]
    added = {a.id for a in [a for a in found if not a.locked][: max(room, 0)]}
    practices = {a.practice for a in found if a.id in added}
    more = tuple(
        replace(a, depends_on=tuple(d for d in a.depends_on if d in there | added))
        for a in found
        if a.id in added or (a.locked and a.practice in practices)
    )
    first = sorted(existing.actions, key=lambda a: not overdue_from_before(a, fresh.start))
    longer = replace(existing, start=fresh.start, actions=(*first, *more), notes=fresh.notes)
    return in_stretches(date_again(longer, days_off=off))


def accepted(book: Workbook, round_: Round) -> Plan:
    """The accepted plan of a round; raises NotFound where there is none."""
    plan = book.plans.of(round_.id)
    if plan is None:
        raise NotFound(_("There is no accepted plan yet. Accept one first."))
    return plan


def store(
    book: Workbook,
    round_: Round,
    plan: Plan,
    *,
    instead_of: Plan | None = None,
    announce: Announce = tell_nobody,
) -> Plan:
    """Put a plan in the place of the one there is; nothing is stored or told where it is the same.

    ``instead_of``: the state that was changed into ``plan``. Where the stored one differs from it by then,
    as a change that waited comes after one that was refused, only what was changed is changed in it. What was
    carried over into a round that is still open changes along (`next_round.carried_along`).

    Raises NotAllowed where the round is not published, BadInput for more than fits or a circle of actions
    that wait for one another, and NotFound for a changed action that is in the plan no more.
    """
    before = book.plans.of(round_.id)
    if instead_of is not None:
        plan = _changed_alike(instead_of, plan, before or emptied(instead_of))
    if plan == before:
        return plan
    refuse(plan, before=before)  # first, as the disk may say no for another reason
    with book.change():
        now = published_as_it_is(book, round_)
        book.plans.put(now.id, plan)
        along = carried_along(book, now, plan)
        if along:
            book.plans.put(along[0].id, along[1])
    announce(StoreChange.of(What.PLAN, round_))
    if along:
        announce(StoreChange.of(What.PLAN, along[0]))
    return plan


def _changed_alike(before: Plan, after: Plan, now: Plan) -> Plan:
    if actions_gone(before, after, now):
        raise NotFound(_("The action is not in the plan any more."))
    return changed_alike(before, after, now)


def emptied(plan: Plan) -> Plan:
    """A plan that counts as none, for one that was not there before."""
    return Plan(id=plan.id, start=plan.start, actions=(), notes=plan.notes)


def refuse(plan: Plan, *, before: Plan | None) -> None:
    """Raise BadInput for a plan that can't be stored: it holds more than fits, or a circle."""
    check_plan(plan, before=before)
    refuse_circles(plan)


def date_again(
    plan: Plan,
    *,
    start: date | None = None,
    today: date | None = None,
    days_off: DaysOff = FEDERAL_DAYS_OFF,
    new: Collection[ActionId] = (),
) -> Plan:
    """The plan with all dates worked out again from order, owners, sizes and what waits for what.

    ``start`` is its new first day. What is pinned, under way or finished keeps its dates, what is parked has
    none unless it is ``new``; nothing else starts before ``today``. Elements beyond the first three stay out
    of the first 90 days (planning.md, guardrail 5), unless two weeks would pass without any action. The day
    of a first step moves only where its action does. Raises BadInput for a circle.
    """
    moved = replace(plan, start=start or plan.start)
    slots = slots_of(moved, today=today, days_off=days_off, new=new)
    actions = tuple(
        _dated(a, slots[a.id], moved.start, days_off) if a.id in slots and not _kept(a) else a
        for a in plan.actions
    )
    return replace(moved, actions=actions)


def _kept(action: Action) -> bool:
    """Whether its dates stay as they are: pinned, or it was begun."""
    return action.pinned or action.status is not Status.TO_DO


def _dated(action: Action, slot: Slot, start: date, days_off: DaysOff) -> Action:
    step = action.first_step_by
    if step and slot.start != action.start:
        step = first_step_by(slot.start, days_off)
    return replace(
        action, start=slot.start, due=slot.due, horizon=horizon_of(start, slot.due), first_step_by=step
    )


def late_elements(plan: Plan) -> frozenset[ElementId]:
    """All but the three elements that the plan begins with."""
    ordered = sorted((a for a in plan.actions if not a.locked), key=lambda a: a.start or date.max)
    elements = list(dict.fromkeys(a.element for a in ordered))
    return frozenset(elements[ELEMENTS_AT_ONCE:])


def elements_wait_until(plan: Plan) -> date:
    """The first day of the elements beyond the first three."""
    return days_after(plan.start, EARLY_DAYS)


def slots_of(
    plan: Plan,
    *,
    today: date | None = None,
    days_off: DaysOff = FEDERAL_DAYS_OFF,
    new: Collection[ActionId] = (),
    moving: Mapping[ActionId, date] | None = None,
) -> Mapping[ActionId, Slot]:
    """When everything would run that is not locked, finished or parked. Raises BadInput for a circle.

    Nothing that is not kept starts before ``today``. With ``moving``, only these get other days, none before
    the day that is given for it, and all others keep theirs.
    """
    late, until = late_elements(plan), elements_wait_until(plan)
    refuse_circles(plan)

    def sooner(action: Action) -> date | None:
        return today if moving is None else moving.get(action.id)

    def keeps(action: Action) -> bool:
        return _kept(action) or (moving is not None and action.id not in moving)

    tasks = [
        _task(
            a,
            sooner(a),
            rather_from=until if a.element in late else None,
            slot=_slot(a, today, plan.start, days_off) if keeps(a) else None,
        )
        for a in plan.actions
        if not a.locked and not a.finished and (not a.parked or a.id in new)
    ]
    return schedule(tasks, start=plan.start, days_off=days_off)


def _task(action: Action, floor: date | None, *, rather_from: date | None, slot: Slot | None) -> ScheduleTask:
    """What the schedule needs to know of an action that starts no sooner than on a day."""
    return ScheduleTask(
        id=action.id,
        size=action.size,
        owner=action.owner,
        depends_on=action.depends_on,
        not_before=max(filter(None, (action.not_before, floor)), default=None),
        rather_from=rather_from,
        slot=slot,
    )


def dates_follow(before: Plan, after: Plan, *, today: date, days_off: DaysOff = FEDERAL_DAYS_OFF) -> Plan:
    """The plan after an edit, with the dates that follow from it: window, command and file all ask here.

    Dates are worked out again of an action whose owner, size, links or "not before" changed, or whose
    pin was taken out, and of whatever waits for one that has other dates now. What waited for the owner or
    the place of one that is parked or gone comes forward, as far as the rules let it. Everything else stays,
    and so does what is pinned, begun, finished or parked, and a day that no rule explains. The day of a first
    step that was worked out follows the days of its action. Nothing moves into the past; what should have
    begun is not put off for that alone. Raises BadInput for a circle, and for what is said to have been on a
    day that is still to come.
    """
    _refuse_to_come(before, after, today)
    plan = _others_follow(before, _steps_follow(before, after, days_off), today, days_off)
    return _brought_forward(before, plan, today, days_off)


def _others_follow(before: Plan, after: Plan, today: date, days_off: DaysOff) -> Plan:
    """The plan with other days for what an edit says must have others, and for what waits for that."""
    known = {a.id: a for a in before.actions}
    changed = {a.id for a in after.actions if a.id in known and _decides(a) != _decides(known[a.id])}
    moved = {a.id for a in after.actions if a.id in known and _days(a) != _days(known[a.id])}
    plan, floors = after, dict[ActionId, date]()
    while True:
        asked = [a for a in plan.actions if _follows(a, changed, moved) and a.id not in floors]
        if not asked:
            return plan
        floors |= {a.id: _no_sooner(known.get(a.id, a), before, today, days_off) for a in asked}
        plan = _moved(after, floors, today, days_off)
        moved |= {a.id for a in plan.actions if a.id in known and _days(a) != _days(known[a.id])}


def _steps_follow(before: Plan, after: Plan, off: DaysOff) -> Plan:
    """The plan whose first steps follow the days of their actions, where nobody said a day of theirs."""
    known = {a.id: a for a in before.actions}
    for action in after.actions:
        was = known.get(action.id)
        if was is None or _days(was) == _days(action) or action.start is None or action.step_taken:
            continue
        worked_out = was.first_step_by is None and was.start is None and bool(action.first_step)
        if was.start and was.first_step_by:
            usual = first_step_by(was.start, off)
            worked_out = was.first_step_by in (usual, step_in_time(was.start, was.due, off))
        if worked_out and action.first_step_by == was.first_step_by:
            step = step_in_time(action.start, action.due, off)
            after = after.with_action(replace(action, first_step_by=step))
    return after


def _brought_forward(before: Plan, plan: Plan, today: date, off: DaysOff) -> Plan:
    """The plan with what waited for an action that is parked or gone as early as the rules now let it be.

    One after another, the earliest first, and all others keep their days: none gets a later day by that.
    """
    freed = {a.id for a in before.actions if _takes_days(a)}
    freed -= {a.id for a in plan.actions if a.start is not None}
    if not freed:
        return plan
    why = _reasons(before, today, off)
    kept, late, until = None, late_elements(plan), elements_wait_until(plan)
    for action in sorted(plan.actions, key=lambda a: a.start or date.max):
        reason = None if _kept(action) else why(action)
        if reason is None or freed.isdisjoint(reason.actions) or action.start is None:
            continue
        kept = kept or _all_kept(plan, today, off)
        rather_from = until if action.element in late else None
        slot = kept.first_free(_task(action, today, rather_from=rather_from, slot=None))
        if slot.start < action.start:
            kept.put(action.id, slot)
            plan = plan.with_action(_dated(action, slot, plan.start, off))
            freed.add(action.id)
            late = late_elements(plan)
    return plan


def _all_kept(plan: Plan, today: date, off: DaysOff) -> KeptSlots:
    """The days of all that runs, as they are. Raises BadInput for a circle."""
    refuse_circles(plan)
    running = (a for a in plan.actions if not a.locked and not a.finished and not a.parked)
    tasks = [_task(a, None, rather_from=None, slot=_slot(a, today, plan.start, off)) for a in running]
    return KeptSlots(tasks, start=plan.start, days_off=off)


def _takes_days(action: Action) -> bool:
    return action.start is not None and not action.locked and not action.finished


def _reasons(plan: Plan, today: date, off: DaysOff) -> Callable[[Action], Waiting | None]:
    """Why an action of a plan starts on its day."""
    late, until = late_elements(plan), elements_wait_until(plan)
    actions = [a for a in plan.actions if not a.locked]
    known = {a.id: a for a in actions}

    def why(action: Action) -> Waiting | None:
        was = known.get(action.id)
        if was is None:
            return None
        not_before = until if was.element in late else None
        return waiting(was, actions, start=plan.start, not_before=not_before, days_off=off, today=today)

    return why


def _refuse_to_come(before: Plan, after: Plan, today: date) -> None:
    """Raise BadInput where something is said now to have been counted or done on a day after today."""
    known = {a.id: a for a in before.actions}
    for action in after.actions:
        was = known.get(action.id)
        if was is action or was is None:
            continue
        if _to_come(was.baseline_on, action.baseline_on, today):
            raise BadInput(_("Nothing can have been counted on a day that is still to come."))
        if _to_come(was.step_taken, action.step_taken, today):
            raise BadInput(_("No step can have been taken on a day that is still to come."))
        if any(r.day > today for r in action.readings if r not in was.readings):
            raise BadInput(_("A reading can't be of a day that is still to come."))


def _to_come(was: date | None, day: date | None, today: date) -> bool:
    return day is not None and day != was and day > today


def _moved(plan: Plan, floors: dict[ActionId, date], today: date, off: DaysOff) -> Plan:
    """The plan with other days for some actions; what would move to a day that is past moves to today."""
    slots = slots_of(plan, days_off=off, today=today, moving=floors)
    now = {a.id: a for a in plan.actions}
    past = [i for i in floors if slots[i].start < today and slots[i].start != now[i].start]
    if past:
        floors |= dict.fromkeys(past, today)
        slots = slots_of(plan, days_off=off, today=today, moving=floors)
    actions = (_dated(a, slots[a.id], plan.start, off) if a.id in floors else a for a in plan.actions)
    return replace(plan, actions=tuple(actions))


def _decides(action: Action) -> tuple[object, ...]:
    """What the days of an action follow from."""
    return person(action.owner), action.size, frozenset(action.depends_on), action.not_before, action.pinned


def _days(action: Action) -> tuple[date | None, date | None]:
    return action.start, action.due


def _follows(action: Action, changed: set[ActionId], moved: set[ActionId]) -> bool:
    """Whether the days of an action are worked out again."""
    fixed = _kept(action) or action.locked or action.start is None
    return not fixed and (action.id in changed or not moved.isdisjoint(action.depends_on))


def _no_sooner(action: Action, before: Plan, today: date, off: DaysOff) -> date:
    """The first day on which an action may start now: not in the past, and not before one that was chosen."""
    if action.start is None:
        return today
    why = _reasons(before, today, off)(action)
    kept = why is not None and why.wait is Wait.KEPT
    return action.start if kept else min(action.start, today)


def _slot(action: Action, today: date | None, start: date, off: DaysOff) -> Slot | None:
    """The days that an action keeps; what was not begun and is overdue keeps its place until today."""
    if action.start is None or action.due is None or action.due < action.start:
        return None
    if action.pinned:
        return Slot(action.start, action.due)
    if under_way(action):
        return Slot(action.start, held_until(action, max(start, today or start), off) or action.due)
    return Slot(action.start, action.due if today is None else max(action.due, today))


def refuse_circles(plan: Plan) -> None:
    """Raise BadInput where actions wait for one another, with their titles."""
    tasks = [
        ScheduleTask(id=a.id, size=a.size, depends_on=a.depends_on) for a in plan.actions if not a.locked
    ]
    try:
        in_order(tasks)
    except DependencyCycle as cycle:
        titles = {a.id: a.title for a in plan.actions}
        if len(set(cycle.actions)) == 1:
            raise BadInput(_("An action can't wait for itself.")) from None
        text = _("These actions wait for one another: {circle}. Remove one of the links.")
        circle = listing([f'"{titles[i]}"' for i in cycle.actions[:-1]])
        raise BadInput(text.format(circle=circle)) from None
