"""What a round will be able to show at its head count, and what not, computed and said plainly."""

from dataclasses import dataclass

from sixelements.application.responses import asks_role
from sixelements.domain.anonymity import can_compare_roles, showing_threshold
from sixelements.domain.assessment import Assessment
from sixelements.domain.rounds import LOWEST_THRESHOLD, Round
from sixelements.domain.teams import Headcount
from sixelements.i18n import _, ngettext
from sixelements.wording import phrases
from sixelements.wording.one_person import about_one
from sixelements.wording.promise import minutes
from sixelements.wording.withheld import few_role_means


@dataclass(frozen=True, slots=True)
class OutlookView:
    """One sentence; ``shown`` tells what can be seen from what can't."""

    shown: bool
    text: str


def asked(assessment: Assessment, practices: int) -> str:
    """How much a person is asked: so many practices, and the ten lines on the three legs with them."""
    m = minutes(practices, len(assessment.three_thirds.lines))
    text = ngettext("{n} practice, about {m} minutes", "{n} practices, about {m} minutes", practices)
    return text.format(n=practices, m=m)


def outlook(round_: Round, assessment: Assessment) -> tuple[OutlookView, ...]:
    """What can and can't be shown if everybody answers, and what would rate one person."""
    people = round_.headcount
    if people is None or not people.total:
        text = _("Give the head count to see what this round can show.")
        asked_all = _("Until it is known, everybody is asked for a role.") if asks_role(round_) else ""
        return (OutlookView(shown=False, text=phrases.sentences(text, asked_all)),)
    if people.total < showing_threshold(round_):
        return _nothing(round_, people.total)
    one = about_one(assessment, round_)
    about = (OutlookView(shown=False, text=one),) if one else ()
    return (_whole(round_, people), _roles(round_, people), *about, _never(round_))


def _nothing(round_: Round, n: int) -> tuple[OutlookView, ...]:
    text = ngettext(
        "With {n} person and a threshold of {k}, nothing can be shown, not even when everybody answers.",
        "With {n} people and a threshold of {k}, nothing can be shown, not even when everybody answers.",
        n,
    )
    if n < LOWEST_THRESHOLD:
        way = _("No round can show figures of fewer than 3 people. Join with another team.")
    elif round_.anonymous:
        way = _(
            "Lower the threshold, or choose an open round, which shows figures once 3 people have answered."
        )
    else:
        way = _("Lower the threshold.")
    k = showing_threshold(round_)
    return (OutlookView(shown=False, text=text.format(n=n, k=k)), OutlookView(shown=True, text=way))


def _whole(round_: Round, people: Headcount) -> OutlookView:
    k = showing_threshold(round_)
    spare = people.total - k
    if not spare:
        text = _("You will see the team as a whole, if all {n} people answer.")
    else:
        text = _("You will see the team as a whole, once {k} of the {n} people have answered.")
    return OutlookView(shown=True, text=text.format(n=people.total, k=k))


def _roles(round_: Round, people: Headcount) -> OutlookView:
    k = showing_threshold(round_)
    if not people.leads or not people.frontline:
        text = _("There is one role group only, so roles are not compared and none is asked.")
        return OutlookView(shown=False, text=text)
    if can_compare_roles(round_):
        text = _(
            "You will see front line ({f}) and leads ({s}) side by side, once {k} of each have answered."
        )
        text = text.format(f=people.frontline, s=people.leads, k=k)
        return OutlookView(shown=True, text=phrases.sentences(text, few_role_means(round_)))
    text = ngettext(
        "With {f} front line, {s} lead, and a threshold of {k}, roles are not compared.",
        "With {f} front line, {s} leads, and a threshold of {k}, roles are not compared.",
        people.leads,
    )
    if not asks_role(round_):
        text = phrases.sentences(text, _("So no role is asked at all."))
    return OutlookView(shown=False, text=text.format(f=people.frontline, s=people.leads, k=k))


def _never(round_: Round) -> OutlookView:
    text = _("Never shown: who answered what, a group smaller than {k}, supervisors apart from managers.")
    return OutlookView(shown=False, text=text.format(k=showing_threshold(round_)))
