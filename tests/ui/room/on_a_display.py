"""Run by `test_projector.py` under a display of its own: screens come and go, and it says what is seen.

``python -m tests.ui.room.on_a_display SCENE``: each line that it prints is a step with what was found.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from sixelements.presentation.room.slides import WaitSlide
from sixelements.ui.room.one_screen import OneScreen
from sixelements.ui.room.projector import Projector
from sixelements.ui.room.stray_words import StrayWords
from sixelements.ui.theme import Look, Looks, Theme
from tests.own_process import own_process

LAPTOP, ROOM, MIRROR, THIRD = (
    ("laptop", "1280/340x800/210+0+0", "screen"),
    ("room", "1024/300x768/200+1280+0", "none"),
    ("mirror", "1024/300x768/200+0+0", "none"),
    ("third", "1024/300x768/200+2304+0", "none"),
)
SLIDE = WaitSlide(title="One moment", text="Nothing yet.", spoken="One moment.")


def out(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def plug(monitor: tuple[str, str, str]) -> None:
    subprocess.run(["xrandr", "--setmonitor", *monitor], check=True, stdout=subprocess.DEVNULL)


def unplug(monitor: tuple[str, str, str]) -> None:
    subprocess.run(["xrandr", "--delmonitor", monitor[0]], check=True, stdout=subprocess.DEVNULL)


class Stage:
    """A presenter's window with a field that has the keyboard, and the projector of a workshop."""

    def __init__(self, app: QApplication) -> None:
        self.app = app
        self.home = QMainWindow()
        self.field = QLineEdit()
        self.home.setCentralWidget(self.field)
        self.home.setGeometry(100, 100, 600, 400)
        self.home.show()
        self.home.activateWindow()
        self.field.setFocus()
        self.theme = Theme(app, Looks(look=Look.LIGHT))
        self.projector = Projector(self.theme, self.home)
        self.projector.show_slide(SLIDE)
        self.heard: list[str] = []
        self.projector.lost.connect(lambda: self.heard.append("lost"))
        self.projector.found.connect(lambda: self.heard.append("found"))
        self.covered = False

    def say(self, step: str) -> None:
        window, heard = self.projector.window, ",".join(self.heard)
        self.heard.clear()
        at = (
            f"{window.width()}x{window.height()}+{window.x()}+{window.y()}"
            if window.isVisible()
            else "hidden"
        )
        keys = QGuiApplication.focusWindow() is self.home.windowHandle()
        over = window.isVisible() and window.geometry().intersects(self.home.geometry())
        slide = "kept" if window.view.slide == SLIDE else "gone"
        out(
            f"{step}: {self.projector.screens.name} {at} heard={heard} keyboard={'home' if keys else 'away'}"
            f" over={over} slide={slide}"
        )

    def has(self, *names: str) -> Callable[[], bool]:
        """Whether these screens are there, and the projector has done what it does about that."""
        return lambda: {s.name() for s in self.app.screens()} == {*names} and not self.projector.placing

    def stands(self, name: str) -> Callable[[], bool]:
        """Whether the projector's window covers this screen."""
        return lambda: (
            any(m.room and m.key == name for m in self.projector.monitors)
            and (self.projector.showing and not self.projector.placing)
        )

    def watch(self) -> None:
        """Was the presenter's window ever covered, in the time between two steps?"""
        window = self.projector.window
        if window.isVisible() and window.geometry().intersects(self.home.geometry()):
            self.covered = True


def plugging(stage: Stage) -> Iterator[Callable[[], bool]]:
    """What to wait for after each step."""
    plug(LAPTOP)
    yield stage.has("laptop")
    stage.projector.start()
    stage.say("alone")
    plug(ROOM)
    yield stage.has("laptop", "room")
    stage.say("plugged in")
    unplug(ROOM)
    yield stage.has("laptop")
    stage.say("unplugged")
    plug(ROOM)
    yield stage.has("laptop", "room")
    stage.say("plugged in again")
    stage.projector.toggle()
    stage.say("F5")
    stage.projector.toggle()
    yield stage.has("laptop", "room")
    stage.say("F5 again")
    unplug(ROOM)
    plug(MIRROR)
    yield stage.has("laptop", "mirror")
    stage.say("mirrored")
    out(f"ever covered: {stage.covered}")


def changing_over(stage: Stage) -> Iterator[Callable[[], bool]]:
    plug(LAPTOP)
    plug(ROOM)
    yield stage.has("laptop", "room")
    stage.projector.start()
    yield stage.stands("room")
    stage.say("two")
    stage.projector.change_over()
    yield stage.stands("laptop")
    stage.say("changed over")
    stage.projector.change_over()
    yield stage.stands("room")
    stage.say("and back")
    plug(THIRD)
    yield stage.has("laptop", "room", "third")
    out(str([(m.key, m.home, m.room) for m in stage.projector.monitors]))
    stage.projector.change_over("third")
    yield stage.stands("third")
    stage.say("on the third")
    stage.projector.window.close()
    stage.say("closed from outside")
    stage.projector.start()
    yield stage.stands("third")
    stage.home.close()
    out("home closed")
    yield lambda: False  # the program ends by itself


def covering(stage: Stage) -> Iterator[Callable[[], bool]]:
    """The presenter's window is not on the first screen; one-screen mode must cover it all the same."""
    plug(LAPTOP)
    plug(ROOM)
    yield stage.has("laptop", "room")
    stage.home.move(1400, 100)
    yield lambda: stage.home.screen().name() == "room"
    frame = OneScreen(stage.theme, StrayWords(lambda: None))
    frame.open_full(stage.home.screen())
    yield frame.isVisible
    place = frame.geometry()
    out(f"covers {place.width()}x{place.height()}+{place.x()}+{place.y()}")


SCENES: dict[str, Callable[[Stage], Iterator[Callable[[], bool]]]] = {
    "plugging": plugging,
    "changing over": changing_over,
    "covering": covering,
}


def main(scene: str) -> None:
    with own_process() as app:
        _act(app, scene)


def _act(app: QApplication, scene: str) -> None:
    """Play the scene, each step once what the step before led to is there."""
    app.setCursorFlashTime(0)
    stage = Stage(app)
    steps = SCENES[scene](stage)
    wanted: list[Callable[[], bool]] = [lambda: True]

    def look() -> None:
        stage.watch()
        if wanted[0]():
            following = next(steps, None)
            if following is None:
                app.quit()
            else:
                wanted[0] = following

    watching = QTimer(interval=20)
    watching.timeout.connect(look)
    watching.start()
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1])
