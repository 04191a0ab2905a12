"""What is withheld and why, in sentences that give nothing away."""

from sixelements.domain.anonymity import Withheld, can_show_roles, showing_threshold
from sixelements.domain.assessment import Assessment
from sixelements.domain.responses import Group
from sixelements.domain.rounds import Round
from sixelements.domain.scores import Scope, Suppressed
from sixelements.i18n import _, ngettext


def withheld(item: Suppressed, *, assessment: Assessment, round_: Round) -> str:
    """One sentence or two on one withheld breakdown."""
    k = showing_threshold(round_)
    if item.scope is Scope.ANSWERS and item.practice is not None:
        text = _("{id} {practice}: not enough answers. Fewer than {k} people rated it.")
        return text.format(id=item.practice, practice=assessment.practices[item.practice].name, k=k)
    if item.reason is Withheld.NO_ROLES and can_show_roles(round_):
        return _("Front line and leads: nobody gave a role, so there is nothing to compare.")
    if item.practice is None:
        text = _(
            "A group of fewer than {k} people is never shown, nor a figure from which its answers "
            "could be worked out."
        )
        return f"{_whole_round(item.groups)} {text.format(k=k)}"
    name = assessment.practices[item.practice].name
    return _practice(item.groups).format(id=item.practice, practice=name)


def _whole_round(groups: frozenset[Group]) -> str:
    if groups == {Group.LEADS}:
        return _("Leads: withheld for the whole round.")
    if groups == {Group.FRONTLINE}:
        return _("Front line: withheld for the whole round.")
    return _("Front line and leads: withheld for the whole round.")


def _practice(groups: frozenset[Group]) -> str:
    if groups == {Group.LEADS}:
        return _("{id} {practice}: leads are withheld, so that no one's answer can be worked out.")
    if groups == {Group.FRONTLINE}:
        return _("{id} {practice}: front line is withheld, so that no one's answer can be worked out.")
    return _("{id} {practice}: front line and leads are withheld, so that no one's answer can be worked out.")


def headcount_outlook(round_: Round, *, roles: bool) -> str:
    """What a round will be able to show at its head count if everybody answers."""
    k = showing_threshold(round_)
    people = round_.headcount
    if people is None:
        text = _("Figures are shown from {k} answers on; role groups from {k} people in each.")
        return text.format(k=k)
    if people.total < k:
        text = _(
            "With {n} people and a threshold of {k}, nothing can be shown. "
            "Use a lower threshold or an open round."
        )
        return text.format(n=people.total, k=k)
    if roles:
        text = _("With {frontline} and {leads} and a threshold of {k}, roles can be compared.")
    else:
        text = _(
            "With {frontline} and {leads} and a threshold of {k}, "
            "the team is shown as a whole and roles are not compared."
        )
    frontline = ngettext("{n} front-line person", "{n} front-line people", people.frontline)
    leads = ngettext("{n} lead", "{n} leads", people.leads)
    return text.format(
        frontline=frontline.format(n=people.frontline), leads=leads.format(n=people.leads), k=k
    )
