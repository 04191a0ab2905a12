"""The words of a plan's spreadsheet, which it is written with and read back by."""

from collections.abc import Mapping
from dataclasses import dataclass

from sixelements.domain.actions import Status
from sixelements.i18n import _, pgettext


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSheetWords:
    """What sheets, columns and statuses are called.

    ``edited`` is read back: by the names of `plan_words.NAMES`, and `WHEN_THEN`. ``worked_out`` is not, and
    ``why_not`` says by the same names why.
    """

    plan_tab: str
    readings_tab: str
    id: str
    state: str
    practice: str
    day: str
    value: str
    note: str
    edited: Mapping[str, str]
    worked_out: Mapping[str, str]
    why_not: Mapping[str, str]
    statuses: Mapping[Status, str]

    @property
    def titles(self) -> frozenset[str]:
        """The titles of all columns of the plan."""
        return frozenset(
            (self.id, self.state, self.practice, *self.edited.values(), *self.worked_out.values())
        )


WHEN_THEN, AFTER = "when_then", "waits_for"
"""The sentence of two parts, and the numbers of what an action waits for."""
NUMBER = "number"


def plan_sheet_words() -> PlanSheetWords:
    """The words in the language that is spoken."""
    return PlanSheetWords(
        plan_tab=_("Plan"),
        readings_tab=_("Readings"),
        id=_("Id, leave as it is"),
        state=_("State, leave as it is"),
        practice=_("Practice"),
        day=_("Read on"),
        value=_("Value"),
        note=_("Note"),
        edited=_edited(),
        worked_out=_worked_out(),
        why_not=_why_not(),
        statuses=statuses(),
    )


def _edited() -> Mapping[str, str]:
    return {
        "title": _("Action"),
        "status": _("Status"),
        "owner": _("Owner"),
        "helpers": _("Helpers"),
        "start": pgettext("the first day", "Start"),
        "due": _("Due"),
        "first_step": _("First step"),
        "first_step_by": _("First step by"),
        "measure": _("Measure"),
        "unit": _("Unit"),
        "how": _("How counted"),
        "baseline": _("Baseline"),
        "target": _("Target"),
        "needs": _("Needs"),
        "risk": _("Risk"),
        "told": _("Told"),
        "evidence": _("Evidence"),
        "review_notes": _("Review notes"),
        "size": _("Size"),
        AFTER: _("After"),
        WHEN_THEN: _("When and then"),
        "because": _("Because"),
    }


def _worked_out() -> Mapping[str, str]:
    return {
        NUMBER: _("No."),
        "element": _("Element"),
        "legs": _("Legs"),
        "locked": _("Locked"),
        "horizon": _("Horizon"),
        "then_start": _("Then start"),
        "expected_level": _("Expected level"),
        "guardrail": _("Guardrail"),
    }


def _why_not() -> Mapping[str, str]:
    of_practice = _("It follows from the practice.")
    return {
        NUMBER: _("The numbers follow from the dates."),
        "element": of_practice,
        "legs": of_practice,
        "locked": _("The worksheets open what is locked."),
        "horizon": _("It follows from the due date."),
        "then_start": _("It follows from the level of the practice."),
        "expected_level": _("It follows from the level of the practice and from the action."),
        "guardrail": _("It says which planning rule put the action there."),
    }


def statuses() -> Mapping[Status, str]:
    """What each status is called in a cell."""
    return {
        Status.TO_DO: _("to do"),
        Status.DOING: _("in progress"),
        Status.STUCK: _("stuck"),
        Status.DONE: _("done"),
        Status.WORKING: _("working"),
        Status.SLIPPED_BACK: _("slipped back"),
    }
