"""Why an action is recommended, in one or two sentences built from the reason's values."""

from sixelements.domain.actions import Because, Difference
from sixelements.domain.assessment import Assessment
from sixelements.domain.ids import PracticeId
from sixelements.i18n import _, ngettext
from sixelements.wording import findings, numbers, phrases


def because(reason: Because | str, assessment: Assessment) -> str:
    """The because-line: where the practice stands, the votes, what it feeds; or the words of the team."""
    if isinstance(reason, str):
        return reason
    sentences = [_standing(reason, assessment), _votes(reason), _feeds(reason, assessment)]
    sentences += [_waiting(reason, assessment), _difference(reason)]
    return phrases.sentences(*sentences)


def _standing(reason: Because, assessment: Assessment) -> str:
    if reason.level is None or reason.aim is None:
        return ""
    name = _name(reason.practice, assessment)
    text = _('"{practice}" is at level {level}; the aim is {aim}.')
    if not reason.agreed:
        text = _('"{practice}" averages {level}; the aim is {aim}.')
    return text.format(practice=name, level=level_words(reason), aim=reason.aim)


def _name(practice: PracticeId, assessment: Assessment) -> str:
    """Its name; its number where a workbook names one that the questionnaires don't have."""
    found = assessment.practices.get(practice)
    return found.name if found else practice


def level_words(reason: Because) -> str:
    """An agreed level as it was agreed; a mean with one decimal."""
    level = reason.level or 0.0
    return numbers.level(level) if reason.agreed else numbers.levels(level)


def _votes(reason: Because) -> str:
    if not reason.votes or not reason.all_votes:
        return ""
    text = ngettext(
        "It got {n} of {all} importance dots.", "It got {n} of {all} importance dots.", reason.votes
    )
    return text.format(n=reason.votes, all=reason.all_votes)


def _feeds(reason: Because, assessment: Assessment) -> str:
    if reason.weakest_leg is None:
        return ""
    leg = findings.leg_inside(reason.weakest_leg, assessment)
    return _("It feeds {leg}, the short leg.").format(leg=leg)


def _waiting(reason: Because, assessment: Assessment) -> str:
    if not reason.foundation_for:
        return ""
    names = [
        _('"{practice}" ({id})').format(practice=_name(p, assessment), id=p) for p in reason.foundation_for
    ]
    text = ngettext("{practices} builds on it.", "{practices} build on it.", len(names))
    return text.format(practices=numbers.listing(names))


def _difference(reason: Because) -> str:
    if reason.difference is Difference.ROLE_GAP and reason.gap is not None:
        text = _("Front line and leads are {points} points apart on it, so talk before you make a rule.")
        return text.format(points=numbers.points(abs(reason.gap)))
    if reason.difference is Difference.VISIBILITY:
        shown = _("Show them what is done.")
        return phrases.sentences(findings.unseen(reason.unseen) if reason.unseen else "", shown)
    texts = {
        Difference.SPLIT: _("The team sees this in two very different ways, so talk before you make a rule."),
        Difference.SPREAD: _("Answers are far apart, so first find out where the team really stands."),
        Difference.NOT_AGREED: _("No level was agreed on, so first find out where the team really stands."),
    }
    return texts.get(reason.difference, "") if reason.difference else ""
