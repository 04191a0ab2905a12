"""Whether role means may be shown: 500 people a practice, beside the other figures of the same counts."""

from collections.abc import Callable
from random import Random
from time import process_time

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from sixelements.domain import agreement, hidden_parts
from sixelements.domain.anonymity import breakdown, publish
from sixelements.domain.responses import Counts, Group, add_up
from sixelements.domain.revealing import could_reveal
from tests.domain.builders import a_round, counts_of, shipped_assessment

SIZES = {Group.FRONTLINE: 390, Group.LEADS: 110}
SLOWEST = (
    (Counts((3, 3, 481, 10, 3)), 10),
    (Counts((0, 60, 3, 436, 1)), 480),
    (Counts((60, 10, 3, 425, 2)), 10),
)
"""The slowest of 80,000 tables tried: nearly all at one level, one side small."""


def practices() -> list[dict[Group, Counts]]:
    """What 500 people say of 37 practices, leads a little higher."""
    chance = Random(37)  # noqa: S311 - repeatable
    made = []
    for _ in shipped_assessment().practices:
        middle = chance.uniform(1.5, 4.0)
        made.append(
            {
                group: counts_of(
                    min(5, max(1, round(chance.gauss(middle + 0.4 * (group is Group.LEADS), 0.9))))
                    for _ in range(n)
                )
                for group, n in SIZES.items()
            }
        )
    return made


def decided() -> Callable[[], int]:
    round_, made = a_round(shipped_assessment()), practices()
    sides = breakdown(round_, SIZES)
    return lambda: sum(len(publish(round_, groups, sides=sides).groups) for groups in made)


def described() -> Callable[[], int]:
    everyone = [add_up(groups.values()) for groups in practices()]
    figures = (agreement.standard_deviation, agreement.mean_distance, agreement.median, agreement.agreement)
    return lambda: sum(figure(counts) is not None for counts in everyone for figure in figures)


@pytest.mark.benchmark(group="500 people, 37 practices")
def test_publishing_37_practices_of_500_people(benchmark: BenchmarkFixture) -> None:
    assert benchmark(decided()) > 37


@pytest.mark.benchmark(group="500 people, 37 practices")
def test_baseline_the_other_figures_of_the_same_counts(benchmark: BenchmarkFixture) -> None:
    assert benchmark(described()) == 4 * 37


@pytest.mark.benchmark(group="500 people, the slowest practices known")
@pytest.mark.parametrize(("everyone", "group"), SLOWEST, ids=str)
def test_the_slowest_practice(benchmark: BenchmarkFixture, everyone: Counts, group: int) -> None:
    benchmark(could_reveal, everyone, group, both=True)


@pytest.mark.benchmark(group="500 people, the slowest practices known")
@pytest.mark.parametrize(("group", "parts"), [(390, (109, 1)), (390, (100, 10)), (480, (19, 1))], ids=str)
def test_the_slowest_of_37_practices_with_two_hidden_groups(
    benchmark: BenchmarkFixture, group: int, parts: tuple[int, int]
) -> None:
    def seconds(everyone: Counts) -> float:
        start = process_time()
        hidden_parts.could_reveal(everyone, group, parts)
        return process_time() - start

    slowest = max((add_up(groups.values()) for groups in practices()), key=seconds)
    benchmark(hidden_parts.could_reveal, slowest, group, parts)
