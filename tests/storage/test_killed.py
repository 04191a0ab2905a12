"""Promise 1: an answer seen as saved is on disk; kill -9 anywhere leaves a workbook that opens with it."""

import random
import sqlite3
import time
from pathlib import Path

from sixelements.domain.ids import ItemId
from sixelements.storage.connection import for_reading
from tests.builders import PRACTICES, a_response_id, an_answer
from tests.storage.books import ROUND, files, new_book_with_round, open_book, start
from tests.storage.schemas import next_schema

KILLS = 60
ANSWERING = """
import itertools, random
chance = random.Random(sys.argv[2])  # noqa: S311 - repeatable
book = workbook.open_workbook(path, codec=snapshot)
assert not book.info.read_only, book.info
for n in itertools.count(int(sys.argv[3])):
    sheet = a_response_id(n)
    book.responses.begin(sheet, round_=RoundId("round-1"), role=None)
    for item in PRACTICES:
        code = chance.randint(1, 5)
        book.responses.answer(sheet, ItemId(item), an_answer(code))
        print(n, item, code, flush=True)
    book.responses.comment(sheet, ItemId("1.1"), "x" * chance.choice((10, 9000)))
    if n % 3 == 0:
        book.responses.submit(sheet, batch=1)
        print(n, "submitted", 0, flush=True)
"""


def test_sixty_kills_lose_no_answer_that_was_reported_as_saved(path: Path) -> None:
    """Some kills hit in the middle of a commit and leave a journal that the next opening rolls back."""
    new_book_with_round(path).close()
    chance = random.Random(20261102)  # noqa: S311 - repeatable
    journals, saved, first = 0, dict[int, dict[str, int]](), 1
    for kill in range(KILLS):
        lines, journal = answer_until_killed(path, kill, first, wait=chance.uniform(0, 0.06))
        journals += journal
        for n, item, code in lines:
            saved.setdefault(n, {})[item] = code
        first = max(saved, default=0) + 2
        assert_all_there(path, saved)
    assert sum(map(len, saved.values())) > KILLS
    assert journals > 0


def answer_until_killed(
    path: Path, seed: int, first: int, *, wait: float
) -> tuple[list[tuple[int, str, int]], bool]:
    """Kill it at a random moment after its first answer; the journal then says if it was mid-commit."""
    process = start(ANSWERING, path, seed, first)
    assert process.stdout
    assert process.stderr
    lines = [process.stdout.readline()]
    time.sleep(wait)
    process.kill()
    rest, error = process.communicate(timeout=30)
    assert error == ""
    lines += rest.splitlines()
    words = [line.split() for line in lines]
    journal = path.with_name(path.name + "-journal")
    hot = journal.exists() and journal.stat().st_size > 0
    return [(int(w[0]), w[1], int(w[2])) for w in words if len(w) == 3], hot


def assert_all_there(path: Path, saved: dict[int, dict[str, int]]) -> None:
    connection = for_reading(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    found: dict[int, dict[str, int]] = {}
    for sheet, item, code in connection.execute("SELECT hex(response), item, code FROM answer"):
        found.setdefault(int(sheet, 16), {})[item] = code
    submitted = {
        int(id_, 16) for (id_,) in connection.execute("SELECT hex(id) FROM response WHERE batch = 1")
    }
    connection.close()
    for n, answers in saved.items():
        assert answers.items() <= {**found.get(n, {}), "submitted": 0}.items()
        assert "submitted" not in answers or n in submitted


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
    start(program, path).communicate(timeout=30)
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
    program = """
import os
from tests.storage.schemas import next_schema
statements = int(sys.argv[2])
def count(statement):
    global statements
    statements -= 1
    if statements == 0:
        os.kill(os.getpid(), 9)
from sixelements.storage import schema
true_upgrade = schema.upgrade
def upgrade(connection, to):
    connection.execute("PRAGMA cache_size = 1")
    connection.set_trace_callback(count)
    true_upgrade(connection, to)
    connection.set_trace_callback(None)
workbook.upgrade = upgrade
book = workbook.open_workbook(path, codec=snapshot, schema=next_schema())
book.close()
print("done")
"""
    before = files(path.parent)
    for statement in (*range(2, 40, 4), 10_000):
        for name, content in before.items():
            (path.parent / name).write_bytes(content)
        out, error = start(program, path, statement).communicate(timeout=30)
        assert error == ""
        if "done" in out:
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
    assert sqlite3.connect(path).execute("PRAGMA user_version").fetchone() == (2,)
    new = open_book(path, schema=next_schema())
    assert new.responses.unfinished(a_response_id(1)) is not None
    new.close()
