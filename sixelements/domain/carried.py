"""Actions carried over from an earlier round, as the results of the present one explain them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sixelements.domain.actions import Action, Because, Kind, Plan
from sixelements.domain.discussion import Discussion
from sixelements.domain.levels import level_to_lift
from sixelements.domain.priorities import Standing, standing_of
from sixelements.domain.recommendation import Recommendation
from sixelements.domain.schedule import horizon_of
from sixelements.domain.scores import Score


def explained_by_this_round(
    actions: Iterable[Action], score: Score, discussion: Discussion, found: Recommendation
) -> tuple[Action, ...]:
    """The same actions; those carried over have reason and expected level from this round.

    A reason that a worksheet gave or the team wrote stays. Where the practice may not be shown now, no level
    is told. A difference is told again only where it is still found.
    """
    return tuple(_explained(a, standing_of(a.practice, score, discussion), found) for a in actions)


def in_stretches(plan: Plan) -> Plan:
    """The plan whose carried-over actions stand in the stretches of this plan, by which they are numbered.

    They came with those of the plan before. Whoever reads a plan asks this, so that one that was accepted
    before the stretch was stored with it is shown, numbered and printed alike.
    """
    actions = tuple(placed(a, plan.start) for a in plan.actions)
    same = all(a is b for a, b in zip(actions, plan.actions, strict=True))
    return plan if same else replace(plan, actions=actions)


def placed(action: Action, start: date) -> Action:
    """In the stretch of a plan from ``start`` in which it is due."""
    if action.carried_from is None or action.due is None or action.locked:
        return action
    horizon = horizon_of(start, action.due)
    return action if horizon is action.horizon else replace(action, horizon=horizon)


def _explained(action: Action, stands: Standing | None, found: Recommendation) -> Action:
    before = action.because
    if action.carried_from is None or not isinstance(before, Because):
        return action
    if stands is None:
        return replace(action, because=Because(practice=before.practice))
    now = Because(practice=before.practice, level=stands.level, agreed=stands.agreed, aim=stands.aim)
    now = next((p.because for p in found.priorities if p.practice == action.practice), now)
    talks = (a.because for a in found.actions if a.practice == action.practice)
    talk = next((b for b in talks if b.difference and b.difference is before.difference), None)
    if talk:
        now = replace(now, difference=talk.difference, gap=talk.gap, unseen=talk.unseen)
    return replace(action, because=replace(now, came_along=True), expected_level=_expected(action, stands))


def _expected(action: Action, stands: Standing) -> int:
    """One level more than now at most: the action was chosen from where the practice stood before."""
    if action.kind in (Kind.CONVERSATION, Kind.FIND_OUT):
        return action.expected_level
    return min(action.expected_level, level_to_lift(stands.level) + 1)


def overdue_from_before(action: Action, start: date) -> bool:
    """Whether an action was carried over into a plan that begins after its due date."""
    return action.carried_from is not None and action.due is not None and action.due < start


def dated_before(action: Action, start: date) -> bool:
    """Whether an action was carried over into a plan that begins after the action's first day."""
    return action.carried_from is not None and action.start is not None and action.start < start
