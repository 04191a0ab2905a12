"""The rail by keyboard: one stop for Tab, arrows inside, Enter goes there; spoken and seen states agree."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import QApplication, QComboBox, QToolTip
from pytestqt.qtbot import QtBot

from sixelements.application.errors import DiskFull
from sixelements.domain.errors import BadInput
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.presentation.journey import STEPS, StepId, StepMark
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.set_up import SetUpPage
from sixelements.ui.shortcuts import Command
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.rail import Rail
from tests.ui.looking import cut
from tests.ui.opening import open_


@pytest.fixture
def rail(qtbot: QtBot, window: MainWindow, example_path: Path) -> Rail:
    open_(qtbot, window, example_path)
    window.go(StepId.SET_UP)
    return window.rail


def test_arrows_move_without_going_and_enter_goes(qtbot: QtBot, window: MainWindow, rail: Rail) -> None:
    rail._steps[StepId.SET_UP].setFocus()
    here, at = rail._steps[StepId.SET_UP], window.page
    assert here.hasFocus()
    qtbot.keyClick(here, Qt.Key.Key_Down)
    next_step = rail._steps[StepId.COLLECT]
    assert next_step.hasFocus()
    assert window.page is at
    qtbot.keyClick(next_step, Qt.Key.Key_Return)
    assert window.page is not at
    assert next_step.here
    assert not here.here


def test_home_and_end_reach_the_ends(qtbot: QtBot, rail: Rail) -> None:
    rail._steps[StepId.SET_UP].setFocus()
    qtbot.keyClick(rail._steps[StepId.SET_UP], Qt.Key.Key_End)
    assert rail._steps[StepId.REVIEW].hasFocus()
    qtbot.keyClick(rail._steps[StepId.REVIEW], Qt.Key.Key_Down)
    assert rail._steps[StepId.REVIEW].hasFocus()
    qtbot.keyClick(rail._steps[StepId.REVIEW], Qt.Key.Key_Home)
    assert rail._steps[StepId.SET_UP].hasFocus()


def test_tab_stops_at_one_step(rail: Rail) -> None:
    stops = [b for b in rail._steps.values() if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [b.step.id for b in stops] == [StepId.SET_UP]


def test_every_step_says_name_state_and_how_far_it_is(rail: Rail) -> None:
    for button in rail._steps.values():
        spoken = QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
        assert spoken.startswith(button.step.title)
        assert button.step.state in spoken
        assert button.step.mark.value in spoken


def test_pages_that_are_not_built_do_not_appear(rail: Rail) -> None:
    assert list(rail._steps) == [step.id for step in STEPS]


def test_the_other_round_is_chosen_in_the_rail(rail: Rail, session: Session) -> None:
    assert session.round.number == 2
    assert rail._places.count() == 2
    rail._places.activated.emit(1)
    assert session.round.number == 1
    assert rail._places.currentText() == "Round 1"


def test_where_the_rail_is_narrow_a_button_offers_teams_and_rounds(
    window: MainWindow, rail: Rail, session: Session
) -> None:
    assert not rail.chooser.isVisible()
    window.resize(1024, 768)
    assert rail.chooser.isVisible()
    assert window.windowTitle() == f"{rail.chooser.accessibleDescription()} – permit-counter.sixe"
    menu = rail.chooser.menu_of_places()
    assert [(a.text(), a.isChecked()) for a in menu.actions()] == [("Round 2", True), ("Round 1", False)]
    menu.actions()[1].trigger()
    assert session.round.number == 1


def test_results_are_done_once_every_practice_is_settled(rail: Rail, session: Session) -> None:
    results = rail._steps[StepId.RESULTS].step
    assert results.state == f"{len(session.round.practices)} practices talked over or confirmed"
    assert results.mark is StepMark.DONE


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_what_is_not_saved_is_said_whole_however_narrow_the_rail(
    window: MainWindow, rail: Rail, theme: Theme, session: Session, scale: float
) -> None:
    theme.choose(replace(theme.choice, scale=scale))

    refusing = [True]

    def full() -> None:
        if refusing:
            raise DiskFull("The disk is full. Free some space, then Retry.")

    def held() -> None:
        with pytest.raises(BadInput), session.held.typing("a place", "x", field="Owner"):
            raise BadInput("Too long.")

    for happen, words in (
        (lambda: setattr(session, "typing", lambda: True), "What you are typing is not saved yet"),
        (lambda: setattr(session, "typing", lambda: False), None),
        (held, "1 field is not saved yet"),
        (lambda: session.run_queued(full), "The disk is full"),
    ):
        happen()
        for size in ((1280, 800), (1024, 768), (960, 600)):
            window.resize(*size)
            rail.show_saved()
            QApplication.processEvents()
            assert rail._saved.isVisible()
            if words is None:
                assert rail._saved.text() in ("All changes are saved", "All saved")
            if words and rail._saved.text() == "Not saved":  # the bar over the page says the cause
                assert (words, scale) == ("The disk is full", 1.5)
                assert window.watch.bar._title.text() == words
            elif words:
                assert words in rail._saved.text()
            assert cut(rail) == []
    refusing.clear()
    session.retry()
    session.held.clear()


def test_a_long_name_that_is_cut_in_the_chooser_is_said_whole_in_a_tip(qtbot: QtBot, theme: Theme) -> None:
    name = "The permit and inspection counter of the county's northern service center, round 2"
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItem(name)
    box.show()
    at = box.rect().center()
    QApplication.sendEvent(box, QHelpEvent(QEvent.Type.ToolTip, at, box.mapToGlobal(at)))
    assert QToolTip.text() == name


def test_all_choosers_of_the_pages_say_what_is_cut(rail: Rail, window: MainWindow) -> None:
    window.go(StepId.REPORT)
    found = [box for box in window.findChildren(QComboBox) if not box.isEditable()]
    assert rail._places in found
    assert [box.accessibleName() for box in found if not isinstance(box, ChoiceBox)] == []


def test_a_field_that_is_not_saved_is_one_press_away_and_an_undo_elsewhere_is_said(
    qtbot: QtBot, window: MainWindow, rail: Rail, session: Session
) -> None:
    """One workbook, and the walk of somebody who looks at another page when they notice."""
    page = window.page
    assert isinstance(page, SetUpPage)
    name = page.organization.name
    field = name.edit
    field.setFocus()
    qtbot.keyClicks(field, "x" * (CHARACTERS[Writing.ORGANIZATION] + 1))
    name.unstored.flush()
    window.go(StepId.RESULTS)
    assert rail._to_held.isVisible()
    rail._to_held.click()
    qtbot.waitUntil(field.hasFocus)
    assert window.page is page
    window._do(Command.UNDO)
    assert not rail._to_held.isVisible()
    assert page.banner.text == ""
    field.selectAll()
    qtbot.keyClicks(field, "Birch County")
    name.unstored.flush()
    window.go(StepId.REPORT)
    window._do(Command.UNDO)
    assert window.page.banner.text == "Undone on the page Set up: the name of the organization."
    window.page.banner._action.click()
    assert session.book.info.organization == "Birch County"
