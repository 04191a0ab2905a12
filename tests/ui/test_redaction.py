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


@pytest.fixture
def long(
    qtbot: QtBot, window: MainWindow, theme: Theme, words: RedactionPresenter, monkeypatch: pytest.MonkeyPatch
) -> RedactionDialog:
    """Four hundred texts, each of its own."""
    (first, *_others) = words.groups()
    (one, *_rest) = first.rows
    rows = tuple(
        replace(one, text=replace(one.text, text=f"Text {n}"), words=f"Text {n}") for n in range(400)
    )
    monkeypatch.setattr(words, "groups", lambda: (replace(first, rows=rows),))
    dialog = RedactionDialog(window, theme, words)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    qtbot.waitUntil(lambda: dialog.scroller.verticalScrollBar().maximum() > 0)
    return dialog


def to_end(qtbot: QtBot, dialog: RedactionDialog) -> None:
    bar = dialog.scroller.verticalScrollBar()

    def at_the_end() -> bool:
        bar.setValue(bar.maximum())
        return dialog.rows[-1].box.text() == "Text 399" and bar.value() == bar.maximum()

    qtbot.waitUntil(at_the_end)


def test_rows_are_made_as_they_are_scrolled_to_and_dropped_far_from_there(
    qtbot: QtBot, long: RedactionDialog, words: RedactionPresenter
) -> None:
    assert 10 < len(long.rows) < 60
    long.all_back.click()
    to_end(qtbot, long)
    assert 10 < len(long.rows) < 60
    assert "Text 20" not in {row.box.text() for row in long.rows}
    long.scroller.verticalScrollBar().setValue(0)
    assert [row.box.text() for row in long.rows[:12]] == [f"Text {n}" for n in range(12)]
    assert words.changes == {}


def test_what_somebody_changed_is_there_however_far_the_list_is_scrolled(
    qtbot: QtBot, long: RedactionDialog, words: RedactionPresenter
) -> None:
    struck, typed = long.rows[5], long.rows[6]
    struck.button.click()
    typed.box.setFocus()
    QTest.keyClicks(typed.box, "!")
    to_end(qtbot, long)
    assert struck in long.rows
    long.done_button.click()
    assert {text.text: said for text, said in words.changes.items()} == {"Text 5": "", "Text 6": "!Text 6"}


def test_tab_goes_on_through_rows_that_were_not_made_and_back_through_those_dropped(
    long: RedactionDialog,
) -> None:
    def texts(key: Qt.Key, times: int) -> list[str]:
        found = []
        for _n in range(times):
            QTest.keyClick(long.focusWidget(), key)
            focused = long.focusWidget()
            if isinstance(focused, TextBox):
                found.append(focused.text())
        return found

    assert texts(Qt.Key.Key_Tab, 240) == [f"Text {n}" for n in range(1, 121)]
    assert len(long.rows) < 60
    assert texts(Qt.Key.Key_Backtab, 240) == [f"Text {n}" for n in range(119, -1, -1)]


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
