"""Promise 8: a reader who knows the rules learns nothing of a group from ranges, gaps and flags.

What the reader has of an anonymous round: of each practice the counts of the whole team, how many of each
role rated it, and the role means that are published. Everything else that is printed must follow from
these, over all practices together: ranges of elements and of the whole, gaps, flags, what is withheld.
So no figure more can narrow anything. And these alone pin no group that the counts don't pin.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, product
from random import Random

import pytest

from sixelements.domain.assessment import Role
from sixelements.domain.evidence import Evidence
from sixelements.domain.ids import ItemId, PracticeId
from sixelements.domain.responses import Group, Sheet
from sixelements.domain.rounds import Mode
from sixelements.domain.scores import Score
from sixelements.domain.scoring import score
from tests.domain.builders import Cell, a_round, evidence, filled, scored, shaped
from tests.sampling import THOROUGH

pytestmark = pytest.mark.timeout(900)

TWO = shaped(2)
PRACTICES = (PracticeId("1.1"), PracticeId("1.2"))
ROLES = {Group.FRONTLINE: Role.FRONTLINE, Group.LEADS: Role.SUPERVISOR, Group.UNKNOWN: None}
Sizes = tuple[int, int, int]
"""How many of the front line, of leads and without a role answer."""
Known = tuple[object, ...]


@dataclass(frozen=True)
class Team:
    """Who answers, and what a sheet may say of each practice."""

    sizes: Sizes
    answers: tuple[Cell, ...]
    k: int = 3

    def rounds(self) -> Iterator[Evidence]:
        """Every way in which the sheets can be filled in, counted."""
        round_ = a_round(TWO, practices=PRACTICES, threshold=self.k)
        ways = [
            combinations_with_replacement([*self._sheets(role)], size)
            for role, size in zip(ROLES.values(), self.sizes, strict=True)
        ]
        for one in product(*ways):
            yield evidence(TWO, round_, [sheet for own in one for sheet in own])

    def _sheets(self, role: Role | None) -> Iterable[Sheet]:
        for pair in product(self.answers, repeat=2):
            yield filled(role, dict(zip(PRACTICES, pair, strict=True)))


def counts_and_sizes(found: Evidence) -> Known:
    """What the reader has before any figure by role: counts, and how many of each group rated."""
    rated = [
        (found.tally.everyone(ItemId(p)), *(groups[g].rated if g in groups else 0 for g in ROLES))
        for p in PRACTICES
        for groups in [found.tally.groups(ItemId(p))]
    ]
    return (*rated, tuple(found.tally.kept.values()), found.tally.dropped)


def role_means(made: Score) -> Known:
    return tuple((p.id, *p.roles.values()) for p in made.practices.values())


def of_one_mind(found: Evidence, practice: PracticeId, group: Group) -> int:
    """The level that everybody of a group gave; 0 where they differ."""
    counts = found.tally.groups(ItemId(practice)).get(group)
    return counts.levels.index(counts.rated) + 1 if counts is not None and counts.unanimous else 0


TEAMS = [
    Team((3, 3, 0), (2, 4)),
    Team((3, 3, 0), (3, 4)),
    Team((4, 3, 0), (2, 3)),
    Team((3, 2, 1), (3, 4)),
]
MORE = [
    Team((3, 3, 0), (3, 4, "dk")),
    Team((5, 5, 0), (3, 4), k=5),
    Team((3, 3, 0), (2, 3, 4)),
    Team((4, 3, 0), (2, 3, 4)),
    Team((4, 3, 1), (3, 4, "dk")),
    Team((5, 5, 0), (2, 3, "dk"), k=5),
    Team((6, 5, 1), (2, 4), k=5),
]


@pytest.mark.parametrize("team", [*TEAMS, *(MORE if THOROUGH else [])], ids=str)
def test_all_that_is_printed_follows_from_counts_sizes_and_role_means_which_pin_nobody(team: Team) -> None:
    printed: dict[tuple[Known, Known], set[str]] = {}
    fitting: dict[tuple[Known, Known], list[Evidence]] = {}
    dealt: dict[Known, list[Evidence]] = {}
    for found in team.rounds():
        made = score(found)
        known = counts_and_sizes(found)
        dealt.setdefault(known, []).append(found)
        fitting.setdefault((known, role_means(made)), []).append(found)
        printed.setdefault((known, role_means(made)), set()).add(repr(made))
    assert [known for known, said in printed.items() if len(said) > 1] == []
    assert len(printed) > 1
    for (known, means), fit in fitting.items():
        for practice, group in product(PRACTICES, ROLES):
            said = {of_one_mind(found, practice, group) for found in fit}
            by_counts = {of_one_mind(found, practice, group) for found in dealt[known]}
            assert len(said) > 1 or said in ({0}, by_counts), (known, means, practice, group)


@pytest.mark.parametrize("levels", [(3, 4), (1, 2), (4, 5)])
def test_printed_means_of_five_and_five_leave_a_choice_of_who_said_what(levels: tuple[int, int]) -> None:
    """Sides large enough to be shown: exact means would pin the side that is of one mind."""
    low, high = levels
    fitting: dict[tuple[int, Known], set[tuple[int, int]]] = {}
    for front, leads in product(range(6), repeat=2):
        cells = [*[high] * front, *[low] * (5 - front), *[high] * leads, *[low] * (5 - leads)]
        sheets = [filled(Role.FRONTLINE if n < 5 else Role.MANAGER, {"1.1": x}) for n, x in enumerate(cells)]
        made = scored(TWO, sheets, practices=PRACTICES[:1])
        fitting.setdefault((front + leads, role_means(made)), set()).add((front, leads))
    mixed = {known: deals for known, deals in fitting.items() if known[0] not in (0, 10)}
    assert any(means != ((PRACTICES[0],),) for _high, means in mixed)
    for deals in mixed.values():
        of_front, of_leads = {front for front, _leads in deals}, {leads for _front, leads in deals}
        assert all(len(side) > 1 for side in (of_front, of_leads) if side & {0, 5})


def people(chance: Random) -> list[dict[str, Cell]]:
    """A team's answers to all practices of six elements; some don't know."""
    ids = shaped(3, 2, 2, 3, 2, 2).practices
    return [{p: "dk" if chance.random() < 0.1 else chance.randint(2, 4) for p in ids} for _ in range(14)]


def exchanged(chance: Random, cells: Sequence[dict[str, Cell]]) -> list[dict[str, Cell]]:
    """On each practice other persons of the same role gave the same answers."""
    new: list[dict[str, Cell]] = [{} for _ in cells]
    for practice in cells[0]:
        for side in (range(8), range(8, 14)):
            order = list(side)
            chance.shuffle(order)
            for mine, other in zip(side, order, strict=True):
                new[mine][practice] = cells[other][practice]
    return new


def of_roles(cells: Sequence[dict[str, Cell]], mode: Mode) -> Score:
    sheets = [filled(Role.FRONTLINE if n < 8 else Role.MANAGER, own) for n, own in enumerate(cells)]
    return scored(shaped(3, 2, 2, 3, 2, 2), sheets, mode=mode)


@pytest.mark.parametrize("seed", range(200 if THOROUGH else 10))
def test_who_of_a_group_gave_which_answers_together_moves_no_figure(seed: int) -> None:
    """Not the range of an element nor that of the whole, which in an open round rest on persons."""
    chance = Random(seed)  # noqa: S311 - repeatable
    cells = people(chance)
    others = exchanged(chance, cells)
    assert of_roles(cells, Mode.ANONYMOUS) == of_roles(others, Mode.ANONYMOUS)
    if seed == 0:
        assert of_roles(cells, Mode.OPEN) != of_roles(others, Mode.OPEN)


def sided(chance: Random) -> tuple[list[int], list[int]]:
    """Answers of two sides that may be far apart."""
    low, high = chance.choice([(1, 3), (1, 5), (2, 4)]), chance.choice([(3, 5), (1, 5), (2, 4)])
    return [chance.randint(*low) for _ in range(7)], [chance.randint(*high) for _ in range(6)]


@pytest.mark.parametrize("seed", range(400 if THOROUGH else 20))
def test_a_flag_tells_no_more_than_the_rounded_means(seed: int) -> None:
    """The same counts with other people in each group: as long as both means round alike, so do all words."""
    chance = Random(seed)  # noqa: S311 - repeatable
    front, leads = sided(chance)
    seen: dict[Known, set[object]] = {}
    for _ in range(60):
        everyone = [*front, *leads]
        chance.shuffle(everyone)
        cells = [{"1.1": level, "1.2": 1 + n % 5} for n, level in enumerate(everyone)]
        sheets = [filled(Role.FRONTLINE if n < 7 else Role.MANAGER, own) for n, own in enumerate(cells)]
        made = scored(TWO, sheets, practices=PRACTICES).elements[0]
        practice = made.practices[0]
        means = tuple((g, r.mean) for g, r in practice.roles.items())
        flags = (practice.gap, practice.withheld, made.interval)
        seen.setdefault(means, set()).add(flags)
    assert all(len(flags) == 1 for flags in seen.values())


def test_a_dont_know_is_no_level() -> None:
    """The control of `of_one_mind`: who doesn't know is not of one mind with the others."""
    found = evidence(TWO, a_round(TWO), [filled(None, {"1.1": 3, "1.2": "dk"})] * 2)
    assert of_one_mind(found, PRACTICES[0], Group.UNKNOWN) == 3
    assert of_one_mind(found, PRACTICES[1], Group.UNKNOWN) == 0
