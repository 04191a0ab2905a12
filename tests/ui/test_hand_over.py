"""Handing over from the menu: the copy is made beside the window, and what was looked at is said."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sixelements import bootstrap
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.hand_over import HandOverDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.shortcuts import Command

pytestmark = pytest.mark.qt


def test_a_copy_is_made_by_keys_from_the_menu_and_a_name_that_is_taken_is_said(
    qtbot: QtBot, window: MainWindow, session: Session, example_path: Path
) -> None:
    session.open(example_path)
    taken = example_path.with_name("taken.sixe")
    taken.touch()
    said: list[str] = []

    def walk() -> None:
        dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, HandOverDialog))
        try:
            step(dialog)
        finally:
            dialog.close()

    def step(dialog: HandOverDialog) -> None:
        dialog.name.setText("taken")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        said.append(dialog.problem.text())
        dialog.names.setChecked(False)
        dialog.read_them.click()
        assert not dialog.texts.isHidden()
        dialog.name.setText("client")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: hasattr(dialog, "done_button"), timeout=20_000)
        qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.done_button)
        dialog.done_button.click()

    QTimer.singleShot(0, walk)
    window.menus.actions[Command.HAND_OVER].trigger()
    assert said == ["A file of this name lies there. Choose another."]
    assert taken.read_bytes() == b""
    copy = bootstrap.open_workbook(example_path.with_name("client.sixe"))
    assert (copy.info.origin, copy.info.nameless) == (session.book.info.id, True)
    copy.close()
