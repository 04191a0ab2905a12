"""The line of keys while answering: every key a cap, all of it heard, nothing cut in half."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from sixelements.ui.theme import Theme
from sixelements.ui.widgets.key_hints import KeyHints

pytestmark = pytest.mark.qt


@pytest.fixture
def hints(qtbot: QtBot, theme: Theme) -> KeyHints:
    widget = KeyHints(theme)
    qtbot.addWidget(widget)
    widget.show_hints("[1] to [5] choose · [Enter] next")
    return widget


def test_it_is_heard_without_brackets(hints: KeyHints) -> None:
    assert hints.accessibleName() == "1 to 5 choose · Enter next"


def test_brackets_hold_keys(hints: KeyHints) -> None:
    parts = [[(part.text, part.cap) for part in hint] for hint in hints._hints]
    assert parts == [
        [("1", True), ("to", False), ("5", True), ("choose", False)],
        [("Enter", True), ("next", False)],
    ]


def test_a_hint_that_does_not_fit_is_left_out_whole(hints: KeyHints) -> None:
    hints.resize(600, 24)
    whole = painted(hints)
    hints.resize(130, 24)
    narrow = painted(hints)
    ground = narrow.pixel(125, 1)
    first = [x for x in range(130) if any(narrow.pixel(x, y) != ground for y in range(24))]
    assert first
    assert max(first) < 115
    assert narrow.copy(0, 0, 100, 24) == whole.copy(0, 0, 100, 24)


def painted(hints: KeyHints) -> QImage:
    return hints.grab().toImage()


def test_letters_that_are_switched_off_are_not_offered(hints: KeyHints, theme: Theme) -> None:
    text = "[Enter] next · [C] comment · [Ctrl Enter] next, from the comment"
    hints.show_hints(text)
    assert "C comment" in hints.accessibleName()
    theme.choose(replace(theme.choice, letters=False))
    hints.show_hints(text)
    assert hints.accessibleName() == "Enter next · Ctrl Enter next, from the comment"


def test_keys_and_what_they_do_need_no_brackets(hints: KeyHints) -> None:
    hints.show_keys((("Y N", "answer"), ("F2", "note")))
    parts = [[(part.text, part.cap) for part in hint] for hint in hints._hints]
    assert parts == [[("Y", True), ("N", True), ("answer", False)], [("F2", True), ("note", False)]]
    assert hints.accessibleName() == "Y N: answer. F2: note"
    theme = hints._theme
    theme.choose(replace(theme.choice, letters=False))
    hints.show_keys((("Y N", "answer"), ("F2", "note")))
    assert hints.accessibleName() == "F2: note"
