"""Why a practice that is to be lifted has no action yet."""

from collections.abc import Collection, Sequence

from sixelements.domain.actions import Action, Cause, Kind, WithoutAction
from sixelements.domain.assessment import Assessment
from sixelements.domain.guardrails import TALKS_IN_A_PLAN
from sixelements.domain.ids import PracticeId
from sixelements.domain.recommendation import Recommendation
from sixelements.i18n import _
from sixelements.wording import numbers, phrases
from sixelements.wording.actions import noun

FIRST = 3
"""How many priorities are told of: those of page 1."""


def reason(item: WithoutAction, assessment: Assessment) -> str:
    """What kept it out, as the rules that made the list found it."""
    others = numbers.listing([noun(assessment.practices[p]) for p in item.others])
    if not others:
        return _alone(item.cause)
    texts = {
        Cause.WAITS: _("waits for {practices}"),
        Cause.PREREQUISITES: _("its place went to {practices}, which others build on"),
        Cause.WEAKEST_LEG: _("its place went to {practices}, for the weakest leg"),
        Cause.QUICK_START: _("its place went to {practices}, to have a small step done in 30 days"),
    }
    return texts[item.cause].format(practices=others) if item.cause in texts else _alone(item.cause)


def _alone(cause: Cause) -> str:
    """The reason where no practice that took the place is in the plan in the end."""
    texts = {
        Cause.PREREQUISITES: _("its place went to steps that others build on"),
        Cause.TALKS: _("would be one more talk; three at a time are enough"),
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
    first = [p.practice for p in found.priorities[:FIRST] if p.practice not in planned]
    lines = []
    for practice in first:
        if practice in found.left_out:
            name = _("No action yet on {practice} ({id})").format(
                practice=noun(assessment.practices[practice]), id=practice
            )
            lines.append(phrases.labeled(name, reason(found.left_out[practice], assessment)))
    return tuple(lines)


def remarks(found: Recommendation, actions: Sequence[Action], assessment: Assessment) -> tuple[str, ...]:
    """What is to be said of a list of actions beside what changed it: too many talks, and what has none."""
    talks = many_talks(actions)
    left_out = without_an_action(found, {a.practice for a in actions}, assessment)
    return (talks, *left_out) if talks else left_out


def many_talks(actions: Sequence[Action]) -> str:
    """Where more talks are in the plan than it should have: nothing else fits yet; else empty."""
    active = [a for a in actions if not a.locked]
    talks = sum(a.kind in (Kind.CONVERSATION, Kind.FIND_OUT) for a in active)
    if talks <= TALKS_IN_A_PLAN:
        return ""
    if talks == len(active):
        return _(
            "Nothing but talks fits yet: on each of these practices the team first has to see where it "
            "stands. Talks lift no level by themselves, so plan again after the first ones."
        )
    text = _(
        "{n} of {all} actions are talks, because nothing else fits yet. They lift no level by themselves, "
        "so plan again after the first ones."
    )
    return text.format(n=talks, all=len(active))
