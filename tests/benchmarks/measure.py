"""One way into pytest-benchmark, whose own has no types."""

from collections.abc import Callable
from typing import TypeVar

from pytest_benchmark.fixture import BenchmarkFixture

T = TypeVar("T")


def measured(benchmark: BenchmarkFixture, function: Callable[[], T], *, rounds: int) -> T:
    """Time a function so often, after a few times that don't count; returns what it returned last."""
    result: T = benchmark.pedantic(function, rounds=rounds, warmup_rounds=1 + rounds // 20)  # type: ignore[no-untyped-call]
    return result
