"""Whoever holds the workbook of an anonymous round tries to learn who said what, and when, from what came in.

What people answered can be read there by whoever knows databases, as is said; which sheet came when, by which
file, and under whose name, must not be found by trying.
"""

import io
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import permutations
from pathlib import Path

import pikepdf
import pytest

from sixelements import bootstrap
from sixelements.application.arrivals import Arriving, take_all_in
from sixelements.application.closing import close_round
from sixelements.application.foreign_sheets import sheet_file
from sixelements.application.forms import WantedForms, gather_forms
from sixelements.application.match_file import decisions_of
from sixelements.application.responses import ImportResult, form_of, take_in
from sixelements.application.table_file import TableFile
from sixelements.application.taking_out import take_out
from sixelements.domain.foreign_table import ForeignTable
from sixelements.domain.matching import Decisions, IfChanged
from sixelements.domain.rounds import Mode, Round
from tests.application.test_rounds import Room
from tests.builders import PRACTICES, a_round, a_team, an_assessment
from tests.fakes.workbook import FakeWorkbook

TIMES = ("2026-09-10 09:03:12", "2026-09-10 09:41:00", "2026-09-11 16:20:59", "2026-09-11 16:21:30", "later")
SAID = "12345"
Row = Sequence[str]
COLUMNS: dict[str, tuple[Row, Sequence[Row]]] = {
    "a time": (("Timestamp",), [(time,) for time in TIMES]),
    "a number": (("Id",), [(str(n),) for n in range(5)]),
    "both": (("Id", "Start time"), [(str(n), time) for n, time in enumerate(TIMES)]),
}


def remembered(room: Room, round_: Round, head: Row, rows: Sequence[Row]) -> frozenset[bytes]:
    """All that a round keeps of an export that is taken in."""
    book = room.book
    assert isinstance(book, FakeWorkbook)
    before = book.content.as_it_is()
    table = ForeignTable(rows=(tuple(head), *map(tuple, rows)), places=tuple(range(1, len(rows) + 2)))
    digest = sha256(repr(table).encode()).digest()
    form = form_of(book.assessments.get(round_.assessment), round_)
    file = sheet_file(TableFile(digest=digest, table=table), form)
    (taken,) = take_in(book, round_, [file], form=form, new_id=room.new_id)
    assert taken.count == len(rows), taken
    found = frozenset(digest for _round, digest in book.content.taken_in)
    book.content.__dict__.update(before.__dict__)
    return found


def whole(own: Row, level: str) -> Row:
    return (*own, *level * len(PRACTICES))


@pytest.mark.parametrize(("own", "cells"), COLUMNS.values(), ids=COLUMNS)
def test_what_is_remembered_of_rows_is_the_same_whoever_of_them_said_what(
    own: Row, cells: Sequence[Row]
) -> None:
    """Else all ways to deal the sheets to the times could be tried, and one would fit."""
    room = Room()
    round_, head = room.open(), (*own, *PRACTICES)
    ways = [
        remembered(room, round_, head, [whole(c, level) for c, level in zip(cells, dealt, strict=True)])
        for dealt in permutations(SAID)
    ]
    assert len(set(ways)) == 1
    assert ways[0]


def test_what_is_remembered_of_a_file_without_times_is_the_same_in_every_order() -> None:
    room = Room()
    round_ = room.open()
    ways = {
        remembered(room, round_, PRACTICES, [whole((), level) for level in order])
        for order in permutations(SAID)
    }
    assert len(ways) == 1


def test_an_open_round_remembers_what_was_said_so_that_a_change_shows() -> None:
    room = Room()
    round_ = room.open(mode=Mode.OPEN)
    own, cells = COLUMNS["a time"]
    first, second = (
        remembered(room, round_, (*own, *PRACTICES), [whole(c, said[n]) for n, c in enumerate(cells)])
        for said in ("12345", "21345")
    )
    assert first != second


@pytest.mark.parametrize("own", ["Timestamp", "Id"])
def test_what_is_remembered_of_a_row_that_is_left_out_is_the_same_whatever_it_says(own: str) -> None:
    """It is near to the sheet that it corrects, so what it says would lead from a time to that sheet."""

    def kept(corrected: str) -> frozenset[bytes]:
        room = Room()
        book, round_ = room.book, room.open()
        form = form_of(book.assessments.get(round_.assessment), round_)
        first = ("12345", "23451", "54321", "11335")
        later = ("12345", f"2345{corrected}", "54321", "11335", "35241")

        def took(words: Sequence[str], changed: IfChanged | None = None) -> ImportResult:
            rows = tuple((f"9:0{n}", *word) for n, word in enumerate(words))
            table = ForeignTable(rows=((own, *PRACTICES), *rows), places=tuple(range(1, len(rows) + 2)))
            read = TableFile(digest=sha256(repr(table).encode()).digest(), table=table)
            file = sheet_file(read, form, Decisions(changed=changed))
            return take_in(book, round_, [file], form=form, new_id=room.new_id)[0]

        assert (took(first).count, took(later, IfChanged.LEAVE_OUT).count) == (4, 1)
        again = took(later)
        assert "1 row came before and is left out, as decided then: row 3." in again.left_out
        assert isinstance(book, FakeWorkbook)
        return frozenset(digest for _round, digest in book.content.taken_in)

    assert kept("2") == kept("5")


def in_files(folder: Path, *words: str) -> list[str]:
    """Which words stand in any file that the app keeps in a folder."""
    kept = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    spelled = {word: [word.encode(), word.encode("utf-16-le")] for word in words}
    return [word for word, ways in spelled.items() if any(w in content for w in ways for content in kept)]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The folder of the workbook and its backups."""
    folder = tmp_path / "kept"
    folder.mkdir()
    return folder


def a_book(folder: Path) -> Path:
    path = folder / "book.sixe"
    book = bootstrap.create_workbook(path)("Alder County")
    with book.change():
        book.teams.put(a_team())
        book.rounds.put(a_round(assessment=book.assessments.put(an_assessment())))
    book.close()
    return path


def test_the_name_of_a_returned_form_and_what_its_program_wrote_of_its_owner_go_nowhere(
    kept: Path, tmp_path: Path
) -> None:
    path = a_book(kept)
    book = bootstrap.open_workbook(path)
    team, round_ = book.teams.all()[0], book.rounds.get(a_round().id)
    material = gather_forms(book, team, round_, made_on=bootstrap.today())
    (form,) = bootstrap.make_forms(material, WantedForms(kinds=frozenset(("form.pdf",))))
    files = [tmp_path / f"form of zebulon quill {n}.pdf" for n in range(6)]
    for n, file in enumerate(files):
        fill(form.data, file, level=1 + n % 5, author=f"Zebulon Quill {n}")
    arriving = Arriving(book, team, round_)
    with bootstrap.answer_gate(files) as read:
        found = [arriving.read(file, read) for file in files]
    assert sum(one.count for one in take_all_in(book, found, new_id=bootstrap.new_id)) == 6
    book.back_up()
    book.close()
    assert in_files(kept, "Alder County") == ["Alder County"]
    assert in_files(kept, "Zebulon", "zebulon", "Quill", "D:2026091009", "Quillware") == []


def fill(form: bytes, to: Path, *, level: int, author: str) -> None:
    with pikepdf.open(io.BytesIO(form)) as pdf:
        waiting = [*pdf.Root.AcroForm.Fields.as_list()]
        while waiting:
            field = waiting.pop()
            kids = field.get("/Kids", pikepdf.Array()).as_list()
            if "/FT" not in field:
                waiting += kids
            elif any(f"/{level}" in kid.AP.N for kid in kids):
                field.V = pikepdf.Name(f"/{level}")
                for kid in kids:
                    kid.AS = pikepdf.Name(f"/{level}" if f"/{level}" in kid.AP.N else "/Off")
        pdf.docinfo["/Author"] = author
        pdf.docinfo["/Producer"] = "Quillware"
        pdf.docinfo["/ModDate"] = "D:20260910090312Z"
        pdf.save(to)


def test_what_was_decided_about_words_is_kept_without_them_and_gone_once_the_round_is_published(
    kept: Path,
) -> None:
    path = a_book(kept)
    book = bootstrap.open_workbook(path)
    round_ = book.rounds.get(a_round().id)
    form = form_of(book.assessments.get(round_.assessment), round_)
    head = ("Quibble time", *PRACTICES)
    rows = [("soon", "zounds", *"3333") for _n in range(6)]
    table = ForeignTable(rows=(head, *rows), places=tuple(range(1, 8)))
    decided = decisions_of({"columns": {"Quibble time": "leave out"}, "answers": {"zounds": "dk"}}, form)
    file = TableFile(digest=sha256(b"file").digest(), table=table)
    known = Arriving(book, book.teams.all()[0], round_, decided)
    arrival = known.read(Path("quibble.csv"), lambda _path, _tab="": file)
    assert sum(one.count for one in take_all_in(book, [arrival], new_id=bootstrap.new_id)) == 6
    assert book.responses.known_matches(round_.id)
    assert in_files(kept, "Quibble", "quibble", "zounds") == []
    close_round(book, round_, today=bootstrap.today())
    assert not book.responses.known_matches(round_.id)
    book.close()
    again = bootstrap.open_workbook(path)
    assert not again.responses.taken_in(round_.id, file.digest, replace(arrival.file, blank=True).digest)
    again.close()


@pytest.mark.parametrize("there", [0, 3, 6])
def test_of_a_file_that_was_taken_out_no_byte_is_left_in_the_workbook_or_its_backups(
    kept: Path, there: int
) -> None:
    """And what is left says nothing of the others: they stay with the ids they had."""
    path = a_book(kept)
    book = bootstrap.open_workbook(path)
    team, round_ = book.teams.all()[0], book.rounds.get(a_round().id)
    arriving = Arriving(book, team, round_)
    head = ("Id", "Start time", *PRACTICES, "Comment")

    def export(first: int, n: int, token: str) -> TableFile:
        rows = (
            (str(k), f"9/1{k}/26 9:0{k}:00", *whole((), "3"), f"{token} {k}") for k in range(first, first + n)
        )
        made = (head, *rows)
        table = ForeignTable(rows=made, places=tuple(range(1, len(made) + 1)))
        return TableFile(digest=sha256(repr(made).encode()).digest(), table=table)

    others = (
        arriving.read(Path("right.csv"), lambda _path, _tab="": export(1, there, "Zounds")) if there else None
    )
    if others:
        take_all_in(book, [others], new_id=bootstrap.new_id)
    before = {sheet.id for sheet in book.responses.handed_in(round_.id)}
    wrong = arriving.read(Path("wrong.csv"), lambda _path, _tab="": export(7, 2, "Quibble"))
    assert sum(one.count for one in take_all_in(book, [wrong], new_id=bootstrap.new_id)) == 2
    book.back_up()
    came = {sheet.id for sheet in book.responses.handed_in(round_.id)} - before
    assert [one.count for one in take_out(book, [wrong])] == [2]
    assert {sheet.id for sheet in book.responses.handed_in(round_.id)} == before
    book.back_up()
    book.close()
    assert in_files(kept, "Quibble") == []
    bytes_ = b"".join(file.read_bytes() for file in kept.rglob("*") if file.is_file())
    assert not any(bytes.fromhex(id_) in bytes_ for id_ in came if id_)
    assert bool(there) == ("Zounds" in in_files(kept, "Zounds"))
