"""In the lowest window there is, what is wrong with the file leaves room; see also `test_screen_sizes.py`."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication

from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.collect import CollectPage
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.action_row import ActionRow
from sixelements.ui.widgets.bar_row import BarRow
from tests.ui.looking import scrolled_in
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
    assert "deleted" in bar.toolTip()
    assert window.page.scroller.viewport().height() > 300
    assert out_of_reach(window) == []
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
    room = window.page.scroller.viewport()
    assert room.rect().contains(QRect(ballot.mapTo(room, QPoint()), ballot.size()))
    theme.choose(replace(theme.choice, scale=1.5))
    window.resize(1024, 600)
    QApplication.processEvents()
    assert window.page._foot.height() * 5 < window.page.height()


@pytest.mark.parametrize(("step", "kind"), [(StepId.RESULTS, BarRow), (StepId.PLAN, ActionRow)])
def test_all_of_a_page_is_there_before_it_is_measured_so_that_nothing_stays_crushed(
    step: StepId, kind: type[QAbstractButton], window: MainWindow, session: Session, example_path: Path
) -> None:
    session.put(session.services.open_read_only(example_path), example_path, example=True)
    window.go(step)
    rows = window.page.findChildren(kind)
    assert len(rows) >= 6
    assert [row.accessibleName() for row in rows if not row.isVisible()] == []
