"""A backup is made before a deed, not after the accident; which is the newest; where none can be made."""

import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from sixelements.application import discussion, plans, responses
from sixelements.application.closing import close_round, reopen_round
from sixelements.application.errors import CannotWrite, DamagedWorkbook
from sixelements.application.foreign_sheets import SheetFile
from sixelements.application.ports import Deed
from sixelements.domain.discussion_patch import patch_of
from sixelements.domain.errors import NotAllowed
from sixelements.domain.going_back import BookPart
from sixelements.domain.ids import ItemId, PracticeId, RoundId, TeamId
from sixelements.domain.matching import Form
from sixelements.domain.responses import Sheet
from sixelements.domain.rounds import Mode, Round, State
from sixelements.storage import copies, revealed_rounds, soundness
from sixelements.storage.restoring import list_backups, outlook, restore
from sixelements.storage.schema import THIS_SCHEMA
from sixelements.storage.store import Store
from sixelements.storage.stored_workbook import StoredWorkbook
from sixelements.wording import backups as words
from tests.application.test_workbook_contract import FULL_DISCUSSION, FULL_PLAN
from tests.builders import (
    PRACTICES,
    a_response,
    a_response_id,
    a_round,
    a_team,
    an_answer,
    an_assessment,
    counting_ids,
)
from tests.storage.books import NOON, ROUND, files, new_book, open_book

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
DIGESTS = count(1)


def a_book(path: Path, *, mode: Mode = Mode.OPEN, sheets: int = 8, closed: bool = True) -> Round:
    """A workbook with one round, closed again; nothing was backed up."""
    book = new_book(path)
    with book.change():
        book.teams.put(a_team())
        asked = book.assessments.put(an_assessment())
        round_ = replace(a_round(mode=mode, assessment=asked), opened_on=date(2026, 11, 2))
        book.rounds.put(round_)
        book.responses.add([a_response(n, dict.fromkeys(PRACTICES, 3)) for n in range(1, sheets + 1)])
    if closed:
        close_round(book, round_, today=date(2026, 11, 20))
    book.close()
    shutil.rmtree(f"{path} backups", ignore_errors=True)
    return the_round(path)


def the_round(path: Path) -> Round:
    book = open_book(path, read_only=True)
    (round_,) = book.rounds.of(a_team().id)
    book.close()
    return round_


def take_in(
    book: StoredWorkbook, round_: Round, sheets: int = 6, *, practices: tuple[PracticeId, ...] = PRACTICES
) -> None:
    sheet = Sheet(
        role=None, answers={item: an_answer(4) for item in a_response(1, dict.fromkeys(PRACTICES, 1)).answers}
    )
    file = SheetFile(digest=b"%032d" % next(DIGESTS), sheets=(sheet,) * sheets)
    numbers = iter(range(10_000 * next(DIGESTS), 10_000_000))
    taken = responses.collect(
        book,
        round_,
        Path("answers.csv"),
        form=Form(practices=practices, lines=()),
        read=lambda _path, _form: file,
        new_id=lambda: f"{next(numbers):032x}",
    )
    assert taken.count == sheets


def accept(book: StoredWorkbook, round_: Round) -> None:
    plans.accept(book, round_, start=date(2026, 11, 23), new_id=counting_ids(), replace_plan=True)


DEEDS: Mapping[Deed, Callable[[StoredWorkbook, Round], object]] = {
    Deed.TAKE_IN: take_in,
    Deed.DISCUSS: lambda book, round_: discussion.record(book, round_, patch_of(FULL_DISCUSSION)),
    Deed.REPLACE_DISCUSSION: lambda book, round_: discussion.record(
        book, round_, patch_of(FULL_DISCUSSION), replace=True
    ),
    Deed.REOPEN: reopen_round,
    Deed.CLOSE: lambda book, round_: close_round(book, round_, today=date(2026, 11, 21)),
    Deed.REPLACE_PLAN: accept,
}


def dump(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(connection.iterdump())


@pytest.mark.parametrize("deed", DEEDS)
def test_restoring_the_newest_after_a_deed_brings_back_what_was_before_it(deed: Deed, path: Path) -> None:
    round_ = a_book(path, closed=deed not in (Deed.CLOSE, Deed.TAKE_IN))
    if deed is Deed.REPLACE_PLAN:
        book = open_book(path)
        book.plans.put(ROUND, replace(FULL_PLAN, actions=()))
        book.close()
    before = dump(path)
    book = open_book(path, now=NOON + HOUR)
    DEEDS[deed](book, round_)
    book.close()
    assert dump(path) != before
    newest = list_backups(path)[0]
    assert newest.note == f"before {deed.value}"
    assert words.reason(newest.note) != newest.note
    after = dump(path)
    restore(path, newest.path, now=NOON + HOUR)
    assert dump(path) == before
    after_it = list_backups(path)[1]
    assert after_it.note == f"after {deed.value}"
    restore(path, after_it.path, now=NOON + HOUR)
    assert dump(path) == after


def test_a_workbook_damaged_after_a_deed_is_restored_with_what_was_done(path: Path) -> None:
    round_ = a_book(path)
    book = open_book(path)
    DEEDS[Deed.DISCUSS](book, round_)
    book.close()
    after = dump(path)
    path.write_bytes(path.read_bytes()[:8192] + bytes(8192))
    restore(path, list_backups(path)[0].path, now=NOON, anyway=True)
    assert dump(path) == after


def test_every_deed_has_its_words() -> None:
    for deed in Deed:
        before, after = words.reason(f"before {deed.value}"), words.reason(f"after {deed.value}")
        assert before not in ("", f"before {deed.value}")
        assert (before.partition(" ")[0], after) == ("before", before.replace("before", "after"))
    assert "(" not in words.line(NOON, "")


def test_what_is_changed_after_the_deed_is_backed_up_on_close(path: Path) -> None:
    round_ = a_book(path)
    book = open_book(path)
    DEEDS[Deed.DISCUSS](book, round_)
    book.teams.put(a_team("team-2"))
    book.close()
    assert [b.note for b in list_backups(path)] == ["", "before discuss", ""]


def test_files_taken_in_within_a_minute_are_one_deed(path: Path) -> None:
    round_ = a_book(path, closed=False)
    book = open_book(path)
    for _ in range(5):
        take_in(book, round_)
    book.close()
    assert [b.note for b in list_backups(path)] == ["before take-in", "after take-in", ""]
    book = open_book(path, now=NOON + HOUR)
    take_in(book, round_)
    book.backups._now = lambda: NOON + 2 * HOUR
    take_in(book, round_)
    book.close()
    assert [b.note for b in list_backups(path)].count("before take-in") == 3


def test_removing_makes_none(path: Path) -> None:
    a_book(path)
    book = open_book(path)
    made = list_backups(path)
    book.responses.discard(ROUND)
    assert list_backups(path) == made
    book.close()


class TestAnonymousRound:
    """Whoever holds the one backup against the round must never find fewer sheets than may be shown."""

    def sheets_in_backup(self, path: Path) -> int:
        (backup,) = (b for b in list_backups(path) if b.note == copies.COLLECTING)
        with closing(sqlite3.connect(backup.path)) as copy:
            return int(copy.execute("SELECT count(*) FROM response").fetchone()[0])

    @pytest.mark.parametrize(
        ("there", "come", "kept"),
        [(0, 6, 0), (6, 6, 6), (6, 4, 10), (3, 6, 9), (0, 1, 1), (5, 5, 5), (4, 5, 9)],
    )
    def test_what_was_before_a_take_in_is_kept_where_neither_part_is_small(
        self, there: int, come: int, kept: int, path: Path
    ) -> None:
        round_ = a_book(path, mode=Mode.ANONYMOUS, sheets=there, closed=False)
        book = open_book(path)
        take_in(book, round_, come)
        book.close()
        assert self.sheets_in_backup(path) == kept
        assert len(list_backups(path)) == 1

    @pytest.mark.parametrize(("come", "kept"), [(1, 9), (4, 12), (5, 8), (6, 8)])
    def test_what_a_killed_session_left_behind_tells_no_few_sheets_after_the_next_opening(
        self, come: int, kept: int, path: Path
    ) -> None:
        a_book(path, mode=Mode.ANONYMOUS, closed=False)
        open_book(path).close()  # makes the backup
        with closing(sqlite3.connect(path)) as killed, killed:
            rows = [(bytes.fromhex(a_response_id(n)), ROUND) for n in range(101, 101 + come)]
            killed.executemany("INSERT INTO response (id, round, handed_in) VALUES (?, ?, 1)", rows)
        open_book(path).close(back_up=False)
        assert self.sheets_in_backup(path) == kept

    @pytest.mark.parametrize("large", [False, True])
    def test_the_one_backup_follows_every_sheet_at_once(
        self, large: bool, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A session may last a week, and ends with a broken disk."""
        if large:
            monkeypatch.setattr("sixelements.storage.backups._TIDY_UP_TO", 0)
        a_book(path, mode=Mode.ANONYMOUS, sheets=0, closed=False)
        book = open_book(path)
        for n in (1, 2):
            book.responses.begin(a_response_id(n), round_=ROUND, role=None)
            book.responses.submit(a_response_id(n))
            assert self.sheets_in_backup(path) == n
        book.close()

    def test_a_sheet_that_comes_after_a_take_in_is_not_the_one_that_neither_it_nor_the_backup_has(
        self, path: Path
    ) -> None:
        """Five in the backup, twelve in the workbook, which names six of them as the newest."""
        round_ = a_book(path, mode=Mode.ANONYMOUS, sheets=5, closed=False)
        book = open_book(path)
        take_in(book, round_)
        assert self.sheets_in_backup(path) == 5
        shutil.copytree(f"{path} backups", path.with_name("before"))
        book.responses.begin(a_response_id(1000), round_=ROUND, role=None)
        book.responses.submit(a_response_id(1000))
        assert book.responses.newest(ROUND) == 6
        assert self.sheets_in_backup(path) == 12
        book.close()
        shutil.rmtree(f"{path} backups")
        path.with_name("before").rename(f"{path} backups")  # as if killed before it followed
        open_book(path).close()
        assert self.sheets_in_backup(path) == 12

    def test_the_one_backup_of_a_large_workbook_is_not_made_again_for_a_sheet(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The round of the sheet is written into it with its team; what else was changed since is not."""
        monkeypatch.setattr("sixelements.storage.backups._TIDY_UP_TO", 0)
        round_ = a_book(path, mode=Mode.ANONYMOUS, sheets=6, closed=False)
        book = open_book(path)
        (kept,) = list_backups(path)
        place = kept.path.stat().st_ino
        book.organization.rename("Birch County")
        book.teams.put(a_team("team-2"))
        other = replace(round_, id=RoundId("round-2"), team=TeamId("team-2"))
        book.rounds.put(other)
        book.responses.add([replace(a_response(100, dict.fromkeys(PRACTICES, 2)), round=other.id)])
        assert kept.path.stat().st_ino == place
        with closing(sqlite3.connect(kept.path)) as copy:
            assert copy.execute("SELECT count(*) FROM answer").fetchone() == (7 * len(PRACTICES),)
            assert copy.execute("SELECT name FROM team ORDER BY id").fetchall() == [(a_team().name,)] * 2
            assert copy.execute("SELECT organization FROM workbook").fetchone() == ("Alder County",)
            assert copy.execute("PRAGMA foreign_key_check").fetchall() == []
            assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert soundness.opens(kept.path)
        book.close()
        (kept,) = list_backups(path)
        assert dump(kept.path) == dump(path)

    def test_that_of_a_large_one_is_made_when_the_round_is_opened_and_nobody_waits_for_it_later(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        book = new_book(path)
        book.teams.put(a_team())
        monkeypatch.setattr("sixelements.storage.backups._TIDY_UP_TO", 0)
        book.rounds.put(a_round())
        (kept,) = list_backups(path)
        place = kept.path.stat().st_ino
        book.rounds.put(a_round())
        book.responses.add([a_response(1, {"1.1": 3})])
        assert kept.path.stat().st_ino == place
        assert self.sheets_in_backup(path) == 1
        book.close()

    def test_a_large_one_that_can_not_be_written_into_is_made_again(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sixelements.storage.backups._TIDY_UP_TO", 0)
        a_book(path, mode=Mode.ANONYMOUS, sheets=1, closed=False)
        book = open_book(path)
        (kept,) = list_backups(path)
        with closing(sqlite3.connect(kept.path)) as copy, copy:  # another one in its place
            copy.execute("UPDATE round SET id = 'round-9'")
        book.responses.add([a_response(100, {})])
        assert self.sheets_in_backup(path) == 2
        assert soundness.opens(kept.path)
        assert book.backup_problem is None
        book.close()

    @pytest.mark.parametrize("large", [False, True])
    def test_at_no_moment_of_a_session_do_the_two_files_tell_few_sheets(
        self, large: bool, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A cloud client copies both at any time."""
        if large:
            monkeypatch.setattr("sixelements.storage.backups._TIDY_UP_TO", 0)
        round_ = a_book(path, mode=Mode.ANONYMOUS, sheets=6, closed=False)
        book = open_book(path)
        store = book.teams._store
        for n in range(2000, 2004):
            take_in(book, round_, 6 if n % 2 else 2)
            book.responses.begin(a_response_id(n), round_=ROUND, role=None)
            book.responses.submit(a_response_id(n))
            (kept,) = list_backups(path)
            assert not revealed_rounds.revealed_by_file(store, kept.path, THIS_SCHEMA)
        book.close()

    def test_a_wrong_take_in_can_be_taken_back_also_after_a_sheet_of_another_team(self, path: Path) -> None:
        """No backup brings back what was before it then, as that would tell the sheet of the other team."""
        round_ = a_book(path, mode=Mode.ANONYMOUS, sheets=6, closed=False)
        other = replace(round_, id=RoundId("round-2"), team=TeamId("team-2"))
        book = open_book(path)
        book.teams.put(a_team("team-2"))
        book.rounds.put(other)
        take_in(book, round_)
        take_in(book, other, 1)
        book.close()
        book = open_book(path)
        assert responses.undo(book, round_) == 6
        assert sum(book.responses.arrived(round_.id).values()) == 6
        assert sum(book.responses.arrived(other.id).values()) == 1
        book.close()

    def test_sheets_for_several_rounds_are_one_commit_one_shuffle_and_one_follow(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        round_ = a_book(path, mode=Mode.ANONYMOUS, sheets=6, closed=False)
        rounds = [round_, *(replace(round_, id=RoundId(f"{n}"), team=TeamId(f"{n}")) for n in range(2, 5))]
        book = open_book(path)
        with book.change():
            for other in rounds[1:]:
                book.teams.put(a_team(other.team))
                book.rounds.put(other)
        done: list[str] = []
        vacuum, copy_store = Store.vacuum, copies.copy_store

        def noting_vacuum(store: Store) -> None:
            done.append("shuffled")
            vacuum(store)

        def noting_copy(*of: object, **how: object) -> None:
            done.append("followed")
            copy_store(*of, **how)  # type: ignore[arg-type] # whatever it is called with

        monkeypatch.setattr(Store, "vacuum", noting_vacuum)
        monkeypatch.setattr(copies, "copy_store", noting_copy)
        changes = book.teams._store.changes
        sheet = Sheet(role=None, answers={item: an_answer(4) for item in a_response(1, {"1.1": 1}).answers})
        meant = [
            responses.ForRound(
                round=one,
                files=[SheetFile(digest=b"%d" % n, sheets=(sheet,)) for n in range(2)],
                form=Form(practices=PRACTICES, lines=()),
            )
            for one in rounds
        ]
        numbers = count(50_000)
        found = responses.take_in_together(book, meant, new_id=lambda: f"{next(numbers):032x}")
        assert sum(one.count for files_ in found for one in files_) == 8
        assert book.teams._store.changes == changes + 1
        assert done == ["shuffled", "followed"]
        book.close()

    def test_going_back_leaves_an_open_round_as_it_is_where_one_sheet_would_be_told(self, path: Path) -> None:
        a_book(path, mode=Mode.ANONYMOUS, sheets=6, closed=False)
        elsewhere = path.with_name("elsewhere.sixe")
        shutil.copy(path, elsewhere)
        book = open_book(path)
        book.teams.put(a_team("team-2"))
        book.responses.add([a_response(7, dict.fromkeys(PRACTICES, 3))])
        book.close()
        ahead = outlook(path, elsewhere, now=NOON)
        assert ahead.stays
        assert [one.part for one in ahead.differences] == [BookPart.TEAMS]
        assert words.going_back(ahead)[-1].startswith("Open anonymous rounds stay as they are")
        aside = restore(path, elsewhere, now=NOON)
        assert aside
        for file in (path, aside):
            with closing(sqlite3.connect(file)) as held:
                assert held.execute("SELECT count(*) FROM response").fetchone() == (7,)
        with closing(sqlite3.connect(path)) as held:
            assert held.execute("SELECT count(*) FROM team").fetchone() == (1,)

    @pytest.mark.parametrize("begun", [0, 1])
    def test_going_back_takes_a_take_in_back_where_neither_part_is_small(
        self, begun: int, path: Path
    ) -> None:
        round_ = a_book(path, mode=Mode.ANONYMOUS, sheets=6, closed=False)
        book = open_book(path)
        take_in(book, round_)
        for n in range(begun):
            book.responses.begin(a_response_id(100 + n), round_=ROUND, role=None)
        book.close(back_up=False)
        (kept,) = list_backups(path)
        assert not outlook(path, kept.path, now=NOON).stays
        restore(path, kept.path, now=NOON)
        with closing(sqlite3.connect(path)) as held:
            assert held.execute("SELECT count(*) FROM response").fetchone() == (6,)

    def test_a_sheet_that_nobody_finished_never_ends_dated_backups(self, path: Path) -> None:
        round_ = a_book(path, mode=Mode.ANONYMOUS, closed=False)
        book = open_book(path)
        book.responses.begin(a_response(99, {}).id, round_=ROUND, role=None)
        close_round(book, round_, today=date(2026, 11, 20))
        assert copies.COLLECTING not in book.back_up().name
        book.close()


class TestBesideAnOpenAnonymousRound:
    """What is done about another round can be taken back, and neither loses a sheet nor tells of one."""

    OPEN = RoundId("round-2")

    @pytest.fixture
    def other(self, path: Path) -> Round:
        """A closed round to work with, beside an anonymous one of another team in which seven answered."""
        a_book(path)
        book = open_book(path)
        with book.change():
            book.teams.put(a_team("team-2"))
            asked = the_round(path).assessment
            open_ = replace(a_round(mode=Mode.ANONYMOUS, assessment=asked), id=self.OPEN)
            book.rounds.put(replace(open_, team=a_team("team-2").id))
        self.add(book, *range(101, 108))
        book.close()
        return the_round(path)

    def add(self, book: StoredWorkbook, *numbers: int) -> None:
        sheets = [replace(a_response(n, dict.fromkeys(PRACTICES, 2)), round=self.OPEN) for n in numbers]
        book.responses.add(sheets)
        book.responses.remember(self.OPEN, b"%032d" % numbers[0])
        book.responses.put_newest(self.OPEN, [sheet.id for sheet in sheets], [b"%032d" % numbers[0]])
        book.responses.keep_matches(self.OPEN, {b"what maybe means in the file..%02d" % len(numbers): "dk"})

    def deed(self, path: Path, round_: Round, deed: Deed = Deed.DISCUSS) -> str:
        """What was there before a deed that is all that is done before the workbook is closed."""
        before = dump(path)
        book = open_book(path)
        DEEDS[deed](book, round_)
        book.close()
        return before

    @pytest.mark.parametrize("deed", [Deed.DISCUSS, Deed.REPLACE_DISCUSSION, Deed.REOPEN])
    def test_the_newest_backup_takes_the_deed_back(self, deed: Deed, path: Path, other: Round) -> None:
        before = self.deed(path, other, deed)
        after = dump(path)
        newest, *rest = list_backups(path)
        assert (newest.note, newest.whole) == (f"before {deed.value} without sheets", False)
        assert words.reason(newest.note).endswith("; open anonymous rounds stay as they are")
        assert [b.note for b in rest if b.whole] == [copies.COLLECTING, ""]
        restore(path, newest.path, now=NOON)
        assert dump(path) == before
        redo = next(b for b in list_backups(path) if b.note == f"after {deed.value} without sheets")
        restore(path, redo.path, now=NOON)
        assert dump(path) == after
        open_book(path).close()

    def test_no_byte_of_it_tells_a_sheet_of_the_open_round(self, path: Path, other: Round) -> None:
        self.deed(path, other)
        of_deed = [b.path.read_bytes() for b in list_backups(path) if not b.whole]
        assert len(of_deed) == 2
        for n in range(101, 108):
            assert not any(bytes.fromhex(a_response_id(n)) in content for content in of_deed)
        with closing(sqlite3.connect(path)) as book:
            (digest,) = book.execute("SELECT digest FROM file_taken_in").fetchone()
        assert not any(digest in content for content in of_deed)
        assert not any(b"what maybe means" in content for content in of_deed)

    def test_sheets_that_came_in_since_stay(self, path: Path, other: Round) -> None:
        self.deed(path, other)
        book = open_book(path)
        self.add(book, 201, 202)
        book.responses.begin(a_response_id(203), round_=self.OPEN, role=None)
        book.responses.answer(a_response_id(203), ItemId("1.1"), an_answer(5))
        book.responses.comment(a_response_id(203), ItemId("1.1"), "slowly")
        book.close()
        before = next(b for b in list_backups(path) if b.note.startswith("before discuss"))
        restore(path, before.path, now=NOON)
        book = open_book(path)
        assert sum(book.responses.arrived(self.OPEN).values()) == 9
        assert book.responses.unfinished_comments(a_response_id(203)) == {ItemId("1.1"): "slowly"}
        assert book.responses.taken_in(self.OPEN, b"%032d" % 201)
        assert len(book.responses.known_matches(self.OPEN)) == 2
        assert book.responses.newest(self.OPEN) == 2
        assert not book.discussions.of(ROUND).settled
        book.close()
        whole = [
            b for b in list_backups(path) if self.OPEN in revealed_rounds.unpublished_in(b.path, THIS_SCHEMA)
        ]
        assert [b.note for b in whole if b.whole] == ["set aside"]
        book = open_book(path)
        book.responses.take_newest_back(self.OPEN)
        assert not book.responses.taken_in(self.OPEN, b"%032d" % 201)
        assert sum(book.responses.arrived(self.OPEN).values()) == 7
        book.close()

    def test_a_round_that_was_opened_since_stays_with_its_team(self, path: Path, other: Round) -> None:
        self.deed(path, other)
        book = open_book(path)
        book.teams.put(a_team("team-3", services=("Permits",)))
        asked = book.assessments.put(an_assessment(version="9.9"))
        first = replace(a_round(mode=Mode.OPEN, assessment=asked), team=a_team("team-3").id)
        book.rounds.put(replace(first, id=RoundId("round-3"), state=State.PUBLISHED))
        second = replace(first, id=RoundId("round-4"), number=2, mode=Mode.ANONYMOUS)
        book.rounds.put(second)
        book.responses.add([replace(a_response(301, {"1.1": 4}), round=second.id)])
        book.close()
        before = next(b for b in list_backups(path) if b.note.startswith("before discuss"))
        restore(path, before.path, now=NOON)
        book = open_book(path)
        assert [r.id for r in book.rounds.of(a_team("team-3").id)] == ["round-3", "round-4"]
        assert book.assessments.get(asked).version == "9.9"
        assert sum(book.responses.arrived(second.id).values()) == 1
        book.close()

    def test_a_round_that_was_published_since_stays_published(self, path: Path, other: Round) -> None:
        self.deed(path, other)
        book = open_book(path)
        (open_,) = book.rounds.of(a_team("team-2").id)
        close_round(book, open_, today=date(2026, 11, 22))
        discussion.record(book, open_, patch_of(FULL_DISCUSSION))
        book.close()
        before = next(b for b in list_backups(path) if b.note == "before discuss without sheets")
        restore(path, before.path, now=NOON)
        book = open_book(path)
        (closed,) = book.rounds.of(a_team("team-2").id)
        assert closed.readable
        assert book.discussions.of(closed.id) == FULL_DISCUSSION
        assert not book.discussions.of(ROUND).settled
        book.close()

    def test_another_round_in_its_place_is_refused_and_nothing_moved(self, path: Path, other: Round) -> None:
        self.deed(path, other)
        before = next(b for b in list_backups(path) if b.note.startswith("before discuss"))
        with closing(sqlite3.connect(before.path)) as copy, copy:
            copy.execute("UPDATE round SET id = 'another' WHERE id = 'round-2'")
            copy.execute("UPDATE round_practice SET round = 'another' WHERE round = 'round-2'")
        there = files(path.parent)
        with pytest.raises(NotAllowed, match="another round"):
            restore(path, before.path, now=NOON)
        assert files(path.parent) == there

    def test_a_workbook_that_is_lost_is_offered_whole_ones_only(self, path: Path, other: Round) -> None:
        self.deed(path, other)
        (before, *_rest) = list_backups(path)
        path.write_bytes(path.read_bytes()[:8192] + bytes(8192))
        assert all(b.whole for b in list_backups(path))
        with pytest.raises(DamagedWorkbook, match="There are 2 backups"):
            open_book(path)
        with pytest.raises(NotAllowed, match="Restore another backup"):
            restore(path, before.path, now=NOON, anyway=True)

    def test_a_whole_one_is_due_all_the_same(self, path: Path, other: Round) -> None:
        book = open_book(path, now=NOON + 2 * DAY)
        book.back_up_before(Deed.DISCUSS, other.id)
        book.close()
        list_backups(path)[0].path.unlink()  # as if the round had been opened only just before
        assert [b.note for b in list_backups(path)] == ["before discuss without sheets", ""]
        open_book(path, now=NOON + 2 * DAY + HOUR).close()
        assert list_backups(path)[0].note == copies.COLLECTING

    def test_none_is_thinned_away_for_it(self, path: Path, other: Round) -> None:
        whole = [b.path for b in list_backups(path) if b.whole]
        for n in range(3):
            book = open_book(path, now=NOON + n * HOUR)
            discussion.record(book, other, patch_of(replace(FULL_DISCUSSION, facilitator=f"Ana {n}")))
            book.backups._backed_up = book.teams._store.changes  # as if it had been killed
            book.close()
        book = open_book(path, now=NOON + 5 * DAY)
        book.close()
        left = list_backups(path)
        assert [b.path for b in left if b.whole and b.note != copies.COLLECTING] == whole[1:]
        assert next(b for b in left if b.note == copies.COLLECTING).made == NOON + 5 * DAY
        assert sum(not b.whole for b in left) < 4


class TestOnlyWhatWasDone:
    def test_a_refused_take_in_is_not_called_done(self, path: Path) -> None:
        round_ = a_book(path, closed=False)
        book = open_book(path)
        with pytest.raises(NotAllowed, match="other practices"):
            take_in(book, round_, practices=PRACTICES[:1])
        book.teams.put(a_team("team-2"))
        book.close()
        assert [b.note for b in list_backups(path)] == ["", "before take-in", ""]

    def test_a_deed_that_comes_to_nothing_is_not_called_done(self, path: Path) -> None:
        a_book(path)
        book = open_book(path)
        book.back_up_before(Deed.DISCUSS, ROUND)
        with book.change():
            book.discussions.of(ROUND)
        book.teams.put(a_team("team-2"))
        book.close()
        assert [b.note for b in list_backups(path)] == ["", "before discuss", ""]

    def test_asked_for_again_after_a_refusal_there_is_one_copy(self, path: Path) -> None:
        a_book(path, closed=False)
        book = open_book(path)
        for _ in range(3):
            book.back_up_before(Deed.DISCUSS, ROUND)
        assert [b.note for b in list_backups(path)] == ["before discuss", ""]
        book.teams.put(a_team("team-2"))
        book.back_up_before(Deed.DISCUSS, ROUND)
        assert [b.note for b in list_backups(path)][:2] == ["before discuss", "before discuss"]
        book.close()

    def test_another_deed_between_two_files_taken_in_has_its_own(self, path: Path) -> None:
        round_ = a_book(path, closed=False)
        book = open_book(path)
        take_in(book, round_)
        book.teams.put(a_team("team-2"))
        take_in(book, round_)
        close_round(book, round_, today=date(2026, 11, 20))
        book.close()
        made = [b.note for b in list_backups(path)]
        assert made == ["before close", "after close", "before take-in", "before take-in", ""]

    def test_two_deeds_of_another_kind_in_a_minute_are_two(self, path: Path) -> None:
        round_ = a_book(path)
        book = open_book(path)
        for facilitator in ("Ana", "Bo"):
            discussion.record(book, round_, patch_of(replace(FULL_DISCUSSION, facilitator=facilitator)))
        book.close()
        assert [b.note for b in list_backups(path)].count("before discuss") == 2

    def test_a_round_that_can_not_be_closed_yet_has_no_backup_of_it(self, path: Path) -> None:
        round_ = a_book(path, sheets=2, closed=False)
        book = open_book(path)
        with pytest.raises(NotAllowed):
            close_round(book, round_, today=date(2026, 11, 20))
        with pytest.raises(NotAllowed):
            reopen_round(book, round_)
        assert [b.note for b in list_backups(path)] == [""]
        book.close()

    def test_what_is_settled_in_the_window_has_one_copy_a_session(self, path: Path) -> None:
        round_ = a_book(path)
        before = dump(path)
        for facilitators in (("Ana", "Bo"), ("Cy", "Di")):
            book = open_book(path)
            for facilitator in facilitators:
                discussion.put_whole(book, round_, replace(FULL_DISCUSSION, facilitator=facilitator))
            book.close()
        newest, after, first = list_backups(path)[:3]
        notes = (newest.note, after.note, first.note)
        assert notes == ("before settle", "after settle", "after settle")
        restore(path, list_backups(path)[3].path, now=NOON)
        assert dump(path) == before

    def test_a_copy_of_what_was_settled_is_not_called_only_that_after_something_else(
        self, path: Path
    ) -> None:
        round_ = a_book(path)
        book = open_book(path)
        discussion.put_whole(book, round_, FULL_DISCUSSION)
        book.teams.put(a_team("team-2"))
        discussion.put_whole(book, round_, replace(FULL_DISCUSSION, facilitator="Bo"))
        book.close()
        assert [b.note for b in list_backups(path)] == ["", "before settle", ""]


class TestNewest:
    def test_a_clock_that_was_ahead_changes_nothing(self, path: Path) -> None:
        a_book(path)
        for now, name in ((NOON + 900 * DAY, "ahead"), (NOON, "right"), (NOON + HOUR, "later")):
            book = open_book(path, now=now)
            book.organization.rename(name)
            book.close()
        assert [name_in(b) for b in list_backups(path)[:2]] == ["later", "right"]
        open_book(path, now=NOON + HOUR + DAY + HOUR).close()
        assert list_backups(path)[0].made == NOON + HOUR + DAY + HOUR

    def test_the_hour_that_comes_twice_changes_nothing(self, path: Path) -> None:
        a_book(path)
        twice = datetime(2026, 10, 25, 2, 30)  # noqa: DTZ001
        for now, name in ((twice, "first"), (twice, "second"), (twice - HOUR / 2, "third")):
            book = open_book(path, now=now)
            book.organization.rename(name)
            book.back_up()
            book.close()
        assert [name_in(b) for b in list_backups(path)][:3] == ["third", "second", "first"]

    def test_names_of_earlier_builds_come_before_all_others(self, path: Path) -> None:
        a_book(path)
        book = open_book(path)
        made = list_backups(path)[0].path
        old = made.with_name("2031-01-01 120000.sixe")
        shutil.copy(made, old)
        newest = book.back_up()
        book.close()
        assert [b.path for b in list_backups(path)] == [newest, made, old]


class TestOnlyThoseThatOpenCount:
    def made(self, path: Path, now: datetime) -> Path:
        book = open_book(path, now=now)
        made = book.back_up()
        book.close()
        return made

    def test_one_that_opens_is_not_thinned_away_for_one_that_does_not(self, path: Path) -> None:
        a_book(path)
        day = NOON + 10 * DAY
        sound, spoiled = self.made(path, day), self.made(path, day + HOUR)
        spoiled.write_bytes(spoiled.read_bytes()[:8192] + bytes(8192))
        book = open_book(path, now=day + 5 * DAY)
        book.back_up()
        book.close()
        left = [b.path for b in list_backups(path)]
        assert sound in left

    def test_a_damaged_workbook_counts_those_that_open(self, path: Path) -> None:
        a_book(path)
        book = open_book(path)
        book.back_up().write_bytes(b"SQLite format 3\0" + bytes(9_000))
        book.close()
        path.write_bytes(path.read_bytes()[:8192] + bytes(8192))
        with pytest.raises(DamagedWorkbook, match="There is 1 backup"):
            open_book(path)

    def test_a_copy_of_what_is_no_longer_sound_is_not_kept(self, path: Path) -> None:
        a_book(path)
        book = open_book(path)
        before = list_backups(path)
        book.teams._store.connection.execute("PRAGMA ignore_check_constraints=ON")
        book.teams._store.connection.execute("UPDATE answer SET code = 9")
        book.teams._store.watch()  # as if it had been so before
        with pytest.raises(DamagedWorkbook):
            book.back_up()
        assert list_backups(path) == before
        book.close()

    def test_a_backup_with_a_trap_is_not_run_when_something_is_removed(self, path: Path) -> None:
        a_book(path)
        book = open_book(path)
        (backup,) = list_backups(path)
        with closing(sqlite3.connect(backup.path, isolation_level=None)) as connection:
            connection.execute("CREATE TRIGGER t AFTER DELETE ON response BEGIN DELETE FROM hands; END")
        trap = backup.path.read_bytes()
        book.responses.discard(ROUND)
        assert "Delete them by hand" in str(book.left_undone)
        assert backup.path.read_bytes() == trap
        book.close()


class TestRenamed:
    def test_a_renamed_workbook_finds_its_backups_and_goes_on_beside_its_new_name(self, path: Path) -> None:
        a_book(path)
        open_book(path).close()
        (old,) = list_backups(path)
        renamed = path.rename(path.with_name("new name.sixe"))
        assert list_backups(renamed) == (old,)
        book = open_book(renamed, now=NOON + HOUR)
        book.organization.rename("Birch County")
        book.close()
        newest, found = list_backups(renamed)
        assert (found, newest.path.parent.name) == (old, "new name.sixe backups")

    def test_another_workbooks_folder_is_left_alone(self, path: Path) -> None:
        a_book(path)
        open_book(path).close()
        shutil.copy(path, path.with_name("copy.sixe"))
        assert list_backups(path.with_name("copy.sixe")) == ()
        other = new_book(path.with_name("other.sixe"))
        other.teams._store.connection.execute("UPDATE workbook SET id = 'another'")
        other.close()
        path.unlink()
        assert list_backups(path.with_name("other.sixe")) == ()


class TestWhereNoneCanBeMade:
    @pytest.fixture
    def no_place(self, path: Path, user_data: Path) -> Path:
        a_book(path)
        (path.parent / f"{path.name} backups").write_text("in the way")
        user_data.mkdir(exist_ok=True)
        (user_data / "backups").write_text("in the way")
        return path

    @pytest.mark.parametrize("deed", [Deed.REOPEN, Deed.DISCUSS])
    def test_the_deed_is_done_and_the_problem_said(self, deed: Deed, no_place: Path) -> None:
        book = open_book(no_place)
        DEEDS[deed](book, the_round(no_place))
        assert "No backup" in str(book.backup_problem)
        (no_place.parent / f"{no_place.name} backups").unlink()
        book.back_up()
        problem = book.backup_problem
        book.close()
        assert problem is None

    def test_what_replaces_other_work_waits_for_a_backup(self, no_place: Path) -> None:
        book = open_book(no_place)
        before = book.discussions.of(ROUND)
        with pytest.raises(CannotWrite, match="No backup"):
            DEEDS[Deed.REPLACE_DISCUSSION](book, the_round(no_place))
        assert book.discussions.of(ROUND) == before
        book.close()

    def test_nothing_is_restored_where_what_is_there_can_not_be_set_aside(self, no_place: Path) -> None:
        backup = no_place.with_name("from elsewhere.sixe")
        shutil.copy(no_place, backup)
        before = files(no_place.parent)
        with pytest.raises(CannotWrite):
            restore(no_place, backup, now=NOON)
        assert files(no_place.parent) == before


def name_in(backup: copies.Backup) -> str:
    with closing(sqlite3.connect(backup.path)) as copy:
        return str(copy.execute("SELECT organization FROM workbook").fetchone()[0])
