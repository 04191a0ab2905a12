"""A workshop of 18 people, clicked through by keys, killed in the middle, and taken up again."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sixelements.domain.errors import BadInput
from sixelements.domain.ids import ItemId, ResponseId
from sixelements.domain.responses import Response, level_answer
from sixelements.domain.script import ScriptBlock
from sixelements.domain.teams import Headcount
from sixelements.presentation.journey import StepId, rail
from sixelements.presentation.pages import closing
from sixelements.presentation.room.before import Check
from sixelements.presentation.room.door import LOOK
from sixelements.presentation.room.runner import Runner
from sixelements.presentation.room.slides import (
    BallotSlide,
    BlankSlide,
    CloseSlide,
    DotsSlide,
    SeatSlide,
    TalkSlide,
)
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.collect import CollectPage
from sixelements.ui.pages.discuss import DiscussPage
from sixelements.ui.room.ballot_panel import BallotPanel
from sixelements.ui.room.before_panel import BeforePanel
from sixelements.ui.room.dots_room_panel import DotsRoomPanel
from sixelements.ui.room.screens import Monitor
from sixelements.ui.room.talk_panel import TalkPanel
from sixelements.ui.shortcuts import Command
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.forms_panel import FormsPanel
from sixelements.ui.widgets.grid_panel import GridPanel
from sixelements.ui.widgets.text_box import TextBox
from tests.ui.conftest import NOW
from tests.ui.places import rehearsed
from tests.ui.rounds import open_round

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


def discuss(window: MainWindow) -> DiscussPage:
    window.go(StepId.DISCUSS)
    page = window.page
    assert isinstance(page, DiscussPage)
    return page


def tick(page: DiscussPage, clock: Clock, seconds: int) -> None:
    for _second in range(seconds):
        clock.now += timedelta(seconds=1)
        page._tick()


def hand_in(session: Session) -> None:
    """Eighteen sheets, which the grid would have taken; the round is closed and shown."""
    round_ = session.round
    sheets = []
    for n, apart in enumerate(APART):
        levels = {p: apart if p in round_.practices[:3] else 2 + n % 2 for p in round_.practices}
        answers = {ItemId(p): level_answer(level) for p, level in levels.items()}
        sheets.append(
            Response(id=ResponseId(session.services.new_id()), round=round_.id, role=None, answers=answers)
        )
    session.book.responses.add(sheets)
    closing.close(session)
    closing.close(session)


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
    page.foot.next.setFocus()
    press(KEY.Key_Return)
    page.banner._act()
    run = page.room.runner
    assert run is not None
    assert len(run.discussion.settled) == 10
    slide = run.slide
    assert isinstance(slide, TalkSlide)
    assert not slide.revealed
    press(KEY.Key_PageDown)
    press(KEY.Key_PageDown)
    dots(page)
    press(KEY.Key_PageDown)
    press(KEY.Key_PageDown)
    assert isinstance(run.slide, CloseSlide)
    own = ["Name an owner", "Print the handout…", "End the workshop", "Open the plan"]
    assert [act.text() for act in page.foot.acts] == own
    page.foot.acts[2].setFocus()
    press(KEY.Key_Return)
    assert page.room.runner is None
    assert page.banner.text == "The workshop is over. What was agreed is recorded."
    assert not page.projector.showing
    found = session.book.discussions.of(session.round.id)
    assert found.votes == {session.round.practices[0]: 30, session.round.practices[4]: 12}


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
    press(KEY.Key_P)
    tick(page, clock, 60)
    assert run.workshop.page == 0, "it is paused"
    press(KEY.Key_P)
    tick(page, clock, 40)
    assert run.workshop.page == 1, "time goes on by itself"
    press(KEY.Key_PageUp)
    assert run.workshop.page == 0
    window._do(Command.UNDO)
    assert run.workshop.page == 1, "the window's own Undo takes the last step back"
    for _page in range(11):
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
    press(KEY.Key_R)
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
    assert page.title.text() == "Rehearsal: Talk"
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
    page.short.click()
    assert "Not talked about: " in page.banner.text
    assert len(run.workshop.talk) == before
    page.banner._act()
    assert len(run.workshop.talk) < before
    assert page.next_undo == "what was dropped"


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
    window.go(StepId.DISCUSS)
    assert page.title.text() == "Break"
    hand_in(session)
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
        page._toggle_projector()
        page.projector.found.emit()  # here is no second screen to find
        assert page.banner.text == "The room sees the page again. Time stands still until you go on."
        press(KEY.Key_P)
        assert not page.banner.text
        assert not run.workshop.paused


def test_what_was_filled_in_and_not_recorded_waits_at_its_item_and_is_said(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "county.sixe", practices="core", headcount=HEADS)
    page = rehearsed(window, ScriptBlock.TALK)
    page._do(Runner.toggle_reveal)
    run, panel = page.room.runner, page.panel
    assert run is not None
    assert isinstance(panel, TalkPanel)
    record, item = panel.record, run.workshop.practice
    press(KEY.Key_3, ALT)
    record.hands[1].setText("7")
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
    page.foot.reveal.click()
    QTest.keyClick(frame, KEY.Key_Escape)
    assert not frame.isAncestorOf(page.scroller)
    assert frame.view.slide.spoken.startswith("Answers: ")
    page._do(lambda run: run.go_to(ScriptBlock.CLOSE))
    frame.own.emit("Open the plan")
    assert window.here is StepId.DISCUSS, "first the amber test"
    for key in (KEY.Key_N, KEY.Key_Return):
        frame.passed(LOOK)
        QTest.keyClick(frame.focusWidget() or frame, key)
    qtbot.waitUntil(lambda: window.here is StepId.PLAN)
    assert not frame.isVisible()
    window.go(StepId.DISCUSS)
    assert frame.isVisible()
    assert not frame.door.private
    page._end()
    assert not frame.isVisible()
