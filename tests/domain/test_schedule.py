"""Dates: three places, one action an owner, dependencies, working days."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.domain.actions import Horizon
from sixelements.domain.assessment import Size
from sixelements.domain.ids import ActionId
from sixelements.domain.reviews import checks, reviews
from sixelements.domain.schedule import (
    DependencyCycle,
    KeptSlots,
    ScheduleTask,
    Slot,
    days_after,
    first_step_by,
    horizon_of,
    months_between,
    pause,
    schedule,
    working_day,
)
from tests.domain.builders import MONDAY, off, steady

S, M, L = Size.SMALL, Size.MEDIUM, Size.LARGE
DAYS = {S: 20, M: 45, L: 90}


def task(
    name: str,
    size: Size = S,
    *,
    owner: str | None = None,
    after: str = "",
    not_before: date | None = None,
    slot: Slot | None = None,
) -> ScheduleTask:
    """A task that waits for those named by the letters of ``after``."""
    return ScheduleTask(
        id=ActionId(name),
        size=size,
        owner=owner,
        depends_on=tuple(ActionId(letter) for letter in after),
        not_before=not_before,
        slot=slot,
    )


def test_lengths_are_20_45_and_90_calendar_days_up_to_a_working_day() -> None:
    slots = schedule([task("a", S), task("b", M), task("c", L)], start=MONDAY)
    assert slots == {
        "a": Slot(MONDAY, date(2026, 11, 16)),  # day 20 is a Sunday
        "b": Slot(MONDAY, date(2026, 12, 10)),
        "c": Slot(MONDAY, date(2027, 1, 25)),  # day 90 is a Sunday
    }


def test_a_fourth_action_starts_when_one_of_three_is_done() -> None:
    slots = schedule([task("a", M), task("b", S), task("c", L), task("d"), task("e")], start=MONDAY)
    assert slots[ActionId("d")].start == date(2026, 11, 17)  # the day after b
    assert slots[ActionId("e")].start == date(2026, 12, 8)  # d is done on December 7


def test_weeks_in_which_nothing_runs_are_found_where_something_comes_later() -> None:
    """35 of 46 recommended plans stood still for weeks, and no page said it."""
    first = Slot(MONDAY, date(2026, 11, 16))
    later = Slot(date(2026, 12, 14), date(2027, 1, 4))
    assert pause([later, first], start=MONDAY) == Slot(date(2026, 11, 17), date(2026, 12, 13))
    assert pause([first], start=MONDAY) is None
    assert pause([first, Slot(date(2026, 11, 30), later.due)], start=MONDAY) is None
    assert pause([first, replace(later, start=date(2026, 12, 1))], start=MONDAY) is not None
    beside = Slot(MONDAY, date(2027, 1, 20))
    assert pause([first, beside, Slot(date(2027, 2, 8), date(2027, 3, 1))], start=MONDAY) is None
    assert pause([later], start=MONDAY) == Slot(MONDAY, date(2026, 12, 13))


def test_weeks_without_any_action_are_filled_by_what_should_rather_wait() -> None:
    """The page said "Nothing runs; bring one action forward" of four weeks that the app had left free."""
    day_90 = MONDAY + timedelta(days=90)
    late = [replace(task(name), rather_from=day_90) for name in "bc"]
    slots = schedule([task("a"), *late], start=MONDAY)
    assert slots[ActionId("b")].start == date(2026, 11, 17)
    assert slots[ActionId("c")].start == date(2026, 12, 8), "after b again nothing would run"
    slots = schedule([task("a"), replace(task("z"), not_before=date(2026, 11, 24)), *late], start=MONDAY)
    assert slots[ActionId("b")].start > slots[ActionId("z")].due, "one week is no pause"
    needed = replace(late[0], depends_on=(ActionId("c"),))
    slots = schedule([task("a"), needed, late[1]], start=MONDAY)
    assert slots[ActionId("c")].start == date(2026, 11, 17), "what b waits for comes first"
    slots = schedule([task("a"), replace(late[0], not_before=day_90)], start=MONDAY)
    assert slots[ActionId("b")].start >= day_90, "the team said not before"


def test_weeks_are_filled_only_by_what_can_fill_them() -> None:
    day_90, busy = MONDAY + timedelta(days=90), replace(task("z", L), not_before=date(2026, 12, 8))
    late = [replace(task(name), rather_from=day_90) for name in "bc"]
    slots = schedule([task("a"), busy, replace(late[0], depends_on=(late[1].id,)), late[1]], start=MONDAY)
    assert slots[late[1].id].start == date(2026, 11, 17)
    assert slots[late[0].id].start >= day_90, "once z runs there is no need of b"
    slots = schedule([task("a"), busy, replace(late[0], not_before=date(2026, 12, 21))], start=MONDAY)
    assert slots[late[0].id].start >= day_90, "it could not have begun in the weeks before z"


def test_an_owner_has_one_action_at_a_time() -> None:
    slots = schedule([task("a", owner="Ana"), task("b", owner="Ana"), task("c", owner="Luis")], start=MONDAY)
    assert slots[ActionId("c")].start == MONDAY
    assert slots[ActionId("b")].start == date(2026, 11, 17)


def test_actions_without_an_owner_do_not_wait_for_one_another() -> None:
    slots = schedule([task("a"), task("b"), task("c")], start=MONDAY)
    assert {s.start for s in slots.values()} == {MONDAY}


def test_an_action_starts_after_what_it_waits_for_wherever_that_stands_in_the_list() -> None:
    slots = schedule([task("a", after="c"), task("b"), task("c", M)], start=MONDAY)
    assert slots[ActionId("a")].start == date(2026, 12, 11)


def test_what_is_not_in_the_plan_is_not_waited_for() -> None:
    assert schedule([task("a", after="z")], start=MONDAY)[ActionId("a")].start == MONDAY


def test_an_action_starts_no_sooner_than_it_may() -> None:
    later = date(2027, 1, 23)  # a Saturday
    assert schedule([task("a", not_before=later)], start=MONDAY)[ActionId("a")].start == date(2027, 1, 25)
    sooner = date(2026, 1, 1)
    assert schedule([task("a", not_before=sooner)], start=MONDAY)[ActionId("a")].start == MONDAY


def test_a_place_that_waits_for_its_day_can_be_used_before_it() -> None:
    slots = schedule(
        [task("a", L), task("b", L), task("c", not_before=MONDAY + timedelta(days=60)), task("d")],
        start=MONDAY,
    )
    assert slots[ActionId("d")].start == MONDAY


@pytest.mark.parametrize("day", [14, 15, 16, 17])
def test_a_place_is_free_from_the_day_after_on(day: int) -> None:
    """Three are done on November 16; whoever may start around then starts on the 17th."""
    tasks = [task("a"), task("b"), task("c"), task("d", not_before=date(2026, 11, day))]
    assert schedule(tasks, start=MONDAY)[ActionId("d")].start == date(2026, 11, 17)


def test_an_earlier_action_never_waits_for_a_later_one() -> None:
    first = schedule([task("a", M), task("b", M)], start=MONDAY)
    more = schedule([task("a", M), task("b", M), *[task(x) for x in "cdefg"]], start=MONDAY)
    assert {i: more[i] for i in first} == first


def test_pinned_days_stay_and_others_make_room_for_them() -> None:
    """A pin on a Sunday stays there, and its owner is busy until it ends, though it is last in the list."""
    pin = Slot(date(2026, 11, 15), date(2026, 11, 22))
    slots = schedule(
        [task("a", owner="Ana"), task("b", after="p"), task("p", owner="Ana", slot=pin)], start=MONDAY
    )
    assert slots[ActionId("p")] == pin
    assert slots[ActionId("a")].start == slots[ActionId("b")].start == date(2026, 11, 23)


def test_200_actions_are_dated_like_9() -> None:
    tasks = [task(str(n), (S, M, L)[n % 3], owner=f"P{n % 7}" if n % 4 else None) for n in range(200)]
    slots = schedule(tasks, start=MONDAY)
    starts = [slots[t.id].start for t in tasks]
    assert max(starts) > date(2034, 1, 1)
    for slot in slots.values():
        assert sum(other.meets(Slot(slot.start, slot.start)) for other in slots.values()) <= 3


def test_weekends_and_holidays_are_skipped() -> None:
    assert working_day(date(2026, 10, 31)) == date(2026, 11, 2)
    assert working_day(date(2026, 10, 31), off([date(2026, 11, 2), date(2026, 11, 3)])) == date(2026, 11, 4)
    assert working_day(MONDAY) == MONDAY
    holidays = {MONDAY, date(2026, 11, 16)}
    slot = schedule([task("a")], start=MONDAY, days_off=off(holidays))[ActionId("a")]
    assert slot == Slot(date(2026, 10, 27), date(2026, 11, 17))


@pytest.mark.parametrize(
    ("days", "horizon"),
    [
        (0, Horizon.DAYS_30),
        (30, Horizon.DAYS_30),
        (31, Horizon.DAYS_90),
        (90, Horizon.DAYS_90),
        (91, Horizon.DAYS_180),
        (180, Horizon.DAYS_180),
        (181, Horizon.LATER),
    ],
)
def test_the_horizon_follows_from_the_due_date(days: int, horizon: Horizon) -> None:
    assert horizon_of(MONDAY, MONDAY + timedelta(days=days)) is horizon


def test_the_first_step_is_dated_within_14_days_on_a_working_day() -> None:
    for offset in range(14):
        start = MONDAY + timedelta(days=offset)
        by = first_step_by(start)
        assert start < by <= start + timedelta(days=14)
        assert by.weekday() < 5
    week = {MONDAY + timedelta(days=7 + n) for n in range(4)}
    assert first_step_by(MONDAY, off(week)) == MONDAY + timedelta(days=11)


@pytest.mark.parametrize(
    "tasks",
    [
        [task("a", after="b"), task("b", after="a")],
        [task("a", after="b"), task("b", after="c"), task("c", after="a"), task("d")],
        [task("a", after="a")],
    ],
)
def test_a_circle_of_dependencies_is_refused_with_its_actions_named(tasks: list[ScheduleTask]) -> None:
    with pytest.raises(DependencyCycle) as refusal:
        schedule(tasks, start=MONDAY)
    circle = refusal.value.actions
    assert circle[0] == circle[-1]
    assert set(circle) == {t.id for t in tasks if t.depends_on}
    known = {t.id: t.depends_on for t in tasks}
    assert all(b in known[a] or a in known[b] for a, b in pairwise(circle))


names = "abcdefghi"
any_pin = st.none() | st.tuples(st.integers(-40, 150), st.integers(0, 60)).map(
    lambda days: Slot(MONDAY + timedelta(days=days[0]), MONDAY + timedelta(days=sum(days)))
)


@st.composite
def any_tasks(draw: st.DrawFn) -> list[ScheduleTask]:
    count = draw(st.integers(0, 9))
    order = draw(st.permutations(names[:count]))
    made = []
    for n, name in enumerate(order):
        made.append(
            task(
                name,
                draw(st.sampled_from(Size)),
                owner=draw(st.sampled_from([None, "Ana", "Luis"])),
                after="".join(draw(st.sets(st.sampled_from(order[:n]), max_size=2))) if n else "",
                not_before=draw(
                    st.one_of(st.none(), st.integers(-10, 120).map(lambda d: MONDAY + timedelta(days=d)))
                ),
                slot=draw(any_pin),
            )
        )
    return list(draw(st.permutations(made)))


some_holidays = st.sets(st.integers(0, 200).map(lambda d: MONDAY + timedelta(days=d)), max_size=12)


def days_of(slot: Slot) -> list[date]:
    return [slot.start + timedelta(days=n) for n in range((slot.due - slot.start).days + 1)]


@steady
@given(any_tasks(), some_holidays)
def test_every_schedule_keeps_the_rules(tasks: list[ScheduleTask], holidays: set[date]) -> None:
    slots = schedule(tasks, start=MONDAY, days_off=off(holidays))
    assert set(slots) == {t.id for t in tasks}
    in_progress: dict[date, int] = {}
    owned: dict[tuple[str, date], int] = {}
    for one in tasks:
        slot = slots[one.id]
        if one.slot:
            assert slot == one.slot
            continue
        assert slot.start >= max(MONDAY, one.not_before or MONDAY)
        assert slot.due == working_day(slot.start + timedelta(days=DAYS[one.size]), off(holidays))
        for day in (slot.start, slot.due):
            assert day.weekday() < 5
            assert day not in holidays
        for needed in one.depends_on:
            assert slots[needed].due < slot.start
    for one in tasks:
        for day in days_of(slots[one.id]):
            in_progress[day] = in_progress.get(day, 0) + 1
            if one.owner:
                owned[one.owner, day] = owned.get((one.owner, day), 0) + 1
    ours = {day for one in tasks if not one.slot for day in days_of(slots[one.id])}
    assert all(in_progress[day] <= 3 for day in ours)
    assert all(
        owned[one.owner, day] == 1
        for one in tasks
        if one.owner and not one.slot
        for day in days_of(slots[one.id])
    )


def first_fit(tasks: Sequence[ScheduleTask], holidays: set[date]) -> Mapping[ActionId, Slot]:
    """The rule taken literally, day by day: each action in turn starts on the first day that it can."""
    placed = {t.id: t.slot for t in tasks if t.slot}
    waiting = {t.id: t for t in tasks}

    def free(one: ScheduleTask, day: date) -> bool:
        there = [waiting[i] for i, slot in placed.items() if slot.start <= day <= slot.due]
        return len(there) < 3 and not (one.owner and one.owner in [other.owner for other in there])

    def place(one: ScheduleTask) -> None:
        for needed in one.depends_on:
            if needed in waiting and needed not in placed:
                place(waiting[needed])
        if one.id in placed:
            return
        ready = [placed[i].due + timedelta(days=1) for i in one.depends_on if i in placed]
        day = max([MONDAY, *ready, one.not_before or MONDAY])
        while True:
            start = working_day(day, off(holidays))
            slot = Slot(start, working_day(start + timedelta(days=DAYS[one.size]), off(holidays)))
            if all(free(one, each) for each in days_of(slot)):
                placed[one.id] = slot
                return
            day += timedelta(days=1)

    for one in tasks:
        place(one)
    return placed


@steady
@given(any_tasks(), some_holidays)
def test_no_action_could_start_sooner(tasks: list[ScheduleTask], holidays: set[date]) -> None:
    assert schedule(tasks, start=MONDAY, days_off=off(holidays)) == first_fit(tasks, holidays)


@given(any_tasks(), some_holidays, st.integers(0, 120))
def test_each_comes_forward_as_if_it_alone_were_scheduled_again(
    tasks: list[ScheduleTask], holidays: set[date], wait: int
) -> None:
    """One after another, and whether those before it took their new days or not."""
    here, rather = off(holidays), MONDAY + timedelta(days=wait)
    late = [t if t.slot else replace(t, not_before=MONDAY + timedelta(days=60)) for t in tasks]
    slots = schedule(late, start=MONDAY, days_off=here)
    held = [replace(t, slot=slots[t.id]) for t in tasks]
    kept = KeptSlots(held, start=MONDAY, days_off=here)
    for n, one in enumerate(tasks):
        free = replace(one, slot=None, rather_from=rather if n % 2 else None)
        alone = [free if t.id == one.id else t for t in held]
        found = kept.first_free(free)
        assert found == schedule(alone, start=MONDAY, days_off=here)[one.id]
        if n % 3:
            kept.put(one.id, found)
            held = [replace(t, slot=found) if t.id == one.id else t for t in held]


@pytest.mark.parametrize("start", [date.min, date(207, 5, 3), date(9999, 11, 30), date.max])
def test_a_plan_at_either_end_of_time_is_dated_without_leaving_it(start: date) -> None:
    tasks = [task(str(n), L, owner="Ana") for n in range(9)]
    slots = schedule(tasks, start=start)
    assert len(slots) == 9
    assert all(start <= slot.start <= slot.due for slot in slots.values())
    assert all(start <= review.day for review in (*reviews(start), *checks(start)))


@pytest.mark.parametrize(
    ("day", "days", "found"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 1)),
        (date(2026, 1, 1), -1, date(2025, 12, 31)),
        (date.max, 1, date.max),
        (date.min, -1, date.min),
        (date(2026, 1, 1), 10**9, date.max),
    ],
)
def test_days_end_where_the_calendar_does(day: date, days: int, found: date) -> None:
    assert days_after(day, days) == found


def test_months_begin_between_two_days() -> None:
    assert months_between(date(2026, 11, 1), date(2027, 1, 1)) == (
        date(2026, 11, 1),
        date(2026, 12, 1),
        date(2027, 1, 1),
    )
    assert months_between(date(2026, 11, 2), date(2026, 11, 30)) == ()
    assert months_between(date(9999, 12, 1), date.max) == (date(9999, 12, 1),)
