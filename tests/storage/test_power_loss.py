"""Promise 1 without a battery: a power cut at any moment loses nothing that was told as saved."""

import os
import sqlite3
import stat
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from sixelements.storage import connection, soundness
from sixelements.storage.safe_file import write_safely
from tests.sampling import THOROUGH, some
from tests.storage.books import files, new_book, open_book
from tests.storage.deeds import KINDS
from tests.storage.power import replayed, states, what_is_left
from tests.storage.schemas import next_schema

pytestmark = pytest.mark.timeout(900)

STATES = 800 if THOROUGH else 300
SETTING = "PRAGMA synchronous=EXTRA"


@pytest.fixture
def recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[bytes, list[list[str]]]:
    """A workbook, and the SQL of all that is then done to it through our own connections."""
    path = tmp_path / "recorded" / "a.sixe"
    path.parent.mkdir()
    new_book(path).close()
    before = path.read_bytes()
    sessions: list[list[str]] = []
    true_connect = sqlite3.connect

    def connect(where: Any, **options: Any) -> sqlite3.Connection:
        made: sqlite3.Connection = true_connect(where, **options)
        if str(where).endswith("a.sixe?mode=rw"):
            sessions.append([])
            made.set_trace_callback(sessions[-1].append)
        return made

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", connect)
        book = open_book(path)
        KINDS["submit"].prepare(book)
        for kind in ("answer", "submit", "collect", "seal", "publish", "accept", "set up", "remove"):
            for n in range(4):
                KINDS[kind].do(book, 30 + n if kind == "answer" else n)
        book.close()
        open_book(path, schema=next_schema()).close()
    return before, [[sql for sql in session if "vacuum_db" not in sql] for session in sessions]


def opened(path: Path) -> sqlite3.Connection:
    soundness.identify(path, next_schema())
    return connection.for_writing(path)


def outcomes(
    recorded: tuple[bytes, list[list[str]]], folder: Path, *, instead: str = SETTING, stop: str = ""
) -> Counter[str]:
    """What is left in each of many states, with the setting that matters as it is or another."""
    before, sessions = recorded
    path = folder / "replayed" / "a.sixe"
    path.parent.mkdir()
    path.write_bytes(before)
    ops = replayed(path, [[instead if sql == SETTING else sql for sql in session] for session in sessions])
    found: Counter[str] = Counter()
    for state in states({path.name: before}, ops, number=STATES):
        found[what_is_left(state, path, opened)] += 1
        if stop in found:
            break
    return found


def test_a_power_cut_at_any_moment_damages_and_loses_nothing(
    recorded: tuple[bytes, list[list[str]]], tmp_path: Path
) -> None:
    found = outcomes(recorded, tmp_path)
    assert set(found) == {"sound"}, found
    assert found.total() > STATES * 0.9


WEAKER = [("PRAGMA synchronous=FULL", "lost"), ("PRAGMA synchronous=OFF", "damaged")]


@pytest.mark.parametrize(("setting", "outcome"), some(WEAKER, 2))
def test_with_a_weaker_setting_a_power_cut_does_harm(
    setting: str, outcome: str, recorded: tuple[bytes, list[list[str]]], tmp_path: Path
) -> None:
    """The control: without it, nobody would know that the test above can fail."""
    assert any(SETTING in session for session in recorded[1])
    assert outcome in outcomes(recorded, tmp_path, instead=setting, stop=outcome)


def test_a_file_of_ours_is_on_disk_before_it_takes_its_place_and_its_name_after(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_safely(path, b"one")
    steps = []
    true_fsync, true_replace = os.fsync, Path.replace

    def fsync(handle: int) -> None:
        true_fsync(handle)
        steps.append(f"synced {'the folder' if stat.S_ISDIR(os.fstat(handle).st_mode) else 'a file'}")

    def replace(part: Path, target: Path) -> Path:
        steps.append(f"replaced, holding {part.read_bytes()!r}")
        return true_replace(part, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    write_safely(path, b"two")
    assert steps == ["synced a file", "replaced, holding b'two'", "synced the folder"]
    assert files(path.parent) == {path.name: b"two"}
