"""What is too long, too late or too much, in words that say how much fits; never quotes what was written."""

from sixelements.domain.limits import CHARACTERS, DAYS, Writing
from sixelements.i18n import _
from sixelements.wording import numbers
from sixelements.wording.quoted import quoted

_TITLE = 60
"""Letters of an action's title that name it in a sentence."""


def label(writing: Writing) -> str:
    """What a text is, as it stands within a sentence."""
    return {
        Writing.ORGANIZATION: _("name of the organization"),
        Writing.FIRM: _("name of the firm"),
        Writing.TEAM: _("name of the team"),
        Writing.SERVICE: _("name of a service"),
        Writing.COMMENT: _("comment"),
        Writing.SET_ASIDE: _("reason for setting aside"),
        Writing.FACILITATOR: _("facilitator"),
        Writing.WHY: _("why"),
        Writing.EVIDENCE: _("evidence"),
        Writing.AIM: _("aim of the plan"),
        Writing.SPONSOR: _("sponsor"),
        Writing.TITLE: _("title"),
        Writing.OWNER: _("owner"),
        Writing.HELPERS: _("helpers"),
        Writing.FIRST_STEP: _("first step"),
        Writing.WHEN: _("when"),
        Writing.THEN: _("then"),
        Writing.MEASURE: _("measure"),
        Writing.UNIT: _("unit"),
        Writing.HOW: _("how it is counted"),
        Writing.BECAUSE: _("because"),
        Writing.NEEDS: _("decision or help needed"),
        Writing.RISK: _("what could go wrong"),
        Writing.TOLD: _("how people are told"),
        Writing.SHOWN: _("evidence of the action"),
        Writing.REVIEW: _("review notes"),
        Writing.DECLINED: _("reason why not"),
        Writing.NOTE: _("note"),
        Writing.LOG: _("decision"),
        Writing.PARKING: _("parking lot"),
        Writing.STOP_DOING: _("what we will stop doing"),
        Writing.ROW: _("name of a row"),
        Writing.WHO: _("who it is"),
        Writing.REMARK: _("note of a worksheet"),
        Writing.SOURCE: _("source"),
        Writing.PERIOD: _("period"),
    }[writing]


def place(writing: Writing, of: str = "") -> str:
    """What a text is, and of which practice or action."""
    if not of:
        return label(writing)
    return _("{part} of {of}").format(part=label(writing), of=named(of))


def named(of: str) -> str:
    """A practice by its number, an action by the first words of its title."""
    return of if of.replace(".", "").isdigit() else f'"{quoted(of, _TITLE)}"'


def too_long(writing: Writing, n: int, of: str = "") -> str:
    """A text has ``n`` characters, and fewer fit."""
    text = _("Too long: {what}. It has {n} characters, and {most} fit. Shorten it.")
    most = CHARACTERS[writing]
    return text.format(what=place(writing, of), n=numbers.count(n), most=numbers.count(most))


def kilobytes(n: int, *, beyond: int = 0) -> str:
    """Bytes in whole thousands; never as few as ``beyond``, which they are more than."""
    return _("{n} kB").format(n=numbers.count(max(n // 1_000, beyond and beyond // 1_000 + 1)))


def days_that_fit() -> str:
    """From which day to which days fit."""
    return _("Days from {first} to {last} fit.").format(
        first=numbers.day(DAYS.first), last=numbers.day(DAYS.last)
    )
