"""The ladder of a verdict: one rung holds, told by its fill and its weight, not by color alone."""

import pytest

from sixelements.charts.ladder import ROW, ladder
from sixelements.charts.scene import Circle, Ink, Scene, SceneText, StraightLine, Weight

RUNGS = ("Streamline first", "Almost", "Ready to look at technology")


def drawn(now: int, width: float = 700) -> Scene:
    return ladder(RUNGS, now, width=width, done=now == 2, alt="Streamline first")


def names(scene: Scene) -> list[SceneText]:
    return [s for s in scene.shapes if isinstance(s, SceneText) and not s.text.isdigit()]


@pytest.mark.parametrize(("now", "ink"), [(0, Ink.ALERT), (1, Ink.ALERT), (2, Ink.BRAND)])
def test_the_rung_that_holds_is_filled_and_bold(now: int, ink: Ink) -> None:
    scene = drawn(now)
    filled = [s.fill for s in scene.shapes if isinstance(s, Circle)]
    assert filled == [ink if n == now else None for n in range(3)]
    assert [s.weight is Weight.SEMIBOLD for s in names(scene)] == [n == now for n in range(3)]


def test_rungs_stand_side_by_side_with_lines_between_where_there_is_room() -> None:
    scene = drawn(0)
    assert scene.height == ROW
    assert len([s for s in scene.shapes if isinstance(s, StraightLine)]) == 2
    assert all(s.at[0] + s.room <= scene.width + 1e-6 for s in names(scene))


def test_where_it_is_narrow_they_stand_below_one_another() -> None:
    scene = drawn(0, width=380)
    assert scene.height == 3 * ROW
    assert {s.at[0] for s in names(scene)} == {30.0}
