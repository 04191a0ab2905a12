"""What is drawn to be filled in by hand."""

from itertools import pairwise

from sixelements.charts import sheet
from sixelements.charts.scene import Circle, Rect, SceneText, StraightLine


def test_a_box_stays_within_its_drawing() -> None:
    (box,) = sheet.box(alt="to tick").shapes
    assert isinstance(box, Rect)
    assert box.width == box.height == sheet.BOX
    assert box.x + box.width < sheet.box(alt="to tick").width


def test_there_is_a_ring_for_every_level() -> None:
    scene = sheet.rings(alt="to circle")
    rings = [shape for shape in scene.shapes if isinstance(shape, Circle)]
    numbers = [shape for shape in scene.shapes if isinstance(shape, SceneText)]
    assert [number.text for number in numbers] == ["1", "2", "3", "4", "5"]
    assert [number.at[0] for number in numbers] == [ring.center[0] for ring in rings]
    for ring, following in pairwise(rings):
        assert ring.center[0] + ring.radius < following.center[0] - following.radius
    assert rings[-1].center[0] + rings[-1].radius < scene.width


def test_writing_lines_are_as_far_apart_as_a_hand_needs() -> None:
    scene = sheet.lines(3, 200, alt="to write")
    heights = [line.start[1] for line in scene.shapes if isinstance(line, StraightLine)]
    assert [b - a for a, b in pairwise(heights)] == [21, 21]
    assert heights[0] > 0
    assert heights[-1] < scene.height


def test_the_row_over_a_review_has_a_box_for_each_choice() -> None:
    scene = sheet.day_and_people(
        day="Date", review="Review at", choices=["30 days", "60 days"], present="Present", people="of 12",
        alt="to fill in",
    )  # fmt: skip
    assert sum(isinstance(shape, Rect) for shape in scene.shapes) == 2
    assert sum(isinstance(shape, StraightLine) for shape in scene.shapes) == 2
    words = [shape.text for shape in scene.shapes if isinstance(shape, SceneText)]
    assert words == ["Date", "Review at", "30 days", "60 days", "Present", "of 12"]


def test_room_to_write_is_told_and_not_drawn() -> None:
    scene = sheet.room(30, alt="to fill in")
    assert scene.shapes == ()
    assert scene.height == 30
    assert scene.alt == "to fill in"
