"""What the dialogs share: dress and size; most also a column that scrolls over a foot of buttons."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.ui.theme import Dress, Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.field_note import FieldNote
from sixelements.ui.widgets.layouts import scrolling, widgets_of
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.text import Button, Text
from sixelements.ui.widgets.text_box import TextBox

_MARGIN, _ROOM = 24, 48


class BareDialog(QDialog):
    """Titled, dressed, and never larger than the window it stands over; what is in it is its own."""

    def __init__(self, parent: QWidget, theme: Theme, title: str) -> None:
        super().__init__(parent)
        Dress(theme, self)
        self.theme = theme
        self._active_at_end = False
        self.setWindowTitle(title)

    def fit_within(self, width: int, height: int, room: int = 40) -> None:
        """Be this large in pixels, or smaller by ``room`` than the window."""
        parent = self.parentWidget()
        most = (parent.window() if parent else self).size()
        self.resize(min(width, most.width() - room), min(height, most.height() - room))

    def run(self) -> bool:
        """Show it until it is closed; whether it was accepted."""
        accepted = self.exec() == QDialog.DialogCode.Accepted
        if self._active_at_end:
            self._hand_keys_back()
        self.deleteLater()
        return accepted

    def done(self, result: int) -> None:
        self._active_at_end = self._active_at_end or self.isActiveWindow()
        super().done(result)

    def _hand_keys_back(self) -> None:
        """The window below hears keys again, also where the dialog below this one is closed at once with it.

        Some window managers give them to neither.
        """
        parent = self.parentWidget()
        below = parent.window() if parent else None
        if below is not None:
            below.activateWindow()
        if isinstance(below, BareDialog):
            below.heard_keys_last()

    def heard_keys_last(self) -> None:
        """A dialog over it was active when it was closed, so that this one would be, in a moment."""
        self._active_at_end = True


class Dialog(BareDialog):
    """A column as high as its words over a foot of buttons; it scrolls where the window is too low."""

    def __init__(self, parent: QWidget, theme: Theme, title: str, *, width: int = 560) -> None:
        super().__init__(parent, theme, title)
        self._wide = width
        self._beside: dict[QWidget, Text] = {}
        self._notes: dict[LineEdit | TextBox, FieldNote] = {}
        self.column = QVBoxLayout()
        self.column.setContentsMargins(_MARGIN, 20, _MARGIN, 8)
        self.column.setSpacing(8)
        self.problem = Text(theme, tone="warn")
        self.problem.hide()
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(_MARGIN, 12, _MARGIN, 20)
        self._foot.setSpacing(8)
        self._content = QWidget()
        self._content.setLayout(self.column)
        whole = self.outer = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.scroller = scrolling(self._content)
        whole.addWidget(self.scroller, stretch=1)
        whole.addLayout(self._foot)

    def add_words(self, title: str, *lines: str, lead: str = "") -> None:
        """The title, a leading sentence, and further ones."""
        self.column.addWidget(Text(self.theme, title, role="title"))
        if lead:
            self.column.addWidget(Text(self.theme, lead, role="lead"))
        for line in lines:
            self.column.addWidget(Text(self.theme, line, tone="muted"))
        self.column.addSpacing(8)

    def add_field(self, label: str, field: QWidget, *, hint: str = "", most: int | None = None) -> None:
        """A label, its field under it, and a muted line that explains. ``most`` characters fit."""
        words = Text(self.theme, label, weight=600)
        words.setBuddy(field)
        field.setAccessibleName(label)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(words)
        column.addWidget(field)
        column.addWidget(self.place_beside(field))
        if isinstance(field, LineEdit | TextBox) and most is not None:
            self._notes[field] = FieldNote(self.theme, field, most=most)
            column.addWidget(self._notes[field])
        if hint:
            field.setAccessibleDescription(hint)
            column.addWidget(Text(self.theme, hint, role="small", tone="muted"))
        self.column.addLayout(column)
        self.column.addSpacing(8)

    def place_beside(self, field: QWidget) -> Text:
        """Where `say` says what is wrong with a field; it shows with that alone."""
        place = self._beside[field] = Text(self.theme, tone="warn")
        place.hide()
        if isinstance(field, LineEdit | TextBox):
            field.textChanged.connect(lambda: self._corrected(field))
        return place

    def finish(self, *buttons: Button, cancel: str = "") -> None:
        """Room for what is wrong, and the buttons after one that changes nothing."""
        self.column.addWidget(self.problem)
        self.column.addStretch(1)
        self.cancel_button = Button(self.theme, cancel or _("Cancel"), self.reject)
        self.add_foot(self.cancel_button, *buttons)

    def add_foot(self, *buttons: Button, left: Button | None = None) -> None:
        """The buttons, the one that goes on last; Enter presses a primary one."""
        if left is not None:
            self._foot.addWidget(left)
        self._foot.addStretch(1)
        for button in buttons:
            self._foot.addWidget(button)
            button.setDefault(button.property("kind") == "primary")

    def begin_at(self, first: Button) -> None:
        """One button of the foot has the focus, and Enter presses it; so no other looks like Enter's."""
        for button in self.foot_buttons():
            if button is not first and button.property("kind") == "primary":
                button.set_kind("plain")
            button.setDefault(button is first)
        first.setFocus()

    def foot_buttons(self) -> list[Button]:
        """The buttons below what scrolls, as they stand."""
        return [widget for widget in widgets_of(self._foot) if isinstance(widget, Button)]

    def say(self, problem: str, field: QWidget | None = None) -> None:
        """Say what can't be done, under the field where there is one, and put the focus there."""
        for place, words in ((None, self.problem), *self._beside.items()):
            here = bool(problem) and (place is field if field in self._beside else place is None)
            words.setText(problem if here else "")
            words.setVisible(here)
            if place is not None:
                _mark(place, wrong=here)
        if problem:
            announce(self, problem)
            if field is not None:
                field.setFocus()
        self.fit()

    def _corrected(self, field: QWidget) -> None:
        """What was wrong with it may not be any more."""
        if not self._beside[field].isHidden():
            self.say("")

    @property
    def too_long(self) -> LineEdit | TextBox | None:
        """The first field that holds more than fits."""
        return next((field for field, note in self._notes.items() if note.problem_of_length), None)

    def fit(self) -> None:
        """Be as high as the words need, within the window."""
        parent = self.parentWidget()
        room = (parent.window() if parent else self).size()
        self.column.activate()  # what was only just shown, or has another frame, is measured as it is
        width = min(self.theme.px(self._wide), room.width() - _ROOM)
        height = self._content.heightForWidth(width) + self._foot.sizeHint().height()
        self.fit_within(width, height, _ROOM)
        self._drop_bar()
        if self.isVisible():
            self._keep_on_screen()

    def _drop_bar(self) -> None:
        """Qt measures the content beside the bar that is there, and would keep one that nothing needs."""
        self.outer.activate()
        self.scroller.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def _keep_on_screen(self) -> None:
        """What grew beyond the foot of the screen moves up."""
        frame, room = self.frameGeometry(), self.screen().availableGeometry()
        beyond = frame.bottom() - room.bottom()
        if beyond > 0:
            self.move(frame.x(), max(frame.y() - beyond, room.top()))

    def showEvent(self, event: QShowEvent) -> None:
        self.fit()  # before Qt puts it in the middle of its window, as large as it is then
        super().showEvent(event)


def _mark(field: QWidget, *, wrong: bool) -> None:
    field.setProperty("problem", "true" if wrong else "false")
    field.style().unpolish(field)
    field.style().polish(field)
    around = field.parentWidget()
    if layout := around.layout() if around else None:
        layout.activate()  # a frame that is wider takes room
