"""The plan check by keyboard, on a copy of the worked example."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sixelements.domain.actions import Plan
from sixelements.domain.assessment import Size
from sixelements.domain.ids import ActionId
from sixelements.domain.plan_findings import THANKS, FindingKind
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.library import LibraryDialog
from sixelements.ui.dialogs.reason import ReasonDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.settings import StoredSettings
from sixelements.ui.widgets.plan_tabs import PlanTab

pytestmark = pytest.mark.qt
KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(window: MainWindow, session: Session, settings: StoredSettings, example_path: Path) -> PlanPage:
    settings.write("plan view", "board")
    session.open(example_path)
    window.go(StepId.PLAN)
    assert isinstance(window.page, PlanPage)
    QTest.keyClick(window.page.title, Qt.Key.Key_K, KEYS)
    return window.page


def stored(session: Session) -> Plan:
    plan = session.book.plans.of(session.round.id)
    assert plan
    return plan


def key_of(page: PlanPage, kind: FindingKind) -> str:
    return next(key for key, found in page.check.lines.items() if found.row.finding.kind is kind)


def test_it_takes_the_inspectors_place_and_gives_it_back(page: PlanPage) -> None:
    assert page.check.isVisible()
    assert page.inspector.isHidden()
    first = next(iter(page.check.lines.values()))
    assert first.link.hasFocus()
    assert first.link.accessibleDescription().startswith("Finding 1 of ")
    QTest.keyClick(first.link, Qt.Key.Key_Escape)
    assert page.inspector.isVisible()
    assert page.check.isHidden()
    assert page.board.isAncestorOf(QApplication.focusWidget() or page)


def test_the_drawer_has_one_way_to_shut_it_and_shows_the_action_next(
    qtbot: QtBot, window: MainWindow, page: PlanPage
) -> None:
    page.check.closed.emit()
    window.resize(1024, 768)
    qtbot.waitUntil(lambda: page.panel.is_drawer)
    QTest.keyClick(page.title, Qt.Key.Key_K, KEYS)
    assert page.check.isVisible()
    assert page.check.shut.isHidden()
    page.panel.shut()
    assert page.panel.isHidden()
    page.board.opened.emit(str(page.presenter.chosen))
    assert page.inspector.isVisible()
    assert page.check.isHidden()


def test_f8_goes_on_and_the_card_follows(page: PlanPage) -> None:
    lines = list(page.check.lines.values())
    QTest.keyClick(lines[0].link, Qt.Key.Key_F8)
    assert lines[1].link.hasFocus()
    assert page.presenter.chosen == lines[1].row.finding.action
    QTest.keyClick(lines[1].link, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert lines[0].link.hasFocus()


def test_a_link_leads_to_the_field_that_mends_it(page: PlanPage) -> None:
    page.check.lines[key_of(page, FindingKind.NO_OWNER)].link.click()
    assert page.check.isHidden()
    assert page.inspector.fields[ActionField.OWNER].editor.hasFocus()


def test_f8_comes_back_from_the_field_at_the_next_finding(page: PlanPage, session: Session) -> None:
    """Also where the finding was settled in its field: the one after it has its place."""
    keys = list(page.check.lines)
    key = key_of(page, FindingKind.NO_OWNER)
    after = keys[keys.index(key) + 1]
    page.check.lines[key].link.click()
    owner = page.inspector.fields[ActionField.OWNER].editor
    QTest.keyClick(owner, Qt.Key.Key_F8)
    assert page.check.isVisible()
    assert page.check.lines[after].link.hasFocus()
    QTest.keyClick(page.check.lines[after].link, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert page.check.lines[key].link.hasFocus()
    page.check.lines[key].link.click()
    QTest.keyClicks(owner, "Ada Vance")
    QTest.keyClick(owner, Qt.Key.Key_F8)
    assert key not in page.check.lines
    assert page.check.lines[after].link.hasFocus()
    assert "fixed since you opened it" in page.check._left.text()
    page.check.lines[after].link.click()
    QTest.keyClick(page.inspector, Qt.Key.Key_K, KEYS)
    assert page.check.lines[after].link.hasFocus(), "it comes back where it was left"


def test_f8_opens_the_check_from_anywhere_on_the_page(page: PlanPage) -> None:
    page.check.closed.emit()
    QTest.keyClick(page.title, Qt.Key.Key_F8)
    assert next(iter(page.check.lines.values())).link.hasFocus()


def test_a_link_leads_to_the_actions_that_fit_the_gate_or_the_rows(
    page: PlanPage, session: Session, window: MainWindow
) -> None:
    seen: list[tuple[object, object]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LibraryDialog)
        seen.append((dialog.desk.filter.branch, dialog.desk.filter.size))
        dialog.reject()

    key = key_of(page, FindingKind.NO_THANKS)
    QTimer.singleShot(0, look)
    page.check.lines[key].link.click()
    assert seen == [(THANKS, Size.SMALL)]
    assert window.focusWidget() is page.check.lines[key].link
    plan = stored(session)
    more = [replace(a, id=ActionId(f"own-{n}")) for n, a in enumerate(plan.actions)]
    page.presenter.change("more", replace(plan, actions=(*plan.actions, *more)))
    page.refresh()
    page.check.lines[key_of(page, FindingKind.TOO_MANY)].link.click()
    assert page.tabs.view is PlanTab.TABLE
    assert window.focusWidget() is page.grid.table


def test_the_other_way_settles_it_at_once_and_stays_ticked(page: PlanPage, session: Session) -> None:
    key = key_of(page, FindingKind.NO_BASELINE)
    action = page.check.lines[key].row.finding.action
    page.check.lines[key].other.click()
    assert next(a for a in stored(session).actions if a.id == action).measure_first
    assert key not in page.check.lines
    assert "fixed since you opened it" in page.check._left.text()
    session.undo()
    assert key in page.check.lines


def test_what_is_worth_a_look_is_left_so_with_a_reason(page: PlanPage, session: Session) -> None:
    def say_why() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReasonDialog)
        QTest.keyClicks(dialog.reason, "We thank one another daily")
        QTest.keyClick(dialog.reason, Qt.Key.Key_Return)

    key = key_of(page, FindingKind.NO_THANKS)
    QTimer.singleShot(0, say_why)
    page.check.lines[key].other.click()
    assert stored(session).left_so[0].reason == "We thank one another daily"
    assert key not in page.check.lines


def test_it_is_copied_as_text(page: PlanPage) -> None:
    page.check.copy.click()
    text = QApplication.clipboard().text()
    assert re.match(r"Before anyone leaves the room\n- .+: Nobody owns it\.\n", text)
