"""Backups of another workbook that lie in the place of this one's are never touched, and never count."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest

from sixelements.content import snapshot
from sixelements.domain.errors import NotAllowed
from sixelements.domain.ids import RoundId
from sixelements.domain.rounds import Mode, State
from sixelements.storage import copies, workbook
from sixelements.storage.identity import id_of
from sixelements.storage.restoring import list_backups, outlook, restore
from sixelements.storage.stored_workbook import StoredWorkbook
from tests.builders import a_response, a_response_id, a_round, a_team
from tests.storage.books import NOON, ROUND, at, files, open_book

SHEETS = range(1, 12)
LONG = "w" * 241 + ".sixe"
"""The name of a workbook beside which a folder with a longer name can't be made."""


def collecting(path: Path, client: str, *, mode: Mode = Mode.ANONYMOUS) -> StoredWorkbook:
    """A client's new workbook with an open round; its id is the client's letter 32 times."""
    book = workbook.create(
        path,
        organization=client,
        codec=snapshot,
        new_id=lambda: client[0] * 32,
        today=date(2026, 11, 2),
        now=at(NOON),
    )
    with book.change():
        book.teams.put(a_team())
        book.rounds.put(a_round(mode=mode))
    return book


def left_by_alder(path: Path) -> dict[str, bytes]:
    """What is left when Alder's workbook is removed: its backups, the one whole one among them."""
    book = collecting(path, "alder")
    book.responses.add([a_response(n, {"1.1": 3}) for n in SHEETS])
    book.close()
    (copy,) = list_backups(path)
    path.unlink()
    return {copy.path.name: copy.path.read_bytes()}


def all_that_birch_does(book: StoredWorkbook) -> None:
    """Whatever makes, replaces, thins out, drops, or erases from backups."""
    book.responses.add([a_response(n, {"1.1": 3}) for n in range(101, 108)])
    book.back_up()
    book.responses.remove(a_response_id(101))
    (round_,) = book.rounds.of(a_team().id)
    book.rounds.put(a_round(mode=round_.mode, state=State.PUBLISHED))
    book.back_up()
    book.responses.discard(ROUND)
    book.close()


@pytest.mark.parametrize("mode", Mode)
def test_a_new_workbook_in_the_place_of_one_that_was_removed_keeps_its_only_copy(
    mode: Mode, path: Path
) -> None:
    kept = left_by_alder(path)
    book = collecting(path, "birch", mode=mode)
    (folder,) = book.info.others
    assert list_backups(path) == ()
    all_that_birch_does(book)
    open_book(path, now=NOON + timedelta(days=2)).close()
    assert files(folder) == kept
    lost = folder.with_name(folder.name.removesuffix(" backups"))
    restore(lost, list_backups(lost)[0].path, now=NOON)
    found = open_book(lost, read_only=True)
    assert found.info.organization == "alder"
    assert sum(found.responses.arrived(ROUND).values()) == len(SHEETS)
    found.close()


def test_a_workbook_that_is_moved_to_the_name_of_another_keeps_the_copy_of_that(path: Path) -> None:
    kept = left_by_alder(path)
    collecting(path.with_name("birch.sixe"), "birch").close()
    path.with_name("birch.sixe").rename(path)
    book = open_book(path)
    (folder,) = book.info.others
    all_that_birch_does(book)
    assert files(folder) == kept


def test_one_that_was_moved_away_finds_its_backups_beside_its_new_name(path: Path) -> None:
    collecting(path, "alder").close()
    kept = [b.path.read_bytes() for b in list_backups(path)]
    moved = path.rename(path.with_name("alder.sixe"))
    collecting(path, "birch").close()
    assert [b.path.read_bytes() for b in list_backups(moved)] == kept


def test_those_of_two_others_go_to_a_folder_each(path: Path) -> None:
    left_by_alder(path)
    folder = path.with_name(f"{path.name} backups")
    folder.rename(folder.with_name("away"))
    collecting(path, "cedar").close()
    path.unlink()
    numbers = count(1)
    for copy in folder.with_name("away").iterdir():
        copy.rename(folder / copies.name_of(NOON, number=next(numbers)))
    book = collecting(path, "birch")
    found = {id_of(b.path) for folder in book.info.others for b in list_backups(lost(folder))}
    assert found == {"a" * 32, "c" * 32}
    assert len(book.info.others) == 2
    book.close()


@pytest.mark.parametrize("left", [0, 3, 9000])
def test_a_damaged_one_that_does_not_say_whose_it_is_is_replaced_only_once_that_was_asked_about(
    left: int, path: Path
) -> None:
    """The file may have been moved to the name of the one whose copies these are."""
    left_by_alder(path)
    path.write_bytes(b"?" * left)
    before = files(path.parent)
    (copy,) = list_backups(path)
    assert outlook(path, copy.path, now=NOON).not_known_whose == ("alder" if left else "")
    if left:
        with pytest.raises(NotAllowed, match="This backup is of “alder”"):
            restore(path, copy.path, now=NOON)
        assert files(path.parent) == before
    aside = restore(path, copy.path, now=NOON, anyway=True)
    assert aside
    assert aside.read_bytes() == b"?" * left


def test_a_damaged_one_is_known_by_its_rounds_where_its_own_id_is_gone(path: Path) -> None:
    book = collecting(path, "alder", mode=Mode.OPEN)
    book.rounds.put(replace(a_round(mode=Mode.OPEN), id=RoundId("0123456789abcdef" * 2), number=2))
    book.close()
    content = path.read_bytes()
    path.write_bytes(bytes(4096) + content[4096:].replace(b"a" * 32, b"?" * 32))
    (copy,) = list_backups(path)
    assert outlook(path, copy.path, now=NOON).not_known_whose == ""
    assert restore(path, copy.path, now=NOON)


def lost(folder: Path) -> Path:
    """The workbook to which a folder of backups would belong."""
    return folder.with_name(folder.name.removesuffix(" backups"))


@pytest.mark.parametrize("mode", Mode)
def test_where_they_can_not_be_moved_they_stay_as_they_are(mode: Mode, path: Path) -> None:
    path = path.with_name(LONG)
    kept = left_by_alder(path)
    folder = path.with_name(f"{path.name} backups")
    copy = folder / copies.name_of(NOON - timedelta(days=400), number=3)
    copy.write_bytes(next(iter(kept.values())))
    kept[copy.name] = copy.read_bytes()
    book = collecting(path, "birch", mode=mode)
    assert book.info.others == (folder,)
    all_that_birch_does(book)
    open_book(path, now=NOON + timedelta(days=2)).close()
    there = files(folder)
    assert {name: there.get(name) for name in kept} == kept
