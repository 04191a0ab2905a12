"""In the lowest window there is, what is wrong with the file leaves room; see also `test_screen_sizes.py`."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from sixelements.application.results import results_of
from sixelements.domain.ids import PracticeId
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.settle import SettlePresenter
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.settle import SettleDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.collect import CollectPage
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.bar_row import BarRow
from tests.ui.looking import cut, scrolled_in
from tests.ui.rounds import open_round


def out_of_reach(window: MainWindow) -> list[str]:
    """Enabled buttons that no scrolling brings into the window whole."""
    whole, found = QRect(QPoint(), window.size()), []
    for button in window.findChildren(QAbstractButton):
        if not (button.isVisible() and button.isEnabled()):
            continue
        around = scrolled_in(button) or button
        at = QRect(around.mapTo(window, QPoint()), around.size())
        wide = button.width() <= around.width() + 1
        if not whole.contains(at) or (around.height() < 40 and around is not button) or not wide:
            found.append(f"{button.text() or button.accessibleName()}: {at}")
    return found


@pytest.mark.parametrize("size", [(910, 512), (1024, 600)])
def test_what_is_wrong_with_the_file_leaves_room_for_the_page(
    size: tuple[int, int], window: MainWindow, session: Session, example_path: Path
) -> None:
    session.open(example_path)
    window.go(StepId.SET_UP)
    window.resize(*size)
    example_path.unlink()
    window.watch.timer.timeout.emit()
    QApplication.processEvents()
    bar = window.watch.bar
    assert bar.isVisible()
    assert bar.height() < 80
    assert bar.details.isVisible()
    assert window.page.scroller.viewport().height() > 300
    assert out_of_reach(window) == []
    window._next_area(-1)
    assert window.focusWidget() is bar.details
    QTest.keyClick(bar.details, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert "deleted" in bar._text.text()
    assert (bar._text.isVisible(), cut(bar)) == (True, [])
    bar.details.click()
    window.resize(1280, 800)
    QApplication.processEvents()
    assert bar._text.isVisible()


def test_a_way_for_people_who_wait_in_the_room_is_in_sight_and_the_foot_leaves_room_for_the_ways(
    window: MainWindow, session: Session, theme: Theme, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "alder.sixe", practices="all")
    window.go(StepId.COLLECT)
    window.resize(1366, 728)
    QApplication.processEvents()
    assert isinstance(window.page, CollectPage)
    ballot = next(b for b in window.page.findChildren(QAbstractButton) if b.text() == "Prepare it")
    grid = next(b for b in window.page.findChildren(QAbstractButton) if b.text() == "Open the grid…")
    room = window.page.scroller.viewport()
    for way in (ballot, grid):
        assert room.rect().contains(QRect(way.mapTo(room, QPoint()), way.size()))
    to_room = window.page._to_room
    assert to_room is not None
    assert not to_room.isVisible()
    window.resize(1024, 600)
    QApplication.processEvents()
    assert room.rect().contains(QRect(to_room.mapTo(room, QPoint()), to_room.size()))
    to_room.click()
    assert window.focusWidget() is ballot
    assert room.rect().contains(QRect(ballot.mapTo(room, QPoint()), ballot.size()))
    theme.choose(replace(theme.choice, scale=1.5))
    window.resize(1024, 600)
    QApplication.processEvents()
    assert window.page._foot.height() * 5 < window.page.height()


def test_the_aim_of_what_was_agreed_is_seen_before_it_is_recorded(
    qtbot: QtBot, window: MainWindow, session: Session, theme: Theme, example_path: Path
) -> None:
    session.open(example_path)
    window.resize(1024, 600)
    presenter = SettlePresenter(session, results_of(session.book, session.round), PracticeId("6.3"))
    dialog = SettleDialog(window, theme, presenter)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    room = dialog.scroller.viewport()
    assert room.rect().contains(QRect(dialog.aim.mapTo(room, QPoint()), dialog.aim.size()))


def test_all_of_a_page_is_there_before_it_is_measured_so_that_nothing_stays_crushed(
    window: MainWindow, session: Session, example_path: Path
) -> None:
    session.put(session.services.open_read_only(example_path), example_path, example=True)
    window.go(StepId.RESULTS)
    rows = window.page.findChildren(BarRow)
    assert len(rows) >= 6
    assert [row.accessibleName() for row in rows if not row.isVisible()] == []
