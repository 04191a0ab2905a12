"""Worksheets on a real file: a key writes its own row and no other, whatever else a round holds."""

from dataclasses import replace
from pathlib import Path

from sixelements.domain.ids import RoundId
from sixelements.domain.waste_walk import Process, ProcessStep
from sixelements.domain.worksheets import Worksheets
from tests.storage.books import ROUND, new_book_with_round, open_book
from tests.worksheet_examples import FULL_WORKSHEETS

STEPS = tuple(ProcessStep(id=f"s{n}", work=5.0) for n in range(60))
TEN = tuple(Process(id=f"p{n}", name="", steps=STEPS) for n in range(10))


def test_a_key_in_a_large_process_writes_one_row(path: Path) -> None:
    book = new_book_with_round(path)
    full = Worksheets(processes=TEN)
    book.worksheets.put(ROUND, full)
    store = book.worksheets._store
    changed = replace(STEPS[7], work=6.0)
    third = replace(TEN[3], steps=(*STEPS[:7], changed, *STEPS[8:]))
    before = store.connection.total_changes
    book.worksheets.put(ROUND, replace(full, processes=(*TEN[:3], third, *TEN[4:])))
    assert store.connection.total_changes - before == 1
    book.close()
    book = open_book(path)
    assert book.worksheets.of(ROUND).processes[3] == third
    book.close()


def test_nothing_of_them_stays_when_their_round_goes(path: Path) -> None:
    book = new_book_with_round(path)
    book.worksheets.put(ROUND, FULL_WORKSHEETS)
    book.rounds.remove(RoundId(ROUND))
    store = book.worksheets._store
    tables = [
        "worksheets", "channel", "channel_cell", "technique", "customer_group", "group_cell", "process",
        "process_step", "step_waste", "request", "request_point", "customer_fact",
    ]  # fmt: skip
    assert [store.number(f"SELECT count(*) FROM {table}") for table in tables] == [0] * 12
    book.close()
    assert b"who knows" not in path.read_bytes()
