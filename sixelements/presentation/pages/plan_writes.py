"""How what was typed becomes a part of an action. Each raises BadInput for what can't be taken."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sixelements.application.plan_editing import set_dates
from sixelements.application.typed import Asked, Reply, read_day, read_number
from sixelements.domain.actions import Action, Plan
from sixelements.domain.assessment import Measure
from sixelements.domain.errors import BadInput
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.i18n import _
from sixelements.presentation.typed import read_text
from sixelements.wording import numbers

Write = Callable[[Plan, Action, str, bool], Action]
"""The action with a text that was typed, read as the field's; ``True``: it was asked about before.

A day said from today, as "Friday", was made one with a date.
"""


def said(writing: Writing, put: Callable[[Action, str], Action]) -> Write:
    """A text that fits."""
    return lambda _plan, action, text, _sure: put(action, read_text(text, CHARACTERS[writing]))


def chosen(put: Callable[[Action, str], Action]) -> Write:
    """One of a few."""
    return lambda _plan, action, text, _sure: put(action, text)


def measured(writing: Writing, put: Callable[[Measure, str], Measure]) -> Write:
    """A text of the measure."""
    return said(writing, lambda action, text: replace(action, measure=put(action.measure, text)))


def counted(put: Callable[[Measure, float | None], Measure]) -> Write:
    """A number of the measure."""
    return lambda _plan, action, text, _sure: replace(action, measure=put(action.measure, read_number(text)))


def title(_plan: Plan, action: Action, text: str, _sure: bool) -> Action:  # noqa: FBT001 - as all `Write`s
    """A title, which an action can't be without."""
    title = read_text(text, CHARACTERS[Writing.TITLE])
    if not title:
        raise BadInput(_("Give the action a title that begins with a verb."))
    return replace(action, title=title)


SHORT = 34
"""Characters of a title where room is scarce, as in the library of actions."""


def short(_plan: Plan, action: Action, text: str, _sure: bool) -> Action:  # noqa: FBT001
    """A title for board, agenda and review; none: the whole one stands there."""
    return replace(action, short=read_text(text, SHORT))


def dated(put: Callable[[Action, date | None], Action]) -> Write:
    """A day near the action's start, or none."""
    return lambda plan, action, text, sure: put(action, read_day(text, near=_near(plan, action), sure=sure))


_SEVERAL = re.compile(r"\s+(?:and|und|et|y)\s+|\s*[&/+;]\s*")


def owner(_plan: Plan, action: Action, text: str, sure: bool) -> Action:  # noqa: FBT001
    """The one who sees to it. Raises Asked for what reads as several: what two own, nobody does."""
    owner = read_text(text, CHARACTERS[Writing.OWNER])
    first, *others = _SEVERAL.split(owner, maxsplit=1)
    if others and not sure:
        replies = [Reply(first, first, sure=True)] if first else []
        keep = Reply(_("Keep it as it is"), owner, sure=True)
        raise Asked(_("Which one person? The others fit under Helpers. It is not saved yet."), *replies, keep)
    return replace(action, owner=owner or None)


def _near(plan: Plan, action: Action) -> date:
    return action.start or plan.start


def first_step_by(plan: Plan, action: Action, text: str, sure: bool) -> Action:  # noqa: FBT001
    """A day near the action's start. Raises Asked for one after the action is due."""
    day = read_day(text, near=_near(plan, action), sure=sure)
    if day and action.due and day > action.due and not sure:
        asked = _(
            "The action is due on {due}, before its first step. Which day is meant? It is not saved yet."
        )
        due, typed = numbers.dated(action.due), numbers.dated(day)
        keep = Reply(_("Keep {day}").format(day=typed), typed, sure=True)
        raise Asked(asked.format(due=due), Reply(due, due, sure=True), keep)
    return replace(action, first_step_by=day)


def start(plan: Plan, action: Action, text: str, sure: bool) -> Action:  # noqa: FBT001
    """A day near the plan's first."""
    return set_dates(plan, action, start=read_day(text, near=plan.start, sure=sure), due=action.due)


def due(plan: Plan, action: Action, text: str, sure: bool) -> Action:  # noqa: FBT001
    """A day near the action's start, and the horizon that follows."""
    day = read_day(text, near=_near(plan, action), sure=sure)
    return set_dates(plan, action, start=action.start, due=day)
