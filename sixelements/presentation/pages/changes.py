"""Change since the round before: elements and practices, and what is too small to call one."""

from sixelements.application.results import RoundResults
from sixelements.domain.comparison import (
    Change,
    NotCompared,
    why_element_not_compared,
    why_practice_not_compared,
)
from sixelements.i18n import _
from sixelements.presentation.table import TableView
from sixelements.wording import findings, numbers, phrases
from sixelements.wording.changes import by_chance, why_not_compared


def changes_table(results: RoundResults) -> TableView:
    """Every element with its practices: before, now, the difference, and what it may be called."""
    n = results.earlier_round.number if results.earlier_round else 0
    rows: list[tuple[str, ...]] = []
    strong: set[int] = set()
    for e in results.score.elements:
        before = results.element_before(e)
        name = f"{e.id} {results.element(e.id).title}"
        strong.add(len(rows))
        why = why_element_not_compared(results.earlier, e, results.reworded)
        rows.append(_row(name, before.score if before else None, e.score, results.element_change(e), why))
        for p in e.practices:
            earlier = results.practice_before(p)
            name = f"{p.id} {results.practice(p.id).name}"
            moved, why = results.practice_change(p), why_practice_not_compared(p, results.reworded)
            rows.append(_row(name, earlier.score if earlier else None, p.score, moved, why))
    return TableView(
        title=_("Change since round {n}").format(n=n),
        headers=(_("Element or practice"), _("Before"), _("Now"), _("Points"), _("What it means")),
        rows=tuple(rows),
        strong=frozenset(strong),
        note=phrases.sentences(_("As teams learn, they often rate themselves more strictly."), by_chance()),
    )


def _row(
    name: str, before: float | None, now: float | None, moved: Change | None, why_not: NotCompared
) -> tuple[str, ...]:
    if before is None or now is None or moved is None:
        points = "–" if now is None else numbers.points(now)
        return name, "–", points, "–", why_not_compared(why_not)
    difference = findings.signed(moved.printed)
    return name, numbers.points(before), numbers.points(now), difference, findings.verdict(moved)
