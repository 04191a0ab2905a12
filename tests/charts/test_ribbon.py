"""The ribbon to scale and its lanes: lengths are as long as time, and no lettering lies on another."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixelements.charts.ribbon import LABELS, LANE, WORK_INKS, RibbonBox, day_steps, lanes, ribbon, swatch
from sixelements.charts.scene import Ink, Rect, Scene, SceneText, StraightLine


def box(number: int, begins: float, ends: float, **parts: object) -> RibbonBox:
    plain = {"name": "Zoning review", "lane": 0, "work": 0.02, "adds_value": True, "words": "waits 3 days"}
    return RibbonBox(number=number, begins=begins, ends=ends, **{**plain, **parts})  # type: ignore[arg-type]


def drawn(*boxes: RibbonBox, width: float = 1000, days: float = 11) -> Scene:
    return ribbon(boxes, width=width, days=days, day_0="day 0", alt="All of it")


def texts(scene: Scene) -> list[str]:
    return [s.text for s in scene.shapes if isinstance(s, SceneText)]


def edges(scene: Scene) -> list[Rect]:
    return [s for s in scene.shapes if isinstance(s, Rect) and s.stroke]


def work(scene: Scene) -> list[Rect]:
    return [s for s in scene.shapes if isinstance(s, Rect) and not s.stroke]


def test_a_box_is_as_long_as_its_step_and_its_work_is_filled() -> None:
    scene = drawn(box(1, 0, 0.25, work=0.5), box(2, 0.25, 1, adds_value=False))
    assert [round(r.x) for r in edges(scene)] == [0, 250]
    assert [(round(r.width), r.fill) for r in work(scene)] == [(125, Ink.BRAND), (15, Ink.ALERT)]


def test_little_work_can_still_be_seen_and_none_is_not_drawn() -> None:
    scene = drawn(box(1, 0, 0.5, work=0.0001), box(2, 0.5, 1, work=0.0, adds_value=None))
    assert [r.width for r in work(scene)] == [3.0]


def test_a_narrow_box_shows_its_number_alone_and_a_crowd_only_some() -> None:
    scene = drawn(box(1, 0, 0.03), box(2, 0.03, 1))
    assert texts(scene)[:4] == ["1", "2", "Zoning review", "waits 3 days"]
    crowd = drawn(*(box(n + 1, n / 500, (n + 1) / 500) for n in range(500)))
    numbers = [s for s in crowd.shapes if isinstance(s, SceneText) and s.at[1] < 20]
    lefts = [s.at[0] for s in numbers]
    assert len(numbers) < 100
    assert all(b - a >= 8 for a, b in pairwise(lefts))


@given(
    shares=st.lists(st.floats(0.001, 100), min_size=1, max_size=60),
    width=st.floats(200, 1600),
    works=st.floats(0, 1),
)
def test_nothing_leaves_the_ribbon(shares: list[float], width: float, works: float) -> None:
    total, at, boxes = sum(shares), 0.0, []
    for n, share in enumerate(shares):
        ends = min(at + share / total, 1.0)
        boxes.append(box(n + 1, at, ends, work=works, lane=n % 3))
        at = ends
    for scene in (
        ribbon(boxes, width=width, days=11, day_0="day 0", alt=""),
        lanes(boxes, ("a", "b", "c"), width=width, days=11, day_0="day 0", alt=""),
    ):
        for shape in scene.shapes:
            if isinstance(shape, Rect):
                assert shape.x >= -1e-6
                assert shape.x + shape.width <= width + 1.0


def test_every_lane_is_named_and_a_hand_off_is_a_line_between_lanes() -> None:
    boxes = (box(1, 0, 0.2), box(2, 0.2, 0.6, lane=1), box(3, 0.6, 1, lane=1))
    scene = lanes(boxes, ("Counter", "Zoning"), width=624, days=4, day_0="day 0", alt="")
    assert texts(scene)[:2] == ["Counter", "Zoning"]
    upright = [
        s
        for s in scene.shapes
        if isinstance(s, StraightLine) and s.start[0] == s.end[0] and s.stroke.ink is Ink.SOFT
    ]
    assert [(s.start, s.end) for s in upright] == [((LABELS + 100, LANE / 2), (LABELS + 100, 1.5 * LANE))]


@pytest.mark.parametrize(
    ("days", "steps"),
    [
        (0.5, (0,)),
        (11, tuple(range(12))),
        (13, (0, 2, 4, 6, 8, 10, 12)),
        (60, tuple(range(0, 61, 5))),
        (90, tuple(range(0, 91, 10))),
        (400, tuple(range(0, 401, 50))),
    ],
)
def test_days_have_few_enough_ticks(days: float, steps: tuple[int, ...]) -> None:
    assert day_steps(days) == steps


@given(st.floats(0.1, 100_000))
def test_however_long_it_takes_the_ticks_can_be_counted(days: float) -> None:
    assert 1 <= len(day_steps(days)) <= 13


def test_without_days_there_is_no_line_of_them() -> None:
    assert not [s for s in drawn(box(1, 0, 1), days=0).shapes if isinstance(s, StraightLine)]


def test_the_legend_tells_waiting_from_work_by_its_edge() -> None:
    inks = (*WORK_INKS.values(), Ink.WASH)
    edged = [bool(s.stroke) for ink in inks for s in swatch(ink).shapes if isinstance(s, Rect)]
    assert edged == [False, False, False, True]
