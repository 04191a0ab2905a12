"""The XLSX of a report: every figure as a number, every text as text, and nothing that is withheld."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest

from sixelements.application.reports import Material
from sixelements.domain.rounds import Mode
from sixelements.reporting import formats
from sixelements.reporting.spreadsheet.about import sheets
from sixelements.reporting.spreadsheet.model import (
    CellKind,
    SheetColumn,
    SpreadsheetTable,
    count,
    day,
    number,
    text,
)
from sixelements.reporting.spreadsheet.readback import reads_back
from sixelements.reporting.spreadsheet.writer import xlsx
from sixelements.reporting.tables import report_json
from tests.reporting.example import MADE_ON, Case, a_plan
from tests.reporting.test_data import DEALT, round_with

Row = dict[str, object]


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIXELEMENTS_LANGUAGE", "en")


def opened(material: Material) -> dict[str, list[Row]]:
    """The sheets as a spreadsheet program reads them, a dict a row."""
    book = openpyxl.load_workbook(io.BytesIO(formats.make(".xlsx", material).data))
    found = {}
    for sheet in book:
        head, *rows = sheet.iter_rows(values_only=True)
        assert len(set(head)) == len(head)
        found[sheet.title] = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    return found


def planned(case: Case | None = None, **changes: object) -> Material:
    case = case or Case()
    return case.material(plan=replace(a_plan(case), **changes))  # type: ignore[arg-type] # named by a test


def test_the_sheets_stand_in_the_order_in_which_they_are_read() -> None:
    assert list(opened(planned(parking=("A new form",)))) == [
        "Profile",
        "Practices",
        "Three thirds",
        "Plan",
        "Readings",
        "Outlook",
        "Around the plan",
        "Priorities",
        "Data dictionary",
        "About",
    ]


def test_the_figures_are_those_of_the_json_unrounded() -> None:
    one = planned()
    found, data = opened(one), json.loads(report_json(one))["score"]
    for row, element in zip(found["Profile"], data["elements"], strict=True):
        low, high = element["interval"]
        assert [row["Score"], row["Likely from"], row["Likely to"], row["Gap"]] == pytest.approx(
            [element["score"], low, high, element["gap"]], abs=1e-12
        )
    practices = [p for e in data["elements"] for p in e["practices"]]
    for row, practice in zip(found["Practices"], practices, strict=True):
        assert row["Practice"] == practice["id"]
        assert row["Mean"] == pytest.approx(practice["mean"], abs=1e-12)
        levels = [row["Level"], row["Level from"], row["Level to"]]
        assert levels == [practice["level"], *practice["level_range"]]
        assert [row[f"Level {n}"] for n in range(1, 6)] == list(practice["counts"].values())
        assert row["Agreed level"] == practice["agreed"]


def test_days_are_days_and_actions_are_called_as_in_the_roadmap() -> None:
    rows = opened(planned())["Plan"]
    assert [row["No."] for row in rows] == list(range(1, len(rows) + 1))
    assert all(isinstance(row["Due"], datetime) for row in rows)
    assert rows[0]["Owner"] == "Luis Romero"
    assert rows[0]["Baseline"] == 2


def test_what_is_withheld_is_an_empty_cell_and_a_sentence() -> None:
    found = opened(replace(Case(mode=Mode.ANONYMOUS)).material())
    for row in (*found["Profile"], *found["Practices"]):
        assert row["Front line mean"] is row["Leads mean"] is row["Gap"] is None
    assert any(row["What"] == "Not shown" for row in found["About"])


def test_every_column_is_explained() -> None:
    found = opened(planned())
    explained = {(row["Sheet"], row["Column"]) for row in found["Data dictionary"]}
    there = {(name, column) for name, rows in found.items() for column in rows[0]}
    assert there - explained == {(n, c) for n, c in there if n in {"Data dictionary", "About"}}
    assert all(row["Meaning"] for row in found["Data dictionary"])


HOSTILE = ["=1+1", '=HYPERLINK("http://a.example")', "http://a.example", "+1", "@x", "{=1}", "_x0041_", "12"]


@pytest.mark.parametrize("words", HOSTILE)
def test_text_stays_text(words: str) -> None:
    made = formats.make(".xlsx", planned(parking=(words,))).data
    cells = [c for row in openpyxl.load_workbook(io.BytesIO(made))["Around the plan"] for c in row]
    (cell,) = [c for c in cells if c.value == words.replace("_x0041_", "A") or c.value == words]
    assert cell.data_type == "s"
    assert cell.hyperlink is None


@pytest.mark.parametrize("words", ["two\nlines", " room ", "日本 العربية 🙂", "a<b>&c", "x" * 20_000])
def test_any_text_reads_back_whole(words: str) -> None:
    found = opened(planned(sponsor=words))["Around the plan"]
    assert [row["Words"] for row in found if row["What"] == "Sponsor"] == [words]


def test_control_characters_do_not_reach_the_file() -> None:
    found = opened(planned(sponsor="a\x00b\x1fc"))["Around the plan"]
    assert found[0]["Words"] == "abc"


def test_the_same_day_gives_the_same_bytes_and_names_nobody() -> None:
    one = planned()
    made = formats.make(".xlsx", one).data
    assert made == formats.make(".xlsx", one).data
    core = zipfile.ZipFile(io.BytesIO(made)).read("docProps/core.xml").decode()
    assert "<dc:creator>Six Elements</dc:creator>" in core
    assert "2026-10-22T00:00:00Z" in core


def test_each_sheet_is_ready_to_print() -> None:
    book = openpyxl.load_workbook(io.BytesIO(formats.make(".xlsx", planned()).data))
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        wide = sheet.title in ("Practices", "Plan")
        fits = sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage
        assert bool(fits) is not wide, sheet.title
        assert sheet.print_title_cols == ("$A:$B" if wide else None)


def test_rows_are_as_high_as_their_words_need() -> None:
    words = SpreadsheetTable(
        name="S",
        columns=(text("Word", "A word.", width=20),),
        rows=(("short",), ("word " * 30,), ("a\nb\nc",)),
    )
    page = openpyxl.load_workbook(io.BytesIO(xlsx((words,), title="T", author="A", made_on=MADE_ON)))["S"]
    assert [page.row_dimensions[n].height for n in (2, 3, 4)] == [None, 135, 45], "one line is usual"


SMALL = SpreadsheetTable(
    name="S", columns=(text("Word", "A word."), number("N", "A number.")), rows=(("a", 1.5),)
)


@pytest.mark.parametrize("other", [("b", 1.5), ("a", 1.6), ("a", None), (None, 1.5), (date(2026, 1, 1), 1.5)])
def test_a_file_that_holds_something_else_does_not_read_back(other: tuple[object, object]) -> None:
    made = xlsx((SMALL,), title="T", author="A", made_on=MADE_ON)
    assert reads_back(made, (SMALL,))
    assert not reads_back(made, (replace(SMALL, rows=(other,)),))  # type: ignore[arg-type] # any two values
    assert not reads_back(made, (SMALL, SMALL))


def test_a_number_that_is_not_finite_is_refused() -> None:
    with pytest.raises((TypeError, ValueError)):
        xlsx((replace(SMALL, rows=(("a", float("nan")),)),), title="T", author="A", made_on=MADE_ON)


def test_an_empty_round_and_no_actions_make_a_file_too() -> None:
    found = opened(Case(made=()).material())
    assert [row["Score"] for row in found["Profile"]] == [None] * 6
    assert found["Practices"][0]["Rated"] == 0


@pytest.mark.parametrize("pair", DEALT)
def test_where_only_withheld_answers_differ_no_cell_differs(pair: tuple[list[int], list[int]]) -> None:
    assert sheets(round_with(*DEALT[0])) == sheets(round_with(*pair))


@pytest.mark.parametrize(
    ("make", "kind", "width"),
    [(text, CellKind.TEXT, 14), (count, CellKind.COUNT, 11), (number, CellKind.NUMBER, 11)],
)
def test_a_column_claims_no_unit_and_no_values_unless_it_is_told(
    make: Callable[[str, str], SheetColumn], kind: CellKind, width: int
) -> None:
    assert make("Rated", "How many rated it.") == SheetColumn(
        title="Rated", kind=kind, meaning="How many rated it.", unit="", values="", width=width
    )
    assert day("Due", "The last day.") == SheetColumn(
        title="Due", kind=CellKind.DATE, meaning="The last day.", unit="", values="", width=12
    )


def test_a_column_passes_on_what_it_is_told() -> None:
    told = count("Rated", "How many.", unit="people", values="0 to 12", width=9)
    assert (told.unit, told.values, told.width) == ("people", "0 to 12", 9)
    told = number("Mean", "The mean.", unit="levels", values="1 to 5", width=9)
    assert (told.unit, told.values, told.width) == ("levels", "1 to 5", 9)
    told = text("Name", "The name.", values="any", width=9)
    assert (told.values, told.width) == ("any", 9)


@pytest.mark.parametrize("row", [(), ("a",), ("a", "b", "c")])
def test_a_row_has_a_cell_for_every_column(row: tuple[str, ...]) -> None:
    columns = (text("One", "The first."), text("Two", "The second."))
    with pytest.raises(ValueError, match="a row of Plan"):
        SpreadsheetTable(name="Plan", columns=columns, rows=(("a", "b"), row))
