"""The results page by keyboard, on a copy of the worked example."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from sixelements import bootstrap
from sixelements.application import rounds
from sixelements.application.results import results_of
from sixelements.domain.ids import PracticeId
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.results import Tab
from sixelements.presentation.pages.settle import SettlePresenter
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.settle import SettleDialog
from sixelements.ui.dialogs.table import TableDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.results import ResultsPage
from sixelements.ui.theme import Look, Looks, Theme
from sixelements.ui.widgets.text import Button

pytestmark = pytest.mark.qt


def the_page(window: MainWindow) -> ResultsPage:
    window.go(StepId.RESULTS)
    assert isinstance(window.page, ResultsPage)
    return window.page


@pytest.fixture
def page(window: MainWindow, session: Session, example_path: Path) -> ResultsPage:
    """The example's second round, which may be changed."""
    session.open(example_path)
    return the_page(window)


def in_dialog(kind: type[QDialog], act: Callable[[QDialog], None]) -> list[str]:
    """Do something in the dialog that opens next; returns what was met there."""
    met: list[str] = []

    def found() -> None:
        widget = QApplication.activeModalWidget()
        assert isinstance(widget, kind)
        met.append(widget.windowTitle())
        act(widget)

    QTimer.singleShot(0, found)
    return met


def activate(window: QWidget, qtbot: QtBot) -> None:
    """Make a window the one that keys go to; the offscreen platform does not do it by itself."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def shown(page: ResultsPage) -> list[Tab]:
    return [tab for tab, panel in page.panels.items() if panel.isVisible()]


def primary(page: QWidget) -> list[str]:
    buttons = page.findChildren(Button)
    return [b.text() for b in buttons if b.isVisible() and b.property("kind") == "primary"]


def test_the_overview_comes_first_and_plan_is_the_one_filled_button(page: ResultsPage) -> None:
    assert shown(page) == [Tab.OVERVIEW]
    assert primary(page) == ["Go to Plan"]
    assert page.title.hasFocus()


def test_an_open_round_shows_nothing_but_the_way_to_collect(
    window: MainWindow, session: Session, example_path: Path, qtbot: QtBot
) -> None:
    session.open(example_path)
    book = session.book
    rounds.open_round(
        book,
        session.team,
        session.assessment,
        rounds.RoundSettings(practices=session.round.practices),
        new_id=bootstrap.new_id,
        today=session.services.today(),
    )
    session.choose(session.team)
    page = the_page(window)
    assert shown(page) == []
    assert primary(page) == ["Go to Collect"]
    with qtbot.waitSignal(page.wanted) as wanted:
        page.waiting.collect.click()
    assert wanted.args == [StepId.COLLECT]


def test_arrows_move_from_bar_to_bar_and_enter_opens_the_element(page: ResultsPage, qtbot: QtBot) -> None:
    rows = page.overview.bars.rows
    rows[0].setFocus()
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].hasFocus()
    qtbot.keyClick(rows[1], Qt.Key.Key_Return)
    assert shown(page) == [Tab.ELEMENTS]
    assert page.elements.element == "2"
    assert page.elements.table.hasFocus()
    qtbot.keyClick(page.elements.table, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown(page) == [Tab.OVERVIEW]


def test_every_bar_is_read_as_one_sentence(page: ResultsPage) -> None:
    interface = QAccessible.queryAccessibleInterface(page.overview.bars.rows[5])
    assert interface.text(QAccessible.Text.Name).startswith(
        "Improve processes, 38 of 100, between levels 2 and 3 Started to Usual"
    )


def test_w_says_why_and_esc_gives_the_focus_back(page: ResultsPage, qtbot: QtBot) -> None:
    row = page.overview.bars.rows[0]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_W)
    assert page.why.isVisible()
    assert "Average of its practices" in page.why.accessibleDescription()
    focused = page.window().focusWidget()
    assert page.why.isAncestorOf(focused)
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert not page.why.isVisible()
    assert row.hasFocus()


def test_why_stands_on_the_page_and_can_be_copied(page: ResultsPage) -> None:
    page.show_practice(PracticeId("2.5"))
    page.elements.practice.why.click()
    assert page.rect().contains(page.why.geometry())
    page.why.findChildren(Button)[-1].click()
    assert "(1×1 + 4×2 + 5×3 + 1×4) ÷ 11 = 2.5" in QGuiApplication.clipboard().text()


def test_down_chooses_the_next_practice_and_its_detail_follows(page: ResultsPage, qtbot: QtBot) -> None:
    page.show_practice(PracticeId("1.3"))
    table = page.elements.table
    assert table.current == "1.3"
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.current == "1.4"
    assert page.elements.practice.why.text() == "Why 3.3?"
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert page.elements.practice.record.hasFocus()


def test_a_row_of_the_table_is_read_as_one_sentence(page: ResultsPage) -> None:
    page.show_practice(PracticeId("1.3"))
    model = page.elements.table.model()
    spoken = model.data(model.index(2, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(
        "1.3 Numbers, 6 at level 2, 2 at level 3, 3 at level 4, average 2.7, no level agreed"
    )


def test_arrows_choose_another_element(page: ResultsPage, qtbot: QtBot) -> None:
    page.show_practice(PracticeId("1.3"))
    chooser = [b for b in page.elements.chooser if b.isChecked()]
    chooser[0].setFocus()
    qtbot.keyClick(chooser[0], Qt.Key.Key_Right)
    assert page.elements.element == "2"
    assert page.elements.table.current == "2.1"


def test_what_was_agreed_is_recorded_by_keyboard(page: ResultsPage, session: Session, qtbot: QtBot) -> None:
    page.show_practice(PracticeId("1.3"))

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, SettleDialog)
        activate(dialog, qtbot)
        dialog.level.segments[5].setFocus()
        for n in (5, 4):
            qtbot.keyClick(dialog.level.segments[n], Qt.Key.Key_Left)
        dialog.evidence.setText("Board of May")
        qtbot.keyClick(dialog.evidence, Qt.Key.Key_Return)

    met = in_dialog(SettleDialog, act)
    page.elements.practice.record.click()
    assert met == ["What you agreed: 1.3 Numbers"]
    settled = session.book.discussions.of(session.round.id).settled[PracticeId("1.3")]
    assert (settled.level, settled.evidence) == (4.0, "Board of May")
    assert page.elements.table.current == "1.3"
    assert page.elements.practice.record.text() == "Change the record…"


@pytest.fixture
def settling(page: ResultsPage, session: Session, theme: Theme, qtbot: QtBot) -> Callable[[], SettleDialog]:
    """Opens the dialog about 1.3, of which nothing is recorded yet, without its own loop."""
    SettlePresenter(session, results_of(session.book, session.round), PracticeId("1.3")).clear()

    def ask() -> SettleDialog:
        dialog = SettleDialog(
            page, theme, SettlePresenter(session, results_of(session.book, session.round), PracticeId("1.3"))
        )
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return ask


def test_half_a_level_is_recorded_and_shown_again(
    settling: Callable[[], SettleDialog], session: Session
) -> None:
    dialog = settling()
    dialog.level.segments[1].click()
    dialog.half.click()
    dialog.done_button.click()
    assert session.book.discussions.of(session.round.id).settled[PracticeId("1.3")].level == 2.5
    again = settling()
    assert (again.level.chosen, again.half.isChecked()) == (1, True)
    again.done_button.click()
    assert session.book.discussions.of(session.round.id).settled[PracticeId("1.3")].level == 2.5


def test_one_after_another_is_settled_without_closing_the_dialog(
    settling: Callable[[], SettleDialog], session: Session
) -> None:
    dialog = settling()
    settled = len(session.book.discussions.of(session.round.id).settled)
    practices = session.round.practices
    assert dialog._place.text() == f"3 of 37, {settled} settled"
    dialog.level.segments[2].click()
    dialog.why.setText("We looked")
    dialog.next_button.click()
    found = session.book.discussions.of(session.round.id).settled
    assert (found[PracticeId("1.3")].level, found[PracticeId("1.3")].why) == (3.0, "We looked")
    assert dialog.isVisible()
    assert dialog._title.text().startswith(practices[3])
    assert dialog._place.text() == f"4 of 37, {settled + 1} settled"
    there = found.get(practices[3])
    assert dialog.why.text() == (there.why if there else "")
    dialog.before.click()
    assert (dialog.level.chosen, dialog.why.text()) == (2, "We looked")
    for _practice in practices:
        dialog._go(1)
    assert dialog._title.text().startswith(practices[-1])
    assert dialog.next_button.isHidden()
    assert not dialog.after.isEnabled()
    assert dialog.cancel_button.text() == "Done"


def test_only_levels_1_to_4_can_be_half_a_level_higher(settling: Callable[[], SettleDialog]) -> None:
    dialog = settling()
    can = []
    for segment in dialog.level.segments:
        segment.click()
        can.append(dialog.half.isEnabled())
    assert can == [True, True, True, True, False, False]


def test_only_a_record_that_is_there_can_be_removed(settling: Callable[[], SettleDialog]) -> None:
    dialog = settling()
    assert dialog.remove.isHidden()
    dialog.level.segments[1].click()
    dialog.done_button.click()
    assert not settling().remove.isHidden()


def test_a_refused_record_is_said_in_the_dialog(page: ResultsPage, session: Session) -> None:
    session.choose(session.team, 1)
    page.show_practice(PracticeId("1.3"))
    before = session.book.discussions.of(session.round.id)

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, SettleDialog)
        dialog.remove.click()

    in_dialog(SettleDialog, act)
    page.elements.practice.record.click()

    def again(dialog: QDialog) -> None:
        assert isinstance(dialog, SettleDialog)
        dialog.why.setText("No level chosen")
        dialog.done_button.click()
        assert dialog.isVisible()
        dialog.reject()

    in_dialog(SettleDialog, again)
    page.elements.practice.record.click()
    after = session.book.discussions.of(session.round.id)
    assert PracticeId("1.3") in before.settled
    assert PracticeId("1.3") not in after.settled


def test_ctrl_t_opens_what_is_shown_as_a_table(page: ResultsPage, qtbot: QtBot) -> None:
    page.overview.bars.rows[0].setFocus()
    bars = in_dialog(TableDialog, lambda d: d.accept())
    qtbot.keyClick(page.overview.bars.rows[0], Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    activate(page.window(), qtbot)
    page.overview.legs.stool.setFocus()
    legs = in_dialog(TableDialog, lambda d: d.accept())
    qtbot.keyClick(page.overview.legs.stool, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert (bars, legs) == (["The elements"], ["Service legs"])
    assert page.overview.radar.accessibleName().startswith("Radar of the elements. Set expectations")


def test_each_view_is_copied_as_picture_and_as_table(page: ResultsPage, qtbot: QtBot) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    clipboard = QGuiApplication.clipboard()
    for tab in Tab:
        page.show_tab(tab)
        page.title.setFocus()
        qtbot.keyClick(page.title, Qt.Key.Key_T, both)
        assert "\t" in clipboard.text()
        qtbot.keyClick(page.title, Qt.Key.Key_I, both)
        assert not clipboard.image().isNull()


def test_the_worked_example_can_be_read_but_not_recorded(
    window: MainWindow, session: Session, example_path: Path
) -> None:
    session.put(session.services.open_read_only(example_path), example_path, example=True)
    page = the_page(window)
    page.show_practice(PracticeId("2.4"))
    panel = page.elements.practice
    assert not panel.record.isEnabled()
    assert "worked example" in panel.record.accessibleDescription()
    page.show_tab(Tab.DOTS)
    cells = page.dots.tables[0].cells
    assert not cells.flags(cells.index(1, 1)) & Qt.ItemFlag.ItemIsEditable


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_wider_than_the_page(
    page: ResultsPage, window: MainWindow, theme: Theme, scale: float, qtbot: QtBot
) -> None:
    window.resize(1024, 768)
    theme.choose(Looks(look=Look.DARK, scale=scale))
    for tab in Tab:
        page.show_tab(tab)
        QApplication.processEvents()
        content = page.scroller.widget()
        assert content is not None
        assert content.width() <= page.scroller.viewport().width()
        assert content.minimumSizeHint().width() <= page.scroller.viewport().width()


def test_every_button_and_field_has_a_name(page: ResultsPage) -> None:
    for tab in Tab:
        page.show_tab(tab)
        for widget in page.findChildren(QWidget):
            inside = widget.objectName() == "qt_spinbox_lineedit"
            if widget.isVisible() and not inside and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                interface = QAccessible.queryAccessibleInterface(widget)
                assert interface.text(QAccessible.Text.Name), type(widget)
