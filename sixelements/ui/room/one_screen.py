"""A workshop on one screen: the room's page, the strip, and what is private behind the amber test (23).

The room sees all of this window. So what is private is no part of what is shown, not even behind something,
but while the door is open; and when it closes, the room's page is painted before anything says so.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.room.door import Door, DoorState, Private, door_view
from sixelements.presentation.room.keys import KeyRow, RoomAct
from sixelements.presentation.room.slides import Slide
from sixelements.presentation.room.strips import RoomStrip
from sixelements.ui.room.amber import AmberBand, AmberPage
from sixelements.ui.room.no_stray_press import NoStrayPress
from sixelements.ui.room.slide_view import SlideView
from sixelements.ui.room.stray_words import StrayWords
from sixelements.ui.room.strip_bar import StripBar
from sixelements.ui.theme import Dress, Theme, amber
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.focus_ring import FocusRing
from sixelements.ui.widgets.text import Button, Text

_EDGE = 8
_TURNS = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
_USES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class OneScreen(QWidget):
    """The frame; its owner shows slides and strips in it, and does what was asked.

    ``acted``: a `RoomAct`, of a button or a key. ``taken_back``: one of a letter that was no key. ``own``:
    the `DeskAct` of one of the strip's own.
    ``opened``: the door opened to a `Private`, so its panel may be filled. ``shut``: it is closed again.
    ``left``: the window was closed from outside.
    """

    acted, own, opened, shut, left = Signal(object), Signal(object), Signal(object), Signal(), Signal()
    taken_back = Signal(object)

    def __init__(self, theme: Theme, letters: StrayWords) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(_("Projector"))
        self.door = Door()
        self._theme, self._letters = theme, letters
        self._keys: dict[str, RoomAct] = {}
        self.waits: Callable[[RoomAct], bool] = lambda act: act is RoomAct.REVEAL
        """Whether a letter has to stand alone before it is done, as it shows the room something."""
        NoStrayPress(letters, self, lambda words: announce(self, words)).set_on(on=True)
        self._panels: dict[Private, QWidget] = {}
        self.view = SlideView(theme)
        self.strip, self.band = StripBar(theme), AmberBand(theme)
        self.amber, self.private = AmberPage(theme), _PrivatePage(theme)
        self.room = QWidget()
        column = QVBoxLayout(self.room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.band)
        column.addWidget(self.strip)
        self.pages = QStackedWidget()
        for page in (self.room, self.amber, self.private):
            self.pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)
        self.band.hide()
        Dress(theme, self)
        self.strip.acted.connect(self._act)
        self.strip.own.connect(self.own)
        self.strip.private_asked.connect(lambda: self.ask(Private.NOTES))
        self.band.amber_asked.connect(lambda: self._turn(self.door.turn_amber()))
        self.private.back.clicked.connect(lambda: self._turn(self.door.back()))
        FocusRing(theme, self)

    # --- what its owner says

    def open_full(self, screen: QScreen) -> None:
        """Cover the presenter's screen, with the keyboard: a system puts what is new anywhere it likes."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.activateWindow()
        (self.strip.main or self.strip).setFocus()

    def show_slide(self, slide: Slide) -> None:
        """What the room sees, also while something else covers it."""
        self.view.show_slide(slide)

    def show_strip(self, strip: RoomStrip, keys: Iterable[KeyRow]) -> None:
        """The strip of this page, and the keys that work on it."""
        self.strip.show_strip(strip)
        self._keys = {_key(name): row.act for row in keys for name in row.keys}

    def put_behind(self, behind: Private, panel: QWidget) -> None:
        """A panel that is shown only while the door is open to it."""
        self._panels[behind] = panel
        panel.hide()

    def ask(self, behind: Private) -> None:
        """Somebody wants to see it: the band opens over the strip."""
        self._turn(self.door.ask(behind))

    def passed(self, seconds: int) -> None:
        """So many seconds went by."""
        self._turn(self.door.passed(seconds))

    # --- the door

    def _turn(self, door: Door) -> None:
        before, self.door = self.door, door
        if door.state is before.state:
            if door.answers and not before.answers:
                self._ask_about_the_wall(door)
            return
        if before.private:
            self._shut()
        view = door_view(door)
        self.band.setVisible(door.state is DoorState.ASKED)
        self.strip.say_uncover("")
        if door.state is DoorState.ASKED:
            self.band.show_view(view)
        if door.state is DoorState.AMBER:
            self.amber.ask(view.question)
        if door.private:
            self._open(view.edge)
        page = {DoorState.AMBER: self.amber, DoorState.OPEN: self.private}.get(door.state, self.room)
        self.pages.setCurrentWidget(page)
        self._focus(page)
        if before.private:
            self.repaint()  # the room's page is up before anybody is told to uncover the projector
            QTimer.singleShot(0, self, lambda: self._uncover(view.uncover))
        if view.announced and not view.uncover:
            announce(self, view.announced)

    def _ask_about_the_wall(self, door: Door) -> None:
        """There was time to look: now Enter answers, too."""
        question = door_view(door).question
        self.amber.ask(question)
        announce(self, question)

    def _uncover(self, words: str) -> None:
        if self.door.state is DoorState.UNCOVER:
            self.strip.say_uncover(words)
            announce(self, words)

    def _open(self, edge: str) -> None:
        self.opened.emit(self.door.behind)
        self.private.show_panel(edge, self._panels.get(self.door.behind))
        if app := QApplication.instance():
            app.installEventFilter(self)

    def _shut(self) -> None:
        self.private.take_out()
        if app := QApplication.instance():
            app.removeEventFilter(self)
        self.shut.emit()

    def _focus(self, page: QWidget) -> None:
        if page is self.private:
            self.private.back.setFocus()
        elif page is self.amber:
            self.amber.setFocus()
        else:
            asked = self.band.amber if self.door.state is DoorState.ASKED else None
            (asked or self.strip.main or self.strip).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While something private is open, every key and click counts as use, and the clicker turns pages."""
        if event.type() in _USES:
            self.door = self.door.used()
        inside = isinstance(watched, QWidget) and self.isAncestorOf(watched)
        return inside and isinstance(event, QKeyEvent) and self._turn_page(event)

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that is held down opens nothing; a sign that is no key was meant for a field."""
        if event.isAutoRepeat():
            super().keyPressEvent(event)
        elif not self._key(event):
            if event.text().isprintable() and event.text():
                self._letters.stray()
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            self._turn(self.door.escape())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._turn(self.door.enter())
        elif not self.door.room_page:
            return False
        else:
            return self._act_of(_pressed(event))
        return True

    def _act_of(self, name: str) -> bool:
        """Do what a key of the page stands for; whether it is one. Single letters can be turned off."""
        act, letter = self._keys.get(name), len(name) == 1
        if (letter and not self._theme.choice.letters) or (act is None and name != "N"):
            return False
        if act is None:
            self._letters.press(name, self._to_notes, lambda: self._turn(self.door.escape()))
        elif letter:
            self._letters.press(
                act, lambda: self._act(act), lambda: self.taken_back.emit(act), waits=self.waits(act)
            )
        else:
            self._act(act)
        return True

    def _to_notes(self) -> None:
        """First the band, then the amber test."""
        asked = self.door.state is DoorState.ASKED
        self._turn(self.door.turn_amber() if asked else self.door.ask(Private.NOTES))

    def _turn_page(self, event: QKeyEvent) -> bool:
        """Page Up and Down, which the panel would take to scroll; whether it was one of them."""
        act = self._keys.get(_pressed(event))
        turns = event.type() is QEvent.Type.KeyPress and event.key() in _TURNS and act is not None
        if turns and not event.isAutoRepeat():
            self.acted.emit(act)
        return turns

    def _act(self, act: RoomAct) -> None:
        """The workshop goes on: what was asked for is asked for no more, and nothing is left to uncover."""
        self._turn(self.door.next_page())
        self.acted.emit(act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.count_from(self.height())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed from outside it is hidden, with the door shut. It does not refuse, or the program could not
        end: Qt closes windows in any order, and gives up at the first that refuses.
        """
        event.accept()
        self.hide()
        self._turn(Door())
        self.left.emit()


class _PrivatePage(QWidget):
    """What is private, edged in amber, with the way back on top."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self._panel: QWidget | None = None
        self.edge = Text(theme, role="heading", tone="warn")
        self.back = Button(theme, _("Back to the room's page"), icon_name="chevron-left", hint=_("Esc"))
        top = QHBoxLayout()
        top.addWidget(self.edge, 1)
        top.addWidget(self.back)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_EDGE + 20, _EDGE + 12, _EDGE + 20, _EDGE + 12)
        self._column.addLayout(top)

    def show_panel(self, edge: str, panel: QWidget | None) -> None:
        """Put a panel in."""
        self.edge.setText(edge)
        self._panel = panel
        if panel:
            self._column.addWidget(panel, 1)
            panel.show()

    def take_out(self) -> None:
        """Nothing private is left on it."""
        if self._panel:
            self._panel.hide()
            self._column.removeWidget(self._panel)
            self._panel.setParent(None)
        self._panel = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = amber()[0]
        painter.fillRect(self.rect(), self.palette().base())
        for x, y, width, height in (
            (0, 0, self.width(), _EDGE),
            (0, self.height() - _EDGE, self.width(), _EDGE),
            (0, 0, _EDGE, self.height()),
            (self.width() - _EDGE, 0, _EDGE, self.height()),
        ):
            painter.fillRect(x, y, width, height, ground)
        painter.end()


def _key(name: str) -> str:
    """A key as Qt writes it."""
    return QKeySequence(name).toString()


def _pressed(event: QKeyEvent) -> str:
    """The key that is pressed, as Qt writes it; a letter or sign also where Shift is held for it."""
    name = QKeySequence(event.key()).toString()
    return (
        name
        if len(name) == 1 and event.modifiers() in _PLAIN
        else QKeySequence(event.keyCombination()).toString()
    )
