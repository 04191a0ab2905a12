"""The plan as drawings: a timeline, in parts where one page has no room for all actions."""

from collections.abc import Sequence
from datetime import date

from sixelements.application.reports import Material
from sixelements.charts import timeline
from sixelements.charts.scene import Scene
from sixelements.charts.timeline import DayMark, Timeline, TimelineAction
from sixelements.domain.actions import Action, Horizon
from sixelements.domain.carried import dated_before
from sixelements.domain.reviews import reviews
from sixelements.domain.schedule import IN_PROGRESS, days_after, months_between
from sixelements.i18n import _
from sixelements.reporting import facts
from sixelements.wording import numbers, pictures, plan_check
from sixelements.wording.actions import short_title

_ROWS = 20
"""Actions in one drawing."""
_HALF_A_YEAR, _MARGIN, _LONGEST = 187, 7, 1100
"""Days of the axis: half a year and a week, a week after the last due date, at most three years."""


def charts(material: Material) -> tuple[Scene, ...]:
    """The drawings in their order; none if no action has a due date."""
    called = facts.action_numbers(material)
    dated = sorted((a for a in facts.open_actions(material) if a.due), key=lambda a: called[a.id])
    every = _tasks(material, dated)
    parts = [dated[n : n + _ROWS] for n in range(0, len(dated), _ROWS)]
    found = timeline.stretches(every)
    return tuple(
        timeline.timeline(_part(material, part, found if part is parts[-1] else ()), alt=_alt(material, part))
        for part in parts
    )


def _first_day(material: Material) -> date:
    """The left end of the axis: the plan's start, or an earlier start of an action."""
    return facts.line(material).start


def _days(material: Material) -> int:
    first = _first_day(material)
    last = max((a.due - first).days for a in facts.open_actions(material) if a.due)
    return min(max(_HALF_A_YEAR, last + _MARGIN), _LONGEST)


def _tasks(material: Material, actions: Sequence[Action]) -> tuple[TimelineAction, ...]:
    bars, called = facts.line(material).bars, facts.action_numbers(material)
    places = {action.id: n for n, action in enumerate(actions)}
    most = _days(material) if actions else 0
    return tuple(
        TimelineAction(
            number=str(called[a.id]),
            title=short_title(a, material.assessment),
            note=_note(material, a),
            start=bars[a.id].first,
            due=due,
            held=min(bars[a.id].held or due, most),
            after=tuple(places[other] for other in bars[a.id].after if other in places),
            done=a.finished,
        )
        for a in actions
        if (due := bars[a.id].last) is not None
    )


def _note(material: Material, action: Action) -> str:
    days = _dates(material, action)
    owner = action.owner or _("owner to be named")
    return _("{dates}, {owner}").format(dates=days, owner=owner)


def _dates(material: Material, action: Action) -> str:
    if action.due is None:
        return ""
    if action.start is None:
        return _("due {day}").format(day=facts.day(material, action.due))
    return facts.span(material, action.start, action.due)


def _part(material: Material, actions: Sequence[Action], stretches: tuple[timeline.Stretch, ...]) -> Timeline:
    days = _days(material)
    return Timeline(
        tasks=_tasks(material, actions),
        days=days,
        bands=_bands(material, days),
        months=_months(material, days),
        reviews=tuple((day - _first_day(material)).days for day in _review_days(material)),
        stretches=stretches,
        in_progress=_("In progress (limit {n})").format(n=IN_PROGRESS),
    )


def _review_days(material: Material) -> list[date]:
    """The days of the usual rhythm, and the next one that was agreed."""
    days = {review.day for review in reviews(facts.plan_start(material), material.days_off)}
    agreed = facts.next_review(material)
    return sorted(days | {agreed.day} if agreed else days)


def _bands(material: Material, days: int) -> tuple[DayMark, ...]:
    first = _first_day(material)
    ends = {h: (facts.horizon_end(material, h) - first).days for h in facts.HORIZONS}
    bands = [
        DayMark(end, plan_check.horizon(horizon), _("{n} days").format(n=facts.HORIZONS[horizon]))
        for horizon, end in ends.items()
    ]
    before = (facts.plan_start(material) - first).days
    if before and any(dated_before(a, facts.plan_start(material)) for a in facts.open_actions(material)):
        bands.insert(0, DayMark(before, _("Carried over"), _("Before")))
    if days > _HALF_A_YEAR:
        bands.append(DayMark(days, plan_check.horizon(Horizon.LATER)))
    return tuple(bands)


def _months(material: Material, days: int) -> tuple[DayMark, ...]:
    first = _first_day(material)
    months = months_between(first, days_after(first, days))
    return tuple(DayMark((month - first).days, numbers.short_month(month)) for month in months)


def _alt(material: Material, actions: Sequence[Action]) -> str:
    called = facts.action_numbers(material)
    drawn = {action.id for action in actions}
    lines = []
    for action in actions:
        waits = sorted(called[a] for a in action.depends_on if a in drawn and action.start)
        lines.append((called[action.id], _dates(material, action), tuple(waits)))
    return pictures.timeline(lines, done={called[a.id] for a in actions if a.finished})
