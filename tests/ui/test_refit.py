"""What is arranged by how much room its words take is arranged again once their size has changed."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.theme import Theme
from tests.sampling import some
from tests.ui.places import PLACES, visit
from tests.ui.test_every_page import at_rest

SCALES = (2.0, 1.0)
"""One after the other, with nothing else that changes."""


def places_of(window: MainWindow) -> dict[QWidget, QRect]:
    """Where everything that is seen stands in what is around it."""
    return {w: w.geometry() for w in window.page.findChildren(QWidget) if w.isVisible()}


def arrange_all_again(window: MainWindow) -> None:
    """Let everything on the page think again how it fits, as after a change of its size."""
    for widget in (window.page, *window.page.findChildren(QWidget)):
        if widget.isVisible():
            QApplication.sendEvent(widget, QResizeEvent(widget.size(), widget.size()))


def moved(before: dict[QWidget, QRect], after: dict[QWidget, QRect]) -> list[str]:
    """What stands elsewhere, but for a pixel; nothing where a scroll bar went that only took its own room."""
    if any(isinstance(w, QScrollBar) for w in before.keys() ^ after.keys()):
        return []
    here, none = (lambda box: (box.x(), box.y(), box.width(), box.height())), QRect()
    return [
        f"{type(w).__name__} {w.objectName()} {here(box)} -> {here(after.get(w, none))}"
        for w, box in before.items()
        if max(abs(a - b) for a, b in zip(here(box), here(after.get(w, none)), strict=True)) > 1
    ]


@pytest.mark.parametrize("name", some(PLACES, 16))
def test_nothing_moves_any_more_once_the_text_size_has_changed(
    name: str,
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    theme: Theme,
    built_example: Path,
    tmp_path: Path,
) -> None:
    visit(window, session, name, example=built_example, folder=tmp_path)
    found = []
    at_rest(qtbot, window)
    for scale in SCALES:
        theme.choose(replace(theme.choice, scale=scale))
        at_rest(qtbot, window)
        before = places_of(window)
        arrange_all_again(window)
        at_rest(qtbot, window)
        found += [f"at {scale}: {what}" for what in moved(before, places_of(window))]
    assert "\n".join(found) == ""
