"""Why an action is in a plan, in one or two sentences built from the reason's values."""

from sixelements.domain.actions import Because, Difference, Reason, WorksheetReason
from sixelements.domain.assessment import Assessment, Worksheet
from sixelements.domain.ids import PracticeId
from sixelements.domain.levels import level_to_lift, reached
from sixelements.domain.scores import Unseen
from sixelements.i18n import _, ngettext
from sixelements.wording import findings, numbers, phrases


def because(reason: Reason, assessment: Assessment, *, brief: bool = False) -> str:
    """The because-line: where the practice stands, the votes, what it feeds; or the words of the team.

    ``brief``: what builds on it is counted and not named.
    """
    if isinstance(reason, str):
        return reason
    if isinstance(reason, WorksheetReason):
        return _found_by(reason)
    sentences = [_standing(reason, assessment), _votes(reason), _feeds(reason, assessment)]
    sentences += [_builds(reason) if brief else _waiting(reason, assessment), _difference(reason)]
    return phrases.sentences(*sentences)


def _found_by(reason: WorksheetReason) -> str:
    """What a worksheet found; a row whose name was taken out is not named."""
    if reason.sheet is Worksheet.WASTE:
        text = _("The waste walk of {process} found it.") if reason.row else _("The waste walk found it.")
        return text.format(process=reason.row)
    if reason.sheet is Worksheet.GATE and reason.point is not None:
        text = _("Point {n} of the technology gate is missing.")
        if reason.row:
            text = _("Point {n} of the gate for {request} is missing.")
        return text.format(n=numbers.count(reason.point), request=reason.row)
    texts = {
        Worksheet.CHANNELS: _("The channels sheet shows a gap there."),
        Worksheet.GROUPS: _("The customer groups sheet shows that it is not heard at all."),
    }
    return texts.get(reason.sheet, "")


def _standing(reason: Because, assessment: Assessment) -> str:
    if reason.level is None or reason.aim is None:
        return ""
    name = _name(reason.practice, assessment)
    if reached(reason.level, reason.aim):
        text = _('"{practice}" is at its aim. This keeps it there.')
        if level_to_lift(reason.level) > reason.aim:
            text = _('"{practice}" is above its aim. This keeps it there.')
        if reason.came_along:
            text = _('"{practice}" is at its aim or above by now. Ask whether this is still needed.')
        return text.format(practice=name)
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


def _builds(reason: Because) -> str:
    n = len(reason.foundation_for)
    text = ngettext("{n} other builds on it.", "{n} others build on it.", n)
    return text.format(n=findings.counted(n)) if n else ""


def _unseen(found: Unseen) -> str:
    """How many sheets say that they don't know; a plan does not know which sheets don't count."""
    text = _("{n} of the {all} people whose sheets count couldn't rate this.")
    if found.leads:
        text = _("{n} of the {all} leads whose sheets count couldn't rate this.")
    return text.format(n=found.dont_know, all=found.asked)


def _difference(reason: Because) -> str:
    if reason.difference is Difference.ROLE_GAP and reason.gap is not None:
        text = _("Front line and leads are {points} points apart on it, so talk before you decide anything.")
        return text.format(points=numbers.points(abs(reason.gap)))
    if reason.difference is Difference.VISIBILITY:
        shown = _("Show people what is done.")
        return phrases.sentences(_unseen(reason.unseen) if reason.unseen else "", shown)
    texts = {
        Difference.SPLIT: _("The team sees this in two different ways, so talk before you decide anything."),
        Difference.SPREAD: _("Answers are far apart, so first find out where the team really stands."),
        Difference.NOT_AGREED: _("No level was agreed on, so first find out where the team really stands."),
    }
    return texts.get(reason.difference, "") if reason.difference else ""
