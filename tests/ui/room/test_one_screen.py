"""One screen: the room sees all of it, and what is private only after the amber test, by no other way."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sixelements.domain.script import ScriptBlock
from sixelements.presentation.room.door import IDLE, LOOK, Door, DoorState, Private
from sixelements.presentation.room.keys import RoomAct, key_rows
from sixelements.presentation.room.strips import room_strip
from sixelements.ui.room.one_screen import OneScreen
from sixelements.ui.room.stray_words import StrayWords
from sixelements.ui.theme import Theme, amber
from sixelements.ui.widgets.focus_ring import FocusRing
from tests.ui.room import pages

CANARY = QColor("#ff00ff")
"""What is private, as a color: none of it may be seen."""


class Secret(QWidget):
    """A panel that is all canary."""

    def __init__(self) -> None:
        super().__init__()
        QVBoxLayout(self)
        self.setMinimumSize(80, 60)
        self.setStyleSheet(f"background: {CANARY.name()};")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


@pytest.fixture
def screen(qtbot: QtBot, theme: Theme) -> Iterator[OneScreen]:
    """The frame on a page of the talk, with notes behind the door."""
    frame = OneScreen(theme, StrayWords(lambda: None))
    qtbot.addWidget(frame)
    frame.resize(1280, 800)
    slides = list(pages.talks(pages.APART, pages.PRACTICES[:2]))
    frame.show_slide(slides[1])
    at = pages.begun(pages.material()).with_agenda(pages.PRACTICES[:2]).go_to(ScriptBlock.TALK)
    frame.show_strip(room_strip(at.reveal(), one_screen=True), key_rows(ScriptBlock.TALK))
    frame.put_behind(Private.NOTES, Secret())
    frame.show()
    qtbot.waitExposed(frame)
    yield frame
    frame.hide()


def press(frame: OneScreen, key: Qt.Key, *, held: bool = False) -> None:
    """As the keyboard does: to what has the focus, and up from there."""
    target = QApplication.focusWidget() or frame
    text = chr(key) if key < 128 else ""
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, held)
    QApplication.sendEvent(target, event)


def later(frame: OneScreen) -> None:
    """A moment goes by, so that what was typed before is no part of the same word."""
    frame._letters._last = frame._letters._strayed = float("-inf")


def open_notes(frame: OneScreen) -> None:
    """N twice, a look at the wall, and Enter."""
    press(frame, Qt.Key.Key_N)
    press(frame, Qt.Key.Key_N)
    frame.passed(LOOK)
    press(frame, Qt.Key.Key_Return)


def shows(frame: OneScreen, color: QColor) -> bool:
    image = frame.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    step = 7
    return any(
        image.pixelColor(x, y) == color
        for x in range(3, image.width(), step * 3)
        for y in range(3, image.height(), step * 3)
    )


def test_notes_open_after_the_amber_test_and_close_with_the_room_s_page_first(
    qtbot: QtBot, screen: OneScreen
) -> None:
    assert not screen.band.isVisible()
    press(screen, Qt.Key.Key_N)
    assert screen.band.isVisible()
    assert not shows(screen, CANARY)
    press(screen, Qt.Key.Key_N)
    assert screen.pages.currentWidget() is screen.amber
    assert shows(screen, amber()[0])
    assert not screen.strip.isVisible()
    assert not shows(screen, CANARY)
    press(screen, Qt.Key.Key_Return)
    assert not screen.door.private, "an impatient second press"
    asked = screen.amber.accessibleName()
    screen.passed(LOOK)
    assert screen.amber.accessibleName() != asked
    press(screen, Qt.Key.Key_Return)
    assert screen.door.state is DoorState.OPEN
    assert shows(screen, CANARY)
    press(screen, Qt.Key.Key_Escape)
    assert (screen.pages.currentWidget(), screen.strip.uncover.isVisible()) == (screen.room, False)
    assert not shows(screen, CANARY)
    qtbot.waitUntil(screen.strip.uncover.isVisible)
    assert screen.strip.uncover.text() == "Now uncover the projector."
    press(screen, Qt.Key.Key_PageDown)
    assert not screen.strip.uncover.isVisible()


def test_a_second_screen_is_named_also_while_the_projector_is_to_be_uncovered(screen: OneScreen) -> None:
    at = pages.begun(pages.material())
    screen.show_strip(room_strip(at, one_screen=True), key_rows(at.block))
    screen.strip.say_uncover("Now uncover the projector.")
    assert not screen.strip.room.isVisible()
    screen.show_strip(room_strip(at, one_screen=True, second=True), key_rows(at.block))
    assert screen.strip.room.isVisible()
    assert screen.strip.room.text().startswith("A second screen is there, and not used.")
    assert screen.strip.uncover.isVisible()


def test_the_room_s_page_is_painted_before_it_says_that_the_projector_may_be_uncovered(
    qtbot: QtBot, screen: OneScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    paint, say = screen.view.paintEvent, screen.strip.say_uncover

    def painted(event: QPaintEvent) -> None:
        order.append("page")
        paint(event)

    def said(words: str) -> None:
        order.append(words)
        say(words)

    monkeypatch.setattr(screen.view, "paintEvent", painted)
    monkeypatch.setattr(screen.strip, "say_uncover", said)
    open_notes(screen)
    order.clear()
    press(screen, Qt.Key.Key_Escape)
    qtbot.waitUntil(screen.strip.uncover.isVisible)
    assert "page" in order[: order.index("Now uncover the projector.")]


def test_a_wall_that_is_amber_leads_back_and_a_held_key_opens_nothing(screen: OneScreen) -> None:
    press(screen, Qt.Key.Key_N)
    press(screen, Qt.Key.Key_N)
    screen.passed(LOOK)
    found = []
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Escape):
        press(screen, key, held=key is Qt.Key.Key_Return)
        found.append(screen.door.state)
    assert found == [DoorState.AMBER, DoorState.ASKED, DoorState.CLOSED]


def test_a_key_shows_what_has_the_keyboard_and_all_amber_has_no_ring(qtbot: QtBot, screen: OneScreen) -> None:
    (ring,) = screen.findChildren(FocusRing)
    (screen.strip.main or screen.strip).setFocus()
    press(screen, Qt.Key.Key_Tab)
    press(screen, Qt.Key.Key_N)
    button = screen.band.amber
    assert button is not None
    assert button.hasFocus()
    qtbot.waitUntil(ring.isVisible)
    assert ring.geometry().contains(QRect(button.mapTo(screen, QPoint(0, 0)), button.size()))
    press(screen, Qt.Key.Key_N)
    assert screen.amber.hasFocus()
    assert not ring.isVisible()
    screen.passed(LOOK)
    press(screen, Qt.Key.Key_Return)
    qtbot.waitUntil(ring.isVisible)
    assert screen.private.back.hasFocus()


def test_the_focus_stays_on_a_button_of_the_strip_when_the_page_turns(screen: OneScreen) -> None:
    at = pages.begun(pages.material()).with_agenda(pages.PRACTICES[:2]).go_to(ScriptBlock.TALK)
    screen.strip.buttons[0].setFocus()
    for turned in (at.go_to(ScriptBlock.DOTS), at.go_to(ScriptBlock.CLOSE), at):
        screen.show_strip(room_strip(turned, one_screen=True), key_rows(turned.block))
        assert QApplication.focusWidget() is screen.strip.buttons[0]
        assert screen.strip.buttons[0].text() == "Page before"


def test_letters_of_a_word_beside_all_fields_are_taken_back_and_can_be_turned_off(
    screen: OneScreen, theme: Theme
) -> None:
    acts: list[RoomAct] = []
    back: list[RoomAct] = []
    screen.acted.connect(acts.append)
    screen.taken_back.connect(back.append)
    for sign in "PARKING":
        press(screen, getattr(Qt.Key, f"Key_{sign}"))
    assert (acts, back) == ([RoomAct.PAUSE], [RoomAct.PAUSE])
    later(screen)
    for sign in "NO":
        press(screen, getattr(Qt.Key, f"Key_{sign}"))
    assert screen.door == Door()
    later(screen)
    theme.choose(replace(theme.choice, letters=False))
    for sign in "BPNR":
        press(screen, getattr(Qt.Key, f"Key_{sign}"))
        later(screen)
    assert (len(acts), screen.door) == (1, Door())
    press(screen, Qt.Key.Key_Escape)
    assert screen.door.state is DoorState.ASKED, "Esc leads there, too"


def test_after_five_idle_minutes_the_room_s_page_comes_back(screen: OneScreen) -> None:
    open_notes(screen)
    screen.passed(IDLE - 1)
    press(screen, Qt.Key.Key_Tab)
    screen.passed(IDLE - 1)
    assert shows(screen, CANARY)
    screen.passed(1)
    assert screen.pages.currentWidget() is screen.room
    assert not shows(screen, CANARY)


def test_whatever_is_pressed_private_is_seen_only_while_the_door_is_open(screen: OneScreen) -> None:
    keys = [Qt.Key.Key_N, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_R, Qt.Key.Key_B,
            Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Tab, Qt.Key.Key_Space]  # fmt: skip
    chance, opened = Random(14), 0  # noqa: S311 - a walk, not a secret
    panel = screen._panels[Private.NOTES]
    for n in range(300):
        press(screen, chance.choice(keys))
        later(screen)
        if chance.random() < 0.5:
            screen.passed(LOOK)
        assert panel.isVisible() is screen.door.private
        if n % 10 == 0 or screen.door.private:
            opened += screen.door.private
            assert shows(screen, CANARY) is screen.door.private
    assert opened


def test_buttons_and_keys_say_the_same_act(qtbot: QtBot, screen: OneScreen) -> None:
    acts: list[RoomAct] = []
    screen.acted.connect(acts.append)
    press(screen, Qt.Key.Key_PageDown)
    press(screen, Qt.Key.Key_PageUp)
    press(screen, Qt.Key.Key_Period)
    later(screen)
    press(screen, Qt.Key.Key_R)
    press(screen, Qt.Key.Key_F5)
    assert acts == [RoomAct.NEXT, RoomAct.BACK, RoomAct.BLANK, RoomAct.REVEAL, RoomAct.PROJECTOR]
    acts.clear()
    for button in screen.strip.buttons:
        if button.text() != "Private notes":
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert acts == [RoomAct.BACK, RoomAct.REVEAL, RoomAct.BLANK, RoomAct.NEXT]


@pytest.mark.parametrize("size", [(1024, 768), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_strip_and_the_band_fit_and_cover_nothing(
    size: tuple[int, int], scale: float, screen: OneScreen, theme: Theme
) -> None:
    theme.choose(replace(theme.choice, scale=scale))
    screen.resize(*size)
    at = pages.begun(pages.material()).with_agenda(pages.PRACTICES[:2]).go_to(ScriptBlock.TALK)
    for said in (False, True):
        strip = room_strip(at.reveal() if said else at, one_screen=True, said=said, second=said)
        screen.show_strip(strip, key_rows(ScriptBlock.TALK))
        QApplication.processEvents()
        assert screen.minimumSizeHint().width() <= size[0]
        assert (screen.width(), screen.height()) == size
        top = screen.view.geometry()
        lower = [w.geometry() for w in (screen.band, screen.strip) if w.isVisible()]
        assert all(not top.intersects(one) for one in lower)
        for button in screen.strip.buttons:
            assert button.geometry().right() <= screen.strip.width()
            assert button.width() >= button.sizeHint().width()
        assert top.height() > size[1] * 0.3
        screen.ask(Private.NOTES)


def test_closed_from_outside_it_shuts_the_door_and_lets_the_program_end(screen: OneScreen) -> None:
    open_notes(screen)
    assert screen.close(), "Qt would not close the other windows then, and the program would go on"
    assert (screen.isVisible(), screen.door.state) == (False, DoorState.CLOSED)
    assert not screen._panels[Private.NOTES].isVisible()
