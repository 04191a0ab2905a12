"""The menu of recent workbooks: every entry can be told from the others."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QMenu

from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow


def test_workbooks_of_one_name_are_told_apart_by_their_folders(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    for folder, file in (("one", "p.sixe"), ("two", "p.sixe"), ("two", "q.sixe")):
        session.recents.add(tmp_path / folder / file, "Alder", date(2026, 11, 30))
    menu = QMenu(window)
    window.menus._fill_recent(menu)
    assert [action.text() for action in menu.actions()] == [
        "Alder – q.sixe",
        f"Alder – p.sixe in {tmp_path / 'two'}",
        f"Alder – p.sixe in {tmp_path / 'one'}",
    ]
