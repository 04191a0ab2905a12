"""The CSV of a report: what it holds, that it reads back equal, and that no cell becomes a formula."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from sixelements.application.reports import Material
from sixelements.domain.assessment import Assessment
from sixelements.domain.rounds import Mode
from sixelements.reporting.tables import json_bytes, report_csv, report_json
from tests.domain.builders import (
    EXAMPLE_TEAM,
    example_discussion,
    example_sheets,
    material,
    shipped_assessment,
)

SHIPPED = shipped_assessment()
HEADER = (
    "organization,team,round,element,practice,name,score,mean,level,level_from,level_to,median,sd,ad,agreement,split,rated,"
    "dont_know,not_applicable,skipped,visibility_finding,level_1,level_2,level_3,level_4,level_5,frontline_rated,frontline_mean,"
    "leads_rated,leads_mean,gap,agreed"
)


def example(assessment: Assessment = SHIPPED, mode: Mode = Mode.OPEN) -> Material:
    return material(
        assessment, example_sheets(), mode=mode, headcount=EXAMPLE_TEAM, discussion=example_discussion()
    )


def rows(one: Material) -> list[dict[str, str]]:
    """The rows as a spreadsheet reads them."""
    return list(csv.DictReader(io.StringIO(report_csv(one).decode("utf-8-sig"), newline="")))


def number(cell: str) -> float | None:
    return float(cell) if cell else None


def expected(element: Mapping[str, object], practice: Mapping[str, object]) -> dict[str, object]:
    """A row as the JSON of the same round has it."""
    counts, roles = practice["counts"], practice["roles"]
    assert isinstance(roles, dict)
    level_range = practice["level_range"] or (None, None)
    assert isinstance(level_range, list | tuple)
    by_level = counts if isinstance(counts, dict) else {}
    plain = (
        "score",
        "mean",
        "level",
        "median",
        "sd",
        "ad",
        "rated",
        "dont_know",
        "not_applicable",
        "skipped",
        "gap",
        "agreed",
    )
    return {
        "element": element["id"],
        "practice": practice["id"],
        "agreement": practice["agreement"] or "",
        "split": "yes" if practice["split"] else "no",
        "visibility_finding": "yes" if practice["visibility_finding"] else "no",
        **{key: practice[key] for key in plain},
        "level_from": level_range[0],
        "level_to": level_range[1],
        **{f"level_{level}": by_level.get(level) for level in "12345"},
        **{
            f"{group}_{what}": roles[group][what] if roles[group] else None
            for group in ("frontline", "leads")
            for what in ("rated", "mean")
        },
    }


def test_the_csv_has_one_row_a_practice_under_its_columns() -> None:
    text = report_csv(example()).decode("utf-8-sig")
    assert text.splitlines()[0] == HEADER
    assert [row["practice"] for row in rows(example())] == list(SHIPPED.practices)


@pytest.mark.parametrize("mode", Mode)
def test_the_csv_reads_back_equal_to_the_json(mode: Mode) -> None:
    one = example(mode=mode)
    data = json.loads(report_json(one))["score"]
    wanted = [
        expected(element, practice) for element in data["elements"] for practice in element["practices"]
    ]
    words = {"element", "practice", "name", "agreement", "split", "visibility_finding"}
    for row, whole in zip(rows(one), wanted, strict=True):
        for column, value in whole.items():
            assert (row[column] if column in words else number(row[column])) == value, (
                row["practice"],
                column,
            )


def test_every_row_of_the_csv_says_whose_it_is() -> None:
    one = example()
    assert {(row["organization"], row["team"], row["round"]) for row in rows(one)} == {
        (one.organization, one.team, str(one.round.number))
    }


def test_level_and_name_stand_in_the_csv() -> None:
    row = next(r for r in rows(example()) if r["practice"] == "3.4")
    assert (row["name"], row["level"], row["split"]) == ("Information at hand", "3", "yes")


def test_it_opens_in_a_spreadsheet() -> None:
    """UTF-8 with a mark, and the line ends that spreadsheets write."""
    data = report_csv(example())
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == 38


def renamed(name: str) -> Assessment:
    """The shipped assessment with another name for practice 1.1."""
    first, *others = SHIPPED.elements
    practice, *rest = first.practices
    return replace(
        SHIPPED, elements=(replace(first, practices=(replace(practice, name=name), *rest)), *others)
    )


HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x"]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_cell_becomes_a_formula(name: str) -> None:
    assert rows(example(renamed(name)))[0]["name"] == "'" + name


@pytest.mark.parametrize("name", ['a "quoted" name', "a, b; c", "two\nlines", "naïve – 日本", "5 = 5", "'"])
def test_any_other_text_reads_back_as_it_was(name: str) -> None:
    assert rows(example(renamed(name)))[0]["name"] == name


def test_no_text_cell_begins_like_a_formula_and_numbers_stay_numbers() -> None:
    """A negative gap is a number; an apostrophe would make text of it."""
    found = [row for mode in Mode for row in rows(example(mode=mode))]
    for row in found:
        for column, cell in row.items():
            if cell.startswith(tuple("=+-@\t\r＝＋－＠")):
                assert column == "gap"
                float(cell)
    negative = [row["gap"] for row in found if row["gap"].startswith("-")]
    assert all(float(gap) < 0 for gap in negative)


def test_what_is_withheld_is_an_empty_cell() -> None:
    for row in rows(example(mode=Mode.ANONYMOUS)):
        assert {
            row[c] for c in ("frontline_rated", "frontline_mean", "leads_rated", "leads_mean", "gap")
        } == {""}
    empty = material(SHIPPED, [])
    for row in rows(empty):
        assert {
            row[c]
            for c in ("score", "mean", "level", "level_from", "median", "sd", "ad", "agreement", "level_1")
        } == {""}
        assert {row[c] for c in ("rated", "dont_know", "not_applicable", "skipped")} == {"0"}


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_a_number_that_is_not_finite_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_bytes({"score": value})


def test_json_is_text_a_person_can_read() -> None:
    data = json_bytes({"team": "Señales"})
    assert data.decode() == '{\n  "team": "Señales"\n}\n'
