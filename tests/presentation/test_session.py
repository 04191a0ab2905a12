"""What the session does where a disk says no, and what it lets be taken back."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from sixelements.application import rounds
from sixelements.application.errors import (
    CannotWrite,
    CutShort,
    DamagedWorkbook,
    DiskFull,
    FileGone,
    FileRenamed,
    InUse,
    KeptFromUs,
    OtherFile,
    TooMuch,
    WorldsFault,
)
from sixelements.application.events import StoreChange, What
from sixelements.domain.assessment import Role
from sixelements.domain.errors import NotAllowed
from sixelements.domain.ids import RoundId
from sixelements.domain.rounds import Mode
from sixelements.presentation import taking_back
from sixelements.presentation.journey import StepId
from sixelements.presentation.not_stored import not_stored
from sixelements.presentation.pages import closing
from sixelements.presentation.pages.answer import AnswerPresenter
from sixelements.presentation.pages.answer_pages import Act, NoticeView, QuestionView
from sixelements.presentation.pages.set_up import SetUpPresenter, TypedPart
from sixelements.presentation.save_words import not_saved, save_line
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import (
    NotSaved,
    PlaceChosen,
    ReadAgain,
    Saved,
    SessionEvent,
    WentOn,
    outdates,
    renames,
)
from sixelements.presentation.trouble import WayOn, copied_to, trouble, what_waits
from sixelements.wording.backups import did_not_come_along
from tests.builders import a_team
from tests.presentation.desk import TWELVE, Desk, a_desk


def test_that_something_is_not_saved_is_said_once() -> None:
    assert not_saved("Not saved: the disk is full.") == "Not saved: the disk is full."
    assert not_saved("The disk is full.") == "Not saved: The disk is full."


def charge(desk: Desk, done: list[str], name: str) -> None:
    """A change that notes when it was made."""

    def change() -> None:
        with desk.book.change():
            done.append(name)

    desk.session.run_queued(change)


def test_what_the_disk_refused_is_stored_in_its_order_with_a_retry() -> None:
    desk, done = a_desk(), list[str]()
    desk.book.full = True
    for name in ("first", "second", "third"):
        charge(desk, done, name)
    assert desk.session.unsaved == 3
    assert save_line(desk.session).alarm
    desk.book.full = False
    desk.session.retry()
    assert done == ["first", "second", "third"]
    assert desk.session.unsaved == 0
    assert save_line(desk.session).text.startswith("Saved")


@pytest.mark.parametrize("fault", [DiskFull("The disk is full."), CannotWrite("It is write-protected.")])
def test_what_waits_for_the_disk_is_tried_again_unasked_ever_more_rarely(fault: WorldsFault) -> None:
    desk, done, tries = a_desk(), list[str](), list[int]()
    desk.book.refuses = fault
    charge(desk, done, "first")
    desk.heard.clear()
    for look in range(150):
        before = desk.book.asked
        desk.session.look()
        tries += [look] * (desk.book.asked - before)
    assert tries == [0, 2, 6, 14, 30, 62, 94, 126]
    assert desk.heard == []
    desk.book.refuses = None
    for _look in range(32):
        desk.session.look()
    assert done == ["first"]
    assert save_line(desk.session).text.startswith("Saved")


def test_what_never_waits_is_not_taken_back_unseen_either() -> None:
    """As a record of the talk: its page says what is stored, and the step can be taken back later."""
    desk, done = a_desk(), list[str]()
    session = desk.session

    def change(name: str) -> None:
        with desk.book.change():
            done.append(name)
        session.announce(StoreChange.of(What.DISCUSSION, session.round))

    session.run_with_undo("a record", partial(change, "made"), partial(change, "taken back"), keep=False)
    desk.book.refuses = InUse("Another program is writing.")
    for _twice in range(2):
        with pytest.raises(InUse):
            session.undo()
    assert (done, session.unsaved, list(session.undo_labels)) == (["made"], 0, ["a record"])
    desk.book.refuses = None
    session.undo()
    desk.book.refuses = InUse("Another program is writing.")
    with pytest.raises(InUse):
        session.redo()
    desk.book.refuses = None
    session.redo()
    assert done == ["made", "taken back", "made"]


def test_the_pauses_are_short_again_after_a_retry() -> None:
    desk, done = a_desk(), list[str]()
    desk.book.full = True
    charge(desk, done, "first")
    for _look in range(40):
        desk.session.look()
    desk.session.retry()
    desk.book.full = False
    desk.session.look()
    assert done == ["first"]


def test_a_workbook_that_is_full_is_not_tried_again_unasked() -> None:
    desk = a_desk()
    desk.book.refuses = TooMuch("It holds too much.")
    charge(desk, [], "first")
    asked = desk.book.asked
    for _look in range(9):
        desk.session.look()
    assert desk.book.asked == asked


def test_that_what_waits_for_room_is_stored_by_itself_is_said() -> None:
    desk = a_desk()
    desk.book.full = True
    charge(desk, [], "first")
    said = trouble(desk.session)
    assert said is not None
    assert said.text == "The disk is full. Once there is room, what waits is stored by itself."


def test_a_backup_that_can_not_be_made_is_said_calmly_until_a_retry_makes_one() -> None:
    desk, done = a_desk(), list[str]()
    desk.book.no_backup = DiskFull("No backup could be made.")
    charge(desk, done, "first")
    said = save_line(desk.session)
    assert (said.text, said.alarm, said.retry) == (
        "Everything is saved, but no backup could be made.",
        False,
        True,
    )
    desk.session.retry()
    assert save_line(desk.session) == said
    desk.book.no_backup = None
    desk.session.retry()
    assert save_line(desk.session).text.startswith("Saved")
    assert done == ["first"]


def test_what_was_not_removed_everywhere_is_said_where_it_was_asked_for_and_stays_in_the_rail() -> None:
    desk, told = a_desk(), list[object]()
    desk.session.subscribe(told.append)

    def change() -> None:
        desk.book.left_undone = CannotWrite("Removed, but not from a.sixe.")

    with pytest.raises(CannotWrite, match=r"not from a\.sixe"):
        desk.session.erase(change)
    assert [type(event) for event in told] == [Saved]
    said = save_line(desk.session)
    assert (said.text, said.alarm, said.retry) == ("Removed, but not from a.sixe.", True, False)
    desk.session.erase(lambda: None)  # nothing new


def test_the_next_change_brings_what_waits_along_and_comes_last() -> None:
    desk, done = a_desk(), list[str]()
    desk.book.full = True
    charge(desk, done, "first")
    desk.book.full = False
    charge(desk, done, "second")
    assert done == ["first", "second"]
    assert desk.session.save_state.problem is None


def test_nothing_is_said_to_be_saved_while_one_change_waits() -> None:
    desk, done = a_desk(), list[str]()
    desk.book.full = True
    charge(desk, done, "first")
    charge(desk, done, "second")
    desk.session.retry()
    assert [type(h) for h in desk.heard if isinstance(h, Saved | NotSaved)] == [NotSaved] * 3
    assert done == []


def test_a_disk_that_fills_up_half_way_keeps_the_rest_in_order() -> None:
    desk, done = a_desk(), list[str]()
    desk.book.full = True
    charge(desk, done, "first")

    def fills() -> None:
        desk.book.full = True

    desk.session.run_queued(fills)
    charge(desk, done, "third")
    desk.book.full = False
    desk.session.retry()
    assert done == ["first"]
    assert desk.session.unsaved == 1
    assert save_line(desk.session).alarm
    desk.book.full = False
    desk.session.retry()
    assert done == ["first", "third"]


def test_a_change_that_is_refused_later_is_said_and_holds_up_no_other() -> None:
    desk, done = a_desk(), list[str]()

    def refused() -> None:
        with desk.book.change():
            raise NotAllowed("This sheet was handed in.")

    desk.book.full = True
    desk.session.run_queued(refused)
    charge(desk, done, "second")
    desk.book.full = False
    with pytest.raises(NotAllowed):
        desk.session.retry()
    assert done == ["second"]
    assert desk.session.unsaved == 0


def test_nothing_is_said_to_be_unsaved_once_the_last_that_waited_is_refused() -> None:
    desk = a_desk()

    def refused() -> None:
        with desk.book.change():
            raise NotAllowed("This sheet was handed in.")

    desk.book.full = True
    desk.session.run_queued(refused)
    desk.book.full = False
    with pytest.raises(NotAllowed):
        desk.session.retry()
    assert not save_line(desk.session).alarm
    assert [type(h) for h in desk.heard if isinstance(h, Saved | NotSaved)] == [NotSaved, Saved]


def test_what_a_button_stored_along_is_said_to_be_saved_though_its_own_change_is_refused() -> None:
    desk, done = a_desk(), list[str]()
    desk.book.full = True
    charge(desk, done, "first")
    desk.book.full = False
    with pytest.raises(NotAllowed):
        closing.close(desk.session)
    assert done == ["first"]
    assert [type(h) for h in desk.heard if isinstance(h, Saved | NotSaved)] == [NotSaved, Saved]


def test_a_refusal_of_the_present_change_leaves_nothing_waiting() -> None:
    desk = a_desk()

    def refused() -> None:
        raise NotAllowed("No.")

    with pytest.raises(NotAllowed):
        desk.session.run_queued(refused)
    assert desk.session.unsaved == 0


def test_what_was_asked_for_by_a_button_is_not_kept_and_asked_for_again() -> None:
    desk = a_desk()
    desk.answers(1, 2, 3, 4, 5)
    desk.book.full = True
    with pytest.raises(CannotWrite):
        closing.close(desk.session)
    assert desk.session.unsaved == 0
    desk.book.full = False
    desk.session.retry()
    assert desk.session.round.collecting
    closing.close(desk.session)
    assert not desk.session.round.collecting


def test_a_button_stores_what_waits_first() -> None:
    desk, done = a_desk(), list[str]()
    desk.book.full = True
    charge(desk, done, "first")
    with pytest.raises(CannotWrite):
        desk.session.run_now(lambda: done.append("second"))
    desk.book.full = False
    desk.session.run_now(lambda: done.append("second"))
    assert done == ["first", "second"]


def test_two_settings_typed_on_a_full_disk_are_both_stored() -> None:
    desk = a_desk()
    page = SetUpPresenter(desk.session)
    desk.book.full = True
    page.set_mode(Mode.OPEN)
    page.set_several_sittings(yes=True)
    page.rename_team("Permits")
    page.set_services("Permits, licenses")
    desk.book.full = False
    desk.session.retry()
    round_, team = desk.session.round, desk.session.team
    assert (round_.mode, round_.several_sittings) == (Mode.OPEN, True)
    assert (team.name, team.services) == ("Permits", ("Permits", "licenses"))


def test_a_setting_put_back_on_a_full_disk_stays_put_back() -> None:
    desk = a_desk()
    page = SetUpPresenter(desk.session)
    before = desk.session.team.name
    desk.book.full = True
    page.rename_team("Permits")
    page.rename_team(before)
    desk.book.full = False
    desk.session.retry()
    assert desk.session.team.name == before


def test_a_change_stored_late_can_be_undone() -> None:
    desk = a_desk()
    before = desk.session.team.name
    desk.book.full = True
    SetUpPresenter(desk.session).rename_team("Permits")
    desk.book.full = False
    desk.session.retry()
    assert desk.session.undo_labels == ("the name of the team",)
    desk.session.undo()
    assert desk.session.team.name == before


def test_closing_a_round_forgets_what_could_be_taken_back_or_brought_back_in_it() -> None:
    desk = a_desk()
    desk.answers(3, 3, 3, 3, 3)
    session, round_ = desk.session, desk.session.round

    def change(days: int) -> None:
        rounds.change_horizon(desk.book, round_, days, announce=session.announce)

    for days in (90, 365):
        session.run_with_undo("how far", partial(change, days), partial(change, 180))
    session.undo()
    assert (session.next_undo is not None, session.next_redo is not None) == (True, True)
    closing.close(session)
    assert (session.next_undo, session.next_redo) == (None, None)


def test_undo_takes_back_what_waits_and_leaves_what_is_stored() -> None:
    desk = a_desk()
    page = SetUpPresenter(desk.session)
    page.set_services("Permits")
    desk.book.full = True
    page.rename_team("Licenses")
    page.rename("Birch County")
    desk.session.undo()
    desk.session.redo()
    assert [w.typed.words for w in desk.session.waiting if w.typed] == ["Licenses", "Birch County"]
    desk.session.undo()
    desk.session.undo()
    assert desk.session.unsaved == 0
    assert list(desk.session.undo_labels) == ["the services"]
    desk.session.redo()
    desk.book.full = False
    desk.session.retry()
    assert (desk.session.team.name, desk.session.team.services) == ("Licenses", ("Permits",))
    assert desk.book.info.organization == "Alder County"
    assert list(desk.session.undo_labels) == ["the name of the team", "the services"]


def test_a_stored_step_taken_back_while_the_disk_says_no_shows_what_will_be_stored() -> None:
    desk = a_desk()
    page, before = SetUpPresenter(desk.session), desk.session.team.name
    page.rename_team("Licenses")
    page.set_head(Role.FRONTLINE, "9")
    page.set_threshold("6")
    desk.book.full = True
    for _step in range(3):
        desk.session.undo()
    waiting = page.view().waiting
    shown = {place: change.typed.words for place, change in waiting.items() if change.typed}
    assert shown == {TypedPart.TEAM: before, Role.FRONTLINE: "6", TypedPart.THRESHOLD: "5"}
    assert waiting[TypedPart.TEAM].said == "Taken back at 09:30, not stored yet."
    tray = not_stored(desk.session)
    assert tray
    assert [row.words for row in tray.rows] == [None] * 3, "nobody typed them"
    desk.session.redo()
    shown = {place: change.typed.words for place, change in page.view().waiting.items() if change.typed}
    assert shown == {TypedPart.TEAM: "Licenses", Role.FRONTLINE: "6", TypedPart.THRESHOLD: "5"}
    desk.book.full = False
    desk.session.retry()
    view = page.view()
    assert (view.team, view.threshold, dict(view.waiting)) == ("Licenses", 5, {})


@pytest.mark.parametrize("turns", [1, 2, 3, 4])
def test_taking_back_and_doing_again_while_the_disk_says_no_ends_as_the_last_of_them(turns: int) -> None:
    desk = a_desk()
    page = SetUpPresenter(desk.session)
    page.set_several_sittings(yes=True)
    desk.book.full = True
    for turn in range(turns):
        (desk.session.redo if turn % 2 else desk.session.undo)()
    desk.book.full = False
    desk.session.retry()
    assert page.view().several_sittings is (turns % 2 == 0)


def test_typing_on_in_a_field_that_waits_is_one_change_and_one_step() -> None:
    desk = a_desk()
    page = SetUpPresenter(desk.session)
    desk.book.full = True
    for name in ("Bir", "Birch", "Birch County"):
        page.rename(name)
    assert (desk.session.unsaved, len(desk.session.undo_labels)) == (1, 1)
    page.rename_team("Licenses")
    page.rename("Birch City")
    assert [w.typed.words for w in desk.session.waiting if w.typed] == [
        "Birch County",
        "Licenses",
        "Birch City",
    ]
    desk.session.undo()
    waiting = page.view().waiting[TypedPart.ORGANIZATION]
    assert waiting.typed
    assert waiting.typed.words == "Birch County"
    assert waiting.said.startswith("Typed at ")


def test_a_waiting_change_that_is_refused_when_its_turn_comes_is_no_step() -> None:
    desk = a_desk()
    desk.book.full = True
    SetUpPresenter(desk.session).set_head(Role.FRONTLINE, "9")
    desk.session.begin_background("Answers are being taken in.")
    desk.book.full = False
    with pytest.raises(NotAllowed):
        desk.session.retry()
    assert desk.session.next_undo is None


def test_a_sheet_that_cannot_be_paused_says_why_and_pauses_with_the_next_try() -> None:
    desk = a_desk()
    presenter = AnswerPresenter(desk.session)
    presenter.act(Act.START, "2468")
    presenter.act(Act.START_WITH_PIN, "2468")
    presenter.act(Act.BEGIN)
    presenter.act(Act.GO_ON)
    presenter.act(Act.GO_ON, "frontline")
    presenter.act(Act.GO_ON)
    desk.book.full = True
    presenter.choose(3)
    presenter.act(Act.PAUSE)
    asked = presenter.view()
    assert isinstance(asked, QuestionView)
    assert "disk is full" in asked.problem
    desk.book.full = False
    presenter.act(Act.PAUSE)
    assert isinstance(presenter.view(), NoticeView)


def test_another_workbook_begins_with_nothing_waiting() -> None:
    desk, done = a_desk(), list[str]()
    desk.book.full = True
    charge(desk, done, "first")
    desk.session.close()
    assert desk.session.unsaved == 0
    assert desk.session.save_state.problem is None


class TestOneQueue:
    """Whatever refuses a change, it waits in its place, and the window says what is wrong."""

    @pytest.mark.parametrize(
        ("fault", "line", "ways"),
        [
            (DiskFull("Full."), "The disk is full.", (WayOn.RETRY, WayOn.COPY)),
            (InUse("Held."), "Another program holds the file.", (WayOn.RETRY, WayOn.COPY)),
            (CannotWrite("No."), "The file can't be written.", (WayOn.RETRY, WayOn.COPY)),
            (TooMuch("No."), "The workbook is full.", (WayOn.RETRY, WayOn.COPY)),
            (
                DamagedWorkbook("Cut."),
                "The file is damaged.",
                (WayOn.COPY, WayOn.BACKUPS, WayOn.RETRY),
            ),
            (
                CutShort("Cut."),
                "The file is damaged.",
                (WayOn.COPY, WayOn.BACKUPS, WayOn.RETRY),
            ),
            (FileGone("Gone."), "The file is not there any more.", (WayOn.COPY, WayOn.RETRY)),
            (
                FileRenamed("Moved.", Path("b.sixe")),
                "The file has another name now.",
                (WayOn.GO_ON_THERE, WayOn.COPY, WayOn.RETRY),
            ),
            (
                OtherFile("Other.", same_workbook=True),
                "Another file lies here now.",
                (WayOn.COPY, WayOn.OPEN, WayOn.RETRY),
            ),
            (
                OtherFile("Other.", same_workbook=False),
                "Another file lies here now.",
                (WayOn.COPY, WayOn.RETRY),
            ),
        ],
        ids=str,
    )
    def test_every_fault_of_the_world_keeps_what_was_typed(
        self, fault: WorldsFault, line: str, ways: tuple[WayOn, ...]
    ) -> None:
        desk, done = a_desk(), list[str]()
        desk.book.refuses = fault
        for name in ("first", "second"):
            charge(desk, done, name)
        assert (done, desk.session.unsaved) == ([], 2)
        said, found = save_line(desk.session), trouble(desk.session)
        now = desk.session.services.now().strftime("%H:%M")
        assert said.text == f"Not saved since {now}. {line} 2 changes wait."
        assert (said.alarm, said.retry) == (True, True)
        assert found is not None
        assert found.text.startswith(fault.sentence)
        assert found.ways == ways
        desk.book.refuses = None
        desk.session.retry()
        assert done == ["first", "second"]
        assert trouble(desk.session) is None

    def test_what_only_waits_for_another_program_is_tried_again_unasked(self) -> None:
        desk, done = a_desk(), list[str]()
        desk.book.refuses = InUse("Held.")
        charge(desk, done, "first")
        desk.session.look()
        assert desk.session.unsaved == 1
        desk.book.refuses = None
        desk.session.look()
        assert done == ["first"]

    def test_a_file_that_was_moved_is_noticed_before_anything_is_typed_and_once(self) -> None:
        desk = a_desk()
        desk.book.moved = FileGone("Gone.")
        for _ in range(2):
            desk.session.look()
        assert save_line(desk.session).text == "The file is not there any more."
        desk.book.moved = None
        for _ in range(2):
            desk.session.look()
        assert trouble(desk.session) is None
        assert not save_line(desk.session).alarm
        assert [type(h) for h in desk.heard if isinstance(h, Saved | NotSaved)] == [NotSaved, Saved]

    def test_a_copy_holds_what_waits_and_is_gone_on_with(self) -> None:
        desk, done = a_desk(), list[str]()
        desk.book.moved = OtherFile("Other.", same_workbook=True)
        charge(desk, done, "first")
        desk.session.save_copy(Path("copy.sixe"))
        assert (done, desk.session.unsaved) == (["first"], 0)
        assert desk.book.place == desk.session.path == Path("copy.sixe")
        assert desk.session.recents.all()[0].path.name == "copy.sixe"
        assert trouble(desk.session) is None

    def test_a_renamed_file_is_gone_on_with_where_it_is(self) -> None:
        desk, done = a_desk(), list[str]()
        desk.session.go_on_there()  # nothing is wrong
        assert desk.session.path == Path("alder.sixe")
        desk.book.moved = FileRenamed("Moved.", Path("b.sixe"))
        charge(desk, done, "first")
        desk.session.go_on_there()
        assert done == ["first"]
        assert desk.book.place == desk.session.path == Path("b.sixe")

    def test_backups_that_do_not_come_along_to_a_new_name_are_told_of(self) -> None:
        desk = a_desk()
        desk.book.moved, desk.book.backups_came_along = FileRenamed("Moved.", Path("b.sixe")), False
        charge(desk, [], "first")
        assert not desk.session.go_on_there()
        assert did_not_come_along(Path("alder.sixe"), desk.session.path or Path()) == (
            "You go on in b.sixe. Its backups could not be moved and stay in “alder.sixe backups”, "
            "where they are found."
        )

    def test_a_copy_that_can_not_be_made_changes_nothing(self) -> None:
        desk, done = a_desk(), list[str]()
        desk.book.moved = FileGone("Gone.")
        charge(desk, done, "first")
        desk.book.no_copy = DiskFull("Full.")
        with pytest.raises(DiskFull):
            desk.session.save_copy(Path("copy.sixe"))
        assert desk.session.unsaved == 1
        assert desk.session.path == Path("alder.sixe")

    def test_what_is_held_is_let_go_of_only_once_it_is_set_aside(self) -> None:
        desk = a_desk()
        desk.book.no_backup = DiskFull("No backup could be made.")
        with pytest.raises(DiskFull):
            desk.session.set_aside()
        assert desk.session.is_open
        desk.book.no_backup = None
        desk.session.set_aside()
        assert not desk.session.is_open


def changes(desk: Desk) -> list[StoreChange]:
    """What was told of changes so far."""
    return [happening for happening in desk.heard if isinstance(happening, StoreChange)]


def test_one_change_is_told_once_and_nothing_else_with_it() -> None:
    desk = a_desk()
    page = SetUpPresenter(desk.session)
    page.rename_team("Permits")
    assert desk.heard == [StoreChange(what=What.TEAM, team=desk.session.team.id)]
    desk.session.undo()
    desk.session.redo()
    assert desk.heard == [StoreChange(what=What.TEAM, team=desk.session.team.id)] * 3


def test_a_change_is_told_when_team_round_and_undo_are_as_they_are_after_it() -> None:
    desk, seen = a_desk(), list[tuple[str, str | None, str | None]]()
    session = desk.session

    def see(_change: object) -> None:
        done, undone = session.next_undo, session.next_redo
        seen.append((session.team.name, done and done.label, undone and undone.label))

    session.subscribe(see)
    before = session.team.name
    SetUpPresenter(session).rename_team("Permits")
    session.undo()
    name = "the name of the team"
    assert seen == [("Permits", name, None), (before, None, name)]


def test_whoever_began_a_change_is_named_also_where_it_brings_along_what_waited() -> None:
    desk, one, another = a_desk(), object(), object()
    session, round_ = desk.session, desk.session.round

    def change(days: int) -> None:
        rounds.change_horizon(desk.book, round_, days, announce=session.announce)

    desk.book.full = True
    session.run_queued(partial(change, 90), by=another)
    assert changes(desk) == []
    desk.book.full = False
    session.run_queued(partial(change, 365), by=one)
    session.run_now(partial(change, 90))
    told = changes(desk)
    assert told == [StoreChange.of(What.ROUND, round_)] * 3
    assert [change.by for change in told] == [one, one, None]
    assert [outdates(change, by=one) for change in told] == [False, False, True]
    assert all(outdates(change) for change in told)


def test_what_was_stored_before_a_refusal_is_told() -> None:
    desk = a_desk()
    desk.book.full = True
    SetUpPresenter(desk.session).rename_team("Permits")
    desk.book.full = False
    with pytest.raises(NotAllowed):
        closing.close(desk.session)
    assert [change.what for change in changes(desk)] == [What.TEAM]


def test_whoever_has_unsubscribed_hears_nothing_even_of_what_is_being_told() -> None:
    desk, told = a_desk(), list[str]()
    leave: list[Callable[[], None]] = []

    def first(_happening: SessionEvent) -> None:
        told.append("first")
        for unsubscribe in leave:
            unsubscribe()

    desk.session.subscribe(first)
    leave.append(desk.session.subscribe(lambda _happening: told.append("second")))
    desk.session.announce(Saved())
    desk.session.announce(Saved())
    assert told == ["first", "first"]


def test_what_was_done_before_the_round_was_closed_cannot_be_taken_back() -> None:
    desk = a_desk()
    SetUpPresenter(desk.session).set_horizon(90)
    desk.session.reload()
    assert desk.session.next_undo
    assert desk.session.next_undo.label == "the horizon"
    desk.answers(1, 2, 3, 4, 5)
    desk.room.close(desk.session.round)
    desk.session.reload()
    assert desk.session.next_undo is None


def test_there_is_one_way_back_through_a_workbook_and_each_step_is_taken_back_where_it_shows() -> None:
    desk = a_desk()
    session, home = desk.session, desk.session.team
    other = a_team("team-2", name="Library desk")
    desk.book.teams.put(other)
    desk.book.rounds.put(
        replace(session.round, id=RoundId("another round"), team=other.id, headcount=other.headcount)
    )
    SetUpPresenter(session).set_horizon(90)
    session.choose(other)
    SetUpPresenter(session).rename_team("Library")
    session.choose(home)
    session.undo()
    assert session.team.name == "Library desk"
    session.undo()
    assert (session.team.id, session.round.horizon_days) == (home.id, 180)
    session.redo()
    session.redo()
    assert session.team.name == "Library"


def test_a_setting_that_waits_is_stored_for_its_team_though_another_is_looked_at() -> None:
    desk = a_desk()
    session, home = desk.session, desk.session.team
    other = a_team("team-2", name="Library desk")
    desk.book.teams.put(other)
    desk.book.rounds.put(
        replace(session.round, id=RoundId("another round"), team=other.id, headcount=other.headcount)
    )
    desk.book.full = True
    SetUpPresenter(session).rename_team("Permits")
    SetUpPresenter(session).set_head(Role.FRONTLINE, "9")
    session.choose(other)
    desk.book.full = False
    session.retry()
    assert [team.name for team in desk.book.teams.all()] == ["Permits", "Library desk"]
    heads = [team.headcount for team in desk.book.teams.all()]
    assert [head and head.of(Role.FRONTLINE) for head in heads] == [9, (other.headcount or TWELVE).frontline]
    assert desk.book.rounds.of(home.id)[-1].headcount == heads[0]


@pytest.mark.parametrize(
    "again",
    [
        lambda s, p: p.set_horizon(s.round.horizon_days),
        lambda s, p: p.set_mode(s.round.mode),
        lambda _s, p: p.choose_practices("all"),
        lambda s, p: p.set_several_sittings(yes=s.round.several_sittings),
        lambda s, p: p.rename(s.book.info.organization),
        lambda s, p: p.rename_team(s.team.name),
        lambda _s, p: p.set_color(""),
        lambda s, p: p.set_head(Role.FRONTLINE, str(s.round.headcount.frontline)),
        lambda _s, p: p.set_services(""),
    ],
)
def test_what_is_chosen_again_as_it_is_makes_no_step(again: Callable[[Session, SetUpPresenter], str]) -> None:
    desk = a_desk()
    assert again(desk.session, SetUpPresenter(desk.session)) == ""
    assert desk.session.next_undo is None
    assert changes(desk) == []


def test_what_could_not_be_read_is_told_once_and_again_when_it_can_be_with_all_that_waited_stored() -> None:
    desk, done = a_desk(), list[str]()
    session = desk.session
    desk.book.moved = KeptFromUs("Alder is kept by another program. Try again.")
    session.could_not_read(desk.book.moved)
    shown = trouble(session)
    assert shown
    assert shown.ways == (WayOn.RETRY,)
    assert "nothing you type is lost" in shown.text
    desk.book.full = True
    charge(desk, done, "typed meanwhile")
    told: list[SessionEvent] = []
    session.subscribe(told.append)
    session.look()
    session.retry()
    assert [type(event) for event in told] == [NotSaved]  # it is full, too
    assert session.unreadable
    desk.book.full, desk.book.moved = False, None
    session.look()
    assert (session.unreadable, done) == (False, ["typed meanwhile"])
    assert trouble(session) is None
    assert ReadAgain in [type(event) for event in told]
    assert outdates(told[-1])


def test_what_waited_and_is_refused_does_not_keep_what_can_be_read_again_from_being_shown() -> None:
    desk = a_desk()
    desk.session.could_not_read(KeptFromUs("Alder is kept by another program. Try again."))
    desk.book.full = True

    def refused() -> None:
        with desk.book.change():
            raise NotAllowed("There is no such color.")

    desk.session.run_queued(refused)
    told: list[SessionEvent] = []
    desk.session.subscribe(told.append)
    desk.book.full = False
    with pytest.raises(NotAllowed):
        desk.session.look()
    assert [type(event) for event in told][-1] is ReadAgain
    assert not desk.session.unreadable


def test_an_undo_on_another_page_says_what_was_undone_and_where() -> None:
    desk = a_desk()
    session, page = desk.session, SetUpPresenter(desk.session)
    session.page_shown = lambda: (StepId.SET_UP, None)
    page.rename_team("Licenses")
    page.set_services("Permits")
    assert taking_back.undo(session) == ""
    session.page_shown = lambda: (StepId.DISCUSS, None)
    assert taking_back.undo(session) == "Undone on the page Set up: the name of the team."
    assert taking_back.redo(session) == "Done again on the page Set up: the name of the team."
    session.page_shown = lambda: ("portfolio", None)
    assert taking_back.undo(session) == "Undone on the page Set up: the name of the team."
    assert taking_back.undo(session) == ""


def test_an_undo_in_another_round_or_part_says_what_was_undone() -> None:
    desk = a_desk()
    session, page = desk.session, SetUpPresenter(desk.session)
    page.rename_team("Licenses")
    session.page_shown = lambda: (StepId.LOOK_CLOSER, None)
    page.set_services("Permits")
    session.page_shown = lambda: (StepId.LOOK_CLOSER, "facts")
    assert taking_back.undo(session) == "Undone on the page Look closer: the services."
    assert taking_back.undo(session) == "Undone: the name of the team."


def _queued_without_step(desk: Desk) -> None:
    charge(desk, [], "a sheet")


def _stored_without_step(desk: Desk) -> None:
    desk.session.run_now(lambda: None)


def _stored_in_the_background(desk: Desk) -> None:
    desk.session.was_stored()


def _held(desk: Desk) -> None:
    assert SetUpPresenter(desk.session).set_threshold("none")


@pytest.mark.parametrize(
    "begun", [_queued_without_step, _stored_without_step, _stored_in_the_background, _held]
)
def test_redo_ends_with_whatever_is_done_next(begun: Callable[[Desk], None]) -> None:
    desk = a_desk()
    page = SetUpPresenter(desk.session)
    page.rename_team("Licenses")
    desk.session.undo()
    assert desk.session.next_redo
    begun(desk)
    assert desk.session.next_redo is None


def test_redo_ends_with_what_was_stored_not_with_what_was_refused() -> None:
    desk, done = a_desk(), list[str]()
    session = desk.session

    def refused() -> None:
        with desk.book.change():
            raise NotAllowed("No.")

    SetUpPresenter(session).rename_team("Licenses")
    session.undo()
    with pytest.raises(NotAllowed):
        session.run_queued(refused)
    assert session.next_redo
    desk.book.full = True
    session.run_queued(refused, ends_redo=False)
    desk.book.full = False
    with pytest.raises(NotAllowed):
        charge(desk, done, "another")
    assert done == ["another"], "what waited was refused, this was not"
    assert session.next_redo is None


def test_a_field_that_is_not_saved_is_found_where_it_was_typed_last() -> None:
    desk = a_desk()
    session, page = desk.session, SetUpPresenter(desk.session)
    for shown in (StepId.SET_UP, StepId.REPORT):
        session.page_shown = lambda shown=shown: (shown, None)  # type: ignore[misc]  # bound in the loop
        assert page.rename_team("")
        assert session.go_to_held() == (shown, None)
        page.rename_team("Permits")


def test_a_field_that_is_not_saved_is_found_again_in_its_round_and_on_its_page() -> None:
    desk = a_desk()
    session, page = desk.session, SetUpPresenter(desk.session)
    session.page_shown = lambda: (StepId.SET_UP, None)
    page.set_threshold("none")
    session.page_shown = lambda: (StepId.REPORT, None)
    assert save_line(session).held
    assert session.go_to_held() == (StepId.SET_UP, None)
    page.set_threshold("3")
    assert not save_line(session).held
    assert session.go_to_held() is None


def test_what_waits_is_named_before_closing_as_far_as_it_may_be_read() -> None:
    """A lead who changed nothing is else asked about one change."""
    desk = a_desk()
    page = SetUpPresenter(desk.session)
    assert what_waits(desk.session) == ""
    desk.book.full = True
    page.rename_team("Licenses")
    page.set_services("Permits")
    assert what_waits(desk.session) == "Not stored yet: the services and the name of the team."
    charge(desk, [], "an answer on a sheet")
    said = "Not stored yet, beside others: the services and the name of the team."
    assert what_waits(desk.session) == said


def test_it_is_said_in_which_file_the_work_goes_on_after_a_copy() -> None:
    session = a_desk().session
    before, copy = Path("alder.sixe"), Path("there/alder copy.sixe")
    assert copied_to(session, copy, before) == f"The copy is in {copy}."
    session.path = copy
    said = "You go on in alder copy.sixe. What is typed from now on is stored there and no longer in "
    assert copied_to(session, copy, before) == f"{said}alder.sixe."


def test_who_goes_on_in_a_copy_stays_where_they_are() -> None:
    """A typist in the grid, say; another round or team ends what was begun there."""
    assert not issubclass(WentOn, PlaceChosen)
    assert outdates(WentOn())
    assert renames(WentOn())
