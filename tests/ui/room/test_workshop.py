"""A workshop of 18 people, clicked through by keys, killed in the middle, and taken up again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sixelements.application.audiences import Audience
from sixelements.application.hands import hands_shown
from sixelements.domain.errors import BadInput
from sixelements.domain.ids import ItemId, PracticeId, ResponseId
from sixelements.domain.responses import Counts, Response, level_answer
from sixelements.domain.rounds import Mode
from sixelements.domain.script import ScriptBlock
from sixelements.domain.teams import Headcount
from sixelements.presentation.journey import StepId, rail
from sixelements.presentation.pages import closing
from sixelements.presentation.pages.forms import FormGroup
from sixelements.presentation.room.before import Check, Equipment, Screens, before_view
from sixelements.presentation.room.door import LOOK, Private
from sixelements.presentation.room.keys import RoomAct
from sixelements.presentation.room.plain_desk import DeskAct
from sixelements.presentation.room.runner import Runner
from sixelements.presentation.room.slides import (
    BallotSlide,
    BlankSlide,
    CloseSlide,
    DotsSlide,
    SeatSlide,
    Slide,
    TalkSlide,
)
from sixelements.presentation.session import Session
from sixelements.ui.commands import may_let_go
from sixelements.ui.dialogs.breaking_off import BreakingOffDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.collect import CollectPage
from sixelements.ui.pages.discuss import DiscussPage
from sixelements.ui.pages.report import ReportPage
from sixelements.ui.room.ballot_panel import BallotPanel
from sixelements.ui.room.before_panel import BeforePanel, monitor_words
from sixelements.ui.room.dots_room_panel import DotsRoomPanel
from sixelements.ui.room.projector import Projector
from sixelements.ui.room.screens import Monitor
from sixelements.ui.room.stray_words import CALM
from sixelements.ui.room.talk_panel import TalkPanel
from sixelements.ui.shortcuts import Command
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.forms_panel import FormsPanel
from sixelements.ui.widgets.grid_panel import GridPanel
from sixelements.ui.widgets.text_box import TextBox
from sixelements.ui.widgets.write_table import WriteTable
from tests.presentation.room_desk import RoomDesk
from tests.ui.conftest import NOW
from tests.ui.places import rehearsed
from tests.ui.rounds import open_round

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
KEY, ALT, CTRL = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
HEADS = Headcount(frontline=14, supervisor=3, manager=1)
APART = (1, 2, 2, 2, 2, 2, 2, 3, 4, 4, 4, 4, 4, 4, 4, 5, 5, 3)
"""How eighteen people see three practices; in all others they choose 2 or 3."""


class Clock:
    """The time of the session, moved by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> object:
        return self.now


@pytest.fixture
def clock(session: Session) -> Clock:
    found = Clock()
    session.services = replace(session.services, now=found)  # type: ignore[arg-type]
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key, wherever the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def press_alone(page: DiscussPage, key: Qt.Key) -> None:
    """A letter that no other sign follows."""
    press(key)
    page._letters.stand_alone()


def discuss(window: MainWindow) -> DiscussPage:
    window.go(StepId.DISCUSS)
    page = window.page
    assert isinstance(page, DiscussPage)
    return page


def later(page: DiscussPage) -> None:
    """A moment goes by, so that what was typed before is no part of the same word."""
    page._letters._last = page._letters._strayed = float("-inf")


def tick(page: DiscussPage, clock: Clock, seconds: int) -> None:
    for _second in range(seconds):
        clock.now += timedelta(seconds=1)
        page._tick()


def hand_in(session: Session) -> None:
    """Eighteen sheets, which the grid would have taken; the round is closed and shown."""
    arrive(session)
    for _twice in range(2):
        closing.close(session)


def arrive(session: Session) -> None:
    """Eighteen sheets, which the grid would have taken."""
    round_ = session.round
    sheets = []
    for n, apart in enumerate(APART):
        levels = {p: apart if p in round_.practices[:3] else 2 + n % 2 for p in round_.practices}
        answers = {ItemId(p): level_answer(level) for p, level in levels.items()}
        sheets.append(
            Response(id=ResponseId(session.services.new_id()), round=round_.id, role=None, answers=answers)
        )
    session.book.responses.add(sheets)


def test_a_workshop_is_run_by_keys_alone_and_goes_on_after_a_crash(
    window: MainWindow, session: Session, clock: Clock, tmp_path: Path
) -> None:
    path = tmp_path / "county.sixe"
    open_round(session, path, practices="core", headcount=HEADS)
    page = discuss(window)
    assert isinstance(page.panel, BeforePanel)
    page.foot.next.setFocus()
    press(KEY.Key_Return)
    page.banner._act()  # there is no projector here
    run = page.room.runner
    assert run is not None
    assert QApplication.focusWidget() is page.foot.next

    ballot(window, page, clock)
    hand_in(session)
    press(KEY.Key_PageDown)
    press(KEY.Key_PageDown)
    talk(page)

    resume(window, path)


def resume(window: MainWindow, path: Path) -> None:
    """As after a kill: what is known is what lies in the file."""
    session = window.session
    session.close(back_up=False)
    session.open(path)
    page = discuss(window)
    assert page.foot.next.text() == "Go on at Talk, 2 of 3"
    assert page.foot.next.hasFocus(), "Enter goes on"
    press(KEY.Key_Return)
    page.banner._act()
    run = page.room.runner
    assert run is not None
    assert len(run.discussion.settled) == 10
    slide = run.slide
    assert isinstance(slide, TalkSlide)
    assert not slide.revealed
    press_alone(page, KEY.Key_R)
    press(KEY.Key_PageDown)
    press(KEY.Key_PageDown)
    dots(page)
    press(KEY.Key_PageDown)
    press(KEY.Key_PageDown)
    assert isinstance(run.slide, CloseSlide)
    own = ["End the workshop…", "Name an owner", "Print the handout…", "Open the plan"]
    assert [act.text() for act in page.foot.acts] == own
    page.foot.acts[0].setFocus()
    press(KEY.Key_Return)
    assert running(page) is run, "it is asked first"
    page.banner._act()
    assert running(page) is None
    assert session.book.workshops.of(session.round.id) is None
    page.banner._act()
    again = running(page)
    assert again is not None, "whoever ended it by a slip goes on"
    assert isinstance(again.slide, CloseSlide)
    assert session.book.workshops.of(session.round.id) is not None
    page._end()
    assert page.banner.text == "The workshop is over. What was agreed is recorded."
    assert not page.projector.wanted, "as was said, and no test picture for those who leave"
    found = session.book.discussions.of(session.round.id)
    assert found.votes == {session.round.practices[0]: 30, session.round.practices[4]: 12}


def running(page: DiscussPage) -> Runner | None:
    return page.room.runner


def ballot(window: MainWindow, page: DiscussPage, clock: Clock) -> None:
    """A page is blanked, time stands still and goes on, and the last step is taken back."""
    run = page.room.runner
    assert run is not None
    press(KEY.Key_PageDown)
    assert isinstance(page.panel, BallotPanel)
    assert shown(page) is BallotSlide
    assert rail(page.session)[3].state == "Ballot, 1 of 12"
    press(KEY.Key_B)
    assert shown(page) is BlankSlide
    press(KEY.Key_Period)
    later(page)
    press(KEY.Key_P)
    tick(page, clock, 60)
    assert run.workshop.page == 0, "it is paused"
    press(KEY.Key_P)
    tick(page, clock, 40)
    assert run.workshop.page == 1, "time goes on by itself"
    window._do(Command.UNDO)
    assert run.workshop.page == 0, "the window's own Undo takes the last step back"
    for _page in range(12):
        press(KEY.Key_PageDown)
    assert run.workshop.at_lines
    press(KEY.Key_PageDown)
    assert run.workshop.block is ScriptBlock.BREAK


def shown(page: DiscussPage) -> type:
    """What kind of page the room sees."""
    return type(page.projector.window.view.slide)


def talk(page: DiscussPage) -> None:
    """Nothing is recorded before the answers are revealed; then a level, why, and on to the next item."""
    run, panel = page.room.runner, page.panel
    assert run is not None
    assert isinstance(panel, TalkPanel)
    first = run.workshop.practice
    assert first is not None
    assert [b.text() for b in (page.foot.reveal, page.foot.next)] == ["Reveal answers", "Record and next"]
    assert not page.foot.next.isEnabled()
    press(KEY.Key_2, ALT)
    press(KEY.Key_Return, CTRL)
    assert page.banner.text == "Reveal the answers first."
    press_alone(page, KEY.Key_R)
    slide = page.projector.window.view.slide
    assert isinstance(slide, TalkSlide)
    assert slide.revealed
    panel.record.why.setFocus()
    QTest.keyClicks(panel.record.why, "bpr. Day shift has a list")
    assert slide == page.projector.window.view.slide, "keys of a clicker are letters in a text field"
    press(KEY.Key_Return, CTRL)
    settled = run.discussion.settled[first]
    assert (settled.level, settled.why) == (2, "bpr. Day shift has a list")
    assert run.workshop.page == 1
    panel.agenda.show_close.setFocus()
    press(KEY.Key_Return)
    assert "close on these" in page.projector.window.view.accessibleName()
    panel.agenda.confirm.setFocus()
    press(KEY.Key_Return)
    assert len(run.discussion.settled) == 10
    assert page.next_undo == "what was confirmed"


def dots(page: DiscussPage) -> None:
    """Digits and Enter go down; more than there can be is said, and Done waits."""
    run, panel = page.room.runner, page.panel
    assert run is not None
    assert isinstance(panel, DotsRoomPanel)
    slide = run.slide
    assert isinstance(slide, DotsSlide)
    assert not any(name.count for name in slide.names)
    table = panel.tables[0]
    assert QApplication.focusWidget() is table
    for keys in ("30", "500"):
        QTest.keyClicks(table, keys[0])
        editor = QApplication.focusWidget()
        assert editor is not None
        QTest.keyClicks(editor, keys[1:])
        QTest.keyClick(editor, KEY.Key_Return)
        QApplication.processEvents()  # Qt stores what was typed once the key is done with
    assert not page.foot.next.isEnabled()
    assert run.workshop.dots_typed == 530
    run.undo()
    run.put_dots(run.workshop.practices[4], 12)
    page.refresh()
    assert panel._in._number.text() == "42 typed in"
    with pytest.raises(BadInput):
        table.cells.cells.put({(1, 1): "twelve"})
    page.refresh()
    assert not page.foot.next.isEnabled(), "what was typed there is no number"
    table.cells.cells.put({(1, 1): "–"})
    page.refresh()
    page.foot.next.setFocus()
    press(KEY.Key_Return)
    assert page.foot.next.text() == "Go on to the plan"
    assert panel.counts.isEnabled()


def test_a_rehearsal_shows_every_desk_and_stores_nothing(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = rehearsed(window, ScriptBlock.TALK)
    assert page.title.text() == "Rehearsal: Talk, 1 of 5"
    page._do(lambda run: run.toggle_reveal())
    press(KEY.Key_3, ALT)
    press(KEY.Key_Return, CTRL)
    run = page.room.runner
    assert run is not None
    assert len(run.discussion.settled) == 1
    assert session.book.workshops.of(session.round.id) is None
    assert not session.book.discussions.of(session.round.id).settled
    page.foot.stop.click()
    assert isinstance(page.panel, BeforePanel)
    assert page.banner.text == "The rehearsal is over. Nothing of it was kept."


def test_short_of_time_says_what_goes_and_drops_it_only_when_asked(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = rehearsed(window, ScriptBlock.TALK)
    run = page.room.runner
    assert run is not None
    before = len(run.workshop.talk)
    page.short.setFocus()
    for _press in range(2):
        press(KEY.Key_Return)  # the second one puts the question away
    assert (page.banner.text, len(run.workshop.talk)) == ("", before)
    assert page.short.hasFocus(), "or PgDn would go nowhere"
    page.short.click()
    assert "Not talked about: " in page.banner.text
    assert len(run.workshop.talk) == before
    press(KEY.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    press(KEY.Key_Return)
    assert len(run.workshop.talk) < before
    assert page.next_undo == "what was dropped"


def test_what_is_pressed_and_goes_leaves_the_keys_at_the_step_at_hand_and_parking_is_said(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = rehearsed(window, ScriptBlock.TALK)
    panel = page.panel
    assert isinstance(panel, TalkPanel)
    page._do(Runner.toggle_close)
    panel.agenda.confirm.setFocus()
    press(KEY.Key_Return)
    assert panel.agenda.confirm.isHidden()
    assert page.foot.reveal.hasFocus(), "a second Enter opens no other item"
    park = panel.record.park
    park.edit.setFocus()
    QTest.keyClicks(park.edit, "new  chairs")
    press(KEY.Key_Return)
    assert (park.edit.text(), park._said.text()) == ("", "Parked: new chairs")
    QApplication.processEvents()
    assert park._said.isVisible(), (park.isVisible(), park._said.isHidden())
    page._do(lambda run: run.go_to(ScriptBlock.BALLOT))
    page.end_ballot.click()
    press(KEY.Key_Escape)
    assert page.banner.text == ""
    focused = window.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused), "or PgDn would go nowhere"


def test_closing_asks_while_a_workshop_runs_and_one_screen_is_kept_for_the_next(
    window: MainWindow, session: Session, theme: Theme, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page, asked = discuss(window), list[str]()
    monkeypatch.setattr(BreakingOffDialog, "run", lambda dialog: asked.append(dialog.windowTitle()))
    assert may_let_go(window, session)
    page._rehearse()
    assert may_let_go(window, session)
    page._end()
    page._start()
    assert not may_let_go(window, session)
    assert asked == ["A workshop is running"]
    page._prepare_again()
    panel = page.panel
    assert isinstance(panel, BeforePanel)
    panel.one_screen.click()
    again = DiscussPage(session, theme)
    again.refresh()
    assert isinstance(again.panel, BeforePanel)
    assert again.panel.one_screen.isChecked()
    again.deleteLater()


def test_what_was_filled_in_stays_while_time_goes_by(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = rehearsed(window, ScriptBlock.TALK)
    panel = page.panel
    assert isinstance(panel, TalkPanel)
    QApplication.processEvents()  # the desk is laid out
    panel.record.why.setFocus()
    QTest.keyClicks(panel.record.why, "Half a word")
    panel.record.level.segments[4].click()
    focused = panel.record.evidence
    focused.setFocus()
    for _second in range(3):
        page._tick()
    assert panel.record.form().why == "Half a word"
    assert panel.record.form().level == 5
    assert isinstance(QApplication.focusWidget(), TextBox)


def test_the_break_leads_to_the_grid_and_closing_the_round_comes_back(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = discuss(window)
    page._start()
    page._do(lambda run: run.go_to(ScriptBlock.BREAK))
    acts = {act.text(): act for act in page.foot.acts}
    acts["Type in the sheets…"].click()
    collect = window.page
    assert isinstance(collect, CollectPage)
    assert isinstance(collect.panel, GridPanel)
    collect._pile_in("The pile is handed in.")
    assert isinstance(window.page, CollectPage), "more sheets are to come, maybe from another laptop"
    assert collect.banner.text.endswith("The room waits for 18 more.")
    collect.banner._action.click()
    assert window.here is StepId.DISCUSS, "the room waits in the break"
    window.go(StepId.COLLECT)
    arrive(session)
    collect._pile_in("18 sheets are handed in.")
    assert window.here is StepId.DISCUSS, "all are in, and the round can be closed"
    assert page.title.text() == "Break"
    for _twice in range(2):
        closing.close(session)
    assert not page.foot.acts, "the round is shown, and nothing is left to do but go on"


def test_the_test_picture_covers_the_rooms_screen_while_the_page_is_shown_and_escape_leaves_it_there(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = discuss(window)
    wall = page.projector
    assert (wall.wanted, shown(page)) == (True, SeatSlide)
    rehearsed(window, ScriptBlock.TALK)
    page.short.click()
    for _twice in range(2):
        press(KEY.Key_Escape)
        assert not page.banner.text
        assert wall.wanted, "what was said is dismissed, and nothing else"
    page.foot.stop.click()
    assert (wall.wanted, shown(page)) == (True, SeatSlide)
    page._toggle_projector()
    page.refresh()
    assert not wall.wanted, "hidden by hand it stays hidden"
    page._toggle_projector()
    page._choose_one_screen(True)  # noqa: FBT003 - as the box says it
    assert not wall.wanted
    page._choose_one_screen(False)  # noqa: FBT003 - as the box says it
    window.go(StepId.PLAN)
    assert not wall.wanted
    window.go(StepId.DISCUSS)
    page._start()
    window.go(StepId.PLAN)
    assert wall.wanted, "a workshop goes on"


def test_time_stands_still_while_the_page_is_hidden_and_what_was_said_of_it_goes_with_it(
    window: MainWindow, session: Session, clock: Clock, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = discuss(window)
    page._start()
    page._do(lambda run: run.go_to(ScriptBlock.BALLOT))
    run = page.room.runner
    assert run is not None
    for hide in (page._toggle_projector, page.projector.window.close):
        hide()
        assert page.banner.text == "The page is hidden, and time stands still. F5 shows it; then go on."
        tick(page, clock, 60)
        assert run.workshop.page == 0
        for again in (False, True):
            if again:
                page._toggle_projector()
                assert page.banner.text.startswith("The page is hidden"), "though time stood still already"
            page._toggle_projector()
            page.projector.found.emit()  # here is no second screen to find
            assert page.banner.text == "The room sees the page again. Time stands still until you go on."
        press(KEY.Key_P)
        assert not page.banner.text
        assert not run.workshop.paused


def test_on_one_screen_after_the_projector_went_the_strip_says_that_time_stands_still(
    window: MainWindow, session: Session, clock: Clock, tmp_path: Path
) -> None:
    """Or a lead learns so in the private notes, and thinks that opening them stopped it."""
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = discuss(window)
    page._start()
    page._lost()
    run = running(page)
    assert run is not None
    standing = run.workshop
    assert standing.paused
    page._choose_one_screen(True)  # noqa: FBT003 - as the box says it
    assert page.frame.strip.message.text() == "Time stands still."
    assert not page.banner.text, "its page is on the screen again"
    QTest.keyClick(page.frame, KEY.Key_P)
    assert not run.workshop.paused
    assert not page.frame.strip.message.text()
    page.frame.ask(Private.NOTES)
    through_the_door(page)
    assert page.frame.door.private
    before = run.workshop.here
    tick(page, clock, 9)
    assert run.workshop.here == before + 9, "open notes stop no time"


def test_the_room_sees_one_window_and_a_second_workbook_takes_the_wall_only_when_started(
    window: MainWindow, session: Session, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = discuss(window)
    page._start()
    wall = page.projector
    beside = QWidget()
    qtbot.addWidget(beside)
    second = Projector(theme, beside)
    assert second.another_shows, "so no test picture goes up there"
    second.start()
    assert (wall.wanted, second.wanted) == (False, True)
    assert page.banner.text == "The page is hidden, and time stands still. F5 shows it; then go on."
    page._toggle_projector()
    assert (wall.wanted, second.wanted) == (True, False)
    page._end()
    second.start()
    window.go(StepId.PLAN)
    window.go(StepId.DISCUSS)
    assert (wall.wanted, second.wanted) == (False, True)


def test_what_was_filled_in_and_not_recorded_waits_at_its_item_and_is_said(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = rehearsed(window, ScriptBlock.TALK)
    run, panel = page.room.runner, page.panel
    assert run is not None
    assert isinstance(panel, TalkPanel)
    record, item = panel.record, run.workshop.practice
    repeat = {key.key().toString() for key in page.findChildren(QShortcut) if key.autoRepeat()}
    assert not repeat & {*(f"Alt+{n}" for n in range(6)), "Ctrl+Return", "PgDown", "PgUp"}, "done once a hold"
    press(KEY.Key_3, ALT)
    for n in range(4):
        seven = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_7, NO_MODIFIER, "7", n > 0)
        QApplication.sendEvent(record.hands[1], seven)
    record.why.setText("Day shift has a list")
    filled = record.form()
    press(KEY.Key_PageDown)
    assert (record.form().level, record.hands[1].text()) == (None, "")
    assert page.banner.text.startswith("Not recorded: ")
    page.banner._act()
    assert run.workshop.practice == item
    assert (record.form(), record.hands[1].text()) == (filled, "7")
    page._do(Runner.toggle_reveal)
    press(KEY.Key_Return, CTRL)
    assert not page.banner.text, "it is recorded"
    page._do(Runner.toggle_reveal)
    press(KEY.Key_0, ALT)
    page.foot.next.setFocus()
    page.foot.next.click()
    focused = window.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused), "or no key would work"
    page.foot.stop.click()
    page = rehearsed(window, ScriptBlock.TALK)
    assert record.form().level is None, "another run begins with empty fields"


def type_in(text: str) -> None:
    """Keys, wherever the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def test_the_step_at_hand_has_the_keys_after_a_dialog_and_after_another_page(
    window: MainWindow, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    """Else the clicker is dead just when the results come up: Qt looks for the focus in the rail."""
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = discuss(window)
    page._start()
    page._do(lambda run: run.go_to(ScriptBlock.BREAK))
    window.go(StepId.COLLECT)
    window.go(StepId.DISCUSS)
    assert window.focusWidget() is page._main_button()
    hand_in(session)
    page._came_back = True  # as after the dialog that closes the round
    window.rail.chooser.setFocus()
    window.activateWindow()
    QApplication.sendEvent(page, QEvent(QEvent.Type.ActivationChange))
    qtbot.waitUntil(lambda: page.isAncestorOf(window.focusWidget() or page))


@pytest.mark.parametrize("size", [(1366, 708), (1024, 600)], ids=["1366x768", "1024x600"])
def test_what_a_lead_needs_in_the_talk_is_seen_on_a_small_screen(
    window: MainWindow, session: Session, qtbot: QtBot, size: tuple[int, int], tmp_path: Path
) -> None:
    """Moving and skipping, the own note, and the second vote; and Tab does not go through the agenda."""
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = rehearsed(window, ScriptBlock.TALK)
    panel = page.panel
    assert isinstance(panel, TalkPanel)
    window.resize(*size)
    seen = page.scroller.viewport()
    agenda, record = panel.agenda, panel.record
    needed = (agenda.up, agenda.down, agenda.skip, record.note.box, *record.hands)

    def all_seen() -> bool:
        return all(
            part.isVisible() and part.mapTo(seen, part.rect().bottomLeft()).y() < seen.height()
            for part in needed
        )

    qtbot.waitUntil(all_seen)
    rows = agenda._rows
    assert len(rows) > 2
    assert [row for row in rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus] == rows[:1]
    rows[0].setFocus()
    press(KEY.Key_Down)
    press(KEY.Key_Down)
    press(KEY.Key_Up)
    assert rows[1].hasFocus()
    assert [row for row in rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus] == [rows[1]]


def test_each_screen_says_who_sees_it() -> None:
    laptop = Monitor("1", "laptop", 1366, 768, home=True, room=False)
    wall = Monitor("2", "wall", 1024, 768, home=False, room=True)
    sees, only, used = "Whoever looks at it sees all of it.", "Only you see it.", "Not used."
    for mirrored, one_screen, said in (
        (False, False, (only, "The room sees it.")),
        (True, False, (sees, sees)),
        (True, True, (sees, sees)),
        (False, True, (sees, used)),
    ):
        lines = monitor_words((laptop, wall), mirrored=mirrored, one_screen=one_screen).splitlines()
        assert [line.split(". ", 1)[1] for line in lines] == [*said]


def test_rows_are_read_where_they_stand(window: MainWindow, session: Session, tmp_path: Path) -> None:
    """A screen reader goes through parts in the order in which they were put in, not by the picture."""
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    before = discuss(window).panel
    assert isinstance(before, BeforePanel)
    said = in_order(before)
    assert said.index("Check") < said.index("Sound off, no mail or chat open") < said.index("The script")
    page = rehearsed(window, ScriptBlock.TALK)
    panel = page.panel
    assert isinstance(panel, TalkPanel)
    said = in_order(panel.agenda)
    first = panel.agenda._rows[0].accessibleName()
    assert said.index("Talk through, widest first") < said.index("Up") < said.index(first)


def in_order(widget: QWidget) -> list[str]:
    """What is said of the parts of a widget, in the order of the tree that screen readers get."""
    found = QAccessible.queryAccessibleInterface(widget)
    said: list[str] = []

    def read(part: QAccessibleInterface) -> None:
        said.append(part.text(QAccessible.Text.Name))
        for n in range(part.childCount()):
            child = part.child(n)
            if child is not None:
                read(child)

    assert found is not None
    read(found)
    return said


@pytest.mark.parametrize("size", [(1024, 768), (1024, 600), (1280, 800)])
def test_the_level_is_on_screen_beside_the_item_at_any_size_and_large_text(
    size: tuple[int, int], window: MainWindow, session: Session, theme: Theme, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = rehearsed(window, ScriptBlock.TALK)
    panel = page.panel
    assert isinstance(panel, TalkPanel)
    for scale in (1.0, 1.5):
        theme.choose(replace(theme.choice, scale=scale))
        window.resize(*size)
        for _turn in range(3):
            QApplication.processEvents()
        room, level = page.scroller.viewport(), panel.record.level
        low = QRect(level.mapTo(room, QPoint()), level.size()).top() < room.height()
        assert low, "it begins within sight"
        assert panel.record.x() > panel._middle.x(), "beside the item, not under it"
        bar = page.scroller.verticalScrollBar()
        bar.setValue(bar.maximum())
        page._do(Runner.next if scale == 1.0 else Runner.back)
        for _turn in range(3):
            QApplication.processEvents()
        assert (bar.maximum() > 0, bar.value()) == (True, 0), "another item is seen from its top"


def test_on_a_small_screen_with_large_text_all_of_the_level_and_the_place_are_in_sight(
    window: MainWindow, session: Session, theme: Theme, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    hand_in(session)
    page = discuss(window)
    page._start()
    page._do(lambda run: run.go_to(ScriptBlock.TALK))
    page._do(Runner.toggle_reveal)
    theme.choose(replace(theme.choice, scale=1.5))
    window.resize(1024, 600)
    for _turn in range(3):
        QApplication.processEvents()
    panel = page.panel
    assert isinstance(panel, TalkPanel)
    room, level = page.scroller.viewport(), panel.record.level
    assert room.rect().contains(QRect(level.mapTo(room, QPoint()), level.size()))
    assert page.title.text() == "Talk, 1 of 3"
    foot = page.foot
    shown = (foot.back, foot.pause, foot.blank, foot.undo, foot.reveal, foot.next)
    assert len({button.mapTo(foot, QPoint()).y() for button in shown}) == 1
    assert all(button.icon().isNull() for button in shown)
    theme.choose(replace(theme.choice, scale=1.0))
    for _turn in range(3):
        QApplication.processEvents()
    assert not foot.back.icon().isNull(), "where there is room they have their icons"


def test_cleared_dots_are_empty_with_what_cant_be_read_and_the_next_vote_begins_at_the_first(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = rehearsed(window, ScriptBlock.DOTS)
    panel, run = page.panel, page.room.runner
    assert isinstance(panel, DotsRoomPanel)
    assert run is not None
    assert not panel.clear.isEnabled()
    first, other = run.workshop.practices[:2]
    page._do(lambda run: run.put_dots(first, 3))
    table = panel.tables[1]
    row = next(n for n, cells in enumerate(table.cells.view.rows) if cells[0].startswith(other))
    with pytest.raises(BadInput):
        table.cells.cells.put({(row, 1): "twelve"})
    page.refresh()
    assert panel.unread
    panel.clear.click()
    assert (panel.unread, run.workshop.dots) == ("", {})
    assert panel.home().hasFocus()
    page._do(Runner.undo)
    assert run.workshop.dots == {first: 3}
    table.go_to_row(row)
    page._end()
    rehearsed(window, ScriptBlock.DOTS)
    assert table.currentIndex().row() < row


def test_a_practice_is_found_among_the_dots_by_its_name(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = rehearsed(window, ScriptBlock.DOTS)
    assert page.can_find
    found = {one.text[:3]: one for one in page.findables()}
    assert set(found) == set(session.round.practices)
    last = session.round.practices[-1]
    table = found[last].show()
    assert isinstance(table, WriteTable)
    as_keys_come = QKeyEvent(QEvent.Type.ShortcutOverride, KEY.Key_PageDown, NO_MODIFIER, "")
    as_keys_come.ignore()
    QApplication.sendEvent(table, as_keys_come)
    assert not as_keys_come.isAccepted(), "a clicker works from a table, too"
    row = table.currentIndex().row()
    assert table.cells.view.rows[row][0].startswith(last)
    page._do(lambda run: run.go_to(ScriptBlock.PLAN))
    assert not page.can_find


def test_the_start_is_typed_and_what_is_no_time_is_said(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = discuss(window)
    panel = page.panel
    assert isinstance(panel, BeforePanel)
    for typed, shown, said in (
        ("14.30", "14:30", ""),
        ("soon", "soon", "Type a time of day"),
        ("14:30", "14:30", ""),  # as it stood there before
        ("soon", "soon", "Type a time of day"),
        ("9", "9:00", ""),
    ):
        panel.begins.setFocus()
        panel.begins.selectAll()
        type_in(typed)
        press(KEY.Key_Tab)
        page.refresh()
        assert panel.begins.text() == shown, "what could not be read stays to be put right"
        assert panel.begins_note.problem.startswith(said)
        assert (bool(panel.begins_note.problem), bool(session.held)) == (bool(said), bool(said))
        assert page.banner.text == ""
    assert page.room.at.begins == 9 * 60 * 60
    steps = session.undo_labels
    people = panel.people.mapTo(panel, QPoint(0, 0))
    for field, text in ((panel.begins, "25:99"), (panel.people.box.lineEdit(), "4,5")):
        field.setFocus()
        field.selectAll()
        type_in(text)
        press(KEY.Key_Tab)
    QApplication.processEvents()
    assert panel.people.mapTo(panel, QPoint(0, 0)).x() == people.x(), "no field is pushed aside"
    assert session.held.fields == ("Start time", "people in the room")
    for _step in range(2):
        window._do(Command.UNDO)  # what is wrong goes back first
    assert (panel.begins.text(), panel.people.box.text()) == ("9:00", "18")
    assert (panel.begins_note.problem, panel.people.box.problem, len(session.held)) == ("", "", 0)
    assert session.undo_labels == steps


def test_before_the_first_page_lies_the_preparation(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "h.sixe", practices="core", headcount=HEADS, mode=Mode.OPEN)
    page = discuss(window)
    page._start()
    assert page.foot.back.isEnabled()
    page.foot.back.click()
    assert isinstance(page.panel, BeforePanel)
    assert page.foot.next.text() == "Go on at Welcome"
    page._start()
    window.go(StepId.COLLECT)
    window._do(Command.COUNT_HANDS)
    assert isinstance(page.panel, BeforePanel), "what runs on paper, and has not begun, is prepared again"
    assert page.panel.by_hands.isChecked()
    page._start()
    press(KEY.Key_PageDown)
    run = page.room.runner
    assert run is not None
    ways = [run.workshop.by_hands]
    window._do(Command.MARK_SHEETS)
    assert page.banner.text == "The ballot under way counts raised hands."
    page.banner._action.click()
    assert [*ways, run.workshop.by_hands] == [True, False]
    page.prepare.click()
    assert page.foot.next.text() == "Go on at Ballot, 1 of 12"
    page._rehearse()
    assert not page.foot.back.isEnabled()


def test_the_menu_shows_the_page_for_the_room_or_says_what_is_missing(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    window.menus.actions[Command.PROJECTOR].trigger()
    assert window.here is StepId.DISCUSS
    assert window.page.banner.text == "There is no second screen. Plug it in, or use one screen."


@pytest.mark.parametrize("width", [1366, 1024, 910])
def test_no_word_of_the_script_is_cut(
    width: int, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = discuss(window)
    window.resize(width, 768)
    for _turn in range(3):
        QApplication.processEvents()
    assert isinstance(page.panel, BeforePanel)
    bar = page.panel.script
    painted: list[tuple[str, float]] = []
    bar._words = lambda painter, text, box: painted.append(  # type: ignore[method-assign]
        (text, box.width() - painter.fontMetrics().horizontalAdvance(text))
    )
    bar.grab()
    assert len(painted) == 24
    assert [text for text, left in painted if left < 0] == []


def test_on_a_low_screen_the_script_is_seen_whole_before_the_room_comes(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "low.sixe", practices="core", headcount=HEADS)
    page = discuss(window)
    panel, seen_part = page.panel, page.scroller.viewport()
    assert isinstance(panel, BeforePanel)
    window.resize(1366, 715)
    for part in (panel.change_over, panel.projector):
        part.show()  # as with a second screen
    QApplication.processEvents()
    bottom = panel.script.mapTo(seen_part, panel.script.rect().bottomLeft()).y()
    assert bottom <= seen_part.height()


def test_hands_are_counted_by_keys_and_more_than_people_stop_the_way_on(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "h.sixe", practices="core", headcount=HEADS, mode=Mode.OPEN)
    window._do(Command.COUNT_HANDS)
    page = window.page
    assert isinstance(page, DiscussPage)
    assert isinstance(page.panel, BeforePanel)
    assert page.panel.by_hands.isChecked()
    page._start()
    press(KEY.Key_PageDown)
    QApplication.processEvents()  # the desk is laid out
    run, first = page.room.runner, session.round.practices[0]
    assert run is not None
    for hands in ("3", "5", "6", "2", "", "1", "1"):
        type_in(hands)
        press(KEY.Key_Return)
    assert hands_shown(session.book, session.round)[first] == Counts((3, 5, 6, 2, 0), 1, 1)
    assert run.workshop.page == 1, "Enter in the last field goes on"
    panel = page.panel
    assert isinstance(panel, BallotPanel)
    field = panel.hands.first
    assert field is not None
    assert QApplication.focusWidget() is field
    assert field.text() == ""
    for hands in ("18", "0", ""):
        assert run.workshop.page == 1, "all are counted, and the 0 of the next level is its own"
        type_in(hands)
        press(KEY.Key_Return)
    assert run.workshop.page == 2, "Enter in an empty box goes on then"
    press(KEY.Key_PageUp)
    press(KEY.Key_PageUp)
    assert run.workshop.page == 0
    assert field.text() == "3", "what was counted stands there again"
    panel.hands._by_role.click()
    assert len(panel.hands._rows) == 3
    QTest.keyClicks(panel.hands._rows[2][1][0], "2")
    assert "hands for 1" in panel.hands.refused, "one manager raises one hand"
    assert hands_shown(session.book, session.round)[first].rated == 16, "nothing of it is stored"


def test_hands_that_can_not_be_stop_the_way_on_and_nothing_is_said_of_them_once_they_are_mended(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "h.sixe", practices="core", headcount=HEADS, mode=Mode.OPEN)
    window._do(Command.COUNT_HANDS)
    page = discuss(window)
    page._start()
    press(KEY.Key_PageDown)
    QApplication.processEvents()
    run, panel = page.room.runner, page.panel
    assert run is not None
    assert isinstance(panel, BallotPanel)
    field = panel.hands.first
    assert field is not None
    type_in("19")
    press(KEY.Key_PageDown)
    assert run.workshop.page == 0
    assert page.banner.text == "19 hands for 18 people. Count again."
    press(KEY.Key_Z, CTRL)
    assert field.text() != "19"
    assert page.banner.text == "", "what is mended is not said any longer"
    field.clear()
    for n in range(4):
        held = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_7, Qt.KeyboardModifier.NoModifier, "7", n > 0)
        QApplication.sendEvent(field, held)
    assert field.text() == "7", "a key that is held down counts once"
    field.clear()
    type_in("1x")
    press(KEY.Key_PageDown)
    assert run.workshop.page == 0
    assert page.banner.text == "What is typed at level 1 is no number of hands."
    field.clear()
    type_in("1")
    assert page.banner.text == ""


def name_of(run: Runner, practice: PracticeId) -> str:
    return run.material.practice(practice).name


def test_a_second_vote_stays_as_typed_and_a_letter_in_it_stops_the_way_on(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    hand_in(session)
    page = discuss(window)
    page._start()
    page._do(lambda run: run.go_to(ScriptBlock.TALK))
    page._do(Runner.toggle_reveal)
    run, panel = running(page), page.panel
    assert run is not None
    assert isinstance(panel, TalkPanel)
    item = run.workshop.practice
    assert item is not None
    for box, text in zip(panel.record.hands, ("1", "2", "3", "4", "x7"), strict=True):
        box.setFocus()
        QTest.keyClicks(box, text)
    press(KEY.Key_3, ALT)
    for key, modifier in ((KEY.Key_Return, CTRL), (KEY.Key_PageDown, NO_MODIFIER)):
        press(key, modifier)
        assert run.workshop.practice == item
        assert page.banner.text == "What is typed at level 5 is no number of hands."
    assert session.held.fields == (f"Second vote, hands at level 5: {item} {name_of(run, item)}",)
    assert page.next_undo == "what is typed in Second vote, hands at level 5"
    page.undo()
    assert box.text() == ""
    assert not session.held
    page.undo()
    assert (panel.record.hands[3].text(), run.jotting(item).hands) == ("", (1, 2, 3, None, None))
    QTest.keyClicks(panel.record.hands[3], "4")
    QTest.keyClicks(box, "7")
    panel.record.flush()
    assert page.banner.text == ""
    press(KEY.Key_Return, CTRL)
    assert run.workshop.practice != item
    assert page.foot.reveal.hasFocus(), "R is a key again, and no letter"
    assert [box.text() for box in panel.record.hands] == [""] * 5
    page._do(lambda run: run.go_to_item(item))
    assert [box.text() for box in panel.record.hands] == ["1", "2", "3", "4", "7"]


def test_words_that_miss_their_field_overwrite_no_hand_and_press_no_letter(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    """A click into the gap beside a field is meant for it; what is typed beside all fields is no key."""
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    hand_in(session)
    page = discuss(window)
    page._start()
    page._do(lambda run: run.go_to(ScriptBlock.TALK))
    page._do(Runner.toggle_reveal)
    run, panel = running(page), page.panel
    assert run is not None
    assert isinstance(panel, TalkPanel)
    record, item = panel.record, run.workshop.practice
    assert item is not None
    QApplication.processEvents()  # the desk is laid out
    for box, text in zip(record.hands, "15110", strict=True):
        QTest.keyClicks(box, text)
    record.flush()
    why = record.fields.why
    place = why.mapTo(window, QPoint(0, 0))
    record.level.segments[2].click()
    QApplication.processEvents()
    assert why.mapTo(window, QPoint(0, 0)) == place, "no hint pushes a field away"
    record.level.segments[2].setFocus()
    type_in("We have targets, 12 improved before")
    assert [box.text() for box in record.hands] == list("15110")
    assert (run.workshop.blank, run.workshop.paused, run.workshop.revealed) == (False, False, True)
    beside = why.mapTo(record.fields, QPoint(20, -3))
    QTest.mouseClick(record.fields, Qt.MouseButton.LeftButton, pos=beside)
    assert why.hasFocus()
    type_in("have 12")
    assert why.text() == "have 12"
    assert run.jotting(item).hands == (1, 5, 1, 1, 0)


def test_after_reveal_a_digit_is_the_agreed_level_and_enter_hides_and_chooses_nothing(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    hand_in(session)
    page = discuss(window)
    page._start()
    page._do(lambda run: run.go_to(ScriptBlock.TALK))
    QApplication.processEvents()  # the desk is laid out
    run, panel = running(page), page.panel
    assert run is not None
    assert isinstance(panel, TalkPanel)
    for _enter in range(3):
        press(KEY.Key_Return)
    assert run.workshop.revealed, "the second Enter hides nothing"
    assert run.discussion.settled == {}
    form = panel.record.form
    assert form().level is None
    assert panel.record.fields.meaning.text().startswith("Enter chooses no level.")
    press_alone(page, KEY.Key_3)
    item = run.workshop.practice
    assert item is not None
    assert run.discussion.agreed(item) == 3
    assert panel.record.fields.meaning.text().startswith("3"), panel.record.fields.meaning.text()
    press(KEY.Key_Return)
    assert (run.workshop.revealed, run.discussion.agreed(item)) == (True, 3)
    panel.record.why.setFocus()
    page._do(Runner.toggle_reveal)
    page._do(Runner.toggle_reveal)
    assert panel.record.why.hasFocus(), "nobody is taken out of a field"


STRAY = (
    "we have no list ",
    " yes it",
    "yes it ",
    "really, 12 of 18 ",
    "bring back. please ",
    "v 5 r b p l  ",
    "manager said no\r",
    "r b\r",
    "pay\r\r",
)
BLOCKS = tuple(ScriptBlock)


class StrayTyping:
    """Types beside all fields, with so many seconds between signs, and looks at the wall after each one."""

    def __init__(self, page: DiscussPage) -> None:
        self._page, self._seconds = page, 0.0
        self._timers: list[tuple[float, Callable[[], object]]] = []
        page._letters._now = lambda: self._seconds
        page._letters._later = lambda ms, do: self._timers.append((self._seconds + ms / 1000, do))

    def wait(self, seconds: float) -> None:
        self._seconds += seconds
        due = [do for at, do in self._timers if at <= self._seconds]
        self._timers = [timer for timer in self._timers if timer[0] > self._seconds]
        for do in due:
            do()
        if seconds >= CALM:
            self._page._no_stray._let_enter()

    def type(self, words: str, gap: float, at: QWidget) -> None:
        """Nothing is revealed or turned, not even for a moment; B may blank for a moment, and P pause."""
        wall = self._page.projector.window.view
        before = wall.slide
        self.wait(2)
        at.setFocus()
        for sign in words:
            self.wait(gap)
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, KEY.Key_Return) if sign == "\r" else QTest.keyClicks(focused, sign)
            assert type(wall.slide) is BlankSlide or seen(wall.slide) == seen(before), (words, sign)
        self.wait(2)
        assert wall.slide == before, (words, at.accessibleName())


def seen(slide: Slide | None) -> Slide | None:
    return replace(slide, paused="") if isinstance(slide, BallotSlide) else slide


@pytest.mark.parametrize("block", BLOCKS)
def test_words_beside_all_fields_reveal_and_turn_nothing(
    block: ScriptBlock, window: MainWindow, session: Session, clock: Clock, tmp_path: Path
) -> None:
    """Spaces, Enter, and letters that are keys: from the step at hand, and from every other button."""
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    if block not in (ScriptBlock.WELCOME, ScriptBlock.BALLOT, ScriptBlock.BREAK):
        hand_in(session)
    page = discuss(window)
    page._start()
    page._do(lambda run: run.go_to(block))
    QApplication.processEvents()  # the desk is laid out
    typing = StrayTyping(page)
    for words in STRAY:
        for gap in (0.1, 0.35):
            typing.type(words, gap, page._main_button())
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled():
            typing.type("yes it ", 0.1, button)
            if isValid(button) and button.isVisible():
                typing.type("said no\r", 0.1, button)
    assert window.here is StepId.DISCUSS


@pytest.mark.parametrize(
    ("words", "gap", "level"),
    [
        ("3", 0.1, 3.0),
        ("2.5", 0.15, 2.5),
        ("2,5", 0.15, 2.5),
        ("2.5", 0.9, 2.5),
        ("3 of us said so", 0.1, None),
        ("12 of 18", 0.35, None),
        ("Night shift 3 people, 12 of 18", 0.1, None),
        ("2.5 hours", 0.1, None),
        ("5.5", 0.1, 5.0),
        ("9", 0.1, None),
    ],
)
def test_only_a_number_that_stands_alone_after_reveal_is_a_level(
    words: str, gap: float, level: float | None, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    """Words typed beside the fields stored level 1, and 2.5 blanked the wall and became 5."""
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    hand_in(session)
    page = discuss(window)
    page._start()
    page._do(lambda run: run.go_to(ScriptBlock.TALK))
    QApplication.processEvents()  # the desk is laid out
    run, typing = running(page), StrayTyping(page)
    assert run is not None
    item = run.workshop.practice
    assert item is not None
    page._do(Runner.toggle_reveal)
    assert isinstance(page.panel, TalkPanel)
    typing.type(words, gap, page.panel.record.level.segments[0])
    assert run.discussion.agreed(item) == level
    assert (run.workshop.revealed, run.workshop.blank) == (True, False)


def test_a_space_alone_presses_no_button_and_enter_after_a_moment_does(
    window: MainWindow, session: Session, clock: Clock, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    hand_in(session)
    page = discuss(window)
    page._start()
    page._do(lambda run: run.go_to(ScriptBlock.TALK))
    run, typing = running(page), StrayTyping(page)
    assert run is not None
    typing.type(" ", 1, page.foot.reveal)
    assert "A space presses no button here" in page.banner.text
    typing.type("no\r", 0.1, page.foot.reveal)
    assert "Enter pressed nothing" in page.banner.text
    press(KEY.Key_Return)
    assert run.workshop.revealed


def test_the_clicker_works_wherever_the_keys_are_and_arrows_leave_them_on_the_page(
    window: MainWindow, session: Session, clock: Clock, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    hand_in(session)
    page = discuss(window)
    page._start()
    page._do(lambda run: run.go_to(ScriptBlock.TALK))
    run = running(page)
    assert run is not None
    QApplication.processEvents()  # the desk is laid out
    order = run.workshop.order
    for button in (page.foot.reveal, page.foot.back, page.short):
        button.setFocus()
        for key in (KEY.Key_Down, KEY.Key_Right, KEY.Key_Up, KEY.Key_Left):
            press(key)
            assert button.hasFocus(), key
    press(KEY.Key_Down, ALT)
    assert run.workshop.order == (order[1], order[0], *order[2:]), "the item at hand, from anywhere"
    press(KEY.Key_Up, ALT)
    assert run.workshop.order == order
    beside = [w for w in window.rail.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for widget in (*beside, window.stack):
        if not widget.isVisible():
            continue
        widget.setFocus()
        at = run.workshop.page
        press(KEY.Key_PageDown)
        assert run.workshop.page == at + 1, widget
        widget.setFocus()
        press(KEY.Key_PageUp)
        assert run.workshop.page == at, widget
        widget.setFocus()
        press(KEY.Key_Period)
        assert run.workshop.blank, widget
        press(KEY.Key_Period)
        assert not run.workshop.blank, widget


def test_why_the_dots_cant_be_done_stands_beside_the_button(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = rehearsed(window, ScriptBlock.DOTS)
    run = page.room.runner
    assert run is not None
    first = session.round.practices[0]
    page._do(lambda run: run.put_dots(first, run.workshop.dots_most + 1))
    assert not page.foot.next.isEnabled()
    assert page.foot.said == (page.foot.next.toolTip(),)
    assert "Check the counts." in page.foot.said[0]
    page._do(lambda run: run.put_dots(first, 3))
    assert page.foot.next.isEnabled()
    assert "not given" in page.foot.said[0]
    page.print_list.click()
    assert page.banner.text.startswith(
        "In the workshop this opens the forms, where the list for dots is made."
    )
    page.command_wanted.emit(Command.PRINT_DOTS)
    collect = window.page
    assert isinstance(collect, CollectPage)
    assert isinstance(collect.panel, FormsPanel)
    assert [g.group for g in collect.panel.presenter.view().groups if g.ticked] == [FormGroup.DOTS]


def test_what_is_filled_in_outlasts_a_crash_and_is_taken_back_in_one_step(
    window: MainWindow, session: Session, clock: Clock, qtbot: QtBot, tmp_path: Path
) -> None:
    """A kill in the talk takes no level, no reason, and no evidence along; nobody pressed Record."""
    path = tmp_path / "county.sixe"
    open_round(session, path, practices="core", headcount=HEADS)
    hand_in(session)
    page = discuss(window)
    page._start()
    page._do(lambda run: run.go_to(ScriptBlock.TALK))
    first, panel = running(page), page.panel
    assert first is not None
    assert isinstance(panel, TalkPanel)
    item = first.workshop.practice
    assert item is not None
    press(KEY.Key_3, ALT)
    assert not first.discussion.settled, "nothing is recorded before the answers are shown"
    page._do(Runner.toggle_reveal)
    qtbot.waitUntil(lambda: item in first.discussion.settled)
    panel.record.why.setFocus()
    QTest.keyClicks(panel.record.why, "Day shift has a list ")
    qtbot.waitUntil(lambda: bool(first.discussion.settled[item].why))
    assert panel.record.why.text() == "Day shift has a list ", "nothing moves under the cursor"
    assert first.workshop.practice == item
    session.close(back_up=False)
    session.open(path)
    page = discuss(window)
    page._start()
    run = running(page)
    assert run is not None
    assert isinstance(run.slide, TalkSlide)
    assert not run.slide.revealed
    assert (panel.record.form().level, panel.record.why.text()) == (3, "Day shift has a list")
    press(KEY.Key_4, ALT)
    panel.record.evidence.setText("Log of May")
    press(KEY.Key_PageDown)
    settled = run.discussion.settled[item]
    assert (settled.level, settled.evidence) == (4, "Log of May")
    assert not page.banner.text
    for _step in range(2):
        page.undo()
    assert run.discussion.settled[item].level == 3, "what was filled in since is one step"
    assert (panel.record.form().level, panel.record.evidence.text()) == (3, "")


def test_a_practiced_typist_waits_for_no_letter_that_shows_the_room_nothing(
    window: MainWindow, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    hand_in(session)
    page = discuss(window)
    page._start()
    page._do(lambda run: run.go_to(ScriptBlock.TALK))
    page._do(Runner.toggle_reveal)
    run, panel = running(page), page.panel
    assert run is not None
    assert isinstance(panel, TalkPanel)
    hands = panel.record.hands
    qtbot.waitUntil(hands[0].isVisible)
    page._main_button().setFocus()
    later(page)
    press(KEY.Key_V)
    press(KEY.Key_7)
    assert (hands[0].text(), page.banner.text) == ("7", "")
    panel.flush()
    page._main_button().setFocus()
    later(page)
    press(KEY.Key_R)
    assert not run.workshop.revealed
    press(KEY.Key_U)
    assert run.workshop.revealed, "it was a word, and the room sees what it saw"


def test_what_is_jotted_down_outlasts_a_crash_and_the_record_takes_its_words_along(
    window: MainWindow, session: Session, clock: Clock, qtbot: QtBot, tmp_path: Path
) -> None:
    """A second vote, words before a level, and the presenter's own note, which no record has."""
    path = tmp_path / "county.sixe"
    open_round(session, path, practices="core", headcount=HEADS)
    hand_in(session)
    page = discuss(window)
    page._start()
    page._do(lambda run: run.go_to(ScriptBlock.TALK))
    page._do(Runner.toggle_reveal)
    run, panel = running(page), page.panel
    assert run is not None
    assert isinstance(panel, TalkPanel)
    record, item = panel.record, run.workshop.practice
    assert item is not None
    qtbot.waitUntil(record.hands[0].isVisible)
    press(KEY.Key_V)
    assert not record.hands[0].hasFocus(), "it may be the first letter of a word"
    qtbot.waitUntil(record.hands[0].hasFocus)
    for box, text in zip(record.hands, ("0", "", "9", "4", "x"), strict=True):
        QTest.keyClicks(box, text)
    QTest.keyClicks(record.why, "Evenings differ")
    QTest.keyClicks(record.note.box, "ask about five o'clock ")
    first = run
    record.flush()
    assert first.jotting(item).hands == (0, None, 9, 4, None)
    qtbot.waitUntil(lambda: "five" in first.jotting(item).note and bool(first.jotting(item).why))
    assert item not in run.discussion.settled
    session.close(back_up=False)
    session.open(path)
    page = discuss(window)
    page._start()
    run = running(page)
    assert run is not None
    assert [box.text() for box in record.hands] == ["0", "", "9", "4", ""]
    assert (record.why.text(), record.note.box.text()) == ("Evenings differ", "ask about five o'clock")
    assert "five" not in str(run.slide)
    page._do(Runner.toggle_reveal)
    press(KEY.Key_3, ALT)
    assert run.discussion.settled[item].why == "Evenings differ"
    left = run.jotting(item)
    assert (left.why, left.hands, left.note) == ("", (0, None, 9, 4, None), "ask about five o'clock")


def test_a_rehearsal_stays_on_its_page_and_large_print_is_ticked_where_it_was_asked_for(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = rehearsed(window, ScriptBlock.CLOSE)
    acts = {act.text(): act for act in page.foot.acts}
    for words in ("Open the plan", "Name an owner", "Print the handout…"):
        acts[words].click()
        assert window.here is StepId.DISCUSS
        assert page.banner.text.startswith("In the workshop this opens ")
    page.foot.stop.click()
    page.foot.next.click()
    assert page.room.runner is None
    assert page.banner.text.startswith("No second screen is found.")
    panel = page.panel
    assert isinstance(panel, BeforePanel)
    panel.rows[Check.EVERYONE].button.click()
    collect = window.page
    assert isinstance(collect, CollectPage)
    assert isinstance(collect.panel, FormsPanel)
    assert collect.panel.large.isChecked()


def test_of_screens_that_show_the_same_none_is_called_the_presenters_own(qtbot: QtBot, theme: Theme) -> None:
    panel = BeforePanel(theme)
    qtbot.addWidget(panel)
    runner = RoomDesk().runner
    at, monitors = runner.workshop, [Monitor(n, n, 1366, 768, home=n == "1", room=False) for n in "12"]
    for screens, words in ((Screens.MIRRORED, "sees all of it"), (Screens.APART, "Only you see it")):
        found = Equipment(screens=screens)
        view = before_view(at, runner.material.round, found, ticked=(), begun=False)
        panel.show_view(view, monitors=monitors, showing=False, at=at, held=lambda _part: None)
        assert panel._monitors.text().count(words) == 2


def test_of_three_screens_the_one_for_the_room_is_chosen_from_a_list(qtbot: QtBot, theme: Theme) -> None:
    panel = BeforePanel(theme)
    qtbot.addWidget(panel)
    names = ("laptop", "wall", "third")
    three = [
        Monitor(key=n, name=n, width=800, height=600, home=n == "laptop", room=n == "wall") for n in names
    ]
    for monitors, listed, change in (
        (three[:1], False, False),
        (three[:2], False, True),
        (three, True, False),
    ):
        panel._show_screens(monitors)
        assert (panel.screens.isHidden(), panel.change_over.isHidden()) == (not listed, not change)
    assert panel.screens.currentData() == "wall"
    with qtbot.waitSignal(panel.screen_wanted, timeout=100) as asked:
        panel.screens.activated.emit(2)
    assert asked.args == ["third"]


def test_without_a_keeper_only_a_rehearsal_is_offered(
    window: MainWindow, session: Session, built_example: Path
) -> None:
    session.put(session.services.open_read_only(built_example), built_example, example=True)
    page = discuss(window)
    assert not page.foot.next.isEnabled()
    assert page.foot.next.toolTip()
    page._rehearse()
    assert page.room.rehearsing


def test_another_workbook_ends_what_runs_here_and_leaves_it_to_be_gone_on_with(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "county.sixe"
    open_round(session, path, practices="core", headcount=HEADS)
    page = discuss(window)
    page._start()
    page._do(lambda run: run.go_to(ScriptBlock.BALLOT))
    open_round(session, tmp_path / "another.sixe", practices="core", headcount=HEADS)
    assert page.room.runner is None
    assert not page._timer.isActive()
    session.open(path)
    assert session.book.workshops.of(session.round.id) is not None


def test_begin_again_is_asked_about_first_and_what_went_can_be_gone_on_with(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = discuss(window)
    page._start()
    page._do(lambda run: run.go_to(ScriptBlock.BALLOT))
    page._prepare_again()

    def act(words: str) -> None:
        button = next(b for b in page.foot.acts if b.text() == words)
        button.setFocus()
        button.click()

    act("Begin again")
    assert page.banner.text.startswith("The workshop stands at Ballot, 1 of 12. Begin again forgets that")
    press(KEY.Key_Return)
    assert (page.banner.text, page.room.left_in_the_middle) == ("", True), "Enter keeps it"
    act("Begin again")
    page.banner._action.click()
    assert not page.room.left_in_the_middle
    act("Go on with the last one")
    run = running(page)
    assert run is not None
    assert run.workshop.block is ScriptBlock.BALLOT


def test_a_workshop_goes_on_in_a_copy_and_the_room_sees_nothing_of_it(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = discuss(window)
    page._start()
    page._do(lambda run: run.go_to(ScriptBlock.BALLOT))
    for here in (StepId.PLAN, StepId.DISCUSS):
        window.go(here)
        runner, copy = page.room.runner, tmp_path / f"{here.name}.sixe"
        session.save_copy(copy)
        assert (session.path, page.room.runner) == (copy, runner)
        assert (page.projector.wanted, shown(page)) == (True, BallotSlide)
        assert page._timer.isActive()


def turn_behind_the_door(page: DiscussPage) -> None:
    """The clicker works while what is private is open, too."""
    run, frame = running(page), page.frame
    assert run is not None
    at = run.workshop.page
    for key, n in ((KEY.Key_PageDown, at + 1), (KEY.Key_PageUp, at)):
        QTest.keyClick(frame.focusWidget() or frame, key)
        assert run.workshop.page == n
    assert frame.door.private


def through_the_door(page: DiscussPage) -> None:
    """It was asked for: the amber test, and the wall does not follow."""
    for key in (KEY.Key_N, KEY.Key_Return):
        later(page)
        page.frame.passed(LOOK)
        QTest.keyClick(page.frame.focusWidget() or page.frame, key)


def print_handout(window: MainWindow, page: DiscussPage, qtbot: QtBot) -> None:
    """It leads to the version for the team, and back."""
    page.frame.own.emit(DeskAct.PRINT_HANDOUT)
    through_the_door(page)
    qtbot.waitUntil(lambda: window.here is StepId.REPORT)
    report = window.page
    assert isinstance(report, ReportPage)
    assert report.presenter._audience is Audience.HANDOUT
    window.go(StepId.DISCUSS)


def test_on_one_screen_the_desk_is_seen_behind_the_amber_test_only(
    window: MainWindow, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = discuss(window)
    page._choose_one_screen(True)  # noqa: FBT003 - as the box says it
    page = rehearsed(window, ScriptBlock.TALK)
    frame = page.frame
    assert frame.isVisible()
    assert not page.projector.showing
    assert isinstance(frame.view.slide, TalkSlide)
    assert not frame.isAncestorOf(page.scroller)
    for key in (KEY.Key_N, KEY.Key_N, KEY.Key_Return):
        assert not frame.isAncestorOf(page.scroller)
        frame.passed(LOOK)
        QTest.keyClick(frame.focusWidget() or frame, key)
    assert frame.isAncestorOf(page.scroller)
    turn_behind_the_door(page)
    page.foot.reveal.click()
    QTest.keyClick(frame, KEY.Key_Escape)
    assert not frame.isAncestorOf(page.scroller)
    assert frame.view.slide.spoken.startswith("Answers: ")
    page._do(lambda run: run.go_to(ScriptBlock.CLOSE))
    frame.own.emit(DeskAct.OPEN_PLAN)
    assert window.here is StepId.DISCUSS, "first the amber test"
    through_the_door(page)
    qtbot.waitUntil(lambda: window.here is StepId.PLAN)
    assert not frame.isVisible()
    window.go(StepId.DISCUSS)
    assert frame.isVisible()
    assert not frame.door.private
    print_handout(window, page, qtbot)
    frame.acted.emit(RoomAct.PROJECTOR)
    assert frame.isVisible(), "there is no other screen for the page"
    page.banner.say("Nobody in the room reads this.", stays=True)
    page._tick()
    waits = "A message for you is in the private notes."
    assert frame.strip.message.text() == waits
    assert not frame.isAncestorOf(page.banner)
    frame.own.emit(DeskAct.END)
    through_the_door(page)
    assert frame.isAncestorOf(page.banner)
    qtbot.waitUntil(lambda: page.room.runner is None)
    assert not frame.isVisible()
