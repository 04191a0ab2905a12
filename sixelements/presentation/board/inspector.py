"""An action opened wide: why its dates are so, who could own it, its readings, and what reviews said (34)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sixelements.application.plan_editing import owner_would_start
from sixelements.application.said_day import as_past_day
from sixelements.application.typed import read_day, read_number
from sixelements.domain.actions import Action, Plan, Reading
from sixelements.domain.assessment import Role
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import ActionId
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.domain.people import each_person, person
from sixelements.domain.plan_findings import helper_names
from sixelements.domain.schedule import days_after
from sixelements.i18n import _
from sixelements.presentation.board.cards import CardView
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.presentation.pages.plan_inspector import InspectorView
from sixelements.presentation.table import TableView
from sixelements.presentation.typed import read_text
from sixelements.wording import numbers, phrases
from sixelements.wording.actions import short_title
from sixelements.wording.plan_check import status
from sixelements.wording.readings import RunChartWords, median_of, run_chart_words, spoken_readings
from sixelements.wording.waiting import named


@dataclass(frozen=True, slots=True)
class BusyDays:
    """Days on which somebody has an action of their own, from and to, and its short title."""

    first: date
    last: date
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerOption:
    """Somebody who could own an action. ``busy`` is drawn as a strip; ``amber``: its dates would move.

    ``load`` says in words what they have at that time, ``consequence`` what the choice would do to the dates.
    """

    name: str
    role: str
    busy: tuple[BusyDays, ...]
    helps: int
    load: str
    amber: bool
    consequence: str
    current: bool
    helping: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A reading as a row of the table."""

    day: date
    when: str
    value: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunChartView:
    """Readings over days, a median from eight on. ``spoken`` is the whole chart in words."""

    points: tuple[tuple[date, float], ...]
    baseline: float | None
    baseline_on: date | None
    target: float | None
    target_by: date | None
    due: date | None
    median: float | None
    first: date | None
    unit: str
    words: RunChartWords
    empty: str
    spoken: str


@dataclass(frozen=True, slots=True)
class ReviewNote:
    """What a review said of the action."""

    when: str
    status: str
    line: str


@dataclass(frozen=True, slots=True)
class PlanDays:
    """First and last day of the plan, and those of the action that is looked at, if it has any."""

    first: date
    last: date
    start: date | None
    due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WideView:
    """An action with everything that the panel at the side has no room for.

    ``inspector`` has its fields; ``place``: "Action 1 of 9". ``waiting_for_this``: actions that wait for it.
    """

    inspector: InspectorView
    card: CardView | None
    place: str
    why_dates: str
    pinned: bool
    step_taken: str
    measure_first: bool
    owners: tuple[OwnerOption, ...]
    days: PlanDays
    chart: RunChartView
    readings: tuple[ReadingRow, ...]
    notes: tuple[ReviewNote, ...]
    waiting_for_this: tuple[tuple[ActionId, str], ...]
    carried: str


_SPAN = 180
"""Days that are shown of a plan at least."""


def wide(desk: BoardDesk) -> WideView | None:
    """The chosen action opened wide; None if none is chosen, or it is in the plan no more."""
    inspector, plan = desk.inspector(), desk.plan()
    if inspector is None or plan is None:
        return None
    action = plan.action(inspector.id)
    assessment, today = desk.session.assessment, desk.session.services.today()
    ids = [a.id for a in plan.actions if not a.locked]
    place = ""
    if action.id in ids:
        place = _("Action {n} of {all}").format(n=ids.index(action.id) + 1, all=len(ids))
    return WideView(
        inspector=inspector,
        card=desk.card(action.id),
        place=place,
        why_dates=inspector.why_dates,
        pinned=action.pinned,
        step_taken=numbers.near_day(action.step_taken, today) if action.step_taken else "",
        measure_first=action.measure_first,
        owners=owner_options(desk, action),
        days=PlanDays(
            plan.start,
            max([days_after(plan.start, _SPAN), *(a.due for a in plan.actions if a.due)]),
            action.start,
            action.due,
        ),
        chart=chart_of(action),
        readings=tuple(
            ReadingRow(r.day, numbers.near_day(r.day, today), numbers.quantity(r.value), r.note)
            for r in reversed(action.readings)
        ),
        notes=tuple(
            ReviewNote(numbers.near_day(review.day, today), status(entry.status), entry.line)
            for review, entry in desk.told_of(action)
        ),
        waiting_for_this=tuple(
            (a.id, short_title(a, assessment)) for a in plan.actions if action.id in a.depends_on
        ),
        carried=_("Carried over from the round before.") if action.carried_from else "",
    )


def people(plan: Plan) -> tuple[str, ...]:
    """Everybody who is named in a plan, once each: those remembered, owners, helpers."""
    owners = (a.owner for a in plan.actions)
    helpers = (h for a in plan.actions for h in helper_names(a))
    return each_person((*(p.name for p in plan.people), *owners, *helpers))


def owner_options(desk: BoardDesk, action: Action) -> tuple[OwnerOption, ...]:
    """Who could own an action, with what they have to do at that time; who owns it now comes first."""
    plan = desk.plan()
    if plan is None:
        return ()
    roles = {person(p.name): p.role for p in plan.people}
    found = [_option(desk, plan, action, name, roles.get(person(name))) for name in people(plan)]
    return tuple(sorted(found, key=lambda o: (not o.current, o.amber, o.name.casefold())))


def _option(desk: BoardDesk, plan: Plan, action: Action, name: str, role: Role | None) -> OwnerOption:
    assessment, one = desk.session.assessment, person(name)
    own = [
        a
        for a in plan.actions
        if person(a.owner) == one
        and a.id != action.id
        and not a.locked
        and not a.finished
        and a.start
        and a.due
    ]
    busy = tuple(BusyDays(a.start, a.due, short_title(a, assessment)) for a in own if a.start and a.due)
    helps = sum(one in map(person, helper_names(a)) and not a.finished for a in plan.actions)
    today = desk.session.services.today()
    slot = owner_would_start(plan, action.id, name, desk.days_off, today=today)
    in_the_way = [a for a in own if _meets(a, action)]
    amber = bool(slot and action.start and slot.start > action.start) and bool(in_the_way)
    consequence = ""
    if amber and slot and action.start:
        text = _("{name} owns {actions} at that time. This one would start {then} instead of {now}.")
        consequence = text.format(
            name=name,
            actions=numbers.listing([named(a, assessment) for a in in_the_way]),
            then=numbers.short_day(slot.start),
            now=numbers.short_day(action.start),
        )
    load = _load(in_the_way, helps)
    role_word = assessment.roles.get(role, "") if role else ""
    return OwnerOption(
        name=name,
        role=role_word,
        busy=busy,
        helps=helps,
        load=load,
        amber=amber,
        consequence=consequence,
        current=person(action.owner) == one,
        helping=one in map(person, helper_names(action)),
        spoken=phrases.sentence(
            numbers.series(filter(None, (name, role_word, load, _then(slot.start) if amber and slot else "")))
        ),
    )


def _then(day: date) -> str:
    return _("would start {day}").format(day=numbers.short_day(day))


def _meets(other: Action, action: Action) -> bool:
    if not (other.start and other.due and action.start and action.due):
        return False
    return other.start <= action.due and action.start <= other.due


def _load(in_the_way: Iterable[Action], helps: int) -> str:
    n = sum(1 for _a in in_the_way)
    if n:
        return _("has {n} of 1 at a time").format(n=n + 1)
    return _("free, helps with {n}").format(n=helps) if helps else _("free")


def chart_of(action: Action) -> RunChartView:
    """The readings of an action as a run chart with its target line."""
    measure, read = action.measure, action.readings
    return RunChartView(
        points=tuple((r.day, r.value) for r in read),
        baseline=measure.baseline,
        baseline_on=action.baseline_on,
        target=measure.target,
        target_by=action.target_by or action.due,
        due=action.due,
        median=median_of(action),
        first=action.start,
        unit=measure.unit,
        words=run_chart_words(action),
        empty="" if read else _("No reading yet."),
        spoken=spoken_readings(action),
    )


def take_reading(desk: BoardDesk, action: ActionId, *, value: str, day: str, note: str) -> str:
    """Write down a reading as it was typed; today where no day is. Returns what to say. Raises BadInput."""
    today = desk.session.services.today()
    number, on = read_number(value), read_day(as_past_day(day, today=today), near=today)
    if number is None:
        raise BadInput(_("Write what was read, such as 12.5."))
    if on and on > today:
        raise BadInput(_("A reading can't be of a day that is still to come."))
    return desk.put_reading(action, Reading(on or today, number, read_text(note, CHARACTERS[Writing.REVIEW])))


def help_with(desk: BoardDesk, action: ActionId, name: str, *, yes: bool) -> str:
    """Write somebody among the helpers of an action, or take the name out; returns what to say."""
    plan = desk.plan()
    found = plan.find(action) if plan else None
    if found is None or (name in helper_names(found)) is yes:
        return ""
    parts = [part.strip() for part in found.helpers.replace(";", ",").split(",") if part.strip()]
    kept = [part for part in parts if part.partition("(")[0].strip() != name]
    desk.edit(action, ActionField.HELPERS, numbers.series([*kept, name] if yes else kept))
    said = _("{name} helps.") if yes else _("{name} helps no more.")
    return said.format(name=name)


def readings_table(view: WideView) -> TableView:
    """The chart as a table."""
    return TableView(
        title=view.inspector.title,
        headers=(_("Day"), view.chart.unit or _("Reading"), _("Note")),
        rows=tuple((r.when, r.value, r.note) for r in view.readings),
        note=view.chart.spoken,
    )


def neighbor(desk: BoardDesk, by: int) -> ActionId | None:
    """The action after the chosen one, or before it (negative); None at the ends."""
    plan = desk.plan()
    ids = [a.id for a in plan.actions if not a.locked] if plan else []
    if desk.chosen not in ids:
        return None
    at = ids.index(desk.chosen) + by
    return ids[at] if 0 <= at < len(ids) else None
