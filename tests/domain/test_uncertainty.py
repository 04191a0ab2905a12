"""The 90 % interval: its numbers, and where there is none."""

import math
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.domain.assessment import Assessment
from sixelements.domain.responses import Sheet
from sixelements.domain.rounds import Mode
from sixelements.domain.teams import Headcount
from sixelements.domain.uncertainty import clipped, half_width, t_quantile
from tests.domain.builders import column, counts_of, filled, scored, shaped, steady

STUDENT = {
    1: 6.3138,
    2: 2.9200,
    3: 2.3534,
    4: 2.1318,
    5: 2.0150,
    6: 1.9432,
    7: 1.8946,
    8: 1.8595,
    9: 1.8331,
    10: 1.8125,
    15: 1.7531,
    20: 1.7247,
    30: 1.6973,
    60: 1.6706,
    120: 1.6577,
}
"""t(0.95) from the printed tables."""

NINE = [2, 2, 3, 3, 3, 2, 4, 1, 3]
TWELVE = Headcount(frontline=12)


@pytest.mark.parametrize(("degrees", "value"), STUDENT.items())
def test_students_t_is_that_of_the_tables(degrees: int, value: float) -> None:
    assert t_quantile(degrees) == pytest.approx(value, abs=5e-5)


def test_the_half_width_of_the_scoring_rules() -> None:
    scores = [25.0 * (x - 1) for x in NINE]
    assert half_width(scores, 12) == pytest.approx(6.8332, abs=5e-5)
    assert half_width(scores, None) == pytest.approx(6.8332 / math.sqrt(1 - 9 / 12), abs=1e-4)


def test_one_element_of_one_practice_has_the_figures_of_the_scoring_rules() -> None:
    found = scored(shaped(1), column("1.1", NINE), practices=("1.1",), headcount=TWELVE)
    element = found.elements[0]
    practice = element.practices[0]
    assert practice.mean == pytest.approx(2.5556, abs=5e-5)
    assert practice.score == pytest.approx(38.889, abs=5e-4)
    assert practice.median == 3
    assert element.score == practice.score
    assert element.interval == pytest.approx((38.8889 - 6.8332, 38.8889 + 6.8332), abs=5e-4)
    assert element.responses == 9


@steady
@given(
    st.lists(st.floats(0, 100), min_size=3, max_size=16),
    st.one_of(st.none(), st.integers(17, 80)),
)
def test_the_half_width_is_t_times_the_standard_error(scores: list[float], people: int | None) -> None:
    n = len(scores)
    correction = 1 if people is None else math.sqrt(1 - n / people)
    wanted = t_quantile(n - 1) * statistics.stdev(scores) / math.sqrt(n) * correction
    assert half_width(scores, people) == pytest.approx(wanted, abs=1e-7)


def test_an_interval_stays_within_0_and_100() -> None:
    assert clipped(3, 10) == (0, 13)
    assert clipped(95, 10) == (85, 100)
    assert clipped(50, 80) == (0, 100)
    found = scored(shaped(1), column("1.1", [1, 1, 1, 1, 2]), practices=("1.1",))
    interval = found.elements[0].interval
    assert interval is not None
    assert interval[0] == 0


@pytest.mark.parametrize("people", [9, 8, 1])
def test_where_everybody_answered_there_is_no_interval(people: int) -> None:
    headcount = Headcount(frontline=people)
    found = scored(shaped(1), column("1.1", NINE), practices=("1.1",), headcount=headcount)
    assert found.elements[0].interval is None
    assert found.elements[0].everyone_answered


def test_one_person_missing_leaves_an_interval() -> None:
    headcount = Headcount(frontline=10)
    found = scored(shaped(1), column("1.1", NINE), practices=("1.1",), headcount=headcount)
    assert found.elements[0].interval is not None
    assert not found.elements[0].everyone_answered


@pytest.mark.parametrize(("mode", "needed"), [(Mode.ANONYMOUS, 5), (Mode.OPEN, 3)])
def test_below_the_threshold_of_persons_there_is_no_interval(mode: Mode, needed: int) -> None:
    """Each practice has enough answers, but fewer persons than k rated half of the element."""
    ids = ("1.1", "1.2", "1.3", "1.4", "1.5", "1.6")

    def sheets(whole: int) -> list[Sheet]:
        busy = [filled(None, dict.fromkeys((*ids, "2.1", "2.2"), 2 + n % 3)) for n in range(whole)]
        brief = [
            filled(None, {p: 3, "2.1": 2, "2.2": 2, "2.3": 4, "2.4": 4, "2.5": 4, "2.6": 4})
            for p in ids
            for _ in range(needed)
        ]
        return [*busy, *brief]

    few = scored(shaped(6, 6), sheets(needed - 1), mode=mode)
    assert few.elements[0].score is not None
    assert few.elements[0].responses == needed - 1
    assert few.elements[0].interval is None
    enough = scored(shaped(6, 6), sheets(needed), mode=mode)
    assert enough.elements[0].interval is not None


@pytest.mark.parametrize(("hands", "has_one"), [(0, True), (2, True), (3, False), (8, False)])
def test_an_interval_needs_four_fifths_of_the_answers_from_sheets(hands: int, *, has_one: bool) -> None:
    found = scored(
        shaped(1),
        column("1.1", [2, 3, 3, 2, 4, 3, 2, 3]),
        practices=("1.1",),
        mode=Mode.OPEN,
        hands={"1.1": counts_of([3] * hands)},
    )
    assert found.elements[0].practices[0].rated == 8 + hands
    assert (found.elements[0].interval is not None) is has_one


def test_persons_who_rated_less_than_half_of_an_element_stay_out_of_its_interval() -> None:
    full = [filled(None, {"1.1": a, "1.2": b, "1.3": b}) for a, b in ((2, 3), (3, 3), (2, 2), (4, 3), (3, 4))]
    one = filled(None, {"1.1": 5, "2.1": 3, "2.2": 3})
    found = scored(shaped(3, 2), [*(_with_second(s) for s in full), one])
    assert found.elements[0].practices[0].rated == 6
    assert found.elements[0].responses == 5


def test_persons_who_rated_exactly_half_of_an_element_count() -> None:
    both = [filled(None, {"1.1": 2 + n % 2, "1.2": 3}) for n in range(5)]
    half = filled(None, {"1.1": 4})
    assert scored(shaped(2), [*both, half]).elements[0].responses == 6


def _with_second(sheet: Sheet) -> Sheet:
    return Sheet(role=None, answers={**sheet.answers, **filled(None, {"2.1": 3, "2.2": 4}).answers})


def six_elements(levels: list[list[int]]) -> list[Sheet]:
    return [filled(None, {f"{n}.1": level for n, level in enumerate(person, start=1)}) for person in levels]


def test_the_overall_interval_rests_on_the_persons_own_means_of_elements() -> None:
    levels = [
        [1, 2, 3, 4, 5, 3],
        [2, 2, 2, 2, 2, 2],
        [3, 4, 3, 4, 3, 4],
        [1, 1, 2, 2, 3, 3],
        [5, 4, 4, 4, 4, 5],
    ]
    found = scored(shaped(1, 1, 1, 1, 1, 1), six_elements(levels), headcount=TWELVE)
    own = [25 * (statistics.fmean(person) - 1) for person in levels]
    half = STUDENT[4] * statistics.stdev(own) / math.sqrt(5) * math.sqrt(1 - 5 / 12)
    assert found.overall is not None
    assert found.overall.score == pytest.approx(statistics.fmean(own))
    assert found.overall.interval == pytest.approx(
        (statistics.fmean(own) - half, statistics.fmean(own) + half), abs=1e-3
    )


def test_a_person_who_left_an_element_out_stays_out_of_the_overall_interval() -> None:
    levels = [
        [2, 3, 3, 3, 3, 2],
        [3, 3, 2, 4, 3, 3],
        [2, 2, 2, 3, 3, 3],
        [4, 3, 3, 3, 2, 3],
        [3, 3, 3, 3, 3, 4],
    ]
    whole = scored(shaped(1, 1, 1, 1, 1, 1), six_elements(levels), mode=Mode.OPEN)
    gap = filled(None, {"1.1": 5, "2.1": 5, "3.1": 5, "4.1": 5, "5.1": 5})
    more = scored(shaped(1, 1, 1, 1, 1, 1), [*six_elements(levels), gap], mode=Mode.OPEN)
    assert whole.overall is not None
    assert more.overall is not None
    assert whole.overall.interval is not None
    assert more.overall.interval is not None
    width = [high - low for low, high in (whole.overall.interval, more.overall.interval)]
    assert width[1] == pytest.approx(width[0])


SIX_OF_THREE = tuple(f"{e}.{n}" for e in range(1, 7) for n in range(1, 4))


@pytest.mark.parametrize(("rated_of_first", "counts"), [(3, True), (2, True), (1, False), (0, False)])
def test_the_overall_interval_takes_persons_who_rated_half_of_every_element(
    rated_of_first: int, *, counts: bool
) -> None:
    """Where the sixth person counts, the interval is that of six."""
    five = [filled(None, dict.fromkeys(SIX_OF_THREE, 2 + n % 3)) for n in range(5)]
    left_out = {f"1.{n}" for n in range(rated_of_first + 1, 4)}
    sixth = filled(None, {p: 5 for p in SIX_OF_THREE if p not in left_out})
    found = scored(shaped(3, 3, 3, 3, 3, 3), [*five, sixth]).overall
    own = [25.0, 50.0, 75.0, 25.0, 50.0, *([100.0] if counts else [])]
    assert found is not None
    assert found.interval is not None
    half = STUDENT[len(own) - 1] * statistics.stdev(own) / math.sqrt(len(own))
    assert found.interval[1] - found.score == pytest.approx(min(half, 100 - found.score), abs=1e-3)


def test_where_everybody_answered_there_is_no_overall_interval() -> None:
    levels = [[2, 3, 3, 3, 3, 2], [3, 3, 2, 4, 3, 3], [2, 2, 2, 3, 3, 3], [4, 3, 3, 3, 2, 3], [3] * 6]
    for people, has_one in ((5, False), (6, True)):
        whole = scored(
            shaped(1, 1, 1, 1, 1, 1), six_elements(levels), headcount=Headcount(frontline=people)
        ).overall
        assert whole is not None
        assert (whole.interval is not None) is has_one


def test_an_interval_that_reaches_another_level_widens_the_level_range(shipped: Assessment) -> None:
    """Mean 2.0 alone reads level 2; with people between 1 and 3 the level may be 1 to 3."""
    far = scored(shipped, column("1.1", [1, 1, 1, 3, 3, 3]), practices=("1.1",)).elements[0]
    near = scored(shipped, column("1.1", [2] * 6), practices=("1.1",)).elements[0]
    assert (far.level, far.level_range) == (2, (1, 3))
    assert (near.level, near.level_range) == (2, (2, 2))
