"""Who holds a file can take out what came in with it; nobody learns anything that the file does not say."""

from dataclasses import replace

import pytest

from sixelements.application import responses
from sixelements.application.arrivals import Arrival, destination
from sixelements.application.closing import seal_round
from sixelements.application.foreign_sheets import SheetFile, sheet_file
from sixelements.application.sheets_there import said
from sixelements.application.table_file import Collected, TableFile
from sixelements.application.taking_out import (
    TakenOut,
    can_be_taken_out,
    gone_from,
    put_back,
    put_missing_back,
    take_gone_out,
    take_out,
)
from sixelements.domain.assessment import Role
from sixelements.domain.errors import NotAllowed
from sixelements.domain.foreign_table import ForeignTable
from sixelements.domain.ids import ItemId
from sixelements.domain.matching import IfChanged
from sixelements.domain.responses import Sheet, Way
from sixelements.domain.rounds import Mode, Round
from sixelements.domain.teams import Headcount
from tests.application.test_rounds import Room
from tests.builders import PRACTICES, a_response_id, an_answer

HEAD = ("role", *PRACTICES, "Comment")


def came(room: Room, round_: Round, *rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> Arrival:
    """A table that came back, told from others by its words."""
    table = ForeignTable(rows=(head, *rows), places=tuple(range(1, len(rows) + 2)))
    return read(room, round_, TableFile(digest=repr(table).encode()[-32:], table=table))


def read(room: Room, round_: Round, table: TableFile) -> Arrival:
    to = destination(room.book, room.team, round_)
    return Arrival(path=room.book.place, table=table, to=to, file=sheet_file(table, to.form, known=to.known))


def row(level: int, role: str = "frontline", comment: str = "") -> tuple[str, ...]:
    return (role, *[str(level)] * len(PRACTICES), comment)


def take(room: Room, one: Arrival) -> int:
    files: list[SheetFile] = [one.file]
    (its,) = responses.take_in(room.book, one.to.round, files, form=one.to.form, new_id=room.new_id)
    return its.count


def there(room: Room, round_: Round) -> int:
    return sum(room.book.responses.arrived(round_.id).values())


@pytest.mark.parametrize("mode", list(Mode))
def test_a_wrong_file_of_three_goes_whenever_it_came_and_comes_in_again(mode: Mode) -> None:
    """In an anonymous round nothing led back, as a list of three sheets would show them."""
    room = Room()
    round_ = room.open(mode=mode)
    right, wrong = (
        came(room, round_, row(3), row(4, "manager")),
        came(room, round_, row(1), row(2), row(5, "", "x")),
    )
    assert (take(room, right), take(room, wrong)) == (2, 3)
    room.answers(round_, 1)
    assert can_be_taken_out(room.book, wrong)
    assert take_out(room.book, [wrong]) == [TakenOut(count=3)]
    assert there(room, round_) == 3
    assert room.book.responses.ways(round_.id)[Way.TABLE] == 2
    assert not can_be_taken_out(room.book, wrong)
    assert take_out(room.book, [wrong])[0].refusal.startswith("None of its sheets came in with it")
    assert take(room, wrong) == 3


def test_rows_of_a_tool_go_out_of_a_longer_export_too() -> None:
    room = Room()
    round_ = room.open(mode=Mode.OPEN)
    head = ("ID", "Start time", *HEAD)
    rows = [(str(n), f"9/14/26 9:0{n}:00", *row(n)) for n in range(1, 5)]
    assert take(room, came(room, round_, *rows[:3], head=head)) == 3
    assert take_out(room.book, [came(room, round_, *rows, head=head)]) == [TakenOut(count=3)]
    assert take(room, came(room, round_, *rows, head=head)) == 4


def test_a_file_that_did_not_come_in_tells_nothing_of_what_is_in() -> None:
    """Else anybody could try what somebody said: this is no way to ask."""
    room = Room()
    round_ = room.open()
    take(room, came(room, round_, row(3), row(4)))
    for level in (3, 4, 5):
        (said,) = take_out(room.book, [came(room, round_, row(level))])
        assert said.refusal == "None of its sheets came in with it, so there is nothing to take out."
    assert there(room, round_) == 2


def test_what_reads_otherwise_now_stays() -> None:
    room = Room()
    round_ = room.open()
    head = ("ID", "Start time", *HEAD)
    take(room, came(room, round_, ("1", "9/14/26 9:01:00", *row(3)), head=head))
    other = came(room, round_, ("1", "9/14/26 9:01:00", *row(4)), head=head)
    assert take_out(room.book, [other])[0].refusal.startswith("It says something else than what is in")
    assert there(room, round_) == 1


def test_one_of_two_equal_sheets_stays() -> None:
    room = Room()
    round_ = room.open(mode=Mode.OPEN)
    one, two = came(room, round_, row(3)), came(room, round_, row(3), head=(*HEAD, ""))
    room.answers(round_, 3)
    take(room, one)
    assert take_out(room.book, [one])[0].count == 1
    assert there(room, round_) == 1
    assert two.file.sheets == one.file.sheets


def test_sheets_of_a_collection_file_go_by_their_ids() -> None:
    room = Room()
    round_ = room.open()
    to = destination(room.book, room.team, round_)
    answers = {ItemId(p): an_answer(3) for p in PRACTICES}
    sheets = tuple(Sheet(id=a_response_id(900 + n), role=Role.MANAGER, answers=answers) for n in range(2))
    back = read(room, round_, TableFile(digest=b"", mark=to.form.mark, collected=Collected(sheets=sheets)))
    room.answers(round_, 3)
    assert take(room, back) == 2
    assert take_out(room.book, [back]) == [TakenOut(count=2)]
    assert there(room, round_) == 1


def test_the_undo_of_a_later_take_in_ends_where_the_rest_would_show_single_sheets() -> None:
    room = Room()
    round_ = room.open()
    first, second = (came(room, round_, *[row(level)] * 5) for level in (1, 2))
    take(room, first)
    take(room, second)
    assert room.book.responses.newest(round_.id) == 5
    take_out(room.book, [first])
    assert room.book.responses.newest(round_.id) == 5
    take(room, first)
    take_out(room.book, [first])
    assert room.book.responses.newest(round_.id) == 0


def test_nothing_goes_out_once_the_round_is_sealed() -> None:
    room = Room()
    round_ = room.open()
    one = came(room, round_, *[row(3)] * 5)
    take(room, one)
    seal_round(room.book, round_)
    with pytest.raises(NotAllowed, match="is sealed"):
        take_out(room.book, [one])
    assert there(room, round_) == 5


STAMPED = ("Timestamp", *HEAD)
NUMBERED = ("Response ID", *HEAD)


@pytest.mark.parametrize("head", [STAMPED, NUMBERED], ids=["times", "numbers"])
def test_after_an_earlier_copy_is_taken_out_the_later_one_brings_back_what_is_missing(
    head: tuple[str, ...],
) -> None:
    room = Room()
    round_ = room.open(mode=Mode.OPEN)
    rows = [(f"2026-09-14 10:00:0{n}", *row(1 + n % 5)) for n in range(8)]
    monday, friday = came(room, round_, *rows[:4], head=head), came(room, round_, *rows, head=head)
    assert (take(room, monday), take(room, friday)) == (4, 4)
    assert take_out(room.book, [monday]) == [TakenOut(count=4)]
    assert (take(room, friday), there(room, round_)) == (4, 8)
    assert (take(room, friday), there(room, round_)) == (0, 8)


def test_a_table_that_is_taken_in_again_says_that_people_count_twice() -> None:
    room = Room()
    round_ = room.open(mode=Mode.OPEN)
    friday = came(room, round_, *(row(n) for n in (1, 2, 3)))
    take(room, friday)
    (its,) = responses.take_in(
        room.book, round_, [friday.file], form=friday.to.form, new_id=room.new_id, again=True
    )
    assert (its.count, its.left_out[-1]) == (
        3,
        "It was taken in before, so people in it whose sheets are still in count twice now.",
    )


@pytest.mark.parametrize("mode", list(Mode))
def test_what_was_taken_out_as_gone_comes_back_with_the_earlier_file_alone(
    mode: Mode,
) -> None:
    room, head = Room(), ("Response ID", *HEAD)
    round_ = room.open(mode=mode)
    rows = [
        (str(n), "frontline", *[str(1 + (n * k) % 5) for k in range(1, len(PRACTICES) + 1)], "")
        for n in (1, 2, 3, 4)
    ]
    corrected = (*rows[2][:-2], "5" if rows[2][-2] != "5" else "4", "")
    earlier = came(room, round_, *rows, head=head)
    assert take(room, earlier) == 4
    later = came(room, round_, rows[0], corrected, rows[3], head=head).wanted(changed=IfChanged.INSTEAD)
    take(room, later)
    assert gone_from(room.book, later) == (1, 1)
    take_gone_out(room.book, later)
    before = [said(s, with_role=True) for s in room.book.responses.handed_in(round_.id)]
    back = put_missing_back(room.book, earlier, new_id=room.new_id)
    assert (back.count, back.later) == (1, (4,)), "the corrected row is in as it is now"
    after = [said(s, with_role=True) for s in room.book.responses.handed_in(round_.id)]
    assert sorted(after) == sorted([*before, said(earlier.file.sheets[1], with_role=True)])
    assert put_missing_back(room.book, earlier, new_id=room.new_id).count == 0
    other = came(room, round_, *(("9" + row[0], *row[1:]) for row in rows[:2]), head=head)
    assert put_missing_back(room.book, other, new_id=room.new_id).count == 0, "it never came in"


def some_rows(*numbers: int) -> list[tuple[str, ...]]:
    """Rows with a number of a tool, each with answers of its own."""
    return [
        (str(n), "frontline", *[str(1 + (n * k) % 5) for k in range(1, len(PRACTICES) + 1)], "")
        for n in numbers
    ]


@pytest.mark.parametrize("by_file", [True, False])
def test_no_way_back_puts_a_role_into_a_round_that_keeps_none(*, by_file: bool) -> None:
    """One sheet with a role among others without was told by it, and a front-line figure was published."""
    room, head = Room(), ("Response ID", *HEAD)
    room.team = replace(room.team, headcount=Headcount(frontline=9, supervisor=2, manager=1))
    round_ = room.open()
    earlier = came(room, round_, *some_rows(1, 2, 3, 4), head=head)
    take(room, earlier)
    gone = take_gone_out(room.book, came(room, round_, *some_rows(1, 3, 4), head=head))
    assert dict(room.book.responses.arrived(round_.id)) == {None: 3}
    if by_file:
        assert put_missing_back(room.book, earlier, new_id=room.new_id).count == 1
    else:
        with_role = replace(earlier.file.sheets[1], id=gone.sheets[0].id)
        put_back(room.book, replace(gone, sheets=(with_role,)))
    assert dict(room.book.responses.arrived(round_.id)) == {None: 4}


def test_sheets_that_have_roles_against_the_rule_can_be_taken_out_with_their_file_as_check_says() -> None:
    room, head = Room(), ("Response ID", *HEAD)
    room.team = replace(room.team, headcount=Headcount(frontline=9, supervisor=2, manager=1))
    round_ = room.open()
    file = came(room, round_, *some_rows(1, 2, 3, 4), head=head)
    take(room, file)
    for id_, sheet in room.book.content.sheets.items():  # as an earlier version put it back
        room.book.content.sheets[id_] = replace(sheet, role=Role.FRONTLINE)
    assert take_out(room.book, [file]) == [TakenOut(count=4)]
    assert take(room, file) == 4
    assert dict(room.book.responses.arrived(round_.id)) == {None: 4}
