"""Where dots and lines of a run chart lie."""

from datetime import date

import pytest

from sixelements.charts.run_chart import RunLine, RunWords, dated_chart, run_chart
from sixelements.charts.scene import Circle, Ink, Scene, SceneText, StraightLine

DAYS = [date(2027, 5, 7), date(2027, 5, 21), date(2027, 6, 4)]


def drawn(*values: float, target: float | None = 80, baseline: float | None = 35) -> Scene:
    line = RunLine(points=list(zip(DAYS, values, strict=False)), target=target, baseline=baseline)
    scene = run_chart(line, number=lambda v: f"{v:g}", width=240, height=72, alt="said")
    assert scene
    return scene


def dots(scene: Scene) -> list[Circle]:
    return [s for s in scene.shapes if isinstance(s, Circle)]


def test_higher_readings_lie_higher_and_later_ones_further_right() -> None:
    found = [dot.center for dot in dots(drawn(41, 60, 81))]
    assert [x for x, _y in found] == sorted(x for x, _y in found)
    assert [y for _x, y in found] == sorted((y for _x, y in found), reverse=True)


def test_first_last_and_target_have_their_numbers_and_all_stays_inside() -> None:
    scene = drawn(41, 60, 81)
    assert [s.text for s in scene.shapes if isinstance(s, SceneText)] == ["80", "81", "41"]
    for dot in dots(scene):
        assert 0 <= dot.center[0] <= scene.width
        assert 0 <= dot.center[1] <= scene.height


def test_the_target_is_dashed_in_its_color_also_before_the_first_reading() -> None:
    scene = drawn()
    dashed = [s for s in scene.shapes if isinstance(s, StraightLine) and s.stroke.ink is Ink.AIM]
    assert len(dashed) == 1
    assert dashed[0].stroke.dash
    assert dots(scene) == []


def test_one_reading_on_its_own_is_one_dot_and_equal_ones_a_level_line() -> None:
    assert len(dots(drawn(50, target=None, baseline=None))) == 1
    ys = {dot.center[1] for dot in dots(drawn(5, 5, 5, target=None, baseline=None))}
    assert len(ys) == 1


def test_nothing_to_draw_is_no_chart() -> None:
    line = RunLine(points=(), target=None, baseline=3)
    assert run_chart(line, number=str, width=240, height=72, alt="") is None


WORDS = RunWords(
    unit="% of answers", target="target 80 by Jun 7", baseline="baseline 35", median="", due="due Jun 7"
)


def dated(line: RunLine) -> Scene:
    scene = dated_chart(
        line,
        WORDS,
        number=lambda value: f"{value:g}",
        day=lambda day: day.isoformat()[5:],
        width=440,
        height=170,
        alt="all",
    )
    assert scene
    return scene


def test_a_dated_chart_has_a_scale_from_0_its_days_its_unit_and_when_it_is_due() -> None:
    points = ((date(2026, 5, 7), 41.0), (date(2026, 5, 28), 72.0))
    scene = dated(
        RunLine(points=points, target=80, baseline=35, first=date(2026, 4, 27), due=date(2026, 6, 7))
    )
    texts = {s.text: s.at for s in scene.shapes if isinstance(s, SceneText)}
    assert {"0", "20", "40", "60", "80", "% of answers", "04-27", "06-07", "due Jun 7"} <= set(texts)
    assert {"41", "72", "target 80 by Jun 7", "baseline 35"} <= set(texts)
    assert texts["0"][1] > texts["40"][1] > texts["80"][1]
    assert all(0 <= x <= 440 and 0 <= y <= 170 for x, y in texts.values())
    dots = [s.center for s in scene.shapes if isinstance(s, Circle)]
    assert dots[0][0] < dots[1][0]
    assert dots[0][1] > dots[1][1]


@pytest.mark.parametrize("values", [(0.0,), (-4.0, 3.0), (0.002, 0.0031), (1.5e6, 2.2e6), (5.0, 5.0)])
def test_the_scale_holds_every_value_with_few_numbers(values: tuple[float, ...]) -> None:
    points = tuple((date(2026, 5, n), value) for n, value in enumerate(values, start=1))
    scene = dated(RunLine(points=points, target=None, baseline=None))
    lines = [s for s in scene.shapes if isinstance(s, StraightLine) and s.start[1] == s.end[1]]
    assert 2 <= len(lines) <= 8
    highest, lowest = min(s.start[1] for s in lines), max(s.start[1] for s in lines)
    for dot in (s.center for s in scene.shapes if isinstance(s, Circle)):
        assert highest - 1e-6 <= dot[1] <= lowest + 1e-6
