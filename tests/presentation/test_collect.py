"""Collect: counts and never a result, files with a line each, and closing."""

from pathlib import Path

import pytest

from sixelements.application.responses import SheetFile
from sixelements.domain.assessment import Role
from sixelements.domain.errors import NotAllowed
from sixelements.domain.rounds import Mode
from sixelements.domain.teams import Headcount
from sixelements.presentation.pages import closing
from sixelements.presentation.pages.collect import CollectPresenter, WayAct
from sixelements.presentation.pages.taking_in import Outcome
from tests.application.test_responses import sheets
from tests.presentation.desk import Desk, a_desk

SMALL = Headcount(frontline=9, supervisor=2)
PATH = Path("night-shift.csv")


def took_in(desk: Desk, *files: SheetFile, path: Path = PATH) -> CollectPresenter:
    presenter = CollectPresenter(desk.session)
    for file in files:
        desk.files[path] = file
        presenter.files.taking([path])(lambda _done, _total: None)
        presenter.files.finish()
    return presenter


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
    assert (row.outcome, row.result, row.details) == (Outcome.TAKEN, "Taken in", ("2 sheets.",))
    assert CollectPresenter(desk.session).view().total.count == 2


def test_the_same_file_again_is_said_calmly() -> None:
    file = SheetFile(digest=b"1", sheets=sheets(3))
    _first, again = took_in(a_desk(), file, file).files.rows
    assert again.outcome is Outcome.SAME
    assert again.good == ""


def test_a_bad_row_refuses_the_file_and_offers_the_good_ones() -> None:
    desk = a_desk()
    bad = SheetFile(digest=b"1", sheets=sheets(3, 4), problems=("night-shift.csv, row 4: no answer.",))
    presenter = took_in(desk, bad)
    (row,) = presenter.files.rows
    assert (row.outcome, row.details, row.good) == (
        Outcome.REFUSED,
        ("Row 4: no answer.",),
        "Take the 2 good rows",
    )
    presenter.files.taking_good_rows(0)(lambda _done, _total: None)
    presenter.files.finish()
    (row,) = presenter.files.rows
    assert row.outcome is Outcome.TAKEN
    assert row.good == ""
    assert "Row 4" in " ".join(row.details).replace("row", "Row")


def test_a_file_that_is_no_answer_file_offers_nothing() -> None:
    (row,) = took_in(a_desk(), SheetFile(digest=b"", refusal="night-shift.csv: It is empty.")).files.rows
    assert (row.outcome, row.details, row.good) == (Outcome.REFUSED, ("It is empty.",), "")


def test_many_problems_are_counted_not_listed() -> None:
    file = SheetFile(digest=b"1", problems=tuple(f"night-shift.csv, row {n}: no." for n in range(40)))
    (row,) = took_in(a_desk(), file).files.rows
    assert row.details[-1] == "… and 34 more."


def test_file_names_are_forgotten_when_the_page_is_left() -> None:
    presenter = took_in(a_desk(), SheetFile(digest=b"1", sheets=sheets(3)))
    presenter.files.forget()
    assert presenter.files.rows == ()


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
    assert refused.outcome is Outcome.REFUSED
    assert "disk is full" in refused.details[0]
    assert desk.session.unsaved == 0
    desk.book.full = False
    assert took_in(desk, file).files.rows[0].outcome is Outcome.TAKEN


def test_the_blank_template_is_written_where_the_person_says() -> None:
    desk = a_desk()
    files = CollectPresenter(desk.session).files
    assert files.template()[0] == "answers-round-1.csv"
    files.save_template(Path("blank.csv"))
    assert desk.shelf.files[Path("blank.csv")].startswith(b"role,1.1")


# closing


def test_below_the_threshold_it_says_how_many_are_needed() -> None:
    desk = a_desk()
    desk.answers(1, 2)
    foot = CollectPresenter(desk.session).view().closing
    assert foot.reason == "To close, 5 sheets that count are needed. 2 are in."
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


def test_closing_opens_the_results() -> None:
    desk = a_desk()
    desk.answers(1, 2, 3, 4, 5)
    view = closing.close_view(desk.session)
    assert view.button == "Close round 1"
    assert "late" not in view.lead
    assert any("later wait" in point for point in view.points)
    closing.close(desk.session)
    assert desk.session.round.closed
    assert desk.session.round.readable


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


def test_a_closed_round_can_be_reopened_and_late_sheets_wait() -> None:
    desk = a_desk()
    desk.answers(1, 2, 3, 4, 5)
    closing.close(desk.session)
    desk.answers(3)
    presenter = CollectPresenter(desk.session)
    foot = presenter.view().closing
    assert "1 late sheet waits" in foot.text
    assert (foot.button, foot.reopen) == ("", "Reopen the round")
    assert closing.close_view(desk.session).button == ""
    presenter.reopen()
    assert not desk.session.round.closed
    assert presenter.view().closing.reason == ""


def test_enough_late_sheets_can_be_brought_in() -> None:
    desk = a_desk()
    desk.answers(1, 2, 3, 4, 5)
    closing.close(desk.session)
    desk.answers(3, 3, 3, 3, 3)
    assert closing.close_view(desk.session).button == "Bring them in"
    closing.close(desk.session)
    assert desk.session.round.published == 2


def test_roles_have_one_place_each() -> None:
    desk = a_desk()
    desk.room.answers(desk.session.round, 3, role=Role.SUPERVISOR)
    view = CollectPresenter(desk.session).view()
    assert [count.count for count in view.roles] == [0, 1, 0]
