"""Review: fifteen minutes a fortnight, one action at a time, then what changed and when to look again."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.application.audiences import Audience
from sixelements.application.events import StoreChange, What
from sixelements.domain.actions import Status
from sixelements.domain.errors import BadInput, SixElementsError
from sixelements.domain.ids import ActionId
from sixelements.i18n import _
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.board.review import ReviewDesk, ReviewPart, ReviewView
from sixelements.presentation.board.review_agenda import timer
from sixelements.presentation.board.review_close import closing, old_reviews
from sixelements.presentation.journey import StepId
from sixelements.presentation.places import go_to_plan_before, planned_before
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import PlaceChosen, Saved, SessionEvent
from sixelements.presentation.undo import UndoStep
from sixelements.ui.dialogs.reason import ReasonDialog, what_was_wrong
from sixelements.ui.pages.page import Page
from sixelements.ui.theme import PAGE_MARGIN, Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.digit_keys import COMMANDS, digit, held_down
from sixelements.ui.widgets.key_hints import KeyHints
from sixelements.ui.widgets.review_agenda import ReviewAgendaPanel
from sixelements.ui.widgets.review_begin import ReviewBegin
from sixelements.ui.widgets.review_close import ReviewClose
from sixelements.ui.widgets.review_item import ReviewItemPanel
from sixelements.ui.widgets.text import Button, filled, line, upright_line
from sixelements.wording import phrases

_SHOWN = frozenset(What) - {What.WORKSHOP}
_SECOND = 1000
_NARROW_BELOW = 1000
_LETTERS = {Qt.Key.Key_P: Status.DOING, Qt.Key.Key_N: Status.TO_DO}
_DIGITS = {1: Status.DONE, 2: Status.WORKING, 3: Status.STUCK, 4: Status.SLIPPED_BACK}


class ReviewPage(Page):
    """What is recorded is stored at once and can be undone; a review that was cut short goes on here."""

    help_section = "review"

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.desk = ReviewDesk(BoardDesk(session)) if session.is_open else None
        self._old: int | None = None
        self._seconds = 0
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND)
        self._clock.timeout.connect(self._tick)
        self._paused = False
        self._build()
        self._connect()

    # building

    def _build(self) -> None:
        theme = self.theme
        self.to_plan = Button(theme, _("Back to Plan"), lambda: self.wanted.emit(StepId.PLAN))
        self.back = Button(theme, _("Back to the actions"), self._back)
        self.primary = Button(theme, "", self._go_on, kind="primary")
        self.correct = Button(theme, _("Correct…"), self._correct)
        self.take_away = Button(theme, _("Take away"), self._take_away)
        self.take_away.setToolTip(_("For a review that was not held. Actions stay as they are."))
        self.sheet = Button(theme, _("Export change sheet…"), self._to_sheet, kind="primary")
        for button in (self.to_plan, self.take_away, self.correct, self.back, self.sheet, self.primary):
            self.add_action(button)
        self.begin = ReviewBegin(theme)
        self.item = ReviewItemPanel(theme)
        self.end = ReviewClose(theme)
        inner = self._inside.layout()
        if isinstance(inner, QVBoxLayout):
            inner.insertWidget(0, self.item.crumb)
        for part in (self.begin, self.item, self.end):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.agenda = ReviewAgendaPanel(theme)
        self._edge = upright_line()
        self.outer.removeItem(self.middle)
        self._foot = self._build_foot()
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addLayout(self.middle, stretch=1)
        side.addWidget(self._foot)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.agenda)
        self._row.addWidget(self._edge)
        self._row.addLayout(side, stretch=1)
        self.outer.addLayout(self._row, stretch=1)

    def _build_foot(self) -> QWidget:
        theme = self.theme
        self._hints = KeyHints(theme)
        self.previous = Button(
            theme, _("Previous"), self._previous, icon_name="chevron-left", hint=_("Alt Left")
        )
        self.record = Button(theme, "", self._record, kind="primary", hint=_("Ctrl Enter"))
        foot = filled("rail")
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        row = QHBoxLayout()
        row.setContentsMargins(PAGE_MARGIN, 10, PAGE_MARGIN, 10)
        row.setSpacing(8)
        row.addWidget(self._hints, stretch=1)
        row.addWidget(self.previous)
        row.addWidget(self.record)
        column.addLayout(row)
        return foot

    def _connect(self) -> None:
        self.agenda.looked.connect(lambda id_: self._do(lambda desk: desk.look_at(ActionId(id_))))
        self.agenda.more_wanted.connect(self._ask_about)
        self.agenda.paused.connect(self._toggle_clock)
        self.agenda.ended.connect(self._to_close)
        self.item.stood.connect(self._choose)
        self.item.read.connect(self._read)
        self.item.lined.connect(self._line)
        self.begin.old_wanted.connect(self._show_old)
        self.begin.sheet_wanted.connect(self._to_sheet)
        self.begin.earlier_wanted.connect(lambda: go_to_plan_before(self.session))
        self.end.rated.connect(lambda p, level: self._do(lambda desk: desk.rate(p, level)))
        self.end.unrated.connect(lambda p: self._do(lambda desk: desk.unrate(p)))
        self.end.decided.connect(self._decide)
        self.end.decision.textChanged.connect(self._type_decision)
        self.end.today = self.session.services.today
        self.end.say_of_day = self._said_of_next
        self.end.taken_back.connect(lambda n: self._do(lambda desk: desk.take_back_decision(n)))
        for keys, act in (
            ("Ctrl+Return", self._record),
            ("Alt+Left", self._previous),
            ("Ctrl+D", self.end.focus_decision),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(keys.startswith("Alt+"))
            shortcut.activated.connect(act)

    # showing

    def refresh(self) -> None:
        if not self.session.is_open:
            return
        if self.desk is None:
            self.desk = ReviewDesk(BoardDesk(self.session))
        desk = self.desk
        desk.sync()
        view = desk.view()
        step = ReviewPart.CLOSE if self._old is not None else desk.step
        item = view.item if step is ReviewPart.ITEM else None
        running = item is not None
        for part in (self.agenda, self._edge, self._foot, self.item, self.item.crumb):
            part.setVisible(running)
        self.begin.setVisible(step is ReviewPart.BEGIN)
        self.end.setVisible(step is ReviewPart.CLOSE)
        self.title.set_role("title" if running else "page")
        fixed = bool(view.fixed)
        if item is not None:
            self._seconds = max(self._seconds, desk.held.seconds if desk.held else 0)
            self.set_head(item.title, item.facts)
            self.agenda.show_view(view, fixed=fixed)
            self.item.show_item(item, fixed=fixed)
            self._show_foot(view)
        elif step is ReviewPart.CLOSE:
            self._show_close(desk)
        else:
            self._show_begin(view)
        self._show_buttons(view, step)
        self._run_clock(on=running and not fixed)
        self._fit()
        if self.isVisible():
            self.order_tabs()

    def _show_begin(self, view: ReviewView) -> None:
        self._seconds = 0
        self.set_head(view.title, view.following)
        before = None if self.session.round.readable else planned_before(self.session)
        self.begin.show_view(view, old_reviews(self._desk.desk), before)

    def _show_close(self, desk: ReviewDesk) -> None:
        view = closing(desk.desk, self._old)
        if view is None:
            self._old = None
            return
        self.set_head(view.title, view.facts)
        self.end.show_view(view)
        if self.end.decision.text() != desk.decision:
            self.end.decision.setText(desk.decision)

    def _show_buttons(self, view: ReviewView, step: ReviewPart) -> None:
        closing = step is ReviewPart.CLOSE and self._old is None
        old = [place for place, _day in old_reviews(self._desk.desk)]
        for button in (self.correct, self.take_away):
            button.setVisible(self._old in old and not self._desk.desk.fixed)
        self.sheet.setVisible(bool(old) and self._old == old[0])
        self.to_plan.setVisible(step is not ReviewPart.ITEM and not closing)
        self.back.setVisible(step is ReviewPart.CLOSE)
        self.back.setText(_("Back to the actions") if closing else _("Back to Review"))
        self.primary.setText(_("Close the review") if closing else view.begin)
        self.primary.setVisible(closing or (step is ReviewPart.BEGIN and bool(view.begin)))
        self.primary.setEnabled(not view.fixed)
        self.primary.setToolTip(view.fixed)
        self._fit_head()

    def _show_foot(self, view: ReviewView) -> None:
        item = view.item
        if item is None:
            return
        self._hints.show_keys(
            (
                ("1 2 3 4", _("choose")),
                ("P", _("in progress")),
                ("N", _("not begun")),
                (_("Ctrl+Enter"), _("record and next")),
                ("T", _("timer")),
            )
        )
        self.record.setText(item.record)
        self.record.setEnabled(item.can_record)
        self.record.setToolTip(view.fixed or ("" if item.can_record else _("Choose how it stands first.")))

    @property
    def _desk(self) -> ReviewDesk:
        if self.desk is None:
            self.desk = ReviewDesk(BoardDesk(self.session))
        return self.desk

    def _fit(self) -> None:
        """The agenda beside the action, or where room is short its clock above it."""
        narrow = self.width() < _NARROW_BELOW * self.theme.choice.scale
        ways = QBoxLayout.Direction
        self.agenda.set_narrow(narrow=narrow)
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._edge.setVisible(self.agenda.isVisibleTo(self) and not narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def happened(self, happening: SessionEvent) -> None:
        if isinstance(happening, PlaceChosen):
            self._leave_round()
        by = self.desk and self.desk.desk  # what is done here shows the page itself
        if self.outdated(happening, _SHOWN, by=by) or not isinstance(happening, StoreChange | Saved):
            super().happened(happening)

    def forget(self) -> None:
        super().forget()
        self._leave_round()
        if self.desk is not None:
            self.desk.forget()

    def _leave_round(self) -> None:
        """Another round is shown, or the same one again: what is typed waits in the desk."""
        self._old, self._seconds, self._paused = None, 0, False
        self._clock.stop()
        if self.desk is not None:
            self.desk.desk.forget()

    def leave(self) -> bool:
        self._keep_time()
        return True

    @property
    def unrecorded(self) -> tuple[str, ...]:
        if self.desk is None or not self.session.is_open:
            return ()
        return tuple(phrases.labeled(_("Review"), name) for name in self.desk.unrecorded)

    def areas(self) -> tuple[QWidget, ...]:
        return (self.agenda,)

    # the clock

    def _run_clock(self, *, on: bool) -> None:
        if on and not self._paused and not self._clock.isActive():
            self._clock.start()
        elif not on:
            self._clock.stop()
        if self.desk is not None:
            self.agenda.show_time(timer(self._seconds), running=not self._paused)

    def _tick(self) -> None:
        if not self.isVisible():
            return
        self._seconds += 1
        self.agenda.show_time(timer(self._seconds), running=True)

    def _toggle_clock(self) -> None:
        self._paused = not self._paused
        if self._paused:
            self._clock.stop()
            self._keep_time()
        self.refresh()
        announce(self, _("Paused.") if self._paused else _("Going on."))

    def _keep_time(self) -> None:
        """Store how long it has taken, where that is more than is stored."""
        self._clock.stop()
        if not self.session.is_open or self.session.read_only or self.desk is None:
            return
        held = self.desk.held
        if held is not None and self._seconds > held.seconds:
            self._do(lambda desk: desk.spend(self._seconds), show=False)

    # doing

    def _do(self, act: Callable[[ReviewDesk], object], *, show: bool = True) -> bool:
        """Do something, and whether that went well; what is refused is said in the banner."""
        if not self.session.is_open:
            return False
        try:
            act(self._desk)
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence)
            return False
        if show:
            self.refresh()
        return True

    def _go_on(self) -> None:
        """Begin, or close."""
        if self._desk.step is ReviewPart.CLOSE:
            self._close()
        elif self._do(lambda desk: desk.begin()):
            self._focus_title()

    def _choose(self, status: Status) -> None:
        if self._do(lambda desk: desk.choose(status)):
            row = self.item.rows[status]
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, text: str) -> None:
        self._desk.reading = text
        self.refresh()

    def _line(self, text: str) -> None:
        self._desk.line = text

    def _ask_about(self, id_: str) -> None:
        if self._do(lambda desk: desk.ask_about(ActionId(id_))):
            self._focus_title()

    def _record(self) -> None:
        """Record the action, and go on with the next one."""
        desk = self._desk
        if desk.step is not ReviewPart.ITEM or self._old is not None or self.session.read_only:
            return
        if desk.chosen is None:
            self.banner.say(_("Choose how it stands first."))
            return
        try:
            said = desk.record(seconds=self._seconds)
        except BadInput as refusal:
            self.item.say_reading(refusal)
            return
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence)
            return
        self.refresh()
        self._focus_title()
        announce(self, said)

    def _previous(self) -> None:
        if self._desk.step is ReviewPart.ITEM and self._do(lambda desk: desk.previous()):
            self._focus_title()

    def _to_close(self) -> None:
        self._keep_time()
        if self._do(lambda desk: desk.to_close()):
            self._focus_title()

    def _back(self) -> None:
        """From the end to the actions, from an old review to the start."""
        if self._old is not None:
            self._old = None
            self.refresh()
        else:
            self._do(lambda desk: desk.back_to_actions())
        self._focus_title()

    def _close(self) -> None:
        left = self._desk.go_to_unrecorded()
        if left:
            self.refresh()
            self._focus_title()
            self.banner.say(left, action=_("Close without it"), on_action=self._close_without_unrecorded)
            return
        read = self.end.read()
        if read is None:
            return
        people, following = read
        try:
            said = self._desk.close(people=people, following=following)
        except BadInput as refusal:
            self.end.say_next(refusal)
            return
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence)
            return
        plan = self._desk.desk.plan()
        self._old = len(plan.reviews) - 1 if plan else None
        self.refresh()
        self._focus_title()
        self.banner.say(said, done=True)

    def _close_without_unrecorded(self) -> None:
        self.banner.hide()
        self._desk.drop_unrecorded()
        self._desk.to_close()
        self.refresh()
        self._close()

    def _decide(self, text: str) -> None:
        if self._do(lambda desk: desk.decide(text)):
            self.end.clear_decision()

    def _type_decision(self, text: str) -> None:
        self._desk.decision = text

    def _said_of_next(self, day: date) -> str:
        return self._desk.next_said(day)

    def _to_sheet(self) -> None:
        self.part_wanted.emit(StepId.REPORT, Audience.REVIEW)

    def _correct(self) -> None:
        desk, place = self._desk, self._old
        view = closing(desk.desk, place) if place is not None else None
        if place is None or view is None:
            return
        if ReasonDialog.ask(self, self.theme, what_was_wrong(view.title), partial(desk.correct, place)):
            self.refresh()

    def _take_away(self) -> None:
        place, said = self._old, list[str]()
        if place is None or not self._do(lambda desk: said.append(desk.take_away(place)), show=False):
            return
        self._old = None
        self.refresh()
        self._focus_title()
        step = self.session.next_undo
        self.banner.say(said[0], done=True, action=_("Undo"), on_action=lambda: self._undo_step(step))

    def _undo_step(self, step: UndoStep | None) -> None:
        """What the bar offers, unless something else was done since."""
        if step is not None and self.session.next_undo is step:
            self._do(lambda _desk: self.session.undo(), show=False)  # it is told as any undo is

    def _show_old(self, place: int) -> None:
        self._old = place
        self.refresh()
        self._focus_title()

    def _focus_title(self) -> None:
        self.scroller.verticalScrollBar().setValue(0)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and letters choose how the action stands, while nobody types."""
        status = self._meant(event)
        if status is not None:
            self._choose(status)
        elif self._asks_for_clock(event):
            self._toggle_clock()
        else:
            super().keyPressEvent(event)

    def _meant(self, event: QKeyEvent) -> Status | None:
        if event.modifiers() & COMMANDS or not self._takes_keys or held_down(event):
            return None
        number = digit(event)
        if number is not None:
            return _DIGITS.get(number)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return None
        return _LETTERS.get(Qt.Key(event.key())) if self.theme.choice.letters else None

    @property
    def _takes_keys(self) -> bool:
        return self.item.isVisible() and not self.session.read_only

    def _asks_for_clock(self, event: QKeyEvent) -> bool:
        letters = self.theme.choice.letters and not event.modifiers()
        return letters and event.key() == Qt.Key.Key_T and self._takes_keys
