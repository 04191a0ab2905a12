"""The script of a workshop: exact tables, and laws over every length, team and number of practices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.domain.script import (
    DAY,
    FEWEST_ITEMS,
    LINES_SECONDS,
    Script,
    ScriptBlock,
    ballot_minutes,
    lateness,
    practice_seconds,
    saving,
    script_for,
    typing_minutes,
    typing_seconds,
)
from tests.domain.builders import steady

B = ScriptBlock
NINE = 9 * 3600
scripts = st.builds(
    script_for,
    minutes=st.integers(0, 240),
    practices=st.integers(1, 37),
    people=st.integers(0, 60),
    beforehand=st.booleans(),
)


def lengths(script: Script) -> list[int]:
    return [b.minutes for b in script.blocks]


@pytest.mark.parametrize(
    ("minutes", "practices", "people", "beforehand", "expected"),
    [
        (90, 37, 12, False, [5, 20, 12, 5, 25, 5, 15, 3]),
        (75, 37, 12, False, [4, 20, 10, 4, 18, 4, 12, 3]),
        (60, 37, 12, False, [3, 20, 7, 3, 12, 3, 10, 2]),
        (60, 12, 12, False, [4, 6, 9, 4, 18, 4, 12, 3]),
        (90, 37, 30, False, [5, 20, 15, 5, 23, 5, 14, 3]),
        (90, 37, 12, True, [5, 5, 46, 5, 26, 3]),
    ],
)
def test_the_script_is_scaled_to_the_minutes_given(
    minutes: int, practices: int, people: int, beforehand: bool, expected: list[int]
) -> None:
    script = script_for(minutes=minutes, practices=practices, people=people, beforehand=beforehand)
    assert lengths(script) == expected


def test_a_block_starts_where_the_one_before_ends() -> None:
    script = script_for(minutes=90, practices=37, people=12)
    assert [script.starts(b) for b in script.order] == [0, 5, 25, 37, 42, 67, 72, 87]
    assert script.ends(B.CLOSE) == 90


@pytest.mark.parametrize(("practices", "minutes"), [(37, 20), (12, 6), (6, 3), (1, 1)])
def test_a_ballot_takes_twenty_minutes_for_all_and_six_for_the_core(practices: int, minutes: int) -> None:
    assert ballot_minutes(practices) == minutes


@pytest.mark.parametrize(("people", "minutes"), [(0, 0), (5, 5), (11, 11), (12, 6), (13, 7), (30, 15)])
def test_two_type_from_twelve_people_on(people: int, minutes: int) -> None:
    assert typing_minutes(people, 37) == minutes


def test_a_sheet_of_few_practices_has_its_ten_lines_all_the_same() -> None:
    assert [typing_seconds(n) for n in (37, 12, 6)] == [60, 29, 22]
    assert typing_minutes(18, 12) == 5


@steady
@given(st.integers(0, 240), st.integers(1, 37), st.integers(0, 60), st.booleans())
def test_no_block_is_shorter_than_it_can_be_and_all_fit_where_they_can(
    minutes: int, practices: int, people: int, beforehand: bool
) -> None:
    script = script_for(minutes=minutes, practices=practices, people=people, beforehand=beforehand)
    assert all(b.minutes >= b.least >= 1 for b in script.blocks)
    assert script.minutes == max(minutes, script.least)
    assert (script.of(B.BALLOT) is None) is beforehand
    rest = script.of(B.BREAK)
    assert rest is None or rest.minutes >= typing_minutes(people, practices)


@steady
@given(st.integers(52, 200))
def test_more_time_makes_no_block_shorter_by_more_than_rounding(minutes: int) -> None:
    shorter = script_for(minutes=minutes, practices=37, people=12)
    longer = script_for(minutes=minutes + 1, practices=37, people=12)
    assert all(b - a >= -1 for a, b in zip(lengths(shorter), lengths(longer), strict=True))


@steady
@given(scripts, st.sampled_from(list(ScriptBlock)), st.sampled_from([-1, 1]))
def test_a_minute_more_or_less_leaves_the_end_where_it_is(script: Script, block: B, by: int) -> None:
    changed = script.changed(block, by)
    assert changed.minutes == script.minutes
    assert all(b.minutes >= b.least for b in changed.blocks)
    if changed != script:
        here, before = changed.of(block), script.of(block)
        assert here
        assert before
        assert here.minutes == before.minutes + by
        assert changed.changed(block, -by) == script


def test_the_ballot_can_not_be_shorter_and_a_block_that_is_not_there_changes_nothing() -> None:
    script = script_for(minutes=90, practices=37, people=12)
    assert script.changed(B.BALLOT, -1) == script
    assert script.changed(B.BALLOT, 1).of(B.TALK).minutes == 24  # type: ignore[union-attr]
    assert script.changed(B.TALK, 1).of(B.PLAN).minutes == 14  # type: ignore[union-attr]
    early = script_for(minutes=90, practices=37, people=12, beforehand=True)
    assert early.changed(B.BALLOT, 1) == early


@steady
@given(st.lists(st.integers(1, 400), min_size=1, max_size=37))
def test_the_ballot_is_over_in_its_minutes_and_long_practices_get_more(words: list[int]) -> None:
    minutes = ballot_minutes(len(words))
    seconds = practice_seconds(words, minutes)
    assert all(s >= 1 for s in seconds)
    assert sum(seconds) <= max(len(words), minutes * 60 - LINES_SECONDS)
    by_words = sorted(zip(words, seconds, strict=True))
    assert [s for _w, s in by_words] == sorted(seconds)


def test_alike_practices_get_half_a_minute_each() -> None:
    assert set(practice_seconds([70] * 37, 20)) == {30}
    assert practice_seconds([], 20) == ()


@pytest.mark.parametrize(
    ("now", "left", "done_at", "over"),
    [
        (9 * 3600, 300, 9 * 3600 + 300, 0),
        (9 * 3600, 302, 9 * 3600 + 302, 0),
        (9 * 3600, 303, 9 * 3600 + 303, 1),
        (9 * 3600, 240, 9 * 3600 + 240, -1),
    ],
)
def test_lateness_is_said_in_whole_minutes(now: int, left: int, done_at: int, over: int) -> None:
    found = lateness(now=now, left=left, planned=NINE + 300)
    assert (found.done_at, found.minutes_over, found.late) == (done_at, over, over > 0)


def test_a_workshop_may_end_after_midnight() -> None:
    assert lateness(now=DAY - 60, left=120, planned=DAY).done_at == 60


def test_what_is_dropped_first_is_the_last_item_then_minutes_then_the_dots() -> None:
    script = script_for(minutes=90, practices=37, people=12)
    ahead = script.order[script.order.index(B.TALK) + 1 :]
    two = saving(script, short=2, ahead=ahead, items=[4, 4, 4, 3, 3])
    assert (two.items, two.minutes, two.dropped, two.gained) == ((4,), {}, (), 3)
    more = saving(script, short=14, ahead=ahead, items=[4, 4, 4, 3])
    assert (more.items, more.minutes, more.dropped, more.gained) == ((3, 2), {B.PLAN: 8}, (), 14)
    most = saving(script, short=60, ahead=ahead, items=[4, 4])
    assert (most.items, most.minutes, most.dropped) == ((), {B.PLAN: 8, B.CLOSE: 2}, (B.DOTS,))
    assert most.gained == 7 + 1 + 5


@steady
@given(scripts, st.integers(0, 60), st.integers(0, 7), st.lists(st.integers(3, 6), max_size=8))
def test_dropping_wins_what_it_says_and_keeps_what_has_begun(
    script: Script, short: int, begun: int, items: list[int]
) -> None:
    ahead = script.order[begun:]
    found = saving(script, short=short, ahead=ahead, items=items)
    after = script.shortened(found.minutes).without(found.dropped)
    assert script.minutes - after.minutes + sum(items[i] for i in found.items) == found.gained
    assert {*found.minutes, *found.dropped} <= {*ahead}
    assert len(items) - len(found.items) >= min(len(items), FEWEST_ITEMS)
    assert all(b.minutes >= b.least for b in after.blocks)
    if short == 0:
        assert (found.items, found.minutes, found.dropped) == ((), {}, ())
