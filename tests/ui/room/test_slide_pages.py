"""Every page is legible at every size: nothing cut, nothing over another, nothing below the minimum.

Pages are values, so this asks the fonts and paints nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations, islice, pairwise

import pytest

from sixelements.charts.scene import Anchor, Circle, Rect, Scene, SceneText, StraightLine, Weight
from sixelements.presentation.level_views import LevelView
from sixelements.presentation.room.slides import (
    AgreedRow,
    AnchorBox,
    AnchorRow,
    BallotSlide,
    LinesSlide,
    PlanSlide,
    Slide,
    TalkSlide,
)
from sixelements.ui.room.fitting import ASCENT, DESCENT, LEAST, SCREEN, balanced, broken, mirrored
from sixelements.ui.room.parts import LEAST_STATEMENT, USUAL_STATEMENT, SlidePage
from sixelements.ui.room.slide_page import moving, slide_page, standing
from sixelements.ui.room.slide_view import FontMeasure, measure_of
from sixelements.ui.theme import Theme
from tests.sampling import THOROUGH
from tests.ui.room import pages

FORMS = sorted({round(SCREEN * w / h, 1) for w, h in pages.SIZES})
MARK = re.compile(r"[1-6](–[1-6])?")
"""What stands in a shape or square, which is a sign and no text."""
ONE_SCREEN = ((1152.0, 666.0), (1152.0, 547.0))
"""Units left over the strip on a screen of 1280 by 800, and over the band of the amber test."""


@pytest.fixture
def measure(theme: Theme) -> FontMeasure:
    theme.load_other_faces()
    return measure_of(theme)


@dataclass(frozen=True)
class Inked:
    """Where lettering is: half of what its font could reach is enough to tell whether two touch."""

    text: SceneText
    left: float
    right: float

    @property
    def top(self) -> float:
        return self.text.at[1] - self.text.size * 0.70

    @property
    def bottom(self) -> float:
        return self.text.at[1] + self.text.size * 0.20


def inked(scene: Scene, measure: FontMeasure) -> list[Inked]:
    found = []
    for text in (shape for shape in scene.shapes if isinstance(shape, SceneText) and shape.text):
        width = measure(text.text, text.size, text.weight)
        left = text.at[0] - {Anchor.START: 0, Anchor.MIDDLE: width / 2, Anchor.END: width}[text.anchor]
        found.append(Inked(text, left, left + width))
    return found


def over_one_another(found: Iterable[Inked]) -> list[tuple[str, str]]:
    return [
        (one.text.text, other.text.text)
        for one, other in combinations(found, 2)
        if one.left < other.right - 1
        and other.left < one.right - 1
        and one.top < other.bottom - 1
        and other.top < one.bottom - 1
    ]


def cut(page: SlidePage, found: Iterable[Inked]) -> list[str]:
    width, height = page.scene.width, page.scene.height
    outside = [
        ink.text.text
        for ink in found
        if ink.left < -0.5
        or ink.right > width + 0.5
        or ink.text.at[1] - ink.text.size * (ASCENT - 0.2) < 0
        or ink.text.at[1] + ink.text.size * DESCENT > height
    ]
    outside += [
        str(shape)
        for shape in page.scene.shapes
        if isinstance(shape, Rect) and (shape.x < 0 or shape.x + shape.width > width or shape.y < 0)
    ]
    return outside + [
        str(shape)
        for shape in page.scene.shapes
        if isinstance(shape, Circle) and (shape.center[1] - shape.radius < 0)
    ]


def through_dots(scene: Scene, found: Iterable[Inked]) -> list[str]:
    dots = [s for s in scene.shapes if isinstance(s, Circle)]
    return [
        ink.text.text
        for ink in found
        for dot in dots
        if len(ink.text.text) > 1
        and ink.left < dot.center[0] + dot.radius
        and dot.center[0] - dot.radius < ink.right
        and ink.top < dot.center[1] + dot.radius - 1
        and dot.center[1] - dot.radius + 1 < ink.bottom
    ]


def faults(slide: Slide, width: float, height: float, measure: FontMeasure) -> list[str]:
    page = slide_page(standing(slide), width, height, measure, mirror=False)
    found = inked(page.scene, measure)
    found += inked(moving(slide, page, measure, mirror=False), measure)
    small = [t.text for t in (i.text for i in found) if t.size < LEAST - 0.01 and not MARK.fullmatch(t.text)]
    said = [f"over: {pair}" for pair in over_one_another(found)]
    said += [f"cut: {one}" for one in cut(page, found)] + [f"small: {one}" for one in small]
    said += [
        f"shortened: {i.text.text}" for i in found if i.text.text.endswith("…") and "…" not in str(slide)
    ]
    said += [f"through: {one}" for one in through_dots(page.scene, found)]
    return [*said, *(["shrunk"] if page.shrunk else [])]


def statement_size(slide: BallotSlide | TalkSlide, width: float, measure: FontMeasure) -> float:
    page = slide_page(standing(slide), width, SCREEN, measure, mirror=False)
    first = slide.statement.split()[0]
    return next(
        t.size
        for t in page.scene.shapes
        if isinstance(t, SceneText) and t.text.startswith(first) and t.weight is Weight.SEMIBOLD
    )


@pytest.mark.parametrize("width", FORMS)
def test_every_practice_with_its_anchors_is_whole_on_the_ballot(width: float, measure: FontMeasure) -> None:
    for slide in pages.ballot():
        assert isinstance(slide, BallotSlide | LinesSlide)
        running = replace(slide, pace=0.6, paused="Paused")
        assert faults(running, width, SCREEN, measure) == [], slide.spoken
        scene = slide_page(standing(slide), width, SCREEN, measure, mirror=False).scene
        words = {word for ink in inked(scene, measure) for word in ink.text.text.split()}
        if isinstance(slide, BallotSlide):
            said = " ".join((slide.statement, slide.rule, slide.cross, *(a.text for a in slide.anchors)))
            assert set(said.split()) <= words


@pytest.mark.parametrize("width", FORMS)
def test_a_statement_is_never_below_44_in_a_thousand_of_the_height_and_mostly_at_50(
    width: float, measure: FontMeasure
) -> None:
    slides = [s for s in pages.ballot() if isinstance(s, BallotSlide)] + [
        s for s in pages.talks(pages.APART) if s.revealed
    ]
    assert len(slides) == 2 * len(pages.PRACTICES)
    found = [statement_size(slide, width, measure) for slide in slides]
    assert min(found) >= LEAST_STATEMENT >= 0.044 * SCREEN
    assert sum(size >= USUAL_STATEMENT for size in found) > 0.9 * len(found)


@pytest.mark.parametrize("width", FORMS)
@pytest.mark.parametrize("answers", [pages.APART, pages.CLOSE], ids=["two experiences", "close"])
def test_every_practice_is_whole_in_the_talk_before_and_after_its_answers(
    answers: tuple[int, ...], width: float, measure: FontMeasure
) -> None:
    for slide in pages.talks(answers):
        assert faults(slide, width, SCREEN, measure) == [], slide.spoken


@pytest.mark.parametrize("width", FORMS)
def test_every_other_page_is_whole(width: float, measure: FontMeasure) -> None:
    for name, slide in pages.others().items():
        assert faults(slide, width, SCREEN, measure) == [], name


@pytest.mark.parametrize("size", ONE_SCREEN, ids=["strip", "band"])
def test_on_one_screen_every_page_is_whole_over_the_strip(
    size: tuple[float, float], measure: FontMeasure
) -> None:
    """Over the band of the amber test all may be smaller, but nothing is cut."""
    band = size[1] < ONE_SCREEN[0][1]
    some = pages.PRACTICES if THOROUGH else pages.PRACTICES[::6]
    shown = [*pages.others().values(), *pages.talks(pages.APART, some), *islice(pages.ballot(), 0, None, 4)]
    for slide in shown:
        found = faults(slide, *size, measure)
        assert [f for f in found if not (band and f == "shrunk")] == [], slide.spoken


@pytest.mark.parametrize("width", FORMS)
@pytest.mark.parametrize(
    "counts", [(0, 20, 0, 0, 0), (20, 20, 20, 20, 20), (0, 21, 0, 3, 0), (1, 0, 0, 0, 900)], ids=str
)
def test_a_crowd_stays_under_the_statement(
    counts: tuple[int, ...], width: float, measure: FontMeasure
) -> None:
    slide = list(pages.talks(pages.APART, pages.PRACTICES[:2]))[1]
    assert faults(pages.crowd(slide, counts), width, SCREEN, measure) == []


def test_dots_are_of_one_color_and_as_many_as_answers(measure: FontMeasure) -> None:
    slide = list(pages.talks(pages.APART, pages.PRACTICES[:2]))[1]
    page = slide_page(standing(slide), 1280, SCREEN, measure, mirror=False)
    dots = [s for s in page.scene.shapes if isinstance(s, Circle) and s.stroke]
    assert len(dots) == len(pages.APART)
    assert len({(dot.fill, dot.radius) for dot in dots}) == 1
    assert 14 <= dots[0].radius <= 28


def test_above_twenty_in_a_column_bars_stand_in_place_of_dots(measure: FontMeasure) -> None:
    slide = pages.crowd(list(pages.talks(pages.APART, pages.PRACTICES[:2]))[1], (0, 21, 0, 3, 0))
    page = slide_page(standing(slide), 1280, SCREEN, measure, mirror=False)
    assert not [s for s in page.scene.shapes if isinstance(s, Circle) and s.stroke]


def test_a_page_before_answers_has_no_number_but_levels_and_places(measure: FontMeasure) -> None:
    hidden = next(pages.talks(pages.APART, pages.PRACTICES[:1]))
    scene = slide_page(standing(hidden), 1280, SCREEN, measure, mirror=False).scene
    assert not [s for s in scene.shapes if isinstance(s, Circle)]
    texts = {t.text.text for t in inked(scene, measure)}
    assert {t for t in texts if t.isdigit()} == {"1", "2", "3", "4", "5"}


def test_what_nobody_wrote_so_long_is_drawn_smaller_rather_than_cut(measure: FontMeasure) -> None:
    """Another assessment may have longer sentences, and another language longer words."""
    slide = next(s for s in pages.ballot() if isinstance(s, BallotSlide))
    long = replace(
        slide,
        statement=slide.statement * 6,
        anchors=tuple(AnchorRow(a.level, a.word * 3, a.text * 4) for a in slide.anchors),
    )
    assert faults(long, 960, SCREEN, measure) in (["shrunk"], []) or set(
        faults(long, 960, SCREEN, measure)
    ) == {"shrunk"}
    talk = list(pages.talks(pages.APART, pages.PRACTICES[:1]))[1]
    boxes = tuple(AnchorBox(b.level, b.head * 2, b.text * 5, b.next) for b in talk.boxes)
    assert set(faults(replace(talk, boxes=boxes), 960, SCREEN, measure)) <= {"shrunk"}


def test_first_steps_are_fewer_before_any_is_cut(measure: FontMeasure) -> None:
    slide = next(s for s in pages.others().values() if isinstance(s, PlanSlide) and s.steps)
    told = slide.steps[0].text
    step = replace(slide.steps[0], text=" ".join([f"{told}, and say what came of it"] * 6))
    long = replace(slide, steps=(step,) * 5)
    page = slide_page(standing(long), 960, SCREEN, measure, mirror=False)
    texts = [s.text for s in page.scene.shapes if isinstance(s, SceneText)]
    assert not any(text.endswith("…") for text in texts)
    assert any("more in the handout" in text for text in texts)


@pytest.mark.parametrize("width", FORMS)
def test_no_note_on_the_close_page_stands_over_a_name(width: float, measure: FontMeasure) -> None:
    """Whatever the room recorded: short names beside long notes, and names of other scripts."""
    names = [p.name for p in pages.ASSESSMENT.practices.values()]
    names += [
        "窓口の約束を守る",
        "窓口の約束を守ることを確認した手順" * 2,
        "Обслуживание",
        "خدمة الجمهور",
        "A",
    ]
    notes = (
        "self-reported, aim 5",
        "around 2 and 4",
        "aim 5",
        "",
        "selbst angegeben, noch ohne Beleg, Ziel 5",
    )
    level = LevelView("4", 4, "Checked")
    half = LevelView("3–4", 4, "Usual to Checked")
    for note in notes:
        for n in range(0, len(names), 8):
            some = names[n : n + 8]
            shown = [AgreedRow((level, half, None)[k % 3], name, note, "") for k, name in enumerate(some)]
            slide = replace(pages.CLOSING, agreed=tuple(shown), first=(), parking=(), steps=())
            crowded = replace(pages.CLOSING, agreed=tuple(shown))
            for one, height in ((slide, SCREEN), (crowded, SCREEN), (crowded, SCREEN * 0.925)):
                page = slide_page(standing(one), width, height, measure, mirror=False)
                found = inked(page.scene, measure)
                assert over_one_another(found) + cut(page, found) == [], (note, some)


def test_a_word_that_is_wider_than_its_room_is_broken(measure: FontMeasure) -> None:
    lines = broken("Donaudampfschifffahrtsgesellschaft", 100, 22, Weight.REGULAR, measure)
    assert len(lines) > 1
    assert "".join(lines) == "Donaudampfschifffahrtsgesellschaft"
    assert all(measure(line, 22, Weight.REGULAR) <= 100 for line in lines)


def test_lines_are_balanced_and_not_more(measure: FontMeasure) -> None:
    text = "Front-line people know which decisions they may make without asking."
    ragged = broken(text, 900, 44, Weight.SEMIBOLD, measure)
    even = balanced(text, 900, 44, Weight.SEMIBOLD, measure)
    assert len(even) == len(ragged) == 2
    one, other = (measure(line, 44, Weight.SEMIBOLD) for line in even)
    assert abs(one - other) < 200


def test_what_was_parked_stands_on_the_close_whatever_the_strip_leaves_room_for(measure: FontMeasure) -> None:
    for width, height in ((1280, SCREEN), (1280, 664), *ONE_SCREEN):
        page = slide_page(pages.CLOSING, width, height, measure, mirror=False)
        assert "Parking lot" in {s.text for s in page.scene.shapes if isinstance(s, SceneText)}


def test_no_word_is_broken_to_balance_its_lines(measure: FontMeasure) -> None:
    """In the widest room of the answer line, and in every narrower one that the longest word fits."""
    for practice in pages.ASSESSMENT.practices.values():
        words = practice.name.split()
        widest = max(measure(word, LEAST, Weight.REGULAR) for word in words)
        for room in (widest, widest + 1, widest * 1.3, widest * 1.7, widest * 2.2):
            lines = balanced(practice.name, room, LEAST, Weight.REGULAR, measure)
            assert " ".join(lines).split() == words, room


def test_from_right_to_left_a_page_is_turned_over_and_stays_whole(measure: FontMeasure) -> None:
    slide = list(pages.talks(pages.APART, pages.PRACTICES[:2]))[1]
    page = slide_page(standing(slide), 1280, SCREEN, measure, mirror=False)
    turned = mirrored(page.scene)
    assert over_one_another(inked(turned, measure)) == []
    left = {round(i.left, 3) for i in inked(page.scene, measure)}
    assert left == {round(1280 - i.right, 3) for i in inked(turned, measure)}
    lines = [s for s in page.scene.shapes if isinstance(s, StraightLine)]
    over = [s for s in turned.shapes if isinstance(s, StraightLine)]
    assert [round(1280 - s.start[0]) for s in lines] == [round(s.start[0]) for s in over]


def test_sizes_go_down_in_order() -> None:
    assert all(a < b for a, b in pairwise(FORMS))
