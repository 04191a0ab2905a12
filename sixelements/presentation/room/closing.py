"""The last slides: what was agreed, what comes first, what was parked, and who takes which first step."""

from collections.abc import Sequence
from datetime import date

from sixelements.application.results import RoundResults
from sixelements.domain import comparison
from sixelements.domain.actions import Plan, in_order
from sixelements.domain.discussion import Outcome
from sixelements.domain.ids import PracticeId
from sixelements.domain.levels import level_to_lift
from sixelements.domain.priorities import Priority
from sixelements.domain.reviews import checks
from sixelements.i18n import _, ngettext
from sixelements.presentation.reading import agreed_view
from sixelements.presentation.room.slides import AgreedRow, CloseSlide, FirstRow, PlanSlide, StepRow
from sixelements.wording import findings, numbers, phrases

MOST_AGREED, MOST_PARKED, MOST_STEPS, MOST_FIRST = 8, 3, 5, 3
"""Rows that fit; what is beyond stands in the handout, and the slide says how many."""


def parking_label() -> str:
    """What stands at the field for what is put off: its lines come up at the close, word for word."""
    return _("Parking lot: the room sees it at the close")


def plan_slide(results: RoundResults, plan: Plan | None, *, today: date, counts: bool) -> PlanSlide:
    """What comes first, and the first steps as far as they are planned. ``counts``: the room sees dots."""
    steps = _steps(plan)
    title = _("What we do first")
    return PlanSlide(
        title=title,
        first=_first(results, plan, today, counts=counts),
        steps=steps[:MOST_STEPS],
        none=_no_steps(steps),
        more=_more(len(steps) - MOST_STEPS),
        spoken=title,
    )


def close_slide(
    results: RoundResults, plan: Plan | None, *, team: str, people: int, today: date, counts: bool
) -> CloseSlide:
    """The last slide. ``counts`` as above. ``people``: those in the room, 0 where that is not known."""
    agreed, steps, parked = _agreed(results), _steps(plan), results.discussion.parking
    title = _("What we agreed today")
    if not agreed:
        title = _("We looked at our profile; the talk comes later")
    return CloseSlide(
        title=title,
        facts=numbers.series((team, numbers.day(today))),
        agreed=agreed[:MOST_AGREED],
        agreed_more=_more(len(agreed) - MOST_AGREED),
        confirmed=_confirmed(results),
        first=_first(results, plan, today, counts=counts),
        parking=parked[:MOST_PARKED],
        parking_more=_more(len(parked) - MOST_PARKED),
        steps=steps[:MOST_STEPS],
        steps_more=_more(len(steps) - MOST_STEPS),
        no_steps=_no_steps(steps),
        thanks=_thanks(people),
        again=_again(plan),
        spoken=title,
    )


def _agreed(results: RoundResults) -> tuple[AgreedRow, ...]:
    """What was settled one by one, in printed order; what was confirmed together is only counted."""
    settled = results.discussion.settled
    talked = [p for p in results.score.practices if p in settled]
    return tuple(_agreed_row(results, p) for p in talked if settled[p].outcome is not Outcome.CONFIRMED)


def _agreed_row(results: RoundResults, practice: PracticeId) -> AgreedRow:
    name, level = results.practice(practice).name, results.discussion.agreed(practice)
    if level is None:
        levels = [str(n) for n in comparison.apart(results.score.practices[practice])]
        note = _("not agreed")
        if len(levels) > 1:
            note = _("{low} and {high} kept").format(low=levels[0], high=levels[1])
        return AgreedRow(None, name, note, phrases.clauses((name, note)))
    notes = [_("self-reported")] if results.discussion.self_reported(practice) else []
    if practice in results.discussion.aims:
        notes.append(_("aim {level}").format(level=results.discussion.aims[practice]))
    said = _("agreed level {level}").format(level=numbers.level(level))
    return AgreedRow(
        agreed_view(results, level), name, numbers.series(notes), phrases.clauses((name, said, *notes))
    )


def _confirmed(results: RoundResults) -> str:
    n = sum(s.outcome is Outcome.CONFIRMED for s in results.discussion.settled.values())
    text = ngettext(
        "{n} more was close. We confirmed it.", "{n} more were close. We confirmed them together.", n
    )
    return text.format(n=n) if n else ""


def _first(results: RoundResults, plan: Plan | None, today: date, *, counts: bool) -> tuple[FirstRow, ...]:
    found = results.recommended(plan.start if plan else today).recommendation.priorities
    return tuple(
        FirstRow(
            place,
            results.practice(one.practice).name,
            _dots(results, one) if counts else "",
            _because(results, one),
        )
        for place, one in enumerate(found[:MOST_FIRST], start=1)
    )


def _dots(results: RoundResults, priority: Priority) -> str:
    if not results.discussion.voted:
        return ""
    return ngettext("{n} dot", "{n} dots", priority.votes).format(n=numbers.count(priority.votes))


def _because(results: RoundResults, priority: Priority) -> str:
    """One reason, of everybody together: how front line and leads differ never stands on a slide."""
    reason = priority.because
    if reason.weakest_leg is not None:
        leg = findings.leg_inside(reason.weakest_leg, results.assessment)
        return _("Feeds {leg}, our short leg").format(leg=leg)
    below = priority.aim - level_to_lift(priority.level)
    text = ngettext("{n} level below our aim", "{n} levels below our aim", below)
    if priority.practice not in results.discussion.aims:  # nobody in the room said so
        text = ngettext("{n} level below the usual aim", "{n} levels below the usual aim", below)
    return text.format(n=below) if below > 0 else ""


def _steps(plan: Plan | None) -> tuple[StepRow, ...]:
    """First steps by day; those without a day come last."""
    if plan is None:
        return ()
    actions = sorted(in_order(plan.actions), key=lambda a: a.first_step_by or a.due or date.max)
    return tuple(
        StepRow(
            day=numbers.short_day(day) if (day := action.first_step_by or action.due) else "",
            text=action.first_step or action.title,
            owner=action.owner or _("No owner yet"),
            unowned=not action.owner,
        )
        for action in actions
    )


def _no_steps(steps: Sequence[StepRow]) -> str:
    return "" if steps else _("No plan yet. Agree now who makes it, and by when.")


def _more(n: int) -> str:
    text = ngettext("and {n} more in the handout", "and {n} more in the handout", n)
    return text.format(n=n) if n > 0 else ""


def _thanks(people: int) -> str:
    if people < 2:
        return _("Thank you for saying how it is.")
    return _("Thank you, all {n}, for saying how it is.").format(n=numbers.count(people))


def _again(plan: Plan | None) -> str:
    if plan is None:
        return ""
    day = numbers.day(checks(plan.start)[0].day)
    return _("We look at this again on {day}, for 15 minutes.").format(day=day)
