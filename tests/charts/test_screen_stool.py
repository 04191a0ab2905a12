from itertools import product

import pytest

from sixelements.charts.scene import Ink, Polygon, Scene, SceneText, StraightLine
from sixelements.charts.stool import SCREEN_HEIGHT, SCREEN_WIDTH, hull, plane_through, screen_stool
from sixelements.domain.assessment import Leg


def stool(*scores: float) -> Scene:
    return screen_stool(dict(zip(Leg, scores, strict=True)), alt="a stool")


def polygon(scene: Scene, ink: Ink) -> Polygon:
    (found,) = [s for s in scene.shapes if isinstance(s, Polygon) and s.fill is ink]
    return found


def tall(scene: Scene, ink: Ink) -> float:
    ys = [y for _x, y in polygon(scene, ink).points]
    return max(ys) - min(ys)


def test_the_plane_of_the_seat_lies_on_the_three_tops() -> None:
    tops = ((0.0, 3.0, 10.0), (4.0, -1.0, 20.0), (-4.0, -1.0, 40.0))
    p, q, r = plane_through(*tops)
    assert [p * x + q * y + r for x, y, _z in tops] == pytest.approx([10, 20, 40])


def test_even_legs_carry_a_level_seat() -> None:
    points = polygon(stool(50, 50, 50), Ink.LEVEL_4).points
    left, right = min(points), max(points)
    assert left[1] == pytest.approx(right[1])


def test_the_seat_leans_toward_the_short_leg() -> None:
    points = polygon(stool(80, 60, 20), Ink.LEVEL_4).points
    assert max(points)[1] > min(points)[1]


def test_a_leg_grows_with_its_score() -> None:
    scene = stool(80, 50, 20)
    heights = [tall(scene, ink) for ink in (Ink.COURTESY, Ink.ACCURACY, Ink.SPEED)]
    assert heights == sorted(heights, reverse=True)


@pytest.mark.parametrize("scores", list(product((0, 50, 100), repeat=3)))
def test_whatever_the_numbers_the_stool_stays_in_its_picture(scores: tuple[float, ...]) -> None:
    scene = stool(*scores)
    points = [p for s in scene.shapes if isinstance(s, Polygon) for p in s.points]
    assert all(0 <= x <= SCREEN_WIDTH and 0 <= y <= SCREEN_HEIGHT for x, y in points), scores


@pytest.mark.parametrize(("accuracy", "spokes"), [(90, 3), (75, 3), (20, 0)])
def test_the_seat_shows_no_upper_face_where_it_is_seen_from_below(accuracy: float, spokes: int) -> None:
    """Its legs once stuck out of the face with the spokes."""
    scene = stool(90, accuracy, 90)
    assert sum(isinstance(shape, StraightLine) for shape in scene.shapes) == spokes


def test_every_leg_has_its_letter() -> None:
    assert {s.text for s in stool(1, 2, 3).shapes if isinstance(s, SceneText)} == {"C", "A", "S"}


def test_a_hull_leaves_out_what_lies_inside() -> None:
    assert set(hull([(0, 0), (2, 0), (2, 2), (0, 2), (1, 1)])) == {(0, 0), (2, 0), (2, 2), (0, 2)}
