"""Files come in by three steps: read, shown as what they would bring, and stored at once when asked for."""

from pathlib import Path

import pytest

from sixelements.application.closing import close_round
from sixelements.application.table_file import TableFile
from sixelements.domain.errors import NotAllowed, SixElementsError
from sixelements.domain.rounds import Mode, State
from sixelements.presentation.pages import closing
from sixelements.presentation.pages.collect import CollectPresenter
from sixelements.presentation.pages.next_up import add_team, next_round_view, open_next_round
from sixelements.presentation.pages.sheet_import import FileOutcome, FileWish, SheetImport, Work
from tests.application.test_rounds import LATER
from tests.builders import PRACTICES
from tests.presentation.desk import HEAD, Desk, a_desk, full, table

PATH = Path("night-shift.csv")
DOUBLES = "Nothing tells its rows apart, so a person who stands in it twice counts twice."
BAD = table(("frontline", *"33333"), ("frontline", *"44444"), ("frontline", "3"))


def quiet(_done: int, _total: int) -> None:
    """Progress that nobody looks at."""


def read(desk: Desk, *files: TableFile, presenter: CollectPresenter | None = None) -> CollectPresenter:
    presenter = presenter or CollectPresenter(desk.session)
    paths = [PATH.with_name(f"{PATH.stem}{n or ''}.csv") for n in range(len(files))]
    desk.files |= dict(zip(paths, files, strict=True))
    presenter.files.reading(paths)(quiet)
    presenter.files.finish_reading()
    return presenter


def take(files: SheetImport) -> str:
    files.taking()(quiet)
    return files.finish_taking()


def erase(files: SheetImport, work: Work) -> str:
    """What is said at the end of work that removes sheets, done at once."""
    work(quiet)
    return files.finish_erasing()


def took_in(desk: Desk, *files: TableFile) -> CollectPresenter:
    presenter = read(desk, *files)
    take(presenter.files)
    return presenter


def test_what_files_would_bring_is_shown_and_nothing_is_stored_before_it_is_asked_for() -> None:
    desk = a_desk()
    presenter = read(desk, full(1, 2, 3), full(4))
    preview = presenter.view().preview
    assert preview is not None
    assert (preview.text, preview.button) == ("2 files were read. 4 sheets are new.", "Take in 4 sheets")
    assert [row.result for row in preview.rows] == ["3 new sheets", "1 new sheet"]
    assert preview.heed == (
        "These 4 sheets can't be taken back: going back would show single sheets. "
        "What came with a file can still be taken out by whoever has it: drop it here again."
    )
    assert presenter.view().total.count == 0
    assert take(presenter.files) == "4 sheets taken in."
    view = presenter.view()
    assert (view.preview, view.total.count) == (None, 4)
    assert [row.spoken for row in view.taken] == [
        f"night-shift.csv. 3 sheets. {DOUBLES}",
        "night-shift1.csv. 1 sheet.",
    ]


@pytest.mark.parametrize(
    ("mode", "there", "coming", "can"),
    [
        (Mode.ANONYMOUS, 1, 8, False),
        (Mode.ANONYMOUS, 5, 8, True),
        (Mode.ANONYMOUS, 0, 8, True),
        (Mode.ANONYMOUS, 5, 1, False),
        (Mode.OPEN, 1, 8, True),
    ],
)
def test_the_preview_says_as_it_is_whether_the_sheets_can_be_taken_back(
    mode: Mode, there: int, coming: int, *, can: bool
) -> None:
    desk = a_desk(mode=mode)
    desk.answers(*[3] * there)
    presenter = read(desk, full(*[2] * coming))
    preview = presenter.files.preview
    assert preview is not None
    assert (preview.heed == "") is can
    until = "They can be taken back until the next sheets come in or the round is closed."
    assert preview.text.endswith(until) is can
    take(presenter.files)
    assert (presenter.view().undo != "") is can


def test_the_preview_never_depends_on_what_was_answered() -> None:
    low, high = a_desk(), a_desk()
    assert read(low, full(1, 1, 2)).files.preview == read(high, full(5, 4, 5)).files.preview


def test_of_rows_that_are_alike_only_an_open_round_tells_which() -> None:
    """In an anonymous round it would tell of answers that two are the same."""
    alike = full(3, 4, 3)
    (hidden,) = read(a_desk(), alike).files.preview.rows  # type: ignore[union-attr] # it waits
    (told,) = read(a_desk(mode=Mode.OPEN), alike).files.preview.rows  # type: ignore[union-attr] # it waits
    assert hidden.details == (DOUBLES,)
    assert told.details[0].startswith(
        "1 row is word for word like one before it (row 4). Two people may have"
    )
    (single,) = read(a_desk(), full(3)).files.preview.rows  # type: ignore[union-attr] # it waits
    assert single.details == ()


def test_files_of_one_call_are_one_take_in_and_go_back_as_one() -> None:
    desk = a_desk(mode=Mode.OPEN)
    presenter = took_in(desk, full(1, 2), full(3), full(4, 5))
    assert sum(1 for event in desk.heard if type(event).__name__ == "StoreChange") == 1
    assert presenter.view().undo == "Undo 5 sheets"
    assert erase(presenter.files, presenter.files.undoing()) == "5 sheets were taken back."
    view = presenter.view()
    assert (view.undo, view.taken, view.total.count) == ("", (), 0)
    assert took_in(desk, full(1, 2)).view().undo == "Undo 2 sheets"


def test_five_single_sheets_of_an_anonymous_round_can_be_undone_where_they_come_at_once() -> None:
    few = took_in(a_desk(), full(3, 4, 5, 1))
    assert few.view().undo == ""
    desk = a_desk()
    enough = took_in(desk, *(full(level) for level in (1, 2, 3, 4, 5)))
    assert enough.view().undo == "Undo 5 sheets"
    closing.close(desk.session)
    assert enough.view().undo == ""


def test_a_wrong_file_is_taken_out_right_away_or_once_it_is_dropped_again() -> None:
    """After it no button stands ready that would bring the same sheets back with one key."""
    desk = a_desk()
    presenter = took_in(desk, full(3, 4))
    assert presenter.view().undo == ""
    at = presenter.files.wish_of_done(0, FileWish.TAKE_OUT)
    assert erase(presenter.files, presenter.files.taking_out(at)) == "2 sheets were taken out."
    assert (presenter.view().total.count, presenter.view().preview) == (0, None)
    (out,) = presenter.view().taken
    assert (out.outcome, out.wishes) == (FileOutcome.OUT, ((FileWish.AGAIN, "Take it in again"),))
    presenter.files.wish_of_done(0, FileWish.AGAIN)  # it may have been the right one
    assert take(presenter.files) == "2 sheets taken in."
    again = read(desk, full(3, 4))
    (row,) = again.files.preview.rows  # type: ignore[union-attr] # it waits
    assert row.wishes[-1] == (FileWish.TAKE_OUT, "Take its sheets out")
    assert erase(again.files, again.files.taking_out(0)) == "2 sheets were taken out."
    again.files.wish_of_done(0, FileWish.AGAIN)
    with pytest.raises(NotAllowed, match="None of its sheets came in with it"):
        erase(again.files, again.files.taking_out(0))


TIMED = ("Timestamp", *HEAD)


def an_export(*people: int) -> TableFile:
    """A row for each of these people, with a time and answers unlike those of the others."""
    answers = {n: [str((n * k) % 5 + 1) for k in range(1, len(PRACTICES) + 1)] for n in people}
    rows = [(f"2026-09-14 {9 + n}:00:00", "frontline", *answers[n]) for n in people]
    return table(*rows, head=TIMED)


@pytest.mark.parametrize("mode", list(Mode))
def test_the_sheet_of_a_row_that_is_gone_goes_with_a_button_and_can_be_put_back(mode: Mode) -> None:
    desk = a_desk(mode=mode)
    took_in(desk, an_export(1, 2, 3, 4))
    before = desk.book.responses.handed_in(desk.session.round.id)
    presenter = read(desk, an_export(1, 3, 4, 5))
    files = presenter.files
    (row,) = files.preview.rows  # type: ignore[union-attr] # it waits
    assert row.wishes[-1] == (FileWish.GONE_OUT, "Take out the sheet whose row is gone")
    assert erase(files, files.taking_gone_out(files.waiting(0))) == "1 sheet was taken out."
    assert presenter.view().total.count == 3
    (row,) = files.preview.rows  # type: ignore[union-attr] # it waits
    assert FileWish.GONE_OUT not in dict(row.wishes)
    assert not any("not in this file any more" in said for said in row.details)
    (out,) = presenter.view().taken
    assert (out.result, out.wishes) == ("1 sheet taken out", ((FileWish.PUT_BACK, "Put it back"),))
    assert erase(files, files.putting_back(0)) == "1 sheet is in again."
    assert desk.book.responses.handed_in(desk.session.round.id) == before
    assert presenter.view().taken == ()
    assert take(files) == "1 sheet taken in."
    again = read(desk, an_export(1, 3, 4, 5))
    (row,) = again.files.preview.rows  # type: ignore[union-attr] # it waits
    assert FileWish.GONE_OUT in dict(row.wishes)
    older = read(desk, an_export(1, 2, 3, 4), presenter=again)
    assert not any(FileWish.GONE_OUT in dict(row.wishes) for row in older.files.preview.rows)  # type: ignore[union-attr] # it waits
    newest = read(desk, an_export(1, 3, 4, 5)).files
    assert erase(newest, newest.taking_gone_out(newest.waiting(0))) == "1 sheet was taken out."
    assert presenter.view().total.count == 4
    (row,) = newest.preview.rows  # type: ignore[union-attr] # it waits
    assert not any("not in this file any more" in said for said in row.details)


@pytest.mark.parametrize("mode", list(Mode))
def test_where_others_came_otherwise_no_button_takes_a_sheet_that_may_be_theirs(mode: Mode) -> None:
    desk = a_desk(mode=mode)
    took_in(desk, an_export(1, 2, 3, 4))
    desk.answers(3)
    for missing in (an_export(1, 3, 4), an_export(1, 3, 4, 5)):
        presenter = read(desk, missing)
        (row,) = presenter.files.preview.rows  # type: ignore[union-attr] # it waits
        assert FileWish.GONE_OUT not in dict(row.wishes)
        assert any("take the earlier file out" in said for said in row.details)
        one = presenter.files.waiting(0)
        with pytest.raises(NotAllowed, match="Nothing tells which sheets"):
            erase(presenter.files, presenter.files.taking_gone_out(one))
    took = read(desk, an_export(1, 2, 3, 4))
    erase(took.files, took.files.taking_out(0))
    later = took_in(desk, an_export(1, 3, 4))
    assert not any("not in this file" in said for said in later.view().taken[0].details)
    assert later.view().total.count == 4


def test_no_button_tells_in_how_many_rows_a_word_stands_that_may_be_an_answer() -> None:
    desk = a_desk()
    table_ = table(("frontline", *"33333"), ("frontline", *"36333"), ("frontline", *"33363"))
    (row,) = read(desk, table_).files.preview.rows  # type: ignore[union-attr] # it waits
    assert dict(row.wishes)[FileWish.GOOD_ROWS] == "Take the good rows"
    assert not any("2" in text or "row" in text for text in row.details)


def test_a_file_that_was_taken_out_is_not_listed_as_in() -> None:
    """Its row stood there on, so that more sheets were listed than were in."""
    desk = a_desk()
    presenter = took_in(desk, full(3, 4), full(1, 2, 5))
    read(desk, full(3, 4), presenter=presenter)
    assert erase(presenter.files, presenter.files.taking_out(0)) == "2 sheets were taken out."
    presenter.files.drop()
    assert [row.result for row in presenter.view().taken] == ["Taken out", "3 sheets"]
    assert presenter.view().total.count == 3


def test_the_same_file_is_held_and_goes_in_when_it_is_wanted() -> None:
    desk = a_desk()
    presenter = read(desk, full(3), full(3))
    first, again = presenter.files.preview.rows  # type: ignore[union-attr] # it waits
    assert (first.outcome, again.outcome) == (FileOutcome.READY, FileOutcome.SAME)
    assert again.wishes == ((FileWish.ANYWAY, "Take it in anyway"),)
    presenter.files.wish(1, FileWish.ANYWAY)
    assert take(presenter.files) == "2 sheets taken in."
    held = took_in(desk, full(3))
    assert held.view().taken[0].result == "Held"
    held.files.wish_of_done(0, FileWish.ANYWAY)
    assert take(held.files) == "1 sheet taken in."


def test_a_bad_row_refuses_the_file_and_its_good_rows_go_in_once_when_they_are_wanted() -> None:
    presenter = read(a_desk(), BAD)
    (row,) = presenter.files.preview.rows  # type: ignore[union-attr] # it waits
    assert (row.outcome, row.details) == (
        FileOutcome.REFUSED,
        ("Row 4: it has 2 cells, and the header has 6.",),
    )
    assert row.wishes == ((FileWish.GOOD_ROWS, "Take the 2 good rows"),)
    presenter.files.wish(0, FileWish.GOOD_ROWS)
    take(presenter.files)
    (row,) = presenter.files.rows
    out = ((FileWish.TAKE_OUT, "Take its sheets out"),)  # too few of an anonymous round to be undone
    assert (row.outcome, row.result, row.wishes) == (FileOutcome.TAKEN, "2 sheets", out)
    assert row.details == (
        DOUBLES,
        "These rows were left out:",
        "Row 4: it has 2 cells, and the header has 6.",
    )
    assert presenter.view().total.count == 2
    desk = a_desk()
    presenter = read(desk, BAD)
    presenter.files.wish(0, FileWish.GOOD_ROWS)
    take(presenter.files)
    mended = read(desk, full(3, 4, 3), presenter=presenter)
    assert take(mended.files) == "1 sheet taken in."


def test_rows_that_were_changed_since_wait_for_a_decision_and_go_as_decided() -> None:
    for wish, said in (
        (FileWish.WITHOUT_CHANGED, "1 sheet taken in."),
        (FileWish.WITH_CHANGED, "2 sheets taken in."),
        (FileWish.INSTEAD, "2 sheets taken in."),
    ):
        desk = a_desk(mode=Mode.OPEN)
        head = ("Id", "Start time", *HEAD)
        first, second = ("1", "9:00", "frontline", *"33333"), ("2", "9:01", "frontline", *"44444")
        took_in(desk, table(first, second, head=head))
        changed, third = ("1", "9:00", "frontline", *"33335"), ("3", "9:30", "frontline", *"22222")
        presenter = read(desk, table(changed, second, third, head=head))
        (row,) = presenter.files.preview.rows  # type: ignore[union-attr] # it waits
        assert (row.outcome, row.result) == (FileOutcome.TO_DECIDE, "To decide")
        assert row.details[0].startswith("1 row has the number or time of one that came in, and says")
        assert "(row 2)" in row.details[0]
        assert row.wishes == (
            (FileWish.INSTEAD, "Take it in instead"),
            (FileWish.WITH_CHANGED, "Take it in, too"),
            (FileWish.WITHOUT_CHANGED, "Leave it out"),
        )
        assert presenter.files.preview.button == ""  # type: ignore[union-attr] # it waits
        presenter.files.wish(0, wish)
        assert take(presenter.files) == said
        there = sum(desk.book.responses.arrived(desk.session.round.id).values())
        assert there == (4 if wish is FileWish.WITH_CHANGED else 3)


@pytest.mark.parametrize("mode", list(Mode))
def test_a_decision_to_leave_out_is_remembered_where_nothing_is_new_and_can_be_changed(mode: Mode) -> None:
    desk = a_desk(mode=mode)
    head, second = ("Id", "Start time", *HEAD), ("2", "9:01", "frontline", *"44444")
    first, changed = (("1", "9:00", "frontline", *said) for said in ("33333", "33335"))
    took_in(desk, table(first, second, head=head))
    presenter = read(desk, table(changed, second, head=head))
    presenter.files.wish(0, FileWish.WITHOUT_CHANGED)
    assert presenter.files.preview.button == "Remember the decision"  # type: ignore[union-attr] # it waits
    assert take(presenter.files) == "What is left out is remembered."
    next_week = read(desk, table(changed, second, head=head))
    (row,) = next_week.files.preview.rows  # type: ignore[union-attr] # it waits
    assert row.result == "Nothing new"
    assert "1 row came before and is left out, as decided then: row 2." in row.details
    assert {FileWish.INSTEAD, FileWish.WITH_CHANGED} < {wish for wish, _text in row.wishes}
    next_week.files.wish(0, FileWish.INSTEAD)
    assert take(next_week.files) == "1 sheet taken in."
    assert sum(desk.book.responses.arrived(desk.session.round.id).values()) == 2


def test_more_sheets_than_people_is_its_own_sentence() -> None:
    presenter = read(a_desk(), full(*[3] * 15))
    (row,) = presenter.files.preview.rows  # type: ignore[union-attr] # it waits
    assert set(row.details) == {"15 sheets for 12 people: some may have answered twice.", DOUBLES}
    take(presenter.files)
    (row,) = presenter.files.rows
    assert set(row.details) == {"15 sheets for 12 people: some may have answered twice.", DOUBLES}


def test_a_file_that_is_no_answer_file_offers_nothing_and_does_not_stop_the_good_one() -> None:
    presenter = read(a_desk(), TableFile(digest=b"", refusal="It is empty."), full(3))
    assert presenter.files.preview.rows[0].wishes == ()  # type: ignore[union-attr] # it waits
    assert take(presenter.files) == "1 sheet taken in."
    assert [(row.result, row.details) for row in presenter.files.rows] == [
        ("Refused", ("It is empty.",)),
        ("1 sheet", ()),
    ]


def test_many_problems_are_counted_and_all_are_in_the_report() -> None:
    presenter = took_in(a_desk(), table(*[("frontline", "3")] * 40))
    (row,) = presenter.files.rows
    assert row.details[-1] == "… and 34 more."
    assert len(presenter.files.problems) == 40


def test_what_is_to_decide_is_asked_and_not_refused_for_good() -> None:
    presenter = read(a_desk(), table(("frontline", *"3333", "maybe")))
    (row,) = presenter.files.preview.rows  # type: ignore[union-attr] # it waits
    assert (row.outcome, row.wishes) == (FileOutcome.TO_DECIDE, ((FileWish.MATCH, "Decide…"),))
    assert presenter.files.to_decide == 0
    assert presenter.files.preview.button == ""  # type: ignore[union-attr] # it waits


def test_what_lies_beside_answers_is_named_and_nothing_waits_after_taking_nothing_in() -> None:
    desk = a_desk()
    desk.session.services.answer_files = lambda _path: ([], [Path(f"{n}.docx") for n in range(5)])
    presenter = read(desk, full(3))
    preview = presenter.files.preview
    assert preview is not None
    assert preview.text.endswith("Left alone, as they hold no answers: 0.docx, 1.docx, 2.docx, and 2 more.")
    presenter.files.drop()
    assert presenter.files.preview is None


def test_file_names_are_forgotten_when_the_page_is_left() -> None:
    presenter = took_in(a_desk(), full(3))
    presenter.files.forget()
    assert presenter.files.rows == ()


class Stopped(Exception):
    """What stops work between two files."""


def test_reading_that_is_stopped_keeps_and_shows_nothing() -> None:
    desk = a_desk()
    desk.files[PATH] = full(3)
    presenter = CollectPresenter(desk.session)

    def progress(done: int, _total: int) -> None:
        if done == 1:
            raise Stopped

    with pytest.raises(Stopped):
        presenter.files.reading([PATH, Path("other.csv")])(progress)
    assert presenter.files.finish_reading() == "Nothing was read."
    view = presenter.view()
    assert (view.preview, view.taken, view.total.count) == (None, (), 0)


def test_a_full_disk_is_said_and_the_files_wait_for_the_next_try() -> None:
    desk = a_desk()
    presenter = read(desk, full(3))
    desk.book.full = True
    with pytest.raises(SixElementsError, match="disk is full"):
        presenter.files.taking()(quiet)
    presenter.files.finish_taking()
    assert desk.session.unsaved == 0
    desk.book.full = False
    assert take(presenter.files) == "1 sheet taken in."


def test_nobody_ends_a_round_while_files_are_taken_in() -> None:
    """Every button and menu goes through these; the figures would be of some of the files."""
    desk = a_desk()
    desk.answers(1, 2, 3, 4, 5)
    presenter = read(desk, full(3, 4))
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

    presenter.files.taking()(meanwhile)
    assert set(tried) == {"Answers are being taken in. Wait a moment."}
    presenter.files.finish_taking()
    closing.close(desk.session)
    assert desk.session.round.state is State.SEALED
    assert presenter.view().total.count == 7


def test_what_was_read_before_the_close_is_refused_in_words_after_it() -> None:
    desk = a_desk()
    desk.answers(1, 2, 3, 4, 5)
    presenter = read(desk, full(3, 4))
    close_round(desk.book, desk.session.round, today=LATER)
    with pytest.raises(NotAllowed, match="takes no more sheets"):
        presenter.files.taking()(quiet)
    assert presenter.files.finish_taking() == ""


def test_a_later_export_says_what_came_before() -> None:
    desk = a_desk()
    head = ("ID", "Start time", *HEAD)
    rows = [(str(n), f"9/14/26 9:0{n}:00", "frontline", *"33333") for n in range(4)]
    took_in(desk, table(*rows[:3], head=head))
    later = read(desk, table(*rows, head=head))
    (row,) = later.files.preview.rows  # type: ignore[union-attr] # it waits
    assert (row.result, row.details) == (
        "1 new sheet",
        ("3 sheets came with an earlier file and are left out.",),
    )
    assert len(PRACTICES) == 5
