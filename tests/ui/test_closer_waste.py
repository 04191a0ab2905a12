"""The waste walk in the window: steps typed by keys, wastes ticked, lanes, and the best removals planned."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from sixelements.domain.assessment import Worksheet
from sixelements.presentation.closer.waste import FIRST_WASTE, ProcessField
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.closer import CloserPage
from sixelements.ui.pages.closer_waste import WasteLeaf
from sixelements.ui.widgets.sheet_table import SheetTable
from tests.ui.places import opened_sheet
from tests.ui.rounds import open_round

pytestmark = pytest.mark.qt
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier
WORK, ELAPSED = 3, 4


@pytest.fixture
def page(window: MainWindow, session: Session, tmp_path: Path) -> CloserPage:
    open_round(session, tmp_path / "alder.sixe", practices="all")
    return opened_sheet(window, Worksheet.WASTE)


@pytest.fixture
def leaf(page: CloserPage) -> WasteLeaf:
    assert isinstance(page.leaf, WasteLeaf)
    return page.leaf


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(focused(), key, held)
    QApplication.processEvents()  # what was typed into a cell is stored after the key


def type_words(text: str) -> None:
    """Each letter to whatever has the focus then: the first one opens a cell."""
    for letter in text:
        QTest.keyClicks(focused(), letter)


def figures(leaf: WasteLeaf) -> list[str]:
    view = leaf.desk.view(leaf.process)
    return [fact.figure for fact in view.facts] if view else []


def test_times_are_typed_as_people_say_them_and_the_ribbon_follows(leaf: WasteLeaf, session: Session) -> None:
    alt = leaf.ribbon.scene.accessibleName()
    leaf.steps.go_to_cell(4, ELAPSED)
    type_words("4 h")
    press(Qt.Key.Key_Return)
    assert figures(leaf)[0] == "9.5 working days"
    assert leaf.steps.at == (5, ELAPSED)
    assert leaf.ribbon.scene.accessibleName() != alt
    session.undo()
    assert leaf.ribbon.scene.accessibleName() == alt


def test_what_is_no_time_stays_in_its_cell_with_the_reason(leaf: WasteLeaf) -> None:
    leaf.steps.go_to_cell(0, WORK)
    type_words("soon")
    press(Qt.Key.Key_Return)
    cells = leaf.steps.cells.cells
    assert cells.table.rows[0][WORK] == "soon"
    assert cells.notes(0)


def test_space_ticks_a_waste_that_then_waits_to_be_measured(leaf: WasteLeaf) -> None:
    before = len(leaf.wastes.cells.view.rows)
    leaf.steps.go_to_cell(0, FIRST_WASTE)
    press(Qt.Key.Key_Space)
    assert len(leaf.wastes.cells.view.rows) == before + 1
    assert leaf.hint.text().startswith("Waiting. ")


def test_typing_over_a_filled_cell_of_a_step_replaces_it(leaf: WasteLeaf) -> None:
    """A sheet of words is no matrix of marks: what is typed is never lost, and Tab stays on the row."""
    before = len(leaf.desk.processes[0].steps)
    step = leaf.steps.cells.view.headers.index("Step")
    leaf.steps.go_to_cell(1, step)
    type_words("Now take it in")
    press(Qt.Key.Key_Tab)
    type_words("Lee Ann May")
    press(Qt.Key.Key_Return)
    elapsed = leaf.steps.cells.view.headers.index("Elapsed, days")
    leaf.steps.go_to_cell(1, elapsed)
    type_words("half a day")
    press(Qt.Key.Key_Return)
    steps = leaf.desk.processes[0].steps
    assert (steps[1].name, steps[1].who, steps[1].elapsed) == ("Now take it in", "Lee Ann May", 240)
    assert len(steps) == before


def test_steps_are_added_moved_and_removed_by_keys(leaf: WasteLeaf) -> None:
    leaf.steps.go_to_cell(1, 1)
    press(Qt.Key.Key_Return, CTRL)
    type_words("Wait for the plan")
    press(Qt.Key.Key_Return)
    names = [step.name for step in leaf.desk.processes[0].steps]
    assert names[2] == "Wait for the plan"
    leaf.steps.go_to_cell(2, 1)
    press(Qt.Key.Key_Up, ALT)
    assert leaf.desk.processes[0].steps[1].name == "Wait for the plan"
    assert leaf.steps.at == (1, 1)
    press(Qt.Key.Key_Delete, CTRL)
    assert "Wait for the plan" not in [step.name for step in leaf.desk.processes[0].steps]


def test_the_best_removals_go_into_the_plan_with_their_hours(
    page: CloserPage, leaf: WasteLeaf, session: Session
) -> None:
    assert leaf.make_actions.text() == "Make 2 actions"
    leaf.make_actions.click()
    assert page.banner.text == "2 actions are in the plan now."
    plan = session.book.plans.of(session.round.id)
    assert plan is not None
    assert sorted(a.measure.baseline or 0 for a in plan.actions) == [92, 119]
    assert not leaf.make_actions.isEnabled()


def test_where_room_is_short_wastes_are_ticked_under_the_table(leaf: WasteLeaf, window: MainWindow) -> None:
    window.resize(1024, 768)
    theme = leaf.theme
    theme.choose(type(theme.choice)(look=theme.choice.look, scale=1.5))
    QApplication.processEvents()
    leaf.steps.go_to_cell(0, 0)
    assert leaf.steps.cells.view.headers[0] == "Step"
    headers = leaf.steps.cells.view.headers
    assert "Waiting" not in headers
    waiting = leaf.step_details.controls[FIRST_WASTE]
    assert isinstance(waiting, QCheckBox)
    waiting.click()
    first = leaf.desk.processes[0].steps[0]
    assert [waste.value for waste in first.wastes] == ["waiting", "defects"]


def test_a_sheet_opens_at_its_top_and_goes_to_its_cell_with_the_first_keys(
    page: CloserPage, window: MainWindow
) -> None:
    """Where room is short, the current cell lies below; it took head and figures out of sight."""
    window.resize(1024, 600)
    page.theme.choose(type(page.theme.choice)(look=page.theme.choice.look, scale=1.5))
    scrolled = page.scroller.verticalScrollBar()
    for sheet in (Worksheet.WASTE, Worksheet.THIRDS, Worksheet.CHANNELS):
        page.show_list()
        page.open_sheet(sheet)
        QApplication.processEvents()
        assert (sheet, scrolled.value(), scrolled.maximum() > 0) == (sheet, 0, True)
        assert isinstance(QApplication.focusWidget(), SheetTable)
        for _ in range(5):
            press(Qt.Key.Key_Down)
        assert scrolled.value() > 0


def test_long_words_in_two_columns_leave_all_columns_in_sight(leaf: WasteLeaf, window: MainWindow) -> None:
    leaf.steps.go_to_cell(2, WORK)
    long = "Everybody in the office of the county who can sign it on that day of the week"
    leaf.steps.put_in({(0, 1): long, (0, 2): long, (0, WORK): long})
    window.resize(970, 768)
    QApplication.processEvents()
    headers = leaf.steps.cells.view.headers
    columns = range(len(headers))
    assert (leaf.steps.at[0], headers[leaf.steps.at[1]]) == (2, "Work, minutes")
    assert sum(map(leaf.steps.columnWidth, columns)) <= leaf.steps.viewport().width()
    assert leaf.steps.rowHeight(0) > leaf.steps.rowHeight(1)


def test_a_process_is_told_about_and_a_cell_is_read_aloud(leaf: WasteLeaf) -> None:
    leaf.about.click()
    leaf.fields.focus_on(ProcessField.CUSTOMER)
    type_words("Builders")
    leaf.flush()
    assert leaf.desk.processes[0].customer == "Builders"
    table = QAccessible.queryAccessibleInterface(leaf.steps)
    names = {table.child(n).text(QAccessible.Text.Name) for n in range(table.childCount())}
    assert "Third signature. Usable as received: 100%" in names
    scene = QAccessible.queryAccessibleInterface(leaf.ribbon.scene)
    assert scene.role() is QAccessible.Role.Chart
    assert "3 Zoning review. Zoning. 3 working days. 20 minutes of work" in scene.text(QAccessible.Text.Name)


def test_what_is_refused_a_second_time_stands_in_the_cell_as_it_was_typed_last(leaf: WasteLeaf) -> None:
    """What was typed first came back."""
    column = leaf.steps.cells.view.headers.index("Usable as received")
    shown = []
    for text in ("-3", "150"):
        leaf.steps.edit_at(0, column)
        focused().selectAll()  # type: ignore[attr-defined] # a line to type in
        QTest.keyClicks(focused(), text)
        press(Qt.Key.Key_Return)
        shown.append(leaf.steps.cells.view.rows[0][column])
    assert shown == ["-3", "150"]


def test_a_space_that_is_held_down_ticks_one_waste_once(leaf: WasteLeaf) -> None:
    before = len(leaf.wastes.cells.view.rows)
    leaf.steps.go_to_cell(0, FIRST_WASTE)
    for n in range(4):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, PLAIN, " ", n > 0)
        QApplication.sendEvent(focused(), held)
        QApplication.processEvents()
    assert len(leaf.wastes.cells.view.rows) == before + 1


def test_a_row_is_added_and_removed_once_however_long_the_keys_are_held(leaf: WasteLeaf) -> None:
    """Held a second, Ctrl+Enter added twenty steps, and Ctrl+Delete took out as many."""
    before = len(leaf.steps.cells.view.rows)
    for key, more in ((Qt.Key.Key_Return, 1), (Qt.Key.Key_Delete, 0)):
        leaf.steps.go_to_cell(0, WORK)
        for n in range(4):
            QApplication.sendEvent(leaf.steps, QKeyEvent(QEvent.Type.KeyPress, key, CTRL, "", n > 0))
            QApplication.processEvents()
        assert len(leaf.steps.cells.view.rows) == before + more, key
