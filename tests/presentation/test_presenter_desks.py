"""What the presenter reads and may do, block by block, and the door to what the room must not see."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest

from sixelements.application import plans, workshops
from sixelements.domain.errors import BadInput
from sixelements.domain.rounds import Mode, State
from sixelements.domain.script import ScriptBlock
from sixelements.domain.workshop import Workshop
from sixelements.presentation.pages import closing
from sixelements.presentation.pages.settle import ItemForm
from sixelements.presentation.room.ballot_desk import ballot_desk
from sixelements.presentation.room.before import (
    Check,
    CheckMark,
    Equipment,
    Screens,
    before_view,
    resume_words,
    too_few_people,
)
from sixelements.presentation.room.door import IDLE, LOOK, Door, DoorState, Private, door_view
from sixelements.presentation.room.dots_desk import dots_desk
from sixelements.presentation.room.keys import RoomAct
from sixelements.presentation.room.plain_desk import DeskAct, plain_desk, would_do
from sixelements.presentation.room.runner import Runner
from sixelements.presentation.room.script_view import BlockState, script_view
from sixelements.presentation.room.slides import CloseSlide, DotsSlide
from sixelements.presentation.room.strips import room_strip
from sixelements.presentation.room.talk_desk import ItemMark, second_vote, talk_desk
from tests.builders import counting_ids
from tests.domain.builders import a_round, shipped_assessment
from tests.presentation.results_room import staff
from tests.presentation.room_desk import APART, NINE, Clock, P, Q, RoomDesk
from tests.presentation.test_slides import DAY, atoms, material

B = ScriptBlock
READY = Equipment(screens=Screens.APART, awake=True, sheets=14)


def whole(*, mode: Mode = Mode.ANONYMOUS, people: int = 12) -> Runner:
    """A ballot of all practices that nobody keeps."""
    assessment = shipped_assessment()
    round_ = replace(a_round(assessment, mode=mode), state=State.OPEN)
    at = workshops.prepare(round_, minutes=90, begins=NINE, people=people)

    class Nobody:
        def material(self) -> object:
            return material(None, round_=round_, assessment=assessment)

        def as_round_is(self, workshop: Workshop) -> Workshop:
            return workshop

        def arrived(self) -> int:
            return 0

        def keep(self, _workshop: object) -> None: ...

    return Runner(at, Nobody(), Clock())  # type: ignore[arg-type] # all that the ballot needs


# --- before the room comes


def test_the_check_list_says_what_is_worked_out_and_what_the_lead_ticks() -> None:
    runner = whole()
    at, round_ = runner.workshop, runner.material.round
    view = before_view(at, round_, READY, ticked={Check.SOUND}, begun=False)
    assert {row.check: row.mark for row in view.rows} == {
        Check.SCREENS: CheckMark.DONE,
        Check.PEOPLE: CheckMark.DONE,
        Check.AWAKE: CheckMark.DONE,
        Check.SHEETS: CheckMark.DONE,
        Check.SOUND: CheckMark.TICKED,
        Check.READABLE: CheckMark.BOX,
        Check.EVERYONE: CheckMark.BOX,
        Check.REHEARSED: CheckMark.BOX,
    }
    assert (view.foot, view.open, view.start, view.waits) == (
        "Everything is ready.", "", "Start the workshop", "",
    )  # fmt: skip


def test_what_is_missing_is_amber_and_counted() -> None:
    runner = whole(people=4)
    found = Equipment(screens=Screens.ONE, awake=False, sheets=3)
    view = before_view(runner.workshop, runner.material.round, found, ticked=(), begun=False)
    amber = [row.check for row in view.rows if row.mark is CheckMark.AMBER]
    assert amber == [Check.SCREENS, Check.PEOPLE, Check.AWAKE, Check.SHEETS]
    assert view.foot == "4 things to see to:"
    titles = [row.title for row in view.rows if row.mark is CheckMark.AMBER]
    assert view.open == " ".join(f"{title}." for title in titles), "titles are no parts of a sentence"
    assert view.asks.endswith("tick Use one screen first.")
    sheets = next(row for row in view.rows if row.check is Check.SHEETS)
    assert (sheets.title, sheets.button) == ("Answer sheets: 3 made, 4 people", "Make 3 more…")
    assert view.waits == ""


def test_sheets_that_are_in_are_not_printed_again_and_a_ballot_asks_nobody_twice() -> None:
    runner = whole(people=18)
    at, round_ = runner.workshop, runner.material.round

    def row(arrived: int) -> tuple[str, str, CheckMark]:
        view = before_view(
            at, round_, Equipment(screens=Screens.APART), ticked=(), begun=False, arrived=arrived
        )
        found = next(row for row in view.rows if row.check is Check.SHEETS)
        return found.title, found.button, found.mark

    assert row(0) == ("20 answer sheets to print", "Print sheets…", CheckMark.AMBER)
    assert row(1) == ("1 sheet is in, 19 more to print", "Print sheets…", CheckMark.AMBER)
    assert row(12) == ("12 sheets are in, 8 more to print", "Print sheets…", CheckMark.AMBER)
    for arrived in (18, 19):
        assert row(arrived) == (f"{arrived} sheets are in", "Close the round…", CheckMark.AMBER)
    made = Equipment(screens=Screens.APART, sheets=8)
    view = before_view(at, round_, made, ticked=(), begun=False, arrived=12)
    assert next(row for row in view.rows if row.check is Check.SHEETS).mark is CheckMark.DONE


def test_start_waits_while_both_screens_show_the_same_unless_one_is_meant() -> None:
    runner = whole()
    at, round_ = runner.workshop, runner.material.round
    mirrored = replace(READY, screens=Screens.MIRRORED)
    both = before_view(at, round_, mirrored, ticked=(), begun=False)
    assert (both.waits.endswith("tick Use one screen."), both.mirrored) == (True, True)
    one = before_view(at, round_, replace(mirrored, one_screen=True), ticked=(), begun=False)
    assert (one.waits, one.rows[0].mark, one.asks) == ("", CheckMark.DONE, "")
    unused = before_view(at, round_, replace(READY, one_screen=True), ticked=(), begun=False)
    assert unused.rows[0].mark is CheckMark.AMBER
    assert unused.screens.startswith("A second screen is there, and not used.")


@pytest.mark.parametrize(("people", "k", "said"), [(4, 5, True), (5, 5, False), (0, 3, True)])
def test_that_too_few_are_here_is_said_before_the_ballot_begins(people: int, k: int, said: bool) -> None:
    runner = whole(people=people)
    round_ = replace(runner.material.round, threshold=k)
    assert bool(too_few_people(runner.workshop, round_)) is said
    runner.material = replace(runner.material, round=round_)
    runner.go_to(B.BALLOT)
    assert bool(ballot_desk(runner).warning) is said
    runner.next()
    assert ballot_desk(runner).warning == ""


def test_a_round_that_was_answered_needs_no_sheets_and_goes_on_where_it_was_left() -> None:
    desk = RoomDesk()
    at = desk.runner.workshop
    view = before_view(at, desk.session.round, READY, ticked=(), begun=True)
    assert Check.SHEETS not in {row.check for row in view.rows}
    assert view.start == "Go on at Welcome"
    assert "no ballot" in view.script.note
    runner = whole()
    runner.go_to(B.BALLOT)
    for _page in range(11):
        runner.next()
    assert resume_words(runner.workshop) == "Go on at Ballot, 12 of 37"


def test_the_script_says_minutes_starts_and_what_can_be_changed() -> None:
    view = script_view(whole().workshop)
    assert [(b.name, b.minutes, b.start) for b in view.blocks] == [
        ("Welcome", 5, "9:00"),
        ("Ballot", 20, "9:05"),
        ("Break", 12, "9:25"),
        ("Profile", 5, "9:37"),
        ("Talk", 25, "9:42"),
        ("Dots", 5, "10:07"),
        ("Plan", 15, "10:12"),
        ("Close", 3, "10:27"),
    ]
    assert (view.begins, view.ends, view.too_long) == ("9:00", "ends 10:30", "")
    assert view.blocks[1].spoken == "Ballot, 9:05, 20 min, 37 practices."
    assert (view.blocks[1].shorter, view.blocks[1].longer) == (False, True)
    assert [b.state for b in view.blocks[:2]] == [BlockState.HERE, BlockState.AHEAD]
    assert "6 minutes" in view.note


def test_a_script_that_does_not_fit_says_by_how_much() -> None:
    round_ = replace(a_round(shipped_assessment()), state=State.OPEN)
    at = workshops.prepare(round_, minutes=40, begins=NINE, people=12)
    assert script_view(at).too_long == "That is 12 minutes more than you have. It can't be shorter."


# --- the ballot


def test_the_ballot_says_what_is_left_what_comes_and_when_it_ends() -> None:
    runner = whole()
    clock: Clock = runner._now  # type: ignore[assignment]
    clock.pass_by(300)
    runner.go_to(B.BALLOT)
    for _page in range(11):
        clock.pass_by(runner.page_left)
        runner.next()
    clock.pass_by(13)
    runner.tick()
    view = ballot_desk(runner)
    assert view.shown == "12 of 37 shown"
    assert view.to_come == "25 practices, then ten lines"
    assert view.done == "Done at 9:25, as planned"
    assert not view.late
    assert view.now.name == "2.6 Does it stick"
    assert view.now.note == "Last practice of Train the team"
    assert view.then
    assert view.then.note == "A new element: say its name, Empower the team"
    assert [round(line.share, 2) for line in view.elements] == [1, 1, 0, 0, 0, 0]
    assert view.page.endswith("then it goes on by itself")
    assert view.asks
    assert (view.pause, view.blank, view.announced) == (
        "Pause time",
        "Blank the projector",
        "2.6 Does it stick",
    )


def test_late_is_said_in_minutes_and_short_of_time_is_offered() -> None:
    runner = whole()
    clock: Clock = runner._now  # type: ignore[assignment]
    clock.pass_by(7 * 60)
    runner.go_to(B.BALLOT)
    view = ballot_desk(runner)
    assert view.late
    assert view.done == "Done at 9:27, 2 minutes over"
    assert runner.saving().gained >= 2


def test_what_most_people_cannot_see_is_said_and_the_ten_lines_wait() -> None:
    runner = whole()
    notes = set()
    runner.go_to(B.BALLOT)
    while not runner.workshop.at_lines:
        desk = ballot_desk(runner)
        practice = runner.workshop.practice
        assert practice
        seen = "frontline" in runner.material.practice(practice).seen_by
        assert bool(desk.asks_note) is not seen
        notes.add(desk.asks_note)
        assert desk.longer
        runner.next()
    assert len(notes) == 2
    assert not ballot_desk(runner).longer, "no statement comes after the ten lines"
    view = ballot_desk(runner)
    assert (view.now.name, view.now.element, view.then) == ("The ten lines", None, None)
    assert "until you go on" in view.page
    runner.pause()
    assert ballot_desk(runner).pause == "Go on"


# --- the talk


def test_the_talk_shows_the_agenda_the_item_and_when_it_may_be_recorded() -> None:
    desk = RoomDesk()
    runner = desk.runner
    runner.go_to(B.TALK)
    view = talk_desk(runner)
    assert [(row.practice, row.mark) for row in view.items] == [(Q, ItemMark.HERE), (P, ItemMark.AHEAD)]
    assert view.items[0].note == "Two experiences"
    assert view.items[0].minutes == "6 min"
    assert (view.show_close, view.confirm) == ("Show the 3 close ones", "")
    runner.toggle_close()
    shown = talk_desk(runner)
    assert (shown.show_close, shown.confirm) == ("Hide the list", "Confirm 3 practices together")
    runner.toggle_close()
    assert view.confirmed == "0 of 3 confirmed."
    assert view.close_ones == "Close together: 1.3, 2.1, 2.2."
    item = view.item
    assert item
    assert (item.can_record, item.why_not, item.reveal) == (
        False,
        "Reveal the answers first.",
        "Reveal answers",
    )
    assert item.counts == (1, 2, 0, 2, 1)
    assert [step.done for step in item.steps] == [True, False, False, False, False, False]
    assert item.prompt == runner.material.practice(Q).prompt
    assert item.hints[0] == "Managers speak last."
    assert (item.left, item.of) == ("6:00", "left of 6:00")
    runner.toggle_reveal()
    desk.ticks(252)
    item = talk_desk(runner, hands=(0, 6, 4, 1, 0)).item
    assert item
    assert (item.can_record, item.left, item.over) == (True, "1:48", False)
    assert [step.done for step in item.steps] == [True, True, True, True, True, False]
    runner.record_and_next(ItemForm(not_agreed=True))
    view = talk_desk(runner)
    assert (view.items[0].mark, view.items[0].note) == (
        ItemMark.NOT_AGREED,
        "Not agreed: answers around 2 and 4 stand",
    )
    desk.ticks(600)
    item = talk_desk(runner).item
    assert item
    assert (item.left, item.over) == ("0:00", True)


def test_time_that_the_items_do_not_need_is_said_to_be_spare_and_all_figures_count_it() -> None:
    desk = RoomDesk()
    runner = desk.runner
    runner.go_to(B.TALK)
    view = talk_desk(runner)
    minutes = {row.practice: int(row.minutes.split()[0]) for row in view.items}
    whole, needs = 46, sum(minutes.values())
    assert (view.used, view.left) == ("0 min used", f"{whole} left")
    assert view.spare == (
        f"The items take {needs} min, so {whole - needs} minutes are spare. The end times count them."
    )
    assert view.done.startswith("Done by 9:46")
    assert view.ends.startswith("Workshop ends by ")
    runner.skip(P)
    view = talk_desk(runner)
    whole -= minutes[P]
    assert view.left == f"{whole} left", "it ends as much sooner, and the agenda says so, too"
    assert view.done.startswith(f"Done by 9:{whole}")
    desk.ticks(whole * 60)
    view = talk_desk(runner)
    assert view.spare == ""
    assert view.done.startswith("Done at ")
    assert view.ends.startswith("Workshop ends 10:")


def test_a_second_vote_that_stays_apart_is_recorded_without_another_choice() -> None:
    desk = RoomDesk()
    runner = desk.runner
    runner.go_to(B.TALK)
    runner.toggle_reveal()
    with pytest.raises(BadInput, match="Choose a level"):
        runner.record_and_next(ItemForm())
    for level, n in ((1, 6), (5, 6)):
        runner.put_hands(Q, level, n)
    runner.record_and_next(ItemForm(why="Two shifts."))
    assert runner.discussion.not_agreed(Q)
    assert runner.discussion.settled[Q].why == "Two shifts."
    assert runner.workshop.practice == P


def test_what_was_agreed_stands_in_the_agenda_and_in_the_form() -> None:
    desk = RoomDesk()
    runner = desk.runner
    runner.go_to(B.TALK)
    runner.toggle_reveal()
    runner.record_and_next(ItemForm(level=2, why="It depends.", evidence="a list", aim=4))
    view = talk_desk(runner)
    assert view.items[0].note == "Agreed on 2, aim 4"
    assert view.items[0].level
    runner.go_to_item(Q)
    item = talk_desk(runner).item
    assert item
    assert item.form == ItemForm(level=2, why="It depends.", evidence="a list", aim=4)
    assert (item.can_record, item.aim) == (True, 4)


def test_skipped_items_stay_in_the_list_and_what_does_not_fit_is_said() -> None:
    desk = RoomDesk()
    runner = desk.runner
    runner.go_to(B.TALK)
    runner.skip(P)
    view = talk_desk(runner)
    assert [(row.practice, row.mark) for row in view.items] == [(Q, ItemMark.HERE), (P, ItemMark.SKIPPED)]
    runner.skip(Q)
    assert "skipped" in talk_desk(runner).empty
    runner.bring_back(P)
    assert talk_desk(runner).item


def test_where_all_are_close_there_is_nothing_to_talk_through() -> None:
    desk = RoomDesk(sheets=[dict.fromkeys(("1.1", "1.2", "1.3", "2.1", "2.2"), 3)] * 6)
    desk.runner.go_to(B.TALK)
    view = talk_desk(desk.runner)
    assert view.empty == "Nothing to talk through: all 5 are close. Confirm them together."
    assert view.item is None


@pytest.mark.parametrize(
    ("hands", "people", "apart", "wrong"),
    [
        ((0, 6, 4, 1, 0), 12, False, False),
        ((5, 0, 0, 0, 5), 12, True, False),
        ((9, 9, 0, 0, 0), 12, False, True),
        ((0, 0, 0, 0, 0), 12, False, False),
        ((2, 2, 0, 0, 0), 0, False, False),
    ],
)
def test_a_second_vote_says_whether_the_room_is_still_apart(
    hands: tuple[int, ...], people: int, apart: bool, wrong: bool
) -> None:
    found = second_vote(hands, people=people)
    assert (found.apart, found.wrong, bool(found.line)) == (apart, wrong, True)


def test_hands_half_typed_are_no_verdict() -> None:
    assert second_vote((9, 0, 0, 0, 0), people=18).line == "9 of 18 hands so far, most at level 1."
    assert second_vote((9, 9, 0, 0, 0), people=18).line.startswith("Closer now.")


# --- dots


def test_dots_count_what_is_typed_and_what_is_left() -> None:
    desk = RoomDesk()
    runner = desk.runner
    desk.open_all()
    runner.go_to(B.DOTS)
    runner.put_dots(Q, 7)
    runner.put_dots("2.2", 0)  # type: ignore[arg-type]
    view = dots_desk(runner)
    assert (view.people, view.each, view.typed, view.left) == (12, 6, 7, 65)
    assert [(line.practice, line.dots) for line in view.talked] == [(P, None), (Q, 7)]
    assert [line.dots for line in view.others] == [None, None, 0]
    assert view.talked[1].spoken.endswith("7 dots.")
    assert (view.done, view.counts, view.refused) == (False, False, "")
    assert view.foot.startswith("65 dots are not given.")
    runner.put_dots(P, 68)
    assert dots_desk(runner).refused == "75 typed in, 12 people × 6 give 72. Check the counts."
    runner.put_dots(P, 65)
    runner.finish_dots()
    view = dots_desk(runner)
    assert (view.done, view.counts, view.left) == (True, True, 0)


def test_only_what_the_room_opened_or_recorded_was_talked_about() -> None:
    """Not what is on the agenda, and not what was confirmed together."""
    desk = RoomDesk()
    runner = desk.runner
    runner.confirm_close()
    runner.go_to(B.DOTS)
    assert dots_desk(runner).talked == ()
    slide = runner.slide
    assert isinstance(slide, DotsSlide)
    assert (slide.names, slide.others) == ((), "Any of the 5 on your list")
    runner.go_to(B.TALK)
    runner.toggle_reveal()
    opened = runner.workshop.practice
    runner.go_to(B.DOTS)
    for at in (runner, desk.again()):
        assert [line.practice for line in dots_desk(at).talked] == [opened], "after a crash, too"
        assert isinstance(at.slide, DotsSlide)
        assert len(at.slide.names) == 1
    runner.undo()  # the way to the dots, which makes nobody forget what the room saw
    runner.undo()
    runner.go_to(B.DOTS)
    assert [line.practice for line in dots_desk(runner).talked] == [opened]
    runner.go_to(B.TALK)
    runner.toggle_reveal()
    runner.record_and_next(ItemForm(level=2))
    again = desk.again()
    assert [line.practice for line in dots_desk(again).talked] == [opened], "what is recorded is on disk"


def test_once_the_ballot_began_nobody_needs_a_sheet_any_more() -> None:
    desk = RoomDesk(closed=False)
    for block, needed in ((B.WELCOME, True), (B.BALLOT, False), (B.BREAK, False), (B.TALK, False)):
        at = desk.runner.workshop.go_to(block)
        view = before_view(at, desk.session.round, READY, ticked=(), begun=True)
        assert (Check.SHEETS in {row.check for row in view.rows}) is needed
    at = desk.runner.workshop
    view = before_view(at, desk.session.round, READY, ticked=(), begun=False)
    assert Check.SHEETS in {row.check for row in view.rows}


def test_a_dot_that_stands_alone_has_an_answer_where_the_round_promised_groups() -> None:
    """The wall promised to show no group smaller than five, and shows a column of one."""
    for mode, said in ((Mode.ANONYMOUS, True), (Mode.OPEN, False)):
        desk = RoomDesk(mode=mode)
        desk.runner.go_to(B.TALK)
        item = talk_desk(desk.runner).item
        assert item
        few = [hint for hint in item.hints if hint.startswith("Asked why a dot stands alone")]
        assert bool(few) is said
        assert not said or "all 6 of us" in few[0]


# --- one screen


def test_a_strip_is_the_same_whatever_was_answered_and_settled() -> None:
    """On one screen the room reads the strip, so nothing of answers, records or reasons may be in it."""
    one = RoomDesk()
    other = RoomDesk(sheets=[dict.fromkeys(("1.1", "1.2", "1.3", "2.1", "2.2"), 3)] * 9, mode=Mode.OPEN)
    for desk in (one, other):
        desk.runner.workshop = replace(desk.runner.workshop, order=(P, Q))
    one.runner.go_to(B.TALK)
    one.runner.toggle_reveal()
    one.runner.record_and_next(ItemForm(level=2, why="canary", evidence="canary"))
    one.runner.park("canary")
    for runner in (one.runner, other.runner):
        runner.workshop = replace(runner.workshop.go_to(B.WELCOME), spent={}, here=0)
    while True:
        for reveal in (False, True):
            found = [
                room_strip(r.workshop.reveal() if reveal else r.workshop, one_screen=True)
                for r in (one.runner, other.runner)
            ]
            assert found[0] == found[1]
            assert "canary" not in "".join(map(str, atoms(found[0])))
            filled = [button for button in found[0].buttons if button.filled]
            assert len(filled) == (0 if one.runner.workshop.last else 1)
        if one.runner.workshop.last:
            break
        for runner in (one.runner, other.runner):
            runner.workshop = runner.workshop.next()


def test_the_strip_counts_practices_as_the_wall_does_with_the_ten_lines_and_without() -> None:
    at = RoomDesk(closed=False).runner.workshop.go_to(B.BALLOT)
    for by_hands in (False, True):
        strip = room_strip(at.counting(hands=by_hands), one_screen=True)
        assert strip.step == f"Ballot, 1 of {len(at.practices)}"


def test_two_screens_need_no_door_and_the_close_has_its_own_buttons() -> None:
    desk = RoomDesk()
    desk.runner.go_to(B.CLOSE)
    view = room_strip(desk.runner.workshop, one_screen=False)
    assert (view.private, len(view.own)) == ("", 4)
    assert room_strip(desk.runner.workshop, one_screen=True).private == "Private notes"
    said = room_strip(desk.runner.workshop, one_screen=True, said=True)
    assert said.message == "A message for you is in the private notes."
    second = room_strip(desk.runner.workshop, one_screen=True, second=True)
    assert second.room == "A second screen is there, and not used. F5 puts the room's page on it."
    assert not room_strip(desk.runner.workshop, one_screen=False, said=True).message


def test_in_the_break_the_strip_leads_to_what_has_to_be_done_and_not_to_a_page_that_refuses() -> None:
    desk = RoomDesk(closed=False)
    desk.runner.go_to(B.BREAK)
    first = plain_desk(desk.runner).acts
    main = plain_desk(desk.runner).main
    view = room_strip(desk.runner.workshop, one_screen=True, first=first, main=main)
    assert [act for act, _words in view.own] == [DeskAct.TYPE_IN, DeskAct.CLOSE_ROUND]
    assert view.main is DeskAct.TYPE_IN, "no sheet is in, so the round is not to be closed"
    assert RoomAct.NEXT not in [button.act for button in view.buttons]
    assert not [button for button in view.buttons if button.filled]


def test_on_one_screen_the_strip_says_that_time_stands_still_and_lets_it_go_on() -> None:
    """Nothing else on that screen tells."""
    at = RoomDesk().runner.workshop
    for block in (B.PROFILE, B.TALK, B.CLOSE):
        goes = room_strip(at.go_to(block), one_screen=True)
        stands = room_strip(at.go_to(block).pause(), one_screen=True)
        assert (goes.message, stands.message) == ("", "Time stands still.")
        more = [button for button in stands.buttons if button not in goes.buttons]
        assert [(button.act, button.key, button.filled) for button in more] == [(RoomAct.PAUSE, "P", False)]
    both = room_strip(at.pause(), one_screen=True, said=True).message
    assert both == "Time stands still. A message for you is in the private notes."


DOOR: dict[str, Callable[[Door], Door]] = {
    "ask": lambda d: d.ask(Private.GRID),
    "amber": Door.turn_amber,
    "enter": Door.enter,
    "escape": Door.escape,
    "back": Door.back,
    "used": Door.used,
    "a look": lambda d: d.passed(LOOK),
    "a minute": lambda d: d.passed(60),
    "five minutes": lambda d: d.passed(IDLE),
    "next": Door.next_page,
}


def test_nothing_private_is_seen_but_after_amber_and_enter() -> None:
    """Every way of five steps: before OPEN comes Enter, on a screen amber for a while; OPEN has no page."""
    for path in product(DOOR, repeat=5):
        door = Door()
        for name in path:
            before, door = door, DOOR[name](door)
            if door.private and not before.private:
                assert (before.state, name) == (DoorState.AMBER, "enter")
                assert before.lit >= LOOK
            if before.private and not door.private:
                assert door.state is DoorState.UNCOVER
            assert door.private + door.room_page + (door.state is DoorState.AMBER) == 1


def test_the_door_closes_by_itself_after_five_idle_minutes_and_not_before() -> None:
    door = Door().ask(Private.NOTES).turn_amber().passed(LOOK).enter()
    for _minute in range(4):
        door = door.passed(60)
    assert door.private
    assert door.used().passed(60).private
    assert door.passed(60).state is DoorState.UNCOVER
    assert Door().passed(9999) == Door()


def test_a_second_press_of_the_same_enter_opens_nothing() -> None:
    """Two whole seconds to look at the wall, whenever in a second the screen turned amber."""
    door = Door().ask(Private.NOTES).turn_amber()
    assert door.enter() == door
    for _second in range(2):
        door = door.passed(1)
        assert door.enter() == door
        assert "Enter" not in door_view(door).question
    assert "Enter for no" in door_view(door.passed(1)).question
    assert door.passed(1).enter().private
    again = door.passed(1).escape().turn_amber()
    assert not again.enter().private, "each amber screen is looked at again"
    assert door.escape().state is DoorState.ASKED, "Esc leads back to the band at once"


def test_esc_says_the_wall_follows_and_nothing_opens() -> None:
    door = Door().ask(Private.COMMENTS).turn_amber().escape()
    assert door.state is DoorState.ASKED
    assert door.enter() == door
    assert door.escape().state is DoorState.CLOSED
    assert door.escape().escape().state is DoorState.ASKED, "from the page Esc asks for the way out"


def test_each_state_of_the_door_has_its_words() -> None:
    closed = Door()
    asked = closed.ask(Private.NOTES)
    amber = asked.turn_amber()
    opened = amber.passed(LOOK).enter()
    assert [bool(door_view(d).title) for d in (closed, asked, amber, opened)] == [False, True, False, False]
    assert len(door_view(asked).steps) == 3
    assert "wall" in door_view(amber).question
    assert door_view(opened).edge.startswith("Private.")
    assert door_view(opened.back()).uncover == "Now uncover the projector."


# --- the other blocks


def test_every_block_without_a_desk_of_its_own_has_words_to_say_and_a_way_on() -> None:
    desk = RoomDesk(closed=False)
    for block in (B.WELCOME, B.BREAK, B.PROFILE, B.PLAN, B.CLOSE):
        desk.runner.go_to(block)
        view = plain_desk(desk.runner)
        assert view.block is block
        assert view.say.startswith("“")
        assert view.facts
        assert bool(view.next) is (block is not B.CLOSE)
    view = plain_desk(desk.runner)
    strip = room_strip(desk.runner.workshop, one_screen=True)
    assert view.acts == strip.own, "two screens offer what one does"
    assert view.main is DeskAct.OPEN_PLAN


def test_a_rehearsal_says_what_a_button_would_do_wherever_that_leads_to_the_real_round() -> None:
    assert not would_do(DeskAct.END)
    for act in DeskAct:
        if act is not DeskAct.END:
            assert would_do(act).startswith("In the workshop this ")
            assert would_do(act).endswith("nothing of it is kept.")


def test_what_to_say_at_the_welcome_promises_no_more_than_the_round_does() -> None:
    assert "shuffled" in plain_desk(RoomDesk(closed=False).runner).say
    assert "You have answered" in plain_desk(RoomDesk().runner).say
    for closed in (False, True):
        desk = RoomDesk(closed=closed, mode=Mode.OPEN, threshold=3)
        assert "can be traced" in plain_desk(desk.runner).say


def test_the_break_leads_to_the_grid_and_to_closing_and_then_on() -> None:
    desk = RoomDesk(closed=False)
    desk.runner.go_to(B.BREAK)
    view = plain_desk(desk.runner)
    assert [act for act, _words in view.acts] == [DeskAct.TYPE_IN, DeskAct.CLOSE_ROUND]
    assert any("two laptops" in note for note in view.notes)
    closed = RoomDesk()
    closed.runner.go_to(B.PROFILE)
    view = plain_desk(closed.runner)
    assert (view.acts, view.warning, view.next) == ((), "", "Go on: Talk")


def test_the_break_of_an_anonymous_round_has_one_step_at_hand_at_a_time() -> None:
    desk = RoomDesk(closed=False, people=6)
    desk.runner.go_to(B.BREAK)
    steps = []
    for sheets in (APART[:0], APART[:5], APART[5:]):
        desk.room.hand_in(*staff(*sheets))
        desk.runner.look()
        view = plain_desk(desk.runner)
        steps.append((view.main, view.warning))
    assert steps == [
        (DeskAct.TYPE_IN, "No sheet is handed in yet. Type them in, hand in the pile, then close the round."),
        (DeskAct.TYPE_IN, "5 of 6 sheets are handed in. Type in the rest, or close the round without them."),
        (DeskAct.CLOSE_ROUND, "6 sheets are handed in. Close the round, and the results can be shown."),
    ]
    closing.close(desk.session)
    desk.runner.look()
    view = plain_desk(desk.runner)
    assert (view.main, [words for _act, words in view.acts]) == (DeskAct.CLOSE_ROUND, ["Show the results…"])
    assert view.warning == "The round is closed. Show the results, and go on with the profile."
    desk.runner.go_to(B.TALK)
    assert talk_desk(desk.runner).empty == "Show the results first: the break has the button for it."
    assert "before the round is closed" not in desk.runner.slide.spoken
    closing.close(desk.session)
    desk.runner.go_to(B.BREAK)
    desk.runner.look()
    view = plain_desk(desk.runner)
    assert (view.main, view.warning, view.next) == (None, "", "Go on: Profile")


def test_the_way_on_records_dots_that_are_typed_in_first() -> None:
    desk = RoomDesk()
    desk.runner.go_to(B.DOTS)
    desk.runner.put_dots(P, 3)
    desk.runner.next()
    assert (desk.runner.workshop.block, desk.runner.discussion.votes) == (B.DOTS, {P: 3})
    desk.runner.next()
    assert desk.runner.workshop.block is B.PLAN


def test_why_the_most_dots_need_not_come_first_is_said_where_there_are_dots() -> None:
    desk = RoomDesk()
    desk.runner.go_to(B.PLAN)
    assert not any("dots" in note for note in plain_desk(desk.runner).notes)
    desk.runner.go_to(B.DOTS)
    desk.runner.put_dots(P, 3)
    desk.runner.go_to(B.PLAN)
    assert any("the most dots need not be first" in note for note in plain_desk(desk.runner).notes)


def test_too_few_people_are_said_at_the_welcome() -> None:
    desk = RoomDesk(closed=False, people=4)
    assert plain_desk(desk.runner).warning.startswith("4 people are here, and 5 must hand in a sheet.")
    assert plain_desk(RoomDesk().runner).warning == ""


def test_what_self_reported_on_the_wall_means_and_what_to_do_is_said_at_the_close() -> None:
    desk = RoomDesk()
    desk.open_all()
    first = desk.runner.workshop.talk[0]
    desk.runner.go_to_item(first)
    desk.runner.toggle_reveal()
    desk.runner.record_and_next(ItemForm(level=4, not_agreed=False, why="", evidence="", aim=None))
    desk.runner.go_to(B.CLOSE)
    notes, slide = plain_desk(desk.runner).notes, desk.runner.slide
    assert isinstance(slide, CloseSlide)
    assert slide.agreed[0].note == "self-reported"
    assert slide.reported
    assert notes[0].startswith(f"Self-reported: {first}. Ask what shows that level")
    desk.runner.go_to_item(first)
    desk.runner.toggle_reveal()
    shown = ItemForm(level=4, not_agreed=False, why="", evidence="Queue log of May", aim=None)
    desk.runner.record_and_next(shown)
    desk.runner.go_to(B.CLOSE)
    slide = desk.runner.slide
    assert isinstance(slide, CloseSlide)
    assert (slide.agreed[0].note, slide.reported) == ("", "")
    closing = plain_desk(desk.runner)
    assert closing.notes == (), "nobody owns a step as long as there is no plan"
    assert "Who makes the plan" in closing.say, "and the wall names no day to look at it again"


def test_steps_without_an_owner_are_said_at_the_close() -> None:
    desk = RoomDesk()
    plans.accept(desk.book, desk.session.round, start=DAY, new_id=counting_ids())
    desk.runner.look()
    desk.runner.go_to(B.CLOSE)
    assert "no owner yet" in plain_desk(desk.runner).warning
