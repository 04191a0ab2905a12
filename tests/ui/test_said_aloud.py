"""What a dialog refuses stands in it and is said aloud, and the field to mend has the focus."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.theme import Theme
from tests.ui.test_dialogs_count import DIALOGS, Asked

pytestmark = pytest.mark.qt
REFUSING = ("decline", "new action", "set aside", "add a team")


@pytest.fixture
def aloud(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is given to say."""
    said: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return said


@pytest.mark.parametrize("name", REFUSING)
def test_a_refusal_is_shown_and_said_aloud(
    name: str,
    aloud: list[str],
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    theme: Theme,
    example_path: Path,
) -> None:
    make: Callable[[QWidget, Session, Theme], Asked] = DIALOGS[name]
    session.open(example_path)
    dialog = make(window, session, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    before = {label.text() for label in dialog.findChildren(QLabel) if label.isVisible()}
    dialog.done_button.setFocus()
    dialog.done_button.click()
    assert dialog.isVisible()
    now = {label.text() for label in dialog.findChildren(QLabel) if label.isVisible()}
    (refusal,) = now - before
    assert aloud == [refusal]
    assert isinstance(dialog.focusWidget(), QLineEdit)
