import re

import pytest

from sixelements.charts import marks
from sixelements.charts.scene import Circle, Ink, Polygon, SceneText
from sixelements.domain.assessment import Leg
from tests.charts.tokens import tokens

Point = tuple[float, float]


def corners(path: str) -> list[Point]:
    """The corners of a path of straight lines in a token file."""
    points: list[Point] = []
    x = y = 0.0
    for command, text in re.findall(r"([MLHVhvlz])([^MLHVhvlza]*)", path):
        numbers = [float(n) for n in re.findall(r"-?\d*\.?\d+", text)]
        if command == "z":
            break
        relative = command.islower()
        if command in "Hh":
            steps = [(n, 0.0 if relative else y) for n in numbers]
        elif command in "Vv":
            steps = [(0.0 if relative else x, n) for n in numbers]
        else:
            steps = list(zip(numbers[::2], numbers[1::2], strict=True))
        for dx, dy in steps:
            x, y = (x + dx, y + dy) if relative else (dx, dy)
            points.append((x, y))
    return points


@pytest.mark.parametrize("element", ["1", "3", "4", "5", "6"])
def test_the_shapes_are_those_of_the_design(element: str) -> None:
    drawn, wanted = marks.ELEMENTS[element], corners(tokens()["elements"][element])
    assert len(drawn) == len(wanted)
    for point in wanted:
        assert any(point == pytest.approx(other, abs=0.01) for other in drawn)


@pytest.mark.parametrize("element", ["2", "7"])
def test_element_2_is_a_disc_and_so_is_one_the_design_does_not_know(element: str) -> None:
    shape, number = marks.element(element, alt="").shapes
    assert isinstance(shape, Circle)
    assert isinstance(number, SceneText)
    assert (number.text, number.ink) == (element, Ink.ON_SHAPE)
    assert shape.fill is (Ink.ELEMENT_2 if element == "2" else Ink.INK)


@pytest.mark.parametrize(
    ("leg", "kind", "letter"),
    [(Leg.COURTESY, Circle, "C"), (Leg.ACCURACY, Polygon, "A"), (Leg.SPEED, Polygon, "S")],
)
def test_a_leg_is_shape_and_letter(leg: Leg, kind: type, letter: str) -> None:
    shape, text = marks.leg(leg, alt="").shapes
    assert isinstance(shape, kind)
    assert isinstance(text, SceneText)
    assert text.text == letter


def test_a_level_square_is_wider_where_it_names_two_levels() -> None:
    one, two = marks.level("3", 3, alt=""), marks.level("2–3", 2, alt="")
    assert (one.width, two.width) == (24, 40)
    assert one.shapes[0].fill is Ink.LEVEL_3  # type: ignore[union-attr] # the box comes first
