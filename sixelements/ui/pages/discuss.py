"""Discuss: the workshop, from the check before the room comes to its close, run from one laptop."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sixelements.domain.errors import SixElementsError
from sixelements.domain.ids import PracticeId
from sixelements.domain.script import ScriptBlock
from sixelements.i18n import _
from sixelements.presentation.journey import StepId
from sixelements.presentation.room.ballot_desk import ballot_desk
from sixelements.presentation.room.before import BeforeView, Check, Equipment, Screens
from sixelements.presentation.room.door import Private
from sixelements.presentation.room.dots_desk import dots_desk
from sixelements.presentation.room.keys import RoomAct, key_rows, perform
from sixelements.presentation.room.plain_desk import DeskAct, PlainDesk, plain_desk, would_do
from sixelements.presentation.room.projector import seat_slide
from sixelements.presentation.room.room_presenter import RoomPresenter
from sixelements.presentation.room.runner import Runner
from sixelements.presentation.room.script_view import block_name, script_view
from sixelements.presentation.room.seen import thumbnail_words
from sixelements.presentation.room.short_of_time import short_of_time
from sixelements.presentation.room.slides import Slide
from sixelements.presentation.room.strips import room_strip
from sixelements.presentation.room.talk_desk import talk_desk
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import (
    PlaceChosen,
    SessionEvent,
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
from sixelements.ui.room.one_screen import OneScreen
from sixelements.ui.room.plain_panel import PlainPanel
from sixelements.ui.room.projector import Projector
from sixelements.ui.room.record_panel import RecordPanel
from sixelements.ui.room.room_foot import RoomFoot
from sixelements.ui.room.room_picture import RoomPicture
from sixelements.ui.room.script_bar import ScriptBar
from sixelements.ui.room.talk_panel import TalkPanel
from sixelements.ui.shortcuts import Command
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.text import Button
from sixelements.wording import numbers, phrases

_SECOND = 1000
_FACTS_OF = {ScriptBlock.BALLOT: ballot_desk, ScriptBlock.DOTS: dots_desk}


class DiscussPage(Page):
    """The page decides nothing about order, time, or privacy: it shows values of the run and calls it."""

    help_section = "discuss"

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.room = RoomPresenter(session)
        self.panel: QWidget | None = None
        self._panels: dict[type[QWidget], QWidget] = {}
        self._one_screen = False
        self._unseen = False
        self._after: Callable[[], object] | None = None
        self._at: tuple[ScriptBlock, int, object] | None = None
        self._slide: Slide | None = None
        self._build()
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND)
        self._timer.timeout.connect(self._tick)

    def _build(self) -> None:
        theme = self.theme
        self.short = Button(theme, _("We are short of time…"), self._ask_short, kind="quiet")
        self.end_ballot = Button(theme, _("End the ballot…"), self._ask_end_ballot)
        self.two_screens = Button(
            theme,
            _("Use two screens"),
            lambda: self._choose_one_screen(False),  # noqa: FBT003 - as the box says it
            kind="quiet",
        )
        self.use_one_screen = Button(
            theme,
            _("Use one screen"),
            lambda: self._choose_one_screen(True),  # noqa: FBT003 - as the box says it
            kind="quiet",
        )
        for button in (self.two_screens, self.use_one_screen, self.short, self.end_ballot):
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

    def _bind(self, key: str, act: RoomAct | None) -> None:
        if any(shortcut.key() == QKeySequence(key) for shortcut, _act, _letter in self._keys):
            return
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if act is None:
            shortcut.activated.connect(self._escape)
        else:
            shortcut.activated.connect(lambda: self._key(act))
        self._keys.append((shortcut, act or RoomAct.PROJECTOR, len(key) == 1))

    @cached_property
    def projector(self) -> Projector:
        """The window on the other screen, made when the page is first shown."""
        projector = Projector(self.theme, self)
        projector.changed.connect(self._screens_changed)
        projector.lost.connect(self._lost)
        projector.found.connect(self._found)
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
        frame, notes = OneScreen(self.theme), QWidget()
        self._behind = QVBoxLayout(notes)
        self._behind.setContentsMargins(0, 0, 0, 0)
        frame.put_behind(Private.NOTES, notes)
        frame.acted.connect(self._pressed)
        frame.own.connect(self._own_of_strip)
        frame.opened.connect(self._opened)
        frame.shut.connect(self._shut)
        frame.left.connect(lambda: self._cover() if self._covers else None)
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
            self.frame.open_full()

    def _uncover(self) -> None:
        """Two screens again, or nothing runs any more."""
        if "frame" in vars(self):
            self.frame.private.back.click()
            self.frame.hide()

    def _show_in_frame(self, run: Runner) -> None:
        self.frame.show_slide(run.slide)
        block = run.workshop.block
        self.frame.show_strip(room_strip(run.workshop, one_screen=True), key_rows(block))

    def _opened(self, _behind: Private) -> None:
        """The door is open: the desk comes into it, or what was asked for instead."""
        self._behind.addWidget(self.scroller, stretch=1)
        self._behind.addWidget(self.foot)
        after, self._after = self._after, None
        if after is not None:
            QTimer.singleShot(0, self, lambda: self._aside(after))

    def _shut(self) -> None:
        """The desk goes back to the page, which the frame covers."""
        self.middle.insertWidget(0, self.scroller, stretch=1)
        self.outer.addWidget(self.foot)
        self._after = None

    def _aside(self, what: Callable[[], object]) -> None:
        """With the door open, or on two screens: do what another part of the window does."""
        if self._covers:
            self.frame.hide()
        what()
        if self._covers and self.isVisible():
            self._cover()

    def _own_of_strip(self, words: str) -> None:
        """What leads to other pages goes through the door, as they may show more than the room may see."""
        if words == _("End the workshop"):
            self._end()
            return
        step = StepId.REPORT if words == _("Print the handout…") else StepId.PLAN
        self._after = lambda: self.wanted.emit(step)
        self.frame.ask(Private.NOTES)

    def enter(self) -> None:
        """Coming back from another page, the room's page is there first."""
        super().enter()
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
        """While nothing runs it covers the room's screen, so that no other window is seen there."""
        if self.room.runner is None and self.session.is_open and not self._one_screen:
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
            if isinstance(panel, BeforePanel):
                self._connect_before(panel)
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
            panel.show()
            self._tabs_later()
            self.scroller.verticalScrollBar().setValue(0)
        return panel

    def _connect_before(self, panel: BeforePanel) -> None:
        panel.ticked.connect(self._tick_row)
        panel.wanted.connect(self._check_wanted)
        panel.one_screen_wanted.connect(self._choose_one_screen)
        panel.screen_wanted.connect(self.projector.change_over)
        panel.projector_wanted.connect(self._toggle_projector)
        panel.minutes_chosen.connect(lambda n: self._prepare(lambda: self.room.choose_minutes(n)))
        panel.people_chosen.connect(lambda n: self._prepare(lambda: self.room.choose_people(n)))
        panel.script.changed.connect(
            lambda block, by: self._prepare(lambda: self.room.change_block(block, by))
        )

    def _show_before(self) -> None:
        panel = self._put_panel(BeforePanel)
        view = self.room.before(self._equipment())
        self.set_head(view.title, view.facts)
        for part in (self.two_screens, self.use_one_screen, self.short, self.end_ballot, self.script):
            part.hide()
        assert isinstance(panel, BeforePanel)  # noqa: S101 - it was asked for
        at = self.room.at
        panel.show_view(
            view,
            monitors=self.projector.monitors,
            showing=self.projector.showing,
            people=at.people,
            promised=at.promised,
        )
        panel.picture.stand_for(self.projector.size)
        self._show_before_foot(view)
        self._let_keys(on=False)

    def _show_before_foot(self, view: BeforeView) -> None:
        foot, locked = self.foot, self.room.locked
        foot.show_only()
        foot.stop.hide()
        foot.show_words(locked or view.waits or view.foot, "" if locked or view.waits else view.open)
        begun = self.room.left_in_the_middle
        foot.show_acts(((_BEGIN_AGAIN, _("Begin again")),) if begun else ())
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
        self.short.setVisible(block is not ScriptBlock.CLOSE)
        self.end_ballot.setVisible(block is ScriptBlock.BALLOT)
        self.foot.stop.setVisible(self.room.rehearsing)
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
            picture.show_slide(self._slide, *self._thumbnail_words(plain_desk(run).room))

    def _thumbnail_words(self, room: str) -> tuple[str, str]:
        projector = self.projector
        pixels = _("{width} × {height}").format(width=projector.size.width(), height=projector.size.height())
        return thumbnail_words(
            room,
            projector.screens,
            wanted=projector.wanted,
            showing=pixels if projector.showing else "",
            covered=self._covers,
        )

    def _arrive(self, run: Runner, panel: Desk) -> None:
        """On another page of the run the focus goes where the desk begins, and its name is said."""
        at = run.workshop
        place = (at.block, at.page, at.practice)
        before, self._at = self._at, place
        if place == before or not self.isVisible():
            return
        if before is None or before[0] is not at.block:
            (panel.home() or self._main_button()).setFocus(Qt.FocusReason.OtherFocusReason)
        words = block_name(at.block)
        if at.practice:
            words = numbers.series((str(at.page + 1), run.material.practice(at.practice).name))
        announce(self, words)

    def _hold_focus(self) -> None:
        """A button that goes, or is off now, must not take the keys of the clicker along to another part."""
        focused = self.window().focusWidget()
        inside = focused is not self and self.isAncestorOf(focused)
        if self.room.runner is not None and self.isVisible() and not (self._covers or inside):
            self._main_button().setFocus(Qt.FocusReason.OtherFocusReason)

    def _main_button(self) -> QWidget:
        foot = self.foot
        filled = (b for b in (foot.reveal, *foot.acts, foot.next) if b.property("kind") == "primary")
        shown = (b for b in filled if not b.isHidden() and b.isEnabled())
        return next(shown, foot.pause)

    # --- the foot

    def _show_foot(self, run: Runner, desk: PlainDesk) -> None:
        foot, at = self.foot, run.workshop
        foot.show_words("")
        foot.pause.setText(desk.pause)
        foot.blank.setText(_("Show the page") if at.blank else _("Blank"))
        undo = run.next_undo
        foot.undo.setEnabled(bool(undo))
        foot.undo.setToolTip(_("Undo {change}").format(change=undo) if undo else "")
        foot.undo.setAccessibleDescription(undo)
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
        why = item.why_not or ("" if record and record.chosen else _("Choose a level, or Not agreed."))
        can = item.can_record and not why
        foot.show_next(_("Record and next"), can=can, main=item.can_record, why=why)

    def _dots_foot(self, run: Runner, _desk: PlainDesk) -> None:
        foot, dots = self.foot, dots_desk(run)
        foot.show_only(foot.back, foot.pause, foot.blank, foot.undo)
        foot.show_acts(())
        foot.show_words(phrases.sentences(dots.foot, dots.foot_note))
        words = _("Go on to the plan") if dots.done else _("Done")
        unread = self.panel.unread if isinstance(self.panel, DotsRoomPanel) else ""
        why = dots.refused or unread
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
        run = self.room.runner
        if run is None:
            return
        self.banner.hide()
        record, settled = self._record_panel(), run.discussion.settled
        item = record.unrecorded if record and run.workshop.block is ScriptBlock.TALK else None
        try:
            step(run)
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence, alarm=True)
        self.refresh()
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
        elif block is ScriptBlock.DOTS and not run.workshop.dots_done:
            self._do(Runner.finish_dots)
        else:
            self._do(Runner.next)

    def _record(self) -> None:
        panel = self._panels.get(TalkPanel)
        run = self.room.runner
        if not isinstance(panel, TalkPanel) or run is None or run.workshop.block is not ScriptBlock.TALK:
            return
        form = panel.record.form()
        self._do(lambda run: run.record_and_next(form))

    def _pressed(self, act: object) -> None:
        if isinstance(act, RoomAct):
            self._do(lambda run: perform(run, act))
        elif isinstance(act, DeskAct) and self.room.rehearsing and would_do(act):
            self.banner.say(would_do(act), stays=True)
        else:
            self._acts[act]()
        self._hold_focus()

    @cached_property
    def _acts(self) -> dict[object, Callable[[], object]]:
        return {
            DeskAct.TYPE_IN: lambda: self._aside(lambda: self.command_wanted.emit(Command.TYPE_IN)),
            DeskAct.CLOSE_ROUND: lambda: self._aside(lambda: self.command_wanted.emit(Command.CLOSE_ROUND)),
            DeskAct.NAME_OWNER: lambda: self._aside(lambda: self.wanted.emit(StepId.PLAN)),
            DeskAct.PRINT_HANDOUT: lambda: self._aside(lambda: self.wanted.emit(StepId.REPORT)),
            DeskAct.OPEN_PLAN: lambda: self._aside(lambda: self.wanted.emit(StepId.PLAN)),
            DeskAct.END: self._end,
            _BEGIN_AGAIN: self._begin_again,
        }

    def _key(self, act: RoomAct) -> None:
        if act is RoomAct.PROJECTOR:
            self._toggle_projector()
        else:
            if isinstance(self.panel, Desk):
                self.panel.flush()
            self._do(lambda run: perform(run, act))

    def _let_keys(self, *, on: bool) -> None:
        for shortcut, act, letter in self._keys:
            shortcut.setEnabled(
                act is RoomAct.PROJECTOR or (on and (not letter or self.theme.choice.letters))
            )

    def _escape(self) -> None:
        """What was said is dismissed. The page stays on the wall, as under it lies what nobody may see."""
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

    def _end(self) -> None:
        try:
            said = self.room.end()
        except SixElementsError as refusal:
            self.banner.say(refusal.sentence, alarm=True)
            return
        self._stop()
        self.refresh()
        self.banner.say(said, done=True)
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

    def _begin_again(self) -> None:
        self._prepare(self.room.begin_again)

    def _prepare(self, change: Callable[[], object]) -> None:
        """Change what Start begins."""
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

    # --- screens

    def _toggle_projector(self) -> None:
        if self.room.runner is None:
            self.projector.show_slide(seat_slide())
        self.projector.toggle()
        self.refresh()

    def _choose_one_screen(self, on: bool) -> None:  # noqa: FBT001 - Qt's own
        self._one_screen = on
        if on:
            self.projector.hide()
            self._cover()
        else:
            self._uncover()
            self.projector.start()
        self.refresh()

    def _screens_changed(self) -> None:
        """Where both screens show the same now, the room would see the notes: it gets its page instead.

        A screen that is just coming may lie over this one for a moment.
        """
        run = self.room.runner
        if run is not None and not (self.projector.wanted or self._covers or run.workshop.paused):
            self._stand_still(_("The page is hidden, and time stands still. F5 shows it; then go on."))
        mirrored = self.projector.screens is Screens.MIRRORED and not self.projector.placing
        if mirrored and run is not None and not self._covers:
            self._choose_one_screen(True)  # noqa: FBT003 - as the box says it
        elif self.isVisible():
            self.refresh()

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

    def _found(self) -> None:
        """The page is on the wall: what was said of its absence is over."""
        announce(self, _("Second screen found."))
        if self._unseen and self.room.runner is not None and self.room.runner.workshop.paused:
            words = _("The room sees the page again. Time stands still until you go on.")
            self.banner.say(words, stays=True)
        self._unseen = False

    # --- the check-list

    def _tick_row(self, check: Check, on: bool) -> None:  # noqa: FBT001 - Qt's own
        self.room.tick(check, on=on)
        self.refresh()

    def _check_wanted(self, check: Check) -> None:
        if check is Check.REHEARSED:
            self._rehearse()
        else:
            large = check is Check.EVERYONE
            self.command_wanted.emit(Command.PRINT_LARGE if large else Command.PRINT_SHEETS)

    # --- what happens elsewhere

    @property
    def next_undo(self) -> str:
        """What Undo takes back here first: the last step of the workshop."""
        return self.room.runner.next_undo if self.room.runner else ""

    def undo(self) -> None:
        """Take the last step of the workshop back."""
        self._do(Runner.undo)

    def pass_over(self, happening: SessionEvent) -> None:
        super().pass_over(happening)
        if isinstance(happening, PlaceChosen | WorkbookClosed | WorkbookOpened):
            self.room.let_go()
            self._stop()
        elif outdates(happening, by=self.room.keeper) and not self.session.unreadable:
            self.room.look()


_BEGIN_AGAIN = "begin again"
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
    if block is ScriptBlock.DOTS:
        dots = dots_desk(run)
        return dots.title, dots.facts
    return desk.title, desk.facts
