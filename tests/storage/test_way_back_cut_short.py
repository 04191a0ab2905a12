"""A way back that is cut short anywhere loses neither what was there nor what was gone back to."""

import json
import os
import platform
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from sixelements.domain.rounds import Mode
from sixelements.storage.lock import lock_path
from sixelements.storage.restoring import list_backups, restore
from tests.builders import a_team
from tests.storage.books import NOON, files, open_book
from tests.storage.test_before_deeds import a_book, take_in, the_round

BEFORE, AFTER = 5, 11


def sheets(file: Path) -> int:
    with closing(sqlite3.connect(file)) as copy:
        return int(copy.execute("SELECT count(*) FROM response").fetchone()[0])


def gone_back_in(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, bytes]]:
    """What lay in the folder before each step of going back to before a take-in, and at the end."""
    a_book(path, mode=Mode.ANONYMOUS, sheets=BEFORE, closed=False)
    book = open_book(path)
    take_in(book, the_round(path), AFTER - BEFORE)
    book.close()
    states = []
    with monkeypatch.context() as patch:
        for name in ("replace", "unlink"):
            step = getattr(os, name)

            def watched(*args: object, step: Callable[..., object] = step, **more: object) -> object:
                states.append(files(path.parent))
                return step(*args, **more)

            patch.setattr(os, name, watched)
        restore(path, list_backups(path)[0].path, now=NOON + timedelta(minutes=1))
    return [*states, files(path.parent)]


def lay_out(path: Path, state: dict[str, bytes]) -> None:
    """What a process that was killed leaves behind."""
    shutil.rmtree(path.parent)
    for name, content in state.items():
        file = path.parent / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
        os.utime(file, (NOON.timestamp(), NOON.timestamp()))
    killed = {"user": "Ana", "host": platform.node(), "pid": 999_999_999, "started": "1", "token": "x"}
    lock_path(path).write_text(json.dumps(killed))


def test_both_states_are_there_until_something_is_changed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = gone_back_in(path, monkeypatch)
    begun = [state for state in states if any("set aside" in name for name in state)]
    seen = {tuple((n, c) for n, c in s.items() if n.endswith(".sixe")): s for s in begun}
    assert len(seen) == 3
    for state in seen.values():
        lay_out(path, state)
        for _ in range(2):
            open_book(path, now=NOON + timedelta(minutes=2)).close()
            assert {sheets(path), *(sheets(b.path) for b in list_backups(path))} == {BEFORE, AFTER}
            assert len(list_backups(path)) == 1


def test_what_was_set_aside_goes_with_the_next_change(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(path, gone_back_in(path, monkeypatch)[-1])
    book = open_book(path, now=NOON + timedelta(days=3))
    assert [sheets(b.path) for b in list_backups(path)] == [AFTER]
    book.teams.put(a_team("team-2"))
    book.close()
    assert [sheets(b.path) for b in list_backups(path)] == [BEFORE]
