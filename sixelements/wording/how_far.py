"""How far a team is, in the few words that fit a cell: for the printout of many teams and for their page."""

from datetime import date

from sixelements.domain.rounds import Round, State
from sixelements.domain.what_next import PlanProgress
from sixelements.i18n import _, ngettext, pgettext
from sixelements.wording import numbers


def answered(count: int, people: int | None) -> str:
    """How many answered, of how many; more sheets than people are said as what they are."""
    if people is None:
        return numbers.count(count)
    if count > people:
        return _("{n} sheets for {all}").format(n=numbers.count(count), all=numbers.count(people))
    return _("{n} of {all}").format(n=numbers.count(count), all=numbers.count(people))


def closed(round_: Round) -> str:
    """When the round was closed, or how far it is."""
    if round_.state is State.PUBLISHED:
        return numbers.short_day(round_.closed_on) if round_.closed_on else pgettext("a round", "closed")
    return pgettext("a round", "sealed") if round_.sealed else pgettext("a round", "not yet")


def done(plan: PlanProgress) -> str:
    """How many actions are done: "3 of 9"."""
    return _("{n} of {all}").format(n=plan.done, all=plan.all)


def late(plan: PlanProgress) -> str:
    """How many are late; empty if none is."""
    return ngettext("{n} late", "{n} late", plan.late).format(n=plan.late) if plan.late else ""


def review(day: date | None, *, overdue: bool, planned: bool) -> str:
    """When the team looks at its plan next; ``planned``: it has one."""
    if day is None:
        return _("rate again") if planned else _("none set")
    if overdue:
        return _("{day}, late").format(day=numbers.short_day(day))
    return numbers.short_day(day)
