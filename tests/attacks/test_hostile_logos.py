"""Promise 7: a workbook with a hostile logo opens, is reported without it, and says so."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.attacks.conftest import RunAll
from tests.files.logos import EXTRA, STORED
from tests.sampling import THOROUGH, some

SAID = ((".pdf", "The logo can't be read, so the report has none.\n"), (".xlsx", ""), (".png", ""))
"""The kinds of report, and what is said where the logo is left out."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "book.sixe"


def put(logo: bytes, sound: bytes, place: Path) -> None:
    """A workbook from elsewhere, with this logo."""
    place.write_bytes(sound)
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.execute("UPDATE workbook SET logo = ?", (logo,))


@pytest.mark.parametrize("name", some(STORED, 2))
def test_a_logo_that_can_not_be_read_is_left_out_in_words(
    name: str, run_all: RunAll, sound: bytes, place: Path, tmp_path: Path
) -> None:
    """In time and with little memory: `run_all` sees to that. Each logo meets one kind of report, or all."""
    put(STORED[name], sound, place)
    first, step = (0, 1) if THOROUGH else ([*STORED].index(name) % 3, 3)
    endings = SAID[first::step]
    checked, scored, *printed = run_all(
        ("check", place),
        ("score", place),
        *(("report", place, "--out", tmp_path / f"report{ending}") for ending, _said in endings),
    )
    assert (checked.code, checked.out) == (1, "The logo can't be read, so reports have none.\n")
    assert scored.code == 0
    assert [(ran.code, ran.err) for ran in printed] == [(0, said) for _ending, said in endings]


@pytest.mark.parametrize("name", some(EXTRA, 2))
def test_what_lies_around_the_pixels_is_not_unpacked(
    name: str, run_all: RunAll, sound: bytes, place: Path, tmp_path: Path
) -> None:
    put(EXTRA[name], sound, place)
    for ran in run_all(("check", place), ("report", place, "--out", tmp_path / "report.pdf")):
        assert (ran.code, ran.err) == (0, "")
