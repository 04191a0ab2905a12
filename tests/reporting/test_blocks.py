"""The report's own flowables are whole ones, and lists part between their lines."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from sixelements.reporting.outline import ParagraphRole
from sixelements.reporting.page_headers import PageHeaders
from sixelements.reporting.pdf import palette, styles
from sixelements.reporting.pdf.blocks import BoxedFlow, Bullets, Masthead, SectionStart, SideBySide
from sixelements.reporting.pdf.text import Typesetter
from sixelements.reporting.runs import Run

SETTER = Typesetter(palette.palette(None))
BODY = styles.PARAGRAPHS[ParagraphRole.BODY]
LONG = "One word after another, until several lines are filled with them. " * 12


def words(text: str = "Words") -> Flowable:
    return SETTER.paragraph((Run(text),), BODY)


MADE = {
    "section start": SectionStart("Profile", 2),
    "side by side": SideBySide([[words()], [words()]], [100, 100], 10, after=4),
    "box": BoxedFlow([words()], SETTER),
    "bullets": Bullets(SETTER.paragraph((Run("–"),), BODY), SETTER.paragraph((Run("Words"),), BODY)),
    "masthead": Masthead(
        PageHeaders(masthead="Alder County", right=("Round 1",), head="", foot="", page=""), SETTER
    ),
}


@pytest.mark.parametrize("name", MADE)
def test_each_has_all_that_a_flowable_has(name: str) -> None:
    """Whatever reportlab asks of it: alignment, language, which frame it stands in."""
    assert vars(Flowable()).keys() - vars(MADE[name]).keys() == set()


def test_only_the_first_part_of_an_item_has_its_mark() -> None:
    mark, body = SETTER.paragraph((Run("–"),), BODY), SETTER.paragraph((Run(LONG),), BODY)
    item = Bullets(mark, body)
    _width, height = item.wrap(200, 1000)
    first, *others = item.split(200, height / 2)
    assert first.label is mark
    assert [part.label for part in others] == [None]
    heights = [part.wrap(200, 1000)[1] for part in (first, *others)]
    assert max(heights) <= height / 2 + BODY.leading
    assert sum(heights) == pytest.approx(height)


def test_an_item_that_can_not_be_parted_says_so() -> None:
    item = Bullets(None, SETTER.paragraph((Run("Words"),), BODY))
    _width, height = item.wrap(200, 1000)
    assert item.split(200, height / 2) == []


class Stone(Flowable):  # type: ignore[misc]  # reportlab has no types
    """As high as it is made; knows which room it got, and where it was laid."""

    def __init__(self, high: float) -> None:
        super().__init__()
        self.high, self.room, self.laid = high, 0.0, (0.0, 0.0)

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        self.room = room
        return room, self.high

    def split(self, room: float, height: float) -> list[Flowable]:
        self.room = room
        return [Stone(height), Stone(self.high - height)] if self.high > height else []

    def drawOn(self, _canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 - reportlab's
        self.laid = x, y


def drawn(flowable: Flowable, room: float) -> float:
    """Lay it out and draw it; returns how high it is."""
    _width, height = flowable.wrap(room, 1000)
    flowable.canv = Canvas(io.BytesIO())
    flowable.draw()
    return float(height)


def test_a_box_leaves_as_much_room_under_what_it_holds_as_over_it_and_at_both_sides() -> None:
    stones = [Stone(20), Stone(30)]
    assert drawn(BoxedFlow(stones, SETTER), 200) == 70
    assert [stone.room for stone in stones] == [176, 176]
    assert [stone.laid for stone in stones] == [(12, 40), (12, 10)]


def test_an_item_stands_beside_its_mark_and_in_the_middle_where_that_is_higher() -> None:
    mark, body = Stone(10), Stone(30)
    assert drawn(Bullets(mark, body, indent=15), 100) == 30
    assert (mark.room, body.room) == (15, 85)
    assert (mark.laid, body.laid) == ((0, 20), (15, 0))
    mark, body = Stone(40), Stone(10)
    assert drawn(Bullets(mark, body, indent=15), 100) == 40
    assert (mark.laid, body.laid) == ((0, 0), (15, 15))


def test_an_item_is_parted_in_the_room_that_its_text_has() -> None:
    body = Stone(30)
    item = Bullets(None, body, indent=15)
    item.wrap(100, 1000)
    assert body.room == 85
    body.room = 0
    assert len(item.split(100, 10)) == 2
    assert body.room == 85


def test_columns_stay_side_by_side_unless_they_are_taller_than_any_page() -> None:
    def columns(high: float) -> SideBySide:
        made = SideBySide([[Stone(20), Stone(high)], [Stone(5)]], [60, 40], 10, after=4)
        made.wrap(110, 1000)
        return made

    assert columns(50).split(110, 30) == []
    tall = columns(styles.TALLEST)
    assert [stone.high for stone in tall.split(110, 30)] == [20, styles.TALLEST, 5]
    assert tall.split(110, 10) == []
    stones = [Stone(20), Stone(5)]
    assert drawn(SideBySide([[stones[0]], [stones[1]]], [60, 40], 10, after=4), 110) == 20
    assert [stone.laid for stone in stones] == [(0, 0), (70, 15)]
    assert [stone.room for stone in stones] == [60, 40]
