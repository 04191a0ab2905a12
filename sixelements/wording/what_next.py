"""What a team does next, in a few words that fit a row of a table."""

from sixelements.domain.what_next import NextKind, WhatNext
from sixelements.i18n import _, ngettext
from sixelements.wording.numbers import short_day


def what_next_words(step: WhatNext) -> str:
    """The next step as something to do: "Remind 3 people"."""
    n = step.count
    if step.what is NextKind.WAIT:
        return _("Nothing until {day}").format(day=short_day(step.day)) if step.day else _("Nothing for now")
    counted = {
        NextKind.HAND_IN: ngettext("Hand in {n} typed sheet", "Hand in {n} typed sheets", n),
        NextKind.REMIND: ngettext("Remind {n} person", "Remind {n} people", n),
        NextKind.NAME_OWNERS: ngettext("Name {n} owner", "Name {n} owners", n),
        NextKind.ASK: ngettext("Ask about {n} late action", "Ask about {n} late actions", n),
    }
    if n and step.what in counted:
        return counted[step.what].format(n=n)
    plain = {
        NextKind.SEND_FORMS: _("Send the forms"),
        NextKind.REMIND: _("Remind those who have not answered"),
        NextKind.CLOSE: _("Close the round"),
        NextKind.SHOW: _("Show the results"),
        NextKind.TALK: _("Talk it through"),
        NextKind.PLAN: _("Make the plan"),
        NextKind.HOLD_REVIEW: _("Hold the review"),
        NextKind.NEXT_ROUND: _("Open the next round"),
    }
    return plain[step.what]
