"""Writers that fail after any byte, folders that are gone, folders that may not be written."""

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sixelements import bootstrap
from sixelements.application.errors import CannotRead, CannotWrite, DiskFull
from sixelements.application.reports import gather
from sixelements.domain.errors import SixElementsError
from sixelements.domain.ids import ItemId
from sixelements.storage import safe_file
from sixelements.storage.restoring import list_backups, restore
from tests.builders import a_response, a_response_id, a_team, an_answer
from tests.patience import PATIENCE
from tests.storage.books import NOON, ROUND, files, new_book, new_book_with_round, open_book, start
from tests.storage.deeds import with_round


class Failing:
    """A file that takes so many bytes and no more, and says so like a full disk or a pulled stick."""

    def __init__(self, file: Any, room: int, code: int) -> None:
        self._file, self._room, self._code = file, room, code

    def write(self, data: bytes) -> None:
        self._file.write(data[: self._room])
        self._file.flush()
        raise OSError(self._code, "that is all")

    def read(self, size: int) -> bytes:
        found: bytes = self._file.read(size)
        return found

    def __enter__(self) -> "Failing":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """What each exporter makes of the worked example."""
    book = bootstrap.build_example(tmp_path_factory.mktemp("example") / "example.sixe")
    (team,) = book.teams.all()
    material = gather(book, team, book.rounds.of(team.id)[-1], made_on=date(2026, 11, 2))
    book.close()
    return {ending: write(material).data for ending, write in bootstrap.REPORTS.items()}


@pytest.mark.parametrize("ending", bootstrap.REPORTS)
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_report_that_stops_after_any_byte_leaves_the_old_one(
    code: int, ending: str, exports: Mapping[str, bytes], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, data = path.with_suffix(ending), exports[ending]
    assert len(data) > 500
    report.write_bytes(b"the old one")
    true_open = Path.open
    for room in {*range(20), *range(20, len(data), len(data) // 20), len(data) - 1}:
        with monkeypatch.context() as patch:
            patch.setattr(Path, "open", lambda *a, room=room, **k: Failing(true_open(*a, **k), room, code))
            with pytest.raises(DiskFull if code == errno.ENOSPC else CannotWrite, match="Not saved"):
                bootstrap.write_file(report, data)
        assert files(path.parent) == {report.name: b"the old one"}
    bootstrap.write_file(report, data)
    assert files(path.parent) == {report.name: data}


@pytest.mark.parametrize("step", ["open", "fsync", "replace", "read back"])
def test_a_report_that_stops_at_any_step_leaves_the_old_one(
    step: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "gone")

    safe_file.write_safely(path, b"one")
    owner, name = {"fsync": (os, "fsync"), "read back": (Path, "read_bytes"), "open": (os, "open")}.get(
        step, (Path, "replace")
    )
    with monkeypatch.context() as patch:
        patch.setattr(owner, name, refuse)
        with pytest.raises(CannotWrite):
            safe_file.write_safely(path, b"two")
    assert files(path.parent) == {path.name: b"one"}


def test_a_backup_that_stops_after_any_page_leaves_the_old_one_and_no_half(path: Path) -> None:
    book = new_book_with_round(path)
    book.back_up()
    book.close()
    program = """
import resource
from sixelements.application.errors import CannotWrite
from sixelements.storage.restoring import list_backups
book = workbook.open_workbook(path, codec=snapshot)
before = [(b.path.name, b.path.read_bytes()) for b in list_backups(path)]
book.responses.add([a_response(n, {"1.1": 3, "1.2": 4}) for n in range(1, 200)])
refused = 0
for limit in range(100, path.stat().st_size + 4096, 1000):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        book.back_up()
        break
    except CannotWrite as error:
        refused += 1
        assert "No backup of" in error.sentence, error.sentence
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert [(b.path.name, b.path.read_bytes()) for b in list_backups(path)] == before
    assert not [f for f in path.parent.rglob("*") if ".part" in f.name]
print(refused)
"""
    out, error = start(program, path).communicate(timeout=PATIENCE)
    assert error == ""
    assert int(out) > 10
    for backup in list_backups(path):
        open_book(backup.path, read_only=True).close()


class TestFolderGone:
    def test_a_drive_that_is_unplugged_refuses_in_words_and_works_again_when_it_is_back(
        self, path: Path
    ) -> None:
        book = new_book_with_round(path)
        away = path.parent.with_name("away")
        path.parent.rename(away)
        for _ in range(3):
            with pytest.raises(CannotWrite, match=r"folder of .* is not there"):
                book.responses.begin(a_response_id(1), round_=ROUND, role=None)
        assert book.back_up().is_file()  # in the person's own folder
        away.rename(path.parent)
        book.responses.begin(a_response_id(1), round_=ROUND, role=None)
        book.responses.answer(a_response_id(1), ItemId("1.1"), an_answer(4))
        book.close()
        assert book.backup_problem is None
        again = open_book(path)
        assert again.responses.unfinished(a_response_id(1)) == a_response(1, {"1.1": 4})
        again.close()

    def test_a_workbook_whose_folder_was_deleted_closes_and_is_said_to_be_gone(self, path: Path) -> None:
        book = new_book_with_round(path)
        shutil.rmtree(path.parent)
        with pytest.raises(CannotWrite):
            book.teams.put(a_team("team-2"))
        assert book.info.organization == "Alder County"
        book.close()
        with pytest.raises(SixElementsError, match="is not there"):
            open_book(path)
        assert not path.parent.exists()
        with pytest.raises(SixElementsError, match="There is no folder"):
            new_book(path)
        with pytest.raises(CannotWrite):
            safe_file.write_safely(path.with_suffix(".pdf"), b"report")
        assert list_backups(path) == ()

    def test_another_file_in_its_place_is_not_written_to(self, path: Path) -> None:
        book = new_book_with_round(path)
        path.rename(path.with_suffix(".moved"))
        path.write_bytes(b"another")
        with pytest.raises(CannotWrite):
            book.teams.put(a_team("team-2"))
        book.close()
        assert path.read_bytes() == b"another"


READING = """
import os
import sqlite_utils
from sixelements.application.errors import CannotWrite
from sixelements.domain.errors import SixElementsError
from sixelements.storage import checks
from sixelements.storage.restoring import list_backups, restore
from sixelements.storage.safe_file import write_safely
from tests.storage.books import NOON
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
def refused(action):
    try:
        action()
    except SixElementsError as error:
        assert isinstance(error, CannotWrite), error
        print("refused")
book = workbook.open_workbook(path, codec=snapshot)
assert book.info.read_only and book.info.writer is None, book.info
assert len(book.teams.all()) == 1
refused(lambda: book.teams.put(a_team("team-2")))
refused(book.backups.make)
book.close()
refused(lambda: write_safely(path.with_suffix(".pdf"), b"report"))
refused(lambda: workbook.create(path.with_name("new.sixe"), organization="A", codec=snapshot,
                                new_id=counting_ids(), today=NOON.date()))
(backup,) = list_backups(path)
refused(lambda: restore(path, backup.path, now=NOON))
assert checks.problems(path, codec=snapshot) == []
"""


def read_only_use(path: Path) -> None:
    """Everything that only reads works; everything that writes is refused in words, nothing changes."""
    before = files(path.parent)
    out, error = start(READING, path).communicate(timeout=PATIENCE)
    assert error == ""
    assert out.split() == ["refused"] * 5
    assert files(path.parent) == before


def a_workbook_with_a_backup(path: Path) -> None:
    book = new_book(path)
    with_round(book)
    book.back_up()
    book.close()


def test_a_folder_that_may_not_be_written(path: Path) -> None:
    """Root may write anywhere, so the program gives that up first."""
    a_workbook_with_a_backup(path)
    places = [path.parent, *path.parent.rglob("*")]
    for place in (*places, *path.parent.parents[:-2]):
        if os.getuid() == 0 or place in places:
            place.chmod(place.stat().st_mode | 0o555)
    for place in places:
        place.chmod(0o555 if place.is_dir() else 0o444)
    try:
        read_only_use(path)
    finally:
        for place in places:
            place.chmod(0o755 if place.is_dir() else 0o644)


@pytest.fixture
def read_only_drive(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """A folder, and the same mounted for reading only."""
    true, shared = tmp_path / "true", tmp_path / "shared"
    true.mkdir()
    shared.mkdir()
    if subprocess.run(["mount", "--bind", true, shared], capture_output=True, check=False).returncode:
        pytest.skip("mounting a folder for reading only is not allowed here; it takes root")
    subprocess.run(["mount", "-o", "remount,ro,bind", shared], check=True)
    for place in (tmp_path, *tmp_path.parents[:-2]):
        place.chmod(place.stat().st_mode | 0o555)
    yield true, shared
    subprocess.run(["umount", str(shared)], check=True)


def test_a_drive_mounted_for_reading_only(read_only_drive: tuple[Path, Path]) -> None:
    true, shared = read_only_drive
    a_workbook_with_a_backup(true / "a.sixe")
    for place in true.rglob("*"):
        place.chmod(0o777)
    read_only_use(shared / "a.sixe")


def test_half_a_change_on_a_drive_mounted_for_reading_only_is_said_in_words(
    read_only_drive: tuple[Path, Path],
) -> None:
    """It can only be taken back by writing."""
    true, shared = read_only_drive
    new_book_with_round(true / "a.sixe").close()
    program = """
book = workbook.open_workbook(path, codec=snapshot)
connection = book.teams._store.connection
connection.execute("PRAGMA cache_spill = ON")
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
rows = [(f"t{n}", n, "x" * 500) for n in range(10, 500)]
connection.executemany("INSERT INTO team VALUES (?, ?, ?, 1, 1, 1)", rows)
import os
os.kill(os.getpid(), 9)
"""
    start(program, true / "a.sixe").communicate(timeout=PATIENCE)
    with pytest.raises(CannotRead, match="a change was cut short"):
        open_book(shared / "a.sixe")
    open_book(true / "a.sixe").close()


def test_a_backup_in_a_folder_for_reading_only_can_be_restored_elsewhere(path: Path) -> None:
    a_workbook_with_a_backup(path)
    (backup,) = list_backups(path)
    elsewhere = path.with_name("elsewhere.sixe")
    assert restore(elsewhere, backup.path, now=NOON) is None
    open_book(elsewhere).close()
