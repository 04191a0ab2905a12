"""Which rounds are compared, and that no team is known by setting two comparisons beside each other."""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from sixelements.application.comparing import (
    ChosenRounds,
    Comparison,
    GatheredTeam,
    Gathering,
    Published,
    Wanted,
    choose,
    compare,
    select,
    told_by_an_earlier,
)
from sixelements.domain.errors import NotAllowed
from sixelements.domain.ids import ElementId, PracticeId, TeamId, WorkbookId
from sixelements.domain.rounds import State
from sixelements.domain.scores import Score
from tests.builders import a_round, a_team
from tests.domain.builders import a_score, practice_score, shipped_assessment

BOOK = WorkbookId("book")
ASSESSMENT = shipped_assessment()
K = 5
Known = dict[tuple[str, int], int]
"""How many people answered, by team and number of the round."""


def a_published_score(level: float, people: int, kept_back: Sequence[str]) -> Score:
    made = [
        practice_score(p, None if p[0] in kept_back else level, rated=people) for p in ASSESSMENT.practices
    ]
    score = a_score({}, practices=made, assessment=ASSESSMENT)
    return Score(
        responses=people,
        dropped=0,
        elements=score.elements,
        overall=None,
        legs=None,
        suppressed=(),
    )


def a_gathered(
    name: str, rounds: Sequence[int], level: float, people: int = 8, kept_back: Sequence[str] = ()
) -> GatheredTeam:
    """A team that published rounds with these numbers, each at a level of its own."""
    team = a_team(name, name=name)
    made = [a_round(f"{name} {n}", team=name, number=n, state=State.PUBLISHED) for n in rounds]
    published = [
        Published(
            workbook=BOOK,
            organization="Alder",
            team=team,
            round=round_,
            assessment=ASSESSMENT,
            score=a_published_score(level + 0.01 * round_.number, people, kept_back),
        )
        for round_ in made
    ]
    return GatheredTeam(
        workbook=BOOK, organization="Alder", team=team, rounds=tuple(made), published=tuple(published)
    )


def a_world(*teams: GatheredTeam) -> Gathering:
    return Gathering(teams=teams, twice=(), unread=())


def five(rounds: Sequence[int] = (1, 2)) -> tuple[GatheredTeam, ...]:
    return tuple(a_gathered(f"old {n}", rounds, 1.4 + 0.5 * n, 6 + n) for n in range(5))


def wanted(teams: Sequence[GatheredTeam]) -> Iterator[Wanted]:
    """All that can be asked for in the window, of all teams or of all but one."""
    for number, since in product((None, 1, 2), (None, 1)):
        yield Wanted(number=number, since=since)
    for team in (teams[0], teams[-1]):
        yield Wanted(without=frozenset({team.key}))


def allowed(world: Gathering) -> list[tuple[ChosenRounds, Comparison]]:
    found = []
    for one in wanted(world.teams):
        try:
            chosen = choose(world, one)
            made = compare(
                chosen.now, shuffle=lambda _items: None, made_on=date(2026, 11, 30), earlier=chosen.earlier
            )
        except NotAllowed:
            continue
        found.append((chosen, made))
    return found


def alone(comparisons: Sequence[tuple[ChosenRounds, Comparison]], people: Known) -> list[str]:
    """What a reader of all of them could tell of a team: who is alone in what stands at its aliases.

    Aliases are one team where the same score as measured stands at both.
    """
    seen: dict[tuple[str, int], dict[int, object]] = defaultdict(dict)
    for at, (_chosen, comparison) in enumerate(comparisons):
        for n, team in enumerate(comparison.teams):
            there = frozenset(e.id for e in comparison.found.shown if n in e.marks)
            if there:
                known = (team.published.team.name, team.published.round.number)
                seen[known][at] = (team.band, there)
    alike = defaultdict[tuple[tuple[int, object], ...], list[tuple[str, int]]](list)
    for known, places in seen.items():
        alike[tuple(sorted(places.items(), key=lambda item: item[0]))].append(known)
    return [f"{group}" for group in alike.values() if len(group) < 2 or sum(people[one] for one in group) < K]


def told_by_totals(comparisons: Sequence[tuple[ChosenRounds, Comparison]], people: Known) -> list[str]:
    """The rounds that are in one total of an element and not in another one, where they are too few."""
    totals = defaultdict[ElementId, list[frozenset[tuple[str, int]]]](list)
    for chosen, comparison in comparisons:
        for element in comparison.found.elements:
            if element.total:
                totals[element.id].append(_that_can_show(chosen.now, element.id))
            if element.id in comparison.before:
                totals[element.id].append(_that_can_show(chosen.earlier, element.id))
    return [
        f"{element} {one - other}"
        for element, sets in totals.items()
        for one, other in product(sets, repeat=2)
        if other < one and (len(one - other) < 2 or sum(people[i] for i in one - other) < K)
    ]


def _that_can_show(published: Sequence[Published], element: ElementId) -> frozenset[tuple[str, int]]:
    return frozenset(
        (one.team.name, one.round.number) for one in published if one.score.element(element).score is not None
    )


def known_people(world: Gathering) -> Known:
    return {(t.team.name, p.round.number): p.score.people for t in world.teams for p in t.published}


HISTORIES = ((), (1,), (2,), (1, 2))


@pytest.mark.parametrize("sizes", [(8, 8, 8), (3, 20, 8), (2, 2, 30)])
def test_no_team_is_alone_over_all_comparisons_that_can_be_made(sizes: Sequence[int]) -> None:
    """By brute force: five teams with two rounds, and three with any, some of which keep elements back."""
    refused = made = 0
    chance = random.Random(f"{sizes}")  # noqa: S311 - the same in every run
    for two in product(HISTORIES, repeat=2):
        histories = (*two, chance.choice(HISTORIES))
        late = [
            a_gathered(f"new {n}", rounds, 1.2 + n, size, chance.choice(((), (), ("3",), ("3", "5"))))
            for n, (rounds, size) in enumerate(zip(histories, sizes, strict=True))
        ]
        world = a_world(*five(), *late)
        found = allowed(world)
        assert any(chosen == select(world, Wanted()) for chosen, _made in found), histories
        people = known_people(world)
        assert not alone(found, people), (histories, sizes)
        assert not told_by_totals(found, people), (histories, sizes)
        made += len(found)
        refused += sum(1 for _ in wanted(world.teams)) - len(found)
    assert made > 25
    assert refused > 25


def test_the_reader_of_the_test_finds_a_team_that_is_alone() -> None:
    """What the test above looks for is there where nothing is refused."""
    world = a_world(*five(), a_gathered("new", (2,), 4.4, 9))
    found = []
    for one in (Wanted(), Wanted(since=1)):
        chosen = select(world, one)
        made = compare(chosen.now, shuffle=lambda _items: None, made_on=date(2026, 11, 30))
        found.append((chosen, made))
    assert alone(found, known_people(world)) == ["[('new', 2)]"]
    assert "1 frozenset({('new', 2)})" in told_by_totals(found, known_people(world))


@pytest.mark.parametrize("rounds", [(1,), (2,)])
def test_one_team_alone_with_one_round_stops_the_comparison_of_two(rounds: Sequence[int]) -> None:
    world = a_world(*five(), a_gathered("New desk", rounds, 4.4, 9))
    with pytest.raises(NotAllowed, match="which figures are those of New desk"):
        choose(world, Wanted(since=1))
    assert len(choose(world, Wanted()).now) == 6


def test_a_round_that_one_team_alone_does_not_have_is_not_compared_beside_the_newest() -> None:
    world = a_world(*five(), a_gathered("New desk", (1,), 4.4, 9))
    for number in (1, 2):
        with pytest.raises(NotAllowed, match="which figures are those of New desk"):
            choose(world, Wanted(number=number))


def test_two_teams_without_the_earlier_round_are_left_out_and_named() -> None:
    new = [a_gathered(f"New {n}", (2,), 3.0 + 0.4 * n, 8) for n in range(2)]
    chosen = choose(a_world(*five(), *new), Wanted(since=1))
    assert len(chosen.now) == len(chosen.earlier) == 5
    assert [(one.team, one.sentence) for one in chosen.left_out] == [
        (f"New {n}", "It has no round 1 beside a later one that was asked the same, so it is left out.")
        for n in range(2)
    ]


def test_what_was_exported_before_counts_too() -> None:
    """Of eight teams two are left out, then two others, of whom one is the same: each would be known."""
    world = a_world(*five(), *(a_gathered(f"New {n}", (1, 2), 3.0 + 0.4 * n, 8) for n in range(3)))
    keys: Mapping[str, tuple[WorkbookId, TeamId]] = {team.team.name: team.key for team in world.teams}
    first, second = (frozenset({keys["New 1"], keys[name]}) for name in ("New 0", "New 2"))
    made = choose(world, Wanted(without=first))
    assert len(made.now) == 6
    choose(world, Wanted(without=second))
    with pytest.raises(NotAllowed, match="New 0, New 1, and New 2"):
        choose(world, Wanted(without=second), made=[made])
    choose(world, Wanted(without=first), made=[made])


def test_a_team_is_not_known_by_the_elements_it_can_t_show() -> None:
    """One lacks element 2, another 3, and two of the small teams both: a reader knows that of each."""
    small = [
        a_gathered(f"small {n}", (1,), 1.3 + 0.3 * n, 5, kept) for n, kept in enumerate(("2", "23", "3"))
    ]
    world = a_world(*small, *five((1,)))
    (chosen, comparison), *_rest = allowed(world)
    assert not alone([(chosen, comparison)], known_people(world))
    assert [e.id for e in comparison.found.elements if e.gaps_would_tell] == [ElementId("3")]
    assert all(e.total for e in comparison.found.elements)
    assert PracticeId("3.1") in comparison.teams[0].published.score.practices


def closed(team: GatheredTeam, *days: int) -> GatheredTeam:
    """The same team, its rounds closed on these days of November."""
    published = tuple(
        replace(one, round=replace(one.round, closed_on=date(2026, 11, day)))
        for one, day in zip(team.published, days, strict=True)
    )
    return replace(team, rounds=tuple(one.round for one in published), published=published)


def asked_core(team: GatheredTeam) -> GatheredTeam:
    """The same team, its last round asked about other practices than all others were."""
    *before, last = team.published
    practices = last.round.practices[:12]
    last = replace(last, round=replace(last.round, practices=practices))
    return replace(team, published=(*before, last), rounds=(*team.rounds[:-1], last.round))


def test_who_alone_is_there_or_not_since_an_earlier_day_is_told_by_a_report_of_that_day() -> None:
    others = [closed(team, 2, 10) for team in five()]
    transit = a_gathered("Transit", (1, 2), 4.4)
    second = closed(a_gathered("Parks", (1, 2), 3.9), 2, 20)
    new = closed(a_gathered("New desk", (2,), 4.1), 20)
    both = (closed(transit, 2, 20), second)
    cases: tuple[tuple[list[GatheredTeam], tuple[str, ...]], ...] = (
        ([*others, closed(transit, 2, 20)], ("Transit",)),
        ([*others, *both], ()),
        ([*others, closed(transit, 2, 10)], ()),
        ([*others, new], ("New desk",)),
        ([*others, closed(transit, 2, 20), new], ("Transit",)),
        ([*others, asked_core(closed(transit, 2, 20))], ("Transit",)),
        ([*others, asked_core(closed(transit, 10, 20))], ("Transit",)),
        ([*others, *map(asked_core, both)], ()),
    )
    for at, (teams, known) in enumerate(cases):
        world = a_world(*teams)
        told = told_by_an_earlier(world, select(world, Wanted()))
        assert (told.teams if told else ()) == known, at
        assert told is None or told.until == date(2026, 11, 20)


def by(world: Gathering, day: date) -> Gathering:
    """What was there at the end of a day."""
    teams = []
    for team in world.teams:
        there = tuple(p for p in team.published if p.round.closed_on and p.round.closed_on <= day)
        teams += [replace(team, published=there, rounds=tuple(p.round for p in there))] if there else []
    return a_world(*teams)


def test_no_report_of_an_earlier_day_tells_a_team_without_a_warning() -> None:
    """By brute force: five teams with two rounds, and three with any, closed on any of four days."""
    chance = random.Random(17)  # noqa: S311 - the same in every run
    warned = quiet = 0
    for _world in range(10):
        late = []
        for n in range(3):
            rounds = chance.choice(HISTORIES[1:])
            days = sorted(chance.sample(range(4, 8), len(rounds)))
            team = closed(a_gathered(f"new {n}", rounds, 1.2 + n, chance.choice((3, 8, 20))), *days)
            late.append(asked_core(team) if chance.random() < 0.2 else team)
        first = chance.choice((4, 6))
        world = a_world(*(closed(team, 2, first) for team in five()), *late)
        people = known_people(world)
        days_closed = sorted({p.round.closed_on or date.min for t in world.teams for p in t.published})
        before = [one for day in days_closed[:-1] for one in allowed(by(world, day))]
        for chosen, made in allowed(world):
            told = told_by_an_earlier(world, chosen)
            pairs = [[one, (chosen, made)] for one in before]
            known = [one for pair in pairs for one in (*alone(pair, people), *told_by_totals(pair, people))]
            names = {t.team.name for t in world.teams if any(f"{t.team.name!r}" in one for one in known)}
            assert names <= set(told.teams if told else ()), names
            warned += bool(names)
            quiet += told is None
    assert warned > 5
    assert quiet
