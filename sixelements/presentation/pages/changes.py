"""Change since the round before: elements and practices, and what is too small to call one."""

from sixelements.application.results import RoundResults
from sixelements.domain.comparison import Change
from sixelements.i18n import _
from sixelements.presentation.table import TableView
from sixelements.wording import findings, numbers, phrases
from sixelements.wording.changes import by_chance


def changes_table(reading: RoundResults) -> TableView:
    """Every element with its practices: before, now, the difference, and what it may be called."""
    n = reading.earlier_round.number if reading.earlier_round else 0
    rows: list[tuple[str, ...]] = []
    strong: set[int] = set()
    for e in reading.score.elements:
        before = reading.element_before(e)
        name = f"{e.id} {reading.element(e.id).title}"
        strong.add(len(rows))
        rows.append(_row(name, before.score if before else None, e.score, reading.element_change(e)))
        for p in e.practices:
            earlier = reading.practice_before(p)
            name = f"{p.id} {reading.practice(p.id).name}"
            rows.append(_row(name, earlier.score if earlier else None, p.score, reading.practice_change(p)))
    return TableView(
        title=_("Change since round {n}").format(n=n),
        headers=(_("Element or practice"), _("Before"), _("Now"), _("Points"), _("What it means")),
        rows=tuple(rows),
        strong=frozenset(strong),
        note=phrases.sentences(_("As teams learn, they often rate themselves more strictly."), by_chance()),
    )


def _row(name: str, before: float | None, now: float | None, moved: Change | None) -> tuple[str, ...]:
    if before is None or now is None or moved is None:
        points = "–" if now is None else numbers.points(now)
        return name, "–", points, "–", _("Not compared: other practices, or not enough answers")
    difference = findings.signed(moved.printed)
    return name, numbers.points(before), numbers.points(now), difference, findings.verdict(moved)
