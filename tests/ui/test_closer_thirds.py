"""Three thirds in the window: contacts of ten by keys, facts beside the lines, services side by side."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sixelements.domain.assessment import Worksheet
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.closer_thirds import ThirdsLeaf
from sixelements.ui.widgets.thirds_table import ThirdsCells
from tests.ui.places import opened_sheet
from tests.ui.rounds import open_round

pytestmark = pytest.mark.qt


@pytest.fixture
def leaf(window: MainWindow, session: Session, tmp_path: Path) -> ThirdsLeaf:
    open_round(session, tmp_path / "alder.sixe", practices="all")
    page = opened_sheet(window, Worksheet.THIRDS)
    assert isinstance(page.leaf, ThirdsLeaf)
    return page.leaf


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*keys: Qt.Key, alt: bool = False) -> None:
    held = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
    for key in keys:
        QTest.keyClick(focused(), key, held)


def said(leaf: ThirdsLeaf, place: int, line: int) -> str:
    return leaf.desk.view().services[place].lines[line - 1].said


def test_contacts_of_ten_are_typed_and_the_stool_follows(leaf: ThirdsLeaf, session: Session) -> None:
    press(Qt.Key.Key_1)
    assert (said(leaf, 0, 1), leaf.table.at) == ("0 to 4", (0, 1))
    press(Qt.Key.Key_Down, Qt.Key.Key_D)
    assert said(leaf, 0, 2) == "not rated"
    assert leaf.take.text() == "Take 2 facts to Discuss"
    session.undo()
    session.undo()
    assert [said(leaf, 0, 1), said(leaf, 0, 2)] == ["9", "9"]


def test_a_fact_is_written_beside_a_line_and_enter_leads_back(leaf: ThirdsLeaf) -> None:
    press(Qt.Key.Key_Down, Qt.Key.Key_F)
    QTest.keyClicks(focused(), "40 %")
    press(Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), "Tally")
    leaf.beside.form.done.click()
    line = leaf.desk.view().services[0].lines[1]
    assert (line.fact, line.source, line.few) == ("40%", "Tally", True)
    assert focused() is leaf.table
    assert not leaf.beside.form.isVisible()


def test_a_refused_figure_stays_where_it_was_typed(leaf: ThirdsLeaf) -> None:
    press(Qt.Key.Key_F)
    QTest.keyClicks(focused(), "many")
    press(Qt.Key.Key_Tab)
    leaf.refresh()
    fields = leaf.desk.fact_fields(0, 1).values()
    assert [field.text for field in fields if field.held] == ["many"]
    assert leaf.desk.view().services[0].lines[0].fact == ""


def test_alt_goes_from_service_to_service_also_to_those_out_of_sight(leaf: ThirdsLeaf) -> None:
    leaf.desk.add("Phone line")
    leaf.changed.emit()
    assert leaf.choice.isVisible()
    press(Qt.Key.Key_Right, Qt.Key.Key_Right, alt=True)
    assert (leaf.places, leaf.table.at) == ((1, 2), (0, 3))
    press(Qt.Key.Key_5)
    assert said(leaf, 2, 1) == "All ten"
    press(Qt.Key.Key_Left, Qt.Key.Key_Left, alt=True)
    assert (leaf.places, leaf.table.at) == ((0, 1), (0, 1))


def test_a_cell_is_read_aloud_with_its_service_line_and_fact(leaf: ThirdsLeaf) -> None:
    table = QAccessible.queryAccessibleInterface(leaf.table)
    names = {table.child(n).text(QAccessible.Text.Name) for n in range(table.childCount())}
    assert {
        "Residential permit; In promised time. 5 or 6 of ten. 34%; differs",
        "In promised time: was it settled within the promised time?",
    } <= names


def test_a_source_is_measured_in_the_figures_that_it_is_painted_in(leaf: ThirdsLeaf) -> None:
    """Figures of one width are wider, and the last words of a source would else stand below the row."""
    source = "Permit log; Mar 2026; n 351"
    caption = leaf.theme.font("caption", tabular=True)
    wide = QFontMetrics(caption).boundingRect(source).width()
    delegate = leaf.table.itemDelegate()
    assert isinstance(delegate, ThirdsCells)
    high = [delegate.heights((6, 2), f"15 days\n{source}", width)[1] for width in (2 * wide, wide - 4)]
    assert high[1] > high[0]
