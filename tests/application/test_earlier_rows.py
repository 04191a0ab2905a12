"""Rows of an earlier file are left out as they were, asked about where they were changed, never doubled."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from random import Random

import pytest

from sixelements.application import responses, taking_out
from sixelements.application.arrivals import Arrival, Destination
from sixelements.application.foreign_sheets import SheetFile, sheet_file
from sixelements.application.known_matches import NOTHING_KNOWN
from sixelements.application.table_file import TableFile
from sixelements.domain.foreign_table import ForeignTable, FormMark
from sixelements.domain.ids import ItemId
from sixelements.domain.matching import NO_DECISIONS, Decisions, Form, IfChanged, RowDoubt
from sixelements.domain.responses import Sheet, Way
from sixelements.domain.rounds import Mode, Round
from sixelements.wording import matching as words
from tests.application.test_rounds import Room
from tests.builders import PRACTICES, a_team

FORM = Form(practices=PRACTICES, lines=())
WITHOUT = Decisions(changed=IfChanged.LEAVE_OUT)
WITH = Decisions(changed=IfChanged.TAKE_IN)
TAKEN = Decisions(rows={RowDoubt.UNFINISHED: True})
Row = Sequence[str]
KEPT_OUT = "1 row came before and is left out, as decided then: row 2."


def a_file(header: Row, *rows: Row, decisions: Decisions = NO_DECISIONS, form: Form = FORM) -> SheetFile:
    """A file with some columns of its tool, and the same answer, the last cell of each, to every question."""
    table = ((*header, *PRACTICES), *((*own, *[level] * len(PRACTICES)) for *own, level in rows))
    digest = sha256(repr(table).encode()).digest()
    read = ForeignTable(rows=table, places=tuple(range(1, len(table) + 1)))
    return sheet_file(TableFile(digest=digest, table=read), form, decisions)


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
        round_ = room.open(mode=Mode.OPEN)
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
        taken = take(room, round_, a_file(header, *later, again))
        assert counts(taken) == (1, 2 if decisions is WITHOUT else 3, 0)  # asked once
        assert (KEPT_OUT in taken.left_out) == (decisions is WITHOUT)


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
    saved_again = [(f"{level}.0",) for (level,) in first]
    assert take(room, round_, a_file((), *saved_again)).held
    (ahead,) = responses.outlook(room.book, round_, [a_file((), *saved_again, ("2",))])
    assert (ahead.new, ahead.before) == (1, 3)
    assert counts(take(room, round_, a_file((), *saved_again, ("2",)))) == (1, 3, 0)
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


def test_the_same_export_in_two_teams_is_said_and_goes_in() -> None:
    """An export was collected into the wrong team and then into the right one, without a word."""
    for mode in Mode:
        room = Room()
        here = room.open(mode=mode)
        other = Room(book=room.book, team=a_team(id_="night", name="Night desk"), new_id=room.new_id)
        there = other.open(mode=mode)
        rows = [(f"2026/09/14 9:0{n}:1{n} AM", str(n % 5 + 1)) for n in range(6)]
        take(room, here, a_file(GOOGLE, *rows))
        again = take(other, there, a_file(GOOGLE, *rows, ("2026/09/14 10:00:00 AM", "3")))
        assert again.count == 7
        said = words.elsewhere(room.team.name, 1)
        assert said in again.left_out
        new = take(
            other, there, a_file(GOOGLE, ("2026/09/15 9:00:01 AM", "3"), ("2026/09/15 9:09:02 AM", "3"))
        )
        assert said not in new.left_out
        own = take(room, here, a_file((), ("3",), ("4",)))
        assert own.left_out[-1:] != (said,)
        numbered = [(str(n), "3") for n in range(1, 6)]
        take(room, here, a_file(("ID",), *numbered))
        theirs = take(other, there, a_file(("ID",), *[(n, "4") for n, _level in numbered]))
        assert said not in theirs.left_out  # every export begins with 1


@MODES
@pytest.mark.parametrize("header", [(), GOOGLE], ids=["by hand", "google"])
def test_in_one_call_the_longer_table_brings_its_new_rows_wherever_it_stands(mode: Mode, header: Row) -> None:
    """The longer one was read first by its name, and nine people became fifteen."""
    rows = [(*(f"9:0{n}:00" for _column in header), level) for n, level in enumerate("343521")]
    files = [a_file(header, *rows), a_file(header, *rows[:4])]
    for order in (files, files[::-1]):
        room = Room()
        round_ = room.open(mode=mode)
        came = responses.take_in(room.book, round_, order, form=FORM, new_id=room.new_id)
        assert sum(one.count for one in came) == 6
        assert [one.before for one in came if one.count == 2] == [4]


BY_HAND = [("3",), ("4",), ("3",), ("1",), ("2",)]


def test_an_older_copy_of_a_table_brings_nothing_in_an_open_round() -> None:
    room = Room()
    round_ = room.open(mode=Mode.OPEN)
    assert take(room, round_, a_file((), *BY_HAND)).count == 5
    assert counts(take(room, round_, a_file((), *BY_HAND[:2]))) == (0, 2, 0)
    assert counts(take(room, round_, a_file((), BY_HAND[0], ("5",)))) == (2, 0, 0)  # equal to somebody's


def test_a_changed_row_of_a_table_that_was_typed_on_is_asked_about_in_an_open_round() -> None:
    """Three weeks of a table, one row of the first corrected in the third: ten sheets for nine people."""
    for decisions, all_ in ((WITHOUT, 7), (WITH, 8)):
        room = Room()
        round_ = room.open(mode=Mode.OPEN)
        take(room, round_, a_file((), *BY_HAND[:3]))
        take(room, round_, a_file((), *BY_HAND))
        later = [*BY_HAND[:3], ("5",), BY_HAND[4], ("4",), ("5",)]  # all rows of the first week are in it
        (ahead,) = responses.outlook(room.book, round_, [a_file((), *later)])
        assert (ahead.new, ahead.before, len(ahead.changed)) == (2, 4, 1)
        assert "(row 5)" in ahead.changed[0]
        assert counts(take(room, round_, a_file((), *later))) == (0, 0, 1)
        take(room, round_, a_file((), *later, decisions=decisions))
        assert sum(room.book.responses.arrived(round_.id).values()) == all_
        taken = take(room, round_, a_file((), *later, ("dk",)))
        assert counts(taken) == (1, 6 if decisions is WITHOUT else 7, 0)  # asked once


def test_one_changed_row_does_not_make_all_others_new_in_an_open_round() -> None:
    room = Room()
    round_ = room.open(mode=Mode.OPEN)
    take(room, round_, a_file((), *BY_HAND[:4]))
    later = a_file((), ("5",), *BY_HAND[1:])
    (ahead,) = responses.outlook(room.book, round_, [later])
    assert (ahead.new, ahead.before) == (1, 3)
    assert counts(take(room, round_, later, skip_bad=True)) == (1, 3, 1)
    assert counts(take(room, round_, later, skip_bad=True)) == (0, 4, 1)  # the changed one waits still


def test_in_an_anonymous_round_a_table_that_may_double_a_changed_row_says_so() -> None:
    """Its rows are not kept one by one, so nobody is asked; the preview was silent."""
    room = Room()
    round_ = room.open()
    take(room, round_, a_file((), *BY_HAND[:3]))
    grown = take(room, round_, a_file((), *BY_HAND))
    assert not any(UNTOLD in text for text in grown.left_out)
    (ahead,) = responses.outlook(room.book, round_, [a_file((), *BY_HAND[:3], ("5",), BY_HAND[4])])
    assert ahead.before == 3
    assert any(UNTOLD in text for text in ahead.left_out)


def a_promise(round_: Round) -> Form:
    """What an anonymous round asks: with it nothing of what rows say is kept."""
    return replace(FORM, mark=FormMark(round=round_.id, version="1", questions="", promised=5))


def an_export(round_: Round, header: Row, *said: str, decisions: Decisions = NO_DECISIONS) -> SheetFile:
    """A table whose rows are numbered from 1 in the columns of its tool; a word is the answers of a row."""
    rows = ((*(f"9:0{n}" for _column in header), *word) for n, word in enumerate(said))
    table = ((*header, *PRACTICES), *rows)
    read = ForeignTable(rows=table, places=tuple(range(1, len(table) + 1)))
    file = TableFile(digest=sha256(repr(table).encode()).digest(), table=read)
    return sheet_file(file, a_promise(round_) if round_.anonymous else FORM, decisions)


def word_of(sheet: Sheet) -> str:
    """The answers of a sheet as a word."""
    return "".join(str(sheet.answers[ItemId(item)].code) for item in PRACTICES)


def all_said(room: Room, round_: Round) -> list[str]:
    """The answers of all sheets, each as a word."""
    return sorted(map(word_of, room.book.responses.handed_in(round_.id)))


DESK_A, DESK_B = ("12345", "54321", "31524", "25413"), ("51243", "43152", "14253", "32541", "25134")
TELLING = pytest.mark.parametrize("header", [("ID",), LIMESURVEY, GOOGLE], ids=["number", "lime", "time"])


@MODES
@TELLING
def test_the_numbers_or_times_of_other_people_leave_nobody_out(mode: Mode, header: Row) -> None:
    """Two desks had tables numbered from 1, and those of the second were taken for the first ones."""
    room = Room()
    round_ = room.open(mode=mode)
    take(room, round_, an_export(round_, header, *DESK_A))
    (ahead,) = responses.outlook(room.book, round_, [an_export(round_, header, *DESK_B)])
    taken = take(room, round_, an_export(round_, header, *DESK_B))
    assert (ahead.new, *counts(taken)) == (5, 5, 0, 0)
    said = "The numbers or times of 4 rows came with an earlier file, too, with nothing of what they say."
    assert said in ahead.left_out[-1]
    assert taken.left_out == ahead.left_out
    assert all_said(room, round_) == sorted(DESK_A + DESK_B)


@TELLING
def test_where_other_people_say_the_same_by_chance_all_are_asked_about(header: Row) -> None:
    room = Room()
    round_ = room.open()
    take(room, round_, an_export(round_, header, *DESK_A))
    other = ("12345", *DESK_B[1:])
    asked = take(room, round_, an_export(round_, header, *other))
    assert (asked.count, "(rows 2, 3, 4, and 5)" in asked.changed[0]) == (0, True)
    take(room, round_, an_export(round_, header, *other, decisions=WITH))
    assert all_said(room, round_) == sorted(DESK_A + other)


INSTEAD = Decisions(changed=IfChanged.INSTEAD)
CORRECTED = ("12345", "54323", "31524", "25413", "11223")
"""One practice of the second row, and one more row."""


ANY_TABLE = pytest.mark.parametrize(
    "header", [(), ("ID",), LIMESURVEY, GOOGLE], ids=["hand", "number", "lime", "time"]
)


@MODES
@ANY_TABLE
def test_a_corrected_row_is_asked_about_and_can_take_its_place(mode: Mode, header: Row) -> None:
    """In an anonymous round it was left out, and in an open one it counted twice."""
    earlier = {*DESK_A, CORRECTED[-1]}
    for decisions, all_ in ((INSTEAD, {*CORRECTED}), (WITH, earlier | {*CORRECTED}), (WITHOUT, earlier)):
        room = Room()
        round_ = room.open(mode=mode)
        take(room, round_, an_export(round_, header, *DESK_A))
        asked = take(room, round_, an_export(round_, header, *CORRECTED))
        assert (asked.count, "(row 3)" in asked.changed[0]) == (0, True)
        taken = take(room, round_, an_export(round_, header, *CORRECTED, decisions=decisions))
        assert all_said(room, round_) == sorted(all_)
        assert room.book.responses.ways(round_.id)[Way.TABLE] == len(all_)
        assert any("instead of its earlier answers" in text for text in taken.left_out) == (
            decisions is INSTEAD
        )
        if decisions is INSTEAD:
            assert not room.book.responses.newest(round_.id)  # an undo would lose the earlier answers
            again = take(room, round_, an_export(round_, header, *CORRECTED))
            assert again.held or counts(again) == (0, 5, 0)


WEEKS = (*CORRECTED, "14523", "35241", "22514")
"""The same export as it grows: the answers of a row are those of one of five people and more."""


@MODES
@ANY_TABLE
def test_a_corrected_row_that_is_left_out_is_left_out_next_week_too(header: Row, mode: Mode) -> None:
    """Of an anonymous round it was asked again each week, as nothing that it says is remembered there."""
    room = Room()
    round_ = room.open(mode=mode)
    take(room, round_, an_export(round_, header, *DESK_A))
    assert take(room, round_, an_export(round_, header, *CORRECTED, decisions=WITHOUT)).count == 1
    for week in (6, 7, 8):
        taken = take(room, round_, an_export(round_, header, *WEEKS[:week]))
        assert counts(taken) == (1, week - 2, 0)
        assert "1 row came before and is left out, as decided then: row 3." in taken.left_out
    assert all_said(room, round_) == sorted({*DESK_A, *WEEKS[4:]})


@MODES
@ANY_TABLE
def test_what_was_left_out_is_remembered_where_nothing_else_is_new_and_can_be_decided_again(
    header: Row, mode: Mode
) -> None:
    room = Room()
    round_ = room.open(mode=mode)
    take(room, round_, an_export(round_, header, *DESK_A))
    (ahead,) = responses.outlook(
        room.book, round_, [an_export(round_, header, *CORRECTED[:4], decisions=WITHOUT)]
    )
    assert (ahead.new, ahead.decides) == (0, True)
    assert take(room, round_, an_export(round_, header, *CORRECTED[:4], decisions=WITHOUT)).count == 0
    (ahead,) = responses.outlook(room.book, round_, [an_export(round_, header, *CORRECTED[:4])])
    assert (ahead.new, ahead.changed, ahead.kept_out) == (0, (), 1)
    assert take(room, round_, an_export(round_, header, *CORRECTED[:4], decisions=INSTEAD)).count == 1
    assert all_said(room, round_) == sorted(CORRECTED[:4])
    again = take(room, round_, an_export(round_, header, *CORRECTED[:4]))
    assert again.held or counts(again) == (0, 4, 0)


@MODES
def test_what_is_decided_about_another_row_leaves_what_was_left_out_there(mode: Mode) -> None:
    room = Room()
    round_ = room.open(mode=mode)
    take(room, round_, an_export(round_, ("Timestamp",), *DESK_A))
    take(room, round_, an_export(round_, ("Timestamp",), *CORRECTED, decisions=WITHOUT))
    both = ("12344", *CORRECTED[1:])
    assert len(take(room, round_, an_export(round_, ("Timestamp",), *both)).changed) == 1
    taken = take(room, round_, an_export(round_, ("Timestamp",), *both, decisions=INSTEAD))
    assert taken.count == 1
    assert all_said(room, round_) == sorted({*DESK_A, *both} - {DESK_A[0], CORRECTED[1]})


def test_numbers_of_another_survey_are_not_left_out_for_what_was_decided_about_the_first() -> None:
    """Each survey counts from 1, and an anonymous round knows a row that is left out by its number alone."""
    room = Room()
    round_ = room.open()
    take(room, round_, an_export(round_, ("id",), *DESK_A))
    take(room, round_, an_export(round_, ("id",), *CORRECTED, decisions=WITHOUT))
    others = ("55511", "11155", "44111", "51515")
    (ahead,) = responses.outlook(room.book, round_, [an_export(round_, ("id",), *others)])
    assert (ahead.kept_out, ahead.new + (4 if ahead.changed else 0)) == (0, 4)


@MODES
@ANY_TABLE
def test_a_file_that_is_taken_out_takes_along_what_was_decided_about_its_rows(
    header: Row, mode: Mode
) -> None:
    room = Room()
    round_ = room.open(mode=mode)
    take(room, round_, an_export(round_, header, *DESK_A))
    take(room, round_, an_export(round_, header, *CORRECTED[:4], decisions=WITHOUT))
    first = an_export(round_, header, *DESK_A)
    to = Destination(team=room.team, round=round_, form=FORM, known=NOTHING_KNOWN)
    arrival = Arrival(path=room.book.place, table=TableFile(digest=first.digest), to=to, file=first)
    assert taking_out.take_out(room.book, [arrival])[0].count == 4
    assert counts(take(room, round_, an_export(round_, header, *CORRECTED[:4]))) == (4, 0, 0)


def test_where_nothing_tells_whose_the_new_answers_are_nothing_goes_and_the_way_out_is_named() -> None:
    room = Room()
    round_ = room.open()
    take(room, round_, an_export(round_, ("ID",), *DESK_A))
    rewritten = (DESK_A[0], "43152", *DESK_A[2:])
    refused = take(room, round_, an_export(round_, ("ID",), *rewritten, decisions=INSTEAD))
    assert (refused.count, "Take the earlier file out" in refused.problems[0]) == (0, True)
    assert all_said(room, round_) == sorted(DESK_A)


@MODES
def test_a_table_by_hand_brings_back_what_went_out_with_an_earlier_copy(mode: Mode) -> None:
    room = Room()
    round_ = room.open(mode=mode)
    take(room, round_, an_export(round_, (), *DESK_A))
    take(room, round_, an_export(round_, (), *DESK_A, *DESK_B))
    assert all_said(room, round_) == sorted(DESK_A + DESK_B)
    first = an_export(round_, (), *DESK_A)
    gone = [s.id for s in room.book.responses.handed_in(round_.id) if s.id and word_of(s) in DESK_A]
    room.book.responses.take_out(
        round_.id, dict.fromkeys(gone, Way.TABLE), {first.digest, *first.rows, *first.beginnings}
    )
    assert all_said(room, round_) == sorted(DESK_B)
    take(room, round_, an_export(round_, (), *DESK_A, *DESK_B))
    assert all_said(room, round_) == sorted(DESK_A + DESK_B)


def test_a_corrected_last_row_of_a_table_by_hand_is_told_from_the_new_ones_behind_it() -> None:
    room = Room()
    round_ = room.open(mode=Mode.OPEN)
    take(room, round_, an_export(round_, (), *DESK_A))
    later = (*DESK_A[:3], "25412", "11223", "33221")
    asked = take(room, round_, an_export(round_, (), *later))
    assert "(row 5)" in asked.changed[0]
    take(room, round_, an_export(round_, (), *later, decisions=INSTEAD))
    assert all_said(room, round_) == sorted(later)
    assert responses.can_go_back(room.book, round_, [an_export(round_, (), *DESK_B)]) == (5, True)


SURVEY = ("id", "submitdate", "startdate", "seed", "_uuid")
ANSWERED = ("12345", "23451", "54321", "11335")
"""What four people say, each something else."""


def exported(header: Row, people: int, *, form: Form = FORM, changed: IfChanged | None = None) -> SheetFile:
    """An export of one survey with some of its columns, in some order; ``people`` have answered so far."""
    rows = []
    for n in range(people):
        cells = {
            "id": str(40 + n),
            "submitdate": f"2026-11-09 10:1{n}:11",
            "startdate": f"2026-11-09 10:0{n}:11",
            "seed": str(99_991 * (n + 1)),
            "_uuid": f"0c5b3a1{n}-6f3e-4c0e-9a55-1d2a3b4c5d6e",
        }
        rows.append((*(cells[name] for name in header), *ANSWERED[n]))
    table = ((*header, *PRACTICES), *rows)
    read = ForeignTable(rows=table, places=tuple(range(1, len(table) + 1)))
    digest = sha256(repr(table).encode()).digest()
    return sheet_file(TableFile(digest=digest, table=read), form, Decisions(changed=changed))


OTHER_COLUMNS: dict[str, tuple[Row, Row]] = {
    "one fewer": (SURVEY, tuple(name for name in SURVEY if name != "seed")),
    "one more": (SURVEY[1:], SURVEY),
    "another order": (SURVEY, SURVEY[::-1]),
    "the number alone": (SURVEY, ("id",)),
    "no more than the number before": (("id",), SURVEY),
    "no number any more": (SURVEY, ("submitdate", "startdate")),
    "times alone, the other one": (("submitdate", "startdate"), ("submitdate",)),
}
FORMS = pytest.mark.parametrize(
    ("mode", "form"),
    [
        (Mode.OPEN, FORM),
        (Mode.ANONYMOUS, replace(FORM, mark=FormMark(round="", version="1", questions="", promised=4))),
    ],
    ids=["open", "anonymous"],
)


@FORMS
@pytest.mark.parametrize(("first", "later"), OTHER_COLUMNS.values(), ids=OTHER_COLUMNS)
def test_an_export_with_other_columns_of_its_tool_brings_only_its_new_rows(
    first: Row, later: Row, mode: Mode, form: Form
) -> None:
    """Somebody ticks its columns at each export; 84 sheets of 22 exports came in twice without a word."""
    for there in (1, 2):
        room = Room()
        round_ = room.open(mode=mode)
        assert take(room, round_, exported(first, there, form=form)).count == there
        assert counts(take(room, round_, exported(later, 4, form=form))) == (4 - there, there, 0)
        assert counts(take(room, round_, exported(first, 4, form=form))) in {(0, 4, 0), (0, 0, 0)}


@FORMS
def test_another_person_with_a_number_of_a_survey_of_other_columns_goes_in_and_that_is_said(
    mode: Mode, form: Form
) -> None:
    room = Room()
    round_ = room.open(mode=mode)
    take(room, round_, exported(SURVEY, 2, form=form))
    taken = take(room, round_, a_file(("id", "seed"), ("40", "1", "1"), ("41", "2", "1"), form=form))
    assert counts(taken) == (2, 0, 0)
    assert any(
        text.startswith("The numbers or times of 2 rows came with an earlier file") for text in taken.left_out
    )


@FORMS
@pytest.mark.parametrize("later", [("id",), ()], ids=["numbers of another kind", "none"])
def test_rows_that_say_word_for_word_what_is_in_are_asked_about_where_nothing_else_tells(
    later: Row, mode: Mode, form: Form
) -> None:
    """As those of an export that came in before each number was kept by itself."""

    def of_old(file: SheetFile) -> SheetFile:
        return replace(file, marks=((),) * len(file.sheets))

    room = Room()
    round_ = room.open(mode=mode)
    assert take(room, round_, of_old(exported(("id", "seed"), 3, form=form))).count == 3
    if not later and mode is Mode.ANONYMOUS:  # a table by hand is known by its equal sheets there
        assert counts(take(room, round_, exported(later, 4, form=form))) == (1, 3, 0)
        return
    (ahead,) = responses.outlook(room.book, round_, [exported(later, 4, form=form)])
    assert (ahead.new, len(ahead.changed)) == (1, 1)
    assert ahead.changed[0].startswith("3 rows say word for word what sheets say that are in")
    assert counts(take(room, round_, exported(later, 4, form=form))) == (0, 0, 1)
    taken = take(room, round_, exported(later, 4, form=form, changed=IfChanged.LEAVE_OUT))
    assert counts(taken) == (1, 0, 0)
    said = "3 rows that say word for word what is in are left out, as decided: rows 2, 3, and 4."
    assert said in taken.left_out


@FORMS
def test_a_single_sheet_that_another_program_saved_again_is_asked_about(mode: Mode, form: Form) -> None:
    """A returned form in other bytes has no number of its own; its answers came before, all of them."""

    def saved(digest: bytes, n: int, changed: IfChanged | None = None) -> SheetFile:
        table = ForeignTable(rows=(PRACTICES, tuple(ANSWERED[n])), places=(1, 2))
        read = TableFile(digest=sha256(digest).digest(), table=table)
        return replace(sheet_file(read, form, Decisions(changed=changed)), way=Way.FORM)

    room = Room()
    round_ = room.open(mode=mode)
    assert take(room, round_, saved(b"as it came", 0)).count == 1
    assert take(room, round_, saved(b"as it came", 0)).held
    again = take(room, round_, saved(b"saved again", 0))
    assert counts(again) == (0, 0, 1)
    assert again.problems[0].startswith("It says word for word what a sheet says that is in")
    left_out = take(room, round_, saved(b"saved again", 0, IfChanged.LEAVE_OUT))
    assert counts(left_out) == (0, 0, 0)
    assert left_out.left_out == ("It says word for word what is in, and is left out, as decided.",)
    assert take(room, round_, saved(b"somebody else's", 1)).count == 1
    assert take(room, round_, saved(b"saved again", 0, IfChanged.TAKE_IN)).count == 1


@FORMS
@pytest.mark.parametrize("later", [("id",), ("seed",), ("submitdate",), SURVEY], ids=lambda names: names[0])
def test_the_same_survey_in_two_teams_is_said_whatever_columns_of_its_tool_it_has(
    later: Row, mode: Mode, form: Form
) -> None:
    """Numbers may be those of two surveys, so the answers decide; without them nothing was said."""
    room = Room()
    here = room.open(mode=mode)
    other = Room(book=room.book, team=a_team(id_="night", name="Night desk"), new_id=room.new_id)
    there = other.open(mode=mode)
    take(room, here, exported(("id", "startdate"), 2, form=form))
    take(room, here, exported(("id", "submitdate", "seed"), 3, form=form))
    again = take(other, there, exported(later, 4, form=form))
    assert again.count == 4
    said = words.elsewhere(room.team.name, 1)
    assert said in again.left_out


def a_week(*people: tuple[str, str], number: bool = False) -> SheetFile:
    """An export with a time a row, or a number, and the answer of each practice as a digit."""
    heads = ("Id", "Timestamp") if number else ("Timestamp",)
    own = [(tells, "9:00") if number else (tells,) for tells, _said in people]
    table = ((*heads, *PRACTICES), *((*o, *said) for o, (_tells, said) in zip(own, people, strict=True)))
    digest = sha256(repr(table).encode()).digest()
    read = ForeignTable(rows=table, places=tuple(range(1, len(table) + 1)))
    return sheet_file(TableFile(digest=digest, table=read), FORM)


def _person(n: int) -> tuple[str, str]:
    """Somebody who answers unlike the others."""
    answers = Random(n).choices("12345", k=len(PRACTICES))  # noqa: S311 - the same ones each time
    return f"2026-09-14 {9 + n}:00:00", "".join(answers)


@pytest.mark.parametrize("mode", list(Mode))
def test_new_people_are_not_taken_for_a_row_that_is_gone_and_it_is_said_that_its_sheet_stays(
    mode: Mode,
) -> None:
    """Seven new people were asked about for one row that was deleted, and left out with it for good."""
    people = [_person(n) for n in range(9)]
    for order in (1, -1):
        room = Room()
        round_ = room.open(mode=mode)
        take(room, round_, a_week(*people[:4][::order]))
        later = [*people[:2], *people[3:]][::order]
        (ahead,) = responses.outlook(room.book, round_, [a_week(*later)])
        assert (ahead.new, ahead.changed) == (5, ())
        assert any("1 row that came in earlier is not in this file any more" in t for t in ahead.left_out)
        assert counts(take(room, round_, a_week(*later))) == (5, 3, 0)


@pytest.mark.parametrize("number", [False, True])
@pytest.mark.parametrize("mode", list(Mode))
def test_a_row_that_is_gone_is_said_where_nothing_is_new(mode: Mode, number: bool) -> None:
    people = [(f"{n}" if number else time, said) for n, (time, said) in enumerate(map(_person, range(5)), 1)]
    room = Room()
    round_ = room.open(mode=mode)
    take(room, round_, a_week(*people, number=number))
    taken = take(room, round_, a_week(*people[:2], *people[3:], number=number))
    assert counts(taken) == (0, 4, 0)
    assert any("and its sheet stays in" in text for text in taken.left_out)


@pytest.mark.parametrize("mode", list(Mode))
def test_one_row_corrected_and_one_deleted_are_told_apart(mode: Mode) -> None:
    """Nothing told which sheets the new answers were instead of, as there were two gone and one new."""
    people = [_person(n) for n in range(6)]
    room = Room()
    round_ = room.open(mode=mode)
    take(room, round_, a_week(*people))
    said = people[1][1]
    corrected = ("2026-09-15 08:00:00", ("5" if said[0] != "5" else "4") + said[1:])
    file = a_week(people[0], corrected, *people[2:4], people[5])
    (ahead,) = responses.outlook(room.book, round_, [file])
    assert (ahead.new, len(ahead.changed)) == (0, 1)
    assert "(row 3)" in ahead.changed[0]
    assert "can't be undone" in ahead.changed[0]
    taken = take(room, round_, replace(file, changed=IfChanged.INSTEAD))
    assert counts(taken) == (1, 4, 0)
    assert any("1 row that came in earlier is not in this file" in text for text in taken.left_out)
    assert sum(room.book.responses.arrived(round_.id).values()) == 6
