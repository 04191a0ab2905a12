"""Teams side by side: figures of a second calculation, what is withheld, and how far chance goes."""

import math
import random
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import product
from statistics import fmean
from typing import NamedTuple

import pytest

from sixelements.domain.ids import ElementId
from sixelements.domain.side_by_side import (
    ENOUGH,
    ComparedElement,
    NoTotal,
    PublishedElement,
    SizeBand,
    TeamFigures,
    figures_of,
    side_by_side,
    size_bands,
)
from sixelements.domain.uncertainty import spread_of_published
from tests.domain.builders import EXAMPLE_TEAM, example_sheets, material, shipped_assessment

ONE = ElementId("1")
TWELVE = (
    (61, 9, 22), (48, 15, 19), (30, 7, 25), (44, 12, 21), (57, 8, 17), (39, 16, 23),
    (66, 11, 20), (25, 10, 24), (51, 13, 18), (70, 7, 22), (36, 17, 21), (55, 9, 26),
)  # fmt: skip
"""Score, size and spread of twelve teams."""


def team(
    score: float | None, size: int = 8, spread: float = 20.0, *, people: int = 0, k: int = 5
) -> TeamFigures:
    shown = {} if score is None else {ONE: PublishedElement(score, spread)}
    return TeamFigures(people=people or size, size=size, threshold=k, elements=shown)


def compared(teams: Sequence[TeamFigures]) -> ComparedElement:
    (element,) = side_by_side(teams, [ONE]).elements
    return element


def added(values: Iterable[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


def root(value: Fraction) -> Fraction:
    """A square root by Newton's steps, to 30 digits."""
    x = Fraction(1) if value else Fraction(0)
    for _ in range(60 if value else 0):
        x = ((x + value / x) / 2).limit_denominator(10**30)
    return x


class Textbook(NamedTuple):
    """What the second calculation gives, in points."""

    reliability: float
    mean: float
    half: float
    marks: list[tuple[float, float]]
    limits: list[float]


def second_calculation(
    scores: Sequence[Fraction], sizes: Sequence[Fraction], spreads: Sequence[Fraction]
) -> Textbook:
    """The same by the textbook: weights 1/v, Cochran's Q, in fractions throughout."""
    count = len(scores)
    pooled = added(s * s for s in spreads) / count
    variance = [pooled / n for n in sizes]
    w = [1 / v for v in variance]
    center = added(a * b for a, b in zip(w, scores, strict=True)) / added(w)
    q = added(a * (b - center) ** 2 for a, b in zip(w, scores, strict=True))
    tau2 = (q - (count - 1)) / (added(w) - added(a * a for a in w) / added(w))
    tau2 = max(tau2, Fraction(0))
    star = [1 / (v + tau2) for v in variance]
    mu = added(a * b for a, b in zip(star, scores, strict=True)) / added(star)
    z = Fraction(1645, 1000)
    shrunk = [mu + tau2 / (tau2 + v) * (y - mu) for y, v in zip(scores, variance, strict=True)]
    half = [z * root(v * tau2 / (v + tau2)) for v in variance]
    return Textbook(
        reliability=float(tau2 / (tau2 + added(variance) / count)),
        mean=float(mu),
        half=float(z * root(1 / added(star))),
        marks=[(float(mark), float(width)) for mark, width in zip(shrunk, half, strict=True)],
        limits=[float(Fraction(309, 100) * root(v)) for v in variance],
    )


def test_the_figures_are_those_of_a_second_calculation() -> None:
    found = compared([team(*one) for one in TWELVE])
    bands = [Fraction(7 + 10, 2) if n <= 10 else Fraction(11 + 17, 2) for _y, n, _s in TWELVE]
    expected = second_calculation(
        [Fraction(y) for y, _n, _s in TWELVE], bands, [Fraction(s) for *_, s in TWELVE]
    )
    assert found.reliability == pytest.approx(expected.reliability)
    assert found.reliability == pytest.approx(0.754475, abs=1e-6)
    assert found.total
    assert found.total.score == pytest.approx(expected.mean)
    low, high = expected.mean - expected.half, expected.mean + expected.half
    assert found.total.interval == (math.floor(low), math.ceil(high))
    for n, (value, half) in enumerate(expected.marks):
        mark = found.marks[n]
        assert (mark.value, mark.value - mark.low, mark.high - mark.value) == pytest.approx(
            (value, half, half)
        )
        assert mark.limits[1] - expected.mean == pytest.approx(expected.limits[n])


def test_a_mark_lies_between_the_teams_score_and_the_mean_of_all() -> None:
    found = compared([team(*one) for one in TWELVE])
    assert found.total
    for n, (score, _size, _spread) in enumerate(TWELVE):
        low, high = sorted((found.total.score, score))
        assert low <= found.marks[n].value <= high


def test_below_half_no_team_is_shown_and_all_together_are() -> None:
    found = compared([team(50 + n, 7) for n in range(12)])
    assert found.reliability is not None
    assert found.reliability < ENOUGH
    assert found.marks == {}
    assert found.total


def test_where_nobody_differs_nothing_is_beyond_chance() -> None:
    found = compared([team(50, spread=0)] * 6)
    assert (found.reliability, found.marks) == (0.0, {})
    assert found.total
    assert found.total.interval == (50, 50)
    apart = compared([team(50 + n, spread=0) for n in range(6)])
    assert apart.reliability == 1.0
    assert [mark.value for mark in apart.marks.values()] == pytest.approx([50, 51, 52, 53, 54, 55])


@pytest.mark.parametrize(
    ("teams", "no_total", "reliable"),
    [(2, NoTotal.TOO_FEW, False), (3, None, False), (4, None, False), (5, None, True)],
)
def test_all_together_from_three_teams_and_each_from_five(
    teams: int, no_total: NoTotal | None, *, reliable: bool
) -> None:
    found = compared([team(20 * n, 9) for n in range(teams)])
    assert (found.no_total, found.reliability is not None, bool(found.marks)) == (
        no_total,
        reliable,
        reliable,
    )


def test_no_total_tells_what_few_teams_kept_back() -> None:
    """By brute force: three teams of 2, 3 or 6 people, each shown or not, beside four that are shown."""
    k, four = 6, [team(40 + n, 9, k=6) for n in range(4)]
    for sizes in product((2, 3, 6), repeat=3):
        for hidden in product((False, True), repeat=3):
            others = [team(None if h else 50, n, k=k) for h, n in zip(hidden, sizes, strict=True)]
            kept_back = [n for h, n in zip(hidden, sizes, strict=True) if h]
            safe = not kept_back or (len(kept_back) > 1 and sum(kept_back) >= k)
            found = compared([*four, *others])
            assert (found.total is not None) == safe, (sizes, hidden)
            assert found.no_total is (None if safe else NoTotal.WOULD_TELL)
            assert safe or found.marks == {}
            assert found.reliability is None or safe


def test_a_team_that_kept_an_element_back_has_no_mark_in_it() -> None:
    found = compared([*(team(15 * n, 9) for n in range(6)), team(None, 5), team(None, 6)])
    assert set(found.marks) == set(range(6))
    assert found.teams == 6


@pytest.mark.parametrize(
    ("sizes", "bands"),
    [
        ([9, 7, 12, 8, 17, 14], [(7, 9), (7, 9), (12, 17), (7, 9), (12, 17), (12, 17)]),
        ([5, 5, 5, 6, 7], [(5, 7)] * 5),
        ([5, 6, 7, 30], [(5, 30)] * 4),
        ([5, 5, 5, 5, 8, 8, 30], [(5, 5)] * 4 + [(8, 30)] * 3),
        ([0, 8, 9, 9], [(0, 0), (8, 9), (8, 9), (8, 9)]),
        ([6, 4], [(4, 6)] * 2),
    ],
)
def test_a_size_is_told_by_a_band_of_three_teams_at_least(
    sizes: list[int], bands: list[tuple[int, int]]
) -> None:
    assert size_bands(sizes) == tuple(SizeBand(*band) for band in bands)


def test_every_band_holds_three_teams_whatever_the_sizes() -> None:
    chance = random.Random(7)  # noqa: S311 - the same in every run
    for _ in range(300):
        sizes = [chance.randint(3, 60) for _ in range(chance.randint(3, 40))]
        found = size_bands(sizes)
        assert all(band.low <= size <= band.high for band, size in zip(found, sizes, strict=True))
        assert min(found.count(band) for band in found) >= 3


def test_neither_its_own_spread_nor_its_head_count_moves_a_mark() -> None:
    """Two teams of a band with one score have one mark, or the width would tell which is which."""
    found = compared([team(70, 7, 5), team(70, 9, 40), *(team(12 * n, 8) for n in range(6))])
    assert found.marks[0] == found.marks[1]


def test_only_a_score_outside_the_funnel_is_named() -> None:
    found = compared([team(score, 12, 18) for score in (50, 52, 49, 51, 50, 48, 85)])
    assert [n for n, mark in found.marks.items() if mark.outside] == [6]


def test_of_a_round_only_published_figures_are_read() -> None:
    score = material(shipped_assessment(), example_sheets(), headcount=EXAMPLE_TEAM).score
    found = figures_of(score, threshold=3)
    element = score.elements[0]
    sds = [p.sd or 0.0 for p in element.practices if p.mean is not None]
    assert found.elements[element.id].score == element.score
    assert found.elements[element.id].spread == spread_of_published((1 / len(sds), sd) for sd in sds)
    assert (found.people, found.size) == (score.responses, 10)


def simulated(chance: random.Random, teams: int, between: float) -> tuple[list[float], ComparedElement]:
    """True scores of teams of 5 to 15 people, and what is found when they answer."""
    true = [chance.gauss(50, between) for _ in range(teams)]
    figures = []
    for middle in true:
        n = chance.randint(5, 15)
        people = [chance.gauss(middle, 20) for _ in range(n)]
        figures.append(team(fmean(people), n, 20))
    return true, compared(figures)


def test_without_differences_a_comparison_is_refused_and_the_lowest_is_seldom_truly_lowest() -> None:
    """Of 40 teams that truly differ, the lowest is truly the lowest in a third or so: no rank is printed."""
    chance = random.Random(17)  # noqa: S311 - the same in every run
    refused = [not simulated(chance, 40, 0.0)[1].marks for _ in range(40)]
    assert sum(refused) == 40
    right, covered, shown = 0, list[bool](), 0
    for _ in range(60):
        true, found = simulated(chance, 40, 9.0)
        if found.marks:
            shown += 1
            lowest = min(found.marks, key=lambda n: found.marks[n].measured)
            right += true[lowest] == min(true)
            covered += [mark.low <= true[n] <= mark.high for n, mark in found.marks.items()]
    assert shown > 50
    assert 0.1 < right / shown < 0.5
    assert 0.85 < fmean(covered) < 0.95
