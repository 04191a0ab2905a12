"""Which files open, which are refused, in what words, and that a refused one is not touched."""

import os
import re
import shutil
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from sixelements.application.errors import (
    CannotRead,
    CannotWrite,
    DamagedWorkbook,
    InUse,
    NewerWorkbook,
    NotAWorkbook,
    TakenOver,
)
from sixelements.content import snapshot
from sixelements.domain.errors import BadInput, NotFound, SixElementsError
from sixelements.storage import connection, workbook
from sixelements.storage.assessments import Codec, digest_of
from sixelements.storage.lock import lock_path
from sixelements.storage.schema import THIS_SCHEMA
from tests.builders import PRACTICES, a_response, a_team, an_assessment
from tests.patience import PATIENCE
from tests.storage.books import ROUND, files, new_book, new_book_with_round, open_book, start
from tests.storage.golden import FOLDER

GOLDEN = (FOLDER / f"schema-{THIS_SCHEMA.version}.sixe").read_bytes()
"""A workbook in which something is in each table."""


def text_file(path: Path) -> None:
    path.write_text("Alder County, permits\n" * 100)


def other_database(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE answer (id)")
    other.close()


def other_database_with_our_mark(path: Path) -> None:
    other_database(path)
    other = sqlite3.connect(path)
    other.execute("PRAGMA application_id = 0x73697865")
    other.close()


@pytest.mark.parametrize(
    "make", [text_file, other_database, other_database_with_our_mark, Path.touch, Path.mkdir]
)
@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_that_is_something_else_is_refused_and_not_touched(
    make: Callable[[Path], None], read_only: bool, path: Path
) -> None:
    make(path)
    before = files(path.parent)
    with pytest.raises((NotAWorkbook, DamagedWorkbook), match=re.escape(path.name)):
        open_book(path, read_only=read_only)
    assert files(path.parent) == before


def test_a_file_that_is_not_there_is_said_not_to_be(path: Path) -> None:
    with pytest.raises(NotFound):
        open_book(path)
    assert files(path.parent) == {}


def test_a_newer_workbook_is_refused_unchanged_and_both_versions_named(path: Path) -> None:
    new_book(path).close()
    newer = sqlite3.connect(path)
    newer.execute(f"PRAGMA user_version = {THIS_SCHEMA.version + 1}")
    newer.close()
    before = files(path.parent)
    with pytest.raises(
        NewerWorkbook, match=rf"format {THIS_SCHEMA.version + 1}.*up to {THIS_SCHEMA.version}"
    ):
        open_book(path)
    assert files(path.parent) == before


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER t AFTER INSERT ON answer BEGIN DELETE FROM team; END",
        "CREATE VIEW v AS WITH RECURSIVE r AS (SELECT 1 UNION ALL SELECT 1 FROM r) SELECT * FROM r",
        "DROP TABLE plan_line",
        "ALTER TABLE team ADD COLUMN boss TEXT",
    ],
)
def test_a_workbook_with_tables_we_did_not_make_is_refused(sql: str, path: Path) -> None:
    new_book(path).close()
    changed = sqlite3.connect(path)
    changed.execute(sql)
    changed.close()
    with pytest.raises(DamagedWorkbook):
        open_book(path)


def test_a_workbook_that_takes_too_long_to_check_is_refused_and_not_touched(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = new_book_with_round(path)
    book.responses.add([a_response(n, dict.fromkeys(PRACTICES, 3)) for n in range(1, 200)])
    book.close()
    before = files(path.parent)
    open_book(path, read_only=True).close()
    monkeypatch.setattr("sixelements.storage.connection._LONGEST_CHECK", -1.0)
    monkeypatch.setattr("sixelements.storage.connection._EACH_BYTE", 2 / path.stat().st_size)
    open_book(path, read_only=True).close()  # a larger file may take longer
    monkeypatch.setattr("sixelements.storage.connection._EACH_BYTE", 0)
    for read_only in (True, False):
        with pytest.raises(CannotRead, match="takes too long to check"):
            open_book(path, read_only=read_only)
    assert files(path.parent) == before


def test_creating_refuses_a_file_that_is_there(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(BadInput):
        new_book(path)
    assert files(path.parent) == {path.name: b"mine"}


def test_creating_refuses_a_place_where_the_journal_of_a_lost_workbook_lies(path: Path) -> None:
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"half a change")
    with pytest.raises(BadInput, match="left over"):
        new_book(path)
    assert files(path.parent) == {journal.name: b"half a change"}


def test_creating_leaves_nothing_behind_where_it_fails(path: Path) -> None:
    with pytest.raises(SixElementsError):
        new_book(path.parent / "no such folder" / "a.sixe")
    with pytest.raises(BadInput):
        new_book(path.with_name("a" * 250 + ".sixe"))
    assert files(path.parent) == {}


def test_a_name_of_almost_250_bytes_works(path: Path) -> None:
    long = path.with_name("é" * 120 + ".sixe")
    new_book_with_round(long).close()
    assert len(open_book(long).teams.all()) == 1


def test_everything_we_make_is_for_its_owner_only(path: Path) -> None:
    book = new_book_with_round(path)
    made = list(path.parent.rglob("*"))
    book.close()
    made += path.parent.rglob("*")
    modes = {f.name: stat.S_IMODE(f.stat().st_mode) for f in made if f.exists()}
    assert len(modes) == 3, modes
    assert {mode for name, mode in modes.items() if name.endswith(".sixe")} == {0o600}
    assert {mode & 0o077 for mode in modes.values()} == {0}


def test_the_settings_are_those_that_lost_nothing_in_a_power_cut(path: Path) -> None:
    new_book(path).close()
    opened = connection.for_writing(path)
    expected = {
        "trusted_schema": 0, "cell_size_check": 1, "foreign_keys": 1, "busy_timeout": 0,
        "journal_mode": "delete", "synchronous": 3, "secure_delete": 1, "temp_store": 2,
    }  # fmt: skip
    found = {name: opened.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    opened.close()
    assert found == expected


def test_opening_and_counting_needs_no_sqlite_utils(path: Path) -> None:
    book = new_book_with_round(path)
    digest = book.assessments.put(an_assessment())
    book.responses.add([a_response(1, {"1.1": 3})])
    book.close()
    program = """
book = workbook.open_workbook(path, codec=snapshot, read_only=True)
book.responses.tally(RoundId("round-1"), practices=PRACTICES, minimum=1)
book.assessments.get(sys.argv[2])
print("sqlite_utils" in sys.modules)
"""
    out, err = start(program, path, digest).communicate(timeout=PATIENCE)
    assert (out.strip(), err) == ("False", "")


def test_the_live_file_is_never_opened_but_by_sqlite(path: Path) -> None:
    """Closing any other handle on it would drop SQLite's locks; an audit hook can't be taken out again."""
    program = """
opened = []
sys.addaudithook(lambda event, args: opened.append(args[0]) if event == "open" else None)
from datetime import date
from sixelements.storage.restoring import list_backups
book = workbook.create(path, organization="A", codec=snapshot, new_id=counting_ids(), today=date(2026, 1, 1))
book.teams.put(a_team())
book.rounds.put(a_round())
book.responses.add([a_response(1, {"1.1": 3})])
book.back_up()
book.responses.remove(a_response_id(1))
other = workbook.open_workbook(path, codec=snapshot)
assert other.info.read_only
other.close()
list_backups(path)
book.close()
print([name for name in opened if str(name) == str(path)])
"""
    out, err = start(program, path).communicate(timeout=PATIENCE)
    assert (out.strip(), err) == ("[]", "")


class TestTwoAtATime:
    def test_the_second_opening_is_read_only_and_says_who_writes(self, path: Path) -> None:
        with_lock = new_book_with_round(path)
        second = open_book(path)
        assert second.info.read_only
        assert second.info.writer is not None
        assert " on " in second.info.writer
        assert second.teams.all() == with_lock.teams.all()
        with pytest.raises(InUse, match=re.escape(second.info.writer)):
            second.teams.put(a_team())
        second.close()
        assert lock_path(path).exists()
        with_lock.close()
        assert not lock_path(path).exists()
        third = open_book(path)
        assert not third.info.read_only
        third.close()

    def test_a_reader_sees_what_the_writer_stored_since(self, path: Path) -> None:
        writer = new_book_with_round(path)
        reader = open_book(path, read_only=True)
        writer.teams.put(a_team("team-2"))
        assert len(reader.teams.all()) == 2
        reader.close()
        writer.close()

    def test_a_writer_saves_while_another_process_reads_all_the_time(self, path: Path) -> None:
        book = new_book_with_round(path)
        book.responses.add([a_response(n, dict.fromkeys(PRACTICES, 3)) for n in range(1, 400)])
        program = """
book = workbook.open_workbook(path, codec=snapshot, read_only=True)
print("ready", flush=True)
while True:
    book.responses.tally(RoundId("round-1"), practices=PRACTICES, minimum=1)
"""
        reader = start(program, path)
        assert reader.stdout
        reader.stdout.readline()
        for n in range(50):
            book.teams.put(a_team(f"team-{n}"))
        reader.kill()
        reader.communicate()
        assert len(book.teams.all()) == 50
        book.close()

    def test_only_one_of_two_processes_that_open_at_once_writes(self, path: Path) -> None:
        new_book(path).close()
        program = """
import time
while time.time() < float(sys.argv[2]): pass
book = workbook.open_workbook(path, codec=snapshot)
print(book.info.read_only, book.info.writer, flush=True)
sys.stdin.readline() if book.info.read_only else time.sleep(1.5)
"""
        moment = time.time() + 0.7
        both = [start(program, path, moment) for _ in range(3)]
        lines = sorted(p.communicate(timeout=PATIENCE)[0].strip() for p in both)
        assert lines.count("False None") == 1
        others = [line for line in lines if line != "False None"]  # empty: refused in a sentence
        assert all(not line or (line.startswith("True ") and " on " in line) for line in others)

    def test_the_lock_of_a_killed_process_is_taken_over(self, path: Path) -> None:
        new_book(path).close()
        program = """
import time
book = workbook.open_workbook(path, codec=snapshot)
print("open", flush=True)
time.sleep(60)
"""
        process = start(program, path)
        assert process.stdout
        process.stdout.readline()
        assert open_book(path).info.read_only
        process.kill()
        process.communicate()
        assert lock_path(path).exists()
        book = open_book(path)
        assert not book.info.read_only
        book.close()

    def test_a_process_number_that_went_to_another_is_seen_as_gone(self, path: Path) -> None:
        book = new_book(path)
        lock = lock_path(path)
        mine = lock.read_text()
        book.close()
        lock.write_text(re.sub(r'"started": "\d+"', '"started": "12"', mine))
        book = open_book(path)
        assert not book.info.read_only
        book.close()

    def test_another_computer_is_never_taken_for_gone(self, path: Path) -> None:
        new_book(path).close()
        lock_path(path).write_text(
            '{"user": "Ana", "host": "desk-3", "pid": 1, "started": "1", "token": "x"}'
        )
        book = open_book(path)
        assert book.info.writer == "Ana on desk-3"
        with pytest.raises(InUse, match="Ana on desk-3"):
            book.teams.put(a_team())
        book.close()

    @pytest.mark.parametrize("content", ["", "{", "[1]", '{"user": 3}', "\udcff", "[" * 5000])
    def test_a_lock_file_without_sense_counts_as_being_written_and_then_as_left_over(
        self, content: str, path: Path
    ) -> None:
        new_book(path).close()
        lock_path(path).write_bytes(content.encode(errors="surrogateescape"))
        book = open_book(path)
        assert book.info.read_only
        book.close()
        os.utime(lock_path(path), (1, 1))
        book = open_book(path)
        assert not book.info.read_only
        book.close()

    def test_the_lock_is_given_back_when_a_program_ends_without_closing(self, path: Path) -> None:
        new_book(path).close()
        program = "book = workbook.open_workbook(path, codec=snapshot)\nassert not book.info.read_only"
        assert start(program, path).communicate(timeout=PATIENCE) == ("", "")
        assert not lock_path(path).exists()


def test_a_workbook_in_a_folder_that_takes_no_files_opens_for_reading(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_book_with_round(path).close()

    def refused(_: Path) -> None:
        raise PermissionError(13, "read-only folder")

    monkeypatch.setattr(workbook, "take", refused)
    book = open_book(path)
    assert book.info.read_only
    assert book.info.writer is None
    with pytest.raises(CannotWrite):
        book.teams.put(a_team())
    book.close()


def test_what_is_read_comes_back_after_reopening(path: Path) -> None:
    book = new_book_with_round(path)
    book.responses.add([a_response(1, {"1.1": 3})])
    rounds = book.rounds.of(a_team().id)
    book.close()
    book.close()
    again = open_book(path)
    assert again.rounds.of(a_team().id) == rounds
    assert again.responses.arrived(ROUND) == {None: 1}
    again.close()


def test_an_assessment_that_was_tampered_with_is_not_read(path: Path) -> None:
    book = new_book(path)
    digest = book.assessments.put(an_assessment())
    book.close()
    changed = sqlite3.connect(path)
    changed.execute("UPDATE assessment SET content = replace(content, 'Small', 'Smaal')")
    changed.commit()
    changed.close()
    with pytest.raises(DamagedWorkbook):
        open_book(path)
    again = workbook.open_workbook(path, codec=snapshot, check=False)
    with pytest.raises(DamagedWorkbook):
        again.assessments.get(digest)
    again.close()


def test_a_copy_opens_beside_its_original(path: Path) -> None:
    book = new_book_with_round(path)
    book.close()
    shutil.copy(path, path.with_name("copy.sixe"))
    first, second = open_book(path), open_book(path.with_name("copy.sixe"))
    assert not first.info.read_only
    assert not second.info.read_only
    first.close()
    second.close()


def test_snapshot_is_the_codec(path: Path) -> None:
    """The content room's module fits what storage asks for."""
    codec: Codec = snapshot
    assert codec.thaw(codec.freeze(an_assessment())) == an_assessment()


def test_looking_at_a_file_does_not_drop_the_locks_of_the_one_who_has_it_open(path: Path) -> None:
    new_book(path).close()
    mine = connection.for_writing(path)
    mine.execute("BEGIN IMMEDIATE")
    connection.glance(path)
    connection.for_reading(path).close()
    program = """
import sqlite3
from sixelements.storage import connection
connection.PATIENCE = 0.05
try:
    connection.settle(lambda: connection.for_writing(path).execute("BEGIN IMMEDIATE"))
except sqlite3.OperationalError as error:
    print(error)
"""
    assert start(program, path).communicate(timeout=PATIENCE) == ("database is locked\n", "")
    mine.close()


def test_threads_take_turns(path: Path) -> None:
    book = new_book_with_round(path)

    def add(n: int) -> None:
        with book.change():
            book.teams.put(a_team(f"team-{n}"))
            book.responses.add([a_response(n, {"1.1": 3})])

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(add, range(100, 140)))
    assert len(book.teams.all()) == 41
    assert book.responses.arrived(ROUND) == {None: 40}
    book.close()


def test_a_link_to_a_workbook_leads_to_the_same_lock(path: Path) -> None:
    first = new_book(path)
    link = path.with_name("link.sixe")
    link.symlink_to(path)
    second = open_book(link)
    assert second.info.read_only
    second.close()
    first.close()


def test_text_that_can_not_be_stored_is_refused_in_words(path: Path) -> None:
    book = new_book(path)
    with pytest.raises(BadInput):
        book.teams.put(a_team(name="\udcff"))
    assert book.teams.all() == ()
    book.close()


OTHER_NAME = """
book = workbook.open_workbook(path, codec=snapshot)
print(book.info.read_only, book.info.writer is not None, flush=True)
try:
    book.teams.put(a_team("team-2"))
except Exception as error:
    print(type(error).__name__, "under another name" in str(error))
book.close()
"""


class TestOneFileWithTwoNames:
    """The lock is about the file: two names of it, one writer, in two processes."""

    def names(self, kind: str, path: Path) -> Path:
        other = path.parent.with_name("elsewhere") / path.name
        if kind == "bind mount":
            other.parent.mkdir()
            mount = ["mount", "--bind", str(path.parent), str(other.parent)]
            if subprocess.run(mount, capture_output=True, check=False).returncode:
                pytest.skip("mounting is not allowed here; it takes root")
            return other
        other = path.with_name("other name.sixe") if kind == "same folder" else other
        other.parent.mkdir(exist_ok=True)
        other.hardlink_to(path)
        return other

    @pytest.mark.parametrize("kind", ["same folder", "other folder", "bind mount"])
    def test_the_second_name_opens_for_reading_until_the_first_is_closed(
        self, kind: str, path: Path, user_data: Path
    ) -> None:
        new_book_with_round(path).close()
        other = self.names(kind, path)
        program = f"from sixelements import paths\npaths.user_data = lambda: Path({str(user_data)!r})\n"
        try:
            book = open_book(path)
            said = start(program + OTHER_NAME, other).communicate(timeout=PATIENCE)
            by_name = kind == "bind mount"  # there the small file beside it is the same one
            assert said == (f"True True\nInUse {not by_name}\n", "")
            assert book.teams.all() == (a_team(),)
            book.close()
            assert start(program + OTHER_NAME, other).communicate(timeout=PATIENCE) == ("False False\n", "")
            assert not list(user_data.glob("locks/*.lock"))
        finally:
            if kind == "bind mount":
                subprocess.run(["umount", str(other.parent)], check=True)

    def test_without_a_data_folder_the_name_must_do(self, path: Path, user_data: Path) -> None:
        user_data.write_text("in the way")
        book = new_book_with_round(path)
        assert not book.info.read_only
        assert open_book(path).info.read_only
        book.close()
        assert not open_book(path).info.read_only


ANA = '{"user": "Ana", "host": "desk-3", "pid": 1, "started": "1", "token": "x"}'


def test_what_a_writer_who_is_out_of_reach_had_can_be_taken_over(path: Path) -> None:
    new_book(path).close()
    lock_path(path).write_text(ANA)
    with closing(open_book(path)) as book:
        assert book.info.out_of_reach is not None
    workbook.take_over(path)
    with closing(open_book(path)) as book:
        assert not book.info.read_only


def test_nothing_is_taken_over_from_a_window_that_is_there(path: Path) -> None:
    with closing(new_book(path)) as book:
        with pytest.raises(InUse, match="Close it there first"):
            workbook.take_over(path)
        with closing(open_book(path)) as second:
            assert second.info.writer
            assert second.info.out_of_reach is None
        book.organization.rename("Birch County")


def test_whoever_was_taken_over_stores_nothing_more_and_is_told_by_whom(path: Path) -> None:
    with closing(new_book(path)) as book:
        lock_path(path).write_text(ANA)
        for act in (book.look, lambda: book.organization.rename("Birch County")):
            with pytest.raises(TakenOver, match="Ana on desk-3 has taken"):
                act()
        copy = path.with_name("copy.sixe")
        book.go_on_in_copy(copy)
        book.organization.rename("Birch County")
    with closing(open_book(copy)) as saved:
        assert saved.info.organization == "Birch County"
    assert lock_path(path).read_text() == ANA


@pytest.mark.skipif(sys.platform != "linux", reason="names of other systems are always text")
def test_a_workbook_whose_name_is_no_utf_8_opens(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.sixe")
    new_book(path).close()
    with closing(open_book(path)) as book:
        book.organization.rename("Birch County")
        assert book.back_up().exists()


def test_a_copy_holds_all_that_is_stored_and_the_workbook_stays_open(path: Path) -> None:
    copy = path.with_name("copy.sixe")
    with closing(new_book(path)) as book:
        book.organization.rename("Birch County")
        book.copy_to(copy)
        book.organization.rename("Cedar County")
        with pytest.raises(SixElementsError, match="exists already"):
            book.copy_to(copy)
    with closing(open_book(copy)) as saved:
        assert saved.info.organization == "Birch County"


def test_what_only_some_page_needs_is_looked_at_on_opening(path: Path) -> None:
    """Each text of each table that is none, and a questionnaire that is not the one that was stored."""
    path.write_bytes(GOLDEN)
    with closing(sqlite3.connect(path)) as book:
        tables = [name for (name,) in book.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        texts = [
            (table, name)
            for table in tables
            if not table.startswith("_") and book.execute(f"SELECT 1 FROM {table}").fetchone()
            for _number, name, type_, *_rest in book.execute(f"PRAGMA table_info({table})")
            if type_ == "TEXT"
        ]
    assert len(texts) > 50
    broken = [f"""UPDATE {table} SET "{name}" = CAST(x'ff' AS TEXT) || "{name}\"""" for table, name in texts]
    broken += ["UPDATE assessment SET content = content || ' '", "UPDATE assessment SET content = ''"]
    passed = []
    for sql in broken:
        path.write_bytes(GOLDEN)
        with closing(sqlite3.connect(path, isolation_level=None)) as book:
            book.executescript("PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON")
            book.execute(sql)
            if not book.execute("SELECT changes()").fetchone()[0]:
                continue
        before = path.read_bytes()
        for read_only in (True, False):
            try:
                open_book(path, read_only=read_only).close()
                passed.append(sql)
            except (DamagedWorkbook, NotAWorkbook):
                pass
        assert path.read_bytes() == before
    assert passed == []


@pytest.mark.parametrize("read_only", [True, False])
def test_a_questionnaire_that_cannot_be_read_is_damage_and_backups_are_offered(
    read_only: bool, path: Path
) -> None:
    """Its hash fits what is there, so that only reading it tells."""
    path.write_bytes(GOLDEN)
    book = open_book(path)
    book.back_up()
    book.close()
    content = '{"id": "x"}'
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        digest = digest_of(content)
        other.execute("INSERT INTO assessment VALUES (?, 'x', '1', ?)", (digest, content))
        other.execute("UPDATE round SET assessment = ?", (digest,))
    before = path.read_bytes()
    with pytest.raises(DamagedWorkbook, match=r"There (is|are) \d backup"):
        open_book(path, read_only=read_only)
    assert path.read_bytes() == before
