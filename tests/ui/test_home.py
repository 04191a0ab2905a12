"""Home by keyboard: recents are opened, found, forgotten; nothing is kept for who wants no list."""

import os.path
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sixelements.domain.ids import WorkbookId
from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.home import HomePage
from sixelements.ui.registry import HOME
from sixelements.ui.shortcuts import Command
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.recent_row import RecentRow
from tests.patience import PATIENCE
from tests.ui.opening import open_


@pytest.fixture
def home(qtbot: QtBot, session: Session, window: MainWindow, example_path: Path, tmp_path: Path) -> HomePage:
    """Home with one workbook that is there and one that is not."""
    session.recents.add(tmp_path / "gone.sixe", "State Licensing Board", date(2026, 11, 2))
    session.recents.add(example_path, "Alder County", date(2026, 11, 18))
    page = window.page
    assert isinstance(page, HomePage)
    page.enter()
    qtbot.waitUntil(lambda: "Is the drive plugged in?" in rows(page)[1].accessibleName())
    return page


def rows(home: HomePage) -> list[RecentRow]:
    return [row for row in home._rows() if isinstance(row, RecentRow)]


def test_enter_opens_a_recent_workbook(qtbot: QtBot, home: HomePage, window: MainWindow) -> None:
    with qtbot.waitSignal(window.opener.finished):
        qtbot.keyClick(rows(home)[0], Qt.Key.Key_Return)
    assert window._here is StepId.RESULTS


def test_the_rows_follow_the_first_painting_in_the_room_that_was_left_for_them(
    qtbot: QtBot, session: Session, theme: Theme
) -> None:
    for n in range(3):
        session.recents.add(Path(f"/county-{n}.sixe"), f"County {n}", date(2026, 11, 2))
    home = HomePage(session, theme)
    qtbot.addWidget(home)
    home.resize(1000, 800)
    home.refresh()
    assert rows(home) == []
    home.show()
    qtbot.waitExposed(home)
    below = home._keep.y()
    qtbot.waitUntil(lambda: len(rows(home)) == 3)
    qtbot.waitUntil(lambda: rows(home)[-1].y() > rows(home)[0].y())
    assert home._keep.y() == below


def test_arrows_go_from_row_to_row(qtbot: QtBot, home: HomePage) -> None:
    first, second = rows(home)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Up)
    assert first.hasFocus()


def test_a_row_says_all_it_shows(home: HomePage) -> None:
    there, gone = rows(home)
    assert there.accessibleName().startswith("Alder County. ")
    assert there.accessibleName().endswith("Today.")
    assert "Is the drive plugged in?" in gone.accessibleName()


def test_delete_takes_a_workbook_off_the_list_and_leaves_the_file(
    qtbot: QtBot, home: HomePage, example_path: Path
) -> None:
    qtbot.keyClick(rows(home)[0], Qt.Key.Key_Delete)
    assert [row.text() for row in rows(home)] == ["State Licensing Board"]
    assert example_path.exists()


def test_a_missing_workbook_is_located(
    qtbot: QtBot,
    home: HomePage,
    window: MainWindow,
    example_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(example_path), ""))
    with qtbot.waitSignal(window.opener.finished):
        qtbot.keyClick(rows(home)[1], Qt.Key.Key_Return)
    assert window._here is StepId.RESULTS


def test_another_workbook_than_the_one_that_is_located_is_opened_only_when_asked_to(
    qtbot: QtBot,
    home: HomePage,
    window: MainWindow,
    session: Session,
    example_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session.recents.add(tmp_path / "gone.sixe", "State Licensing Board", date(2026, 11, 2), WorkbookId("it"))
    home.refresh()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(example_path), ""))
    with qtbot.waitSignal(window.opener.finished):
        qtbot.keyClick(rows(home)[0], Qt.Key.Key_Return)
    assert not session.is_open
    assert home.banner.text == (
        f"{example_path.name} holds another workbook than State Licensing Board. Nothing was opened."
    )
    assert len(rows(home)) == 2
    assert not session.recents.replaced(example_path)
    with qtbot.waitSignal(window.opener.finished):
        home.banner._act()
    assert session.path == example_path
    assert [r.title for r in session.recents.all()][1:] == ["State Licensing Board"]


def test_a_drive_that_does_not_answer_keeps_home_waiting_for_nothing(
    qtbot: QtBot, window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answered, asked, exists = Event(), Event(), os.path.exists

    def slow(path: str | Path) -> bool:
        asked.set()
        assert answered.wait(PATIENCE)
        return exists(path)

    session.recents.add(tmp_path / "gone.sixe", "State Licensing Board", date(2026, 11, 2))
    monkeypatch.setattr("sixelements.presentation.pages.home.os.path.exists", slow)
    home = window.page
    assert isinstance(home, HomePage)
    home.enter()
    qtbot.waitUntil(asked.is_set)
    (row,) = rows(home)
    row.setFocus()
    assert "Is the drive plugged in?" not in row.accessibleName()
    answered.set()
    qtbot.waitUntil(lambda: "Is the drive plugged in?" in rows(home)[0].accessibleName())
    assert rows(home)[0].hasFocus()


def test_where_another_workbook_lies_its_row_says_so_and_nothing_is_opened(
    qtbot: QtBot, home: HomePage, window: MainWindow, session: Session, example_path: Path
) -> None:
    session.recents.add(example_path, "Alder County", date(2026, 11, 18), WorkbookId("another"))
    home.refresh()
    with qtbot.waitSignal(window.opener.finished):
        qtbot.keyClick(rows(home)[0], Qt.Key.Key_Return)
    assert not session.is_open
    row = rows(home)[0]
    assert "Another workbook lies there now" in row.accessibleName()
    assert row.hasFocus()
    with qtbot.waitSignal(window.opener.finished):
        row.stops[1].click()  # type: ignore[attr-defined] # "Open it anyway"
    assert session.book.info.id == session.recents.all()[0].id


def test_the_workbook_that_was_meant_is_opened_at_once(
    qtbot: QtBot, home: HomePage, window: MainWindow, session: Session, example_path: Path
) -> None:
    session.open(example_path)
    session.close()
    with qtbot.waitSignal(window.opener.finished):
        qtbot.keyClick(rows(home)[0], Qt.Key.Key_Return)
    assert session.is_open


def test_the_list_is_searched_by_name(qtbot: QtBot, home: HomePage) -> None:
    qtbot.keyClicks(home._find, "licens")
    assert [row.text() for row in rows(home)] == ["State Licensing Board"]
    qtbot.keyClicks(home._find, "xyz")
    assert rows(home) == []
    assert home._empty.isVisible()


def test_who_keeps_no_list_has_none(qtbot: QtBot, home: HomePage, session: Session) -> None:
    qtbot.keyClick(home._keep, Qt.Key.Key_Space)
    assert rows(home) == []
    assert session.recents.all() == ()
    assert not session.recents.kept


def test_the_example_opens_read_only_and_leaves_no_trace_in_the_list(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    with qtbot.waitSignal(window.opener.finished):
        window._do(Command.EXAMPLE)
    assert window._here is StepId.RESULTS
    assert session.read_only
    assert session.recents.all() == ()
    assert window.rail._saved.text() == "Worked example, read only"
    assert session.path is not None
    folder = session.path.parent
    assert folder.exists()
    window.close()
    assert not folder.exists()


def test_from_home_one_goes_back_to_the_open_workbook(
    qtbot: QtBot, home: HomePage, window: MainWindow, example_path: Path
) -> None:
    open_(qtbot, window, example_path)
    window.go(HOME)
    assert home._resume.isVisible()
    home._resume.click()
    assert window._here is StepId.RESULTS


def test_the_examples_roadmap_is_one_click_away(
    qtbot: QtBot, home: HomePage, window: MainWindow, session: Session
) -> None:
    _open, roadmap = home._example_buttons
    with qtbot.waitSignal(window.opener.finished):
        roadmap.click()
    assert session.example
    assert window._here is StepId.REPORT
