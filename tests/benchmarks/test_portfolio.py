"""A thousand teams of 50 in 100 workbooks, beside what SQL, pandas and DuckDB need for the same files.

Two questions are asked of the baselines: how often each answer was given in a workbook, and the one
that scoring asks, how often in each team, by practice and role.
"""

import importlib.util
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from sixelements import bootstrap
from sixelements.application.portfolio import Unread
from sixelements.application.published import PublishedRound, Twice, published_rounds
from sixelements.application.scores import score_round
from sixelements.content import snapshot
from sixelements.domain.rounds import Round, minimum_rated
from sixelements.storage import workbook
from sixelements.storage.stored_workbook import StoredWorkbook
from tests.benchmarks.measure import measured
from tests.benchmarks.thousand import MANY, TEAMS, WORKBOOKS, many_workbooks, workbooks

ANSWERS = 1_850_000
ROUNDS = 5
MEMORY, FLAT = 150, 10
"""Megabytes that scoring them all may take, and that many workbooks may take beyond few."""
SIMPLE = "SELECT item, code, count(*) FROM answer GROUP BY item, code"
JOINED = "FROM response r JOIN answer a ON a.response = r.id"
SAME = f"SELECT r.round, a.item, r.role, a.code, count(*) {JOINED} GROUP BY 1, 2, 3, 4"
ROWS = f"SELECT r.round, a.item, r.role, a.code {JOINED}"


@pytest.fixture(scope="module")
def paths() -> list[Path]:
    return workbooks()


@pytest.fixture(scope="module")
def many() -> list[Path]:
    return many_workbooks()


def each_round(paths: list[Path]) -> Iterator[tuple[StoredWorkbook, Round]]:
    for path in paths:
        book = workbook.open_workbook(path, codec=snapshot, read_only=True, check=False)
        for team in book.teams.all():
            yield book, book.rounds.of(team.id)[0]
        book.close()


def bare(paths: list[Path], sql: str) -> int:
    rows = 0
    for path in paths:
        with closing(sqlite3.connect(path)) as connection:
            rows += len(connection.execute(sql).fetchall())
    return rows


def counted(paths: list[Path]) -> int:
    """What GROUP BY gives: how often each answer, by practice and role group, for every team."""
    answers = 0
    for book, round_ in each_round(paths):
        minimum = minimum_rated(len(round_.practices))
        tally = book.responses.tally(round_.id, practices=round_.practices, minimum=minimum)
        answers += sum(
            c.rated + c.dont_know + c.not_applicable
            for groups in tally.counts.values()
            for c in groups.values()
        )
    return answers


def scored(paths: list[Path]) -> int:
    """Everything: practices, elements, intervals, legs, what must be withheld."""
    return sum(score_round(book, round_).overall is not None for book, round_ in each_round(paths))


def rounds_only(found: Iterable[PublishedRound | Twice | Unread]) -> Iterator[PublishedRound]:
    return (one for one in found if isinstance(one, PublishedRound))


@pytest.mark.benchmark(group="a thousand teams in 100 workbooks")
class TestThousandTeams:
    def test_bare_one_group_by_a_file(self, paths: list[Path], benchmark: BenchmarkFixture) -> None:
        assert measured(benchmark, lambda: bare(paths, SIMPLE), rounds=ROUNDS) > 200 * WORKBOOKS

    def test_bare_group_by_team_practice_role_and_answer(
        self, paths: list[Path], benchmark: BenchmarkFixture
    ) -> None:
        assert measured(benchmark, lambda: bare(paths, SAME), rounds=ROUNDS) > 300 * WORKBOOKS * TEAMS

    def test_ours_counted(self, paths: list[Path], benchmark: BenchmarkFixture) -> None:
        assert measured(benchmark, lambda: counted(paths), rounds=ROUNDS) == ANSWERS

    def test_ours_scored(self, paths: list[Path], benchmark: BenchmarkFixture) -> None:
        assert measured(benchmark, lambda: scored(paths), rounds=ROUNDS) == WORKBOOKS * TEAMS

    def test_ours_exported(self, paths: list[Path], tmp_path: Path, benchmark: BenchmarkFixture) -> None:
        """In long form, a row a figure."""
        out = tmp_path / "figures.csv"
        read = partial(published_rounds, paths, bootstrap.open_for_reading)
        measured(benchmark, lambda: bootstrap.write_long_form(out, rounds_only(read())), rounds=2)
        with out.open("rb") as file:
            assert sum(1 for _line in file) > 700 * WORKBOOKS * TEAMS

    def test_pandas_counted(self, paths: list[Path], benchmark: BenchmarkFixture) -> None:
        pandas = pytest.importorskip("pandas", reason="needs the extra bench")

        def count() -> int:
            rows = 0
            for path in paths:
                with closing(sqlite3.connect(path)) as connection:
                    frame = pandas.read_sql_query(ROWS, connection)
                rows += len(frame.groupby(["round", "item", "role", "code"]).size())
            return rows

        assert measured(benchmark, count, rounds=ROUNDS) == bare(paths, SAME)

    def test_duckdb_counted(self, paths: list[Path], benchmark: BenchmarkFixture) -> None:
        """With its reader of SQLite files, which it downloads; skipped where it can't."""
        duckdb = pytest.importorskip("duckdb", reason="needs the extra bench")
        with duckdb.connect() as duck:
            try:
                load_sqlite(duck)
            except duckdb.Error:
                pytest.skip("DuckDB could not get its reader of SQLite files")

            def count() -> int:
                rows = 0
                for path in paths:
                    tables = (f"sqlite_scan('{path}', '{name}') " for name in ("response", "answer"))
                    sql = SAME.replace("response r", next(tables) + "r").replace(
                        "answer a ", next(tables) + "a "
                    )
                    rows += len(duck.execute(sql).fetchall())
                return rows

            assert measured(benchmark, count, rounds=ROUNDS) == bare(paths, SAME)


def load_sqlite(duck: object) -> None:
    """From a package of PyPI that brings it, else from DuckDB's own place for extensions."""
    run = duck.execute  # type: ignore[attr-defined]
    package = importlib.util.find_spec("duckdb_extension_sqlite_scanner")
    if package and package.origin:
        for file in Path(package.origin).parent.rglob("*.duckdb_extension"):
            run(f"LOAD '{file}'")
            return
    run("INSTALL sqlite")
    run("LOAD sqlite")


@pytest.mark.benchmark(group="a thousand workbooks of a team of fifty")
class TestThousandWorkbooks:
    """What a folder of clients takes: each file is opened, checked, and read."""

    def test_bare_opened_checked_and_counted(self, many: list[Path], benchmark: BenchmarkFixture) -> None:
        def count() -> int:
            rows = 0
            for path in many:
                with closing(sqlite3.connect(path)) as connection:
                    for check in ("quick_check", "foreign_key_check"):
                        connection.execute(f"PRAGMA {check}").fetchall()
                    rows += len(connection.execute(SAME).fetchall())
            return rows

        assert measured(benchmark, count, rounds=2) > 300 * MANY

    @pytest.mark.parametrize("ending", [".csv", ".parquet"])
    def test_ours_exported(
        self, ending: str, many: list[Path], tmp_path: Path, benchmark: BenchmarkFixture
    ) -> None:
        if ending == ".parquet":
            pytest.importorskip("duckdb", reason="needs the extra parquet")
        out = tmp_path / f"figures{ending}"
        read = partial(published_rounds, many, bootstrap.open_for_reading)
        measured(benchmark, lambda: bootstrap.write_long_form(out, rounds_only(read())), rounds=2)
        assert out.stat().st_size > 100 * MANY


EXPORT = """
import sys
from pathlib import Path
from sixelements.cli.main import run
from tests.benchmarks.thousand import many_workbooks
with_all, out = int(sys.argv[1]), sys.argv[2]
assert run(["export", *map(str, many_workbooks()[:with_all]), "--out", out]) == 0
status = Path("/proc/self/status").read_text().splitlines()
print(next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM")))
"""


def test_exporting_a_thousand_workbooks_takes_no_more_memory_than_fifty(tmp_path: Path) -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("the peak of memory is read from /proc")
    peaks = []
    for number in (50, MANY):
        words = [sys.executable, "-c", EXPORT, str(number), str(tmp_path / "figures.csv")]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
        peaks.append(int(done.stdout.split()[-1]))
    sys.stdout.write(f"50 workbooks exported in {peaks[0]} MB, {MANY} in {peaks[1]} MB\n")
    assert peaks[1] <= peaks[0] + FLAT


def test_scoring_a_thousand_teams_takes_little_memory(paths: list[Path]) -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("the peak of memory is read from /proc")
    program = """
from pathlib import Path
from tests.benchmarks.test_portfolio import scored
from tests.benchmarks.thousand import workbooks
teams = scored(workbooks())
status = Path("/proc/self/status").read_text().splitlines()
print(teams, next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM")))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    teams, megabytes = map(int, done.stdout.split())
    sys.stdout.write(f"{teams} teams scored in {megabytes} MB\n")
    assert teams == len(paths) * TEAMS
    assert megabytes <= MEMORY
