"""What changed the list of actions, near ties and gaps in the answers, as sentences."""

from collections.abc import Iterable, Sequence

from sixelements.domain.actions import Action, Because, Difference, Guardrail, Note, Observation
from sixelements.domain.assessment import Assessment
from sixelements.domain.ids import PracticeId
from sixelements.i18n import _, ngettext
from sixelements.wording import numbers, phrases
from sixelements.wording.findings import leg_inside

_NAMED = 10
"""How many practices are named of those that are too close to call."""


def notes(found: Iterable[Note | str], assessment: Assessment) -> tuple[str, ...]:
    """All remarks about a list of actions, in their order; older workbooks keep them as sentences.

    What a rule did to several practices for the same reason is said once, where the first of them stands.
    """
    alike: dict[object, list[Note | str]] = {}
    for n, one in enumerate(found):
        alike.setdefault(_reason(one) or n, []).append(one)
    return tuple(_said(group, assessment) for group in alike.values())


def note(item: Note, assessment: Assessment) -> str:
    """One remark: a guardrail that changed the list, with its reason, or what else is to be known."""
    return _said([item], assessment)


def _reason(item: Note | str) -> tuple[object, ...]:
    """What remarks have in common that are said together; empty if one stands alone."""
    if isinstance(item, str):
        return ()
    if isinstance(item.about, Observation):
        return (item.about,)
    if item.about is Guardrail.PREREQUISITES:
        return (item.about, item.practice)
    if item.about is Guardrail.THREE_ELEMENTS:
        return (item.about, item.until)
    return (item.about, item.difference) if item.difference else ()


def _said(items: Sequence[Note | str], assessment: Assessment) -> str:
    item = items[0]
    if isinstance(item, str):
        return item
    if isinstance(item.about, Observation):
        runs = [_listed(one.practices, assessment) for one in items if isinstance(one, Note)]
        return _observation(item.about).format(practices=phrases.facts(*runs))
    return _changed([one for one in items if isinstance(one, Note)], item.about, assessment)


def _listed(practices: Sequence[PracticeId], assessment: Assessment) -> str:
    named = [_named(p, assessment) for p in practices[:_NAMED]]
    more = len(practices) - len(named)
    if more:
        named.append(ngettext("{n} more", "{n} more", more).format(n=more))
    return numbers.listing(named)


def _changed(items: Sequence[Note], rule: Guardrail, assessment: Assessment) -> str:
    item, n = items[0], len(items)
    practice = numbers.listing([_named(one.practice, assessment) for one in items if one.practice])
    if rule is Guardrail.PREREQUISITES and item.practice and item.other:
        text = ngettext(
            "{practice} comes before {others}, which builds on it.",
            "{practice} comes before {others}, which build on it.",
            n,
        )
        others = numbers.listing([_named(one.other, assessment) for one in items if one.other])
        return text.format(practice=_named(item.practice, assessment), others=others)
    if rule is Guardrail.WEAKEST_LEG and item.leg:
        text = _("{practice} was added so that one action serves {leg}, the weakest leg.")
        return text.format(practice=practice, leg=leg_inside(item.leg, assessment))
    if rule is Guardrail.THREE_ELEMENTS and item.until:
        text = ngettext(
            "The first 90 days begin with three elements: {practice} starts no sooner than {day}.",
            "The first 90 days begin with three elements: {practice} start no sooner than {day}.",
            n,
        )
        return text.format(practice=practice, day=numbers.short_day(item.until))
    if rule is Guardrail.NINE_ACTIONS:
        text = ngettext(
            "At most nine actions are recommended: {n} more practice below its aim waits for the next plan.",
            "At most nine actions are recommended: {n} more practices below their aim wait for the next "
            "plan.",
            item.left_out,
        )
        return text.format(n=item.left_out)
    if item.difference:
        return _difference(item.difference, n).format(practice=practice)
    texts = {
        Guardrail.TECHNOLOGY_GATE: _(
            "{practice} would need technology. Its process is streamlined first; the action stays locked."
        ),
        Guardrail.QUICK_START: _("{practice} comes first, so that one small action is done in 30 days."),
    }
    return texts[rule].format(practice=practice)


def nothing_called_for(unrated: int, asked: int) -> str:
    """Why a plan without priorities recommends nothing; ``unrated`` of those asked have no level."""
    if unrated and unrated == asked:
        return _("No action can be recommended: too few sheets that count rate the practices.")
    if not unrated:
        return _observation(Observation.ALL_AT_AIM)
    text = ngettext(
        "Every practice that enough people rated is at its aim or above. Too few rated {n} other.",
        "Every practice that enough people rated is at its aim or above. Too few rated {n} others.",
        unrated,
    )
    return text.format(n=unrated)


def _observation(seen: Observation) -> str:
    return {
        Observation.NEAR_TIE: _("Too close to call, so the team chooses the order: {practices}."),
        Observation.UNRATED: _(
            "Without a priority, because too few sheets that count give them a level: {practices}."
        ),
        Observation.ALL_AT_AIM: _("Every practice is at its aim or above, so no action is recommended."),
    }[seen]


def _difference(difference: Difference, n: int) -> str:
    texts = {
        Difference.ROLE_GAP: ngettext(
            "{practice}: talk first, because front line and leads see it differently.",
            "{practice}: talk first, because front line and leads see them differently.",
            n,
        ),
        Difference.SPLIT: ngettext(
            "{practice}: talk first, because the team sees it in two different ways.",
            "{practice}: talk first, because the team sees each in two different ways.",
            n,
        ),
        Difference.VISIBILITY: ngettext(
            "{practice}: show people what is done first, because many couldn't rate it.",
            "{practice}: show people what is done first, because many couldn't rate them.",
            n,
        ),
        Difference.SPREAD: _("{practice}: find out first, because answers are far apart."),
        Difference.NOT_AGREED: _("{practice}: find out first, because no level was agreed on."),
    }
    return texts[difference]


def rule_line(item: Action) -> str:
    """The rule that put an action there, in a few words; empty if none did."""
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
        Guardrail.CONVERSATION: _("Talk before you decide"),
        Guardrail.FIND_OUT: _("Find out first"),
        Guardrail.NINE_ACTIONS: _("At most nine actions"),
    }
    return texts[item]


def _named(practice: PracticeId, assessment: Assessment) -> str:
    found = assessment.practices.get(practice)
    return f"{found.name} ({practice})" if found else practice
