"""Fields near and beyond their limits, and asked about: all stays to be seen, nothing is stored unasked."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.presentation.session import Session
from sixelements.ui import commands
from sixelements.ui.dialogs.held import HeldDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.comment_field import CommentField
from sixelements.ui.widgets.day_field import DayField
from sixelements.ui.widgets.field_note import FieldNote
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.text import Button
from sixelements.ui.widgets.text_box import TextBox

UI = Path(commands.__file__).parent
MOST = 200
CHARACTERS = ("a", "ж", "\U0001f600", "e\u0301")
SEARCHES = {"home.py", "guide.py", "portfolio.py"}
"""What is looked for is not stored."""


def test_no_field_cuts_what_is_typed() -> None:
    cutting = [
        path.name
        for path in sorted(UI.rglob("*.py"))
        if re.search(r"setMaxLength|QLineEdit\(\)", path.read_text(encoding="utf-8"))
    ]
    assert set(cutting) == SEARCHES | {"line_edit.py"}


@pytest.fixture(params=["line", "box", "comment"])
def field(request: pytest.FixtureRequest, qtbot: QtBot, theme: Theme) -> LineEdit | TextBox | CommentField:
    makers: dict[str, Callable[[], LineEdit | TextBox | CommentField]] = {
        "line": LineEdit,
        "box": TextBox,
        "comment": lambda: CommentField(theme),
    }
    made = makers[request.param]()
    qtbot.addWidget(made)
    return made


def text(field: LineEdit | TextBox | CommentField) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def paste(field: LineEdit | TextBox | CommentField, words: str) -> None:
    QApplication.clipboard().setText(words)
    field.paste()


@pytest.mark.parametrize("character", CHARACTERS)
def test_a_field_counts_near_its_limit_and_keeps_what_goes_beyond(
    field: LineEdit | TextBox | CommentField, theme: Theme, character: str
) -> None:
    whole = (character * MOST)[:MOST]
    note = FieldNote(theme, field, most=MOST)
    paste(field, whole[:179])
    assert note.isHidden()
    paste(field, whole[179:])
    assert (note._parts.counter.text(), note.problem) == ("200 of 200", "")
    assert field.accessibleDescription() == "200 of 200"
    paste(field, "123456789")
    assert text(field) == whole + "123456789"
    assert note.problem.startswith("9 characters too many. Shorten it; nothing was cut")
    assert field.accessibleDescription() == note.problem
    assert field.property("problem") == "true"
    note._parts.to_surplus.click()
    if isinstance(field, QLineEdit):
        assert field.selectedText() == "123456789"
    else:
        (marked,) = field.extraSelections()
        assert marked.cursor.selectedText() == "123456789"
    note.deleteLater()


def test_a_paste_that_goes_beyond_is_taken_back_alone(
    field: LineEdit | TextBox | CommentField, theme: Theme
) -> None:
    note = FieldNote(theme, field, most=MOST)
    paste(field, "a" * 190)
    assert note._parts.take_back.isHidden()
    paste(field, "b" * 20)
    assert not note._parts.take_back.isHidden()
    note._parts.take_back.click()
    assert text(field) == "a" * 190
    assert (note.problem, note._parts.take_back.isHidden()) == ("", True)
    field.redo()
    assert text(field) == "a" * 190 + "b" * 20
    note.deleteLater()


def test_a_text_that_is_shown_or_typed_beyond_the_limit_is_no_paste(
    field: LineEdit | TextBox | CommentField, theme: Theme
) -> None:
    note = FieldNote(theme, field, most=MOST)
    show_in(field, "c" * 210)
    assert note._parts.take_back.isHidden()
    show_in(field, "")
    paste(field, "d" * 200)
    QTest.keyClicks(field, "ee")
    assert note.problem.startswith("2 characters too many")
    assert note._parts.take_back.isHidden()
    note.deleteLater()


def show_in(field: LineEdit | TextBox | CommentField, words: str) -> None:
    field.setText(words) if isinstance(field, QLineEdit) else field.setPlainText(words)


def test_more_is_pasted_than_qts_own_line_would_hold(qtbot: QtBot) -> None:
    line = LineEdit()
    qtbot.addWidget(line)
    paste(line, "x" * 40_000)
    assert len(line.text()) == 40_000


@pytest.fixture
def page(window: MainWindow, session: Session, example_path: Path) -> PlanPage:
    """The example's second plan, ready to be changed."""
    session.open(example_path)
    window.go(StepId.PLAN)
    assert isinstance(window.page, PlanPage)
    return window.page


def line_of(page: PlanPage, field: ActionField) -> QLineEdit:
    editor = page.inspector.fields[field].editor
    return editor.line if isinstance(editor, DayField) else editor  # type: ignore[return-value] # a line


def type_in(page: PlanPage, field: ActionField, words: str) -> QLineEdit:
    line = line_of(page, field)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)
    return line


def due(session: Session, page: PlanPage) -> str:
    plan = session.book.plans.of(session.round.id)
    assert plan
    found = next(a for a in plan.actions if a.id == page.presenter.chosen)
    return str(found.due)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget
    return widget


def test_a_year_is_asked_about_and_answered_by_keys(page: PlanPage, session: Session) -> None:
    before = due(session, page)
    line = type_in(page, ActionField.DUE, "May 30, 207")
    assert due(session, page) == before
    assert isinstance(focused(), Button)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert (focused(), line.text()) == (line, "May 30, 207")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert (due(session, page), line.text()) == ("2026-05-30", "May 30, 2026")
    assert not session.held


def test_a_likely_year_is_offered_beside_the_one_that_was_typed(page: PlanPage, session: Session) -> None:
    type_in(page, ActionField.DUE, "May 30, 2036")
    first = focused()
    assert isinstance(first, Button)
    assert first.text() == "May 30, 2026"
    QTest.keyClick(first, Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert due(session, page) == "2036-05-30"


def test_a_first_day_at_the_end_of_the_calendar_is_asked_about(page: PlanPage, session: Session) -> None:
    line = page.facts_panel.start.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Dec 31, 9999")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert page.facts_panel.notes
    assert isinstance(focused(), Button)
    assert line.text() == "Dec 31, 9999"
    assert len(session.held) == 1


def test_what_is_too_long_is_there_again_after_another_row_and_another_page(
    page: PlanPage, window: MainWindow, session: Session
) -> None:
    here, there = (card.id for card in page.presenter.board().cards[:2])
    page._press(here)
    box = page.inspector.fields[ActionField.RISK].editor
    assert isinstance(box, TextBox)
    box.setText("x" * 2_009)
    page._press(there)
    assert len(box.text()) < 2_009
    page._press(here)
    assert box.text() == "x" * 2_009
    window.go(StepId.RESULTS)
    assert window.rail._saved.text() == "1 field is not saved yet"
    window.go(StepId.PLAN)
    assert box.text() == "x" * 2_009


def test_closing_asks_before_what_is_too_long_goes(
    page: PlanPage, window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = page.inspector.fields[ActionField.RISK].editor
    assert isinstance(box, TextBox)
    box.setText("x" * 2_009)
    asked: list[tuple[str, ...]] = []

    def keep_open(_dialog: HeldDialog) -> bool:
        asked.append(session.held.fields)
        return False

    monkeypatch.setattr(HeldDialog, "run", keep_open)
    commands.close_workbook(window, session)
    assert session.is_open
    assert [len(fields) for fields in asked] == [1]
    assert asked[0][0].startswith("What could go wrong")
    monkeypatch.setattr(HeldDialog, "run", lambda _dialog: True)
    commands.close_workbook(window, session)
    assert not session.is_open
