"""Keys in large worksheets: stored, and everything that follows from them painted."""

from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

pytest.importorskip("PySide6.QtWidgets", exc_type=ImportError)

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from sixelements.domain.assessment import Worksheet
from sixelements.domain.waste_walk import Waste
from sixelements.presentation.closer.waste import FIRST_WASTE, ProcessField, WasteDesk
from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.ui.pages.closer import CloserPage
from sixelements.ui.pages.closer_waste import WasteLeaf
from tests.benchmarks.measure import measured_both
from tests.benchmarks.test_window import say_slowest
from tests.benchmarks.windows import a_window, application
from tests.ui.rounds import open_round

PROCESSES, STEPS, ROUNDS = 10, 60, 200


@pytest.fixture(scope="module")
def leaf() -> Iterator[WasteLeaf]:
    """The waste walk of the last of ten processes of sixty steps each, all typed in."""
    with a_window() as (window, session, folder):
        open_round(session, Path(folder) / "large.sixe", practices="all")
        for n in range(PROCESSES):
            walk(session, f"Process {n + 1}")
        window.go(StepId.LOOK_CLOSER)
        page = window.page
        assert isinstance(page, CloserPage)
        page.open_sheet(Worksheet.WASTE)
        assert isinstance(page.leaf, WasteLeaf)
        yield page.leaf


def walk(session: Session, name: str) -> None:
    """A process with every column of its steps filled in, and a waste at every second one."""
    desk = WasteDesk(session)
    process = desk.add_process(name, blank=STEPS)
    desk.put_field(process, ProcessField.MONTHLY, "85")
    view = desk.view(process)
    assert view is not None
    cells: dict[tuple[int, int], str] = {}
    for row in range(STEPS):
        said = (f"Step {row + 1} of it", f"Office {row % 6}", "12", "0.5", "95")
        cells |= {(row, column): text for column, text in enumerate(said, start=1)}
        cells[row, FIRST_WASTE + len(Waste)] = "a"
        if row % 2:
            cells[row, FIRST_WASTE + row % len(Waste)] = "y"
    view.table.put(cells)
    view = desk.view(process)
    assert view is not None
    rows = range(len(view.wastes.table.rows))
    view.wastes.put({(row, column): text for row in rows for column, text in ((3, "6"), (4, "50"), (6, "e"))})


@pytest.mark.benchmark(group="a key in a process of 60 steps, one of 10")
class TestWasteWalk:
    def test_a_bare_table(self, benchmark: BenchmarkFixture) -> None:
        """A word is put into a cell of as many and painted; nothing is worked out or stored."""
        app, table = application(), QTableWidget(STEPS, 16)
        for row in range(STEPS):
            for column in range(16):
                table.setItem(row, column, QTableWidgetItem("Yes"))
        table.resize(1000, 600)
        table.show()
        words = cycle(("No", "Yes"))

        def put() -> None:
            item = table.item(3, 3)
            assert item is not None
            item.setText(next(words))
            table.viewport().repaint()
            app.processEvents()

        measured_both(benchmark, put, rounds=ROUNDS)
        table.deleteLater()

    def test_a_time_is_typed(self, leaf: WasteLeaf, benchmark: BenchmarkFixture) -> None:
        """A time stored on disk, its figures, ribbon and foot painted."""
        times = cycle(("13", "14"))
        put = pressing(leaf, lambda: leaf.steps.put_in({(3, 3): next(times)}))
        measured_both(benchmark, put, rounds=ROUNDS)
        say_slowest(benchmark)

    def test_a_waste_is_ticked(self, leaf: WasteLeaf, benchmark: BenchmarkFixture) -> None:
        """Space: a waste more, or one less, with its row among those found."""
        leaf.steps.go_to_cell(2, FIRST_WASTE + 1)
        tick = pressing(leaf, lambda: QTest.keyClick(leaf.steps, Qt.Key.Key_Space))
        measured_both(benchmark, tick, rounds=ROUNDS)
        say_slowest(benchmark)

    def test_from_step_to_step(self, leaf: WasteLeaf, benchmark: BenchmarkFixture) -> None:
        """Down and up: nothing is stored."""
        leaf.steps.go_to_cell(2, 3)
        keys = cycle((Qt.Key.Key_Down, Qt.Key.Key_Up))
        press = pressing(leaf, lambda: QTest.keyClick(leaf.steps, next(keys)))
        measured_both(benchmark, press, rounds=ROUNDS)
        say_slowest(benchmark)


def pressing(leaf: WasteLeaf, act: Callable[[], object]) -> Callable[[], None]:
    """Does it, and lets all be painted that follows."""
    app = application()

    def press() -> None:
        act()
        app.processEvents()

    assert leaf.isVisible()
    return press
