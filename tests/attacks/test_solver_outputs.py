"""Promise 8 over all outputs: what may not be known changes no byte of anything printed, at any moment.

A reader keeps every export of a round's life: closed, a practice set aside and brought back, the next round
compared. Teams that differ only in what a group
below k answered are led through the same life. Where all exports are the same bytes, the reader can't tell
these teams apart, even knowing the sheets; so each group below k keeps every answer these teams give it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest

from sixelements.domain.assessment import Role
from sixelements.domain.ids import PracticeId
from sixelements.domain.responses import Sheet
from sixelements.domain.teams import Headcount
from tests.attacks.outputs import Exports, Life, cells
from tests.builders import LINES, PRACTICES, an_assessment
from tests.domain.builders import Cell, filled
from tests.sampling import THOROUGH

K = 5
TEAM = Headcount(frontline=12, supervisor=7, manager=3)
FRONT, LEAD = Role.FRONTLINE, Role.SUPERVISOR
SEEDS = range(12 if THOROUGH else 1)
MOST = 40 if THOROUGH else 2
"""How many teams are led through the same life at most."""
Batch = tuple[Sheet, ...]


Roles = tuple[int, int, int]
"""How many of the front line, of leads and without a role answer."""
HIDDEN: list[Roles] = [(6, 2, 0), (3, 2, 1), (5, 3, 0)]


def sheets(chance: Random, counts: Roles, *, doubts: float = 0.15) -> Batch:
    """Sheets that rate most practices; some don't know."""

    def answer() -> Cell:
        return "dk" if chance.random() < doubts else chance.randint(1, 5)

    roles = [role for role, n in zip((FRONT, LEAD, None), counts, strict=True) for _ in range(n)]
    items = (*PRACTICES, *LINES)
    return tuple(filled(role, {**{item: answer() for item in items}, "1.1": 3}) for role in roles)


def lived(answered: Batch, *, large: bool = True) -> tuple[Exports, ...]:
    """Every export of the whole life of a round and the next one."""
    life = Life(an_assessment(), PRACTICES, K, TEAM, large=large)
    life.hand_in(answered)
    life.close()
    life.set_aside(PracticeId("1.3"))
    life.bring_back(PracticeId("1.3"))
    life.begin()
    life.hand_in(answered)
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
    teams = some(other_roles(sheets(chance, roles)), chance)
    assert len({lived(team) for team in teams}) == 1
    assert len({of_leads(team, "1.2") for team in teams}) > 1


def test_the_exports_do_tell_what_may_be_told() -> None:
    """The control: another lead's sheet in a group that is shown changes them."""
    chance = Random(0)  # noqa: S311 - repeatable
    answered = sheets(chance, (5, 5, 0), doubts=0)
    assert len({lived(team, large=False) for team in some(other_roles(answered), chance)}) > 1


def answering(batch: Batch, practice: str, answers: Sequence[Cell]) -> Batch:
    """The same sheets with other answers to one practice."""
    code = [next(iter(filled(None, {practice: a}).answers.items())) for a in answers]
    return tuple(
        replace(s, answers={**s.answers, item: answer}) for s, (item, answer) in zip(batch, code, strict=True)
    )


def test_what_a_dropped_sheet_says_changes_no_byte() -> None:
    """Also where a practice is set aside, so that it would have rated half of what is left."""
    chance = Random(3)  # noqa: S311 - repeatable
    answered = sheets(chance, (6, 2, 0))
    dropped = [filled(FRONT, {"1.1": n, "1.2": 6 - n}) for n in (1, 3, 5)]
    assert len({lived((*answered, sheet)) for sheet in dropped}) == 1


def test_which_side_was_of_one_mind_changes_no_byte() -> None:
    """Both sides answer the rest alike; on 1.2 one side gave one level, and the other side did not."""
    chance = Random(5)  # noqa: S311 - repeatable
    pairs = sheets(chance, (5, 0, 0), doubts=0)
    both = (*pairs, *(replace(s, role=LEAD) for s in pairs))
    one, other = (3, 4, 4, 4, 5), (4, 4, 4, 4, 4)
    lives = {lived(answering(both, "1.2", answers)) for answers in ((*one, *other), (*other, *one))}
    assert len(lives) == 1
