"""What is withheld and why, in sentences that give nothing away."""

from collections.abc import Sequence

from sixelements.domain.anonymity import (
    BOTH,
    Withheld,
    at_full_count,
    can_compare_roles,
    can_show_roles,
    showing_threshold,
)
from sixelements.domain.assessment import Assessment
from sixelements.domain.responses import Group
from sixelements.domain.rounds import ANONYMOUS_THRESHOLD, LOWEST_THRESHOLD, Round
from sixelements.domain.scores import Scope, Suppressed
from sixelements.i18n import _, ngettext
from sixelements.wording import numbers, phrases


def all_withheld(items: Sequence[Suppressed], *, assessment: Assessment, round_: Round) -> tuple[str, ...]:
    """Everything that is withheld; what holds for several practices is said once."""
    few = [s for s in items if s.scope is Scope.ANSWERS and s.practice is not None]
    telling = [s for s in items if s.practice is not None and s.reason is Withheld.TELLING]
    alike = _alike([s for s in items if s.practice is not None and s not in few and s not in telling])
    several = [*(few if len(few) > 1 else ()), *(telling if len(telling) > 1 else ())]
    several += [s for group in alike for s in group]
    said = [withheld(s, assessment=assessment, round_=round_) for s in items if s not in several]
    said += [_of_several(group, round_) for group in alike]
    if len(few) > 1:
        text = _("Fewer than {k} people rated these practices, so they are not shown: {practices}.")
        named = numbers.listing([str(s.practice) for s in few])
        said.append(text.format(k=showing_threshold(round_), practices=named))
    if len(telling) > 1:
        text = _(
            "No role means on {n} practices: with groups this small, they could reveal what a whole group "
            "said."
        )
        said.append(text.format(n=len(telling)))
    return tuple(said)


def _alike(items: Sequence[Suppressed]) -> list[list[Suppressed]]:
    """Practices for which the same groups are withheld for the same reason, where there are several."""
    found: dict[tuple[Withheld, frozenset[Group]], list[Suppressed]] = {}
    for item in items:
        found.setdefault((item.reason, item.groups), []).append(item)
    return [group for group in found.values() if len(group) > 1]


def withheld(item: Suppressed, *, assessment: Assessment, round_: Round) -> str:
    """One sentence or two on one withheld breakdown."""
    k = showing_threshold(round_)
    if item.scope is Scope.ANSWERS and item.practice is not None:
        text = _("{id} {practice}: not enough answers. Fewer than {k} people rated it.")
        return text.format(id=item.practice, practice=assessment.practices[item.practice].name, k=k)
    if item.reason is Withheld.NO_ROLES and can_show_roles(round_):
        return _("Front line and leads: nobody gave a role, so there is nothing to compare.")
    if item.practice is None:
        return _nobody(item, round_) or _whole_round(item.groups, round_)
    practice = _("{id} {practice}").format(
        id=item.practice, practice=assessment.practices[item.practice].name
    )
    return _practice(item, round_).format(practice=practice, k=k)


def _nobody(item: Suppressed, round_: Round) -> str:
    """That a side has nobody on the team, so that nothing is held back; else empty."""
    people, unasked = round_.headcount, item.reason is Withheld.NO_ROLES
    if people is not None and not people.leads and (unasked or item.groups == {Group.LEADS}):
        return _("No leads on this team.")
    if people is not None and not people.frontline and (unasked or item.groups == {Group.FRONTLINE}):
        return _("No front line on this team.")
    return ""


def _whole_round(groups: frozenset[Group], round_: Round) -> str:
    k = showing_threshold(round_)
    if not round_.anonymous:
        return _too_few_answered(groups).format(k=k)
    words = _("Front line and leads: withheld for the whole round.")
    if groups == {Group.LEADS}:
        words = _("Leads: withheld for the whole round.")
    elif groups == {Group.FRONTLINE}:
        words = _("Front line: withheld for the whole round.")
    text = _(
        "A group of fewer than {k} people is never shown, nor a figure from which its answers "
        "could be worked out."
    )
    return phrases.sentences(words, text.format(k=k))


def _too_few_answered(groups: frozenset[Group]) -> str:
    """In an open round nothing is held back; a small group is only not shown by itself."""
    if groups == {Group.LEADS}:
        return _("Leads: fewer than {k} sheets count, so they are not shown beside the team.")
    if groups == {Group.FRONTLINE}:
        return _("Front line: fewer than {k} sheets count, so it is not shown beside the team.")
    return _("Front line and leads: fewer than {k} sheets of each count, so neither shows beside the team.")


def _practice(item: Suppressed, round_: Round) -> str:
    """The sentence on one practice, with places for its name and for k."""
    if item.reason is Withheld.TELLING:
        return _(
            "{practice}: no role means. With groups this small, they could reveal what a whole group said."
        )
    if not round_.anonymous:
        return _few_rated(item.groups)
    if item.groups == {Group.LEADS}:
        return _("{practice}: leads are withheld. Too few of them, or of all others, rated it.")
    if item.groups == {Group.FRONTLINE}:
        return _("{practice}: front line is withheld. Too few of them, or of all others, rated it.")
    return _(
        "{practice}: front line and leads are withheld. Fewer than {k} of one group rated it, "
        "and the other would give them away."
    )


def _on_all(groups: frozenset[Group]) -> str:
    """In an open round, where a side is too small on every practice: no list of all their numbers."""
    if groups == {Group.LEADS}:
        return _("All {n} practices: fewer than {k} leads rated each.")
    if groups == {Group.FRONTLINE}:
        return _("All {n} practices: fewer than {k} of the front line rated each.")
    return _("All {n} practices: fewer than {k} of the front line and fewer than {k} leads rated each.")


def _of_several(items: Sequence[Suppressed], round_: Round) -> str:
    """The same of several practices for which the same groups are withheld."""
    groups = items[0].groups
    if not round_.anonymous and len(items) == len(round_.practices):
        return _on_all(groups).format(n=len(items), k=showing_threshold(round_))
    if not round_.anonymous:
        text = _("{practices}: fewer than {k} of the front line and fewer than {k} leads rated these.")
        if groups == {Group.LEADS}:
            text = _("{practices}: fewer than {k} leads rated these.")
        elif groups == {Group.FRONTLINE}:
            text = _("{practices}: fewer than {k} of the front line rated these.")
    elif groups == {Group.LEADS}:
        text = _("{practices}: leads are withheld. Too few of them, or of all others, rated these.")
    elif groups == {Group.FRONTLINE}:
        text = _("{practices}: front line is withheld. Too few of them, or of all others, rated these.")
    else:
        text = _(
            "{practices}: front line and leads are withheld. Fewer than {k} of one group rated these, "
            "and the other would give them away."
        )
    named = numbers.listing([str(item.practice) for item in items])
    return text.format(practices=named, k=showing_threshold(round_))


def _few_rated(groups: frozenset[Group]) -> str:
    """In an open round only the small group itself is left out."""
    if groups == {Group.LEADS}:
        return _("{practice}: fewer than {k} leads rated it.")
    if groups == {Group.FRONTLINE}:
        return _("{practice}: fewer than {k} of the front line rated it.")
    return _("{practice}: fewer than {k} of the front line and fewer than {k} leads rated it.")


def few_role_means(round_: Round) -> str:
    """What the lowest threshold costs: how often role means can be shown; empty at any other."""
    if not round_.anonymous or showing_threshold(round_) > LOWEST_THRESHOLD:
        return ""
    return _(
        "With a threshold this low, expect role means on about a third of the practices; on the rest, they "
        "could reveal what a whole group said. With {k} they stay on about nine in ten, on fewer where "
        "somebody gives no role."
    ).format(k=ANONYMOUS_THRESHOLD)


def headcount_outlook(round_: Round) -> str:
    """What a round will be able to show at its head count if everybody answers."""
    k = showing_threshold(round_)
    people = round_.headcount
    if people is None:
        text = _("Figures are shown once {k} people have answered; role groups once {k} of each have.")
        return text.format(k=k)
    if people.total < LOWEST_THRESHOLD:
        text = ngettext(
            "Results need at least {k} people. With {n}, talk the practices through instead.",
            "Results need at least {k} people. With {n}, talk the practices through together instead.",
            people.total,
        )
        return text.format(n=people.total, k=LOWEST_THRESHOLD)
    if people.total < k:
        text = _(
            "With {n} people and a threshold of {k}, nothing can be shown. "
            "Use a lower threshold or an open round."
        )
        return text.format(n=people.total, k=k)
    groups, compared = at_full_count(round_, people), can_compare_roles(round_)
    if compared:
        text = _("With {frontline}, {leads}, and a threshold of {k}, roles can be compared.")
    elif groups.present == BOTH and groups.shown == {Group.FRONTLINE}:
        text = _(
            "With {frontline}, {leads}, and a threshold of {k}, the team is shown as a whole "
            "and front line beside it; leads are too few, so roles are not compared."
        )
    elif groups.present == BOTH and groups.shown == {Group.LEADS}:
        text = _(
            "With {frontline}, {leads}, and a threshold of {k}, the team is shown as a whole "
            "and leads beside it; front line is too few, so roles are not compared."
        )
    else:
        text = _(
            "With {frontline}, {leads}, and a threshold of {k}, "
            "the team is shown as a whole and roles are not compared."
        )
    frontline = ngettext("{n} front-line person", "{n} front-line people", people.frontline)
    leads = ngettext("{n} lead", "{n} leads", people.leads)
    shown = text.format(
        frontline=frontline.format(n=people.frontline) if people.frontline else _("no front-line people"),
        leads=leads.format(n=people.leads) if people.leads else _("no leads"),
        k=k,
    )
    return phrases.sentences(shown, few_role_means(round_)) if compared else shown
