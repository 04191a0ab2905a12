"""A slide as a drawing: which page it makes at a width and height, and what moves on it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sixelements.charts.scene import Anchor, Circle, Ink, Rect, Scene, StraightLine, Stroke
from sixelements.presentation.room.slides import (
    BallotSlide,
    BlankSlide,
    BreakSlide,
    CloseOnesSlide,
    CloseSlide,
    DotsSlide,
    LinesSlide,
    PlanSlide,
    ProfileSlide,
    SeatSlide,
    Slide,
    TalkSlide,
    WaitSlide,
    WelcomeSlide,
)
from sixelements.ui.room.ballot_pages import ballot_page, lines_page, statement_page
from sixelements.ui.room.closing_pages import close_page, plan_page
from sixelements.ui.room.fitting import LEAST, Sketch, Style, TextWidth, mirrored
from sixelements.ui.room.parts import Box, Leaf, SlidePage
from sixelements.ui.room.plain_pages import (
    blank_page,
    break_page,
    dots_page,
    profile_page,
    seat_page,
    wait_page,
    welcome_page,
)
from sixelements.ui.room.talk_page import answers_page

PACE_BAR, CLOCK = 6.0, 24.0
"""How high the pace bar is, and how large the time left is set."""


_MOST_SHRUNK = 3.0


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
    """At the sizes that are allowed; smaller where nothing else helps, for a cut word is worse."""
    page = _built(slide, Leaf(width, height, measure))
    grown = 1.0
    while not page.fits and grown < _MOST_SHRUNK:
        grown *= 1.1
        page = replace(_built(slide, Leaf(width * grown, height * grown, measure)), shrunk=True)
    return page


def _built(slide: Slide, leaf: Leaf) -> SlidePage:
    if isinstance(slide, TalkSlide):
        return answers_page(slide, leaf) if slide.revealed else statement_page(slide, leaf)
    return _PAGES[type(slide)](slide, leaf)


_PAGES: Mapping[type[Slide], Callable[[Any, Leaf], SlidePage]] = {
    SeatSlide: seat_page,
    BlankSlide: blank_page,
    WelcomeSlide: welcome_page,
    BallotSlide: ballot_page,
    LinesSlide: lines_page,
    BreakSlide: break_page,
    WaitSlide: wait_page,
    ProfileSlide: profile_page,
    DotsSlide: dots_page,
    CloseOnesSlide: dots_page,
    PlanSlide: plan_page,
    CloseSlide: close_page,
}
"""Who makes the page of each kind; the talk has two."""


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
