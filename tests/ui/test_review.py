"""The review by keys, on a plan with two actions: one at a time, recorded, closed, and found again."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sixelements.application.audiences import Audience
from sixelements.domain.actions import Plan, Status
from sixelements.presentation.board.review import ReviewPart
from sixelements.presentation.journey import StepId, StepMark, rail
from sixelements.presentation.session import Session
from sixelements.ui import commands
from sixelements.ui.dialogs.held import HeldDialog
from sixelements.ui.dialogs.reason import ReasonDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.report import ReportPage
from sixelements.ui.pages.review import ReviewPage
from sixelements.ui.theme import Theme
from tests.ui.looking import cut
from tests.ui.places import hold_review, visit

pytestmark = pytest.mark.qt
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow, session: Session, tmp_path: Path, example_path: Path) -> ReviewPage:
    """A review that has just begun."""
    visit(window, session, "new collect", example=example_path, folder=tmp_path)
    return hold_review(window)


def plan_of(session: Session) -> Plan:
    found = session.book.plans.of(session.round.id)
    assert found
    return found


def press(*keys: Qt.Key | str) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        if isinstance(key, str):
            QTest.keyClicks(focused, key)
        else:
            QTest.keyClick(focused, key)


def record() -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return, CTRL)


def test_a_review_goes_by_keys_alone_and_each_record_is_stored_at_once(
    page: ReviewPage, session: Session, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(HeldDialog, "run", lambda dialog: asked.append(dialog.windowTitle()))
    assert not page.record.isEnabled()
    assert not list(window.unrecorded)
    press(Qt.Key.Key_1)
    assert page.item.rows[Status.DONE].isChecked()
    assert page.record.isEnabled()
    page.item.reading.setFocus()
    press("38")
    page.item.line.setFocus()
    press("38 of 100 come twice")
    window.go(StepId.PLAN)
    commands.close_workbook(window, session)
    assert asked == ["Not everything is recorded yet"]
    assert session.is_open
    window.go(StepId.REVIEW)
    page.item.line.setFocus()
    record()
    assert not list(window.unrecorded)
    entry = plan_of(session).reviews[-1].entries[0]
    assert (entry.status, entry.line) == (Status.DONE, "38 of 100 come twice")
    assert [r.value for a in plan_of(session).actions for r in a.readings] == [38.0]
    assert page.title.hasFocus()
    press(Qt.Key.Key_P)
    record()
    assert page.desk
    assert page.desk.step is ReviewPart.CLOSE
    page.end.decision.setText("Ask again in March")
    assert list(window.unrecorded) == ["Review: Add a decision"]
    page.end.decision.clear()
    page._go_on()
    assert plan_of(session).reviews[-1].closed
    step = next(s for s in rail(session) if s.id is StepId.REVIEW)
    assert (step.mark, step.state.startswith("Next on ")) == (StepMark.DONE, True)


def test_what_is_typed_outlives_a_copy_and_its_round_chosen_again_and_closing_asks(
    page: ReviewPage, session: Session, window: MainWindow, tmp_path: Path
) -> None:
    press(Qt.Key.Key_1)
    page.item.line.setText("38 of 100 come twice")
    session.save_copy(tmp_path / "copy.sixe")
    session.choose(session.team, session.round.number)
    assert (page.item.line.text(), page.item.rows[Status.DONE].isChecked()) == ("38 of 100 come twice", True)
    assert len(window.unrecorded) == 1
    page._to_close()
    page.end.decision.setText("Buy two stamps")
    page.primary.click()
    assert not plan_of(session).reviews[-1].closed
    assert page.banner.text.startswith("Not recorded: ")
    assert page.item.line.text() == "38 of 100 come twice"
    page._record()
    assert not page.banner.isVisible()
    session.undo()
    page._to_close()
    page.primary.click()
    page._close_without_unrecorded()
    review = plan_of(session).reviews[-1]
    assert (review.closed, review.decisions, page.end.decision.text()) == (True, ("Buy two stamps",), "")
    assert not window.unrecorded


def test_digits_typed_into_a_field_choose_nothing(page: ReviewPage) -> None:
    page.item.reading.setFocus()
    press("12")
    assert page.item.reading.text() == "12"
    assert not any(row.isChecked() for row in page.item.rows.values())


def test_a_reading_that_is_no_number_is_refused_at_its_field_and_nothing_is_lost(
    page: ReviewPage, session: Session
) -> None:
    press(Qt.Key.Key_3)
    page.item.reading.setFocus()
    press("a lot")
    record()
    assert page.item.reading.hasFocus()
    assert page.item.reading_note.problem
    assert plan_of(session).reviews[-1].entries == ()
    page._previous()
    assert page.item.reading.text() == "a lot"


def test_what_is_typed_about_an_action_waits_there_while_another_is_looked_at(page: ReviewPage) -> None:
    page.item.line.setFocus()
    press("half of it")
    first, second = list(page.agenda.rows.values())
    first.setFocus()
    press(Qt.Key.Key_Down)
    assert second.hasFocus()
    assert page.item.line.text() == ""
    press(Qt.Key.Key_Up)
    assert page.item.line.text() == "half of it"


def test_slipped_back_is_off_with_its_reason_and_its_key_says_it(page: ReviewPage) -> None:
    row = page.item.rows[Status.SLIPPED_BACK]
    assert not row.isEnabled()
    assert row.accessibleDescription() == "Only what was done or in use can slip back."
    page.title.setFocus()
    press(Qt.Key.Key_4)
    assert page.banner.text == "Only what was done or in use can slip back."


def test_undo_takes_back_one_record_and_another_the_review(page: ReviewPage, session: Session) -> None:
    press(Qt.Key.Key_2)
    record()
    session.undo()
    assert plan_of(session).reviews[-1].entries == ()
    assert page.item.isVisible()
    session.undo()
    assert plan_of(session).reviews == ()
    assert page.begin.isVisible()
    assert page.primary.text() == "Begin the review"


def test_the_clock_counts_stops_at_t_and_is_kept(page: ReviewPage, session: Session) -> None:
    page._tick()
    page._tick()
    assert page.agenda.clock.text() == "14:58"
    page.title.setFocus()
    press(Qt.Key.Key_T)
    assert page.agenda.pause.text() == "Go on"
    assert plan_of(session).reviews[-1].seconds == 2
    page._seconds = 16 * 60
    page.refresh()
    assert page.agenda.clock.text() == "0:00"
    assert page.agenda.clock.font().weight() == 700


def test_the_end_rates_by_digits_writes_decisions_and_closes_on_a_day(
    page: ReviewPage, session: Session, window: MainWindow
) -> None:
    press(Qt.Key.Key_1)
    record()
    press(Qt.Key.Key_3)
    record()
    (row,) = page.end.rate_rows.values()
    row.choice.segments[0].setFocus()
    press(Qt.Key.Key_3)
    assert [r.level for r in plan_of(session).reviews[-1].ratings] == [3.0]
    press(Qt.Key.Key_0)
    assert [r.level for r in plan_of(session).reviews[-1].ratings] == [None]
    QTest.keyClick(page, Qt.Key.Key_D, CTRL)
    assert page.end.decision.hasFocus()
    press("Count on Fridays", Qt.Key.Key_Return)
    assert plan_of(session).reviews[-1].decisions == ("Count on Fridays",)
    page.end.day.line.setText("no day")
    page._go_on()
    assert not plan_of(session).reviews[-1].closed
    page.end.day.line.setText("2026-12-07")
    page.end.time.setText("9:00")
    page._go_on()
    plan = plan_of(session)
    assert plan.next_review
    assert (str(plan.next_review.day), plan.next_review.minute) == ("2026-12-07", 540)
    assert page.primary.isHidden()

    def say_what_was_wrong() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReasonDialog)
        dialog.reason.setText("It was stuck")
        dialog.done_button.click()

    QTimer.singleShot(0, say_what_was_wrong)
    page.correct.click()
    assert plan_of(session).reviews[-1].decisions[-1].endswith(": It was stuck")
    window.go(StepId.REVIEW)
    page.sheet.click()
    assert isinstance(window.page, ReportPage)
    assert window.page.options.audiences[Audience.REVIEW].isChecked()
    window.go(StepId.REVIEW)
    page._back()
    assert page.begin.isVisible()


def test_each_field_of_the_end_says_itself_why_the_review_is_not_closed(
    page: ReviewPage, session: Session
) -> None:
    press(Qt.Key.Key_1)
    record()
    press(Qt.Key.Key_3)
    record()
    end = page.end
    wrong = ((end.day.line, "no day"), (end.time, "noonish"), (end._people, "abc"))
    for field, text in wrong:
        right = field.text()
        field.setText(text)
        page._go_on()
        assert field.hasFocus()
        assert [f for f, _text in wrong if f.property("problem") == "true"] == [field]
        field.setText(right)
    for field, text in ((end.day.line, "November 1, 2026"), (end.time, "25:00"), (end._people, "0")):
        field.setText(text)
        field.editingFinished.emit()
        assert field.property("problem") == "true", "it is said where the field is left, not only at the end"
        field.clear()
        field.editingFinished.emit()
        assert field.property("problem") != "true"
    end.day.line.setText("2026-12-24")
    end.day.line.editingFinished.emit()
    assert end.day.line.text() == "December 24, 2026"
    end.day.line.setText("May 30, 2046")
    page._go_on()
    next(b for reply, b in end._next_note._buttons.items() if reply.words == "Keep 2046").click()
    page._go_on()
    following = plan_of(session).next_review
    assert following
    assert str(following.day) == "2046-05-30"


def test_without_a_plan_it_says_so_and_leads_to_it(
    window: MainWindow, session: Session, page: ReviewPage
) -> None:
    session.undo()
    session.undo()
    session.undo()
    assert page.begin.words.text() == "Nothing is in the plan yet, so there is nothing to review."
    assert page.primary.isHidden()
    page.to_plan.click()
    assert window._here is StepId.PLAN


@pytest.mark.parametrize(("size", "scale"), [((1024, 600), 1.0), ((1280, 800), 1.5)])
def test_nothing_is_cut_where_room_is_short(
    page: ReviewPage, window: MainWindow, theme: Theme, size: tuple[int, int], scale: float, qtbot: QtBot
) -> None:
    theme.choose(replace(theme.choice, scale=scale))
    window.resize(*size)
    qtbot.wait(1)
    QApplication.processEvents()
    assert cut(page) == []
