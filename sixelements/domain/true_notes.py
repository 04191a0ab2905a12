"""Which remarks on what changed the list are true of a plan as it stands."""

from collections.abc import Iterable, Sequence
from datetime import date

from sixelements.domain.actions import Action, Guardrail, Horizon, Note, action_numbers
from sixelements.domain.ids import PracticeId


def still_true(notes: Iterable[Note | str], actions: Sequence[Action]) -> tuple[Note | str, ...]:
    """The remarks that hold of a plan's actions; those that are about none of them, and sentences, stay.

    Remarks are made of what is recommended. Where a plan holds what was carried over, or was edited, an
    action that one is about may be missing, or come in another order than it says.
    """
    return tuple(note for note in notes if isinstance(note, str) or _holds(note, actions))


def _holds(note: Note, actions: Sequence[Action]) -> bool:
    there = next((a for a in actions if a.id == note.action), None)
    if note.about is Guardrail.PREREQUISITES:
        first, then = _first(note.practice, actions), _first(note.other, actions)
        return first is not None and then is not None and first < then
    if note.about is Guardrail.QUICK_START:
        return there is not None and there.horizon is Horizon.DAYS_30
    if note.about is Guardrail.THREE_ELEMENTS:
        starts = there.start if there else None
        return starts is not None and note.until is not None and starts >= note.until
    return note.action is None or there is not None


def _first(practice: PracticeId | None, actions: Sequence[Action]) -> tuple[date, int] | None:
    """When the first action on a practice starts, and its number. None if the plan runs none."""
    called = action_numbers(actions)
    found = ((a.start or date.max, called[a.id]) for a in actions if a.practice == practice and _runs(a))
    return min(found, default=None)


def _runs(action: Action) -> bool:
    return not action.locked and not action.parked
