"""One workbook: saving an answer, opening, scoring a team; each beside its baseline."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from itertools import cycle
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from sixelements.application.scores import score_round
from sixelements.content import snapshot
from sixelements.domain.ids import ItemId
from sixelements.storage import connection, workbook
from tests.benchmarks.measure import measured
from tests.benchmarks.thousand import workbooks
from tests.builders import a_response_id, an_answer
from tests.storage.books import ROUND, new_book_with_round

ITEMS = [f"{e}.{p}" for e in range(1, 7) for p in range(1, 7)]
ROUNDS = 300
SHEET = a_response_id(1)
FAST = Path("/dev/shm")  # noqa: S108 - a disk in memory


@pytest.fixture(params=["on disk", "in memory"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """Where syncing takes as long as it takes, and where it takes nothing, so that the rest shows."""
    if request.param == "on disk":
        yield tmp_path / "a.sixe"
        return
    if not FAST.is_dir():
        pytest.skip("there is no disk in memory here")
    folder = Path(tempfile.mkdtemp(dir=FAST))
    yield folder / "a.sixe"
    shutil.rmtree(folder)


def a_sheet(place: Path) -> None:
    book = new_book_with_round(place)
    book.responses.begin(SHEET, round_=ROUND, role=None)
    book.close()


@pytest.mark.benchmark(group="one answer committed")
class TestOneAnswer:
    def test_bare(self, place: Path, benchmark: BenchmarkFixture) -> None:
        """The same statement in the same settings, and nothing else."""
        a_sheet(place)
        items, codes, key = cycle(ITEMS), cycle(range(1, 6)), bytes.fromhex(SHEET)
        with closing(connection.for_writing(place)) as bare:

            def answer() -> None:
                bare.execute("BEGIN IMMEDIATE")
                bare.execute(
                    "INSERT INTO answer VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET code = excluded.code",
                    (key, next(items), next(codes)),
                )
                bare.execute("COMMIT")

            measured(benchmark, answer, rounds=ROUNDS)

    def test_ours(self, place: Path, benchmark: BenchmarkFixture) -> None:
        a_sheet(place)
        book = workbook.open_workbook(place, codec=snapshot)
        items, answers = cycle(ITEMS), cycle([an_answer(n) for n in range(1, 6)])
        measured(
            benchmark,
            lambda: book.responses.answer(SHEET, ItemId(next(items)), next(answers)),
            rounds=ROUNDS,
        )
        book.close()


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A workbook with 500 responses: ten teams of fifty, 18,500 answers."""
    return Path(shutil.copy(workbooks()[0], tmp_path / "large.sixe"))


@pytest.mark.benchmark(group="a workbook with 500 responses opened and checked")
class TestOpening:
    def test_bare(self, large: Path, benchmark: BenchmarkFixture) -> None:
        def open_() -> None:
            with closing(sqlite3.connect(large)) as bare:
                bare.execute("PRAGMA quick_check").fetchall()
                bare.execute("PRAGMA foreign_key_check").fetchall()

        benchmark(open_)

    def test_ours_for_reading(self, large: Path, benchmark: BenchmarkFixture) -> None:
        benchmark(lambda: workbook.open_workbook(large, codec=snapshot, read_only=True).close())

    def test_ours_for_writing(self, large: Path, benchmark: BenchmarkFixture) -> None:
        workbook.open_workbook(large, codec=snapshot).close()  # the backup of the day is made here
        benchmark(lambda: workbook.open_workbook(large, codec=snapshot).close())


@pytest.mark.benchmark(group="a team of 50 scored from an open workbook")
class TestOneTeam:
    def test_bare(self, large: Path, benchmark: BenchmarkFixture) -> None:
        """Only the counting: by practice, role and answer."""
        with closing(sqlite3.connect(large)) as bare:
            rounds = cycle(bare.execute("SELECT id FROM round").fetchall())
            benchmark(
                lambda: bare.execute(
                    "SELECT a.item, r.role, a.code, count(*) FROM response r"
                    " JOIN answer a ON a.response = r.id WHERE r.round = ? GROUP BY 1, 2, 3",
                    next(rounds),
                ).fetchall()
            )

    def test_ours(self, large: Path, benchmark: BenchmarkFixture) -> None:
        """All of it. Each time another team's, as what was counted last is remembered."""
        book = workbook.open_workbook(large, codec=snapshot, read_only=True)
        rounds = cycle([book.rounds.of(team.id)[0] for team in book.teams.all()])
        benchmark(lambda: score_round(book, next(rounds)))
        book.close()
