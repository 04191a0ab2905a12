"""The plan out as XLSX, edited as a spreadsheet program does it, and back in with a preview."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet

from sixelements.wording import numbers
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


def row_called(book: Book, number: int) -> int:
    """The row of the action that the file calls by a number."""
    sheet = book["Plan"]
    at = column(sheet, "No.")
    return next(n for n in range(2, sheet.max_row + 1) if sheet.cell(n, at).value == number)


def id_of(book: Book, row: int) -> str:
    """The id of the action of a row."""
    return str(book["Plan"].cell(row, column(book["Plan"], ID)).value).partition("/")[2]


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
    assert "Status: to do becomes in progress" in looked.out
    assert "Reading of Oct 20, 2026: nothing becomes 61.5%: by hand" in looked.out
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
    typed = {
        "12/15/2026": "Dec 15, 2026",
        "16.12.2026": "Dec 16, 2026",
        "17/12/2026": "Dec 17, 2026",
        "2/12/2027": "Feb 12, 2027",
        "January 22, 2027": "Jan 22, 2027",
        "Jan 25, 2027": "Jan 25, 2027",
        "26 January 2027": "Jan 26, 2027",
        "Jan 27": "Jan 27, 2027",
    }
    edits = (write(row, "First step by", word) for row, word in enumerate(typed, start=2))
    taken = taken_in(both(*edits))
    assert taken.code == 0, taken.err
    for day in typed.values():
        assert f"becomes {day}\n" in taken.out
    assert sixelements("plan", planned, "--take-in", "plan.xlsx").out == "Nothing changes.\n"
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
    assert numbers.dated(date.fromisoformat(str(before[1]["start"]))) in second
    assert taken_in(both_sams).code == 0
    after = {a["id"]: a for a in plan(sixelements, planned)}
    assert after[before[1]["id"]]["start"] != before[1]["start"]
    assert numbers.dated(date.fromisoformat(str(after[before[1]["id"]]["start"]))) in second


@pytest.fixture
def exported(sixelements: Type, planned: Path) -> Path:
    """The file of a plan whose actions have all that can be written, and one of which waits for another."""
    assert sixelements("plan", planned, "--set", "3", "owner=Grace Kim", "waits_for=1").code == 0
    assert sixelements("report", planned, "--out", "plan.xlsx").code == 0
    return Path("plan.xlsx")


EDITED: dict[str, tuple[object, str]] = {
    "Action": ("Ask three of us", "becomes Ask three of us"),
    "Size": ("L", "becomes L"),
    "Status": ("stuck", "becomes stuck"),
    "Start": ("November 3, 2026", "becomes Nov 3, 2026"),
    "Due": ("Jan 22, 2027", "becomes Jan 22, 2027"),
    "Owner": ("Ann Lee", "becomes Ann Lee"),
    "Helpers": ("Bo", "becomes Bo"),
    "First step": ("Call Bo", "becomes Call Bo"),
    "First step by": ("11/9/2026", "becomes Nov 9, 2026"),
    "When and then": (
        "when the huddle ends, ann lee will read one case",
        "becomes When the huddle ends, Ann Lee will read one case.",
    ),
    "After": ("2; 1", "After: 1 becomes 1, 2"),
    "Measure": ("Calls", "becomes Calls"),
    "Unit": ("% of calls", "becomes % of calls"),
    "How counted": ("By hand", "becomes By hand"),
    "Baseline": (7, "becomes 7"),
    "Target": (9, "becomes 9"),
    "Because": ("We saw it twice.", "becomes We saw it twice."),
    "Needs": ("A room", "becomes A room"),
    "Risk": ("Snow", "becomes Snow"),
    "Told": ("By mail", "becomes By mail"),
    "Evidence": ("A list", "becomes A list"),
    "Review notes": ("Good", "becomes Good"),
    "No.": (17, "not taken. The numbers follow from the dates."),
    "Practice": ("9.9", "practice and id don't fit"),
    "Element": ("9", "not taken. It follows from the practice."),
    "Legs": ("Speed of all", "not taken. It follows from the practice."),
    "Locked": ("perhaps", "not taken. The worksheets open what is locked."),
    "Horizon": ("Never", "not taken. It follows from the due date."),
    "Then start": ("Dance", "not taken. It follows from the level of the practice."),
    "Expected level": (5, "not taken. It follows from the level of the practice and from the action."),
    "Guardrail": ("None", "not taken. It says which planning rule put the action there."),
    ID: ("1234abcd/x", "is not one of this plan"),
    "My own column": ("Hello", "The column My own column is not one of the plan's, and was not read."),
}
"""What is written into each column, and what is said of it."""


REFUSED = ("Practice", ID)


def test_no_edit_of_any_column_is_dropped_without_a_line(
    sixelements: Type, planned: Path, exported: Path
) -> None:
    """Each cell is taken in, refused, or said to be left alone; only the state itself says nothing."""
    titles = [cell.value for cell in openpyxl.load_workbook(exported)["Plan"][1]]
    assert {*EDITED, "State, leave as it is"} == {*titles, "My own column"}
    for together in (EDITED.keys() - set(REFUSED), *({title} for title in REFUSED)):
        book = openpyxl.load_workbook(exported)
        sheet = book["Plan"]
        sheet.cell(1, len(titles) + 1).value = "My own column"
        row = row_called(book, 3)
        for title in together:
            write(row, title, EDITED[title][0])(book)
        book.save("edited.xlsx")
        looked = sixelements("plan", planned, "--take-in", "edited.xlsx", "--preview")
        for title in together:
            mark = f", {title}: " if title not in (*REFUSED, "My own column") else ""
            lines = [
                line
                for line in (looked.out + looked.err).splitlines()
                if EDITED[title][1] in line and mark in line
            ]
            assert len(lines) == 1, (title, looked)
            assert f"Row {row}, {title}: not taken." in lines[0] or "not taken" not in EDITED[title][1]


def test_what_a_file_says_of_links_reasons_and_sentences_is_stored(
    sixelements: Type, planned: Path, exported: Path
) -> None:
    book = openpyxl.load_workbook(exported)
    row = row_called(book, 3)
    first, second, third = (id_of(book, row_called(book, n)) for n in (1, 2, 3))
    for title in ("Size", "When and then", "After", "Because", "Owner"):
        write(row, title, EDITED[title][0])(book)
    write(row, "When and then", "When the huddle ends, Ann Lee will read, and we will ask.")(book)
    book.save(exported)
    # the plan is numbered otherwise by now, and the file means the actions by the numbers in it
    moved = sixelements("plan", planned, "--set", first, "start=2026-12-01", "due=2027-03-15")
    assert moved.code == 0, moved.err
    assert "It was number 1" in moved.out
    said = sixelements("plan", planned, "--take-in", exported)
    assert said.code == 0, said.err
    now = next(a for a in plan(sixelements, planned) if a["id"] == third)
    assert (now["size"], now["owner"], now["because"]) == ("L", "Ann Lee", "We saw it twice.")
    assert now["when_then"] == "When the huddle ends, Ann Lee will read, and we will ask."
    assert set(now["depends_on"]) == {first, second}  # type: ignore[call-overload] # a list


def test_actions_of_a_file_that_wait_for_one_another_are_refused_by_name(
    sixelements: Type, planned: Path, exported: Path
) -> None:
    book = openpyxl.load_workbook(exported)
    rows = {n: row_called(book, n) for n in (1, 2, 4, 5)}
    for number, after, due in ((1, "3", "soon"), (2, "2", None), (4, "1.5", None), (5, "77", None)):
        write(rows[number], "After", after)(book)
        if due:
            write(rows[number], "Due", due)(book)
    book.save(exported)
    before = plan(sixelements, planned)
    refused = sixelements("plan", planned, "--take-in", exported)
    assert (refused.code, refused.out) == (1, "")
    for said in (
        f"Row {rows[1]}, Due: soon is no day.",
        f"Row {rows[2]}, After: An action can't wait for itself.",
        f"Row {rows[4]}, After: 1.5 names no actions. Write their numbers, such as 1, 3.",
        f"Row {rows[5]}, After: The file has no action 77.",
        "These actions wait for one another: ",
    ):
        assert said in refused.err, "all faults of a file are said at once"
    assert plan(sixelements, planned) == before


def test_the_rows_of_a_file_are_in_the_order_of_their_numbers(
    sixelements: Type, planned: Path, exported: Path
) -> None:
    assert sixelements("plan", planned, "--set", "1", "due=2027-03-15").code == 0
    assert sixelements("report", planned, "--out", exported).code == 0
    sheet = openpyxl.load_workbook(exported)["Plan"]
    found = [sheet.cell(n, column(sheet, "No.")).value for n in range(2, sheet.max_row + 1)]
    called = [n for n in found if n is not None]
    assert called == list(range(1, len(called) + 1))
    assert found[: len(called)] == called


def test_what_a_file_leaves_out_of_a_reading_or_of_the_state_is_said(
    sixelements: Type, planned: Path
) -> None:
    table = '{"actions": {"1": {"status": "doing", "reading": "35 %"}}}'
    measured = sixelements("plan", planned, "--set", "1", "measure=Calls", "unit=% of calls")
    assert measured.code == 0
    Path("review.json").write_text(table, encoding="utf-8")
    said = sixelements("review", planned, "review.json")
    assert "35% of calls read" in said.out, said.err
    assert sixelements("report", planned, "--out", "plan.xlsx").code == 0
    book = openpyxl.load_workbook("plan.xlsx")
    readings = book["Readings"]
    row = next(n for n in range(2, 30) if readings.cell(n, column(readings, "Value")).value == 35)
    for title in ("Read on", "Value", "Note"):
        write(row, title, None, "Readings")(book)
    book["Plan"].delete_cols(column(book["Plan"], "State, leave as it is"))
    book.save("plan.xlsx")
    looked = sixelements("plan", planned, "--take-in", "plan.xlsx", "--preview")
    assert f"Row {row}, Readings: not taken. A reading is taken out on Plan." in looked.out
    assert "The file has no column State, leave as it is, so what the app works out was not" in looked.out


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
