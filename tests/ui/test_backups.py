"""Backups in the window: by keys, with names, and going back as the command line does."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sixelements.presentation.backups import BackupsPresenter
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.set_up import SetUpPresenter
from sixelements.presentation.session import Session
from sixelements.presentation.table import TableView
from sixelements.ui.dialogs import backups
from sixelements.ui.dialogs.backups import BackupsDialog, ChosenBackup, RestoreDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.shortcuts import Command
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.data_table import DataTable
from tests.builders import a_round, a_team, an_assessment
from tests.storage.books import files
from tests.ui.opening import open_


def dump(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(connection.iterdump())


@pytest.fixture
def workbook(qtbot: QtBot, window: MainWindow, session: Session, example_path: Path) -> Path:
    """Open, with a backup in which the organization is called otherwise."""
    open_(qtbot, window, example_path)
    session.book.back_up()
    SetUpPresenter(session).rename("Birch County")
    session.book.back_up()
    SetUpPresenter(session).rename("Cedar County")
    return example_path


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, session: Session, theme: Theme, workbook: Path) -> BackupsDialog:
    made = BackupsDialog(window, theme, BackupsPresenter(session, workbook))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made._presenter.next_look() is None)
    return made


def wanted(dialog: BackupsDialog) -> ChosenBackup | None:
    """What the dialog ended with."""
    return dialog.wanted


def choose(
    monkeypatch: pytest.MonkeyPatch,
    session: Session,
    workbook: Path,
    *,
    restore: bool,
    anyway: bool = False,
) -> None:
    """Whoever is asked for a backup chooses the newest."""
    newest = session.services.backups(workbook)[0]
    monkeypatch.setattr(BackupsDialog, "ask", lambda *_: ChosenBackup(newest, restore, anyway))


def test_the_newest_is_chosen_and_the_keys_reach_everything(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, dialog: BackupsDialog
) -> None:
    first = dialog.list.currentItem()
    assert first is not None
    assert ", opens" in first.data(0, Qt.ItemDataRole.AccessibleTextRole)
    asked: list[object] = []

    def ask(*given: object) -> bool:
        asked.extend(given[-1:])
        return False

    monkeypatch.setattr(RestoreDialog, "ask", ask)
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked == [dialog._presenter]
    assert dialog.wanted is None
    qtbot.keyClick(dialog.list, Qt.Key.Key_End)
    last = dialog._presenter.chosen
    qtbot.keyClick(dialog.list, Qt.Key.Key_Home)
    assert dialog._presenter.chosen != last
    qtbot.waitUntil(dialog.look_button.isEnabled)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert wanted(dialog) == (dialog._presenter.chosen, False, False)
    assert not dialog.isVisible()


def test_one_is_saved_elsewhere_and_nothing_else_is_changed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, dialog: BackupsDialog, workbook: Path, tmp_path: Path
) -> None:
    before = files(workbook.parent)
    place = tmp_path / "elsewhere"
    place.mkdir()
    monkeypatch.setattr(backups, "ask_place", lambda *_: place / "then.sixe")
    qtbot.waitUntil(dialog.save_button.isEnabled)
    dialog.save_button.click()
    qtbot.waitUntil(lambda: dialog._done.text() == f"The copy is in {place / 'then.sixe'}.")
    chosen = dialog._presenter.chosen
    assert chosen
    assert dump(place / "then.sixe") == dump(chosen.path)
    dialog.save_button.click()
    qtbot.waitUntil(lambda: "exists already" in dialog._alarm.text())
    assert {name: was for name, was in files(workbook.parent).items() if name in before} == before


def test_one_that_is_made_by_hand_is_called_that(dialog: BackupsDialog) -> None:
    assert dialog.make_button.isVisible()
    dialog.make_button.click()
    newest = dialog._presenter.view().groups[0].rows[0]
    assert newest.reason == "made by hand"


def test_it_asks_once_with_the_counts_and_escape_leaves_all_as_it_is(
    qtbot: QtBot, theme: Theme, dialog: BackupsDialog
) -> None:
    asking = RestoreDialog(dialog, theme, dialog._presenter)
    qtbot.addWidget(asking)
    asking.show()
    assert asking.windowTitle().startswith("Restore the backup of ")
    assert asking.cancel_button.hasFocus() or asking.focusWidget() is asking.cancel_button
    qtbot.keyClick(asking, Qt.Key.Key_Escape)
    assert not asking.isVisible()


def test_a_restored_backup_is_opened_on_the_same_page_and_the_other_state_kept(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, window: MainWindow, session: Session, workbook: Path
) -> None:
    window.go(StepId.SET_UP)
    choose(monkeypatch, session, workbook, restore=True)
    with qtbot.waitSignal(window.opener.finished):
        window.menus.actions[Command.BACKUPS].trigger()
    assert session.book.info.organization == "Birch County"
    assert not session.read_only
    assert window.here == StepId.SET_UP
    assert window.page.banner.text == "Restored. What lay here was set aside."
    (aside,) = [b for b in session.services.backups(workbook) if b.note == "set aside"]
    book = session.services.look_into(aside.path)
    assert book.info.organization == "Cedar County"
    book.close()


def test_where_it_is_refused_the_workbook_is_open_as_it_was(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, window: MainWindow, session: Session, workbook: Path
) -> None:
    choose(monkeypatch, session, workbook, restore=True)
    session.services.backups(workbook)[0].path.write_bytes(b"nothing")
    with qtbot.waitSignal(window.opener.finished):
        window.menus.actions[Command.BACKUPS].trigger()
    assert session.book.info.organization == "Cedar County"
    assert not session.read_only
    assert window.page.banner.text != "Restored. What lay here was set aside."
    assert window.page.banner.text


def test_the_one_backup_of_an_anonymous_round_is_not_made_again_before_it_is_gone_back_to(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "anonymous.sixe"
    book = session.services.create_workbook(path)("Alder County")
    with book.change():
        book.teams.put(a_team())
        book.rounds.put(a_round(assessment=book.assessments.put(an_assessment())))
    book.close()
    open_(qtbot, window, path)
    SetUpPresenter(session).rename("Cedar County")
    choose(monkeypatch, session, path, restore=True)
    with qtbot.waitSignal(window.opener.finished):
        window.opener.show_backups(path)
    assert session.book.info.organization == "Alder County"


def test_a_bar_says_that_a_backup_is_looked_into_and_leads_back(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, window: MainWindow, session: Session, workbook: Path
) -> None:
    recent = [entry.path for entry in session.recents.all()]
    choose(monkeypatch, session, workbook, restore=False)
    with qtbot.waitSignal(window.opener.finished):
        window.opener.show_backups(workbook)
    bar = window.watch.backup_bar
    assert bar.isVisibleTo(window)
    assert "It is read only." in bar.accessibleName()
    assert session.read_only
    assert session.book.info.organization == "Birch County"
    assert window.rail._saved.text() == "A backup, read only"
    assert [entry.path for entry in session.recents.all()] == recent
    with qtbot.waitSignal(window.opener.finished):
        bar.back_button.click()
    assert not bar.isVisibleTo(window)
    assert session.book.info.organization == "Cedar County"
    assert not session.read_only


def test_a_workbook_that_can_not_be_opened_has_its_backups_shown_with_what_is_wrong(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, window: MainWindow, session: Session, workbook: Path
) -> None:
    session.close()
    broken = workbook.read_bytes()[:5000]
    workbook.write_bytes(broken)
    choose(monkeypatch, session, workbook, restore=True, anyway=True)
    with qtbot.waitSignals([window.opener.finished, window.opener.finished]):
        window.open(workbook)
    qtbot.waitUntil(lambda: session.is_open)
    assert not session.read_only
    kept = [p for p in workbook.parent.rglob("*set aside*") if p.is_file()]
    assert [p.read_bytes() for p in kept] == [broken]


def test_without_a_workbook_one_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, window: MainWindow, tmp_path: Path
) -> None:
    from sixelements.ui import commands

    shown: list[object] = []
    monkeypatch.setattr(commands, "_ask_workbook", lambda *_: tmp_path / "x.sixe")
    monkeypatch.setattr(backups.BackupsDialog, "ask", lambda *given: shown.append(given[3]))
    window._do(Command.BACKUPS)
    assert shown == [tmp_path / "x.sixe"]


def test_a_folder_that_can_not_be_read_is_said(
    qtbot: QtBot, window: MainWindow, session: Session, theme: Theme, tmp_path: Path
) -> None:
    book = tmp_path / "w.sixe"
    Path(f"{book} backups").write_text("in the way", encoding="utf-8")
    made = BackupsDialog(window, theme, BackupsPresenter(session, book))
    qtbot.addWidget(made)
    made.show()
    assert "can’t be read" in made._alarm.text()
    assert made.folder_button.isEnabled()
    assert not made.restore_button.isEnabled()


def test_where_room_is_short_the_first_column_wraps_and_no_header_is_cut(qtbot: QtBot, theme: Theme) -> None:
    table = DataTable(theme, whole=True, first_wraps=True)
    qtbot.addWidget(table)
    rows = (("Practices with dots, Front Desk, round 1", "3", "0"),)
    table.show_table(TableView(title="Now", headers=("What differs", "Now", "Then"), rows=rows))
    table.resize(260, 200)
    table.show()
    head = table.horizontalHeader()
    assert head.length() <= table.viewport().width()
    assert all(head.sectionSize(n) >= head.sectionSizeHint(n) for n in (1, 2))
    qtbot.waitUntil(lambda: table.rowHeight(0) > 2 * table.fontMetrics().height())


def test_the_keys_begin_in_the_list_so_that_enter_alone_makes_no_backup(dialog: BackupsDialog) -> None:
    assert dialog.focusWidget() is dialog.list
    first = dialog.list.currentIndex()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.list.currentIndex() != first
