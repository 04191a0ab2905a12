"""Plans as a person edits them: add, say no, write an own action, move, delete.

Each edit gives the plan as it would be; `plans.store` puts it in the place of the one there is.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from sixelements.application.plans import PlanView, date_again, view
from sixelements.application.ports import NewId, Workbook
from sixelements.application.results import results_of
from sixelements.domain.actions import NO_MEASURE, Action, Declined, Horizon, Kind, Plan
from sixelements.domain.assessment import Leg, Measure
from sixelements.domain.errors import BadInput, NotAllowed, NotFound
from sixelements.domain.ids import ActionId, PlanId, PracticeId
from sixelements.domain.levels import level_to_lift
from sixelements.domain.priorities import standings
from sixelements.domain.rounds import Round
from sixelements.domain.schedule import days_after, first_step_by, horizon_of, working_day
from sixelements.i18n import _

_DAYS = {Horizon.DAYS_30: 30, Horizon.DAYS_90: 90, Horizon.DAYS_180: 180}


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    """What every edit of a plan needs. ``start`` is the first day of a plan that is not there yet.

    ``draft`` is a plan that was typed and could not be stored; it is edited in place of the stored one.
    """

    book: Workbook
    round: Round
    start: date
    new_id: NewId
    draft: Plan | None = None

    def view(self) -> PlanView:
        """The plan as it is now."""
        shown = view(self.book, self.round, start=self.start)
        if self.draft is None:
            return shown
        return replace(shown, plan=None if self.draft.blank else self.draft)

    def plan(self) -> Plan:
        """The plan that is edited: the accepted one, or a new and empty one."""
        found = self.draft or self.book.plans.of(self.round.id)
        if found and not found.blank:
            return found
        return Plan(id=PlanId(self.new_id()), start=self.start, actions=(), notes=self.view().notes)


def undecided(shown: PlanView) -> tuple[Action, ...]:
    """The recommended actions that are neither in the plan nor declined; locked ones among them."""
    if shown.plan is None:
        return shown.recommended.actions
    known = {a.id for a in shown.plan.actions} | {d.action for d in shown.plan.declined}
    return tuple(a for a in shown.recommended.actions if a.id not in known)


def take(editor: Editor, actions: Collection[ActionId]) -> Plan:
    """Add recommended actions to the plan, with their dates worked out among those that are there.

    What stands in for a locked action brings the locked one along, so that it prints beside it.
    """
    found = {a.id: a for a in undecided(editor.view())}
    for wanted in actions:
        if wanted not in found:
            raise NotFound(_("This action is not recommended any more, or is in the plan already."))
        if found[wanted].locked:
            raise NotAllowed(
                _("This action needs technology. It stays locked until its process is streamlined.")
            )
    practices = {found[a].practice for a in actions if found[a].kind is Kind.STREAMLINE}
    taken = [a for a in found.values() if a.id in actions or (a.locked and a.practice in practices)]
    plan = editor.plan()
    if not plan.actions and len(taken) == len(found):
        return replace(plan, actions=tuple(taken))
    return _dated(plan, taken)


def take_all(editor: Editor) -> Plan:
    """Add every recommended action that was not decided on yet."""
    found = undecided(editor.view())
    plan = take(editor, [a.id for a in found if not a.locked])
    there = {a.id for a in plan.actions}
    locked = tuple(a for a in found if a.locked and a.id not in there)
    return replace(plan, actions=(*plan.actions, *locked))


def decline(editor: Editor, action: ActionId, reason: str) -> Plan:
    """Say no to a recommended action; the reason is kept and printed."""
    if not reason.strip():
        raise BadInput(_("Say in a few words why not. The reason is printed with the plan."))
    found = next((a for a in undecided(editor.view()) if a.id == action), None)
    if found is None:
        raise NotFound(_("This action is not recommended any more, or is in the plan already."))
    plan = editor.plan()
    declined = Declined(action, found.title, reason.strip())
    return replace(plan, declined=(*plan.declined, declined))


def reconsider(editor: Editor, action: ActionId) -> Plan:
    """Take a no back: the action is recommended again."""
    plan = editor.plan()
    return replace(plan, declined=tuple(d for d in plan.declined if d.action != action))


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An action as a worksheet suggests it: its words, and what is measured, with what it begins from."""

    title: str
    practice: PracticeId
    first_step: str = ""
    measure: Measure = NO_MEASURE
    because: str = ""


def add_drafts(editor: Editor, drafts: Collection[Draft]) -> Plan:
    """Add actions that worksheets suggest, as the last ones, with their dates. Raises as `add_own`."""
    own = []
    for draft in drafts:
        made = _own(editor, title=draft.title, practice=draft.practice)
        own.append(replace(made, first_step=draft.first_step, measure=draft.measure, because=draft.because))
    return _dated(editor.plan(), own)


def add_own(editor: Editor, *, title: str, practice: PracticeId) -> Plan:
    """Add an action of the team's own as the last one, with its dates worked out."""
    return _dated(editor.plan(), [_own(editor, title=title, practice=practice)])


def _own(editor: Editor, *, title: str, practice: PracticeId) -> Action:
    if not title.strip():
        raise BadInput(_("Give the action a title that begins with a verb."))
    assessment = editor.book.assessments.get(editor.round.assessment)
    if practice not in assessment.practices:
        raise NotFound(_("There is no such practice."))
    of = assessment.practices[practice]
    return Action(
        id=ActionId(f"own-{editor.new_id()}"),
        kind=Kind.OWN,
        title=title.strip(),
        practice=practice,
        element=of.element,
        legs=tuple(leg for leg in Leg if of.legs.get(leg)),
        expected_level=_expected_level(editor, practice),
    )


def _expected_level(editor: Editor, practice: PracticeId) -> int:
    """One level above where the practice stands, as far as that may be shown; at its aim it is kept there."""
    found = results_of(editor.book, editor.round)
    standing = standings(found.score.practices, found.score, found.discussion).get(practice)
    if standing is None:
        return 3
    now = level_to_lift(standing.level)
    return now + 1 if standing.below else now


def _dated(plan: Plan, new: Collection[Action]) -> Plan:
    """The plan with more actions; only these get dates, those that are there keep theirs."""
    ids = {a.id for a in new}
    longer = replace(plan, actions=(*plan.actions, *new))
    slots = {a.id: a for a in date_again(longer).actions}
    kept = [slots[a.id] if a.id in ids else a for a in longer.actions]
    steps = [replace(a, first_step_by=first_step_by(a.start)) if a.id in ids and a.start else a for a in kept]
    return replace(longer, actions=tuple(steps))


def delete(editor: Editor, action: ActionId) -> Plan:
    """Take an action out of the plan, and out of what others wait for."""
    plan = editor.plan()
    _find(plan, action)
    left = (
        replace(a, depends_on=tuple(d for d in a.depends_on if d != action))
        for a in plan.actions
        if a.id != action
    )
    return replace(plan, actions=tuple(left))


def move(editor: Editor, action: ActionId, *, by: int) -> Plan:
    """Move an action up (negative) or down among those of its horizon."""
    plan = editor.plan()
    moved = _find(plan, action)
    group = [a.id for a in plan.actions if a.horizon is moved.horizon and a.locked == moved.locked]
    at = group.index(action)
    to = min(max(at + by, 0), len(group) - 1)
    group.insert(to, group.pop(at))
    return _in_order(plan, group)


def place(editor: Editor, action: ActionId, *, horizon: Horizon, before: ActionId | None = None) -> Plan:
    """Put an action into a horizon, before another one or last; another horizon moves its dates."""
    plan = editor.plan()
    moved = _find(plan, action)
    if moved.locked:
        raise NotAllowed(_("A locked action has no dates until its process is streamlined."))
    changed = moved if moved.horizon is horizon else _put_off(moved, horizon, plan.start)
    others = [a for a in plan.actions if a.id != action]
    at = next((n for n, a in enumerate(others) if a.id == before), len(others))
    return replace(plan, actions=(*others[:at], changed, *others[at:]))


def shift(editor: Editor, action: ActionId, *, by: int) -> Plan:
    """Put an action last into the horizon before (negative) or after its own, as far as there is one."""
    horizons, now = list(Horizon), _find(editor.plan(), action).horizon
    to = horizons[min(max(horizons.index(now) + by, 0), len(horizons) - 1)]
    return editor.plan() if to is now else place(editor, action, horizon=to)


def _put_off(action: Action, horizon: Horizon, start: date) -> Action:
    """The action due on the last working day of a horizon; later ones have no dates."""
    if horizon is Horizon.LATER:
        return replace(action, horizon=horizon, start=None, due=None, first_step_by=None)
    due = days_after(start, _DAYS[horizon])
    while working_day(due) != due:
        due = days_after(due, -1)
    begins = working_day(max(start, days_after(due, -action.size.days)))
    step = first_step_by(begins)
    return replace(action, horizon=horizon_of(start, due), start=begins, due=due, first_step_by=step)


def set_dates(plan: Plan, action: Action, *, start: date | None, due: date | None) -> Action:
    """An action with other dates, and the horizon that follows from them. Raises BadInput."""
    if start and due and due < start:
        raise BadInput(_("The action would be due before it starts."))
    horizon = horizon_of(plan.start, due) if due else Horizon.LATER
    return replace(action, start=start, due=due, horizon=horizon)


def _in_order(plan: Plan, group: list[ActionId]) -> Plan:
    """The plan with some of its actions in another order, in the places these had."""
    by_id = {a.id: a for a in plan.actions}
    following = iter(group)
    order = [next(following) if a.id in group else a.id for a in plan.actions]
    return replace(plan, actions=tuple(by_id[i] for i in order))


def _find(plan: Plan, action: ActionId) -> Action:
    for found in plan.actions:
        if found.id == action:
            return found
    raise NotFound(_("The plan has no such action."))
