from itertools import product

import pytest

from sixelements.charts.marks import LEG_INKS
from sixelements.charts.scene import Polygon, Scene, SceneText
from sixelements.charts.stool import SCREEN_HEIGHT, WIDTH, screen_stool
from sixelements.domain.assessment import Leg


def stool(*scores: float) -> Scene:
    return screen_stool(dict(zip(Leg, scores, strict=True)), alt="a stool")


def lengths(scene: Scene) -> list[float]:
    """How long the legs look, courtesy first."""
    found = {s.fill: s for s in scene.shapes if isinstance(s, Polygon) and s.fill}
    ys = [[y for _x, y in found[LEG_INKS[leg]].points] for leg in Leg]
    return [max(y) - min(y) for y in ys]


def test_equal_legs_look_equal_and_the_longest_looks_longest() -> None:
    """Accuracy stood at the back and looked half as long as its neighbors, though it was the longest."""
    assert len(set(lengths(stool(70, 70, 70)))) == 1
    assert lengths(stool(60, 66, 65)) == pytest.approx([0.60 * 118, 0.66 * 118, 0.65 * 118])


@pytest.mark.parametrize("scores", list(product((0, 4, 50, 100), repeat=3)))
def test_whatever_the_numbers_the_stool_stays_in_its_picture(scores: tuple[float, ...]) -> None:
    scene = stool(*scores)
    points = [p for s in scene.shapes if isinstance(s, Polygon) for p in s.points]
    points += [s.at for s in scene.shapes if isinstance(s, SceneText)]
    assert all(0 <= x <= WIDTH and 0 <= y <= SCREEN_HEIGHT for x, y in points), scores


def test_every_leg_has_its_letter() -> None:
    assert {s.text for s in stool(1, 2, 3).shapes if isinstance(s, SceneText)} == {"C", "A", "S"}
