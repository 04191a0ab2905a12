"""Why an action starts on its day, as a sentence."""

from collections.abc import Mapping, Sequence
from datetime import date

from sixelements.domain.actions import Action
from sixelements.domain.assessment import Assessment
from sixelements.domain.ids import ActionId
from sixelements.domain.waiting import Wait, Waiting
from sixelements.i18n import _, ngettext
from sixelements.wording import numbers, phrases
from sixelements.wording.actions import short_title


def why_then(
    action: Action,
    found: Waiting | None,
    actions: Mapping[ActionId, Action],
    assessment: Assessment,
    *,
    today: date,
) -> str:
    """Why an action starts when it does: "Starts March 3: its owner is busy until February 28".

    Days that are far from ``today`` have their year.
    """
    if action.start is None:
        return _("It has no dates yet.")
    if found is None:
        return ""
    others = [actions[i] for i in found.actions if i in actions]
    until = max((o.due for o in others if o.due), default=None)
    return {
        Wait.NOTHING: _("Starts {day}, right away."),
        Wait.PINNED: _("Starts {day}: its dates are pinned."),
        Wait.UNDER_WAY: _("Started {day}."),
        Wait.NEEDS: _("Starts {day}: it waits for {others}, due {until}."),
        Wait.NOT_BEFORE: _("Starts {day}: not to begin sooner, as you said."),
        Wait.ELEMENTS: _("Starts {day}: the first 90 days hold three elements already."),
        Wait.FILLS: _("Starts {day}, a fourth element: else nothing would run."),
        Wait.OWNER: _("Starts {day}: {owner} is busy with {others} until {until}."),
        Wait.PLACE: _("Starts {day}: three are in progress until {until}."),
        Wait.OWNER_LATE: _("Starts {day}: {owner} is still at {others}, overdue since {until}."),
        Wait.PLACE_LATE: ngettext(
            "Starts {day}: {others} is overdue and holds a place until it is done.",
            "Starts {day}: {others} are overdue and hold their places until they are done.",
            len(others),
        ),
        Wait.CARRIED: _("To start {day} in the plan before; carried over with its dates."),
        Wait.KEPT: _("Starts {day}, as planned; nothing holds it back now."),
        Wait.NEEDED: _("Starts {day}; needs {others} first, due {until}.")
        if until
        else _("Starts {day}; needs {others} first."),
        Wait.GATE: phrases.sentence(gate_open(found.points)),
    }[found.wait].format(
        day=numbers.near_day(action.start, today),
        others=numbers.listing([named(o, assessment) for o in others]),
        until=numbers.near_day(until, today) if until else "",
        owner=action.owner or "",
    )


def gate_open(points: Sequence[int]) -> str:
    """That an action keeps its date before its gate is passed: "Keeps its date, though … (point 4)"."""
    if not points:
        return _("Keeps its date, though its gate is not passed")
    text = ngettext(
        "Keeps its date, though its gate is not passed (point {points})",
        "Keeps its date, though its gate is not passed (points {points})",
        len(points),
    )
    return text.format(points=numbers.listing([str(n) for n in points]))


def named(action: Action, assessment: Assessment) -> str:
    """An action within a sentence, by its short title in quotes."""
    return _('"{title}"').format(title=short_title(action, assessment))
