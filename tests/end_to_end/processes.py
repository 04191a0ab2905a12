"""The command line as a process of its own, as a person's shell starts it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sixelements.bootstrap import REPORTS
from tests.patience import PATIENCE

ROOT = Path(__file__).parents[2]
FILES = ROOT / "tests" / "files"
IN_TURN = """
import json, sys
from sixelements.__main__ import main
for words in json.loads(sys.argv[1]):
    sys.argv = ["sixelements", *words]
    try:
        main()
    except SystemExit as end:
        for stream in (sys.stdout, sys.stderr):
            stream.write(f"\\x1e{end.code or 0}\\x1e")
            stream.flush()
"""
"""Python that runs commands one after the other and parts what they say."""
Command = Sequence[object]
Ran = subprocess.CompletedProcess[str]


def script(before: str = "") -> str:
    """Python that runs a command, and something before it."""
    return f"import sys\n{before}\nfrom sixelements.__main__ import main\nmain()\n"


def environment(cwd: Path) -> dict[str, str]:
    """What a process finds around it: nothing of whoever runs the tests."""
    home = {"HOME": str(cwd), "XDG_DATA_HOME": str(cwd / "data"), "TMPDIR": str(cwd)}
    return {**os.environ, "PYTHONPATH": str(ROOT), **home}


def sixelements(
    *arguments: object,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    before: str = "",
    prefix: tuple[str, ...] = (),
) -> subprocess.CompletedProcess[str]:
    """Run one command; ``before`` is Python run first in its process, ``prefix`` a command around it."""
    return subprocess.run(
        [*prefix, sys.executable, "-c", script(before), *map(str, arguments)],
        cwd=cwd,
        env={**environment(cwd), **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=PATIENCE,
        check=False,
    )


def in_turn(
    *commands: Command, cwd: Path, env: Mapping[str, str] | None = None, before: str = ""
) -> list[Ran]:
    """Run commands one after the other in one process, where what a start does is of no matter."""
    run = subprocess.run(
        [sys.executable, "-c", f"import sys\n{before}\n{IN_TURN}", words_of(commands)],
        cwd=cwd,
        env={**environment(cwd), **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=PATIENCE,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return [*parted(commands, run)]


def words_of(commands: Sequence[Command]) -> str:
    """The commands as `IN_TURN` reads them."""
    return json.dumps([[str(word) for word in command] for command in commands])


def parted(commands: Sequence[Command], run: Ran) -> Iterator[Ran]:
    """What each command said, and how it ended."""
    outs, errs = run.stdout.split("\x1e"), run.stderr.split("\x1e")
    assert len(outs) == len(errs) == 2 * len(commands) + 1, run.stderr
    for n, command in enumerate(commands):
        yield Ran([*map(str, command)], int(outs[2 * n + 1]), outs[2 * n], errs[2 * n])


def whole_job(book: Path, *, cwd: Path) -> list[Command]:
    """From a new workbook to the roadmap, with the design's answers."""
    people = ("--frontline", 9, "--supervisor", 2, "--manager", 1, "--mode", "open")
    return [
        ("new", book, "--organization", "Alder County", "--team", "Permit Counter", *people),
        ("forms", book, "--out", cwd / "forms"),
        ("collect", book, FILES / "example-answers.csv"),
        ("close", book),
        ("discuss", book, FILES / "example-discussion.json"),
        ("score", book),
        ("plan", book, "--accept", "--start", "2026-10-26"),
        *(("report", book, "--out", book.with_suffix(ending)) for ending in REPORTS),
        ("check", book),
    ]
