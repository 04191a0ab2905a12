"""A comparison on paper and as a spreadsheet: whole, listenable, and without a word that it may not hold."""

import csv
import io
import math
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pypdf
import pytest

from sixelements import bootstrap
from sixelements.application.comparing import Comparison, Wanted, choose, compare, gather_published
from sixelements.i18n import ENGLISH
from sixelements.reporting import compared_formats, compared_tables
from sixelements.reporting.compared import document
from sixelements.reporting.plain_text import outline_text
from tests.agencies import Answered, alike, an_agency, apart
from tests.reporting.readback import problems_of

CASES = {
    "apart": apart(),
    "alike": alike(),
    "four": apart(4),
    "withheld": (*apart(6), Answered("Seventh", 9, 3.0, kept_back="2")),
    "one of a kind": tuple(Answered(f"Team {n}", 5 + n % 3, 1.2 + 0.1 * n) for n in range(30)),
}


def backwards(items: list[str]) -> None:
    items.reverse()


@cache
def compared(case: str) -> Comparison:
    with TemporaryDirectory() as folder:
        book = an_agency(Path(folder) / "a.sixe", "Alder County", CASES[case])
        found = gather_published([book], bootstrap.open_for_reading)
    return compare(choose(found, Wanted()).now, shuffle=backwards, made_on=date(2026, 11, 30))


def words_of(case: str) -> str:
    return outline_text(document(compared(case), ENGLISH))


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_every_page_can_be_listened_to(case: str, paper: str) -> None:
    made = compared_formats.make(".pdf", compared(case), ENGLISH, paper)
    assert problems_of(made.data) == []
    assert len(pypdf.PdfReader(io.BytesIO(made.data)).pages) == made.pages


def test_a_comparison_of_two_rounds_can_be_listened_to(tmp_path: Path) -> None:
    book = an_agency(tmp_path / "a.sixe", "Alder County", apart(6), rounds=2)
    gathered = gather_published([book], bootstrap.open_for_reading)
    chosen = choose(gathered, Wanted(since=1))
    day = date(2026, 11, 30)
    found = compare(chosen.now, shuffle=backwards, made_on=day, earlier=chosen.earlier)
    made = compared_formats.make(".pdf", found, ENGLISH, "letter")
    assert problems_of(made.data) == []
    assert "Since round 1" in outline_text(document(found, ENGLISH))
    compared_formats.make(".xlsx", found, ENGLISH, "letter")


def test_a_panel_says_all_that_it_shows() -> None:
    assert "Team Z, 7 to 10 answers per practice. Set expectations, level" in words_of("apart")
    assert words_of("apart").count("; all 12: 2.8") >= 12


def test_where_no_team_is_shown_none_is_named() -> None:
    for case, words in (
        ("alike", "Differences between teams are mostly chance here, so no team is shown."),
        ("four", "Four teams are chosen. Comparing starts at five."),
    ):
        said = words_of(case)
        assert words in said
        assert "Team Z" not in said
        assert "What all teams have in common" in said


def test_no_team_is_called_by_its_name() -> None:
    for case, teams in CASES.items():
        if case != "one of a kind":
            assert not any(team.name in words_of(case) for team in teams)


def test_more_teams_than_letters_get_two() -> None:
    aliases = [team.alias for team in compared("one of a kind").teams]
    assert len(set(aliases)) == 30
    assert {len(alias) for alias in aliases} == {len("Team AB")}


def test_the_spreadsheet_holds_what_is_printed_and_rounds_what_would_tell() -> None:
    made = compared_formats.make(".xlsx", compared("apart"), ENGLISH, "letter")
    book = openpyxl.load_workbook(io.BytesIO(made.data))
    assert book.sheetnames == ["All teams", "Teams", "Data dictionary", "About"]
    rows = list(book["Teams"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 72
    assert all(isinstance(row[3], int) for row in rows)
    refused = compared_formats.make(".xlsx", compared("alike"), ENGLISH, "letter")
    assert "Teams" not in openpyxl.load_workbook(io.BytesIO(refused.data)).sheetnames


def test_a_mark_is_not_given_with_decimals_by_which_it_is_known_again() -> None:
    text = compared_tables.comparison_csv(compared("apart")).decode("utf-8-sig")
    cells = [line.split(",")[5:11] for line in text.splitlines()[7:]]
    assert all("." not in cell for row in cells for cell in row[:3])
    assert all(len(cell.partition(".")[2]) == 1 for row in cells for cell in row[3:])


def test_ranges_of_teams_are_printed_outward_everywhere() -> None:
    """An end is never inside the range it stands for, in points or in levels."""
    found = compared("apart")
    text = compared_tables.comparison_csv(found).decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["who"] != "all teams"]
    said = words_of("apart")
    inside = 0
    for row in rows:
        n = next(at for at, team in enumerate(found.teams) if team.alias == row["who"])
        mark = next(e for e in found.found.elements if e.id == row["element"]).marks[n]
        low, high = mark.low, mark.high
        assert (int(row["score_from"]), int(row["score_to"])) == (math.floor(low), math.ceil(high))
        ends = float(row["level_from"]), float(row["level_to"])
        assert ends[0] <= 1 + low / 25
        assert ends[1] >= 1 + high / 25
        assert f"({ends[0]}–{ends[1]})" in said
        inside += round(low) > low or round(high) < high
    assert inside
    book = openpyxl.load_workbook(io.BytesIO(compared_formats.make(".xlsx", found, ENGLISH, "letter").data))
    sheet = list(book["Teams"].iter_rows(min_row=2, values_only=True))
    assert [row[4:6] for row in sheet] == [(int(r["score_from"]), int(r["score_to"])) for r in rows]
