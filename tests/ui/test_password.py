"""Passwords in the window: asked for on opening; set, changed, and removed from the menu."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from sixelements import bootstrap
from sixelements.presentation.pages.portfolio import UnreadRow
from sixelements.presentation.session import Session
from sixelements.storage import passwords
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.dialogs.hand_over import HandOverDialog
from sixelements.ui.dialogs.new_workbook import NewWorkbookDialog
from sixelements.ui.dialogs.password import AskPasswordDialog, PasswordDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.portfolio import PortfolioPage
from sixelements.ui.registry import PORTFOLIO
from sixelements.ui.shortcuts import Command
from sixelements.ui.widgets.text import Text
from tests.ui.opening import open_

pytestmark = pytest.mark.qt

PASSWORD = "Otter 14"  # noqa: S105 - of a test
Shown = TypeVar("Shown", bound=Dialog)


@pytest.fixture(autouse=True)
def no_password_known() -> Iterator[None]:
    passwords.forget_all()
    yield
    passwords.forget_all()


@pytest.fixture
def locked(example_path: Path) -> Path:
    """A workbook with a password that nobody has given."""
    book = bootstrap.open_workbook(example_path)
    bootstrap.set_password(book, PASSWORD)
    book.close()
    passwords.forget_all()
    return example_path


def when_shown(kind: type[Shown], do: Callable[[Shown], None]) -> None:
    """Do something with a dialog once it is there; it is closed in the end, whatever happens."""

    def walk() -> None:
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
        if not found:
            QTimer.singleShot(10, walk)
            return
        try:
            do(found[0])
        finally:
            if found[0].isVisible():
                found[0].done(0)

    QTimer.singleShot(0, walk)


def words_of(dialog: Dialog) -> set[str]:
    """What stands in a dialog."""
    return {text.text() for text in dialog.findChildren(Text) if text.isVisible()}


def test_removing_it_that_was_cut_short_is_finished_once_its_password_is_given(
    qtbot: QtBot, window: MainWindow, session: Session, locked: Path
) -> None:
    """As after a kill between the workbook and its backups."""
    folder = locked.with_name(f"{locked.name} backups")
    kept = {path: path.read_bytes() for path in folder.iterdir()}
    passwords.give(PASSWORD)
    book = bootstrap.open_workbook(locked)
    bootstrap.set_password(book, None)
    book.close()
    for path, content in kept.items():
        path.write_bytes(content)
    passwords.forget_all()
    open_(qtbot, window, locked)
    banner = window.page.banner
    assert "as removing it was cut short." in banner.text

    def give(dialog: AskPasswordDialog) -> None:
        qtbot.keyClicks(dialog.field, PASSWORD)
        dialog.open_button.click()
        qtbot.waitUntil(lambda: not dialog.isVisible())

    when_shown(AskPasswordDialog, give)
    banner._action.click()
    qtbot.waitUntil(lambda: banner.text == "All backups open as the workbook does now.")
    assert {passwords.salt_of(path) for path in folder.iterdir()} == {None}
    assert session.is_open


def test_opening_asks_says_that_it_is_wrong_and_opens_once_it_is_right(
    qtbot: QtBot, window: MainWindow, session: Session, locked: Path
) -> None:
    said: list[str] = []

    def try_both(dialog: AskPasswordDialog) -> None:
        assert dialog.focusWidget() is dialog.field
        assert dialog.field.echoMode() is QLineEdit.EchoMode.Password
        qtbot.keyClicks(dialog.field, "otter 14")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(dialog.open_button.isEnabled, timeout=20_000)
        said.extend(w.text() for w in dialog._beside.values())
        assert dialog.focusWidget() is dialog.field
        assert dialog.field.selectedText()
        qtbot.keyClicks(dialog.field, PASSWORD)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    when_shown(AskPasswordDialog, try_both)
    window.open(locked)
    qtbot.waitUntil(lambda: session.is_open, timeout=20_000)
    assert said == [f"That is not the password of {locked}."]
    assert not session.book.info.read_only
    session.close()
    assert bootstrap.is_locked(locked), "it is asked for again"


def test_who_gives_up_sees_what_was_there(
    qtbot: QtBot, window: MainWindow, session: Session, locked: Path
) -> None:
    asked: list[str] = []

    def give_up(dialog: AskPasswordDialog) -> None:
        asked.append(dialog.windowTitle())
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    when_shown(AskPasswordDialog, give_up)
    open_(qtbot, window, locked)
    qtbot.waitUntil(lambda: bool(asked))
    assert not session.is_open


def test_it_is_set_changed_and_removed_from_the_menu_and_the_window_goes_on(
    qtbot: QtBot, window: MainWindow, session: Session, example_path: Path
) -> None:
    open_(qtbot, window, example_path)
    said: list[str] = []

    def set_it(dialog: PasswordDialog) -> None:
        assert not dialog.presenter.has_one
        dialog.new.first.setText(PASSWORD)
        dialog.new.again.setText("Otter")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        said.append(dialog._beside[dialog.new.again].text())
        for field in (dialog.new.first, dialog.new.again):
            field.setText("   ")
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(dialog.set_button.isEnabled, timeout=20_000)
        said.append(dialog._beside[dialog.new.first].text())
        for field in (dialog.new.first, dialog.new.again):
            field.setText(PASSWORD)
        assert words_of(dialog) > {"Capitals and spaces count."}
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    def change_it(dialog: PasswordDialog) -> None:
        dialog.present.setText("wrong")
        for field in (dialog.new.first, dialog.new.again):
            field.setText("Badger 15")
        dialog.set_button.click()
        qtbot.waitUntil(dialog.set_button.isEnabled, timeout=20_000)
        said.append(dialog._beside[dialog.present].text())
        assert dialog.focusWidget() is dialog.present
        dialog.present.setText(PASSWORD)
        dialog.set_button.click()
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    def remove_it(dialog: PasswordDialog) -> None:
        assert any(words.startswith("Without a password, everybody") for words in words_of(dialog))
        dialog.present.setText("Badger 15")
        dialog.remove_button.click()
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    for do, has in ((set_it, True), (change_it, True), (remove_it, False)):
        when_shown(PasswordDialog, do)
        window.menus.actions[Command.PASSWORD].trigger()
        assert bootstrap.has_password(example_path) is has
        assert session.book.teams.all()
        (listed,) = session.recents.all()
        assert (listed.title == example_path.name) is has
        with session.book.change():
            session.book.organization.rename("Birch County")
    assert said == [
        "The two differ. Type it again.",
        "The password is nothing but spaces. Take letters or digits, too.",
        f"That is not the password of {example_path.name}.",
    ]


def test_a_hand_over_copy_has_the_password_that_was_typed_twice_or_that_of_the_workbook(
    qtbot: QtBot, window: MainWindow, session: Session, locked: Path
) -> None:
    bootstrap.unlock(locked, PASSWORD)
    open_(qtbot, window, locked)
    said: list[str] = []

    def make(name: str, first: str, again: str) -> Callable[[HandOverDialog], None]:
        def do(dialog: HandOverDialog) -> None:
            dialog.name.setText(name)
            dialog.passwords.first.setText(first)
            dialog.passwords.again.setText(again)
            dialog.make_button.click()
            if first != again:
                said.append(dialog._beside[dialog.passwords.again].text())
                return
            qtbot.waitUntil(lambda: hasattr(dialog, "done_button"), timeout=20_000)

        return do

    for name, first, again in (("a", "x", "y"), ("own", "Badger 15", "Badger 15"), ("same", "", "")):
        when_shown(HandOverDialog, make(name, first, again))
        window.menus.actions[Command.HAND_OVER].trigger()
    assert said == ["The two differ. Type it again."]
    own, same = (locked.with_name(f"{name}.sixe") for name in ("own", "same"))
    assert passwords.salt_of(same) == passwords.salt_of(locked)
    assert passwords.salt_of(own) not in (None, passwords.salt_of(locked))
    passwords.forget_all()
    bootstrap.unlock(own, "Badger 15")


def test_a_backup_of_it_is_restored_without_asking_again(
    qtbot: QtBot, window: MainWindow, session: Session, locked: Path
) -> None:
    bootstrap.unlock(locked, PASSWORD)
    open_(qtbot, window, locked)
    (backup, *_others) = bootstrap.backups_of(locked)
    with qtbot.waitSignal(window.opener.finished, timeout=20_000):
        window.opener.restore(backup, locked, anyway=True)
    assert session.is_open
    assert bootstrap.has_password(locked)


def test_the_portfolio_says_so_in_its_row_and_asks_where_its_way_on_is_followed(
    qtbot: QtBot, window: MainWindow, locked: Path
) -> None:
    page = window.made(PORTFOLIO)
    assert isinstance(page, PortfolioPage)
    page.presenter.lists.add([locked])
    window.go(PORTFOLIO)
    qtbot.waitUntil(lambda: page._reading is None, timeout=20_000)
    (row,) = page.presenter.view().rows
    assert isinstance(row, UnreadRow)
    assert (row.sentence, row.way_out) == (f"{locked.name} has a password that was not given.", "Password…")

    def give(dialog: AskPasswordDialog) -> None:
        dialog.field.setText(PASSWORD)
        dialog.open_button.click()
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    when_shown(AskPasswordDialog, give)
    page._follow(row)
    qtbot.waitUntil(lambda: page._reading is None, timeout=20_000)
    assert not any(isinstance(row, UnreadRow) for row in page.presenter.view().rows)


def test_settings_are_taken_from_one_once_its_password_is_given(
    qtbot: QtBot, window: MainWindow, session: Session, locked: Path
) -> None:
    new = NewWorkbookDialog(window, session, window.theme)
    qtbot.addWidget(new)

    def give(dialog: AskPasswordDialog) -> None:
        dialog.field.setText(PASSWORD)
        dialog.open_button.click()
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    when_shown(AskPasswordDialog, lambda dialog: dialog.reject())
    new.take_from(locked)
    assert new._like is None
    when_shown(AskPasswordDialog, give)
    new.take_from(locked)
    assert new._like == locked
