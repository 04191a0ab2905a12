"""A list of twenty workbooks, five of which can't be read: a line for each of these, and the rest goes on."""

import csv
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Type

BAD = ("missing.sixe", "held.sixe", "damaged.sixe", "newer.sixe", "foreign.sixe")
GOOD = tuple(f"client-{n:02d}.sixe" for n in range(15))
TWENTY = tuple(name for n, name in enumerate(GOOD) for name in (name, *BAD[n // 3 : n // 3 + (n % 3 == 0)]))


@pytest.fixture
def twenty(closed: Path) -> Iterator[tuple[str, ...]]:
    """Fifteen clients, and among them one that is held, damaged, newer, no workbook, or not there."""
    for n, name in enumerate(GOOD):
        shutil.copy2(closed, name)
        with closing(sqlite3.connect(name, isolation_level=None)) as book:
            book.execute("UPDATE workbook SET id = ?, organization = ?", (f"client-{n}", f"City {n}"))
    for name in BAD[1:]:
        shutil.copy2(closed, name)
    whole = closed.read_bytes()
    Path("damaged.sixe").write_bytes(whole[:8192] + os.urandom(len(whole) - 8192))
    with closing(sqlite3.connect("newer.sixe")) as newer:
        newer.execute("PRAGMA user_version=99")
    Path("foreign.sixe").write_text("a letter\n" * 200, encoding="utf-8")
    with closing(sqlite3.connect("held.sixe", isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        yield TWENTY


@pytest.mark.parametrize(
    ("command", "more"),
    [
        ("status", ()),
        ("report", ("--all-teams", "--out", "reports", "--formats", "json")),
        ("compare", ("--out", "teams.csv")),
        ("export", ("--out", "figures.csv")),
        ("set", ("--firm", "Harbor", "--paper", "a4")),
    ],
)
def test_each_that_can_not_be_read_is_one_line_and_the_rest_is_done(
    command: str, more: tuple[str, ...], twenty: tuple[str, ...], sixelements: Type
) -> None:
    assert len(twenty) == 20
    said = sixelements(command, *twenty, *more)
    assert said.code == 1
    lines = said.err.splitlines()
    assert [sum(name in line for line in lines) for name in BAD] == [1] * len(BAD), said.err
    assert len(lines) == len(BAD), said.err
    assert done(command, said.out, sixelements) == {f"City {n}" for n in range(15)}
    assert not list(Path().glob("*.lock"))


def done(command: str, out: str, sixelements: Type) -> set[str]:
    """The organizations for which a command did its work."""
    match command:
        case "status":
            return {line.split(" (")[0] for line in out.splitlines() if line.startswith("City ")}
        case "report":
            folders = {path.parent.name for path in Path("reports").glob("*/*.json")}
            return {f"City {int(name.removeprefix('client-'))}" for name in folders}
        case "export":
            with Path("figures.csv").open(encoding="utf-8", newline="") as file:
                return {row["organization"] for row in csv.DictReader(file)}
        case "set":
            return {
                f"City {n}"
                for n, name in enumerate(GOOD)
                if "Paper: a4\nFirm: Harbor\n" in sixelements("set", name).out
            }
        case _:  # who is who is nobody's business, but how many there are is said
            with Path("teams.csv").open(encoding="utf-8-sig", newline="") as file:
                assert "15" in file.read()
            return {f"City {n}" for n in range(15)}


def test_what_can_be_of_one_workbook_alone_is_refused_for_several(sixelements: Type, book: Path) -> None:
    shutil.copy2(book, "other.sixe")
    for more in (("--organization", "X"), ("--name", "X"), ("--save-template", "x.toml")):
        assert sixelements("set", book, "other.sixe", *more).code == 2
    assert sixelements("report", book, "other.sixe", "--out", "x.pdf").code == 2
    told = sixelements("set", book, "other.sixe").out
    assert told.count("Organization: Alder County") == 2
