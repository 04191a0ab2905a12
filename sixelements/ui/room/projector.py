"""The projector's window: which screen it stands on, when it shows; it never covers the presenter."""

import sys
from typing import ClassVar, cast
from weakref import WeakSet

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from sixelements.i18n import _
from sixelements.presentation.room.before import Screens
from sixelements.presentation.room.slides import Slide
from sixelements.ui.room.screens import Monitor, for_the_room, screens_found
from sixelements.ui.room.slide_view import SlideView
from sixelements.ui.theme import Theme

SETTLE = 500
"""Milliseconds after a screen came until a window can stand on it."""
_USUAL = QSize(1280, 720)


class RoomWindow(QWidget):
    """A window without frame, focus, cursor, or anything but the slide; its title names nobody."""

    asked_to_close, key_pressed = Signal(), Signal(object)

    def __init__(self, theme: Theme) -> None:
        flags = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint
        super().__init__(None, flags | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setWindowTitle(_("Projector"))
        self.view = SlideView(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def stand_on(self, screen: QScreen) -> None:
        """Cover a screen, and leave the keyboard where it is."""
        self.create()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        if sys.platform == "darwin":  # full screen would be a desktop of its own there, and take the menu bar
            self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
            self.show()
        else:
            self.setWindowState(
                Qt.WindowState.WindowFullScreen
            )  # `showFullScreen` would ask for the keyboard
            self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """It takes no keys; where a system gives it some after a click, they are the presenter's."""
        self.key_pressed.emit(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed from outside it is hidden. It does not refuse, or the program could not end."""
        event.accept()
        self.asked_to_close.emit()


class Projector(QObject):
    """The projector's window of a workshop, and the screens around it. ``home``: the presenter's window.

    ``changed``: screens came or went, or the window was shown, hidden or moved. ``lost``: what it stood on
    is gone or shows the presenter's screen now; it is hidden, keeps its slide, and comes back by itself.
    ``found``: it stands on a screen that it did not stand on before. ``key_pressed``: a key that the system
    gave to the room's window, which takes none.
    """

    changed, lost, found, key_pressed = Signal(), Signal(), Signal(), Signal(object)
    _of_all_windows: ClassVar[WeakSet["Projector"]] = WeakSet()

    def __init__(self, theme: Theme, home: QWidget) -> None:
        super().__init__(home)
        self._of_all_windows.add(self)
        self._home = home
        self._wanted, self._chosen = False, ""
        self._room: QScreen | None = None
        self.window = RoomWindow(theme)
        self.window.asked_to_close.connect(self.hide)
        self.window.key_pressed.connect(self.key_pressed)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE)
        self._settled.timeout.connect(self._place)
        app = _app()
        app.screenAdded.connect(self._screen_added)
        app.screenRemoved.connect(self._screen_removed)
        app.aboutToQuit.connect(self.window.hide)
        for screen in app.screens():
            screen.geometryChanged.connect(self._look)
        home.destroyed.connect(self.window.deleteLater)

    # --- what it shows

    def show_slide(self, slide: Slide) -> None:
        """What the room sees from now on, also where the window is hidden."""
        self.window.view.show_slide(slide)

    # --- where it is

    @property
    def showing(self) -> bool:
        """Whether the room sees the window."""
        return self.window.isVisible()

    @property
    def wanted(self) -> bool:
        """Whether it shows as soon as there is a screen for it."""
        return self._wanted

    @property
    def another_shows(self) -> bool:
        """Whether the room sees the page of another window, or would as soon as there is a screen for it."""
        return bool(self._others())

    @property
    def placing(self) -> bool:
        """Whether it waits for screens to settle."""
        return self._settled.isActive()

    @property
    def screens(self) -> Screens:
        """What there is beside the presenter's screen."""
        return screens_found(_app().screens(), self._home_screen())

    @property
    def size(self) -> QSize:
        """Pixels of the screen it stands on, or would stand on: what the thumbnail stands for."""
        room = self._room or self._choice()
        return room.size() if room else _USUAL

    @property
    def monitors(self) -> tuple[Monitor, ...]:
        """All screens, the presenter's first."""
        home, room = self._home_screen(), self._room or self._choice()
        ordered = sorted(_app().screens(), key=lambda screen: screen is not home)
        return tuple(
            Monitor(
                key=screen.name(),
                name=screen.model() or screen.name(),
                width=round(screen.size().width() * screen.devicePixelRatio()),
                height=round(screen.size().height() * screen.devicePixelRatio()),
                home=screen is home,
                room=screen is room,
            )
            for screen in ordered
        )

    # --- what the presenter does

    def start(self) -> None:
        """Show the window as soon as there is a screen for it; the page of another window goes from there."""
        for other in self._others():
            other.hide()
        self._wanted = True
        handle = self._home.window().windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self._look, Qt.ConnectionType.UniqueConnection)
        self._place()

    def hide(self) -> None:
        """Hide it until it is asked for again."""
        self._wanted = False
        self._settled.stop()
        self.window.hide()
        self._room = None
        self.changed.emit()

    def toggle(self) -> None:
        """F5 and the menu."""
        if self._wanted:
            self.hide()
        else:
            self.start()

    def change_over(self, key: str = "") -> None:
        """Move it to the screen with this key. The presenter's window goes where it stood, if that is it."""
        home, room = self._home_screen(), self._room or self._choice()
        screens = {screen.name(): screen for screen in _app().screens()}
        target = screens.get(key, home)
        if target is None or room is None or target is room:
            return
        self.window.hide()
        self._room, self._chosen = None, target.name()
        if target is home:
            _move(self._home.window(), room)
        self._settled.start()

    def end(self) -> None:
        """The workshop is over: nothing is left on the wall."""
        self.hide()

    def _others(self) -> list["Projector"]:
        return [p for p in self._of_all_windows if p is not self and isValid(p) and p.wanted]

    # --- screens that come and go

    def _home_screen(self) -> QScreen | None:
        return self._home.window().screen()

    def _choice(self) -> QScreen | None:
        """The screen for the room: the one that was chosen, else the first that shows nothing of ours."""
        found = for_the_room(_app().screens(), self._home_screen())
        return next((screen for screen in found if screen.name() == self._chosen), next(iter(found), None))

    def _screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._look)
        self._settled.start()

    def _screen_removed(self, screen: QScreen) -> None:
        """Qt is about to move the window over the presenter's, so it must be gone before."""
        if screen is self._room:
            self._lose()
        self._settled.start()
        self.changed.emit()

    def _look(self) -> None:
        """Screens moved, or the presenter's window did: does the room see what it should, and only that?"""
        if self._room and self._room not in for_the_room(_app().screens(), self._home_screen()):
            self._lose()
        self._settled.start()

    def _lose(self) -> None:
        self.window.hide()
        self._room = None
        self.lost.emit()

    def _place(self) -> None:
        room = self._choice()
        if self._wanted and room is not None:
            new = room is not self._room
            self._room = room
            self.window.stand_on(room)
            if new:
                self.found.emit()
        self.changed.emit()


def _app() -> QGuiApplication:
    return cast("QGuiApplication", QApplication.instance())  # there is one before there is a window


def _move(window: QWidget, screen: QScreen) -> None:
    """The presenter's window goes to another screen, as large as it was if that fits."""
    state = window.windowState()
    window.setWindowState(Qt.WindowState.WindowNoState)
    there = screen.availableGeometry()
    window.setScreen(screen)
    window.resize(window.size().boundedTo(there.size()))
    window.move(there.center() - window.rect().center())
    window.setWindowState(state)
