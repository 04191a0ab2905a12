"""The command line as a process of its own, as a person's shell starts it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from sixelements.bootstrap import REPORTS
from tests.patience import PATIENCE

ROOT = Path(__file__).parents[2]
FILES = ROOT / "tests" / "files"


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


def whole_job(book: Path, *, cwd: Path, **how: object) -> list[subprocess.CompletedProcess[str]]:
    """From a new workbook to the roadmap, with the design's answers."""
    people = ("--frontline", 9, "--supervisor", 2, "--manager", 1, "--mode", "open")
    steps: tuple[tuple[object, ...], ...] = (
        ("new", book, "--organization", "Alder County", "--team", "Permit Counter", *people),
        ("forms", book, "--out", cwd / "forms"),
        ("collect", book, FILES / "example-answers.csv"),
        ("close", book),
        ("discuss", book, FILES / "example-discussion.json"),
        ("score", book),
        ("plan", book, "--accept", "--start", "2026-10-26"),
        *(("report", book, "--out", book.with_suffix(ending)) for ending in REPORTS),
        ("check", book),
    )
    return [sixelements(*step, cwd=cwd, **how) for step in steps]  # type: ignore[arg-type] # passed through
