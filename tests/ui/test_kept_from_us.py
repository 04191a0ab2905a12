"""Another program keeps a large file to itself: the bar says so, the page stays, and nothing is lost."""

import logging
import sqlite3
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.presentation.trouble import WayOn
from sixelements.storage import left, store
from sixelements.ui import app
from sixelements.ui.dialogs.crash import CrashDialog
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.log import MistakeLog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.page import Page
from sixelements.ui.registry import ANSWER
from sixelements.ui.shortcuts import Command
from sixelements.ui.widgets.text import Text
from tests.storage.books import start
from tests.storage.test_held import HOLDING
from tests.ui.opening import open_
from tests.ui.test_saved_as_typed import PLACES, TYPED, _fields, _text

pytestmark = pytest.mark.qt_no_exception_capture

SAID = (
    "permit-counter.sixe can’t be read at this moment. You see what was read before, and nothing you type is "
    "lost."
)


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """As of a file of more than 16 MB, and without the second that is waited for at first."""
    monkeypatch.setattr(left, "_MOST_KEPT", 0)
    monkeypatch.setattr(store, "settle", lambda action: action())


@pytest.fixture
def crashes(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the crash dialog was asked to tell, with the window's own hook in place."""
    asked: list[str] = []
    monkeypatch.setattr(CrashDialog, "ask", lambda _w, _t, kind, places: asked.append(f"{kind} {places}"))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    app._catch_crashes(MistakeLog(tmp_path / "logs"))
    yield asked
    log = logging.getLogger("sixelements")
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()


@pytest.fixture
def hold(example_path: Path) -> Iterator[Callable[[Path], sqlite3.Connection]]:
    """Keeps a file from everybody else, until the connection is closed."""
    held: list[sqlite3.Connection] = []

    def keep(path: Path) -> sqlite3.Connection:
        held.append(sqlite3.connect(path, isolation_level=None))
        held[-1].execute("BEGIN EXCLUSIVE")
        return held[-1]

    yield keep
    for other in held:
        other.close()


Hold = Callable[[Path], sqlite3.Connection]


def later(window: MainWindow, act: Callable[[], object]) -> None:
    """Do it as Qt does: what goes wrong of it comes to the hook."""
    QTimer.singleShot(0, window, act)
    QApplication.processEvents()
    QApplication.processEvents()


def here(window: MainWindow) -> object:
    return window.here


def words(page: Page) -> list[str]:
    return [text.text() for text in page.findChildren(Text) if text.isVisible()]


@pytest.mark.parametrize("reading", [False, True])
def test_a_page_that_cannot_be_read_leaves_the_one_before_as_it_was_and_opens_once_it_can_be(
    reading: bool,
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    example_path: Path,
    crashes: list[str],
) -> None:
    other = session.services.open_workbook(example_path) if reading else None
    open_(qtbot, window, example_path)
    window.go(StepId.SET_UP)
    assert session.read_only is reading
    before = words(window.page)
    bar_before = reading  # it says who has the file
    with start(HOLDING, example_path) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "held\n"
        later(window, lambda: window.rail.step_wanted.emit(StepId.COLLECT))
        assert here(window) is StepId.SET_UP
        assert words(window.page) == before
        assert window.rail._steps[StepId.SET_UP].focusPolicy() is Qt.FocusPolicy.StrongFocus
        assert window.watch.bar._title.text() == "Another program holds the file. This goes on by itself."
        assert window.watch.bar._text.text() == SAID
        assert [way for way, b in window.watch.bar.buttons.items() if b.isVisible()] == [WayOn.RETRY]
        window.watch.timer.timeout.emit()
        program.kill()
        program.wait()
    window.watch.timer.timeout.emit()
    assert not session.unreadable
    assert window.watch.bar.isVisible() is bar_before
    later(window, lambda: window.rail.step_wanted.emit(StepId.COLLECT))
    assert here(window) is StepId.COLLECT
    assert not crashes
    if other:
        other.close()


@pytest.mark.parametrize("place", PLACES)
def test_what_is_typed_meanwhile_is_stored_once_the_file_is_let_go_of(
    place: str,
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    example_path: Path,
    crashes: list[str],
    hold: Hold,
) -> None:
    path = PLACES[place](window, session, example_path)
    other = hold(path)
    typed: list[tuple[QLineEdit | QPlainTextEdit, str]] = []
    for field in _fields(window):
        if field.isVisible() and field.accessibleName() != "Color of the report":  # this is none
            field.setFocus()
            QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            QTest.keyClicks(field, TYPED)
            QTest.keyClick(field, Qt.Key.Key_Tab)
            typed.append((field, _text(field)))
    assert typed
    assert all(TYPED in text for _field, text in typed)
    window.watch.timer.timeout.emit()
    assert [_text(field) for field, _ in typed] == [text for _, text in typed]
    other.close()
    window.watch.timer.timeout.emit()
    assert not session.unsaved
    assert [_text(field) for field, _ in typed] == [text for _, text in typed]
    assert not crashes
    held = len(session.held)  # fields that take only what they know
    session.close()
    assert path.read_bytes().count(TYPED.encode()) + held >= len(typed)


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_no_command_of_the_menus_ends_in_the_crash_dialog(
    window: MainWindow,
    session: Session,
    example_path: Path,
    crashes: list[str],
    hold: Hold,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: ("", ""))
    monkeypatch.setattr("sixelements.ui.dialogs.place.ask_place", lambda *_a: None)
    monkeypatch.setattr("sixelements.ui.widgets.trouble_bar.ask_place", lambda *_a: None)
    session.open(example_path)
    window.go(StepId.SET_UP)
    hold(example_path)

    def put_away() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            dialog.close()

    closing = QTimer(window, interval=20)
    closing.timeout.connect(put_away)
    closing.start()
    elsewhere = {Command.QUIT, Command.NEW_WINDOW, Command.EXAMPLE, Command.EXAMPLE_ROADMAP, Command.CLOSE}
    for command in [c for c in Command if c not in elsewhere]:
        later(window, partial(window._do, command))
        assert not crashes, command
    closing.stop()


def test_a_dialog_says_itself_what_its_button_can_not_do_now(
    window: MainWindow, session: Session, example_path: Path, crashes: list[str], hold: Hold
) -> None:
    session.open(example_path)
    window.go(StepId.SET_UP)
    dialog = Dialog(window, window.theme, "Anything")
    dialog.finish()
    dialog.open()
    hold(example_path)
    later(window, lambda: session.book.responses.ways(session.round.id))
    assert "is being written by another program at this moment. Try again." in dialog.problem.text()
    assert session.unreadable
    assert not crashes
    dialog.reject()


def test_a_participant_is_told_below_what_they_see(
    window: MainWindow, session: Session, example_path: Path, crashes: list[str], hold: Hold
) -> None:
    path = PLACES["a question"](window, session, example_path)
    hold(path)
    later(window, lambda: session.book.plans.of(session.round.id))
    assert window.here is ANSWER
    assert "Try again." in window.page.banner.text
    assert not window.watch.shown
    assert not crashes
