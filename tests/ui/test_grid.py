"""Typing in paper in the window: by keys alone, from Collect and back."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from sixelements.domain.teams import Headcount
from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.storage import connection
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.collect import CollectPage
from sixelements.ui.widgets.grid_panel import GridPanel
from sixelements.ui.widgets.key_hints import KeyHints
from sixelements.ui.widgets.sheet_line import SheetLine
from sixelements.ui.widgets.text import Text
from tests.ui.rounds import open_round
from tests.ui.waiting import come_to_rest

pytestmark = pytest.mark.qt
KEYS = {"+": Qt.Key.Key_Plus, "-": Qt.Key.Key_Minus, ".": Qt.Key.Key_Enter, "<": Qt.Key.Key_Backspace}
HEADS = Headcount(frontline=9, supervisor=5, manager=2)


@pytest.fixture
def page(window: MainWindow, session: Session, tmp_path: Path) -> CollectPage:
    open_round(session, tmp_path / "alder.sixe", headcount=HEADS)
    window.go(StepId.COLLECT)
    assert isinstance(window.page, CollectPage)
    return window.page


def button(page: QWidget, text: str) -> QAbstractButton:
    return next(b for b in page.findChildren(QAbstractButton) if b.text() == text and b.isVisible())


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(typed: str) -> None:
    """Each key to whatever has the focus then."""
    for key in typed:
        QTest.keyClick(focused(), KEYS.get(key) or Qt.Key(Qt.Key.Key_0 + int(key)))


def open_grid(page: CollectPage) -> GridPanel:
    button(page, "Open the grid…").click()
    assert isinstance(page.panel, GridPanel)
    return page.panel


def begin(page: CollectPage, sheets: str = "5") -> GridPanel:
    panel = open_grid(page)
    QTest.keyClicks(focused(), sheets)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    return panel


def test_a_pile_goes_in_by_keys_alone_and_is_taken_back_with_one_click(
    qtbot: QtBot, page: CollectPage
) -> None:
    panel = begin(page)
    assert panel.title.text() == "Sheet 1 of 5"
    press(("1" + "345021" + "1234512345" + "+") * 4)
    assert panel.title.text() == "Sheet 5 of 5"
    press("2" + "123451" + "1234512345")
    assert focused() is panel.next
    press("+")
    assert focused() is panel.hand_in
    press("..")
    assert page.panel is None
    assert page.banner.text == "5 sheets are handed in. 5 of 16 have answered."
    assert [row.spoken for row in page.presenter.view().taken] == [
        "Typed in from paper. 5 sheets. They were mixed."
    ]
    assert page.presenter.view().ways == (("5", "Typed in from paper"),)
    button(page, "Undo 5 sheets").click()
    qtbot.waitUntil(lambda: page.presenter.view().total.count == 0)
    assert page.presenter.view().ways == ()


def test_where_no_role_is_asked_enter_hands_in_once_all_are_typed_in(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    """It skipped the first line of a sheet too many."""
    open_round(
        session, tmp_path / "few.sixe", practices="core", headcount=Headcount(frontline=14, supervisor=3)
    )
    window.go(StepId.COLLECT)
    page = window.page
    assert isinstance(page, CollectPage)
    panel = begin(page, "5")
    for _sheet in range(5):
        press("1" * 22 + ".")
    assert panel.title.text() == "All 5 sheets are typed in"
    assert focused() is panel.hand_in
    press("1")
    assert panel.title.text() == "Sheet 6 of 6", "a digit begins another"
    press("<")
    QTest.keyClick(focused(), Qt.Key.Key_Delete)
    assert focused() is panel.hand_in
    press("..")
    assert page.banner.text == "5 sheets are handed in. 5 of 17 have answered."


def test_the_current_line_has_the_focus_and_says_its_mark(page: CollectPage) -> None:
    panel = begin(page)
    assert panel.presenter.at == 0, "the Enter that begins skips no role"
    press("13")
    line = focused()
    assert isinstance(line, SheetLine)
    assert line.accessibleName() == "1.2 Every channel, not marked"
    press("-<")
    assert focused().accessibleName() == "1.2 Every channel, not applicable"
    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert focused().accessibleName() == "1.2 Every channel, not marked"
    place = next(place for box, place in panel.lines[2].boxes() if box.code == 4)
    QTest.mouseClick(panel.lines[2], Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    assert panel.lines[2].accessibleName() == "1.2 Every channel, 4"
    assert focused() is panel.lines[3]


def test_upper_keys_that_type_signs_mark_and_lead_to_pages(page: CollectPage, window: MainWindow) -> None:
    panel = begin(page)
    key, ctrl, none = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
    for sign, at, typed in ((key.Key_Plus, 10, "+"), (key.Key_Eacute, 11, "\u00e9")):
        QApplication.sendEvent(focused(), QKeyEvent(QEvent.Type.KeyPress, sign, none, at, 0, 0, typed))
    assert (panel.title.text(), panel.presenter.at) == ("Sheet 1 of 5", 2)
    QApplication.sendEvent(focused(), QKeyEvent(QEvent.Type.KeyPress, key.Key_Ampersand, ctrl, 10, 0, 0, ""))
    assert window.here is StepId.SET_UP


def test_what_is_typed_is_still_there_after_leaving_the_page(page: CollectPage, window: MainWindow) -> None:
    begin(page)
    press("1" + "345021" + "1234512345" + "+" + "14")
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert page.panel is None
    waits = "2 sheets are typed in and not handed in."
    assert [text.text() for text in page.findChildren(Text) if text.text() == waits] == [waits]
    assert page.presenter.view().discard == ""
    window.go(StepId.SET_UP)
    window.go(StepId.COLLECT)
    panel = open_grid(page)
    assert panel.hand_in.text() == "Clear 2 sheets away"
    panel.hand_in.click()
    assert panel.hand_in.text() == "Erase 2 sheets"
    assert focused() is panel.next  # so that Enter keeps them
    panel.hand_in.click()
    assert panel.hand_in.isHidden()
    panel.back_wanted.emit()
    assert [text for text in page.findChildren(Text) if text.text() == waits] == []


def test_a_key_that_waits_for_the_file_is_called_saved_nowhere(
    page: CollectPage, window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    begin(page)
    press("134")
    assert session.path
    other = sqlite3.connect(session.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    press("5")
    assert session.unsaved == 1
    said = [text.text() for text in window.findChildren(Text) if text.isVisible()]
    assert [
        words for words in said if "saved" in words.casefold() and "not saved" not in words.casefold()
    ] == []
    assert any("1 change waits" in words for words in said)
    other.close()
    session.retry()
    assert not session.unsaved


def test_the_core_sheet_and_what_each_key_does_stand_whole_on_a_low_screen(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    """1366 by 768 pixels, less a task bar."""
    open_round(session, tmp_path / "core.sixe", practices="core")
    window.resize(1366, 728)
    window.go(StepId.COLLECT)
    assert isinstance(window.page, CollectPage)
    panel = begin(window.page, "12")
    come_to_rest(window)
    assert len(panel.lines) == 22
    assert panel._scroller.verticalScrollBar().maximum() == 0
    tall = next(iter(panel.lines.values())).height()
    window.resize(1366, 900)
    come_to_rest(window)
    assert next(iter(panel.lines.values())).height() > tall
    assert panel._scroller.verticalScrollBar().maximum() == 0
    window.resize(1024, 600)
    come_to_rest(window)
    assert [hints.accessibleName() for hints in panel._key_hints if left_out(hints)] == []


def left_out(hints: KeyHints) -> bool:
    """Whether it is too narrow for what it says."""
    return any(sum(map(hints._wide, hint)) + 1 > hints.width() for hint in hints._hints)


def test_how_many_sheets_there_are_is_nothing_to_be_saved(page: CollectPage, window: MainWindow) -> None:
    panel = open_grid(page)
    QTest.keyClicks(focused(), "11")
    assert panel.sheets.box.unstored.waiting
    assert "not saved" not in window.rail._saved.text()


def hold(key: Qt.Key, text: str, times: int = 5) -> None:
    """A key that is held down: pressed once, and then again and again by the keyboard itself."""
    for n in range(times):
        press_ = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, n > 0)
        QApplication.sendEvent(focused(), press_)


def test_a_key_that_is_held_down_marks_one_line(page: CollectPage) -> None:
    """Whoever types looks at the paper: 16 lines were marked alike before a finger was off the key."""
    panel = begin(page)
    press("1")
    at = panel.presenter.at
    for n, (key, text) in enumerate(
        ((Qt.Key.Key_3, "3"), (Qt.Key.Key_0, "0"), (Qt.Key.Key_Minus, "-"), (Qt.Key.Key_Enter, "\r")), 1
    ):
        hold(key, text)
        assert panel.presenter.at == at + n, text
    hold(Qt.Key.Key_Backspace, "", 3)
    assert panel.presenter.at == at + 1, "what only moves may repeat"
    hold(Qt.Key.Key_Plus, "+")
    assert panel.title.text() in ("Sheet 1 of 5", "Sheet 2 of 5")


def test_a_name_is_written_smaller_before_any_of_it_is_cut(page: CollectPage) -> None:
    """At 125 % in 1366 × 768 "About service, not the verdict" lost its end."""
    panel = begin(page)
    press("1")
    line = next(one for one in panel.findChildren(SheetLine) if one.view.here)
    bold, plain, small = (
        QFontMetrics(font).horizontalAdvance(line.view.name)
        for font in (
            line._theme.font("small", weight=600),
            line._theme.font("small"),
            line._theme.font("caption"),
        )
    )
    assert small < plain < bold
    for room, size in ((bold, "small"), (plain, "small"), (small, "caption"), (1, "caption")):
        assert line.fitting("small", room).pixelSize() == line._theme.font(size).pixelSize()
