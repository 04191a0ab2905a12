import pytest

from sixelements.charts import bars
from sixelements.charts.bars import INSET, Bar
from sixelements.charts.scene import Ink, Polygon, Rect, Scene, SceneText, StraightLine

WIDTH = 216.0


def drawn(**values: object) -> Scene:
    return bars.screen_bar(Bar(**values), width=WIDTH, alt="")  # type: ignore[arg-type] # a test's shorthand


def filled(scene: Scene) -> list[Rect]:
    return [s for s in scene.shapes if isinstance(s, Rect) and s.fill]


@pytest.mark.parametrize(("score", "wide"), [(0, 2), (50, 100), (100, 200)])
def test_a_score_fills_its_share_and_a_measured_zero_is_seen(score: float, wide: float) -> None:
    (bar,) = filled(drawn(score=score, level=3))
    assert bar.width == wide
    assert bar.fill is Ink.LEVEL_3


def test_without_a_score_there_is_the_track_and_nothing_on_it() -> None:
    scene = drawn(score=None)
    assert filled(scene) == []
    assert not [s for s in scene.shapes if isinstance(s, Polygon)]


def test_the_bracket_ends_where_the_range_does_and_has_a_halo() -> None:
    scene = drawn(score=50, level=3, interval=(40, 60))
    plain = drawn(score=50, level=3)
    lines = [s for s in scene.shapes if isinstance(s, StraightLine) and s not in plain.shapes]
    whiskers = [s for s in lines if s.start[1] == s.end[1]]
    assert [(s.start[0], s.end[0]) for s in whiskers] == [(INSET + 80, INSET + 120)] * 2
    assert [s.stroke.ink for s in whiskers] == [Ink.PAPER, Ink.INK]
    assert whiskers[0].stroke.width > whiskers[1].stroke.width


def test_a_triangle_points_to_where_the_last_round_stood() -> None:
    (mark,) = [s for s in drawn(score=50, level=3, earlier=25).shapes if isinstance(s, Polygon)]
    assert mark.points[0][0] == INSET + 50


def test_the_axis_names_the_levels_at_the_scores_they_stand_for() -> None:
    scene = bars.screen_axis(WIDTH, alt="Levels")
    digits = [s for s in scene.shapes if isinstance(s, SceneText)]
    assert [d.text for d in digits] == list("12345")
    assert [d.at[0] for d in digits] == [INSET + 50 * n for n in range(5)]
