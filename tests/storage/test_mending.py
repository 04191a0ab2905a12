"""A copy that is too large is made small in few rounds, however little a sheet takes."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sixelements.storage import bounds, mending


def test_each_round_leaves_out_more_sheets_than_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    def barely_too_large(copy: sqlite3.Connection) -> int:
        sheets = int(copy.execute("SELECT count(*) FROM response").fetchone()[0])
        looked.append(sheets)
        return bounds.LARGEST_FILE + int(sheets > 60)

    monkeypatch.setattr(bounds, "size", barely_too_large)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        copy.execute("CREATE TABLE response (id INTEGER PRIMARY KEY, round TEXT)")
        copy.executemany("INSERT INTO response VALUES (?, 'one')", [(n,) for n in range(75)])
        mending._make_small(copy, Path("book.sixe"))
        kept = [n for (n,) in copy.execute("SELECT id FROM response ORDER BY id")]
    assert looked == [75, 74, 72, 69, 65, 60]
    assert kept == list(range(60))
