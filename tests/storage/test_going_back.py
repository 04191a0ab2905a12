"""What going back to a backup would do is told as it will be, and changes nothing."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sixelements.application.ports import Deed
from sixelements.domain.discussion import Discussion
from sixelements.domain.errors import NotAllowed
from sixelements.domain.going_back import BookPart, RoundName
from sixelements.domain.ids import ItemId, RoundId
from sixelements.domain.rounds import Mode
from sixelements.storage import bounds, holdings
from sixelements.storage.restoring import list_backups, outlook, restore, rounds_of
from sixelements.storage.schema import THIS_SCHEMA
from sixelements.storage.stored_workbook import StoredWorkbook
from tests.application.test_workbook_contract import FULL_DISCUSSION, FULL_PLAN
from tests.builders import a_response, a_response_id, a_round, a_team, an_answer
from tests.storage.books import NOON, ROUND, files, new_book_with_round, open_book
from tests.worksheet_examples import FULL_WORKSHEETS


def test_a_difference_is_in_parts_and_nothing_is_changed_by_looking(path: Path) -> None:
    new_book_with_round(path, mode=Mode.OPEN).close()
    with_all(path)
    there = files(path.parent)
    ahead = outlook(path, list_backups(path)[-1].path, now=NOON)
    assert files(path.parent) == there
    assert {one.part: (one.now, one.then) for one in ahead.differences if one.part.counted} == {
        BookPart.SHEETS: (1, 0),
        BookPart.COMMENTS: (1, 0),
        BookPart.BEGUN: (1, 0),
        BookPart.AGREED: (sum(s.level is not None for s in FULL_DISCUSSION.settled.values()), 0),
        BookPart.AIMS: (len(FULL_DISCUSSION.aims), 0),
        BookPart.VOTES: (len(FULL_DISCUSSION.votes), 0),
        BookPart.ACTIONS: (len(FULL_PLAN.actions), 0),
    }
    assert all(one.round == RoundName(team=a_team().name, number=1) for one in ahead.differences)
    aside = restore(path, list_backups(path)[-1].path, now=NOON)
    assert aside is not None
    assert aside.name == ahead.aside


def with_all(path: Path) -> None:
    book = open_book(path)
    with book.change():
        book.responses.add([replace(a_response(1, {"1.1": 3}), comments={ItemId("1.1"): "slowly"})])
        book.responses.begin(a_response_id(2), round_=ROUND, role=None)
        book.responses.answer(a_response_id(2), ItemId("1.1"), an_answer(5))
        book.discussions.put(ROUND, FULL_DISCUSSION)
        book.plans.put(ROUND, FULL_PLAN)
    book.close()


CHANGES: dict[str, Callable[[StoredWorkbook], object]] = {
    "organization": lambda book: book.organization.rename("Alder City"),
    "team": lambda book: book.teams.put(a_team(services=("Permits",))),
    "plan line": lambda book: book.plans.put(ROUND, FULL_PLAN),
    "talk": lambda book: book.discussions.put(ROUND, FULL_DISCUSSION),
    "parking lot": lambda book: book.discussions.put(ROUND, Discussion(parking=("new chairs",))),
    "worksheets": lambda book: book.worksheets.put(ROUND, FULL_WORKSHEETS),
    "sheet": lambda book: book.responses.add([a_response(1, {"1.1": 3})]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_is_changed_differs(change: str, path: Path) -> None:
    new_book_with_round(path, mode=Mode.OPEN).close()
    before = list_backups(path)[0].path
    assert outlook(path, before, now=NOON).differences == ()
    book = open_book(path)
    with book.change():
        CHANGES[change](book)
    book.close()
    assert outlook(path, before, now=NOON).differences


def test_an_owner_typed_since_is_told_apart_from_the_action(path: Path) -> None:
    new_book_with_round(path, mode=Mode.OPEN).close()
    with_all(path)
    book = open_book(path)
    kept = book.back_up()
    plan = book.plans.of(ROUND)
    assert plan
    with book.change():
        book.plans.put(ROUND, plan.with_action(replace(plan.actions[0], owner="Zoe", due=date(2027, 3, 1))))
    book.close()
    found = {
        one.part: (one.goes, one.comes, one.changed) for one in outlook(path, kept, now=NOON).differences
    }
    owner = (0, 0, 1) if plan.actions[0].owner else (1, 0, 0)
    dated = (0, 0, 1) if plan.actions[0].start or plan.actions[0].due else (1, 0, 0)
    assert {part: found.get(part) for part in (BookPart.ACTIONS, BookPart.OWNERS, BookPart.DATES)} == {
        BookPart.ACTIONS: None,
        BookPart.OWNERS: owner,
        BookPart.DATES: dated,
    }


def test_every_table_of_the_schema_is_looked_at() -> None:
    """A part that nobody compares would be called the same."""
    looked_at = {table for _part, sql in holdings._PARTS for table in re.findall(r"FROM (\w+)", sql)}
    bookkeeping = {"assessment", "newest_sheet", "known_match", "draft", "way_in"}
    bookkeeping |= {"workshop", "workshop_block", "workshop_item", "workshop_dots"}
    bookkeeping |= {"workshop_prepared", "workshop_jotting"}
    bookkeeping |= {"published_figures", "history", "book_history"}
    assert looked_at == set(bounds.ROWS) - bookkeeping


def test_of_an_open_anonymous_round_the_comments_are_not_counted(path: Path) -> None:
    """How many came with the sheets since would tell of single ones."""
    new_book_with_round(path).close()
    with_all(path)
    found = holdings.of_file(path, THIS_SCHEMA)
    assert (BookPart.SHEETS, ROUND) in found.parts
    assert (BookPart.COMMENTS, ROUND) not in found.parts


def test_a_damaged_workbook_is_none_to_compare_with(path: Path) -> None:
    new_book_with_round(path, mode=Mode.OPEN).close()
    with_all(path)
    path.write_bytes(path.read_bytes()[:5000])
    ahead = outlook(path, list_backups(path)[0].path, now=NOON)
    assert not ahead.readable
    assert {one.part: one.comes for one in ahead.differences}[BookPart.SHEETS] == 1


def test_what_a_restore_would_refuse_is_refused_before(path: Path) -> None:
    new_book_with_round(path, mode=Mode.OPEN).close()
    other = path.with_name("other.sixe")
    new_book_with_round(other, mode=Mode.OPEN).close()
    moved = list_backups(other)[0].path
    outlook(path, moved, now=NOON)  # the tests count ids, so it is of the same workbook
    with closing(sqlite3.connect(moved)) as copy, copy:
        copy.execute("UPDATE workbook SET id = 'another'")
    with pytest.raises(NotAllowed, match="another workbook"):
        outlook(path, moved, now=NOON)


def test_the_name_of_a_copy_tells_the_round_it_was_made_for(path: Path) -> None:
    new_book_with_round(path, mode=Mode.OPEN).close()
    book = open_book(path)
    second = replace(a_round(mode=Mode.OPEN), id=RoundId("0f" * 16), team=a_team("team-2").id)
    with book.change():
        book.teams.put(a_team("team-2", name="Pool"))
        book.rounds.put(second)
    book.back_up_before(Deed.DISCUSS, second.id)
    with book.change():
        book.discussions.put(second.id, FULL_DISCUSSION)
    book.close()
    found = list_backups(path)
    about = rounds_of(path, found)
    assert [(b.note, about.get(b.path)) for b in found[:2]] == [
        ("before discuss", RoundName(team="Pool", number=1)),
        ("after discuss", RoundName(team="Pool", number=1)),
    ]
    assert not any("Pool" in b.path.name for b in found)
    path.unlink()
    assert rounds_of(path, list_backups(path))  # also of a workbook that is gone
