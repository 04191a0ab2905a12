"""Promise 2 at every write: whichever page does not fit, nothing changes, a sentence says so, Retry works."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from sixelements import paths
from sixelements.application.errors import CannotWrite, DiskFull
from sixelements.storage.restoring import list_backups
from sixelements.storage.safe_file import write_safely
from sixelements.storage.stored_workbook import StoredWorkbook
from tests.fakes.workbook import FakeWorkbook
from tests.patience import PATIENCE
from tests.sampling import THOROUGH, some
from tests.storage.books import files, new_book, new_book_with_round, open_book, start
from tests.storage.deeds import KINDS, observed, rename

PAGE = 4096
DEEDS = 6 if THOROUGH else 3
GROWING = ("answer", "collect", "set up")
"""What takes a further page of the file after some deeds; of the others none needs one."""
Room = Callable[[int], None]
"""Leaves so many pages free, or any number if negative."""


def do_in_little_room(book: StoredWorkbook, kind: str, room: Room, *, deeds: int = DEEDS) -> int:
    """Try each deed with no page free, one, two … until it fits; returns how often it did not."""
    fake, refusals = FakeWorkbook(), 0
    KINDS[kind].prepare(fake)
    for n in range(deeds):
        before = observed(fake)
        KINDS[kind].do(fake, n)
        after = observed(fake)
        for pages in count():
            room(pages)
            try:
                KINDS[kind].do(book, n)
                break
            except CannotWrite as error:
                refusals += 1
                assert "Not saved" in error.sentence
            assert observed(book) == before
        assert observed(book) == after
    room(-1)
    return refusals


@pytest.mark.parametrize("kind", some(KINDS, 2))
def test_no_page_more_fits_in_the_file(kind: str, path: Path) -> None:
    book = new_book(path)
    KINDS[kind].prepare(book)
    connection = book.teams._store.connection

    def room(pages: int) -> None:
        (used,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {used + pages if pages >= 0 else 1_000_000}")

    refusals = do_in_little_room(book, kind, room, deeds=16 if kind in GROWING or THOROUGH else DEEDS)
    assert refusals or kind not in GROWING
    book.close()
    open_book(path).close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB of its own."""
    folder = tmp_path / "small disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk is not allowed here; it takes root")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def room_on(disk: Path) -> Room:
    """Fills a disk but for some pages with a file of no use."""
    filler = disk / "filler"

    def room(pages: int) -> None:
        filler.unlink(missing_ok=True)
        if pages < 0:
            return
        free = os.statvfs(disk)
        filler.write_bytes(bytes(max(0, free.f_bavail * free.f_bsize - pages * PAGE)))

    return room


@pytest.mark.parametrize("kind", some(KINDS, 2))
def test_no_page_more_fits_on_the_disk(kind: str, small_disk: Path) -> None:
    path, room = small_disk / "a.sixe", room_on(small_disk)
    book = new_book(path)
    KINDS[kind].prepare(book)
    room(0)
    assert do_in_little_room(book, kind, room) > DEEDS
    book.close()
    assert not [name for name in files(small_disk) if name.endswith((".part", "-journal", ".lock"))]
    open_book(path).close()


def test_opening_backing_up_and_closing_on_a_full_disk(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "user_data", lambda: small_disk / "data")  # there is no room elsewhere either
    path, room = small_disk / "a.sixe", room_on(small_disk)
    new_book_with_round(path).close()
    for pages in range(160):
        room(pages)
        book = open_book(path)  # for reading only, while there is no room for the lock
        with suppress(CannotWrite):
            rename(book, 1)
        try:
            made = book.back_up()
        except CannotWrite as error:
            sentences = "No backup of", "Not saved", "disk is full"
            assert any(words in error.sentence for words in sentences), error.sentence
        else:
            book.close()
            break
        book.close()
        for backup in list_backups(path):
            open_book(backup.path, read_only=True).close()
    else:
        pytest.fail("it never fitted")
    assert pages > 3
    room(-1)
    open_book(made, read_only=True).close()
    assert not [name for name in files(small_disk) if name.endswith((".part", "-journal", ".lock"))]


def test_making_a_workbook_and_a_report_on_a_full_disk(small_disk: Path) -> None:
    path, report, room = small_disk / "a.sixe", small_disk / "report.pdf", room_on(small_disk)
    write_safely(report, b"the old one")
    data = bytes(range(256)) * 200
    for pages in range(len(data) // PAGE):
        room(pages)
        with pytest.raises(DiskFull, match="disk is full"):
            write_safely(report, data)
        with pytest.raises(CannotWrite):
            new_book(path)
        assert set(files(small_disk)) == {"filler", report.name}
        assert report.read_bytes() == b"the old one"
    room(-1)
    write_safely(report, data)
    new_book(path).close()
    assert set(files(small_disk)) == {report.name, path.name}


def test_no_file_may_grow_beyond_any_size_during_any_change(path: Path) -> None:
    """The system's own limit on the size of files, which needs no root.

    First the journal does not fit, then what the workbook would grow by, to the middle of a page.
    """
    kinds = ("answer", "collect", "seal", "remove")
    program = """
import resource
from tests.storage.test_no_room import do_in_little_room
from tests.storage.deeds import KINDS
from tests.storage.books import new_book
def limit(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
for kind in sys.argv[2:]:
    place = path.with_name(kind)
    book = new_book(place)
    KINDS[kind].prepare(book)
    def room(pages):
        size = place.stat().st_size + (pages - 6) * 1500 if pages > 5 else pages * 700
        limit(size if pages >= 0 else resource.RLIM_INFINITY)
    print(kind, do_in_little_room(book, kind, room))
    book.close()
"""
    out, error = start(program, path, *kinds).communicate(timeout=PATIENCE)
    assert error == ""
    assert len(out.splitlines()) == len(kinds)
    assert all(int(line.split()[-1]) >= DEEDS for line in out.splitlines()), out
