"""The report's own flowables are whole ones, and lists part between their lines."""

import pytest
from reportlab.platypus.flowables import Flowable

from sixelements.reporting.outline import ParagraphRole
from sixelements.reporting.pdf import palette, styles
from sixelements.reporting.pdf.blocks import Box, Bullets, Masthead, SectionStart, SideBySide
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
    "box": Box([words()], SETTER),
    "bullets": Bullets(SETTER.paragraph((Run("–"),), BODY), SETTER.paragraph((Run("Words"),), BODY)),
    "masthead": Masthead("Alder County", ["Round 1"], SETTER),
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
