"""Lettering of drawings on the screen: it keeps within the room it has."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from sixelements.charts.scene import Scene, SceneText
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.scene_view import paint_scene

pytestmark = pytest.mark.qt
WIDTH, ROOM = 300, 80


def inked(theme: Theme, *, room: float) -> int:
    """How many columns right of the room have ink."""
    words = SceneText(at=(0, 14), text="Talk through how each side sees", size=12, room=room)
    image = QImage(WIDTH, 20, QImage.Format.Format_RGB32)
    image.fill(theme.color("window"))
    painter = QPainter(image)
    paint_scene(painter, Scene(width=WIDTH, height=20, shapes=(words,), alt=""), theme, 1.0)
    painter.end()
    paper = QColor(theme.color("window")).rgb()
    return sum(any(image.pixel(x, y) != paper for y in range(20)) for x in range(ROOM + 1, WIDTH))


def test_lettering_keeps_within_its_room(theme: Theme) -> None:
    assert inked(theme, room=ROOM) == 0


def test_without_a_room_it_is_as_wide_as_it_is(theme: Theme) -> None:
    assert inked(theme, room=0) > 40
