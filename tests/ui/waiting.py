"""Waiting for a condition instead of a time, so that a busy machine changes nothing."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from sixelements.ui.pages.report import ReportPage

PATIENCE = 100_000
"""Milliseconds; what has not come by then will not come, and the test has not yet been ended."""


def settled(qtbot: QtBot, page: "ReportPage") -> None:
    """Wait until no report is being made, and the last one is shown."""
    qtbot.waitUntil(
        lambda: not page.work.making and not page._pause.isActive() and not page.preview.state.text(),
        timeout=PATIENCE,
    )


def come_to_rest(around: QWidget) -> None:
    """Let layouts follow one another until nothing moves any more."""
    before = None
    while (now := [widget.geometry() for widget in (around, *around.findChildren(QWidget))]) != before:
        before = now
        QApplication.processEvents()
