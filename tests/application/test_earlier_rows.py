"""Rows of an earlier file are left out as they were, asked about where they were changed, never doubled."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

import pytest

from sixelements.application import responses
from sixelements.application.foreign_sheets import SheetFile, TableFile, sheet_file
from sixelements.domain.matching import NO_DECISIONS, Decisions, ForeignTable, Form, RowDoubt
from sixelements.domain.rounds import Mode, Round
from tests.application.test_rounds import Room
from tests.builders import PRACTICES

FORM = Form(practices=PRACTICES, lines=())
WITHOUT = Decisions(rows={RowDoubt.CHANGED: False})
WITH = Decisions(rows={RowDoubt.CHANGED: True})
TAKEN = Decisions(rows={RowDoubt.UNFINISHED: True})
Row = Sequence[str]


def a_file(header: Row, *rows: Row, decisions: Decisions = NO_DECISIONS) -> SheetFile:
    """A file with some columns of its tool, and the same answer, the last cell of each, to every question."""
    table = ((*header, *PRACTICES), *((*own, *[level] * len(PRACTICES)) for *own, level in rows))
    digest = sha256(repr(table).encode()).digest()
    read = ForeignTable(rows=table, places=tuple(range(1, len(table) + 1)))
    return sheet_file(TableFile(digest=digest, table=read), FORM, decisions)


def take(room: Room, round_: Round, file: SheetFile, *, skip_bad: bool = False) -> responses.ImportResult:
    (taken,) = responses.take_in(room.book, round_, [file], form=FORM, new_id=room.new_id, skip_bad=skip_bad)
    return taken


def counts(taken: responses.ImportResult) -> tuple[int, int, int]:
    return taken.count, taken.before, len(taken.problems)


LIMESURVEY = ("id", "submitdate", "startdate", "seed")
QUALTRICS = ("StartDate", "EndDate", "RecordedDate", "ResponseId", "Finished")
MONKEY = ("Respondent ID", "Date Created", "Date Modified")
MICROSOFT = ("Id", "Start time", "Completion time", "Last modified time")
GOOGLE = ("Timestamp",)
TOOLS: dict[str, tuple[Row, Sequence[Row], Row]] = {
    "limesurvey": (
        LIMESURVEY,
        [("1", "1980-01-01", "1980-01-01", "811", "3"), ("2", "1980-01-01", "1980-01-01", "812", "4")],
        ("1", "1980-01-01", "1980-01-01", "811", "5"),
    ),
    "limesurvey without seed": (
        ("id", "submitdate"),
        [("1", "2026-09-14 10:00", "3"), ("2", "2026-09-14 11:00", "4")],
        ("1", "2026-09-15 09:00", "5"),
    ),
    "qualtrics": (
        QUALTRICS,
        [("9:00", "9:10", "9:10", "R_1", "True", "3"), ("9:01", "9:12", "9:12", "R_2", "True", "4")],
        ("9:00", "15:00", "15:01", "R_1", "True", "5"),
    ),
    "surveymonkey": (
        MONKEY,
        [("118", "09/14/2026", "09/14/2026", "3"), ("119", "09/14/2026", "09/14/2026", "4")],
        ("118", "09/14/2026", "09/16/2026", "5"),
    ),
    "microsoft": (
        MICROSOFT,
        [("1", "9:00", "9:10", "", "3"), ("2", "9:05", "9:20", "", "4")],
        ("1", "9:00", "15:00", "15:00", "5"),
    ),
    "google, same time": (GOOGLE, [("9:00", "3"), ("9:05", "4")], ("9:00", "5")),
    "google, new time": (GOOGLE, [("9:00", "3"), ("9:05", "4")], ("15:00", "5")),
}  # fmt: skip
EVERY_TOOL = pytest.mark.parametrize(("header", "rows", "edited"), TOOLS.values(), ids=TOOLS)


@EVERY_TOOL
def test_a_changed_answer_is_asked_about_by_its_row_and_goes_as_decided(
    header: Row, rows: Sequence[Row], edited: Row
) -> None:
    for decisions, count in ((WITHOUT, 1), (WITH, 2)):
        room = Room()
        round_ = room.open()
        assert take(room, round_, a_file(header, *rows)).count == 2
        later = (edited, rows[1], [*rows[1][:-1], "2"])  # and one more that is new
        later[2][0] = "3"
        file = a_file(header, *later)
        (ahead,) = responses.outlook(room.book, round_, [file])
        assert (ahead.new, ahead.before, len(ahead.changed)) == (1, 1, 1)
        assert "(row 2)" in ahead.changed[0]
        assert counts(take(room, round_, file)) == (0, 0, 1)  # nothing before it is decided
        decided = a_file(header, *later, decisions=decisions)
        taken = take(room, round_, decided)
        assert counts(taken) == (count, 1, 0)
        assert any("row 2." in text for text in taken.left_out) == (decisions is WITHOUT)
        again = [*later[2][:-1], "1"]
        again[0] = "4"
        assert counts(take(room, round_, a_file(header, *later, again))) == (1, 3, 0)  # asked once


@EVERY_TOOL
def test_without_the_changed_rows_the_good_ones_go_in(header: Row, rows: Sequence[Row], edited: Row) -> None:
    room = Room()
    round_ = room.open()
    take(room, round_, a_file(header, *rows))
    new = ["3", *rows[1][1:]]
    taken = take(room, round_, a_file(header, edited, rows[1], new), skip_bad=True)
    assert counts(taken) == (1, 1, 1)


@pytest.mark.parametrize(
    ("header", "begun", "finished"),
    [
        (LIMESURVEY, ("1", "", "9:00", "811", "3"), ("1", "9:10", "9:00", "811", "3")),
        (QUALTRICS, ("9:00", "9:10", "", "R_1", "False", "3"), ("9:00", "10:10", "x", "R_1", "True", "3")),
    ],
)  # fmt: skip
def test_a_row_that_came_in_unfinished_comes_once(header: Row, begun: Row, finished: Row) -> None:
    room = Room()
    round_ = room.open()
    assert take(room, round_, a_file(header, begun, decisions=TAKEN)).count == 1
    assert counts(take(room, round_, a_file(header, finished))) == (0, 1, 0)
    more = a_file(header, [*finished[:-1], "4"])
    assert counts(take(room, round_, more)) == (0, 0, 1)
    assert sum(room.book.responses.arrived(round_.id).values()) == 1


def test_after_an_undo_the_changed_answers_go_in_instead() -> None:
    room = Room()
    round_ = room.open(mode=Mode.OPEN)
    header, rows, edited = TOOLS["microsoft"]
    take(room, round_, a_file(header, *rows))
    assert responses.undo(room.book, round_) == 2
    assert counts(take(room, round_, a_file(header, edited, rows[1]))) == (2, 0, 0)


def test_new_answers_at_the_end_or_at_the_top_are_new() -> None:
    room = Room()
    round_ = room.open()
    first = [("9:00", "3"), ("9:05", "4")]
    assert take(room, round_, a_file(GOOGLE, *first)).count == 2
    assert counts(take(room, round_, a_file(GOOGLE, *first, ("10:00", "3")))) == (1, 2, 0)
    assert counts(take(room, round_, a_file(GOOGLE, ("11:00", "3"), ("10:00", "3"), *first))) == (1, 3, 0)
    assert counts(take(room, round_, a_file(GOOGLE, ("12:00", "1"), ("12:01", "2")))) == (2, 0, 0)  # others


def test_a_time_that_many_share_tells_nobody() -> None:
    room = Room()
    round_ = room.open()
    day = "1980-01-01"
    assert take(room, round_, a_file(("submitdate",), (day, "3"), (day, "4"))).count == 2
    later = a_file(("submitdate",), (day, "3"), (day, "4"), (day, "3"))
    assert counts(take(room, round_, later)) == (1, 2, 0)


def test_a_mended_file_brings_what_was_wrong_in_it_and_nothing_twice() -> None:
    room = Room()
    round_ = room.open()
    good = [("3",), ("3",), ("4",)]
    assert counts(take(room, round_, a_file((), *good, ("three",)), skip_bad=True)) == (3, 0, 1)
    mended = a_file((), good[0], ("2",), *good[1:])
    assert counts(take(room, round_, mended)) == (1, 3, 0)
    assert counts(take(room, round_, a_file((), *good, ("2",), ("2",)))) == (1, 4, 0)


def test_a_single_equal_sheet_of_somebody_else_is_not_lost_beside_a_mended_file() -> None:
    room = Room()
    round_ = room.open()
    take(room, round_, a_file((), ("3",), ("3",), ("4",), ("three",)), skip_bad=True)
    assert counts(take(room, round_, a_file((), ("3",)))) == (1, 0, 0)


def test_equal_rows_of_whole_files_are_two_people() -> None:
    room = Room()
    round_ = room.open()
    assert take(room, round_, a_file((), ("3",), ("3",))).count == 2
    assert counts(take(room, round_, a_file((), ("3",)))) == (1, 0, 0)


def test_who_knows_a_number_and_a_time_finds_no_answers_by_trying_all() -> None:
    """One byte of a digest stands for what was said: of 256 guesses and more, several fit."""
    header = ("Id", "Start time", "Comments")
    guesses = [a_file(header, ("1", "9:00", str(n), "3")).rows[0] for n in range(1_000)]
    assert len({*guesses}) < 257


def test_a_changed_row_can_be_wanted_whatever_is_decided_otherwise() -> None:
    room = Room()
    round_ = room.open()
    header, rows, edited = TOOLS["surveymonkey"]
    take(room, round_, a_file(header, *rows))
    file = replace(a_file(header, edited, rows[1]), anyway=True)
    assert counts(take(room, round_, file)) == (2, 0, 0)


SAVED_ANEW = {
    "excel in the states": ("9/10/2026 9:03", "9/10/2026 9:41", "9/11/2026 16:20"),
    "excel in germany": ("10.09.2026 09:03", "10.09.2026 09:41", "11.09.2026 16:20"),
    "xlsx": ("2026-09-10 09:03:12", "2026-09-10 09:41:00", "2026-09-11 16:20:59"),
}


@pytest.mark.parametrize("saved", SAVED_ANEW.values(), ids=SAVED_ANEW)
@pytest.mark.parametrize("header", [GOOGLE, ("Id", "Start time")])
def test_an_export_that_a_spreadsheet_saved_again_brings_only_its_new_rows(header: Row, saved: Row) -> None:
    """It writes times its own way, mostly without seconds."""

    def file(*times: str) -> SheetFile:
        numbers = header[:-1] and [str(n) for n in range(9)]
        rows = [[*([numbers[n]] if numbers else []), time, "345"[n]] for n, time in enumerate(times)]
        return a_file(header, *rows)

    room = Room()
    round_ = room.open()
    assert take(room, round_, file("2026-09-10 09:03:12", "2026-09-10 09:41:00")).count == 2
    assert counts(take(room, round_, file(*saved))) == (1, 2, 0)


def test_two_people_of_the_same_minute_who_said_the_same_stay_two() -> None:
    room = Room()
    round_ = room.open()
    first, second = ("2026-09-10 09:03:12", "3"), ("2026-09-10 09:03:47", "3")
    assert take(room, round_, a_file(GOOGLE, first)).count == 1
    assert counts(take(room, round_, a_file(GOOGLE, first, second))) == (1, 1, 0)


SECOND = "2026-09-10 09:03:12"
DOUBLED: dict[str, tuple[Row, Row]] = {
    "limesurvey": (LIMESURVEY, ("1", "1980-01-01", "1980-01-01", "811", "3")),
    "surveymonkey": (MONKEY, ("118", "09/14/2026", "09/14/2026", "3")),
    "google": (GOOGLE, (SECOND, "3")),
}


@pytest.mark.parametrize(("header", "row"), DOUBLED.values(), ids=DOUBLED)
def test_a_row_that_stands_twice_in_a_file_goes_in_once_and_that_is_said(header: Row, row: Row) -> None:
    room = Room()
    round_ = room.open()
    other = ("9", *row[1:-1], "4")
    file = a_file(header, row, other, row)
    (ahead,) = responses.outlook(room.book, round_, [file])
    assert ahead.new == 2
    taken = take(room, round_, file)
    assert counts(taken) == (2, 0, 0)
    said = "1 row stands in this file before and is left out as a double: row 4."
    assert said in ahead.left_out
    assert said in taken.left_out


@pytest.mark.parametrize("time", ["1980-01-01", "1980-01-01 00:00:00", "2026-09-10 09:03"])
def test_a_day_or_a_minute_makes_no_double(time: str) -> None:
    room = Room()
    assert take(room, room.open(), a_file(GOOGLE, (time, "3"), (time, "3"))).count == 2


UNTOLD = "Its rows have no time and no number of a tool, so nothing tells"
MODES = pytest.mark.parametrize("mode", [Mode.ANONYMOUS, Mode.OPEN])


@MODES
def test_a_table_that_was_typed_on_brings_what_is_new(mode: Mode) -> None:
    """Its own rows tell it, though none has a time or a number, however it was saved since."""
    room = Room()
    round_ = room.open(mode=mode)
    first = [("3",), ("3",), ("4",)]
    assert take(room, round_, a_file((), *first)).count == 3
    saved_anew = [(f"{level}.0",) for (level,) in first]
    assert take(room, round_, a_file((), *saved_anew)).held
    (ahead,) = responses.outlook(room.book, round_, [a_file((), *saved_anew, ("2",))])
    assert (ahead.new, ahead.before) == (1, 3)
    assert counts(take(room, round_, a_file((), *saved_anew, ("2",)))) == (1, 3, 0)
    assert counts(take(room, round_, a_file((), *first, ("2",), ("5",), ("1",)))) == (2, 4, 0)


def test_in_an_open_round_rows_in_another_order_are_known_too() -> None:
    room = Room()
    round_ = room.open(mode=Mode.OPEN)
    assert take(room, round_, a_file((), ("3",), ("4",))).count == 2
    assert counts(take(room, round_, a_file((), ("4",), ("2",), ("3",)))) == (1, 2, 0)


@MODES
def test_rows_that_may_be_of_people_who_are_in_are_said_before_and_after(mode: Mode) -> None:
    room = Room()
    round_ = room.open(mode=mode)
    first = take(room, round_, a_file((), ("3",), ("4",)))
    assert not any(UNTOLD in text for text in first.left_out)
    later = a_file((), ("5",), ("4",), ("2",))  # one of them was changed in the table
    (ahead,) = responses.outlook(room.book, round_, [later])
    assert any(UNTOLD in text for text in ahead.left_out)
    assert any(UNTOLD in text for text in take(room, round_, later).left_out)
    alone = take(room, round_, a_file((), ("1",)))  # a sheet that somebody mailed
    assert not any(UNTOLD in text for text in alone.left_out)


def test_an_anonymous_round_keeps_one_digest_of_a_table_without_times() -> None:
    """What rows say could be tried with each sheet, and would tell which of them came together first."""
    room = Room()
    round_ = room.open()
    first = a_file((), ("3",), ("4",))
    take(room, round_, first)
    later = a_file((), ("3",), ("4",), ("2",))
    take(room, round_, later)
    kept = room.book.responses.taken_in(round_.id, *first.rows, *later.rows, *later.beginnings, later.digest)
    assert kept == {first.digest, later.digest}


def test_no_order_of_rows_shows_in_what_is_kept_of_a_table_without_times() -> None:
    assert a_file((), ("3",), ("4",), ("2",)).digest == a_file((), ("2",), ("3",), ("4",)).digest
