"""The profile in small on Home."""

from sixelements.charts.scene import Ink, Rect, SceneText
from sixelements.charts.teaser import ROW, SmallBar, small_bars


def test_a_bar_is_as_long_as_its_score_and_has_its_levels_color() -> None:
    scene = small_bars((SmallBar("1", 50, 3), SmallBar("6", 25, 2)), alt="")
    rects = [shape for shape in scene.shapes if isinstance(shape, Rect)]
    first_track, first, _second_track, second = rects
    assert first.width == first_track.width / 2
    assert second.width == first_track.width / 4
    assert (first.fill, second.fill) == (Ink.LEVEL_3, Ink.LEVEL_2)
    assert scene.height == 2 * ROW


def test_every_bar_says_its_number() -> None:
    scene = small_bars((SmallBar("1", 50, 3),), alt="")
    assert [shape.text for shape in scene.shapes if isinstance(shape, SceneText)] == ["1", "50"]
