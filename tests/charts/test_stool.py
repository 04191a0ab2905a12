from collections.abc import Mapping

import pytest

from sixelements.charts import stool
from sixelements.charts.scene import Ink, Polygon, SceneText
from sixelements.charts.stool import LegWords
from sixelements.domain.assessment import Leg
from sixelements.domain.scores import LegScores, LegSource


def legs(courtesy: float, accuracy: float, speed: float) -> LegScores:
    scores = dict(zip(Leg, (courtesy, accuracy, speed), strict=True))
    return LegScores(
        scores=scores, index=0, weakest=None, all_three=None, source=LegSource.ANSWERS, support={}
    )


def words(found: LegScores) -> Mapping[Leg, LegWords]:
    return {leg: LegWords(figure=f"{s:.0f}", name=leg.value, told="told") for leg, s in found.scores.items()}


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


def brand_legs(*scores: float) -> int:
    found = legs(*scores)
    scene = stool.paper_stool(found, words=words(found), alt="")
    return sum(isinstance(s, Polygon) and s.fill is Ink.BRAND for s in scene.shapes)


def test_legs_a_contact_of_ten_under_the_next_stand_out() -> None:
    assert brand_legs(64, 53, 25) == 1
    assert brand_legs(64, 30, 25) == 2
    assert brand_legs(49, 44, 40) == 0


def _figures(*scores: float, figure: str) -> list[tuple[float, float]]:
    """From where to where each figure reaches, at the most that eleven points of bold letters take."""
    found = legs(*scores)
    named = {leg: LegWords(figure=figure, name=leg.value, told="told") for leg in found.scores}
    scene = stool.paper_stool(found, words=named, alt="")
    texts = [s for s in scene.shapes if isinstance(s, SceneText) and s.text == figure]
    return [(t.at[0], t.at[0] + 6.8 * len(figure)) for t in texts]


@pytest.mark.parametrize("figure", ["6", "10", "≤4"])
@pytest.mark.parametrize("scores", [(20, 20, 20), (39, 34, 36), (61, 56, 58), (100, 100, 100), (20, 100, 55)])
def test_no_figure_touches_another_or_a_leg(scores: tuple[float, float, float], figure: str) -> None:
    """They once printed 61 and 56 as 6156."""
    spans = _figures(*scores, figure=figure)
    for n, (left, right) in enumerate(spans):
        end = stool.end_of(scores[n])
        assert left > stool.middle_at(n, end) + stool.half_width_at(end)
        if n < 2:
            y = end
            assert right < stool.middle_at(n + 1, y) - stool.half_width_at(y), (n, figure)
    assert spans[2][1] <= stool.WIDTH


@pytest.mark.parametrize("scores", [(0, 50, 100), (100, 100, 100), (0, 0, 0)])
def test_the_figures_stay_between_seat_and_floor(scores: tuple[float, float, float]) -> None:
    found = legs(*scores)
    scene = stool.paper_stool(found, words=words(found), alt="")
    figures = [s for s in scene.shapes if isinstance(s, SceneText) and s.size == 10.5]
    assert [f.text for f in figures] == [f"{s:.0f}" for s in scores]
    assert all(stool.SEAT_TOP + stool.SEAT + 9 < f.at[1] < stool.FLOOR for f in figures)
