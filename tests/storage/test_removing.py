"""A round or a team that is removed leaves no byte behind, in the file or in any backup of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sixelements.domain.ids import ItemId, RoundId, TeamId
from sixelements.domain.rounds import Mode
from sixelements.storage.stored_workbook import StoredWorkbook
from tests.builders import a_response_id, a_round, a_team
from tests.storage.books import files, new_book_with_round, open_book

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
