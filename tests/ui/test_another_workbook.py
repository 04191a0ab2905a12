"""Nothing of a workbook stays in the window when another one is opened in it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sixelements.domain.teams import Headcount
from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.collect import CollectPage
from sixelements.ui.settings import StoredSettings
from sixelements.ui.theme import Theme
from tests.ui.looking import words
from tests.ui.rounds import open_round

STEPS = (StepId.SET_UP, StepId.COLLECT, StepId.RESULTS, StepId.PLAN, StepId.REPORT)


def _walk(window: MainWindow) -> dict[str, list[str]]:
    """What is read on every page, and where the forms are made."""
    found = {}
    for step in STEPS:
        window.go(step)
        QApplication.processEvents()
        found[step.name] = words(window.page)
    window.go(StepId.COLLECT)
    assert isinstance(window.page, CollectPage)
    window.page.get_forms()
    QApplication.processEvents()
    found["forms"] = words(window.page)
    return found


@pytest.mark.usefixtures("qapp")
def test_a_second_workbook_looks_as_it_does_in_a_window_of_its_own(
    window: MainWindow, session: Session, theme: Theme, settings: StoredSettings, tmp_path: Path
) -> None:
    """ "About 8 minutes each" stayed from a workbook that asks less."""
    open_round(session, tmp_path / "first.sixe", headcount=Headcount(frontline=40))
    _walk(window)
    window.go(StepId.SET_UP)
    open_round(session, tmp_path / "second.sixe", practices="all", headcount=Headcount(frontline=7))
    after_another = _walk(window)
    session.close()
    own = Session(session.services)
    fresh = MainWindow(own, theme, settings)
    fresh.resize(window.size())
    fresh.show()
    try:
        own.open(tmp_path / "second.sixe")
        assert after_another == _walk(fresh)
    finally:
        own.close()
        fresh.close()
