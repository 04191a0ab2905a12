"""Set up: stored as typed, undone by Ctrl+Z, locked with a reason, and the logo made harmless."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sixelements.application.ports import Branding
from sixelements.domain.assessment import Role
from sixelements.domain.ids import RoundId
from sixelements.domain.rounds import Mode
from sixelements.domain.teams import Headcount
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.removing import Removed
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.add_team import AddTeamDialog
from sixelements.ui.dialogs.next_round import NextRoundDialog
from sixelements.ui.dialogs.remove import RemoveDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.set_up import SetUpPage
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button, Text
from sixelements.ui.widgets.whole_number import WholeNumber
from tests.files.logos import STORED
from tests.ui.rounds import answer, open_round
from tests.ui.waiting import come_to_rest

pytestmark = pytest.mark.qt


@pytest.fixture
def page(window: MainWindow, session: Session, tmp_path: Path) -> SetUpPage:
    open_round(session, tmp_path / "alder.sixe", practices="all")
    window.go(StepId.SET_UP)
    assert isinstance(window.page, SetUpPage)
    return window.page


def retype(page: SetUpPage, text: str) -> None:
    edit = page.organization.name.edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def test_a_name_is_stored_as_typed_and_stands_in_the_title(
    page: SetUpPage, session: Session, window: MainWindow
) -> None:
    retype(page, "Birch County")
    assert session.book.info.organization == "Birch County"
    assert window.windowTitle().startswith("Birch County")
    session.undo()
    assert page.organization.name.edit.text() == "Alder County"


def test_an_empty_name_is_said_under_the_field(page: SetUpPage, session: Session) -> None:
    edit = page.organization.name.edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    page.organization.name.flush()
    assert page.organization.name.problem == "The name is empty. Give one."
    assert session.book.info.organization == "Alder County"
    retype(page, "Birch County")
    assert page.organization.name.problem == ""


def test_what_was_typed_last_is_stored_when_the_page_is_left(
    page: SetUpPage, session: Session, window: MainWindow
) -> None:
    page.team.services.edit.setFocus()
    QTest.keyClicks(page.team.services.edit, "Permits, records")
    window.go(StepId.COLLECT)
    assert session.team.services == ("Permits", "records")


def test_the_head_count_changes_what_can_be_shown(page: SetUpPage, session: Session) -> None:
    spin = page.heads.heads[Role.SUPERVISOR].box
    spin.setFocus()
    spin.selectAll()
    QTest.keyClicks(spin, "6")
    QTest.keyClick(spin, Qt.Key.Key_Return)
    assert session.round.headcount == Headcount(frontline=9, supervisor=6, manager=1)
    assert "side by side" in page.mode._outlook.accessibleName()


def test_what_is_wrong_with_a_number_pushes_none_beside_it(page: SetUpPage) -> None:
    boxes = [field.box for field in page.heads.heads.values()]
    before = [box.mapTo(page, QPoint()) for box in boxes]
    boxes[0].selectAll()
    QTest.keyClicks(boxes[0], "4,5")
    boxes[0].flush()
    QApplication.processEvents()
    assert boxes[0].note.isVisible()
    assert [box.mapTo(page, QPoint()) for box in boxes] == before
    assert boxes[0].note.mapTo(page, QPoint()).y() > before[0].y() + boxes[0].height()


def test_the_first_click_into_a_number_selects_it_and_the_second_places_the_cursor(page: SetUpPage) -> None:
    box = page.findChildren(WholeNumber)[0]
    line = box.lineEdit()
    page.title.setFocus()
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert box.hasFocus()
    QTest.keyClicks(box, "7")
    assert box.text() == "7"
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert not line.hasSelectedText()
    page.title.setFocus()
    box.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(box, "8")
    assert box.text() == "8"


def test_mode_practices_sittings_and_horizon_by_keyboard(page: SetUpPage, session: Session) -> None:
    for control in (
        page.mode.modes[Mode.OPEN],
        page.practices.choices["core"],
        page.practices.sittings,
        page.horizon.choices[365],
    ):
        control.setFocus()
        QTest.keyClick(control, Qt.Key.Key_Space)
    round_ = session.round
    assert (round_.mode, round_.several_sittings, round_.horizon_days) == (Mode.OPEN, True, 365)
    assert len(round_.practices) == 12


def test_chosen_elements_appear_when_wanted(page: SetUpPage, session: Session) -> None:
    page.practices.choices["chosen"].click()
    boxes = list(page.practices.elements.values())
    assert all(box.isVisible() and box.isChecked() for box in boxes)
    for box in boxes[1:]:
        box.click()
    assert len(session.round.practices) == 6
    boxes[0].click()
    assert boxes[0].isChecked()


def test_after_the_first_answer_a_lock_says_why(page: SetUpPage, session: Session) -> None:
    answer(session, 3)
    page.refresh()
    assert not page.mode.modes[Mode.OPEN].isEnabled()
    assert "same promise" in page.mode._why.text()
    assert page.organization.name.edit.isEnabled()
    assert page.horizon.choices[90].isEnabled()


def test_a_team_is_added(page: SetUpPage, session: Session, theme: Theme, qtbot: QtBot) -> None:
    dialog = AddTeamDialog(page, session, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.done_button.click()
    said = dialog._beside[dialog.name]
    assert "The name is empty" in said.text()
    dialog.name.setText("Library desk")
    assert said.isHidden()
    assert dialog.problem.isHidden()
    dialog.done_button.click()
    assert session.team.name == "Library desk"
    assert page.team.name.edit.text() == "Library desk"


def test_the_next_round_is_refused_or_opened(
    page: SetUpPage, session: Session, theme: Theme, qtbot: QtBot
) -> None:
    refused = NextRoundDialog(page, session, theme)
    qtbot.addWidget(refused)
    assert refused.done_button.isHidden()
    answer(session, 1, 2, 3, 4, 5)
    from sixelements.presentation.pages.closing import close

    close(session)
    close(session)  # sealed first, then its results are shown
    dialog = NextRoundDialog(page, session, theme)
    qtbot.addWidget(dialog)
    dialog.heads[Role.MANAGER].box.setValue(3)
    dialog.done_button.click()
    assert (session.round.number, session.round.headcount) == (
        2,
        Headcount(frontline=9, supervisor=2, manager=3),
    )


# the logo


def picture(path: Path, side: int, kind: str) -> str:
    image = QImage(side, side // 2, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    image.setText("Author", "somebody")
    file = path.with_suffix(f".{kind}")
    assert image.save(str(file))
    return str(file)


@pytest.mark.parametrize("kind", ["png", "jpg"])
def test_a_logo_becomes_a_small_png_without_metadata(
    page: SetUpPage, session: Session, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    page.organization.logo.take_logo(picture(tmp_path / "logo", 1_800, kind))
    qtbot.waitUntil(lambda: page.organization.logo._reading is None)
    logo = session.book.organization.branding().logo
    assert logo is not None
    stored = QImage.fromData(logo)
    assert (stored.width(), stored.height()) == (600, 300)
    assert b"somebody" not in logo
    assert not page.organization.logo.picture.isHidden()


def test_a_refused_logo_is_said_beside_the_button_until_the_workbook_is_closed(
    page: SetUpPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    block = page.organization
    (tmp_path / "logo.gif").write_bytes(b"GIF89a")
    block.logo.take_logo(str(tmp_path / "logo.gif"))
    qtbot.waitUntil(lambda: block.logo._reading is None)
    assert block.logo.problem.text() == "The logo must be a PNG or JPEG picture."
    page.refresh()
    assert not block.logo.problem.isHidden()
    session.close()
    assert block.logo.problem.isHidden()


def test_a_logo_that_was_read_does_not_go_into_another_workbook(
    page: SetUpPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    page.organization.logo.take_logo(picture(tmp_path / "logo", 100, "png"))
    other = session.services.create_workbook(tmp_path / "other.sixe")("Birch County")
    before, session._book = session._book, other
    qtbot.waitUntil(lambda: page.organization.logo._reading is None)
    assert other.organization.branding().logo is None
    session._book = before
    other.close()


def test_a_stored_logo_that_can_not_be_read_is_said_and_can_be_removed(
    page: SetUpPage, session: Session
) -> None:
    block = page.organization
    session.book.organization.put_branding(Branding(logo=STORED["garbage-behind-the-magic"]))
    page.refresh()
    sentence = "The logo can't be read, so the report has none. Choose another picture, or remove it."
    assert block.logo.problem.text() == sentence
    assert block.logo.picture.isHidden()
    block.logo.remove.click()
    for step in (session.undo, session.redo):
        assert session.book.organization.branding().logo is None
        assert block.logo.problem.isHidden()
        step()


@pytest.mark.parametrize("width", [1280, 1024, 960])
def test_the_page_never_scrolls_sideways(page: SetUpPage, window: MainWindow, width: int) -> None:
    window.resize(width, 700)
    QApplication.processEvents()
    inner = page.scroller.widget()
    assert inner is not None
    assert inner.width() <= page.scroller.viewport().width()


def test_a_round_is_removed_once_its_name_is_typed(
    page: SetUpPage, session: Session, theme: Theme, qtbot: QtBot
) -> None:
    first = session.round
    a_round, a_team = [b for b in page.findChildren(Button) if b.text().startswith("Remove this")]
    assert not a_round.isEnabled()
    assert a_team.toolTip() == "It is the only team of the workbook. Delete the file instead."
    session.book.rounds.put(replace(first, id=RoundId("again"), number=first.number + 1))
    session.choose(session.team)
    assert a_round.isEnabled()
    dialog = RemoveDialog(page, session, theme, Removed.ROUND)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.cancel_button.isDefault()
    dialog.remove_button.click()
    assert dialog.isVisible()
    assert len(session.book.rounds.of(session.team.id)) == 2
    qtbot.keyClicks(dialog.name, "round")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible(), "what was typed is not dropped without a word"
    assert any(t.text() == "That is not its name. Type Round 2." for t in dialog.findChildren(Text))
    qtbot.keyClicks(dialog.name, " 2")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.result() == RemoveDialog.DialogCode.Accepted
    assert session.round.id == first.id
    assert dialog.done_words == "Round 2 was removed."


def test_what_is_clicked_does_not_move_because_of_a_note_on_the_field_that_is_left(
    window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    """Through Qt's own windows, as only they know that a button of the mouse is down."""
    open_round(session, tmp_path / "alder.sixe")
    window.go(StepId.SET_UP)
    page = window.page
    assert isinstance(page, SetUpPage)
    color, below = page.organization.color, page.team.name.edit
    color.edit.setFocus()
    QTest.keyClicks(color.edit, "blu")
    come_to_rest(window)
    at = below.mapTo(window, below.rect().center())
    handle = window.windowHandle()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=at)
    come_to_rest(window)
    assert below.mapTo(window, below.rect().center()) == at
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=at)
    assert below.hasFocus()
    qtbot.waitUntil(color._note.isVisible)
    assert below.mapTo(window, below.rect().center()) != at
