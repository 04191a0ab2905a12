"""What Start begins, what a rehearsal leaves, and dots as two tables; nothing here knows a window."""

from dataclasses import replace

import pytest

from sixelements.application.workshops import prepare
from sixelements.domain.errors import BadInput
from sixelements.domain.rounds import Mode, State
from sixelements.domain.script import ScriptBlock
from sixelements.domain.teams import Headcount
from sixelements.domain.workshop import Jotting
from sixelements.presentation.journey import StepId, first_page
from sixelements.presentation.pages.collect import CollectPresenter
from sixelements.presentation.pages.settle import ItemForm
from sixelements.presentation.room.before import Check, CheckMark, Equipment, Screens
from sixelements.presentation.room.dots_desk import dots_desk
from sixelements.presentation.room.dots_table import NOT_TYPED, DotsTables
from sixelements.presentation.room.room_presenter import MINUTES, RoomPresenter
from sixelements.presentation.room.runner import Runner
from sixelements.presentation.room.slides import BallotSlide
from sixelements.presentation.room.start_time import read_time
from tests.presentation.room_desk import P, Q, RoomDesk

FOUND = Equipment(screens=Screens.APART)


def alone(desk: RoomDesk) -> RoomPresenter:
    """The workshop of the desk is over, and another can begin."""
    desk.runner.end()
    return RoomPresenter(desk.session)


def test_a_workshop_begins_as_it_was_prepared_and_now() -> None:
    room = alone(RoomDesk(closed=False))
    assert room.at.promised == MINUTES
    room.choose_people(9)
    room.choose_minutes(60)
    before = room.at.script.of(ScriptBlock.PLAN)
    room.change_block(ScriptBlock.PLAN, 1)
    room.start()
    assert room.runner is not None
    at, plan = room.runner.workshop, room.runner.workshop.script.of(ScriptBlock.PLAN)
    assert before is not None
    assert plan is not None
    assert (at.people, at.promised, plan.minutes) == (9, 60, before.minutes + 1)
    assert at.begins == room.begins()
    assert not room.runner.block_done.late


def test_a_workshop_that_begins_within_a_minute_is_not_late_from_the_start() -> None:
    desk = RoomDesk(closed=False)
    room = alone(desk)
    now = desk.clock.now.replace(second=45)
    desk.session.services = replace(desk.session.services, now=lambda: now)
    room.start()
    assert room.runner is not None
    assert not room.runner.block_done.late
    assert not room.runner.all_done.late


def test_a_start_that_was_typed_is_what_the_workshop_is_measured_by() -> None:
    desk = RoomDesk(closed=False)
    desk.runner.end()
    presenter = RoomPresenter(desk.session)
    presenter.choose_start("8:30")
    presenter.choose_minutes(60)
    assert presenter.before(Equipment(screens=Screens.APART)).script.begins == "8:30"
    presenter.start()
    assert presenter.runner is not None
    assert presenter.runner.workshop.begins == (8 * 60 + 30) * 60
    with pytest.raises(BadInput):
        presenter.choose_start("soon")
    presenter.end()
    assert presenter.at.begins == presenter.begins(), "the next one begins when it begins"


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("9:00", 540),
        ("9", 540),
        ("13.30", 810),
        ("0915", 555),
        ("2 pm", 840),
        ("12:30 a.m.", 30),
        ("12 PM", 720),
        ("9h05", 545),
    ],
)
def test_a_time_of_day_is_read_as_people_write_it(typed: str, at: int) -> None:
    assert read_time(typed) == at * 60


@pytest.mark.parametrize("typed", ["", "24:00", "9:60", "13 pm", "0 am", "nine", "9:5", "-9:00", "99"])
def test_what_is_no_time_of_day_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        read_time(typed)


def test_what_was_prepared_outlasts_a_crash_and_so_does_the_show_of_hands_before_the_first_count() -> None:
    desk = RoomDesk(closed=False, mode=Mode.OPEN, threshold=3)
    desk.runner.end()
    first = RoomPresenter(desk.session)
    first.choose_hands(hands=True)
    first.choose_minutes(60)
    first.choose_people(9)
    first.choose_start("13:00")
    again = RoomPresenter(desk.session)
    assert (again.at.by_hands, again.at.promised, again.at.people, again.at.begins) == (
        True,
        60,
        9,
        13 * 3600,
    )
    assert not again.left_in_the_middle
    assert again.before(FOUND).start == "Start the workshop"
    assert first_page(desk.session) is StepId.COLLECT, "nothing waits yet"
    assert CollectPresenter(desk.session).room_waits is None
    again.start()
    assert again.runner is not None
    again.runner.go_to(ScriptBlock.BALLOT)
    assert CollectPresenter(desk.session).room_waits is None, "hands are counted, and no sheet is missing"
    resumed = RoomPresenter(desk.session)
    assert resumed.at.by_hands
    assert resumed.at.block is ScriptBlock.BALLOT
    assert (resumed.at.begins, resumed.left_in_the_middle) == (13 * 3600, True)


def test_what_was_prepared_for_a_ballot_is_nothing_once_the_round_is_closed() -> None:
    desk = RoomDesk(closed=False)
    room = alone(desk)
    room.choose_minutes(60)
    desk.book.rounds.put(replace(desk.session.round, state=State.PUBLISHED))
    desk.session.reload()
    assert RoomPresenter(desk.session).at.promised == MINUTES


def test_minutes_that_no_workshop_has_are_refused_and_change_nothing() -> None:
    room = alone(RoomDesk(closed=False))
    at = room.at
    with pytest.raises(BadInput, match="A workshop takes from"):
        room.choose_minutes(5)
    assert room.at == at


def test_the_preparation_can_be_gone_back_to_and_changed_while_nothing_has_happened() -> None:
    desk = RoomDesk(closed=False, mode=Mode.OPEN, threshold=3)
    desk.runner.end()
    presenter = RoomPresenter(desk.session)
    presenter.start()
    presenter.prepare_again()
    assert presenter.left_in_the_middle
    view = presenter.before(Equipment(screens=Screens.APART))
    assert (view.start, view.by_hands) == ("Go on at Welcome", "Count raised hands, without sheets")
    presenter.choose_hands(hands=True)
    presenter.choose_minutes(60)
    presenter.choose_people(9)
    presenter.choose_start("13:00")
    at = presenter.at
    assert (at.by_hands, at.promised, at.people, at.begins) == (True, 60, 9, 13 * 3600)
    presenter.start()
    assert presenter.runner is not None
    assert presenter.runner.workshop.script == at.script
    assert presenter.runner.workshop.by_hands
    presenter.runner.go_to(ScriptBlock.BALLOT)
    presenter.prepare_again()
    presenter.choose_people(11)
    presenter.choose_hands(hands=False)
    with pytest.raises(BadInput, match="under way"):
        presenter.choose_minutes(90)
    assert (presenter.at.people, presenter.at.by_hands, presenter.at.block) == (11, False, ScriptBlock.BALLOT)
    presenter.begin_again()
    assert presenter.before(Equipment(screens=Screens.APART)).start == "Start the workshop"


def test_more_people_than_the_team_has_are_asked_about() -> None:
    desk = RoomDesk(closed=False)
    desk.runner.end()
    presenter = RoomPresenter(desk.session)
    presenter.choose_people(500)
    rows = {row.check: row for row in presenter.before(Equipment(screens=Screens.APART)).rows}
    assert rows[Check.PEOPLE].mark is CheckMark.AMBER
    assert rows[Check.PEOPLE].text == "The team has 12 people. Put the number right here, or on Set up."
    presenter.choose_people(12)
    rows = {row.check: row for row in presenter.before(Equipment(screens=Screens.APART)).rows}
    assert rows[Check.PEOPLE].mark is CheckMark.DONE


def test_typing_in_takes_as_long_on_collect_as_in_the_script() -> None:
    desk = RoomDesk(closed=False)
    desk.runner.end()
    ways = {way.title: way.fit for way in CollectPresenter(desk.session).view().room}
    note = RoomPresenter(desk.session).before(Equipment(screens=Screens.APART)).script.note
    assert ways["Type in paper"] == "About 2 minutes for 12 sheets, if two type"
    assert note == "Of the break, typing in takes about 2 minutes. Two type on two laptops."


def test_a_workbook_opens_where_a_workshop_waits_to_go_on() -> None:
    desk = RoomDesk(closed=False)
    assert first_page(desk.session) is StepId.DISCUSS
    desk.runner.end()
    assert first_page(desk.session) is StepId.COLLECT


def test_what_was_left_in_the_middle_goes_on_or_is_forgotten() -> None:
    desk = RoomDesk()
    desk.runner.go_to(ScriptBlock.TALK)
    room = RoomPresenter(desk.session)
    assert room.before(FOUND).start == "Go on at Talk, 1 of 2"
    assert room.forgets == (
        "The workshop stands at Talk, 1 of 2. Begin again forgets that place. What is recorded stays."
    )
    room.begin_again()
    assert room.before(FOUND).start == "Start the workshop"


def test_begin_again_says_what_goes_and_can_be_taken_back() -> None:
    desk = RoomDesk()
    desk.runner.put_hands(P, 3, 4)
    desk.runner.jot(Q, Jotting(note="ask the night shift"))
    desk.runner.go_to(ScriptBlock.DOTS)
    desk.runner.put_dots(P, 7)
    room = RoomPresenter(desk.session)
    for words in ("the second votes typed in", "your notes", "the dots typed in"):
        assert words in room.forgets
    before = room.at
    room.begin_again()
    assert room.can_take_up
    room.take_up()
    assert room.runner is not None
    at = room.runner.workshop
    assert (at.block, at.dots, at.jottings) == (before.block, before.dots, before.jottings)


def test_before_it_ends_a_workshop_says_what_waits() -> None:
    desk = RoomDesk()
    room = RoomPresenter(desk.session)
    room.start()
    run = room.runner
    assert run is not None
    plain = "End the workshop? What was agreed stays. The page for the room goes from the wall."
    assert room.asks_to_end() == plain
    run.go_to(ScriptBlock.TALK)
    run.toggle_reveal()
    assert room.asks_to_end() == f"{plain} Nothing is recorded about 1.2 of the agenda."
    run.record_and_next(ItemForm(level=3))
    assert room.asks_to_end() == f"{plain} Nothing is recorded about 1.1 of the agenda.", "it is at hand"
    run.undo()
    run.put_hands(P, 3, 4)
    run.jot(Q, Jotting(why="the night shift has no list", note="ask Dev"))
    run.go_to(ScriptBlock.DOTS)
    run.put_dots(P, 7)
    assert room.asks_to_end("  opening   hours ") == plain + (
        " Nothing is recorded about 1.1 and 1.2 of the agenda."
        " Not recorded, and gone when it ends: what you filled in at 1.2, the second vote at 1.1, "
        "your own note at 1.2, the dots typed in, and “opening hours”, which is not parked yet."
    )


def test_a_rehearsal_is_ticked_once_it_is_over_and_leaves_nothing() -> None:
    desk = RoomDesk(closed=False)
    room = alone(desk)
    room.rehearse()
    assert room.runner is not None
    room.runner.go_to(ScriptBlock.TALK)
    room.runner.confirm_close()
    assert room.runner.discussion.settled
    assert room.end() == "The rehearsal is over. Nothing of it was kept."
    marks = {row.check: row.mark for row in room.before(FOUND).rows}
    assert marks[Check.REHEARSED] is CheckMark.TICKED
    assert not room.left_in_the_middle
    assert not desk.book.discussions.of(desk.session.round.id).settled


def test_what_happens_to_the_round_is_no_matter_of_a_rehearsal() -> None:
    room = alone(RoomDesk(closed=False))
    room.rehearse()
    assert room.runner is not None
    results = room.runner.material.results
    room.look()
    assert room.runner.material.results == results


def tables(runner: Runner) -> tuple[DotsTables, list[list[tuple[str, ...]]]]:
    typed = DotsTables(runner)
    return typed, [list(table.table.rows) for table in typed.tables(dots_desk(runner))]


def test_dots_stand_in_two_tables_in_printed_order_and_what_is_not_typed_is_a_dash() -> None:
    desk = RoomDesk()
    desk.open_all()
    desk.runner.go_to(ScriptBlock.DOTS)
    typed, (talked, others) = tables(desk.runner)
    assert [row[0][:3] for row in talked] == [P, Q]
    assert {row[1] for row in talked} == {NOT_TYPED}
    table, _other = typed.tables(dots_desk(desk.runner))
    table.put({(0, 1): "7"})
    table.put({(1, 1): "0"})
    assert desk.runner.workshop.dots == {P: 7, Q: 0}
    table.put({(0, 1): NOT_TYPED})
    assert desk.runner.workshop.dots == {Q: 0}
    assert any(text == "" for _name, text in others), "rows of elements have no dots"


def test_what_is_no_number_stays_as_it_was_typed_and_says_why() -> None:
    desk = RoomDesk()
    desk.open_all()
    desk.runner.go_to(ScriptBlock.DOTS)
    typed, _rows = tables(desk.runner)
    table, _other = typed.tables(dots_desk(desk.runner))
    with pytest.raises(BadInput):
        table.put({(0, 1): "seven"})
    again, _other = typed.tables(dots_desk(desk.runner))
    assert again.table.rows[0][1] == "seven"
    assert (0, 1) in again.refused
    assert not desk.runner.workshop.dots
    again.put({(0, 1): "7"})
    assert not typed.tables(dots_desk(desk.runner))[0].refused
    with pytest.raises(BadInput, match=P):
        again.put({(0, 1): "x", (1, 1): "3"})
    assert desk.runner.workshop.dots == {P: 7}, "of several nothing is put where one is no number"


def changed(desk: RoomDesk, **settings: object) -> None:
    """As Set up does it: the round is another one, and the session reads it again."""
    desk.book.rounds.put(replace(desk.session.round, **settings))  # type: ignore[arg-type]
    desk.session.reload()


def shown(room: RoomPresenter) -> tuple[int | None, tuple[str, ...], int]:
    """Minutes of the ballot, its practices, and people, as the preparation shows and Start begins them."""
    ballot = room.at.script.of(ScriptBlock.BALLOT)
    return ballot.minutes if ballot else None, room.at.practices, room.at.people


@pytest.mark.parametrize("prepared", [False, True])
def test_what_the_round_asks_since_is_what_is_prepared_and_what_runs(*, prepared: bool) -> None:
    desk = RoomDesk(closed=False)
    room = alone(desk)
    if prepared:
        room.choose_minutes(60)
    minutes = shown(room)[0]
    changed(desk, practices=(P, Q), headcount=Headcount(frontline=9, supervisor=4, manager=2))
    again = prepare(desk.session.round, minutes=room.at.promised, begins=0, people=15)
    assert shown(room) == (again.script.least_of(ScriptBlock.BALLOT), (P, Q), 15)
    assert shown(room)[0] != minutes
    assert room.at.script == again.script
    room.start()
    assert room.runner is not None
    assert (room.runner.workshop.practices, room.runner.workshop.people) == ((P, Q), 15)
    room.runner.go_to(ScriptBlock.BALLOT)
    assert slide_text(room) == "1 of 2"


def slide_text(room: RoomPresenter) -> str:
    assert room.runner is not None
    slide = room.runner.slide
    assert isinstance(slide, BallotSlide)
    return slide.place


def test_people_that_somebody_counted_stay_whatever_the_team_has() -> None:
    desk = RoomDesk(closed=False)
    room = alone(desk)
    room.choose_people(9)
    changed(desk, headcount=Headcount(frontline=9, supervisor=4, manager=2))
    assert room.at.people == 9


def test_a_workshop_under_way_asks_what_its_round_asks_and_undo_brings_back_no_other() -> None:
    desk = RoomDesk(closed=False)
    room = alone(desk)
    room.start()
    assert room.runner is not None
    room.runner.next()
    changed(desk, practices=(P, Q))
    room.look()
    assert room.runner.workshop.practices == (P, Q)
    room.runner.undo()
    assert room.runner.workshop.practices == (P, Q)


def test_a_round_that_was_closed_since_has_no_ballot_before_it_and_none_that_goes_on() -> None:
    desk = RoomDesk(closed=False)
    room = alone(desk)
    room.start()
    room.prepare_again()
    changed(desk, state=State.PUBLISHED)
    view = room.before(FOUND)
    assert view.start == "Go on at Welcome"
    assert Check.SHEETS not in {row.check for row in view.rows}
    assert room.at.script.of(ScriptBlock.BALLOT) is None
    changed(desk, state=State.OPEN)
    room.start()
    assert room.runner is not None
    room.runner.go_to(ScriptBlock.BALLOT)
    changed(desk, state=State.PUBLISHED)
    room.look()
    assert room.runner.workshop.block is ScriptBlock.BREAK
