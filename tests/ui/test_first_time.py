"""What a person meets who has never used the app: nothing out of sight, no trap, words that can be said."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sixelements.application.results import results_of
from sixelements.domain.actions import Plan
from sixelements.domain.ids import PracticeId
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.settle import SettlePresenter
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.close_round import CloseRoundDialog
from sixelements.ui.dialogs.settle import SettleDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.answer import AnswerPage
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.pages.results import ResultsPage
from sixelements.ui.registry import ANSWER
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.answer_list import ListPanel
from sixelements.ui.widgets.answer_panel import AnswerPanel
from sixelements.ui.widgets.answer_question import QuestionPanel
from sixelements.ui.widgets.focus_ring import FocusRing
from sixelements.ui.widgets.number_field import NumberField
from tests.ui.looking import shown, spoken
from tests.ui.rounds import open_round

pytestmark = pytest.mark.qt


@pytest.fixture
def undecided(window: MainWindow, session: Session, example_path: Path) -> PlanPage:
    """The example's plan page with nothing decided yet."""
    session.open(example_path)
    plan = session.book.plans.of(session.round.id)
    assert plan
    session.book.plans.put(session.round.id, Plan(id=plan.id, start=plan.start, actions=()))
    window.go(StepId.PLAN)
    assert isinstance(window.page, PlanPage)
    return window.page


def test_once_there_is_a_plan_a_few_recommendations_stand_above_it(undecided: PlanPage) -> None:
    panel = undecided.recommended
    before = len(panel.rows)
    assert panel.more.isHidden()
    next(iter(panel.rows.values())).add.click()
    assert len(panel.rows) == 3
    panel.more.click()
    assert len(panel.rows) == before - 1
    panel.more.click()
    assert len(panel.rows) == 3


def test_an_action_just_chosen_is_brought_into_view(undecided: PlanPage) -> None:
    for _n in range(4):
        next(iter(undecided.recommended.rows.values())).add.click()
    QApplication.processEvents()
    undecided.scroller.verticalScrollBar().setValue(0)
    last = undecided.presenter.board().cards[-1].id
    undecided.presenter.chosen = last
    undecided._show_chosen()
    place = undecided.board.place_of(last)
    assert place
    top = undecided.board.mapTo(undecided.scroller.viewport(), place.topLeft()).y()
    assert 0 <= top < undecided.scroller.viewport().height()


def test_a_page_is_seen_from_its_top(window: MainWindow, session: Session, example_path: Path) -> None:
    session.open(example_path)
    window.go(StepId.SET_UP)
    QApplication.processEvents()
    bar = window.page.scroller.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    window.go(StepId.SET_UP)
    assert bar.value() == 0


def test_what_a_button_shows_is_in_what_is_heard(
    window: MainWindow, session: Session, example_path: Path
) -> None:
    session.open(example_path)
    wrong = []
    for step in StepId:
        window.go(step)
        QApplication.processEvents()
        for button in shown(window.page):
            if isinstance(button, QPushButton) and button.text():
                word = button.text().replace("&", "").rstrip("…?")
                if word.lower() not in spoken(button).lower():
                    wrong.append((step, button.text(), spoken(button)))
    assert wrong == []


def test_a_refused_closing_rests_on_the_harmless_answer(
    window: MainWindow, session: Session, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    open_round(session, tmp_path / "alder.sixe")
    dialog = CloseRoundDialog(window, session, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.restart_button.isHidden()
    assert dialog.focusWidget() is dialog.cancel_button


def test_escape_leads_from_the_list_back_to_the_question(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "alder.sixe")
    window.go(ANSWER)
    page = window.page
    assert isinstance(page, AnswerPage)
    for keys in ("2468", "2468", "", "", ""):
        QTest.keyClicks(focused(), keys)
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    listed = next(b for b in page.findChildren(QPushButton) if b.text() == "All questions")
    listed.click()
    assert panel(page) is ListPanel
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert panel(page) is QuestionPanel


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def panel(page: AnswerPage) -> type[AnswerPanel]:
    assert page.panel is not None
    return type(page.panel)


def test_the_title_is_ringed_only_when_somebody_tabbed_there(
    qtbot: QtBot, window: MainWindow, session: Session, example_path: Path
) -> None:
    session.open(example_path)
    window.go(StepId.RESULTS)
    page = window.page
    assert isinstance(page, ResultsPage)
    (ring,) = window.findChildren(FocusRing)
    qtbot.keyClick(page.title, Qt.Key.Key_Shift)
    assert not ring.isVisible()
    beside = page.title.nextInFocusChain()
    assert beside is not None
    beside.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is page.title
    assert ring.isVisible()
    assert ring.width() < page.title.width()


def test_a_record_opens_on_the_level_that_was_agreed(
    window: MainWindow, session: Session, theme: Theme, example_path: Path, qtbot: QtBot
) -> None:
    session.open(example_path)
    practice = PracticeId("3.1")
    dialog = SettleDialog(
        window, theme, SettlePresenter(session, results_of(session.book, session.round), practice)
    )
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.level.chosen is not None
    assert dialog.focusWidget() is dialog.level.segments[dialog.level.chosen]


def test_levels_are_chosen_by_digits_and_an_aim_below_is_stored_only_if_wanted_again(
    window: MainWindow, session: Session, theme: Theme, example_path: Path, qtbot: QtBot
) -> None:
    session.open(example_path)
    practice = PracticeId("3.1")
    dialog = SettleDialog(
        window, theme, SettlePresenter(session, results_of(session.book, session.round), practice)
    )
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_3)
    assert dialog.level.chosen == 2
    dialog.aim.focus_chosen()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_2)
    assert dialog.aim.chosen == 1
    dialog.done_button.click()
    assert dialog.isVisible()
    assert dialog.done_button.text() == "Record it all the same"
    assert dialog.focusWidget() is dialog.aim.segments[1]
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_3)
    assert dialog.done_button.text() == "Record"
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_2)
    for _twice in range(2):
        dialog.done_button.click()
    assert not dialog.isVisible()
    assert session.book.discussions.of(session.round.id).aims[practice] == 2


def test_typing_into_a_number_replaces_it_however_the_focus_came(qtbot: QtBot, theme: Theme) -> None:
    number = NumberField(theme, "Front line", least=0, most=99)
    qtbot.addWidget(number)
    number.box.show_number(9)
    with qtbot.waitExposed(number):
        number.show()
    number.activateWindow()
    number.box.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
    qtbot.waitUntil(number.box.hasFocus)
    QTest.keyClicks(number.box, "8")
    assert number.box.text() == "8"
