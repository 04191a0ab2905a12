from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.charts import bars
from sixelements.charts.bars import Bar
from sixelements.charts.scene import Ink, Rect, Scene, SceneText, StraightLine

WIDTH = 134.0


def shapes(scene: Scene, ink: Ink) -> list[Rect]:
    return [s for s in scene.shapes if isinstance(s, Rect) and s.fill is ink]


@pytest.mark.parametrize(("score", "x"), [(0, 0), (50, 67), (100, 134), (-3, 0), (140, 134)])
def test_a_score_lies_on_a_line_from_0_to_100(score: float, x: float) -> None:
    assert bars.place(score, WIDTH) == x


def test_the_digits_stand_in_the_middle_of_their_bands() -> None:
    assert bars.band_middles(100) == (6.25, 25, 50, 75, 93.75)


def test_the_axis_carries_the_five_levels() -> None:
    scene = bars.paper_axis(WIDTH, alt="levels")
    assert [s.text for s in scene.shapes if isinstance(s, SceneText)] == ["1", "2", "3", "4", "5"]


def test_the_bar_ends_at_the_score_and_the_mark_stands_on_it() -> None:
    scene = bars.paper_bar(Bar(score=40), width=100, alt="")
    (bar,), (mark,) = shapes(scene, Ink.MID), shapes(scene, Ink.BRAND)
    assert (bar.x, bar.width, bar.height) == (0, 40, 8)
    assert mark.x + mark.width / 2 == pytest.approx(40)
    assert mark.height == 12


def test_nothing_measured_as_zero_still_has_its_mark_but_no_bar() -> None:
    scene = bars.paper_bar(Bar(score=0), width=100, alt="")
    assert not shapes(scene, Ink.MID)
    assert shapes(scene, Ink.BRAND)


def test_the_bracket_spans_the_interval_and_only_where_there_is_one() -> None:
    def thick(bar: Bar) -> list[StraightLine]:
        scene = bars.paper_bar(bar, width=100, alt="")
        return [s for s in scene.shapes if isinstance(s, StraightLine) and s.stroke.width == 0.9]

    line, left, right = thick(Bar(score=40, interval=(37, 43)))
    assert (line.start[0], line.end[0], left.start[0], right.start[0]) == (37, 43, 37, 43)
    assert not thick(Bar(score=40))


def test_an_earlier_score_is_an_open_mark() -> None:
    scene = bars.paper_bar(Bar(score=40, earlier=30), width=100, alt="")
    (earlier,) = shapes(scene, Ink.PAPER)
    assert earlier.x + earlier.width / 2 == pytest.approx(30)
    assert earlier.stroke is not None


def test_equal_practices_can_still_be_counted() -> None:
    assert bars.tick_places([50, 50, 50], 100) == pytest.approx((50, 51.6, 53.2))


def test_ticks_at_the_right_edge_push_their_neighbors_back() -> None:
    assert bars.tick_places([100, 100, 100], 100) == pytest.approx((96.8, 98.4, 100))


@given(st.lists(st.floats(0, 100), max_size=9))
def test_ticks_are_all_there_in_order_apart_and_within_the_axis(scores: list[float]) -> None:
    places = bars.tick_places(scores, WIDTH)
    assert len(places) == len(scores)
    assert all(b - a >= 1.6 - 1e-9 for a, b in pairwise(places))
    assert all(0 <= x <= WIDTH for x in places)


@given(st.floats(0, 100), st.lists(st.floats(0, 100), max_size=9))
def test_everything_stays_within_the_row(score: float, practices: list[float]) -> None:
    scene = bars.paper_bar(Bar(score=score, practices=tuple(practices)), width=WIDTH, alt="")
    for shape in scene.shapes:
        if isinstance(shape, StraightLine):
            assert all(0 <= y <= scene.height for _x, y in (shape.start, shape.end))
        elif isinstance(shape, Rect):
            assert shape.y >= 0
            assert shape.y + shape.height <= scene.height
