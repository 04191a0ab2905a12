"""Worksheets on a real file: a key writes its own row and no other, whatever else a round holds."""

from dataclasses import replace
from pathlib import Path

import pytest

from sixelements.domain.channels import Channel, ChannelMatrix, Expectation
from sixelements.domain.ids import RoundId
from sixelements.domain.marks import MarkedCell
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
    assert store.connection.total_changes - before == 2  # the step, and the history of its process
    book.close()
    book = open_book(path)
    assert book.worksheets.of(ROUND).processes[3] == third
    book.close()


MARKS = {expectation: MarkedCell(mark=1) for expectation in Expectation}
MATRIX = tuple(Channel(id=f"c{n}", name=f"Channel {n}", cells=MARKS) for n in range(60))


@pytest.mark.parametrize(
    ("rows", "written"),
    [
        (
            (
                *MATRIX[:9],
                replace(MATRIX[9], cells={**MARKS, Expectation.SPEED: MarkedCell(mark=2)}),
                *MATRIX[10:],
            ),
            2,
        ),
        ((*MATRIX[:9], MATRIX[10], MATRIX[9], *MATRIX[11:]), 3),
        ((*MATRIX[:58], MATRIX[59]), 10),
        ((*MATRIX, Channel(id="new", name="")), 2),
    ],
    ids=["a mark", "two change places", "the last but one goes with its six cells", "a new one"],
)
def test_a_row_of_a_matrix_is_written_and_its_neighbors_stay(
    path: Path, rows: tuple[Channel, ...], written: int
) -> None:
    """With it the history of the row, or of the order of the rows."""
    book = new_book_with_round(path)
    book.worksheets.put(ROUND, Worksheets(channels=ChannelMatrix(channels=MATRIX)))
    store = book.worksheets._store
    before = store.connection.total_changes
    book.worksheets.put(ROUND, Worksheets(channels=ChannelMatrix(channels=rows)))
    assert store.connection.total_changes - before == written
    book.close()
    book = open_book(path)
    assert book.worksheets.of(ROUND).channels.channels == rows
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


def test_what_is_read_after_many_keys_is_what_lies_in_the_file(path: Path) -> None:
    """Of a process that a key left alone nothing is read again; whatever was put, both must say the same."""
    book = new_book_with_round(path)
    first, second, *others = TEN[:4]
    named = replace(second, name="Named")
    slower = replace(first, steps=(replace(STEPS[0], work=9.0), *STEPS[2:]))
    puts = (
        (first, second, *others),
        (slower, second, *others),
        (slower, named, *others),
        (named, slower, *others),
        (named, *others),
        (named, slower, *others),
    )
    for processes in puts:
        book.worksheets.put(ROUND, Worksheets(processes=processes))
        other = open_book(path)
        assert book.worksheets.of(ROUND).processes == other.worksheets.of(ROUND).processes == processes
        other.close()
    book.close()


def test_a_change_that_was_taken_back_is_not_read(path: Path) -> None:
    book = new_book_with_round(path)
    book.worksheets.put(ROUND, Worksheets(processes=TEN))
    changed = (TEN[0], replace(TEN[1], steps=STEPS[:5]), *TEN[2:])

    def put_and_fail() -> None:
        with book.change():
            book.worksheets.put(ROUND, Worksheets(processes=changed))
            assert book.worksheets.of(ROUND).processes == changed
            raise RuntimeError

    with pytest.raises(RuntimeError):
        put_and_fail()
    assert book.worksheets.of(ROUND).processes == TEN
    again = (*TEN[:9], replace(TEN[9], steps=STEPS[:3]))
    book.worksheets.put(ROUND, Worksheets(processes=again))
    assert book.worksheets.of(ROUND).processes == again
    book.close()


def test_two_changes_in_one_that_is_taken_back_are_not_read_either(path: Path) -> None:
    book = new_book_with_round(path)
    first = Worksheets(channels=ChannelMatrix(channels=MATRIX[:3]), processes=TEN[:2])
    book.worksheets.put(ROUND, first)
    fewer = replace(first, channels=ChannelMatrix(channels=MATRIX[:1]))

    def put_twice_and_fail() -> None:
        with book.change():
            book.worksheets.put(ROUND, fewer)
            now = book.worksheets.of(ROUND)
            book.worksheets.put(ROUND, replace(now, processes=TEN[:1]))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        put_twice_and_fail()
    assert book.worksheets.of(ROUND) == first
    book.close()


def test_a_key_reads_neither_other_rounds_nor_other_sheets_again(path: Path) -> None:
    """What another program writes is read all the same."""
    book = new_book_with_round(path)
    earlier = RoundId("round-0")
    book.rounds.put(replace(book.rounds.get(ROUND), id=earlier, number=2))
    book.worksheets.put(earlier, FULL_WORKSHEETS)
    book.worksheets.put(ROUND, FULL_WORKSHEETS)
    assert (book.worksheets.of(earlier), book.worksheets.of(ROUND)) == (FULL_WORKSHEETS, FULL_WORKSHEETS)
    store, read = book.worksheets._store, list[str]()
    changed = book.worksheets.of(ROUND)
    request = replace(changed.requests[0], name="Another")
    changed = replace(changed, requests=(request, *changed.requests[1:]))
    book.worksheets.put(ROUND, changed)
    store.connection.set_trace_callback(read.append)
    assert (book.worksheets.of(earlier), book.worksheets.of(ROUND)) == (FULL_WORKSHEETS, changed)
    store.connection.set_trace_callback(None)
    selects = [sql for sql in read if sql.startswith("SELECT")]
    assert len(selects) == 6, selects
    assert not any("round-0" in sql for sql in selects)
    other = open_book(path, read_only=True)
    assert other.worksheets.of(earlier) == FULL_WORKSHEETS
    book.worksheets.put(earlier, changed)
    assert (other.worksheets.of(earlier), other.worksheets.of(ROUND)) == (changed, changed)
    other.close()
    book.close()
