"""A workbook with many teams: one roadmap a team, and a list of teams where none is chosen."""

import os
from pathlib import Path

import pypdf

from tests.cli.conftest import Type, answers

TEAMS = [f"Team {n}" for n in range(1, 41 if os.environ.get("SIXELEMENTS_THOROUGH") == "1" else 9)]
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
