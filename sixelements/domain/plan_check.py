"""What an action still lacks, and what in it can't come true as it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from sixelements.domain.actions import Action
from sixelements.domain.assessment import Measure, Size
from sixelements.domain.levels import level_to_lift
from sixelements.domain.priorities import Standing


class MissingField(Enum):
    """A part of an action that is not filled in yet."""

    TITLE = "title"
    OWNER = "owner"
    FIRST_STEP = "first step"
    DUE = "due"
    HELPERS = "helpers"
    WHEN_THEN = "when and then"
    MEASURE = "measure"
    BASELINE = "baseline"
    TARGET = "target"
    HOW = "how it is counted"
    RISK = "risk"
    TOLD = "how people are told"


IN_THE_ROOM = frozenset({MissingField.TITLE, MissingField.OWNER, MissingField.FIRST_STEP, MissingField.DUE})
"""Without these nobody leaves the room (planning rules, "An action holds"); the rest follows in the week."""


def lacks(action: Action) -> tuple[MissingField, ...]:
    """What an action still lacks; a locked one lacks nothing until its gate is passed."""
    if action.locked:
        return ()
    measure = action.measure
    filled = {
        MissingField.TITLE: action.title,
        MissingField.OWNER: action.owner,
        MissingField.FIRST_STEP: action.first_step,
        MissingField.DUE: action.due,
        MissingField.HELPERS: action.helpers,
        MissingField.WHEN_THEN: action.when and action.then,
        MissingField.MEASURE: measure.name,
        MissingField.BASELINE: not measure.name or measure.baseline is not None or action.measure_first,
        MissingField.TARGET: not measure.name or measure.target is not None,
        MissingField.HOW: not measure.name or measure.how,
        MissingField.RISK: action.risk,
        MissingField.TOLD: action.told,
    }
    return tuple(lack for lack, value in filled.items() if not value)


class Doubt(Enum):
    """Something that can't come true; the action may be kept as it is."""

    SHARE = "a share below none or above all"
    COUNT = "more than there are to count"
    TIME = "more days to count than the action has"
    LEVEL = "more levels than one action brings"
    FIRST_STEP = "a first step after the action is due"


_LEVELS = {Size.SMALL: 2}
"""How many levels an action brings at most (planning rules, "Choosing actions"); one unless it is here."""
_WEEKEND = 2
"""Days by which a count of whole weeks may end sooner."""


@dataclass(frozen=True, slots=True)
class UnitSays:
    """What the words of a measure's unit say: how many there are to count, and how many days it takes.

    3 and 21 for "of 3 weeks"; None and 0 if they say nothing.
    """

    all_there_are: int | None = None
    days: int = 0


def most_of(measure: Measure, unit: UnitSays) -> int | None:
    """The most that can be measured: 100 of a share, all there are of a count; None if nothing says."""
    return 100 if measure.unit.startswith("%") else unit.all_there_are


def doubts(action: Action, found: Standing | None, unit: UnitSays) -> tuple[Doubt, ...]:
    """What in an action can't come true; empty for a locked one.

    ``found``: where its practice stands, as far as that may be shown.
    """
    return () if action.locked else tuple(_doubts(action, found, unit))


def _doubts(action: Action, found: Standing | None, unit: UnitSays) -> Iterator[Doubt]:
    share, most = action.measure.unit.startswith("%"), most_of(action.measure, unit)
    numbers = [n for n in (action.measure.baseline, action.measure.target) if n is not None]
    if most is not None and any(not 0 <= n <= most for n in numbers):
        yield Doubt.SHARE if share else Doubt.COUNT
    if action.start and action.due and unit.days - _WEEKEND > (action.due - action.start).days:
        yield Doubt.TIME
    if action.first_step_by and action.due and action.first_step_by > action.due:
        yield Doubt.FIRST_STEP
    lift = action.expected_level - (level_to_lift(found.level) if found else 0)
    # what came along was to lift from where the practice stood before; this round explains it (`carried`)
    if found and action.carried_from is None and lift > _LEVELS.get(action.size, 1):
        yield Doubt.LEVEL
