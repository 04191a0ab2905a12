"""Promise 8 over all outputs: what may not be known changes no byte of anything printed, at any moment.

A reader keeps every export of a round's life: closed, reopened for one more, late sheets brought in, a
practice set aside and brought back, the next round compared. Teams that differ only in what a group
below k answered are led through the same life. Where all exports are the same bytes, the reader can't tell
these teams apart, even knowing the sheets; so each group below k keeps every answer these teams give it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from random import Random

import pytest

from sixelements.domain.assessment import Role
from sixelements.domain.ids import PracticeId
from sixelements.domain.responses import Sheet
from sixelements.domain.teams import Headcount
from tests.attacks.conftest import THOROUGH
from tests.attacks.outputs import Exports, Life, cells
from tests.builders import LINES, PRACTICES, an_assessment
from tests.domain.builders import Cell, filled

K = 5
TEAM = Headcount(frontline=12, supervisor=7, manager=3)
FRONT, LEAD = Role.FRONTLINE, Role.SUPERVISOR
SEEDS = range(12 if THOROUGH else 1)
MOST = 40 if THOROUGH else 2
"""How many teams are led through the same life at most."""
Batch = tuple[Sheet, ...]


@dataclass(frozen=True)
class Roles:
    """How many of each role answer first and late."""

    first: tuple[int, int, int]
    late: tuple[int, int, int]

    def __str__(self) -> str:
        return f"{self.first} then {self.late}"


HIDDEN = [Roles((6, 2, 0), (4, 1, 0)), Roles((3, 2, 1), (2, 3, 0)), Roles((5, 3, 0), (0, 5, 1))]
SHOWN = [Roles((5, 5, 0), (4, 1, 0)), Roles((6, 5, 0), (3, 2, 1))]


def sheets(chance: Random, counts: tuple[int, int, int], *, doubts: float = 0.15) -> Batch:
    """Sheets that rate most practices; some don't know."""

    def answer() -> Cell:
        return "dk" if chance.random() < doubts else chance.randint(1, 5)

    roles = [role for role, n in zip((FRONT, LEAD, None), counts, strict=True) for _ in range(n)]
    items = (*PRACTICES, *LINES)
    return tuple(filled(role, {**{item: answer() for item in items}, "1.1": 3}) for role in roles)


def lived(first: Batch, late: Batch, *, large: bool = True) -> tuple[Exports, ...]:
    """Every export of the whole life of a round and the next one."""
    life = Life(an_assessment(), PRACTICES, K, TEAM, large=large)
    life.hand_in(first)
    life.close()
    life.reopen()
    life.hand_in(late[:1])
    life.close()
    life.set_aside(PracticeId("1.3"))
    life.hand_in(late[1:])
    life.close()
    life.bring_back(PracticeId("1.3"))
    life.begin()
    life.hand_in(first)
    life.close()
    return tuple(life.exports)


def other_roles(batch: Batch) -> Iterator[Batch]:
    """The same sheets, handed in by other people of the same roles; the team as it is comes first."""
    leads = [n for n, s in enumerate(batch) if s.role is LEAD]
    rest = [s.role for s in batch if s.role is not LEAD]
    for chosen in [leads, *combinations(range(len(batch)), len(leads))]:
        others = iter(rest)
        yield tuple(replace(s, role=LEAD if n in chosen else next(others)) for n, s in enumerate(batch))


def some(teams: Iterator[Batch], chance: Random) -> list[Batch]:
    whole = list(teams)
    return [whole[0], *chance.sample(whole[1:], min(MOST, len(whole) - 1))]


def of_leads(batch: Batch, practice: str) -> tuple[int, ...]:
    return tuple(sorted(cells([s for s in batch if s.role is LEAD], practice)))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("roles", HIDDEN, ids=str)
def test_who_of_a_hidden_group_gave_which_sheet_changes_no_byte(roles: Roles, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - repeatable
    first, late = sheets(chance, roles.first), sheets(chance, roles.late)
    teams = list(zip(some(other_roles(first), chance), some(other_roles(late), chance), strict=False))
    assert len({lived(*team) for team in teams}) == 1
    assert len({of_leads(batch, "1.2") for batch, _late in teams}) > 1
    assert len({of_leads(batch, "1.2") for _first, batch in teams}) > 1


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("roles", SHOWN, ids=str)
def test_who_of_the_late_gave_which_sheet_changes_no_byte(roles: Roles, seed: int) -> None:
    """The attack: five leads, then one more; or leads and front line among five late sheets."""
    chance = Random(seed)  # noqa: S311 - repeatable
    first, late = sheets(chance, roles.first, doubts=0), sheets(chance, roles.late)
    teams = some(other_roles(late), chance)
    assert len({lived(first, team) for team in teams}) == 1
    assert len({of_leads(team, "1.2") for team in teams}) > 1


def test_the_exports_do_tell_what_may_be_told() -> None:
    """The control: another lead's sheet in a group that is shown changes them."""
    chance = Random(0)  # noqa: S311 - repeatable
    first, late = sheets(chance, (5, 5, 0), doubts=0), sheets(chance, (4, 1, 0))
    assert len({lived(team, late, large=False) for team in some(other_roles(first), chance)}) > 1


def answering(batch: Batch, practice: str, answers: Sequence[Cell]) -> Batch:
    """The same sheets with other answers to one practice."""
    code = [next(iter(filled(None, {practice: a}).answers.items())) for a in answers]
    return tuple(
        replace(s, answers={**s.answers, item: answer}) for s, (item, answer) in zip(batch, code, strict=True)
    )


WAITING: list[Sequence[Cell]] = [
    *[(n, "dk", "dk", "dk", "dk") for n in (1, 2, 5)],
    (5, 1, 3, "dk", "na"),
    (5, 1, 3, 2, "dk"),
    (4, 4, 4, 4, 4),
    (1, 1, 1, 1, 1),
]
"""Late answers to a practice that wait: fewer than five, or all alike."""


@pytest.mark.parametrize("roles", [HIDDEN[0], SHOWN[0]], ids=str)
def test_late_answers_that_wait_change_no_byte(roles: Roles) -> None:
    """The attack: of five late sheets one rated the practice, or all five gave one level."""
    chance = Random(7)  # noqa: S311 - repeatable
    first, late = sheets(chance, roles.first, doubts=0), sheets(chance, roles.late, doubts=0)
    lives = {lived(first, answering(late, "1.2", answers)) for answers in WAITING}
    assert len(lives) == 1
    assert lived(first, answering(late, "1.2", (1, 2, 3, 4, 5))) not in lives


def test_what_a_dropped_sheet_says_changes_no_byte() -> None:
    """Also where a practice is set aside, so that it would have rated half of what is left."""
    chance = Random(3)  # noqa: S311 - repeatable
    first, late = sheets(chance, (6, 2, 0)), sheets(chance, (4, 1, 0))
    dropped = [filled(FRONT, {"1.1": n, "1.2": 6 - n}) for n in (1, 3, 5)]
    assert len({lived((*first, sheet), late) for sheet in dropped}) == 1


def test_which_side_was_of_one_mind_changes_no_byte() -> None:
    """Both sides answer the rest alike; on 1.2 one side gave one level, and the other side did not."""
    chance = Random(5)  # noqa: S311 - repeatable
    pairs = sheets(chance, (5, 0, 0), doubts=0)
    both = (*pairs, *(replace(s, role=LEAD) for s in pairs))
    late = sheets(chance, (4, 1, 0))
    one, other = (3, 4, 4, 4, 5), (4, 4, 4, 4, 4)
    lives = {lived(answering(both, "1.2", answers), late) for answers in ((*one, *other), (*other, *one))}
    assert len(lives) == 1
