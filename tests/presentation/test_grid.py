"""Typing in paper: by keys alone, in the paper's order, kept as drafts until the pile is handed in."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sixelements.application import pile
from sixelements.application.errors import DiskFull
from sixelements.domain.assessment import Role
from sixelements.domain.ids import ItemId
from sixelements.domain.responses import DONT_KNOW, NOT_APPLICABLE
from sixelements.domain.teams import Headcount
from sixelements.presentation.pages import closing
from sixelements.presentation.pages.grid import GridPresenter, LineView
from tests.presentation.desk import Desk, a_desk

NOBODY_ASKED = Headcount(frontline=9)


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def grid(desk: Desk, sheets: int = 3) -> GridPresenter:
    made = GridPresenter(desk.session)
    made.begin(sheets)
    return made


def keys(made: GridPresenter, typed: str) -> str:
    """Digits, - for not applicable, . for Enter, < for Backspace, and + for the next sheet."""
    said = ""
    for key in typed:
        doing = {"-": made.not_applicable, ".": made.enter, "<": made.back, "+": made.next_sheet}
        said = doing[key]() if key in doing else made.digit(int(key))
    return said


def rang(made: GridPresenter) -> bool:
    return made.rings


def rows(made: GridPresenter) -> list[LineView]:
    return [line for column in made.view().columns for group in column for line in group.lines]


def stored(desk: Desk) -> list[tuple[Role | None, str]]:
    """Role and marks of every draft, a blank where there is none."""
    found = []
    signs = {DONT_KNOW: "0", NOT_APPLICABLE: "-", None: "."}
    items = [ItemId(i) for i in (*desk.session.round.practices, *(f"t.{n}" for n in range(1, 11)))]
    for id_ in desk.book.responses.drafts(desk.session.round.id):
        sheet = desk.book.responses.unfinished(id_)
        assert sheet
        marks = [sheet.answers.get(item) for item in items]
        found.append((sheet.role, "".join(signs.get(m) or str(m.code if m else "") for m in marks)))
    return found


def test_a_sheet_is_one_key_a_line_and_one_more_for_role_and_next(desk: Desk) -> None:
    made = grid(desk)
    assert keys(made, "1" + "34502" + "1234512345") == "five, that was the last line"
    assert made.view().at_end
    keys(made, "+")
    assert stored(desk) == [(Role.FRONTLINE, "345021234512345")]
    assert made.view().title == "Sheet 2 of 3"
    assert (made.whole, made.at) == (1, 0)


def test_after_the_last_sheet_of_the_pile_no_further_one_is_counted(desk: Desk) -> None:
    made = grid(desk)
    keys(made, ("1" + "34502" + "1234512345" + "+") * 3)
    assert (made.view().title, made.view().pile) == ("All 3 sheets are typed in", (3, 3))
    assert not made.view().next_filled
    keys(made, "1")
    assert (made.view().title, made.view().pile) == ("Sheet 4 of 4", (3, 4))


def test_lines_stand_in_the_order_of_the_paper_by_their_ids_and_short_names(desk: Desk) -> None:
    made = grid(desk)
    assert [line.number for line in rows(made)] == ["1.1", "1.2", "1.3", "2.1", "2.2"] + [
        f"t.{n}" for n in range(1, 11)
    ]
    assert [box.sign for box in rows(made)[0].boxes] == ["1", "2", "3", "4", "5", "?", "n/a"]
    assert [box.sign for box in rows(made)[5].boxes] == ["0–4", "5–6", "7–8", "9", "10", "?"]


def test_what_was_typed_is_said_with_what_comes_next(desk: Desk) -> None:
    made = grid(desk)
    assert keys(made, "2") == "supervisor, next 1.1 Practice 1.1"
    assert keys(made, "3") == "3, next 1.2 Practice 1.2"
    assert keys(made, "0") == "don't know, next 1.3 Practice 1.3"
    assert rows(made)[1].spoken == "1.2 Practice 1.2, don't know"
    assert keys(made, "-") == "not applicable, next 2.1 Practice 2.1"
    assert rows(made)[3].spoken == "2.1 Practice 2.1, not marked"


@pytest.mark.parametrize("wrong", ["6", "7", "8", "9"])
def test_a_key_that_means_nothing_moves_nothing_and_is_said_to(desk: Desk, wrong: str) -> None:
    made = grid(desk)
    said = f"{wrong} stands for no box. Press 1 to 5, or 0 for don't know."
    assert keys(made, wrong) == f"{wrong} stands for no role. Press one of the keys above."
    keys(made, "13")
    before = made.view()
    assert keys(made, wrong) == said
    assert made.view() == replace(before, problem=said)
    keys(made, "3")
    assert not made.view().problem


def test_more_sheets_than_people_are_asked_about_before_the_first_key(desk: Desk) -> None:
    desk.answers(3, 3, 3, 3, 3)
    people = desk.session.round.headcount
    assert people
    assert not grid(desk, people.total - 5).view().problem
    made = grid(desk, people.total - 4)
    assert made.view().problem == (
        f"That makes {people.total + 1} sheets, and the team has {people.total} people. "
        "Is the pile right? If so, just type on."
    )
    keys(made, "1")
    assert not made.view().problem


def test_a_line_on_contacts_has_no_not_applicable(desk: Desk) -> None:
    made = grid(desk)
    keys(made, "1" + "33333" + "-")
    assert rows(made)[5].here
    assert stored(desk) == [(Role.FRONTLINE, "33333..........")]


def test_enter_leaves_a_line_empty_and_backspace_goes_back_to_type_it_over(desk: Desk) -> None:
    made = grid(desk)
    keys(made, "1" + "3.5")
    assert [line.note for line in rows(made)][:3] == ["", "left empty", ""]
    keys(made, "<<4")
    assert stored(desk) == [(Role.FRONTLINE, "345............")]
    assert rows(made)[1].note == ""
    keys(made, "<.")
    assert stored(desk) == [(Role.FRONTLINE, "345............")]
    made.go_to(1)
    made.clear()
    assert stored(desk) == [(Role.FRONTLINE, ".45............")]


def test_the_last_key_is_taken_back_and_the_one_before(desk: Desk) -> None:
    made = grid(desk)
    keys(made, "1" + "35<1.")
    assert made.take_back() == "1.3 Practice 1.3"
    assert made.take_back() == "1.2 Practice 1.2"
    assert stored(desk) == [(Role.FRONTLINE, "35.............")]
    made.take_back()
    made.take_back()
    assert stored(desk) == [(Role.FRONTLINE, "...............")]
    assert made.take_back() == ""


def test_empty_lines_are_asked_about_once_but_not_those_left_empty_on_purpose(desk: Desk) -> None:
    made = grid(desk)
    said = keys(made, "1" + "33.33" + "+")
    assert said == "10 lines are empty. Next sheet anyway? Press + again."
    assert (made.view().problem, made.whole) == (said, 0)
    keys(made, "3+")
    assert made.whole == 0
    keys(made, "+")
    assert made.whole == 1
    keys(made, "1" + "." * 15 + "+")
    assert made.whole == 2


def test_the_sheet_before_is_told_in_counts_and_can_be_opened_again_or_erased(desk: Desk) -> None:
    made = grid(desk)
    keys(made, "1" + "0344." + "1" * 10 + "+")
    keys(made, "22")
    view = made.view()
    assert view.before == ("Sheet 1", "14 of 15 marked, frontline, 1 don't know, 1 left empty")
    assert (view.open_again, view.undo) == ("Open it again", "Undo sheet 1")
    made.open_again()
    assert made.view().title == "Sheet 1 of 3"
    keys(made, "15+")
    assert stored(desk)[0] == (Role.FRONTLINE, "5344.1111111111")
    assert made.view().title == "Sheet 2 of 3"
    assert rows(made)[0].spoken == "1.1 Practice 1.1, 2"
    asked = "Sheet 1 is erased for good with all its marks. Press once more to erase it."
    assert (made.undo_sheet(), made.view().problem, made.view().undo) == (asked, asked, "Erase sheet 1")
    keys(made, "3<")  # whoever types on has not answered
    assert (made.view().undo, len(stored(desk)), made.undo_sheet()) == ("Undo sheet 1", 2, asked)
    assert made.undo_sheet() == "Sheet 1 is erased."
    assert stored(desk) == [(Role.MANAGER, "2..............")]
    assert (made.view().title, made.view().undo) == ("Sheet 1 of 3", "")


def test_after_a_crash_the_sheet_goes_on_where_it_was_and_the_others_only_count(desk: Desk) -> None:
    made = grid(desk)
    keys(made, "1" + "3" * 15 + "+" + "2" + "45")
    again = GridPresenter(desk.session)
    assert again.start_view().button == "Go on typing"
    assert "2 sheets are typed in already and wait." in again.start_view().points[-1]
    again.begin(3)
    assert (again.view().title, again.whole, again.view().undo) == ("Sheet 2 of 3", 1, "")
    assert rows(again)[2].here
    assert [box.chosen for box in again.view().role.boxes] == [False, True, False, False]  # type: ignore[union-attr] # asked


def test_after_a_crash_a_pile_that_was_typed_in_whole_is_whole(desk: Desk) -> None:
    """It asked for one sheet more than there are people."""
    made = grid(desk, sheets=2)
    keys(made, ("1" + "3" * 15 + "+") * 2)
    again = GridPresenter(desk.session)
    again.begin(2)
    view = again.view()
    assert (view.title, view.next_filled, view.problem) == ("All 2 sheets are typed in", False, "")


def test_a_pile_can_be_cleared_away_before_it_is_begun_again(desk: Desk) -> None:
    keys(grid(desk), "1" + "3" * 15 + "+" + "2")
    again = GridPresenter(desk.session)
    asked = again.clear_away()
    assert asked.endswith("Press once more to erase them.")
    assert (again.start_view().clear, again.start_view().heed) == ("Erase 2 sheets", asked)
    assert pile.pile_of(desk.book, desk.session.round).whole == 1
    assert again.clear_away() == "2 sheets were cleared away."
    assert again.start_view().clear == ""
    assert not pile.pile_of(desk.book, desk.session.round)


def test_no_role_is_asked_where_none_can_be_shown() -> None:
    desk = a_desk(NOBODY_ASKED, threshold=10)
    made = grid(desk)
    assert made.view().role is None
    keys(made, "3")
    assert stored(desk) == [(None, "3..............")]


def test_keys_wait_while_the_disk_is_full_and_none_is_lost(desk: Desk) -> None:
    """Whoever types looks at the paper: what they type on goes where it belongs."""
    made = grid(desk)
    keys(made, "1")
    desk.book.refuses = DiskFull("The disk is full.")
    keys(made, "4")
    assert made.view().problem == "1 key is not saved yet. Type on; see at the left what is wrong."
    keys(made, "5102" + "1345123451" + "+" + "25")
    assert not made.view().saved
    assert made.view().title == "Sheet 2 of 3"
    desk.book.refuses = None
    desk.session.retry()
    assert made.view().saved
    assert made.view().problem == ""
    assert sorted(stored(desk)) == [
        (Role.FRONTLINE, "45102" + "1345123451"),
        (Role.SUPERVISOR, "5.............."),
    ]


def test_the_disk_is_not_asked_for_each_key_that_waits(desk: Desk) -> None:
    made = grid(desk)
    keys(made, "1")
    desk.book.refuses, before = DiskFull("The disk is full."), desk.book.asked
    keys(made, "45102")
    assert desk.book.asked == before + 1


def at_the_ten_lines(desk: Desk) -> GridPresenter:
    made = grid(desk)
    keys(made, "1" + "33333")
    return made


def test_a_nine_means_the_box_that_says_nine(desk: Desk) -> None:
    keys(at_the_ten_lines(desk), "9" * 10)
    assert stored(desk) == [(Role.FRONTLINE, "33333" + "4" * 10)]


def test_a_ten_is_asked_about_before_it_shifts_what_follows(desk: Desk) -> None:
    made = at_the_ten_lines(desk)
    said = keys(made, "10")
    assert said.startswith("For 10 on the line before press 5")
    assert rang(made)
    keys(made, "9")
    assert rang(made), "nothing goes on until it is answered"
    keys(made, "5" + "2" + "10" + "0" + "345123")
    assert stored(desk) == [(Role.FRONTLINE, "33333" + "5" + "21" + "0" + "345123")]


def test_the_zero_of_the_next_ten_is_no_answer(desk: Desk) -> None:
    """Whoever looks at the paper types on: 10, 10."""
    made = at_the_ten_lines(desk)
    assert keys(made, "10" + "10").startswith("For 10 press 5")
    assert rang(made)
    assert stored(desk) == [(Role.FRONTLINE, "33333" + "1" + "." * 9)]
    keys(made, "<5" + "0")
    assert stored(desk) == [(Role.FRONTLINE, "33333" + "50" + "." * 8)]


def test_a_ten_on_the_last_line_is_asked_about_too(desk: Desk) -> None:
    made = at_the_ten_lines(desk)
    assert keys(made, "222222222" + "10").startswith("For 10 press 5")
    keys(made, "5")
    assert stored(desk) == [(Role.FRONTLINE, "33333" + "2" * 9 + "5")]


def test_a_one_and_don_t_know_are_taken_where_a_key_lies_between(desk: Desk) -> None:
    made = at_the_ten_lines(desk)
    keys(made, "1" + "<" + "1" + "2" + "0")
    assert stored(desk) == [(Role.FRONTLINE, "33333" + "120" + "." * 7)]


def test_a_key_after_the_last_line_rings_and_is_no_sheet(desk: Desk) -> None:
    made = at_the_ten_lines(desk)
    said = keys(made, "2222222222" + "3")
    assert said == "That was the last line. Press + for the next sheet, and type that key again."
    assert rang(made)
    keys(made, "+1")
    assert not rang(made)
    assert made.view().title == "Sheet 2 of 3"


def test_a_sheet_with_a_gap_lets_no_key_of_the_next_one_pass_unheard(desk: Desk) -> None:
    made = at_the_ten_lines(desk)
    keys(made, "222222222")
    made.go_to(made.at + 1)
    assert keys(made, "+") == "1 line is empty. Next sheet anyway? Press + again."
    assert rang(made)
    assert keys(made, "1") == "This sheet is not on the pile yet. Press + again, and type that key again."
    keys(made, "+")
    assert made.view().title == "Sheet 2 of 3"


def test_a_box_that_a_line_lacks_rings(desk: Desk) -> None:
    made = at_the_ten_lines(desk)
    assert keys(made, "-") == "This line has no box for that."
    assert rang(made)


def test_a_round_that_was_closed_meanwhile_takes_no_key(desk: Desk) -> None:
    desk.answers(3, 3, 3, 3, 3)
    made = grid(desk)
    desk.room.close(desk.session.round)
    assert "takes no more sheets" in keys(made, "1")
    assert made.at == 0


def test_closing_waits_for_the_pile_and_says_where_it_is(desk: Desk) -> None:
    desk.answers(3, 3, 3, 3, 3)
    keys(grid(desk), "1" + "3" * 15 + "+" + "2")
    foot = closing.closing(desk.session)
    assert "2 sheets are typed in from paper and not handed in." in foot.reason
    assert foot.ways_out == ""
    assert closing.close_view(desk.session).button == ""


def test_typed_twice_a_difference_is_shown_until_the_paper_decides(desk: Desk) -> None:
    made = grid(desk)
    made.tick_twice(on=True)
    said = keys(made, "1" + "3" * 15 + "+")
    assert said.startswith("Type the same sheet a second time")
    assert made.view().title == "Sheet 1 of 3, the second time"
    assert made.whole == 0
    said = keys(made, "1" + "34" + "3" * 12 + "2" + "+")
    assert said.startswith("2 lines differ. Look at the paper and type them again.")
    assert rows(made)[1].differs
    assert rows(made)[1].here
    assert rows(made)[1].spoken == "1.2 Practice 1.2, 4 now, 3 the first time"
    assert [box.other for box in rows(made)[1].boxes] == [False, False, True, False, False, False, False]
    assert stored(desk) == [(Role.FRONTLINE, "3" * 15)]
    assert "1 line differs" in keys(made, "4")
    keys(made, "3+")
    assert made.whole == 1
    assert stored(desk) == [(Role.FRONTLINE, "34" + "3" * 13)]


def test_the_role_is_typed_twice_too_and_what_differs_is_decided_by_the_paper(desk: Desk) -> None:
    """Its key landed in the first line and shifted all others, and roles were never compared."""
    made = grid(desk)
    made.tick_twice(on=True)
    keys(made, "1" + "3" * 15 + "+")
    assert made.at == 0
    role = made.view().role
    assert role
    assert not any(box.chosen for box in role.boxes)
    said = keys(made, "2" + "3" * 15 + "+")
    assert said.startswith("The role differs. Look at the paper and type it again.")
    assert (made.at, made.whole) == (0, 0)
    assert stored(desk) == [(Role.FRONTLINE, "3" * 15)]
    assert keys(made, "+").startswith("The role differs.")
    keys(made, "2+")
    assert (made.whole, stored(desk)) == (1, [(Role.SUPERVISOR, "3" * 15)])
    keys(made, "0" + "3" * 15 + "+" + "0" + "3" * 15 + "+")
    assert made.whole == 2


def test_the_pile_goes_in_at_once_and_what_is_begun_stays(desk: Desk) -> None:
    made = grid(desk, sheets=5)
    keys(made, ("1" + "3" * 15 + "+") * 5)
    assert not made.view().next_filled
    keys(made, "2")
    made.ask_to_hand_in()
    view = made.hand_in_view()
    assert view.title == "Hand in 5 sheets?"
    assert "The sheet that is begun stays here, and does not go in." in view.points
    assert view.heed == ""
    assert made.hand_in() == "5 sheets are handed in."
    assert sum(desk.book.responses.arrived(desk.session.round.id).values()) == 5
    assert len(desk.book.responses.drafts(desk.session.round.id)) == 1


def test_a_full_last_sheet_goes_in_without_plus_and_one_to_be_typed_again_does_not(desk: Desk) -> None:
    made = grid(desk, sheets=2)
    keys(made, "1" + "3" * 15 + "+" + "1" + "3" * 15)
    assert made.ask_to_hand_in()
    view = made.hand_in_view()
    assert view.title == "Hand in 2 sheets?"
    assert "The sheet that is begun stays here, and does not go in." not in view.points
    assert made.hand_in() == "2 sheets are handed in."
    again = grid(desk, sheets=1)
    again.tick_twice(on=True)
    keys(again, "1" + "3" * 15)
    assert not again.ask_to_hand_in()
    keys(again, "+" + "1" + "3" * 15)
    assert not again.ask_to_hand_in()


def test_a_small_pile_of_an_anonymous_round_says_before_that_it_stays(desk: Desk) -> None:
    made = grid(desk, sheets=1)
    keys(made, "1" + "3" * 15 + "+")
    assert "can't be taken back" in made.hand_in_view().heed


def test_minutes_left_follow_the_pace_of_the_one_who_types(desk: Desk) -> None:
    now = [datetime(2026, 11, 2, 9, 0, tzinfo=UTC)]
    desk.session.services = replace(desk.session.services, now=lambda: now[0])
    made = grid(desk, sheets=4)
    assert made.view().time_left == ""
    keys(made, "1" + "3" * 15)
    now[0] += timedelta(minutes=2)
    keys(made, "+")
    assert made.view().time_left == "about 6 minutes left"
    assert made.view().pile == (1, 4)


def test_alt_and_a_digit_go_to_an_element(desk: Desk) -> None:
    made = grid(desk)
    assert made.go_to_element(2) == "2.1 Practice 2.1"
    assert made.go_to_element(9) == "2.1 Practice 2.1"
    assert made.mark(2, 5) == "5, next 1.3 Practice 1.3"
    assert stored(desk) == [(None, "." + "5" + "." * 13)]
