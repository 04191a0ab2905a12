"""Ctrl+Z in a field: its own typing while that is not stored, else the workbook's last change."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from sixelements.domain.assessment import Role
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.plan_edit import Fact
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.presentation.pages.set_up import SetUpPresenter
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.collect import CollectPage
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.shortcuts import Command
from sixelements.ui.widgets.day_field import DayField
from sixelements.ui.widgets.forms_panel import FormsPanel
from sixelements.ui.widgets.unstored import Unstored
from sixelements.ui.widgets.whole_number import WholeNumber
from tests.ui.opening import go_to_plan
from tests.ui.places import NEW
from tests.ui.rounds import open_round

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def undo() -> None:
    QTest.keyClick(focused(), KEY.Key_Z, CTRL)


def redo() -> None:
    QTest.keyClick(focused(), KEY.Key_Z, CTRL | SHIFT)


@pytest.fixture
def boxes(window: MainWindow, session: Session, tmp_path: Path) -> list[WholeNumber]:
    """The head counts of set up: 9 and 2 and 1 people, and the threshold."""
    open_round(session, tmp_path / "new.sixe")
    window.go(StepId.SET_UP)
    return [box for box in window.page.findChildren(WholeNumber) if box.isVisibleTo(window)]


@pytest.fixture
def plan(window: MainWindow, session: Session, example_path: Path) -> PlanPage:
    session.open(example_path)
    window.go(StepId.PLAN)
    assert isinstance(window.page, PlanPage)
    return window.page


def people(session: Session) -> tuple[int, ...]:
    heads = session.round.headcount
    assert heads
    return tuple(heads.of(role) for role in (Role.FRONTLINE, Role.SUPERVISOR, Role.MANAGER))


def test_in_the_next_box_it_takes_back_what_was_stored_in_the_last(
    boxes: list[WholeNumber], session: Session
) -> None:
    first, second = boxes[:2]
    for box, text in ((second, "12"), (first, "8")):
        box.setFocus()
        QTest.keyClicks(box, text)
        QTest.keyClick(box, KEY.Key_Tab)
    assert focused() is second
    assert people(session) == (8, 12, 1)
    undo()
    assert people(session) == (9, 12, 1)
    redo()
    assert people(session) == (8, 12, 1)
    undo()
    undo()
    QTest.keyClick(focused(), KEY.Key_Tab)
    assert people(session) == (9, 2, 1)
    assert [box.text() for box in boxes[:2]] == ["9", "2"]


def test_what_is_typed_once_a_field_was_left_is_a_step_of_its_own(plan: PlanPage, session: Session) -> None:
    """The name before was gone for good: both counted as one step."""
    plan._press("6.5-start")
    owner = plan.inspector.fields[ActionField.OWNER].editor
    assert isinstance(owner, QLineEdit)
    before = owner.text()
    for name in ("Anna Alpha", "Bert Beta"):
        owner.setFocus()
        owner.selectAll()
        QTest.keyClicks(owner, name)
        plan.title.setFocus()
    assert owner.text() == "Bert Beta"
    undone = []
    for _time in range(2):
        session.undo()
        undone.append(owner.text())
    assert undone == ["Anna Alpha", before]


def test_a_number_that_is_not_stored_is_taken_back_in_its_box(
    boxes: list[WholeNumber], session: Session
) -> None:
    first, second = boxes[:2]
    first.setFocus()
    QTest.keyClicks(first, "8")
    QTest.keyClick(first, KEY.Key_Tab)
    QTest.keyClicks(second, "5")
    undo()
    assert (second.text(), people(session)) == ("2", (8, 2, 1))
    undo()
    assert people(session) == (9, 2, 1)


def test_a_paste_that_was_refused_is_taken_back_in_its_field(plan: PlanPage, session: Session) -> None:
    sponsor = plan.facts_panel.sponsor
    before = sponsor.text()
    sponsor.setFocus()
    sponsor.insert("x" * 5_000)
    plan.facts_panel.unstored[Fact.SPONSOR].begin()
    plan.facts_panel.flush()
    assert plan.facts_panel.notes[Fact.SPONSOR].problem
    undo()
    assert sponsor.text() == before
    plan.facts_panel.flush()
    assert session.next_undo is None


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Tab])
def test_after_a_refused_day_it_takes_back_that_text_and_no_step_that_is_stored(
    key: Qt.Key, plan: PlanPage, session: Session
) -> None:
    plan._open(plan.presenter.board().cards[0].id)
    plan._edit(ActionField.OWNER, "Somebody Else", True)  # noqa: FBT003 - Qt's signal
    due = plan.inspector.fields[ActionField.DUE].editor
    assert isinstance(due, DayField)
    before = due.line.text()
    due.line.setFocus()
    due.line.selectAll()
    QTest.keyClicks(due.line, "May 3, 207")
    QTest.keyClick(due.line, key)
    assert len(session.held) == 1
    assert focused() is not due.line
    undo()
    assert (due.line.text(), len(session.held)) == (before, 0)
    assert focused() is not None
    assert session.undo_labels[0].startswith("owner of")
    redo()
    assert (due.line.text(), len(session.held)) == ("May 3, 207", 1)


def test_a_new_action_is_taken_back_from_an_empty_field(plan: PlanPage, session: Session) -> None:
    before = len(plan.presenter.board().cards)
    sponsor = plan.facts_panel.sponsor
    sponsor.setFocus()
    sponsor.selectAll()
    QTest.keyClick(sponsor, KEY.Key_Delete)
    QTest.keyClick(sponsor, KEY.Key_Tab)
    practice, _words = plan.presenter.practices()[0]
    plan.presenter.add_own("Ask at the counter", practice)
    plan.refresh()
    assert len(plan.presenter.board().cards) == before + 1
    sponsor.setFocus()
    undo()
    assert len(plan.presenter.board().cards) == before


@pytest.mark.parametrize("name", ["sponsor", "aim"])
def test_a_text_is_the_fields_until_it_is_stored_and_then_the_workbooks(
    qtbot: QtBot, plan: PlanPage, session: Session, name: str
) -> None:
    field: QLineEdit | QPlainTextEdit = getattr(plan.facts_panel, name)
    stored = plan.facts_panel.unstored

    def text() -> str:
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    before = text()
    field.setFocus()
    QTest.keyClicks(field, "one")
    once = text()
    qtbot.waitUntil(lambda: not any(u.waiting for u in stored.values()))
    QTest.keyClicks(field, "two")
    undo()
    assert text() == once
    assert session.next_undo is not None
    undo()
    assert text() == before
    redo()
    assert text() == once


@pytest.mark.parametrize("place", ["set-up", "plan"])
def test_no_field_keeps_the_keys_where_nothing_is_typed(
    place: str,
    window: MainWindow,
    session: Session,
    example_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if place == "plan":
        session.open(example_path)
        go_to_plan(window)
        assert isinstance(window.page, PlanPage)
        window.page._open(window.page.presenter.board().cards[0].id)
    else:
        open_round(session, example_path.with_name("new.sixe"))
        window.go(StepId.SET_UP)
    done: list[str] = []
    monkeypatch.setattr(session, "undo", lambda: done.append("undo"))
    monkeypatch.setattr(session, "redo", lambda: done.append("redo"))
    fields = [unstored.parent() for unstored in window.page.findChildren(Unstored)]
    asked = [f for f in fields if isinstance(f, QWidget) and f.isVisibleTo(window) and f.isEnabled()]
    assert len(asked) >= (6 if place == "set-up" else 17)
    for field in asked:
        for command in (Command.UNDO, Command.REDO):
            window.menus.actions[command].setEnabled(True)
        field.setFocus()
        undo()
        redo()
        assert done == ["undo", "redo"], field.accessibleName()
        done.clear()


def test_a_comment_keeps_its_own_since_answers_are_not_undone(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "new.sixe")
    NEW["answer-question"](window)
    QTest.keyClick(focused(), KEY.Key_C)
    comment = focused()
    assert isinstance(comment, QPlainTextEdit)
    QTest.keyClicks(comment, "Slow")
    qtbot.waitUntil(lambda: not session.typing())
    undo()
    assert comment.toPlainText() == ""


def test_a_word_half_composed_is_left_alone_when_typing_is_stored(qtbot: QtBot, plan: PlanPage) -> None:
    sponsor = plan.facts_panel.sponsor
    sponsor.setFocus()
    QTest.keyClicks(sponsor, "a")
    QApplication.sendEvent(sponsor, QInputMethodEvent("ka", []))
    plan.facts_panel.flush()
    assert sponsor.composing
    assert sponsor.isUndoAvailable()
    QApplication.sendEvent(sponsor, QInputMethodEvent())
    assert not sponsor.composing


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_behind_a_list_of_suggestions_it_is_heard_all_the_same(plan: PlanPage, session: Session) -> None:
    plan._open(plan.presenter.board().cards[0].id)
    owner = plan.inspector.fields[ActionField.OWNER].editor
    assert isinstance(owner, QLineEdit)
    before = owner.text()
    plan._edit(ActionField.HELPERS, "Rosa Lindqvist", sure=True)
    plan._edit(ActionField.OWNER, "Somebody Else", sure=True)
    owner.setFocus()
    completer = owner.completer()
    assert completer
    completer.setCompletionPrefix("")
    completer.complete()
    popup = completer.popup()
    assert popup
    assert popup.isVisible()
    QTest.keyClick(popup, KEY.Key_Z, CTRL)
    assert (owner.text(), len(session.undo_labels)) == (before, 1)
    assert not popup.isVisible()
    completer.complete()
    QTest.keyClick(popup, KEY.Key_Y, CTRL)
    assert (owner.text(), len(session.undo_labels)) == ("Somebody Else", 2)


def test_the_menu_names_the_step(plan: PlanPage, window: MainWindow) -> None:
    plan._open(plan.presenter.board().cards[0].id)
    plan._edit(ActionField.TITLE, "Mail & post", sure=True)
    plan._edit(ActionField.OWNER, "Somebody Else", sure=True)
    assert window.menus.actions[Command.UNDO].text() == '&Undo owner of "Mail && post"'


def test_an_earlier_step_takes_back_all_that_came_after_it(plan: PlanPage, window: MainWindow) -> None:
    plan._open(plan.presenter.board().cards[0].id)
    owner = plan.inspector.fields[ActionField.OWNER].editor
    title = plan.inspector.fields[ActionField.TITLE].editor
    assert isinstance(owner, QLineEdit)
    assert isinstance(title, QPlainTextEdit)
    before = owner.text(), title.toPlainText()
    plan._edit(ActionField.TITLE, "Mail", sure=True)
    plan._edit(ActionField.OWNER, "Somebody Else", sure=True)
    earlier = window.menus._earlier
    assert earlier
    earlier.aboutToShow.emit()
    entries = earlier.actions()
    assert entries[0].text() == 'owner of "Mail"'
    assert entries[1].text().startswith("title of")
    entries[1].trigger()
    assert (owner.text(), title.toPlainText()) == before


def test_the_menu_names_what_is_wrong_in_a_field_and_takes_that_back_first(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "new.sixe")
    window.go(StepId.SET_UP)
    SetUpPresenter(session).rename_team("Library desk")
    NEW["collect-forms"](window)
    page = window.page
    assert isinstance(page, CollectPage)
    panel = page.panel
    assert isinstance(panel, FormsPanel)
    action, before = window.menus.actions[Command.UNDO], panel.return_by.line.text()
    assert action.text() == "&Undo the name of the team"
    panel.return_by.line.setFocus()
    panel.return_by.line.selectAll()
    QTest.keyClicks(panel.return_by.line, "soon")
    QTest.keyClick(panel.return_by.line, KEY.Key_Tab)
    assert panel.return_note.problem
    QApplication.processEvents()
    assert action.text() == "&Undo what is typed in Return by"
    earlier = window.menus._earlier
    assert earlier
    earlier.aboutToShow.emit()
    assert [entry.text() for entry in earlier.actions()] == ["the name of the team"]
    undo()
    QApplication.processEvents()
    assert (panel.return_by.line.text(), panel.return_note.problem) == (before, "")
    assert action.text() == "&Undo the name of the team"


def suggestions(line: QLineEdit) -> QAbstractItemView:
    completer = line.completer()
    popup = completer.popup() if completer else None
    assert popup
    return popup


def test_what_is_typed_after_enter_is_a_step_of_its_own(plan: PlanPage, window: MainWindow) -> None:
    plan._open(plan.presenter.board().cards[0].id)
    owner = plan.inspector.fields[ActionField.OWNER].editor
    assert isinstance(owner, QLineEdit)
    popup = suggestions(owner)
    owner.setFocus()
    for name in ("First Own", "Second Own"):
        owner.selectAll()
        QTest.keyClicks(owner, name)
        popup.hide()
        QTest.keyClick(owner, KEY.Key_Return)
        QApplication.processEvents()
    plan.title.setFocus()
    window.menus.actions[Command.UNDO].trigger()
    assert owner.text() == "First Own"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_name_that_is_picked_is_stored_however_it_is_picked(
    plan: PlanPage, window: MainWindow, session: Session
) -> None:
    plan._open(plan.presenter.board().cards[0].id)
    owner = plan.inspector.fields[ActionField.OWNER].editor
    assert isinstance(owner, QLineEdit)
    plan.inspector._owners.setStringList(["Keisha Brown"])
    popup, completer = suggestions(owner), owner.completer()
    assert completer

    def clicks() -> None:
        QTest.mouseClick(
            popup.viewport(),
            Qt.MouseButton.LeftButton,
            pos=popup.visualRect(popup.model().index(0, 0)).center(),
        )

    def presses(*keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(popup, key)

    ways: dict[str, Callable[[], object]] = {
        "mouse": clicks,
        "enter": partial(presses, KEY.Key_Down, KEY.Key_Return),
        "tab": partial(presses, KEY.Key_Down, KEY.Key_Tab),
        "escape": partial(presses, KEY.Key_Down, KEY.Key_Escape),
        "left as it is": partial(presses, KEY.Key_Down),
    }
    for way, pick in ways.items():
        plan._edit(ActionField.OWNER, "Somebody Else", sure=True)
        owner.setFocus()
        owner.setText("Kei")
        completer.setCompletionPrefix("Kei")
        completer.complete()
        pick()
        popup.hide()
        plan.title.setFocus()
        accepted = session.book.plans.of(session.round.id)
        assert accepted
        stored = next(a.owner for a in accepted.actions if a.id == plan.presenter.chosen)
        assert (way, owner.text(), stored) == (way, "Keisha Brown", "Keisha Brown")
