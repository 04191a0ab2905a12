"""Change between two rounds, in words."""

from collections.abc import Sequence

from sixelements.domain.comparison import ONE_BY_CHANCE_IN, Change, Verdict
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
        sentences.append(_("A real change for the better: {elements}.").format(elements=numbers.listing(up)))
    if down:
        sentences.append(_("A real change for the worse: {elements}.").format(elements=numbers.listing(down)))
    return phrases.sentences(*sentences)


def since(moved: Sequence[tuple[str, Change]], before: int) -> str:
    """What really changed since round ``before``, up and down, and what chance can do; empty without any."""
    if not moved:
        return ""
    real = [(name, change.points) for name, change in moved if change.verdict is Verdict.REAL]
    up = [name for name, points in real if points > 0]
    down = [name for name, points in real if points < 0]
    if not real:
        return _("Since round {n}, no element changed by more than chance can explain.").format(n=before)
    if len(moved) > 1 and len(moved) in (len(up), len(down)):
        text = _("Since round {n}, all {all} elements went down, by more than chance can explain.")
        if up:
            text = _("Since round {n}, all {all} elements went up, by more than chance can explain.")
        return text.format(n=before, all=findings.counted_inside(len(moved)))
    sentences = []
    if up:
        text = _("Since round {n}, up by more than chance can explain: {elements}.")
        sentences.append(text.format(n=before, elements=numbers.listing(up)))
    if down:
        text = _("Since round {n}, down by more than chance can explain: {elements}.")
        sentences.append(text.format(n=before, elements=numbers.listing(down)))
    return phrases.sentences(*sentences)


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
