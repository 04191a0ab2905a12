"""Opening in the background: said when it takes long, called off, and nothing left behind."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from sixelements.application.ports import Workbook
from sixelements.presentation.journey import StepId
from sixelements.presentation.services import Services
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.too_much import TooMuchDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.registry import HOME
from sixelements.ui.scratch import Scratch, clear_stale
from sixelements.ui.settings import StoredSettings
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Text
from tests.patience import PATIENCE
from tests.storage.golden import FOLDER
from tests.ui.opening import open_


class SlowDrive:
    """Opens workbooks once it is told to."""

    def __init__(self, open_workbook: Callable[[Path], Workbook]) -> None:
        self._open = open_workbook
        self.go_on = Event()
        self.opened: list[Workbook] = []

    def open(self, path: Path) -> Workbook:
        assert self.go_on.wait(PATIENCE)
        self.opened.append(self._open(path))
        return self.opened[-1]


@pytest.fixture
def drive(services: Services) -> SlowDrive:
    return SlowDrive(services.open_workbook)


@pytest.fixture
def session(services: Services, drive: SlowDrive) -> Session:
    return Session(replace(services, open_workbook=drive.open))


def test_opening_that_takes_long_is_said_and_the_window_goes_on(
    qtbot: QtBot, window: MainWindow, drive: SlowDrive, example_path: Path
) -> None:
    window.open(example_path)
    assert window.page.banner.text == ""
    qtbot.waitUntil(lambda: window.page.banner.text == "Opening permit-counter.sixe")
    assert window.page.banner.property("kind") == "calm"
    with qtbot.waitSignal(window.opener.finished):
        drive.go_on.set()
    assert window._here is StepId.RESULTS
    window.go(HOME)
    assert window.page.banner.text == ""


@pytest.fixture
def empty(session: Session, theme: Theme, settings: StoredSettings, qtbot: QtBot) -> MainWindow:
    """A window that was started with a file."""
    window = MainWindow(session, theme, settings, empty=True)
    qtbot.addWidget(window, before_close_func=lambda _window: session.close())
    window.show()
    return window


def test_who_starts_with_a_file_waits_for_no_home(
    qtbot: QtBot, empty: MainWindow, drive: SlowDrive, example_path: Path
) -> None:
    drive.go_on.set()
    empty.open(example_path)
    assert [t.text() for t in empty.stack.findChildren(Text)] == ["Opening permit-counter.sixe"]
    qtbot.waitSignal(empty.opener.finished).wait()
    assert set(empty._pages) == {StepId.RESULTS}
    assert empty.stack.currentWidget() is empty.page


def test_home_says_of_a_file_at_the_start_that_it_takes_long_or_is_refused(
    qtbot: QtBot, empty: MainWindow, drive: SlowDrive, tmp_path: Path
) -> None:
    empty.open(tmp_path / "gone.sixe")
    qtbot.waitUntil(lambda: not empty.is_empty)
    assert empty.here == HOME
    assert empty.page.banner.text == "Opening gone.sixe"
    drive.go_on.set()
    qtbot.waitUntil(lambda: "gone.sixe" in empty.page.banner.text and "Opening" not in empty.page.banner.text)


def test_opening_can_be_called_off_and_the_workbook_is_closed_again(
    qtbot: QtBot, window: MainWindow, session: Session, drive: SlowDrive, example_path: Path
) -> None:
    window.open(example_path)
    qtbot.waitUntil(lambda: window.page.banner.text != "")
    window.page.banner._action.click()
    assert window.page.banner.text == ""
    drive.go_on.set()
    qtbot.waitUntil(lambda: not window.opener._tasks)
    assert window._here == HOME
    assert not session.is_open
    open_(qtbot, window, example_path)
    assert not session.read_only


def test_what_was_asked_for_last_is_opened(
    qtbot: QtBot, window: MainWindow, session: Session, drive: SlowDrive, example_path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.sixe"
    other.write_bytes(example_path.read_bytes())
    window.open(example_path)
    window.open(other)
    drive.go_on.set()
    qtbot.waitUntil(lambda: not window.opener._tasks)
    assert session.path == other


def test_a_workbook_clicked_twice_is_opened_once_and_can_be_written(
    qtbot: QtBot, window: MainWindow, session: Session, drive: SlowDrive, example_path: Path
) -> None:
    window.open(example_path)
    window.open(example_path)
    drive.go_on.set()
    qtbot.waitUntil(lambda: not window.opener._tasks)
    assert len(drive.opened) == 1
    assert session.path == example_path
    assert not session.read_only


def test_going_back_to_the_open_workbook_calls_another_opening_off(
    qtbot: QtBot, window: MainWindow, session: Session, drive: SlowDrive, example_path: Path, tmp_path: Path
) -> None:
    drive.go_on.set()
    open_(qtbot, window, example_path)
    drive.go_on.clear()
    other = tmp_path / "other.sixe"
    other.write_bytes(example_path.read_bytes())
    window.open(other)
    window.open(example_path)
    drive.go_on.set()
    qtbot.waitUntil(lambda: not window.opener._tasks)
    assert session.path == example_path


def test_the_workbook_that_is_open_stays_open_when_it_is_opened_again(
    qtbot: QtBot, window: MainWindow, session: Session, drive: SlowDrive, example_path: Path
) -> None:
    drive.go_on.set()
    open_(qtbot, window, example_path)
    window.go(StepId.SET_UP)
    open_(qtbot, window, example_path)
    assert window._here is StepId.RESULTS
    assert not session.read_only


def test_what_came_of_late_sheets_of_an_earlier_version_is_said_on_the_page(
    window: MainWindow, drive: SlowDrive, qtbot: QtBot, tmp_path: Path
) -> None:
    drive.go_on.set()
    path = Path(shutil.copy(FOLDER / "schema-1-late.sixe", tmp_path / "old.sixe"))
    open_(qtbot, window, path)
    assert "6 sheets came after the results" in window.page.banner.text
    window.go(HOME)
    window._session.close()
    open_(qtbot, window, path)
    assert window.page.banner.text == ""


def test_a_folder_of_a_process_that_was_killed_is_cleared_and_one_in_use_is_not(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from sixelements.ui.scratch import Scratch\n"
        "scratch = Scratch(Path(sys.argv[1])); (scratch.path / 'a.sixe').touch()\n"
        "os.kill(os.getpid(), 9) if hasattr(os, 'kill') and os.name == 'posix' else os._exit(1)"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], env=environment, check=False)
    (left,) = tmp_path.iterdir()
    own = Scratch(tmp_path)
    foreign = tmp_path / "sixelements-example-notes"
    foreign.mkdir()
    clear_stale(tmp_path)
    assert not left.exists()
    assert own.path.exists()
    assert foreign.exists()
    own.remove()
    assert not own.path.exists()


def test_what_an_earlier_version_locked_is_opened_for_reading_and_mended_beside_it(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    drive: SlowDrive,
    example_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with closing(sqlite3.connect(example_path, isolation_level=None)) as connection:
        connection.execute("UPDATE plan_action SET first_step_by = '0207-05-03'")
    before = example_path.read_bytes()
    asked: list[TooMuchDialog] = []

    def mend(dialog: TooMuchDialog) -> bool:
        assert session.read_only
        asked.append(dialog)
        dialog.mend.click()
        told = " ".join(words.text() for words in dialog.findChildren(Text) if not words.isHidden())
        assert "was May 3, 207 and is May 3, 20" in told
        assert not dialog.open_copy.isHidden()
        assert dialog.height() > 250, "as high as what was changed"
        return True

    monkeypatch.setattr(TooMuchDialog, "run", mend)
    drive.go_on.set()
    open_(qtbot, window, example_path)
    qtbot.waitUntil(lambda: session.path != example_path)
    assert len(asked) == 1
    assert session.path == example_path.with_name("permit-counter mended.sixe")
    assert not session.read_only
    assert example_path.read_bytes() == before
