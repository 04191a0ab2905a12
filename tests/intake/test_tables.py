"""Files as tables: every encoding, separator and line end that spreadsheets write, and what is no table."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from sixelements.application.foreign_sheets import TableFile
from sixelements.intake import csv_table, files, tables, xlsx_table

TEXT = "role;1.1;1.2\nfrontline;3;dk\n"
ROWS = (("role", "1.1", "1.2"), ("frontline", "3", "dk"))


def read(tmp_path: Path, data: bytes | str, name: str = "answers.csv") -> TableFile:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return files.read(path)


def rows(file: TableFile) -> tuple[tuple[str, ...], ...]:
    assert file.table is not None, file.refusal
    return file.table.rows


def an_xlsx(*sheets: list[list[object]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for n, lines in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet{n}")
        for line in lines:
            sheet.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", ["a.csv", "a.TSV", "a.txt"])
def test_every_encoding_separator_and_line_end_is_read(
    tmp_path: Path, encoding: str, separator: str, end: str, name: str
) -> None:
    text = TEXT.replace(";", separator).replace("\n", end)
    assert rows(read(tmp_path, text.encode(encoding), name)) == ROWS


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize("cells", [("2", "4"), ("2,5", "3,0"), ("yes, often, mostly", "no")])
def test_commas_in_a_headers_sentences_part_no_cells(
    tmp_path: Path, separator: str, cells: tuple[str, ...]
) -> None:
    header = "We say, in writing, what we promise, and keep it", "Numbers, dates, and the rest, all of it"
    text = "\n".join(map(separator.join, (header, cells, cells)))
    assert rows(read(tmp_path, text)) == (header, cells, cells)


def test_what_windows_western_writes_is_read(tmp_path: Path) -> None:
    data = "role;1.1\nDon’t know – é;3\n".encode("cp1252")
    assert rows(read(tmp_path, data))[1] == ("Don’t know – é", "3")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"sep=;\r\n{TEXT}", ROWS),
        (f'"sep=;"\n{TEXT}', ROWS),
        ("sep=|\na|b\n", (("a", "b"),)),
        ('a,"b; c; d"\n1,2\n', (("a", "b; c; d"), ("1", "2"))),
        ("\n\n;;\na;b\n\n  ; \n1;2\n", (("a", "b"), ("1", "2"))),
        ('a;"b\nc"\n', (("a", "b\nc"),)),
    ],
    ids=["sep", "quoted sep", "any sep", "separators in quotes", "blank rows", "line end in quotes"],
)
def test_what_spreadsheets_add_is_understood(
    tmp_path: Path, text: str, expected: tuple[tuple[str, ...], ...]
) -> None:
    assert rows(read(tmp_path, text)) == expected


def test_rows_have_the_numbers_they_have_in_a_spreadsheet(tmp_path: Path) -> None:
    table = read(tmp_path, 'a;b\n\n"x\ny";2\n;;\n1;2\n').table
    assert table is not None
    assert table.places == (1, 3, 5)
    sheet = read(tmp_path, an_xlsx([["a", "b"], [], [None, None], [1, 2]]), "a.xlsx").table
    assert sheet is not None
    assert sheet.places == (1, 4)


def test_cells_of_a_workbook_are_what_somebody_would_type(tmp_path: Path) -> None:
    lines: list[list[object]] = [
        ["role", 1.1, "x", "y", "z"],
        ["Front line", 3.0, 4, True, datetime(2026, 6, 5)],  # noqa: DTZ001 - as Excel keeps it
        ["short"],
    ]
    assert rows(read(tmp_path, an_xlsx([[]], lines, [["other"]]), "a.xlsx")) == (
        ("role", "1.1", "x", "y", "z"),
        ("Front line", "3", "4", "True", "2026-06-05 00:00:00"),
        ("short", "", "", "", ""),
    )


def test_a_hidden_sheet_is_not_read(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["hidden"])
    book.worksheets[0].sheet_state = "hidden"
    book.create_sheet("Answers").append(["seen"])
    out = io.BytesIO()
    book.save(out)
    assert rows(read(tmp_path, out.getvalue(), "a.xlsx")) == (("seen",),)


def a_bomb(size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b"0" * size)
    return out.getvalue()


KINDS = (
    "Only CSV, TSV, text, and Excel files, our PDF forms, and collection files go in. Save it as CSV (UTF-8)."
)
COLUMNS = "It has more columns than a table of answers has. Is it the right file?"
LOCKED = "It has a password or is of an old Excel. Save it as an ordinary XLSX file."
BOMB = "It unpacks to more than a workbook of answers holds. Save it as CSV (UTF-8)."


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.csv", b"", "It is empty. Give it a header row and a row a participant."),
        ("a.csv", b"\n\n,,\n", "It is empty. Give it a header row and a row a participant."),
        ("a.csv", b"\x00\x01\x02", "It is not a CSV file. Save it as CSV (UTF-8)."),
        ("a.csv", b"PK\x03\x04\x00\x00", "It is not a CSV file. Save it as CSV (UTF-8)."),
        ("a.csv", b'a\n"3,4\n', "It is not a readable CSV file. Save it as CSV (UTF-8) again."),
        ("a.csv", b"a" * 200_000, "It is not a readable CSV file. Save it as CSV (UTF-8) again."),
        ("a.csv", b"a,b\n" * 30_000, "It has more than 20000 rows. Split it."),
        ("a.csv", b"," * 2_000 + b"a", COLUMNS),
        ("a.xlsx", b"role,1.1\n", "It is not a readable Excel workbook. Save it as XLSX again."),
        ("a.xlsx", b"\xd0\xcf\x11\xe0", LOCKED),
        ("a.xlsx", a_bomb(10), "It is not a readable Excel workbook. Save it as XLSX again."),
        ("a.xlsx", a_bomb(5_000_000), BOMB),
        ("a.xlsx", an_xlsx([[]]), "It is empty. Give it a header row and a row a participant."),
        ("a.docx", b"x", KINDS),
    ],
)
def test_what_is_no_table_gets_one_sentence(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    assert read(tmp_path, data, name).refusal == why


def test_what_is_too_large_or_not_there_gets_a_sentence(tmp_path: Path) -> None:
    assert "larger than 25 MB" in read(tmp_path, b" " * (files.LARGEST_FILE + 1)).refusal
    assert files.read(tmp_path / "nothing.csv").refusal == "There is no file or folder of that name."


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_any_bytes_end_in_a_table_or_a_sentence(data: bytes) -> None:
    for reader in (csv_table.read, xlsx_table.read):
        try:
            found = list(reader(data))
        except tables.NoTable as why:
            assert why.sentence
        else:
            assert all(number > 0 and cells for number, cells in found)


def test_a_folder_means_all_below_it_without_what_is_hidden(tmp_path: Path) -> None:
    seen = ["b.csv", "a/deep/c.XLSX", "d.txt"]
    alone = ["notes.docx", "a/picture.png"]
    hidden = [".e.csv", "._f.csv", "~$g.xlsx", ".git/h.csv", "__MACOSX/._i.csv"]
    for name in (*seen, *alone, *hidden):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    found, left = files.in_folder(tmp_path)
    assert found == sorted(tmp_path / name for name in seen)
    assert left == sorted(tmp_path / name for name in alone)
