"""What happens next, by date: first steps and ends of the actions that are not finished.

A report may be made before its plan starts, while it runs, and after it. Before, the first thirty days are
told; from then on those that follow the day of the report, after what is overdue.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sixelements.application.reports import Material
from sixelements.domain.actions import Action, Status
from sixelements.domain.schedule import days_after
from sixelements.i18n import _, ngettext
from sixelements.reporting import facts
from sixelements.reporting.shortening import first_sentence, shortened
from sixelements.wording import findings, numbers, phrases

_LINES, _LETTERS = 18, 54
"""Lines that page 1 has room for with its lead and priorities, and letters in a line of steps."""
_AHEAD = 30
_FINISHED = frozenset({Status.DONE, Status.WORKING, Status.SLIPPED_BACK})
"""Actions that were brought to their end once; a review asks whether they hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """One line of the list: by when, what, who. ``actions``: the numbers of those that it is of.

    ``first``: it is the first step of an action, and not its due date.
    """

    day: date
    words: str
    who: str
    actions: tuple[int, ...] = ()
    first: bool = True


def title(material: Material) -> str:
    """Which thirty days are told, or that they are over."""
    if all_passed(material):
        return _("Where the plan stands")
    return _("The first 30 days") if _not_begun(material) else _("The next 30 days")


def steps(material: Material) -> tuple[NextStep, ...]:
    """All steps of these days, earliest first; the same step of several actions is one line.

    None if every date of the plan has passed.
    """
    if all_passed(material):
        return ()
    until, called = _until(material), facts.action_numbers(material)
    found: dict[tuple[date, str, _Kind], dict[int, str]] = {}
    for action in facts.open_actions(material):
        for day, words, kind in _steps_of(action, material.made_on):
            if day <= until:
                owner = action.owner or _("to be named")
                found.setdefault((day, words, kind), {})[called[action.id]] = owner
    ordered = sorted(found.items(), key=lambda item: (item[0][0], min(item[1])))
    return tuple(
        NextStep(
            day=day,
            words=_words(words, sorted(who), kind),
            who=_people(who.values()),
            actions=tuple(sorted(who)),
            first=kind in (_Kind.STEP, _Kind.LATE_STEP),
        )
        for (day, words, kind), who in ordered
    )


def begins_later(material: Material, action: Action) -> bool:
    """Whether an action starts after the days that are told."""
    return action.start is not None and not facts.begun(action) and action.start > _until(material)


def all_passed(material: Material) -> bool:
    """Whether the report is made after the last day of its plan."""
    days = _due_days(material)
    return bool(days) and max(days) < material.made_on


def no_step(material: Material) -> str:
    """What stands in place of the list where it has no line."""
    if all_passed(material):
        return _passed(material)
    days = sorted(day for day in _due_days(material) if day > _until(material))
    if not days:
        return _("No step is dated yet.")
    return _("No step is due in these 30 days. The next action is due {day}.").format(
        day=numbers.day(days[0])
    )


def starts_later(material: Material) -> str:
    """When the plan starts, where it has not; else empty."""
    if not _not_begun(material):
        return ""
    return _("The plan starts {day}.").format(day=numbers.day(facts.plan_start(material)))


class _Kind(Enum):
    """A step to take, or an action to finish; either may be overdue."""

    STEP = "step"
    LATE_STEP = "late step"
    END = "end"
    LATE = "late"


def _steps_of(action: Action, today: date) -> Iterator[tuple[date, str, _Kind]]:
    """What of an action has a day and is still to be done."""
    if action.status in _FINISHED:
        return
    late = action.due is not None and action.due < today
    if action.due:
        yield action.due, shortened(action.title), _Kind.LATE if late else _Kind.END
    begun = action.status is not Status.TO_DO
    if action.first_step and action.first_step_by and not begun and not late:
        kind = _Kind.LATE_STEP if action.first_step_by < today else _Kind.STEP
        yield action.first_step_by, _first_sentence(action.first_step), kind


def _not_begun(material: Material) -> bool:
    return material.made_on < facts.plan_start(material)


def _until(material: Material) -> date:
    return days_after(max(material.made_on, facts.plan_start(material)), _AHEAD)


def _due_days(material: Material) -> list[date]:
    return [a.due for a in facts.open_actions(material) if a.due]


def _passed(material: Material) -> str:
    """That the plan's time is over, and what of it is not finished."""
    over = _("The plan's last due date, {day}, has passed.").format(day=numbers.day(max(_due_days(material))))
    left = sum(a.status not in _FINISHED for a in facts.open_actions(material))
    if not left:
        return over
    some = ngettext("{n} action is not finished.", "{n} actions are not finished.", left)
    return phrases.sentences(over, some.format(n=findings.counted(left)))


def that_fit(found: Sequence[NextStep], above: int) -> Sequence[NextStep]:
    """As many steps, from the first on, as page 1 has room for under so many lines; one at least."""
    left = _LINES - above
    for n, step in enumerate(found):
        left -= -(-len(step.words) // _LETTERS)
        if left < 0:
            return found[: max(n, 1)]
    return found


def chosen(found: Sequence[NextStep], most: int, *, on: int | None) -> Sequence[NextStep]:
    """The first so many steps; the last of them gives way to one of action ``on`` where none is of it."""
    shown = found[:most]
    if any(on in step.actions for step in shown):
        return shown
    ours = next((step for step in found[most:] if on in step.actions), None)
    return shown if ours is None else [*shown[:-1], ours]


def left_over(found: Sequence[NextStep]) -> str:
    """How many first steps and due dates of these days stand on the cards alone; empty for none."""
    if not found:
        return ""
    first = sum(step.first for step in found)
    steps_ = ngettext("{n} first step", "{n} first steps", first).format(n=findings.counted_inside(first))
    last = len(found) - first
    dates = ngettext("{n} due date", "{n} due dates", last).format(n=findings.counted_inside(last))
    said = [words for words, n in ((steps_, first), (dates, last)) if n]
    return _("More of these 30 days on the action cards: {steps}.").format(steps=numbers.listing(said))


def _first_sentence(words: str) -> str:
    """What to do first; the rest stands in the action plan."""
    return shortened(first_sentence(words))


def _words(words: str, called: Sequence[int], kind: _Kind) -> str:
    actions = numbers.listing([str(n) for n in called])
    if kind is _Kind.LATE_STEP:
        kind = _Kind.LATE
    texts = {
        _Kind.STEP: ngettext("{step} (action {actions})", "{step} (actions {actions})", len(called)),
        _Kind.END: ngettext(
            "Finish: {step} (action {actions})", "Finish: {step} (actions {actions})", len(called)
        ),
        _Kind.LATE: ngettext(
            "Overdue: {step} (action {actions})", "Overdue: {step} (actions {actions})", len(called)
        ),
    }
    return texts[kind].format(step=words, actions=actions)


def _people(names: Iterable[str]) -> str:
    return numbers.series(dict.fromkeys(names))
