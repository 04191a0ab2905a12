"""*Check workbook* says what `check` says, with progress and a way to stop, to be read aloud and copied."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sixelements.application.files import Progress
from sixelements.presentation.checking import CheckPresenter
from sixelements.presentation.pages.set_up import SetUpPresenter
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.check import CheckDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.shortcuts import Command
from sixelements.ui.tasks import Cancelled
from sixelements.ui.theme import Theme

pytestmark = pytest.mark.qt


def checked(qtbot: QtBot, window: MainWindow, path: Path) -> CheckDialog:
    dialog = CheckDialog(window, window.theme, CheckPresenter(window.session, path))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.view is not None)
    return dialog


def test_an_open_workbook_is_checked_from_the_menu_and_stays_writable(
    qtbot: QtBot, window: MainWindow, session: Session, example_path: Path
) -> None:
    session.open(example_path)
    seen: list[str] = []

    def look() -> None:
        dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, CheckDialog))
        if dialog.view is None:
            QTimer.singleShot(10, look)
            return
        seen.append(dialog.said.text())
        dialog.close_button.click()

    QTimer.singleShot(0, look)
    window.menus.actions[Command.CHECK].trigger()
    assert seen == ["Everything is in order."]
    SetUpPresenter(session).rename("Alder County Permits")
    assert session.book.info.organization == "Alder County Permits"


def test_every_problem_is_a_line_that_can_be_read_and_copied(
    qtbot: QtBot, window: MainWindow, example_path: Path
) -> None:
    example_path.write_bytes(example_path.read_bytes()[:40_000])
    dialog = checked(qtbot, window, example_path)
    assert dialog.said.text() == "1 problem was found."
    assert dialog.lines.isVisible()
    assert dialog.lines.hasFocus()
    assert "damaged" in dialog.lines.text()
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == f"1 problem was found.\n{dialog.lines.text()}"
    assert not dialog.bar.isVisible()
    dialog.close_button.click()
    assert not dialog.isVisible()


def test_it_says_how_far_it_is_and_stops_when_it_is_closed(
    qtbot: QtBot, window: MainWindow, session: Session, theme: Theme, example_path: Path
) -> None:
    stopped = Event()

    def endless(_path: Path, progress: Progress) -> Sequence[str]:
        try:
            while not stopped.wait(0.001):
                progress(1, 4)
        except Cancelled:
            stopped.set()
            raise
        return ()

    presenter = CheckPresenter(session, example_path)
    presenter._session = Session(replace(session.services, problems=endless))
    dialog = CheckDialog(window, theme, presenter)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.said.text() == "Checking, 25 %")
    dialog.cancel_button.click()
    qtbot.waitUntil(stopped.is_set)
    assert dialog.view is None
