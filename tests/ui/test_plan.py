"""The plan page by keyboard and mouse, on a copy of the worked example."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from sixelements import bootstrap
from sixelements.domain.actions import Plan
from sixelements.domain.rounds import State
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.plan_edit import Fact
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.new_action import NewActionDialog
from sixelements.ui.dialogs.reason import ReasonDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.action_row import MIME
from sixelements.ui.widgets.focus_ring import FocusRing
from sixelements.ui.widgets.text_box import TextBox

pytestmark = pytest.mark.qt


def the_page(window: MainWindow) -> PlanPage:
    window.go(StepId.PLAN)
    assert isinstance(window.page, PlanPage)
    return window.page


def stored(session: Session) -> Plan:
    plan = session.book.plans.of(session.round.id)
    assert plan
    return plan


@pytest.fixture
def page(window: MainWindow, session: Session, example_path: Path) -> PlanPage:
    """The example's second plan, ready to be changed."""
    session.open(example_path)
    return the_page(window)


@pytest.fixture
def fresh(window: MainWindow, session: Session, example_path: Path) -> PlanPage:
    """The same round with nothing decided yet."""
    session.open(example_path)
    plan = stored(session)
    session.book.plans.put(session.round.id, Plan(id=plan.id, start=plan.start, actions=()))
    return the_page(window)


def test_a_first_day_without_a_plan_goes_with_the_workbook(
    window: MainWindow, session: Session, fresh: PlanPage, example_path: Path
) -> None:
    today = fresh.presenter.view().start
    fresh.presenter.set_fact(Fact.START, "2027-03-01")
    session.open(example_path)
    assert the_page(window).presenter.view().start == today


def answer(dialog: type[QDialog], act: Callable[[QDialog], None]) -> None:
    """Do something in the dialog that opens next."""

    def found() -> None:
        widget = QApplication.activeModalWidget()
        assert isinstance(widget, dialog)
        act(widget)

    QTimer.singleShot(0, found)


def test_add_is_pressed_by_key_and_the_focus_goes_to_the_next(
    qtbot: QtBot, fresh: PlanPage, session: Session
) -> None:
    first, second = list(fresh.recommended.rows)[:2]
    button = fresh.recommended.rows[first].add
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert [a.id for a in stored(session).actions] == [first]
    assert list(fresh.list.rows) == [first]
    assert QApplication.focusWidget() is fresh.recommended.rows[second].add
    assert fresh.list.rows[first].chosen


def test_add_all_is_the_one_filled_button_until_there_is_a_plan(fresh: PlanPage, session: Session) -> None:
    assert (fresh.primary.text(), fresh.recommended.all.isHidden()) == ("Add all", True)
    fresh.primary.click()
    assert len(stored(session).actions) == 9
    assert fresh.primary.text() == "Go to the report"
    assert fresh.recommended.isHidden()
    session.undo()
    assert fresh.primary.text() == "Add all"
    assert fresh.panel.isHidden()


def test_not_now_asks_why_and_needs_an_answer(qtbot: QtBot, fresh: PlanPage, session: Session) -> None:
    first = next(iter(fresh.recommended.rows))

    def say_why(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog)
        dialog.done_button.click()
        assert dialog.isVisible()
        QTest.keyClicks(dialog.reason, "Not this year")
        QTest.keyClick(dialog.reason, Qt.Key.Key_Return)

    answer(ReasonDialog, say_why)
    fresh.recommended.rows[first].not_now.click()
    assert [(d.action, d.reason) for d in stored(session).declined] == [(first, "Not this year")]
    assert first not in fresh.recommended.rows


def test_a_new_action_is_asked_for_by_key(qtbot: QtBot, page: PlanPage, session: Session) -> None:
    def fill_in(dialog: QDialog) -> None:
        assert isinstance(dialog, NewActionDialog)
        dialog.done_button.click()
        assert dialog.isVisible()
        QTest.keyClicks(dialog.title, "Paint the door")
        QTest.keyClick(dialog.title, Qt.Key.Key_Return)

    answer(NewActionDialog, fill_in)
    QTest.keyClick(page.title, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert stored(session).actions[-1].title == "Paint the door"
    assert page.inspector.fields[ActionField.TITLE].text() == "Paint the door"


def test_arrows_go_from_row_to_row_and_enter_opens_the_first_field(qtbot: QtBot, page: PlanPage) -> None:
    one, two = list(page.list.rows)[:2]
    page.list.rows[one].setFocus()
    QTest.keyClick(page.list.rows[one], Qt.Key.Key_Down)
    assert page.list.rows[two].hasFocus()
    assert page.presenter.chosen == two
    QTest.keyClick(page.list.rows[two], Qt.Key.Key_Return)
    title = page.inspector.fields[ActionField.TITLE].editor
    assert title.hasFocus()
    QTest.keyClick(title, Qt.Key.Key_Escape)
    assert page.list.rows[two].hasFocus()


def test_alt_and_arrows_move_an_action_and_the_focus_stays_with_it(
    qtbot: QtBot, page: PlanPage, session: Session
) -> None:
    one, two = list(page.list.rows)[:2]
    page.list.rows[one].setFocus()
    QTest.keyClick(page.list.rows[one], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [a.id for a in stored(session).actions[:2]] == [two, one]
    assert page.list.rows[one].hasFocus()
    page.list.rows[one].click()
    page.inspector._buttons["up"].click()
    assert [a.id for a in stored(session).actions[:2]] == [one, two]
    page.inspector._buttons["later"].click()
    assert next(a for a in stored(session).actions if a.id == one).horizon.value == "90"


def test_delete_offers_undo(qtbot: QtBot, page: PlanPage, session: Session) -> None:
    before = stored(session)
    one = next(iter(page.list.rows))
    page.list.rows[one].setFocus()
    QTest.keyClick(page.list.rows[one], Qt.Key.Key_Delete)
    assert one not in page.list.rows
    assert "is out of the plan" in page.banner.text
    page.banner._action.click()
    assert stored(session) == before
    assert one in page.list.rows


def test_what_is_typed_is_stored_when_the_field_is_left(
    qtbot: QtBot, page: PlanPage, session: Session
) -> None:
    row = page.list.rows["2.5-start"]
    row.click()
    owner = page.inspector.fields[ActionField.OWNER].editor
    assert isinstance(owner, QLineEdit)
    owner.setFocus()
    QTest.keyClicks(owner, "Ana ")
    assert owner.text() == "Ana "
    page.inspector.fields[ActionField.TITLE].editor.setFocus()
    assert next(a for a in stored(session).actions if a.id == "2.5-start").owner == "Ana"
    assert "Needs an owner" not in page.list.rows["2.5-start"].view.spoken


def test_what_is_typed_is_stored_when_typing_pauses(qtbot: QtBot, page: PlanPage, session: Session) -> None:
    page.list.rows["2.5-start"].click()
    box = page.inspector.fields[ActionField.NEEDS]
    assert isinstance(box.editor, TextBox)
    box.unstored._timer.setInterval(1)
    box.editor.setFocus()
    with qtbot.waitSignal(box.edited):
        QTest.keyClicks(box.editor, "!")
    assert "!" in next(a for a in stored(session).actions if a.id == "2.5-start").needs


def test_leaving_the_page_stores_what_was_typed_last(
    qtbot: QtBot, window: MainWindow, page: PlanPage, session: Session
) -> None:
    page.list.rows["2.5-start"].click()
    owner = page.inspector.fields[ActionField.OWNER].editor
    owner.setFocus()
    QTest.keyClicks(owner, "Ben")
    window.go("home")
    assert next(a for a in stored(session).actions if a.id == "2.5-start").owner == "Ben"


def test_a_day_that_is_none_is_said_beside_the_field_and_kept(qtbot: QtBot, page: PlanPage) -> None:
    page.list.rows["2.5-start"].click()
    box = page.inspector.fields[ActionField.DUE]
    line = box.editor.line  # type: ignore[union-attr] # a day field
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "soon")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert box.note
    assert "Write a day" in box.note.problem
    assert line.text() == "soon"
    line.selectAll()
    QTest.keyClicks(line, "Aug 20")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert box.note.isHidden()
    assert line.text() == "August 20, 2026"


def test_a_row_dropped_elsewhere_moves_there(page: PlanPage, session: Session) -> None:
    ids = list(page.list.rows)
    target = page.list.rows[ids[0]].geometry().topLeft() + QPoint(5, 2)
    data = QMimeData()
    data.setData(MIME, ids[2].encode())
    event = QDropEvent(
        QPointF(target),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.list.dropEvent(event)
    assert [a.id for a in stored(session).actions[:3]] == [ids[2], ids[0], ids[1]]


def test_what_an_action_waits_for_is_ticked_in_a_list(page: PlanPage, session: Session) -> None:
    page.list.rows["4.4-start"].click()
    menu = page.inspector.waits.menu()
    ticked = [action for action in menu.actions() if action.isChecked()]
    assert len(ticked) == 1
    ticked[0].trigger()
    assert next(a for a in stored(session).actions if a.id == "4.4-start").depends_on == ()
    assert page.inspector.waits._now.text() == "Nothing"


def test_the_inspector_is_a_drawer_where_there_is_little_room(
    qtbot: QtBot, window: MainWindow, page: PlanPage
) -> None:
    window.resize(1024, 768)
    qtbot.waitUntil(lambda: page.panel.is_drawer)
    assert page.panel.isHidden()
    row = page.list.rows["2.5-start"]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert page.panel.isVisible()
    QTest.keyClick(page.inspector.fields[ActionField.TITLE].editor, Qt.Key.Key_Escape)
    assert page.panel.isHidden()
    assert row.hasFocus()


def test_a_new_action_is_gone_on_with_in_the_drawer(
    qtbot: QtBot, window: MainWindow, page: PlanPage, theme: Theme
) -> None:
    window.resize(1024, 600)
    theme.choose(replace(theme.choice, scale=1.5))
    qtbot.waitUntil(lambda: page.panel.is_drawer)

    def fill_in(dialog: QDialog) -> None:
        assert isinstance(dialog, NewActionDialog)
        QTest.keyClicks(dialog.title, "Paint the door")
        QTest.keyClick(dialog.title, Qt.Key.Key_Return)

    answer(NewActionDialog, fill_in)
    page.new.setFocus()
    QTest.keyClick(page.new, Qt.Key.Key_Space)
    window.activateWindow()  # no window manager does it here
    ring = window.findChildren(FocusRing)[0]
    first = page.inspector.fields[ActionField.TITLE].editor
    qtbot.waitUntil(lambda: QApplication.focusWidget() is first and ring.isVisible())
    assert page.panel.isVisible()
    assert not first.visibleRegion().isEmpty()
    gone_through, focused = list[int](), QApplication.focusWidget()
    for _n in range(12):
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert page.panel.isAncestorOf(focused)
        gone_through.append(focused.mapTo(page.inspector._form, focused.rect().center()).y())
    assert gone_through == sorted(gone_through)


def test_the_read_only_example_can_be_read_and_not_changed(
    window: MainWindow, session: Session, example_path: Path
) -> None:
    session.put(bootstrap.open_workbook(example_path, read_only=True), example_path, example=True)
    page = the_page(window)
    assert not page.new.isEnabled()
    page.list.rows["2.5-start"].click()
    assert page.inspector.fields[ActionField.TITLE].text()
    assert page.inspector.fields[ActionField.TITLE].editor.isReadOnly()  # type: ignore[union-attr] # a text box
    assert page.inspector._foot.isHidden()


def test_every_field_and_button_has_a_name(page: PlanPage) -> None:
    page.list.rows["2.5-start"].click()
    for field in ActionField:
        editor = page.inspector.fields[field].editor
        interface = QAccessible.queryAccessibleInterface(editor)
        assert interface.text(QAccessible.Text.Name), field
    for row in page.list.rows.values():
        assert "Within" in row.accessibleName()


def test_an_open_round_says_what_is_missing(window: MainWindow, session: Session, example_path: Path) -> None:
    session.open(example_path)
    open_ = replace(session.round, state=State.OPEN)
    session.book.rounds.put(open_)
    session.reload()
    page = the_page(window)
    assert page.waiting.isVisible()
    assert page.primary.isHidden()
    assert page.panel.isHidden()


def test_a_workbook_closed_while_something_is_typed_leaves_no_mistake_behind(
    page: PlanPage, session: Session
) -> None:
    page.list.rows["2.5-start"].click()
    owner = page.inspector.fields[ActionField.OWNER].editor
    owner.setFocus()
    QTest.keyClicks(owner, "Ben")
    page.leave()
    QTest.keyClicks(owner, "jamin")
    session.close()
    assert not session.is_open


def test_the_aim_is_stored_when_the_page_is_left(
    window: MainWindow, page: PlanPage, session: Session
) -> None:
    page.facts_panel.aim.setFocus()
    page.facts_panel.aim.selectAll()
    QTest.keyClicks(page.facts_panel.aim, "Ten days by May")
    window.go("home")
    assert stored(session).aim == "Ten days by May"


def test_what_is_lacking_is_named_and_one_click_away(page: PlanPage, session: Session) -> None:
    lacking = page.presenter.view().lacking
    assert lacking
    action = next(a for a in stored(session).actions if a.id == lacking.action)
    assert action.owner is None
    assert page.around._check.text().endswith('The first is "Watch one contact of each person, then…".')
    page.around.go_there.click()
    assert page.presenter.chosen == lacking.action
    assert QApplication.focusWidget() is page.inspector.fields[ActionField.OWNER].editor
