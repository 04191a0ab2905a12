"""A workbook with a password beside the very same without, and what working out a key takes."""

import shutil
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from sixelements.application.scores import score_round
from sixelements.content import snapshot
from sixelements.domain.ids import ItemId
from sixelements.storage import passwords, workbook
from sixelements.storage.passwords import FileKey
from sixelements.storage.schema import CIPHERED
from tests.benchmarks.measure import measured_both
from tests.benchmarks.thousand import workbooks
from tests.builders import a_response_id, an_answer
from tests.storage.books import ROUND, new_book_with_round

ITEMS = [f"{e}.{p}" for e in range(1, 7) for p in range(1, 7)]
SHEET = a_response_id(1)
KEY = FileKey(CIPHERED + b"0123456789", b"k" * 32)
WITH = pytest.mark.parametrize("key", [None, KEY], ids=["without", "with a password"])


@pytest.fixture(autouse=True)
def known() -> Iterator[None]:
    passwords.keep(KEY)
    yield
    passwords.forget_all()


def large(folder: Path, key: FileKey | None) -> Path:
    """A workbook with 500 responses: ten teams of fifty, 18,500 answers."""
    path = folder / "large.sixe"
    shutil.copyfile(workbooks()[0], path)
    book = workbook.open_workbook(path, codec=snapshot)
    book.become(key)
    book.close()
    return path


@WITH
@pytest.mark.benchmark(group="one answer committed, on disk")
def test_one_answer(key: FileKey | None, tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    book = new_book_with_round(tmp_path / "a.sixe", key=key)
    book.responses.begin(SHEET, round_=ROUND, role=None)
    items, answers = cycle(ITEMS), cycle([an_answer(n) for n in range(1, 6)])
    measured_both(
        benchmark,
        lambda: book.responses.answer(SHEET, ItemId(next(items)), next(answers)),
        rounds=300,
    )
    book.close()


@WITH
@pytest.mark.benchmark(group="500 responses opened for reading, checked")
def test_opened(key: FileKey | None, tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    path = large(tmp_path, key)

    def open_() -> None:
        workbook.open_workbook(path, codec=snapshot, read_only=True).close()

    measured_both(benchmark, open_, rounds=60)


@WITH
@pytest.mark.benchmark(group="a team of 50 scored from an open workbook")
def test_scored(key: FileKey | None, tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    book = workbook.open_workbook(large(tmp_path, key), codec=snapshot, read_only=True)
    rounds = cycle([book.rounds.of(team.id)[0] for team in book.teams.all()])
    measured_both(benchmark, lambda: score_round(book, next(rounds)), rounds=100)
    book.close()


@WITH
@pytest.mark.benchmark(group="a backup of 500 responses")
def test_backed_up(key: FileKey | None, tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    book = workbook.open_workbook(large(tmp_path, key), codec=snapshot)
    measured_both(benchmark, book.back_up, rounds=10)
    book.close()


@pytest.mark.benchmark(group="the key of a password")
def test_its_key(benchmark: BenchmarkFixture) -> None:
    """Once for each opening, off the window's thread."""
    measured_both(benchmark, lambda: passwords.derived("Otter 14", KEY.salt), rounds=5)
