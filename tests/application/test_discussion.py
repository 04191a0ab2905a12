"""Recording a discussion: what is named changes; a refusal comes before anything changes."""

from dataclasses import replace

import pytest

from sixelements.application import discussion
from sixelements.application.events import StoreChange, What
from sixelements.domain.assessment import Leg
from sixelements.domain.discussion import Discussion, Outcome, Service, Settled
from sixelements.domain.discussion_patch import DiscussionPatch
from sixelements.domain.errors import BadInput, NotAllowed
from sixelements.domain.ids import PracticeId
from sixelements.domain.rounds import Round, State
from tests.builders import a_round
from tests.fakes.workbook import FakeWorkbook

P, Q, FOREIGN = PracticeId("1.1"), PracticeId("1.2"), PracticeId("9.9")
OLD = Discussion(
    facilitator="Ana",
    settled={P: Settled(outcome=Outcome.AGREED, level=3, why="We looked.")},
    aims={P: 5},
    votes={P: 3, Q: 1},
    discussed=(P,),
    services=(Service(name="Permits", levels=dict.fromkeys(Leg, (4, 4, None))),),
)


@pytest.fixture
def round_() -> Round:
    return a_round(state=State.PUBLISHED)


@pytest.fixture
def book(round_: Round) -> FakeWorkbook:
    book = FakeWorkbook()
    book.rounds.put(round_)
    book.discussions.put(round_.id, OLD)
    return book


def test_naming_nothing_changes_nothing_and_tells_nobody(book: FakeWorkbook, round_: Round) -> None:
    told: list[StoreChange] = []
    recorded = discussion.record(book, round_, DiscussionPatch(), announce=told.append)
    assert not recorded.changed
    assert (book.discussions.of(round_.id), told) == (OLD, [])


def test_what_is_named_changes_and_everything_else_stays(book: FakeWorkbook, round_: Round) -> None:
    told: list[StoreChange] = []
    patch = DiscussionPatch(agreed={Q: 4}, aims={P: None})
    recorded = discussion.record(book, round_, patch, announce=told.append)
    stored = book.discussions.of(round_.id)
    assert (recorded.before, recorded.after) == (OLD, stored)
    assert (stored.agreed(P), stored.agreed(Q), stored.aims) == (3, 4, {})
    assert (stored.votes, stored.services, stored.facilitator) == (OLD.votes, OLD.services, "Ana")
    assert told == [StoreChange.of(What.DISCUSSION, round_)]


def test_replacing_drops_what_is_not_named(book: FakeWorkbook, round_: Round) -> None:
    discussion.record(book, round_, DiscussionPatch(votes={Q: 2}), replace=True)
    assert book.discussions.of(round_.id) == Discussion(votes={Q: 2})


def test_a_preview_stores_nothing(book: FakeWorkbook, round_: Round) -> None:
    seen = discussion.preview(book, round_, DiscussionPatch(votes={Q: 2}), replace=True)
    assert (seen.before, seen.after) == (OLD, Discussion(votes={Q: 2}))
    assert book.discussions.of(round_.id) == OLD


def a_service(levels: tuple[int | None, ...]) -> Service:
    return Service(levels={**dict.fromkeys(Leg, (1, 2, 3)), Leg.SPEED: levels})


@pytest.mark.parametrize(
    ("patch", "words"),
    [
        (DiscussionPatch(agreed={FOREIGN: 3}), "not part of the round: 9.9"),
        (DiscussionPatch(confirmed=(FOREIGN,)), "not part of the round: 9.9"),
        (DiscussionPatch(why={FOREIGN: "x"}), "not part of the round: 9.9"),
        (DiscussionPatch(evidence={FOREIGN: ""}), "not part of the round: 9.9"),
        (DiscussionPatch(aims={FOREIGN: None}), "not part of the round: 9.9"),
        (DiscussionPatch(votes={FOREIGN: 1}), "not part of the round: 9.9"),
        (DiscussionPatch(discussed=(FOREIGN,)), "not part of the round: 9.9"),
        (DiscussionPatch(agreed={P: 2.25}), "whole or half, from 1 to 5. Mend 1.1"),
        (DiscussionPatch(agreed={P: 6}), "whole or half, from 1 to 5. Mend 1.1"),
        (DiscussionPatch(aims={Q: 0}), "from 1 to 5. Mend 1.2"),
        (DiscussionPatch(aims={Q: 6}), "from 1 to 5. Mend 1.2"),
        (DiscussionPatch(votes={Q: -1}), "from 0 to 10,000. Mend 1.2"),
        (DiscussionPatch(votes={Q: 10_001}), "from 0 to 10,000. Mend 1.2"),
        (DiscussionPatch(why={Q: "x"}), "Nothing was settled about 1.2"),
        (DiscussionPatch(evidence={Q: "x"}), "Nothing was settled about 1.2"),
        (DiscussionPatch(services=(a_service((1, 2)),)), "three levels from 1 to 5"),
        (DiscussionPatch(services=(a_service((1, 2, 6)),)), "three levels from 1 to 5"),
    ],
)
@pytest.mark.parametrize("replace", [False, True])
def test_what_can_not_be_recorded_is_refused_and_nothing_changes(
    book: FakeWorkbook, round_: Round, patch: DiscussionPatch, words: str, *, replace: bool
) -> None:
    told: list[StoreChange] = []
    with pytest.raises(BadInput, match=words):
        discussion.record(book, round_, patch, replace=replace, announce=told.append)
    assert (book.discussions.of(round_.id), told) == (OLD, [])


def test_an_open_round_has_nothing_to_talk_about(book: FakeWorkbook) -> None:
    open_ = a_round()
    book.rounds.put(open_)
    for attempt in (discussion.record, discussion.preview):
        with pytest.raises(NotAllowed, match="Close round 1 first"):
            attempt(book, open_, DiscussionPatch(votes={P: 1}))
    with pytest.raises(NotAllowed, match="Close round 1 first"):
        discussion.put_whole(book, open_, OLD)


def test_what_an_earlier_version_stored_does_not_stand_in_the_way(book: FakeWorkbook, round_: Round) -> None:
    """Only what is named is looked at."""
    book.discussions.put(round_.id, Discussion(votes={P: 900_000}))
    discussion.record(book, round_, DiscussionPatch(votes={Q: 2}))
    assert book.discussions.of(round_.id).votes == {P: 900_000, Q: 2}


def test_a_whole_record_takes_the_place_of_what_is_there(book: FakeWorkbook, round_: Round) -> None:
    told: list[StoreChange] = []
    whole = Discussion(aims={Q: 2})
    discussion.put_whole(book, round_, whole, announce=told.append)
    assert (book.discussions.of(round_.id), told) == (whole, [StoreChange.of(What.DISCUSSION, round_)])
    with pytest.raises(BadInput, match="Mend 1\\.1"):
        discussion.put_whole(book, round_, Discussion(aims={P: 9}))
    assert book.discussions.of(round_.id) == whole


def test_the_three_thirds_worksheet_takes_five_services_as_the_window_does(
    book: FakeWorkbook, round_: Round
) -> None:
    """A file took nine, which the window does not make; what earlier versions stored so is kept."""

    def named(many: int) -> DiscussionPatch:
        return DiscussionPatch(
            services=tuple(replace(OLD.services[0], name=f"Service {n}") for n in range(many))
        )

    with pytest.raises(BadInput, match="6 services in the worksheet are too many: 5 fit"):
        discussion.record(book, round_, named(6), replace=True)
    discussion.record(book, round_, named(5), replace=True)
    nine = replace(OLD, services=named(9).services)
    book.discussions.put(round_.id, nine)
    discussion.record(book, round_, DiscussionPatch(votes={Q: 2}))
    discussion.change_services(book, round_, lambda now: now[1:])
    assert len(book.discussions.of(round_.id).services) == 8
    with pytest.raises(BadInput, match="9 services in the worksheet are too many: 5 fit"):
        discussion.record(book, round_, named(9))
    discussion.change_services(book, round_, lambda _now: nine.services)  # as undo does
    assert len(book.discussions.of(round_.id).services) == 9
