"""Counting costs little more than reading: one pass over the answers in the order in which they lie."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from sixelements.application.errors import DamagedWorkbook
from sixelements.domain.ids import ElementId, ItemId
from sixelements.domain.responses import Counts, Group
from sixelements.storage.stored_workbook import StoredWorkbook
from tests.builders import PRACTICES, a_response
from tests.storage.books import ROUND, new_book_with_round, open_book

ELEMENTS = {ElementId("1"): PRACTICES[:3]}


def count(book: StoredWorkbook) -> int:
    """How many sheets the tally holds, which the sums agree with."""
    tally = book.responses.tally(ROUND, practices=PRACTICES, minimum=1)
    sums = book.responses.sheet_sums(ROUND, elements=ELEMENTS, practices=PRACTICES, minimum=1)
    assert tally.responses == len(sums)
    return tally.responses


def test_tally_and_sums_are_one_statement_together_that_sorts_nothing(path: Path) -> None:
    book = new_book_with_round(path)
    book.responses.add([a_response(n, dict.fromkeys(PRACTICES, 3)) for n in range(1, 20)])
    connection = book.teams._store.connection
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    assert count(book) == 19
    connection.set_trace_callback(None)
    (sql,) = [sql for sql in statements if " answer a " in sql]
    assert sql.count("GROUP BY") == 1
    plan = [row[3] for row in connection.execute("EXPLAIN QUERY PLAN " + sql)]
    assert not [step for step in plan if "TEMP B-TREE" in step or step.startswith("SCAN a")], plan
    assert [step for step in plan if step.startswith("SEARCH a USING PRIMARY KEY (response=?)")], plan
    book.close()


class TestWhatWasCountedLastIsCountedAnew:
    def test_after_a_change(self, path: Path) -> None:
        book = new_book_with_round(path)
        assert count(book) == 0
        book.responses.add([a_response(1, {"1.1": 3})])
        assert count(book) == 1
        book.responses.discard(ROUND)
        assert count(book) == 0
        book.close()

    def test_within_a_change_and_after_it_was_taken_back(self, path: Path) -> None:
        book = new_book_with_round(path)
        book.responses.add([a_response(1, {"1.1": 3})])
        assert count(book) == 1
        with suppress(ZeroDivisionError), book.change():
            book.responses.add([a_response(2, {"1.1": 3})])
            assert count(book) == 2
            raise ZeroDivisionError
        assert count(book) == 1
        book.close()

    def test_after_somebody_else_changed_it(self, path: Path) -> None:
        book = new_book_with_round(path)
        reader = open_book(path, read_only=True)
        assert count(reader) == 0
        book.responses.add([a_response(1, {"1.1": 3})])
        assert count(reader) == 1
        reader.close()
        book.close()


def test_sheets_that_skipped_different_things_are_laid_side_by_side(path: Path) -> None:
    book = new_book_with_round(path)
    sheets: list[dict[str, int | str]] = [
        {"1.1": 1, "1.3": "na"}, {"1.2": 2, "t.10": 5}, {}, {"1.1": "dk", "1.2": 4, "1.3": 5, "2.2": 3},
    ]  # fmt: skip
    book.responses.add([a_response(n, sheet) for n, sheet in enumerate(sheets, start=1)])
    tally = book.responses.tally(ROUND, practices=PRACTICES, minimum=0)
    assert {item: groups[Group.UNKNOWN] for item, groups in tally.counts.items()} == {
        ItemId("1.1"): Counts((1, 0, 0, 0, 0), dont_know=1),
        ItemId("1.2"): Counts((0, 1, 0, 1, 0)),
        ItemId("1.3"): Counts((0, 0, 0, 0, 1), not_applicable=1),
        ItemId("2.2"): Counts((0, 0, 1, 0, 0)),
        ItemId("t.10"): Counts((0, 0, 0, 0, 1)),
    }
    assert tally.responses == 4
    book.close()


@pytest.mark.parametrize("sql", ["UPDATE answer SET code = 77", "UPDATE answer SET item = '1.1,1.2'"])
def test_an_answer_that_is_none_is_damage(sql: str, path: Path) -> None:
    book = new_book_with_round(path)
    book.responses.add([a_response(1, {"1.1": 3})])
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA ignore_check_constraints=ON")
        other.execute(sql)
    book._store.watch()  # as if it had been so before
    with pytest.raises(DamagedWorkbook):
        count(book)
    book.close()
