"""What an action still lacks: enough to leave the room, and complete within the week."""

from enum import Enum

from sixelements.domain.actions import Action


class Lack(Enum):
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


IN_THE_ROOM = frozenset({Lack.TITLE, Lack.OWNER, Lack.FIRST_STEP, Lack.DUE})
"""Without these nobody leaves the room (planning rules, "An action holds"); the rest follows in the week."""


def lacks(action: Action) -> tuple[Lack, ...]:
    """What an action still lacks; a locked one lacks nothing until its gate is passed."""
    if action.locked:
        return ()
    measure = action.measure
    filled = {
        Lack.TITLE: action.title,
        Lack.OWNER: action.owner,
        Lack.FIRST_STEP: action.first_step,
        Lack.DUE: action.due,
        Lack.HELPERS: action.helpers,
        Lack.WHEN_THEN: action.when and action.then,
        Lack.MEASURE: measure.name,
        Lack.BASELINE: not measure.name or measure.baseline is not None,
        Lack.TARGET: not measure.name or measure.target is not None,
        Lack.HOW: not measure.name or measure.how,
        Lack.RISK: action.risk,
        Lack.TOLD: action.told,
    }
    return tuple(lack for lack, value in filled.items() if not value)
