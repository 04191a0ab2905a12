"""The dialog of own questionnaires, from the first copy to its removal."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from sixelements import bootstrap, paths
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.new_workbook import NewWorkbookDialog
from sixelements.ui.dialogs.own_questionnaires import (
    BeginDialog,
    BookletDialog,
    OwnQuestionnairesDialog,
    RemoveOwnDialog,
)
from sixelements.ui.main_window import MainWindow
from sixelements.ui.theme import Theme
from tests.ui.looking import controls, cut, spoken

pytestmark = pytest.mark.qt
Kind = TypeVar("Kind", bound=QDialog)


def on(kind: type[Kind], act: Callable[[Kind], object]) -> None:
    """Do something in a dialog once it is shown, and close it whatever comes."""

    def now() -> None:
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
        if not found:
            QTimer.singleShot(20, now)
            return
        try:
            act(found[0])
        finally:
            found[0].close()

    QTimer.singleShot(0, now)


@pytest.fixture
def dialog(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    theme: Theme,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[OwnQuestionnairesDialog]:
    """Over a small window with large text, and an empty shelf of the test's own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "person"))
    if not paths.user_assessments().is_relative_to(tmp_path):
        pytest.skip("this system keeps a person's data elsewhere")
    theme.choose(replace(theme.choice, scale=1.5))
    window.resize(1024, 768)
    found = OwnQuestionnairesDialog(window, session, theme)
    qtbot.addWidget(found)
    found.show()
    qtbot.waitUntil(lambda: found.said.text().startswith("There are none yet."))
    yield found
    found.close()


def test_one_is_begun_checked_looked_at_offered_and_removed(
    qtbot: QtBot, dialog: OwnQuestionnairesDialog, session: Session, theme: Theme
) -> None:
    """In one walk, so that the window is opened once."""
    seen: list[str] = []

    def begin(asked: BeginDialog) -> None:
        asked.name.setText("Parks!")
        qtbot.keyClick(asked, Qt.Key.Key_Return)
        seen.append(asked._beside[asked.name].text())
        asked.name.setText("parks")
        asked.own.setChecked(True)
        qtbot.keyClick(asked, Qt.Key.Key_Return)

    on(BeginDialog, begin)
    dialog.begin_button.click()
    qtbot.waitUntil(lambda: dialog.said.text().startswith("parks is made."))
    assert seen.pop().startswith('"Parks!" can\'t be the name.')
    assert dialog.list.currentItem().text() == "parks\nasks 38 practices"
    assert cut(dialog) == []
    assert [type(w).__name__ for w in controls(dialog) if not spoken(w)] == []

    on(BookletDialog, lambda booklet: seen.append(booklet.windowTitle()))
    dialog.preview_button.click()
    qtbot.waitUntil(lambda: seen == ["Preview of parks"])
    offered = NewWorkbookDialog(dialog, session, theme).questionnaires
    assert [offered.itemText(n) for n in range(offered.count())] == ["The usual ones", "parks"]

    spoil(paths.user_assessments() / "parks" / "manifest.toml")
    dialog.check_button.click()
    qtbot.waitUntil(lambda: dialog.list.currentItem().text() == "parks\n1 problem")
    assert not dialog.preview_button.isEnabled()
    assert "version: This must be text." in dialog.lines.toPlainText()

    def remove(asked: RemoveOwnDialog) -> None:
        assert asked.focusWidget() is asked.cancel_button
        asked.accept()

    on(RemoveOwnDialog, remove)
    dialog.remove_button.click()
    qtbot.waitUntil(lambda: dialog.said.text().startswith("parks is asked no more."))
    assert (dialog.list.count(), bootstrap.own_names()) == (0, ())


def spoil(manifest: Path) -> None:
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace('version = "1.0"', "version = 1.0"), encoding="utf-8")
