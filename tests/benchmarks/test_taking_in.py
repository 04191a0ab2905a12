"""Answers that come back: many rows of an export, an Excel file, and 500 forms; each beside its baseline."""

import csv
import io
import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import cache
from itertools import count
from pathlib import Path

import openpyxl
import pypdf
import pytest
import xlsxwriter
from pytest_benchmark.fixture import BenchmarkFixture

from sixelements import bootstrap
from sixelements.application.arrivals import Arrival, Arriving, for_good, outlooks, take_all_in
from sixelements.application.ports import Workbook
from sixelements.domain.rounds import Mode
from tests.benchmarks.measure import measured
from tests.builders import a_round, a_team
from tests.domain.builders import shipped_assessment
from tests.intake.test_pdf_forms import MATERIAL, filled

FORMS = 500
PYPDF = 25
"""So many of them are read by pypdf, which takes ten times as long."""
_numbers = count(1)


@cache
def rows(n: int) -> Sequence[Sequence[str]]:
    """An export of the usual questionnaire with a header, as a survey tool words it."""
    asked, chance = shipped_assessment(), random.Random(4)  # noqa: S311 - repeatable
    words = [*asked.scale.words, "Don't know", ""]
    head = ["Timestamp", "Role"]
    head += [f"{p.id} {p.statement}" for p in asked.practices.values()]
    head += [f"{line.id} {line.text}" for line in asked.three_thirds.lines]
    made = [head]
    for at in range(n):
        time = f"2026-09-{1 + at // 1440:02} {at // 60 % 24:02}:{at % 60:02}:{chance.randrange(60):02}"
        answers = [chance.choice(words) for _p in asked.practices]
        lines = [chance.choice(asked.three_thirds.anchors) for _line in asked.three_thirds.lines]
        made.append([time, "Front line", *answers, *lines])
    return made


@pytest.fixture(params=[5_000, 20_000])
def export(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "export.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows(request.param))
    return path


@pytest.fixture
def new_book(tmp_path: Path) -> Iterator[Callable[[], Workbook]]:
    """Makes workbooks with an open round."""
    made: list[Workbook] = []

    def make() -> Workbook:
        book = bootstrap.create_workbook(tmp_path / f"{next(_numbers)}.sixe")("Alder County")
        with book.change():
            book.teams.put(a_team())
            digest = book.assessments.put(shipped_assessment())
            practices = tuple(shipped_assessment().practices)
            book.rounds.put(a_round(mode=Mode.OPEN, practices=practices, assessment=digest))
        made.append(book)
        return book

    yield make
    for book in made:
        book.close(back_up=False)


def previewed(book: Workbook, *paths: Path) -> list[Arrival]:
    """Read, matched, and what they would bring: all that is shown before anything goes in."""
    (team,) = book.teams.all()
    arriving = Arriving(book, team, book.rounds.of(team.id)[-1])
    with bootstrap.answer_gate(paths) as read:
        found = [arriving.read(path, read) for path in paths]
    assert sum(one.new for one in outlooks(book, found)) == sum(len(one.file.sheets) for one in found) > 0
    for_good(book, found)
    return found


@pytest.mark.benchmark(group="rows of an export")
class TestExport:
    def test_bare(self, export: Path, tmp_path: Path, benchmark: BenchmarkFixture) -> None:
        """csv.reader alone, and one transaction with the same rows."""

        def bare() -> None:
            with export.open(encoding="utf-8", newline="") as file:
                found = list(csv.reader(file))[1:]
            place = tmp_path / f"{next(_numbers)}.db"
            with closing(sqlite3.connect(place, isolation_level=None)) as db:
                db.execute("PRAGMA synchronous=EXTRA")
                db.execute("CREATE TABLE response (id BLOB PRIMARY KEY, role TEXT) WITHOUT ROWID")
                db.execute(
                    "CREATE TABLE answer (response BLOB, item TEXT, code INT, PRIMARY KEY (response, item))"
                    " WITHOUT ROWID"
                )
                db.execute("BEGIN")
                ids = [n.to_bytes(16) for n in range(len(found))]
                db.executemany("INSERT INTO response VALUES (?, 'frontline')", ((id_,) for id_ in ids))
                cells = ((i, str(n), 3) for i, row in zip(ids, found, strict=True) for n in range(len(row)))
                db.executemany("INSERT INTO answer VALUES (?, ?, ?)", cells)
                db.execute("COMMIT")

        measured(benchmark, bare, rounds=5)

    def test_previewed(
        self, export: Path, new_book: Callable[[], Workbook], benchmark: BenchmarkFixture
    ) -> None:
        book = new_book()
        measured(benchmark, lambda: previewed(book, export), rounds=5)

    def test_taken_in(
        self, export: Path, new_book: Callable[[], Workbook], benchmark: BenchmarkFixture
    ) -> None:
        def take() -> None:
            book = new_book()
            take_all_in(book, previewed(book, export), new_id=bootstrap.new_id)

        measured(benchmark, take, rounds=5)


@pytest.mark.benchmark(group="5,000 rows in an Excel file")
class TestExcel:
    @pytest.fixture
    def excel(self, tmp_path: Path) -> Path:
        path = tmp_path / "export.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet()
            for n, row in enumerate(rows(5_000)):
                sheet.write_row(n, 0, row)
        return path

    def test_bare(self, excel: Path, benchmark: BenchmarkFixture) -> None:
        """openpyxl's own reading."""

        def bare() -> int:
            book = openpyxl.load_workbook(excel, read_only=True, data_only=True)
            try:
                return sum(1 for _row in book.worksheets[0].iter_rows(values_only=True))
            finally:
                book.close()

        assert measured(benchmark, bare, rounds=5) == 5_001

    def test_previewed(
        self, excel: Path, new_book: Callable[[], Workbook], benchmark: BenchmarkFixture
    ) -> None:
        book = new_book()
        measured(benchmark, lambda: previewed(book, excel), rounds=5)


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder, data = tmp_path_factory.mktemp("forms"), filled()
    for n in range(FORMS):
        (folder / f"{n}.pdf").write_bytes(data + b"\n%%%d\n" % n)
    return sorted(folder.iterdir())


@pytest.mark.benchmark(group="returned forms")
class TestForms:
    def test_pypdf(self, forms: list[Path], benchmark: BenchmarkFixture) -> None:
        """A twentieth of them."""
        few = [io.BytesIO(path.read_bytes()) for path in forms[:PYPDF]]
        measured(benchmark, lambda: [pypdf.PdfReader(form).get_fields() for form in few], rounds=2)

    def test_read(self, forms: list[Path], benchmark: BenchmarkFixture) -> None:
        def read_all() -> int:
            with bootstrap.answer_gate(forms) as read:
                return sum(read(path).mark is not None for path in forms)

        assert MATERIAL.round.id
        assert measured(benchmark, read_all, rounds=3) == FORMS
