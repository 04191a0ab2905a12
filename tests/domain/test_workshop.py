"""A workshop as it runs: every page once, nothing revealed by a step, time that only flows, the way back."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.domain.ids import PracticeId
from sixelements.domain.script import DAY, ScriptBlock, practice_seconds, saving, script_for
from sixelements.domain.workshop import Workshop
from tests.domain.builders import steady

B = ScriptBlock
P = tuple(PracticeId(f"1.{n}") for n in range(1, 8))
NINE = 9 * 3600
Step = Callable[[Workshop], Workshop]


def a_workshop(*, minutes: int = 90, beforehand: bool = False, people: int = 12) -> Workshop:
    script = script_for(minutes=minutes, practices=len(P), people=people, beforehand=beforehand)
    return Workshop(script=script, begins=NINE, promised=minutes, people=people, practices=P)


def in_talk(*items: PracticeId) -> Workshop:
    return a_workshop(beforehand=True).with_agenda(items or P[:4]).go_to(B.TALK)


STEPS: dict[str, Step] = {
    "next": Workshop.next,
    "back": Workshop.back,
    "pause": Workshop.pause,
    "go on": Workshop.go_on,
    "longer": Workshop.longer,
    "blank": lambda w: w.blanked(blank=True),
    "unblank": lambda w: w.blanked(blank=False),
    "reveal": Workshop.reveal,
    "hide": Workshop.hide,
    "resumed": Workshop.resumed,
    "minute passed": lambda w: w.passed(60),
    "agenda": lambda w: w.with_agenda(P[:4]),
    "earlier": lambda w: w.moved(w.practice or P[0], -1),
    "later": lambda w: w.moved(P[1], 2),
    "skip": lambda w: w.skip([w.practice or P[2]]),
    "bring back": lambda w: w.bring_back(P[2]),
    "to talk": lambda w: w.go_to(B.TALK),
    "to item": lambda w: w.go_to_item(P[1]),
    "to dots": lambda w: w.go_to(B.DOTS),
    "dots": lambda w: w.put_dots(P[3], 9),
    "many dots": lambda w: w.put_dots(P[3], 900),
    "no dots": lambda w: w.put_dots(P[3], None),
    "dots done": Workshop.finish_dots,
    "counts": lambda w: w.show_counts(shown=True),
    "more talk": lambda w: w.with_minute(B.TALK, 1),
    "drop": lambda w: w.drop(saving(w.script, short=9, ahead=w.ahead, items=[3] * len(w.talk)), w.talk),
}
paths = st.lists(st.sampled_from(sorted(STEPS)), max_size=40)


def walk(path: list[str], start: Workshop | None = None) -> list[Workshop]:
    found = [start or a_workshop()]
    for name in path:
        found.append(STEPS[name](found[-1]))
    return found


@pytest.mark.parametrize("beforehand", [False, True])
def test_going_on_shows_every_page_once_and_going_back_shows_them_again(beforehand: bool) -> None:
    at = a_workshop(beforehand=beforehand).with_agenda(P[:3])
    seen = [(at.block, at.page)]
    while not at.last:
        at = at.next()
        seen.append((at.block, at.page))
    ballot = [] if beforehand else [*((B.BALLOT, n) for n in range(8)), (B.BREAK, 0)]
    talk = [(B.TALK, n) for n in range(3)]
    expected = [(B.WELCOME, 0), *ballot, (B.PROFILE, 0), *talk, (B.DOTS, 0), (B.PLAN, 0), (B.CLOSE, 0)]
    assert seen == expected
    assert at.next() == at
    for place in reversed(expected[:-1]):
        at = at.back()
        assert (at.block, at.page) == place
    assert at.back() == at


def test_a_page_knows_its_practice() -> None:
    at = a_workshop().go_to(B.BALLOT)
    asked = []
    while at.block is B.BALLOT:
        asked.append((at.practice, at.at_lines))
        at = at.next()
    assert asked == [*((p, False) for p in P), (None, True)]
    assert in_talk(P[5], P[1]).next().practice == P[1]
    assert a_workshop(beforehand=True).go_to(B.TALK).practice is None


@steady
@given(paths)
def test_no_walk_leaves_the_pages_there_are(path: list[str]) -> None:
    for at in walk(path):
        assert at.block in at.script.order
        assert 0 <= at.page < at.pages
        assert len(set(at.order)) == len(at.order)
        assert at.here <= at.spent.get(at.block, 0) or not at.here
        assert not at.counts_shown or at.dots_done
        assert not at.dots_done or not at.too_many_dots
        assert not at.revealed or at.block is B.TALK


@steady
@given(paths)
def test_only_reveal_reveals_and_only_its_toggle_ends_a_blank(path: list[str]) -> None:
    for name, (before, after) in zip(path, pairwise(walk(path)), strict=True):
        if after.revealed and not before.revealed:
            assert name == "reveal"
        if before.revealed and after.revealed:
            assert before.practice == after.practice
        if before.blank and not after.blank:
            assert name in ("unblank", "resumed")
        if after.counts_shown and not before.counts_shown:
            assert name == "counts"


@steady
@given(paths, st.integers(1, 300))
def test_time_only_flows_where_it_does_not_stand_still(path: list[str], seconds: int) -> None:
    at = walk(path)[-1]
    later = at.passed(seconds)
    assert sum(later.spent.values()) - sum(at.spent.values()) == (0 if at.paused else seconds)
    assert at.passed(0) == at == at.passed(-5)
    for before, after in pairwise(walk(path)):
        assert sum(after.spent.values()) >= sum(before.spent.values())


@steady
@given(paths, st.sampled_from(sorted(STEPS)), st.integers(0, 90))
def test_every_step_can_be_taken_back_and_time_is_not(path: list[str], step: str, seconds: int) -> None:
    before = walk(path)[-1]
    after = STEPS[step](before).passed(seconds)
    undone = after.back_to(before)
    assert undone.spent == after.spent
    assert (undone.block, undone.page, undone.order, undone.skipped) == (
        before.block, before.page, before.order, before.skipped,
    )  # fmt: skip
    assert (undone.dots, undone.dots_done, undone.blank) == (before.dots, before.dots_done, before.blank)
    if (after.block, after.page) != (before.block, before.page):
        assert not undone.revealed


def test_after_a_crash_it_goes_on_at_the_same_item_paused_and_hidden() -> None:
    at = in_talk().next().reveal().passed(100)
    resumed = at.resumed()
    assert (resumed.practice, resumed.here, resumed.paused, resumed.revealed) == (P[1], 100, True, False)
    assert resumed.passed(60) == resumed
    assert resumed.go_on().passed(60).here == 160


def test_the_item_at_hand_stays_at_hand_while_others_move() -> None:
    at = in_talk().next()
    assert at.moved(P[1], -1).practice == P[1]
    assert at.moved(P[3], -9).talk == (P[3], P[0], P[1], P[2])
    assert at.moved(P[3], -9).practice == P[1]
    assert at.skip([P[0]]).practice == P[1]
    assert at.reveal().skip([P[1]]).practice == P[2]
    assert not at.reveal().skip([P[1]]).revealed
    assert at.skip([P[2], P[3]]).skip([P[1]]).practice == P[0]
    assert at.skip(P[:4]).practice is None


def test_what_was_skipped_or_did_not_fit_is_brought_back_at_the_end() -> None:
    at = in_talk().skip([P[0]])
    assert at.bring_back(P[0]).talk == (P[1], P[2], P[3], P[0])
    assert at.bring_back(P[5]).talk == (P[1], P[2], P[3], P[5])
    assert at.bring_back(P[1]) == at
    assert at.bring_back(PracticeId("9.9")) == at
    assert in_talk().with_agenda(P[::-1]) == in_talk()


def test_what_is_left_of_a_ballot_is_the_rest_of_the_page_and_all_that_come() -> None:
    seconds = (*practice_seconds([70] * 7, 5), 90)
    at = a_workshop().go_to(B.BALLOT).next().passed(13)
    assert seconds[:2] == (30, 30)
    assert at.left(seconds) == 17 + 5 * 30 + 90
    assert at.longer().left(seconds) == 17 + 15 + 5 * 30 + 90
    assert at.passed(100).left(seconds) == 5 * 30 + 90


def test_lateness_of_a_block_and_of_the_whole() -> None:
    at = a_workshop(beforehand=True).passed(7 * 60)
    assert at.left() == 0
    late = at.block_done(NINE + 7 * 60)
    assert (late.done_at, late.minutes_over) == (NINE + 7 * 60, 2)
    assert at.all_done(NINE + 7 * 60).minutes_over == 2
    assert at.next().all_done(NINE + 5 * 60).minutes_over == 0
    skipped = at.go_to(B.DOTS)
    assert skipped.all_done(NINE + 7 * 60).minutes_over < 0


def test_a_workshop_over_midnight_is_not_a_day_early() -> None:
    script = script_for(minutes=60, practices=7, people=6, beforehand=True)
    begins = DAY - 10 * 60
    at = Workshop(script=script, begins=begins, promised=60, people=6, practices=P).go_to(B.CLOSE)
    assert at.all_done(52 * 60).minutes_over == 52 + 10 + script.blocks[-1].minutes - 60


def test_dots_are_done_only_where_people_have_so_many_and_counts_show_only_then() -> None:
    at = a_workshop(beforehand=True).put_dots(P[0], 70).put_dots(P[1], 5)
    assert (at.dots_most, at.dots_typed, at.too_many_dots) == (72, 75, True)
    assert not at.finish_dots().dots_done
    fine = at.put_dots(P[1], 2).finish_dots()
    assert (fine.dots_done, fine.show_counts(shown=True).counts_shown) == (True, True)
    assert not at.show_counts(shown=True).counts_shown
    again = fine.show_counts(shown=True).put_dots(P[1], None)
    assert (again.dots, again.dots_done, again.counts_shown) == ({P[0]: 70}, False, False)
    assert fine.with_dots_each(99).dots_each == 20
    assert fine.with_dots_each(0).dots_each == 1
    assert fine.with_people(-3).people == 0


def test_dropping_for_lack_of_time_skips_the_last_items_and_keeps_the_promise() -> None:
    at = in_talk()
    found = saving(at.script, short=5, ahead=at.ahead, items=[6, 5, 4, 3])
    after = at.drop(found, at.talk)
    assert after.talk == P[:2]
    assert after.promised == at.promised
