"""The slide as the room sees it: painted, named, and only what moves painted again."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sixelements.presentation.room.slides import BallotSlide
from sixelements.ui.room.slide_view import HALF_A_SECOND, SlideView, Thumbnail
from sixelements.ui.theme import Look, Theme
from tests.ui.room import pages


class Counted(SlideView):
    """Keeps which part was painted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.painted: list[QSize] = []
        self.at: list[int] = []

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        self.painted.append(event.rect().size())
        self.at.append(event.rect().left())
        super().paintEvent(event)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> Counted:
    """A slide of 1280 by 720."""
    view = Counted(theme)
    qtbot.addWidget(view)
    view.resize(1280, 720)
    view.show()
    qtbot.waitExposed(view)
    return view


def ballot() -> BallotSlide:
    slide = next(pages.ballot())
    assert isinstance(slide, BallotSlide)
    return slide


def picture(view: SlideView) -> QImage:
    return view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_a_slide_says_what_it_shows_and_takes_no_focus(view: Counted) -> None:
    slide = ballot()
    view.show_slide(slide)
    assert view.accessibleName() == slide.spoken
    assert view.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_while_time_goes_by_only_the_pace_bar_is_painted(qtbot: QtBot, view: Counted) -> None:
    slide = ballot()
    view.show_slide(slide)
    qtbot.waitUntil(lambda: QSize(1280, 720) in view.painted)
    before = picture(view)
    QApplication.processEvents()
    view.painted.clear()
    view.show_slide(replace(slide, pace=0.5))
    qtbot.waitUntil(lambda: bool(view.painted))
    assert [size for size in view.painted if size.height() >= 40] == []
    assert picture(view) != before


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_only_the_time_left_is_painted_where_it_stands(
    way: Qt.LayoutDirection, qtbot: QtBot, view: Counted
) -> None:
    slide = replace(list(pages.talks(pages.APART, pages.PRACTICES[:1]))[1], left="2:00")
    view.setLayoutDirection(way)
    view.show_slide(slide)
    before = picture(view)
    QApplication.processEvents()
    view.at.clear()
    view.painted.clear()
    view.show_slide(replace(slide, left="1:59"))
    qtbot.waitUntil(lambda: bool(view.painted))
    assert all(size.width() < 300 for size in view.painted)
    assert all((left < 640) is (way is Qt.LayoutDirection.RightToLeft) for left in view.at)
    after = picture(view)
    changed = [x for x in range(1280) for y in range(640, 720, 2) if before.pixel(x, y) != after.pixel(x, y)]
    assert view.at[0] <= min(changed) <= max(changed) <= view.at[0] + view.painted[0].width()


def test_a_page_comes_back_as_it_was(view: Counted) -> None:
    """What is kept of a page is the page, not what was painted over it."""
    slide = ballot()
    view.show_slide(slide)
    before = picture(view)
    view.show_slide(replace(slide, pace=0.7, paused="Paused"))
    view.show_slide(pages.others()["profile"])
    view.show_slide(slide)
    assert picture(view) == before


@pytest.mark.parametrize("name", ["profile", "close", "dots-counts"])
def test_light_and_dark_show_the_same_in_other_colors(name: str, view: Counted, theme: Theme) -> None:
    view.show_slide(pages.others()[name])
    light = picture(view)
    theme.choose(replace(theme.choice, look=Look.DARK))
    dark = picture(view)
    ground = theme.color("panel")
    assert dark.pixelColor(2, 2) == ground
    different = sum(
        (light.pixelColor(x, y) != light.pixelColor(2, 2)) is not (dark.pixelColor(x, y) != ground)
        for x in range(0, 1280, 9)
        for y in range(0, 720, 9)
    )
    assert different < 300


def test_blank_is_nothing_but_the_ground(view: Counted, theme: Theme) -> None:
    view.show_slide(pages.others()["blank"])
    shown = picture(view)
    colors = {shown.pixelColor(x, y).name() for x in range(0, 1280, 11) for y in range(0, 720, 7)}
    assert colors == {theme.color("panel").name()}


def test_a_thumbnail_is_the_same_page_scaled(qtbot: QtBot, theme: Theme) -> None:
    """Of a screen of 4:3 the lines break where they break on the wall, whatever the thumbnail's form."""
    small, wall = Thumbnail(theme), SlideView(theme)
    for widget in (small, wall):
        qtbot.addWidget(widget)
    wall.resize(1024, 768)
    small.resize(640, 360)
    small.stand_for(QSize(1024, 768))
    slide = pages.others()["close"]
    for widget in (small, wall):
        widget.show_slide(slide)
        widget.grab()
    assert small._page is wall._page
    assert small._frame().width() == pytest.approx(480)


def test_a_thumbnail_is_painted_twice_a_second_at_most_and_ends_with_the_newest(
    qtbot: QtBot, theme: Theme
) -> None:
    small = Thumbnail(theme)
    qtbot.addWidget(small)
    slide = ballot()
    shown: list[float] = []
    small.show_slide(slide)
    for n in range(1, 11):
        small.show_slide(replace(slide, pace=n / 10))
        assert isinstance(small.slide, BallotSlide)
        shown.append(small.slide.pace)
    assert set(shown) == {0.0}
    assert HALF_A_SECOND == 500
    qtbot.waitUntil(lambda: isinstance(small.slide, BallotSlide) and small.slide.pace == 1.0)
    assert not small._rest.isActive(), "nothing wakes up where no newer one waits"


def test_from_right_to_left_the_element_stands_at_the_right(qtbot: QtBot, theme: Theme) -> None:
    view = SlideView(theme)
    qtbot.addWidget(view)
    view.resize(1280, 720)
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.show_slide(ballot())
    shown = picture(view)
    ink = theme.color("e1").name()
    found = {x for x in range(1280) for y in range(20, 90, 3) if shown.pixelColor(x, y).name() == ink}
    assert found
    assert min(found) > 1100


def test_without_a_slide_it_is_empty(view: Counted) -> None:
    QApplication.processEvents()
    assert view.slide is None
    assert not picture(view).isNull()
