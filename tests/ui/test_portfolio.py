"""The portfolio by keyboard: a row opens its workbook at the team; forgetting asks; reading stops."""

import shutil
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sixelements.domain.rounds import State
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.portfolio import TeamRow, UnreadRow
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.forget import ForgetDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.portfolio import PortfolioPage
from sixelements.ui.registry import PORTFOLIO
from tests.agencies import an_agency, apart
from tests.patience import PATIENCE


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, example_path: Path) -> PortfolioPage:
    """The worked example is on the list, and a workbook that is not there."""
    found = window.made(PORTFOLIO)
    assert isinstance(found, PortfolioPage)
    found.presenter.lists.add([example_path, example_path.with_name("gone.sixe")])
    window.go(PORTFOLIO)
    rest(qtbot, found)
    return found


def rest(qtbot: QtBot, page: PortfolioPage) -> None:
    qtbot.waitUntil(lambda: page._reading is None)


def test_enter_opens_the_workbook_and_right_goes_where_the_next_step_is_done(
    qtbot: QtBot, page: PortfolioPage, window: MainWindow, session: Session, example_path: Path
) -> None:
    row = page.table.current
    assert isinstance(row, TeamRow)
    assert row.spoken.startswith("Permit Counter, Round 2, closed April 20, 2026, 11 of 12 answered, ")
    with qtbot.waitSignal(window.opener.finished):
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert (session.path, window.here) == (example_path, StepId.RESULTS)
    window.go(PORTFOLIO)
    rest(qtbot, page)
    with qtbot.waitSignal(window.opener.finished):
        qtbot.keyClick(page.table, Qt.Key.Key_Right)
    assert window.here is row.page


def test_another_workbook_that_is_open_stays_open_beside_it(
    qtbot: QtBot,
    page: PortfolioPage,
    window: MainWindow,
    session: Session,
    tmp_path: Path,
    example_path: Path,
) -> None:
    session.put(session.services.open_read_only(example_path), tmp_path / "another.sixe")
    window.go(PORTFOLIO)
    rest(qtbot, page)
    with qtbot.waitSignal(window.beside_wanted) as wanted:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    row = page.table.current
    assert isinstance(row, TeamRow)
    assert wanted.args is not None
    path, at = wanted.args
    assert (path, at.team) == (example_path, row.id)


def test_delete_asks_and_takes_the_path_off_the_list(
    qtbot: QtBot, page: PortfolioPage, example_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ForgetDialog, "exec", lambda _dialog: 0)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert example_path in page.presenter.paths
    monkeypatch.setattr(ForgetDialog, "exec", lambda _dialog: 1)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert page.presenter.paths == (example_path.with_name("gone.sixe"),)
    assert example_path.exists()
    assert page.banner.text == "permit-counter.sixe is off the list. The file stays."


def test_reading_is_stopped_between_two_workbooks_and_what_was_read_stays(
    qtbot: QtBot, page: PortfolioPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, go_on, real = Event(), Event(), page.session.services.open_read_only

    def slow(path: Path) -> object:
        asked.set()
        assert go_on.wait(PATIENCE)
        return real(path)

    monkeypatch.setattr(page.session.services, "open_read_only", slow)
    qtbot.keyClick(page, Qt.Key.Key_F5)
    qtbot.waitUntil(asked.is_set)
    assert page.facts.text() == "Reading 1 of 2"
    assert page.again.text() == "Cancel"
    page.again.click()
    go_on.set()
    rest(qtbot, page)
    assert len(page.table.cells.rows) == 3
    assert page.again.text() == "Read again"


def test_a_workbook_that_lies_elsewhere_is_found_from_its_row(
    qtbot: QtBot, page: PortfolioPage, example_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = example_path.with_name("moved.sixe")
    shutil.copy(example_path, moved)
    at = next(n for n, row in enumerate(page.table.cells.rows) if isinstance(row, UnreadRow))
    page.table.setCurrentIndex(page.table.cells.index(at, 0))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(moved), ""))
    qtbot.keyClick(page.table, Qt.Key.Key_Right)
    rest(qtbot, page)
    assert page.presenter.paths == (example_path, moved)
    assert not any(isinstance(row, UnreadRow) for row in page.table.cells.rows)


def test_reports_of_all_teams_are_made_from_the_menu_of_a_button_and_what_failed_is_said(
    qtbot: QtBot, page: PortfolioPage, example_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = an_agency(tmp_path / "open.sixe", "Harlow Transit", apart(1), state=State.OPEN)
    page.add_workbooks([book])
    rest(qtbot, page)
    folder = tmp_path / "reports"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    menu = page.reports.menu()
    assert menu is not None
    menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: page.banner.text.startswith("Wrote"), timeout=30_000)
    assert page.banner.text.startswith(
        f"Wrote 1 report to {folder}. Permit counter (Harlow Transit): Round 1 is"
    )
    assert [path.suffix for path in folder.rglob("*.*")] == [".xlsx"]
