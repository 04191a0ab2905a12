"""How far many teams are: counts and days of every workbook that can be read, a line for each other."""

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sixelements import bootstrap
from tests.cli.conftest import DESIGN, Type

GOLDEN = Path(__file__).parents[1] / "files" / "golden"


def stamp(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.iterdir() if p.is_file()}


def test_what_is_to_be_done_follows_the_work(sixelements: Type, book: Path) -> None:
    assert (
        "0 of 12   0 of 9      0 of 2       0 of 1    not yet  no plan yet   none set     Send the forms"
        in (sixelements("status", book).out)
    )
    sixelements("collect", book, DESIGN / "example-answers.csv")
    assert "11 of 12" in sixelements("status", book).out
    assert "Remind 1 person" in sixelements("status", book).out
    sixelements("close", book)
    assert "Talk it through" in sixelements("status", book).out
    sixelements("discuss", book, DESIGN / "example-discussion.json")
    assert "Make the plan" in sixelements("status", book).out
    sixelements("plan", book, "--accept")
    said = sixelements("status", book)
    assert "Name 9 owners" in said.out
    assert "0 of 9" in said.out
    assert "Nov 4" in said.out
    assert (said.code, said.err) == (0, "")


def test_no_file_is_changed_and_nothing_is_left_beside_it(sixelements: Type, discussed: Path) -> None:
    shutil.rmtree("book.sixe backups", ignore_errors=True)
    for old in GOLDEN.glob("*.sixe"):
        shutil.copy2(old, old.name)
    before = stamp(Path())
    names = [path.name for path in Path().glob("*.sixe")]
    assert len(names) > 4
    said = sixelements("status", *names)
    assert said.code == 0, said.err
    assert stamp(Path()) == before


def test_one_that_cannot_be_read_is_one_line_and_the_rest_goes_on(sixelements: Type, closed: Path) -> None:
    for name in ("damaged", "newer", "held"):
        shutil.copy2(closed, f"{name}.sixe")
    whole = closed.read_bytes()
    Path("damaged.sixe").write_bytes(whole[:8192] + os.urandom(len(whole) - 8192))
    with closing(sqlite3.connect("newer.sixe")) as newer:
        newer.execute("PRAGMA user_version=99")
    Path("foreign.sixe").write_text("a letter\n" * 200, encoding="utf-8")
    sixelements("share", "book.sixe", "--out", "night.sixc")
    bad = ("missing.sixe", "held.sixe", "damaged.sixe", "newer.sixe", "foreign.sixe")
    with closing(sqlite3.connect("held.sixe", isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        said = sixelements("status", *bad, closed)
        told = json.loads(sixelements("status", *bad, closed, "--json").out)
    assert said.code == 1
    assert "Permit Counter" in said.out
    lines = said.err.splitlines()
    assert [sum(name in line for line in lines) for name in bad] == [1] * len(bad), said.err
    assert len(lines) == len(bad)
    assert [entry["file"] for entry in told["workbooks"] if "problem" in entry] == list(bad)
    assert told["workbooks"][-1]["teams"][0]["answered"]["total"] == {"answered": 11, "asked": 12}


def test_who_has_a_workbook_open_is_said_and_what_is_stored_is_shown(sixelements: Type, book: Path) -> None:
    with closing(bootstrap.open_workbook(book)):
        said = sixelements("status", book)
        told = json.loads(sixelements("status", book, "--json").out)["workbooks"][0]
        refused = sixelements("set", book, "--paper", "a4").err
    assert "is open in another window or command: " in refused
    assert "that computer" not in refused
    assert " on this computer has it open. Shown as it is stored.\nPermit Counter" in said.out
    assert told["writer"].endswith(" on this computer")
    assert "has it open" not in sixelements("status", book).out


def test_no_result_is_in_it(sixelements: Type, discussed: Path) -> None:
    told = json.loads(sixelements("status", discussed, discussed, "--json").out)["workbooks"]
    assert len(told) == 1
    (team,) = told[0]["teams"]
    assert set(team) == {"team", "round", "answered", "plan", "next_review", "next"}
    assert team["next"] == {"id": "plan", "count": 0, "day": None}


def test_a_role_that_nobody_was_asked_for_is_said_to_be_so(sixelements: Type) -> None:
    sixelements("new", "a.sixe", "--organization", "Alder", "--frontline", 6, "--manager", 1)
    assert "not asked" in sixelements("status", "a.sixe").out
    role = json.loads(sixelements("status", "a.sixe", "--json").out)["workbooks"][0]["teams"][0]["answered"]
    assert role == {
        "total": {"answered": 0, "asked": 7},
        "frontline": None,
        "supervisor": None,
        "manager": None,
    }
