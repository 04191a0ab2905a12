"""A workshop as it is run: every button, the clock, a crash in the middle, and ninety minutes to the end."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import product

import pytest

from sixelements.application import closing, rounds, workshops
from sixelements.application import discussion as discussions
from sixelements.domain.discussion import NO_DISCUSSION, Outcome
from sixelements.domain.discussion_patch import DiscussionPatch
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.ids import PracticeId
from sixelements.domain.script import ScriptBlock
from sixelements.domain.teams import Headcount
from sixelements.presentation.journey import StepId, rail
from sixelements.presentation.pages.settle import ItemForm
from sixelements.presentation.room.dots_desk import dots_desk
from sixelements.presentation.room.keeping import StoredKeeper
from sixelements.presentation.room.keys import RoomAct, key_rows, perform
from sixelements.presentation.room.projector import slide_of
from sixelements.presentation.room.rehearsal import PEOPLE, rehearsal
from sixelements.presentation.room.runner import Runner
from sixelements.presentation.room.short_of_time import short_of_time
from sixelements.presentation.room.slides import (
    BallotSlide,
    CloseOnesSlide,
    CloseSlide,
    DotsSlide,
    LinesSlide,
    TalkSlide,
    WaitSlide,
    WelcomeSlide,
)
from sixelements.presentation.room.talk_desk import talk_desk
from tests.application.test_rounds import LATER
from tests.builders import PRACTICES
from tests.domain.builders import shipped_assessment
from tests.presentation.desk import FullDisk
from tests.presentation.results_room import level, staff
from tests.presentation.room_desk import NINE, Clock, P, Q, RoomDesk

B = ScriptBlock
FRONTLINE_ALONE = Headcount(frontline=9)


def to_talk(desk: RoomDesk) -> Runner:
    desk.runner.go_to(B.TALK)
    return desk.runner


# --- time


def test_a_practice_gives_way_to_the_next_when_its_time_is_over_and_the_lines_wait() -> None:
    desk = RoomDesk(closed=False)
    desk.runner.go_to(B.BALLOT)
    first = desk.runner.seconds[0]
    desk.ticks(first - 1)
    assert desk.runner.workshop.page == 0
    desk.ticks(1)
    assert desk.runner.workshop.page == 1
    desk.ticks(sum(desk.runner.seconds[1:-1]))
    assert isinstance(desk.runner.slide, LinesSlide)
    desk.ticks(1000)
    assert isinstance(desk.runner.slide, LinesSlide)


@pytest.mark.parametrize("act", [RoomAct.PAUSE, RoomAct.BLANK])
def test_nothing_goes_on_by_itself_while_it_is_paused_or_blank(act: RoomAct) -> None:
    desk = RoomDesk(closed=False)
    desk.runner.go_to(B.BALLOT)
    perform(desk.runner, act)
    desk.ticks(300)
    assert desk.runner.workshop.page == 0


def test_a_practice_gets_longer_when_asked() -> None:
    desk = RoomDesk(closed=False)
    desk.runner.go_to(B.BALLOT)
    first = desk.runner.seconds[0]
    desk.runner.longer()
    desk.ticks(first)
    assert (desk.runner.workshop.page, desk.runner.page_left) == (0, 15)


def test_halves_of_seconds_are_not_lost_and_sleep_is_no_time_of_the_workshop() -> None:
    desk = RoomDesk()
    for _half in range(21):
        desk.clock.pass_by(0.5)
        desk.runner.tick()
    assert desk.runner.workshop.spent == {B.WELCOME: 10}
    desk.clock.pass_by(3600)
    desk.runner.tick()
    desk.clock.pass_by(-7200)
    desk.runner.tick()
    assert desk.runner.workshop.spent == {B.WELCOME: 10}
    desk.ticks(5)
    assert desk.runner.workshop.spent == {B.WELCOME: 15}


def test_time_that_went_by_is_kept_every_half_minute_without_a_step() -> None:
    desk = RoomDesk()
    desk.ticks(29)
    assert desk.again().workshop.spent == {}
    desk.ticks(1)
    assert desk.again().workshop.spent == {B.WELCOME: 30}


# --- a crash, and the way back


def test_after_a_crash_it_goes_on_at_the_same_item_with_answers_hidden() -> None:
    desk = RoomDesk()
    runner = to_talk(desk)
    runner.toggle_reveal()
    runner.record_and_next(ItemForm(level=2.5, why="It depends."))
    runner.toggle_reveal()
    desk.ticks(31)
    again = desk.again()
    at = again.workshop
    assert (at.block, at.page, at.paused, at.revealed) == (B.TALK, 1, True, False)
    assert at.here in (30, 31)
    assert isinstance(again.slide, TalkSlide)
    assert not again.slide.revealed
    again.start()
    assert not again.workshop.paused
    assert again.discussion.agreed(Q) == 2.5


def test_the_rail_says_where_the_workshop_stands_until_it_ends() -> None:
    desk = RoomDesk(closed=False)
    desk.runner.go_to(B.BALLOT)
    desk.runner.next()
    assert discuss(desk) == "Ballot, 2 of 5"
    desk = RoomDesk()
    desk.runner.go_to(B.TALK)
    assert discuss(desk) == "Talk, 1 of 2"
    desk.runner.end()
    assert discuss(desk) == "With the team, in one room"


def discuss(desk: RoomDesk) -> str:
    """What the rail says of Discuss."""
    return next(step.state for step in rail(desk.session) if step.id is StepId.DISCUSS)


def test_every_step_is_taken_back_one_by_one_to_the_first() -> None:
    desk = RoomDesk()
    runner = to_talk(desk)
    start = runner.workshop
    runner.confirm_close()
    runner.toggle_reveal()
    runner.record_and_next(ItemForm(not_agreed=True, aim=4))
    runner.park("the evening  counter")
    runner.move(P, -1)
    runner.skip(Q)
    runner.go_to(B.DOTS)
    runner.put_dots(P, 7)
    runner.finish_dots()
    runner.toggle_counts()
    settled = desk.book.discussions.of(desk.session.round.id)
    assert (settled.votes, settled.parking, settled.aims) == ({P: 7}, ("the evening counter",), {Q: 4})
    labels = []
    while runner.next_undo and runner.workshop.block is not B.WELCOME:
        labels.append(runner.next_undo)
        runner.undo()
    assert labels[0] == "the dots"
    assert desk.book.discussions.of(desk.session.round.id) == NO_DISCUSSION
    assert runner.workshop.order == start.order
    assert desk.again().workshop.block is B.WELCOME
    runner.undo()
    runner.undo()


def test_what_its_own_button_takes_back_is_no_step_of_undo() -> None:
    desk = RoomDesk()
    runner = to_talk(desk)
    runner.toggle_reveal()
    runner.fill_in(ItemForm(level=3))
    item, label = runner.workshop.practice, runner.next_undo
    runner.toggle_blank()
    runner.pause_or_go_on()
    runner.next()
    assert runner.workshop.practice != item
    runner.back()
    assert (runner.workshop.practice, runner.next_undo) == (item, label)
    runner.undo()
    assert runner.discussion == NO_DISCUSSION
    assert runner.workshop.practice == item
    assert runner.workshop.blank, "the room sees what it saw"


def test_undo_shows_the_room_nothing_that_it_does_not_see() -> None:
    """Whatever was done before, and however often it is taken back."""
    desk = RoomDesk()
    acts: tuple[Callable[[Runner], object], ...] = (
        Runner.toggle_reveal,
        lambda run: run.record_and_next(ItemForm(level=3)),
        lambda run: run.fill_in(ItemForm(level=2)),
        Runner.next,
        Runner.back,
        lambda run: run.move(P, 1),
        lambda run: run.put_dots(P, 3),
        Runner.finish_dots,
        Runner.toggle_counts,
    )
    for order in product(acts, repeat=3):
        for block in (B.TALK, B.DOTS):
            runner = desk.again()
            runner.go_to(block)
            for act in order:
                with suppress(BadInput):
                    act(runner)
            while runner.next_undo and runner.workshop.block is not B.WELCOME:
                before = runner.workshop
                runner.undo()
                at = runner.workshop
                assert before.revealed or not at.revealed, order
                assert before.counts_shown or not at.counts_shown, order


APART = (9, 0, 9, 0, 0)


@pytest.mark.parametrize("first", ["hands", "level"])
def test_a_second_vote_that_leaves_the_room_apart_makes_no_agreed_level(first: str) -> None:
    desk = RoomDesk()
    runner = to_talk(desk)
    runner.put_people(18)
    runner.toggle_reveal()
    item = runner.workshop.practice
    assert item is not None
    if first == "hands":
        vote(runner, item, APART)
    runner.fill_in(ItemForm(level=3, why="It depends."))
    vote(runner, item, APART)
    settled = runner.discussion.settled[item]
    assert (settled.outcome, settled.level, settled.why) == (Outcome.NOT_AGREED, None, "It depends.")
    results = runner.material.results
    assert results is not None
    assert results.discussion.not_agreed(item)
    runner.record_and_next(ItemForm(level=3))
    assert runner.discussion.not_agreed(item)
    assert runner.jotting(item).hands == APART, "both are kept"
    while item in runner.discussion.settled:
        runner.undo()
    assert runner.discussion == NO_DISCUSSION


def test_hands_half_typed_take_no_agreed_level_away_and_undo_brings_it_back() -> None:
    desk = RoomDesk()
    runner = to_talk(desk)
    runner.put_people(18)
    runner.toggle_reveal()
    item = runner.workshop.practice
    assert item is not None
    runner.fill_in(ItemForm(level=3))
    runner.put_hands(item, 1, 3)
    runner.put_hands(item, 3, 1)
    assert runner.discussion.agreed(item) == 3, "one of eighteen, the rest to come"
    runner.put_hands(item, 3, 15)
    assert runner.discussion.agreed(item) == 3
    runner.put_hands(item, 5, 9)
    assert runner.discussion.not_agreed(item)
    runner.undo()
    assert runner.discussion.agreed(item) == 3
    assert runner.jotting(item).hands == (3, None, 15, None, None)


def vote(runner: Runner, item: PracticeId, hands: Sequence[int]) -> None:
    for place, n in enumerate(hands, start=1):
        runner.put_hands(item, place, n)


def test_undo_leaves_alone_what_was_recorded_elsewhere_since() -> None:
    desk = RoomDesk()
    runner = to_talk(desk)
    runner.toggle_reveal()
    runner.record_and_next(ItemForm(level=3))
    record = desk.book.discussions.of(desk.session.round.id)
    desk.book.discussions.put(desk.session.round.id, replace(record, facilitator="Ines"))
    runner.undo()
    now = desk.book.discussions.of(desk.session.round.id)
    assert (now.facilitator, now.settled, now.discussed) == ("Ines", {}, ())
    runner.park("Forms")
    discussions.record(desk.book, desk.session.round, DiscussionPatch(parking=("Queue",)))
    runner.undo()
    assert desk.book.discussions.of(desk.session.round.id).parking == ("Queue",)


# --- the talk


def test_the_agenda_is_there_as_soon_as_the_round_is_closed() -> None:
    desk = RoomDesk(closed=False)
    runner = to_talk(desk)
    assert (runner.workshop.order, isinstance(runner.slide, WaitSlide)) == ((), True)
    desk.room.hand_in(*staff(*[level(3, _1_2=n) for n in (1, 1, 2, 5, 5, 4)]))
    closing.close_round(desk.book, desk.session.round, today=LATER)
    desk.session.reload()
    runner.look()
    assert runner.workshop.order == (Q,)
    assert runner.slide.revealed is False  # type: ignore[union-attr]


def test_nothing_is_recorded_before_reveal_or_without_a_choice_or_beyond_what_fits() -> None:
    desk = RoomDesk()
    runner = to_talk(desk)
    with pytest.raises(BadInput, match="Reveal"):
        runner.record_and_next(ItemForm(level=3))
    runner.toggle_reveal()
    for form in (
        ItemForm(),
        ItemForm(why="only words"),
        ItemForm(level=2.2),
        ItemForm(level=3, why="x" * 5001),
    ):
        with pytest.raises(BadInput):
            runner.record_and_next(form)
    with pytest.raises(BadInput):
        runner.park("  ")
    assert (runner.workshop.page, runner.discussion) == (0, NO_DISCUSSION)


def test_what_is_filled_in_is_on_disk_before_anybody_presses_record() -> None:
    desk = RoomDesk()
    runner = to_talk(desk)
    runner.fill_in(ItemForm(level=3))
    assert runner.discussion == NO_DISCUSSION, "not before the answers are shown"
    runner.toggle_reveal()
    runner.fill_in(ItemForm(why="only words"))
    assert runner.discussion == NO_DISCUSSION, "not without a choice"
    for form in (ItemForm(level=3), ItemForm(level=3, why="The list "), ItemForm(level=2, why="The list")):
        runner.fill_in(form)
    with pytest.raises(BadInput):
        runner.fill_in(ItemForm(level=2, why="x" * 5001))
    again = desk.again()
    settled = again.discussion.settled[Q]
    assert (settled.level, settled.why, again.workshop.practice) == (2, "The list", Q)
    runner.record_and_next(ItemForm(level=2, why="The list", aim=4))
    assert runner.workshop.practice == P
    runner.undo()
    assert (runner.discussion, runner.workshop.practice) == (NO_DISCUSSION, Q), "all of it is one step"
    runner.toggle_reveal()
    runner.fill_in(ItemForm(level=3))
    runner.put_people(11)
    runner.fill_in(ItemForm(not_agreed=True))
    runner.undo()
    assert runner.discussion.settled[Q].level == 3, "what stands between two of them parts them"


def test_confirming_keeps_the_mean_and_makes_no_level() -> None:
    desk = RoomDesk()
    runner = to_talk(desk)
    close = runner.close_left
    assert close == PRACTICES[2:]
    runner.confirm_close()
    settled = runner.discussion.settled
    assert {settled[p].outcome for p in close} == {Outcome.CONFIRMED}
    assert runner.discussion.agreed(close[0]) is None
    assert runner.close_left == ()


def test_the_room_sees_which_ones_are_close_before_they_are_confirmed_and_after() -> None:
    desk = RoomDesk()
    runner = to_talk(desk)
    runner.toggle_reveal()
    runner.toggle_close()
    slide = runner.slide
    assert isinstance(slide, CloseOnesSlide)
    assert slide.title == f"We are close on these {len(PRACTICES[2:])}"
    assert [name.name.split()[0] for name in slide.names] == [*PRACTICES[2:]]
    assert all(name.count in "12345" for name in slide.names)
    runner.confirm_close()
    confirmed = runner.slide
    assert isinstance(confirmed, CloseOnesSlide)
    assert confirmed.title == f"We confirmed these {len(PRACTICES[2:])} together"
    runner.undo()
    assert runner.slide == slide
    assert not runner.discussion.settled
    runner.toggle_close()
    assert not runner.workshop.revealed, "nobody asked for the answers again"
    runner.toggle_close()
    runner.next()
    assert not runner.workshop.close_shown
    runner.toggle_close()
    assert workshops.left_at(desk.book, desk.session.round) == runner.workshop.resumed()
    assert not runner.workshop.resumed().close_shown


def test_a_step_that_changes_nothing_is_no_step() -> None:
    desk = RoomDesk()
    before = desk.runner.next_undo
    desk.runner.back()
    desk.runner.toggle_reveal()
    desk.runner.toggle_counts()
    desk.runner.skip(P)
    assert desk.runner.workshop.skipped == {P}
    desk.runner.skip(P)
    desk.runner.undo()
    assert desk.runner.next_undo == before


def test_too_many_dots_are_not_recorded() -> None:
    desk = RoomDesk()
    desk.runner.go_to(B.DOTS)
    desk.runner.put_dots(P, 73)
    with pytest.raises(BadInput, match="12 people × 6 give 72"):
        desk.runner.finish_dots()
    desk.runner.put_dots(P, 72)
    desk.runner.finish_dots()
    assert desk.runner.discussion.votes == {P: 72}


def test_counts_that_a_change_of_dots_hid_do_not_come_back_with_undo() -> None:
    desk = RoomDesk()
    runner = desk.runner
    runner.go_to(B.DOTS)
    runner.put_dots(P, 5)
    runner.finish_dots()
    runner.toggle_counts()
    runner.put_dots(P, 7)
    runner.undo()
    assert (runner.workshop.dots, runner.workshop.dots_done) == ({P: 5}, True)
    assert not runner.workshop.counts_shown
    runner.toggle_counts()
    runner.toggle_counts()
    runner.undo()
    assert not runner.workshop.counts_shown


def test_the_break_is_not_left_by_a_press_too_many_while_there_are_no_results() -> None:
    desk = RoomDesk(closed=False)
    runner = desk.runner
    runner.go_to(B.BREAK)
    with pytest.raises(BadInput, match="Close the round first"):
        runner.next()
    assert runner.workshop.block is B.BREAK
    runner.end_block()
    assert runner.slide == slide_of(runner.workshop.go_to(B.PROFILE), runner.material), (
        "a block can be chosen"
    )


@pytest.mark.parametrize("way", [Runner.end_block, lambda r: r.go_to(B.PLAN), lambda r: r.go_to(B.CLOSE)])
def test_no_way_past_the_dots_leaves_those_that_are_typed_in_behind(way: Callable[[Runner], None]) -> None:
    desk = RoomDesk()
    runner = desk.runner
    runner.go_to(B.DOTS)
    runner.put_dots(P, 73)
    with pytest.raises(BadInput, match="Check the counts"):
        way(runner)
    assert isinstance(runner.slide, DotsSlide)
    runner.put_dots(P, 30)
    runner.go_to(B.TALK)
    assert not runner.discussion.votes, "on the way back they wait"
    runner.go_to(B.DOTS)
    way(runner)
    assert runner.workshop.block in (B.PLAN, B.CLOSE)
    assert runner.discussion.votes == {P: 30}
    runner.undo()
    runner.undo()
    assert (runner.workshop.block, runner.discussion.votes) == (B.DOTS, {})


def test_a_full_disk_does_not_stop_the_room_and_a_record_waits_with_the_rest() -> None:
    desk = RoomDesk()
    book = FullDisk()
    book.content = desk.book.content
    desk.session.put(book, desk.session.path)  # type: ignore[arg-type]
    runner = desk.again()
    runner.start()
    runner.go_to(B.TALK)
    book.full = True
    for _step in range(5):
        runner.toggle_reveal()
    assert runner.workshop.revealed
    assert desk.session.unsaved == 1
    runner.record_and_next(ItemForm(level=3))
    assert (runner.workshop.page, runner.discussion.agreed(Q), desk.session.unsaved) == (1, 3, 2)
    book.full = False
    desk.session.retry()
    again = desk.again()
    assert (again.workshop.block, again.workshop.page, again.discussion.agreed(Q)) == (B.TALK, 1, 3)


def test_short_of_time_names_what_goes_before_it_goes() -> None:
    desk = RoomDesk(minutes=60)
    nothing = short_of_time(desk.runner)
    assert (nothing.missing, nothing.button) == ("", "Drop these")
    desk.ticks(40 * 60)
    found = short_of_time(desk.runner)
    assert found.ends.startswith("Workshop ends 10:3")
    assert found.lines[-1] == "Left out: Dots."
    assert any(line.startswith("Plan: 8 minutes in place of") for line in found.lines)
    assert found.wins.startswith("That wins")
    assert "still missing" in found.missing
    desk.runner.drop()
    assert B.DOTS not in desk.runner.workshop.script.order
    again = short_of_time(desk.runner)
    assert (again.lines, again.button) == ((), "")
    assert again.wins == (
        "1.2 Practice 1.2 and 1.1 Practice 1.1 stay, so that two are talked about. "
        "To drop one all the same, skip it in the agenda."
    )
    desk.runner.go_to(B.CLOSE)
    assert short_of_time(desk.runner).wins == "There is nothing left to drop."


def test_what_was_dropped_from_the_talk_ends_it_sooner_by_what_was_said() -> None:
    desk = RoomDesk(sheets=[level(n) for n in (1, 1, 2, 4, 5, 5)])
    runner = desk.runner
    runner.go_to(B.TALK)
    desk.clock.pass_by(60 * 60)
    runner.tick()
    for _minutes in range(3):
        late, found = runner.all_done.minutes_over, runner.saving()
        items = [runner.items_ahead[place] for place in found.items]
        runner.drop()
        assert late - runner.all_done.minutes_over == found.gained
        assert {*items} <= runner.workshop.skipped
    assert len(runner.workshop.talk) == 2


def test_the_last_item_can_go_once_two_were_talked_about() -> None:
    desk = RoomDesk(sheets=[level(n) for n in (1, 1, 2, 4, 5, 5)])
    runner = desk.runner
    runner.go_to(B.TALK)
    for _item in range(len(runner.workshop.talk) - 2):
        runner.next()
    last = runner.items_ahead
    assert len(last) == 1
    assert short_of_time(runner).lines[0].startswith(f"Not talked about: {last[0]}")


def test_the_last_items_of_the_talk_go_first_and_are_named() -> None:
    apart = [level(n) for n in (1, 1, 2, 4, 5, 5)]
    desk = RoomDesk(sheets=apart)
    desk.runner.go_to(B.TALK)
    desk.clock.pass_by(60)
    found = short_of_time(desk.runner)
    assert found.lines[0].startswith("Not talked about: 2.2")
    desk.runner.drop()
    assert PRACTICES[-1] in desk.runner.workshop.skipped


def test_dropping_says_what_it_drops_and_is_taken_back() -> None:
    desk = RoomDesk()
    desk.ticks(600)
    assert desk.runner.all_done.minutes_over == 5
    found = desk.runner.saving()
    assert found.gained == 5
    before = desk.runner.workshop.script
    desk.runner.drop()
    assert desk.runner.all_done.minutes_over == 0
    desk.runner.undo()
    assert desk.runner.workshop.script == before


# --- keys


@pytest.mark.parametrize("block", list(ScriptBlock))
def test_no_key_means_two_things_and_every_act_can_be_done(block: ScriptBlock) -> None:
    rows = key_rows(block)
    keys = [key for row in rows for key in row.keys]
    assert len(set(keys)) == len(keys)
    assert {"PgDown", "PgUp", "F5", "B", "."} <= set(keys)
    desk = RoomDesk()
    desk.runner.go_to(block)
    for row in rows:
        perform(desk.runner, row.act)


# --- ninety minutes, and a rehearsal


def test_ninety_minutes_from_end_to_end_are_kept_to_the_minute() -> None:
    """Eighteen people, five practices: the ballot paces itself, the round is closed, and all is settled."""
    desk = RoomDesk(closed=False, people=18)
    runner, took = desk.runner, {}
    for block in runner.workshop.script.order:
        assert runner.workshop.block is block
        begun = desk.clock.now
        if block is B.BREAK:
            answers = [level(3, _1_1=n, _1_2=n) for n in (1, 2, 2, 4, 5, 5) * 3]
            desk.room.hand_in(*staff(*answers))
            closing.close_round(desk.book, desk.session.round, today=LATER)
            desk.session.reload()
            runner.look()
        if block is B.TALK:
            runner.confirm_close()
            while runner.workshop.block is B.TALK:
                runner.toggle_reveal()
                desk.ticks(runner.page_left)
                runner.record_and_next(ItemForm(level=2, why="We looked.", aim=3))
        else:
            desk.ticks(runner.workshop.left(runner.seconds))
            if block is B.DOTS:
                runner.put_dots(Q, 100)
                runner.finish_dots()
            runner.next()
        took[block] = (desk.clock.now - begun).total_seconds() / 60
    assert runner.workshop.last
    assert isinstance(runner.slide, CloseSlide)
    planned = {b.block: b.minutes for b in runner.workshop.script.blocks}
    assert {block: minutes <= planned[block] for block, minutes in took.items()} == dict.fromkeys(
        planned, True
    )
    assert abs(took[B.BALLOT] - planned[B.BALLOT]) <= 0.2
    assert runner.all_done.minutes_over <= 0
    assert [row.note for row in runner.slide.agreed] == ["aim 3", "aim 3"]
    runner.end()
    assert workshops.left_at(desk.book, desk.session.round) is None
    assert runner.ended


def test_what_ended_stays_over_whatever_is_still_pressed() -> None:
    desk = RoomDesk()
    desk.runner.end()
    desk.ticks(61)
    desk.runner.next()
    desk.runner.undo()
    assert workshops.left_at(desk.book, desk.session.round) is None


def test_a_rehearsal_goes_through_every_page_and_leaves_no_trace() -> None:
    desk = RoomDesk(closed=False)
    before = desk.book.content.as_it_is()
    material = StoredKeeper(desk.session).material()
    keeper = rehearsal(material)
    at = workshops.prepare(desk.session.round, minutes=90, begins=0, people=PEOPLE)
    runner = Runner(at, keeper, Clock())
    runner.start()
    seen = set()
    while not runner.workshop.last:
        seen.add(type(runner.slide))
        if runner.workshop.block is B.TALK:
            runner.toggle_reveal()
            seen.add(type(runner.slide))
            runner.record_and_next(ItemForm(level=3))
        else:
            runner.next()
    assert {BallotSlide, LinesSlide, TalkSlide} <= seen
    assert WaitSlide not in seen
    runner.park("chairs")
    runner.confirm_close()
    runner.undo()
    assert isinstance(runner.slide, CloseSlide)
    runner.end()
    assert desk.book.content == before


@pytest.mark.parametrize(("team", "asked"), [(FRONTLINE_ALONE, False), (None, True)])
def test_the_welcome_of_a_rehearsal_has_roles_only_if_the_sheet_has(
    team: Headcount | None, *, asked: bool
) -> None:
    desk = RoomDesk(closed=False)
    desk.book.rounds.put(replace(desk.session.round, headcount=team))
    desk.session.reload()
    at = workshops.prepare(desk.session.round, minutes=90, begins=0, people=PEOPLE)
    material = StoredKeeper(desk.session).material()
    for keeper in (StoredKeeper(desk.session), rehearsal(material)):
        welcome = Runner(at, keeper, Clock()).slide
        assert isinstance(welcome, WelcomeSlide)
        assert (bool(welcome.roles), bool(welcome.role_note)) == (asked, asked)


def test_the_invented_answers_give_the_whole_questionnaire_something_to_talk_about() -> None:
    desk = RoomDesk(closed=False)
    whole = shipped_assessment()
    material = StoredKeeper(desk.session).material()
    round_ = replace(material.round, practices=tuple(whole.practices))
    keeper = rehearsal(replace(material, assessment=whole, round=round_))
    at = workshops.prepare(round_, minutes=90, begins=0, people=PEOPLE)
    runner = Runner(at, keeper, Clock())
    assert 5 <= len(runner.agenda.items) <= 8
    assert runner.agenda.close
    assert runner.agenda.later


def test_a_round_that_is_not_closed_records_nothing() -> None:
    desk = RoomDesk(closed=False)
    with pytest.raises(NotAllowed):
        desk.runner.park("chairs")
    assert desk.runner.discussion == NO_DISCUSSION


def test_a_practice_that_is_set_aside_in_the_middle_is_not_talked_about_any_more() -> None:
    desk = RoomDesk()
    runner = to_talk(desk)
    assert runner.workshop.practice == Q
    rounds.set_aside(desk.book, desk.session.round, Q, reason="We have no counter.")
    stale = slide_of(runner.workshop.reveal(), StoredKeeper(desk.session).material())
    assert isinstance(stale, TalkSlide)
    assert not stale.revealed
    desk.session.reload()
    runner.look()
    assert runner.workshop.talk == (P,)
    runner.bring_back(Q)
    assert runner.workshop.talk == (P,)
    assert talk_desk(runner).item
    runner.go_to(B.DOTS)
    assert isinstance(runner.slide, DotsSlide)
    lines = dots_desk(runner)
    assert Q not in {line.practice for line in (*lines.talked, *lines.others)}
    runner.put_dots(Q, 7)
    runner.finish_dots()
    assert runner.discussion.votes == {}


def test_time_that_passed_before_undo_is_spent() -> None:
    desk = RoomDesk()
    runner = to_talk(desk)
    desk.clock.pass_by(20)
    runner.undo()
    assert sum(runner.workshop.spent.values()) == 20


def test_dots_that_are_done_are_recorded_no_second_time_on_the_way_to_the_plan() -> None:
    desk = RoomDesk()
    runner = desk.runner
    runner.go_to(B.DOTS)
    runner.put_dots(P, 5)
    runner.finish_dots()
    runner.go_to(B.PLAN)
    assert (runner.next_undo, desk.session.book.discussions.of(desk.session.round.id).votes) == (
        "the way to another block", {P: 5},
    )  # fmt: skip
    runner.undo()
    assert runner.next_undo == "the dots"
    runner.undo()
    assert not runner.workshop.dots_done


def test_no_workshop_writes_blanks_over_dots_that_an_earlier_one_recorded() -> None:
    desk = RoomDesk()
    desk.runner.go_to(B.DOTS)
    desk.runner.put_dots(P, 5)
    desk.runner.put_dots(Q, 7)
    desk.runner.finish_dots()
    desk.runner.end()
    again = desk.run(workshops.prepare(desk.session.round, minutes=90, begins=NINE, people=12))
    again.start()
    again.go_to(B.DOTS)
    assert (dots_desk(again).typed, again.workshop.dots_done) == (12, True)
    again.put_dots(P, 6)
    again.finish_dots()
    assert again.discussion.votes == {P: 6, Q: 7}
    again.undo()
    again.undo()
    assert (again.discussion.votes, again.workshop.dots, again.workshop.dots_done) == (
        {P: 5, Q: 7}, {P: 5, Q: 7}, True,
    )  # fmt: skip


def second_sitting(*, typed: Mapping[PracticeId, int]) -> tuple[RoomDesk, Runner]:
    """A workshop of a round whose dots another one recorded."""
    desk = RoomDesk()
    desk.runner.go_to(B.DOTS)
    for practice, dots in typed.items():
        desk.runner.put_dots(practice, dots)
    desk.runner.finish_dots()
    assert not dots_desk(desk.runner).earlier, "nobody needs to be told what was recorded just now"
    desk.runner.end()
    again = desk.run(workshops.prepare(desk.session.round, minutes=90, begins=NINE, people=12))
    again.start()
    again.go_to(B.DOTS)
    return desk, again


def test_a_second_sitting_is_told_whose_dots_stand_there() -> None:
    _desk, again = second_sitting(typed={P: 5, Q: 7})
    assert dots_desk(again).earlier == (
        "These 12 dots were recorded earlier. For a new vote, clear the dots first, or old and new mix."
    )
    again.put_dots(P, 6)
    assert dots_desk(again).earlier == (
        "Done puts these in the place of the 12 dots recorded earlier. 1 practice has the same dots as then."
    )
    again.finish_dots()
    assert dots_desk(again).earlier == ""
    again.undo()
    again.undo()
    assert dots_desk(again).earlier.startswith("These 12 dots were recorded earlier.")


@pytest.mark.parametrize("way", ["cleared", "emptied", "zero"])
def test_dots_that_were_emptied_stay_so_and_done_takes_them_away(way: str) -> None:
    desk, again = second_sitting(typed={P: 5, Q: 7})
    if way == "cleared":
        again.clear_dots()
        assert again.next_undo == "the clearing of the dots"
    else:
        for practice in (P, Q):
            again.put_dots(practice, None if way == "emptied" else 0)
    assert again.workshop.dots_typed == 0
    assert dots_desk(again).earlier == "Done takes the 12 dots recorded earlier away."
    again.look()
    assert again.workshop.dots_typed == 0, "what is emptied does not come back by itself"
    crashed = desk.again()
    crashed.start()
    assert crashed.workshop.dots_typed == 0
    assert crashed.discussion.votes == {P: 5, Q: 7}, "until Done the record stays"
    again.undo()
    if way != "cleared":
        again.undo()
    assert (again.workshop.dots, again.workshop.dots_done) == ({P: 5, Q: 7}, True)
    crashed.finish_dots()
    assert (crashed.discussion.votes, crashed.workshop.dots_done) == ({}, True)
    shown = dots_desk(crashed)
    assert (shown.foot, shown.counts) == ("No dots are recorded. Go on to the plan.", False)
    assert shown.counts_note == "No dots were given, so there are no counts to show."
    crashed.undo()
    assert crashed.discussion.votes == {P: 5, Q: 7}


def test_a_first_vote_that_is_cleared_is_empty_and_comes_back_with_undo() -> None:
    desk = RoomDesk()
    desk.runner.go_to(B.DOTS)
    desk.runner.clear_dots()
    assert not desk.runner.workshop.dots
    desk.runner.put_dots(P, 5)
    desk.runner.clear_dots()
    assert desk.runner.workshop.dots == {}
    desk.runner.undo()
    assert desk.runner.workshop.dots == {P: 5}


def test_counts_stand_beside_everything_that_got_dots_though_nothing_was_talked_through() -> None:
    desk = RoomDesk()
    desk.runner.go_to(B.DOTS)
    desk.runner.put_dots(Q, 7)
    assert isinstance(desk.runner.slide, DotsSlide)
    assert not desk.runner.slide.names
    desk.runner.finish_dots()
    desk.runner.toggle_counts()
    slide = desk.runner.slide
    assert isinstance(slide, DotsSlide)
    assert [(name.name[:3], name.count) for name in slide.names] == [(Q, "7")]
    assert slide.others == ""


def test_dots_recorded_elsewhere_meanwhile_come_in_unless_others_are_being_typed() -> None:
    desk = RoomDesk()
    at = desk.runner
    at.go_to(B.DOTS)
    record = DiscussionPatch(votes={Q: 7})
    discussions.record(desk.book, desk.session.round, record)
    at.look()
    assert at.workshop.dots == {Q: 7}
    at.undo()
    at.finish_dots()
    assert at.discussion.votes == {Q: 7}, "a step that came before them takes none away"
    at.put_dots(P, 1)
    discussions.record(desk.book, desk.session.round, DiscussionPatch(votes={Q: 9}))
    at.look()
    assert at.workshop.dots == {P: 1, Q: 7}
