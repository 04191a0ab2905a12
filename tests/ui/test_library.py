"""The library over a copy of the worked example: browsed by keys, narrowed, explained, added from."""

from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sixelements.domain.actions import Plan
from sixelements.domain.ids import ElementId
from sixelements.presentation.board.library import LibraryDesk, LibraryOrder, Shelf
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.library import LibraryDialog
from sixelements.ui.dialogs.reason import ReasonDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.theme import Theme
from tests.ui.opening import go_to_plan

pytestmark = pytest.mark.qt
GATE: list[bool] = []


@pytest.fixture
def dialog(
    qtbot: QtBot, window: MainWindow, session: Session, theme: Theme, built_example: Path, tmp_path: Path
) -> LibraryDialog:
    path = tmp_path / "a.sixe"
    copyfile(built_example, path)
    session.open(path)
    page = go_to_plan(window)
    found = LibraryDialog(page, theme, LibraryDesk(page.presenter), to_gate=lambda: GATE.append(True))
    qtbot.addWidget(found)
    found.show()
    return found


def plan_of(session: Session) -> Plan:
    found = session.book.plans.of(session.round.id)
    assert found
    return found


def titles(dialog: LibraryDialog) -> list[str]:
    """What is listed, without the heads of the practices."""
    rows = [dialog.list.item(n) for n in range(dialog.list.count())]
    return [row.text().split("\n")[0] for row in rows if row.flags() & Qt.ItemFlag.ItemIsSelectable]


def test_all_actions_are_listed_and_tree_and_words_narrow_them(dialog: LibraryDialog) -> None:
    assert len(titles(dialog)) == 111
    dialog.tree.setCurrentRow(3)
    assert dialog.desk.filter.branch == ElementId("3")
    assert len(titles(dialog)) == 18
    QTest.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert dialog.word.hasFocus()
    QTest.keyClicks(dialog.word, "signature")
    assert 0 < len(titles(dialog)) < 18
    QTest.keyClicks(dialog.word, " zebra")
    assert not dialog.list.isVisible()
    assert dialog._empty.text().startswith("Nothing fits.")


def test_arrows_go_from_action_to_action_and_the_factors_follow(dialog: LibraryDialog) -> None:
    dialog._narrow(branch=Shelf.IN_THE_PLAN)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Home)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    detail = dialog.desk.view().detail
    assert detail
    assert dialog.detail.why_title.text() == "Why this one?"
    shown = {label.text() for label in dialog.detail.findChildren(QLabel)}
    assert {row.value for row in detail.factors} <= shown
    assert not dialog.detail.add.isEnabled()


def test_where_the_plan_is_full_adding_parks_the_one_that_is_chosen(
    dialog: LibraryDialog, session: Session
) -> None:
    dialog._narrow(branch=ElementId("3"))
    dialog.list.setCurrentRow(3)
    assert not dialog.detail.park.isHidden()
    before = plan_of(session)
    waited_for = {id_ for a in before.actions for id_ in a.depends_on}
    box = dialog.detail.park
    assert box.currentText() == "Choose what to park…"
    dialog.detail.add.click()
    assert plan_of(session) == before, "nothing is put off that nobody chose"
    assert dialog.detail._said.text().startswith("The plan is full. Choose first")
    assert box.hasFocus()
    box.setCurrentIndex(next(n for n in range(box.count()) if box.itemData(n) in waited_for))
    dialog.detail.add.click()
    assert plan_of(session) == before
    assert "wait" in dialog.detail._said.text()
    box.setCurrentIndex(next(n for n in range(1, box.count()) if box.itemData(n) not in waited_for))
    parked, added = dialog.detail.parked, dialog.desk.chosen
    dialog.detail.add.click()
    actions = {str(a.id): a for a in plan_of(session).actions}
    assert parked
    assert actions[parked].parked
    assert dialog.list.hasFocus(), "it was on a button that is off now"
    assert str(added) in actions
    assert dialog.detail._said.text().endswith("is in the plan.")
    session.undo()
    assert str(added) not in {str(a.id) for a in plan_of(session).actions}


def test_nothing_is_parked_where_that_is_chosen_and_another_action_asks_again(
    dialog: LibraryDialog, session: Session
) -> None:
    dialog._narrow(branch=ElementId("3"))
    dialog.list.setCurrentRow(3)
    before = plan_of(session).actions
    dialog.detail.park.setCurrentIndex(dialog.detail.park.count() - 1)
    dialog.list.setCurrentRow(2)
    assert dialog.detail.parked is None
    dialog.detail.park.setCurrentIndex(dialog.detail.park.count() - 1)
    dialog.detail.add.click()
    assert plan_of(session).actions[: len(before)] == before
    assert len(plan_of(session).actions) == len(before) + 1


def test_home_goes_to_the_first_action_and_another_order_begins_with_its_first(dialog: LibraryDialog) -> None:
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_End)
    QTest.keyClick(dialog.list, Qt.Key.Key_Home)
    assert dialog.list.currentRow() == 1
    dialog._narrow(order=LibraryOrder.RANK)
    assert "place 1 of" in dialog.list.currentItem().text()
    assert dialog.list.visualItemRect(dialog.list.currentItem()).top() >= 0


def test_not_now_asks_why_and_the_action_goes_on_that_shelf(
    dialog: LibraryDialog, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(_parent: object, _theme: object, _asked: object, store: object) -> bool:
        assert callable(store)
        store("No money this year")
        return True

    monkeypatch.setattr(ReasonDialog, "ask", answer)
    dialog._narrow(branch=ElementId("3"))
    dialog.list.setCurrentRow(3)
    id_ = str(dialog.desk.chosen)
    dialog.detail.not_now.click()
    assert [(d.action, d.reason) for d in plan_of(session).declined][-1] == (id_, "No money this year")


def test_f6_goes_round_the_panes_and_w_to_why(dialog: LibraryDialog) -> None:
    dialog.list.setFocus()
    QTest.keyClick(dialog, Qt.Key.Key_F6)
    assert dialog.detail.why_title.hasFocus()
    QTest.keyClick(dialog, Qt.Key.Key_F6)
    assert dialog.focusWidget() in (dialog.tree, dialog.list)
    QTest.keyClick(dialog, Qt.Key.Key_W)
    assert dialog.detail.why_title.hasFocus()


def test_what_is_locked_leads_to_the_sheet_that_opens_it(dialog: LibraryDialog) -> None:
    assert dialog.detail.gate.isHidden()
    dialog._narrow(branch=Shelf.GATE)
    assert not dialog.detail.gate.isHidden()
    GATE.clear()
    dialog.detail.gate.click()
    assert GATE == [True]
    assert not dialog.isVisible()
