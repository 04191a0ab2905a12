"""Promise 1: what was reported as saved is on disk; kill -9 anywhere leaves a workbook that opens with it.

42 kills in the default run, and 2,800 with ``SIXELEMENTS_THOROUGH=1``.
"""

import os
import random
import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path

import pytest

from sixelements.content import snapshot
from sixelements.domain.ids import ItemId
from sixelements.storage import checks, passwords, schema, workbook
from sixelements.storage.restoring import list_backups
from sixelements.storage.schema import THIS_SCHEMA, Schema
from sixelements.storage.soundness import identify, opens
from sixelements.storage.stored_workbook import StoredWorkbook
from tests.builders import PRACTICES, a_response_id, an_answer
from tests.fakes.workbook import FakeWorkbook
from tests.patience import PATIENCE
from tests.sampling import THOROUGH
from tests.storage.books import ROUND, files, new_book, new_book_with_round, open_book, start
from tests.storage.deeds import KINDS, observed, rename, traces, with_round
from tests.storage.killing import KEYS, NAME, NEXT, REPORTS, WORK, Killer
from tests.storage.schemas import next_schema

pytestmark = pytest.mark.timeout(900)

State = Mapping[str, object]
Check = Callable[[Path, Path, int], None]
ALL = (*KINDS, *WORK)
KILLS = 200 if THOROUGH else 3  # of each kind
MOST = 500  # kills until one hits the middle of a change


@pytest.fixture(scope="module")
def killer() -> Iterator[Killer]:
    killer = Killer()
    yield killer
    killer.end()


@pytest.mark.parametrize("kind", ALL)
def test_a_kill_at_any_moment_loses_nothing_that_was_reported_as_done(
    kind: str, killer: Killer, tmp_path: Path
) -> None:
    """After each kill the workbook is what it was after the deeds reported, or after one more."""
    base = tmp_path / "base"
    base.mkdir()
    prepare(kind, base)
    chance = random.Random(f"{kind} {KILLS}")  # noqa: S311 - repeatable
    shutil.copytree(base, tmp_path / "timed")
    longest = killer.time(kind, tmp_path / "timed")
    reported: list[int] = []
    hot = 0
    while len(reported) < KILLS or (kind == "answer" and not hot and len(reported) < MOST):
        kill = len(reported)
        folder = tmp_path / str(kill)
        shutil.copytree(base, folder)
        journal = (folder / NAME).with_name(NAME + "-journal")
        wait = chance.uniform(0, longest) if kill else 0.0  # the first is killed before it has begun
        reported.append(killer.run(kind, folder, after=kill % 3, wait=wait))
        hot += journal.exists() and journal.stat().st_size > 0
        CHECKS.get(kind, check_change(kind))(base, folder, reported[-1])
        shutil.rmtree(folder)
    assert len(set(reported)) > 1, "each was killed at the same deed"
    assert kind != "answer" or hot, "none was killed in the middle of a change"


def prepare(kind: str, base: Path) -> None:
    """What lies there before the work starts."""
    book = new_book(base / NAME)
    (KINDS[kind].prepare if kind in KINDS else with_round)(book)
    book.close()
    if kind == "restore":
        changed = open_book(base / NAME)
        shutil.copy(changed.back_up(), base / "backup.sixe")
        rename(changed, 1)
        changed.close()
        shutil.rmtree(base / f"{NAME} backups")
    if kind == "migrate":
        shutil.rmtree(base / f"{NAME} backups")
    for n, version in enumerate("ab" if kind == "report" else ""):
        (base / version).mkdir()
        for name in REPORTS:
            (base / version / name).write_bytes(bytes([65 + n]) * (60_000 if name == REPORTS[0] else 900))


def check_change(kind: str) -> Check:
    def check(_base: Path, folder: Path, reported: int) -> None:
        fake = FakeWorkbook()
        KINDS[kind].prepare(fake)
        for n in range(reported):
            KINDS[kind].do(fake, n)
        before = state_of(fake)
        found = state_of(open_sound(folder / NAME))
        if found != before:
            KINDS[kind].do(fake, reported)
            assert found == state_of(fake)
        gone = [*traces(fake)]
        contents = files(folder)
        assert [name for name, content in contents.items() if any(t in content for t in gone)] == []
        check_backups(folder / NAME)

    return check


def check_backed_up(_base: Path, folder: Path, reported: int) -> None:
    found = state_of(open_sound(folder / NAME))
    assert found["organization"] in [state_after(rename, n)["organization"] for n in (reported, reported + 1)]
    made = {b.made.day: b.path for b in list_backups(folder / NAME)}
    assert len(made) >= min(reported, 1)
    check_backups(folder / NAME)


def check_report(_base: Path, folder: Path, reported: int) -> None:
    for n, name in enumerate(REPORTS):
        times = (reported - n + 2) // 3  # it was written
        allowed = [
            (folder / "ab"[(t - 1) % 2] / name).read_bytes() if t else None for t in (times, times + 1)
        ]
        target = folder / name
        assert (target.read_bytes() if target.exists() else None) in allowed


def check_migrated(base: Path, folder: Path, reported: int) -> None:
    path = folder / NAME
    old = state_of(open_book(base / NAME, read_only=True))
    version = identify(path, NEXT)
    assert version == NEXT.version or not reported
    if version == NEXT.version:
        (copy,) = (b.path for b in list_backups(path))
        assert state_of(open_book(copy, read_only=True)) == old
    else:
        assert state_of(open_sound(path)) == old
    migrated = open_book(path, schema=NEXT)
    assert migrated.info.organization == "Alder County (new)"
    assert {**state_of(migrated), "organization": 0} == {**old, "organization": 0}


def check_restored(base: Path, folder: Path, reported: int) -> None:
    path = folder / NAME
    changed, backup = (state_of(open_book(base / name, read_only=True)) for name in (NAME, "backup.sixe"))
    aside = [b.path for b in list_backups(path) if b.note == "set aside"]
    found = state_of(open_sound(path))
    assert found in ([backup] if reported else [backup, changed])
    if found == backup:
        assert [state_of(open_book(file, read_only=True)) for file in aside] == [changed]


def check_created(base: Path, folder: Path, reported: int) -> None:
    """Each is there whole, or not at all."""
    made = sorted(int(file.stem) for file in folder.glob("*.sixe") if file.name != NAME)
    assert made in ([*range(reported)], [*range(reported + 1)])
    for n in made:
        book = open_sound(folder / f"{n}.sixe")
        assert (book.info.organization, book.teams.all()) == ("Alder County", ())
        book.close()


def check_password(base: Path, folder: Path, reported: int) -> None:
    """It opens with the last password or the next, and nothing lies there readable that is not to be."""
    path = folder / NAME
    for key in KEYS:
        passwords.keep(key)
    salts = (None, KEYS[0].salt, KEYS[1].salt)
    assert passwords.salt_of(path) in (salts[reported % 3], salts[(reported + 1) % 3])
    book = open_sound(path)
    assert state_of(book) == state_of(open_book(base / NAME, read_only=True))
    book.close()
    open_book(path).close()  # finishes what is left to do
    assert not [file for file in folder.rglob("*.part*") if file.parent.name != "locks"]
    if passwords.salt_of(path):
        assert all(passwords.salt_of(b.path) for b in list_backups(path))
    assert len(list_backups(path)) == len([b for b in list_backups(path) if opens(b.path)])


CHECKS: Mapping[str, Check] = {
    "back up": check_backed_up,
    "report": check_report,
    "migrate": check_migrated,
    "restore": check_restored,
    "create": check_created,
    "password": check_password,
}


def state_after(do: Callable[[FakeWorkbook, int], object], times: int) -> State:
    fake = FakeWorkbook()
    with_round(fake)
    for n in range(times):
        do(fake, n)
    return state_of(fake)


def state_of(book: StoredWorkbook | FakeWorkbook) -> State:
    found = observed(book)
    book.close()
    return found


def open_sound(path: Path) -> StoredWorkbook:
    """The dead process's lock is taken over, nothing is left of its half-done change, no rule is broken."""
    book = open_book(path)
    assert not book.info.read_only
    known = "waits for an action that is not in the plan", "The logo can't be read"
    found = [text for text in checks.problems(path, codec=snapshot) if not any(k in text for k in known)]
    assert found == []
    return book


def check_backups(path: Path) -> None:
    for backup in list_backups(path):
        assert identify(backup.path, THIS_SCHEMA) == THIS_SCHEMA.version
        open_book(backup.path, read_only=True).close()
    book = open_book(path)
    book.organization.rename("Birch County")
    book.back_up()
    book.close()
    left = [name for name in files(path.parent) if name.endswith((".part", "-journal", ".lock"))]
    # The killed process had a data folder of its own, where nobody else takes its lock over.
    assert not [name for name in left if not name.startswith("user data/locks/")]


def test_a_hot_journal_is_rolled_back_also_when_opened_for_reading(path: Path) -> None:
    """Only writing can roll it back, so a reader does that first."""
    new_book_with_round(path).close()
    program = """
import os
book = workbook.open_workbook(path, codec=snapshot)
connection = book.teams._store.connection
connection.execute("PRAGMA cache_size = 1")
connection.execute("PRAGMA cache_spill = 1")
connection.execute("BEGIN IMMEDIATE")
rows = [(f"t{n}", n, "x" * 500) for n in range(10, 500)]
connection.executemany("INSERT INTO team VALUES (?, ?, ?, 1, 1, 1)", rows)
os.kill(os.getpid(), 9)
"""
    start(program, path).communicate(timeout=PATIENCE)
    journal = path.with_name(path.name + "-journal")
    assert journal.stat().st_size > 0
    assert len(path.read_bytes()) > 100_000
    book = open_book(path, read_only=True)
    assert len(book.teams.all()) == 1
    assert not journal.exists()
    book.close()


def test_a_kill_during_a_migration_leaves_the_old_workbook_and_its_backup(path: Path) -> None:
    """The migration is killed after each of its statements in turn."""
    book = new_book_with_round(path)
    book.responses.begin(a_response_id(1), round_=ROUND, role=None)
    book.responses.answer(a_response_id(1), ItemId(PRACTICES[0]), an_answer(4))
    book.close()
    before = files(path.parent)
    for statement in (*range(2, 40, 4), 10_000):
        for name, content in before.items():
            (path.parent / name).write_bytes(content)
        if not killed_in_a_migration(path, statement):
            break
        sound_copy = [f for f in path.parent.rglob("*.sixe") if f != path]
        assert sound_copy
        old = open_book(path)
        unfinished = old.responses.unfinished(a_response_id(1))
        assert unfinished is not None
        assert unfinished.answers == {ItemId(PRACTICES[0]): an_answer(4)}
        old.close()
    else:
        raise AssertionError("no run came through")
    assert statement > 10, "hardly any was killed"
    assert sqlite3.connect(path).execute("PRAGMA user_version").fetchone() == (next_schema().version,)
    new = open_book(path, schema=next_schema())
    assert new.responses.unfinished(a_response_id(1)) is not None
    new.close()


def killed_in_a_migration(path: Path, statement: int) -> bool:
    """Bring a workbook up to date in a process that is killed after so many statements; whether it was."""
    left = count(statement, -1)

    def kill(_statement: str) -> None:
        if next(left) == 1:
            os.kill(os.getpid(), signal.SIGKILL)

    def upgrade(connection: sqlite3.Connection, to: Schema) -> None:
        connection.execute("PRAGMA cache_size = 1")
        connection.set_trace_callback(kill)
        schema.upgrade(connection, to)
        connection.set_trace_callback(None)

    child = os.fork()
    if child == 0:
        try:
            setattr(workbook, "upgrade", upgrade)  # noqa: B010 - it is not one of its own names
            open_book(path, schema=next_schema()).close()
            os._exit(0)
        finally:
            os._exit(1)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)
