"""Closing a workbook: its backup is made beside the window, which says so and lives on."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sixelements.application.errors import DiskFull
from sixelements.presentation.pages.set_up import SetUpPresenter
from sixelements.presentation.session import Session
from sixelements.storage.restoring import list_backups
from sixelements.ui.dialogs import backing_up
from sixelements.ui.dialogs.backing_up import BackingUpDialog
from sixelements.ui.main_window import MainWindow
from tests.ui.opening import open_

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
Act = Callable[[BackingUpDialog], object]


class SlowBackup:
    """Stands in for the open workbook's own: it goes on for as long as nobody lets it end."""

    def __init__(self, then: Callable[[], None]) -> None:
        self.let_end, self.beats, self._then = Event(), 0, then

    def __call__(self, tick: Callable[[], None]) -> None:
        while not self.let_end.wait(0.001):
            tick()
        self._then()


@pytest.fixture
def slow(
    qtbot: QtBot, window: MainWindow, session: Session, example_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SlowBackup]:
    """A workbook is open, has a change, and takes its time to be backed up."""
    monkeypatch.setattr(backing_up, "_AT_ONCE", 0)
    open_(qtbot, window, example_path)
    SetUpPresenter(session).rename("Birch County")
    slow = SlowBackup(session.book.back_up_changes)
    monkeypatch.setattr(session.book, "back_up_changes", slow)
    yield slow
    slow.let_end.set()


def meanwhile(act: Act) -> None:
    """Do it once the dialog is seen."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, BackingUpDialog):
            act(dialog)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def made(path: Path) -> list[str]:
    return [backup.note for backup in list_backups(path)]


def test_it_is_said_the_window_lives_on_and_closes_by_itself(
    window: MainWindow, session: Session, slow: SlowBackup, example_path: Path
) -> None:
    before, beats, said = len(made(example_path)), list[int](), list[str]()

    def let_end(dialog: BackingUpDialog) -> None:
        said.append(f"{dialog.windowTitle()}: {dialog._lead.text()}")
        assert not window.watch.timer.isActive()  # it would wait for the other thread
        beat = QTimer(dialog, interval=1)
        beat.timeout.connect(lambda: beats.append(1))
        beat.timeout.connect(lambda: slow.let_end.set() if len(beats) == 5 else None)
        beat.start()

    meanwhile(let_end)
    assert window.close()
    assert said == ["Closing permit-counter.sixe: Making a backup of the last changes."]
    assert len(beats) >= 5
    assert not session.is_open
    assert len(made(example_path)) == before + 1


def test_it_can_be_closed_without_the_backup_and_nothing_of_that_is_left(
    window: MainWindow, session: Session, slow: SlowBackup, example_path: Path
) -> None:
    before = made(example_path)
    meanwhile(lambda dialog: dialog.close_button.click())
    assert window.close()
    assert not session.is_open
    assert made(example_path) == before
    book = session.services.open_read_only(example_path)
    assert book.info.organization == "Birch County"
    book.close()


@pytest.mark.parametrize("how", ["click", "Escape"])
def test_it_can_be_kept_open_and_is_backed_up_when_it_is_closed_after_all(
    how: str, window: MainWindow, session: Session, slow: SlowBackup, example_path: Path
) -> None:
    before = len(made(example_path))
    meanwhile(lambda dialog: dialog.cancel_button.click() if how == "click" else dialog.reject())
    assert not window.close()
    assert session.is_open
    assert window.watch.timer.isActive()
    assert len(made(example_path)) == before
    slow.let_end.set()
    assert window.close()
    assert len(made(example_path)) == before + 1


def test_giving_up_for_one_closing_does_not_count_for_the_next(
    window: MainWindow, session: Session, slow: SlowBackup
) -> None:
    session.without_backup = True
    slow.let_end.set()
    assert window.close()
    assert not session.without_backup


def test_a_mistake_of_ours_on_the_other_thread_is_told_as_one(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch, slow: SlowBackup
) -> None:
    def broken(_tick: object) -> None:
        raise KeyError("ours")

    monkeypatch.setattr(session.book, "back_up_changes", broken)
    with pytest.raises(KeyError):
        BackingUpDialog.ask(window, session, window.theme)
    assert session.is_open


def test_a_backup_that_can_not_be_made_is_said_and_not_given_up_unasked(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch, slow: SlowBackup
) -> None:
    def full(_tick: object) -> None:
        raise DiskFull("The disk is full.")

    monkeypatch.setattr(session.book, "back_up_changes", full)
    assert BackingUpDialog.ask(window, session, window.theme) == "The disk is full."
