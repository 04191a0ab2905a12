"""Plans: recommend, accept, change an action, date them again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sixelements.application.events import Announce, StoreChange, What, tell_nobody
from sixelements.application.limits import check_plan
from sixelements.application.ports import Deed, NewId, Workbook
from sixelements.application.results import Recommended, results_of
from sixelements.application.rounds import published_as_it_is
from sixelements.domain.actions import Action, Note, Plan
from sixelements.domain.errors import BadInput, NotAllowed, NotFound
from sixelements.domain.guardrails import EARLY_DAYS, ELEMENTS_AT_ONCE
from sixelements.domain.ids import ActionId, ElementId, PlanId
from sixelements.domain.rounds import Round
from sixelements.domain.schedule import (
    DependencyCycle,
    ScheduleTask,
    Slot,
    days_after,
    first_step_by,
    horizon_of,
    schedule,
)
from sixelements.i18n import _
from sixelements.wording.numbers import listing


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """A plan as it is shown: the accepted one, or None where there is none yet, and what is recommended."""

    plan: Plan | None
    recommended: Recommended

    @property
    def actions(self) -> tuple[Action, ...]:
        """What the team agreed on, else what is recommended."""
        return self.plan.actions if self.plan else self.recommended.actions

    @property
    def notes(self) -> tuple[Note | str, ...]:
        """What changed the list, as it was accepted or is recommended."""
        return self.plan.notes if self.plan else self.recommended.recommendation.all_notes

    @property
    def start(self) -> date:
        return self.plan.start if self.plan else self.recommended.recommendation.start


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
        if existing and not existing.blank and not replace_plan:
            raise NotAllowed(
                _("A plan was accepted already. Use --replace to put the recommended one in its place.")
            )
        fresh = results_of(book, now).recommended(start)
        plan = Plan(id=id_, start=start, actions=fresh.actions, notes=fresh.recommendation.all_notes)
        check_plan(plan, before=existing)
        return plan

    existing = book.plans.of(round_.id)
    if existing and not existing.blank:
        ready()  # a refusal comes before the backup
        book.back_up_before(Deed.REPLACE_PLAN, round_.id)
    with book.change():
        plan = ready()
        book.plans.put(round_.id, plan)
    announce(StoreChange.of(What.PLAN, round_))
    return plan


def accepted(book: Workbook, round_: Round) -> Plan:
    """The accepted plan of a round; raises NotFound where there is none."""
    plan = book.plans.of(round_.id)
    if plan is None:
        raise NotFound(_("There is no accepted plan yet. Accept one first."))
    return plan


def store(book: Workbook, round_: Round, plan: Plan, *, announce: Announce = tell_nobody) -> Plan:
    """Put a plan in the place of the one there is; nothing is stored or told where it is the same.

    Raises NotAllowed where the round is not published, and BadInput for more than fits or a circle of
    actions that wait for one another.
    """
    if plan == book.plans.of(round_.id):
        return plan
    with book.change():
        now = published_as_it_is(book, round_)
        check_plan(plan, before=book.plans.of(now.id))
        _slots(plan)
        book.plans.put(now.id, plan)
    announce(StoreChange.of(What.PLAN, round_))
    return plan


def date_again(plan: Plan, *, start: date | None = None) -> Plan:
    """The plan with all dates worked out again from order, owners, sizes and what waits for what.

    ``start`` is its new first day. Elements beyond the first three stay out of the first 90 days
    (planning.md, guardrail 5); the day of a first step moves only where its action does.
    """
    moved = replace(plan, start=start or plan.start)
    slots = _slots(moved)
    actions = tuple(_dated(a, slots[a.id], moved.start) if a.id in slots else a for a in plan.actions)
    return replace(moved, actions=actions)


def _dated(action: Action, slot: Slot, start: date) -> Action:
    step = action.first_step_by
    if step and slot.start != action.start:
        step = first_step_by(slot.start)
    return replace(
        action, start=slot.start, due=slot.due, horizon=horizon_of(start, slot.due), first_step_by=step
    )


def _late_elements(plan: Plan) -> frozenset[ElementId]:
    """All but the three elements that the plan begins with."""
    ordered = sorted((a for a in plan.actions if not a.locked), key=lambda a: a.start or date.max)
    elements = list(dict.fromkeys(a.element for a in ordered))
    return frozenset(elements[ELEMENTS_AT_ONCE:])


def _slots(plan: Plan) -> Mapping[ActionId, Slot]:
    late, until = _late_elements(plan), days_after(plan.start, EARLY_DAYS)
    tasks = [
        ScheduleTask(
            id=a.id,
            size=a.size,
            owner=a.owner,
            depends_on=a.depends_on,
            not_before=until if a.element in late else None,
        )
        for a in plan.actions
        if not a.locked
    ]
    try:
        return schedule(tasks, start=plan.start)
    except DependencyCycle as cycle:
        titles = {a.id: a.title for a in plan.actions}
        text = _("These actions wait for one another: {circle}. Remove one of the links.")
        circle = listing([f'"{titles[i]}"' for i in cycle.actions[:-1]])
        raise BadInput(text.format(circle=circle)) from None
