"""Plans as a person edits them: add, say no, write an own action, move, delete.

Each edit gives the plan as it would be; `plans.store` puts it in the place of the one there is.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sixelements.application.days_off import days_off
from sixelements.application.plans import PlanView, dates_follow, slots_of, view
from sixelements.application.ports import NewId, Workbook
from sixelements.application.readings import check_reading
from sixelements.application.results import results_of
from sixelements.domain.actions import (
    NO_MEASURE,
    Action,
    Declined,
    Horizon,
    Kind,
    LeftSo,
    Plan,
    PlanPerson,
    Reading,
    Reason,
    RecommendedAction,
    Status,
    WorksheetReason,
    open_actions,
)
from sixelements.domain.assessment import Assessment, Leg, LibraryAction, Measure, Role, Size, Stage
from sixelements.domain.errors import BadInput, NotAllowed, NotFound
from sixelements.domain.holidays import DaysOff
from sixelements.domain.ids import ActionId, LibraryActionId, PlanId, PracticeId
from sixelements.domain.levels import level_to_lift
from sixelements.domain.people import person
from sixelements.domain.plan_findings import CheckedPart, FindingKind, PlanFinding, Severity
from sixelements.domain.priorities import standings
from sixelements.domain.reviews_held import may_slip
from sixelements.domain.rounds import Round
from sixelements.domain.schedule import Slot, days_after, first_step_by, horizon_of, working_day
from sixelements.domain.under_way import under_way
from sixelements.i18n import _
from sixelements.wording import numbers
from sixelements.wording.actions import action as in_words
from sixelements.wording.actions import from_library, short_title

DAYS = {Horizon.DAYS_30: 30, Horizon.DAYS_90: 90, Horizon.DAYS_180: 180}
"""How many days of a plan each horizon reaches to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    """What every edit of a plan needs. ``start`` is the first day of a plan that is not there yet.

    Nothing that is dated now begins before ``today``.

    ``unstored`` is a plan that was typed and could not be stored; it is edited in place of the stored one.
    """

    book: Workbook
    round: Round
    start: date
    today: date
    new_id: NewId
    unstored: Plan | None = None

    @property
    def days_off(self) -> DaysOff:
        """On which days nobody works."""
        return days_off(self.book)

    @property
    def assessment(self) -> Assessment:
        """What the round asked, with its library."""
        return self.book.assessments.get(self.round.assessment)

    def view(self) -> PlanView:
        """The plan as it is now."""
        shown = view(self.book, self.round, start=self.start)
        if self.unstored is None:
            return shown
        return replace(shown, plan=None if self.unstored.blank else self.unstored)

    def plan(self) -> Plan:
        """The plan that is edited: the accepted one, or a new and empty one."""
        found = self.unstored or self.book.plans.of(self.round.id)
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
    if not plan.actions and len(taken) == len(found) and plan.start >= editor.today:
        return replace(plan, actions=tuple(taken))
    return _dated(editor, plan, taken)


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
class DraftAction:
    """An action as a worksheet suggests it: its words, and what is measured, with what it begins from."""

    title: str
    practice: PracticeId
    first_step: str = ""
    measure: Measure = NO_MEASURE
    because: Reason = ""
    after: tuple[WorksheetReason, ...] = ()
    """What it waits for: the reasons of others that are made with it, or are open in the plan."""


def add_draft_actions(editor: Editor, drafts: Collection[DraftAction]) -> Plan:
    """Add actions that worksheets suggest, as the last ones, with their dates. Raises as `add_own`."""
    plan = editor.plan()
    known = {a.because: a.id for a in open_actions(plan.actions) if isinstance(a.because, WorksheetReason)}
    own = []
    for draft in drafts:
        made = _own(editor, title=draft.title, practice=draft.practice)
        own.append(replace(made, first_step=draft.first_step, measure=draft.measure, because=draft.because))
        if isinstance(draft.because, WorksheetReason):
            known[draft.because] = made.id
    own = [
        replace(made, depends_on=tuple(known[reason] for reason in draft.after if reason in known))
        for draft, made in zip(drafts, own, strict=True)
    ]
    return _dated(editor, plan, own)


def add_own(editor: Editor, *, title: str, practice: PracticeId) -> Plan:
    """Add an action of the team's own as the last one, with its dates worked out."""
    return _dated(editor, editor.plan(), [_own(editor, title=title, practice=practice)])


def _own(editor: Editor, *, title: str, practice: PracticeId) -> Action:
    if not title.strip():
        raise BadInput(_("Give the action a title that begins with a verb."))
    assessment = editor.assessment
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


def _dated(editor: Editor, plan: Plan, new: Collection[Action]) -> Plan:
    """The plan with more actions; only these get dates, from today on, those that are there keep theirs."""
    ids, off = {a.id for a in new}, editor.days_off
    if not plan.actions and plan.start < editor.today:  # nothing was to begin on its first day
        plan = replace(plan, start=editor.today)
    longer = replace(plan, actions=(*plan.actions, *new))
    slots = slots_of(
        longer, today=editor.today, days_off=off, new=ids, moving=dict.fromkeys(ids, editor.today)
    )
    return replace(
        longer,
        actions=tuple(
            _within(longer, a, slots[a.id], off) if a.id in slots and a.id in ids else a
            for a in longer.actions
        ),
    )


def _within(plan: Plan, action: Action, slot: Slot, off: DaysOff) -> Action:
    """A new action with its days, and the first step a week after it begins."""
    return replace(
        action,
        start=slot.start,
        due=slot.due,
        horizon=horizon_of(plan.start, slot.due),
        first_step_by=first_step_by(slot.start, off),
    )


def followed(editor: Editor, before: Plan, after: Plan) -> Plan:
    """A plan after an edit, with the dates that follow from it (`plans.dates_follow`). Raises BadInput."""
    return dates_follow(before, after, today=editor.today, days_off=editor.days_off)


def delete(editor: Editor, action: ActionId) -> Plan:
    """Take an action out of the plan, and out of what others wait for; what waited for it comes forward."""
    plan = editor.plan()
    _find(plan, action)
    left = (
        replace(a, depends_on=tuple(d for d in a.depends_on if d != action))
        for a in plan.actions
        if a.id != action
    )
    return followed(editor, plan, replace(plan, actions=tuple(left)))


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
    """Put an action into a horizon, before another one or last; another horizon moves its dates.

    Later has no dates, but where all other horizons are over, when it goes on from today.
    """
    plan = editor.plan()
    moved = _find(plan, action)
    if moved.locked:
        raise NotAllowed(_("A locked action has no dates until its process is streamlined."))
    changed = moved
    if moved.horizon is not horizon:
        movable = _movable(editor, moved)
        _refuse_over(editor, plan, movable, horizon)
        changed = _put_into(editor, plan, movable, horizon)
        _refuse_broken_links(editor, plan, changed)
    others = [a for a in plan.actions if a.id != action]
    at = next((n for n, a in enumerate(others) if a.id == before), len(others))
    placed = replace(plan, actions=(*others[:at], changed, *others[at:]))
    return followed(editor, plan, placed) if changed.parked else placed


def shift(editor: Editor, action: ActionId, *, by: int) -> Plan:
    """Put an action last into the horizon before (negative) or after its own, as far as there is one.

    Horizons whose days are over are passed by, where another one follows.
    """
    plan = editor.plan()
    horizons, now = list(Horizon), _find(plan, action).horizon
    at = horizons.index(now)
    ways = horizons[at + 1 :] if by > 0 else horizons[:at][::-1]
    if not ways:
        return plan
    to = next((h for h in ways if not _over(editor, plan, h)), ways[0])
    return place(editor, action, horizon=to)


def _over(editor: Editor, plan: Plan, horizon: Horizon) -> bool:
    """Whether the last working day of a horizon is past."""
    return horizon in DAYS and last_day(plan.start, horizon, editor.days_off) < editor.today


def last_day(start: date, horizon: Horizon, off: DaysOff) -> date:
    """The last day of a horizon, of those with one, on which people work: what is put there is due then."""
    day = days_after(start, DAYS[horizon])
    while day in off and day > start:
        day = days_after(day, -1)
    return day


def _refuse_over(editor: Editor, plan: Plan, action: Action, horizon: Horizon) -> None:
    """Raise NotAllowed for a horizon whose days are over, with what is left."""
    if not _over(editor, plan, horizon):
        return
    n = DAYS[horizon]
    text = _("These {n} days of the plan ended on {day}. Only later columns can take it.")
    if _over(editor, plan, Horizon.DAYS_180):
        n = DAYS[Horizon.DAYS_180]
        text = _(
            "The {n} days of this plan ended on {day}. Move it to Later, or give the plan a new first day."
        )
        if action.horizon is Horizon.LATER:
            text = _(
                "The {n} days of this plan ended on {day}. Move it by weeks on the timeline, or give the "
                "plan a new first day."
            )
    raise NotAllowed(text.format(n=n, day=numbers.dated(days_after(plan.start, n))))


def _named(editor: Editor, action: Action) -> str:
    return _('"{title}"').format(title=short_title(action, editor.assessment))


def _movable(editor: Editor, action: Action) -> Action:
    """The action, if its dates can be others. Raises NotAllowed with what would allow it."""
    if action.pinned:
        text = _("The dates of {action} are pinned. Take the pin out, then move it.")
        raise NotAllowed(text.format(action=_named(editor, action)))
    if action.finished:
        text = _("{action} is done, so its dates stay. Record that it slipped back to plan it again.")
        raise NotAllowed(text.format(action=_named(editor, action)))
    return action


def _refuse_broken_links(editor: Editor, plan: Plan, changed: Action) -> None:
    """Raise NotAllowed where it would start before what it waits for is done, or not be done in time."""
    for other in plan.actions:
        if other.id == changed.id or other.locked or other.finished:
            continue
        if other.id in changed.depends_on and _starts_before_end(changed, other):
            text = _("{one} waits for {other}, due on {day}. Move that one first, or take the link out.")
            raise _broken(editor, text, changed, other, other.due)
        if changed.id in other.depends_on and _starts_before_end(other, changed):
            text = _("{other} waits for {one}, and starts on {day}. Move it first, or take the link out.")
            raise _broken(editor, text, changed, other, other.start)


def _broken(editor: Editor, text: str, one: Action, other: Action, day: date | None) -> NotAllowed:
    said = numbers.short_day(day) if day else _("no day yet")
    return NotAllowed(text.format(one=_named(editor, one), other=_named(editor, other), day=said))


def _starts_before_end(later: Action, sooner: Action) -> bool:
    """Whether an action that has a day starts before another is done, or while that one is put off."""
    return later.start is not None and (sooner.due is None or later.start <= sooner.due)


def move_weeks(editor: Editor, actions: Collection[ActionId], weeks: int) -> Plan:
    """Move actions by weeks, later or earlier (negative), never before the plan begins.

    Those that move later are not to begin sooner from then on; those that were begun are due later. Raises
    NotAllowed for what can't be moved.
    """
    plan, off = editor.plan(), editor.days_off
    first = working_day(plan.start, off)
    for id_ in actions:
        action = _movable(editor, _find(plan, id_))
        if under_way(action) and action.start and action.due:
            plan = plan.with_action(_due_by_weeks(editor, plan, action, weeks))
            continue
        if action.start is None or action.due is None:
            text = _("{action} has no dates yet. Give it a due date first.")
            raise NotAllowed(text.format(action=_named(editor, action)))
        start = max(working_day(days_after(action.start, 7 * weeks), off), first)
        if weeks < 0 and editor.today <= action.start:
            start = max(start, working_day(editor.today, off))
            if start == action.start and start > first:
                text = _("{action} starts today already, and can't begin in the past.")
                raise NotAllowed(text.format(action=_named(editor, action)))
        if start == action.start:
            text = _("{action} starts with the plan already. Move the first day of the plan instead.")
            raise NotAllowed(text.format(action=_named(editor, action)))
        due = _due_from(start, action, off)
        plan = plan.with_action(
            replace(
                action,
                start=start,
                due=due,
                horizon=horizon_of(plan.start, due),
                first_step_by=first_step_by(start, off) if action.first_step_by else None,
                not_before=start if start > first else None,
            )
        )
    for id_ in actions:
        _refuse_broken_links(editor, plan, _find(plan, id_))
    return plan


def _due_by_weeks(editor: Editor, plan: Plan, action: Action, weeks: int) -> Action:
    """One that was begun, due earlier or later: when it began does not change. Raises NotAllowed."""
    assert action.due is not None  # noqa: S101 - who calls has looked
    due = working_day(days_after(action.due, 7 * weeks), editor.days_off)
    if weeks < 0 and due < max(editor.today, action.start or editor.today):
        text = _("{action} is under way, and can't be due before today.")
        raise NotAllowed(text.format(action=_named(editor, action)))
    return replace(action, due=due, horizon=horizon_of(plan.start, due))


def _due_from(start: date, action: Action, off: DaysOff) -> date:
    """When an action is due that starts on another day: as long as its size, or as it was set to be."""
    assert action.start is not None and action.due is not None  # noqa: S101, PT018 - who calls has looked
    usual = working_day(days_after(action.start, action.size.days), off)
    days = action.size.days if action.due == usual else (action.due - action.start).days
    return working_day(days_after(start, days), off)


def pin(editor: Editor, actions: Collection[ActionId], *, on: bool) -> Plan:
    """Keep the dates of actions whenever dates are worked out, or no more. Raises NotAllowed."""
    plan = editor.plan()
    for id_ in actions:
        action = _find(plan, id_)
        if on and (action.start is None or action.due is None):
            text = _("{action} has no dates to pin. Give it a due date first.")
            raise NotAllowed(text.format(action=_named(editor, action)))
        plan = plan.with_action(replace(action, pinned=on))
    return plan


def change_each(
    editor: Editor,
    actions: Collection[ActionId],
    *,
    status: Status | None = None,
    owner: str | None = None,
    size: Size | None = None,
) -> Plan:
    """Give several actions the same status, owner or size; an empty owner leaves them without one.

    Their dates follow.
    """
    plan = before = editor.plan()
    for id_ in actions:
        action = _find(plan, id_)
        if status is Status.SLIPPED_BACK and not may_slip(action):
            raise BadInput(_("Only what was done or in use can slip back. Record it as stuck instead."))
        plan = plan.with_action(
            replace(
                action,
                status=status or action.status,
                owner=action.owner if owner is None else owner.strip() or None,
                size=size or action.size,
            )
        )
    return followed(editor, before, plan)


def park(editor: Editor, actions: Collection[ActionId]) -> Plan:
    """Put actions off without a date; what waited for their owners and places comes forward.

    Raises NotAllowed for one that others wait for.
    """
    plan = editor.plan()
    return followed(editor, plan, _parked(editor, plan, actions))


def _parked(editor: Editor, plan: Plan, actions: Collection[ActionId]) -> Plan:
    for id_ in actions:
        action = _movable(editor, _find(plan, id_))
        plan = plan.with_action(
            _put_off(action, Horizon.LATER, plan.start, editor.days_off, today=editor.today)
        )
    for id_ in actions:
        _refuse_broken_links(editor, plan, _find(plan, id_))
    return plan


def put_reading(editor: Editor, action: ActionId, reading: Reading) -> Plan:
    """Write down what a measure showed on a day, in place of what was there for that day.

    Raises BadInput for what can't have been measured.
    """
    plan = editor.plan()
    found = _find(plan, action)
    check_reading(found, reading.value)
    return plan.with_action(found.with_reading(reading))


def remove_reading(editor: Editor, action: ActionId, day: date) -> Plan:
    """Take a reading out again."""
    plan = editor.plan()
    return plan.with_action(_find(plan, action).without_reading(day))


def put_person(editor: Editor, name: str, role: Role | None) -> Plan:
    """Say on which side somebody is who may own an action or help; None: it is not said."""
    plan, said = editor.plan(), name.strip()
    if not said:
        raise BadInput(_("Write a name."))
    kept = tuple(p for p in plan.people if person(p.name) != person(said))
    return replace(plan, people=(*kept, PlanPerson(said, role)))


def spell_alike(editor: Editor, names: Sequence[str]) -> Plan:
    """Write the first of several spellings of a name wherever the plan has one of them."""
    plan, one = editor.plan(), person(names[0])
    actions = (replace(a, owner=names[0]) if person(a.owner) == one else a for a in plan.actions)
    return replace(plan, actions=tuple(actions))


def leave_so(editor: Editor, finding: PlanFinding, reason: str) -> Plan:
    """Leave a finding of the plan check as it is; the reason is kept. Raises BadInput without one."""
    if not reason.strip():
        raise BadInput(_("Say in a few words why it may stay so."))
    if finding.severity is not Severity.LOOK:
        raise NotAllowed(_("This has to be settled. Only what is worth a look can be left as it is."))
    plan = editor.plan()
    left = LeftSo(finding.kind.value, finding.subject, reason.strip())
    return replace(plan, left_so=(*plan.left_so, left))


def mend_day_off(editor: Editor, finding: PlanFinding) -> Plan:
    """Move a day on which nobody works to the next working day."""
    plan = editor.plan()
    if finding.action is None or finding.better is None:
        return plan
    action, better = _find(plan, finding.action), finding.better
    if finding.part is CheckedPart.FIRST_STEP_BY:
        return plan.with_action(replace(action, first_step_by=better))
    start = better if finding.part is CheckedPart.START else action.start
    due = better if finding.part is CheckedPart.DUE else action.due
    return followed(editor, plan, plan.with_action(_on(plan, action, start=start, due=due)))


def with_room(editor: Editor, parked: Collection[ActionId], add: Callable[[Editor], Plan]) -> Plan:
    """The plan with more in it, which takes the places of those that are put off for it. Raises as `park`."""
    if not parked:
        return add(editor)
    plan = editor.plan()
    return followed(editor, plan, add(replace(editor, unstored=_parked(editor, plan, parked))))


def take_from_library(editor: Editor, library: LibraryActionId) -> Plan:
    """Add any action of the library, as the rules would word it, after those of the plan that it builds on.

    Raises NotAllowed for technology whose gate is not passed, and for what is in the plan already.
    """
    found = next((a for a in _library(editor) if a.id == library), None)
    if found is None:
        raise NotFound(_("The library has no such action."))
    plan = editor.plan()
    if any(a.id == str(library) for a in plan.actions if not a.locked):
        raise NotAllowed(_("This action is in the plan already."))
    results = results_of(editor.book, editor.round)
    if found.technology and found.practice not in results.gates.passed:
        raise NotAllowed(_("This action needs technology. It stays locked until its process is streamlined."))
    action = from_library(found, editor.assessment, expected_level=_lifted(editor, found))
    action = replace(action, depends_on=needed_first(plan, found, editor.assessment))
    kept = tuple(d for d in plan.declined if d.action != action.id)
    others = tuple(a for a in plan.actions if a.id != action.id)
    return _dated(editor, replace(plan, declined=kept, actions=others), [action])


def needed_first(plan: Plan, action: LibraryAction, assessment: Assessment) -> tuple[ActionId, ...]:
    """The open actions of a plan that an action of the library builds on, and waits for where it is added."""
    needed = assessment.needed_first(action.practice, technology=action.technology)
    keeps = {str(assessment.practices[p].actions[Stage.KEEP].id) for p in needed}
    return tuple(a.id for a in open_actions(plan.actions) if a.practice in needed and a.id not in keeps)


def decline_from_library(editor: Editor, library: LibraryActionId, reason: str) -> Plan:
    """Say no to any action of the library, with the reason."""
    if not reason.strip():
        raise BadInput(_("Say in a few words why not. The reason is printed with the plan."))
    found = next((a for a in _library(editor) if a.id == library), None)
    if found is None:
        raise NotFound(_("The library has no such action."))
    plan = editor.plan()
    declined = Declined(ActionId(str(library)), found.title, reason.strip())
    kept = tuple(d for d in plan.declined if d.action != declined.action)
    return replace(plan, declined=(*kept, declined))


def owner_would_start(plan: Plan, action: ActionId, owner: str, off: DaysOff, *, today: date) -> Slot | None:
    """When an action would run if somebody owned it; None if it has no dates."""
    found = plan.find(action)
    if found is None or found.locked or found.finished:
        return None
    asked = dates_follow(plan, plan.with_action(replace(found, owner=owner)), today=today, days_off=off)
    now = asked.action(action)
    return Slot(now.start, now.due) if now.start and now.due else None


def option_action(editor: Editor, option: RecommendedAction) -> Action:
    """What keeps a strength, as an action in words."""
    return in_words(option, editor.assessment, anonymous=editor.round.anonymous, days_off=editor.days_off)


def settled_otherwise(action: Action, kind: FindingKind) -> Action:
    """An action with a finding settled in another way: measured first, or the step was taken."""
    if kind is FindingKind.NO_BASELINE:
        return replace(action, measure_first=True)
    if kind is FindingKind.STEP_MISSED:
        return replace(action, step_taken=action.first_step_by)
    return action


def _library(editor: Editor) -> tuple[LibraryAction, ...]:
    return tuple(a for p in editor.assessment.practices.values() for a in p.actions.values())


def _lifted(editor: Editor, library: LibraryAction) -> int:
    """The level that an action of the library leads to from where its practice stands.

    What keeps levels 4 and 5 lifts nothing that stands lower.
    """
    found = results_of(editor.book, editor.round)
    standing = standings(found.score.practices, found.score, found.discussion).get(library.practice)
    if standing is None:
        return 3
    level = level_to_lift(standing.level)
    keeps = library.stage is Stage.KEEP and Stage.for_level(level) is not Stage.KEEP
    return level if keeps else min(5, level + library.lift)


def _put_into(editor: Editor, plan: Plan, action: Action, horizon: Horizon) -> Action:
    """The action within a horizon: in an earlier one as soon as it can be, else by the end of it."""
    horizons, off = list(Horizon), editor.days_off
    if horizon is Horizon.LATER and _over(editor, plan, Horizon.DAYS_180):
        return _from_today(editor, plan, action)
    if horizons.index(horizon) < horizons.index(action.horizon):
        free = replace(action, not_before=None)
        slots = slots_of(
            plan.with_action(free),
            today=editor.today,
            days_off=off,
            new=[action.id],
            moving={action.id: editor.today},
        )
        found = slots.get(action.id)
        if found and horizon_of(plan.start, found.due) is horizon:
            return _within(plan, free, found, off)
    return _put_off(action, horizon, plan.start, off, today=editor.today)


def _from_today(editor: Editor, plan: Plan, action: Action) -> Action:
    """The action as soon as it can be from today on; one that was begun is only due later."""
    off, free = editor.days_off, replace(action, not_before=None)
    if under_way(action):
        due = working_day(days_after(editor.today, action.size.days), off)
        return replace(free, due=due, horizon=horizon_of(plan.start, due))
    moving = {action.id: editor.today}
    slots = slots_of(plan.with_action(free), days_off=off, today=editor.today, new=moving, moving=moving)
    return _within(plan, free, slots[action.id], off)


def _put_off(action: Action, horizon: Horizon, start: date, off: DaysOff, *, today: date) -> Action:
    """The action due on the last working day of a horizon; later ones have no dates.

    Sets ``not_before``, so that rescheduling keeps it there. One that was begun stays begun when it was.
    """
    if horizon is Horizon.LATER:
        return replace(action, horizon=horizon, start=None, due=None, first_step_by=None, not_before=None)
    due = last_day(start, horizon, off)
    if under_way(action) and action.start and action.start <= min(today, due):
        return replace(action, horizon=horizon_of(start, due), due=due, not_before=None)
    first = today if start < today <= due else start
    begins = working_day(max(first, days_after(due, -action.size.days)), off)
    return replace(
        action,
        horizon=horizon_of(start, due),
        start=begins,
        due=due,
        first_step_by=first_step_by(begins, off),
        not_before=begins if begins > working_day(start, off) else None,
    )


def set_dates(plan: Plan, action: Action, *, start: date | None, due: date | None) -> Action:
    """An action with the dates that somebody said, and the horizon that follows. Raises BadInput.

    Said dates are pinned: they stay when others are worked out, until the pin is taken out. Where only one
    of them was ever said, the other follows from the size.
    """
    if (start, due) == (action.start, action.due):
        return action
    if action.start is None and start is None and due:
        start = min(due, working_day(max(plan.start, days_after(due, -action.size.days))))
    elif action.due is None and due is None and start:
        due = working_day(days_after(start, action.size.days))
    return replace(_on(plan, action, start=start, due=due), pinned=bool(start and due))


def _on(plan: Plan, action: Action, *, start: date | None, due: date | None) -> Action:
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
