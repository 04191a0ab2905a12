"""The walls of the house: rooms import only rooms below, and none but ui needs Qt."""

import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "sixelements"
ROOMS = sorted(p.parent.name for p in PACKAGE.glob("*/__init__.py"))


def test_import_linter_keeps_every_contract() -> None:
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"],
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("room", [room for room in ROOMS if room != "ui"])
def test_a_room_imported_alone_loads_no_qt(room: str) -> None:
    code = (
        "import pkgutil, importlib, sys\n"
        f"import sixelements.{room} as room\n"
        "for found in pkgutil.walk_packages(room.__path__, room.__name__ + '.'):\n"
        "    importlib.import_module(found.name)\n"
        "print([m for m in sys.modules if m.startswith(('PySide6', 'shiboken6'))])\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "[]"


HEAVY = ("sqlite_utils", "reportlab", "pydantic", "platformdirs", "importlib.metadata", "PySide6")


def test_asking_for_the_version_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from sixelements.cli.main import run\n"
        "run(['--version'])\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stderr.strip() == "[]"
