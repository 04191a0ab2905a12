"""From the command to the painted Home, beside a bare PySide6 window, each in a fresh process.

The aim is 1.3 times its time and 1.5 times its memory. The three are started in turn, so that each
stands beside the others at the same load, and a ratio is the median of the ratios of each turn: beside
other work the times move, the ratios hardly. A start is measured until the window says that it was
painted, not until it has ended. ``-s`` shows the figures. All run on compiled modules, as an installed
app does.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest

from sixelements.presentation.recents import MOST

TURNS = 15
HERE = Path(__file__).parents[2]
FRESH = [sys.executable, "-m", "tests.benchmarks.fresh"]
BARE = [sys.executable, "-m", "tests.benchmarks.bare_window"]
HOME = [sys.executable, "-m", "sixelements", "--smoke"]


class Start(NamedTuple):
    """How long until the window was painted, the processor's time until it ended, the peak of memory."""

    milliseconds: float
    at_work: float
    megabytes: float


def start(command: list[str], environment: dict[str, str]) -> Start:
    """Start a window in a fresh process and wait until it has ended."""
    run = subprocess.run(
        [*FRESH, *command], cwd=HERE, env=environment, capture_output=True, text=True, check=True
    )
    found = json.loads(run.stdout)
    assert re.fullmatch(r"\d+x\d+", found["line"]), "the window was not painted"
    return Start(1000 * found["seconds"], 1000 * found["seconds at work"], found["MB"])


@pytest.fixture
def environment_of(tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """No screen, no settings of the person who runs this, and modules compiled once."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled")}
    return lambda name: {**kept, **compiled, "XDG_DATA_HOME": str(tmp_path / name)}


def fill_recents(folder: Path, environment: dict[str, str]) -> None:
    """Open as many workbooks as the list holds, as a person does."""
    for n in range(MOST):
        book = folder / f"county-{n}.sixe"
        new = [sys.executable, "-m", "sixelements", "new", str(book), "--organization", f"County {n}"]
        subprocess.run(new, cwd=HERE, env=environment, capture_output=True, check=True)
        start([*HOME, str(book)], environment)


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="memory is measured with wait4")
def test_start(tmp_path: Path, environment_of: Callable[[str], dict[str, str]]) -> None:
    new, used = environment_of("new"), environment_of("used")
    fill_recents(tmp_path, used)
    kinds = {"a bare window": (BARE, new), "Home": (HOME, new), "Home with recents": (HOME, used)}
    for command, environment in kinds.values():
        start(command, environment)
    found: dict[str, list[Start]] = {name: [] for name in kinds}
    for _turn in range(TURNS):
        for name, (command, environment) in kinds.items():
            found[name].append(start(command, environment))
    for name, starts in found.items():
        pairs = list(zip(starts, found["a bare window"], strict=True))
        figures = [
            f"{median(own):.1f} {unit} ({median(o / b for o, b in zip(own, bare, strict=True)):.2f})"
            for unit, own, bare in zip(
                ("ms to the painted window", "ms at work", "MB at its peak"),
                zip(*[own for own, _bare in pairs], strict=True),
                zip(*[bare for _own, bare in pairs], strict=True),
                strict=True,
            )
        ]
        sys.stdout.write(f"{name}: {', '.join(figures)}\n")
