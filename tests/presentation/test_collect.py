"""Collect: counts and never a result, files with a line each, and closing."""

import re
from datetime import date
from pathlib import Path

import pytest

from sixelements.application import pile, workshops
from sixelements.domain.assessment import Role
from sixelements.domain.errors import NotAllowed
from sixelements.domain.ids import ItemId, ResponseId
from sixelements.domain.responses import Response, level_answer
from sixelements.domain.rounds import Mode, State
from sixelements.domain.script import ScriptBlock
from sixelements.domain.teams import Headcount
from sixelements.presentation.journey import StepId, StepMark, rail
from sixelements.presentation.pages import answer_pages, closing
from sixelements.presentation.pages.collect import CollectPresenter, WayAct
from sixelements.presentation.pages.next_up import next_round_view
from sixelements.presentation.pages.set_up import SetUpPresenter
from sixelements.wording import promise
from tests.builders import PRACTICES
from tests.presentation.desk import a_desk

SMALL = Headcount(frontline=9, supervisor=2)
PATH = Path("night-shift.csv")


# counts


def test_it_counts_by_role_and_in_all() -> None:
    desk = a_desk()
    desk.answers(1, 2, 3)
    view = CollectPresenter(desk.session).view()
    assert view.total.spoken == "3 of 12 have answered"
    assert [count.spoken for count in view.roles] == [
        "3 of 6 frontline",
        "0 of 5 supervisor",
        "0 of 1 manager",
    ]


def test_the_room_waits_for_sheets_only_where_they_are_handed_in() -> None:
    """A workshop that was left at another block, maybe days ago, waits for none."""
    desk = a_desk()
    session, collect = desk.session, CollectPresenter(desk.session)
    assert (collect.room_waits, collect.room_waits_words) == (None, "")
    at = workshops.prepare(session.round, minutes=90, begins=0, people=3)
    for block in ScriptBlock:
        workshops.keep(session.book, session.round, at.go_to(block))
        waits = 3 if block in (ScriptBlock.BALLOT, ScriptBlock.BREAK) else None
        assert collect.room_waits == waits
    workshops.keep(session.book, session.round, at.go_to(ScriptBlock.BREAK))
    desk.answers(1, 2)
    assert collect.room_waits_words == "The room waits for 1 more."
    desk.answers(3, 3)
    assert (collect.room_waits, collect.room_waits_words) == (0, "")


def test_no_roles_are_counted_where_none_are_asked() -> None:
    assert CollectPresenter(a_desk(SMALL).session).view().roles == ()


def test_the_page_never_depends_on_what_was_answered() -> None:
    low, high = a_desk(), a_desk()
    low.answers(1, 1, 1, 2, 1)
    high.answers(5, 4, 5, 5, 5)
    assert CollectPresenter(low.session).view() == CollectPresenter(high.session).view()


def test_sheets_begun_and_not_handed_in_are_told() -> None:
    desk = a_desk()
    desk.book.responses.begin(desk.room.new_id(), round_=desk.session.round.id, role=None)  # type: ignore[arg-type] # an id
    assert "1 sheet is begun" in CollectPresenter(desk.session).view().note


def test_every_page_says_the_same_minutes() -> None:
    """Collect, the mail from there, Set up, the first page of answering, and all forms."""
    session = a_desk().session
    collect, lines = CollectPresenter(session).view(), session.assessment.three_thirds.lines
    said = " ".join(
        [
            *(way.fit for way in collect.others),
            collect.message,
            SetUpPresenter(session).view().asked,
            *answer_pages.promise(session).points,
            promise.length(len(session.round.practices), len(lines)),
        ]
    )
    assert re.findall(r"bout (\d+) minutes", said) == ["4"] * 5


def test_nothing_is_shown_that_does_not_work_yet() -> None:
    view = CollectPresenter(a_desk().session).view()
    acts = [act for way in (view.forms, view.files, *view.others) for act, _words in way.acts]
    assert acts == [
        WayAct.GET_FORMS,
        WayAct.CHOOSE_FILES,
        WayAct.CHOOSE_FOLDER,
        WayAct.HAND_ROUND,
        WayAct.SHARE,
    ]


def test_what_comes_next_is_filled_first_the_forms_then_the_files_then_the_close() -> None:
    desk = a_desk(Headcount(frontline=6))
    presenter = CollectPresenter(desk.session)
    assert presenter.view().next is WayAct.GET_FORMS
    presenter.forms_made = True
    assert presenter.view().next is WayAct.CHOOSE_FILES
    desk.answers(1, 2, 3, 4, 5, 5)
    assert CollectPresenter(desk.session).view().next is None


def test_read_only_says_so_on_every_way() -> None:
    view = CollectPresenter(a_desk(read_only=True).session).view()
    assert all(way.reason for way in (view.forms, view.files, *view.others))
    assert view.closing.reason == "The workbook is open for reading only."


def test_the_message_to_the_team_names_nobody_and_makes_the_promise() -> None:
    message = CollectPresenter(a_desk().session).view().message
    assert "Front desk" in message
    assert "never shows who answered what" in message


# closing


def test_below_the_threshold_it_says_how_many_are_needed() -> None:
    desk = a_desk()
    desk.answers(1, 2)
    foot = CollectPresenter(desk.session).view().closing
    assert foot.reason == (
        "The round needs at least 5 sheets that rate half of the practices; so far 2 were handed in."
    )
    assert foot.ways_out
    assert not foot.complete


def test_who_is_missing_is_said_by_role_only() -> None:
    desk = a_desk()
    desk.answers(1, 2, 3, 4, 5)
    foot = CollectPresenter(desk.session).view().closing
    assert foot.reason == ""
    assert "7 people have not answered yet: 1 front line, 5 supervisors, and 1 manager." in foot.text


def test_when_everybody_has_answered_closing_comes_first() -> None:
    desk = a_desk(Headcount(frontline=6))
    desk.answers(1, 2, 3, 4, 5, 5)
    foot = CollectPresenter(desk.session).view().closing
    assert foot.complete
    assert "Everybody has answered." in foot.text


def test_nobody_is_said_to_have_answered_whose_sheet_may_only_be_begun() -> None:
    desk = a_desk(Headcount(frontline=6))
    desk.answers(1, 2, 3, 4, 5, 5)
    for _ in range(2):
        desk.book.responses.begin(desk.room.new_id(), round_=desk.session.round.id, role=None)  # type: ignore[arg-type] # an id
    view = closing.close_view(desk.session)
    assert view.points[1:] == (
        "As many sheets are in as the team has people.",
        "2 sheets are begun and not handed in. They are not counted.",
    )
    assert "Everybody" not in CollectPresenter(desk.session).view().closing.text


def test_closing_an_anonymous_round_seals_it_and_showing_the_results_is_final() -> None:
    desk = a_desk()
    desk.answers(1, 2, 3, 4, 5)
    view = closing.close_view(desk.session)
    assert view.button == "Close round 1"
    assert "7 people have not answered yet: 1 front line, 5 supervisors, and 1 manager." in view.points
    closing.close(desk.session)
    foot = CollectPresenter(desk.session).view().closing
    assert foot.title == "Round 1 is closed, its results not shown"
    assert (foot.button, foot.reopen) == ("Show the results…", "Open it again")
    assert "1 front line, 5 supervisors, and 1 manager" in foot.text
    view = closing.close_view(desk.session)
    assert (view.button, view.cancel) == ("Show the results", "Not yet")
    assert "final" in view.lead
    closing.close(desk.session)
    assert desk.session.round.state is State.PUBLISHED
    assert closing.close_view(desk.session).button == ""


def test_sheets_that_will_not_count_are_said_before_results_are_shown_and_not_while_sheets_come_in() -> None:
    """While sheets come in to an anonymous round, the number would tell how little the last one rated."""
    desk = a_desk()
    desk.answers(1, 2, 3, 4, 5)
    sparse = Response(
        id=ResponseId(desk.room.new_id()), round=desk.session.round.id, role=Role.FRONTLINE, answers={}
    )
    desk.book.responses.add([sparse])
    said = "1 sheet has a level on fewer than half of the practices"
    assert not any(said in point for point in closing.close_view(desk.session).points)
    assert said not in CollectPresenter(desk.session).view().closing.text
    closing.close(desk.session)
    assert any(said in point for point in closing.close_view(desk.session).points)
    assert said in CollectPresenter(desk.session).view().closing.text


def test_what_is_sealed_can_be_taken_back() -> None:
    desk = a_desk()
    desk.answers(1, 2, 3, 4, 5)
    closing.close(desk.session)
    assert closing.reopen(desk.session).startswith("Round 1 is open again, and answers can come in.")
    assert desk.session.round.collecting
    assert CollectPresenter(desk.session).view().closing.button == "Close the round…"


@pytest.mark.parametrize("show", [False, True])
def test_a_round_that_takes_no_sheet_says_so_on_every_way(*, show: bool) -> None:
    desk = a_desk()
    desk.answers(1, 2, 3, 4, 5)
    closing.close(desk.session)
    if show:
        closing.close(desk.session)
    view = CollectPresenter(desk.session).view()
    reasons = {way.reason for way in (view.forms, view.files, *view.others)}
    assert reasons == {"This round takes no more sheets."}
    assert "takes no more sheets" in view.facts
    assert view.message == ""


def test_an_open_round_is_closed_at_once_and_can_be_reopened() -> None:
    desk = a_desk(mode=Mode.OPEN)
    desk.answers(1, 2, 3)
    assert closing.close_view(desk.session).lead == "Closing opens the results and ends the answers."
    closing.close(desk.session)
    assert desk.session.round.readable
    foot = CollectPresenter(desk.session).view().closing
    assert (foot.button, foot.reopen, foot.next_round) == ("", "Reopen the round", "Open the next round…")
    closing.reopen(desk.session)
    assert desk.session.round.collecting


@pytest.mark.parametrize("mode", Mode)
def test_reopening_is_a_step_that_undo_takes_back_until_a_sheet_comes(mode: Mode) -> None:
    desk = a_desk(mode=mode)
    desk.answers(1, 2, 3, 4, 5)
    SetUpPresenter(desk.session).rename_team("Permits")
    closing.close(desk.session)
    assert not desk.session.undo_labels
    closed = desk.session.round
    desk.session.services.today = lambda: date(2027, 1, 1)
    closing.reopen(desk.session)
    assert list(desk.session.undo_labels) == ["reopening round 1"]
    desk.session.undo()
    assert desk.session.round == closed
    desk.session.redo()
    assert desk.session.round.collecting
    desk.answers(3)
    with pytest.raises(NotAllowed, match="came in since round 1 was reopened"):
        desk.session.undo()
    assert desk.session.round.collecting


def test_after_the_results_were_shown_the_next_round_is_offered() -> None:
    desk = a_desk()
    desk.answers(1, 2, 3, 4, 5)
    closing.close(desk.session)
    assert next_round_view(desk.session).refusal
    closing.close(desk.session)
    foot = CollectPresenter(desk.session).view().closing
    assert (foot.reopen, foot.next_round) == ("", "Open the next round…")
    assert next_round_view(desk.session).refusal == ""


def test_begun_sheets_are_discarded_as_a_count() -> None:
    desk = a_desk()
    for _ in range(2):
        desk.book.responses.begin(desk.room.new_id(), round_=desk.session.round.id, role=None)  # type: ignore[arg-type] # an id
    view = CollectPresenter(desk.session).view()
    assert view.discard == "Discard all 2 begun sheets…"
    assert closing.discard_view(desk.session).title == "Discard all 2 begun sheets?"
    closing.discard(desk.session)
    view = CollectPresenter(desk.session).view()
    assert view.discard == ""
    assert "begun" not in view.note


def test_showing_the_results_says_how_many_begun_sheets_it_erases() -> None:
    desk = a_desk()
    desk.answers(1, 2, 3, 4, 5)
    desk.book.responses.begin(desk.room.new_id(), round_=desk.session.round.id, role=None)  # type: ignore[arg-type] # an id
    closing.close(desk.session)
    assert "1 sheet was begun and never handed in. It is erased." in closing.close_view(desk.session).points
    closing.close(desk.session)
    assert desk.book.responses.paused_count(desk.session.round.id) == 0


def test_the_refusal_names_both_ways_out_and_deletes_only_when_told() -> None:
    desk = a_desk()
    desk.answers(1, 2)
    view = closing.close_view(desk.session)
    assert view.button == ""
    assert view.restart
    assert view.confirm
    with pytest.raises(NotAllowed):
        closing.close(desk.session)
    assert CollectPresenter(desk.session).view().total.count == 2
    closing.restart(desk.session)
    assert desk.session.round.mode is Mode.OPEN
    assert CollectPresenter(desk.session).view().total.count == 0


def test_an_open_round_below_the_threshold_can_only_wait() -> None:
    desk = a_desk(mode=Mode.OPEN)
    desk.answers(1, 2)
    assert closing.close_view(desk.session).restart == ""


def test_roles_have_one_place_each() -> None:
    desk = a_desk()
    desk.room.answers(desk.session.round, 3, role=Role.SUPERVISOR)
    view = CollectPresenter(desk.session).view()
    assert [count.count for count in view.roles] == [0, 1, 0]


def test_the_rail_says_how_many_sheets_typed_in_wait() -> None:
    desk = a_desk()
    draft = ResponseId(desk.room.new_id())
    pile.put_mark(desk.book, desk.session.round, draft, ItemId(PRACTICES[0]), level_answer(3))
    step = next(step for step in rail(desk.session) if step.id is StepId.COLLECT)
    assert (step.mark, step.state) == (StepMark.HALF, "1 sheet in draft")
