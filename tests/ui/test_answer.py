"""Answering on this laptop by keyboard, and nothing left behind."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from sixelements.domain.ids import ItemId
from sixelements.domain.responses import DONT_KNOW, NOT_APPLICABLE, Answer, level_answer
from sixelements.domain.teams import Headcount
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.answer import AnswerStage
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.answer import AnswerPage
from sixelements.ui.registry import ANSWER
from sixelements.ui.widgets.answer_list import ListPanel
from sixelements.ui.widgets.answer_notice import NoticePanel
from sixelements.ui.widgets.answer_question import QuestionPanel
from sixelements.ui.widgets.answer_row import AnswerRow
from tests.ui.rounds import open_round
from tests.ui.waiting import come_to_rest

pytestmark = pytest.mark.qt
KEY, ALT, CTRL = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
ROLES = Headcount(frontline=9, supervisor=5)


@pytest.fixture
def page(window: MainWindow, session: Session, tmp_path: Path) -> AnswerPage:
    """The laptop before it goes round; the round asks six practices and no role."""
    open_round(session, tmp_path / "alder.sixe")
    window.go(ANSWER)
    assert isinstance(window.page, AnswerPage)
    return window.page


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def type_in(text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)


def by_place(key: Qt.Key, at: int, modifier: Qt.KeyboardModifier, text: str = "") -> None:
    """A key as it comes from a keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifier, at, 0, 0, text))


def choose_pin() -> None:
    """Twice; the second one still waits for Enter."""
    type_in("2468")
    press(KEY.Key_Return)
    type_in("2468")


def to_first_question(page: AnswerPage) -> QuestionPanel:
    choose_pin()
    for _page in ("the PIN", "hand-over", "promise", "four words"):
        press(KEY.Key_Return)
    return question(page)


def question(page: AnswerPage) -> QuestionPanel:
    assert isinstance(page.panel, QuestionPanel)
    return page.panel


def notice(page: AnswerPage) -> NoticePanel:
    assert isinstance(page.panel, NoticePanel)
    return page.panel


def stage(page: AnswerPage) -> AnswerStage:
    return page.presenter.stage


def answers(page: AnswerPage) -> dict[ItemId, Answer]:
    return page.presenter.sheet.answers


def test_it_fills_the_window_without_rail_and_menus(page: AnswerPage, window: MainWindow) -> None:
    assert window.rail.isHidden()
    assert window.menuBar().isHidden()


def test_from_pin_to_thanks_by_keyboard_alone(page: AnswerPage, session: Session) -> None:
    to_first_question(page)
    for key in (KEY.Key_1, KEY.Key_5, KEY.Key_D, KEY.Key_N, KEY.Key_3, KEY.Key_2):
        press(key)
        press(KEY.Key_Return)
    given = answers(page)
    assert [given[ItemId(f"1.{n}")] for n in range(1, 7)] == [
        level_answer(1),
        level_answer(5),
        DONT_KNOW,
        NOT_APPLICABLE,
        level_answer(3),
        level_answer(2),
    ]
    for _line in range(10):
        press(KEY.Key_4)
        press(KEY.Key_Return)
    assert stage(page) is AnswerStage.REVIEW
    submit = next(b for b in page.findChildren(QAbstractButton) if b.text() == "Hand in")
    submit.setFocus()
    press(KEY.Key_Return)
    assert notice(page).view.title == "Thank you. Your answers are in"
    assert session.book.responses.arrived(session.round.id) == {None: 1}
    press(KEY.Key_Return)
    assert stage(page) is AnswerStage.HAND_OVER


def test_the_pin_is_set_behind_dots_and_shown_on_wish(page: AnswerPage) -> None:
    panel = notice(page)
    assert panel._field
    assert panel._field.echoMode() is QLineEdit.EchoMode.Password
    panel.show_box.click()
    assert panel._field.echoMode() is QLineEdit.EchoMode.Normal


def test_a_letter_that_is_drawn_as_a_capital_is_taken_as_one_too(page: AnswerPage) -> None:
    to_first_question(page)
    press(KEY.Key_D, Qt.KeyboardModifier.ShiftModifier)
    assert list(answers(page).values()) == [DONT_KNOW]


def test_a_participant_goes_on_where_the_file_has_another_name_and_answers_wait_where_it_is_gone(
    page: AnswerPage, session: Session, window: MainWindow
) -> None:
    assert session.path
    to_first_question(page)
    there = session.path.rename(session.path.with_name("b.sixe"))
    window.watch.timer.timeout.emit()
    press(KEY.Key_4)
    assert (session.path, session.unsaved) == (there, 0)
    assert [recent.path.name for recent in session.recents.all()] == ["b.sixe"]
    press(KEY.Key_Return)
    away = there.rename(there.parent.parent / "away.sixe")
    press(KEY.Key_5)
    said = "The file is not there any more. Your answers wait here; just go on."
    assert question(page)._problem.text() == said
    press(KEY.Key_Return)
    press(KEY.Key_3)
    away.rename(there)
    window.watch.timer.timeout.emit()
    assert question(page)._problem.text() == ""
    assert session.unsaved == 0
    assert [given.code for given in answers(page).values()] == [4, 5, 3]


def test_letters_and_digits_choose_nothing_while_a_comment_is_typed(page: AnswerPage) -> None:
    panel = to_first_question(page)
    press(KEY.Key_C)
    assert panel.comment.hasFocus()
    type_in("dn15 c")
    assert panel.comment.toPlainText() == "dn15 c"
    assert answers(page) == {}
    press(KEY.Key_Return, CTRL)
    assert list(page.presenter.sheet.comments.values()) == ["dn15 c"]
    assert question(page).statement.text() == page.presenter.sheet.questions[1].statement
    press(KEY.Key_Left, ALT)
    assert question(page).comment.toPlainText() == "dn15 c"


def test_space_and_arrows_choose_too(page: AnswerPage) -> None:
    panel = to_first_question(page)
    press(KEY.Key_Down)
    assert panel.rows[1].hasFocus()
    press(KEY.Key_Space)
    press(KEY.Key_Down)
    assert answers(page) == {ItemId("1.1"): level_answer(2)}


def test_enter_on_a_button_presses_that_button(page: AnswerPage) -> None:
    panel = to_first_question(page)
    panel._list.setFocus()
    press(KEY.Key_Return)
    assert isinstance(page.panel, ListPanel)
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert question(page).statement.text() == page.presenter.sheet.questions[1].statement


def test_a_click_anywhere_on_a_row_chooses_it(page: AnswerPage, qtbot: QtBot) -> None:
    row = to_first_question(page).rows[4]
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 5, row.height() - 5))
    assert answers(page) == {ItemId("1.1"): level_answer(4)}


def test_nothing_leads_out_but_the_pin(page: AnswerPage, window: MainWindow, tmp_path: Path) -> None:
    to_first_question(page)
    window.go(StepId.RESULTS)
    assert window.page is page
    assert not window.close()
    for key in (KEY.Key_1, KEY.Key_2, KEY.Key_0, KEY.Key_W, KEY.Key_Q, KEY.Key_N, KEY.Key_O, KEY.Key_Z):
        press(key, CTRL)
    for at in range(10, 20):  # the upper row of a keyboard that types no digits there
        by_place(KEY.Key_Eacute, at, CTRL)
    press(KEY.Key_Escape)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "other.sixe"))])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, button, keys))
    assert window.page is page
    assert stage(page) is AnswerStage.QUESTION


def test_the_pin_gives_the_laptop_back(page: AnswerPage, window: MainWindow) -> None:
    choose_pin()
    press(KEY.Key_Return)
    out = next(b for b in page.findChildren(QAbstractButton) if b.text() == "Facilitator")
    out.click()
    type_in("1111")
    press(KEY.Key_Return)
    assert "not the PIN" in notice(page)._problem.text()
    field = page.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    for at in (11, 13, 15, 17):  # as on AZERTY, without Shift
        by_place(KEY.Key_Eacute, at, Qt.KeyboardModifier.NoModifier, "\u00e9")
    assert notice(page)._problem.text() == ""
    press(KEY.Key_Return)
    assert not window.rail.isHidden()
    assert not window.menuBar().isHidden()


def everything_shown() -> str:
    """Whatever any widget of the app holds that can be read, seen or pasted."""
    found = [QGuiApplication.clipboard().text()]
    for widget in QApplication.allWidgets():
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
            found.append(widget.text())
        if isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
    return "\n".join(found)


def test_after_handing_in_no_trace_is_left(page: AnswerPage) -> None:
    of_others = set(QApplication.allWidgets())
    panel = to_first_question(page)
    press(KEY.Key_2)
    press(KEY.Key_C)
    type_in("canary in the comment")
    panel.comment.selectAll()
    panel.comment.copy()
    assert "canary" in everything_shown()
    press(KEY.Key_Return, CTRL)
    page.presenter.go_to(len(page.presenter.sheet.questions) - 1)
    page.refresh()
    press(KEY.Key_Return)
    next(b for b in page.findChildren(QAbstractButton) if b.text() == "Hand in").click()
    assert stage(page) is AnswerStage.DONE
    assert "canary" not in everything_shown()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = set(QApplication.allWidgets()) - of_others
    assert not [w for w in left if isinstance(w, QuestionPanel | QPlainTextEdit)]
    assert page.session.next_undo is None


def test_the_four_words_are_gone_once_they_were_written_down(page: AnswerPage) -> None:
    to_first_question(page)
    press(KEY.Key_2)
    next(b for b in page.findChildren(QAbstractButton) if b.text() == "Pause").click()
    words = notice(page).view.big
    assert words in everything_shown()
    press(KEY.Key_Return)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert words not in everything_shown()
    next(b for b in page.findChildren(QAbstractButton) if b.text() == "Go on with four words").click()
    type_in(words)
    press(KEY.Key_Return)
    assert answers(page) == {ItemId("1.1"): level_answer(2)}


def test_a_problem_is_gone_once_the_right_words_were_typed(page: AnswerPage) -> None:
    panel = to_first_question(page)
    press(KEY.Key_2)
    next(b for b in page.findChildren(QAbstractButton) if b.text() == "Pause").click()
    words = notice(page).view.big
    press(KEY.Key_Return)
    next(b for b in page.findChildren(QAbstractButton) if b.text() == "Go on with four words").click()
    type_in("no such words here")
    press(KEY.Key_Return)
    assert notice(page)._problem.text().startswith("No sheet waits for these words.")
    press(KEY.Key_A, CTRL)
    type_in(words)
    press(KEY.Key_Return)
    panel = question(page)
    assert panel._problem.text() == ""
    assert panel._retry.isHidden()


def test_a_problem_goes_while_it_is_corrected(page: AnswerPage) -> None:
    type_in("12")
    press(KEY.Key_Return)
    panel = notice(page)
    assert panel._problem.text() == "Choose 4 to 8 digits."
    type_in("3")
    assert panel._problem.isHidden()
    assert panel._field is not None
    assert (panel._field.property("problem"), panel._field.accessibleDescription()) == ("false", "")


def test_the_role_must_be_chosen_before_going_on(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "roles.sixe", headcount=ROLES)
    window.go(ANSWER)
    page = window.page
    assert isinstance(page, AnswerPage)
    choose_pin()
    for _page in range(3):
        press(KEY.Key_Return)
    assert stage(page) is AnswerStage.ROLE
    press(KEY.Key_Return)
    assert notice(page).text() == ""
    assert notice(page)._problem.text() == "Choose one first: press its number, or Space."
    press(KEY.Key_2)
    assert (notice(page).text(), notice(page)._problem.isHidden()) == ("supervisor", True)
    press(KEY.Key_Return)
    assert stage(page) is AnswerStage.WORDS


def test_a_reader_hears_number_word_and_sentence(page: AnswerPage) -> None:
    row = to_first_question(page).rows[2]
    spoken = QAccessible.queryAccessibleInterface(row)
    assert spoken.role() is QAccessible.Role.RadioButton
    name = spoken.text(QAccessible.Text.Name)
    assert name == "Level 2, Started. We have something in writing, such as a slogan or one unit's page."


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1024, 768), (960, 600)])
def test_nothing_is_cut_or_scrolls_sideways(
    page: AnswerPage, window: MainWindow, width: int, height: int
) -> None:
    window.resize(width, height)
    panel = to_first_question(page)
    QApplication.processEvents()
    inner = panel.scroller.widget()
    assert isinstance(inner, QWidget)
    assert inner.width() <= panel.scroller.viewport().width()
    for row in panel.rows.values():
        assert row.height() >= row.heightForWidth(row.width())


def test_where_room_is_short_the_comment_waits_behind_a_button(page: AnswerPage, window: MainWindow) -> None:
    window.resize(1024, 600)
    panel = to_first_question(page)
    QApplication.processEvents()
    assert panel.comment.isHidden()
    next(b for b in panel.findChildren(QAbstractButton) if b.text() == "Comment").click()
    assert panel.comment.hasFocus()


def test_no_practice_scrolls_on_the_usual_laptop_and_its_comment_is_in_sight(
    page: AnswerPage, window: MainWindow
) -> None:
    window.resize(1366, 768)
    panel, scrolled = to_first_question(page), []
    while panel.view.comment is not None:
        come_to_rest(window)
        if panel.scroller.verticalScrollBar().maximum() or panel.comment.isHidden():
            scrolled.append(panel.statement.text())
        press(KEY.Key_1)
        press(KEY.Key_Return)
    assert scrolled == []


class _Order(QObject):
    """Notes when a row was first painted as chosen."""

    def __init__(self, row: AnswerRow, happened: list[str]) -> None:
        super().__init__(row)
        self._row, self._happened = row, happened
        row.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Paint and self._row.isChecked():
            self._happened.append("painted")
        return False


def test_a_choice_is_painted_before_it_is_stored_and_is_stored_before_the_next_key(
    page: AnswerPage, session: Session
) -> None:
    panel, happened = to_first_question(page), list[str]()
    QApplication.processEvents()
    _Order(panel.rows[3], happened)
    session.subscribe(lambda happening: happened.append(type(happening).__name__))
    press(KEY.Key_3)
    assert happened[:2] == ["painted", "Saved"]


def test_the_first_arrow_chooses_a_role(window: MainWindow, session: Session, tmp_path: Path) -> None:
    open_round(session, tmp_path / "alder.sixe", headcount=ROLES)
    window.go(ANSWER)
    assert isinstance(window.page, AnswerPage)
    to_first_question_or_role(window.page)
    assert isinstance(window.page.panel, NoticePanel)
    rows = list(window.page.panel._rows)
    assert len(rows) >= 2
    assert QApplication.focusWidget() is rows[0]
    press(KEY.Key_Down)
    assert rows[1].isChecked()
    assert QApplication.focusWidget() is rows[1]
    press(KEY.Key_Up)
    assert rows[0].isChecked()


def to_first_question_or_role(page: AnswerPage) -> None:
    choose_pin()
    while isinstance(page.panel, NoticePanel) and not page.panel._rows:
        press(KEY.Key_Return)


def test_the_ten_lines_offer_neither_a_comment_nor_not_applicable_by_key(page: AnswerPage) -> None:
    panel = to_first_question(page)
    assert "comment" in panel._keys.accessibleName()
    while panel.view.comment is not None:
        press(KEY.Key_1)
        press(KEY.Key_Return)
    assert "comment" not in panel._keys.accessibleName()
    before = dict(answers(page))
    assert panel.rows[NOT_APPLICABLE.code].isHidden()
    press(KEY.Key_N)
    assert answers(page) == before


def test_a_key_that_is_held_down_goes_one_page_on(page: AnswerPage) -> None:
    first = to_first_question(page)
    before, n = first.statement.text(), 0
    for n in range(6):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_3, Qt.KeyboardModifier.NoModifier, "3", n > 0)
        QApplication.sendEvent(QApplication.focusWidget() or page, held)
    assert [a.level for a in answers(page).values()] == [3]
    seen = [before]
    for n in range(6):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", n > 0)
        QApplication.sendEvent(QApplication.focusWidget() or page, held)
        seen.append(question(page).statement.text())
    assert len(dict.fromkeys(seen)) == 2
