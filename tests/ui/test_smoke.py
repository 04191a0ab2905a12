"""``--smoke``: the window is painted once, says how large it is, and ends."""

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from sixelements.storage.schema import THIS_SCHEMA
from tests.patience import PATIENCE
from tests.storage.books import new_book_with_round
from tests.storage.golden import FOLDER


def smoke(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(folder)}
    return subprocess.run(
        [sys.executable, "-m", "sixelements", "--smoke", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def test_the_painted_size_is_on_stdout(tmp_path: Path) -> None:
    run = smoke(tmp_path)
    assert run.returncode == 0, run.stderr
    assert re.fullmatch(r"\d+x\d+\n", run.stdout)


@pytest.mark.parametrize("name", ["missing.sixe", "no-workbook.sixe"])
def test_a_file_that_can_not_be_opened_leaves_the_window_standing(tmp_path: Path, name: str) -> None:
    (tmp_path / "no-workbook.sixe").write_text("not a workbook", encoding="utf-8")
    run = smoke(tmp_path, str(tmp_path / name))
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr


def test_a_damaged_workbook_is_asked_about_only_where_somebody_is_there_to_answer(tmp_path: Path) -> None:
    """It ends, with the size of what was painted; in a process of its own, as nothing else ends it."""
    damaged = tmp_path / "damaged.sixe"
    new_book_with_round(damaged).close()
    damaged.write_bytes(damaged.read_bytes()[:8192] + bytes(8192))
    run = smoke(tmp_path, str(damaged))
    assert run.returncode == 0, run.stderr
    assert re.fullmatch(r"\d+x\d+\n", run.stdout)


def test_one_whose_questionnaire_was_changed_is_asked_about_too(tmp_path: Path) -> None:
    """It passed the look at the file, and then each page that needed it failed, and nothing ended."""
    damaged = tmp_path / "damaged.sixe"
    damaged.write_bytes((FOLDER / f"schema-{THIS_SCHEMA.version}.sixe").read_bytes())
    with closing(sqlite3.connect(damaged, isolation_level=None)) as book:
        book.execute("UPDATE assessment SET content = content || ' '")
    run = smoke(tmp_path, str(damaged))
    assert run.returncode == 0, run.stderr
    assert re.fullmatch(r"\d+x\d+\n", run.stdout)


LATE = {
    "pydantic",
    "sqlite_utils",
    "reportlab",
    "openpyxl",
    "PIL",
    "babel",
    "click",
    "icalendar",
    "xlsxwriter",
}
"""What takes long to load and no painted page waits for."""


PROGRAM = """
import sys
from sixelements.__main__ import main
from sixelements.ui import app

painted = app._smoke
app._smoke = lambda window: (print(*sys.modules), painted(window))
main()
"""


def loaded(folder: Path, *arguments: str) -> set[str]:
    """The modules that a window has loaded once it was painted."""
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments, "--smoke"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(folder)},
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    return set(run.stdout.split())


def test_home_is_painted_without_the_domain_and_without_what_takes_long_to_load(tmp_path: Path) -> None:
    found = loaded(tmp_path)
    assert "sixelements.ui.pages.home" in found
    assert found & LATE == set()
    assert {name for name in found if name.startswith("sixelements.domain.")} == {
        "sixelements.domain.contacts",
        "sixelements.domain.errors",
        "sixelements.domain.levels",
    }


def test_a_workbook_is_painted_without_home_and_without_what_takes_long_to_load(
    tmp_path: Path, example_path: Path
) -> None:
    found = loaded(tmp_path, str(example_path))
    assert "sixelements.ui.pages.results" in found
    assert found & LATE == set()
    assert found & {"sixelements.ui.pages.home", "sixelements.ui.preload", "difflib"} == set()
