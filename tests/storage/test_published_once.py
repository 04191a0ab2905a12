"""An anonymous round is published once: no copy from before takes that back and lets another sheet in."""

import os
import platform
import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sixelements.application.closing import close_round
from sixelements.application.errors import DiskFull
from sixelements.application.events import StoreChange, What
from sixelements.domain.errors import NotAllowed
from sixelements.domain.ids import ResponseId, RoundId
from sixelements.domain.rounds import Round
from sixelements.storage import revealed_rounds
from sixelements.storage.restoring import list_backups, restore
from sixelements.storage.schema import THIS_SCHEMA
from sixelements.storage.store import Store
from sixelements.storage.stored_workbook import StoredWorkbook
from tests.builders import PRACTICES, a_response, a_round, a_team
from tests.storage.books import NOON, ROUND, files, new_book_with_round, open_book

HOUR = timedelta(hours=1)
LATER = RoundId("round-2")
NAMES = [
    "while collecting.sixe",
    "2026-11-02 120000 0007 set aside.sixe",
    "2026-11-02 120000 0007 set aside+.sixe",
    "2026-11-02 120000 0007.sixe",
    "2026-11-02 120000 0007 before take-in.sixe",
    "2026-11-02 120000 after close.sixe",
    "2026-11-02 120000 before format 2.sixe",
]


def add(book: StoredWorkbook, *numbers: int) -> None:
    book.responses.add([a_response(n, dict.fromkeys(PRACTICES, 1 + n % 5)) for n in numbers])


def add_by_themselves(path: Path, *numbers: int) -> None:
    """One sheet an opening, as mailed forms come."""
    for n in numbers:
        book = open_book(path, now=NOON + n * HOUR)
        add(book, n)
        book.close()


def publish(book: StoredWorkbook, round_: Round | None = None) -> None:
    close_round(book, round_ or a_round(), today=date(2026, 11, 20))


class TestWhatFollows:
    """What goes wrong after the round is closed on disk is said, and the round is closed all the same."""

    def closed(self, path: Path) -> str:
        book = new_book_with_round(path)
        add(book, *range(1, 9))
        book.responses.begin(ResponseId("c0ffee" * 5 + "ab"), round_=ROUND, role=None)
        book.back_up()
        told = list[object]()
        done = close_round(book, a_round(), today=date(2026, 11, 20), announce=told.append)
        assert told == [StoreChange.of(What.ROUND, done)]
        assert done.readable
        assert book.rounds.of(done.team)[0].readable
        left = str(book.left_undone)
        book.close()
        return left

    def test_a_backup_that_can_not_be_erased_in(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sixelements.storage.backups.erased", lambda *_, **__: False)
        assert "not from these backups" in self.closed(path)

    def test_a_backup_that_can_not_be_removed(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(_: object) -> None:
            raise PermissionError

        monkeypatch.setattr("sixelements.storage.copies.remove", refuse)
        left = self.closed(path)
        assert left.startswith("The round is closed, but these backups from before could not be removed.")
        assert "while collecting.sixe" in left

    def test_a_file_that_can_not_be_written_again_and_then_can(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        book = new_book_with_round(path)
        add(book, 1, 2)
        with monkeypatch.context() as full:
            written_again = Store.vacuum

            def vacuum(store: Store) -> None:
                if store.path == path:
                    raise DiskFull("full")
                written_again(store)

            full.setattr(Store, "vacuum", vacuum)
            book.responses.discard(ROUND)
            assert "traces may be left" in str(book.left_undone)
        book.close()
        assert book.left_undone is None


def backups_folder(path: Path) -> Path:
    return path.with_name(f"{path.name} backups")


def unpublished(path: Path) -> list[str]:
    """The names of all copies in which the round is not published."""
    copies = [b.path for b in list_backups(path)]
    return [copy.name for copy in copies if ROUND in revealed_rounds.unpublished_in(copy, THIS_SCHEMA)]


def sheets(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM response").fetchone()[0])


@pytest.fixture
def before(path: Path) -> Path:
    """A workbook whose round is published, with a copy from before beside it that nobody looks into."""
    new_book_with_round(path).close()
    add_by_themselves(path, *range(1, 7))
    copy = path.with_name("from before")
    shutil.copy(path, copy)
    book = open_book(path)
    publish(book)
    book.close()
    return copy


def test_what_was_set_aside_while_a_round_was_open_goes_when_it_is_published(path: Path) -> None:
    new_book_with_round(path).close()
    add_by_themselves(path, 1, 2, 3, 4, 5)
    restore(path, list_backups(path)[0].path, now=NOON)
    assert len(unpublished(path)) == 1
    add_by_themselves(path, 6)
    assert len(unpublished(path)) == 1
    book = open_book(path)
    publish(book)
    assert unpublished(path) == []
    book.close()
    assert unpublished(path) == []
    assert list_backups(path)


@pytest.mark.parametrize("name", NAMES)
def test_no_copy_of_an_open_round_outlives_its_publishing_whatever_it_is_called(
    name: str, path: Path
) -> None:
    book = new_book_with_round(path)
    add(book, 1, 2, 3, 4, 5)
    shutil.copy(book.back_up(), backups_folder(path) / name) if name != NAMES[0] else book.back_up()
    publish(book)
    assert unpublished(path) == []
    book.close()


def test_nor_one_in_the_folder_that_a_renamed_workbook_left_behind(path: Path) -> None:
    new_book_with_round(path).close()
    add_by_themselves(path, 1, 2, 3, 4, 5)
    renamed = path.rename(path.with_name("renamed.sixe"))
    assert len(unpublished(renamed)) == 1
    book = open_book(renamed)
    publish(book)
    book.close()
    assert unpublished(renamed) == []
    assert not (backups_folder(path) / "while collecting.sixe").exists()


@pytest.mark.parametrize("name", NAMES[:3])
def test_a_copy_that_a_killed_process_left_goes_when_the_workbook_is_opened(
    name: str, before: Path, path: Path
) -> None:
    left = Path(shutil.copy(before, backups_folder(path) / name))
    open_book(path, read_only=True).close()
    assert left.exists()
    book = open_book(path)
    assert unpublished(path) == []
    assert list_backups(path)
    book.close()


def test_it_is_replaced_where_another_anonymous_round_is_open(before: Path, path: Path) -> None:
    book = open_book(path)
    book.teams.put(a_team("team-2"))
    book.rounds.put(replace(a_round(), id=LATER, team=a_team("team-2").id))
    book.close()
    shutil.copy(before, backups_folder(path) / "while collecting.sixe")
    open_book(path).close()
    assert unpublished(path) == []
    newest = list_backups(path)[0].path
    assert revealed_rounds.unpublished_in(newest, THIS_SCHEMA) == {LATER}


def test_a_copy_of_a_round_that_the_workbook_does_not_have_stays(path: Path) -> None:
    book = new_book_with_round(path)
    add(book, 1, 2, 3, 4, 5)
    book.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        backup = path.with_name("without the round")
        connection.execute("VACUUM INTO ?", [str(backup)])
    with closing(sqlite3.connect(backup, isolation_level=None)) as connection:
        for table in ("answer", "response", "round_practice", "round"):
            connection.execute(f"DELETE FROM {table}")
    aside = restore(path, backup, now=NOON)
    open_book(path).close()
    assert [
        b.path for b in list_backups(path) if ROUND in revealed_rounds.unpublished_in(b.path, THIS_SCHEMA)
    ] == [aside]


def test_after_a_restore_what_was_set_aside_is_the_one_copy_until_something_is_changed(path: Path) -> None:
    book = new_book_with_round(path)
    add(book, *range(1, 6))
    book.close()
    (backup,) = list_backups(path)
    of_five = backup.path.read_bytes()
    book = open_book(path, now=NOON + HOUR)
    add(book, *range(6, 11))
    book.close()
    backup.path.write_bytes(of_five)  # as if the disk had been full since
    aside = restore(path, backup.path, now=NOON)
    assert (sheets(path), [b.path for b in list_backups(path)]) == (5, [aside])
    open_book(path, now=NOON + HOUR).close()
    assert [b.path for b in list_backups(path)] == [aside]
    assert aside is not None
    again = restore(path, aside, now=NOON + HOUR)
    assert sheets(path) == 10
    assert [b.path for b in list_backups(path)] == [again]
    add_by_themselves(path, 11)
    assert unpublished(path) == ["while collecting.sixe"]


def test_of_more_copies_left_by_a_killed_restore_the_newest_stays(path: Path) -> None:
    book = new_book_with_round(path)
    add(book, 1, 2, 3)
    made = book.back_up()
    book.close()
    for name in NAMES[1:3]:
        shutil.copy(made, made.with_name(name.replace("0007", "0008") if "+" in name else name))
    open_book(path).close()
    assert unpublished(path) == ["2026-11-02 120000 0008 set aside+.sixe"]


def test_a_backup_that_would_take_the_publishing_back_is_refused(before: Path, path: Path) -> None:
    now = files(path.parent)
    renamed = path.rename(path.with_name("renamed.sixe"))
    with pytest.raises(NotAllowed, match="results were shown since, and that is final"):
        restore(renamed, before, now=NOON)
    renamed.rename(path)
    with pytest.raises(NotAllowed):
        restore(path, before, now=NOON)
    assert files(path.parent) == now


def test_a_damaged_workbook_can_be_restored_from_any_backup(before: Path, path: Path) -> None:
    path.write_bytes(path.read_bytes()[:8192] + bytes(8192))
    restore(path, before, now=NOON, anyway=True)
    assert sheets(path) == 6


def test_files_that_a_killed_process_was_writing_go_when_the_workbook_is_opened(path: Path) -> None:
    new_book_with_round(path).close()
    add_by_themselves(path, 1)
    mine = ".sixelements-" + re.sub(r"\W", "", platform.node())[:30]
    dead, alive, old, new, foreign = (
        f"{mine}-{2**22 + 1}-1.part",
        f"{mine}-{os.getpid()}-99.part",
        ".sixelements-elsewhere-77-1.part",
        ".sixelements-elsewhere-77-2.part",
        ".somebody-elsewhere-77-1.part",
    )
    for folder in (path.parent, backups_folder(path)):
        for name in (dead, alive, old, new, foreign):
            (folder / name).write_bytes(b"sheets")
        os.utime(folder / old, (0, 0))
    open_book(path).close()
    for folder in (path.parent, backups_folder(path)):
        left = {f.name for f in folder.iterdir() if f.name.endswith(".part")}
        assert left == {alive, new, foreign}


def test_an_empty_journal_that_a_killed_process_left_beside_a_backup_goes(path: Path) -> None:
    book = new_book_with_round(path)
    copy = book.back_up()
    book.close()
    journal = copy.with_name(copy.name + "-journal")
    journal.touch()
    open_book(path).close()
    assert not journal.exists()
    assert copy.exists()
