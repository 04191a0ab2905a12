import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.charts import timeline
from sixelements.charts.scene import Ink, Polygon, Rect, Scene, SceneText, Shape, StraightLine
from sixelements.charts.timeline import DayMark, Stretch, Timeline, TimelineAction


def task(start: int | None, due: int, *after: int) -> TimelineAction:
    return TimelineAction(number="1", title="Title", note="Note", start=start, due=due, after=after)


def data(*tasks: TimelineAction, days: int = 187) -> Timeline:
    return Timeline(
        tasks=tasks,
        days=days,
        bands=(DayMark(30, "30 days"), DayMark(90, "60-90 days"), DayMark(180, "Six months")),
        months=(DayMark(5, "Nov"), DayMark(35, "Dec"), DayMark(66, "Jan 2027")),
        reviews=(30, 60, 90, 180),
        stretches=timeline.stretches(tasks),
        in_progress="In progress",
    )


def drawn(*tasks: TimelineAction, days: int = 187) -> Scene:
    return timeline.timeline(data(*tasks, days=days), alt="")


def of_kind(scene: Scene, kind: type[Shape]) -> list[Shape]:
    return [s for s in scene.shapes if isinstance(s, kind)]


def bars(scene: Scene) -> list[Rect]:
    return [s for s in scene.shapes if isinstance(s, Rect) and s.fill is Ink.MID and s.height == timeline.BAR]


def arrows(scene: Scene) -> list[Polygon]:
    return [s for s in scene.shapes if isinstance(s, Polygon) and s.fill is Ink.INK]


def test_half_a_year_has_a_scale_of_1_85_points_a_day() -> None:
    (bar,) = bars(drawn(task(0, 100)))
    assert bar.x == timeline.LABELS
    assert bar.width == pytest.approx(185, abs=0.1)


def test_every_row_is_as_high_whatever_their_number() -> None:
    one, many = drawn(task(0, 20)), drawn(*(task(0, 20) for _ in range(9)))
    assert many.height - one.height == pytest.approx(8 * timeline.ROW)


def test_an_action_without_a_start_has_its_end_alone() -> None:
    scene = drawn(task(None, 40))
    assert bars(scene) == []
    ends = [s for s in scene.shapes if isinstance(s, Rect) and s.fill is Ink.BRAND]
    assert [s.x + s.width for s in ends] == [pytest.approx(data(task(None, 40)).x(40))]


def test_one_arrow_for_every_action_that_is_waited_for() -> None:
    scene = drawn(task(0, 20), task(0, 30), task(31, 60, 0, 1), task(61, 70, 2))
    tips = [arrow.points[0] for arrow in arrows(scene)]
    x = data(task(0, 1)).x
    assert [tip[0] for tip in tips] == pytest.approx([x(31), x(31), x(61)])
    assert tips[1][1] - tips[0][1] == pytest.approx(4.4), "two into one bar stand apart"


def test_nothing_waits_for_itself_or_for_what_is_not_drawn() -> None:
    assert arrows(drawn(task(0, 20, 0, 7))) == []
    assert arrows(drawn(task(0, 20), task(None, 60, 0))) == []


def test_an_arrow_may_lead_upward_and_backward() -> None:
    scene = drawn(task(10, 20, 1), task(50, 90))
    (arrow,) = arrows(scene)
    assert arrow.points[0][0] == pytest.approx(data(task(0, 1)).x(10))


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 90)), min_size=1, max_size=12))
def test_everything_lies_within_the_drawing(spans: list[tuple[int, int]]) -> None:
    tasks = [task(first, first + length, *range(n)) for n, (first, length) in enumerate(spans)]
    scene = drawn(*tasks, days=400)
    for shape in scene.shapes:
        points = []
        if isinstance(shape, Rect):
            points = [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
        elif isinstance(shape, StraightLine):
            points = [shape.start, shape.end]
        elif isinstance(shape, Polygon):
            points = list(shape.points)
        for x, y in points:
            assert -4.1 <= x <= timeline.WIDTH + 4.1
            assert 0 <= y <= scene.height


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 90)), max_size=9))
def test_steps_count_the_actions_of_every_day(spans: list[tuple[int, int]]) -> None:
    tasks = [task(first, first + length) for first, length in spans]
    found = timeline.stretches(tasks)
    for day in range(0, 300, 7):
        running = sum(first <= day <= first + length for first, length in spans)
        assert sum(s.count for s in found if s.first <= day <= s.last) == running


def test_days_with_as_many_actions_are_one_step() -> None:
    found = timeline.stretches([task(0, 20), task(21, 40), task(30, 40)])
    assert found == (Stretch(0, 29, 1), Stretch(30, 40, 2))


def test_names_of_months_and_stretches_give_way_where_there_is_no_room() -> None:
    near, far = drawn(task(0, 20)), drawn(task(0, 20), days=1100)
    texts = [[s.text for s in of_kind(scene, SceneText) if isinstance(s, SceneText)] for scene in (near, far)]
    assert {"30 days", "Nov", "Dec", "Jan 2027"} <= set(texts[0])
    assert "30 days" not in texts[1]
    assert "Nov" in texts[1]
    assert "Dec" not in texts[1]


def test_titles_keep_within_their_column() -> None:
    rooms = [
        s.room
        for s in of_kind(drawn(task(0, 20)), SceneText)
        if isinstance(s, SceneText) and s.text == "Title"
    ]
    assert rooms
    assert all(0 < room < timeline.LABELS for room in rooms)
