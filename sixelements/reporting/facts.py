"""What several pages need from a report's material: dates, names, numbers of actions, levels to read from."""

from collections.abc import Mapping
from datetime import date

from sixelements.application.plan_days import PlanLine, line_from, line_of
from sixelements.application.reports import Material
from sixelements.domain import actions, carried
from sixelements.domain.actions import Action, Horizon, NextReview, Status
from sixelements.domain.assessment import Practice
from sixelements.domain.ids import ActionId, PracticeId
from sixelements.domain.schedule import days_after
from sixelements.domain.scores import PracticeScore
from sixelements.i18n import _
from sixelements.wording import asked, numbers
from sixelements.wording.actions import without_sides
from sixelements.wording.notes import nothing_called_for
from sixelements.wording.worksheets import waits_for_gate

HORIZONS: Mapping[Horizon, int] = {Horizon.DAYS_30: 30, Horizon.DAYS_90: 90, Horizon.DAYS_180: 180}
"""Days after the plan's start by which the actions of a horizon are due."""


def round_month(material: Material) -> str:
    """The month the answers are from."""
    return numbers.month(material.round.closed_on or material.made_on)


def earlier_month(material: Material) -> str:
    """The month the answers of the round before are from; its number where the month is not known."""
    before = material.earlier_round
    if before is None:
        return ""
    if before.closed_on is None:
        return _("round {n}").format(n=before.number)
    return numbers.month(before.closed_on)


def plan_start(material: Material) -> date:
    """The day the horizons are counted from."""
    return material.plan.start if material.plan else material.recommendation.start


def day(material: Material, value: date) -> str:
    """A day of the plan in few letters, with its year where that is not clear."""
    return numbers.plan_day(value, plan_start(material))


def span(material: Material, first: date, last: date) -> str:
    """From a day of the plan to another, both with their years where one is not clear."""
    return numbers.plan_span(first, last, plan_start(material))


def horizon_end(material: Material, horizon: Horizon) -> date:
    """The last day of a horizon."""
    return days_after(plan_start(material), HORIZONS[horizon])


def places(material: Material) -> str:
    """Team and organization; one name where they are the same."""
    if material.team == material.organization or not material.organization:
        return material.team
    return _("{team}, {organization}").format(team=material.team, organization=material.organization)


def open_actions(material: Material) -> tuple[Action, ...]:
    """The actions of the plan without those that wait for a leaner process."""
    return tuple(a for a in material.actions if not a.locked)


def line(material: Material) -> PlanLine:
    """The actions on a line of days, as the window shows them; the recommended ones where none is agreed."""
    if material.plan:
        return line_of(material.plan, material.days_off, today=material.made_on, gate=material.gate_lacks)
    waits = {a.id: a.rather_from for a in material.recommendation.actions}
    return line_from(
        open_actions(material),
        start=plan_start(material),
        days_off=material.days_off,
        not_before=lambda action: waits.get(action.id),
        today=material.made_on,
    )


def next_review(material: Material) -> NextReview | None:
    """When the team agreed to look at its plan next, if that is still to come."""
    agreed = material.plan.next_review if material.plan else None
    return agreed if agreed and agreed.day >= material.made_on else None


def put_off(material: Material) -> tuple[str, ...]:
    """What the plan puts off and what was parked in the talk, each once; nothing before there is a plan."""
    if material.plan is None:
        return ()
    return tuple(dict.fromkeys((*material.plan.parking, *material.discussion.parking)))


def no_actions(material: Material) -> str:
    """Why there are no actions: none were agreed, or none are called for."""
    recommended = material.recommendation
    if material.plan is None and not recommended.priorities:
        unrated = len(recommended.unrated)
        return nothing_called_for(unrated, unrated + recommended.at_aim)
    return _("The plan has no actions yet.")


def action_numbers(material: Material) -> Mapping[ActionId, int]:
    """The number each action is called by in the whole report, as in every other output."""
    return actions.action_numbers(material.actions)


def self_reported(material: Material) -> str:
    """How many agreed levels stand without evidence, as a sentence; empty for none."""
    return asked.self_reported(len(_self_reported(material)))


def mostly_self_reported(material: Material) -> str:
    """The same where more than half of the agreed levels do; else empty, as room is short where it stands."""
    found = _self_reported(material)
    agreed = [p for p in material.round.practices if material.discussion.agreed(p) is not None]
    return asked.self_reported(len(found)) if 2 * len(found) > len(agreed) else ""


def _self_reported(material: Material) -> list[PracticeId]:
    return [p for p in material.round.practices if material.discussion.self_reported(p)]


def in_order(material: Material) -> tuple[Action, ...]:
    """The open actions by the numbers they are called by."""
    return actions.in_order(material.actions)


def without_roles(material: Material) -> tuple[Action, ...]:
    """The same for pages that go to everybody: none tells of front line and leads."""
    known = material.assessment.practices
    return tuple(
        without_sides(a, known[a.practice]) if a.practice in known else a for a in in_order(material)
    )


def actions_on(material: Material, practice: PracticeId) -> tuple[int, ...]:
    """The numbers of the actions that lift a practice."""
    found = action_numbers(material)
    return tuple(sorted(found[a.id] for a in open_actions(material) if a.practice == practice))


def waits_for(material: Material, action: Action) -> tuple[int, ...]:
    """The numbers of the actions that come before an action."""
    called = action_numbers(material)
    return tuple(sorted(called[a] for a in action.depends_on if a in called))


def overdue_from_before(material: Material, action: Action) -> bool:
    """Whether an action was carried over and was due before this plan began."""
    return carried.overdue_from_before(action, plan_start(material))


def how_far(material: Material) -> tuple[int, int, int]:
    """How many open actions are done, work, and are not finished; what slipped back counts as unfinished."""
    stand = [a.status for a in open_actions(material)]
    done, working = stand.count(Status.DONE), stand.count(Status.WORKING)
    return done, working, len(stand) - done - working


def begun(action: Action) -> bool:
    """Whether the team says of an action that it was begun."""
    return action.status is not Status.TO_DO


def practice_of(material: Material, practice: PracticeId) -> Practice:
    return material.assessment.practices[practice]


def standing(material: Material, practice: PracticeScore) -> float | None:
    """The level a practice is read at: the agreed one, else the mean; None if neither may be shown.

    An agreed 4 or 5 without evidence is only self-reported: it lifts nothing above the mean.
    """
    return material.discussion.told(practice.id, practice.mean)


def any_agreed(material: Material) -> bool:
    """Whether any practice is read at an agreed level."""
    return any(material.discussion.stands_agreed(p) for p in material.score.practices)


def waits_for_gate_of(material: Material, action: Action) -> str:
    """Which gate an action waits for, and what that lacks; empty if it waits for none."""
    if not material.held_by_gate(action):
        return ""
    return waits_for_gate(material.facts.requests, action.practice)
