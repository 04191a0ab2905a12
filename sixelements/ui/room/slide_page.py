"""A slide as a drawing: which page it makes at a width and height, and what moves on it."""

from dataclasses import dataclass, replace
from functools import lru_cache

from sixelements.charts.scene import Anchor, Circle, Ink, Rect, Scene, StraightLine, Stroke, Weight
from sixelements.presentation.room.slides import BallotSlide, LinesSlide, Slide, TalkSlide
from sixelements.ui.room.fitting import LEAST, Sketch, Style, TextWidth, mirrored

Box = tuple[float, float, float, float]
"""Left, top, width, height."""
PACE_BAR, CLOCK = 6.0, 24.0
"""How high the pace bar is, and how large the time left is set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlidePage:
    """What stands still as a scene, and where the pace bar and the time left are drawn over it."""

    scene: Scene
    pace: Box | None = None
    clock: Box | None = None


def standing(slide: Slide) -> Slide:
    """The slide without what changes from second to second; two that are the same then have one page."""
    if isinstance(slide, BallotSlide | LinesSlide):
        return replace(slide, pace=0.0, paused="")
    if isinstance(slide, TalkSlide):
        return replace(slide, left="")
    return slide


@lru_cache(maxsize=64)
def slide_page(slide: Slide, width: float, height: float, measure: TextWidth, *, mirror: bool) -> SlidePage:
    """The page of a slide that stands still, in units of which the screen is 720 high."""
    page = _page(slide, width, height, measure)
    return replace(page, scene=mirrored(page.scene)) if mirror else page


def _page(slide: Slide, width: float, height: float, measure: TextWidth) -> SlidePage:
    sketch = Sketch(width, height, measure)
    sketch.paragraph(slide.spoken, (52, 52), width - 104, Style(size=40, weight=Weight.SEMIBOLD))
    return SlidePage(scene=sketch.scene(slide.spoken))


def moving(slide: Slide, page: SlidePage, measure: TextWidth, *, mirror: bool) -> Scene:
    """What changes from second to second, to be drawn over the page."""
    sketch = Sketch(page.scene.width, page.scene.height, measure)
    if isinstance(slide, BallotSlide | LinesSlide) and page.pace:
        _pace(sketch, page.pace, slide.pace, slide.paused)
    if isinstance(slide, TalkSlide) and page.clock and slide.left:
        _clock(sketch, page.clock, slide.left)
    scene = sketch.scene("")
    return mirrored(scene) if mirror else scene


def _pace(sketch: Sketch, box: Box, pace: float, paused: str) -> None:
    """A quiet bar of one color without a number; paused, the word stands at its right end."""
    x, y, width, height = box
    top = y + (height - PACE_BAR) / 2
    if paused:
        style = Style(size=LEAST, ink=Ink.SOFT)
        sketch.middle_letters(paused, (x + width, y + height / 2), style, anchor=Anchor.END)
        width -= sketch.wide(paused, style) + 16
    for share, ink in ((1.0, Ink.WASH), (pace, Ink.OUTLINE)):
        sketch.put(Rect(x=x, y=top, width=width * share, height=PACE_BAR, radius=3, fill=ink))


def _clock(sketch: Sketch, box: Box, left: str) -> None:
    x, y, width, height = box
    style = Style(size=CLOCK, ink=Ink.SOFT)
    middle = y + height / 2
    sketch.middle_letters(left, (x + width, middle), style, anchor=Anchor.END)
    center = (x + width - sketch.wide(left, style) - 20, middle)
    stroke = Stroke(ink=Ink.SOFT, width=1.8)
    sketch.put(Circle(center=center, radius=9, stroke=stroke))
    for end in ((center[0], middle - 5.5), (center[0] + 4, middle + 2.5)):
        sketch.put(StraightLine(start=center, end=end, stroke=stroke))
