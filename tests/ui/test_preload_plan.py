"""Plan is made before somebody goes there, and is then what it would have been anyway."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.preload import PlanPreload
from tests.ui.rounds import open_round


@pytest.fixture
def preload(window: MainWindow) -> PlanPreload:
    """It waits no longer than the window needs."""
    made = PlanPreload(window)
    made.timer.setInterval(0)
    return made


def plan(window: MainWindow) -> PlanPage:
    page = window.made(StepId.PLAN)
    assert isinstance(page, PlanPage)
    return page


def test_plan_is_whole_before_it_is_seen(
    qtbot: QtBot, window: MainWindow, session: Session, preload: PlanPreload, example_path: Path
) -> None:
    session.open(example_path)
    window.go(StepId.RESULTS)
    qtbot.waitUntil(lambda: not preload.timer.isActive())
    page = plan(window)
    cards = page.board.model.cards
    assert len(cards) == 9
    assert page.styleSheet() == window.theme.sheet
    assert not page.isVisible()
    assert window.here is StepId.RESULTS
    window.go(StepId.PLAN)
    assert page.board.model.cards == cards
    assert window.page.focusWidget() is page.title


def test_who_goes_there_first_finds_it_whole_and_nothing_is_done_any_more(
    window: MainWindow, session: Session, preload: PlanPreload, example_path: Path
) -> None:
    session.open(example_path)
    window.go(StepId.RESULTS)
    window.go(StepId.PLAN)
    assert len(plan(window).board.model.cards) == 9
    window.go(StepId.RESULTS)
    assert not preload.timer.isActive()


def test_nothing_is_done_for_a_round_without_results(
    window: MainWindow, session: Session, preload: PlanPreload, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "a.sixe")
    window.go(StepId.COLLECT)
    assert not preload.timer.isActive()
    assert window.stack.count() == 2


def test_a_workbook_that_was_closed_meanwhile_is_not_asked(
    qtbot: QtBot, window: MainWindow, session: Session, preload: PlanPreload, example_path: Path
) -> None:
    session.open(example_path)
    window.go(StepId.RESULTS)
    session.close()
    qtbot.waitUntil(lambda: not preload.timer.isActive())
    assert window.stack.count() == 2
    session.open(example_path)
    window.go(StepId.RESULTS)
    qtbot.waitUntil(lambda: not preload.timer.isActive())
    assert len(plan(window).board.model.cards) == 9
