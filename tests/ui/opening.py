"""Opening in the window, and waiting until it is done: it happens in the background."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from sixelements.ui.main_window import MainWindow


def open_(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Open a workbook as a person does; back when its first page is shown, or was refused."""
    with qtbot.waitSignal(window.opener.finished):
        window.open(path)
