"""Commands from a cold start beside bare Python, and the two longest pieces of work behind them."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from sixelements import bootstrap
from sixelements.application.plans import view
from sixelements.application.reports import Material, WantedPdf, gather
from tests.benchmarks.measure import measured

DAY = date(2026, 11, 2)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example: all practices asked, two rounds, a discussion, a plan."""
    path = tmp_path_factory.mktemp("example") / "example.sixe"
    bootstrap.build_example(path).close()
    return path


@pytest.mark.benchmark(group="a command from a cold start")
class TestColdStart:
    @pytest.mark.parametrize("command", ["-c pass", "--version", "score", "plan"])
    def test_start(self, command: str, example: Path, benchmark: BenchmarkFixture) -> None:
        arguments = [sys.executable, "-c", "pass"]
        if command != "-c pass":
            arguments = [sys.executable, "-m", "sixelements", command]
        if command in ("score", "plan"):
            arguments.append(str(example))
        measured(benchmark, lambda: subprocess.run(arguments, check=True, capture_output=True), rounds=20)


@pytest.fixture
def material(example: Path) -> Material:
    book = bootstrap.open_workbook(example, read_only=True)
    (team,) = book.teams.all()
    found = gather(book, team, book.rounds.of(team.id)[-1], made_on=DAY)
    book.close()
    return found


@pytest.mark.benchmark(group="the roadmap")
class TestReport:
    def test_pdf(self, material: Material, benchmark: BenchmarkFixture) -> None:
        report = measured(benchmark, lambda: bootstrap.make_pdf(WantedPdf(material=material)), rounds=7)
        assert report.data.startswith(b"%PDF")

    def test_json(self, material: Material, benchmark: BenchmarkFixture) -> None:
        """The same figures without a page to lay out."""
        benchmark(lambda: bootstrap.REPORTS[".json"](material))


@pytest.mark.benchmark(group="a plan recommended for a full round")
class TestPlan:
    def test_ours(self, example: Path, benchmark: BenchmarkFixture) -> None:
        """Scored, put in order, fenced in and dated."""
        book = bootstrap.open_workbook(example, read_only=True)
        (team,) = book.teams.all()
        round_ = book.rounds.of(team.id)[-1]
        benchmark(lambda: view(book, round_, start=DAY))
        book.close()
