"""A digit is a digit on every keyboard."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from sixelements.ui.widgets.digit_keys import digit, shortcut_by_place, typed_digit
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.text_box import TextBox

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KEY = Qt.Key


def came(key: int, place: int = 0, modifiers: Qt.KeyboardModifier = NONE, text: str = "") -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, place, 0, 0, text)


def pressed(key: int, place: int = 0, modifiers: Qt.KeyboardModifier = NONE) -> int | None:
    return digit(came(key, place, modifiers))


def test_what_types_a_digit_is_that_digit() -> None:
    assert [pressed(KEY.Key_0 + n) for n in range(10)] == list(range(10))
    assert pressed(KEY.Key_1, modifiers=SHIFT) == 1  # as on AZERTY


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="keys have other numbers there")
@pytest.mark.parametrize(
    ("keyboard", "keys"),
    [
        (
            "AZERTY",
            [KEY.Key_Ampersand, KEY.Key_Eacute, KEY.Key_QuoteDbl, KEY.Key_Apostrophe, KEY.Key_ParenLeft],
        ),
        ("b\u00e9po", [KEY.Key_QuoteDbl, KEY.Key_guillemotleft, KEY.Key_guillemotright, KEY.Key_ParenLeft]),
        ("Czech", [KEY.Key_Plus, 0x11A, 0x160, 0x10C, 0x158]),
    ],
)
def test_the_upper_row_types_digits_without_shift(keyboard: str, keys: list[int]) -> None:
    assert [pressed(key, 10 + n) for n, key in enumerate(keys)] == list(range(1, len(keys) + 1)), keyboard


def test_letters_and_signs_elsewhere_are_none() -> None:
    assert pressed(KEY.Key_D, 40) is None
    assert pressed(KEY.Key_D, 12) is None
    assert pressed(KEY.Key_Exclam, 10, SHIFT) is None
    assert pressed(KEY.Key_Eacute, 40) is None


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="keys have other numbers there")
def test_marks_and_shortcuts_go_by_place_where_qt_hears_a_sign() -> None:
    assert typed_digit(came(KEY.Key_Ampersand, 10, text="&")) == "1"
    assert typed_digit(came(KEY.Key_Question, 58, SHIFT, "?")) == "?"
    assert shortcut_by_place(came(KEY.Key_Ampersand, 10, CTRL)) == "Ctrl+1"
    assert shortcut_by_place(came(KEY.Key_Eacute, 11, ALT)) == "Alt+2"
    assert shortcut_by_place(came(KEY.Key_2, 11, ALT)) == "", "Qt hears that"
    assert shortcut_by_place(came(KEY.Key_Eacute, 11)) == ""


@pytest.mark.qt
@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="keys have other numbers there")
@pytest.mark.parametrize("kind", [LineEdit, TextBox])
def test_a_level_that_is_chosen_by_keys_types_nothing(qapp: QApplication, kind: type) -> None:
    field = kind()
    qapp.sendEvent(field, came(KEY.Key_Ampersand, 10, ALT, "&"))
    assert field.text() == ""
    qapp.sendEvent(field, came(KEY.Key_Ampersand, 10, text="&"))
    assert field.text() == "&"
