"""The pages of the ballot: a practice with its anchors, and the ten lines (picture 20)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sixelements.charts.scene import Anchor, Ink, Rect, StraightLine, Stroke, Weight
from sixelements.presentation.room.slides import AnswerLine, BallotSlide, LinesSlide, TalkSlide
from sixelements.ui.room.fitting import LEAST, Band, Sketch, Stack, Style, gap, sizes
from sixelements.ui.room.parts import (
    LARGEST_STATEMENT,
    LEAST_STATEMENT,
    USUAL_STATEMENT,
    Box,
    Leaf,
    SlidePage,
    anchor_bands,
    filled,
    head,
    paragraph_band,
    small,
    statement_style,
)

_LARGEST_ANCHOR, _STATEMENT_ROOM = 26.0, 148.0
_BOX, _BETWEEN, _APART, _BOX_HIGH = 38.0, 5.0, 14.0, 36.0
_GAP = 30.0


@dataclass(frozen=True, slots=True)
class _BallotFit:
    """How a practice is set: sizes of statement and anchors, room in rows, and whether its line is drawn."""

    statement: float
    row: float
    pad: float
    anchors: float = _LARGEST_ANCHOR
    line: bool = True


def _fits(largest: float) -> Iterable[_BallotFit]:
    """What shrinks first: space, statement, anchors, the statement to its least, then the drawn line goes."""
    for row, pad in ((60.0, 18.0), (52.0, 12.0), (46.0, 8.0)):
        yield _BallotFit(largest, row, pad)
    tight = _BallotFit(largest, 44.0, 6.0)
    for size in sizes(largest, min(largest, USUAL_STATEMENT)):
        yield replace(tight, statement=size)
    tight = replace(tight, statement=min(largest, USUAL_STATEMENT))
    for size in sizes(_LARGEST_ANCHOR, LEAST, 1):
        yield replace(tight, anchors=size)
    least = replace(tight, statement=LEAST_STATEMENT, anchors=LEAST)
    yield least
    yield replace(least, line=False)


def ballot_page(slide: BallotSlide, leaf: Leaf) -> SlidePage:
    """A practice to rate on paper."""
    style = statement_style(leaf.sketch(), slide.statement, leaf.room, _STATEMENT_ROOM, LARGEST_STATEMENT)
    bars: list[Box] = []

    def bands(sketch: Sketch, fit: _BallotFit) -> Stack:
        def bar(top: float, height: float) -> None:
            bars.append((leaf.left, top, leaf.room, height))

        return Stack(
            (
                *_practice(sketch, leaf, slide, replace(style, size=fit.statement), slide.rule),
                *anchor_bands(sketch, leaf, slide.anchors, size=fit.anchors, least=fit.row, pad=fit.pad),
                gap(8, 14),
                Band(26, bar),
                gap(4, 12),
                *_foot(sketch, leaf, slide, line=fit.line and not slide.by_hands),
            )
        )

    page = filled(leaf, _fits(style.size), bands, slide.spoken)
    return replace(page, pace=bars[0])


def statement_page(slide: TalkSlide, leaf: Leaf) -> SlidePage:
    """A practice that is talked about, before its answers are shown: what it says, and no number."""
    style = statement_style(leaf.sketch(), slide.statement, leaf.room, _STATEMENT_ROOM, LARGEST_STATEMENT)

    def bands(sketch: Sketch, fit: _BallotFit) -> Stack:
        found = (paragraph_band(sketch, slide.finding, leaf, small(ink=Ink.INK)),) if slide.finding else ()
        return Stack(
            (
                *_practice(sketch, leaf, slide, replace(style, size=fit.statement), ""),
                *anchor_bands(sketch, leaf, slide.anchors, size=fit.anchors, least=fit.row, pad=fit.pad),
                gap(8, 20),
                *found,
            )
        )

    return filled(leaf, _fits(style.size), bands, slide.spoken)


def _practice(
    sketch: Sketch, leaf: Leaf, slide: BallotSlide | TalkSlide, style: Style, rule: str
) -> tuple[Band, ...]:
    """Head, statement and rule, down to the line over the anchors."""
    said = (paragraph_band(sketch, rule, leaf, replace(small(), even=True), after=6, more=4),) if rule else ()
    return (
        head(sketch, leaf, slide.element, slide.place),
        gap(4, 16),
        paragraph_band(sketch, slide.statement, leaf, style, after=4, more=14),
        *said,
        Band(1, lambda top, _height: sketch.rule(top, leaf.left, leaf.right, ink=Ink.OUTLINE)),
    )


# --- the foot: what to do, the line of the sheet, and what is apart from the levels


def _foot(sketch: Sketch, leaf: Leaf, slide: BallotSlide, *, line: bool) -> tuple[Band, ...]:
    legend = _legend_width(sketch, slide.legend)
    cross = Style(size=26, weight=Weight.SEMIBOLD, even=True)
    whole = sketch.wide(slide.cross, cross) + 1
    if not line:
        return _foot_of_words(sketch, leaf, slide, cross, legend)
    for room in (whole, whole * 0.62):
        name = leaf.room - room - legend - 2 * _GAP - _line_width(sketch, slide.line, 0)
        if sketch.depth(slide.cross, room, cross) <= 2 * cross.line and _name_fits(sketch, slide.line, name):
            return (_one_row(sketch, leaf, slide, (room, name, legend), cross),)
    return _two_rows(sketch, leaf, slide, cross, whole)


def _one_row(
    sketch: Sketch, leaf: Leaf, slide: BallotSlide, rooms: tuple[float, float, float], cross: Style
) -> Band:
    room, name, legend = rooms
    name = min(name, _name_width(sketch, slide.line, name))

    def draw(top: float, height: float) -> None:
        deep = sketch.depth(slide.cross, room, cross)
        sketch.paragraph(slide.cross, (leaf.left, top + (height - deep) / 2), room, cross)
        free = leaf.room - room - legend - _line_width(sketch, slide.line, name)
        _answer_line(sketch, slide.line, (leaf.left + room + free / 2, top, height), name)
        _legend(sketch, slide.legend, leaf.right - legend, top + height / 2)

    return Band(56, draw)


def _two_rows(sketch: Sketch, leaf: Leaf, slide: BallotSlide, cross: Style, whole: float) -> tuple[Band, ...]:
    """On a narrow page the legend goes under the line, in one line of its own."""
    name = leaf.room - whole - _GAP - _line_width(sketch, slide.line, 0)
    if not _name_fits(sketch, slide.line, name):
        whole *= 0.62
        name = leaf.room - whole - _GAP - _line_width(sketch, slide.line, 0)
    name = min(name, _name_width(sketch, slide.line, name))

    def upper(top: float, height: float) -> None:
        deep = sketch.depth(slide.cross, whole, cross)
        sketch.paragraph(slide.cross, (leaf.left, top + (height - deep) / 2), whole, cross)
        left = leaf.right - _line_width(sketch, slide.line, name)
        _answer_line(sketch, slide.line, (left, top, height), name)

    return Band(56, upper), *_legend_rows(sketch, leaf, slide.legend)


def _foot_of_words(
    sketch: Sketch, leaf: Leaf, slide: BallotSlide, cross: Style, legend: float
) -> tuple[Band, ...]:
    whole = sketch.wide(slide.cross, cross)

    def draw(top: float, height: float) -> None:
        sketch.middle_letters(slide.cross, (leaf.left, top + height / 2), cross)
        _legend(sketch, slide.legend, leaf.right - legend, top + height / 2)

    if whole + _GAP + legend <= leaf.room:
        return (Band(54, draw),)
    words = paragraph_band(sketch, slide.cross, leaf, cross)
    return words, *_legend_rows(sketch, leaf, slide.legend)


def _legend_rows(sketch: Sketch, leaf: Leaf, legend: Sequence[tuple[str, str]]) -> tuple[Band, ...]:
    bold, style = small(ink=Ink.INK, weight=Weight.SEMIBOLD), small(ink=Ink.INK)
    widths = [sketch.wide(f"{sign} ", bold) + 4 + sketch.wide(words, style) for sign, words in legend]
    rows = [legend] if sum(widths) + _GAP * len(legend) <= leaf.room else [[one] for one in legend]

    def row(entries: Sequence[tuple[str, str]]) -> Band:
        def draw(top: float, height: float) -> None:
            x = leaf.left
            for sign, words in entries:
                sketch.middle_letters(sign, (x, top + height / 2), bold)
                x += sketch.wide(f"{sign} ", bold) + 4
                sketch.middle_letters(words, (x, top + height / 2), style)
                x += sketch.wide(words, style) + _GAP

        return Band(30, draw)

    return tuple(map(row, rows))


def _legend_width(sketch: Sketch, legend: Sequence[tuple[str, str]]) -> float:
    bold, style = small(weight=Weight.SEMIBOLD), small()
    signs = max((sketch.wide(sign, bold) for sign, _words in legend), default=0)
    return signs + 10 + max((sketch.wide(words, style) for _sign, words in legend), default=0)


def _legend(sketch: Sketch, legend: Sequence[tuple[str, str]], left: float, middle: float) -> None:
    bold, style = small(ink=Ink.INK, weight=Weight.SEMIBOLD), small(ink=Ink.INK)
    signs = max((sketch.wide(sign, bold) for sign, _words in legend), default=0)
    y = middle - (len(legend) - 1) * 13.5
    for sign, words in legend:
        sketch.middle_letters(sign, (left, y), bold)
        sketch.middle_letters(words, (left + signs + 10, y), style)
        y += 27


# --- the line as the sheet prints it


def _name_style() -> Style:
    return Style(size=LEAST, leading=1.15, even=True)


def _name_fits(sketch: Sketch, line: AnswerLine, room: float) -> bool:
    widest = max((sketch.wide(word, _name_style()) for word in line.name.split()), default=0)
    return room >= widest and sketch.depth(line.name, room, _name_style()) <= 2 * _name_style().line


def _name_width(sketch: Sketch, line: AnswerLine, room: float) -> float:
    style = _name_style()
    return max((sketch.wide(part, style) for part in sketch.lines(line.name, room, style)), default=0) + 1


def _line_width(sketch: Sketch, line: AnswerLine, name: float) -> float:
    number = sketch.wide(line.id, small(weight=Weight.BOLD))
    return number + 8 + name + 16 + boxes_width(sketch, line)


def boxes_width(sketch: Sketch, line: AnswerLine) -> float:
    """How wide the boxes of a line are, those apart from the levels among them."""
    inside, outside = (
        sum(_box_width(sketch, label) + _BETWEEN for label in labels) for labels in (line.boxes, line.outside)
    )
    return inside + outside + _APART - 2 * _BETWEEN


def _box_width(sketch: Sketch, label: str) -> float:
    return max(_BOX, sketch.wide(label, small()) + 18)


def _answer_line(sketch: Sketch, line: AnswerLine, place: tuple[float, float, float], name: float) -> None:
    """Between two rules, as on the sheet."""
    left, top, height = place
    middle = top + height / 2
    number = small(ink=Ink.INK, weight=Weight.BOLD)
    right = left + _line_width(sketch, line, name)
    for y in (top + 1, top + height - 1):
        sketch.rule(y, left, right, ink=Ink.OUTLINE)
    sketch.middle_letters(line.id, (left, middle), number)
    style = _name_style()
    x = left + sketch.wide(line.id, number) + 8
    deep = sketch.depth(line.name, name, style)
    sketch.paragraph(line.name, (x, middle - deep / 2), name, style)
    boxes(sketch, line, (x + name + 16, middle))


def boxes(sketch: Sketch, line: AnswerLine, at: tuple[float, float]) -> None:
    """The boxes of a line from a point on; those apart from the levels are dashed."""
    x, middle = at
    for label in line.boxes:
        x = _box(sketch, label, (x, middle), dashed=False) + _BETWEEN
    x += _APART - _BETWEEN
    for label in line.outside:
        x = _box(sketch, label, (x, middle), dashed=True) + _BETWEEN


def _box(sketch: Sketch, label: str, at: tuple[float, float], *, dashed: bool) -> float:
    x, middle = at
    width, stroke = _box_width(sketch, label), Stroke(ink=Ink.INK, width=1.5)
    top, bottom = middle - _BOX_HIGH / 2, middle + _BOX_HIGH / 2
    if dashed:
        stroke = replace(stroke, dash=(5, 4))
        corners = ((x, top), (x + width, top), (x + width, bottom), (x, bottom), (x, top))
        for start, end in pairwise(corners):
            sketch.put(StraightLine(start=start, end=end, stroke=stroke))
    else:
        sketch.put(Rect(x=x, y=top, width=width, height=_BOX_HIGH, radius=4, stroke=stroke))
    sketch.middle_letters(label, (x + width / 2, middle), small(ink=Ink.INK), anchor=Anchor.MIDDLE)
    return x + width


# --- the ten lines


def lines_page(slide: LinesSlide, leaf: Leaf) -> SlidePage:
    """All lines on one page, each with its boxes as the sheet prints them."""
    bars: list[Box] = []

    def bands(sketch: Sketch, size: float) -> Stack:
        def bar(top: float, height: float) -> None:
            bars.append((leaf.left, top, leaf.room, height))

        title = Style(size=min(44.0, size + 18), weight=Weight.SEMIBOLD, leading=1.15, even=True)
        stem = Style(size=size + 2, weight=Weight.SEMIBOLD, even=True)
        return Stack(
            (
                paragraph_band(sketch, slide.title, leaf, title, after=2, more=8),
                paragraph_band(sketch, slide.stem, leaf, stem, after=2, more=4),
                paragraph_band(sketch, slide.rule, leaf, small(), after=6, more=6),
                Band(1, lambda top, _height: sketch.rule(top, leaf.left, leaf.right, ink=Ink.OUTLINE)),
                *(_line_band(sketch, leaf, line, text, size) for line, text in slide.lines),
                gap(6, 14),
                Band(24, bar),
            )
        )

    page = filled(leaf, sizes(26, LEAST, 1), bands, slide.spoken)
    return replace(page, pace=bars[0])


def _line_band(sketch: Sketch, leaf: Leaf, line: AnswerLine, text: str, size: float) -> Band:
    number, style = Style(size=size, weight=Weight.SEMIBOLD), Style(size=size, leading=1.12, even=True)
    at = leaf.left + sketch.wide("t.00", number) + 14
    boxes_at = leaf.right - boxes_width(sketch, line)
    room = boxes_at - 20 - at
    deep = sketch.depth(text, room, style)

    def draw(top: float, height: float) -> None:
        middle = top + height / 2
        sketch.middle_letters(line.id, (leaf.left, middle), number)
        sketch.paragraph(text, (at, middle - deep / 2), room, style)
        boxes(sketch, line, (boxes_at, middle))
        sketch.rule(top + height, leaf.left, leaf.right)

    height = max(_BOX_HIGH + 6, deep + 4)
    return Band(height, draw, height + 18)
