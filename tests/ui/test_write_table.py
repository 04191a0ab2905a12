"""A table that is typed into by keys alone, in the importance dots of the results."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.results import Tab
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.results import ResultsPage
from sixelements.ui.widgets.write_table import _PAD, WriteTable


class Typing:
    """The first table, with its first cell current, and what is stored of it."""

    def __init__(self, page: ResultsPage, qtbot: QtBot) -> None:
        self.page, self.session, self._qtbot = page, page.session, qtbot
        self.table: WriteTable = page.dots.tables[0]
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def votes(self) -> dict[str, int]:
        votes = self.session.book.discussions.of(self.session.round.id).votes
        return {str(practice): n for practice, n in votes.items()}

    @property
    def row(self) -> int:
        return self.table.currentIndex().row()

    def type(self, text: str) -> None:
        """By keys; the first opens the cell."""
        for letter in text:
            self._qtbot.keyClicks(QApplication.focusWidget(), letter)

    def press(self, *keys: Qt.Key, ctrl: bool = False) -> None:
        held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        for key in keys:
            self._qtbot.keyClick(QApplication.focusWidget(), key, held)
            QApplication.processEvents()  # a cell is closed once its key was heard


@pytest.fixture
def typing(window: MainWindow, session: Session, example_path: Path, qtbot: QtBot) -> Typing:
    session.open(example_path)
    window.go(StepId.RESULTS)
    page = window.page
    assert isinstance(page, ResultsPage)
    page.show_tab(Tab.DOTS)
    return Typing(page, qtbot)


def test_a_cell_is_stored_by_enter_or_tab_kept_when_refused_and_given_up_by_escape(typing: Typing) -> None:
    typing.type("12")
    assert "1.1" not in typing.votes
    assert typing.session.typing()
    typing.press(Qt.Key.Key_Return)
    assert typing.votes["1.1"] == 12
    assert (typing.row, typing.session.typing()) == (2, False)
    typing.press(Qt.Key.Key_F2)
    typing.type("4,5")
    typing.press(Qt.Key.Key_Tab)
    refused = typing.table.cells.index(2, 1)
    assert (typing.row, refused.data()) == (3, "4,5")
    assert "Write a whole number" in refused.data(Qt.ItemDataRole.AccessibleTextRole)
    assert typing.table.rowHeight(2) > typing.table.rowHeight(3)
    before = typing.votes
    typing.type("9")
    typing.press(Qt.Key.Key_Escape)
    assert (typing.votes, typing.row, typing.session.typing()) == (before, 3, False)
    typing.session.undo()  # what could not be taken
    typing.session.undo()
    assert "1.1" not in typing.votes
    assert typing.table.cells.index(1, 1).data() == "0"


def test_a_column_of_a_spreadsheet_is_pasted_copied_and_emptied_in_one_step(typing: Typing) -> None:
    before = typing.votes
    QGuiApplication.clipboard().setText("5\n8\n")
    typing.press(Qt.Key.Key_V, ctrl=True)
    assert typing.votes == {**before, "1.1": 5, "1.2": 8}
    typing.table.selectAll()
    typing.press(Qt.Key.Key_C, ctrl=True)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[:2] == ["1.1 Written\t5", "1.2 Every channel\t8"]
    typing.press(Qt.Key.Key_V, ctrl=True)
    assert "Nothing was pasted" in typing.page.banner.text
    typing.press(Qt.Key.Key_Delete)
    assert all(practice[0] > "3" for practice in typing.votes)
    typing.session.undo()
    typing.session.undo()
    assert typing.votes == before


def test_the_page_goes_along_and_enter_goes_on_in_the_next_table(typing: Typing) -> None:
    typing.press(*[Qt.Key.Key_Down] * typing.table.cells.rowCount())
    seen = typing.table.viewport().visibleRegion().boundingRect()
    assert seen.contains(typing.table.visualRect(typing.table.currentIndex()))
    typing.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert typing.page.dots.tables[1].hasFocus()


def test_undo_takes_back_the_last_cell_and_no_other_and_the_same_number_again_is_no_step(
    typing: Typing,
) -> None:
    first = typing.table.currentIndex()
    for text in ("5", "3"):
        typing.type(text)
        typing.press(Qt.Key.Key_Return)
    typing.table.setCurrentIndex(first)
    typing.type("6")
    typing.press(Qt.Key.Key_Return)
    assert (typing.votes["1.1"], typing.votes["1.2"]) == (6, 3)
    typing.press(Qt.Key.Key_Z, ctrl=True)
    assert (typing.votes["1.1"], typing.votes["1.2"]) == (5, 3)
    steps = len(typing.session.undo_labels)
    typing.table.setCurrentIndex(first)
    typing.type("5")
    typing.press(Qt.Key.Key_Return)
    assert len(typing.session.undo_labels) == steps
    typing.press(Qt.Key.Key_Z, ctrl=True)
    assert typing.votes["1.1"] == 5
    assert typing.votes.get("1.2", 0) == 0


def test_what_only_just_fits_on_a_line_has_room_to_break_and_the_page_leads_to_it(typing: Typing) -> None:
    typing.type("4,5")
    typing.press(Qt.Key.Key_Tab)
    table, row = typing.table, 1
    words = table.cells.cells.notes(row)
    assert words
    small = QFontMetrics(table._theme.font("small"))
    pad = table._theme.px(_PAD)
    table.setFixedWidth(small.horizontalAdvance(words) + 2 * pad + 1)
    QApplication.processEvents()
    assert table.rowHeight(row) - table.cell_heights[row] >= 2 * small.lineSpacing()
    assert typing.page.part_shown is Tab.DOTS
    table.setCurrentIndex(table.cells.index(4, 1))
    typing.page.title.setFocus()
    typing.page.show_refused()
    assert (table.hasFocus(), typing.row) == (True, row)
