"""What an action still lacks: enough to leave the room, and complete within the week."""

from enum import Enum

from sixelements.domain.actions import Action


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
        MissingField.BASELINE: not measure.name or measure.baseline is not None,
        MissingField.TARGET: not measure.name or measure.target is not None,
        MissingField.HOW: not measure.name or measure.how,
        MissingField.RISK: action.risk,
        MissingField.TOLD: action.told,
    }
    return tuple(lack for lack, value in filled.items() if not value)
