"""Promise 2: a full disk gives a message, the previous state is intact, and Retry works."""

import errno
import os
from contextlib import suppress
from pathlib import Path

import pytest

from sixelements.application.errors import CannotWrite, DiskFull
from sixelements.domain.ids import ItemId
from sixelements.storage import copies
from sixelements.storage.faults import disk_full
from sixelements.storage.safe_file import write_safely
from tests.builders import PRACTICES, a_response, a_response_id, a_team, an_answer
from tests.patience import PATIENCE
from tests.storage.books import ROUND, files, new_book, new_book_with_round, open_book, start

LONG = "x" * 20_000


def test_a_full_disk_takes_nothing_away_and_trying_again_works(path: Path) -> None:
    book = new_book_with_round(path)
    sheet = a_response_id(1)
    book.responses.begin(sheet, round_=ROUND, role=None)
    book.responses.answer(sheet, ItemId("1.1"), an_answer(4))
    connection = book.teams._store.connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull, match="disk is full"):
        book.responses.comment(sheet, ItemId("1.1"), LONG)
    before = book.responses.unfinished(sheet)
    assert before is not None
    assert before.answers == {"1.1": an_answer(4)}
    book.responses.answer(sheet, ItemId("1.2"), an_answer(2))  # what fits is still saved
    connection.execute("PRAGMA max_page_count = 100000")
    book.responses.comment(sheet, ItemId("1.1"), LONG)
    book.responses.submit(sheet)
    assert book.responses.comments(ROUND) == {"1.1": (LONG,)}
    book.close()


def test_a_change_of_many_parts_is_taken_back_whole(path: Path) -> None:
    book = new_book_with_round(path)
    connection = book.teams._store.connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages + 3}")
    sheets = [a_response(n, dict.fromkeys(PRACTICES, 3)) for n in range(1, 500)]

    def change() -> None:
        with book.change():
            book.teams.put(a_team("team-2"))
            book.responses.add(sheets)

    with pytest.raises(DiskFull):
        change()
    assert len(book.teams.all()) == 1
    assert book.responses.arrived(ROUND) == {}
    connection.execute("PRAGMA max_page_count = 100000")
    change()
    assert book.responses.arrived(ROUND) == {None: 499}
    book.close()


def test_hiding_a_full_disk_within_a_change_does_not_store_half_of_it(path: Path) -> None:
    book = new_book_with_round(path)
    connection = book.teams._store.connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")

    def careless() -> None:
        with book.change():
            book.teams.put(a_team("team-2"))
            with suppress(DiskFull):
                book.responses.add([a_response(n, {"1.1": 1}) for n in range(1, 900)])
            book.teams.put(a_team("team-3"))

    try:
        careless()
    except (RuntimeError, CannotWrite):
        assert [t.id for t in book.teams.all()] == ["team-1"]
    else:
        assert [t.id for t in book.teams.all()] == ["team-1", "team-2", "team-3"]
    book.close()


def test_no_file_may_grow_any_more(path: Path) -> None:
    """The system's own limit on file sizes stands in for a disk that is full for everybody."""
    new_book_with_round(path).close()
    program = """
import resource
from sixelements.application.errors import CannotWrite
book = workbook.open_workbook(path, codec=snapshot)
one = a_response_id(1)
book.responses.begin(one, round_=RoundId("round-1"), role=None)
book.responses.answer(one, ItemId("1.1"), an_answer(4))
refusals = 0
for limit in range(100, path.stat().st_size + 60_000, 1700):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        book.responses.comment(one, ItemId("1.1"), "x" * 15_000)
        break
    except CannotWrite as error:
        refusals += 1
        assert "Not saved" in error.sentence
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert book.responses.unfinished(one).answers == {"1.1": an_answer(4)}
book.responses.submit(one)
assert len(book.responses.comments(RoundId("round-1"))["1.1"][0]) == 15_000
book.close()
print(refusals)
"""
    out, error = start(program, path).communicate(timeout=PATIENCE)
    assert error == ""
    assert int(out) > 5
    again = open_book(path)
    assert again.responses.arrived(ROUND) == {None: 1}
    again.close()


def test_a_backup_that_does_not_fit_leaves_no_half_and_the_workbook_closes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = new_book_with_round(path)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        book.back_up()
    book.close()
    assert isinstance(book.backup_problem, DiskFull)
    assert copies.copies(path, book.info.id) == ()
    assert all(not name.endswith(".part") for name in files(path.parent))


def test_making_a_workbook_on_a_full_disk_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(DiskFull):
            new_book(path)
    assert files(path.parent) == {}
    new_book(path).close()


def test_a_report_that_does_not_fit_leaves_the_old_one(path: Path) -> None:
    report = path.with_suffix(".pdf")
    report.write_bytes(b"the old one")
    program = """
import resource
from sixelements.application.errors import DiskFull
from sixelements.storage.safe_file import write_safely
for limit in (0, 1, 5000, 9999):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        write_safely(path, b"n" * 10_000)
    except DiskFull as error:
        print("full")
"""
    out, error = start(program, report).communicate(timeout=PATIENCE)
    assert (out.split(), error) == (["full"] * 4, "")
    assert files(path.parent) == {report.name: b"the old one"}
    write_safely(report, b"n" * 10_000)
    assert report.read_bytes() == b"n" * 10_000


def test_only_a_file_that_was_there_before_is_said_to_be_there_still(tmp_path: Path) -> None:
    report = tmp_path / "r.pdf"
    assert disk_full(report).sentence.endswith("Free some space, then try again.")
    report.write_bytes(b"%PDF")
    assert disk_full(report).sentence.endswith(f"What was saved in {report} before is still there.")
