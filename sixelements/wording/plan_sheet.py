"""The words of a plan's spreadsheet, which it is written with and read back by."""

from collections.abc import Mapping
from dataclasses import dataclass

from sixelements.domain.actions import Status
from sixelements.i18n import _, pgettext


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSheetWords:
    """What sheets, columns and statuses are called. ``edited``: by the names of `plan_words.NAMES`."""

    plan_tab: str
    readings_tab: str
    id: str
    state: str
    practice: str
    day: str
    value: str
    note: str
    edited: Mapping[str, str]
    statuses: Mapping[Status, str]


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
