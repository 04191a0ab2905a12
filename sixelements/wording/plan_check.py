"""Where an action stands and what it still lacks, in words."""

from collections.abc import Sequence

from sixelements.domain.actions import Horizon, Status
from sixelements.domain.plan_check import IN_THE_ROOM, MissingField
from sixelements.i18n import _
from sixelements.wording import numbers


def status(value: Status) -> str:
    """Where an action stands."""
    return {
        Status.TO_DO: _("To do"),
        Status.DOING: _("In progress"),
        Status.STUCK: _("Stuck"),
        Status.DONE: _("Done"),
        Status.WORKING: _("Working"),
        Status.SLIPPED_BACK: _("Slipped back"),
    }[value]


def horizon(value: Horizon) -> str:
    """A horizon as a heading."""
    return {
        Horizon.DAYS_30: _("Within 30 days"),
        Horizon.DAYS_90: _("Within 90 days"),
        Horizon.DAYS_180: _("Within six months"),
        Horizon.LATER: _("Later"),
    }[value]


def horizon_purpose(value: Horizon) -> str:
    """What the actions of a horizon are for."""
    return {
        Horizon.DAYS_30: _("prove it"),
        Horizon.DAYS_90: _("build it"),
        Horizon.DAYS_180: _("lock it in"),
        Horizon.LATER: _("no dates yet"),
    }[value]


def lack(value: MissingField) -> str:
    """A part that is not filled in, within a list."""
    return {
        MissingField.TITLE: _("a title"),
        MissingField.OWNER: _("an owner"),
        MissingField.FIRST_STEP: _("a first step"),
        MissingField.DUE: _("a due date"),
        MissingField.HELPERS: _("helpers"),
        MissingField.WHEN_THEN: _("when and will"),
        MissingField.MEASURE: _("a measure"),
        MissingField.BASELINE: _("a baseline"),
        MissingField.TARGET: _("a target"),
        MissingField.HOW: _("how it is counted"),
        MissingField.RISK: _("what could go wrong"),
        MissingField.TOLD: _("how people are told"),
    }[value]


def needed_now(lacks: Sequence[MissingField]) -> str:
    """What must be said before the team leaves the room; empty when nothing is."""
    words = [lack(value) for value in lacks if value in IN_THE_ROOM]
    return _("Needs {parts}").format(parts=numbers.listing(words)) if words else ""


def needed_this_week(lacks: Sequence[MissingField]) -> str:
    """What can follow within the week; empty when nothing does."""
    words = [lack(value) for value in lacks if value not in IN_THE_ROOM]
    return _("This week: {parts}").format(parts=numbers.listing(words)) if words else ""
