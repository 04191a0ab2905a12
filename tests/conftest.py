"""Loads the Qt test harness where Qt can be loaded; elsewhere the Qt tests are skipped with the reason.

Hypothesis tries the same examples in every run, and takes none for wrong because the machine is busy;
``SIXELEMENTS_THOROUGH=1`` has it try 400 of each kind instead of 40.
"""

import gc
import os
import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from shutil import disk_usage

import pytest
from hypothesis import HealthCheck, settings

from sixelements.ui import system
from tests.sampling import THOROUGH

MISSING = system.missing_packages(())
REASON = f"Qt's system libraries are missing; install {' '.join(MISSING)}"
REQUIRED = os.environ.get("SIXELEMENTS_REQUIRE_QT") == "1"

# Nothing of the person who runs the tests is read or written, by any process that they start.
# Their files lie in memory where it is large enough: a commit then need not wait for a disk.
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of its own in it
if IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK) and disk_usage(IN_MEMORY).free > 4 << 30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))
# A worker ends without clearing up: its folder lies in that of the process that started it, and goes with it.
HOME_OF_TESTS = tempfile.TemporaryDirectory(
    prefix="sixelements-tests-",
    ignore_cleanup_errors=True,
    dir=os.environ.get("SIXELEMENTS_TESTS", os.environ.get("PYTEST_DEBUG_TEMPROOT")),
)
os.environ.setdefault("SIXELEMENTS_TESTS", HOME_OF_TESTS.name)
os.environ["XDG_DATA_HOME"] = HOME_OF_TESTS.name
os.environ["SIXELEMENTS_FONTS"] = ""  # what is printed does not hang on the fonts of a computer

settings.register_profile(
    "steady",
    derandomize=True,
    deadline=None,
    max_examples=400 if THOROUGH else 40,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")
if not MISSING:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if "pytestqt.plugin" not in sys.modules:  # pytest loaded it by itself where addopts are overridden
        pytest_plugins = ["pytestqt.plugin"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Make the harness's settings known where the harness itself is not loaded."""
    if MISSING:
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "a setting of pytest-qt, which can't be loaded here")


def pytest_configure() -> None:
    if MISSING and REQUIRED:
        raise pytest.UsageError(REASON)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What was loaded and collected stays to the end: the garbage collector need not go through it."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(autouse=True)
def collected_between_tests() -> Iterator[None]:
    """Widgets that a test left are never deleted, as in the window, on a thread that some test starts."""
    gc.disable()
    yield
    if "PySide6.QtCore" in sys.modules:
        from sixelements.ui.garbage import collect_due

        waiting = gc.get_count()[-1]
        collect_due()
        if waiting and not gc.get_count()[-1]:
            gc.freeze()  # all was gone through: what is left stays, and need not be gone through again
    gc.enable()


def pytest_sessionfinish() -> None:
    """What still works in the background ends before Qt does, as when the window is closed."""
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QThreadPool

        QThreadPool.globalInstance().waitForDone()
