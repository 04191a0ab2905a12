"""From the command to the painted Home, beside a bare PySide6 window painted in the same run.

The aim is 1.3 times its time and 1.5 times its memory. Peak memory in MB stands in ``extra_info``
(``--benchmark-json``) and is printed. Both run on compiled modules, as an installed app does.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.measure import measured

ROUNDS = 15
BARE = [sys.executable, "-m", "tests.benchmarks.bare_window"]
HOME = [sys.executable, "-m", "sixelements", "--smoke"]
HERE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """No screen, no settings of the person who runs this, and modules compiled once."""
    folder = tmp_path_factory.mktemp("start")
    ours = {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_DATA_HOME": str(folder / "data"),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **ours}


def start(command: list[str], environment: dict[str, str]) -> tuple[str, float]:
    """Run to the end; what it printed, and its peak memory in MB."""
    process = subprocess.Popen(
        command, cwd=HERE, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    with process.stdout as out:
        printed = out.read()
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return printed, used.ru_maxrss / 1024


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="memory is measured with wait4")
@pytest.mark.benchmark(group="start to the painted window")
@pytest.mark.parametrize("command", [BARE, HOME], ids=["a bare window", "Home"])
def test_start(command: list[str], environment: dict[str, str], benchmark: BenchmarkFixture) -> None:
    start(command, environment)
    memory: list[float] = []

    def once() -> str:
        printed, peak = start(command, environment)
        memory.append(peak)
        return printed

    printed = measured(benchmark, once, rounds=ROUNDS)
    assert re.fullmatch(r"\d+x\d+\n", printed), "the window was not painted"
    middle = sorted(memory)[len(memory) // 2]
    benchmark.extra_info["peak memory, MB"] = round(middle, 1)
    sys.stdout.write(f"{command[2]}: {middle:.1f} MB at its peak\n")
