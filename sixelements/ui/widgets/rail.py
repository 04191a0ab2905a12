"""The left rail: whose round this is, the steps of the journey, and what is saved."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QMenu, QScrollArea, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.journey import StepId, rail
from sixelements.presentation.places import RoundPlace, places
from sixelements.presentation.save_words import SaveLine, save_line
from sixelements.presentation.session import Session
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.layouts import scrolling
from sixelements.ui.widgets.step_button import RAILS_KEYS, StepButton
from sixelements.ui.widgets.text import Button, Text, line

_WIDE, _NARROW = 216, 64
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Rail(QWidget):
    """Shows the session; asks for a step, for help, for settings."""

    step_wanted = Signal(object)
    settings_wanted = Signal()
    help_wanted = Signal()
    held_wanted = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._narrow, self._tight, self._settled, self._line = False, False, True, SaveLine("")
        self._said = ""
        self._placed: tuple[RoundPlace, ...] = ()
        self._arranged: object = None
        self.show_states = True
        """Whether it says how far each step is: not where the room may see how many have answered."""
        self.here: StepButton | None = None
        self._steps: dict[StepId, StepButton] = {}
        self.setProperty("kind", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Steps of the round"))
        self._build()
        self._connect()

    def _build(self) -> None:
        self._head = self._build_head()
        self.chooser = PlaceButton(self._theme)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addWidget(self.chooser, alignment=Qt.AlignmentFlag.AlignHCenter)
        whole.addWidget(self._build_steps(), stretch=1)
        whole.addLayout(self._build_foot())

    def _build_head(self) -> QWidget:
        self._organization = Text(self._theme, role="body", weight=600)
        self._team = Text(self._theme, role="caption", tone="muted")
        self._places = ChoiceBox()
        self._places.setAccessibleName(_("Team and round"))
        self._places.setAccessibleDescription(_("Team and round"))
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(18, 16, 18, 0)
        column.setSpacing(0)
        column.addWidget(self._organization)
        column.addWidget(self._team)
        column.addSpacing(6)
        column.addWidget(self._places)
        column.addSpacing(12)
        column.addWidget(line())
        return head

    def _build_steps(self) -> QScrollArea:
        steps = QWidget()
        self._step_box = QVBoxLayout(steps)
        self._step_box.setContentsMargins(0, 8, 0, 8)
        self._step_box.setSpacing(0)
        self._step_box.addStretch(1)
        self._scroller = scrolling(steps)
        return self._scroller

    def _build_foot(self) -> QVBoxLayout:
        theme = self._theme
        self._sign = Icon(theme, "save", tone="muted", side=16)
        self._saved = Text(theme, role="caption", tone="muted")
        self._to_held = Button(theme, _("Show it"), self.held_wanted.emit, kind="link")
        self._retry = Button(theme, _("Retry"), self._session.retry)
        self._settings = Button(
            theme, "", kind="quiet", icon_name="gear", name=_("Settings"), hint=_("Settings (Ctrl ,)")
        )
        self._help = Button(
            theme, "", kind="quiet", icon_name="question", name=_("Help"), hint=_("Guide to this page (F1)")
        )
        self._words, self._buttons, self._row = (QBoxLayout(_ACROSS) for _n in range(3))
        for row in (self._words, self._buttons, self._row):
            row.setSpacing(6)
        self._words.addWidget(self._sign)
        self._words.addWidget(self._saved, stretch=1)
        self._buttons.addWidget(self._settings)
        self._buttons.addWidget(self._help)
        self._row.addLayout(self._words, stretch=1)
        self._row.addWidget(self._to_held)
        self._row.addLayout(self._buttons)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(18, 8, 10, 10)
        self._foot.setSpacing(8)
        self._foot.addLayout(self._row)
        self._foot.addWidget(self._retry)
        return self._foot

    def _connect(self) -> None:
        self._group.buttonClicked.connect(self._clicked)
        self._places.activated.connect(lambda index: self._choose(self._places.itemData(index)))
        self.chooser.chosen.connect(self._choose)
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
        found = rail(self._session)
        if not self.show_states:
            found = tuple(step._replace(state="") for step in found)
        for chooser in (self._places, self.chooser):
            chooser.setEnabled(self.show_states)  # it would list other teams
        for step in found:
            if step.id not in self._steps:
                self._add_step(StepButton(self._theme, step))
        shown = {step.id: step for step in found}
        for id_, button in self._steps.items():
            button.setVisible(id_ in shown)
            button.show_ends(first=id_ is found[0].id, last=id_ is found[-1].id)
            button.show_step(shown.get(id_, button.step))
        self.show_saved()

    def _add_step(self, button: StepButton) -> None:
        """In its place, as a collection file may have been open before, which has one step."""
        button.set_narrow(narrow=self._narrow)
        before = sum(id_.value < button.step.id.value for id_ in self._steps)
        self._steps = dict(sorted({**self._steps, button.step.id: button}.items(), key=_number))
        button.key_pressed.connect(self._move)
        self._group.addButton(button)
        self._step_box.insertWidget(before, button)

    def _show_places(self) -> None:
        found = places(self._session)
        self.chooser.show_places(found, about=self._whose())
        if found == self._placed:
            return  # most changes are about no round, and filling the list again lays out all of the rail
        self._placed = found
        self._places.clear()
        for place in found:
            self._places.addItem(place.text, place)
            if place.here:
                self._places.setCurrentIndex(self._places.count() - 1)

    def _whose(self) -> str:
        """Organization, team and round in one line, for where the rail has no room for them."""
        organization, team = self._session.book.info.organization, self._session.team.name
        text = _("{organization} – {team}, round {n}")
        return text.format(organization=organization, team=team, n=self._session.round.number)

    def show_saved(self) -> None:
        """Show what is saved, as it is now."""
        words = save_line(self._session)
        if not words.passing and words.text != self._said:
            self._said = words.text
            announce(self._saved, words.text)
        self._settled, self._line = words.settled, words
        self._saved.set_tone("danger" if words.alarm else "muted")
        tone = "danger" if words.alarm else "muted"
        self._sign.show_icon("warning" if words.retry else "save", tone=tone)
        self._sign.setToolTip(words.text)
        self._to_held.setVisible(words.held)
        self._to_held.setAccessibleDescription(words.text)
        self._arrange()

    def set_step(self, step: StepId | None) -> None:
        """Mark the step that is shown; Tab stops at this one only."""
        for id_, button in self._steps.items():
            here = id_ is step
            button.set_here(here=here)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
            if here:
                self.here = button
        self._show_here()

    def _show_here(self) -> None:
        """Where the steps scroll, the one that is shown is in sight, once all have their places."""
        QTimer.singleShot(0, self, self._scroll_to_here)

    def _scroll_to_here(self) -> None:
        if self.here is not None and self.here.isVisible():
            self._scroller.ensureWidgetVisible(self.here, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_here()

    def set_narrow(self, *, narrow: bool, tight: bool = False) -> None:
        """Show nodes only, as in a narrow window; but never while something is not saved.

        ``tight``: then, too, as the page and the bar over it, which says it and has the ways out, would be
        left too little room.
        """
        self._narrow, self._tight = narrow, tight
        self._arrange()

    def _arrange(self) -> None:
        in_bar = self._tight and self._session.is_open and self._session.save_state.fault is not None
        self._retry.setVisible(self._line.retry and not in_bar)
        narrow = self._narrow and (in_bar or not self._line.retry)
        self._saved.setText(self._line.short if narrow else self._line.text)
        arranged = narrow, self._settled, self._theme.choice, tuple(self._steps)
        if arranged == self._arranged:
            return  # else every key would lay out and paint all of the rail
        self._arranged = arranged
        self.setFixedWidth(self._theme.px(_NARROW if narrow else _WIDE))
        self._head.setVisible(not narrow)
        self.chooser.setVisible(narrow)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._saved.setAlignment(middle if narrow else Qt.AlignmentFlag.AlignVCenter)
        self._row.setDirection(_ACROSS if not narrow and self._settled else _DOWN)
        self._row.setAlignment(self._buttons, Qt.AlignmentFlag(0) if narrow else Qt.AlignmentFlag.AlignRight)
        across = middle if narrow else Qt.AlignmentFlag(0)
        for row, widgets in (self._words, (self._sign,)), (self._buttons, (self._settings, self._help)):
            row.setDirection(_DOWN if narrow else _ACROSS)
            for widget in widgets:
                row.setAlignment(widget, across)
        self._foot.setContentsMargins(*((4, 8, 4, 10) if narrow else (18, 8, 10, 10)))
        for button in self._steps.values():
            button.set_narrow(narrow=narrow)

    def _move(self, key: Qt.Key) -> None:
        """Arrows move between steps; the rail is one stop for Tab."""
        buttons = [button for button in self._steps.values() if not button.isHidden()]
        focused = next((n for n, button in enumerate(buttons) if button.hasFocus()), 0)
        last = len(buttons) - 1
        targets = dict(zip(RAILS_KEYS, (max(focused - 1, 0), min(focused + 1, last), 0, last), strict=True))
        buttons[targets[key]].setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self, button: StepButton) -> None:
        self.step_wanted.emit(button.step.id)

    def _choose(self, place: RoundPlace) -> None:
        self._session.choose(place.team, place.number)


def _number(step: tuple[StepId, StepButton]) -> int:
    return step[0].value


class PlaceButton(Button):
    """Says whose round is looked at; ``chosen`` carries another `Place`."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", kind="quiet", icon_name="people", name=_("Team and round"))
        self._places: tuple[RoundPlace, ...] = ()
        self.clicked.connect(lambda _checked=False: self.open_menu())

    def show_places(self, places: tuple[RoundPlace, ...], *, about: str) -> None:
        """Offer these; ``about`` is the one that is looked at, in words."""
        self._places = places
        self.setToolTip(about)
        self.setAccessibleDescription(about)

    def open_menu(self) -> None:
        """Show the teams and rounds beside the button."""
        self.menu_of_places().popup(self.mapToGlobal(QPoint(self.width(), 0)))

    def menu_of_places(self) -> QMenu:
        """The teams and rounds; gone once it was closed."""
        menu = QMenu(self)
        menu.setAccessibleName(_("Team and round"))
        for place in self._places:
            action = QAction(place.text.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(place.here)
            action.triggered.connect(lambda _on=False, to=place: self.chosen.emit(to))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu
