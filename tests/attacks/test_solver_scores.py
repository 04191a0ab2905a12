"""The solver of `test_solver` over whole scores: two practices, their element, its range, before and after.

The range of an element rests on each person's own mean, so it could tell what the practices withhold.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement, product

import pytest

from sixelements.domain.assessment import Role
from sixelements.domain.evidence import Evidence
from sixelements.domain.ids import ItemId
from sixelements.domain.responses import Batch, Group, Sheet
from sixelements.domain.scoring import score
from tests.attacks.conftest import THOROUGH
from tests.attacks.test_solver import Cell, Picture, Table, narrowed
from tests.domain.builders import Cell as Answered
from tests.domain.builders import a_round, evidence, filled, shaped

TWO = shaped(2)
PRACTICES = ("1.1", "1.2")
F, L, U = Group.FRONTLINE, Group.LEADS, Group.UNKNOWN
ROLES = {F: Role.FRONTLINE, L: Role.SUPERVISOR, U: None}
Kept = tuple[int, int, int]


@dataclass(frozen=True)
class Team:
    """Who answered first and late, and what a sheet may say of each practice."""

    kept: tuple[Kept, ...]
    answers: tuple[tuple[Answered, ...], ...]
    k: int = 3

    def __str__(self) -> str:
        batches = " then ".join("-".join(map(str, kept)) for kept in self.kept)
        return f"k {self.k}, {batches}, {self.answers}"

    @property
    def cells(self) -> list[Cell]:
        return [
            (n, g) for n, kept in enumerate(self.kept) for g, size in zip(ROLES, kept, strict=True) if size
        ]

    def batches(self, n: int) -> list[Evidence]:
        """Every way in which a batch can be filled in, counted."""
        round_ = a_round(TWO, practices=PRACTICES, threshold=self.k)
        ways = [
            combinations_with_replacement([*self._sheets(group, self.answers[n])], size)
            for group, size in zip(ROLES, self.kept[n], strict=True)
        ]
        return [evidence(TWO, round_, [s for own in one for s in own]) for one in product(*ways)]

    def _sheets(self, group: Group, answers: Sequence[Answered]) -> Iterable[Sheet]:
        for pair in product(answers, repeat=2):
            yield filled(ROLES[group], dict(zip(PRACTICES, pair, strict=True)))


def picture(found: Evidence) -> Picture:
    """Every figure of the score, before and after late sheets were brought in."""
    moments = [replace(found, late=found.late[:n]) for n in range(len(found.late) + 1)]
    return tuple(repr(score(moment)) for moment in moments)


def projected(found: Evidence, practice: str) -> Table:
    """What the cells say of one practice."""
    return tuple(tally.groups(ItemId(practice)) for tally in found.tallies)


TEAMS = [
    Team(((3, 3, 0),), ((2, 4),)),
    Team(((5, 5, 0),), ((2, 4),), k=5),
    Team(((3, 0, 0), (2, 1, 0)), ((2, 4), (2, 4, "dk"))),
]
MORE = [
    Team(((3, 3, 0),), ((2, 3, 4),)),
    Team(((4, 3, 0),), ((2, 4),)),
    Team(((3, 3, 0), (2, 1, 0)), ((2, 4), (2, 4))),
    Team(((3, 2, 1), (3, 0, 0)), ((2, 4), (2, 4))),
    Team(((3, 0, 0), (2, 1, 0)), ((2, 3, 4), (2, 4, "dk"))),
]


@pytest.mark.parametrize("team", [*TEAMS, *(MORE if THOROUGH else [])], ids=str)
def test_no_score_and_no_range_narrows_anybody(team: Team) -> None:
    fitting: dict[Picture, list[Evidence]] = {}
    for first, *late in product(*(team.batches(n) for n in range(len(team.kept)))):
        found = replace(first, late=[Batch(tally=e.tally, sheets=e.sheets) for e in late])
        fitting.setdefault(picture(found), []).append(found)
    for practice in PRACTICES:
        tables = {seen: [projected(e, practice) for e in found] for seen, found in fitting.items()}
        assert [union for _seen, union in narrowed(tables, team.cells, team.k)][:3] == []
