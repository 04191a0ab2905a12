"""The left rail: whose round this is, the steps of the journey, and what is saved."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.journey import StepId, rail
from sixelements.presentation.places import places
from sixelements.presentation.save_words import save_line
from sixelements.presentation.session import Session
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.step_button import StepButton
from sixelements.ui.widgets.text import Button, Text, line

_WIDE, _NARROW = 216, 64


class Rail(QWidget):
    """Shows the session; asks for a step, for help, for settings."""

    step_wanted = Signal(object)
    settings_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self.setProperty("kind", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = self._theme
        self._organization = Text(theme, role="body", weight=600)
        self._team = Text(theme, role="caption", tone="muted")
        self._places = QComboBox()
        self._places.setAccessibleName(_("Team and round"))
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(18, 16, 18, 12)
        head.setSpacing(4)
        for widget in (self._organization, self._team, self._places):
            head.addWidget(widget)
        self._group = QButtonGroup(self)
        self._steps: dict[StepId, StepButton] = {}
        self._step_box = QVBoxLayout()
        self._step_box.setContentsMargins(0, 8, 0, 8)
        self._step_box.setSpacing(0)
        self._saved = Text(theme, role="caption", tone="muted")
        self._retry = Button(theme, _("Retry"), self._session.retry, kind="link")
        self._settings = Button(
            theme, "", kind="quiet", icon_name="gear", name=_("Settings"), hint=_("Settings")
        )
        self._help = Button(
            theme, "", kind="quiet", icon_name="question", name=_("Help"), hint=_("Help (F1)")
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addStretch(1)
        buttons.addWidget(self._settings)
        buttons.addWidget(self._help)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(18, 8, 10, 10)
        self._foot.setSpacing(4)
        for item in (self._saved, self._retry):
            self._foot.addWidget(item)
        self._foot.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addWidget(line())
        whole.addLayout(self._step_box)
        whole.addStretch(1)
        whole.addLayout(self._foot)

    def _connect(self) -> None:
        self._group.buttonClicked.connect(self._clicked)
        self._places.activated.connect(self._place_chosen)
        self._settings.clicked.connect(lambda _checked=False: self.settings_wanted.emit())
        self._help.clicked.connect(lambda _checked=False: self.help_wanted.emit())

    def refresh(self) -> None:
        """Show the session as it is now."""
        if not self._session.is_open:
            return
        self._organization.setText(self._session.book.info.organization)
        self._team.setText(self._session.team.name)
        self._team.setVisible(self._session.team.name != self._session.book.info.organization)
        self._show_places()
        for number, step in enumerate(rail(self._session), start=1):
            if step.id not in self._steps:
                self._add_step(StepButton(self._theme, step, number=number))
            self._steps[step.id].show_step(step)
        self._show_saved()

    def _add_step(self, button: StepButton) -> None:
        self._steps[button.step.id] = button
        self._group.addButton(button)
        self._step_box.addWidget(button)

    def _show_places(self) -> None:
        self._places.clear()
        for place in places(self._session):
            self._places.addItem(place.text, place)
            if place.here:
                self._places.setCurrentIndex(self._places.count() - 1)
        self._places.setVisible(self._places.count() > 0)

    def _show_saved(self) -> None:
        words = save_line(self._session)
        if words.text != self._saved.text():
            announce(self._saved, words.text)
        self._saved.setText(words.text)
        self._saved.set_tone("danger" if words.alarm else "muted")
        self._retry.setVisible(words.alarm)

    def set_step(self, step: StepId | None) -> None:
        """Mark the step that is shown."""
        self._group.setExclusive(False)
        for id_, button in self._steps.items():
            button.setChecked(id_ is step)
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if id_ is step or step is None else Qt.FocusPolicy.ClickFocus
            )
        self._group.setExclusive(True)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show nodes only, as in a narrow window."""
        self.setFixedWidth(self._theme.px(_NARROW if narrow else _WIDE))
        self._head.setVisible(not narrow)
        self._saved.setVisible(not narrow)
        for button in self._steps.values():
            button.narrow = narrow
            button.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move between steps; the rail is one stop for Tab."""
        steps = list(self._steps)
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        focused = next((i for i, b in self._steps.items() if b.hasFocus()), None)
        move = moves.get(Qt.Key(event.key()))
        if focused is None or move is None:
            super().keyPressEvent(event)
            return
        target = steps[(steps.index(focused) + move) % len(steps)]
        self._steps[target].setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self, button: StepButton) -> None:
        self.step_wanted.emit(button.step.id)

    def _place_chosen(self, index: int) -> None:
        place = self._places.itemData(index)
        self._session.choose(place.team, place.number)
