"""The plan out as XLSX, edited as a spreadsheet program does it, and back in with a preview."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet

from sixelements.wording.plan_sheet import plan_sheet_words
from tests.cli.conftest import Said, Type
from tests.cli.test_review import plan, planned

__all__ = ["planned"]
ID = "Id, leave as it is"
Edit = Callable[[Book], None]


@pytest.fixture
def taken_in(sixelements: Type, planned: Path) -> Callable[..., Said]:
    """Export the plan, edit the file, and take it in."""

    def take(edit: Edit, *options: str) -> Said:
        assert sixelements("report", planned, "--out", "plan.xlsx").code == 0
        book = openpyxl.load_workbook("plan.xlsx")
        edit(book)
        book.save("plan.xlsx")
        return sixelements("plan", planned, "--take-in", "plan.xlsx", *options)

    return take


def column(sheet: Worksheet, title: str) -> int:
    return [c.value for c in sheet[1]].index(title) + 1


def write(row: int, title: str, value: object, tab: str = "Plan") -> Edit:
    def edit(book: Book) -> None:
        sheet = book[tab]
        sheet.cell(row, column(sheet, title)).value = value

    return edit


def both(*edits: Edit) -> Edit:
    def edit_all(book: Book) -> None:
        for edit in edits:
            edit(book)

    return edit_all


def test_a_file_that_nobody_edited_changes_nothing(taken_in: Callable[..., Said]) -> None:
    assert taken_in(lambda _book: None).out == "Nothing changes.\n"


def test_what_was_edited_is_shown_first_and_stored_when_it_is_wanted(
    taken_in: Callable[..., Said], sixelements: Type, planned: Path
) -> None:
    edits = both(
        write(2, "Status", "In progress"),
        write(2, "Owner", "Grace Kim"),
        write(3, "Due", datetime(2027, 1, 29)),  # noqa: DTZ001 - as spreadsheets have it
        write(3, "Review notes", "Two of three\nagreed"),
        write(2, "Read on", datetime(2026, 10, 20), "Readings"),  # noqa: DTZ001
        write(2, "Value", 61.5, "Readings"),
        write(2, "Note", "by hand", "Readings"),
    )
    before = plan(sixelements, planned)
    looked = taken_in(edits, "--preview")
    assert looked.code == 0, looked.err
    assert looked.out.startswith("Preview, nothing is stored:\n  1. ")
    assert "Status: to do becomes In progress" in looked.out
    assert "Reading of 2026-10-20: nothing becomes 61.5: by hand" in looked.out
    assert plan(sixelements, planned) == before
    said = taken_in(edits)
    assert said.out.splitlines()[0] == "Taken in:"
    assert said.out.splitlines()[1:] == looked.out.splitlines()[1:]
    after = {a["title"]: a for a in plan(sixelements, planned)}
    changed = [after[a["title"]] for a in before if after[a["title"]] != a]
    assert {a["owner"] for a in changed} >= {"Grace Kim"}
    assert {a["due"] for a in changed} >= {"2027-01-29"}
    assert taken_in(lambda _book: None).out == "Nothing changes.\n"


def test_a_cell_left_alone_in_an_old_file_takes_nothing_back(sixelements: Type, planned: Path) -> None:
    """The plan was changed since: what was edited in both says so, what was not is no difference."""
    assert sixelements("report", planned, "--out", "old.xlsx").code == 0
    assert sixelements("plan", planned, "--set", "1", "owner=Ann Lee", "needs=A room").code == 0
    said = sixelements("plan", planned, "--take-in", "old.xlsx")
    assert said.out == "Nothing changes.\n"
    book = openpyxl.load_workbook("old.xlsx")
    both(write(2, "Owner", "Grace Kim"), write(2, "Told", "By mail"))(book)
    book.save("old.xlsx")
    looked = sixelements("plan", planned, "--take-in", "old.xlsx", "--preview")
    told, owner = sorted(looked.out.splitlines()[1:], key=lambda line: "Owner" in line)
    assert "Told: " in told
    assert told.endswith("becomes By mail")
    assert owner.endswith(
        "Owner: Ann Lee becomes Grace Kim; changed in the plan, too, since the file was made"
    )


def _without_row(book: Book) -> None:
    book["Plan"].delete_rows(2)


def test_a_row_that_is_missing_takes_nothing_out(
    taken_in: Callable[..., Said], sixelements: Type, planned: Path
) -> None:
    before = plan(sixelements, planned)
    said = taken_in(_without_row)
    assert said.out.startswith("Nothing changes.\nNot in the file, and left as they are: ")
    assert plan(sixelements, planned) == before


def _swapped(book: Book) -> None:
    sheet = book["Plan"]
    ids = column(sheet, ID)
    one, other = sheet.cell(2, ids), sheet.cell(3, ids)
    one.value, other.value = other.value, one.value


def _doubled(book: Book) -> None:
    sheet = book["Plan"]
    for cells in sheet.iter_rows(min_row=2, max_row=2):
        sheet.append([cell.value for cell in cells])


def _without_ids(book: Book) -> None:
    book["Plan"].delete_cols(column(book["Plan"], ID))


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (_swapped, "practice and id don't fit."),
        (_doubled, "of row 2."),
        (_without_ids, 'It has no sheet "Plan" with a column "Id, leave as it is".'),
        (write(2, ID, "1234abcd/1.4-talk"), "the id 1234abcd/1.4-talk is not one of this plan"),
        (write(2, ID, None), "has no id. New actions are added on Plan."),
        (write(2, "Status", "finished"), "Row 2, Status: finished is no status. Use to do, in progress"),
        (write(2, "Due", "soon"), "Row 2, Due: soon is no day."),
        (write(2, "Due", datetime(1900, 1, 2)), "Row 2, Due: The year 1900"),  # noqa: DTZ001
        (write(2, "Target", "many"), "Row 2, Target: many is no number."),
        (write(2, "Value", 3, "Readings"), "A reading needs a day and a value."),
        (lambda book: _read(book, date(2031, 1, 6), 3), "A reading can't be of a day that is still to come."),
        (lambda book: _percent(book, unit="minutes"), "72% is a share, and the measure counts minutes."),
        (write(2, "Owner", "=1+1"), "It holds formulas without their results, the first in"),
    ],
)
def test_what_can_not_be_taken_is_refused_by_name_and_nothing_is_stored(
    taken_in: Callable[..., Said], sixelements: Type, planned: Path, edit: Edit, said: str
) -> None:
    before = plan(sixelements, planned)
    found = taken_in(edit)
    assert (found.code, found.out) == (1, "")
    assert said in found.err
    assert plan(sixelements, planned) == before


def _read(book: Book, day: date, value: object) -> None:
    both(write(2, "Read on", day, "Readings"), write(2, "Value", value, "Readings"))(book)


def _percent(book: Book, *, unit: str) -> None:
    """As Excel stores what is typed as 72%: the number 0.72, shown as a share."""
    write(2, "Unit", unit)(book)
    sheet = book["Plan"]
    cell = sheet.cell(2, column(sheet, "Target"))
    cell.value, cell.number_format = 0.72, "0%"


def test_a_share_is_taken_in_as_it_is_shown(taken_in: Callable[..., Said]) -> None:
    found = taken_in(lambda book: _percent(book, unit="% of answers"), "--preview")
    assert found.code == 0, found.err
    assert "Target: " in found.out
    assert found.out.rstrip().endswith("becomes 72%")
    again = taken_in(lambda book: _percent(book, unit="% of answers"))
    assert again.code == 0, again.err
    assert taken_in(lambda _book: None).out == "Nothing changes.\n"
    assert "72" in taken_in(write(2, "Target", "71 %"), "--preview").out


def test_days_are_read_as_they_are_typed_and_a_day_off_is_said(
    taken_in: Callable[..., Said], sixelements: Type, planned: Path
) -> None:
    for word, day in (
        ("12/15/2026", "2026-12-15"),
        ("16.12.2026", "2026-12-16"),
        ("17/12/2026", "2026-12-17"),
    ):
        assert taken_in(write(2, "Due", word)).code == 0
        assert plan(sixelements, planned)[0]["due"] == day
    said = taken_in(write(2, "Due", datetime(2026, 12, 25)), "--preview")  # noqa: DTZ001
    assert said.code == 0
    assert "Due: Dec 25, 2026 is Christmas Day." in said.out


def test_dates_that_follow_from_an_owner_are_shown_before_they_are_stored(
    taken_in: Callable[..., Said], sixelements: Type, planned: Path
) -> None:
    before = plan(sixelements, planned)
    both_sams = both(write(2, "Owner", "Sam"), write(3, "Owner", "Sam"))
    looked = taken_in(both_sams, "--preview")
    second = next(line for line in looked.out.splitlines() if "Start: " in line)
    assert str(before[1]["start"]) in second
    assert taken_in(both_sams).code == 0
    after = {a["id"]: a for a in plan(sixelements, planned)}
    assert after[before[1]["id"]]["start"] != before[1]["start"]
    assert str(after[before[1]["id"]]["start"]) in second


def test_what_is_no_spreadsheet_is_refused(sixelements: Type, planned: Path) -> None:
    Path("plan.xlsx").write_bytes(b"PK\x03\x04 not a zip")
    said = sixelements("plan", planned, "--take-in", "plan.xlsx")
    assert (said.code, said.out) == (1, "")
    assert "not a readable Excel workbook" in said.err
    Path("plan.csv").write_text("a,b")
    assert "comes back as XLSX" in sixelements("plan", planned, "--take-in", "plan.csv").err


def test_every_column_that_is_read_back_is_written(sixelements: Type, planned: Path) -> None:
    assert sixelements("report", planned, "--out", "plan.xlsx").code == 0
    book = openpyxl.load_workbook("plan.xlsx", read_only=True)
    words = plan_sheet_words()
    titles = [c for row in book[words.plan_tab].iter_rows(max_row=1, values_only=True) for c in row]
    assert {*words.edited.values(), words.id, words.practice} <= set(titles)
    assert len(titles) == len(set(titles))
