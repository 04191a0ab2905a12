from collections.abc import Mapping

import pytest

from sixelements.charts import stool
from sixelements.charts.scene import Ink, Polygon, Text
from sixelements.charts.stool import Words
from sixelements.domain.assessment import Leg
from sixelements.domain.scores import LegScores, LegSource


def legs(courtesy: float, accuracy: float, speed: float) -> LegScores:
    scores = dict(zip(Leg, (courtesy, accuracy, speed), strict=True))
    return LegScores(
        scores=scores, index=0, level=1, weakest=None, all_three=None, source=LegSource.ANSWERS, support={}
    )


def words(found: LegScores) -> Mapping[Leg, Words]:
    return {leg: Words(score=f"{s:.0f}", name=leg.value, level="level") for leg, s in found.scores.items()}


@pytest.mark.parametrize(("score", "y"), [(0, 12), (50, 71), (100, 130), (120, 130)])
def test_a_leg_hangs_from_the_seat_and_100_reaches_the_floor(score: float, y: float) -> None:
    assert stool.end_of(score) == y


def test_the_outer_legs_lean_outward_by_nine_points_and_the_middle_one_stands() -> None:
    seat, floor = stool.SEAT_TOP + stool.SEAT, stool.FLOOR
    leans = [stool.middle_at(n, floor) - stool.middle_at(n, seat) for n in range(3)]
    assert leans == pytest.approx([-9, 0, 9])


def test_a_leg_tapers_toward_the_floor() -> None:
    assert stool.half_width_at(12) == 6.5
    assert stool.half_width_at(130) == pytest.approx(6.5 * 0.72)


@pytest.mark.parametrize(
    ("scores", "short"),
    [
        ((64, 53, 25), {Leg.SPEED}),
        ((64, 25, 25), {Leg.ACCURACY, Leg.SPEED}),
        ((40, 40, 40), set(Leg)),
    ],
)
def test_the_shortest_legs_are_named(scores: tuple[float, float, float], short: set[Leg]) -> None:
    assert stool.shortest(legs(*scores)) == short


def brand_legs(*scores: float) -> int:
    found = legs(*scores)
    scene = stool.stool(found, words=words(found), alt="")
    return sum(isinstance(s, Polygon) and s.fill is Ink.BRAND for s in scene.shapes)


def test_short_legs_stand_out_unless_all_are_even() -> None:
    assert brand_legs(64, 53, 25) == 1
    assert brand_legs(64, 25, 25) == 2
    assert brand_legs(40, 40, 40) == 0


@pytest.mark.parametrize("scores", [(0, 50, 100), (100, 100, 100), (0, 0, 0)])
def test_the_figures_stay_between_seat_and_floor(scores: tuple[float, float, float]) -> None:
    found = legs(*scores)
    scene = stool.stool(found, words=words(found), alt="")
    figures = [s for s in scene.shapes if isinstance(s, Text) and s.size == 10.5]
    assert [f.text for f in figures] == [f"{s:.0f}" for s in scores]
    assert all(stool.SEAT_TOP + stool.SEAT + 9 < f.at[1] < stool.FLOOR for f in figures)
