"""Where the actions of a plan lie on a line of days, and what keeps each where it is.

The one model of the timeline: window and report draw it, so that they cannot disagree.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sixelements.application.plans import elements_wait_until, late_elements
from sixelements.domain.actions import Action, Plan
from sixelements.domain.holidays import DaysOff
from sixelements.domain.ids import ActionId
from sixelements.domain.under_way import held_until
from sixelements.domain.waiting import Waiting, as_told, waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBar:
    """An action on the line: its first and last day counted from where the line begins, as far as dated.

    ``held``: the last day on which it takes a place, later than ``last`` where it is still under way.
    ``after``: the actions it waits for that are drawn, too.
    """

    first: int | None
    last: int | None
    held: int | None
    after: tuple[ActionId, ...]


@dataclass(frozen=True, slots=True)
class PlanLine:
    """The line begins with the plan, or with an action that began before it; ``bars`` by action.

    ``why`` an action starts no sooner is worked out when it is asked; None if it has no first day.
    """

    start: date
    bars: Mapping[ActionId, PlanBar]
    why: Callable[[Action], Waiting | None]


def line_of(
    plan: Plan, days_off: DaysOff, *, today: date, gate: Callable[[Action], tuple[int, ...] | None]
) -> PlanLine:
    """The line of a plan's actions that are not locked, as it is seen ``today``.

    ``gate``: the open points of the gate that an action waits for, None if it waits for none.
    """
    late, until = late_elements(plan), elements_wait_until(plan)
    return line_from(
        [a for a in plan.actions if not a.locked],
        start=plan.start,
        days_off=days_off,
        not_before=lambda action: until if action.element in late else None,
        today=today,
        gate=gate,
    )


def line_from(
    actions: Sequence[Action],
    *,
    start: date,
    days_off: DaysOff,
    not_before: Callable[[Action], date | None],
    today: date,
    gate: Callable[[Action], tuple[int, ...] | None] = lambda _action: None,
) -> PlanLine:
    """The line of some actions; ``not_before``: from when the rule of three elements lets one begin."""
    first = min([start, *(a.start for a in actions if a.start)])
    dated = {a.id for a in actions if a.due}
    held = {a.id: held_until(a, max(start, today), days_off) for a in actions}
    bars = {
        a.id: PlanBar(
            first=(a.start - first).days if a.start else None,
            last=(a.due - first).days if a.due else None,
            held=(until - first).days if (until := held[a.id]) else None,
            after=tuple(d for d in a.depends_on if d in dated),
        )
        for a in actions
    }

    def why(action: Action) -> Waiting | None:
        found = waiting(
            action, actions, start=start, not_before=not_before(action), days_off=days_off, today=today
        )
        return as_told(found, action, actions, gate=gate(action), today=today, days_off=days_off)

    return PlanLine(first, bars, why)
