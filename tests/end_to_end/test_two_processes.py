"""Closing while answers are taken in, by two processes: the figures are those of one moment, and stay."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sixelements.cli.main import run
from tests.cli.conftest import answers
from tests.end_to_end.processes import environment, script, sixelements
from tests.patience import PATIENCE

FILES = 8
STOPS = """
from sixelements.application import closing, responses

def stopping(use_case, at):
    calls = iter(range(10_000))
    def stopped(*values, **named):
        if next(calls) == at:
            print("stopped", flush=True)
            sys.stdin.readline()
        return use_case(*values, **named)
    return stopped

responses.take_in_together = stopping(responses.take_in_together, 0)
closing.close_round = stopping(closing.close_round, 0)
"""
"""Python that lets a process stop before it stores what it read, or before it closes a round."""
BOOK = Path("alder.sixe")


@contextmanager
def stopped(*arguments: object, cwd: Path) -> Iterator["subprocess.Popen[str]"]:
    """A command that has come as far as it stops; inside, all else can happen; then it goes on to its end."""
    with subprocess.Popen(
        [sys.executable, "-c", script(STOPS), *map(str, arguments)],
        cwd=cwd,
        env=environment(cwd),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            assert process.stdout is not None
            assert "stopped\n" in iter(process.stdout.readline, ""), "it ended before"
            yield process
            process.communicate("\n", timeout=PATIENCE)
        finally:
            process.kill()


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """An anonymous round with five sheets, and some files of one sheet each."""
    first = answers(*(f"frontline {1 + n % 5}" for n in range(5)))
    (tmp_path / "first.csv").write_text(first, encoding="utf-8")
    assert run(["new", str(tmp_path / BOOK), "--organization", "Alder County"]) == 0
    assert run(["collect", str(tmp_path / BOOK), str(tmp_path / "first.csv")]) == 0
    (tmp_path / "in").mkdir()
    for n in range(FILES):
        sheet = answers(f"frontline {1 + n % 5}") + "\n" * n
        (tmp_path / "in" / f"{n:02}.csv").write_text(sheet, encoding="utf-8")
    return tmp_path


def people(cwd: Path) -> int:
    """How many sheets the figures are of, as a third process counts them."""
    said = sixelements("score", BOOK, "--json", cwd=cwd)
    assert said.returncode == 0, said.stderr
    return int(json.loads(said.stdout)["round"]["responses"])


def test_nobody_closes_a_round_while_another_process_takes_files_in(room: Path) -> None:
    with stopped("collect", BOOK, "in", cwd=room) as collecting:
        refused = sixelements("close", BOOK, cwd=room)
        assert refused.returncode == 1
        assert "Close it there first." in refused.stderr
        assert sixelements("score", BOOK, cwd=room).returncode == 1
    assert collecting.returncode == 0
    assert sixelements("close", BOOK, cwd=room).returncode == 0
    assert people(room) == 5 + FILES


def test_nobody_takes_files_in_while_another_process_closes_the_round(room: Path) -> None:
    with stopped("close", BOOK, cwd=room) as closing:
        refused = sixelements("collect", BOOK, "in", cwd=room)
        assert refused.returncode == 1
        assert "taken in." not in refused.stdout
    assert closing.returncode == 0
    before = people(room)
    late = sixelements("collect", BOOK, "in", cwd=room)
    assert late.returncode == 1
    assert late.stderr.count("takes no more sheets") == 1
    assert before == people(room) == 5


def lose_the_locks(room: Path) -> None:
    """As on a drive that forgets such files: the one who is at work knows the round as it was before."""
    locks = [*room.rglob("*.lock")]
    assert locks
    for lock in locks:
        lock.unlink()


def test_where_the_lock_is_lost_the_round_is_asked_again_before_anything_is_stored(room: Path) -> None:
    with stopped("collect", BOOK, "in", cwd=room) as collecting:
        lose_the_locks(room)
        closed = sixelements("close", BOOK, cwd=room)
        assert closed.returncode == 0, closed.stderr
        before = people(room)
    assert collecting.returncode == 1
    assert before == people(room) == 5


def test_where_the_lock_is_lost_nothing_is_closed_over_what_came_in(room: Path) -> None:
    with stopped("close", BOOK, cwd=room) as closing:
        lose_the_locks(room)
        taken = sixelements("collect", BOOK, "in", cwd=room)
        assert taken.returncode == 0, taken.stderr
    assert closing.returncode == 1
    assert sixelements("close", BOOK, cwd=room).returncode == 0
    assert people(room) == 5 + FILES
