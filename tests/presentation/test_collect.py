"""Collect: counts and never a result, files with a line each, and closing."""

from pathlib import Path

import pytest

from sixelements.application.closing import close_round
from sixelements.application.foreign_sheets import SheetFile
from sixelements.application.scores import score_round
from sixelements.domain.assessment import Role
from sixelements.domain.errors import NotAllowed
from sixelements.domain.rounds import Mode, State
from sixelements.domain.teams import Headcount
from sixelements.presentation.pages import closing
from sixelements.presentation.pages.collect import CollectPresenter, WayAct
from sixelements.presentation.pages.forms import made, making
from sixelements.presentation.pages.next_up import add_team, next_round_view, open_next_round
from sixelements.presentation.pages.sheet_import import FileOutcome
from tests.application.test_responses import sheets
from tests.application.test_rounds import LATER
from tests.presentation.desk import Desk, a_desk
from tests.presentation.plan_room import FORMS

SMALL = Headcount(frontline=9, supervisor=2)
PATH = Path("night-shift.csv")


def took_in(desk: Desk, *files: SheetFile, path: Path = PATH) -> CollectPresenter:
    presenter = CollectPresenter(desk.session)
    for file in files:
        desk.files[path] = file
        presenter.files.taking([path])(lambda _done, _total: None)
        presenter.files.finish()
    return presenter


def test_what_of_files_can_not_be_taken_back_is_said_before_in_an_anonymous_round_only() -> None:
    def said(desk: Desk) -> str:
        ((_title, ways),) = CollectPresenter(desk.session).view().groups
        return next(way.text for way in ways if way.act is WayAct.CHOOSE_FILES)

    assert "unless it is fewer than 5 sheets, or 1 to 4 others are in: going back would show" in said(
        a_desk()
    )
    assert "taken back" not in said(a_desk(mode=Mode.OPEN))


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


def test_nothing_is_shown_that_does_not_work_yet() -> None:
    view = CollectPresenter(a_desk().session).view()
    acts = [way.act for _title, ways in view.groups for way in ways]
    assert acts == [WayAct.HAND_ROUND, WayAct.CHOOSE_FILES]


def test_read_only_says_so_on_every_way() -> None:
    view = CollectPresenter(a_desk(read_only=True).session).view()
    assert all(way.reason for _title, ways in view.groups for way in ways)
    assert view.closing.reason == "The workbook is open for reading only."


def test_the_message_to_the_team_names_nobody_and_makes_the_promise() -> None:
    message = CollectPresenter(a_desk().session).view().message
    assert "Front desk" in message
    assert "never shows who answered what" in message


# files


def test_a_file_is_taken_in_with_a_line() -> None:
    desk = a_desk()
    (row,) = took_in(desk, SheetFile(digest=b"1", sheets=sheets(3, 4))).files.rows
    assert (row.outcome, row.result, row.details) == (FileOutcome.TAKEN, "Taken in", ("2 sheets.",))
    assert CollectPresenter(desk.session).view().total.count == 2


def test_the_same_file_again_is_said_calmly() -> None:
    file = SheetFile(digest=b"1", sheets=sheets(3))
    _first, again = took_in(a_desk(), file, file).files.rows
    assert again.outcome is FileOutcome.SAME
    assert again.good == ""


def test_a_bad_row_refuses_the_file_and_offers_the_good_ones() -> None:
    desk = a_desk()
    bad = SheetFile(digest=b"1", sheets=sheets(3, 4), problems=("night-shift.csv, row 4: no answer.",))
    presenter = took_in(desk, bad)
    (row,) = presenter.files.rows
    assert (row.outcome, row.details, row.good) == (
        FileOutcome.REFUSED,
        ("Row 4: no answer.",),
        "Take the 2 good rows",
    )
    presenter.files.taking_good_rows(0)(lambda _done, _total: None)
    presenter.files.finish()
    (row,) = presenter.files.rows
    assert row.outcome is FileOutcome.TAKEN
    assert row.good == ""
    assert "Row 4" in " ".join(row.details).replace("row", "Row")


def test_a_file_that_is_no_answer_file_offers_nothing() -> None:
    (row,) = took_in(a_desk(), SheetFile(digest=b"", refusal="night-shift.csv: It is empty.")).files.rows
    assert (row.outcome, row.details, row.good) == (FileOutcome.REFUSED, ("It is empty.",), "")


def test_many_problems_are_counted_not_listed() -> None:
    file = SheetFile(digest=b"1", problems=tuple(f"night-shift.csv, row {n}: no." for n in range(40)))
    (row,) = took_in(a_desk(), file).files.rows
    assert row.details[-1] == "… and 34 more."


def test_file_names_are_forgotten_when_the_page_is_left() -> None:
    presenter = took_in(a_desk(), SheetFile(digest=b"1", sheets=sheets(3)))
    presenter.files.forget()
    assert presenter.files.rows == ()


def test_the_newest_file_is_taken_back_with_one_click() -> None:
    desk = a_desk(mode=Mode.OPEN)
    file = SheetFile(digest=b"2", sheets=sheets(3, 4, 5))
    presenter = took_in(desk, SheetFile(digest=b"1", sheets=sheets(3)), file)
    assert presenter.view().undo == "Undo 3 sheets"
    assert presenter.undo() == "3 sheets were taken back."
    view = presenter.view()
    assert (view.undo, view.taken, view.total.count) == ("", (), 1)
    assert took_in(desk, file).view().undo == "Undo 3 sheets"


def test_no_undo_is_offered_of_few_sheets_of_an_anonymous_round_or_after_the_close() -> None:
    few = took_in(a_desk(), SheetFile(digest=b"1", sheets=sheets(3, 4, 5, 1)))
    assert few.view().undo == ""
    desk = a_desk()
    enough = took_in(desk, SheetFile(digest=b"1", sheets=sheets(3, 4, 5, 1, 2)))
    assert enough.view().undo == "Undo 5 sheets"
    closing.close(desk.session)
    assert enough.view().undo == ""


class Stopped(Exception):
    """What stops work between two files."""


def test_work_stopped_between_two_files_keeps_the_first_whole_and_says_so() -> None:
    desk = a_desk()
    other = PATH.with_name("day-shift.csv")
    desk.files[PATH] = SheetFile(digest=b"1", sheets=sheets(3, 4))
    desk.files[other] = SheetFile(digest=b"2", sheets=sheets(5))
    presenter = CollectPresenter(desk.session)
    seen: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        seen.append((done, total))
        if done == 1:
            raise Stopped

    with pytest.raises(Stopped):
        presenter.files.taking([PATH, other])(progress)
    assert list(presenter.files.rows) == []
    assert presenter.files.finish() == "1 file read, 0 refused."
    assert seen == [(0, 2), (1, 2)]
    assert [row.file for row in presenter.files.rows] == [PATH.name]
    assert presenter.view().total.count == 2


def test_a_full_disk_refuses_a_file_in_words_and_the_next_try_takes_it() -> None:
    desk = a_desk()
    desk.book.full = True
    file = SheetFile(digest=b"1", sheets=sheets(3))
    refused = took_in(desk, file).files.rows[0]
    assert refused.outcome is FileOutcome.REFUSED
    assert "disk is full" in refused.details[0]
    assert desk.session.unsaved == 0
    desk.book.full = False
    assert took_in(desk, file).files.rows[0].outcome is FileOutcome.TAKEN


def test_the_forms_are_made_first_and_then_written_into_their_folder() -> None:
    desk = a_desk()
    seen: list[int] = []
    saved = making(desk.session, Path("forms"))(lambda done, _total: seen.append(done))
    folder = Path("forms/front-desk-round-1")
    assert saved.folder == folder
    assert seen == [1, 2]
    assert set(desk.shelf.files) == {folder / f"front-desk-round-1-{kind}" for kind in FORMS}
    assert made(saved) == f"2 files are in {folder}."


def test_forms_that_are_stopped_leave_nothing() -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    desk = a_desk()
    with pytest.raises(KeyboardInterrupt):
        making(desk.session, Path("forms"))(stop)
    assert desk.shelf.files == {}


# closing


def test_below_the_threshold_it_says_how_many_are_needed() -> None:
    desk = a_desk()
    desk.answers(1, 2)
    foot = CollectPresenter(desk.session).view().closing
    assert foot.reason == (
        "There are not enough sheets yet: 5 with at least half of the practices rated are needed, "
        "and 2 were handed in."
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


def test_closing_an_anonymous_round_seals_it_and_showing_the_results_is_final() -> None:
    desk = a_desk()
    desk.answers(1, 2, 3, 4, 5)
    view = closing.close_view(desk.session)
    assert view.button == "Close round 1"
    assert "7 people have not answered yet: 1 front line, 5 supervisors, and 1 manager." in view.points
    closing.close(desk.session)
    foot = CollectPresenter(desk.session).view().closing
    assert foot.title == "Round 1 is sealed"
    assert (foot.button, foot.reopen) == ("Show the results…", "Take it back")
    assert "1 front line, 5 supervisors, and 1 manager" in foot.text
    view = closing.close_view(desk.session)
    assert (view.button, view.cancel) == ("Show the results", "Not yet")
    assert "final" in view.lead
    closing.close(desk.session)
    assert desk.session.round.state is State.PUBLISHED
    assert closing.close_view(desk.session).button == ""


def test_what_is_sealed_can_be_taken_back() -> None:
    desk = a_desk()
    desk.answers(1, 2, 3, 4, 5)
    closing.close(desk.session)
    closing.reopen(desk.session)
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
    reasons = {way.reason for _title, ways in view.groups for way in ways}
    assert reasons == {"No sheet goes in."}
    assert not any("taken back" in way.text for _title, ways in view.groups for way in ways)
    assert "no sheet goes in" in view.facts
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


# closing and taking in at once


def test_nobody_ends_a_round_while_files_are_taken_in() -> None:
    """Every button and menu goes through these; the figures would be of some of the files."""
    desk = a_desk()
    desk.answers(1, 2, 3, 4, 5)
    presenter = CollectPresenter(desk.session)
    desk.files[PATH] = SheetFile(digest=b"1", sheets=sheets(3, 4))
    tried: list[str] = []

    def meanwhile(_done: int, _total: int) -> None:
        doors = (
            closing.close,
            closing.reopen,
            closing.restart,
            closing.discard,
            lambda session: open_next_round(session, {}),
            lambda session: add_team(session, "Night desk", {}),
        )
        for door in doors:
            with pytest.raises(NotAllowed, match="being taken in"):
                door(desk.session)
            tried.append(closing.close_view(desk.session).lead)
        tried.append(next_round_view(desk.session).refusal)

    presenter.files.taking([PATH])(meanwhile)
    assert set(tried) == {"Answers are being taken in. Wait a moment, or cancel."}
    assert closing.close_view(desk.session).button == ""
    presenter.files.finish()
    assert closing.close_view(desk.session).button
    closing.close(desk.session)
    assert desk.session.round.state is State.SEALED
    assert presenter.view().total.count == 7


def test_a_file_of_a_take_in_that_began_before_the_close_is_refused_in_words() -> None:
    """However it came about: the round is asked again when a file is stored."""
    desk = a_desk()
    desk.answers(1, 2, 3, 4, 5)
    paths = [PATH.with_name(f"{n}.csv") for n in range(3)]
    for n, path in enumerate(paths):
        desk.files[path] = SheetFile(digest=b"%d" % n, sheets=sheets(3, 4))

    def meanwhile(done: int, _total: int) -> None:
        if done == 1:
            close_round(desk.book, desk.session.round, today=LATER)

    presenter = CollectPresenter(desk.session)
    presenter.files.taking(paths)(meanwhile)
    presenter.files.finish()
    first, *others = presenter.files.rows
    assert first.outcome is FileOutcome.TAKEN
    assert {row.outcome for row in others} == {FileOutcome.REFUSED}
    assert all("no sheet goes in" in row.details[0] for row in others)
    assert score_round(desk.book, desk.session.round).responses == 7


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
