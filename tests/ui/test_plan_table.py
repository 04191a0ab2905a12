"""The table of the plan by keyboard, on a copy of the worked example."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from sixelements.domain.actions import Plan, Status
from sixelements.presentation.board.table import PlanColumn
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.settings import StoredSettings
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.plan_table import ActionTable

pytestmark = pytest.mark.qt


@pytest.fixture
def page(window: MainWindow, session: Session, settings: StoredSettings, example_path: Path) -> PlanPage:
    settings.write("plan view", "table")
    session.open(example_path)
    window.go(StepId.PLAN)
    assert isinstance(window.page, PlanPage)
    return window.page


def stored(session: Session) -> Plan:
    plan = session.book.plans.of(session.round.id)
    assert plan
    return plan


def at(table: ActionTable, row: int, column: PlanColumn) -> None:
    """Put the focus on a cell."""
    view = table.cells.view
    assert view
    table.setFocus()
    table.setCurrentIndex(table.cells.index(row, view.columns.index(column) + 1))


def editor(table: ActionTable) -> QLineEdit:
    found = table.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def test_typing_into_a_cell_is_stored_and_the_cell_stays(
    qtbot: QtBot, page: PlanPage, session: Session
) -> None:
    table = page.grid.table
    at(table, 8, PlanColumn.OWNER)
    QTest.keyClick(table, Qt.Key.Key_F2)
    QTest.keyClicks(editor(table), "Ana Lopez")
    QTest.keyClick(editor(table), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stored(session).actions[-1].owner == "Ana Lopez")
    assert table.currentIndex().row() == 8
    assert table.currentIndex().data() == "Ana Lopez"
    session.undo()
    assert table.currentIndex().data() == "No owner"


def test_what_can_not_be_taken_waits_in_its_field_beside_the_table(
    qtbot: QtBot, page: PlanPage, session: Session
) -> None:
    table, before = page.grid.table, stored(session)
    at(table, 0, PlanColumn.DUE)
    QTest.keyClick(table, Qt.Key.Key_F2)
    assert editor(table).text() == "May 18, 2026"
    editor(table).setText("soon")
    QTest.keyClick(editor(table), Qt.Key.Key_Return)
    qtbot.waitUntil(page.panel.isVisible)
    assert stored(session) == before
    box = page.inspector.fields[ActionField.DUE]
    assert box.note
    assert "Write a day" in box.note.problem


def test_a_status_is_chosen_from_a_list(page: PlanPage, session: Session) -> None:
    table = page.grid.table
    at(table, 2, PlanColumn.STATUS)
    table.edit(table.currentIndex())
    box = table.findChild(QComboBox)
    assert isinstance(box, QComboBox)
    assert box.currentData() == "to_do"
    box.setCurrentIndex(box.findData("doing"))
    box.activated.emit(box.currentIndex())
    assert stored(session).actions[2].status is Status.DOING


def test_space_ticks_and_a_week_moves_all_ticked_ones_at_once(page: PlanPage, session: Session) -> None:
    table, before = page.grid.table, stored(session)
    for row in (7, 8):
        at(table, row, PlanColumn.ACTION)
        QTest.keyClick(table, Qt.Key.Key_Space)
    assert page.grid.bar.isVisible()
    for move in (
        lambda: page.grid.several.emit("week", 1),
        lambda: QTest.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier),
    ):
        move()
        after = stored(session)
        moved = [a.id for a, b in zip(before.actions, after.actions, strict=True) if a.start != b.start]
        assert len(moved) == 2
        session.undo()
        assert stored(session) == before
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert page.grid.bar.isHidden()


def test_a_filter_narrows_and_a_head_sorts(page: PlanPage) -> None:
    page.grid.sought.setText("main groups")
    assert page.grid.cells.rowCount() == 1
    assert page.grid.clear.isVisible()
    page.grid.clear.click()
    assert page.grid.cells.rowCount() == 9
    view = page.grid.cells.view
    assert view
    page.grid.table.horizontalHeader().sectionClicked.emit(view.columns.index(PlanColumn.OWNER) + 1)
    assert page.grid.cells.index(0, view.columns.index(PlanColumn.OWNER) + 1).data() == "Denise Whitfield"


def test_every_cell_has_a_name_that_says_what_it_is_and_whose(page: PlanPage) -> None:
    view = page.grid.cells.view
    assert view
    cell = page.grid.cells.index(0, view.columns.index(PlanColumn.OWNER) + 1)
    said = cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Owner, Ask why people came back, Hannah Boyd."


def test_titles_keep_their_room_where_there_is_little(
    qtbot: QtBot, window: MainWindow, page: PlanPage, theme: Theme
) -> None:
    table, view = page.grid.table, page.grid.cells.view
    assert view
    shown = [table.isColumnHidden(n + 1) for n in range(len(view.columns))]
    assert not any(shown)
    theme.choose(replace(theme.choice, scale=1.5))
    window.resize(1024, 768)
    action = view.columns.index(PlanColumn.ACTION) + 1
    qtbot.waitUntil(lambda: table.isColumnHidden(view.columns.index(PlanColumn.MEASURE) + 1))
    assert table.columnWidth(action) >= theme.px(200)
    assert QApplication.focusWidget() is not None


def test_a_pinned_day_stands_in_one_line(page: PlanPage) -> None:
    """Beside the tag it once broke after the month."""
    table = page.grid.table
    assert table.cells.view
    for column in (PlanColumn.START, PlanColumn.DUE):
        wide = table.columnWidth(table.cells.view.columns.index(column) + 1)
        assert wide >= table.fontMetrics().horizontalAdvance("Dec 28") + 14 + 6 + 8
