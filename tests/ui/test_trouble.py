"""The file is moved under the open window: the bar names the cause, and each way in it works."""

import shutil
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.removing import Removed, remove_view
from sixelements.presentation.pages.set_up import SetUpPresenter
from sixelements.presentation.save_words import save_line
from sixelements.presentation.session import Session
from sixelements.presentation.trouble import WayOn, if_closed
from sixelements.presentation.unsaved import TypedText, WaitingChange
from sixelements.storage.lock import lock_path
from sixelements.ui.commands import may_let_go
from sixelements.ui.dialogs.backups import BackupsDialog
from sixelements.ui.dialogs.held import HeldDialog
from sixelements.ui.dialogs.unsaved import UnsavedDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.registry import ANSWER
from sixelements.ui.widgets import trouble_bar
from sixelements.ui.widgets.not_stored_tray import NotStoredTray
from sixelements.ui.widgets.text import Text
from sixelements.ui.widgets.trouble_bar import TroubleBar
from sixelements.wording.backups import line
from tests.storage.test_moved import another_state, another_workbook, over_it
from tests.ui.opening import go_to_plan, open_


@pytest.fixture
def workbook(qtbot: QtBot, window: MainWindow, example_path: Path) -> Path:
    open_(qtbot, window, example_path)
    window.go(StepId.SET_UP)
    return example_path


def offered(bar: TroubleBar) -> list[WayOn]:
    return [way for way, button in bar.buttons.items() if button.isVisible()]


def both_in_sight(tray: NotStoredTray, *, rows: bool) -> bool:
    """Whether both rows that can be copied are seen whole, or neither at all."""
    seen = [b.isVisible() and b.visibleRegion().boundingRect() == b.rect() for b in tray.copies.values()]
    return seen == [rows, rows]


def name_in(session: Session, path: Path) -> str:
    book = session.services.open_read_only(path)
    book.close()
    return book.info.organization


def test_a_file_that_was_deleted_is_noticed_and_saved_as_a_copy_with_what_was_typed(
    window: MainWindow, session: Session, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook.unlink()
    window.watch.timer.timeout.emit()
    assert window.watch.bar.isVisible()
    assert window.rail._saved.text() == "The file is not there any more."
    SetUpPresenter(session).rename("Birch County")
    assert (
        window.rail._saved.text() == "Not saved since 10:42. The file is not there any more. 1 change waits."
    )
    assert window.windowTitle().endswith("– not saved")
    assert offered(window.watch.bar) == [WayOn.COPY, WayOn.RETRY]
    copy = workbook.with_name("copy.sixe")
    monkeypatch.setattr(trouble_bar, "ask_place", lambda *_: copy)
    window.watch.bar.buttons[WayOn.COPY].click()
    assert not window.watch.bar.isVisible()
    assert name_in(session, copy) == "Birch County"
    assert session.path == copy
    assert not window.windowTitle().endswith("– not saved")
    assert not workbook.exists()


def test_a_copy_in_another_files_place_is_refused_beside_the_button(
    window: MainWindow, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook.unlink()
    window.watch.timer.timeout.emit()
    taken = workbook.with_name("taken.sixe")
    taken.write_text("mine", encoding="utf-8")
    monkeypatch.setattr(trouble_bar, "ask_place", lambda *_: taken)
    window.watch.bar.buttons[WayOn.COPY].click()
    assert "exists already" in window.watch.bar._problem.text()
    assert window.watch.bar.isVisible()


def test_a_renamed_file_is_gone_on_with_by_a_button(
    window: MainWindow, session: Session, workbook: Path
) -> None:
    there = workbook.rename(workbook.with_name("b.sixe"))
    SetUpPresenter(session).rename("Birch County")
    window.watch.bar.buttons[WayOn.GO_ON_THERE].click()
    assert not window.watch.bar.isVisible()
    assert name_in(session, there) == "Birch County"
    assert session.path == there


def test_a_file_that_comes_back_as_it_was_is_stored_into_with_retry(
    window: MainWindow, session: Session, workbook: Path
) -> None:
    away = workbook.rename(workbook.parent.parent / "away")
    SetUpPresenter(session).rename("Birch County")
    window.watch.bar.buttons[WayOn.RETRY].click()
    assert window.watch.bar.isVisible()
    shutil.copy2(away, workbook)
    window.rail._retry.click()
    assert not window.watch.bar.isVisible()
    assert name_in(session, workbook) == "Birch County"


def test_what_lies_there_now_is_opened_and_what_was_open_is_set_aside(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    workbook: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    another_state(workbook)
    window.watch.timer.timeout.emit()
    assert offered(window.watch.bar) == [WayOn.COPY, WayOn.OPEN, WayOn.RETRY]
    before = {copy.path for copy in session.services.backups(workbook)}
    with qtbot.waitSignal(window.opener.finished):
        window.watch.bar.buttons[WayOn.OPEN].click()
    assert session.book.info.organization == "Birch County"
    assert not window.watch.bar.isVisible()
    (aside,) = [copy for copy in session.services.backups(workbook) if copy.path not in before]
    assert line(aside.made, aside.note).endswith("(set aside: another file lay here)")
    banner, shown = window.page.banner, []
    assert banner.text == f"Your version of {aside.made:%H:%M} was set aside."
    monkeypatch.setattr(BackupsDialog, "run", lambda dialog: shown.append(dialog._presenter.chosen))
    assert banner._action.text() == "Look inside"
    banner._action.click()
    assert [copy.path for copy in shown] == [aside.path]


def test_that_opening_sets_yours_aside_is_told_wherever_it_can_be_pressed(
    window: MainWindow, workbook: Path
) -> None:
    another_state(workbook)
    window.watch.timer.timeout.emit()
    bar, missing = window.watch.bar, []
    for size in ((1366, 768), (1024, 600), (1400, 1000), (560, 800)):
        window.resize(*size)
        bar.fit()
        words = [part.text() for part in (bar._aside, bar._text) if part.isVisibleTo(bar)]
        words += [bar._entry(way) for way in bar.ways_in_menu()]
        missing += [] if any("sets yours aside first" in each for each in words) else [size]
    assert missing == []


def test_another_workbook_in_its_place_is_opened_once_ours_is_kept(
    qtbot: QtBot, window: MainWindow, session: Session, workbook: Path
) -> None:
    ours = session.book.info.id
    another_workbook(workbook)
    window.watch.timer.timeout.emit()
    with qtbot.waitSignal(window.opener.finished):
        window.watch.bar.buttons[WayOn.OPEN].click()
    assert session.path == workbook
    assert session.book.info.id != ours
    assert not window.watch.bar.isVisible()


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)  # of the list of owners
def test_another_workbook_copied_over_the_open_file_is_noticed_and_the_pages_stay(
    qtbot: QtBot, window: MainWindow, session: Session, workbook: Path
) -> None:
    ours = workbook.read_bytes()
    over_it(another_workbook)(workbook)
    window.watch.timer.timeout.emit()
    assert window.rail._saved.text() == "Another file lies here now."
    assert offered(window.watch.bar) == [WayOn.COPY, WayOn.OPEN, WayOn.RETRY]
    go_to_plan(window)
    owner = next(f for f in window.page.findChildren(QLineEdit) if f.accessibleName().startswith("Owner"))
    owner.setFocus()
    owner.selectAll()
    qtbot.keyClicks(owner, "Lena Fischer")
    qtbot.keyClick(owner, Qt.Key.Key_Tab)
    assert session.unsaved == 1
    assert window.windowTitle().endswith("– not saved")
    assert owner.text() == "Lena Fischer"
    workbook.write_bytes(ours)
    window.watch.timer.timeout.emit()
    assert session.unsaved == 0
    assert not window.watch.bar.isVisible()
    assert not window.windowTitle().endswith("– not saved")
    plan = session.book.plans.of(session.round.id)
    assert plan is not None
    assert "Lena Fischer" in [action.owner for action in plan.actions]


def test_what_is_typed_meanwhile_is_listed_copied_and_goes_when_stored(
    qtbot: QtBot, window: MainWindow, session: Session, workbook: Path
) -> None:
    away = workbook.rename(workbook.parent.parent / "away")
    page = SetUpPresenter(session)
    page.rename("Birch County")
    page.rename_team("Licenses")
    page.set_several_sittings(yes=True)
    tray = window.watch.tray
    assert tray.isVisible()
    assert [row.words for row in tray.copies] == ["Licenses", "Birch County"]
    for size, rows in (((1280, 800), True), ((1024, 600), False)):
        window.resize(*size)
        qtbot.waitUntil(partial(both_in_sight, tray, rows=rows))
    tray.open_button.click()
    window.page.title.setFocus()
    qtbot.keyClick(window.page.title, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert tray.isAncestorOf(window.focusWidget())
    copy = list(tray.copies.values())[1]
    copy.setFocus()
    qtbot.keyClick(copy, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Birch County"
    tray.copy_all.click()
    assert (
        QGuiApplication.clipboard().text()
        == "Name of the team: Licenses\nName of the organization: Birch County"
    )
    name = next(f for f in window.page.findChildren(QLineEdit) if f.text() == "Birch County")
    assert (name.property("problem"), name.accessibleDescription()) == (
        "waits",
        "Typed at 10:42, not stored yet.",
    )
    shutil.copy2(away, workbook)
    window.watch.timer.timeout.emit()
    assert session.unsaved == 0
    assert not tray.isVisible()
    assert name.property("problem") == "false"


def test_what_waited_stays_listed_over_what_lies_there_now_until_it_is_dismissed(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    workbook: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    another_state(workbook)
    window.watch.timer.timeout.emit()
    SetUpPresenter(session).rename_team("Licenses")
    monkeypatch.setattr(UnsavedDialog, "run", lambda _dialog: True)
    with qtbot.waitSignal(window.opener.finished):
        window.watch.bar.buttons[WayOn.OPEN].click()
    assert session.unsaved == 0
    go_to_plan(window)
    tray = window.watch.tray
    assert (tray.isVisible(), [row.words for row in tray.copies]) == (True, ["Licenses"])
    tray.dismiss.click()
    assert not tray.isVisible()


def test_closing_with_something_waiting_offers_a_copy(
    window: MainWindow, session: Session, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook.unlink()
    SetUpPresenter(session).rename("Birch County")
    dialog = UnsavedDialog(window, session, window.theme)
    copy = workbook.with_name("copy.sixe")
    monkeypatch.setattr(trouble_bar, "ask_place", lambda *_: copy)
    dialog.copy_button.click()
    assert dialog.result() == dialog.DialogCode.Accepted
    assert name_in(session, copy) == "Birch County"


def test_a_question_about_what_is_not_saved_goes_once_all_is_stored_meanwhile(
    qtbot: QtBot, window: MainWindow, session: Session, workbook: Path
) -> None:
    """It stayed, with what was not so any more."""
    away = workbook.rename(workbook.with_name("away.sixe"))
    SetUpPresenter(session).rename("Birch County")
    dialog = UnsavedDialog(window, session, window.theme)
    dialog.show()
    away.rename(workbook)
    window.watch.timer.timeout.emit()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert dialog.result() == dialog.DialogCode.Accepted
    assert name_in(session, workbook) == "Birch County"


def test_a_question_about_what_is_not_saved_says_what_lies_there_meanwhile_and_keeps_one_backup(
    qtbot: QtBot, window: MainWindow, session: Session, workbook: Path
) -> None:
    """Each time that it was asked and left made one more."""
    backups = workbook.with_name(f"{workbook.name} backups")
    before = len([*backups.glob("*")])
    other = shutil.copy2(workbook, workbook.with_name("other.sixe"))
    workbook.unlink()
    SetUpPresenter(session).rename("Birch County")
    for _time in range(2):
        dialog = UnsavedDialog(window, session, window.theme)
        dialog.show()
        assert "was deleted or moved away." in said_in(dialog)
        dialog.reject()
    dialog = UnsavedDialog(window, session, window.theme)
    dialog.show()
    shutil.copy2(other, workbook)
    another_workbook(workbook)
    window.watch.timer.timeout.emit()
    qtbot.waitUntil(lambda: "holds something else now." in said_in(dialog))
    assert "deleted or moved away" not in said_in(dialog)
    assert len([*backups.glob("*")]) == before + 1


def said_in(dialog: UnsavedDialog) -> str:
    return " ".join(text.text() for text in dialog.findChildren(Text) if text.isVisibleTo(dialog))


def asking(monkeypatch: pytest.MonkeyPatch) -> list[UnsavedDialog]:
    """The questions that closing will ask, each answered with staying."""
    asked: list[UnsavedDialog] = []

    def stay(dialog: UnsavedDialog) -> bool:
        asked.append(dialog)
        return False

    monkeypatch.setattr(UnsavedDialog, "run", stay)
    return asked


@pytest.mark.parametrize(
    ("happen", "words"),
    [
        (another_workbook, "holds something else now."),
        (over_it(another_workbook), "holds something else now."),
        (another_state, "holds another state of this workbook now."),
        (Path.unlink, "was deleted or moved away."),
    ],
)
def test_closing_what_is_in_memory_only_says_so_and_keeps_a_backup(
    happen: Callable[[Path], object],
    words: str,
    window: MainWindow,
    session: Session,
    workbook: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = asking(monkeypatch)
    happen(workbook)
    assert not window.close()
    said = said_in(asked[0])
    assert f"{workbook.name} {words} What you see here is in memory only." in said
    assert "as it was saved last" not in said
    kept = max(
        workbook.with_name(f"{workbook.name} backups").iterdir(), key=lambda path: path.stat().st_mtime
    )
    assert f"A backup is kept: {kept.name} in {kept.parent}." in said
    assert name_in(session, kept) == session.book.info.organization
    assert not asked[0].copy_button.isHidden()


def test_closing_a_renamed_file_asks_only_where_something_waits(
    window: MainWindow, session: Session, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking(monkeypatch)
    workbook.rename(workbook.with_name("b.sixe"))
    assert UnsavedDialog.ask(window, session, window.theme)
    SetUpPresenter(session).rename("Birch County")
    assert not UnsavedDialog.ask(window, session, window.theme)
    assert if_closed(session) == "Without them, b.sixe stays as it was saved last."


def test_a_participant_sees_no_bar(window: MainWindow, workbook: Path) -> None:
    workbook.unlink()
    window.watch.timer.timeout.emit()
    assert window.watch.bar.isVisible()
    window.go(ANSWER)
    assert not window.watch.bar.isVisible()
    window._here = StepId.SET_UP  # nobody may leave but with the words of the sheet


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)  # of the list of owners
@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE"])
def test_an_owner_typed_while_another_program_holds_the_file_waits_and_is_stored_unasked(
    how: str, qtbot: QtBot, window: MainWindow, session: Session, workbook: Path
) -> None:
    go_to_plan(window)
    owner = next(f for f in window.page.findChildren(QLineEdit) if f.accessibleName().startswith("Owner"))
    other = sqlite3.connect(workbook, isolation_level=None)
    other.execute(f"BEGIN {how}")
    owner.setFocus()
    owner.selectAll()
    qtbot.keyClicks(owner, "Lena Fischer")
    qtbot.keyClick(owner, Qt.Key.Key_Tab)
    assert session.unsaved == 1
    assert (
        window.rail._saved.text() == "Not saved since 10:42. Another program holds the file. 1 change waits."
    )
    other.close()
    window.watch.timer.timeout.emit()
    assert (session.unsaved, owner.text()) == (0, "Lena Fischer")
    plan = session.book.plans.of(session.round.id)
    assert plan is not None
    assert "Lena Fischer" in [action.owner for action in plan.actions]
    assert not window.watch.bar.isVisible()


def test_every_page_opens_while_another_program_keeps_the_file_to_itself(
    window: MainWindow, session: Session, workbook: Path
) -> None:
    other = sqlite3.connect(workbook, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    for step in StepId:
        window.go(step)
        assert window.here is step
        assert not window.page.banner.isVisible()
    assert all(remove_view(session, what).holds for what in Removed)
    other.close()
    assert not session.save_state.fault


def test_a_second_opening_says_so_over_every_page_and_can_take_over_from_a_computer_that_is_gone(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    example_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lock = lock_path(example_path)
    lock.write_text('{"user": "Ana", "host": "desk-3", "pid": 1, "started": "1", "token": "x"}')
    open_(qtbot, window, example_path)
    bar = window.watch.bar
    for step in StepId:
        window.go(step)
        assert bar._title.text() == "Ana on desk-3 has this workbook open."
        assert offered(bar) == [WayOn.TRY_AGAIN, WayOn.COPY, WayOn.IS_GONE]
    copy = example_path.with_name("copy.sixe")
    monkeypatch.setattr(trouble_bar, "ask_place", lambda *_: copy)
    bar.buttons[WayOn.COPY].click()
    assert name_in(session, copy) == session.book.info.organization
    assert session.path == example_path
    with qtbot.waitSignal(window.opener.finished):
        bar.buttons[WayOn.TRY_AGAIN].click()
    assert window.page.banner.text == "Ana on desk-3 still has it open."
    bar.buttons[WayOn.IS_GONE].click()
    assert bar._title.text() == "Take over from Ana on desk-3?"
    had = lock.read_bytes()
    lock.unlink()
    session.look()
    assert (bar._title.text(), offered(bar)) == (
        "Nobody has it open now.",
        [WayOn.TRY_AGAIN, WayOn.COPY],
    )
    assert save_line(session).text == "Read only until you try again"
    lock.write_bytes(had)
    session.look()
    assert offered(bar) == [WayOn.BACK, WayOn.COPY, WayOn.TAKE_OVER]
    bar.buttons[WayOn.BACK].click()
    bar.buttons[WayOn.IS_GONE].click()
    with qtbot.waitSignal(window.opener.finished):
        bar.buttons[WayOn.TAKE_OVER].click()
    assert not session.read_only
    assert not bar.isVisible()
    assert window.here is StepId.REVIEW, "whoever tries again stays at the page"


@pytest.mark.parametrize("step", [StepId.SET_UP, StepId.PLAN, StepId.REPORT])
def test_the_keys_go_to_the_page_when_the_bar_they_were_in_goes(
    window: MainWindow, session: Session, workbook: Path, step: StepId
) -> None:
    """Qt gives them to what Tab comes to next, and the next key would choose another round in the rail."""
    window.go(step)
    window.page.order_tabs()
    workbook.rename(workbook.with_name("moved.sixe"))
    SetUpPresenter(session).rename("Birch County")
    window.watch.timer.timeout.emit()
    button = window.watch.bar.buttons[WayOn.GO_ON_THERE]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert window.watch.bar.isHidden()
    assert window.focusWidget() is window.page.title


def test_what_the_tray_keeps_of_a_workbook_set_aside_is_asked_about_before_another_is_opened(
    window: MainWindow, session: Session, example_path: Path
) -> None:
    session.open(example_path)
    window.go(StepId.PLAN)
    typed = TypedText("aim", "Aim", "Plan", "Shorter waits")
    session.left_over = (WaitingChange("the aim", session.services.now(), session.round.id, typed),)
    asked: list[str] = []

    def keep() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HeldDialog)
        asked.append(dialog.windowTitle())
        dialog.reject()

    QTimer.singleShot(0, keep)
    assert not may_let_go(window, session)
    assert asked == ["What was typed before is not stored"]
    session.left_over = ()
    assert may_let_go(window, session)
