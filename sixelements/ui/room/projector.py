"""The projector's window: which screen it stands on, when it shows; it never covers the presenter."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.room.before import Screens
from sixelements.presentation.room.slides import Slide
from sixelements.ui.room.screens import Monitor, all_screens, for_the_room, screens_found
from sixelements.ui.room.slide_view import SlideView
from sixelements.ui.theme import Theme

SETTLE = 500
"""Milliseconds after a screen came until a window can stand on it."""
_DEFAULT = QSize(1280, 720)


class RoomWindow(QWidget):
    """A window without frame, focus, cursor, or anything but the slide."""

    asked_to_close = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setWindowTitle(_("Projector"))
        self.view = SlideView(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed from outside it is hidden; the presenter's window says so."""
        event.ignore()
        self.asked_to_close.emit()


class Projector(QObject):
    """The projector's window of a workshop, and the screens around it. ``home``: the presenter's window.

    ``changed``: screens came or went, or the window was shown, hidden or moved. ``lost``: the screen it
    stood on is gone; it is hidden and keeps its slide. ``found``: a screen for the room is there, and
    the window stands on it, if it was not hidden by hand.
    """

    changed, lost, found = Signal(), Signal(), Signal()

    def __init__(
        self,
        theme: Theme,
        home: QWidget,
        *,
        screens: Callable[[], Sequence[QScreen]] = all_screens,
    ) -> None:
        super().__init__(home)
        self._home, self._screens = home, screens
        self._wanted = False
        self._one_screen = False
        self._room: QScreen | None = None
        self._kept = ""
        self.window = RoomWindow(theme)
        self.window.asked_to_close.connect(self.hide)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE)
        self._settled.timeout.connect(self._place)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._screen_added)
            app.screenRemoved.connect(self._screen_removed)

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
    def screens(self) -> Screens:
        """What there is beside the presenter's screen."""
        return screens_found(self._screens(), self._home.screen())

    @property
    def size(self) -> QSize:
        """Pixels of the screen it stands on, or would stand on: what the thumbnail stands for."""
        room = self._room or next(iter(self._choices()), None)
        return room.size() if room else _DEFAULT

    @property
    def monitors(self) -> tuple[Monitor, ...]:
        """All screens, the presenter's first."""
        home = self._home.screen()
        ordered = sorted(self._screens(), key=lambda screen: screen is not home)
        return tuple(
            Monitor(s.name(), s.model() or s.name(), s.size().width(), s.size().height(), s is self._room)
            for s in ordered
        )

    # --- what the presenter does

    def start(self) -> None:
        """Show the window as soon as there is a screen for it."""
        self._wanted = True
        self._place()

    def hide(self) -> None:
        """Hide it until it is asked for again."""
        self._wanted = False
        self.window.hide()
        self.changed.emit()

    def toggle(self) -> None:
        """F5 and the menu."""
        if self.showing:
            self.hide()
        else:
            self.start()

    def change_over(self, key: str = "") -> None:
        """Move it to the next screen, or to the one with this key; with two, the windows change places."""

    def end(self) -> None:
        """The workshop is over: nothing is left on the wall."""
        self._wanted = False
        self._settled.stop()
        self.window.hide()
        self.window.deleteLater()

    # --- screens that come and go

    def _choices(self) -> list[QScreen]:
        return for_the_room(self._screens(), self._home.screen())

    def _screen_added(self, _screen: QScreen) -> None:
        self._settled.start()

    def _screen_removed(self, screen: QScreen) -> None:
        if screen is self._room:
            self._room = None
            self.window.hide()  # Qt is about to move it over the presenter
            self.lost.emit()
        self.changed.emit()

    def _place(self) -> None:
        self._room = next(iter(self._choices()), None)
        if self._wanted and self._room is not None:
            self.window.setScreen(self._room)
            self.window.setGeometry(self._room.geometry())
            self.window.showFullScreen()
            self.found.emit()
        self.changed.emit()
