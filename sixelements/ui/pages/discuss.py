"""Discuss: the workshop, from the check before the room comes to its close, run from one laptop."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from sixelements.application.audiences import Audience
from sixelements.domain.assessment import LEVELS
from sixelements.domain.errors import BadInput, SixElementsError
from sixelements.domain.ids import PracticeId
from sixelements.domain.script import ScriptBlock
from sixelements.domain.workshop import Jotting
from sixelements.i18n import _
from sixelements.presentation.held import HeldText
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.settle import ItemForm
from sixelements.presentation.room.ballot_desk import ballot_desk
from sixelements.presentation.room.before import BeforeView, Check, Equipment, Screens
from sixelements.presentation.room.door import Private
from sixelements.presentation.room.dots_desk import dots_desk
from sixelements.presentation.room.keys import RoomAct, key_rows, perform
from sixelements.presentation.room.one_screen_mode import ONE_SCREEN, YES
from sixelements.presentation.room.plain_desk import DeskAct, PlainDesk, plain_desk, would_do
from sixelements.presentation.room.projector import seat_slide
from sixelements.presentation.room.room_presenter import Prepared, RoomPresenter
from sixelements.presentation.room.runner import Runner
from sixelements.presentation.room.script_view import block_name, place_words, script_view
from sixelements.presentation.room.seen import thumbnail_words
from sixelements.presentation.room.short_of_time import short_of_time
from sixelements.presentation.room.slides import Slide
from sixelements.presentation.room.strips import room_strip
from sixelements.presentation.room.talk_desk import talk_desk
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import (
    PlaceChosen,
    SessionEvent,
    WentOn,
    WorkbookClosed,
    WorkbookOpened,
    outdates,
)
from sixelements.ui.pages.page import Page
from sixelements.ui.room.awake import Awake
from sixelements.ui.room.ballot_panel import BallotPanel
from sixelements.ui.room.before_panel import BeforePanel
from sixelements.ui.room.desk import Desk, Step
from sixelements.ui.room.dots_room_panel import DotsRoomPanel
from sixelements.ui.room.no_stray_press import NoStrayPress
from sixelements.ui.room.one_screen import OneScreen
from sixelements.ui.room.plain_panel import PlainPanel
from sixelements.ui.room.projector import Projector
from sixelements.ui.room.record_panel import RecordPanel
from sixelements.ui.room.room_foot import RoomFoot
from sixelements.ui.room.room_picture import RoomPicture
from sixelements.ui.room.screen_gate import put_away_dialogs
from sixelements.ui.room.script_bar import ScriptBar
from sixelements.ui.room.stray_words import StrayWords
from sixelements.ui.room.talk_panel import TalkPanel
from sixelements.ui.room.veil import Veil
from sixelements.ui.shortcuts import Command
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.find_bar import Findable
from sixelements.ui.widgets.text import Button
from sixelements.wording import numbers, phrases

_SECOND = 1000


class DiscussPage(Page):
    """The page decides nothing about order, time, or privacy: it shows values of the run and calls it."""

    help_section = "discuss"

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.room = RoomPresenter(session)
        self.panel: QWidget | None = None
        self._panels: dict[type[QWidget], QWidget] = {}
        self._one_screen = session.services.settings.read(ONE_SCREEN) == YES
        self._unseen = self._came_back = self._prepared = False
        self.veil = Veil(theme, self)
        self.veil.lifted.connect(self._cover_again)
        self._refused = ""
        """What was said when the room could not go on."""
        self._after: Callable[[], object] | None = None
        self._at: tuple[ScriptBlock, int, object] | None = None
        self._letters = StrayWords(self._say_no_keys, later=lambda ms, do: QTimer.singleShot(ms, self, do))
        self._no_stray = NoStrayPress(self._letters, self, self._say_pressed_nothing)
        self._slide: Slide | None = None
        self._build()
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND)
        self._timer.timeout.connect(self._tick)

    def _build(self) -> None:
        theme = self.theme
        self.short = Button(theme, _("We are short of time…"), self._ask_short, kind="quiet")
        self.prepare = Button(theme, _("Preparation"), self._prepare_again, kind="quiet")
        self.end_ballot = Button(theme, _("End the ballot…"), self._ask_end_ballot)
        self.print_list = Button(theme, _("Print the list…"), lambda: self._pressed(DeskAct.PRINT_LIST))
        self.two_screens = Button(
            theme,
            _("Use two screens"),
            lambda: self._choose_screens(one=False),
            kind="quiet",
        )
        self.use_one_screen = Button(
            theme,
            _("Use one screen"),
            lambda: self._choose_screens(one=True),
            kind="quiet",
        )
        for button in self._head_buttons:
            self.add_action(button)
        self.script = ScriptBar(theme, slim=True)
        self.script.wanted.connect(lambda block: self._do(lambda run: run.go_to(block)))
        self.script.changed.connect(lambda block, by: self._do(lambda run: run.change_minutes(block, by)))
        self.body.addWidget(self.script)
        self.foot = RoomFoot(theme)
        self.foot.pressed.connect(self._pressed)
        self.foot.gone_on.connect(self._go_on)
        self.foot.stopped.connect(self._end)
        self.foot.made.connect(self._tabs_later)
        self.outer.addWidget(self.foot)
        self._keys: list[tuple[QShortcut, RoomAct, bool]] = []
        for block in ScriptBlock:
            for row in key_rows(block):
                for key in row.keys:
                    self._bind(key, row.act)
        self._bind("Esc", None)

    @property
    def _head_buttons(self) -> tuple[Button, ...]:
        """What stands beside the title while a workshop runs, each where it is of use."""
        screens = (self.two_screens, self.use_one_screen)
        return (*screens, self.prepare, self.short, self.end_ballot, self.print_list)

    def _bind(self, key: str, act: RoomAct | None) -> None:
        if any(shortcut.key() == QKeySequence(key) for shortcut, _act, _letter in self._keys):
            return
        shortcut = QShortcut(QKeySequence(key), self)
        if act is None:
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._escape)
        else:  # a clicker works wherever the keys are, as long as this page is looked at
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(False)  # a clicker that is held down turns one page
            shortcut.activated.connect(lambda: self._pressed_key(key, act))
        self._keys.append((shortcut, act or RoomAct.PROJECTOR, len(key) == 1))

    @cached_property
    def projector(self) -> Projector:
        """The window on the other screen, made when the page is first shown."""
        projector = Projector(self.theme, self)
        projector.changed.connect(self._screens_changed)
        projector.lost.connect(self._lost)
        projector.found.connect(self._found)
        projector.key_pressed.connect(self._key_in_room)
        return projector

    @cached_property
    def awake(self) -> Awake:
        """Keeps the laptop awake from the check before the room comes to the end of the workshop."""
        awake = Awake(self)
        awake.changed.connect(self._screens_changed)
        return awake

    # --- one screen

    @cached_property
    def frame(self) -> OneScreen:
        """Covers this screen while everybody looks at it; the desk stands behind its door."""
        frame, notes = OneScreen(self.theme, self._letters), QWidget()
        self._behind = QVBoxLayout(notes)
        self._behind.setContentsMargins(0, 0, 0, 0)
        frame.waits = self._waits
        frame.put_behind(Private.NOTES, notes)
        frame.acted.connect(self._pressed_in_frame)
        frame.taken_back.connect(self._take_back)
        frame.own.connect(self._own_of_strip)
        frame.opened.connect(self._opened)
        frame.shut.connect(self._shut)
        frame.left.connect(lambda: QTimer.singleShot(0, self, self._cover_again))
        self.destroyed.connect(frame.deleteLater)
        return frame

    @property
    def _covers(self) -> bool:
        """Whether everybody looks at this screen, and a workshop or its rehearsal runs."""
        return self._one_screen and self.room.runner is not None

    def _cover(self) -> None:
        """The room's page covers this screen. Whatever was open behind the door is closed by that."""
        run = self.room.runner
        if run is not None:
            self._show_in_frame(run)
            self.frame.private.back.click()
            self.veil.fall()
            self.frame.open_full(self.window().screen())

    def _cover_again(self) -> None:
        """Closed from outside it comes back; not where the program ends, nor over what that asks first."""
        if QApplication.activeModalWidget() is not None:
            QTimer.singleShot(_SECOND, self, self._cover_again)
        elif self._covers and self.window().isVisible():
            self._cover()

    def _uncover(self) -> None:
        """Two screens again, or nothing runs any more."""
        if "frame" in vars(self):
            self.frame.private.back.click()
            self.frame.hide()
        self.veil.hide()

    def _show_in_frame(self, run: Runner) -> None:
        self.frame.show_slide(run.slide)
        block = run.workshop.block
        second = self.projector.screens is Screens.APART
        waits, desk = block in (ScriptBlock.BREAK, ScriptBlock.PROFILE), plain_desk(run)
        strip = room_strip(
            run.workshop,
            one_screen=True,
            said=bool(self.banner.text),
            second=second,
            first=desk.acts if waits else (),
            main=desk.main if waits else None,
        )
        self.frame.show_strip(strip, key_rows(block))

    def _opened(self, _behind: Private) -> None:
        """The door is open: the desk comes into it, or what was asked for instead."""
        for part in (self.scroller, self.banner, self.foot):
            self._behind.addWidget(part, stretch=int(part is self.scroller))
        after, self._after = self._after, None
        if after is not None:
            QTimer.singleShot(0, self, after)

    def _shut(self) -> None:
        """The desk goes back to the page, which the frame covers."""
        self.middle.insertWidget(0, self.scroller, stretch=1)
        self.said.addWidget(self.banner)
        self.outer.addWidget(self.foot)
        self._after = None

    def _aside(self, what: Callable[[], object]) -> None:
        """With the door open, or on two screens: do what another part of the window does."""
        if self._covers:
            self.frame.hide()
        what()
        if self._covers and self.isVisible():
            self._cover()

    def _pressed_in_frame(self, act: RoomAct) -> None:
        """F5 goes back to two screens where there are two; with one there is nowhere else for the page."""
        if act is not RoomAct.PROJECTOR:
            self._pressed(act)
        elif self.projector.screens is Screens.APART:
            self._choose_one_screen(False)  # noqa: FBT003 - as the box says it

    def _own_of_strip(self, act: DeskAct) -> None:
        """What leads on goes through the door, as the rest of the window may show more than the room may see.

        The end of a rehearsal, too: after it this screen shows the window again.
        """
        if act is DeskAct.END:
            self._after = self._ask_end
        else:
            ways: dict[DeskAct, Callable[[], object]] = {
                DeskAct.PRINT_HANDOUT: self._acts[DeskAct.PRINT_HANDOUT],
                DeskAct.TYPE_IN: lambda: self._pressed(act),
                DeskAct.CLOSE_ROUND: lambda: self._pressed(act),
            }
            self._after = ways.get(act, lambda: self._aside(self._to_plan))
        self.frame.ask(Private.NOTES)

    def _to_handout(self) -> None:
        self.part_wanted.emit(StepId.REPORT, Audience.HANDOUT)

    def _to_plan(self) -> None:
        self.wanted.emit(StepId.PLAN)

    def enter(self) -> None:
        """Coming back from another page, the room's page is there first.

        Enter does the step at hand, as before the other page was looked at, or goes on where all was left:
        after a crash before the room there is no time to look for the button.
        """
        super().enter()
        self._prepared = self._prepared or self.room.runner is None
        waits = self.session.is_open and self.room.left_in_the_middle
        if self.room.runner is not None or waits:
            step = self._main_button() if self.room.runner is not None else self.foot.next
            step.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, self.title.text())
        if self._covers:
            self._cover()

    # --- showing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.awake.hold()
        if not event.spontaneous():
            self._put_test_picture_up()

    def hideEvent(self, event: QHideEvent) -> None:
        """A workshop goes on while another page is looked at, and needs a laptop that is awake."""
        super().hideEvent(event)
        if self.room.runner is None:
            self.awake.release()
            if not event.spontaneous() and "projector" in vars(self):
                self.projector.hide()

    def _put_test_picture_up(self) -> None:
        """While nothing runs it covers the room's screen, so that no other window is seen there.

        Not while the room sees the page of another window, which may be in the midst of its workshop.
        """
        free = self.room.runner is None and not self.projector.another_shows
        if free and self.session.is_open and not self._one_screen:
            self.projector.show_slide(seat_slide())
            self.projector.start()

    def refresh(self) -> None:
        if not self.session.is_open:
            return
        run = self.room.runner
        if run is None:
            self._show_before()
        else:
            self._show_run(run)
        self._let_refusal_go()

    def _panel_of(self, kind: type[QWidget]) -> QWidget:
        if kind not in self._panels:
            panel = self._panels[kind] = kind(self.theme)  # type: ignore[arg-type]
            if isinstance(panel, Desk):
                panel.stepped.connect(self._do)
                panel.said.connect(lambda words: announce(self, words))
                panel.made.connect(self._tabs_later)
            if isinstance(panel, TalkPanel):
                panel.record.changed.connect(self._refresh_talk)
                panel.record.record_wanted.connect(self._record)
                panel.record.filled.connect(self._fill_in)
                panel.record.jotted.connect(self._jot)
                panel.record.counted.connect(self._count)
                panel.record.held = self.room.held_hands
                panel.record.letters = self._letters
            if isinstance(panel, BeforePanel):
                self._connect_before(panel)
            if isinstance(panel, BallotPanel):
                panel.gone_on.connect(self._go_on)
            self.body.addWidget(panel, stretch=1)
        return self._panels[kind]

    def _tabs_later(self) -> None:
        """Once all is laid out that is being made now."""
        QTimer.singleShot(0, self, self.order_tabs)

    def _put_panel(self, kind: type[QWidget]) -> QWidget:
        panel = self._panel_of(kind)
        if panel is not self.panel:
            if self.panel is not None:
                self.panel.hide()
            self.panel = panel
            self.put_find_away()
            self.changed_undo.emit()  # and whether there is something to find
            panel.show()
            self._fit_panel()
            self._tabs_later()
            self.scroller.verticalScrollBar().setValue(0)
        return panel

    def _connect_before(self, panel: BeforePanel) -> None:
        panel.ticked.connect(self._tick_row)
        panel.wanted.connect(self._check_wanted)
        panel.one_screen_wanted.connect(lambda on: self._choose_screens(one=on))
        panel.screen_wanted.connect(self.projector.change_over)
        panel.projector_wanted.connect(self._toggle_projector)
        panel.typed.connect(self._type_in)
        panel.hands_chosen.connect(lambda on: self._prepare(lambda: self.room.choose_hands(hands=on)))
        panel.script.changed.connect(
            lambda block, by: self._prepare(lambda: self.room.change_block(block, by))
        )

    def _show_before(self) -> None:
        panel = self._put_panel(BeforePanel)
        view = self.room.before(self._equipment())
        self.set_head(view.title, view.facts)
        for part in self._head_buttons:
            part.hide()
        self.script.hide()
        assert isinstance(panel, BeforePanel)  # noqa: S101 - it was asked for
        panel.one_screen.setChecked(self._one_screen)
        panel.show_view(
            view,
            monitors=self.projector.monitors,
            showing=self.projector.showing,
            at=self.room.at,
            held=self.room.held,
        )
        panel.picture.stand_for(self.projector.size)
        self._show_before_foot(view)
        self._let_keys(on=False)

    def _show_before_foot(self, view: BeforeView) -> None:
        foot, locked = self.foot, self.room.locked
        foot.show_only()
        foot.stop.hide()
        foot.show_words(locked or view.waits or view.foot, "" if locked or view.waits else view.open)
        acts = ((_BEGIN_AGAIN, _("Begin again")),) if self.room.left_in_the_middle else ()
        foot.show_acts(((_TAKE_UP, _("Go on with the last one")),) if self.room.can_take_up else acts)
        foot.show_next(view.start, can=not (locked or view.waits), why=locked or view.waits)

    def _equipment(self) -> Equipment:
        return Equipment(
            screens=self.projector.screens,
            one_screen=self._one_screen,
            awake=self.awake.works,
            showing=self.projector.showing,
        )

    def _show_run(self, run: Runner) -> None:
        block = run.workshop.block
        panel = self._put_panel(_PANELS.get(block, PlainPanel))
        assert isinstance(panel, Desk)  # noqa: S101 - one of these
        desk = plain_desk(run)
        title, facts = _head(run, desk)
        if self.room.rehearsing:
            title = _("Rehearsal: {block}").format(block=title)
        self.set_head(title, facts)
        self.two_screens.setVisible(self._covers and self.projector.screens is Screens.APART)
        self.use_one_screen.setVisible(not self._covers and self.projector.screens is not Screens.APART)
        self.script.show()
        self.script.show_script(script_view(run.workshop))
        self.prepare.setVisible(not self.room.rehearsing)
        self.short.setVisible(block is not ScriptBlock.CLOSE)
        self.end_ballot.setVisible(block is ScriptBlock.BALLOT)
        self.print_list.setVisible(block is ScriptBlock.DOTS)
        self.foot.stop.setVisible(self.room.rehearsing)
        if isinstance(panel, BallotPanel):
            panel.count_with(self.room.counter)
        panel.show_run(run)
        self._show_slide(run, panel)
        self._show_foot(run, desk)
        self._let_keys(on=True)
        self._arrive(run, panel)

    def _show_slide(self, run: Runner, panel: Desk) -> None:
        self._slide = run.slide
        self.projector.show_slide(self._slide)
        if self._covers:
            self._show_in_frame(run)
        picture = getattr(panel, "picture", None)
        if isinstance(picture, RoomPicture):
            picture.stand_for(self.projector.size)
            picture.show_slide(self._slide, *self._thumbnail_words(run))

    def _thumbnail_words(self, run: Runner) -> tuple[str, str]:
        projector = self.projector
        pixels = _("{width} × {height}").format(width=projector.size.width(), height=projector.size.height())
        return thumbnail_words(
            plain_desk(run).room,
            projector.screens,
            wanted=projector.wanted,
            showing=pixels if projector.showing else "",
            covered=self._covers,
            blank=run.workshop.blank,
        )

    def _arrive(self, run: Runner, panel: Desk) -> None:
        """On another page of the run the focus goes where the desk begins, and its name is said.

        From the record of an item it goes to the step at hand: what is typed next is not about that item, and
        R would be a letter. Chosen in the agenda, the next one is seen from its top.
        """
        at = run.workshop
        place = (at.block, at.page, at.practice)
        before, self._at = self._at, place
        if place == before or not self.isVisible():
            return
        another = before is None or before[0] is not at.block
        if another or (at.by_hands and at.block is ScriptBlock.BALLOT):
            (panel.home() or self._main_button()).setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(panel, TalkPanel) and panel.record.holds_focus:
            self._main_button().setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._scroll_up)
        words = block_name(at.block)
        if at.practice:
            words = numbers.series((str(at.page + 1), run.material.practice(at.practice).name))
        announce(self, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_panel()

    def _fit_panel(self) -> None:
        if isinstance(self.panel, TalkPanel | BeforePanel):
            self.panel.fit_into(self.scroller.viewport().height())

    def _scroll_up(self) -> None:
        """To the top of the page, as far as what has the focus stays in sight."""
        self.scroller.verticalScrollBar().setValue(0)
        focused: QWidget | None = self.window().focusWidget()
        inside = self.scroller.widget()
        if focused is not None and inside is not None and inside.isAncestorOf(focused):
            self.scroller.ensureWidgetVisible(focused)

    def _take_keys_back(self) -> None:
        """To the step at hand while something runs: the clicker must go on working."""
        if self.room.runner is None:
            super()._take_keys_back()
        else:
            self._main_button().setFocus(Qt.FocusReason.OtherFocusReason)

    def _hold_focus(self) -> None:
        """A button that goes, or is off now, must not take the keys of the clicker along to another part."""
        focused: QWidget | None = self.window().focusWidget()
        inside = focused is not None and focused is not self and self.isAncestorOf(focused)
        if self.room.runner is not None and self.isVisible() and not (self._covers or inside):
            self._main_button().setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _at_start(run: Runner) -> bool:
        """Whether no page comes before this one."""
        at = run.workshop
        return not at.page and at.block is at.script.order[0]

    def _main_button(self) -> QWidget:
        foot = self.foot
        filled = (b for b in (foot.reveal, *foot.acts, foot.next) if b.property("kind") == "primary")
        shown = (b for b in filled if not b.isHidden() and b.isEnabled())
        return next(shown, foot.pause)

    # --- the foot

    def _show_foot(self, run: Runner, desk: PlainDesk) -> None:
        foot, at = self.foot, run.workshop
        foot.back.setEnabled(not (self.room.rehearsing and self._at_start(run)))
        foot.show_words("")
        foot.pause.setText(desk.pause)
        foot.blank.setText(_("Show the page") if at.blank else _("Blank"))
        undo = run.next_undo
        foot.undo.setEnabled(bool(undo))
        foot.undo.setToolTip(_("Undo {change}").format(change=undo) if undo else "")
        foot.undo.setAccessibleDescription(foot.undo.toolTip())
        own = {
            ScriptBlock.BALLOT: self._ballot_foot,
            ScriptBlock.TALK: self._talk_foot,
            ScriptBlock.DOTS: self._dots_foot,
        }
        own.get(at.block, self._plain_foot)(run, desk)

    def _plain_foot(self, _run: Runner, desk: PlainDesk) -> None:
        foot = self.foot
        foot.show_only(foot.back, foot.pause, foot.blank, foot.undo)
        at = next((n for n, (act, _words) in enumerate(desk.acts) if act is desk.main), None)
        foot.show_acts(desk.acts, filled_at=at)
        foot.show_next(desk.next, main=at is None)

    def _ballot_foot(self, run: Runner, _desk: PlainDesk) -> None:
        foot = self.foot
        foot.show_only(foot.back, foot.pause, foot.longer, foot.blank, foot.undo)
        foot.show_acts(())
        foot.show_next(ballot_desk(run).next)

    def _talk_foot(self, run: Runner, desk: PlainDesk) -> None:
        foot, item = self.foot, talk_desk(run).item
        record = self._record_panel()
        foot.show_only(foot.back, foot.pause, foot.blank, foot.undo, *((foot.reveal,) if item else ()))
        foot.show_acts(())
        if item is None:
            foot.show_next(desk.next)
            return
        foot.reveal.setText(item.reveal)
        foot.reveal.set_kind("plain" if item.can_record else "primary")
        why = item.why_not or ("" if record and record.settles else _("Choose a level, or Not agreed."))
        can = item.can_record and not why
        foot.show_next(_("Record and next"), can=can, main=item.can_record, why=why)

    def _dots_foot(self, run: Runner, _desk: PlainDesk) -> None:
        foot, dots = self.foot, dots_desk(run)
        foot.show_only(foot.back, foot.pause, foot.blank, foot.undo)
        foot.show_acts(())
        words = _("Go on to the plan") if dots.done else _("Done")
        unread = self.panel.unread if isinstance(self.panel, DotsRoomPanel) else ""
        why = dots.refused or unread
        foot.show_words("" if why else phrases.sentences(dots.foot, dots.foot_note), why)
        foot.show_next(words, can=not why, why=why)

    def _record_panel(self) -> RecordPanel | None:
        panel = self._panels.get(TalkPanel)
        return panel.record if isinstance(panel, TalkPanel) else None

    def _refresh_talk(self) -> None:
        """Something was filled in: whether it can be recorded, and which step is at hand."""
        run = self.room.runner
        if run is not None and run.workshop.block is ScriptBlock.TALK and self.isVisible():
            self.refresh()

    # --- steps

    def _do(self, step: Step) -> None:
        """Take a step of the run; what is refused is said."""
        self._letters.over()
        run = self.room.runner
        if run is None:
            return
        self.banner.hide()
        record = self._record_panel()
        if record and run.workshop.block is ScriptBlock.TALK:
            record.flush()
        settled = run.discussion.settled
        item = record.unrecorded if record and run.workshop.block is ScriptBlock.TALK else None
        focused: QWidget | None = self.window().focusWidget()
        pressed, place = focused if type(focused) is Button else None, self._at
        hidden = not run.workshop.revealed
        try:
            step(run)
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence, alarm=True)
        self.refresh()
        if pressed is not None and place == self._at and isValid(pressed) and pressed.isHidden():
            self._take_keys_back()  # Qt gave them to what Tab comes to next, and Enter would press that
        if record and hidden and run.workshop.revealed:
            record.begin_level()  # where a digit is a level, and one more Enter hides nothing
        self._hold_focus()
        self.changed_undo.emit()
        if item and run.discussion.settled.get(item) == settled.get(item):
            self._say_unrecorded(run, item)

    def _say_unrecorded(self, run: Runner, item: PracticeId) -> None:
        """Where the room went on from an item that was filled in and not recorded."""
        if run.ended or run.workshop.practice == item or self.banner.text:
            return
        words = _("Not recorded: {practice}. What you filled in waits there.")
        talk = run.workshop.block is ScriptBlock.TALK
        self.banner.say(
            words.format(practice=run.material.practice(item).name),
            action=_("Go back to it") if talk else "",
            on_action=lambda: self._do(lambda run: run.go_to_item(item)),
            stays=True,
        )

    def _go_on(self) -> None:
        """The button at the right end."""
        run = self.room.runner
        if run is None:
            self._ask_start()
            return
        block = run.workshop.block
        if isinstance(self.panel, Desk):
            self.panel.flush()
        if block is ScriptBlock.TALK and run.workshop.practice is not None:
            self._record()
        elif self._refuses_next():
            return
        elif block is ScriptBlock.DOTS and not run.workshop.dots_done:
            self._do(Runner.finish_dots)
        else:
            self._do(Runner.next)

    def _refuses_next(self) -> bool:
        """Whether something that is typed in has to be put right before the room goes on."""
        refused = self.panel.refused if isinstance(self.panel, Desk) else ""
        if refused:
            self._refused = refused
            self.banner.say(refused, alarm=True)
        return bool(refused)

    def _let_refusal_go(self) -> None:
        """Once what was refused stands there no more, nothing is said of it."""
        now = self.panel.refused if isinstance(self.panel, Desk) else ""
        if self._refused and self._refused != now:
            if self.banner.text == self._refused:
                self.banner.hide()
            self._refused = ""

    def _record(self) -> None:
        panel = self._panels.get(TalkPanel)
        run = self.room.runner
        if not isinstance(panel, TalkPanel) or run is None or run.workshop.block is not ScriptBlock.TALK:
            return
        panel.flush()
        if self._refuses_next():
            return
        form = panel.record.form()
        self._do(lambda run: run.record_and_next(form))

    def _fill_in(self, form: ItemForm) -> None:
        """Record what is filled in so far; what can't be stored as it is, its field says."""
        run = self.room.runner
        if run is None:
            return
        try:
            run.fill_in(form)
        except BadInput:
            return
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence, alarm=True)
        self.refresh()
        self.changed_undo.emit()

    def _jot(self, practice: PracticeId, jotting: Jotting) -> None:
        """Keep what was written down at an item; nothing that is shown changes."""
        run = self.room.runner
        if run is None:
            return
        try:
            run.jot(practice, jotting)
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence, alarm=True)

    def _count(self, practice: PracticeId, level: int, text: str) -> None:
        """Keep hands of a second vote; what is no number stays in its field, which says so."""
        try:
            self.room.put_hands(practice, level, text)
        except BadInput:
            return
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence, alarm=True)
        self.refresh()
        self.changed_undo.emit()

    def _pressed(self, act: object) -> None:
        if isinstance(act, RoomAct):
            self._perform(act)
        elif isinstance(act, DeskAct) and self.room.rehearsing and would_do(act):
            self.banner.say(would_do(act), stays=True)
        else:
            self._acts[act]()
            self._came_back = True
        self._hold_focus()
        QTimer.singleShot(0, self, self._hold_focus)

    def changeEvent(self, event: QEvent) -> None:
        """A dialog that a button opened is gone, and so may be the button: Qt would look elsewhere."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow() and self._came_back:
            self._came_back = False
            QTimer.singleShot(0, self, self._hold_focus)

    @cached_property
    def _acts(self) -> dict[object, Callable[[], object]]:
        return {
            DeskAct.TYPE_IN: lambda: self._aside(lambda: self.command_wanted.emit(Command.TYPE_IN)),
            DeskAct.CLOSE_ROUND: lambda: self._aside(lambda: self.command_wanted.emit(Command.CLOSE_ROUND)),
            DeskAct.NAME_OWNER: lambda: self._aside(self._to_plan),
            DeskAct.PRINT_HANDOUT: lambda: self._aside(self._to_handout),
            DeskAct.OPEN_PLAN: lambda: self._aside(self._to_plan),
            DeskAct.PRINT_LIST: lambda: self._aside(lambda: self.command_wanted.emit(Command.PRINT_DOTS)),
            DeskAct.END: self._ask_end,
            _BEGIN_AGAIN: self._ask_begin_again,
            _TAKE_UP: self._take_up,
        }

    def _pressed_key(self, key: str, act: RoomAct) -> None:
        """A point right after the digit of a level is no key, but a decimal point."""
        record = self._record_panel() if key == "." else None
        typed = record.typed_level if record else None
        if len(key) > 1:
            self._key(act)
        elif typed is None or not typed.point():
            self._letter(act)

    def _letter(self, act: RoomAct) -> None:
        self._letters.press(act, lambda: self._key(act), lambda: self._take_back(act), waits=self._waits(act))

    def _waits(self, act: RoomAct) -> bool:
        """Whether a letter does what can't be taken back: the room saw it, or the keys are in a field."""
        run = self.room.runner
        at = run.workshop if run is not None else None
        shows = (act is RoomAct.BLANK and at is not None and at.blank) or (
            act is RoomAct.REVEAL and not (at is not None and at.revealed)
        )
        return shows or act is RoomAct.VOTE

    def _take_back(self, act: RoomAct) -> None:
        """The letter was the first one of words that somebody typed beside all fields."""
        if act in (RoomAct.BLANK, RoomAct.PAUSE, RoomAct.REVEAL):  # which take themselves back
            self._perform(act)
        elif act is RoomAct.LONGER:
            self._do(Runner.undo)

    def _say_pressed_nothing(self, words: str) -> None:
        self.banner.say(words)

    def _say_no_keys(self) -> None:
        words = _("You typed beside all fields. What the first letter did is taken back.")
        if self._covers:  # nobody goes through the amber test for that
            announce(self, words)
        else:
            self.banner.say(words, stays=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A sign that nobody took was meant for a field."""
        if event.text().isprintable() and event.text() and not event.isAutoRepeat():
            if event.text().isdecimal() and self._letters.go_to_field(RoomAct.VOTE):
                QApplication.sendEvent(QApplication.focusWidget() or self, event)
                return
            self._letters.stray()
        super().keyPressEvent(event)

    def _key_in_room(self, event: QKeyEvent) -> None:
        """After a click on the wall a system may give its window the keys: a clicker goes on working."""
        self.window().activateWindow()
        pressed = QKeySequence(event.keyCombination())
        for shortcut, _act, _letter in self._keys:
            if shortcut.key() == pressed and shortcut.isEnabled() and self.isVisible():
                shortcut.activated.emit()

    def _key(self, act: RoomAct) -> None:
        record = self._record_panel()
        if act is RoomAct.PROJECTOR:
            self._toggle_projector()
        elif act is RoomAct.VOTE:
            if record:
                record.begin_vote()
        else:
            if isinstance(self.panel, Desk):
                self.panel.flush()
            if act is RoomAct.NEXT and self._refuses_next():
                return
            self._perform(act)

    def _perform(self, act: RoomAct) -> None:
        """Before the first page of a workshop lies its preparation."""
        run = self.room.runner
        if act is RoomAct.BACK and run is not None and self._at_start(run):
            self._prepare_again()
        else:
            self._do(lambda run: perform(run, act))

    def _prepare_again(self) -> None:
        """Time stands still, the test picture is on the wall, and Start goes on where it was."""
        run = self.room.runner
        if run is None or self.room.rehearsing:
            return
        if isinstance(self.panel, Desk):
            self.panel.flush()
        self._do(Runner.pause)
        self.room.prepare_again()
        self._stop()
        self.refresh()
        self._main_button().setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_keys(self, *, on: bool) -> None:
        self._no_stray.set_on(on=on)
        for shortcut, act, letter in self._keys:
            shortcut.setEnabled(
                act is RoomAct.PROJECTOR or (on and (not letter or self.theme.choice.letters))
            )

    def _escape(self) -> None:
        """What was said is dismissed. The page stays on the wall, as under it lies what nobody may see."""
        if self.veil.isVisible():
            self._cover_again()
        self.banner.hide()

    def _tick(self) -> None:
        """A second went by: another page shows all of it, else figures of time alone change."""
        run = self.room.runner
        if run is None or not self.session.is_open:
            self._timer.stop()
            return
        run.tick()
        if self._covers:
            self.frame.passed(1)
            if not self.frame.door.private and not self.frame.isVisible():
                put_away_dialogs()
                self.wanted.emit(StepId.DISCUSS)  # nobody was at it for five minutes
        if self.isVisible():
            self.refresh()
        else:
            self.projector.show_slide(run.slide)

    # --- beginning and ending

    def _ask_start(self) -> None:
        asks = self.room.before(self._equipment()).asks
        if asks:
            action = _("Start without a projector")
            self.banner.say(asks, action=action, on_action=self._start, stays=True)
            self.banner.take_keys()
        else:
            self._start()

    def _start(self) -> None:
        self._begin(self.room.start)

    def _rehearse(self) -> None:
        self._begin(self.room.rehearse)

    def _begin(self, how: Callable[[], object]) -> None:
        try:
            how()
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence, alarm=True)
            return
        self._timer.start()
        self.banner.hide()
        self._at = None
        self.refresh()
        if self._one_screen:
            self._cover()
        else:
            self.projector.start()
        self.changed_undo.emit()

    def _ask_end(self) -> None:
        if self.room.rehearsing:
            self._end()
            return
        self.banner.say(
            self.room.asks_to_end(self._unparked), action=_("End it now"), on_action=self._end, stays=True
        )
        self.banner.take_keys()

    @property
    def _unparked(self) -> str:
        """What stands in a field of the parking lot and was not parked."""
        talk, dots = self._panels.get(TalkPanel), self._panels.get(DotsRoomPanel)
        parks = (
            *((talk.record.park,) if isinstance(talk, TalkPanel) else ()),
            *((dots.park,) if isinstance(dots, DotsRoomPanel) else ()),
        )
        return next((text for park in parks if (text := park.edit.text().strip())), "")

    def _take_up(self) -> None:
        self._begin(self.room.take_up)

    def _end(self) -> None:
        try:
            rehearsed, said = self.room.rehearsing, self.room.end()
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence, alarm=True)
            return
        self._stop()
        self._prepared = rehearsed
        if not rehearsed:  # nobody who is leaving needs a test picture
            self.projector.hide()
        self.refresh()
        again = self.room.can_take_up
        self.banner.say(
            said,
            done=True,
            action=_("Go on with it") if again else "",
            on_action=self._take_up,
            stays=True,
        )
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop(self) -> None:
        """Nothing runs here any more; as long as this page is looked at, the test picture is on the wall."""
        self._timer.stop()
        self._at = None
        if not self.isVisible():
            self.awake.release()
        self._uncover()
        if "projector" in vars(self):
            self.projector.show_slide(seat_slide())
            if not self.isVisible():
                self.projector.hide()
        self.changed_undo.emit()

    def _ask_begin_again(self) -> None:
        self.banner.say(self.room.forgets, action=_("Begin again"), on_action=self._begin_again, stays=True)
        self.banner.take_keys()

    def _begin_again(self) -> None:
        """What was forgotten can be taken up again until another workshop begins."""
        self._prepare(self.room.begin_again)

    def prepare_hands(self) -> None:
        """Let the ballot be a show of hands. One that is under way is asked about before it is changed."""
        self._prepare_ballot(hands=True)

    def prepare_sheets(self) -> None:
        """Let the ballot be one on paper, as `prepare_hands` does with hands."""
        self._prepare_ballot(hands=False)

    def _prepare_ballot(self, *, hands: bool) -> None:
        room, run = self.room, self.room.runner
        at = run.workshop if run else room.at
        if at.by_hands is hands or at.beforehand:
            return
        if room.rehearsing:
            self.banner.say(_("A rehearsal runs. Stop it, then prepare the workshop."), stays=True)
        elif not room.can_choose_hands:
            self.banner.say(
                _("The ballot of this workshop is over. Begin again to have another."), stays=True
            )
        elif at.block is ScriptBlock.WELCOME:
            self._prepare_again()
            self._prepare(lambda: room.choose_hands(hands=hands))
        else:
            self._ask_other_ballot(hands=hands)

    def _ask_other_ballot(self, *, hands: bool) -> None:
        words, action = _("The ballot under way is on paper."), _("Count raised hands from here on")
        if not hands:
            words, action = _("The ballot under way counts raised hands."), _("Mark sheets from here on")
        self.banner.say(words, action=action, on_action=lambda: self._change_ballot(hands=hands), stays=True)

    def _change_ballot(self, *, hands: bool) -> None:
        self.banner.hide()
        if self.room.runner is not None:
            self._do(lambda run: run.count_hands(hands=hands))
        else:
            self._prepare(lambda: self.room.choose_hands(hands=hands))

    def show_projector(self) -> None:
        """As F5 does; from another page, and with one screen in use, the room's page comes up."""
        apart = self.projector.screens is Screens.APART
        if not apart:
            self.banner.say(_("There is no second screen. Plug it in, or use one screen."), stays=True)
        elif self._one_screen:
            self._choose_one_screen(False)  # noqa: FBT003 - as the box says it
        else:
            self._toggle_projector()

    def _type_in(self, part: Prepared, text: str) -> None:
        """What can't be taken in, its field says."""
        with suppress(BadInput):
            self.room.type_in(part, text)
        self.refresh()

    def _prepare(self, change: Callable[[], object]) -> None:
        """Change what Start begins."""
        self.banner.hide()
        try:
            change()
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence, alarm=True)
        self.refresh()

    # --- questions that the page asks at its foot, as time goes on meanwhile

    def _ask_short(self) -> None:
        run = self.room.runner
        if run is None:
            return
        asked = short_of_time(run)
        words = phrases.sentences(
            asked.ends and phrases.sentence(asked.ends), *asked.lines, asked.wins, asked.missing
        )
        self.banner.say(words, action=asked.button, on_action=lambda: self._do(Runner.drop), stays=True)
        self.banner.take_keys()

    def _ask_end_ballot(self) -> None:
        run = self.room.runner
        if run is None:
            return
        at = run.workshop
        left = len(at.practices) - at.page
        words = _("Nobody has marked the rest yet; it counts as skipped.") if left > 1 else ""
        words = phrases.sentences(_("The ballot ends here, and the sheets are handed in."), words)
        action = _("End the ballot")
        self.banner.say(words, action=action, on_action=lambda: self._do(Runner.end_block), stays=True)
        self.banner.take_keys()

    # --- screens

    def _toggle_projector(self) -> None:
        if self.room.runner is None:
            self.projector.show_slide(seat_slide())
        self.projector.toggle()
        self.refresh()

    def _choose_screens(self, *, one: bool) -> None:
        """As somebody chose: the next workshop on this computer begins with that."""
        self.session.services.settings.write(ONE_SCREEN, YES if one else "")
        self._choose_one_screen(one)

    def _choose_one_screen(self, on: bool) -> None:  # noqa: FBT001 - Qt's own
        self._one_screen = on
        if on:
            self.projector.hide()
            self._seen_again()
            self._cover()
        else:
            self._uncover()
            self.projector.start()
            self._came_back = True  # the keys come back to this window, and to the step at hand
            QTimer.singleShot(0, self, self._hold_focus)
        self.refresh()
        self.changed_undo.emit()  # and what menus may name

    def _screens_changed(self) -> None:
        """Where both screens show the same now, the room would see the notes: it gets its page instead.

        A screen that is just coming may lie over this one for a moment.
        """
        run = self.room.runner
        if run is not None and not (self.projector.wanted or self._covers or self._unseen):
            self._stand_still(_("The page is hidden, and time stands still. F5 shows it; then go on."))
        mirrored = self.projector.screens is Screens.MIRRORED and not self.projector.placing
        if mirrored and run is not None and not self._covers:
            self._choose_one_screen(True)  # noqa: FBT003 - as the box says it
        elif self.isVisible():
            self.refresh()
            self.changed_undo.emit()  # and what menus may name

    def _lost(self) -> None:
        """The screen is gone: the pace stops, and the page says what to do."""
        words = _("The projector is gone. Time stands still; plug it in again, then go on.")
        self._stand_still(words)

    def _stand_still(self, words: str) -> None:
        """The room sees nothing of the page, so no time passes for it."""
        if self.room.runner is not None:
            self._do(Runner.pause)
            self._unseen = True
            self.banner.say(words, stays=True)
            self.changed_undo.emit()  # and what other pages say of it

    def _found(self) -> None:
        """The page is on the wall: what was said of its absence is over."""
        announce(self, _("Second screen found."))
        self._seen_again()

    def _seen_again(self) -> None:
        """On one screen the strip says that time stands still, and has the button for it."""
        if self._unseen and self._covers:
            self.banner.hide()
        elif self._unseen and self.room.runner is not None and self.room.runner.workshop.paused:
            words = _("The room sees the page again. Time stands still until you go on.")
            self.banner.say(words, stays=True)
        self._unseen = False
        self.changed_undo.emit()  # and what other pages say of it

    # --- the check-list

    def _tick_row(self, check: Check, on: bool) -> None:  # noqa: FBT001 - Qt's own
        self.room.tick(check, on=on)
        self.refresh()

    def _check_wanted(self, check: Check) -> None:
        if check is Check.REHEARSED:
            self._rehearse()
        else:
            self.command_wanted.emit(self._command_of(check))

    def _command_of(self, check: Check) -> Command:
        if check is Check.EVERYONE:
            return Command.PRINT_LARGE
        return Command.CLOSE_ROUND if self.room.all_arrived else Command.PRINT_SHEETS

    # --- finding

    @property
    def can_find(self) -> bool:
        """Dots are typed in beside a practice that somebody calls out."""
        return isinstance(self.panel, DotsRoomPanel)

    def findables(self) -> tuple[Findable, ...]:
        return self.panel.findables() if isinstance(self.panel, DotsRoomPanel) else ()

    @property
    def under_way(self) -> str:
        if self.room.runner is None or self.room.rehearsing:
            return ""
        return _("The room's page goes from the wall. Opened again, the workshop goes on where it is now.")

    @property
    def goes_on(self) -> str:
        run = self.room.runner
        if run is None:
            return ""
        text = _("The rehearsal is at {place}.") if self.room.rehearsing else _("The workshop is at {place}.")
        gone = _("The room does not see its page.") if self._unseen else ""
        still = _("Time stands still.") if run.workshop.paused else ""
        return phrases.sentences(text.format(place=place_words(run.workshop)), gone, still)

    @property
    def shows_the_room(self) -> bool | None:
        """On one screen, but while the door is open; where nothing runs, the window may know more.

        From the preparation on: whoever looked at it is about to have a room, or has one.
        """
        if self.room.runner is None:
            seen = self._one_screen or self.projector.screens is Screens.MIRRORED
            waits = self.session.is_open and (self._prepared or self.room.left_in_the_middle)
            return True if seen and waits else None
        return self._covers and not self.frame.door.private

    # --- what happens elsewhere

    @property
    def wrong_field(self) -> QWidget | None:
        """Hands that are no number go back all at once."""
        return super().wrong_field if self._held_hands is None else None

    @property
    def own_undo(self) -> str:
        """What Undo takes back here first: the last step of the workshop."""
        held = self._held_hands
        if held is not None:
            return _("what is typed in {field}").format(field=held.field)
        return self.room.runner.next_undo if self.room.runner else ""

    def take_back_own(self) -> None:
        """Take the last step of the workshop back; what is typed as hands and is no number, first."""
        if self._held_hands is not None:
            self.room.drop_held_hands()
            self.refresh()
            self.changed_undo.emit()
        else:
            self._do(Runner.undo)

    @property
    def _held_hands(self) -> HeldText | None:
        """What is typed as hands for the item at hand and is no number."""
        run = self.room.runner
        at = run.workshop if run else None
        if at is None or at.practice is None or at.block is not ScriptBlock.TALK:
            return None
        found = (self.room.held_hands(at.practice, level) for level in LEVELS)
        return next((held for held in found if held), None)

    def pass_over(self, happening: SessionEvent) -> None:
        super().pass_over(happening)
        if isinstance(happening, WentOn):  # the room sees nothing of it
            self.room.look()
        elif isinstance(happening, PlaceChosen | WorkbookClosed | WorkbookOpened):
            self.room.let_go()
            self._stop()
            self._prepared = self.isVisible()
        elif outdates(happening, by=self.room.keeper) and not self.session.unreadable:
            self.room.look()


_BEGIN_AGAIN, _TAKE_UP = "begin again", "take up"
_PANELS: dict[ScriptBlock, type[Desk]] = {
    ScriptBlock.BALLOT: BallotPanel,
    ScriptBlock.TALK: TalkPanel,
    ScriptBlock.DOTS: DotsRoomPanel,
}


def _head(run: Runner, desk: PlainDesk) -> tuple[str, str]:
    """The title of the block, and what it is for."""
    block = run.workshop.block
    if block is ScriptBlock.BALLOT:
        return desk.title, ballot_desk(run).facts
    if block is ScriptBlock.TALK:  # the agenda is out of sight on a small screen
        return place_words(run.workshop), desk.facts
    if block is ScriptBlock.DOTS:
        dots = dots_desk(run)
        return dots.title, dots.facts
    return desk.title, desk.facts
