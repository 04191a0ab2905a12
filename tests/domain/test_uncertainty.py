"""The 90 % interval: its numbers, and where there is none."""

import math
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.domain.assessment import Assessment
from sixelements.domain.responses import Sheet
from sixelements.domain.rounds import Mode
from sixelements.domain.scores import NoRange
from sixelements.domain.teams import Headcount
from sixelements.domain.uncertainty import (
    half_width,
    printed,
    spread_of_persons,
    spread_of_published,
    t_quantile,
)
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
    spread = spread_of_persons(scores)
    assert half_width(spread, 9, 12) == pytest.approx(6.8332, abs=5e-5)
    assert half_width(spread, 9, None) == pytest.approx(6.8332 / math.sqrt(1 - 9 / 12), abs=1e-4)


@pytest.mark.parametrize("mode", Mode)
def test_one_element_of_one_practice_has_the_figures_of_the_scoring_rules(mode: Mode) -> None:
    """With one practice the published spread is that of persons' own scores."""
    found = scored(shaped(1), column("1.1", NINE), practices=("1.1",), headcount=TWELVE, mode=mode)
    element = found.elements[0]
    practice = element.practices[0]
    assert practice.mean == pytest.approx(2.5556, abs=5e-5)
    assert practice.score == pytest.approx(38.889, abs=5e-4)
    assert practice.median == 3
    assert element.score == practice.score
    assert element.spread == pytest.approx(25 * 0.88192, abs=5e-4)
    assert element.interval == (32, 46)  # 38.9 ± 6.83
    assert element.responses == 9


def test_the_spread_of_published_figures_is_the_formula_of_the_rules() -> None:
    """Two practices of SD 1 and one of 2, in equal parts: between fully and not at all going together."""
    third = 1 / 3
    together, apart = (third * 4) ** 2, third**2 * (1 + 1 + 4)
    wanted = 25 * math.sqrt(0.4 * together + 0.6 * apart)
    assert spread_of_published([(third, 1.0), (third, 1.0), (third, 2.0)]) == pytest.approx(wanted)
    assert 25 * math.sqrt(apart) < wanted < 25 * math.sqrt(together)


def test_an_anonymous_range_rests_on_published_spreads_alone() -> None:
    """The same answers to each practice, dealt to persons in another order: the same range."""
    first, second = [1, 2, 3, 4, 5], [2, 2, 3, 4, 4]

    def dealt(order: list[int], mode: Mode) -> tuple[int, int] | None:
        pairs = zip(first, order, strict=True)
        sheets = [filled(None, {"1.1": a, "1.2": b}) for a, b in pairs]
        return scored(shaped(2), sheets, practices=("1.1", "1.2"), mode=mode).elements[0].interval

    assert dealt(second, Mode.ANONYMOUS) == dealt(second[::-1], Mode.ANONYMOUS)
    assert dealt(second, Mode.OPEN) != dealt(second[::-1], Mode.OPEN)


def test_n_of_an_anonymous_range_is_the_mean_number_that_rated_rounded_down() -> None:
    sheets = [filled(None, {"1.1": 1 + n % 5, "1.2": 2 + n % 3} if n else {"1.1": 3}) for n in range(8)]
    element = scored(shaped(2), sheets, practices=("1.1", "1.2"), headcount=TWELVE).elements[0]
    assert element.responses == 7
    assert element.spread is not None
    assert element.score is not None
    half = half_width(element.spread, 7, 12)
    assert element.interval == (math.floor(element.score - half), math.ceil(element.score + half))


@steady
@given(
    st.lists(st.floats(0, 100), min_size=3, max_size=16),
    st.one_of(st.none(), st.integers(17, 80)),
)
def test_the_half_width_is_t_times_the_standard_error(scores: list[float], people: int | None) -> None:
    n = len(scores)
    spread = spread_of_persons(scores)
    correction = 1 if people is None else math.sqrt(1 - n / people)
    wanted = t_quantile(n - 1) * statistics.stdev(scores) / math.sqrt(n) * correction
    assert half_width(spread, n, people) == pytest.approx(wanted, abs=1e-7)


def test_a_range_is_printed_in_whole_points_outward_within_0_and_100() -> None:
    assert printed(3, 10) == (0, 13)
    assert printed(95, 10) == (85, 100)
    assert printed(50, 80) == (0, 100)
    assert printed(40.2, 3.1) == (37, 44)
    assert printed(40.0, 3.0) == (37, 43)
    assert printed(0.1 + 0.2, 0.3) == (0, 1)
    found = scored(shaped(1), column("1.1", [1, 1, 1, 1, 2]), practices=("1.1",))
    interval = found.elements[0].interval
    assert interval is not None
    assert interval[0] == 0


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(
    ("people", "reason"),
    [(10, None), (9, NoRange.EVERYONE), (8, NoRange.MORE_SHEETS), (1, NoRange.MORE_SHEETS), (0, None)],
)
def test_where_everybody_answered_or_more_than_all_there_is_no_range(
    people: int, reason: NoRange | None, mode: Mode
) -> None:
    headcount = Headcount(frontline=people)
    found = scored(shaped(1), column("1.1", NINE), practices=("1.1",), headcount=headcount, mode=mode)
    assert found.elements[0].no_range is reason
    assert (found.elements[0].interval is None) is (reason is not None)


@pytest.mark.parametrize("mode", Mode)
def test_answers_that_are_all_alike_tell_nothing_of_those_who_are_missing(mode: Mode) -> None:
    """Five of twelve said 3, and "likely 50 to 50" claimed to know the other seven."""
    found = scored(shaped(1), column("1.1", [3] * 5), practices=("1.1",), headcount=TWELVE, mode=mode)
    assert found.elements[0].interval is None
    assert found.elements[0].no_range is NoRange.ALIKE
    assert found.elements[0].level_range == (3, 3)


def test_more_sheets_than_people_are_never_everyone() -> None:
    """Ten sheets for nine people; nine on average rated a practice."""
    sheets = [filled(None, {"1.1": 1 + n % 5, "1.2": 3}) for n in range(8)]
    sheets += [filled(None, {"1.1": 3}), filled(None, {"1.2": 3})]
    found = scored(shaped(2), sheets, practices=("1.1", "1.2"), headcount=Headcount(frontline=9))
    assert (found.responses, found.elements[0].responses) == (10, 9)
    assert found.elements[0].no_range is NoRange.MORE_SHEETS


def test_below_three_persons_there_is_no_range_in_an_open_round() -> None:
    """Each practice has enough answers, but fewer than three persons rated half of the element."""
    needed, mode = 3, Mode.OPEN
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
    assert few.elements[0].no_range is NoRange.TOO_FEW
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
    assert scored(shaped(2), [*both, half], mode=Mode.OPEN).elements[0].responses == 6


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
    found = scored(shaped(1, 1, 1, 1, 1, 1), six_elements(levels), headcount=TWELVE, mode=Mode.OPEN)
    own = [25 * (statistics.fmean(person) - 1) for person in levels]
    half = STUDENT[4] * statistics.stdev(own) / math.sqrt(5) * math.sqrt(1 - 5 / 12)
    assert found.overall is not None
    assert found.overall.score == pytest.approx(statistics.fmean(own))
    middle = statistics.fmean(own)
    assert found.overall.interval == (math.floor(middle - half), math.ceil(middle + half))


def test_the_overall_range_of_an_anonymous_round_weighs_each_practice_as_the_score_does() -> None:
    """Two practices in the first element, one in each of the others."""
    sheets = [
        filled(None, {"1.1": 1 + n % 5, "1.2": 3, **{f"{e}.1": 2 + n % 2 for e in range(2, 7)}})
        for n in range(10)
    ]
    found = scored(shaped(2, 1, 1, 1, 1, 1), sheets, headcount=TWELVE)
    assert found.overall
    first, other = statistics.stdev([1, 2, 3, 4, 5] * 2), statistics.stdev([2, 3] * 5)
    spread = spread_of_published([(1 / 12, first), (1 / 12, 0.0), *[(1 / 6, other)] * 5])
    half = half_width(spread, 10, 12)
    score = found.overall.score
    assert found.overall.interval == (math.floor(score - half), math.ceil(score + half))


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
    found = scored(shaped(3, 3, 3, 3, 3, 3), [*five, sixth], mode=Mode.OPEN).overall
    own = [25.0, 50.0, 75.0, 25.0, 50.0, *([100.0] if counts else [])]
    assert found is not None
    assert found.interval is not None
    half = STUDENT[len(own) - 1] * statistics.stdev(own) / math.sqrt(len(own))
    assert found.interval == (max(0, math.floor(found.score - half)), min(100, math.ceil(found.score + half)))


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
