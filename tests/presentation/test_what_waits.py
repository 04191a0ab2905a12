"""What waits for the disk outlives what a button stores after it, and one undo takes one thing back."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from sixelements import presentation
from sixelements.application import discussion, worksheets
from sixelements.application.errors import WorldsFault
from sixelements.application.results import results_of
from sixelements.application.rounds import RoundSettings, change_horizon, open_round
from sixelements.application.workshops import prepare
from sixelements.domain.actions import Action, Reading
from sixelements.domain.assessment import Role
from sixelements.domain.discussion import Discussion
from sixelements.domain.discussion_patch import DiscussionPatch
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.ids import PracticeId, TeamId
from sixelements.domain.rounds import Round
from sixelements.presentation.board.desk import BoardDesk
from sixelements.presentation.board.library import LibraryDesk
from sixelements.presentation.closer.channels import FIRST_MARK, ChannelsDesk
from sixelements.presentation.closer.drafts import DraftActions
from sixelements.presentation.closer.thirds import ThirdsDesk
from sixelements.presentation.not_stored import not_stored
from sixelements.presentation.pages.dots import DotsPresenter
from sixelements.presentation.pages.plan import PlanPresenter
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.presentation.pages.set_aside import set_aside
from sixelements.presentation.pages.settle import ItemForm, SettlePresenter
from sixelements.presentation.room.keeping import StoredKeeper
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import TakenBack
from tests.application.test_rounds import DAY
from tests.presentation.desk import FullDisk
from tests.presentation.test_closer import a_session

FIRST, SECOND, THIRD = (PracticeId(p) for p in ("1.1", "1.2", "1.3"))


@pytest.fixture
def session() -> Session:
    return a_session()


def while_full(session: Session, change: Callable[[], object]) -> None:
    """Make a change that the disk refuses; there is room again afterwards, and nobody pressed Retry."""
    book = session.book
    assert isinstance(book, FullDisk)
    book.full = True
    with suppress(WorldsFault):
        change()
    book.full = False
    assert session.waiting


def settle(session: Session, practice: PracticeId) -> SettlePresenter:
    return SettlePresenter(session, results_of(session.book, session.round), practice)


def recorded(session: Session) -> Discussion:
    return session.book.discussions.of(session.round.id)


def test_dots_that_wait_outlive_a_level_that_is_recorded(session: Session) -> None:
    while_full(session, lambda: DotsPresenter(session).put({FIRST: "4"}))
    settle(session, SECOND).record(ItemForm(level=3, why="agreed"))
    assert recorded(session).votes == {FIRST: 4}
    assert recorded(session).agreed(SECOND) == 3
    session.undo()
    assert (recorded(session).votes, recorded(session).agreed(SECOND)) == ({FIRST: 4}, None)


def test_dots_typed_back_while_the_first_ones_wait_are_stored_as_typed_last(session: Session) -> None:
    dots = DotsPresenter(session)
    while_full(session, lambda: dots.put({FIRST: "4"}))
    dots.put({FIRST: "0"})
    session.retry()
    assert recorded(session).votes.get(FIRST, 0) == 0


def paste_dots(session: Session) -> None:
    DotsPresenter(session).put({SECOND: "5", THIRD: "6"})


def record_level(session: Session) -> None:
    settle(session, SECOND).record(ItemForm(level=3, why="agreed"))


def put_aside(session: Session) -> None:
    set_aside(session, SECOND, "not ours")


def make_actions(session: Session) -> None:
    desk, drafts = ChannelsDesk(session), DraftActions(session)
    desk.view().table.put({(0, 0): "yes", (0, 2): "high", **{(0, FIRST_MARK + n): "0" for n in range(6)}})
    drafts.make(drafts.of_channels([desk.view().rows[0]]))


AT_ONCE = {"dots": paste_dots, "set_aside": put_aside}
"""What each file stores at once, by a button, after what waits."""
BUTTONS = {**AT_ONCE, "settle": record_level, "drafts": make_actions}
"""And what waits itself where the disk refuses it."""


def test_every_change_that_a_button_stores_at_once_is_tried_below() -> None:
    rooms = Path(presentation.__file__).parent
    found = {p.stem for p in rooms.rglob("*.py") if "keep=False" in p.read_text(encoding="utf-8")}
    assert found == {*AT_ONCE}


@pytest.mark.parametrize("press", BUTTONS.values(), ids=BUTTONS)
def test_dots_and_a_horizon_that_wait_outlive_what_a_button_stores_and_its_undo(
    session: Session, press: Callable[[Session], object]
) -> None:
    round_, look = session.round, partial(change_horizon, session.book, session.round)
    while_full(session, lambda: DotsPresenter(session).put({FIRST: "4"}))
    while_full(session, lambda: session.run_queued(partial(look, 90)))
    assert session.unsaved == 2
    press(session)
    session.undo()
    assert session.unsaved == 0
    assert recorded(session).votes == {FIRST: 4}
    assert {r.id: r.horizon_days for r in session.book.rounds.of(session.team.id)}[round_.id] == 90


def test_an_owner_that_waits_outlives_actions_made_of_a_worksheet(session: Session) -> None:
    plan = PlanPresenter(session)
    plan.add_all()
    accepted = session.book.plans.of(session.round.id)
    assert accepted is not None
    action = accepted.actions[0].id
    desk, drafts = ChannelsDesk(session), DraftActions(session)
    desk.view().table.put({(0, 0): "yes", (0, 2): "high", **{(0, FIRST_MARK + n): "0" for n in range(6)}})
    while_full(session, lambda: plan.edit(action, ActionField.OWNER, "Sam Rivers"))
    drafts.make(drafts.of_channels([desk.view().rows[0]]))
    stored = session.book.plans.of(session.round.id)
    assert stored is not None
    assert next(a for a in stored.actions if a.id == action).owner == "Sam Rivers"
    session.undo()
    left = session.book.plans.of(session.round.id)
    assert left is not None
    assert len(left.actions) == len(stored.actions) - 1
    assert next(a for a in left.actions if a.id == action).owner == "Sam Rivers"


def test_one_undo_takes_back_one_channel_of_two_that_were_stored_at_once(session: Session) -> None:
    desk = ChannelsDesk(session)
    while_full(session, lambda: desk.add("Fax"))
    desk.add("Kiosk")
    assert [c.name for c in desk.sheets.channels.channels][-2:] == ["Fax", "Kiosk"]
    session.undo()
    assert [c.name for c in desk.sheets.channels.channels][-1] == "Fax"


def test_one_undo_takes_back_one_service_of_two_that_were_stored_at_once(session: Session) -> None:
    desk = ThirdsDesk(session)
    while_full(session, lambda: desk.add("Permits"))
    desk.add("Licenses")
    assert [s.name for s in recorded(session).services][-2:] == ["Permits", "Licenses"]
    session.undo()
    assert [s.name for s in recorded(session).services][-1] == "Permits"


def test_undoing_a_record_leaves_what_the_talk_recorded_and_parked_since(session: Session) -> None:
    settle(session, FIRST).record(ItemForm(level=3, aim=4))
    patch = DiscussionPatch(agreed={SECOND: 2.0, THIRD: 4.0}, discussed=(SECOND,), parking=("new chairs",))
    discussion.record(session.book, session.round, patch)
    session.undo()
    left = recorded(session)
    assert ({*left.settled}, left.aims, left.parking) == ({SECOND, THIRD}, {}, ("new chairs",))
    assert left.discussed == (SECOND,)
    session.redo()
    assert {*recorded(session).settled} == {FIRST, SECOND, THIRD}


def test_a_record_that_was_cleared_comes_back_in_its_place(session: Session) -> None:
    for practice in (FIRST, SECOND):
        settle(session, practice).record(ItemForm(level=3, evidence="log", aim=4))
    before = recorded(session)
    settle(session, FIRST).clear()
    assert {*recorded(session).settled} == {SECOND}
    session.undo()
    assert recorded(session) == before


def test_only_answers_on_sheets_are_counted_as_sheets() -> None:
    """The step of a workshop waits, too: it is named, and is no sheet that nobody can read."""
    session = a_session()
    keeper = StoredKeeper(session)
    at = prepare(session.round, minutes=90, begins=0, people=12)
    while_full(session, lambda: keeper.keep(at))
    tray = not_stored(session)
    assert tray is not None
    assert (tray.more, [row.field for row in tray.rows]) == ("", ["Changed: where the workshop stands"])


def a_plan_that_waits(session: Session) -> tuple[BoardDesk, list[Action]]:
    """A desk with all that is recommended in the plan, and its actions."""
    desk = BoardDesk(session)
    desk.add_all()
    plan = desk.plan()
    assert plan
    return desk, [a for a in plan.actions if not a.locked]


def test_actions_that_would_wait_in_a_circle_are_refused_at_once_also_while_the_disk_is_full() -> None:
    session = a_session(level=2)
    desk, (one, other, *_rest) = a_plan_that_waits(session)
    desk.wait_for(one.id, other.id, yes=True)
    book = session.book
    assert isinstance(book, FullDisk)
    book.full = True
    for waiting in range(2):  # nothing waits before the first, and an owner before the second
        with pytest.raises(BadInput, match="wait for one another"):
            desk.wait_for(other.id, one.id, yes=True)
        assert session.unsaved == waiting
        desk.edit(one.id, ActionField.OWNER, "Ana")
    book.full = False
    session.retry()
    assert session.book.plans.of(session.round.id).action(one.id).owner == "Ana"  # type: ignore[union-attr]


def test_a_waiting_change_of_the_plan_that_is_refused_is_put_aside_alone_and_said() -> None:
    """Each waits as a change, so that those after it, and their undo, don't hold what was refused."""
    session = a_session(level=2)
    desk, (one, other, third, *_rest) = a_plan_that_waits(session)
    book, heard = session.book, list[object]()
    session.subscribe(heard.append)
    assert isinstance(book, FullDisk)
    book.full = True
    desk.edit(one.id, ActionField.OWNER, "Ana")
    desk.edit(other.id, ActionField.FIRST_STEP, "Walk the counter")
    desk.edit(third.id, ActionField.OWNER, "Ben")
    book.full = False
    stored = book.plans.of(session.round.id)
    assert stored
    without = tuple(a for a in stored.actions if a.id != other.id)
    book.plans.put(session.round.id, replace(stored, actions=without))  # another took it out
    with pytest.raises(NotAllowed) as refusal:
        session.retry()
    assert refusal.value.sentence.startswith("Not stored: first step of ")
    assert '"Walk the counter". The action is not in the plan any more.' in refusal.value.sentence
    plan = book.plans.of(session.round.id)
    assert plan
    assert (plan.action(one.id).owner, plan.action(third.id).owner) == ("Ana", "Ben")
    assert (plan.find(other.id), session.unsaved, desk.unstored_actions()) == (None, 0, frozenset())
    assert any(isinstance(event, TakenBack) for event in heard)
    session.undo()
    session.undo()
    assert book.plans.of(session.round.id) == replace(stored, actions=without)


def test_what_waited_and_is_refused_does_not_hold_back_what_is_typed_now() -> None:
    session = a_session(level=2)
    desk, (one, other, *_rest) = a_plan_that_waits(session)
    while_full(session, lambda: desk.edit(one.id, ActionField.OWNER, "Ana"))
    stored = session.book.plans.of(session.round.id)
    assert stored
    session.book.plans.put(
        session.round.id, replace(stored, actions=tuple(a for a in stored.actions if a.id != one.id))
    )
    with pytest.raises(NotAllowed, match='"Ana"'):
        desk.edit(other.id, ActionField.OWNER, "Ben")
    assert session.book.plans.of(session.round.id).action(other.id).owner == "Ben"  # type: ignore[union-attr]
    assert not session.held


def test_a_change_taken_back_and_made_again_while_it_waits_reads_as_typed(session: Session) -> None:
    while_full(session, lambda: DotsPresenter(session).put({FIRST: "9"}))
    (typed,) = session.waiting
    back = typed.back(typed.at, None)
    assert (back.taken_back, back.back(typed.at, None).taken_back) == (True, False)


def test_what_waited_and_changed_nothing_once_there_was_room_is_no_step(session: Session) -> None:
    def nothing_new() -> None:
        with session.book.change():
            pass

    while_full(session, lambda: session.run_with_undo("nothing", nothing_new, nothing_new))
    assert session.undo_labels[0] == "nothing"
    session.retry()
    assert "nothing" not in session.undo_labels


def test_a_choice_that_changes_nothing_does_not_wait_behind_what_does() -> None:
    session = a_session(level=2)
    desk, (one, *_rest) = a_plan_that_waits(session)
    book = session.book
    assert isinstance(book, FullDisk)
    book.full = True
    desk.edit(one.id, ActionField.OWNER, "Ana")
    plan, label = desk.plan(), session.undo_labels[0]
    assert plan
    desk.change("nothing", plan)
    assert (session.unsaved, session.undo_labels[0]) == (1, label)


def test_whatever_is_done_to_the_plan_waits_with_its_words_and_is_taken_back_as_it_was_made() -> None:
    session = a_session(level=2)
    desk, (one, other, third, *_rest) = a_plan_that_waits(session)
    desk.delete(third.id)
    plan = desk.plan()
    assert plan
    waited_for = {d for a in plan.actions for d in (a.id, *a.depends_on) if a.depends_on}
    free = next(c.id for c in desk.board().cards if c.id not in {one.id, other.id, *waited_for})
    library, book, round_ = LibraryDesk(desk), session.book, session.round.id
    assert isinstance(book, FullDisk)
    before, today = book.plans.of(round_), session.services.today()
    library.look_at(library.view().groups[-1].items[-1].id)
    book.full = True
    doings: tuple[tuple[Callable[[], object], str | None], ...] = (
        (lambda: desk.decline(third.id, "no van"), "no van"),
        (lambda: desk.add_own("Ask at the counter " * 3, FIRST), "Ask at the counter " * 3),
        (lambda: desk.across(free, +1), None),
        (lambda: desk.step(one.id, +1), None),
        (lambda: desk.change_each([one.id, other.id], owner="Sam Rivers"), "Sam Rivers"),
        (lambda: desk.put_person("Ana Ruiz", Role.MANAGER), "Ana Ruiz"),
        (lambda: desk.leave_so(desk.findings()[-1], "it may"), "it may"),
        (lambda: desk.put_reading(one.id, Reading(today, 4.5, "by hand")), "4.5; by hand"),
        (library.add, None),
        (lambda: desk.delete(other.id), None),
        (lambda: settle(session, FIRST).record(ItemForm(level=4, why="seen at the counter")), "seen at the"),
    )
    for n, (do, words) in enumerate(doings, start=1):
        said = do()
        assert session.unsaved == n
        assert "saved" not in str(said)
        tray = not_stored(session)
        assert tray is not None
        assert (words or "") in (tray.rows[0].words or "")
        assert (tray.rows[0].words is None) is (words is None)
    assert book.plans.of(round_) == before
    assert settle(session, FIRST).view().form.why == "seen at the counter"
    shown, book.full = desk.plan(), False
    session.retry()
    assert (session.unsaved, book.plans.of(round_)) == (0, shown)
    assert recorded(session).agreed(FIRST) == 4
    for _step in doings:
        session.undo()
    assert (book.plans.of(round_), recorded(session).agreed(FIRST)) == (before, None)


def settled_here(session: Session) -> None:
    settle(session, FIRST).record(ItemForm(level=3, why="We looked at the counts"))


CHANGES: dict[str, Callable[[Session], object]] = {
    "a record": settled_here,
    "a service": lambda session: ThirdsDesk(session).add("Permits"),
    "a mark": lambda session: ChannelsDesk(session).view().table.put({(0, 0): "yes"}),
    "dots": lambda session: DotsPresenter(session).put({FIRST: "7"}),
    "a plan": lambda session: PlanPresenter(session).add_all(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_waits_is_stored_and_taken_back_in_the_round_in_which_it_was_done(
    change: Callable[[Session], object], session: Session
) -> None:
    """Another team was chosen while the disk was full: what waited went into its round."""
    book, here = session.book, session.round
    other = replace(session.team, id=TeamId("team-2"), name="Back office")
    book.teams.put(other)
    settings = RoundSettings(practices=here.practices)
    there = open_round(book, other, session.assessment, settings, new_id=session.services.new_id, today=DAY)

    def held(round_: Round) -> tuple[object, ...]:
        return book.discussions.of(round_.id), worksheets.of(book, round_), book.plans.of(round_.id)

    before, untouched = held(here), held(there)
    while_full(session, lambda: change(session))
    session.choose(other)
    session.retry()
    assert not session.unsaved
    assert held(there) == untouched
    assert held(here) != before
    session.undo()
    assert held(there) == untouched
    assert held(here)[:2] == before[:2]
