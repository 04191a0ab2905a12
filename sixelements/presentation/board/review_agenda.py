"""The agenda of a review: which actions it asks about and why, and the clock of its fifteen minutes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sixelements.domain.actions import Action, HeldReview, ReviewEntry
from sixelements.domain.ids import ActionId, ElementId
from sixelements.domain.reviews_held import MINUTES, AgendaGroup, ReviewItem
from sixelements.i18n import _
from sixelements.presentation.board.desk import BoardDesk
from sixelements.wording import findings, numbers
from sixelements.wording.actions import short_title
from sixelements.wording.plan_check import status as status_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """An action of the agenda. ``done``: it is recorded."""

    action: ActionId
    element: ElementId
    title: str
    line: str
    done: bool
    current: bool


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """Actions that are asked about for one reason."""

    title: str
    rows: tuple[ReviewRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerView:
    """Time used and left of fifteen minutes; ``over``: nothing stops, the number is bold."""

    left: str
    used: str
    of: str
    share: float
    over: bool


def timer(seconds: int) -> TimerView:
    """The clock after some seconds of this review."""
    left = MINUTES * 60 - seconds
    return TimerView(
        left=numbers.time_left(max(left, 0)),
        used=_("{time} used").format(time=numbers.time_left(seconds)),
        of=_("of {n} minutes").format(n=MINUTES),
        share=min(1.0, seconds / (MINUTES * 60)),
        over=left < 0,
    )


def agenda_parts(
    desk: BoardDesk,
    items: Sequence[ReviewItem],
    actions: Mapping[ActionId, Action],
    *,
    held: HeldReview | None,
    current: ActionId | None,
) -> tuple[AgendaPart, ...]:
    """The actions that are asked about, by why; ``held``: the review with what is recorded of them."""
    parts = []
    for group in AgendaGroup:
        rows = tuple(_row(desk, actions[i.action], held, current) for i in items if i.group is group)
        if rows:
            parts.append(AgendaPart(_group_title(group), rows))
    return tuple(parts)


def _row(desk: BoardDesk, action: Action, held: HeldReview | None, current: ActionId | None) -> ReviewRow:
    entry = held.entry(action.id) if held else None
    return ReviewRow(
        action=action.id,
        element=action.element,
        title=short_title(action, desk.session.assessment),
        line=_recorded_line(entry, action) if entry else due_line(desk, action),
        done=entry is not None,
        current=action.id == current,
    )


def due_line(desk: BoardDesk, action: Action) -> str:
    """When an action starts or is due; of a finished one, since when it stands as it does."""
    if action.finished:
        return _since(desk, action)
    if action.due is None:
        return _("no date")
    today = desk.session.services.today()
    later = action.start is not None and action.start > today
    day = action.start if later and action.start else action.due
    if later:
        text = _("Starts {day}")
    elif action.due == today:
        text = _("Due today")
    else:
        text = _("Was due {day}") if action.due < today else _("Due {day}")
    plan = desk.plan()
    return text.format(day=numbers.due_day(day, plan.start if plan else today, today))


def _since(desk: BoardDesk, action: Action) -> str:
    """Where a finished action stands, and since which review."""
    word, told = status_words(action.status), desk.told_of(action)
    if not told:
        return word
    day = numbers.near_day(told[0][0].day, desk.session.services.today())
    return _("{status} on {day}").format(status=word, day=day)


def _group_title(group: AgendaGroup) -> str:
    return {
        AgendaGroup.DUE: _("Due or under way"),
        AgendaGroup.HOLDS: _("Does it still hold?"),
        AgendaGroup.STARTS: _("Starts next"),
        AgendaGroup.ASKED: _("Asked about today"),
    }[group]


def _recorded_line(entry: ReviewEntry, action: Action) -> str:
    word = status_words(entry.status)
    found = next((r for r in action.readings if r.day == entry.read_on), None)
    if found is None:
        return word
    value = findings.in_unit(numbers.quantity(found.value), action.measure.unit)
    return numbers.series((word, _("{value} read").format(value=value)))
