"""Stands in the place of every page but the workshop's own while the room may see this window (23)."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.room.door import Door, DoorState, Private, door_view
from sixelements.ui.room.amber import AmberBand, AmberPage
from sixelements.ui.theme import PAGE_MARGIN, Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.layouts import scrolling
from sixelements.ui.widgets.text import Button, Text

_SECOND = 1000
_USES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class ScreenGate(QWidget):
    """``passed``: the wall does not follow, so the page may be shown. ``back_wanted``: the workshop's page is
    wanted, as somebody asked, or as nobody was at what is private for five minutes.
    """

    passed, back_wanted = Signal(), Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.door = Door()
        self.band, self.amber = AmberBand(theme), AmberPage(theme)
        self.back = Button(theme, _("Back to the workshop"), self.back_wanted.emit, icon_name="chevron-left")
        self.band.amber_asked.connect(lambda: self._turn(self.door.turn_amber()))
        words = Text(
            theme,
            _("A workshop is under way on one screen, so the room may see what stands here."),
            role="lead",
        )
        more = Text(
            theme,
            _("If nobody else sees this screen, go back and turn off one screen, or end the workshop."),
            tone="muted",
        )
        asked = QWidget()
        column = QVBoxLayout(asked)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(16)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        for part in (words, self.band, more):
            column.addWidget(part)
        column.addLayout(row)
        column.addStretch(1)
        self._asked = scrolling(asked)
        self._pages = QStackedWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        for page in (self._asked, self.amber):
            self._pages.addWidget(page)
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND)
        self._clock.timeout.connect(lambda: self.tick(1))

    @property
    def open(self) -> bool:
        """Whether it was passed, so that pages are shown until the workshop's own page is."""
        return self.door.private

    def ask(self, behind: Private) -> None:
        """It is shown in the place of something private."""
        self._turn(Door().ask(behind))
        self._clock.start()

    def shut(self) -> None:
        """The workshop's page is shown, or no workshop is under way: it asks again."""
        self.door = Door()
        self._clock.stop()
        self._watch(on=False)

    def take_keys(self) -> None:
        """The keys go to the step at hand."""
        step = self.amber if self.door.state is DoorState.AMBER else self.band.amber
        (step or self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def tick(self, seconds: int) -> None:
        """So many seconds went by."""
        self._turn(self.door.passed(seconds))

    def _turn(self, door: Door) -> None:
        before, self.door = self.door, door
        view = door_view(door)
        if door.state is DoorState.AMBER:
            self.amber.ask(view.question)
        if door.state is before.state:
            if door.answers and not before.answers:
                announce(self, view.question)
            return
        if door.state is DoorState.ASKED:
            self.band.show_view(view)
        self._pages.setCurrentWidget(self.amber if door.state is DoorState.AMBER else self._asked)
        if self.isVisible():
            self.take_keys()
        self._watch(on=door.private)
        if view.announced and not view.uncover:
            announce(self, view.announced)
        if door.private:
            self.passed.emit()
        elif door.state in (DoorState.CLOSED, DoorState.UNCOVER):
            put_away_dialogs()
            self._clock.stop()
            self.back_wanted.emit()

    def _watch(self, *, on: bool) -> None:
        """While what is private is shown, every key and click counts as use."""
        if app := QApplication.instance():
            (app.installEventFilter if on else app.removeEventFilter)(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _USES:
            self.door = self.door.used()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that is held down opens nothing."""
        key = event.key()
        if event.isAutoRepeat():
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self._turn(self.door.escape())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._turn(self.door.enter())
        elif key == Qt.Key.Key_N:
            self._turn(self.door.turn_amber())
        else:
            super().keyPressEvent(event)


def put_away_dialogs() -> None:
    """Close what is open over a page, unanswered: nobody was at it, and under it no key would be heard."""
    before: QWidget | None = None
    while isinstance(dialog := QApplication.activeModalWidget(), QDialog) and dialog is not before:
        before = dialog
        dialog.reject()
