"""Change between two rounds, in words."""

from collections.abc import Sequence

from sixelements.domain.comparison import (
    ONE_BY_CHANCE_IN,
    ONE_ELEMENT_BY_CHANCE_IN,
    Change,
    NotCompared,
    Verdict,
)
from sixelements.domain.ids import PracticeId
from sixelements.i18n import _, ngettext
from sixelements.wording import findings, numbers, phrases


def change_words(change: Change) -> str:
    """A change with its points and what it may be called: "+9, real change"."""
    verdicts = {
        Verdict.REAL: _("real change"),
        Verdict.LEANING: _("leaning"),
        Verdict.NONE: _("no clear change"),
    }
    text = _("{points} since the last round, {verdict}")
    return text.format(points=findings.signed(change.printed), verdict=verdicts[change.verdict])


def elements_by_chance() -> str:
    """How many elements show a real change although nothing changed."""
    return _("By chance alone, about one element in {n} moves this much.").format(n=ONE_ELEMENT_BY_CHANCE_IN)


def by_chance() -> str:
    """How many practices show a real change although nothing changed."""
    text = _("By chance alone, about one practice in {n} moves this much.")
    return text.format(n=ONE_BY_CHANCE_IN)


def real_changes(moved: Sequence[tuple[str, Change]]) -> str:
    """Which elements really changed, up and down; ``moved`` has every element that can be compared."""
    if not moved:
        return _("No element can be compared with the round before.")
    real = [(name, change.points) for name, change in moved if change.verdict is Verdict.REAL]
    up = [name for name, points in real if points > 0]
    down = [name for name, points in real if points < 0]
    if not real:
        return ngettext(
            "The one element that can be compared shows no real change.",
            "None of the {n} elements shows a real change.",
            len(moved),
        ).format(n=findings.counted_inside(len(moved)))
    sentences = []
    if up:
        sentences.append(_("{elements}: a real change for the better.").format(elements=numbers.names(up)))
    if down:
        sentences.append(_("{elements}: a real change for the worse.").format(elements=numbers.names(down)))
    return phrases.sentences(*sentences, elements_by_chance())


def since(moved: Sequence[tuple[str, Change]], before: int, *, elements: int, by_chance: bool = True) -> str:
    """What really changed since round ``before``, up and down, and what chance can do; empty without any.

    ``moved`` has what can be compared of so many ``elements``. Without ``by_chance`` it is not said how many
    move so by chance.
    """
    if not moved:
        return ""
    real = [(name, change.points) for name, change in moved if change.verdict is Verdict.REAL]
    up = [name for name, points in real if points > 0]
    down = [name for name, points in real if points < 0]
    every = len(moved) == elements
    if not real:
        text = _("Since round {n}, no element changed by more than chance usually explains.")
        if not every:
            text = _(
                "Since round {n}, no element that compares changed by more than chance usually explains."
            )
        return text.format(n=before)
    if len(moved) > 1 and len(moved) in (len(up), len(down)):
        text = _all_moved(up=bool(up), every=every)
        return phrases.sentences(
            text.format(n=before, all=findings.counted_inside(len(moved))),
            elements_by_chance() if by_chance else "",
        )
    sentences = []
    if up:
        text = _("{elements} rose since round {n} by more than chance usually explains.")
        sentences.append(text.format(n=before, elements=numbers.names(up)))
    if down:
        text = _("{elements} fell since round {n} by more than chance usually explains.")
        sentences.append(text.format(n=before, elements=numbers.names(down)))
    return phrases.sentences(*sentences, elements_by_chance() if by_chance else "")


def _all_moved(*, up: bool, every: bool) -> str:
    """That all went one way: all there are, or all that can be compared."""
    if up and every:
        return _("Since round {n}, all {all} elements went up, by more than chance usually explains.")
    if up:
        return _(
            "Since round {n}, the {all} elements that compare went up, by more than chance usually explains."
        )
    if every:
        return _("Since round {n}, all {all} elements went down, by more than chance usually explains.")
    return _(
        "Since round {n}, the {all} elements that compare went down, by more than chance usually explains."
    )


def why_not_compared(reason: NotCompared) -> str:
    """Why there is no change to tell of an element or a practice."""
    return {
        NotCompared.WORDS: _("Not compared: asked in other words than before"),
        NotCompared.PRACTICES: _("Not compared: not the same practices have a score"),
        NotCompared.BEFORE: _("Not compared: no score in the round before"),
        NotCompared.NOW: _("Not compared: no score in this round"),
    }[reason]


def finished(done: int, actions: int) -> str:
    """How many actions of a plan are done, or done and working."""
    all_ = findings.counted_inside(actions)
    if not done:
        text = ngettext(
            "The one action is not done yet.", "None of the {n} actions is done or working yet.", actions
        )
        return text.format(n=all_)
    text = ngettext(
        "{done} of {n} action is done or working.", "{done} of {n} actions are done or working.", actions
    )
    return text.format(done=findings.counted(done), n=all_)


def not_compared(reworded: Sequence[PracticeId], before: int) -> str:
    """Which practices are asked in other words than in the round before; empty if none is."""
    text = ngettext(
        "{ids} is asked in other words than in round {n}, so it is not compared, nor is its element.",
        "{ids} are asked in other words than in round {n}, so they are not compared, nor are their elements.",
        len(reworded),
    )
    return text.format(ids=numbers.listing([str(p) for p in reworded]), n=before) if reworded else ""
