"""A workshop on one screen: the room's page, the strip, and what is private behind the amber test (23).

The room sees all of this window. So what is private is no part of what is shown, not even behind something,
but while the door is open; and when it closes, the room's page is painted before anything says so.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.room.door import Door, DoorState, Private, door_view
from sixelements.presentation.room.keys import KeyRow, RoomAct
from sixelements.presentation.room.slides import Slide
from sixelements.presentation.room.strips import RoomStrip
from sixelements.ui.room.amber import AmberBand, AmberPage
from sixelements.ui.room.slide_view import SlideView
from sixelements.ui.room.strip_bar import StripBar
from sixelements.ui.theme import Dress, Theme, amber
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.text import Button, Text

_EDGE = 8
_USES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class OneScreen(QWidget):
    """The frame; its owner shows slides and strips in it, and does what was asked.

    ``acted``: a `RoomAct`, of a button or a key. ``own``: one of the strip's own buttons, by its words.
    ``opened``: the door opened to a `Private`, so its panel may be filled. ``shut``: it is closed again.
    ``left``: the window was closed from outside.
    """

    acted, own, opened, shut, left = Signal(object), Signal(str), Signal(object), Signal(), Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(_("Projector"))
        self.door = Door()
        self._keys: dict[str, RoomAct] = {}
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

    # --- what its owner says

    def open_full(self) -> None:
        """Cover the screen that it is on, with the keyboard."""
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

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """While something private is open, every key and click counts as use."""
        if event.type() in _USES:
            self.door = self.door.used()
        return False

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that is held down opens nothing."""
        if event.isAutoRepeat() or not self._key(event):
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            self._turn(self.door.escape())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._turn(self.door.enter())
        elif not self.door.room_page:
            return False
        elif key is Qt.Key.Key_N:
            asked = self.door.state is DoorState.ASKED
            self._turn(self.door.turn_amber() if asked else self.door.ask(Private.NOTES))
        else:
            return self._act_of(event)
        return True

    def _act_of(self, event: QKeyEvent) -> bool:
        act = self._keys.get(QKeySequence(event.keyCombination()).toString())
        if act is not None:
            self._act(act)
        return act is not None

    def _act(self, act: RoomAct) -> None:
        """The workshop goes on: what was asked for is asked for no more, and nothing is left to uncover."""
        self._turn(self.door.next_page())
        self.acted.emit(act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.count_from(self.height())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed from outside it is hidden, with the door shut."""
        event.ignore()
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
