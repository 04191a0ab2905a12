"""What happens next, by date: first steps of the actions, and actions that are done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sixelements.application.reports import Material
from sixelements.i18n import _, ngettext
from sixelements.reporting import facts
from sixelements.reporting.shortening import shortened
from sixelements.wording import numbers

_LINES, _LETTERS = 17, 54
"""Lines that page 1 has room for with its lead and priorities, and letters in a line of steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of the list: by when, what, who."""

    day: date
    words: str
    who: str


def steps(material: Material, until: date) -> tuple[Step, ...]:
    """All steps up to a day, earliest first; the same step of several actions is one line."""
    called = facts.action_numbers(material)
    found: dict[tuple[date, str, bool], dict[int, str]] = {}
    for action in facts.open_actions(material):
        n, who = called[action.id], action.owner or _("to be named")
        if action.first_step and action.first_step_by and action.first_step_by <= until:
            words = _first_sentence(action.first_step)
            found.setdefault((action.first_step_by, words, False), {})[n] = who
        if action.due and action.due <= until:
            found.setdefault((action.due, shortened(action.title), True), {})[n] = who
    ordered = sorted(found.items(), key=lambda item: (item[0][0], min(item[1])))
    return tuple(
        Step(day=day, words=_words(words, sorted(who), done=done), who=_people(who.values()))
        for (day, words, done), who in ordered
    )


def that_fit(found: Sequence[Step], above: int) -> Sequence[Step]:
    """As many steps, from the first on, as page 1 has room for under so many lines; one at least."""
    left = _LINES - above
    for n, step in enumerate(found):
        left -= -(-len(step.words) // _LETTERS)
        if left < 0:
            return found[: max(n, 1)]
    return found


def _first_sentence(words: str) -> str:
    """What to do first; the rest stands in the action plan."""
    return shortened(words.split(". ", maxsplit=1)[0].rstrip("."))


def _words(words: str, called: Sequence[int], *, done: bool) -> str:
    actions = numbers.listing([str(n) for n in called])
    if done:
        text = ngettext(
            "Finish: {step} (action {actions})", "Finish: {step} (actions {actions})", len(called)
        )
    else:
        text = ngettext("{step} (action {actions})", "{step} (actions {actions})", len(called))
    return text.format(step=words, actions=actions)


def _people(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))
