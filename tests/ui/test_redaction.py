"""Checking the words in the window: by mouse or keys, struck or typed over, taken over only when said so."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sixelements.presentation.pages.redaction import RedactionPresenter
from sixelements.ui.dialogs.redaction import RedactionDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.redaction_row import RedactionRow
from sixelements.ui.widgets.text_box import TextBox
from tests.reporting.example import Case, a_plan

pytestmark = pytest.mark.qt


@pytest.fixture
def words() -> RedactionPresenter:
    case = Case()
    return RedactionPresenter(case.material(plan=replace(a_plan(case, 1), aim="Be quick")), {}, "Be quick")


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, theme: Theme, words: RedactionPresenter) -> RedactionDialog:
    made = RedactionDialog(window, theme, words)
    qtbot.addWidget(made)
    made.show()
    return made


def row(dialog: RedactionDialog, label: str) -> RedactionRow:
    return next(r for r in dialog.rows if r.row.label == label)


def struck(dialog: RedactionDialog, label: str) -> bool:
    return row(dialog, label).struck


def test_a_text_is_struck_and_brought_back_by_keys(
    dialog: RedactionDialog, words: RedactionPresenter
) -> None:
    aim = row(dialog, "Aim")
    aim.button.setFocus()
    QTest.keyClick(aim.button, Qt.Key.Key_Space)
    assert struck(dialog, "Aim")
    assert aim.box.font().strikeOut()
    assert aim.button.accessibleName() == "Bring back: Aim, Around the plan"
    assert list(words.changes.values()) == [""]
    QTest.keyClick(aim.button, Qt.Key.Key_Space)
    assert not struck(dialog, "Aim")
    assert words.changes == {}


def test_words_that_nobody_touched_stay_as_they_were_written(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    odd, case = "Be quick,\r\nby\u00a0noon\u2028and kind " + "x" * 30_000, Case()
    words = RedactionPresenter(case.material(plan=replace(a_plan(case, 1), aim=odd)), {}, "")
    dialog = RedactionDialog(window, theme, words)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.done_button.click()
    assert words.changes == {}


def test_what_is_typed_last_counts_when_the_words_are_used(
    dialog: RedactionDialog, words: RedactionPresenter
) -> None:
    row(dialog, "Aim").box.setText("Be quick and kind")
    dialog.done_button.click()
    assert list(words.changes.values()) == ["Be quick and kind"]


def test_an_emptied_text_is_struck(dialog: RedactionDialog, words: RedactionPresenter) -> None:
    aim = row(dialog, "Aim")
    aim.box.setText(" ")
    aim.flush()
    assert aim.struck
    assert aim.box.text() == "Be quick"
    assert list(words.changes.values()) == [""]


def test_all_texts_come_back_at_once(dialog: RedactionDialog, words: RedactionPresenter) -> None:
    for one in dialog.rows:
        one.button.click()
    assert len(words.changes) == len(dialog.rows)
    dialog.all_back.click()
    assert words.changes == {}
    assert not any(one.struck for one in dialog.rows)


def test_tab_goes_from_a_text_to_its_button_to_the_next_text(qtbot: QtBot, dialog: RedactionDialog) -> None:
    qtbot.waitUntil(dialog.rows[0].box.hasFocus)
    for wanted in (dialog.rows[0].button, dialog.rows[1].box, dialog.rows[1].button):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is wanted


def test_rows_are_made_as_they_are_scrolled_to(
    qtbot: QtBot, window: MainWindow, theme: Theme, words: RedactionPresenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first, *_others) = words.groups()
    many = replace(first, rows=first.rows[:1] * 60)
    monkeypatch.setattr(words, "groups", lambda: (many,))
    dialog = RedactionDialog(window, theme, words)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert 10 < len(dialog.rows) < 40
    dialog.all_back.click()
    bar = dialog.scroller.verticalScrollBar()

    def at_the_end() -> bool:
        bar.setValue(bar.maximum())
        return len(dialog.rows) == 60

    qtbot.waitUntil(at_the_end)
    assert dialog.rows[-1].box.text() == many.rows[0].text.text


def test_a_text_is_found_by_its_words_also_where_its_row_is_not_made_yet(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    case = Case()
    plan = replace(a_plan(case, 4), aim="Be quick", sponsor="Zebra")
    plan = replace(plan, actions=tuple(replace(a, risk=f"Gnu {a.id}") for a in plan.actions))
    dialog = RedactionDialog(window, theme, RedactionPresenter(case.material(plan=plan), {}, ""))
    qtbot.addWidget(dialog)
    dialog.open()
    made = len(dialog.rows)
    QTest.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = dialog.find_bar
    assert bar.isVisible()
    QTest.keyClicks(bar.field, "gnu")
    assert bar.count.text() == "1 of 4"
    for _n in range(3):
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert bar.count.text() == "4 of 4"
    assert len(dialog.rows) > made
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    focused = dialog.focusWidget()
    assert isinstance(focused, TextBox)
    assert focused.text().startswith("Gnu")
