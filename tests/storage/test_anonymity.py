"""Promise 8 on disk: no order, no time, no trace of what was removed."""

import random
import re
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from sixelements.application import workshops
from sixelements.application.ports import Deed
from sixelements.domain.assessment import Role
from sixelements.domain.ids import ItemId, ResponseId, RoundId
from sixelements.domain.responses import Response
from sixelements.domain.rounds import Mode
from sixelements.storage.restoring import list_backups, restore
from sixelements.storage.stored_workbook import StoredWorkbook
from tests.builders import PRACTICES, a_round, an_answer
from tests.patience import PATIENCE
from tests.sampling import THOROUGH
from tests.storage import golden
from tests.storage.books import NOON, ROUND, files, new_book_with_round, open_book, start
from tests.storage.schemas import next_schema

ANONYMOUS = (
    "response",
    "answer",
    "comment",
    "file_taken_in",
    "hands",
    "newest_sheet",
    "newest_digest",
    "known_match",
    "draft",
    "way_in",
)
CANARY = "the-supervisor-shouts-at-us"


REMOVING: Mapping[str, Callable[[StoredWorkbook], None]] = {
    "a sheet": lambda book: book.responses.remove(golden.sheet_id("waiting 2 0")),
    "a round": lambda book: book.responses.discard(RoundId("waiting")),
    "a round and all of it": lambda book: book.rounds.remove(RoundId("waiting")),
    "a team": lambda book: book.teams.remove(book.rounds.get(RoundId("waiting")).team),
    "what was only begun": lambda book: book.responses.discard_unfinished(RoundId("waiting")),
    "a comment": lambda book: book.responses.redact(
        RoundId("waiting"), ItemId("1.1"), "none such", instead="[removed]"
    ),
}


def random_id(chance: random.Random) -> ResponseId:
    return ResponseId(f"{chance.getrandbits(128):032x}")


def sheets(n: int) -> list[Response]:
    chance = random.Random(7)  # noqa: S311 - repeatable
    return [
        Response(
            id=random_id(chance),
            round=ROUND,
            role=chance.choice([None, *Role]),
            answers={ItemId(p): an_answer(chance.randint(1, 5)) for p in PRACTICES},
        )
        for _ in range(n)
    ]


def test_the_tables_of_anonymous_answers_have_no_row_numbers_and_no_times(path: Path) -> None:
    new_book_with_round(path).close()
    connection = sqlite3.connect(path)
    for table in ANONYMOUS:
        (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        assert sql.endswith("STRICT, WITHOUT ROWID")
        columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        assert not [c for c in columns if re.search(r"time|date|_on$|_at$|order|position|device|user", c)]
        assert not re.search(r"AUTOINCREMENT|CURRENT_|DEFAULT", sql)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert "sqlite_sequence" not in tables
    for table in sorted(name for name in tables if name.startswith("workshop")):
        columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        assert not [c for c in columns if re.search(r"time|date|_on$|_at$|name|text|response|role", c)]
    connection.close()


@pytest.mark.parametrize("way", ["one by one", "at once", "typed in", "typed in during a workshop"])
def test_no_byte_of_the_file_tells_in_which_order_sheets_came(way: str, tmp_path: Path) -> None:
    """Shuffled orders end in the same bytes, but for the header's counts of changes; backups, too."""
    contents, before, after = set(), set(), set()
    typed = way.startswith("typed in")
    for n in range(10 if THOROUGH else 4):
        path, at = tmp_path / f"{n}.sixe", None
        book = new_book_with_round(path)
        shuffled = sheets(40)
        few = shuffled[:12]
        random.Random(n).shuffle(shuffled)  # noqa: S311 - repeatable
        for sheet in (s for s in shuffled if s in few and way != "at once"):
            book.responses.begin(sheet.id, round_=ROUND, role=sheet.role)
            if typed:
                book.responses.put_draft(sheet.id, whole=False)
            for item, answer in sheet.answers.items():
                book.responses.answer(sheet.id, item, answer)
            if way == "typed in during a workshop":
                at = (at or workshops.prepare(a_round(), minutes=90, begins=0, people=12)).passed(55)
                workshops.keep(book, a_round(), at)
            if typed:
                book.responses.put_draft(sheet.id, whole=True)
            else:
                book.responses.submit(sheet.id)
        if way == "at once":
            book.responses.add(shuffled)
        elif typed:
            book.back_up_before(Deed.TAKE_IN, ROUND)
            before |= {told_by(backup) for backup in list_files(path)}
            book.responses.hand_in_drafts(ROUND)
        contents.add(told_by(path))
        after |= {told_by(backup) for backup in list_files(path)}
        book.close()
    assert (len(contents), len(before), len(after)) == (1, int(typed), 1)


@pytest.mark.parametrize("typed", [True, False])
def test_no_byte_of_workbook_or_backup_tells_in_which_order_waiting_sheets_were_begun(
    typed: bool, tmp_path: Path
) -> None:
    contents, copies = set(), set()
    for n in range(4):
        path = tmp_path / f"{n}.sixe"
        book = new_book_with_round(path)
        shuffled = sheets(12)
        random.Random(n).shuffle(shuffled)  # noqa: S311 - repeatable
        for sheet in shuffled:
            book.responses.begin(sheet.id, round_=ROUND, role=sheet.role)
            for item, answer in sheet.answers.items():
                book.responses.answer(sheet.id, item, answer)
            if typed:
                book.responses.put_draft(sheet.id, whole=True)
        book.close()
        contents.add(told_by(path))
        copies |= {told_by(backup) for backup in list_files(path)}
    assert (len(contents), len(copies)) == (1, 1)


def told_by(path: Path) -> bytes:
    """The bytes of a file but for what differs with the time and with how often it was written."""
    return without_change_counts(without_migration_times(path.read_bytes()))


def without_change_counts(content: bytes) -> bytes:
    """The SQLite header counts changes of file and schema; every save adds to it, whatever it holds."""
    return content[:24] + bytes(4) + content[28:40] + bytes(4) + content[44:92] + bytes(4) + content[96:]


def without_migration_times(content: bytes) -> bytes:
    return re.sub(rb"20\d\d-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\+00:00", b"", content)


def test_sheets_of_a_workbook_too_large_to_write_again_each_time_are_shuffled_on_close(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sixelements.storage.backups._TIDY_UP_TO", 0)
    contents = []
    for n in range(2):
        place = path.with_name(f"{n}.sixe")
        book = new_book_with_round(place)
        shuffled = sheets(12)
        random.Random(n).shuffle(shuffled)  # noqa: S311 - repeatable
        for sheet in shuffled:
            book.responses.add([sheet])
        open_bytes = place.read_bytes()
        book.close()
        contents.append(without_change_counts(without_migration_times(place.read_bytes())))
        assert len(open_bytes) >= len(contents[-1])
    assert contents[0] == contents[1]


def test_a_kill_before_a_file_was_written_again_tells_no_order_once_it_is_opened_again(
    tmp_path: Path,
) -> None:
    program = """
import os, random
from tests.storage.test_anonymity import sheets
book = workbook.open_workbook(path, codec=snapshot)
book.backups.shuffle = lambda: None
shuffled = sheets(40)
random.Random(sys.argv[2]).shuffle(shuffled)
for sheet in shuffled:
    book.responses.add([sheet])
os.kill(os.getpid(), 9)
"""
    killed, opened = set(), set()
    for n in range(2):
        path = tmp_path / f"{n}.sixe"
        new_book_with_round(path).close()
        assert start(program, path, n).communicate(timeout=PATIENCE) == ("", "")
        killed.add(without_change_counts(without_migration_times(path.read_bytes())))
        open_book(path).close()
        opened.add(without_change_counts(without_migration_times(path.read_bytes())))
    assert (len(killed), len(opened)) == (2, 1)


def list_files(path: Path) -> list[Path]:
    """The backups of a workbook."""
    return [backup.path for backup in list_backups(path)]


class TestNoTrace:
    def test_a_removed_sheet_is_in_no_byte_of_the_workbook_or_its_backups(self, path: Path) -> None:
        book = new_book_with_round(path)
        book.responses.add(sheets(30))
        one = ResponseId("c0ffee" * 5 + "ab")
        book.responses.begin(one, round_=ROUND, role=Role.MANAGER)
        book.responses.comment(one, ItemId("1.1"), CANARY)
        book.responses.submit(one)
        book.back_up()
        traces = (bytes.fromhex(one), CANARY.encode())
        assert all(any(t in content for content in files(path.parent).values()) for t in traces)
        book.responses.remove(one)
        found = [name for name, content in files(path.parent).items() for t in traces if t in content]
        assert found == []
        assert len(files(path.parent)) == 3
        book.close()
        assert not any(t in content for content in files(path.parent).values() for t in traces)

    def test_a_sheet_typed_in_and_undone_is_in_no_byte_of_the_workbook_or_its_backups(
        self, path: Path
    ) -> None:
        book = new_book_with_round(path)
        one = ResponseId("c0ffee" * 5 + "ab")
        book.responses.begin(one, round_=ROUND, role=Role.MANAGER)
        book.responses.answer(one, ItemId("1.1"), an_answer(2))
        book.responses.put_draft(one, whole=True)
        book.back_up()
        assert all(bytes.fromhex(one) in file.read_bytes() for file in (path, *list_files(path)))
        book.responses.remove(one)
        assert not [file for file in (path, *list_files(path)) if bytes.fromhex(one) in file.read_bytes()]
        book.close()

    def test_a_discarded_round_is_in_no_byte_either(self, path: Path) -> None:
        book = new_book_with_round(path)
        gone = sheets(60)
        book.responses.add(gone)
        book.back_up()
        book.responses.discard(ROUND)
        book.close()
        assert not any(
            bytes.fromhex(s.id) in content for content in files(path.parent).values() for s in gone
        )

    def test_a_redacted_comment_is_overwritten_in_the_file_and_its_backups(self, path: Path) -> None:
        book = new_book_with_round(path)
        one = sheets(1)[0].id
        book.responses.begin(one, round_=ROUND, role=None)
        book.responses.comment(one, ItemId("1.1"), CANARY)
        book.responses.submit(one)
        book.back_up()
        book.responses.redact(ROUND, ItemId("1.1"), CANARY, instead="[removed]")
        assert not any(CANARY.encode() in content for content in files(path.parent).values())
        assert book.responses.comments(ROUND) == {"1.1": ("[removed]",)}
        book.close()

    def test_what_an_unfinished_sheet_said_before_is_overwritten(self, path: Path) -> None:
        book = new_book_with_round(path)
        one = sheets(1)[0].id
        book.responses.begin(one, round_=ROUND, role=None)
        book.responses.comment(one, ItemId("1.1"), CANARY)
        book.responses.comment(one, ItemId("1.1"), "fine")
        assert CANARY.encode() not in path.read_bytes()
        book.close()

    @pytest.mark.parametrize("large", [False, True])
    def test_nothing_of_the_words_of_a_paused_sheet_is_left_once_it_is_handed_in(
        self, large: bool, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        if large:
            monkeypatch.setattr("sixelements.storage.backups._TIDY_UP_TO", 0)
        book = new_book_with_round(path)
        book.responses.add(sheets(30))
        words, one = b"the-words-of-a-paused-sheet", ResponseId("c0ffee" * 5 + "ab")
        kept = sha256(ROUND.encode() + b"\0" + words).digest()
        book.responses.begin(one, round_=ROUND, role=None)
        book.responses.pause(one, words=words)
        assert words not in path.read_bytes()
        book.back_up()
        assert [kept in content for content in files(path.parent).values()].count(True) == 2
        book.responses.submit(one)
        assert not any(kept in content for content in files(path.parent).values())
        assert book.backup_problem is None
        book.close()
        assert not any(kept in content for content in files(path.parent).values())

    def test_a_backup_that_can_not_be_cleaned_is_named(self, path: Path) -> None:
        book = new_book_with_round(path)
        made = book.back_up()
        made.write_bytes(b"no database")
        book.responses.remove(sheets(1)[0].id)
        assert made.name in str(book.left_undone)
        book.close()

    def test_a_backup_of_an_older_format_is_cleaned_too(self, path: Path) -> None:
        book = new_book_with_round(path, mode=Mode.OPEN)
        one = sheets(1)[0]
        book.responses.add([one])
        book.close()
        book = open_book(path, schema=next_schema())
        old = [b.path for b in list_backups(path) if b.note == f"before format {next_schema().version}"]
        assert len(old) == 1
        assert bytes.fromhex(one.id) in old[0].read_bytes()
        book.responses.remove(one.id)
        assert not any(bytes.fromhex(one.id) in content for content in files(path.parent).values())
        book.close()
        restore(path, old[0], now=NOON, schema=next_schema())
        open_book(path, schema=next_schema()).close()

    @pytest.mark.parametrize("removing", REMOVING.values(), ids=REMOVING)
    def test_a_copy_of_the_first_format_keeps_all_else_as_it_was(
        self, removing: Callable[[StoredWorkbook], None], path: Path
    ) -> None:
        """So what is said of it stays true: it still has the sheets that were erased when it was made."""
        shutil.copy(golden.FOLDER / "schema-1-late.sixe", path)
        waited = bytes.fromhex(golden.sheet_id("late 3 0"))
        gone = bytes.fromhex(golden.sheet_id("waiting 2 0"))
        book = open_book(path)
        (copy,) = (b.path for b in list_backups(path) if b.note.startswith("before format"))
        removing(book)
        assert book.left_undone is None
        assert waited in copy.read_bytes()
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (1,)
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        if removing in [REMOVING[name] for name in ("a sheet", "a round", "a round and all of it", "a team")]:
            assert not any(gone in content for content in files(path.parent).values())
        book.close()
        restore(path, copy, now=NOON)
        open_book(path).close()

    def test_handing_a_paused_sheet_in_leaves_copies_alone_that_do_not_have_it(self, path: Path) -> None:
        book = new_book_with_round(path, mode=Mode.OPEN)
        one, words = sheets(1)[0].id, b"four words of mine"
        book.back_up()
        book.responses.begin(one, round_=ROUND, role=None)
        book.responses.pause(one, words=words)
        book.back_up()
        having, without = (b.path for b in list_backups(path))
        (without.parent / "2020-01-01 120000.sixe").write_bytes(b"not even one of ours")
        before, inode = without.stat(), having.stat().st_ino
        book.responses.submit(one)
        assert book.backup_problem is None
        assert without.stat().st_mtime_ns == before.st_mtime_ns
        assert having.stat().st_ino == inode
        hashed = sha256(ROUND.encode() + b"\0" + words).digest()
        assert not any(hashed in content for content in files(path.parent).values())
        book.close()

    def test_a_copy_with_rules_of_its_own_is_named_and_not_written_to(self, path: Path) -> None:
        book = new_book_with_round(path, mode=Mode.OPEN)
        one = sheets(1)[0].id
        book.responses.begin(one, round_=ROUND, role=None)
        book.responses.pause(one, words=b"four words of mine")
        made = book.back_up()
        with closing(sqlite3.connect(made)) as copy, copy:
            copy.execute("CREATE TRIGGER t AFTER UPDATE ON response BEGIN DELETE FROM team; END")
        trap = made.read_bytes()
        book.responses.submit(one)
        assert made.name in str(book.backup_problem)
        assert made.read_bytes() == trap
        book.close()

    def test_no_temporary_file_is_left(self, path: Path) -> None:
        book = new_book_with_round(path)
        book.responses.add(sheets(30))
        book.close()
        open_book(path).close()
        assert {re.sub(r"^\d{4}.*sixe$", "dated", Path(f).name) for f in files(path.parent)} == {
            path.name,
            "while collecting.sixe",
        }
