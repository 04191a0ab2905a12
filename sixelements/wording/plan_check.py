"""Where an action stands, what it still lacks, and what of it can't come true, in words."""

import re
from datetime import date

from sixelements.domain.actions import Action, Horizon, Plan, Status
from sixelements.domain.levels import level_to_lift
from sixelements.domain.plan_check import Doubt, MissingField, UnitSays, doubts
from sixelements.domain.priorities import Standing
from sixelements.i18n import _, ngettext, pgettext
from sixelements.wording import numbers, phrases


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


def horizon_purpose(value: Horizon, *, dated: bool = False) -> str:
    """What the actions of a horizon are for; ``dated``: some of what comes later has dates."""
    return {
        Horizon.DAYS_30: _("prove it"),
        Horizon.DAYS_90: _("build it"),
        Horizon.DAYS_180: _("lock it in"),
        Horizon.LATER: _("after day 180") if dated else _("no dates yet"),
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


def due_said(action: Action, start: date, today: date) -> str:
    """When an action of a plan that begins with ``start`` is due, or was, within a list of facts."""
    if action.due is None:
        return _("no date")
    late = action.due < today and not action.finished
    text = _("was due {day}") if late else _("due {day}")
    return text.format(day=numbers.due_day(action.due, start, today))


def went_out(before: Plan | None, after: Plan) -> str:
    """What an accepted plan no longer holds of the one in whose place it came; empty if that is nothing."""
    left = {a.id for a in after.actions}
    gone = [a for a in before.actions if a.id not in left] if before else []
    if not gone:
        return ""
    text = _("“{title}” ({facts})")
    nobody = _("no owner")
    told = [
        text.format(title=a.title, facts=numbers.series([a.owner or nobody, status(a.status)])) for a in gone
    ]
    text = ngettext(
        "{n} action went out of the plan: {actions}. The backup that was made before has it.",
        "{n} actions went out of the plan: {actions}. The backup that was made before has them.",
        len(gone),
    )
    return text.format(n=numbers.count(len(gone)), actions=numbers.series(told))


def doubt(action: Action, found: Standing | None) -> str:
    """What of an action can't come true as it stands; empty if all can.

    ``found``: where its practice stands, as far as that may be shown.
    """
    unit = unit_says(action.measure.unit)
    return phrases.sentences(*(_doubt(item, action, found, unit) for item in doubts(action, found, unit)))


def doubted(item: Doubt, action: Action, found: Standing | None) -> str:
    """One thing that can't come true, in a sentence."""
    return _doubt(item, action, found, unit_says(action.measure.unit))


def _doubt(item: Doubt, action: Action, found: Standing | None, unit: UnitSays) -> str:
    if item is Doubt.SHARE:
        return _("A share runs from 0% to 100%: check the target and today's number.")
    if item is Doubt.COUNT:
        text = _("There are {n} to count: check the target and today's number.")
        return text.format(n=numbers.count(unit.all_there_are or 0))
    if item is Doubt.FIRST_STEP:
        return _("The first step is to be taken after the action is due.")
    if item is Doubt.TIME:
        days = (action.due - action.start).days if action.start and action.due else 0
        text = ngettext(
            "Counting takes {needed} days, and the action has {n} day.",
            "Counting takes {needed} days, and the action has {n} days.",
            days,
        )
        return text.format(needed=numbers.count(unit.days), n=numbers.count(days))
    now = level_to_lift(found.level) if found else 0
    text = _("From level {now} to level {level} is further than one action leads.")
    return text.format(now=now, level=action.expected_level)


def unit_says(words: str) -> UnitSays:
    """What a unit such as "of 3 weeks" says."""
    lengths = {
        _("day"): 1,
        _("days"): 1,
        _("week"): 7,
        _("weeks"): 7,
        _("month"): 30,
        _("months"): 30,
    }
    found = re.match(
        pgettext("a pattern: how many there are to count, and of what", r"of (\d+) (\w+)"), words
    )
    if found is None:
        return UnitSays()
    n = int(found[1])
    return UnitSays(n, n * lengths.get(found[2], 0))
