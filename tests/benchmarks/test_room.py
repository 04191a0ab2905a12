"""What a room waits for: answers that are shown, the next page, and the pace bar that must not stutter."""

from collections.abc import Callable
from dataclasses import replace
from itertools import cycle

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytest_benchmark.fixture import BenchmarkFixture

from sixelements.presentation.room.slides import BallotSlide
from sixelements.ui.room.slide_view import SlideView
from sixelements.ui.theme import Look, Looks, Theme
from tests.benchmarks.measure import measured
from tests.benchmarks.windows import application
from tests.ui.room import pages

pytestmark = pytest.mark.qt
SCREENS = [(1920, 1080), (3840, 2160)]


class Sentences(QWidget):
    """The least: a widget with as many lines of text as a page of the talk."""

    def __init__(self, theme: Theme, height: int) -> None:
        super().__init__()
        self._font, self._step = theme.font("body"), height // 34
        self._font.setPixelSize(height * 26 // 720)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setFont(self._font)
        for n in range(33):
            painter.drawText(52, (n + 1) * self._step, "We have specific behaviors in writing for")
        painter.end()


def a_view(size: tuple[int, int]) -> SlideView:
    view = SlideView(Theme(application(), Looks(look=Look.LIGHT)))
    view.resize(*size)
    view.show()
    application().processEvents()
    return view


@pytest.mark.parametrize("size", SCREENS, ids=str)
class TestAnswersShown:
    """From the key to the painted answers: each practice once, so that nothing was worked out before."""

    def test_baseline_as_many_lines_of_text(self, size: tuple[int, int], benchmark: BenchmarkFixture) -> None:
        bare = Sentences(Theme(application(), Looks(look=Look.LIGHT)), size[1])
        bare.resize(*size)
        bare.show()
        application().processEvents()
        measured(benchmark, bare.repaint, rounds=30)
        bare.deleteLater()

    def test_ours(self, size: tuple[int, int], benchmark: BenchmarkFixture) -> None:
        view = a_view(size)
        shown = cycle(s for s in pages.talks(pages.APART) if s.revealed)
        measured(benchmark, showing(view, lambda: view.show_slide(next(shown))), rounds=30)
        view.deleteLater()


@pytest.mark.parametrize("size", SCREENS, ids=str)
class TestPaceBar:
    """A step of the pace bar, painted."""

    def test_ours(self, size: tuple[int, int], benchmark: BenchmarkFixture) -> None:
        view = a_view(size)
        slide = next(pages.ballot())
        assert isinstance(slide, BallotSlide)
        view.show_slide(slide)
        application().processEvents()
        at = iter(range(1000))

        def step() -> None:
            view.show_slide(replace(slide, pace=next(at) / 1000))
            application().processEvents()

        measured(benchmark, step, rounds=300)
        view.deleteLater()


def showing(view: SlideView, show: Callable[[], None]) -> Callable[[], None]:
    """Shows another slide and paints it."""

    def go() -> None:
        show()
        view.repaint()

    return go
