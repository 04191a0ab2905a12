"""What was read is read again only after a change of what it came from, whoever made it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from sixelements.application.ports import Branding
from sixelements.domain.actions import Action, Kind, Plan, Reading, WorksheetReason
from sixelements.domain.assessment import Leg, Worksheet
from sixelements.domain.discussion import NO_DISCUSSION
from sixelements.domain.ids import ActionId, ElementId, PlanId, PracticeId
from sixelements.storage.memory import Memory
from sixelements.storage.stored_workbook import StoredWorkbook
from tests.builders import a_response, a_team
from tests.storage.books import NOON, ROUND, new_book_with_round, open_book

PLAN = Plan(id=PlanId("plan"), start=NOON.date(), actions=())


@pytest.fixture
def book(tmp_path: Path) -> Iterator[StoredWorkbook]:
    book = new_book_with_round(tmp_path / "alder.sixe")
    book.plans.put(ROUND, PLAN)
    yield book
    book.close()


def read_all(book: StoredWorkbook) -> tuple[object, ...]:
    """Everything that is shown all the time."""
    team = book.teams.all()[0]
    return (
        book.info.organization,
        book.organization.branding(),
        team,
        book.rounds.of(team.id),
        book.discussions.of(ROUND),
        book.plans.of(ROUND),
        book.responses.arrived(ROUND),
    )


def selects(book: StoredWorkbook) -> list[str]:
    """What is read from now on."""
    heard: list[str] = []
    book._store.connection.set_trace_callback(
        lambda sql: heard.append(sql) if sql.upper().startswith("SELECT") else None
    )
    return heard


def test_what_was_read_is_not_read_again(book: StoredWorkbook) -> None:
    first, heard = read_all(book), selects(book)
    assert read_all(book) == first
    assert heard == []


def test_a_change_has_only_what_it_touched_read_again(book: StoredWorkbook) -> None:
    read_all(book)
    book.plans.put(ROUND, replace(PLAN, aim="Fewer visits"))
    heard = selects(book)
    read_all(book)
    assert heard
    assert all("plan" in sql for sql in heard)


def test_every_change_is_seen(book: StoredWorkbook) -> None:
    read_all(book)
    (round_,) = book.rounds.of(a_team().id)
    book.organization.rename("Birch County")
    book.organization.put_branding(Branding(color="#123456"))
    book.teams.put(a_team(name="Front desk"))
    book.rounds.put(replace(round_, threshold=7))
    book.discussions.put(ROUND, replace(NO_DISCUSSION, facilitator="Kim"))
    book.plans.put(ROUND, replace(PLAN, aim="Fewer visits"))
    book.responses.add([a_response(1, {"1.1": 3}, role=None, round_=ROUND)])
    assert read_all(book) == (
        "Birch County",
        Branding(color="#123456"),
        a_team(name="Front desk"),
        (replace(round_, threshold=7),),
        replace(NO_DISCUSSION, facilitator="Kim"),
        replace(PLAN, aim="Fewer visits"),
        {None: 1},
    )


def test_of_hundreds_of_actions_only_those_that_changed_are_made_again(book: StoredWorkbook) -> None:
    """In whichever table the change is; all others are the very ones that were there."""
    actions = tuple(an_action(n) for n in "abc")
    book.plans.put(ROUND, replace(PLAN, actions=actions))
    first = book.plans.of(ROUND)
    assert first
    _a, was, _c = first.actions
    changed = (
        replace(was, title="Another"),
        replace(was, legs=(Leg.SPEED,)),
        replace(was, depends_on=(ActionId("a"),)),
        replace(was, pinned=True),
        replace(was, readings=(Reading(NOON.date(), 3.0),)),
        replace(was, because=WorksheetReason(sheet=Worksheet.WASTE, row="Intake")),
    )
    for now in (*changed, was):
        book.plans.put(ROUND, replace(first, actions=(actions[0], now, actions[2])))
        plan = book.plans.of(ROUND)
        assert plan
        assert plan.actions[1] == now
        assert plan.actions[0] is first.actions[0]
        assert plan.actions[2] is first.actions[2]


def an_action(name: str) -> Action:
    element, practice = ElementId("1"), PracticeId("1.1")
    return Action(
        id=ActionId(name), kind=Kind.OWN, title=name, practice=practice, element=element, legs=(),
        expected_level=3,
    )  # fmt: skip


def test_a_change_of_another_program_is_seen_by_whoever_only_reads(book: StoredWorkbook) -> None:
    reader = open_book(book._store.path, read_only=True)
    for name in ("Birch County", "Cedar County"):
        book.organization.rename(name)
        assert reader.info.organization == name
    reader.close()


def test_a_change_sees_what_it_wrote_and_nothing_is_left_of_it_when_it_is_taken_back(
    book: StoredWorkbook,
) -> None:
    before = read_all(book)

    def change() -> None:
        with book.change():
            book.plans.put(ROUND, replace(PLAN, aim="Fewer visits"))
            assert book.plans.of(ROUND) == replace(PLAN, aim="Fewer visits")
            raise KeyError

    with pytest.raises(KeyError):
        change()
    assert read_all(book) == before


def test_only_so_much_is_kept(book: StoredWorkbook) -> None:
    made: list[int] = []
    memory = Memory[int](book._store, "plan", most=2)

    def make(n: int) -> int:
        made.append(n)
        return n

    assert [memory.of(n, partial(make, n)) for n in (1, 2, 1, 3, 1, 2)] == [1, 2, 1, 3, 1, 2]
    assert made == [1, 2, 3, 2]
