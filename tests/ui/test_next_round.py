"""The next round opens once every unfinished action is answered, and none is reset silently."""

from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sixelements.application.closing import close_round
from sixelements.domain.actions import Status
from sixelements.domain.rounds import Mode
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.board.review import ReviewDesk
from sixelements.presentation.journey import StepId
from sixelements.presentation.places import planned_before
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.next_round import NextRoundDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.pages.report import ReportPage
from sixelements.ui.pages.results import ResultsPage
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.unfinished_actions import UnfinishedPanel
from tests.ui.rounds import answer, open_round

pytestmark = pytest.mark.qt


@pytest.fixture
def dialog(
    qtbot: QtBot, session: Session, theme: Theme, built_example: Path, tmp_path: Path
) -> NextRoundDialog:
    """Over a copy of the worked example, whose second round has nine unfinished actions."""
    path = tmp_path / "a.sixe"
    copyfile(built_example, path)
    session.open(path)
    around = QWidget()
    around.resize(1280, 800)
    qtbot.addWidget(around)
    around.show()
    found = NextRoundDialog(around, session, theme)
    qtbot.addWidget(found)
    found.show()
    return found


def current(dialog: NextRoundDialog) -> UnfinishedPanel:
    panel = dialog.unfinished.panel
    assert panel is not None
    return panel


def record(dialog: NextRoundDialog) -> None:
    dialog.activateWindow()  # a window that is made later has the keys: nothing would be recorded, for ever
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_each_unfinished_action_is_asked_about_and_goes_along_as_it_was_answered(
    dialog: NextRoundDialog, session: Session
) -> None:
    assert not dialog.done_button.isEnabled()
    stuck = current(dialog)
    stuck.statuses[Status.STUCK].click()
    record(dialog)
    done = current(dialog)
    assert done.row.action != stuck.row.action
    done.statuses[Status.DONE].click()
    assert done.carry.isHidden()
    record(dialog)
    dropped = current(dialog)
    dropped.let_go.click()
    record(dialog)
    assert dropped.refusal.text().startswith("Say in a few words why it is let go.")
    assert not dropped.refusal.isHidden()
    assert dialog.focusWidget() is dropped.why
    assert current(dialog) is dropped
    dropped.why.setText("Nobody has the time")
    record(dialog)
    others = []
    while dialog.unfinished.panel is not None:
        others.append(current(dialog).row.action)
        record(dialog)
    before = session.round
    dialog.done_button.click()
    assert session.round.number == before.number + 1
    carried = session.book.plans.of(session.round.id)
    assert carried
    assert [a.id for a in carried.actions] == [stuck.row.action, *others]
    assert carried.actions[0].status is Status.STUCK
    old = session.book.plans.of(before.id)
    assert old
    assert [e.line for e in old.reviews[-1].entries if e.action == dropped.row.action] == [
        "Nobody has the time"
    ]


def test_while_the_new_round_is_open_the_review_leads_to_the_plan_of_the_round_before(
    dialog: NextRoundDialog, session: Session
) -> None:
    before = session.round.number
    while dialog.unfinished.panel is not None:
        record(dialog)
    dialog.done_button.click()
    view = ReviewDesk(BoardDesk(session)).view()
    assert (view.begin, view.agenda) == ("", ())
    assert view.nothing.startswith(f"Round {before + 1} is still open.")
    assert planned_before(session) == before


def test_while_the_new_round_is_open_plan_and_report_lead_to_the_plan_of_the_round_before(
    window: MainWindow, dialog: NextRoundDialog, session: Session
) -> None:
    before = session.round.number
    dialog.unfinished.rest.click()
    dialog.done_button.click()
    for step, words in (
        (StepId.PLAN, "Look at the plan of round {n}"),
        (StepId.REPORT, "Go to the report of round {n}"),
        (StepId.RESULTS, "Look at the results of round {n}"),
    ):
        window.go(step)
        page = window.page
        assert isinstance(page, PlanPage | ReportPage | ResultsPage)
        assert page.waiting.earlier.text() == words.format(n=before)
        page.waiting.earlier.click()
        assert (session.round.number, window._here) == (before, step)
        assert page.waiting.isHidden()
        session.choose(session.team, before + 1)


def test_an_answer_can_be_changed_and_answers_are_not_dropped_by_one_key(
    dialog: NextRoundDialog, session: Session
) -> None:
    number = session.round.number
    first = current(dialog).row.action
    record(dialog)
    dialog.unfinished._choose(first)
    assert current(dialog).row.action == first
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.problem.text().startswith("What you answered is stored only with the round.")
    record(dialog)  # another answer, of which nothing was said yet
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert len(session.book.rounds.of(session.team.id)) == number


def test_it_is_as_high_as_its_words_and_has_no_bar(
    qtbot: QtBot, session: Session, theme: Theme, tmp_path: Path
) -> None:
    """Qt measured them beside a bar, where they take a line more, and kept the bar for that line."""
    open_round(session, tmp_path / "b.sixe", practices="all", mode=Mode.OPEN)
    answer(session, 2, 3, 3, 4)
    close_round(session.book, session.round, today=session.services.today())
    around = QWidget()
    around.resize(1280, 800)
    qtbot.addWidget(around)
    around.show()
    found = NextRoundDialog(around, session, theme)
    qtbot.addWidget(found)
    found.show()
    qtbot.waitExposed(found)
    qtbot.waitUntil(lambda: found.scroller.verticalScrollBar().maximum() == 0)
