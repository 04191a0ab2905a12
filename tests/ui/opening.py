"""Opening in the window, and waiting until it is done: it happens in the background."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from sixelements.presentation.journey import StepId
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.plan import PlanPage


def open_(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Open a workbook as a person does; back when its first page is shown, or was refused."""
    with qtbot.waitSignal(window.opener.finished):
        window.open(path)


def go_to_plan(window: MainWindow) -> PlanPage:
    """Go to Plan; back once the action beside it is there, which follows the first painting."""
    window.go(StepId.PLAN)
    page = window.page
    assert isinstance(page, PlanPage)
    assert page.inspector
    return page
