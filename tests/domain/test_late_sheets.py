"""What late sheets change, so that the figures before and after give no smaller group away."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from sixelements.domain.anonymity import Withheld, publish
from sixelements.domain.assessment import Role
from sixelements.domain.ids import ElementId, PracticeId
from sixelements.domain.responses import Batch, Counts, Group, Sheet
from sixelements.domain.rounds import Mode
from sixelements.domain.scores import PracticeScore, Scope, Score, Suppressed
from sixelements.domain.scoring import score
from tests.domain.builders import Cell, a_round, counts_of, evidence, filled, shaped

F, L, U = Group.FRONTLINE, Group.LEADS, Group.UNKNOWN
FRONT, LEAD = Role.FRONTLINE, Role.SUPERVISOR
TWO = shaped(2)
BOTH = ("1.1", "1.2")
NONE: frozenset[Group] = frozenset()
Rows = Sequence[tuple[Role | None, Cell, Cell]]
"""Sheets as a role and the answers to 1.1 and 1.2."""

FIRST: Rows = [
    *[(FRONT, x, y) for x, y in ((1, 2), (2, 2), (2, 3), (3, 2), (2, 1))],
    *[(LEAD, x, y) for x, y in ((4, 5), (3, 4), (4, 4), (5, 3), (4, 4))],
]
"""Ten of which both sides are shown on both practices."""


def batches(*rows: Rows) -> Score:
    round_ = a_round(TWO, practices=BOTH)
    found = [evidence(TWO, round_, [*map(_sheet, batch)]) for batch in rows]
    late = [Batch(tally=e.tally, sheets=e.sheets) for e in found[1:]]
    return score(replace(found[0], late=late))


def _sheet(row: tuple[Role | None, Cell, Cell]) -> Sheet:
    return filled(row[0], {"1.1": row[1], "1.2": row[2]})


def practice(found: Score, id_: str = "1.1") -> PracticeScore:
    return found.practices[PracticeId(id_)]


def counting(*rated: Sequence[int], mode: Mode = Mode.ANONYMOUS) -> int:
    groups: list[Mapping[Group, Counts]] = [{U: counts_of(levels)} for levels in rated]
    return publish(a_round(TWO, mode=mode), groups[0], failing=NONE, late=groups[1:]).batches


def test_five_late_answers_join_the_total() -> None:
    found = practice(batches(FIRST, [(FRONT, x, 3) for x in (1, 2, 2, 3, 5)]))
    assert (found.rated, found.mean, found.batches) == (15, 43 / 15, 2)


@pytest.mark.parametrize(
    ("batches_", "count"),
    [
        ([[1, 2, 3, 4, 5]], 1),
        ([[1, 2, 3, 4]], 0),
        ([[1, 2, 3, 4, 5], [1, 2, 3, 4]], 1),
        ([[1, 2, 3, 4, 5], [1, 2, 3, 4, 5]], 2),
        ([[1, 2, 3, 4, 5], [1, 2, 3, 4], [2]], 3),
        ([[1, 2, 3, 4, 5], [1, 2, 3, 4], [], [2, 2]], 4),
        ([[1, 2, 3, 4], [1]], 2),  # what was never shown joins whole
        ([[1, 2, 3, 4], [1], [2, 3]], 2),
        ([[2, 2, 2, 2, 2], [4, 4, 4, 4, 4]], 1),  # five of one mind never join
        ([[2, 2, 2, 2, 2], [4, 4, 4, 4, 4], [1, 2, 3, 4, 5]], 1),  # nor what would tell on them
        ([[2, 2, 2, 2, 2], []], 1),
    ],
)
def test_late_answers_wait_until_five_that_are_not_all_alike_can_join_at_once(
    batches_: Sequence[Sequence[int]], count: int
) -> None:
    assert counting(*batches_) == count


def test_of_five_late_sheets_one_that_rated_a_practice_moves_nothing_of_it() -> None:
    """The attack: 1.2 before and after would differ by one person's answer."""
    late: Rows = [(FRONT, 3, 5), *[(FRONT, x, "dk") for x in (1, 2, 4, 4)]]
    before, after = practice(batches(FIRST), "1.2"), practice(batches(FIRST, late), "1.2")
    assert after == before
    assert practice(batches(FIRST, late)).rated == 15


def test_a_sixth_lead_moves_no_figure_of_the_leads() -> None:
    """The attack: leads before and after would differ by one person's answer."""
    late: Rows = [(LEAD, 1, 1), *[(FRONT, x, 3) for x in (1, 2, 4, 4, 2)]]
    before, after = batches(FIRST), batches(FIRST, late)
    assert practice(after).rated == 16
    assert practice(after).roles == practice(before).roles
    assert practice(after).gap == practice(before).gap
    assert after.element(ElementId("1")).roles == before.element(ElementId("1")).roles


def test_a_practice_not_shown_at_first_is_never_shown_by_role() -> None:
    first: Rows = [*[(FRONT, x, "dk") for x in (1, 2, 2, 3, 2)], *[(LEAD, x, 4) for x in (4, 3, 4, 5)]]
    late: Rows = [(FRONT, 2, y) for y in (1, 2, 2, 3, 2)] + [(LEAD, 2, y) for y in (1, 2, 2, 3, 2)]
    found = practice(batches(first, late), "1.2")
    assert (found.rated, found.roles, found.withheld) == (14, {}, Withheld.ROLES_PROTECTED)
    assert found.counts is not None


def test_a_spread_withheld_at_first_stays_withheld() -> None:
    """Leads of one mind: with late sheets the spread would tell them from the others again."""
    alike: Rows = [*FIRST[:5], *[(LEAD, 4, y) for y in (4, 5, 3, 4, 4)]]
    found = practice(batches(alike, [(FRONT, x, 3) for x in (1, 2, 2, 3, 5)]))
    assert (found.rated, found.counts, found.sd, found.roles) == (15, None, None, {})


def test_counts_beside_a_figure_are_of_the_same_sheets() -> None:
    late: Rows = [(FRONT, "dk", 1), (FRONT, "na", 2), (FRONT, "dk", 3), (FRONT, 2, 4), (FRONT, 3, 4)]
    found = practice(batches(FIRST, late))
    assert (found.rated, found.dont_know, found.not_applicable, found.skipped) == (10, 0, 0, 0)
    assert batches(FIRST, late).responses == 15


def test_a_range_needs_every_batch_to_be_able_to_have_one() -> None:
    whole: Rows = [(FRONT, x, y) for x, y in ((1, 2), (2, 2), (4, 3), (3, 5), (5, 1))]
    part: Rows = [*whole[:4], (FRONT, 4, "dk")]
    assert batches(FIRST).elements[0].interval is not None
    assert batches(FIRST, whole).elements[0].interval is not None
    assert batches(FIRST, part).elements[0].interval is None
    assert batches(FIRST, whole).elements[0].responses == 15


def test_it_is_said_once_for_the_round() -> None:
    said = Suppressed(scope=Scope.LATE, reason=Withheld.LATE)
    assert said not in batches(FIRST).suppressed
    assert batches(FIRST, [(FRONT, x, 3) for x in (1, 2, 2, 3, 5)]).suppressed == (said,)


def test_in_an_open_round_late_sheets_count_like_all_others() -> None:
    closed = replace(a_round(TWO, mode=Mode.OPEN), published=3)
    assert closed.batches == ((0, 3),)
    assert replace(a_round(TWO), published=3).batches == ((0, 1), (1, 2), (2, 3))
