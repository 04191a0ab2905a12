"""Who was asked and how: the sentences that go with every result."""

from collections.abc import Sequence

from sixelements.domain.anonymity import showing_threshold
from sixelements.domain.assessment import Assessment
from sixelements.domain.rounds import Round
from sixelements.domain.scores import ElementScore, NoRange, RoleMix, Score
from sixelements.i18n import _, ngettext
from sixelements.wording import findings, numbers, phrases


def answered(round_: Round, score: Score) -> str:
    """How many of the team answered, and how many sheets count where some are left out.

    Those, too, were filled in by somebody, or tell of somebody who answered twice.
    """
    n = score.people + score.dropped
    if round_.headcount is None or not round_.headcount.total:
        said = ngettext("{n} person answered.", "{n} people answered.", n).format(n=n)
        return _and_count(said, score)
    people = round_.headcount.total
    if n > people:
        return _and_count(more_sheets(n, people, hands=score.hands), score)
    if n == people:
        text = ngettext("The one person on the team answered.", "All {people} people answered.", people)
        return _and_count(text.format(people=people), score)
    text = ngettext("{n} of {people} people answered.", "{n} of {people} people answered.", n)
    return _and_count(text.format(n=n, people=people), score)


def _and_count(said: str, score: Score) -> str:
    return phrases.sentences(said, that_count(score))


def that_count(score: Score) -> str:
    """How many sheets count, where some are left out; else empty."""
    if not score.dropped:
        return ""
    n = score.responses
    if not n:
        return _("None of the sheets counts.")
    return ngettext("{n} sheet counts.", "{n} sheets count.", n).format(n=n)


def more_sheets(sheets: int, people: int, *, hands: int = 0) -> str:
    """More sheets than people on the team, said as what it is; ``hands``: those of them that were raised."""
    if hands:
        text = ngettext(
            "{n} answers for {people} person, on sheets and by show of hands: some may have answered twice.",
            "{n} answers for {people} people, on sheets and by show of hands: some may have answered twice.",
            people,
        )
        return text.format(n=sheets, people=people)
    text = ngettext(
        "{n} sheets for {people} person: some may have answered twice.",
        "{n} sheets for {people} people: some may have answered twice.",
        people,
    )
    return text.format(n=sheets, people=people)


def no_range(reason: NoRange) -> str:
    """Why a score has no range."""
    texts = {
        NoRange.EVERYONE: _("everyone answered"),
        NoRange.MORE_SHEETS: _("more sheets than people on the team"),
        NoRange.TOO_FEW: _("too few answers"),
        NoRange.HANDS: _("too many answers by show of hands"),
        NoRange.ALIKE: _("all who rated it have the same mean, which says nothing of the others"),
    }
    return texts[reason]


def without_range(elements: Sequence[ElementScore]) -> str:
    """Which of the scored elements have no range, and why; empty if all have one."""
    without = [e for e in elements if e.no_range]
    reasons: dict[str, list[str]] = {}
    for element in without:
        if element.no_range:
            reasons.setdefault(no_range(element.no_range), []).append(str(element.id))
    if len(reasons) == 1 and len(without) == len([e for e in elements if e.score is not None]):
        return _("No range: {reason}.").format(reason=next(iter(reasons)))
    text = _("No range for {elements}: {reason}.")
    said = [text.format(elements=numbers.listing(ids), reason=why) for why, ids in reasons.items()]
    return phrases.sentences(*said)


def headcount(round_: Round) -> str:
    """The team by role; empty if the head count is not known or not by role."""
    people = round_.headcount
    if people is None or not people.leads or not people.frontline:
        return ""
    supervisors = ngettext("{n} supervisor", "{n} supervisors", people.supervisor)
    managers = ngettext("{n} manager", "{n} managers", people.manager)
    roles = [_("{n} front line").format(n=people.frontline)]
    if people.supervisor:
        roles.append(supervisors.format(n=people.supervisor))
    if people.manager:
        roles.append(managers.format(n=people.manager))
    return _("On the team: {roles}.").format(roles=numbers.listing(roles))


def mode(round_: Round) -> str:
    """Open or anonymous, and what that means for the figures."""
    k = showing_threshold(round_)
    if round_.anonymous:
        return _("Anonymous round: no group smaller than {k} is shown.").format(k=k)
    return _("Open round: results show once at least {k} people have answered.").format(k=k)


def practices(round_: Round, assessment: Assessment) -> str:
    """How many practices were asked, where not all of them were."""
    asked, all_ = len(round_.practices), len(assessment.practices)
    if asked == all_:
        return ""
    text = ngettext("Asked: {n} of {all} practices.", "Asked: {n} of {all} practices.", asked)
    return text.format(n=asked, all=all_)


def dropped(score: Score) -> str:
    """Sheets that rated too little to count."""
    if not score.dropped:
        return ""
    text = ngettext(
        "{n} sheet rates fewer than half of the practices and is left out.",
        "{n} sheets rate fewer than half of the practices and are left out.",
        score.dropped,
    )
    return text.format(n=score.dropped)


def self_reported(n: int) -> str:
    """How many agreed levels of 4 or 5 nothing was shown for; empty for none."""
    if not n:
        return ""
    text = ngettext(
        "Without evidence, and so self-reported: {n} agreed level of 4 or more.",
        "Without evidence, and so self-reported: {n} agreed levels of 4 or more.",
        n,
    )
    return text.format(n=findings.counted_inside(n))


def will_not_count(n: int) -> str:
    """Sheets that rate too little to count, said while that can still be changed; empty for none."""
    if not n:
        return ""
    text = ngettext(
        '{n} sheet has a level on fewer than half of the practices, the rest left open or "don\'t know". '
        "It will not count, nor will its ten lines.",
        '{n} sheets have a level on fewer than half of the practices, the rest left open or "don\'t know". '
        "They will not count, nor will their ten lines.",
        n,
    )
    return text.format(n=n)


def do_not_count(n: int) -> str:
    """The same once the results are shown; empty for none."""
    if not n:
        return ""
    text = ngettext(
        '{n} sheet has a level on fewer than half of the practices, the rest left open or "don\'t know". '
        "It does not count, nor do its ten lines.",
        '{n} sheets have a level on fewer than half of the practices, the rest left open or "don\'t know". '
        "They do not count, nor do their ten lines.",
        n,
    )
    return text.format(n=n)


def discussed(n: int, asked: int) -> str:
    """How many practices the team talked about."""
    if not n:
        return ""
    text = ngettext(
        "The team talked about {n} of {all} practices.", "The team talked about {n} of {all} practices.", n
    )
    return text.format(n=n, all=asked)


def role_mix(item: RoleMix, assessment: Assessment) -> str:
    """A role that answered in another share than it has on the team."""
    text = _("{role}: {answered}% of the answers, {on_team}% of the team.")
    return text.format(
        role=assessment.roles[item.role],
        answered=numbers.points(item.answered),
        on_team=numbers.points(item.on_team),
    )
