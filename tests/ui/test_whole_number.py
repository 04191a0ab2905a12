"""A box for a whole number: whatever is typed stays to be seen, and only a number is a value."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sixelements.application.typed import read_whole
from sixelements.domain.errors import BadInput
from sixelements.presentation.held import HeldText
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.whole_number import WholeNumber

pytestmark = pytest.mark.qt


@pytest.fixture
def stored() -> list[int]:
    return []


@pytest.fixture
def box(qtbot: QtBot, theme: Theme, stored: list[int]) -> WholeNumber:
    def store(text: str) -> str:
        try:
            stored.append(read_whole(text, least=0, most=99))
        except BadInput as refusal:
            return refusal.sentence
        return ""

    made = WholeNumber(theme, "Front line", least=0, most=99, width=80, store=store)
    qtbot.addWidget(made)
    qtbot.addWidget(made.note)
    made.show_number(9)
    return made


def type_in(box: WholeNumber, text: str) -> None:
    box.selectAll()
    QTest.keyClicks(box, text)


def waits(box: WholeNumber) -> bool:
    return box.unstored.waiting


@pytest.mark.parametrize("text", ["4,5", "0,5", "ten", "7 or 8", "-3", "450", "½"])
def test_what_is_no_number_stays_as_it_was_typed(box: WholeNumber, stored: list[int], text: str) -> None:
    type_in(box, text)
    assert waits(box)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert (box.text(), box.value(), stored) == (text, 9, [])
    assert box.problem.startswith("Write a whole number from 0 to 99.")
    assert box.accessibleDescription() == box.problem
    assert not waits(box)
    type_in(box, "12")
    assert box.problem == ""
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert (box.text(), box.value(), stored) == ("12", 12, [12])


def test_a_number_is_stored_once_and_only_when_the_box_is_left(box: WholeNumber, stored: list[int]) -> None:
    type_in(box, "12")
    assert stored == []
    box.flush()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert stored == [12]


def test_arrows_go_on_from_the_number_and_mend_what_is_none(box: WholeNumber, stored: list[int]) -> None:
    type_in(box, "12")
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert (box.text(), stored) == ("13", [13])
    type_in(box, "4,5")
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert (box.text(), box.problem, stored) == ("12", "", [13, 12])
    type_in(box, "ten")
    QTest.keyClick(box, Qt.Key.Key_Return)
    box.setValue(20)  # as a screen reader does
    assert (box.text(), box.problem, stored[-1]) == ("20", "", 20)


def test_what_is_held_is_shown_but_never_over_what_is_being_typed(
    box: WholeNumber,
) -> None:
    held = HeldText("4,5", BadInput("Write a whole number."), "Front line")
    box.show_number(9, held)
    assert (box.text(), box.problem) == ("4,5", "Write a whole number.")
    box.show_number(9)
    assert (box.text(), box.problem) == ("9", "")
    type_in(box, "1")
    box.show_number(9, held)
    assert box.text() == "1"
