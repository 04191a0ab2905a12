"""The plan's actions as rows under their horizons: who, when, where each stands, what is missing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sixelements.domain.actions import Action, Horizon, Status
from sixelements.domain.assessment import Assessment
from sixelements.domain.ids import ActionId, ElementId
from sixelements.domain.plan_check import lacks
from sixelements.i18n import _
from sixelements.wording import numbers, phrases, plan_check

FINISHED = (Status.DONE, Status.WORKING)
_ICONS = {
    Status.TO_DO: "clock",
    Status.DOING: "play",
    Status.STUCK: "warning",
    Status.DONE: "check",
    Status.WORKING: "star",
    Status.SLIPPED_BACK: "return",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRowView:
    """An action of the plan as a row; ``spoken`` is all of it in one sentence."""

    id: ActionId
    element: ElementId
    practice: str
    title: str
    who: str
    when: str
    icon: str
    status: str
    now: str
    week: str
    unstored: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanGroupView:
    """The actions of one horizon; None holds those that are locked."""

    horizon: Horizon | None
    title: str
    purpose: str
    rows: tuple[PlanRowView, ...]
    empty: str = ""


def practice_words(action: Action, assessment: Assessment) -> str:
    """A practice by number and name; by its number where the questionnaires have no such practice."""
    return f"{action.practice} {_practice_name(action, assessment)}".rstrip()


def _practice_name(action: Action, assessment: Assessment) -> str:
    practice = assessment.practices.get(action.practice)
    return practice.name if practice else ""


def groups(
    actions: Sequence[Action], assessment: Assessment, unstored: Collection[ActionId] = ()
) -> tuple[PlanGroupView, ...]:
    """The plan by horizon; what is locked comes last. ``unstored``: what is not on disk as it is shown."""
    if not actions:
        return ()
    found = [_group(horizon, actions, assessment, unstored) for horizon in Horizon]
    locked = tuple(a for a in actions if a.locked)
    if locked:
        rows = tuple(_row(a, actions, assessment, "", unstored) for a in locked)
        title = _("Not yet: streamline first")
        found.append(PlanGroupView(horizon=None, title=title, purpose=_("locked"), rows=rows))
    return tuple(g for g in found if g.rows or g.horizon is not Horizon.LATER)


def _group(
    horizon: Horizon, actions: Sequence[Action], assessment: Assessment, unstored: Collection[ActionId]
) -> PlanGroupView:
    found = [a for a in actions if a.horizon is horizon and not a.locked]
    title = plan_check.horizon(horizon)
    place = _("{horizon}: {n} of {all}")
    rows = tuple(
        _row(a, actions, assessment, place.format(n=n, all=len(found), horizon=title), unstored)
        for n, a in enumerate(found, start=1)
    )
    purpose = plan_check.horizon_purpose(horizon)
    return PlanGroupView(
        horizon=horizon, title=title, purpose=purpose, rows=rows, empty=_("Nothing here yet.")
    )


def _row(
    action: Action,
    actions: Sequence[Action],
    assessment: Assessment,
    place: str,
    unstored: Collection[ActionId],
) -> PlanRowView:
    icon, status = _status(action, actions)
    missing = lacks(action)
    now, week = plan_check.needed_now(missing), plan_check.needed_this_week(missing)
    who, when = action.owner or "", _dates(action)
    waits = _("not stored") if action.id in unstored else ""
    practice = _practice_name(action, assessment)
    spoken = phrases.read_aloud(action.title, practice, who, when, status, now, week, waits, place)
    return PlanRowView(
        id=action.id,
        element=action.element,
        practice=practice_words(action, assessment),
        title=action.title,
        who=who,
        when=when,
        icon=icon,
        status=status,
        now=now,
        week=week,
        unstored=waits,
        spoken=phrases.sentence(spoken),
    )


def _dates(action: Action) -> str:
    if action.due is None:
        return ""
    due = numbers.short_day(action.due)
    if action.start is None:
        return _("due {day}").format(day=due)
    return _("{first} to {last}").format(first=numbers.short_day(action.start), last=due)


def _status(action: Action, actions: Sequence[Action]) -> tuple[str, str]:
    """The icon and word; an action waits while one that it depends on is not done."""
    if action.locked:
        return "lock", _("Locked")
    open_ = {a.id for a in actions if a.status not in FINISHED}
    if action.status is Status.TO_DO and open_ & set(action.depends_on):
        return "pause", _("Waits")
    return _ICONS[action.status], plan_check.status(action.status)
