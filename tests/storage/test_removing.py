"""A round or a team that is removed leaves no byte behind, in the file or in any backup of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest

from sixelements.content import snapshot
from sixelements.domain.ids import ItemId, RoundId, TeamId
from sixelements.domain.rounds import Mode
from sixelements.storage import copies, passwords, workbook
from sixelements.storage.passwords import FileKey
from sixelements.storage.schema import CIPHERED, FIRST_WORDS
from sixelements.storage.stored_workbook import StoredWorkbook
from tests.builders import a_response_id, a_round, a_team
from tests.storage.books import files, new_book_with_round, open_book

KEY = FileKey(CIPHERED + b"0123456789", b"k" * 32)
TEAM, ROUND, STAYS = TeamId("mistaken"), RoundId("mistaken-1"), b"Made for good"
SHEET = a_response_id(0x5EED_CAFE_F00D_BEEF)
"""Bytes that nothing else in a workbook has by chance."""
CANARY, SERVICE = "the-supervisor-shouts-at-us", "Unheard-of-service"
REMOVE: dict[str, Callable[[StoredWorkbook], None]] = {
    "round": lambda book: book.rounds.remove(ROUND),
    "team": lambda book: book.teams.remove(TEAM),
}


def holding_both(path: Path) -> StoredWorkbook:
    """A workbook with a team too many, whose sheets are in two backups as well."""
    book = new_book_with_round(path, mode=Mode.OPEN)
    book.teams.put(replace(a_team("mistaken"), name="Mistaken team", services=(SERVICE,)))
    book.rounds.put(a_round(ROUND, team="mistaken", mode=Mode.OPEN))
    book.responses.begin(SHEET, round_=ROUND, role=None)
    book.responses.comment(SHEET, ItemId("1.1"), CANARY)
    book.back_up()
    book.responses.submit(SHEET)
    book.organization.rename(STAYS.decode())
    book.back_up()
    return book


@pytest.mark.parametrize("what", REMOVE)
def test_no_byte_of_it_is_left_in_the_file_or_in_a_backup(what: str, path: Path) -> None:
    book = holding_both(path)
    assert sum(CANARY.encode() in content for content in files(path.parent).values()) == 3
    REMOVE[what](book)
    assert book.left_undone is None
    gone = [CANARY.encode(), bytes.fromhex(SHEET), ROUND.encode()]
    gone += [SERVICE.encode(), b"Mistaken team"] if what == "team" else []
    found = files(path.parent)
    assert not [(name, one) for name, content in found.items() for one in gone if one in content]
    assert sum(STAYS in content for content in found.values()) == 2
    book.close()
    again = open_book(path)
    assert TeamId("team-1") in [team.id for team in again.teams.all()]
    again.close()


@pytest.mark.parametrize("what", REMOVE)
def test_removing_makes_no_backup_of_what_it_erases(what: str, path: Path) -> None:
    book = holding_both(path)
    before = set(files(path.parent))
    REMOVE[what](book)
    assert set(files(path.parent)) == before
    book.close()


def left_behind(path: Path) -> Path:
    """The folder of the backups of a file that was renamed to b.sixe while it was closed."""
    book = holding_both(path)
    book.close()
    path.rename(path.with_name("b.sixe"))
    return path.with_name(f"{path.name} backups")


@pytest.mark.parametrize("what", REMOVE)
def test_backups_that_another_copy_beside_it_may_need_are_left_alone(what: str, path: Path) -> None:
    folder, copy = left_behind(path), path.with_name("dc.sixe")
    copyfile(path.with_name("b.sixe"), copy)
    before = files(folder)
    book = open_book(copy)
    book.back_up()
    assert dict(book.left_alone) == {folder: path.with_name("b.sixe")}
    REMOVE[what](book)
    book.close()
    assert files(folder) == before
    assert ROUND.encode() not in b"".join(files(copy.with_name("dc.sixe backups")).values())
    path.with_name("b.sixe").unlink()
    book = open_book(copy)
    assert not book.left_alone
    book.close()


@pytest.mark.parametrize("other", ["another workbook", "a text", "a link to it"])
def test_backups_left_behind_are_erased_from_where_nobody_else_may_need_them(other: str, path: Path) -> None:
    folder, now = left_behind(path), path.with_name("b.sixe")
    if other == "a link to it":
        path.with_name("c.sixe").symlink_to(now)
    elif other == "a text":
        path.with_name("c.txt").write_text("Nothing", encoding="utf-8")
    else:
        workbook.create(
            path.with_name("c.sixe"),
            organization="Birch County",
            codec=snapshot,
            new_id=lambda: "c" * 32,
            today=date(2026, 11, 2),
        ).close()
    book = open_book(now)
    assert not book.left_alone
    REMOVE["round"](book)
    book.close()
    assert ROUND.encode() not in b"".join(files(folder).values())


@pytest.mark.parametrize("there", [False, True])
def test_a_file_that_is_gone_on_with_under_its_new_name_takes_its_backups_along(
    path: Path, *, there: bool
) -> None:
    book, now = holding_both(path), path.with_name("b.sixe")
    folder, new = (file.with_name(f"{file.name} backups") for file in (path, now))
    kept = files(folder)
    if there:
        new.mkdir()
        copyfile(next(folder.iterdir()), new / next(folder.iterdir()).name)
    path.rename(now)
    assert book.go_on_at(now)
    assert not folder.exists()
    assert len(files(new)) == len(kept) + there
    assert set(files(new).values()) == set(kept.values())
    assert all(b.number or b.note for b in copies.copies(now, book.info.id))
    copyfile(now, path.with_name("dc.sixe"))
    assert not book.left_alone
    book.close()


def test_backups_stay_where_another_file_has_the_old_name(path: Path) -> None:
    book, now = holding_both(path), path.with_name("b.sixe")
    path.rename(now)
    path.write_bytes(now.read_bytes())
    assert not book.go_on_at(now)
    assert len(files(path.with_name(f"{path.name} backups"))) == 2
    book.close()


def test_a_password_leaves_none_of_them_readable_though_another_copy_may_need_them(path: Path) -> None:
    """It was said to be on all backups, and those of before the rename could be read; check saw nothing."""
    folder, now = left_behind(path), path.with_name("b.sixe")
    copyfile(now, path.with_name("dc.sixe"))
    assert STAYS in b"".join(files(folder).values())
    book = open_book(now)
    assert book.left_alone
    passwords.keep(KEY)
    assert book.become(KEY) == ()
    book.close()
    assert not [name for name, content in files(folder).items() if content.startswith(FIRST_WORDS)]
    assert copies.readable(now, book.info.id) == ()
    passwords.forget_all()
