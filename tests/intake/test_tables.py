"""Files as tables: every encoding, separator and line end that spreadsheets write, and what is no table."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from sixelements.application.table_file import TableFile
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
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
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
    ("encoding", "text"),
    [
        ("cp1252", "café – Größe, très bien"),
        ("cp1252", "¿Qué más? “señor”, 5 €, 20°C"),
        ("cp1252", "sjø, ação, MÜNCHEN"),
        ("mac_roman", "café – Größe"),
        ("mac_roman", "schön, trop long, “très” poli"),
        ("cp1250", "Příliš dlouhé čekání"),
        ("cp1250", "zbyt długo, proszę"),
        ("cp1251", "Хорошо, но медленно"),
        ("cp1251", "Дуже повільно"),
        ("koi8_r", "Хорошо, но медленно"),
        ("cp1253", "Πολύ αργά, αλλά ευγενικά"),
    ],
)
def test_letters_that_a_file_does_not_say_are_told_by_its_words_and_some_are_shown(
    tmp_path: Path, encoding: str, text: str
) -> None:
    """Comments in Cyrillic and of old Macs were stored garbled, without a word."""
    found = read(tmp_path, f"role;1.1;Comments\nfrontline;3;{text}\n".encode(encoding))
    assert rows(found)[1][2] == text
    assert found.guessed
    assert all(word in text for word in found.guessed)
    assert not read(tmp_path, f"role;1.1;Comments\nfrontline;3;{text}\n").guessed


def test_no_word_is_shown_where_nothing_but_an_apostrophe_is_guessed(tmp_path: Path) -> None:
    assert not read(tmp_path, "role,1.1\nDon’t know,3\n".encode("cp1252")).guessed


@pytest.mark.parametrize("encoding", ["utf-32", "utf-16"])
def test_letters_of_two_and_four_bytes_are_read(tmp_path: Path, encoding: str) -> None:
    assert rows(read(tmp_path, TEXT.encode(encoding))) == ROWS


def test_a_large_text_in_guessed_letters_is_read_in_its_time(tmp_path: Path) -> None:
    assert read(tmp_path, b"a" * 20_000_000 + b"\xe9").refusal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"sep=;\r\n{TEXT}", ROWS),
        (f'"sep=;"\n{TEXT}', ROWS),
        ("sep=|\na|b\n", (("a", "b"),)),
        ('a,"b; c; d"\n1,2\n', (("a", "b; c; d"), ("1", "2"))),
        ("\n\n;;\na;b\n\n  ; \n1;2\n", (("a", "b"), ("1", "2"))),
        ('a;"b\nc"\n', (("a", "b\nc"),)),
        ('="1.1",b\n="4","=""5"""\n', (("1.1", "b"), ("4", "5"))),
    ],
    ids=[
        "sep",
        "quoted sep",
        "any sep",
        "separators in quotes",
        "blank rows",
        "line end in quotes",
        "kept text",
    ],
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


def test_the_tabs_beside_the_one_that_is_read_are_seen_by_their_first_rows(tmp_path: Path) -> None:
    table: list[list[object]] = [["role", "1.1", "1.2", "1.3", "1.4"], ["", "3", "3", "3", "3"]]
    mark = f"Six Elements 1 4 {'a1' * 16}"
    how: list[list[object]] = [["What", "Words"], ["Team", "A"], ["Mark", mark]]
    found = read(tmp_path, an_xlsx(table, [], table * 20, how), "a.xlsx")
    assert [(tab.name, len(tab.rows)) for tab in found.others] == [("Sheet2", 6), ("Sheet3", 3)]
    assert found.others[1].rows[1] == ("Team", "A")
    assert found.sent_for is not None
    assert (found.sent_for.round, found.sent_for.promised) == ("a1" * 16, 4)
    assert found.mark is None
    text = f"role,1.1\r\nYour role. ({mark}),Every channel\r\n,3\r\n"
    assert read(tmp_path, text.encode(), "a.csv").sent_for == found.sent_for


def test_a_cell_merged_over_several_rows_counts_in_each_of_them(tmp_path: Path) -> None:
    """A role written once beside several people was the role of the first, and the others had none."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["role", "1.1"],
        ["frontline", "3"],
        [None, "4"],
        [None, "5"],
        ["manager", "1"],
        [None, None],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A4")
    sheet.merge_cells("A5:A9")
    out = io.BytesIO()
    book.save(out)
    found = read(tmp_path, out.getvalue(), "a.xlsx")
    assert [row[0] for row in rows(found)] == ["role", "frontline", "frontline", "frontline", "manager"]
    assert found.merged == (3, 4, 6, 7, 8, 9)


def test_rows_that_a_filter_hides_are_read_and_known_as_hidden(tmp_path: Path) -> None:
    """Nine people went in where the sheet showed seven, and nothing was said."""
    book = Workbook()
    book.create_sheet("Other").row_dimensions[2].hidden = True
    for row in (["role", "1.1"], ["", "3"], ["", "4"], ["", "5"]):
        book.worksheets[0].append(row)
    for hidden in (1, 3):
        book.worksheets[0].row_dimensions[hidden].hidden = True
    book.save(tmp_path / "a.xlsx")
    found = files.read(tmp_path / "a.xlsx")
    assert (len(rows(found)), found.hidden) == (4, (1, 3))
    assert read(tmp_path, an_xlsx([["a", "b"], ["1", "2"]]), "b.xlsx").hidden == ()


def test_a_level_merged_across_questions_counts_in_each_and_a_title_stands_once(tmp_path: Path) -> None:
    """The first question kept it, and the others were skipped without a word."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["Part 1", None, None], ["1.1", "1.2", "1.3"], ["3", None, None], ["4", "5", "1"]):
        sheet.append(row)
    for cells in ("A1:C1", "A3:C3"):
        sheet.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    found = read(tmp_path, out.getvalue(), "a.xlsx")
    assert rows(found)[0] == ("Part 1",)
    assert rows(found)[2] == ("3", "3", "3")
    assert found.merged == (3,)


def test_the_apostrophe_of_old_excel_for_mac_is_one(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("role,1.1\r,Don’t know\r".encode("mac_roman"))
    assert rows(files.read(path))[1] == ("", "Don’t know")


def test_what_windows_lays_into_folders_is_not_spoken_of(tmp_path: Path) -> None:
    for name in ("Thumbs.db", "desktop.ini", "a.csv"):
        (tmp_path / name).touch()
    assert files.in_folder(tmp_path) == ([tmp_path / "a.csv"], [])


def test_notes_on_the_first_tab_are_passed_over_for_the_table(tmp_path: Path) -> None:
    """The answers lay on the second tab, and all columns were called missing."""
    table: list[list[object]] = [[f"q{n}" for n in range(12)], ["3"] * 12]
    notes: list[list[object]] = [["Service check, spring"], ["Do not send before Friday"]]
    found = read(tmp_path, an_xlsx(notes, table), "a.xlsx")
    assert rows(found) == tuple(tuple(map(str, row)) for row in table)
    assert found.tab == "Sheet1"
    assert read(tmp_path, an_xlsx(table), "b.xlsx").tab == ""
    assert rows(read(tmp_path, an_xlsx(table, [["x"] * 40]), "c.xlsx"))[0][0] == "q0"
    few: list[list[object]] = [["role", "1.1", "1.2", "1.3", "1.4"], ["", "3", "3", "3", "3"]]
    assert rows(read(tmp_path, an_xlsx(few, table), "d.xlsx"))[0][0] == "role"  # no notes, though narrow
    assert rows(read(tmp_path, an_xlsx(notes, few), "e.xlsx"))[0][0] == "Service check, spring"


def with_formula(cell: str) -> bytes:
    """A workbook whose cell C2 is written as XML."""
    out = io.BytesIO(an_xlsx([["a", "b", "c"], ["1", "2", "3"]]))
    with zipfile.ZipFile(out) as parts:
        found = {name: parts.read(name) for name in parts.namelist()}
    sheet = found["xl/worksheets/sheet1.xml"].decode()
    start = sheet.index('<c r="C2"')
    end = sheet.index("</c>", start) + 4
    found["xl/worksheets/sheet1.xml"] = (sheet[:start] + cell + sheet[end:]).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        for name, part in found.items():
            parts.writestr(name, part)
    return made.getvalue()


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="C2"><f>"x"&amp;"y"</f></c>',
        '<c r="C2"><f>A2</f><v></v></c>',
        '<c r="C2" s="0"><f>A2</f><v /></c>',
        '<c r="C2"><f t="shared" si="0"/></c>',
    ],
)
def test_a_formula_without_its_result_is_refused_and_not_read_as_skipped(tmp_path: Path, cell: str) -> None:
    why = (
        "It holds formulas without their results, the first in C2. "
        "Open it in Excel or LibreOffice, save it, and collect it again."
    )
    assert read(tmp_path, with_formula(cell), "a.xlsx").refusal == why


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ('<c r="C2"><f>1+3</f><v>4</v></c>', "4"),
        ('<c r="C2" t="str"><f>IF(A2=1,"","x")</f><v></v></c>', ""),
        ('<c r="C2" t="str"><f>"d"&amp;"k"</f><v>dk</v></c>', "dk"),
    ],
)
def test_what_a_formula_came_to_is_read(tmp_path: Path, cell: str, said: str) -> None:
    assert rows(read(tmp_path, with_formula(cell), "a.xlsx"))[1] == ("1", "2", said)


def test_a_formula_on_another_tab_is_no_matter(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["a", "b"])
    book.create_sheet("Sums").append(["=1+2"])
    out = io.BytesIO()
    book.save(out)
    assert rows(read(tmp_path, out.getvalue(), "a.xlsx")) == (("a", "b"),)


def a_bomb(size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b"0" * size)
    return out.getvalue()


KINDS = "Only CSV, TSV, text, and Excel files, our PDF forms, and collection files go in."
PAGE = (
    "It is a web page, whatever it is called: some tools export one, and a link that asks to sign in saves "
    "one. Open it in Excel or LibreOffice and save it as XLSX, or export it as CSV."
)
LETTER = (
    "It is a letter or a page, and no table or form. Take in the file that came with it, or type its answers "
    "in from paper, on Collect."
)
PICTURE = "It is a picture, which nothing is read from. Type its answers in from paper, on Collect."
COLUMNS = "It has more columns than a table of answers has. Is it the right file?"
LOCKED = "It has a password or is of an old Excel. Save it as an ordinary XLSX file."
BOMB = "It unpacks to more than a workbook of answers holds. Save it as CSV (UTF-8)."


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.csv", b"", "It is empty. Give it a header row and a row a participant."),
        ("a.csv", b"\n\n,,\n", "It is empty. Give it a header row and a row a participant."),
        ("a.csv", b"\x00\x01\x02", "It is not a CSV file. Save it as CSV (UTF-8)."),
        (
            "a.csv",
            b"PK\x03\x04\x00\x00",
            "It is an Excel workbook. Rename it so that its name ends in .xlsx.",
        ),
        ("a.csv", b'a\n"3,4\n', "It is not a readable CSV file. Save it as CSV (UTF-8) again."),
        ("a.csv", b"a" * 200_000, "It is not a readable CSV file. Save it as CSV (UTF-8) again."),
        ("a.csv", b"a,b\n" * 30_000, "It has more than 20000 rows. Split it."),
        ("a.csv", b"," * 2_000 + b"a", COLUMNS),
        ("a.xlsx", b"role,1.1\n", "It is a CSV file. Rename it so that its name ends in .csv."),
        ("a.xlsx", b"\n<!DOCTYPE html><title>a;b</title>", PAGE),
        ("a.csv", b"\xef\xbb\xbf<table><tr><td>1,2</td></tr></table>", PAGE),
        ("a.csv", b'[{"id": 1, "1.1": 3}]', "It is JSON, and no table. Export it as CSV (UTF-8) or as XLSX."),
        (
            "a.xlsx",
            b"%PDF-1.7 1,2",
            "It is a PDF. If it is one of our forms, rename it so that its name ends in .pdf.",
        ),
        ("a.xlsx", b"nonsense", "It is not a readable Excel workbook. Save it as XLSX again."),
        ("a.xlsx", b"\xd0\xcf\x11\xe0", LOCKED),
        ("a.xlsx", a_bomb(10), "It is not a readable Excel workbook. Save it as XLSX again."),
        ("a.xlsx", a_bomb(5_000_000), BOMB),
        ("a.xlsx", an_xlsx([[]]), "It is empty. Give it a header row and a row a participant."),
        ("a.docx", b"x", LETTER),
        ("IMG_0001.JPG", b"x", PICTURE),
        (".DS_Store", b"x", KINDS),
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
    for reader in (csv_table.read, lambda data: xlsx_table.read(data).rows):
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
