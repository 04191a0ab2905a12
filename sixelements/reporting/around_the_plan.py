"""What was decided around the actions of a plan: what they need, what stops, what waits, the log."""

from collections.abc import Sequence
from typing import TypeAlias

from sixelements.application.reports import Material
from sixelements.i18n import _, ngettext
from sixelements.reporting import facts
from sixelements.reporting.outline import Block, Columns, heading, listing
from sixelements.reporting.paper import MEASURE
from sixelements.wording import numbers

Titled: TypeAlias = tuple[str, Sequence[str]]

_CROWDED = 8
"""With more actions than this the table of the plan has its page to itself."""
_GAP = 24.0
_AT_MOST = 3


def of_actions(material: Material) -> list[Titled]:
    """What single actions need and risk, for a report without their cards."""
    if material.plan is None:
        return []
    called = facts.action_numbers(material)
    needs = [
        _("Action {n}: {needs}").format(n=called[a.id], needs=a.needs)
        for a in facts.open_actions(material)
        if a.needs
    ]
    return _filled([(_("Decisions needed"), needs), (_("What could go wrong"), could_go_wrong(material))])


def decided(material: Material) -> list[Titled]:
    """What stops, what waits, what was decided and what was declined."""
    plan = material.plan
    if plan is None:
        return []
    declined = [
        _("{action}: {reason}").format(action=item.title, reason=item.reason) for item in plan.declined
    ]
    return _filled(
        [
            (_("What we will stop doing"), plan.stop_doing),
            (_("Not now"), facts.put_off(material)),
            (_("Decisions so far"), plan.log),
            (_("Recommended, and declined"), declined),
        ]
    )


def crowded(material: Material) -> bool:
    """Whether the lists stand after the last card, which has a page nearly to itself."""
    return len(facts.in_order(material)) > _CROWDED


def side_by_side(lists: Sequence[Titled], at_most: int = _AT_MOST) -> list[Block]:
    """The lists in rows of as many columns as there are lists, up to a number of columns."""
    blocks: list[Block] = []
    for n in range(0, len(lists), at_most):
        made = [(heading(3, title), listing(items)) for title, items in lists[n : n + at_most]]
        if len(made) == 1:
            blocks += made[0]
        else:
            width = (MEASURE - _GAP * (len(made) - 1)) / len(made)
            blocks.append(Columns(widths=(width,) * len(made), gap=_GAP, columns=tuple(made)))
    return blocks


def _filled(lists: Sequence[Titled]) -> list[Titled]:
    return [(title, items) for title, items in lists if items]


def could_go_wrong(material: Material) -> list[str]:
    """One sentence a risk; empty while nothing is agreed."""
    if material.plan is None:
        return []
    called = facts.action_numbers(material)
    written = [
        _("Action {n}: {risk}").format(n=called[action.id], risk=action.risk)
        for action in facts.in_order(material)
        if action.risk
    ]
    return [*written, *_slips(material)]


def _slips(material: Material) -> list[str]:
    """Which actions start later when another one slips."""
    held: dict[int, list[int]] = {}
    called = facts.action_numbers(material)
    for action in facts.in_order(material):
        for earlier in facts.waits_for(material, action):
            held.setdefault(earlier, []).append(called[action.id])
    sentences = []
    for earlier, later in sorted(held.items()):
        text = ngettext(
            "If action {n} slips, action {actions} starts later.",
            "If action {n} slips, actions {actions} start later.",
            len(later),
        )
        sentences.append(text.format(n=earlier, actions=numbers.listing([str(n) for n in later])))
    return sentences
