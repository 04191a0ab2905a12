"""The frame: it starts at Home, goes by keys, remembers, and says what is saved."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from sixelements import paths
from sixelements.application.errors import DiskFull
from sixelements.application.events import StoreChange, What
from sixelements.presentation.journey import STEPS, StepId
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.no_backup import NoBackupDialog
from sixelements.ui.dialogs.unsaved import UnsavedDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.registry import HOME
from sixelements.ui.settings import StoredSettings
from sixelements.ui.shortcuts import Command, menus
from sixelements.ui.theme import Theme
from tests.ui.opening import open_

CTRL = Qt.KeyboardModifier.ControlModifier


def press(
    qtbot: QtBot,
    window: MainWindow,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    qtbot.keyClick(window.focusWidget(), key, modifier)


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, example_path: Path) -> MainWindow:
    open_(qtbot, window, example_path)
    return window


def test_it_starts_at_home_without_a_rail(window: MainWindow) -> None:
    assert window._here == HOME
    assert "rail" not in vars(window)
    assert window.windowTitle() in ("", "Six Elements")


def test_an_opened_workbook_and_its_file_are_named_in_the_title(
    opened: MainWindow, example_path: Path
) -> None:
    whose = "Alder County Development Services – Permit Counter, round 2"
    assert opened.windowTitle() == f"{whose} – {example_path.name}"
    assert opened._here is StepId.RESULTS


def test_a_window_that_was_deleted_hears_nothing_and_keeps_no_other_from_hearing(
    opened: MainWindow, session: Session, theme: Theme, settings: StoredSettings
) -> None:
    second = MainWindow(session, theme, settings)
    delete(second)
    third = MainWindow(session, theme, settings)
    session.announce(StoreChange(what=What.ORGANIZATION))
    assert third.windowTitle() == opened.windowTitle()
    delete(third)
    session.announce(StoreChange(what=What.ORGANIZATION))


def test_every_step_has_its_digit(qtbot: QtBot, opened: MainWindow) -> None:
    digits = [getattr(Qt.Key, f"Key_{step.id.value}") for step in STEPS]
    view = next(menu for menu in opened.menuBar().actions() if menu.text() == "&View")
    listed = [(a.text(), a.shortcut().toString()) for a in _entries(view)]
    for number, (step, digit) in enumerate(zip(STEPS, digits, strict=True), start=1):
        assert step.id.value == number, "the number that the rail shows"
        assert (step.title(), f"Ctrl+{number}") in listed
        press(qtbot, opened, digit, CTRL)
        assert opened._here is step.id
        assert opened.focusWidget() is opened.page.title
    press(qtbot, opened, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert opened._here == HOME


def test_a_step_without_a_workbook_is_home(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_2, CTRL)
    assert window._here == HOME


def test_commands_that_need_a_workbook_are_off_without_one(
    qtbot: QtBot, window: MainWindow, example_path: Path
) -> None:
    needing = [a for a in window.menus.actions.values() if a.data()]
    assert needing
    assert not [a.text() for a in needing if a.isEnabled()]
    open_(qtbot, window, example_path)
    closing = window.menus.actions[Command.CLOSE]
    assert closing.isEnabled()
    closing.trigger()
    assert window._here == HOME
    assert not closing.isEnabled()


def test_every_command_of_the_menus_is_bound(window: MainWindow) -> None:
    texts = {a.text() for menu in window.menuBar().actions() for a in _entries(menu)}
    wanted = {entry.text for _title, entries in menus() for entry in entries if entry}
    assert {t.split("…")[0] for t in wanted} - {t.split("…")[0] for t in texts} == set()


def _entries(menu: QAction) -> list[QAction]:
    inside = menu.menu()
    if not isinstance(inside, QMenu):
        return []
    return [entry for action in inside.actions() for entry in (action, *_entries(action))]


def test_recent_workbooks_stand_in_the_file_menu_and_open_from_it(
    qtbot: QtBot, window: MainWindow, session: Session, example_path: Path
) -> None:
    session.open(example_path)
    session.close()
    recent = next(m for m in window.findChildren(QMenu) if m.title() == "Open &recent")
    recent.aboutToShow.emit()
    (entry,) = recent.actions()
    assert example_path.name in entry.text()
    with qtbot.waitSignal(window.opener.finished):
        entry.trigger()
    assert session.path == example_path


def test_the_theme_is_chosen_in_the_view_menu(window: MainWindow, theme: Theme) -> None:
    window.menus.actions[Command.DARK].trigger()
    assert theme.choice.look.value == "dark"
    window.menus.actions[Command.LIGHT].trigger()
    assert theme.choice.look.value == "light"
    looks = next(menu for menu in window.findChildren(QMenu) if menu.title() == "&Theme")
    looks.aboutToShow.emit()
    assert [action.text() for action in looks.actions() if action.isChecked()] == ["&Light"]


def test_f6_goes_round_the_areas(qtbot: QtBot, opened: MainWindow) -> None:
    opened.go(StepId.SET_UP)
    press(qtbot, opened, Qt.Key.Key_F6)
    first = opened.focusWidget()
    press(qtbot, opened, Qt.Key.Key_F6)
    second = opened.focusWidget()
    inside = [opened.rail.isAncestorOf(first), opened.rail.isAncestorOf(second)]
    assert sorted(inside) == [False, True]
    press(qtbot, opened, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert opened.focusWidget() is first


def test_text_grows_and_shrinks_by_key_and_is_remembered(
    qtbot: QtBot, window: MainWindow, theme: Theme, settings: StoredSettings
) -> None:
    press(qtbot, window, Qt.Key.Key_Equal, CTRL)
    press(qtbot, window, Qt.Key.Key_Equal, CTRL)
    assert theme.choice.scale == 1.3
    assert settings.looks().scale == 1.0, "painted first"
    qtbot.waitUntil(lambda: settings.looks().scale == 1.3)
    press(qtbot, window, Qt.Key.Key_Minus, CTRL)
    assert theme.choice.scale == 1.15
    for _ in range(9):
        press(qtbot, window, Qt.Key.Key_Minus, CTRL)
    assert theme.choice.scale == 1.0


@pytest.mark.parametrize(("width", "scale", "wide"), [(1280, 1.0, 216), (1024, 1.0, 64), (1280, 1.5, 96)])
def test_the_rail_collapses_where_there_is_no_room(
    opened: MainWindow, theme: Theme, width: int, scale: float, wide: int
) -> None:
    theme.choose(replace(theme.choice, scale=scale))
    opened.resize(width, 768)
    assert opened.rail.width() == wide


def test_a_change_that_is_not_saved_is_said_in_red_with_a_way_to_try_again(
    opened: MainWindow, session: Session
) -> None:
    tries = []

    def change() -> None:
        tries.append(1)
        if len(tries) == 1:
            raise DiskFull("The disk is full. Free some space, then Retry.")

    opened.resize(1024, 768)
    session.run_queued(change)
    assert "disk is full" in opened.rail._saved.text()
    assert opened.rail._saved.property("tone") == "danger"
    assert opened.rail.width() == 216, "the reason is shown in a narrow window too"
    opened.rail._retry.click()
    assert len(tries) == 2
    assert opened.rail._saved.text() == "Saved 10:42"
    assert opened.rail.width() == 64


class _Disk:
    """A disk that can be full."""

    full = True

    def __init__(self) -> None:
        self.stored: list[str] = []

    def store(self) -> None:
        if self.full:
            raise DiskFull("The disk is full. Free some space, then Retry.")
        self.stored.append("change")


@pytest.fixture
def disk(opened: MainWindow, session: Session) -> _Disk:
    """A disk that refused a change of the open workbook."""
    assert session.is_open
    disk = _Disk()
    session.run_queued(disk.store)
    assert opened.rail._saved.property("tone") == "danger"
    return disk


def answer_dialog(press: str, kind: type[QDialog] = UnsavedDialog) -> None:
    """Press a button of the dialog once it asks."""

    def pressed() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(5, pressed)
            return
        assert isinstance(dialog, kind)
        getattr(dialog, press).click()

    QTimer.singleShot(0, pressed)


def test_closing_with_a_change_that_is_not_saved_asks_and_can_be_called_off(
    opened: MainWindow, session: Session, disk: _Disk
) -> None:
    answer_dialog("cancel_button")
    assert not opened.close()
    assert session.is_open
    assert session.unsaved == 1
    answer_dialog("drop_button")
    assert opened.close()
    assert disk.stored == []


def test_closing_can_store_what_was_not_saved(opened: MainWindow, disk: _Disk) -> None:
    disk.full = False
    answer_dialog("retry_button")
    assert opened.close()
    assert disk.stored == ["change"]


def test_closing_says_that_no_backup_can_be_made_and_can_be_called_off(
    opened: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def full(_tick: object) -> None:
        tried.append("backup")
        if len(tried) < 4:
            raise DiskFull("No backup could be made: the disk is full.")

    monkeypatch.setattr(session.book, "back_up_changes", full)
    answer_dialog("cancel_button", NoBackupDialog)
    assert not opened.close()
    for _ in range(2):  # full once more
        answer_dialog("retry_button", NoBackupDialog)
    assert opened.close()
    assert not session.is_open
    assert len(tried) == 4


def test_closing_can_do_without_a_backup(
    opened: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_tick: object) -> None:
        raise DiskFull("No backup could be made: the disk is full.")

    monkeypatch.setattr(session.book, "back_up_changes", full)
    answer_dialog("close_button", NoBackupDialog)
    assert opened.close()
    assert not session.is_open


def test_another_workbook_does_not_push_an_unsaved_change_aside(
    qtbot: QtBot, opened: MainWindow, session: Session, disk: _Disk, example_path: Path
) -> None:
    other = example_path.with_name("other.sixe")
    other.write_bytes(example_path.read_bytes())
    answer_dialog("cancel_button")
    open_(qtbot, opened, other)
    assert session.path == example_path
    assert session.unsaved == 1
    answer_dialog("drop_button")  # asked once only: a second dialog would wait here for ever
    open_(qtbot, opened, other)
    assert session.path == other
    assert disk.stored == []


def test_a_second_opening_is_read_only_and_says_who_has_it(
    qtbot: QtBot, window: MainWindow, session: Session, example_path: Path
) -> None:
    first = session.services.open_workbook(example_path)
    try:
        open_(qtbot, window, example_path)
        assert session.read_only
        assert window.rail._saved.text().startswith("Read only")
    finally:
        first.close()


def test_a_file_that_is_no_workbook_is_one_sentence_in_the_banner(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    other = tmp_path / "letter.sixe"
    other.write_text("Dear all", encoding="utf-8")
    open_(qtbot, window, other)
    assert window._here == HOME
    assert window.page.banner.text


def test_a_file_dropped_on_the_window_is_opened(qtbot: QtBot, window: MainWindow, example_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(example_path))])
    drop = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(window.opener.finished):
        window.dropEvent(drop)
    assert window._here is StepId.RESULTS


def test_size_is_remembered(
    qtbot: QtBot, window: MainWindow, session: Session, theme: Theme, settings: StoredSettings
) -> None:
    window.resize(880, 650)
    window.close()
    again = MainWindow(session, theme, settings)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (880, 650)


def test_the_first_window_fits_a_small_screen(window: MainWindow, tmp_path: Path) -> None:
    room = window.screen().availableGeometry()
    assert room.height() == 800, "the offscreen platform's own screen"
    StoredSettings(tmp_path / "new.ini").place(window)
    assert window.height() == 760, "room is left for a title bar"


def test_a_backup_that_could_not_be_made_stays_in_the_rail_until_a_retry_makes_one(
    qtbot: QtBot, window: MainWindow, example_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = example_path.with_name(f"{example_path.name} backups")
    data = paths.user_data() / "backups"
    for in_the_way in (folder, data):
        in_the_way.parent.mkdir(parents=True, exist_ok=True)
        in_the_way.write_text("in the way", encoding="utf-8")
    open_(qtbot, window, example_path)
    assert window.rail._saved.text() == "Everything is saved, but no backup could be made."
    assert window.rail._retry.isVisibleTo(window)
    for in_the_way in (folder, data):
        in_the_way.unlink()
    window.rail._retry.click()
    assert not window.rail._retry.isVisibleTo(window)
    assert window.rail._saved.text() == "All changes are saved"


def test_its_size_is_remembered_when_it_changes_and_not_only_when_it_is_closed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    """As after a crash or a power cut: nothing more is said to the window."""
    window.resize(1111, 777)

    def remembered() -> object:
        return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat).value("window/geometry")

    qtbot.waitUntil(lambda: remembered() == window.saveGeometry())
    before = remembered()
    window.showMaximized()
    qtbot.waitUntil(lambda: remembered() == window.saveGeometry() != before)
