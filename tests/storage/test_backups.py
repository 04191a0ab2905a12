"""Backups: when they are made, where they lie, which stay, how to go back, and that none tells too much."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from sixelements.application.errors import DamagedWorkbook, DiskFull, InUse, NotAWorkbook
from sixelements.domain.errors import NotAllowed
from sixelements.domain.ids import ItemId
from sixelements.domain.rounds import Mode, State
from sixelements.storage import copies, restoring, safe_file
from sixelements.storage.lock import lock_path
from sixelements.storage.restoring import list_backups, restore
from tests.builders import a_response, a_response_id, a_round, a_team, an_answer
from tests.storage.books import NOON, ROUND, files, new_book, new_book_with_round, open_book, start
from tests.storage.schemas import next_schema

DAY = timedelta(days=1)


def notes(path: Path) -> list[str]:
    return [backup.note for backup in list_backups(path)]


class TestWhen:
    @pytest.mark.parametrize("mode", Mode)
    def test_what_a_killed_session_changed_is_backed_up_by_the_next_one(self, path: Path, mode: Mode) -> None:
        """In an anonymous round a copy from before one sheet would show that sheet."""
        new_book_with_round(path, mode=mode).close()
        open_book(path).close()
        program = """
import os
from tests.storage.books import open_book
book = open_book(path)
book.responses.add([a_response(1, {"1.1": 4})])
os.kill(os.getpid(), 9)
"""
        _out, error = start(program, path).communicate(timeout=60)
        assert error == ""
        open_book(path).close()
        for backup in list_backups(path)[:1]:
            with closing(sqlite3.connect(backup.path)) as copy:
                assert copy.execute("SELECT count(*) FROM response").fetchone() == (1,)

    @pytest.mark.parametrize("ticks", [1, 2])
    def test_one_that_is_given_up_half_way_leaves_all_as_it_was_and_can_be_made_later(
        self, path: Path, ticks: int
    ) -> None:
        """The second tick comes while the copy is checked, in steps of 10,000."""
        book = new_book_with_round(path, mode=Mode.OPEN)
        book.responses.add([a_response(n, {"1.1": 4}) for n in range(2_500)])
        before, left = notes(path), ticks

        def tick() -> None:
            nonlocal left
            left -= 1
            if left <= 0:
                raise KeyError

        with pytest.raises(KeyError):
            book.back_up_changes(tick)
        assert left <= 0
        assert notes(path) == before
        assert [file for file in files(path.parent) if ".part" in file] == []
        book.back_up_changes()
        assert notes(path) == ["", *before]
        book.close()
        assert notes(path) == ["", *before]

    def test_what_is_done_before_closing_leaves_nothing_that_takes_long_to_closing(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        book = new_book_with_round(path)
        book.responses.add([a_response(1, {"1.1": 4})])
        book.backups._untidy = True
        book.back_up_changes()
        monkeypatch.setattr(book._store, "vacuum", pytest.fail)
        monkeypatch.setattr(copies, "copy_store", pytest.fail)
        book.close()

    def test_a_backup_is_made_on_close_after_changes_and_only_then(self, path: Path) -> None:
        new_book(path).close()
        assert notes(path) == []
        book = open_book(path)
        first = notes(path)
        book.close()
        assert notes(path) == first == [""]
        book = open_book(path, now=NOON + timedelta(minutes=1))
        book.teams.put(a_team())
        book.close()
        newest = list_backups(path)[0]
        assert newest.made == NOON + timedelta(minutes=1)
        with sqlite3.connect(newest.path) as copy:
            assert copy.execute("SELECT count(*) FROM team").fetchone() == (1,)
        copy.close()

    def test_opening_backs_up_when_the_last_one_is_over_a_day_old(self, path: Path) -> None:
        new_book(path).close()
        open_book(path).close()
        open_book(path, now=NOON + DAY).close()
        assert len(list_backups(path)) == 1
        open_book(path, now=NOON + DAY + timedelta(seconds=1)).close()
        assert [b.made for b in list_backups(path)] == [NOON + DAY + timedelta(seconds=1), NOON]

    def test_opening_for_reading_makes_none(self, path: Path) -> None:
        new_book(path).close()
        before = files(path.parent)
        open_book(path, now=NOON + 9 * DAY, read_only=True).close()
        assert files(path.parent) == before

    def test_every_migration_has_a_backup_of_what_was_before(self, path: Path) -> None:
        new_book_with_round(path, mode=Mode.OPEN).close()
        open_book(path, schema=next_schema(), now=NOON + timedelta(seconds=1)).close()
        before = next(b for b in list_backups(path) if b.note)
        assert before.note == f"before format {next_schema().version}"
        copy = sqlite3.connect(before.path)
        assert copy.execute("PRAGMA user_version").fetchone() == (next_schema().version - 1,)
        assert copy.execute("SELECT organization FROM workbook").fetchone() == ("Alder County",)
        copy.close()

    def test_without_its_backup_there_is_no_migration(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        new_book(path).close()
        before = files(path.parent)

        def no_place(*_: object) -> Path:
            raise PermissionError(13, "no")

        monkeypatch.setattr(copies, "put_new", no_place)
        with pytest.raises(Exception, match="No backup"):
            open_book(path, schema=next_schema())
        assert files(path.parent) == before

    def test_old_ones_are_thinned_out(self, path: Path) -> None:
        new_book(path).close()
        for n in range(1, 40):
            open_book(path, now=NOON + n * DAY + n * timedelta(seconds=1)).close()
        assert 12 < len(list_backups(path)) < 22


class TestWhere:
    def test_they_lie_in_a_folder_beside_the_workbook(self, path: Path) -> None:
        book = new_book(path)
        made = book.back_up()
        assert made == path.parent / f"{path.name} backups" / "2026-11-02 120000 0001.sixe"
        book.close()

    def test_or_in_the_data_folder_where_none_can_be_made(self, path: Path, user_data: Path) -> None:
        book = new_book(path)
        (path.parent / f"{path.name} backups").write_text("in the way")
        made = book.back_up()
        assert made.parent == user_data / "backups" / f"{path.stem} {book.info.id}"
        book.close()
        assert [b.path for b in list_backups(path)] == [made]

    @pytest.mark.usefixtures("user_data")
    def test_what_lies_there_under_an_earlier_name_of_the_file_is_still_its(self, path: Path) -> None:
        """So is what earlier versions put into a folder that is called by the id alone."""
        book = new_book(path)
        (path.parent / f"{path.name} backups").write_text("in the way")
        made = [book.back_up() for _n in range(2)]
        book.close()
        old = made[0].parent.with_name(book.info.id)
        old.mkdir()
        earliest = made[0].rename(old / made[0].name)
        long = path.rename(path.with_name("é" * 120 + path.suffix))
        (long.parent / f"{long.name} backups").write_text("in the way")
        with closing(open_book(long)) as renamed:
            newest = renamed.back_up()
        assert newest.parent.name == "é" * 60 + f" {book.info.id}"
        assert {newest, made[1], earliest} <= {b.path for b in list_backups(long)}

    def test_or_in_the_data_folder_where_there_is_no_room_for_more(
        self, path: Path, user_data: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        book = new_book_with_round(path, mode=Mode.OPEN)
        first = book.back_up()
        write = safe_file.write_file_safely

        def full(target: Path, content: Callable[[Path], None]) -> None:
            if target.parent == first.parent:
                raise DiskFull("The disk is full.")
            write(target, content)

        monkeypatch.setattr(copies, "write_file_safely", full)
        monkeypatch.setattr(restoring, "write_file_safely", full)
        made = book.back_up()
        assert made.parent == user_data / "backups" / f"{path.stem} {book.info.id}"
        assert book.backup_problem is None
        book.close()
        aside = restore(path, first, now=NOON)
        assert aside is not None
        assert aside.parent == made.parent
        assert len(list_backups(path)) == 3

    def test_a_file_of_another_name_is_left_alone(self, path: Path) -> None:
        book = new_book(path)
        made = book.back_up()
        for name in ("notes.txt", "2026-13-45 120000.sixe", "old.sixe"):
            (made.parent / name).write_text("mine")
        assert [b.path for b in list_backups(path)] == [made]
        book.close()


class TestNoMoreThanItShould:
    """Two backups of an open anonymous round would show the difference of one sheet."""

    def test_while_an_anonymous_round_is_open_there_is_one_backup_replaced_in_place(self, path: Path) -> None:
        book = new_book(path)
        book.back_up()
        book.teams.put(a_team())
        book.rounds.put(a_round())
        for n in range(1, 4):
            book.responses.add([a_response(n, {"1.1": n})])
            made = book.back_up()
            assert made.name == "while collecting.sixe"
        book.close()
        for n in range(4, 7):
            book = open_book(path, now=NOON + n * DAY)
            book.responses.add([a_response(n, {"1.1": 1})])
            book.close()
        assert notes(path) == ["while collecting", ""]
        assert sheets_in(list_backups(path)) == [6, 0]

    def test_it_is_dropped_when_the_round_is_closed_and_a_dated_one_takes_its_place(self, path: Path) -> None:
        book = new_book_with_round(path)
        book.responses.add([a_response(n, {"1.1": 2}) for n in range(1, 6)])
        book.back_up()
        book.responses.add([a_response(6, {"1.1": 2})])
        book.rounds.put(a_round(state=State.PUBLISHED))
        assert notes(path) == [""]
        assert sheets_in(list_backups(path)) == [6]
        book.close()

    def test_a_sealed_round_keeps_its_one_backup_until_its_results_are_shown(self, path: Path) -> None:
        book = new_book_with_round(path)
        book.rounds.put(a_round(state=State.SEALED))
        assert book.back_up().name == "while collecting.sixe"
        book.rounds.put(a_round(state=State.PUBLISHED))
        assert "while collecting" not in notes(path)
        book.close()

    def test_an_open_workshop_keeps_dated_backups(self, path: Path) -> None:
        book = new_book_with_round(path, mode=Mode.OPEN)
        assert book.back_up().name == "2026-11-02 120000 0001.sixe"
        book.close()

    def test_a_migration_in_an_open_round_replaces_the_one_backup_too(self, path: Path) -> None:
        new_book_with_round(path).close()
        open_book(path, schema=next_schema()).close()
        assert notes(path) == ["while collecting"]


class TestGoingBack:
    def test_a_backup_takes_the_place_of_the_workbook_which_is_set_aside(self, path: Path) -> None:
        book = new_book_with_round(path, mode=Mode.OPEN)
        made = book.back_up()
        book.close()
        book = open_book(path, now=NOON + DAY)
        book.teams.put(a_team("team-2"))
        book.close()
        present = path.read_bytes()
        aside = restore(path, made, now=NOON + DAY)
        assert aside is not None
        assert aside.read_bytes() == present
        again = open_book(path, now=NOON + DAY)
        assert [t.id for t in again.teams.all()] == ["team-1"]
        again.close()
        assert any(b.path == aside and b.note == "set aside" for b in list_backups(path))
        assert not lock_path(path).exists()

    def test_it_can_be_undone_by_going_back_to_what_was_set_aside(self, path: Path) -> None:
        book = new_book_with_round(path, mode=Mode.OPEN)
        made = book.back_up()
        book.close()
        book = open_book(path, now=NOON + DAY)
        book.teams.put(a_team("team-2"))
        book.close()
        aside = restore(path, made, now=NOON)
        assert aside is not None
        second = restore(path, aside, now=NOON)
        assert second is not None
        assert second != aside
        again = open_book(path)
        assert len(again.teams.all()) == 2
        again.close()

    def test_a_damaged_workbook_names_its_backups_is_not_changed_and_is_kept(self, path: Path) -> None:
        new_book_with_round(path, mode=Mode.OPEN).close()
        path.write_bytes(path.read_bytes()[:8192] + b"\0" * 8192)
        before = files(path.parent)
        with pytest.raises(DamagedWorkbook, match="There is 1 backup"):
            open_book(path)
        assert files(path.parent) == before
        (backup,) = list_backups(path)
        aside = restore(path, backup.path, now=NOON, anyway=True)
        assert aside is not None
        assert aside.read_bytes() == before[path.name]
        open_book(path).close()

    def test_a_file_that_is_no_database_any_more_names_its_backups_too(self, path: Path) -> None:
        new_book_with_round(path, mode=Mode.OPEN).close()
        path.write_bytes(b"\0" * 5000)
        with pytest.raises(DamagedWorkbook, match="There is 1 backup"):
            open_book(path)

    @pytest.mark.parametrize("damage", [b"", b"\0", b"?" * 9000, b"SQLite format 3\0" + b"?" * 84])
    @pytest.mark.parametrize("journal", [None, b"", b"?" * 9000])
    def test_whatever_is_left_of_a_workbook_is_set_aside_and_named(
        self, journal: bytes | None, damage: bytes, path: Path
    ) -> None:
        new_book_with_round(path, mode=Mode.OPEN).close()
        path.write_bytes(damage)
        if journal is not None:
            path.with_name(path.name + "-journal").write_bytes(journal)
        (backup,) = list_backups(path)
        aside = restore(path, backup.path, now=NOON, anyway=True)  # hardly anything is left of it
        assert aside is not None
        assert aside.read_bytes() == damage
        assert (aside, "set aside") in [(b.path, b.note) for b in list_backups(path)]
        book = open_book(path)
        assert not book.info.read_only
        assert len(book.teams.all()) == 1
        book.close()

    def test_a_workbook_that_is_gone_comes_back(self, path: Path) -> None:
        new_book_with_round(path, mode=Mode.OPEN).close()
        path.unlink()
        (backup,) = list_backups(path)
        assert restore(path, backup.path, now=NOON) is None
        open_book(path).close()

    def test_nothing_is_moved_for_a_backup_that_is_not_sound(self, path: Path) -> None:
        book = new_book_with_round(path, mode=Mode.OPEN)
        made = book.back_up()
        book.close()
        made.write_bytes(made.read_bytes()[:8192] + b"\0" * 8192)
        before = files(path.parent)
        with pytest.raises(DamagedWorkbook, match=re.escape(made.name)):
            restore(path, made, now=NOON)
        made.write_text("nothing")
        with pytest.raises(NotAWorkbook):
            restore(path, made, now=NOON)
        after = files(path.parent)
        assert after[path.name] == before[path.name]
        assert after.keys() == before.keys()

    @pytest.mark.parametrize(
        "sql",
        [
            "CREATE TRIGGER t AFTER INSERT ON answer BEGIN DELETE FROM team; END",
            "UPDATE round SET team = 'nobody'",
        ],
    )
    def test_nothing_is_moved_for_a_backup_that_reads_well_and_is_not_sound(
        self, sql: str, path: Path
    ) -> None:
        book = new_book_with_round(path, mode=Mode.OPEN)
        made = book.back_up()
        book.close()
        changed = sqlite3.connect(made)
        changed.execute(sql)
        changed.commit()
        changed.close()
        before = files(path.parent)
        with pytest.raises(DamagedWorkbook, match=re.escape(made.name)):
            restore(path, made, now=NOON)
        assert files(path.parent) == before

    def test_a_backup_of_another_workbook_is_not_put_in_this_ones_place(self, path: Path) -> None:
        """Such as that of one client in the place of another's, whose file was given the same name."""
        book = new_book_with_round(path, mode=Mode.OPEN)
        made = book.back_up()
        book.close()
        with closing(sqlite3.connect(path)) as other, other:
            other.execute("UPDATE workbook SET id = 'another'")
        before = files(path.parent)
        with pytest.raises(NotAllowed, match="of another workbook"):
            restore(path, made, now=NOON)
        assert files(path.parent) == before
        path.unlink()
        assert restore(path, made, now=NOON) is None
        open_book(path).close()

    def test_a_file_cut_to_nothing_is_damaged_where_it_has_backups(self, path: Path) -> None:
        path.write_bytes(b"")
        with pytest.raises(NotAWorkbook):
            open_book(path)
        path.unlink()
        new_book_with_round(path, mode=Mode.OPEN).close()
        path.write_bytes(b"")
        with pytest.raises(DamagedWorkbook, match="There is 1 backup"):
            open_book(path)

    def test_a_damaged_workbook_that_was_moved_says_where_its_backups_lie(
        self, path: Path, tmp_path: Path
    ) -> None:
        new_book_with_round(path, mode=Mode.OPEN).close()
        moved = path.rename(tmp_path / path.name)
        moved.write_bytes(moved.read_bytes()[:8192] + bytes(8192))
        with pytest.raises(DamagedWorkbook, match=re.escape(f"in the folder “{path.name} backups”")):
            open_book(moved)

    def test_nothing_is_moved_while_somebody_has_it_open(self, path: Path) -> None:
        book = new_book_with_round(path, mode=Mode.OPEN)
        made = book.back_up()
        before = files(path.parent)
        with pytest.raises(InUse):
            restore(path, made, now=NOON)
        assert files(path.parent) == before
        book.close()


def test_an_older_workbook_opened_for_reading_is_brought_up_to_date_in_memory(path: Path) -> None:
    book = new_book_with_round(path)
    book.responses.begin(a_response_id(1), round_=ROUND, role=None)
    book.responses.answer(a_response_id(1), ItemId("1.1"), an_answer(3))
    book.close()
    before = files(path.parent)
    reader = open_book(path, schema=next_schema(), read_only=True)
    assert reader.info.organization == "Alder County (new)"
    assert reader.responses.unfinished(a_response_id(1)) is not None
    reader.close()
    assert files(path.parent) == before


def sheets_in(backups: tuple[copies.Backup, ...]) -> list[int]:
    counts = []
    for backup in backups:
        copy = sqlite3.connect(backup.path)
        counts.append(copy.execute("SELECT count(*) FROM response").fetchone()[0])
        copy.close()
    return counts
