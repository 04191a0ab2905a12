"""What could go wrong with a plan: what the team wrote, and what the order of the actions brings with it."""

from sixelements.application.reports import Material
from sixelements.i18n import _, ngettext
from sixelements.reporting import facts
from sixelements.wording import numbers


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
