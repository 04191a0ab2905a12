"""The overview's sentence on top, and what its radar shows."""

from sixelements.application.results import RoundResults
from sixelements.domain.priorities import short_leg
from sixelements.domain.scores import LegSource
from sixelements.i18n import _
from sixelements.wording import findings


def finding(reading: RoundResults) -> str:
    """The sentence on top: what stands highest and lowest, and the short leg."""
    scored = [
        (reading.element(e.id).title, round(e.score, 6))
        for e in reading.score.elements
        if e.score is not None
    ]
    highest = [title for title, s in scored if s == max(v for _t, v in scored)]
    lowest = [title for title, s in scored if s == min(v for _t, v in scored)]
    sentences = [findings.highest_and_lowest(highest[:2], lowest[:2]), _short_leg(reading)]
    text = " ".join(s for s in sentences if s)
    if not scored:
        return _("No element has enough answers to be shown. The elements say what is missing.")
    return text or _("All elements that can be shown have the same score.")


def radar_words(*, aims: bool, closed: bool) -> str:
    """What the two shapes are; without a full set of scores there is none for where the team stands."""
    if aims:
        return _("Filled: now. Dashed: the aim.") if closed else _("Dashed: the aim.")
    return _("Filled: now.") if closed else ""


def _short_leg(reading: RoundResults) -> str:
    legs = reading.score.legs
    leg = short_leg(legs)
    if legs is None or legs.source is LegSource.PRACTICES or leg is None:
        return ""
    text = _("{leg} is the short leg.")
    return text.format(leg=reading.assessment.legs[leg])
