"""Ctrl+F: a bar that finds practices and actions by keys, and leads back with Escape."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.pages.results import ResultsPage
from sixelements.ui.registry import ANSWER, HOME
from sixelements.ui.shortcuts import Command
from tests.ui.rounds import open_round

KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier


def find(window: MainWindow) -> None:
    QApplication.processEvents()  # the menus hear of the page
    window.menus.actions[Command.FIND].trigger()


def test_practices_and_actions_are_found_by_keys_alone(
    window: MainWindow, session: Session, example_path: Path
) -> None:
    session.put(session.services.open_read_only(example_path), example_path, example=True)
    window.go(StepId.RESULTS)
    page = window.page
    assert isinstance(page, ResultsPage)
    find(window)
    bar = page.find_bar
    QTest.keyClicks(bar.field, "right first time")
    assert bar.count.text() == "1 of 1"
    assert page.elements.table.current == "6.5"
    assert bar.field.hasFocus()
    QTest.keyClick(bar.field, KEY.Key_Escape)
    assert bar.isHidden()
    assert page.elements.table.hasFocus()

    window.go(StepId.PLAN)
    plan = window.page
    assert isinstance(plan, PlanPage)
    find(window)
    bar = plan.find_bar
    QTest.keyClicks(bar.field, "the")
    ids = [str(card.id) for card in plan.presenter.board().cards]
    found, seen = int(bar.count.text().rpartition(" ")[2]), [plan.presenter.chosen]
    assert 1 < found <= len(ids)
    for key in (KEY.Key_Return, KEY.Key_F3):
        QTest.keyClick(bar.field, key)
        seen.append(plan.presenter.chosen)
    assert seen == sorted(seen, key=lambda id_: ids.index(str(id_)))
    assert len(set(seen)) == len(seen)
    QTest.keyClick(bar.field, KEY.Key_Return, SHIFT)
    assert plan.presenter.chosen == seen[1]
    QTest.keyClick(bar.field, KEY.Key_Escape)
    assert plan.board._focused() == seen[1]
    bar.field.setText("no such words")
    plan.open_find()
    assert bar.count.text() == "Nothing found"
    window.go(StepId.RESULTS)
    window.go(StepId.PLAN)
    assert bar.isHidden()


@pytest.mark.parametrize("place", [StepId.SET_UP, StepId.RESULTS, StepId.PLAN, ANSWER])
def test_nothing_can_be_looked_for_where_a_round_is_open(
    place: StepId, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "new.sixe")
    window.go(place)
    assert not window.menus.actions[Command.FIND].isEnabled()
    window._here = StepId.SET_UP  # nobody may leave but with the words of the sheet


def test_on_home_it_leads_to_the_field_of_the_list(
    window: MainWindow, session: Session, example_path: Path
) -> None:
    session.open(example_path)
    session.close()
    window.go(HOME)
    find(window)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Find by name"
