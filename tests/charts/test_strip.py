import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.charts import strip
from sixelements.charts.scene import Circle, Ink, Polygon, Rect, SceneText, Shape, StraightLine
from sixelements.charts.strip import Answers


def of_kind(answers: Answers, kind: type[Shape]) -> list[Shape]:
    return [s for s in strip.paper_strip(answers, alt="").shapes if isinstance(s, kind)]


@pytest.mark.parametrize(("level", "x"), [(1, 11), (2, 33), (2.5, 44), (5, 99)])
def test_a_level_lies_in_the_middle_of_its_cell(level: float, x: float) -> None:
    assert strip.middle_of(level) == x


def test_dots_stand_five_a_row_and_pile_upward() -> None:
    places = strip.dot_places(3, 7)
    bottom, second = places[:5], places[5:]
    assert [x for x, _y in bottom] == [47, 51, 55, 59, 63]
    assert [x for x, _y in second] == [53, 57]
    assert second[0][1] == pytest.approx(bottom[0][1] - 4)


@given(st.integers(0, 15))
def test_fifteen_dots_fit_over_the_baseline(count: int) -> None:
    for x, y in strip.dot_places(2, count):
        assert x - 1.55 >= 22
        assert x + 1.55 <= 44
        assert y - 1.55 >= 0
        assert y + 1.55 <= strip.BASELINE


@pytest.mark.parametrize(
    ("counts", "bars"),
    [((0, 4, 4, 0, 0), False), ((0, 15, 5, 0, 0), False), ((0, 16, 0, 0, 0), True), ((5, 5, 5, 5, 1), True)],
)
def test_many_answers_become_bars_with_their_count(
    counts: tuple[int, int, int, int, int], bars: bool
) -> None:
    answers = Answers(mean=2.5, counts=counts)
    assert bool(of_kind(answers, Circle)) is not bars
    texts = [s.text for s in of_kind(answers, SceneText) if isinstance(s, SceneText)]
    assert texts == ([str(n) for n in counts if n] if bars else [])


def test_every_answer_is_a_dot() -> None:
    assert len(of_kind(Answers(mean=2.5, counts=(1, 2, 3, 4, 1)), Circle)) == 11


def test_withheld_counts_leave_the_mean_the_box_and_the_aim() -> None:
    answers = Answers(mean=2.5, counts=None, agreed=2, aim=4)
    assert not of_kind(answers, Circle)
    assert not of_kind(answers, SceneText)
    assert len(of_kind(answers, Polygon)) == 1
    assert len(of_kind(answers, Rect)) == 1


def test_an_agreed_half_level_has_its_box_between_two_cells() -> None:
    (box,) = of_kind(Answers(mean=2.5, agreed=2.5), Rect)
    assert isinstance(box, Rect)
    assert box.x + box.width / 2 == pytest.approx(44)
    assert box.fill is Ink.WASH


def test_levels_that_were_not_agreed_are_dashed() -> None:
    boxes = of_kind(Answers(mean=3, counts=(2, 4, 0, 5, 0), apart=(2, 4)), Rect)
    assert [isinstance(b, Rect) and b.stroke is not None and bool(b.stroke.dash) for b in boxes] == [True] * 2


@pytest.mark.parametrize(("agreed", "lines"), [(3, 2), (4, 1)])
def test_an_aim_that_is_the_agreed_level_is_not_drawn_twice(agreed: float, lines: int) -> None:
    assert len(of_kind(Answers(mean=3, agreed=agreed, aim=4), StraightLine)) == lines
