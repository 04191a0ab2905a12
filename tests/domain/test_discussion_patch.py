"""What a patch names changes, everything else stays."""

from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from sixelements.domain.assessment import Leg
from sixelements.domain.discussion import NO_DISCUSSION, Discussion, Outcome, Service, Settled
from sixelements.domain.discussion_patch import DiscussionPatch, merged, patch_of, taken_back
from sixelements.domain.ids import PracticeId

T = TypeVar("T")
P, Q, R = PracticeId("1.1"), PracticeId("1.2"), PracticeId("1.10")
practices = st.sampled_from([P, Q, R, PracticeId("6.7")])
words = st.sampled_from(["", "We looked.", "Log"])
levels = st.sampled_from([1.0, 2.5, 4.0])


def by_practice(values: st.SearchStrategy[T]) -> st.SearchStrategy[dict[PracticeId, T]]:
    return st.dictionaries(practices, values, max_size=4)


def some_services() -> st.SearchStrategy[tuple[Service, ...]]:
    rated = st.tuples(*[st.none() | st.integers(1, 5)] * 3)
    one = st.builds(
        Service,
        name=st.sampled_from(["", "A", "B", "C"]),
        levels=st.fixed_dictionaries(dict.fromkeys(Leg, rated)),
    )
    return st.lists(one, max_size=4).map(tuple)


patches = st.builds(
    DiscussionPatch,
    facilitator=st.none() | words,
    agreed=by_practice(st.none() | levels),
    confirmed=st.lists(practices, max_size=3).map(tuple),
    why=by_practice(words),
    evidence=by_practice(words),
    aims=by_practice(st.none() | st.integers(1, 5)),
    votes=by_practice(st.none() | st.integers(0, 9)),
    discussed=st.lists(practices, max_size=4).map(tuple),
    services=some_services(),
)
agreed = st.builds(Settled, outcome=st.just(Outcome.AGREED), level=levels, why=words, evidence=words)
open_ended = st.builds(
    Settled, outcome=st.sampled_from([Outcome.NOT_AGREED, Outcome.CONFIRMED]), why=words, evidence=words
)
records = st.builds(
    Discussion,
    facilitator=words,
    settled=by_practice(agreed | open_ended),
    aims=by_practice(st.integers(1, 5)),
    votes=by_practice(st.integers(0, 9)),
    discussed=st.lists(practices, max_size=4, unique=True).map(tuple),
    services=some_services(),
)


@given(records)
def test_a_patch_that_names_nothing_changes_nothing(record: Discussion) -> None:
    assert merged(record, DiscussionPatch()) == record


@given(records, patches)
def test_the_same_patch_twice_is_the_patch_once(record: Discussion, patch: DiscussionPatch) -> None:
    once = merged(record, patch)
    assert merged(once, patch) == once


@given(records)
def test_a_record_is_what_its_own_patch_makes(record: Discussion) -> None:
    assert merged(NO_DISCUSSION, patch_of(record)) == record
    assert merged(record, patch_of(record)) == record


@given(records, patches)
def test_what_is_not_named_stays(record: Discussion, patch: DiscussionPatch) -> None:
    now = merged(record, patch)
    ended, worded = {*patch.agreed, *patch.confirmed}, {*patch.why, *patch.evidence}
    for practice, settled in record.settled.items():
        if practice not in ended:
            assert (now.settled[practice].outcome, now.settled[practice].level) == (
                settled.outcome,
                settled.level,
            )
        if practice not in patch.why:
            assert now.settled[practice].why == settled.why
        if practice not in patch.evidence:
            assert now.settled[practice].evidence == settled.evidence
        if practice not in ended | worded:
            assert now.settled[practice] == settled
    assert {p: n for p, n in now.aims.items() if p not in patch.aims} == {
        p: n for p, n in record.aims.items() if p not in patch.aims
    }
    assert {p: n for p, n in now.votes.items() if p not in patch.votes} == {
        p: n for p, n in record.votes.items() if p not in patch.votes
    }
    assert now.discussed[: len(record.discussed)] == record.discussed
    assert len(now.services) >= len(record.services)
    if patch.facilitator is None:
        assert now.facilitator == record.facilitator


@given(records, patches)
def test_what_is_named_is_there(record: Discussion, patch: DiscussionPatch) -> None:
    now = merged(record, patch)
    for practice, level in patch.agreed.items():
        assert now.agreed(practice) == level
        assert now.not_agreed(practice) is (level is None)
    for practice in set(patch.confirmed) - set(patch.agreed):
        assert now.settled[practice].outcome is Outcome.CONFIRMED
    for practice in set(now.settled) & set(patch.why):
        assert now.settled[practice].why == patch.why[practice]
    assert {p: now.aims.get(p) for p in patch.aims} == patch.aims
    assert {p: now.votes.get(p) for p in patch.votes} == patch.votes
    assert set(patch.discussed) <= set(now.discussed)
    for service in patch.services:
        assert service.levels in [s.levels for s in now.services] or service.name


def test_a_new_level_keeps_the_words_about_a_practice() -> None:
    old = Discussion(settled={P: Settled(outcome=Outcome.AGREED, level=3, why="We looked.", evidence="Log")})
    assert merged(old, DiscussionPatch(agreed={P: None})).settled[P] == Settled(
        outcome=Outcome.NOT_AGREED, why="We looked.", evidence="Log"
    )
    assert merged(old, DiscussionPatch(confirmed=(P,))).settled[P] == Settled(
        outcome=Outcome.CONFIRMED, why="We looked.", evidence="Log"
    )


def test_nothing_given_removes_an_aim_votes_and_words() -> None:
    old = Discussion(
        settled={P: Settled(outcome=Outcome.AGREED, level=3, why="We looked.")},
        aims={P: 5},
        votes={P: 3, Q: 1},
    )
    now = merged(old, DiscussionPatch(aims={P: None}, votes={P: None}, why={P: ""}, facilitator=""))
    assert (now.aims, now.votes, now.settled[P].why) == ({}, {Q: 1}, "")


def a_service(name: str, level: int) -> Service:
    return Service(name=name, levels=dict.fromkeys(Leg, (level, level, level)))


def names_and_levels(services: tuple[Service, ...]) -> list[tuple[str, int | None]]:
    return [(s.name, s.levels[Leg.SPEED][0]) for s in services]


def test_services_with_names_are_told_apart_by_them() -> None:
    old = Discussion(services=(a_service("Permits", 3), a_service("Mail", 2)))
    now = merged(old, DiscussionPatch(services=(a_service("Calls", 4), a_service("Mail", 5))))
    assert names_and_levels(now.services) == [("Permits", 3), ("Mail", 5), ("Calls", 4)]


def test_services_without_names_are_told_apart_by_their_places() -> None:
    old = Discussion(services=(a_service("Permits", 3), a_service("", 2)))
    now = merged(old, DiscussionPatch(services=(a_service("", 1),)))
    assert names_and_levels(now.services) == [("Permits", 1), ("", 2)]
    now = merged(old, DiscussionPatch(services=(a_service("", 1), a_service("Mail", 4), a_service("", 5))))
    assert names_and_levels(now.services) == [("Permits", 1), ("Mail", 4), ("", 5)]


def test_a_record_is_taken_back_for_some_practices_and_stays_for_all_others() -> None:
    one, two = PracticeId("1.1"), PracticeId("1.2")
    before = merged(NO_DISCUSSION, DiscussionPatch(agreed={one: 2}, aims={one: 3}, parking=("chairs",)))
    patch = DiscussionPatch(agreed={one: 4, two: 3}, aims={one: 5}, discussed=(one, two), parking=("ramp",))
    now = merged(before, patch)
    assert now.parking == ("chairs", "ramp")
    back = taken_back(now, before, [one], ["ramp"])
    assert (back.agreed(one), back.agreed(two), back.aims, back.discussed) == (2, 3, {one: 3}, (two,))
    assert back.parking == ("chairs",)
    assert taken_back(now, before, [one, two], ["ramp"]) == before


def test_what_was_put_off_stays_but_for_the_lines_that_are_taken_back() -> None:
    now = Discussion(parking=("Opening hours", "Forms", "Queue"))
    assert taken_back(now, NO_DISCUSSION, []) == now
    before = Discussion(parking=("Opening hours",))
    again = taken_back(now, before, [], parked=("Forms", "Opening hours"))
    assert again.parking == ("Opening hours", "Queue"), "Queue was put off elsewhere since"


TWELVE = tuple(PracticeId(f"{element}.{n}") for element in (1, 2) for n in range(1, 7))


def test_a_long_talk_is_kept_to_its_end() -> None:
    """As many practices as a meeting of several hours comes to, and more than a usual one."""
    talked = Discussion(discussed=TWELVE)
    assert merged(NO_DISCUSSION, patch_of(talked)).discussed == TWELVE
    more = tuple(PracticeId(f"3.{n}") for n in range(1, 13))
    assert merged(talked, DiscussionPatch(discussed=(*reversed(TWELVE), *more))).discussed == (*TWELVE, *more)
