"""The projector's window on screens that come and go, under a display of its own where there is one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from sixelements.presentation.room.before import Screens
from sixelements.ui.room.projector import Projector
from sixelements.ui.room.screens import for_the_room, screens_found
from sixelements.ui.system import missing_packages
from sixelements.ui.theme import Theme
from tests.ui.room import pages


@dataclass(eq=False)
class Fake:
    """A screen at a place on the desktop."""

    place: QRect

    def geometry(self) -> QRect:
        return self.place


HOME = Fake(QRect(0, 0, 1280, 800))
BESIDE, MIRROR = Fake(QRect(1280, 0, 1024, 768)), Fake(QRect(0, 0, 1024, 768))


@pytest.mark.parametrize(
    ("screens", "found"),
    [
        ([HOME], Screens.ONE),
        ([HOME, BESIDE], Screens.APART),
        ([BESIDE, HOME], Screens.APART),
        ([HOME, MIRROR], Screens.MIRRORED),
        ([HOME, MIRROR, BESIDE], Screens.APART),
    ],
    ids=["one", "two", "the other first", "mirrored", "mirrored, and a third"],
)
def test_screens_that_show_the_same_count_as_one(screens: list[Fake], found: Screens) -> None:
    assert screens_found(screens, HOME) is found
    assert (BESIDE in for_the_room(screens, HOME)) is (found is Screens.APART)
    assert MIRROR not in for_the_room(screens, HOME)


def test_the_window_says_nothing_of_the_team_and_takes_no_keyboard(qtbot: QtBot, theme: Theme) -> None:
    home = QMainWindow()
    qtbot.addWidget(home)
    projector = Projector(theme, home)
    projector.show_slide(pages.others()["welcome"])
    window = projector.window
    assert window.windowTitle() == "Projector"
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert window.cursor().shape() is Qt.CursorShape.BlankCursor
    assert window.view.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert not window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_with_one_screen_it_waits_hidden_and_keeps_its_slide(qtbot: QtBot, theme: Theme) -> None:
    home = QMainWindow()
    qtbot.addWidget(home)
    projector = Projector(theme, home)
    slide = pages.others()["welcome"]
    projector.show_slide(slide)
    projector.start()
    assert projector.screens is Screens.ONE
    assert (projector.showing, projector.wanted) == (False, True)
    assert projector.window.view.slide == slide
    assert (projector.size.width(), projector.size.height()) == (1280, 720)
    assert [(m.home, m.room) for m in projector.monitors] == [(True, False)]


@pytest.fixture
def display() -> Iterator[str]:
    """A display with room for three screens; skipped by name where there is none."""
    for program in ("Xvfb", "xrandr"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is missing, so no screen can be plugged in")
    if missing := missing_packages(["xcb"]):
        pytest.skip(f"Qt can't use a display without {', '.join(missing)}")
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-noreset",
        "-nolisten",
        "tcp",
        "-screen",
        "0",
        "3328x800x24",
    ]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as number:
            shown = number.readline().strip()
        yield f":{shown}"
        server.terminate()


def seen(display: str, scene: str) -> list[str]:
    """What the scene said, step by step. Qt may warn of nothing."""
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-m", "tests.ui.room.on_a_display", scene]
    found = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert found.returncode == 0, found.stderr
    assert "requestActivate" not in found.stderr
    return found.stdout.splitlines()


ROOM, THIRD = "1024x768+1280+0", "1024x768+2304+0"


def test_it_comes_with_a_screen_and_goes_with_it_and_never_covers_the_presenter(display: str) -> None:
    quiet = "keyboard=home over=False slide=kept"
    assert seen(display, "plugging") == [
        f"alone: ONE hidden heard= {quiet}",
        f"plugged in: APART {ROOM} heard=found {quiet}",
        f"unplugged: ONE hidden heard=lost {quiet}",
        f"plugged in again: APART {ROOM} heard=found {quiet}",
        f"F5: APART hidden heard= {quiet}",
        f"F5 again: APART {ROOM} heard=found {quiet}",
        f"mirrored: MIRRORED hidden heard=lost {quiet}",
        "ever covered: False",
    ]


def test_the_windows_change_places_and_a_third_screen_can_be_chosen(display: str) -> None:
    quiet = "keyboard=home over=False slide=kept"
    assert seen(display, "changing over") == [
        f"two: APART {ROOM} heard=found {quiet}",
        f"changed over: APART 1280x800+0+0 heard=found {quiet}",
        f"and back: APART {ROOM} heard=found {quiet}",
        "[('laptop', True, False), ('room', False, True), ('third', False, False)]",
        f"on the third: APART {THIRD} heard=found {quiet}",
        f"closed from outside: APART hidden heard= {quiet}",
        "home closed",
    ]


def test_one_screen_mode_covers_the_presenter_wherever_that_window_is(display: str) -> None:
    assert seen(display, "covering") == [f"covers {ROOM}"]
