"""A test that hangs fails, is named, and says where it hung."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HANGING = """
import signal
import threading

def test_that_hangs():
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})  # as Qt and SQLite do while they are at work
    threading.Event().wait()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="signals are blocked to hang")
def test_a_test_that_hangs_fails_by_name(tmp_path: Path) -> None:
    (tmp_path / "test_hanging.py").write_text(HANGING, encoding="utf-8")
    soon = ["-o", "timeout=2", "-o", "faulthandler_timeout=1"]
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-c", str(ROOT / "pyproject.toml")]
    run = subprocess.run(
        [*command, "-n", "1", *soon, f"--rootdir={tmp_path}", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 1, run.stdout + run.stderr
    assert "crashed while running 'test_hanging.py::test_that_hangs'" in run.stdout
    assert "in test_that_hangs" in run.stderr
