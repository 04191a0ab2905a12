"""A table that is typed into: where its cells are, how they are heard, and what is pasted into them."""

from collections.abc import Mapping

import pytest

from sixelements.domain.errors import BadInput
from sixelements.domain.ids import PracticeId
from sixelements.presentation.pages.dots import DotsPresenter
from sixelements.presentation.table import CellPlace, TableView, WritableTable
from tests.presentation.results_room import ResultsRoom, six

HEADERS = ("Channel", "Weeks", "Days")
ROWS = (("Counter", "", ""), ("Phone", "2", "3"), ("Mail", "x", ""), ("Web", "", ""), ("Chat", "1", "4"))
NO_NUMBER = BadInput("Write a whole number.")


@pytest.fixture
def put() -> list[Mapping[CellPlace, str]]:
    return []


@pytest.fixture
def cells(put: list[Mapping[CellPlace, str]]) -> WritableTable:
    """Two groups of rows, of which the first and the fourth only head the others."""
    return WritableTable(
        table=TableView(title="Channels", headers=HEADERS, rows=ROWS),
        put=put.append,
        typed=frozenset({1, 2}),
        figures=frozenset({1, 2}),
        heads={0: "1", 3: "2"},
        refused={(2, 1): NO_NUMBER},
        unstored={(4, 2): "Typed at 10:42, not stored yet."},
    )


def test_tab_goes_over_what_heads_others_and_out_at_both_ends(cells: WritableTable) -> None:
    way: list[CellPlace | None] = [(-1, -1)]
    while way[-1] is not None:
        way.append(cells.after(way[-1], 1))
    assert way[1:-1] == [(1, 1), (1, 2), (2, 1), (2, 2), (4, 1), (4, 2)]
    assert (cells.after((4, 1), -1), cells.after((1, 1), -1)) == ((2, 2), None)
    assert (cells.below((2, 2)), cells.below((4, 2))) == ((4, 2), None)


def test_a_cell_is_heard_with_its_row_its_column_and_what_is_wrong(cells: WritableTable) -> None:
    assert cells.spoken((1, 1)) == "Phone. Weeks: 2"
    assert cells.spoken((1, 2)) == "Phone. Days: 3"
    assert cells.spoken((2, 1)) == "Mail. Weeks: x. Write a whole number."
    assert cells.spoken((2, 2)) == "Mail. Days: empty"
    assert cells.spoken((4, 2)) == "Chat. Days: 4. Typed at 10:42, not stored yet."
    assert cells.spoken((0, 0)) == "Counter"
    assert [cells.notes(row) for row in (1, 2)] == ["", "Write a whole number."]


def test_nothing_is_typed_where_all_is_locked_or_a_row_heads_others(cells: WritableTable) -> None:
    assert [cells.writable(place) for place in ((1, 0), (1, 1), (0, 1))] == [False, True, False]
    locked = WritableTable(table=cells.table, put=cells.put, typed=cells.typed, locked="Only read.")
    assert not locked.writable((1, 1))
    assert locked.after((-1, -1), 1) is None


def test_what_is_copied_is_pasted_again_over_what_heads_others(
    cells: WritableTable, put: list[Mapping[CellPlace, str]]
) -> None:
    block = [(row, column) for row in range(5) for column in (1, 2)]
    assert cells.copied(block) == "2\t3\nx\t\n1\t4"
    cells.paste((1, 1), "7\t8\r\n9\t 10\r\n11\t12\r\n")
    assert put == [{(1, 1): "7", (1, 2): "8", (2, 1): "9", (2, 2): "10", (4, 1): "11", (4, 2): "12"}]


@pytest.mark.parametrize(("at", "text"), [((2, 1), "1\n2\n3"), ((1, 2), "1\t2"), ((1, 1), "1\t2\t3")])
def test_what_finds_no_place_is_not_pasted_by_half(
    cells: WritableTable, put: list[Mapping[CellPlace, str]], at: CellPlace, text: str
) -> None:
    with pytest.raises(BadInput, match="Nothing was pasted"):
        cells.paste(at, text)
    assert put == []


def test_only_what_is_typed_into_is_emptied(cells: WritableTable, put: list[Mapping[CellPlace, str]]) -> None:
    cells.clear([(0, 0), (0, 1), (1, 0), (1, 1), (2, 1)])
    cells.clear([(0, 0)])
    assert put == [{(1, 1): "", (2, 1): ""}]


def test_pasted_dots_are_one_step_and_none_of_them_is_stored_where_one_is_no_number() -> None:
    room = ResultsRoom(*six())
    dots = DotsPresenter(room.session)
    first, second = PracticeId("1.1"), PracticeId("1.2")

    def votes() -> Mapping[PracticeId, int]:
        return room.session.book.discussions.of(room.round.id).votes

    cells = dots.view(room.presenter.results).halves[0]
    cells.paste((1, 1), "5\n2")
    assert votes() == {first: 5, second: 2}
    with pytest.raises(BadInput, match=r"^1\.2: Write a whole number"):
        cells.paste((1, 1), "7\nseven")
    assert votes() == {first: 5, second: 2}
    assert not room.session.held
    cells.clear([(1, 1), (2, 1)])
    assert votes() == {}
    room.session.undo()
    assert votes() == {first: 5, second: 2}
    room.session.undo()
    assert votes() == {}
