"""A key that is held down counts once wherever something is recorded, whoever tells that it is held."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sixelements.ui.repeated_keys import RepeatedKeys
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.level_choice import LevelChoice
from sixelements.ui.widgets.line_edit import CountEdit, LineEdit
from sixelements.ui.widgets.text import Button

KEY, PLAIN = Qt.Key, Qt.KeyboardModifier.NoModifier
PRESS, RELEASE, OVERRIDE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride
THREE, SPACE = 12, 65
"""The numbers of two keys of a keyboard under X11."""


@pytest.fixture
def parts(qapp: QGuiApplication, qtbot: QtBot, theme: Theme) -> Callable[[QWidget], Callable[..., bool]]:
    """A way to a window in which one widget has the keys, and to send it keys with the time they came at."""

    def of(widget: QWidget) -> Callable[..., bool]:
        qtbot.addWidget(widget)
        widget.show()
        widget.setFocus()
        repeated = RepeatedKeys(qapp)
        repeated.watch(widget.windowHandle())
        widget.destroyed.connect(repeated.deleteLater)

        def came(kind: QEvent.Type, key: Qt.Key, text: str, place: int, at: int) -> bool:
            event = QKeyEvent(kind, key, PLAIN, place, 0, 0, text)
            event.setTimestamp(at)
            QApplication.sendEvent(widget.windowHandle(), event)
            return event.isAccepted()

        return came

    return of


def hold(came: Callable[..., bool], key: Qt.Key, text: str, place: int, times: int = 5) -> None:
    """As an X server tells it where Qt takes none of it for a repeat: let go and pressed at one time."""
    for n in range(times):
        came(PRESS, key, text, place, 1000 + 30 * n)
        came(RELEASE, key, text, place, 1000 + 30 * (n + 1))


def test_what_x11_tells_of_a_held_key_is_one_press(
    parts: Callable[[QWidget], Callable[..., bool]], theme: Theme
) -> None:
    """It was several now and then: 9 of 18 holds marked two lines or more."""
    count = CountEdit()
    hold(parts(count), KEY.Key_3, "3", THREE)
    assert count.text() == "3"
    chosen: list[int] = []
    choice = LevelChoice(theme, "Level", [(str(n), str(n)) for n in range(1, 6)])
    choice.changed.connect(chosen.append)
    came = parts(choice)
    choice.focus_chosen()
    hold(came, KEY.Key_3, "3", THREE)
    assert chosen == [2]
    for key, text, place in ((KEY.Key_Return, "\r", 36), (KEY.Key_Space, " ", SPACE)):
        pressed: list[str] = []
        button = Button(theme, "Take in", partial(pressed.append, "once"))
        hold(parts(button), key, text, place)
        assert pressed == ["once"], key


def test_text_is_typed_as_fast_as_it_comes(parts: Callable[[QWidget], Callable[..., bool]]) -> None:
    """A held letter repeats in a field, and a program that types may press a key when it lets it go."""
    line = LineEdit()
    hold(parts(line), KEY.Key_3, "3", THREE)
    assert line.text() == "33333"


@pytest.mark.parametrize(
    ("place", "later"),
    [(THREE, 1), (THREE + 1, 0), (0, 0)],
    ids=["a millisecond later", "another key", "not known which"],
)
def test_a_key_that_is_pressed_again_counts_again(
    parts: Callable[[QWidget], Callable[..., bool]], place: int, later: int
) -> None:
    count = CountEdit()
    came = parts(count)
    came(PRESS, KEY.Key_3, "3", place and THREE, 1000)
    came(RELEASE, KEY.Key_3, "3", place and THREE, 1100)
    came(PRESS, KEY.Key_3, "3", place, 1100 + later)
    assert count.text() == "33"


def test_no_shortcut_is_looked_for_when_a_key_only_repeats(
    parts: Callable[[QWidget], Callable[..., bool]], theme: Theme
) -> None:
    came = parts(Button(theme, "Take in", lambda: None))
    came(PRESS, KEY.Key_Return, "\r", 36, 1000)
    came(RELEASE, KEY.Key_Return, "\r", 36, 1100)
    assert came(OVERRIDE, KEY.Key_Return, "\r", 36, 1100), "taken, so that it goes no further"


def test_a_repeat_that_qt_tells_itself_counts_once(theme: Theme, qtbot: QtBot) -> None:
    """On every other system, and most times under X11."""
    chosen: list[int] = []
    choice = LevelChoice(theme, "Level", [(str(n), str(n)) for n in range(1, 6)])
    choice.changed.connect(chosen.append)
    count, pressed = CountEdit(), []
    button = Button(theme, "Take in", lambda: pressed.append("once"))
    for widget in (choice, count, button):
        qtbot.addWidget(widget)
        widget.show()
    for n in range(4):
        keys: tuple[tuple[QWidget, Qt.Key, str], ...] = (
            (choice.segments[0], KEY.Key_3, "3"),
            (count, KEY.Key_3, "3"),
            (button, KEY.Key_Return, "\r"),
            (button, KEY.Key_Space, " "),
        )
        for at, key, text in keys:
            QApplication.sendEvent(at, QKeyEvent(PRESS, key, PLAIN, text, n > 0))
    QTest.keyRelease(button, KEY.Key_Space)
    assert (chosen, count.text(), pressed) == ([2], "3", ["once", "once"])
