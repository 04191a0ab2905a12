"""A key in a worksheet of sixty rows, from the key to the painted table, with all that follows stored."""

from collections.abc import Iterator
from itertools import cycle

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem
from pytest_benchmark.fixture import BenchmarkFixture

from sixelements.domain.assessment import Worksheet
from sixelements.presentation.table import Entry
from sixelements.ui.pages.matrix_leaf import MatrixLeaf
from tests.benchmarks.measure import measured_both
from tests.benchmarks.test_window import say_slowest
from tests.benchmarks.windows import a_window, application
from tests.ui.places import opened_sheet
from tests.ui.rounds import open_round

pytestmark = pytest.mark.qt
ROWS, ROUNDS = 60, 200
KEYS = (Qt.Key.Key_1, Qt.Key.Key_2)


@pytest.fixture(params=[Worksheet.CHANNELS, Worksheet.GROUPS], ids=["channels", "groups"])
def leaf(request: pytest.FixtureRequest) -> Iterator[MatrixLeaf]:
    """A matrix of sixty rows, all marked, with a mark in the middle as its current cell."""
    with a_window(None) as (window, session, folder):
        open_round(session, folder / "a.sixe", practices="all")
        leaf = opened_sheet(window, request.param).leaf
        assert isinstance(leaf, MatrixLeaf)
        for n in range(ROWS - len(leaf.ids)):
            leaf.add_row()
            table = leaf.table.cells.cells
            table.put({(len(leaf.ids) - 1, 1): f"Row {n}"})
        table = leaf.table.cells.cells
        marks = [n for n, entry in table.entries.items() if entry.entry is Entry.MARK]
        table.put({(row, column): "1" for row in range(ROWS) for column in marks})
        table.put({(row, 0): "y" for row in range(ROWS)})
        leaf.table.setFocus()
        leaf.table.go_to_cell(ROWS // 2, marks[1])
        application().processEvents()
        yield leaf


@pytest.mark.benchmark(group="a key in a table of sixty rows, painted")
class TestKey:
    def test_a_bare_table(self, benchmark: BenchmarkFixture) -> None:
        """A word is put into a cell and painted; nothing is worked out or stored."""
        app, table = application(), QTableWidget(ROWS, 11)
        for row in range(ROWS):
            for column in range(11):
                table.setItem(row, column, QTableWidgetItem("Yes"))
        table.resize(760, 800)
        table.show()
        words = cycle(("No", "Yes"))

        def put() -> None:
            item = table.item(ROWS // 4, 4)
            assert item is not None
            item.setText(next(words))
            table.viewport().repaint()
            app.processEvents()

        measured_both(benchmark, put, rounds=ROUNDS)
        table.deleteLater()

    def test_ours_stored(self, leaf: MatrixLeaf, benchmark: BenchmarkFixture) -> None:
        """The mark on disk, figures, gaps, rail and table painted."""
        app, keys = application(), cycle(KEYS)

        def press() -> None:
            QTest.keyClick(leaf.table, next(keys))
            app.processEvents()

        measured_both(benchmark, press, rounds=ROUNDS)
        say_slowest(benchmark)
