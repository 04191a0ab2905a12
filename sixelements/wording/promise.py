"""What is promised to those who answer, and what each form says about its round."""

from enum import Enum, auto

from sixelements.domain.anonymity import showing_threshold
from sixelements.domain.rounds import Round
from sixelements.i18n import _, ngettext


class ReturnWay(Enum):
    """How answers come back."""

    FORM = auto()
    """A file that is filled in and sent."""
    PAPER = auto()
    SURVEY = auto()
    """A tool that collects them itself."""


_TEN = 10
PRACTICE_SECONDS, LINE_SECONDS = 30, 9
"""Time to read and answer one, on paper or on a screen; the projector gives a practice as long."""


def sentences(round_: Round) -> tuple[str, ...]:
    """The promise of the round; the first page of every way to answer says it."""
    k = showing_threshold(round_)
    if not round_.anonymous:
        text = _(
            "The app shows nothing until the round is closed, and a figure only once at least {k} people "
            "have answered."
        )
        return _("Answers in this round can be traced to the person who gave them."), text.format(k=k)
    first = _(
        "The app never shows who answered what, never shows anything before the round is closed, "
        "and never shows a group smaller than {k}."
    )
    return (
        first.format(k=k),
        _("Anyone who knows one answer, such as their own, can work out a little more from the figures."),
        _(
            "Whoever holds the file and knows databases could look inside; whoever opens a mailed form "
            "or types in paper can see that sheet."
        ),
    )


def while_open() -> str:
    """What a page says of a round that is open, to whoever runs it."""
    return _("The app shows no answer and no result to anybody, you included, until the round is closed.")


def reader(name: str, way: ReturnWay = ReturnWay.FORM) -> str:
    """Who will read what comes back; ``name`` is empty if that is not known yet."""
    named = {
        ReturnWay.FORM: _("The forms are taken in by {name}, who can see each of them."),
        ReturnWay.PAPER: _("The sheets are typed in by {name}, who can see each of them."),
        ReturnWay.SURVEY: _("The answers are taken in by {name}, who can see each sheet."),
    }
    unnamed = {
        ReturnWay.FORM: _("Whoever sent you this takes the answers in and can see each form."),
        ReturnWay.PAPER: _("Whoever types the sheets in can see them."),
        ReturnWay.SURVEY: _("Whoever runs this survey takes the answers in and can see each sheet."),
    }
    return named[way].format(name=name) if name else unnamed[way]


def returning(name: str, day: str, way: ReturnWay = ReturnWay.FORM) -> str:
    """Where a form goes back, and by when; empty if there is nothing to say."""
    if way is ReturnWay.SURVEY:
        return _("Answer by {day}.").format(day=day) if day else ""
    if way is ReturnWay.PAPER and not name:
        return _("Return it by {day}.").format(day=day) if day else ""
    to = name or _("whoever sent it to you")
    if day:
        return _("Return it by {day} to {name}.").format(name=to, day=day)
    return _("Return it to {name}.").format(name=to)


def minutes(practices: int, lines: int) -> int:
    """About how many minutes it takes to answer this many; at least one."""
    return max(1, round((practices * PRACTICE_SECONDS + lines * LINE_SECONDS) / 60))


def length(practices: int, lines: int, *, paced: int | None = None) -> str:
    """How much is asked, and how long it takes. ``paced``: the minutes it is given, in a ballot."""
    asked = ngettext("{n} practice", "{n} practices", practices).format(n=practices)
    if lines:
        short = ngettext("{n} short line", "{n} short lines", lines).format(n=lines)
        short = _("ten short lines") if lines == _TEN else short
        asked = _("{first} and {last}").format(first=asked, last=short)
    m = paced or minutes(practices, lines)
    text = ngettext("{asked}, about {m} minute", "{asked}, about {m} minutes", m)
    return text.format(asked=asked, m=m)
