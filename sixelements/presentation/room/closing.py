"""The last slides: what was agreed, what comes first, what was parked, and who takes which first step."""

from collections.abc import Iterable, Sequence
from datetime import date

from sixelements.application.results import RoundResults
from sixelements.domain import comparison
from sixelements.domain.actions import Plan, in_order
from sixelements.domain.discussion import Outcome
from sixelements.domain.ids import PracticeId
from sixelements.domain.priorities import Priority
from sixelements.domain.reviews import checks
from sixelements.i18n import _, ngettext
from sixelements.presentation.level_views import agreed_view
from sixelements.presentation.room.slides import AgreedRow, CloseSlide, FirstRow, PlanSlide, StepRow
from sixelements.wording import findings, numbers, phrases
from sixelements.wording.because import level_words

MOST_AGREED, MOST_PARKED, MOST_STEPS, MOST_FIRST = 8, 3, 5, 3
"""Rows at most; what is beyond stands in the handout, and the slide says how many."""


def parking_label() -> str:
    """What stands at the field for what is put off: its lines come up at the close, word for word."""
    return _("Parking lot: the room sees it at the close")


def plan_slide(results: RoundResults, plan: Plan | None, *, today: date, counts: bool) -> PlanSlide:
    """What comes first, and the first steps as far as they are planned. ``counts``: the room sees dots."""
    steps = _steps(results, plan)
    title, first = _("What we do first"), _first(results, plan, today, counts=counts)
    return PlanSlide(
        title=title,
        first=first,
        steps=steps[:MOST_STEPS],
        none=_no_steps(steps),
        beyond=_beyond(steps, MOST_STEPS),
        spoken=phrases.read_aloud(
            title, *_first_spoken(first), *_steps_spoken(steps[:MOST_STEPS]), _no_steps(steps)
        ),
    )


def close_slide(
    results: RoundResults, plan: Plan | None, *, team: str, people: int, today: date, counts: bool
) -> CloseSlide:
    """The last slide. ``counts`` as above. ``people``: those in the room, 0 where that is not known."""
    first = _first(results, plan, today, counts=counts)
    agreed, steps, parked = _agreed(results), _steps(results, plan), results.discussion.parking
    title = _("What we agreed today")
    if not agreed:
        title = _("We looked at our profile; the talk comes later")
    return CloseSlide(
        title=title,
        facts=numbers.series((team, numbers.day(today))),
        agreed=agreed[:MOST_AGREED],
        agreed_beyond=_beyond(agreed, MOST_AGREED),
        reported=_reported(results),
        confirmed=_confirmed(results),
        first=first,
        parking=parked[:MOST_PARKED],
        parking_beyond=_beyond(parked, MOST_PARKED),
        steps=steps[:MOST_STEPS],
        steps_beyond=_beyond(steps, MOST_STEPS),
        no_steps=_no_steps(steps),
        thanks=_thanks(people),
        again=_again(plan),
        spoken=phrases.read_aloud(
            title,
            *(row.spoken for row in agreed[:MOST_AGREED]),
            _reported(results),
            _confirmed(results),
            *_first_spoken(first),
            *parked[:MOST_PARKED],
            *_steps_spoken(steps[:MOST_STEPS]),
            _no_steps(steps),
            _thanks(people),
            _again(plan),
        ),
    )


def _first_spoken(rows: Iterable[FirstRow]) -> Iterable[str]:
    for row in rows:
        yield phrases.clauses(part for part in (f"{row.place} {row.name}", row.dots, row.because) if part)


def _steps_spoken(rows: Iterable[StepRow]) -> Iterable[str]:
    for row in rows:
        yield phrases.facts(row.day, row.text, row.owner)


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
            note = _("around {low} and {high}").format(low=levels[0], high=levels[1])
        return AgreedRow(None, name, note, phrases.clauses((name, note)))
    notes = [_("self-reported")] if results.discussion.self_reported(practice) else []
    if practice in results.discussion.aims:
        notes.append(_("aim {level}").format(level=results.discussion.aims[practice]))
    said = _("agreed level {level}").format(level=numbers.level(level))
    return AgreedRow(
        agreed_view(results, level), name, numbers.series(notes), phrases.clauses((name, said, *notes))
    )


def self_reported(results: RoundResults) -> tuple[PracticeId, ...]:
    """The practices whose agreed level nothing was shown for, in printed order."""
    return tuple(p for p in results.score.practices if results.discussion.self_reported(p))


def _reported(results: RoundResults) -> str:
    """What the room is told where a level is called self-reported; else empty."""
    return _("Self-reported: nothing was named yet that shows it.") if self_reported(results) else ""


def _confirmed(results: RoundResults) -> str:
    n = sum(s.outcome is Outcome.CONFIRMED for s in results.discussion.settled.values())
    text = ngettext(
        "{n} more was close. We confirmed it.", "{n} more were close. We confirmed them together.", n
    )
    return text.format(n=n) if n else ""


def _first(results: RoundResults, plan: Plan | None, today: date, *, counts: bool) -> tuple[FirstRow, ...]:
    found = _in_the_plan(results.recommended(plan.start if plan else today).recommendation.priorities, plan)
    return tuple(
        FirstRow(
            place,
            results.practice(one.practice).name,
            _dots(results, one) if counts else "",
            _because(results, one),
        )
        for place, one in enumerate(found[:MOST_FIRST], start=1)
    )


def _in_the_plan(found: Sequence[Priority], plan: Plan | None) -> Sequence[Priority]:
    """Once there is a plan, what it is about, in its own order; before that what weighs most."""
    actions = in_order(plan.actions) if plan else ()
    by_practice = {one.practice: one for one in found}
    planned = dict.fromkeys(a.practice for a in actions if a.practice in by_practice)
    return [by_practice[practice] for practice in planned] or found


def _dots(results: RoundResults, priority: Priority) -> str:
    if not results.discussion.voted:
        return ""
    return ngettext("{n} dot", "{n} dots", priority.votes).format(n=numbers.count(priority.votes))


def _because(results: RoundResults, priority: Priority) -> str:
    """One reason, of everybody together: how front line and leads differ never stands on a slide."""
    reason, one = priority.because, priority.practice
    if reason.weakest_leg is not None:
        leg = findings.leg_inside(reason.weakest_leg, results.assessment)
        return _("Feeds {leg}, our short leg").format(leg=leg)
    if reason.level is None or reason.aim is None or reason.level >= reason.aim:
        return ""
    text = _("Averages {level}; the usual aim is {aim}")  # as the plan says it
    ours = priority.practice in results.discussion.aims  # else nobody in the room said so
    if ours:
        text = _("Averages {level}; our aim is {aim}")
    if reason.agreed:
        text = (
            _("Agreed on {level}; our aim is {aim}")
            if ours
            else _("Agreed on {level}; the usual aim is {aim}")
        )
    words, agreed = text.format(level=level_words(reason), aim=reason.aim), results.discussion.agreed(one)
    if agreed is None or reason.agreed:
        return words
    unshown = _("agreed on {level}, no evidence yet")  # why the level that the room knows is left aside
    return phrases.facts(words, unshown.format(level=numbers.level(agreed)))


def _steps(results: RoundResults, plan: Plan | None) -> tuple[StepRow, ...]:
    """First steps by day, each with the practice that it is for; those without a day come last."""
    if plan is None:
        return ()
    actions = sorted(in_order(plan.actions), key=lambda a: a.first_step_by or a.due or date.max)
    return tuple(
        StepRow(
            day=numbers.short_day(day) if (day := action.first_step_by or action.due) else "",
            text=phrases.labeled(results.practice(action.practice).name, action.first_step or action.title),
            owner=action.owner or _("No owner yet"),
            unowned=not action.owner,
        )
        for action in actions
    )


def _no_steps(steps: Sequence[StepRow]) -> str:
    return "" if steps else _("No plan yet. Agree now who makes it, and by when.")


def _beyond(rows: Sequence[object], most: int) -> int:
    return max(0, len(rows) - most)


def more_in_handout(n: int) -> str:
    """How many rows have no room on the slide; empty for none."""
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
