"""Answers one by one and by the file."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sixelements.application import responses, rounds
from sixelements.application.closing import reopen_round, restart_as_open, seal_round
from sixelements.application.events import StoreChange, What
from sixelements.application.foreign_sheets import ReadSheets, SheetFile
from sixelements.application.known_matches import KnownMatches
from sixelements.application.rounds import RoundSettings
from sixelements.domain.assessment import Role
from sixelements.domain.errors import BadInput, NotAllowed, NotFound, SixElementsError
from sixelements.domain.ids import ItemId, RoundId
from sixelements.domain.matching import Form, ToldBy
from sixelements.domain.responses import IN_ALL, Sheet, Way
from sixelements.domain.rounds import Mode, Round, State
from sixelements.domain.teams import Headcount
from tests.application.test_rounds import Room
from tests.builders import PRACTICES, a_team, an_answer, an_assessment

ITEM = ItemId(PRACTICES[0])
FORM = Form(practices=PRACTICES, lines=())


def reads(file: SheetFile) -> ReadSheets:
    return lambda _path, _form: file


def sheets(*levels: int, role: Role | None = Role.FRONTLINE) -> tuple[Sheet, ...]:
    return tuple(
        Sheet(role=role, answers={ItemId(p): an_answer(level) for p in PRACTICES}) for level in levels
    )


def take(
    room: Room, round_: Round, file: SheetFile, *, skip_bad: bool = False, again: bool = False
) -> responses.ImportResult:
    return responses.collect(
        room.book,
        round_,
        Path("answers.csv"),
        form=FORM,
        read=reads(file),
        new_id=room.new_id,
        skip_bad=skip_bad,
        again=again,
        announce=room.events.append,
    )


def arrived(room: Room, round_: Round) -> int:
    return sum(room.book.responses.arrived(round_.id).values())


def test_a_sheet_is_answered_one_by_one_and_handed_in_once() -> None:
    room = Room()
    round_ = room.open()
    events: list[StoreChange] = []
    response = responses.begin(room.book, round_, role=Role.MANAGER, new_id=room.new_id)
    responses.give_answers(room.book, response, {ITEM: an_answer(3)})
    responses.give_answers(room.book, response, {ITEM: an_answer("dk")})
    sheet = room.book.responses.unfinished(response)
    assert sheet is not None
    assert sheet.answers == {ITEM: an_answer("dk")}
    assert arrived(room, round_) == 0
    responses.submit(room.book, round_, response, announce=events.append)
    assert arrived(room, round_) == 1
    assert events == [StoreChange.of(What.SHEETS, round_)]
    with pytest.raises(NotFound):
        responses.submit(room.book, round_, response)
    with pytest.raises(SixElementsError):
        responses.give_answers(room.book, response, {ITEM: an_answer(5)})


def test_no_role_is_kept_where_none_can_be_shown() -> None:
    """9 front line and 3 leads at a threshold of 5: no role group can ever be shown."""
    room = Room()
    room.team = replace(room.team, headcount=Headcount(frontline=9, supervisor=2, manager=1))
    round_ = room.open()
    response = responses.begin(room.book, round_, role=Role.MANAGER, new_id=room.new_id)
    sheet = room.book.responses.unfinished(response)
    assert sheet is not None
    assert sheet.role is None
    taken = take(room, round_, SheetFile(digest=b"1", sheets=sheets(3)))
    assert "Roles were left out" in taken.remarks[0]
    assert set(room.book.responses.arrived(round_.id)) == {None}


def test_a_file_is_taken_whole_or_not_at_all() -> None:
    room = Room()
    round_ = room.open()
    bad = SheetFile(digest=b"1", sheets=sheets(3, 4), problems=("row 4",))
    assert take(room, round_, bad) == responses.ImportResult(problems=("row 4",))
    assert arrived(room, round_) == 0
    taken = take(room, round_, bad, skip_bad=True)
    assert (taken.count, taken.problems) == (2, ("row 4",))
    assert room.events[-1] == StoreChange.of(What.SHEETS, round_)


def test_a_file_with_nothing_good_in_it_is_not_remembered() -> None:
    room = Room()
    round_ = room.open()
    nothing = SheetFile(digest=b"1", problems=("row 2",))
    assert take(room, round_, nothing, skip_bad=True).count == 0
    assert take(room, round_, SheetFile(digest=b"1", sheets=sheets(2))).count == 1


def test_the_same_bytes_are_taken_once_and_equal_content_twice() -> None:
    room = Room()
    round_ = room.open()
    assert take(room, round_, SheetFile(digest=b"1", sheets=sheets(3))).count == 1
    again = take(room, round_, SheetFile(digest=b"1", sheets=sheets(3)))
    assert again == responses.ImportResult(held=True)
    assert take(room, round_, SheetFile(digest=b"1", sheets=sheets(3)), again=True).count == 1
    assert take(room, round_, SheetFile(digest=b"2", sheets=sheets(3))).count == 1


def test_two_teams_may_take_in_the_same_file() -> None:
    room = Room()
    first = room.open()
    second = replace(first, id=RoundId("round-2"), team=a_team("team-2").id)
    room.book.teams.put(a_team("team-2"))
    room.book.rounds.put(second)
    file = SheetFile(digest=b"1", sheets=sheets(3))
    assert [take(room, round_, file).count for round_ in (first, second)] == [1, 1]


@pytest.mark.parametrize(("mode", "kept"), [(Mode.ANONYMOUS, False), (Mode.OPEN, True)])
def test_nothing_tells_a_file_once_an_anonymous_round_is_published(mode: Mode, *, kept: bool) -> None:
    room = Room()
    round_ = room.open(mode=mode)
    take(room, round_, SheetFile(digest=b"1", sheets=sheets(3, 3, 3, 3, 3)))
    room.close(round_)
    assert bool(room.book.responses.taken_in(round_.id, b"1")) is kept


def test_a_file_is_taken_in_again_after_its_round_was_started_again() -> None:
    room = Room()
    round_, file = room.open(), SheetFile(digest=b"1", sheets=sheets(3))
    assert take(room, round_, file).count == 1
    again = restart_as_open(room.book, round_, today=date(2026, 11, 20))
    assert take(room, again, file).count == 1


def test_a_refused_file_changes_nothing() -> None:
    room = Room()
    round_ = room.open()
    assert take(room, round_, SheetFile(digest=b"", refusal="No.")).problems == ("No.",)
    assert room.events[1:] == []


def test_more_sheets_than_heads_is_a_warning() -> None:
    room = Room()
    round_ = room.open()
    assert take(room, round_, SheetFile(digest=b"1", sheets=sheets(*[3] * 6))).remarks == ()
    taken = take(room, round_, SheetFile(digest=b"2", sheets=sheets(3)))
    assert taken.remarks == ("More sheets are in than the team has people: front line.",)
    taken = take(room, round_, SheetFile(digest=b"3", sheets=sheets(*[3] * 6, role=None)))
    assert taken.remarks == ("13 sheets for 12 people: some may have answered twice.",)


def test_a_comment_has_a_limit_far_above_a_hundred_characters() -> None:
    room = Room()
    response = responses.begin(room.book, room.open(), role=None, new_id=room.new_id)
    responses.give_comment(room.book, response, ITEM, "x" * 5_000)
    with pytest.raises(BadInput, match="5,001 characters, and 5,000 fit"):
        responses.give_comment(room.book, response, ITEM, "x" * 5_001)


def test_blanks_around_a_comment_do_not_count() -> None:
    """As its field counts, which measures what is kept."""
    room = Room()
    response = responses.begin(room.book, room.open(), role=None, new_id=room.new_id)
    responses.give_comment(room.book, response, ITEM, " " * 20 + "x" * 5_000 + "\n" * 20)
    assert room.book.responses.unfinished_comments(response) == {ITEM: "x" * 5_000}


def test_the_form_of_a_round_asks_its_practices_and_the_ten_lines() -> None:
    room = Room()
    form = responses.form_of(an_assessment(), room.open(practices=PRACTICES[:3]))
    assert form.practices == PRACTICES[:3]
    assert len(form.lines) == 10


def test_a_file_that_was_read_for_other_practices_is_taken_in_again() -> None:
    """Somebody changed what the round asks while the file was read."""
    room = Room()
    round_ = room.open()

    def read(_path: Path, _form: Form) -> SheetFile:
        settings = RoundSettings(practices=PRACTICES[:3])
        rounds.change_settings(room.book, round_, settings)
        return SheetFile(digest=b"1", sheets=sheets(3))

    with pytest.raises(NotAllowed, match=r"asks other practices now\. Take the file in again\."):
        responses.collect(room.book, round_, Path("answers.csv"), form=FORM, read=read, new_id=room.new_id)
    assert arrived(room, round_) == 0
    assert not room.book.responses.taken_in(round_.id, b"1")


def test_for_a_closed_round_no_file_is_read() -> None:
    room = Room()
    seen = room.open()
    room.book.rounds.put(replace(seen, state=State.SEALED))

    def never(_path: Path, _form: Form) -> SheetFile:
        pytest.fail("a file was read")

    with pytest.raises(NotAllowed, match="takes no more sheets"):
        responses.collect(room.book, seen, Path("answers.csv"), form=FORM, read=never, new_id=room.new_id)


def an_export(digest: bytes, n: int) -> SheetFile:
    return told_apart(digest, *(b"row %d" % i for i in range(n)))


def told_apart(digest: bytes, *rows: bytes) -> SheetFile:
    return SheetFile(
        digest=digest,
        sheets=sheets(*[3] * len(rows)),
        rows=rows,
        origins=tuple(b"origin of %b" % row for row in rows),
        told_by=ToldBy.NUMBER,
    )


def test_rows_of_an_earlier_export_are_left_out_and_counted() -> None:
    room = Room()
    round_ = room.open()
    monday = an_export(b"1", 6)
    friday = an_export(b"2", 9)
    assert take(room, round_, monday).count == 6
    taken = take(room, round_, friday)
    assert (taken.count, taken.before) == (3, 6)
    taken = take(room, round_, replace(friday, digest=b"3"))
    assert (taken.count, taken.before, taken.held) == (0, 9, False)
    assert arrived(room, round_) == 9
    assert take(room, round_, friday, again=True).count == 9


def test_a_later_export_with_few_new_rows_leaves_no_copy_that_shows_them() -> None:
    room = Room()
    round_ = room.open()
    take(
        room,
        round_,
        an_export(b"1", 6),
    )
    before = len(room.book.backed_up)
    take(
        room,
        round_,
        an_export(b"2", 9),
    )
    assert len(room.book.backed_up) == before


def test_files_taken_in_together_are_one_change_and_count_for_each_other() -> None:
    room = Room()
    round_ = room.open()
    heard: list[StoreChange] = []
    files = [
        told_apart(b"1", b"a", b"b"),
        told_apart(b"1", b"a", b"b"),
        SheetFile(digest=b"", refusal="No."),
        told_apart(b"2", b"a", b"b", b"c"),
    ]
    found = responses.take_in(room.book, round_, files, form=FORM, new_id=room.new_id, announce=heard.append)
    assert [(taken.count, taken.before, taken.held) for taken in found] == [
        (2, 0, False), (0, 0, True), (0, 0, False), (1, 2, False),
    ]  # fmt: skip
    assert len(heard) == 1
    assert arrived(room, round_) == 3


@pytest.mark.parametrize("refused", [False, True])
def test_files_for_several_rounds_come_in_together_or_not_at_all(*, refused: bool) -> None:
    room = Room()
    first = room.open()
    second = replace(first, id=RoundId("round-2"), team=a_team("team-2").id)
    room.book.teams.put(a_team("team-2"))
    room.book.rounds.put(second)
    heard: list[StoreChange] = []
    meant = [
        responses.ForRound(
            round=round_, files=[SheetFile(digest=round_.id.encode(), sheets=sheets(3))], form=form
        )
        for round_, form in ((first, FORM), (second, replace(FORM, practices=()) if refused else FORM))
    ]

    def take_in() -> list[int]:
        found = responses.take_in_together(room.book, meant, new_id=room.new_id, announce=heard.append)
        return [one.count for (one,) in found]

    if refused:
        with pytest.raises(NotAllowed, match="asks other practices now"):
            take_in()
    else:
        assert take_in() == [1, 1]
    assert [arrived(room, round_) for round_ in (first, second)] == ([0, 0] if refused else [1, 1])
    assert [change.round for change in heard] == ([] if refused else [first.id, second.id])


def test_what_is_said_of_all_stands_with_the_last_file_of_which_anything_came() -> None:
    room = Room()
    round_ = room.open()
    coming = SheetFile(digest=b"1", sheets=sheets(*[3] * 13, role=None))
    files = (coming, SheetFile(digest=b"2", refusal="No."))
    first, second = responses.take_in(room.book, round_, files, form=FORM, new_id=room.new_id)
    assert (first.remarks, second.remarks) == (
        ("13 sheets for 12 people: some may have answered twice.",),
        (),
    )


def test_comments_come_in_with_their_sheets_and_what_is_not_shown_is_said() -> None:
    room = Room()
    round_ = room.open()
    beside, (bare, *_others) = {ITEM: "We do", IN_ALL: "Thanks"}, sheets(3)
    taken = take(room, round_, SheetFile(digest=b"1", sheets=(replace(bare, comments=beside),)))
    assert "no single question" in taken.remarks[0]
    assert room.book.responses.comments(round_.id) == {ITEM: ("We do",), IN_ALL: ("Thanks",)}
    assert take(room, round_, SheetFile(digest=b"2", sheets=sheets(3))).remarks == ()


class TestUndo:
    def test_the_newest_take_in_goes_and_can_come_again(self) -> None:
        room = Room()
        round_ = room.open()
        take(room, round_, an_export(b"1", 6))
        mended = an_export(b"2", 6)
        assert take(room, round_, mended).count == 0
        assert responses.undo(room.book, round_, announce=room.events.append) == 6
        assert room.events[-1] == StoreChange.of(What.SHEETS, round_)
        assert arrived(room, round_) == 0
        assert take(room, round_, mended).count == 6

    def test_rows_of_the_take_in_before_stay_known(self) -> None:
        room = Room()
        round_ = room.open(mode=Mode.OPEN)
        take(room, round_, an_export(b"1", 6))
        assert take(room, round_, an_export(b"2", 9)).count == 3
        assert responses.undo(room.book, round_) == 3
        taken = take(room, round_, an_export(b"3", 9))
        assert (taken.count, taken.before) == (3, 6)

    @pytest.mark.parametrize("state", [State.SEALED, State.PUBLISHED])
    def test_not_from_a_round_that_was_closed_since_somebody_looked(self, state: State) -> None:
        """Closing forgets what came last; this holds for whatever else may have left it there."""
        room = Room()
        seen = room.open()
        take(room, seen, an_export(b"1", 12))
        room.book.rounds.put(replace(seen, state=state))
        with pytest.raises(NotAllowed, match="takes no more sheets"):
            responses.undo(room.book, seen)
        assert arrived(room, seen) == 12

    @pytest.mark.parametrize("ended", ["undone", "taken in again", "closed", "sealed"])
    def test_only_once_and_until_the_next_one_or_the_close(self, ended: str) -> None:
        room = Room()
        round_ = room.open(mode=Mode.ANONYMOUS if ended == "sealed" else Mode.OPEN)
        take(room, round_, an_export(b"1", 6))
        if ended == "undone":
            responses.undo(room.book, round_)
        elif ended == "taken in again":
            take(room, round_, SheetFile(digest=b"2", sheets=sheets(3)))
            assert responses.undo(room.book, round_) == 1
        elif ended == "sealed":
            reopen_round(room.book, seal_round(room.book, round_))
        else:
            room.close(round_)
            reopen_round(room.book, round_)
        with pytest.raises(NotAllowed, match="Nothing can be taken back"):
            responses.undo(room.book, round_)

    @pytest.mark.parametrize(
        ("there", "coming", "handed_in", "undone"),
        [(0, 4, 0, 0), (0, 5, 0, 5), (4, 5, 0, 0), (5, 5, 0, 5), (5, 4, 0, 0), (0, 5, 1, 0), (5, 5, 1, 5)],
    )
    def test_in_an_anonymous_round_neither_what_came_nor_the_rest_is_a_small_group(
        self, there: int, coming: int, handed_in: int, undone: int
    ) -> None:
        room = Room()
        round_ = room.open()
        if there:
            take(room, round_, SheetFile(digest=b"0", sheets=sheets(*[3] * there)))
        file = SheetFile(digest=b"1", sheets=sheets(*[3] * coming))
        assert responses.can_go_back(room.book, round_, [file]) == (coming, undone > 0 or handed_in > 0)
        take(room, round_, file)
        for _n in range(handed_in):
            sheet = responses.begin(room.book, round_, role=None, new_id=room.new_id)
            responses.submit(room.book, round_, sheet)
        assert room.book.responses.newest(round_.id) == undone
        if undone:
            assert responses.undo(room.book, round_) == undone
        else:
            with pytest.raises(NotAllowed, match="only 5 sheets or more"):
                responses.undo(room.book, round_)
        assert arrived(room, round_) == there + coming + handed_in - undone


def test_what_was_decided_is_kept_with_the_sheets_and_until_an_anonymous_round_is_shown() -> None:
    room = Room()
    round_ = room.open()
    refused = SheetFile(digest=b"0", sheets=sheets(3), problems=("row 4",), decided={b"a": "dk"})
    take(room, round_, refused)
    assert responses.known_matches(room.book, round_).means == {}
    take(room, round_, SheetFile(digest=b"1", sheets=sheets(3, 3, 3, 3, 3), decided={b"b": "2"}))
    assert responses.known_matches(room.book, round_) == KnownMatches(round=round_.id, means={b"b": "2"})
    room.close(round_)
    assert responses.known_matches(room.book, round_).means == {}


@pytest.mark.parametrize(
    "typed", ["Amber-coral-dune-fern", "amber. coral. dune. fern.", " AMBER_coral/dune – fern"]
)
def test_whatever_parts_the_four_words_is_forgiven(typed: str) -> None:
    assert responses.told_words(typed) == b"amber coral dune fern"


def test_sheets_are_counted_by_way_and_counted_out_when_they_are_taken_back() -> None:
    room = Room()
    round_ = room.open(mode=Mode.OPEN)
    take(room, round_, SheetFile(digest=b"1", sheets=sheets(3, 4)))
    take(room, round_, SheetFile(digest=b"2", sheets=sheets(5), way=Way.FORM))
    assert room.book.responses.ways(round_.id) == {Way.TABLE: 2, Way.FORM: 1}
    responses.undo(room.book, round_)
    assert room.book.responses.ways(round_.id) == {Way.TABLE: 2}


def test_whatever_stores_whole_sheets_leaves_out_the_roles_that_a_round_does_not_keep() -> None:
    """There is one door: files, collection files, merged workbooks and what is put back go through it."""
    rooms = Path(responses.__file__).parent
    adding = re.compile(r"responses\.add\((.*)\)")
    found = {
        (file.stem, what) for file in rooms.glob("*.py") for what in adding.findall(file.read_text("utf-8"))
    }
    assert {what for name, what in found if (name, what) != ("responses", "sheets")} == {
        "to_store(now, sheets)",
        "to_store(round_, copy.responses.handed_in(round_.id))",
        "to_store(met.round, coming)",
    }
    building = {
        file.stem for file in rooms.glob("*.py") if re.search(r"\bResponse\(", file.read_text("utf-8"))
    }
    assert building == {"sheets_there"}
