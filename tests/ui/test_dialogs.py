"""The dialogs of the frame: made without their own loop, filled by key, closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from sixelements.domain.errors import BadInput
from sixelements.domain.rounds import Mode
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.about import AboutDialog
from sixelements.ui.dialogs.crash import CrashDialog
from sixelements.ui.dialogs.guide import GuideDialog
from sixelements.ui.dialogs.new_workbook import NewWorkbookDialog
from sixelements.ui.dialogs.reason import ReasonDialog, why_not_now
from sixelements.ui.dialogs.settings import SettingsDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.settings import StoredSettings
from sixelements.ui.theme import Look, Theme

ACCEPTED = QDialog.DialogCode.Accepted.value


@pytest.fixture
def new(
    qtbot: QtBot, window: MainWindow, session: Session, theme: Theme, tmp_path: Path
) -> NewWorkbookDialog:
    dialog = NewWorkbookDialog(window, session, theme)
    dialog._presenter._documents = tmp_path
    dialog._suggest()
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_workbook_is_made_by_typing_one_name_and_enter(
    qtbot: QtBot, new: NewWorkbookDialog, session: Session, tmp_path: Path
) -> None:
    assert new.focusWidget() is new.organization
    qtbot.keyClicks(new.organization, "Alder County")
    assert new.place.text() == str(tmp_path / "alder-county.sixe")
    qtbot.keyClick(new.organization, Qt.Key.Key_Return)
    assert new.result() == ACCEPTED
    assert (tmp_path / "alder-county.sixe").exists()
    assert session.book.info.organization == "Alder County"
    assert (session.round.number, session.round.mode) == (1, Mode.ANONYMOUS)


def test_without_a_name_the_sentence_stands_under_the_field(qtbot: QtBot, new: NewWorkbookDialog) -> None:
    new.create_button.click()
    assert new._beside[new.organization].isVisible()
    assert new.organization.property("problem") == "true"
    qtbot.keyClicks(new.organization, "A")
    assert new._beside[new.organization].isHidden()
    assert new.organization.property("problem") == "false"
    new.create_button.click()
    assert new.result() == ACCEPTED


def test_a_place_that_is_taken_is_refused_and_stays_as_it_is(
    qtbot: QtBot, new: NewWorkbookDialog, tmp_path: Path
) -> None:
    taken = tmp_path / "taken.sixe"
    taken.write_bytes(b"mine")
    qtbot.keyClicks(new.organization, "Alder County")
    new.place.setText(str(taken))
    new.create_button.click()
    assert new._beside[new.place].text()
    assert taken.read_bytes() == b"mine"


def test_the_suggestion_does_not_overwrite_a_place_that_was_typed(
    qtbot: QtBot, new: NewWorkbookDialog, tmp_path: Path
) -> None:
    new.place.clear()
    qtbot.keyClicks(new.place, str(tmp_path / "own.sixe"))
    qtbot.keyClicks(new.organization, "Alder County")
    assert new.place.text() == str(tmp_path / "own.sixe")


def test_settings_are_taken_from_another_workbook(
    qtbot: QtBot, new: NewWorkbookDialog, session: Session, example_path: Path
) -> None:
    qtbot.keyClicks(new.organization, "Brookside")
    new.take_from(example_path)
    assert "Alder County Development Services" in new._taken.text()
    new.create_button.click()
    assert session.round.mode is Mode.OPEN
    assert session.round.threshold == 3


def test_a_file_that_hands_nothing_over_is_said(new: NewWorkbookDialog, tmp_path: Path) -> None:
    other = tmp_path / "letter.sixe"
    other.write_text("Dear all", encoding="utf-8")
    new.take_from(other)
    assert new.problem.isVisible()
    assert new._like is None


@pytest.fixture
def preferences(
    qtbot: QtBot, window: MainWindow, session: Session, theme: Theme, settings: StoredSettings
) -> SettingsDialog:
    dialog = SettingsDialog(window, session, theme, settings)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_settings_are_used_and_kept_at_once(
    qtbot: QtBot, preferences: SettingsDialog, theme: Theme, settings: StoredSettings, session: Session
) -> None:
    qtbot.keyClick(preferences.look, Qt.Key.Key_End)
    qtbot.keyClick(preferences.size_, Qt.Key.Key_End)
    assert preferences.look.currentData() is Look.DARK
    for box in (preferences.own_font, preferences.letters, preferences.recents):
        qtbot.keyClick(box, Qt.Key.Key_Space)
    assert theme.dark
    assert theme.choice.scale == 2.0
    assert not session.recents.kept
    again = settings.looks()
    assert again == theme.choice
    assert (again.look, again.own_font, again.letters) == (Look.DARK, False, False)


def test_settings_that_will_be_forgotten_say_so(
    qtbot: QtBot, window: MainWindow, session: Session, theme: Theme, settings: StoredSettings, tmp_path: Path
) -> None:
    (tmp_path / "no folder").touch()
    lost = StoredSettings(tmp_path / "no folder" / "settings.ini")
    for kept, said in ((settings, ""), (lost, f"written to {tmp_path / 'no folder'}.")):
        dialog = SettingsDialog(window, session, theme, kept)
        qtbot.addWidget(dialog)
        assert dialog.lost.text().endswith(said)
        assert bool(dialog.lost.text()) == bool(said)


@pytest.fixture
def guide(window: MainWindow, theme: Theme) -> Iterator[GuideDialog]:
    dialog = GuideDialog.ask(window, theme, "collect")
    yield dialog
    dialog.close()


def test_the_guide_opens_at_the_pages_own_section(guide: GuideDialog) -> None:
    assert guide.list.currentItem().text() == "Collect"
    assert "never what" in guide.text.toPlainText()


def test_the_guide_is_searched_by_a_word(qtbot: QtBot, guide: GuideDialog) -> None:
    qtbot.keyClicks(guide.find_field, "four words")
    titles = [guide.list.item(n).text() for n in range(guide.list.count())]
    assert titles == ["Answering"]
    assert guide.text.textCursor().selectedText() == "four words"
    qtbot.keyClicks(guide.find_field, "xyz")
    assert guide.list.count() == 0
    assert guide._none.isVisible()


def test_a_second_call_shows_the_same_guide(guide: GuideDialog, window: MainWindow, theme: Theme) -> None:
    assert GuideDialog.ask(window, theme, "keys") is guide
    assert "Ctrl N" in guide.text.toPlainText()
    assert "Ctrl +" in guide.text.toPlainText()


def test_diagnostics_hold_versions_and_no_path(
    qtbot: QtBot, window: MainWindow, theme: Theme, tmp_path: Path
) -> None:
    dialog = AboutDialog(window, theme, tmp_path / "settings")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "Six Elements: " in copied
    assert "PySide6-Essentials: 6" in copied
    assert "/" not in copied.replace(str(tmp_path), "/")
    assert dialog.copied.isVisible()
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert f"Your own settings: {tmp_path / 'settings'}" in shown
    assert [label.text() for label in window.page.findChildren(QLabel) if str(tmp_path) in label.text()] == []


def test_a_mistake_is_told_once_with_places_and_without_values(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    dialog = CrashDialog(window, theme, "Six Elements 0: KeyError\nsession.py:9 put")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "Six Elements 0: KeyError\nsession.py:9 put"
    CrashDialog.open_now = True
    try:
        CrashDialog.ask(window, theme, "KeyError", [])
    finally:
        CrashDialog.open_now = False


def test_a_dialog_grows_with_what_it_says(qtbot: QtBot, window: MainWindow, theme: Theme) -> None:
    def refuse(_reason: str) -> None:
        raise BadInput("Say in a few words why not. The reason is printed with the plan.")

    dialog = ReasonDialog(window, theme, why_not_now("An action"), refuse)
    qtbot.addWidget(dialog)
    dialog.show()
    before = dialog.height()
    dialog.done_button.click()
    (area,) = dialog.findChildren(QScrollArea)
    assert dialog.height() > before
    assert area.verticalScrollBar().maximum() == 0
