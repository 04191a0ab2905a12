"""The rules that may change the ranked list of actions, one function each, applied in order."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sixelements.domain.actions import (
    Cause,
    Difference,
    Gates,
    Guardrail,
    Kind,
    Note,
    RecommendedAction,
    WithoutAction,
)
from sixelements.domain.assessment import Assessment, Size
from sixelements.domain.discussion import Discussion
from sixelements.domain.holidays import DaysOff
from sixelements.domain.ids import ActionId, ElementId, PracticeId
from sixelements.domain.levels import level_to_lift
from sixelements.domain.priorities import short_leg
from sixelements.domain.schedule import (
    EARLY_DAYS,
    IN_A_PLAN,
    ScheduleTask,
    Slot,
    days_after,
    schedule,
    working_day,
)
from sixelements.domain.scores import PracticeScore, Score

FIND_OUT_SD = 1.2
SHOWN_FROM = 3
"""The level from which on there is something to show of what is hard to see."""
ELEMENTS_AT_ONCE = 3
TALKS_IN_A_PLAN = 3
FIRST_PRIORITIES = 3
QUICK_DAYS = 30

Actions = list[RecommendedAction]
RuleOutcome = tuple[Actions, list[Note]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafting:
    """What the rules look at."""

    assessment: Assessment
    score: Score
    discussion: Discussion
    start: date
    days_off: DaysOff
    gates: Gates

    def prerequisites(self, action: RecommendedAction) -> tuple[PracticeId, ...]:
        """Practices whose actions come before this one."""
        technology = action.library is not None and action.library.technology
        return self.assessment.needed_first(action.practice, technology=technology)


Rule = Callable[[Drafting, Actions], RuleOutcome]


@dataclass(frozen=True, slots=True)
class Drafted:
    """The actions the rules left in the plan, what they changed, and what has no place in it."""

    actions: tuple[RecommendedAction, ...]
    notes: tuple[Note, ...]
    left_out: tuple[WithoutAction, ...]


def apply(drafting: Drafting, ranked: Actions, rules: Sequence[Rule]) -> Drafted:
    """Apply the rules in order; notes about practices that did not make it into the plan are dropped."""
    actions, notes = list(ranked), list[Note]()
    lost: dict[PracticeId, WithoutAction] = {}
    for rule in rules:
        before = _places(actions)
        actions, more = rule(drafting, actions)
        notes += more
        after = _places(actions)
        came = tuple(p for p in after if p not in before)
        lost |= {p: WithoutAction(p, _LOST_TO.get(rule, Cause.RANK), came) for p in before if p not in after}
    active = [_linked(drafting, a, actions) for a in actions if not a.locked]
    locked = [a for a in actions if a.locked]
    kept = (*active, *locked)
    planned = {a.practice for a in active}
    left_out = tuple(_left_out(drafting, a, planned, lost) for a in ranked if a.practice not in planned)
    return Drafted(kept, tuple(_as_kept(n, kept) for n in notes if _still_true(n, kept)), left_out)


def _places(actions: Actions) -> tuple[PracticeId, ...]:
    """The practices that would have a place in the plan."""
    return tuple(a.practice for a in actions if not a.locked)[:IN_A_PLAN]


def _left_out(
    drafting: Drafting,
    action: RecommendedAction,
    planned: Collection[PracticeId],
    lost: Mapping[PracticeId, WithoutAction],
) -> WithoutAction:
    """What kept a practice out: what it waits for is in the plan, a rule took its place, or its rank."""
    waits = tuple(p for p in drafting.prerequisites(action) if p in planned)
    if waits:
        return WithoutAction(action.practice, Cause.WAITS, waits)
    found = lost.get(action.practice, WithoutAction(action.practice, Cause.RANK))
    return replace(found, others=tuple(p for p in found.others if p in planned))


def _still_true(note: Note, kept: Sequence[RecommendedAction]) -> bool:
    """Whether a note is still true of the plan, even if a later rule put a conversation in its place.

    Only an action that the technology gate put in may disappear again; then no process is streamlined first.
    """
    if note.about is Guardrail.TECHNOLOGY_GATE:
        return any(a.id == note.action for a in kept)
    return note.practice is None or any(a.practice == note.practice for a in kept)


def _as_kept(note: Note, kept: Sequence[RecommendedAction]) -> Note:
    """The note with the action that stands in the plan, where a later rule put another in its place."""
    if note.action is None or any(a.id == note.action for a in kept):
        return note
    return replace(note, action=next((a.id for a in kept if a.practice == note.practice), None))


def slots(drafting: Drafting, actions: Sequence[RecommendedAction]) -> Mapping[ActionId, Slot]:
    """When the actions that are not locked would run."""
    tasks = [
        ScheduleTask(id=a.id, size=a.size, depends_on=a.depends_on, rather_from=a.rather_from)
        for a in actions
        if not a.locked
    ]
    return schedule(tasks, start=drafting.start, days_off=drafting.days_off)


def _linked(
    drafting: Drafting, action: RecommendedAction, actions: Sequence[RecommendedAction]
) -> RecommendedAction:
    """The action with those it waits for: the actions in the plan on its prerequisites."""
    needed = drafting.prerequisites(action)
    found = tuple(a.id for a in actions if a.practice in needed and not a.locked and a.id != action.id)
    return replace(action, depends_on=found)


def _linked_slots(drafting: Drafting, actions: Actions) -> Mapping[ActionId, Slot]:
    return slots(drafting, [_linked(drafting, a, actions) for a in actions])


def _with_prerequisites(drafting: Drafting, action: RecommendedAction, pool: Actions) -> Actions:
    """The action, after all actions of the pool that it waits for, directly or not."""
    result: Actions = []

    def add(one: RecommendedAction) -> None:
        for practice in drafting.prerequisites(one):
            for other in pool:
                if other.practice == practice and other not in result and other is not one:
                    add(other)
        result.append(one)

    add(action)
    return result


def prerequisites_first(drafting: Drafting, actions: Actions) -> RuleOutcome:
    """1. What others wait for comes first, moved up from further down if needed."""
    result: Actions = []
    notes = []
    for action in actions:
        group = _with_prerequisites(drafting, action, actions)
        for other in group:
            if other in result:
                continue
            result.append(other)
            if other is not action:
                notes.append(
                    Note(
                        about=Guardrail.PREREQUISITES,
                        action=other.id,
                        practice=other.practice,
                        other=action.practice,
                    )
                )
    return result, notes


def streamline_before_technology(drafting: Drafting, actions: Actions) -> RuleOutcome:
    """2. An action that needs technology stays locked until its process passed the gate."""
    result, locked, notes = list[RecommendedAction](), list[RecommendedAction](), list[Note]()
    for action in actions:
        needs_gate = action.library is not None and action.library.technology
        if not needs_gate or action.practice in drafting.gates.passed:
            result.append(action)
            continue
        locked.append(replace(action, locked=True, guardrail=Guardrail.TECHNOLOGY_GATE))
        stand_in = action.replaced_by(Kind.STREAMLINE, guardrail=Guardrail.TECHNOLOGY_GATE, size=Size.MEDIUM)
        result.append(replace(stand_in, process=drafting.gates.processes.get(action.practice, "")))
        notes.append(Note(about=Guardrail.TECHNOLOGY_GATE, action=stand_in.id, practice=action.practice))
    return result + locked, notes


def three_talks(drafting: Drafting, actions: Actions) -> RuleOutcome:
    """At most three of the nine actions are talks, which lift nothing by themselves, while others fit.

    What waits for a talk that is put off is put off with it. A place that nothing else can take is a talk's.
    """
    active = [a for a in actions if not a.locked]
    talks = {a.practice for a in active if _only_talk(drafting, a.practice)}
    kept, later = list[RecommendedAction](), list[RecommendedAction]()
    for action in active:
        put_off = {a.practice for a in later}
        full = sum(a.practice in talks for a in kept) >= TALKS_IN_A_PLAN
        waits = put_off.intersection(drafting.prerequisites(action))
        (later if waits or (full and action.practice in talks) else kept).append(action)
    return [*kept, *later, *(a for a in actions if a.locked)], []


def _only_talk(drafting: Drafting, practice: PracticeId) -> bool:
    score = drafting.score.practices[practice]
    return bool(_why_talk(drafting, score) or _why_find_out(drafting, score))


def first_priorities(drafting: Drafting, actions: Actions) -> RuleOutcome:
    """Each of the three highest priorities has one of the nine actions, where one fits.

    It comes in with what it waits for, and as many go, from the end, that no other needs and that are no such
    priority. Of more than three talks, a talk goes. Where that leaves no room, the list stays as it is.
    """
    result = actions
    for practice in highest(drafting, actions):
        action = next(a for a in result if a.practice == practice and not a.locked)
        result = _taken_in(drafting, action, result)
    return result, []


def highest(drafting: Drafting, actions: Actions) -> tuple[PracticeId, ...]:
    """The practices of the three highest priorities that have an action, the highest first."""
    at = {practice: n for n, practice in enumerate(drafting.assessment.practices)}
    active = [a for a in actions if not a.locked]
    active.sort(key=lambda a: (-round(a.priority, 9), at[a.practice]))
    return tuple(a.practice for a in active)[:FIRST_PRIORITIES]


def widest_gap(drafting: Drafting, actions: Actions) -> RuleOutcome:
    """A talk on the element where front line and leads are farthest apart, where one fits.

    It comes in as one of the highest priorities does, if the element has a practice below its aim on which
    they are apart.
    """
    found = _on_widest_gap(drafting, actions)
    return (actions if found is None else _taken_in(drafting, found, actions)), []


def _on_widest_gap(drafting: Drafting, actions: Actions) -> RecommendedAction | None:
    """The action there that would be a talk: one with a place in the plan, else the highest priority's."""
    farthest = drafting.score.farthest_apart
    active = [a for a in actions if not a.locked]
    practices = drafting.score.practices
    found = [
        a
        for a in active
        if a.element in farthest and _why_talk(drafting, practices[a.practice]) is Difference.ROLE_GAP
    ]
    there = [a for a in found if a in active[:IN_A_PLAN]]
    return next(iter(there), None) or max(found, key=lambda a: round(a.priority, 9), default=None)


def _to_stay(drafting: Drafting, actions: Actions) -> frozenset[PracticeId]:
    """What no other rule puts out of the plan: the highest priorities, and the talk on the widest gap."""
    found = _on_widest_gap(drafting, actions)
    talk = () if found is None else (found.practice,)
    return frozenset((*highest(drafting, actions), *talk))


def _taken_in(drafting: Drafting, action: RecommendedAction, actions: Actions) -> Actions:
    """The list with an action among the first nine; as it was where that leaves no room."""
    active = [a for a in actions if not a.locked]
    head = active[:IN_A_PLAN]
    if action in head:
        return actions
    group = [a for a in _with_prerequisites(drafting, action, active) if a not in head]
    chosen = [*head, *group]
    kept = {*_to_stay(drafting, actions), *(a.practice for a in group)}
    while len(chosen) > IN_A_PLAN or _too_many_talks(drafting, chosen, head):
        spare = _droppable(drafting, chosen, kept, talk=_too_many_talks(drafting, chosen, head))
        if spare is None:
            return actions
        chosen.remove(spare)
    return [*chosen, *(a for a in actions if a not in chosen)]


def _too_many_talks(drafting: Drafting, chosen: Actions, before: Actions) -> bool:
    """Whether there are more talks than there should be, and than there were."""
    talks, were = (sum(_only_talk(drafting, a.practice) for a in some) for some in (chosen, before))
    return talks > max(TALKS_IN_A_PLAN, were)


def _droppable(
    drafting: Drafting, chosen: Actions, kept: Collection[PracticeId], *, talk: bool
) -> RecommendedAction | None:
    """The last action that no other waits for and that need not stay; ``talk``: the last such talk."""
    needed = {p for a in chosen for p in drafting.prerequisites(a)}
    free = (a for a in reversed(chosen) if a.practice not in kept and a.practice not in needed)
    return next((a for a in free if not talk or _only_talk(drafting, a.practice)), None)


def weakest_leg(drafting: Drafting, actions: Actions) -> RuleOutcome:
    """3. At least one of the nine actions serves the leg that is clearly shorter than the others."""
    leg = short_leg(drafting.score.legs)
    active = [a for a in actions if not a.locked]
    if leg is None or any(leg in a.legs for a in active[:IN_A_PLAN]):
        return actions, []
    found = next((a for a in active[IN_A_PLAN:] if leg in a.legs), None)
    if found is None:
        return actions, []
    note = Note(about=Guardrail.WEAKEST_LEG, action=found.id, practice=found.practice, leg=leg)
    return _moved_into_plan(drafting, found, actions), [note]


def _moved_into_plan(drafting: Drafting, action: RecommendedAction, actions: Actions) -> Actions:
    """The list with an action, and what it waits for, at the end of the first nine."""
    group = _with_prerequisites(drafting, action, [a for a in actions if not a.locked])
    head = [a for a in actions if not a.locked][:IN_A_PLAN]
    group = [a for a in group if a not in head]
    chosen, kept = [*head, *group], {*_to_stay(drafting, actions), *(a.practice for a in group)}
    while len(chosen) > IN_A_PLAN:
        spare = _droppable(drafting, chosen, kept, talk=False)
        chosen.remove(spare or next(a for a in reversed(chosen) if a not in group))
    return [*chosen, *(a for a in actions if a not in chosen)]


def quick_start(drafting: Drafting, actions: Actions) -> RuleOutcome:
    """4. At least one small action is due in the first 30 days."""
    active = [a for a in actions if not a.locked]
    head = active[:IN_A_PLAN]
    if _quick(drafting, head, _linked_slots(drafting, head)):
        return actions, []
    small = (a for a in active if a.size is Size.SMALL)
    found = next((a for a in small if len(_with_prerequisites(drafting, a, active)) == 1), None)
    if found is None:
        return actions, []
    note = Note(about=Guardrail.QUICK_START, action=found.id, practice=found.practice)
    kept = [a for a in head if a is not found]
    if len(kept) == IN_A_PLAN:
        kept.remove(_spare(drafting, found, kept))
    chosen = [found, *kept]
    return [*chosen, *(a for a in actions if a not in chosen)], [note]


def _spare(drafting: Drafting, added: RecommendedAction, head: Actions) -> RecommendedAction:
    """The last action that nothing waits for and that is not the only one on the weakest leg."""
    leg = short_leg(drafting.score.legs)
    serving = [a for a in (added, *head) if leg in a.legs]
    needed = {practice for a in head for practice in drafting.prerequisites(a)}
    first = _to_stay(drafting, head)
    free = [a for a in reversed(head) if a.practice not in needed and serving != [a]]
    return next((a for a in free if a.practice not in first), next(iter(free), head[-1]))


def three_elements(drafting: Drafting, actions: Actions) -> RuleOutcome:
    """5. At most three elements in the first 90 days; others start after, or where nothing else would run.

    What fills such weeks is known once all dates are: ``recommend`` takes its note out again.
    """
    active = [a for a in actions if not a.locked][:IN_A_PLAN]
    until = days_after(drafting.start, EARLY_DAYS)
    begins = working_day(until, drafting.days_off)
    when = _linked_slots(drafting, active)
    early = _early_elements(drafting, active, when)
    late = {a.id for a in active if a.element not in early}
    notes = [
        Note(about=Guardrail.THREE_ELEMENTS, action=a.id, practice=a.practice, until=begins)
        for a in active
        if a.id in late and when[a.id].start < until
    ]
    return _late(actions, early, until), notes


def _early_elements(
    drafting: Drafting, active: Actions, when: Mapping[ActionId, Slot]
) -> Sequence[ElementId]:
    """Three elements: those of the highest priorities and of what these wait for, then the list's.

    That of the first quick small action is among them, in the place of the last.
    """
    first: list[ElementId] = []
    for practice in highest(drafting, active):
        action = next(a for a in active if a.practice == practice)
        group = _with_prerequisites(drafting, action, active)
        wanted = list(dict.fromkeys([*first, *(a.element for a in group)]))
        first = wanted if len(wanted) <= ELEMENTS_AT_ONCE else first
    first = list(dict.fromkeys([*first, *(a.element for a in active)]))[:ELEMENTS_AT_ONCE]
    quick = _quick(drafting, active, when)
    late = _late(active, first, days_after(drafting.start, EARLY_DAYS))
    if quick is None or _quick(drafting, late, _linked_slots(drafting, late)):
        return first
    return [*first[:-1], quick.element]


def _late(actions: Actions, early: Collection[ElementId], until: date) -> Actions:
    """The actions, those of other elements to start rather from a day on."""
    return [replace(a, rather_from=until) if not a.locked and a.element not in early else a for a in actions]


def _quick(drafting: Drafting, actions: Actions, when: Mapping[ActionId, Slot]) -> RecommendedAction | None:
    """The first small action that is due in the first 30 days."""
    limit = days_after(drafting.start, QUICK_DAYS)
    small = (a for a in actions if a.size is Size.SMALL)
    return next((a for a in small if a.id in when and when[a.id].due <= limit), None)


def talk_before_rule(drafting: Drafting, actions: Actions) -> RuleOutcome:
    """6. If roles differ, the team splits in two, or many can't see it: a conversation first."""
    return _replace_where(
        actions, drafting, _why_talk, kind=Kind.CONVERSATION, guardrail=Guardrail.CONVERSATION
    )


def shown_first(drafting: Drafting, action: RecommendedAction) -> RecommendedAction | None:
    """The talk that shows people a practice that they should see and many can't rate; None for others."""
    if _why_talk(drafting, drafting.score.practices[action.practice]) is not Difference.VISIBILITY:
        return None
    (talk,), _notes = talk_before_rule(drafting, [action])
    return talk


def find_out_first(drafting: Drafting, actions: Actions) -> RuleOutcome:
    """7. If answers are far apart or the room did not agree: find out first."""
    return _replace_where(actions, drafting, _why_find_out, kind=Kind.FIND_OUT, guardrail=Guardrail.FIND_OUT)


def nine_actions(_drafting: Drafting, actions: Actions) -> RuleOutcome:
    """8. A plan holds at most nine actions; locked ones are shown separately."""
    active = [a for a in actions if not a.locked]
    kept = active[:IN_A_PLAN]
    practices = {a.practice for a in kept}
    locked = [a for a in actions if a.locked and a.practice in practices]
    left_out = len(active) - len(kept)
    notes = [Note(about=Guardrail.NINE_ACTIONS, left_out=left_out)] if left_out else []
    return kept + locked, notes


RULES: tuple[Rule, ...] = (
    prerequisites_first,
    streamline_before_technology,
    three_talks,
    first_priorities,
    widest_gap,
    weakest_leg,
    quick_start,
    three_elements,
    talk_before_rule,
    find_out_first,
    nine_actions,
)


_LOST_TO: Mapping[Rule, Cause] = {
    prerequisites_first: Cause.PREREQUISITES,
    three_talks: Cause.TALKS,
    first_priorities: Cause.PRIORITIES,
    widest_gap: Cause.WIDEST_GAP,
    weakest_leg: Cause.WEAKEST_LEG,
    quick_start: Cause.QUICK_START,
}
"""Why a practice has no place in the plan whose place a rule took."""


def _why_find_out(drafting: Drafting, practice: PracticeScore) -> Difference | None:
    if drafting.discussion.not_agreed(practice.id):
        return Difference.NOT_AGREED
    return Difference.SPREAD if practice.sd is not None and practice.sd > FIND_OUT_SD else None


def _why_talk(drafting: Drafting, practice: PracticeScore) -> Difference | None:
    if practice.gap and practice.gap.flagged:
        return Difference.ROLE_GAP
    if practice.split:
        return Difference.SPLIT
    level = drafting.discussion.standing(practice.id, practice.mean)
    there = level is not None and level_to_lift(level) >= SHOWN_FROM
    return Difference.VISIBILITY if practice.unseen and there else None


def _replace_where(
    actions: Actions,
    drafting: Drafting,
    why: Callable[[Drafting, PracticeScore], Difference | None],
    *,
    kind: Kind,
    guardrail: Guardrail,
) -> RuleOutcome:
    result, notes = list[RecommendedAction](), list[Note]()
    for action in actions:
        practice = drafting.score.practices[action.practice]
        talked = action.kind in (Kind.CONVERSATION, Kind.FIND_OUT)
        difference = None if action.locked or talked else why(drafting, practice)
        if difference is None:
            result.append(action)
            continue
        because = replace(
            action.because,
            difference=difference,
            gap=practice.gap.printed if practice.gap and difference is Difference.ROLE_GAP else None,
            unseen=practice.unseen if difference is Difference.VISIBILITY else None,
        )
        stand_in = replace(action, because=because).replaced_by(kind, guardrail=guardrail, size=Size.SMALL)
        result.append(stand_in)
        note = Note(about=guardrail, action=stand_in.id, practice=action.practice, difference=difference)
        notes.append(note)
    return result, notes
