"""One way into pytest-benchmark, whose own has no types."""

import sys
from collections.abc import Callable
from statistics import median
from time import process_time
from typing import TypeVar

from pytest_benchmark.fixture import BenchmarkFixture

T = TypeVar("T")


def measured(benchmark: BenchmarkFixture, function: Callable[[], T], *, rounds: int) -> T:
    """Time a function so often, after a few times that don't count; returns what it returned last."""
    result: T = benchmark.pedantic(function, rounds=rounds, warmup_rounds=1 + rounds // 20)  # type: ignore[no-untyped-call]
    return result


def measured_both(benchmark: BenchmarkFixture, function: Callable[[], object], *, rounds: int) -> None:
    """Time a function so often, on the clock, and say its processor time, which others change less."""
    spent: list[float] = []

    def timed() -> None:
        begun = process_time()
        function()
        spent.append(process_time() - begun)

    measured(benchmark, timed, rounds=rounds)
    spent = spent[-rounds:]
    sys.stdout.write(f"processor time {1_000 * min(spent):.1f} ms at best, {1_000 * median(spent):.1f} ms\n")
