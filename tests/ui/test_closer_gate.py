"""Streamline first in the window: points by keys, notes, verdict aloud, and missing steps into the plan."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sixelements.domain.assessment import Worksheet
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.closer import CloserPage
from sixelements.ui.pages.closer_gate import GateLeaf
from sixelements.ui.widgets.line_edit import LineEdit
from tests.ui.places import opened_sheet
from tests.ui.rounds import open_round

pytestmark = pytest.mark.qt


@pytest.fixture
def page(window: MainWindow, session: Session, tmp_path: Path) -> CloserPage:
    open_round(session, tmp_path / "alder.sixe", practices="all")
    return opened_sheet(window, Worksheet.GATE)


@pytest.fixture
def gate(page: CloserPage) -> GateLeaf:
    assert isinstance(page.leaf, GateLeaf)
    return page.leaf


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focused(), key)


def type_words(text: str) -> None:
    QTest.keyClicks(focused(), text)


DOWN, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Return


def test_points_are_answered_by_keys_and_taken_back(gate: GateLeaf, session: Session) -> None:
    press(DOWN, DOWN, DOWN, Qt.Key.Key_Y)
    assert gate.verdict.why.text() == "Point 5 comes first. Five of eight are met; point 9 is only noted."
    assert gate.points.rows[4].choice.chosen == 0
    press(DOWN, Qt.Key.Key_Y)
    assert [gate.verdict.verdict.text(), gate.points.here] == ["Almost", 5]
    press(Qt.Key.Key_Delete)
    assert [gate.points.rows[5].choice.chosen] == [None]
    session.undo()
    session.undo()
    assert gate.points.rows[5].choice.chosen == 1
    assert gate.verdict.verdict.text() == "Streamline first"


def test_a_note_is_typed_in_its_row_and_esc_gives_it_up(gate: GateLeaf) -> None:
    press(Qt.Key.Key_F2)
    note = focused()
    assert isinstance(note, LineEdit)
    note.selectAll()
    type_words("Nobody counts")
    press(ENTER)
    points = gate.desk.requests[0].points
    assert points[1].note == "Nobody counts"
    assert focused() is gate.points.rows[1].choice.segments[0]
    press(Qt.Key.Key_F2)
    type_words(" it")
    press(Qt.Key.Key_Escape)
    assert gate.desk.requests[0].points[1].note == "Nobody counts"


def test_a_point_is_read_aloud_whole(gate: GateLeaf) -> None:
    segment = QAccessible.queryAccessibleInterface(gate.points.rows[4].choice.segments[1])
    kinds = QAccessible.Text
    assert segment.text(kinds.Name) == "Rules, forms, and approvals are challenged: law or habit? No"
    assert segment.text(kinds.Description).startswith("4 of 9. Rules, forms")
    assert segment.state().checked


def test_ticked_steps_go_into_the_plan_once(page: CloserPage, gate: GateLeaf, session: Session) -> None:
    assert gate.make_actions.text() == "Make 2 actions"
    gate.make_actions.click()
    assert page.banner.text == "2 actions are in the plan now."
    assert not gate.make_actions.isEnabled()
    assert not gate.verdict.steps.boxes["4"].isEnabled()
    session.undo()
    assert gate.make_actions.text() == "Make 2 actions"


def test_ways_lead_to_its_process_and_back(page: CloserPage, gate: GateLeaf) -> None:
    asked: list[object] = []
    gate.sheet_wanted.connect(lambda sheet, row: asked.append((sheet, row)))
    gate.walk.click()
    assert asked == [(Worksheet.WASTE, gate.desk.processes()[0][0])]
    page.show_list()
    assert page.leaf is None


def test_without_a_request_the_page_says_what_to_begin_with(gate: GateLeaf, session: Session) -> None:
    gate.desk.remove(gate.request)
    assert gate.another.text() == "Name a request"
    assert gate.another.property("kind") == "primary"
    assert not gate.make_actions.isVisible()
    session.undo()
    assert gate.title == "Online permit status page"
