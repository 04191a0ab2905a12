"""Why a practice that is to be lifted has no action yet."""

from collections.abc import Collection, Sequence
from datetime import date

from sixelements.domain.actions import Action, Cause, Difference, Kind, WithoutAction
from sixelements.domain.assessment import Assessment
from sixelements.domain.guardrails import FIRST_PRIORITIES, TALKS_IN_A_PLAN
from sixelements.domain.ids import PracticeId
from sixelements.domain.plan_findings import pause_of
from sixelements.domain.recommendation import Recommendation
from sixelements.domain.schedule import IN_A_PLAN
from sixelements.i18n import _, ngettext
from sixelements.wording import numbers, phrases
from sixelements.wording.actions import noun
from sixelements.wording.plan_findings import nothing_runs


def reason(item: WithoutAction, assessment: Assessment) -> str:
    """What kept it out, as the rules that made the list found it."""
    others = numbers.listing([noun(assessment.practices[p]) for p in item.others])
    if not others:
        return _alone(item.cause)
    texts = {
        Cause.WAITS: _("waits for {practices}"),
        Cause.PREREQUISITES: _("its place went to {practices}, which others build on"),
        Cause.PRIORITIES: _("its place went to {practices}, as the need is greater there"),
        Cause.WIDEST_GAP: _("its place went to {practices}, where front line and leads are farthest apart"),
        Cause.WEAKEST_LEG: _("its place went to {practices}, for the weakest leg"),
        Cause.QUICK_START: _("its place went to {practices}, to have a small step done in 30 days"),
    }
    return texts[item.cause].format(practices=others) if item.cause in texts else _alone(item.cause)


def _alone(cause: Cause) -> str:
    """The reason where no practice that took the place is in the plan in the end."""
    texts = {
        Cause.PREREQUISITES: _("its place went to steps that others build on"),
        Cause.TALKS: _("it would be a fourth talk, and three at a time are enough"),
        Cause.PRIORITIES: _("its place went to one of the three highest priorities"),
        Cause.WIDEST_GAP: _("its place went to a talk of front line and leads"),
        Cause.WEAKEST_LEG: _("its place went to a step for the weakest leg"),
        Cause.QUICK_START: _("its place went to a small step for the first 30 days"),
    }
    return texts.get(cause) or _("nine others help at least as much for the work they take")


def without_an_action(
    found: Recommendation, planned: Collection[PracticeId], assessment: Assessment
) -> tuple[str, ...]:
    """A line for each of the first priorities that the plan has no action on, though it is as recommended."""
    if not {a.practice for a in found.actions} <= set(planned):
        return ()
    first = [p.practice for p in found.priorities[:FIRST_PRIORITIES] if p.practice not in planned]
    lines = []
    for practice in first:
        if practice in found.left_out:
            name = _("No action yet on {practice} ({id})").format(
                practice=noun(assessment.practices[practice]), id=practice
            )
            lines.append(phrases.labeled(name, reason(found.left_out[practice], assessment)))
    return tuple(lines)


def remarks(
    found: Recommendation, actions: Sequence[Action], assessment: Assessment, *, today: date
) -> tuple[str, ...]:
    """What is to be said of a list of actions beside what changed it: too many talks, and what has none.

    ``actions`` start with the recommended ones, on ``found.start``.
    """
    planned = {a.practice for a in actions}
    told = (
        stands_still(actions, start=found.start, today=today),
        many_talks(actions),
        fourth_element(found, actions, assessment),
        brought_in(found, planned, assessment),
        shown_first(found, assessment),
    )
    return (*filter(None, told), *without_an_action(found, planned, assessment))


def stands_still(actions: Sequence[Action], *, start: date, today: date) -> str:
    """The weeks of the first 90 days in which nothing runs, until they are over; else empty."""
    weeks = pause_of(actions, start=start, today=today)
    return nothing_runs(weeks) if weeks and weeks.due >= today else ""


def fourth_element(found: Recommendation, actions: Sequence[Action], assessment: Assessment) -> str:
    """What of a fourth element begins in the first 90 days, and that nothing else would run; else empty."""
    starts = {a.id: a.start for a in actions}
    filling = [a for a in found.actions if a.fills_weeks and starts.get(a.id) == a.start]
    text = _("A fourth element begins before day 90, as nothing else would run: {practices}.")
    named = dict.fromkeys(noun(assessment.practices[a.practice]) for a in filling)
    return text.format(practices=numbers.listing(list(named))) if filling else ""


def shown_first(found: Recommendation, assessment: Assessment) -> str:
    """What has reached its aim by those who could rate it, and has to be shown to the many others."""
    hidden = [o.practice for o in found.options if o.because.difference is Difference.VISIBILITY]
    named = [_("{practice} ({id})").format(practice=noun(assessment.practices[p]), id=p) for p in hidden]
    text = _("Beside the plan, first show people what many of them couldn't rate: {practices}.")
    return text.format(practices=numbers.listing(named)) if named else ""


def brought_in(found: Recommendation, planned: Collection[PracticeId], assessment: Assessment) -> str:
    """Which of the first priorities are in the plan though nine others were ranked before; else empty."""
    if not {a.practice for a in found.actions} <= set(planned):
        return ""
    place = {r.action.practice: r.place for r in found.ranking}
    first = [p.practice for p in found.priorities[:FIRST_PRIORITIES] if p.practice in planned]
    names = [noun(assessment.practices[p]) for p in first if place[p] > IN_A_PLAN]
    if not names:
        return ""
    text = ngettext(
        "The plan keeps {practices}, one of the three highest priorities, though nine other actions would do "
        "more for the same effort.",
        "The plan keeps {practices}, which are among the three highest priorities, though nine other actions "
        "would do more for the same effort.",
        len(names),
    )
    return text.format(practices=numbers.listing(names))


def many_talks(actions: Sequence[Action]) -> str:
    """Where more talks are in the plan than it should have; else empty."""
    active = [a for a in actions if not a.locked]
    talks = sum(a.kind in (Kind.CONVERSATION, Kind.FIND_OUT) for a in active)
    if talks <= TALKS_IN_A_PLAN:
        return ""
    if talks == len(active):
        return _(
            "Only talks make sense so far: on each of these practices the team first has to see where it "
            "stands. Talks lift no level by themselves, so plan again after the first ones."
        )
    text = _(
        "{n} of {all} actions are talks: on these practices the team first has to see where it stands. They "
        "lift no level by themselves, so plan again after the first ones."
    )
    return text.format(n=talks, all=len(active))
