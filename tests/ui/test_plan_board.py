"""The board by keyboard, mouse and screen reader, on a copy of the worked example."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sixelements import bootstrap
from sixelements.domain.actions import Horizon, Plan, Status
from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.ui.areas import tab_stops
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.settings import StoredSettings
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.plan_board import CardList
from sixelements.ui.widgets.plan_model import CARD_ROLE, MIME
from sixelements.ui.widgets.plan_tabs import PlanTab

pytestmark = pytest.mark.qt


@pytest.fixture
def page(window: MainWindow, session: Session, settings: StoredSettings, example_path: Path) -> PlanPage:
    """The example's second plan as a board."""
    settings.write("plan view", "")
    session.open(example_path)
    window.go(StepId.PLAN)
    assert isinstance(window.page, PlanPage)
    return window.page


def stored(session: Session) -> Plan:
    plan = session.book.plans.of(session.round.id)
    assert plan
    return plan


def ids(cards: CardList) -> list[str]:
    return [str(cards.proxy.card(cards.proxy.index(n, 0)).id) for n in range(cards.proxy.rowCount())]


def first(page: PlanPage) -> CardList:
    """The first column, with the focus on its first card."""
    cards = page.board.lists[Horizon.DAYS_30]
    cards.setFocus()
    cards.put_on(0)
    return cards


ALT = Qt.KeyboardModifier.AltModifier


def test_the_board_is_what_is_seen_first_and_the_last_view_is_remembered(
    page: PlanPage, settings: StoredSettings
) -> None:
    assert page.tabs.view is PlanTab.BOARD
    assert page.board.isVisible()
    assert page.timeline.isHidden()
    page.tabs.bar.setCurrentIndex(2)
    assert page.timeline.isVisible()
    assert settings.read("plan view") == "timeline"


def test_arrows_go_from_card_to_card_and_across_and_the_inspector_follows(page: PlanPage) -> None:
    cards = first(page)
    QTest.keyClick(cards, Qt.Key.Key_Down)
    assert page.presenter.chosen == ids(cards)[1]
    QTest.keyClick(cards, Qt.Key.Key_Right)
    other = page.board.lists[Horizon.DAYS_90]
    assert other.hasFocus()
    assert page.presenter.chosen == ids(other)[1]
    QTest.keyClick(other, Qt.Key.Key_Left)
    assert cards.hasFocus()


def test_enter_opens_the_first_field_and_esc_comes_back_to_the_card(page: PlanPage) -> None:
    cards = first(page)
    QTest.keyClick(cards, Qt.Key.Key_Return)
    field = QApplication.focusWidget()
    assert field is not None
    assert page.panel.isAncestorOf(field)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert cards.hasFocus()


def test_alt_and_arrows_move_a_card_and_the_focus_stays_with_it(page: PlanPage, session: Session) -> None:
    begins = stored(session).start
    session.services = replace(session.services, today=lambda: begins)
    cards = first(page)
    one, two, *_rest = ids(cards)
    QTest.keyClick(cards, Qt.Key.Key_Down, ALT)
    assert ids(cards)[:2] == [two, one]
    assert cards.hasFocus()
    assert page.presenter.chosen == one
    QTest.keyClick(cards, Qt.Key.Key_Right, ALT)
    later = page.board.lists[Horizon.DAYS_90]
    assert later.hasFocus()
    assert ids(later)[-1] == one
    assert "now, the last working day of these 90 days." in page.banner.text, "it is seen, too"
    session.undo()
    assert one in ids(cards)


def test_dates_are_kept_by_a_tick_and_say_why_they_are_so(page: PlanPage, session: Session) -> None:
    cards = first(page)
    one = ids(cards)[0]
    assert page.inspector._why.text() == "Starts Apr 27, right away. It was due on May 18, 2026."
    page.inspector.pin.click()
    assert next(a for a in stored(session).actions if a.id == one).pinned
    assert page.inspector._why.text().startswith("Starts Apr 27: its dates are pinned.")
    QTest.keyClick(cards, Qt.Key.Key_Right, ALT)
    assert "Take the pin out" in page.banner.text
    session.undo()
    assert not page.inspector.pin.isChecked()


def test_a_refused_move_is_said_and_the_card_stays(page: PlanPage, session: Session) -> None:
    begins = stored(session).start
    session.services = replace(session.services, today=lambda: begins)
    moved = next(a for a in stored(session).actions if a.depends_on and not a.finished)
    cards = page.board.lists[moved.horizon]
    cards.setFocus()
    cards.put_on(ids(cards).index(str(moved.id)))
    before = stored(session)
    QTest.keyClick(cards, Qt.Key.Key_Left, ALT)
    assert stored(session) == before
    assert "waits for" in page.banner.text
    assert "take the link out" in page.banner.text


def test_a_drop_moves_the_card_and_qt_takes_no_row_out_of_where_it_came_from(
    page: PlanPage, session: Session
) -> None:
    cards = page.board.lists[Horizon.DAYS_30]
    one, two, three = ids(cards)
    data = QMimeData()
    data.setData(MIME, three.encode())
    taken = cards.proxy.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert not taken
    assert ids(cards) == [three, one, two]
    assert [a.id for a in stored(session).actions[:3]] == [three, one, two]
    strange = QMimeData()
    strange.setText("a file")
    assert not cards.proxy.canDropMimeData(strange, Qt.DropAction.MoveAction, 0, 0, QModelIndex())


def test_a_dragged_card_carries_its_id(page: PlanPage) -> None:
    cards = first(page)
    index = cards.proxy.index(0, 0)
    assert cards.proxy.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    assert bytes(cards.proxy.mimeData([index]).data(MIME).data()).decode() == ids(cards)[0]


def test_delete_offers_undo_and_a_click_chooses(qtbot: QtBot, page: PlanPage, session: Session) -> None:
    cards = first(page)
    one = ids(cards)[0]
    QTest.keyClick(cards, Qt.Key.Key_Delete)
    assert one not in ids(cards)
    page.banner._action.click()
    assert one in ids(cards)
    box = cards.visualRect(cards.proxy.index(1, 0))
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert page.presenter.chosen == ids(cards)[1]


def test_every_card_is_an_item_that_a_screen_reader_reads_as_one_sentence(page: PlanPage) -> None:
    cards = page.board.lists[Horizon.DAYS_30]
    interface = QAccessible.queryAccessibleInterface(cards)
    assert interface.text(QAccessible.Text.Name) == "30 days. prove it. 3"
    spoken = [interface.child(n).text(QAccessible.Text.Name) for n in range(interface.childCount())]
    assert spoken == [page.board.model.cards[n].spoken for n in range(3)]
    assert spoken[0].startswith("Ask why people came back. Right first time. Hannah Boyd, May 18.")
    assert spoken[0].endswith("1 of 3 in 30 days.")


def test_a_read_only_board_can_be_gone_through_and_not_changed(
    window: MainWindow, session: Session, settings: StoredSettings, example_path: Path
) -> None:
    settings.write("plan view", "board")
    session.put(bootstrap.open_workbook(example_path, read_only=True), example_path, example=True)
    window.go(StepId.PLAN)
    page = window.page
    assert isinstance(page, PlanPage)
    cards = first(page)
    before = ids(cards)
    for key, held in ((Qt.Key.Key_Down, ALT), (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)):
        QTest.keyClick(cards, key, held)
    assert ids(cards) == before
    assert not cards.proxy.flags(cards.proxy.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_columns_lie_one_under_another_where_there_is_no_room(
    qtbot: QtBot, window: MainWindow, page: PlanPage, theme: Theme
) -> None:
    one, two = page.board.lists[Horizon.DAYS_30], page.board.lists[Horizon.DAYS_90]
    corner = QPoint(0, 0)
    assert one.mapTo(page, corner).y() == two.mapTo(page, corner).y()
    theme.choose(replace(theme.choice, scale=2.0))
    window.resize(800, 600)
    qtbot.waitUntil(lambda: two.mapTo(page, corner).y() > one.mapTo(page, corner).y() + one.height())


def test_what_is_searched_for_is_brought_into_sight(page: PlanPage) -> None:
    page.findables()[-1].show()
    last = page.board.lists[Horizon.DAYS_180]
    index = last.proxy.index(last.proxy.rowCount() - 1, 0)
    assert page.presenter.chosen == index.data(CARD_ROLE).id


def test_a_card_is_painted_in_every_status(page: PlanPage) -> None:
    """A finished action once ended the painting of the whole board."""
    actions = [action.id for action in stored(page.presenter.session).actions]
    for status in Status:
        page.presenter.change_each(actions, status=status)
        page.refresh()
        assert not page.grab().isNull()


def test_tab_stops_at_the_board_once_on_the_chosen_card_and_goes_on_to_its_fields(page: PlanPage) -> None:
    """Passing by another column would choose a card there, and the fields would be another action's."""
    cards = page.board.lists[Horizon.DAYS_90]
    cards.setFocus()
    cards.put_on(1)
    chosen = page.presenter.chosen
    assert chosen == ids(cards)[1]
    stops = [s for s in tab_stops(page) if s in page.board.lists.values()]
    assert stops == [cards]
    QTest.keyClick(cards, Qt.Key.Key_Tab)
    assert page.presenter.chosen == chosen
    cards.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.presenter.chosen == chosen
    QTest.keyClick(cards, Qt.Key.Key_Left)
    assert [s for s in tab_stops(page) if s in page.board.lists.values()] == [
        page.board.lists[Horizon.DAYS_30]
    ]


def test_tab_goes_on_from_the_tab_that_was_clicked(page: PlanPage, qtbot: QtBot) -> None:
    bar = page.tabs.bar
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(0).center())
    assert bar.hasFocus()
    QTest.keyClick(bar, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() in page.board.lists.values()


def test_tab_leads_from_a_card_to_its_fields_before_the_plan_check_below(page: PlanPage) -> None:
    cards = first(page)
    seen = []
    for _n in range(200):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        seen.append(
            "fields" if page.panel.isAncestorOf(now) else "check" if page.foot.isAncestorOf(now) else ""
        )
        if seen[-1] == "check":
            break
    assert cards
    assert [where for where in dict.fromkeys(seen) if where] == ["fields", "check"]


def test_three_cards_are_read_aloud_word_for_word(page: PlanPage) -> None:
    """As a screen reader has them from the list: role, name, and where they stand among how many."""
    heard = []
    for horizon in (Horizon.DAYS_30, Horizon.DAYS_90):
        interface = QAccessible.queryAccessibleInterface(page.board.lists[horizon])
        assert interface.role() is QAccessible.Role.List
        for n in range(interface.childCount()):
            card = interface.child(n)
            assert card.role() is QAccessible.Role.ListItem
            heard.append(card.text(QAccessible.Text.Name))
    assert (
        heard[0]
        == "Ask why people came back. Right first time. Hannah Boyd, May 18. Overdue. 1 of 3 in 30 days."
    )
    assert heard[2] == "Find out: targets. Numbers. Maria Delgado, May 18. Overdue. 3 of 3 in 30 days."
    assert heard[5] == (
        "Use a four-question form. About service, not the verdict. Priya Nair, Jun 8. Overdue. "
        "3 of 4 in 60 to 90 days."
    )
