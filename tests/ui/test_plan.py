"""The plan page by keyboard and mouse, on a copy of the worked example."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from sixelements import bootstrap
from sixelements.domain.actions import Horizon, Plan
from sixelements.domain.ids import ActionId
from sixelements.domain.rounds import State
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.plan_edit import Fact
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.new_action import NewActionDialog
from sixelements.ui.dialogs.park import ParkDialog
from sixelements.ui.dialogs.reason import ReasonDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.theme import Theme
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
    assert QApplication.focusWidget() is fresh.recommended.rows[second].add
    assert fresh.presenter.chosen == first


def test_add_all_is_the_one_filled_button_until_there_is_a_plan(fresh: PlanPage, session: Session) -> None:
    assert (fresh.primary.text(), fresh.recommended.all.isHidden()) == ("Add all", True)
    fresh.primary.click()
    assert len(stored(session).actions) == 9
    assert fresh.primary.text() == "Go to the report"
    assert (list(fresh.recommended.rows), fresh.recommended.keep.isVisible()) == ([], True)
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


def test_what_keeps_a_strength_is_taken_or_left_and_each_says_why_it_is_there(
    fresh: PlanPage, session: Session
) -> None:
    panel, tray = fresh.recommended, fresh.presenter.board().tray
    assert tray
    ruled = [c for c in tray.cards if c.rule or c.near_tie]
    assert ruled
    assert all(
        (panel.rows[c.id].view.rule, panel.rows[c.id].view.near_tie) == (c.rule, c.near_tie) for c in ruled
    )
    assert panel.keep.text() == f"To keep what is strong: {len(tray.options)}"
    panel.keep.click()
    first, second = (option.id for option in tray.options[:2])
    panel.rows[first].add.click()
    assert first not in panel.rows
    assert [a.title for a in stored(session).actions] == [tray.options[0].title]
    answer(ReasonDialog, lambda dialog: _refuse(dialog, "Not this year"))
    panel.rows[second].not_now.click()
    assert [(d.action, d.title) for d in stored(session).declined] == [(second, tray.options[1].title)]
    panel.keep.click()
    assert second not in panel.rows


def _refuse(dialog: QDialog, why: str) -> None:
    assert isinstance(dialog, ReasonDialog)
    QTest.keyClicks(dialog.reason, why)
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)


def test_a_new_action_is_asked_for_by_key(qtbot: QtBot, page: PlanPage, session: Session) -> None:
    def fill_in(dialog: QDialog) -> None:
        assert isinstance(dialog, NewActionDialog)
        dialog.done_button.click()
        assert dialog.isVisible()
        QTest.keyClicks(dialog.title, "Paint the door")
        answer(ParkDialog, put_off)
        QTest.keyClick(dialog.title, Qt.Key.Key_Return)

    parked: list[str] = []

    def put_off(dialog: QDialog) -> None:
        """The plan is full: first what others wait for, then another one."""
        assert isinstance(dialog, ParkDialog)
        assert dialog.done_button.text() == "Add, put nothing off"
        waited_for = {i for a in stored(session).actions for i in a.depends_on}
        refused = next(tick for id_, tick in dialog.ticks.items() if id_ in waited_for)
        refused.click()
        dialog.done_button.click()
        assert "waits for" in dialog.problem.text()
        refused.click()
        parked.extend(id_ for id_ in list(dialog.ticks)[-1:] if id_ not in waited_for)
        dialog.ticks[ActionId(parked[0])].click()
        assert dialog.done_button.text() == "Put 1 off, and add"
        dialog.done_button.click()

    answer(NewActionDialog, fill_in)
    QTest.keyClick(page.title, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert stored(session).actions[-1].title == "Paint the door"
    assert [a.id for a in stored(session).actions if a.parked] == parked
    assert page.inspector.fields[ActionField.TITLE].text() == "Paint the door"


def test_what_is_typed_is_stored_when_the_field_is_left(
    qtbot: QtBot, page: PlanPage, session: Session
) -> None:
    page._press("2.5-start")
    owner = page.inspector.fields[ActionField.OWNER].editor
    assert isinstance(owner, QLineEdit)
    owner.setFocus()
    QTest.keyClicks(owner, "Ana ")
    assert owner.text() == "Ana "
    page.inspector.fields[ActionField.TITLE].editor.setFocus()
    assert next(a for a in stored(session).actions if a.id == "2.5-start").owner == "Ana"
    card = page.presenter.card(ActionId("2.5-start"))
    assert card
    assert "No owner" not in card.spoken


def test_what_is_typed_is_stored_when_typing_pauses(qtbot: QtBot, page: PlanPage, session: Session) -> None:
    page._press("2.5-start")
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
    page._press("2.5-start")
    owner = page.inspector.fields[ActionField.OWNER].editor
    owner.setFocus()
    QTest.keyClicks(owner, "Ben")
    window.go("home")
    assert next(a for a in stored(session).actions if a.id == "2.5-start").owner == "Ben"


def test_a_day_that_is_none_is_said_beside_the_field_and_kept(qtbot: QtBot, page: PlanPage) -> None:
    page._press("2.5-start")
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


def test_what_is_wrong_with_a_field_is_never_behind_the_foot_of_its_panel(page: PlanPage) -> None:
    page.window().resize(1366, 768)
    page._press("2.5-start")
    box, area = page.inspector.fields[ActionField.FIRST_STEP_BY], page.inspector._scroller
    line = box.editor.line  # type: ignore[union-attr] # a day field
    QApplication.processEvents()
    bar = area.verticalScrollBar()
    bar.setValue(bar.value() + box.mapTo(area, QPoint(0, box.height())).y() - area.height())
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Feb 29")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert box.note
    for _layout_then_scroll in range(3):
        QApplication.processEvents()
    assert box.note.isVisible()
    assert box.note.visibleRegion().boundingRect() == box.note.rect()
    assert line.isVisible()


def test_a_bar_over_the_page_moves_no_field_that_is_typed_in(page: PlanPage, session: Session) -> None:
    page.window().resize(1366, 768)
    page._press("2.5-start")
    editor = page.inspector.fields[ActionField.MEASURE].editor
    page.inspector.focus_on(ActionField.MEASURE)
    QApplication.processEvents()
    before = editor.mapTo(page.window(), QPoint())
    assert session.path
    away = session.path.rename(session.path.with_name("away"))
    window = page.window()
    assert isinstance(window, MainWindow)
    window.watch.timer.timeout.emit()
    QApplication.processEvents()
    assert window.watch.bar.isVisible()
    assert editor.mapTo(window, QPoint()) == before
    away.rename(session.path)
    window.watch.timer.timeout.emit()
    QApplication.processEvents()
    assert window.watch.bar.isHidden()
    assert editor.mapTo(window, QPoint()) == before


def test_what_an_action_waits_for_is_ticked_in_a_list(page: PlanPage, session: Session) -> None:
    page._press("4.4-start")
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
    cards = page.board.lists[Horizon.DAYS_30]
    cards.setFocus()
    QTest.keyClick(cards, Qt.Key.Key_Return)
    assert page.panel.isVisible()
    QTest.keyClick(page.inspector.fields[ActionField.TITLE].editor, Qt.Key.Key_Escape)
    assert page.panel.isHidden()
    assert cards.hasFocus()


def test_a_new_action_is_gone_on_with_in_the_drawer(
    qtbot: QtBot, window: MainWindow, page: PlanPage, theme: Theme
) -> None:
    window.resize(1024, 600)
    theme.choose(replace(theme.choice, scale=1.5))
    qtbot.waitUntil(lambda: page.panel.is_drawer)

    def fill_in(dialog: QDialog) -> None:
        assert isinstance(dialog, NewActionDialog)
        QTest.keyClicks(dialog.title, "Paint the door")
        answer(ParkDialog, lambda asked: asked.findChildren(QPushButton)[-1].click())
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
    page._press("2.5-start")
    assert page.inspector.fields[ActionField.TITLE].text()
    assert page.inspector.fields[ActionField.TITLE].editor.isReadOnly()  # type: ignore[union-attr] # a text box
    assert page.inspector._foot.isHidden()


def test_every_field_and_button_has_a_name(page: PlanPage) -> None:
    page._press("2.5-start")
    for field in page.inspector.fields:
        editor = page.inspector.fields[field].editor
        interface = QAccessible.queryAccessibleInterface(editor)
        assert interface.text(QAccessible.Text.Name), field


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
    page._press("2.5-start")
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
    page.about.click()
    page.facts_panel.aim.setFocus()
    page.facts_panel.aim.selectAll()
    QTest.keyClicks(page.facts_panel.aim, "Ten days by May")
    window.go("home")
    assert stored(session).aim == "Ten days by May"


def test_what_is_lacking_is_named_and_one_click_away(page: PlanPage, session: Session) -> None:
    bar = page.presenter.board().check
    assert bar
    link = bar.links[0]
    action = next(a for a in stored(session).actions if a.id == link.action)
    assert action.owner is None
    assert (page.foot.words.text(), page.foot.first.text()) == (bar.words, link.words)
    page.foot.first.click()
    assert page.presenter.chosen == link.action
    assert QApplication.focusWidget() is page.inspector.fields[ActionField.OWNER].editor


def test_half_a_name_that_is_stored_meanwhile_is_not_suggested(
    qtbot: QtBot, page: PlanPage, session: Session
) -> None:
    page._press("6.5-start")
    owner = page.inspector.fields[ActionField.OWNER].editor
    assert isinstance(owner, QLineEdit)
    owner.setFocus()
    owner.selectAll()
    QTest.keyClicks(owner, "Kei")
    qtbot.waitUntil(lambda: any(a.owner == "Kei" for a in stored(session).actions))
    completer = owner.completer()
    assert completer is not None
    completer.setCompletionPrefix("Kei")
    model = completer.completionModel()
    offered = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert offered == ["Keisha Brown"]
    completer.activated.emit("Keisha Brown")
    owner.setText("Keisha Brown")
    page.title.setFocus()
    qtbot.waitUntil(
        lambda: {a.id: a.owner for a in stored(session).actions}[ActionId("6.5-start")] == "Keisha Brown",
        timeout=10_000,
    )
