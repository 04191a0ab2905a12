import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.charts import strip
from sixelements.charts.scene import Rect, Scene, SceneText

WIDTH = 240.0
rows = st.lists(st.tuples(*[st.integers(0, 60)] * 5), min_size=1, max_size=7)


def boxes(scene: Scene) -> list[Rect]:
    return [s for s in scene.shapes if isinstance(s, Rect)]


def drawn(counts: tuple[int, ...], *others: tuple[int, ...]) -> Scene:
    unit, center = strip.frame([counts, *others], WIDTH)
    return strip.screen_strip(counts, unit=unit, center=center, width=WIDTH, alt="")


@given(rows)
def test_every_strip_stays_within_its_column(given_rows: list[tuple[int, ...]]) -> None:
    unit, center = strip.frame(given_rows, WIDTH)
    for counts in given_rows:
        left, right = strip.reach(counts)
        assert center - left * unit >= -1e-6
        assert center + right * unit <= WIDTH + 1e-6


@pytest.mark.parametrize("counts", [(1, 2, 4, 2, 1), (0, 0, 2, 8, 0), (6, 0, 2, 0, 0)])
def test_the_middle_of_level_3_stands_on_the_center_line_of_all_rows(counts: tuple[int, ...]) -> None:
    others = ((1, 2, 4, 2, 1), (0, 0, 2, 8, 0), (6, 0, 2, 0, 0))
    _unit, center = strip.frame([counts, *others], WIDTH)
    place = sum(1 for n in counts[:2] if n)
    three = boxes(drawn(counts, *others))[place]
    assert three.x + three.width / 2 == pytest.approx(center)


def test_a_level_nobody_chose_has_no_box() -> None:
    assert len(boxes(drawn((0, 3, 0, 3, 0)))) == 2


@pytest.mark.parametrize(("counts", "inside"), [((0, 5, 5, 0, 0), True), ((1, 60, 60, 60, 1), False)])
def test_a_number_stands_over_a_box_too_small_for_it(counts: tuple[int, ...], inside: bool) -> None:
    scene = drawn(counts)
    first = next(s for s in scene.shapes if isinstance(s, SceneText))
    (box, *_rest) = boxes(scene)
    assert (box.y < first.at[1] < box.y + box.height) is inside


def test_nobody_answered_needs_no_strip() -> None:
    assert strip.frame([], WIDTH) == (12.0, WIDTH / 2)
    assert boxes(drawn((0, 0, 0, 0, 0))) == []
