"""What changed the list of actions, near ties and gaps in the answers, as sentences."""

from collections.abc import Iterable

from sixelements.domain.actions import Action, Because, Difference, Guardrail, Note, Observation
from sixelements.domain.assessment import Assessment
from sixelements.domain.ids import PracticeId
from sixelements.i18n import _, ngettext
from sixelements.wording import numbers
from sixelements.wording.findings import leg_inside

_NAMED = 10
"""How many practices are named of those that are too close to call."""


def notes(found: Iterable[Note | str], assessment: Assessment) -> tuple[str, ...]:
    """All remarks about a list of actions, in their order; older workbooks keep them as sentences."""
    return tuple(one if isinstance(one, str) else note(one, assessment) for one in found)


def note(item: Note, assessment: Assessment) -> str:
    """One remark: a guardrail that changed the list, with its reason, or what else is to be known."""
    if isinstance(item.about, Observation):
        named = [_named(p, assessment) for p in item.practices[:_NAMED]]
        more = len(item.practices) - len(named)
        if more:
            named.append(ngettext("{n} more", "{n} more", more).format(n=more))
        practices = numbers.listing(named)
        return _observation(item.about).format(practices=practices)
    return _changed(item, item.about, assessment)


def _changed(item: Note, rule: Guardrail, assessment: Assessment) -> str:
    practice = _named(item.practice, assessment) if item.practice else ""
    if rule is Guardrail.PREREQUISITES and item.other:
        text = _("{practice} comes before {other}, which builds on it.")
        return text.format(practice=practice, other=_named(item.other, assessment))
    if rule is Guardrail.WEAKEST_LEG and item.leg:
        text = _("{practice} was added so that one action serves {leg}, the weakest leg.")
        return text.format(practice=practice, leg=leg_inside(item.leg, assessment))
    if rule is Guardrail.THREE_ELEMENTS and item.until:
        text = _("At most three elements in the first 90 days: {practice} waits until {day}.")
        return text.format(practice=practice, day=numbers.short_day(item.until))
    if rule is Guardrail.NINE_ACTIONS:
        text = ngettext(
            "A plan holds nine actions: {n} more practice below its aim waits for the next plan.",
            "A plan holds nine actions: {n} more practices below their aim wait for the next plan.",
            item.left_out,
        )
        return text.format(n=item.left_out)
    if item.difference:
        return _difference(item.difference).format(practice=practice)
    texts = {
        Guardrail.TECHNOLOGY_GATE: _(
            "{practice} would need technology. Its process is streamlined first; the action stays locked."
        ),
        Guardrail.QUICK_START: _("{practice} comes first, so that one small action is done in 30 days."),
    }
    return texts[rule].format(practice=practice)


def _observation(seen: Observation) -> str:
    return {
        Observation.NEAR_TIE: _("Too close to call, so the team chooses the order: {practices}."),
        Observation.UNRATED: _("Without a priority, because too few people gave them a level: {practices}."),
        Observation.ALL_AT_AIM: _(
            "Every practice reads as its aim or higher, so nothing needs an action now."
        ),
    }[seen]


def _difference(difference: Difference) -> str:
    texts = {
        Difference.ROLE_GAP: _("{practice}: talk first, because front line and leads see it differently."),
        Difference.SPLIT: _("{practice}: talk first, because the team sees it in two very different ways."),
        Difference.VISIBILITY: _(
            "{practice}: show people what is done first, because many couldn't rate it."
        ),
        Difference.SPREAD: _("{practice}: find out first, because answers are far apart."),
        Difference.NOT_AGREED: _("{practice}: find out first, because no level was agreed on."),
    }
    return texts[difference]


def rule_line(item: Action) -> str:
    """The rule that put an action there, in a few words; empty where none did."""
    if item.guardrail is None:
        return ""
    why = item.because.difference if isinstance(item.because, Because) else None
    if why is Difference.VISIBILITY:
        return _("Show what is done first")
    return guardrail_line(item.guardrail)


def guardrail_line(item: Guardrail) -> str:
    """A rule in a few words."""
    texts = {
        Guardrail.PREREQUISITES: _("Prerequisites come first"),
        Guardrail.TECHNOLOGY_GATE: _("Streamline before technology"),
        Guardrail.WEAKEST_LEG: _("One action serves the weakest leg"),
        Guardrail.QUICK_START: _("One small action in 30 days"),
        Guardrail.THREE_ELEMENTS: _("At most three elements in 90 days"),
        Guardrail.CONVERSATION: _("Talk before you make a rule"),
        Guardrail.FIND_OUT: _("Find out first"),
        Guardrail.NINE_ACTIONS: _("At most nine actions"),
    }
    return texts[item]


def _named(practice: PracticeId, assessment: Assessment) -> str:
    found = assessment.practices.get(practice)
    return f"{found.name} ({practice})" if found else practice
