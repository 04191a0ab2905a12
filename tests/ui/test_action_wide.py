"""An action opened wide: readings on their chart, owners with their load, circles refused by name."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sixelements.domain.actions import Action
from sixelements.domain.assessment import Role
from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.action_wide import ActionWideDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.widgets.action_record import ActionRecord

pytestmark = pytest.mark.qt


@pytest.fixture
def opened(window: MainWindow, session: Session, example_path: Path, qtbot: QtBot) -> ActionWideDialog:
    """The first action of the example's second plan."""
    session.open(example_path)
    window.go(StepId.PLAN)
    page = window.page
    assert isinstance(page, PlanPage)
    page.presenter.choose_first()
    dialog = ActionWideDialog(page, page.theme, page.presenter, near=date(2026, 5, 1))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def stored(session: Session, dialog: ActionWideDialog) -> Action:
    plan = session.book.plans.of(session.round.id)
    assert plan
    return next(a for a in plan.actions if a.id == dialog._id)


def typed(record: ActionRecord, value: str, day: str, note: str = "") -> None:
    record.value.setText(value)
    record.day.line.setText(day)
    record.remark.setText(note)
    record.record.click()


def test_readings_are_typed_drawn_refused_with_why_and_taken_out_again(
    opened: ActionWideDialog, session: Session
) -> None:
    record, before = opened.record, stored(session, opened)
    typed(record, "many", "May 3")
    assert record.note.isVisible()
    typed(record, "35", "2999-01-01")
    assert stored(session, opened) == before
    today = session.services.today()
    sooner = today - timedelta(25)
    typed(record, "35", f"{sooner.day}.{sooner.month}.{sooner.year}", "by hand")
    typed(record, "72", "")
    assert [(r.day, r.value, r.note) for r in stored(session, opened).readings] == [
        (sooner, 35, "by hand"),
        (today, 72, ""),
    ]
    assert record.value.text() == ""
    assert record.chart.accessibleName().count("2 readings, last 72 on ")
    session.undo()
    session.undo()
    assert stored(session, opened) == before


def test_an_owner_is_chosen_with_their_load_in_sight_and_a_side_is_kept(
    opened: ActionWideDialog, session: Session
) -> None:
    name = next(n for n, button in opened.record.owners.items() if button.isEnabled())
    assert opened.record.owners[name].accessibleName().startswith(name)
    opened.record.owners[name].click()
    assert stored(session, opened).owner == name
    assert not opened.record.owners[name].isEnabled()
    opened.record.sided.emit(name, Role.FRONTLINE)
    plan = session.book.plans.of(session.round.id)
    assert plan
    assert [(p.name, p.role) for p in plan.people if p.name == name] == [(name, Role.FRONTLINE)]


def test_keys_go_from_action_to_action_past_what_is_typed_and_a_circle_is_refused(
    opened: ActionWideDialog, session: Session
) -> None:
    first = opened._id
    title = stored(session, opened).title
    opened.record.value.setText("35")
    QTest.keyClick(opened, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert opened._id == first, "a reading is not dropped without a word"
    assert opened.record.note.problem.startswith("This reading is not recorded.")
    QTest.keyClick(opened, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert opened._id != first
    assert opened.place.text() == "Action 2 of 9"
    opened._tick(first, yes=True)
    assert stored(session, opened).depends_on.count(first) == 1
    second = opened._id
    QTest.keyClick(opened, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    before = stored(session, opened)
    opened._tick(second, yes=True)
    assert stored(session, opened) == before
    assert title in opened.inspector.waits._problem.text()
    opened.record.value.setText("12")
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert opened.isVisible()
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible(), "the second time it is dropped"
