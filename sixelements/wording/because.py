"""Why an action is recommended, in one or two sentences built from the reason's values."""

from sixelements.domain.actions import Because, Difference
from sixelements.domain.assessment import Assessment
from sixelements.i18n import _, ngettext
from sixelements.wording import numbers


def because(reason: Because, assessment: Assessment) -> str:
    """The because-line: where the practice stands, what the team said, what it feeds."""
    sentences = [_standing(reason, assessment), _votes(reason), _feeds(reason, assessment)]
    sentences += [_waiting(reason, assessment), _difference(reason)]
    return " ".join(s for s in sentences if s)


def _standing(reason: Because, assessment: Assessment) -> str:
    if reason.level is None or reason.aim is None:
        return ""
    name = assessment.practices[reason.practice].name
    return _("{practice} is at level {level}, {distance}.").format(
        practice=name,
        level=_level(reason.level),
        distance=_distance(reason.aim - reason.level),
    )


def _distance(below: float) -> str:
    words = {
        1: _("one below the aim"),
        2: _("two below the aim"),
        3: _("three below the aim"),
        4: _("four below the aim"),
    }
    if below in words:
        return words[int(below)]
    n = numbers.levels(below)
    return _("just below the aim") if n == numbers.levels(0) else _("{n} below the aim").format(n=n)


def _level(level: float) -> str:
    return numbers.level(level) if (2 * level) % 1 == 0 else numbers.levels(level)


def _votes(reason: Because) -> str:
    if not reason.votes or not reason.all_votes:
        return ""
    text = ngettext(
        "It got {n} of {all} importance votes.", "It got {n} of {all} importance votes.", reason.votes
    )
    return text.format(n=reason.votes, all=reason.all_votes)


def _feeds(reason: Because, assessment: Assessment) -> str:
    if reason.weakest_leg is None:
        return ""
    leg = assessment.legs[reason.weakest_leg].lower()
    return _("It feeds {leg}, the short leg.").format(leg=leg)


def _waiting(reason: Because, assessment: Assessment) -> str:
    if not reason.foundation_for:
        return ""
    names = [f"{assessment.practices[p].name} ({p})" for p in reason.foundation_for]
    text = ngettext("{practices} waits for it.", "{practices} wait for it.", len(names))
    return text.format(practices=numbers.listing(names))


def _difference(reason: Because) -> str:
    if reason.difference is Difference.ROLE_GAP and reason.gap is not None:
        text = _("Front line and leads are {points} points apart on it, so talk before making a rule.")
        return text.format(points=numbers.points(abs(reason.gap)))
    if reason.difference is Difference.VISIBILITY:
        text = _("{n} of {all} don't know, so the work is out of sight: show it first.")
        return text.format(n=reason.dont_know, all=reason.asked)
    texts = {
        Difference.SPLIT: _("The team lives two experiences of it, so talk before making a rule."),
        Difference.SPREAD: _("Answers lie far apart, so find out first what is true."),
        Difference.NOT_AGREED: _("No level was agreed, so find out first what is true."),
    }
    return texts.get(reason.difference, "") if reason.difference else ""
