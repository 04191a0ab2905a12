import pytest

from sixelements.charts.radar import SIDE, Spoke, point, radar
from sixelements.charts.scene import Circle, Ink, Polygon, Scene


def six(*scores: float | None, aim: float | None = None) -> Scene:
    scene = radar([Spoke(element=str(n), score=s, aim=aim) for n, s in enumerate(scores, start=1)], alt="all")
    assert scene is not None
    return scene


def shapes(scene: Scene, ink: Ink) -> list[Polygon]:
    return [s for s in scene.shapes if isinstance(s, Polygon) and s.fill is ink]


def test_the_first_spoke_points_up_and_the_others_follow_clockwise() -> None:
    middle = SIDE / 2
    assert point(0, 100, 6) == pytest.approx((middle, middle - 96))
    assert point(3, 100, 6) == pytest.approx((middle, middle + 96))
    assert point(1, 50, 6)[0] > middle
    assert point(2, 0, 6) == (middle, middle)


def test_a_full_set_of_scores_is_one_shape() -> None:
    (shape,) = shapes(six(50, 50, 50, 50, 50, 50), Ink.LEVEL_2)
    assert len(shape.points) == 6


def test_an_element_without_a_score_is_no_zero_and_leaves_the_shape_open() -> None:
    scene = six(50, None, 50, 50, 50, 50)
    assert shapes(scene, Ink.LEVEL_2) == []
    dots = [s for s in scene.shapes if isinstance(s, Circle) and s.fill is Ink.LEVEL_LINE]
    assert len(dots) == 5


def test_the_aim_is_dashed_and_only_there_where_one_was_set() -> None:
    def dashed(scene: Scene) -> list[Polygon]:
        return [s for s in scene.shapes if isinstance(s, Polygon) and s.stroke and s.stroke.dash]

    assert len(dashed(six(1, 2, 3, 4, 5, 6, aim=75))) == 1
    assert dashed(six(1, 2, 3, 4, 5, 6)) == []


def test_two_elements_have_no_shape_to_see() -> None:
    assert radar([Spoke(element="1", score=5), Spoke(element="2", score=5)], alt="") is None


def test_everything_lies_within_the_drawing() -> None:
    scene = six(100, 100, 100, 100, 100, 100, aim=100)
    points = [p for s in scene.shapes if isinstance(s, Polygon) for p in s.points]
    assert all(0 <= x <= SIDE and 0 <= y <= SIDE for x, y in points)
