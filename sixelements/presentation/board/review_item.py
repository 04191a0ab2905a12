"""The action that a review asks about now: how it can stand, its reading, and what is filled in so far."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sixelements.application.typed import read_number
from sixelements.domain import reviews_held
from sixelements.domain.actions import Action, HeldReview, Reading, ReviewEntry, Status
from sixelements.domain.assessment import Leg
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import ActionId, ElementId
from sixelements.domain.schedule import days_after
from sixelements.i18n import _
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.board.inspector import RunChartView, chart_of
from sixelements.presentation.board.review_agenda import due_line
from sixelements.presentation.pages.plan_rows import practice_words
from sixelements.wording import findings, numbers, phrases
from sixelements.wording.plan_check import status as status_words
from sixelements.wording.readings import short_unit


@dataclass(frozen=True, slots=True, kw_only=True)
class StandChoice:
    """A way in which an action can stand. ``refused``: why it can't be chosen. ``light``: a smaller row."""

    status: Status
    key: str
    word: str
    meaning: str
    refused: str
    light: bool
    chosen: bool
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItemView:
    """The action that is asked about now. ``line_label`` follows the choice; ``can_record`` waits for one."""

    action: ActionId
    element: ElementId
    practice: str
    legs: tuple[Leg, ...]
    place: str
    segments: tuple[bool, ...]
    title: str
    facts: str
    last_time: str
    choices: tuple[StandChoice, ...]
    reading_label: str
    reading: str
    reading_day: str
    unit: str
    last_reading: str
    chart: RunChartView
    line_label: str
    line: str
    can_record: bool
    record: str


_ORDER = (
    Status.DONE,
    Status.WORKING,
    Status.STUCK,
    Status.SLIPPED_BACK,
    Status.DOING,
    Status.TO_DO,
)
_KEYS = dict(zip(_ORDER, "1234PN", strict=True))


class ReviewFields(NamedTuple):
    """What stands in the fields about an action: how it stands, the line, the reading and its day."""

    status: Status | None = None
    line: str = ""
    reading: str = ""
    day: date | None = None


def item_view(
    desk: BoardDesk, action: Action, *, asked: Sequence[ActionId], held: HeldReview, filled: ReviewFields
) -> ReviewItemView:
    """An action that is asked about, one of those ``asked``, with what is ``filled`` in about it so far."""
    at = asked.index(action.id)
    entry = held.entry(action.id)
    day = filled.day or usual_reading_day(desk.session.services.today())
    return ReviewItemView(
        action=action.id,
        element=action.element,
        practice=practice_words(action, desk.session.assessment),
        legs=action.legs,
        place=_("{n} of {all}").format(n=at + 1, all=len(asked)),
        segments=tuple(held.entry(i) is not None for i in asked),
        title=action.title,
        facts=_facts(desk, action),
        last_time=_last_time(desk, action, held),
        choices=tuple(_choice(s, action, entry, filled.status) for s in _ORDER),
        reading_label=_("Reading, week to {day}").format(day=numbers.short_day(day)),
        reading=filled.reading,
        reading_day=numbers.day(day),
        unit=action.measure.unit,
        last_reading=_last_reading(action, desk.session.services.today()),
        chart=chart_of(_as_typed(action, filled.reading, day)),
        line_label=_line_label(filled.status),
        line=filled.line,
        can_record=filled.status is not None and not desk.fixed,
        record=_("Record and next") if at + 1 < len(asked) else _("Record and close"),
    )


def usual_reading_day(today: date) -> date:
    """The Friday before, or the day itself."""
    return days_after(today, -((today.weekday() - 4) % 7))


def _facts(desk: BoardDesk, action: Action) -> str:
    target = findings.goal(action.measure)
    parts = (
        action.owner or _("No owner"),
        due_line(desk, action),
        target and phrases.labeled(_("Measure"), target),
    )
    return phrases.sentences(*(phrases.sentence(part) for part in parts if part))


def _last_reading(action: Action, today: date) -> str:
    if not action.readings:
        return ""
    last = action.readings[-1]
    value = findings.in_unit(numbers.quantity(last.value), short_unit(action.measure.unit))
    return _("{value} on {day}").format(value=value, day=numbers.near_day(last.day, today))


def _as_typed(action: Action, reading: str, day: date) -> Action:
    """The action with the reading that stands in its field, where that is a number."""
    with suppress(BadInput):
        value = read_number(reading)
        if value is not None:
            return action.with_reading(Reading(day, value, ""))
    return action


def _last_time(desk: BoardDesk, action: Action, held: HeldReview) -> str:
    told = [(r, e) for r, e in desk.told_of(action) if r is not held]
    if not told:
        return ""
    review, entry = told[0]
    head = _("Last time, {day}, {status}").format(
        day=numbers.near_day(review.day, held.day), status=status_words(entry.status)
    )
    return phrases.labeled(head, entry.line) if entry.line else phrases.sentence(head)


def _choice(status: Status, action: Action, entry: ReviewEntry | None, chosen: Status | None) -> StandChoice:
    word, meaning = _stands(status)
    key = _KEYS[status]
    return StandChoice(
        status=status,
        key=key,
        word=word,
        meaning=meaning,
        refused=refused(status, action, entry),
        light=status in (Status.DOING, Status.TO_DO),
        chosen=status is chosen,
        spoken=phrases.read_aloud(numbers.series((key, word)), meaning),
    )


def _stands(status: Status) -> tuple[str, str]:
    return {
        Status.DONE: (_("Done"), _("It is finished, and there is something to show for it.")),
        Status.WORKING: (_("Working"), _("It is in use and does what we hoped. We keep an eye on it.")),
        Status.STUCK: (_("Stuck"), _("Something holds it up. Say what would free it, and who can.")),
        Status.SLIPPED_BACK: (_("Slipped back"), _("It was in use, and the old way is back.")),
        Status.DOING: (_("In progress"), _("Nothing new to decide")),
        Status.TO_DO: (_("Not begun"), _("Ask again next time")),
    }[status]


def refused(status: Status, action: Action, entry: ReviewEntry | None) -> str:
    """Why a way to stand can't be chosen for an action; empty if it can."""
    if status is Status.SLIPPED_BACK and not reviews_held.may_slip(action, entry):
        return _("Only what was done or in use can slip back.")
    return ""


def _line_label(status: Status | None) -> str:
    return {
        Status.DONE: _("What shows it, in one line"),
        Status.WORKING: _("What it does, in one line"),
        Status.STUCK: _("What would free it, and who can"),
        Status.SLIPPED_BACK: _("What brought the old way back"),
    }.get(status or Status.TO_DO, _("In one line"))
