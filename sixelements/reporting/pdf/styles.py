"""Type: sizes and leadings in points for every role of text, and what stands around it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from sixelements.charts.scene import Ink, Weight
from sixelements.reporting.outline import (
    Align,
    HeadingLook,
    ParagraphRole,
    TableLook,
)
from sixelements.reporting.paper import TypeScale
from sixelements.reporting.runs import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """How a paragraph is set."""

    size: float
    leading: float
    weight: Weight = Weight.REGULAR
    ink: Ink = Ink.INK
    italic: bool = False
    tabular: bool = False
    align: Align = Align.LEFT
    before: float = 0.0
    after: float = 0.0
    spacing: float = 0.0
    """Space between characters."""
    breaks_words: bool = True
    """Whether a word wider than its room breaks anywhere."""


H1 = Type(size=23, leading=27, weight=Weight.BOLD, after=2, spacing=-0.2)
H1_LONG = replace(H1, size=19, leading=23)
H2 = Type(size=17, leading=22, weight=Weight.BOLD, after=4)
H3 = Type(size=10.5, leading=14, weight=Weight.BOLD, before=14, after=4)
SHEET_HEADING = Type(size=9.5, leading=13, weight=Weight.BOLD, before=6, after=0)
ELEMENT_HEADING = Type(size=12.5, leading=16, weight=Weight.BOLD, before=0, after=0)
MASTHEAD = Type(size=11, leading=14, weight=Weight.BOLD, ink=Ink.BRAND)
MASTHEAD_RIGHT = Type(size=7.5, leading=10.5, ink=Ink.SOFT, align=Align.RIGHT)
FURNITURE = Type(size=7.25, leading=10, ink=Ink.SOFT)
TABLE_HEAD = Type(size=7.5, leading=10, weight=Weight.SEMIBOLD, ink=Ink.SOFT, breaks_words=False)
TABLE_GROUP = Type(size=9, leading=11)
CONTENTS = Type(size=8, leading=11)
CARD_TITLE = Type(size=11, leading=14, weight=Weight.BOLD)
CARD_NUMBER = replace(CARD_TITLE, ink=Ink.BRAND, tabular=True)
CARD_SIDE = Type(size=8, leading=14, weight=Weight.BOLD, align=Align.RIGHT)
CARD_LABEL = Type(size=7.5, leading=10, weight=Weight.SEMIBOLD, ink=Ink.SOFT, before=5)
CARD_TEXT = Type(size=8.5, leading=11)
CARD_FIGURES = replace(CARD_TEXT, leading=14)
"""A line with large figures in it."""
CALLOUT_TITLE = Type(size=9, leading=13, weight=Weight.BOLD, after=2)

PARAGRAPHS: Mapping[ParagraphRole, Type] = MappingProxyType(
    {
        ParagraphRole.LEAD: Type(size=11, leading=16, before=4, after=10),
        ParagraphRole.BODY: Type(size=9, leading=13, after=4),
        ParagraphRole.CAPTION: Type(size=7.5, leading=10.5, ink=Ink.SOFT, before=4, after=2),
        ParagraphRole.LEGEND: Type(size=7.5, leading=10.5, ink=Ink.SOFT, after=8),
        ParagraphRole.QUOTE: Type(size=8.25, leading=11.5, italic=True),
        ParagraphRole.TAG: Type(size=7.25, leading=10, ink=Ink.SOFT),
        ParagraphRole.ORGANIZATION: Type(size=10.5, leading=15, ink=Ink.SOFT, after=9),
        ParagraphRole.SCORE: Type(size=9.5, leading=13, weight=Weight.BOLD, align=Align.RIGHT, tabular=True),
        ParagraphRole.AIM: Type(size=10.5, leading=14, weight=Weight.BOLD),
        ParagraphRole.DRIVER: Type(size=9, leading=12, weight=Weight.BOLD),
        ParagraphRole.LEVEL: Type(size=8, leading=11, align=Align.RIGHT, tabular=True),
        ParagraphRole.STATEMENT: Type(size=9.5, leading=13, after=5),
        ParagraphRole.MEANING: Type(size=8.5, leading=11.5, ink=Ink.SOFT, after=5),
        ParagraphRole.NOTE: Type(size=8, leading=10.25, after=1),
        ParagraphRole.TIGHT: Type(size=8, leading=8.6),
        ParagraphRole.PLACE: Type(size=8.5, leading=11.5, align=Align.RIGHT),
    }
)
"""Paragraphs outside tables."""

CELLS: Mapping[TableLook, Type] = MappingProxyType(
    {
        TableLook.PLAIN: Type(size=8, leading=11),
        TableLook.BARS: Type(size=8.5, leading=11),
        TableLook.PROFILE: Type(size=8, leading=10.5),
        TableLook.PLAN: Type(size=8, leading=11),
        TableLook.DENSE: Type(size=8, leading=11),
        TableLook.RANGES: Type(size=8, leading=11),
        TableLook.SHEET: Type(size=7.5, leading=10),
        TableLook.TREE: Type(size=8, leading=11),
        TableLook.BOXES: Type(size=8.5, leading=10),
    }
)
"""Body paragraphs in the cells of a table."""

PADDING: Mapping[TableLook, tuple[float, float]] = MappingProxyType(
    {
        TableLook.PLAIN: (3.5, 3.5),
        TableLook.BARS: (0.0, 0.0),
        TableLook.PROFILE: (2.9, 2.3),
        TableLook.PLAN: (4.4, 4.4),
        TableLook.DENSE: (2.4, 2.4),
        TableLook.RANGES: (0.0, 0.0),
        TableLook.SHEET: (4.4, 2.8),
        TableLook.TREE: (3.0, 3.0),
        TableLook.BOXES: (1.5, 1.5),
    }
)
"""Space over and under the text of a cell."""
CELL_GAP = 8.0
"""Space at the right of every cell but the last."""
BOX_GAP = 2.0
"""The same where boxes to cross follow."""
RULED_GAP = 6.0
"""Space between a vertical rule and the words after it."""
BLOCK_GAP = 12.0
"""Space after a table or a pair of columns."""
TABLE_BEFORE = 5.0
"""Space over a table."""
HEAD_GAP = 5.0
"""Space between the head of an element and its table."""
NO_BAR = 5.5
"""Space over and under a row that says why there is no bar."""
GUTTER = 16.0
"""Room between the columns of a tree, for the lines that join its cells."""
TREE_ROW = 46.0
"""The least height of a row of a tree."""
LARGE_GAP = 16.0
"""Space over a heading in the larger scale."""
TALLEST = 600.0
"""What is taller than this is broken up rather than moved to the next page."""


def cell_gap(look: TableLook) -> float:
    """Space at the right of every cell but the last of a table."""
    return BOX_GAP if look is TableLook.BOXES else CELL_GAP


def after_table(look: TableLook) -> float:
    """Space under a table."""
    return HEAD_GAP if look is TableLook.BOXES else BLOCK_GAP


_TEXT, _HEADS = 8.25, 10.0
"""The smallest size of what is read in full, and the largest that is no heading."""
_LARGE: Mapping[tuple[float, float], tuple[float, float]] = MappingProxyType(
    {
        (H2.size, H2.leading): (19, 24),
        (H3.size, H3.leading): (13, 17),
        (9, 13): (11, 16),
        (8.5, 11): (11, 15),
        (8, 11): (11, 15),
        (7.5, 10.5): (9, 13),
        (7.5, 10): (8, 11),
        (7.25, 10): (9, 12),
    }
)
"""Sizes and leadings in the larger scale; the others stay."""


_LARGE_PRINT, _LEAST_LARGE, _LEADING = 18.0, 14.0, 1.3
"""Of large print: the size of text, the smallest of any, and the leading as a multiple."""


@cache
def scaled(style: Type, scale: TypeScale) -> Type:
    """The same type in a scale."""
    if scale is TypeScale.USUAL:
        return style
    return _enlarged(style) if scale is TypeScale.ARMS_LENGTH else _large_print(style)


def _large_print(style: Type) -> Type:
    """Text in 18 points, headings above it in their order, and remarks no smaller than 14."""
    size = style.size
    if size > _HEADS:
        large = _LARGE_PRINT + (size - _HEADS) * 0.8
    else:
        large = _LARGE_PRINT if size >= _TEXT else _LEAST_LARGE
    return replace(style, size=large, leading=round(large * _LEADING))


def _enlarged(style: Type) -> Type:
    size, leading = _LARGE.get((style.size, style.leading), (style.size, style.leading))
    heads = style.size in (H2.size, H3.size) and style.weight is Weight.BOLD
    return replace(style, size=size, leading=leading, before=LARGE_GAP if heads else style.before)


def heading_type(level: int, look: HeadingLook) -> Type:
    """How a heading is set."""
    looks = {
        HeadingLook.ELEMENT: ELEMENT_HEADING,
        HeadingLook.CARD: CARD_TITLE,
        HeadingLook.SHEET: SHEET_HEADING,
        HeadingLook.PART: replace(H2, before=26),
    }
    if look in looks:
        return looks[look]
    return {1: H1, 2: H2}.get(level, H3)


@cache
def voiced(base: Type, voice: Voice) -> Type:
    """A paragraph's type as one voice speaks it."""
    spoken: Mapping[Voice, Type] = {
        Voice.PLAIN: base,
        Voice.BOLD: replace(base, weight=Weight.BOLD),
        Voice.SEMIBOLD: replace(base, weight=Weight.SEMIBOLD),
        Voice.ITALIC: replace(base, italic=True),
        Voice.SOFT: replace(base, weight=Weight.REGULAR, ink=Ink.SOFT),
        Voice.SMALL: replace(base, weight=Weight.REGULAR, ink=Ink.SOFT, size=min(7.25, base.size)),
        Voice.LARGE: replace(base, weight=Weight.BOLD, size=11),
        Voice.NUMBER: replace(base, weight=Weight.BOLD, ink=Ink.BRAND, tabular=True),
    }
    return spoken[voice]
