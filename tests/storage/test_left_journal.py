"""A change cut short is taken back in the file that it was begun in, and rolled into no other."""

import os
import random
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from sixelements.content import snapshot
from sixelements.storage import checks, left_journal
from sixelements.storage.connection import for_reading, for_writing
from tests.sampling import THOROUGH
from tests.storage.books import files, new_book_with_round, open_book

MARK = bytes.fromhex("d9d505f920a163d7")
ASIDE = "book.sixe change cut short"


class Crash(NamedTuple):
    """A file as it was before changes, before the last, and at a moment of that, with its journal then."""

    older: bytes
    before: bytes
    during: bytes
    journal: bytes


def changed(path: Path, words: str) -> bytes:
    with closing(for_writing(path)) as connection:
        connection.execute("BEGIN")
        connection.execute("UPDATE workbook SET organization = ?", (words,))
        connection.execute("COMMIT")
    return path.read_bytes()


def crash(path: Path, *, large: bool) -> Crash:
    """What a kill leaves in the middle of a change; a ``large`` one has written pages before its end."""
    new_book_with_round(path).close()
    older = path.read_bytes()
    changed(path, "Birch County")
    before = changed(path, "Cedar County")
    with closing(for_writing(path)) as connection:
        connection.execute(f"PRAGMA cache_spill={int(large)}")
        connection.execute(f"PRAGMA cache_size={1 if large else 9_000}")
        connection.execute("BEGIN IMMEDIATE")
        rows = [(f"t{n}", n, "x" * 500) for n in range(10, 300)]
        connection.executemany("INSERT INTO team VALUES (?, ?, ?, 1, 1, 1)", rows)
        connection.execute("UPDATE workbook SET organization = 'Dogwood County'")
        journal = path.with_name(path.name + "-journal")
        during, left = path.read_bytes(), journal.read_bytes()
        connection.execute("COMMIT")
    if not large:  # its mark and how many pages follow are written last
        during = path.read_bytes()
        left = MARK + struct.pack(">I", (len(left) - 512) // (4096 + 8)) + left[12:]
    assert left.startswith(MARK)
    return Crash(older, before, during, left)


@pytest.fixture(scope="module", params=[False, True], ids=["small", "large"])
def crashed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Crash:
    return crash(tmp_path_factory.mktemp("crash") / "book.sixe", large=request.param)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the workbook lies, alone in its folder."""
    (tmp_path / "here").mkdir()
    return tmp_path / "here" / "book.sixe"


@pytest.fixture(autouse=True)
def nothing_told() -> Iterator[None]:
    left_journal.tell_put_aside()
    yield
    left_journal.tell_put_aside()


def put(path: Path, content: bytes, journal: bytes) -> None:
    path.write_bytes(content)
    path.with_name("book.sixe-journal").write_bytes(journal)


def after(path: Path, *, writing: bool) -> str:
    with closing(for_writing(path) if writing else for_reading(path)) as connection:
        (name,) = connection.execute("SELECT organization FROM workbook").fetchone()
    return str(name)


@pytest.mark.parametrize("writing", [False, True])
def test_our_own_change_is_taken_back(crashed: Crash, path: Path, writing: bool) -> None:
    put(path, crashed.during, crashed.journal)
    assert after(path, writing=writing) == "Cedar County"
    assert [*files(path.parent)] == [path.name]
    assert path.read_bytes() == crashed.before


@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 1.0])
def test_it_is_taken_back_whichever_pages_were_written(crashed: Crash, path: Path, share: float) -> None:
    """As after a power cut: page 1 says the next number or still the same, and so does any other page."""
    chance = random.Random(share)  # noqa: S311 - repeatable
    size = 4096
    new = bytearray(crashed.during)
    for at in range(0, len(crashed.before), size):
        if chance.random() >= share:
            new[at : at + size] = crashed.before[at : at + size]
    if share == 1.0:
        (counter,) = struct.unpack_from(">I", crashed.before, 24)
        struct.pack_into(">I", new, 24, counter + 1)
    put(path, bytes(new), crashed.journal)
    assert after(path, writing=False) == "Cedar County"
    assert path.read_bytes() == crashed.before
    assert not left_journal.tell_put_aside()


@pytest.mark.parametrize("writing", [False, True])
def test_an_older_copy_put_in_its_place_is_read_as_it_lies(crashed: Crash, path: Path, writing: bool) -> None:
    put(path, crashed.older, crashed.journal)
    assert after(path, writing=writing) == "Alder County"
    assert files(path.parent) == {path.name: crashed.older, ASIDE: crashed.journal}
    assert left_journal.tell_put_aside() == [(path, path.with_name(ASIDE))]
    assert not left_journal.tell_put_aside()


def test_a_newer_one_is_so_too(crashed: Crash, path: Path) -> None:
    path.write_bytes(crashed.before)
    changed(path, "Elm County")
    newer = changed(path, "Fir County")
    put(path, newer, crashed.journal)
    assert after(path, writing=False) == "Fir County"
    assert files(path.parent) == {path.name: newer, ASIDE: crashed.journal}


def test_whoever_opens_it_is_told(crashed: Crash, path: Path) -> None:
    put(path, crashed.older, crashed.journal)
    with closing(open_book(path)) as book:
        assert book.info.journals == (path.with_name(ASIDE),)
        assert not book.info.read_only


def test_a_second_one_gets_a_name_of_its_own(crashed: Crash, path: Path) -> None:
    for _n in range(2):
        put(path, crashed.older, crashed.journal)
        after(path, writing=False)
    kept = {name: content for name, content in files(path.parent).items() if name != path.name}
    assert kept == {ASIDE: crashed.journal, f"{ASIDE} 2": crashed.journal}


def forged(sound: bytes) -> Iterator[bytes]:
    """Journals that SQLite rolls back or throws away, and that no change of this file leaves behind."""
    size = 4096
    pages = len(sound) // size

    def head(many: int, before: int, page: int = size) -> bytes:
        return struct.pack(">8sIIIII", MARK, many, 0, before, 512, page).ljust(512, b"\0")

    def record(number: int, content: bytes) -> bytes:
        summed = sum(content[len(content) - 200 : 0 : -200]) & 0xFFFFFFFF
        return struct.pack(">I", number) + content + struct.pack(">I", summed)

    zeros, first, other = bytes(size), sound[:size], bytearray(sound[:size])
    struct.pack_into(">I", other, 24, struct.unpack_from(">I", sound, 24)[0] - 2)
    yield head(0, 1)
    yield head(0, pages)
    yield head(0, 0)
    yield head(1, pages) + record(1, zeros)
    yield head(0xFFFFFFFF, pages) + record(1, zeros)
    yield head(1, pages) + record(2, zeros)
    yield head(2, pages) + record(2, zeros) + record(3, zeros)
    yield head(1, pages) + record(1, bytes(other))
    yield head(1, 1) + record(1, first)
    yield head(2, 2) + record(1, first) + record(2, zeros)
    yield head(2, pages) + record(1, first) + record(1, zeros)
    yield head(1, pages, 512) + record(1, first[:512])
    yield head(1, pages) + record(1, first)[:-1]
    yield head(1, pages) + record(2, zeros) + head(1, pages) + record(3, zeros)
    yield b"no journal at all" * 600
    yield MARK
    chance = random.Random(1)  # noqa: S311 - repeatable
    for _n in range(1_000 if THOROUGH else 40):
        changed = bytearray(first)
        struct.pack_into(">I", changed, 24, chance.randrange(2**32))
        numbers = [1, *chance.sample(range(2, pages), 3)]
        yield head(4, chance.randrange(pages + 1)) + b"".join(
            record(n, bytes(changed) if n == 1 else chance.randbytes(size)) for n in numbers
        )


def test_no_forged_one_changes_a_byte(crashed: Crash, path: Path) -> None:
    many = 0
    for n, journal in enumerate(forged(crashed.before)):
        folder = path.parent / str(n)
        folder.mkdir()
        put(folder / path.name, crashed.before, journal)
        assert after(folder / path.name, writing=bool(n % 2)) == "Cedar County", n
        assert files(folder) == {path.name: crashed.before, ASIDE: journal}, n
        many += 1
    assert many > 50


def test_a_copy_put_there_a_minute_later_stays_as_it_is_even_one_change_ahead(
    crashed: Crash, path: Path
) -> None:
    """Such a copy looks like the file in the middle of the change."""
    ahead = bytearray(crashed.before)
    struct.pack_into(">I", ahead, 24, struct.unpack_from(">I", ahead, 24)[0] + 1)
    put(path, bytes(ahead), crashed.journal)
    written = path.stat().st_mtime
    os.utime(path, (written + 90, written + 90))
    assert after(path, writing=False) == "Cedar County"
    assert files(path.parent) == {path.name: bytes(ahead), ASIDE: crashed.journal}


def test_that_of_a_living_writer_is_left_alone(path: Path) -> None:
    """Another copy was put there under it, even so that it fits no more."""
    new_book_with_round(path).close()
    changed(path, "Birch County")
    with closing(for_writing(path)) as writer:
        writer.execute("PRAGMA cache_spill=1")
        writer.execute("PRAGMA cache_size=1")
        writer.execute("BEGIN IMMEDIATE")
        rows = [(f"t{n}", n, "x" * 500) for n in range(10, 300)]
        writer.executemany("INSERT INTO team VALUES (?, ?, ?, 1, 1, 1)", rows)
        journal = path.with_name("book.sixe-journal")
        before = journal.read_bytes()
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            after(path, writing=False)
        assert journal.read_bytes() == before
        writer.execute("COMMIT")
    assert after(path, writing=False) == "Birch County"
    assert not left_journal.tell_put_aside()


def test_where_it_cannot_be_put_aside_nothing_is_opened(
    crashed: Crash, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(path, crashed.older, crashed.journal)

    def refuse(_path: Path, _target: Path) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "rename", refuse)
    found = checks.problems(path, codec=snapshot)
    assert len(found) == 1
    assert "Move that file away" in found[0]
    assert files(path.parent) == {path.name: crashed.older, "book.sixe-journal": crashed.journal}


def test_that_of_a_change_that_ends_at_this_very_moment_is_no_trap(
    crashed: Crash, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is there when it is looked for, and gone when it is to be read."""
    put(path, crashed.before, crashed.journal)
    look = Path.lstat

    def and_it_goes(file: Path) -> os.stat_result:
        found = look(file)
        if file.name.endswith("-journal"):
            file.unlink()
        return found

    monkeypatch.setattr(Path, "lstat", and_it_goes)
    assert after(path, writing=False) == "Cedar County"
