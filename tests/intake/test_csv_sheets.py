"""CSV files of answers: what is forgiven, what is refused, and that every problem has its place."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sixelements.application.responses import Form, SheetFile
from sixelements.domain.assessment import Role
from sixelements.domain.ids import ItemId, PracticeId
from sixelements.domain.responses import DONT_KNOW, NOT_APPLICABLE, level_answer
from sixelements.intake import csv_sheets, files

LINES = tuple(ItemId(f"t.{n}") for n in range(1, 11))
FORM = Form(practices=(PracticeId("1.1"), PracticeId("1.2")), lines=LINES)
GOOD = "role,1.1,1.2\nfrontline,3,dk\n"


def read(tmp_path: Path, data: bytes | str) -> SheetFile:
    path = tmp_path / "answers.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return csv_sheets.read(path, FORM)


def test_every_kind_of_cell_is_understood(tmp_path: Path) -> None:
    file = read(tmp_path, "role,1.1,1.2\nfrontline,3,dk\nmanager,na,\n,5,1\n")
    assert file.refusal is None
    assert file.problems == ()
    assert [(s.role, s.answers) for s in file.sheets] == [
        (Role.FRONTLINE, {"1.1": level_answer(3), "1.2": DONT_KNOW}),
        (Role.MANAGER, {"1.1": NOT_APPLICABLE}),
        (None, {"1.1": level_answer(5), "1.2": level_answer(1)}),
    ]


QUESTIONS = "role,1.1,1.2\nYour role. Alder County,1.1 We do it.,1.2 We do that.\n"


def test_a_row_of_questions_under_the_ids_is_no_answer(tmp_path: Path) -> None:
    file = read(tmp_path, QUESTIONS + "frontline,3,dk\n,9,1\n")
    assert [(s.role, s.answers) for s in file.sheets] == [
        (Role.FRONTLINE, {"1.1": level_answer(3), "1.2": DONT_KNOW})
    ]
    assert "row 4, column 1.1" in file.problems[0]


def test_questions_alone_are_no_sheet(tmp_path: Path) -> None:
    assert "no answers" in (read(tmp_path, QUESTIONS).refusal or "")


@pytest.mark.parametrize("row", ["x,1.1 We do it.,3\n", "x,1.1,1.2\n", ",1.2 We do that.,1.1 We do it.\n"])
def test_anything_else_in_the_second_row_is_told_as_a_problem(tmp_path: Path, row: str) -> None:
    file = read(tmp_path, "role,1.1,1.2\n" + row + "frontline,3,dk\n")
    assert file.problems
    assert len(file.sheets) == 1


@pytest.mark.parametrize(
    "data",
    [
        "\ufeff" + GOOD,
        GOOD.replace(",", ";"),
        GOOD.replace(",", "\t"),
        GOOD.replace("\n", "\r\n"),
        " ROLE , 1.1 ,1.2\n\n ,,\n FrontLine ,3, DK \n\n",
        "1.2,role,1.1\ndk,frontline,3\n",
        '"role","1.1","1.2"\n"frontline","3","dk"',
    ],
    ids=["mark", "semicolons", "tabs", "windows line ends", "spaces and case", "order", "quotes"],
)
def test_what_spreadsheets_do_is_forgiven(tmp_path: Path, data: str) -> None:
    file = read(tmp_path, data)
    assert (file.refusal, file.problems) == (None, ())
    assert [s.answers for s in file.sheets] == [{"1.1": level_answer(3), "1.2": DONT_KNOW}]
    assert file.sheets[0].role is Role.FRONTLINE


def test_utf_16_from_a_spreadsheet_is_read(tmp_path: Path) -> None:
    assert len(read(tmp_path, GOOD.encode("utf-16")).sheets) == 1


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("role,1.1", "These columns are missing: 1.2."),
        ("1.1,1.2", "These columns are missing: role."),
        ("role,1.1,1.2,1.2", "These columns stand twice: 1.2."),
        ("role,1.1,1.2,9.9", "These columns are not known: 9.9."),
        ("role,1.1,1.2,", "These columns are not known: (no name)."),
        (
            "role,1.1,1.2,t.1",
            "These columns are missing: t.2, t.3, t.4, t.5, t.6, t.7, t.8, t.9, and t.10.",
        ),
        (
            "role,1.1,1.1,x",
            "These columns stand twice: 1.1. These columns are not known: x. These columns are missing: 1.2.",
        ),
    ],
)
def test_a_wrong_header_is_refused_with_all_that_is_wrong(tmp_path: Path, header: str, why: str) -> None:
    file = read(tmp_path, header + "\n1,2,3\n")
    assert file.refusal == f"answers.csv: {why}"
    assert file.sheets == ()


def test_lines_are_taken_all_or_none(tmp_path: Path) -> None:
    header = ",".join(["role", "1.1", "1.2", *LINES])
    file = read(tmp_path, header + "\nfrontline,1,2" + ",4" * 10 + "\n")
    assert file.sheets[0].answers[ItemId("t.10")] == level_answer(4)


@pytest.mark.parametrize("cell", ["6", "0", "3.0", "maybe", "-1", "1 2", "=1", "½", "٣"])
def test_a_bad_cell_is_named_by_row_and_column_and_never_quoted(tmp_path: Path, cell: str) -> None:
    file = read(tmp_path, f"role,1.1,1.2\nfrontline,3,3\n\nfrontline,{cell},2\n")
    assert file.problems == (
        "answers.csv, row 4, column 1.1: not an answer. Use 1 to 5, dk, na, or leave it empty.",
    )
    assert len(file.sheets) == 1


def test_a_bad_role_and_a_short_row_are_named(tmp_path: Path) -> None:
    file = read(tmp_path, "role,1.1,1.2\nboss,3,3\nfrontline,2\n")
    assert file.problems == (
        "answers.csv, row 2, column role: use frontline, supervisor, manager, or leave it empty.",
        "answers.csv, row 3: it has 2 cells, and the header has 3.",
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "It is empty. Give it a header row and a row a participant."),
        (b"\n\n,,\n", "It is empty. Give it a header row and a row a participant."),
        (b"role,1.1,1.2\n", "It holds a header row and no answers."),
        (b"\x00\x01\x02", "It is not a CSV file. Save it as CSV (UTF-8)."),
        (b"PK\x03\x04\x00\x00", "It is not a CSV file. Save it as CSV (UTF-8)."),
        (b'role,1.1,1.2\nfrontline,"3,4\n', "It is not a readable CSV file. Save it as CSV (UTF-8) again."),
    ],
    ids=["empty", "blank", "header only", "binary", "zip", "open quote"],
)
def test_a_file_that_is_no_answer_file_gets_one_sentence(tmp_path: Path, data: bytes, why: str) -> None:
    assert read(tmp_path, data).refusal == f"answers.csv: {why}"


def test_too_many_rows_and_too_many_bytes_are_refused(tmp_path: Path) -> None:
    many = "role,1.1,1.2\n" + "frontline,1,2\n" * (csv_sheets.MOST_ROWS + 1)
    assert "more than 10000 rows" in (read(tmp_path, many).refusal or "")
    large = b"role,1.1,1.2\n" + b" " * csv_sheets.LARGEST_FILE
    assert "larger than 10 MB" in (read(tmp_path, large).refusal or "")


def test_a_missing_file_gets_a_sentence(tmp_path: Path) -> None:
    file = csv_sheets.read(tmp_path / "nothing.csv", FORM)
    assert file.refusal == "nothing.csv: It can't be read: No such file or directory."


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_any_bytes_end_in_sheets_or_sentences(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = read(tmp_path_factory.mktemp("csv"), b"role,1.1,1.2\n" + data)
    assert file.refusal or file.sheets or file.problems


@pytest.mark.parametrize("name", ["form.pdf", "answers.XLSX", "notes.docx", "noending"])
def test_other_kinds_of_files_get_one_sentence_on_what_to_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")
    refusal = files.read(path, FORM).refusal or ""
    assert refusal.startswith(name)
    assert "CSV" in refusal
