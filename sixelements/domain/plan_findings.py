"""The plan check: everything in a plan that is missing or unwise, by how soon it should be settled.

A finding is a kind, what it is about, and the part of the action that mends it; the wording says it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from sixelements.domain.actions import Action, Gates, Plan, open_actions
from sixelements.domain.assessment import Assessment, Role, Size
from sixelements.domain.holidays import FEDERAL_DAYS_OFF, DaysOff
from sixelements.domain.ids import ActionId, ElementId, PracticeId
from sixelements.domain.limits import DAYS
from sixelements.domain.people import person
from sixelements.domain.plan_check import IN_THE_ROOM, Doubt, MissingField, UnitSays, doubts, lacks
from sixelements.domain.priorities import Standing
from sixelements.domain.schedule import IN_A_PLAN, IN_PROGRESS, Slot, days_after, pause
from sixelements.domain.service_plan import gate_holds
from sixelements.domain.under_way import busy

STEP_WITHIN = 14
"""Days within which the first step of an action is taken (planning rules, "An action holds")."""
EARLY = 30
THANKS = ElementId("5")
"""Where a thank-you lies: the fifth element of the Six Elements."""


class Severity(IntEnum):
    """How soon a finding should be settled; most urgent first."""

    ROOM = 1
    """Before anyone leaves the room."""
    WEEK = 2
    """Complete this week."""
    LOOK = 3
    """Worth a look; it may be left as it is, with a reason."""


class FindingKind(StrEnum):
    """What is missing or unwise; the value is stored where a team leaves it so, and never changes."""

    NO_TITLE = "title"
    NO_OWNER = "owner"
    NO_FIRST_STEP = "first_step"
    NO_DUE = "due"
    NO_HELPERS = "helpers"
    NO_WHEN_THEN = "when_then"
    NO_MEASURE = "measure"
    NO_BASELINE = "baseline"
    NO_TARGET = "target"
    NO_HOW = "how"
    NO_RISK = "risk"
    NO_TOLD = "told"
    STEP_UNDATED = "step_undated"
    DAY_IMPOSSIBLE = "day_impossible"
    STEP_BEFORE_START = "step_before_start"
    STEP_LATE = "step_late"
    STEP_MISSED = "step_missed"
    OVERDUE = "overdue"
    DAY_OFF = "day_off"
    STARTS_TOO_SOON = "starts_too_soon"
    OVERLOAD = "overload"
    TOO_MANY_AT_ONCE = "too_many_at_once"
    STANDS_STILL = "stands_still"
    TOO_MANY = "too_many"
    SPELLED_TWICE = "spelled_twice"
    MEASURE_FIRST = "measure_first"
    NO_FRONT_LINE = "no_front_line"
    TECHNOLOGY = "technology"
    DOUBT = "doubt"
    NO_QUICK_START = "no_quick_start"
    NO_THANKS = "no_thanks"
    ELEMENT_WITHOUT_ACTION = "element_without_action"


class CheckedPart(StrEnum):
    """The part of an action that a finding is mended in."""

    TITLE = "title"
    OWNER = "owner"
    HELPERS = "helpers"
    FIRST_STEP = "first_step"
    FIRST_STEP_BY = "first_step_by"
    START = "start"
    DUE = "due"
    WHEN = "when"
    MEASURE = "measure"
    BASELINE = "baseline"
    TARGET = "target"
    HOW = "how"
    RISK = "risk"
    TOLD = "told"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFinding:
    """One line of the plan check.

    ``action`` is None for what is about the plan as a whole. ``others`` are the actions in the way; ``day``
    is what it is about, ``better`` the day that would mend it. ``names`` are the spellings of one person, the
    one to keep first.
    """

    kind: FindingKind
    severity: Severity
    action: ActionId | None = None
    part: CheckedPart | None = None
    others: tuple[ActionId, ...] = ()
    elements: tuple[ElementId, ...] = ()
    day: date | None = None
    better: date | None = None
    count: int = 0
    doubt: Doubt | None = None
    names: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """What tells it from others of its kind, for one that is left so."""
        about = self.action or ",".join(self.elements)
        return f"{about} {self.part}" if self.kind is FindingKind.DAY_OFF else about


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSetting:
    """What a plan is checked against. ``unit_says`` reads the words of a measure's unit."""

    assessment: Assessment
    standings: Mapping[PracticeId, Standing]
    gates: Gates
    today: date
    unit_says: Callable[[str], UnitSays]
    days_off: DaysOff = FEDERAL_DAYS_OFF


_LACKS: Mapping[MissingField, tuple[FindingKind, CheckedPart]] = {
    MissingField.TITLE: (FindingKind.NO_TITLE, CheckedPart.TITLE),
    MissingField.OWNER: (FindingKind.NO_OWNER, CheckedPart.OWNER),
    MissingField.FIRST_STEP: (FindingKind.NO_FIRST_STEP, CheckedPart.FIRST_STEP),
    MissingField.DUE: (FindingKind.NO_DUE, CheckedPart.DUE),
    MissingField.HELPERS: (FindingKind.NO_HELPERS, CheckedPart.HELPERS),
    MissingField.WHEN_THEN: (FindingKind.NO_WHEN_THEN, CheckedPart.WHEN),
    MissingField.MEASURE: (FindingKind.NO_MEASURE, CheckedPart.MEASURE),
    MissingField.BASELINE: (FindingKind.NO_BASELINE, CheckedPart.BASELINE),
    MissingField.TARGET: (FindingKind.NO_TARGET, CheckedPart.TARGET),
    MissingField.HOW: (FindingKind.NO_HOW, CheckedPart.HOW),
    MissingField.RISK: (FindingKind.NO_RISK, CheckedPart.RISK),
    MissingField.TOLD: (FindingKind.NO_TOLD, CheckedPart.TOLD),
}
_DOUBTED: Mapping[Doubt, CheckedPart] = {
    Doubt.SHARE: CheckedPart.TARGET,
    Doubt.COUNT: CheckedPart.TARGET,
    Doubt.TIME: CheckedPart.DUE,
    Doubt.LEVEL: CheckedPart.MEASURE,
    Doubt.FIRST_STEP: CheckedPart.FIRST_STEP_BY,
}
_CAN_FOLLOW = frozenset({MissingField.DUE})
"""What a parked action may lack."""


FoundAlone = dict[ActionId, tuple[Action, tuple[PlanFinding, ...]]]
"""What was found in each action for itself; right as long as the setting is the same."""


def plan_findings(
    plan: Plan, setting: PlanSetting, *, known: FoundAlone | None = None
) -> tuple[PlanFinding, ...]:
    """Everything that is missing or unwise, most urgent first, and in the plan's order among equals.

    What the team left as it is, with a reason, is not in it. An empty plan has no findings. ``known`` is
    filled, and spares looking again at what did not change since.
    """
    known = {} if known is None else known
    left = {(one.finding, one.subject) for one in plan.left_so}
    active = [a for a in plan.actions if not a.locked]
    if not active:
        return ()
    owned = _by_owner(plan.actions)
    found = [f for a in active for f in _of_action(a, plan, setting, known, owned)]
    found += _of_plan(active, plan, setting)
    kept = (f for f in found if (f.kind, f.subject) not in left)
    return tuple(sorted(kept, key=lambda f: f.severity))


Owned = Mapping[str, Sequence[Action]]
"""The actions with an owner, by person, in the order of the plan."""


def _by_owner(actions: Iterable[Action]) -> Owned:
    found = defaultdict[str, list[Action]](list)
    for action in actions:
        if action.owner:
            found[person(action.owner)].append(action)
    return found


def _of_action(
    action: Action, plan: Plan, setting: PlanSetting, known: FoundAlone, owned: Owned
) -> Iterator[PlanFinding]:
    if action.finished:
        return
    before = known.get(action.id)
    if before is None or before[0] != action:
        before = known[action.id] = action, tuple(_alone(action, setting))
    yield from before[1]
    yield from _in_the_way(action, plan, owned, setting)
    yield from _of_people(action, plan)
    if gate_holds(action, setting.assessment, setting.gates):
        yield _look(FindingKind.TECHNOLOGY, action, None)


def _alone(action: Action, setting: PlanSetting) -> Iterator[PlanFinding]:
    """What is found in an action whatever else is in the plan."""
    for lack in lacks(action):
        if not (action.parked and lack in _CAN_FOLLOW):
            kind, part = _LACKS[lack]
            severity = Severity.ROOM if lack in IN_THE_ROOM else Severity.WEEK
            yield PlanFinding(kind=kind, severity=severity, action=action.id, part=part)
    yield from _of_first_step(action, setting)
    yield from _of_days(action, setting)
    yield from _of_measure(action, setting)


def _look(
    kind: FindingKind, action: Action, part: CheckedPart | None, day: date | None = None
) -> PlanFinding:
    return PlanFinding(kind=kind, severity=Severity.LOOK, action=action.id, part=part, day=day)


def _of_first_step(action: Action, setting: PlanSetting) -> Iterator[PlanFinding]:
    """The first step is dated, within 14 days of the start, and was taken when its day is over."""
    by = action.first_step_by
    if action.first_step and by is None and not action.parked and action.step_taken is None:
        yield PlanFinding(
            kind=FindingKind.STEP_UNDATED,
            severity=Severity.WEEK,
            action=action.id,
            part=CheckedPart.FIRST_STEP_BY,
            better=action.start,
        )
    if by is None or action.step_taken is not None:
        return
    if action.start and by < action.start:
        yield _look(FindingKind.STEP_BEFORE_START, action, CheckedPart.FIRST_STEP_BY, by)
    elif action.start and by > days_after(action.start, STEP_WITHIN):
        yield _look(FindingKind.STEP_LATE, action, CheckedPart.FIRST_STEP_BY, by)
    overdue = action.due is not None and action.due < setting.today
    if by < setting.today and by in DAYS and not overdue:
        yield _look(FindingKind.STEP_MISSED, action, CheckedPart.FIRST_STEP_BY, by)


def _of_days(action: Action, setting: PlanSetting) -> Iterator[PlanFinding]:
    """Days that nobody works on, that no plan has, and those that are over."""
    days = (
        (CheckedPart.FIRST_STEP_BY, None if action.step_taken else action.first_step_by),
        (CheckedPart.START, action.start),
        (CheckedPart.DUE, action.due),
    )
    for part, day in days:
        if day is None:
            continue
        if day not in DAYS:
            yield PlanFinding(
                kind=FindingKind.DAY_IMPOSSIBLE,
                severity=Severity.ROOM,
                action=action.id,
                part=part,
                day=day,
            )
        elif day in setting.days_off:
            yield PlanFinding(
                kind=FindingKind.DAY_OFF,
                severity=Severity.LOOK,
                action=action.id,
                part=part,
                day=day,
                better=_working(day, setting.days_off),
            )
    if action.due and action.due < setting.today and action.due in DAYS:
        yield _look(FindingKind.OVERDUE, action, CheckedPart.DUE, action.due)


def _working(day: date, off: DaysOff) -> date:
    while day in off and day < date.max:
        day = days_after(day, 1)
    return day


def _of_measure(action: Action, setting: PlanSetting) -> Iterator[PlanFinding]:
    measure = action.measure
    if measure.name and measure.baseline is None and action.measure_first and not action.readings:
        yield _look(FindingKind.MEASURE_FIRST, action, CheckedPart.BASELINE)
    found = doubts(action, setting.standings.get(action.practice), setting.unit_says(measure.unit))
    for doubt in found:
        yield PlanFinding(
            kind=FindingKind.DOUBT,
            severity=Severity.LOOK,
            action=action.id,
            part=_DOUBTED[doubt],
            doubt=doubt,
        )


def _in_the_way(action: Action, plan: Plan, owned: Owned, setting: PlanSetting) -> Iterator[PlanFinding]:
    """It starts before what it waits for ends, or while its owner is on another."""
    if action.start is None:
        return
    needed = tuple(
        o.id
        for o in (plan.actions if action.depends_on else ())
        if o.id in action.depends_on and not o.finished and o.due and o.due >= action.start
    )
    if needed:
        yield PlanFinding(
            kind=FindingKind.STARTS_TOO_SOON,
            severity=Severity.LOOK,
            action=action.id,
            part=CheckedPart.START,
            others=needed,
            day=action.start,
        )
    own = tuple(o.id for o in _at_the_same_time(action, owned, setting))
    if own:
        yield PlanFinding(
            kind=FindingKind.OVERLOAD,
            severity=Severity.LOOK,
            action=action.id,
            part=CheckedPart.OWNER,
            others=own,
            day=action.start,
        )


def _at_the_same_time(action: Action, owned: Owned, setting: PlanSetting) -> tuple[Action, ...]:
    """The actions before this one in the plan that its owner has to do at the same time."""
    if not action.owner or action.start is None or action.due is None:
        return ()
    mine, found = None, []
    for other in owned[person(action.owner)]:
        if other.id == action.id:
            break
        if other.locked or other.finished:
            continue
        mine = mine or busy(action, setting.today, setting.days_off)
        theirs = busy(other, setting.today, setting.days_off)
        if any(one.meets(two) for one in mine for two in theirs):
            found.append(other)
    return tuple(found)


def _of_people(action: Action, plan: Plan) -> Iterator[PlanFinding]:
    """Somebody of the front line owns or helps, where the plan knows who is."""
    if not action.helpers:
        return
    front_line = {person(p.name) for p in plan.people if p.role is Role.FRONTLINE}
    known = {person(p.name) for p in plan.people if p.role}
    names = {person(n) for n in (*helper_names(action), action.owner or "") if n}
    if front_line and names <= known and not names & front_line:
        yield _look(FindingKind.NO_FRONT_LINE, action, CheckedPart.HELPERS)


def helper_names(action: Action) -> tuple[str, ...]:
    """The helpers of an action one by one, as they are typed with commas or semicolons between them.

    What stands in brackets behind a name, as where somebody works, is no part of it.
    """
    parts = action.helpers.replace(";", ",").replace("\n", ",").split(",")
    names = (part.partition("(")[0].strip() for part in parts)
    return tuple(name for name in names if name)


def _of_plan(active: list[Action], plan: Plan, setting: PlanSetting) -> Iterator[PlanFinding]:
    open_ = list(open_actions(active))
    if len(open_) > IN_A_PLAN:
        yield PlanFinding(kind=FindingKind.TOO_MANY, severity=Severity.LOOK, count=len(open_))
    yield from _spelled_twice([a for a in active if not a.finished])
    yield from _too_many_at_once(open_, setting)
    yield from _stands_still(active, plan, setting.today)
    yield from _early(active, plan.start, setting.assessment)
    planned = {a.element for a in active}
    without = tuple(
        e.id
        for e in setting.assessment.elements
        if e.id not in planned
        and any(p.id in setting.standings and setting.standings[p.id].below for p in e.practices)
    )
    if without:
        yield PlanFinding(kind=FindingKind.ELEMENT_WITHOUT_ACTION, severity=Severity.LOOK, elements=without)


def _spelled_twice(actions: Iterable[Action]) -> Iterator[PlanFinding]:
    """Owners whose name is spelled in several ways; the one that is used most is the one to keep."""
    spelled: dict[str, list[Action]] = {}
    for action in actions:
        if action.owner:
            spelled.setdefault(person(action.owner), []).append(action)
    for own in spelled.values():
        counts = Counter(a.owner for a in own if a.owner)
        if len(counts) > 1:
            names = tuple(name for name, _n in counts.most_common())
            odd = next(a for a in own if a.owner != names[0])
            yield PlanFinding(
                kind=FindingKind.SPELLED_TWICE,
                severity=Severity.LOOK,
                action=odd.id,
                part=CheckedPart.OWNER,
                names=names,
            )


def _too_many_at_once(open_: list[Action], setting: PlanSetting) -> Iterator[PlanFinding]:
    """The first day on which more are in progress than a team keeps up with."""
    spans = [(s.start, s.due, a.id) for a in open_ for s in busy(a, setting.today, setting.days_off)]
    for day, _due, _id in sorted(spans):
        running = tuple(id_ for start, due, id_ in spans if start <= day <= due)
        if len(running) > IN_PROGRESS:
            yield PlanFinding(
                kind=FindingKind.TOO_MANY_AT_ONCE,
                severity=Severity.LOOK,
                others=running,
                day=day,
                count=len(running),
            )
            return


def _stands_still(active: list[Action], plan: Plan, today: date) -> Iterator[PlanFinding]:
    """Weeks in which nothing runs, and what could be brought forward into them."""
    found = pause_of(active, start=plan.start, today=today)
    if found is None or found.due < today:
        return
    later = [(a.start, a.id) for a in active if a.start and a.start > found.due and not a.finished]
    if not later:
        return
    yield PlanFinding(
        kind=FindingKind.STANDS_STILL,
        severity=Severity.LOOK,
        action=min(later)[1],
        part=CheckedPart.START,
        day=found.start,
        better=found.due,
    )


def pause_of(actions: Iterable[Action], *, start: date, today: date) -> Slot | None:
    """The first weeks of a plan's first 90 days in which none of its actions runs, as it looks today.

    What is under way past its due date runs on.
    """
    return pause([slot for a in actions if not a.locked for slot in busy(a, today)], start=start)


def _early(active: list[Action], start: date, assessment: Assessment) -> Iterator[PlanFinding]:
    """What the first 30 days should hold: something small, and a thank-you."""
    until = days_after(start, EARLY)
    early = [a for a in active if a.due and a.due <= until]
    if not any(a.size is Size.SMALL for a in early):
        yield PlanFinding(kind=FindingKind.NO_QUICK_START, severity=Severity.LOOK)
    thanked = any(a.element == THANKS for a in early)
    if not thanked and any(e.id == THANKS for e in assessment.elements):
        yield PlanFinding(kind=FindingKind.NO_THANKS, severity=Severity.LOOK, elements=(THANKS,))
