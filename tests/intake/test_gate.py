"""The gate: whatever becomes of a reader is said in one true sentence, and the next file is read."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sixelements import ourselves
from sixelements.application.table_file import TableFile
from sixelements.intake import reader_process
from sixelements.intake.gate import Gate, read_ahead
from tests.builders import PRACTICES

HEADER = ",".join(["role", *PRACTICES])
TOO_LONG = "It takes too long to read, so it was refused."
TOO_MUCH = "It takes too much memory to read, so it was refused."
BROKE_OFF = "Reading it broke off, so it was refused."
OURS = "The part of Six Elements that reads files"


@contextmanager
def a_gate(**limits: float) -> Iterator[Gate]:
    door = Gate(**limits)  # type: ignore[arg-type] # seconds or megabytes
    try:
        yield door
    finally:
        door.close()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.csv"
    path.write_text(f"{HEADER}\nfrontline,1,2,3,4,5\n", encoding="utf-8")
    return path


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """Nine megabytes, within every limit on what a file may hold."""
    path = tmp_path / "large.csv"
    path.write_text(f"{HEADER}\n" + f"frontline{' ' * 900},1,2,3,4,5\n" * 9_900, encoding="utf-8")
    return path


def rows(file: TableFile) -> int:
    return len(file.table.rows) if file.table else 0


def enough_for(path: Path) -> int:
    """The megabytes from which on a reader can start and read a file."""
    for megabytes in range(32, 200, 8):
        with a_gate(megabytes=megabytes) as door:
            if door.read(path).table:
                return megabytes
    raise AssertionError("no reader can start")


def test_a_file_that_needs_too_much_memory_is_refused_and_the_next_one_read(small: Path, large: Path) -> None:
    with a_gate(megabytes=enough_for(small)) as door:
        assert rows(door.read(small)) == 2
        assert door.read(large).refusal == TOO_MUCH
        assert rows(door.read(small)) == 2
    with a_gate() as door:
        assert rows(door.read(large)) == 9_901


def test_a_file_that_takes_too_long_is_refused_and_the_next_one_read(small: Path, large: Path) -> None:
    with a_gate() as door:
        door.seconds = 0.001
        assert door.read(large).refusal == TOO_LONG
        door.seconds = 8
        assert rows(door.read(small)) == 2


def test_a_reader_that_never_stops_talking_is_heard_no_longer_than_is_bearable(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_gate() as door:
        monkeypatch.setattr(reader_process, "_LONGEST_ANSWER", 60)
        assert door.read(small).refusal == BROKE_OFF
        monkeypatch.undo()
        assert rows(door.read(small)) == 2


def test_a_memory_limit_in_which_no_reader_can_start_is_called_that(small: Path) -> None:
    with a_gate(megabytes=20) as door:
        assert door.read(small).refusal == f"{OURS} can't be started with 20 MB of memory."


def test_a_lower_limit_of_the_system_is_kept(small: Path) -> None:
    """A reader may not raise it; that is no reason not to start."""
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (190_000_000, 190_000_000));"
        "resource.setrlimit(resource.RLIMIT_CPU, (60, 60));"
        "from pathlib import Path; from tests.intake.test_gate import a_gate\n"
        "with a_gate() as door: print(door.read(Path(sys.argv[1])).refusal)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, small], capture_output=True, text=True, check=False, cwd=Path.cwd()
    )
    assert (run.stdout, run.stderr) == ("\n", "")


def instead_of_a_reader(monkeypatch: pytest.MonkeyPatch, code: str) -> list[str]:
    """Start this program where a reader should start; returns a list that grows with each start."""
    started = list[str]()

    def command(*arguments: str) -> list[str]:
        started.append(arguments[0])
        return [sys.executable, "-c", code]

    monkeypatch.setattr(ourselves, "command", command)
    return started


KILLED = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
READY = "print('ready', flush=True); input(); "
ENDINGS = [
    (KILLED, f"{OURS} was ended while it started. Try again."),
    ("raise SystemExit(1)", f"{OURS} can't be started. Install Six Elements again."),
    ("import os; os.abort()", f"{OURS} can't be started. Install Six Elements again."),
    ("print('nonsense')", f"{OURS} can't be started. Install Six Elements again."),
    ("print('missing csv')", f"{OURS} lacks csv. Install Six Elements again."),
    ("print('missing \x1b[2J')", f"{OURS} can't be started. Install Six Elements again."),
    (READY + KILLED, "Something else on this computer ended the reading of it. Try again."),
    (f"{READY} import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", TOO_LONG),
    (f"{READY} raise SystemExit(3)", TOO_MUCH),
    (f"{READY} raise SystemExit(1)", BROKE_OFF),
    (f"{READY} import os; os.abort()", BROKE_OFF),
    (f"{READY} print('nonsense')", BROKE_OFF),
    (f"{READY} print('{{}}', flush=True); input()", BROKE_OFF),
    (f"{READY} print('{{\"a\":' + '[' * 100000, flush=True); input()", BROKE_OFF),
    (f"{READY} print('missing csv')", f"{OURS} lacks csv. Install Six Elements again."),
]


@pytest.mark.parametrize(("code", "sentence"), ENDINGS)
def test_each_end_of_a_reader_has_its_own_sentence(
    code: str, sentence: str, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    instead_of_a_reader(monkeypatch, code)
    with a_gate() as door:
        assert door.read(small).refusal == sentence


def test_a_reader_that_does_not_start_is_waited_for_once(
    small: Path, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = instead_of_a_reader(monkeypatch, "input()")
    monkeypatch.setattr(reader_process, "STARTS_WITHIN", 0.1)
    with a_gate() as door:
        for path in (small, large):
            assert str(door.read(path).refusal).startswith(f"{OURS} did not start within")
    assert len(started) == 1


@pytest.mark.parametrize(
    ("executable", "reason"),
    [("/nowhere/python", "there is nothing of that name"), ("/etc/passwd", "the system does not allow it")],
)
def test_a_process_that_can_not_be_started_is_called_that(
    executable: str, reason: str, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    with a_gate() as door:
        assert f"{OURS} can't be started: {reason}" in str(door.read(small).refusal)


def test_a_part_that_is_missing_is_named(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation of which something was deleted."""
    whole = ourselves.command

    def without_csv(*arguments: str) -> list[str]:
        first, *others = whole(*arguments)
        at = others.index("-c") + 1
        others[at] = others[at].replace("import sys;", "import sys; sys.modules['csv'] = None;", 1)
        return [first, *others]

    monkeypatch.setattr(ourselves, "command", without_csv)
    with a_gate() as door:
        assert door.read(small).refusal == f"{OURS} lacks csv. Install Six Elements again."


def test_nothing_of_a_reader_is_left(small: Path) -> None:
    with a_gate() as door:
        door.read(small)
        assert door._reader
        process = door._reader._process
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)


class Turned:
    """A reader that something in a file has made its own."""

    has_ended = has_answered = False

    def __init__(self, answer: object) -> None:
        self.line = json.dumps(answer).encode()

    def ask(self, _question: bytes) -> bytes:
        return self.line

    def kill(self) -> None:
        """It is not there."""


SOUND = {"digest": "00", "words": ["role", "1.1", "3"], "rows": [[0, 1], [0, 2]], "places": [1, 2], "tab": ""}


@pytest.mark.parametrize(
    "turned",
    [
        {"words": ["role", 1]},
        {"words": None},
        {"rows": [[0, 3], [0, 2]]},
        {"rows": [[0, -1], [0, 2]]},
        {"rows": [[0, True], [0, 2]]},
        {"rows": [[0, 1.0], [0, 2]]},
        {"rows": [], "places": []},
        {"rows": [[0, 1]]},
        {"places": [1, "2"]},
        {"digest": "canary"},
        {"refusal": 7},
    ],
    ids=str,
)
def test_a_reader_is_believed_nothing_but_a_table_of_its_own_words(turned: dict[str, object]) -> None:
    with a_gate() as door:
        door._reader = Turned(SOUND)  # type: ignore[assignment] # in its place
        assert rows(door.read(Path("answers.csv"))) == 2
        door._reader = Turned({**SOUND, **turned})  # type: ignore[assignment] # in its place
        assert door.read(Path("answers.csv")).refusal == BROKE_OFF


def test_files_that_come_are_read_ahead_by_two_readers_and_given_in_their_turn(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.csv" for n in range(12)]
    for n, path in enumerate(paths):
        path.write_text(f"role,1.1\nfrontline,{n}\n", encoding="utf-8")
    missing = tmp_path / "missing.csv"
    with read_ahead([*paths[:6], missing, *paths[6:]]) as read:
        found = [read(path).table for path in paths[:6]]
        assert "no file or folder of that name" in read(missing).refusal
        found += [read(path).table for path in paths[6:]]
        assert read(paths[0]).table == found[0], "one that nobody said would come"
    assert [table.rows[1][1] for table in found if table] == [str(n) for n in range(12)]


def test_reading_ahead_ends_where_nobody_wants_the_rest(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.csv" for n in range(12)]
    for path in paths:
        path.write_text("role,1.1\nfrontline,3\n", encoding="utf-8")
    with read_ahead(paths) as read:
        assert read(paths[0]).table
