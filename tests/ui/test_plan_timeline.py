"""The timeline by keyboard and mouse, on a copy of the worked example."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sixelements.domain.actions import Action, Plan
from sixelements.presentation.board.timeline import TimelineOrder
from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.settings import StoredSettings
from sixelements.ui.widgets.plan_timeline import bar_box

pytestmark = pytest.mark.qt
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(window: MainWindow, session: Session, settings: StoredSettings, example_path: Path) -> PlanPage:
    settings.write("plan view", "timeline")
    session.open(example_path)
    window.go(StepId.PLAN)
    assert isinstance(window.page, PlanPage)
    return window.page


def stored(session: Session) -> Plan:
    plan = session.book.plans.of(session.round.id)
    assert plan
    return plan


def last(page: PlanPage, session: Session) -> Action:
    """The action of the last bar, with the focus on it; nothing waits for it."""
    bars = page.timeline.list
    bars.setFocus()
    bars.setCurrentIndex(bars.rows.index(bars.rows.rowCount() - 1))
    return next(a for a in stored(session).actions if a.id == bars.rows.rows[-1].id)


def test_alt_and_arrows_move_a_bar_by_a_week_and_the_focus_stays(page: PlanPage, session: Session) -> None:
    before, bars = last(page, session), page.timeline.list
    QTest.keyClick(bars, Qt.Key.Key_Right, ALT)
    after = next(a for a in stored(session).actions if a.id == before.id)
    assert before.start
    assert after.start
    assert (after.start - before.start).days == 7
    assert bars.hasFocus()
    row = bars.row()
    assert row
    assert row.id == before.id
    session.undo()
    assert next(a for a in stored(session).actions if a.id == before.id) == before


def test_a_bar_is_dragged_by_whole_weeks(page: PlanPage, session: Session) -> None:
    before, bars = last(page, session), page.timeline.list
    row = bars.rows.rows[-1]
    assert row.first is not None
    assert row.last is not None
    box = bar_box(QRectF(bars.visualRect(bars.currentIndex())), bars._scale, row.first, row.last, 10)
    week = bars._scale.day(7, bars.viewport().width()) - bars._scale.day(0, bars.viewport().width())
    start = box.center().toPoint()
    QTest.mousePress(bars.viewport(), Qt.MouseButton.LeftButton, pos=start)
    to = start + QPoint(round(2 * week), 0)
    QTest.mouseRelease(bars.viewport(), Qt.MouseButton.LeftButton, pos=to)
    after = next(a for a in stored(session).actions if a.id == before.id)
    assert before.start
    assert after.start
    assert (after.start - before.start).days == 14
    assert bars._bar_at(QPointF(2, start.y())) is None, "a title is no bar"


def test_a_move_before_what_it_waits_for_is_refused_and_said(page: PlanPage, session: Session) -> None:
    bars, before = page.timeline.list, stored(session)
    at = next(n for n, row in enumerate(bars.rows.rows) if row.waits_for)
    bars.setFocus()
    bars.setCurrentIndex(bars.rows.index(at))
    QTest.keyClick(bars, Qt.Key.Key_Left, ALT)
    assert stored(session) == before
    assert "take the link out" in page.banner.text


def test_enter_opens_the_action_and_esc_comes_back(page: PlanPage, session: Session) -> None:
    last(page, session)
    QTest.keyClick(page.timeline.list, Qt.Key.Key_Return)
    field = QApplication.focusWidget()
    assert field is not None
    assert page.panel.isAncestorOf(field)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert page.timeline.list.hasFocus()


def test_every_bar_is_an_item_and_the_outlook_a_table(page: PlanPage) -> None:
    interface = QAccessible.queryAccessibleInterface(page.timeline.list)
    assert interface.child(0).text(QAccessible.Text.Name) == (
        "Ask why people came back. Hannah Boyd. Apr 27 to May 18. In progress, overdue."
    )
    table = page.timeline.what_if
    assert table.accessibleName() == "What the plan would reach"
    assert table.cells.rowCount() == 6
    assert page.timeline.isVisible()
    assert page.board.isHidden()


def test_the_rows_come_by_owner_where_that_is_chosen(page: PlanPage) -> None:
    order = page.timeline.order
    order.setCurrentIndex(order.findData(TimelineOrder.OWNER))
    order.activated.emit(order.currentIndex())
    rows = page.timeline.list.rows.rows
    assert rows[0].group
    owners = [row.owner for row in rows if row.owner != "No owner"]
    assert owners == sorted(owners, key=str.casefold)


def test_no_line_strikes_through_the_words_behind_a_bar(page: PlanPage) -> None:
    bars = page.timeline.list
    assert bars._view
    free = bars._beside_words(bars._view, bars.viewport().rect())
    for n, row in enumerate(bars.rows.rows):
        words = bars.bars.words_box(QRectF(bars.visualRect(bars.rows.index(n))), row)
        assert words
        assert not free.intersects(words.toAlignedRect())


def test_what_the_plan_would_reach_is_drawn_and_read_aloud(page: PlanPage) -> None:
    assert page.timeline.ahead.isVisible()
    assert page.timeline.ahead.accessibleName().count("after 180 days") == 6


def test_names_over_the_days_do_not_lie_on_one_another_and_today_is_kept(
    page: PlanPage, session: Session
) -> None:
    start = stored(session).start
    near = start + timedelta(days=178)
    session.services = replace(session.services, today=lambda: near)
    page.refresh()
    head = page.timeline.head
    named = [mark.words for mark in head.heads(head.fontMetrics())]
    assert "Today" in named
    assert "180 days" not in named
    far = start + timedelta(days=130)
    session.services = replace(session.services, today=lambda: far)
    page.refresh()
    assert {"Today", "180 days"} <= {mark.words for mark in head.heads(head.fontMetrics())}


def test_pinned_dates_have_their_tag_and_titles_the_room_that_they_need(page: PlanPage) -> None:
    bars, box = page.timeline.list, QRectF(0, 0, 900, 40)
    row = bars.rows.rows[0]
    plain, pinned = (bars.bars.words_box(box, replace(row, pinned=on)) for on in (False, True))
    assert plain
    assert pinned
    assert pinned.width() >= plain.width() + 14
    scale = bars._scale
    scale.show_titles(["Short"])
    short = scale.left(900)
    scale.show_titles(["Hear main groups in two ways and more"])
    assert short < scale.left(900) <= 0.5 * 900
