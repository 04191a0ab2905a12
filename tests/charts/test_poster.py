"""A chart that stands alone: nothing leaves the picture, nothing overlaps the words around it."""

import pytest

from sixelements.charts.poster import EDGE, WIDTH, PosterWords, placed, poster, wrapped
from sixelements.charts.scene import Circle, Polygon, Rect, SceneText, Shape, StraightLine, Stroke

WORDS = PosterWords(
    title="Where the team stands", subtitle="Permit Counter", notes=("One.", "Two."), alt="All told."
)
BODY: tuple[Shape, ...] = (
    StraightLine(start=(0, 0), end=(10, 5), stroke=Stroke()),
    Polygon(points=((0, 0), (5, 5), (0, 5))),
    Rect(x=1, y=2, width=3, height=4),
    Circle(center=(5, 5), radius=2),
    SceneText(at=(3, 4), text="a", size=9),
)


def heights(words: PosterWords, text: str) -> list[float]:
    scene = poster(words, BODY, height=50)
    return [s.at[1] for s in scene.shapes if isinstance(s, SceneText) and s.text == text]


def test_every_kind_of_shape_moves_by_the_same_distance() -> None:
    line, polygon, rect, circle, text = placed(BODY, 10, 20)
    assert line == StraightLine(start=(10, 20), end=(20, 25), stroke=Stroke())
    assert polygon == Polygon(points=((10, 20), (15, 25), (10, 25)))
    assert rect == Rect(x=11, y=22, width=3, height=4)
    assert circle == Circle(center=(15, 25), radius=2)
    assert text == SceneText(at=(13, 24), text="a", size=9)


def test_title_chart_and_notes_stand_one_under_the_other() -> None:
    (title,), (subtitle,) = heights(WORDS, "Where the team stands"), heights(WORDS, "Permit Counter")
    (body,), (first,), (second,) = heights(WORDS, "a"), heights(WORDS, "One."), heights(WORDS, "Two.")
    assert title < subtitle < body < body + 46 < first < second
    scene = poster(WORDS, BODY, height=50)
    assert (scene.width, scene.alt) == (WIDTH, "All told.")
    assert scene.height >= second + EDGE - 1


@pytest.mark.parametrize("width", [400.0, WIDTH])
def test_long_words_take_more_lines_and_the_picture_grows(width: float) -> None:
    long = PosterWords(title="Team " * 40, subtitle="Counter " * 40, notes=("Note " * 60,), alt="")
    scene = poster(long, BODY, height=50, width=width)
    assert scene.height > poster(WORDS, BODY, height=50, width=width).height
    lines = [s for s in scene.shapes if isinstance(s, SceneText)]
    assert all(len(s.text) * s.size * 0.5 <= width - 2 * EDGE + s.size * 2 for s in lines)
    assert max(s.at[1] for s in lines) <= scene.height - EDGE + 1


def test_more_lines_than_there_is_room_for_end_in_an_ellipsis() -> None:
    assert wrapped("one two three four", 9, lines=2) == ["one two", "three …"]
    assert wrapped("one two", 20, lines=2) == ["one two"]
