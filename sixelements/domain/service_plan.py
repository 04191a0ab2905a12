"""The six headings of a customer service plan, and which of them an action belongs under.

The headings are those of section 2 of Executive Order 13571 of 2011, (a) to (f).
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from sixelements.domain.actions import Action, Gates
from sixelements.domain.assessment import Assessment
from sixelements.domain.ids import ElementId

SIX_ELEMENTS = "six-elements"
"""The assessment whose elements have a heading."""


class PlanHeading(StrEnum):
    """What a plan speaks of; the value is the letter in the order."""

    SIGNATURE = "a"
    """One initiative that uses technology."""
    FEEDBACK = "b"
    STANDARDS = "c"
    PRACTICES = "d"
    PROCESSES = "e"
    TECHNOLOGY = "f"
    """Technology for the others."""


_OF_ELEMENT: Mapping[ElementId, PlanHeading] = {
    ElementId("1"): PlanHeading.STANDARDS,
    ElementId("2"): PlanHeading.PRACTICES,
    ElementId("3"): PlanHeading.PRACTICES,
    ElementId("4"): PlanHeading.FEEDBACK,
    ElementId("5"): PlanHeading.PRACTICES,
    ElementId("6"): PlanHeading.PROCESSES,
}


def applies_to(assessment: Assessment) -> bool:
    """Whether the elements of an assessment are those that the headings were matched with."""
    return assessment.id == SIX_ELEMENTS


def uses_technology(action: Action, assessment: Assessment) -> bool:
    """Whether an action brings in a tool: it waits for a leaner process, or the library says so."""
    practice = assessment.practices.get(action.practice)
    library = practice.actions.values() if practice else ()
    return action.locked or any(item.technology and str(item.id) == action.id for item in library)


def gate_holds(action: Action, assessment: Assessment, gates: Gates) -> bool:
    """Whether an unfinished action brings in a tool for a process that did not pass its gate."""
    return not action.finished and uses_technology(action, assessment) and action.practice not in gates.passed


def gate_lacks(action: Action, assessment: Assessment, gates: Gates) -> tuple[int, ...] | None:
    """The open points of the gate that an action waits for, none if nobody asked; None: it needs no gate."""
    held = gate_holds(action, assessment, gates)
    return gates.holding.get(action.practice, ()) if held else None


def by_heading(actions: Sequence[Action], assessment: Assessment) -> Mapping[PlanHeading, tuple[Action, ...]]:
    """The actions under all six headings, each once; the first one that uses technology is the signature."""
    found: dict[PlanHeading, tuple[Action, ...]] = dict.fromkeys(PlanHeading, ())
    for action in actions:
        heading = _OF_ELEMENT.get(action.element, PlanHeading.PRACTICES)
        if uses_technology(action, assessment):
            heading = PlanHeading.TECHNOLOGY if found[PlanHeading.SIGNATURE] else PlanHeading.SIGNATURE
        found[heading] = (*found[heading], action)
    return found
