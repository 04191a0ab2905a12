"""High contrast: what is measured is seen without any color of ours."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from sixelements.charts import bars, gap, marks
from sixelements.charts.scene import Scene
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.scene_view import paint_scene

pytestmark = pytest.mark.qt


@pytest.fixture
def contrast(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> Iterator[Theme]:
    """The looks of a system that asks for high contrast."""
    monkeypatch.setattr(Theme, "high_contrast", property(lambda _self: True))
    theme.apply()
    yield theme
    monkeypatch.undo()
    theme.apply()


def painted(scene: Scene, theme: Theme) -> QImage:
    image = QImage(round(scene.width), round(scene.height), QImage.Format.Format_RGB32)
    image.fill(theme.color("window"))
    painter = QPainter(image)
    paint_scene(painter, scene, theme, 1.0)
    painter.end()
    return image


def dark(image: QImage, columns: range, rows: range) -> int:
    """How many of these pixels are nearer to ink than to paper."""
    return sum(QColor(image.pixel(x, y)).lightness() < 128 for x in columns for y in rows)


def test_a_bar_differs_from_the_track_it_lies_on(contrast: Theme) -> None:
    bar = painted(bars.screen_bar(bars.Bar(score=50, level=3), width=216, alt=""), contrast)
    inside = range(16, 26)
    filled, empty = dark(bar, range(70, 100), inside), dark(bar, range(120, 150), inside)
    assert filled > 20
    assert empty == 0


def test_the_number_on_a_level_stands_on_plain_ground(contrast: Theme) -> None:
    square = painted(marks.level("3", 3, alt=""), contrast)
    assert dark(square, range(3, 6), range(3, 21)) == 0
    assert dark(square, range(6, 18), range(3, 21)) > 10


def test_both_sides_of_a_role_gap_have_a_mark(contrast: Theme) -> None:
    legend = painted(gap.legend(alt=""), contrast)
    half = legend.width() // 2
    assert dark(legend, range(half), range(legend.height())) > 5
    assert dark(legend, range(half, legend.width()), range(legend.height())) > 5
