"""A workbook with many teams: one roadmap a team, and a list of teams where none is chosen."""

import json
import shutil
from pathlib import Path

import pypdf
import pytest

from sixelements import bootstrap
from sixelements.domain.rounds import State
from sixelements.storage.safe_file import write_safely
from tests.agencies import Answered, an_agency, apart
from tests.cli.conftest import Type, answers
from tests.sampling import THOROUGH

TEAMS = [f"Team {n}" for n in range(1, 41 if THOROUGH else 9)]
PEOPLE = ("--frontline", 4, "--mode", "open")


def a_workbook(sixelements: Type) -> Path:
    """Many teams of four people, each with a closed round."""
    first, *others = TEAMS
    said = sixelements("new", "many.sixe", "--organization", "Alder County", "--team", first, *PEOPLE)
    assert said.code == 0, said.err
    for team in others:
        assert sixelements("team", "many.sixe", team, *PEOPLE).code == 0
    for n, team in enumerate(TEAMS):
        # no two files alike: the same file is taken in once only
        own = ",".join(["frontline", *("4" if n >> bit & 1 else "2" for bit in range(37))])
        Path("team.csv").write_text(answers(*["frontline 3"] * 3, own), encoding="utf-8")
        assert sixelements("collect", "many.sixe", "team.csv", "--team", team).code == 0
        assert sixelements("close", "many.sixe", "--team", team).code == 0
    return Path("many.sixe")


def test_each_of_many_teams_gets_a_roadmap_of_its_own(sixelements: Type) -> None:
    book = a_workbook(sixelements)
    for team in TEAMS:
        said = sixelements("report", book, "--team", team, "--parts", "plan", "--out", "team.pdf")
        assert said.code == 0, said.err
        assert f"{team}, Alder County" in str(pypdf.PdfReader("team.pdf").metadata.title)  # type: ignore[union-attr]  # ours has one
    unnamed = sixelements("report", book, "--out", "none.pdf")
    assert unnamed.code != 0
    assert [team for team in TEAMS if team not in unnamed.err] == []
    assert not Path("none.pdf").exists()


CORE = ("--practices", "core", "--mode", "open")
ALIKE = ("Front Desk!", "front desk?", "Front-Desk 1", "東京都庁" * 25, "Ɛ" * 90, "con")
"""Names that make the same file name, long ones in other scripts, and one that Windows keeps for itself."""


def test_each_team_gets_a_set_of_files_by_one_command(
    sixelements: Type,
) -> None:
    """Names that would make the same file, long ones, and those in other scripts each get their own."""
    sixelements("new", "many.sixe", "--organization", "Alder County", "--team", "Still open", *CORE)
    head = Path("core.csv")
    for n, team in enumerate(ALIKE):
        assert sixelements("team", "many.sixe", team, *CORE).code == 0
        sixelements("forms", "many.sixe", "--team", team, "--out", f"out {n}")
        table = next(Path(f"out {n}").glob("*/*answers.csv"))
        columns = table.read_text(encoding="utf-8-sig").splitlines()[0]
        cells = ["frontline", *"234323432343"[: columns.count(",")]]
        cells += [""] * (columns.count(",") + 1 - len(cells))
        rows = [",".join([cells[0], str(1 + (n + i) % 5), *cells[2:]]) for i in range(3)]
        head.write_text("\n".join([columns, *rows]), encoding="utf-8")
        assert sixelements("collect", "many.sixe", head, "--team", team).code == 0
        assert sixelements("close", "many.sixe", "--team", team).code == 0
    said = sixelements("report", "many.sixe", "--all-teams", "--out", "sets", "--formats", "csv,.json")
    assert said.code == 1
    assert said.err == ("Still open: Round 1 is open, so nobody can read results yet. Close it first.\n")
    names = sorted(path.name for path in Path("sets").iterdir())
    assert len(names) == 2 * len(ALIKE), names
    assert {"front-desk-1-round-1.csv", "front-desk-2-round-1.csv", "con-round-1.json"} < set(names)
    told = [json.loads(path.read_text(encoding="utf-8")) for path in Path("sets").glob("*.json")]
    assert {one["score"]["team"] for one in told} == set(ALIKE)
    assert {one["plan"]["team"] for one in told} == set(ALIKE)
    assert {one["plan"]["organization"] for one in told} == {"Alder County"}
    scores = sixelements("score", "many.sixe", "--all-teams", "--json")
    assert (scores.code, [one["team"] for one in json.loads(scores.out)]) == (1, list(ALIKE))
    plans = sixelements("plan", "many.sixe", "--all-teams", "--json")
    assert [one["round"] for one in json.loads(plans.out)] == [{"number": 1}] * len(ALIKE)
    assert sixelements("plan", "many.sixe", "--all-teams").out.count("(not accepted yet)") == len(ALIKE)
    stopped = sixelements("report", "many.sixe", "--team", "con", "--all-teams", "--out", "sets")
    assert stopped.code == 2


def test_stopped_midway_what_is_written_is_whole_and_nothing_else_is_there(
    sixelements: Type, closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sixelements("team", closed, "Second", *PEOPLE)
    Path("second.csv").write_text(answers(*["frontline 2"] * 3), encoding="utf-8")
    sixelements("collect", closed, "second.csv", "--team", "Second")
    sixelements("close", closed, "--team", "Second")
    made = list[Path]()

    def write(path: Path, data: bytes) -> None:
        if made:
            raise KeyboardInterrupt
        made.append(path)
        write_safely(path, data)

    monkeypatch.setattr(bootstrap, "write_file", write)
    said = sixelements("report", closed, "--all-teams", "--formats", "csv", "--out", "sets")
    assert (said.code, said.err.strip()) == (1, "Stopped. What was stored before stays stored.")
    assert list(Path("sets").iterdir()) == made


def test_a_team_of_many_workbooks_is_named_with_its_organization(sixelements: Type) -> None:
    """Twenty clients may each have a front desk."""
    books = [
        an_agency(Path(f"{n}.sixe"), f"Agency {n}", [Answered("Front desk", 9, 3.0)], state=State.OPEN)
        for n in range(2)
    ]
    said = sixelements("report", *books, "--all-teams", "--out", "reports")
    assert said.code == 1
    assert [line.partition(":")[0] for line in said.err.splitlines()] == [
        "Front desk (Agency 0)",
        "Front desk (Agency 1)",
    ]
    alone = sixelements("report", books[0], "--all-teams", "--out", "reports")
    assert alone.err.startswith("Front desk: ")


def test_the_plans_of_all_teams_are_accepted_by_one_command(sixelements: Type) -> None:
    book = an_agency(Path("a.sixe"), "Alder", apart(3))
    an_open = sixelements("team", book, "Late desk", "--frontline", 9)
    assert an_open.code == 0
    assert (
        sixelements("plan", book, "--team", apart(3)[0].name, "--accept", "--start", "2026-11-02").code == 0
    )
    said = sixelements("plan", book, "--all-teams", "--accept", "--start", "2026-12-07")
    assert said.code == 1
    assert said.out.count("Plan of ") == 3
    assert said.out.count("from December 7, 2026") == 2
    assert [line.partition(":")[0] for line in said.err.splitlines()] == [apart(3)[0].name, "Late desk"]
    known = Path("a.sixe").read_bytes()
    again = sixelements("plan", book, "--all-teams", "--accept")
    assert again.code == 1
    assert again.err.count("--replace") == 3
    assert Path("a.sixe").read_bytes() == known


def test_what_a_sync_client_set_beside_a_workbook_is_named_by_commands_that_only_read(
    sixelements: Type,
) -> None:
    book = an_agency(Path("a.sixe"), "Alder", apart(1))
    shutil.copy(book, "a 2.sixe")
    for command in (("score", book), ("status", book), ("report", book, "--out", "a.pdf")):
        said = sixelements(*command)
        assert said.code == 0
        assert "set by a sync client: a 2.sixe" in said.err
