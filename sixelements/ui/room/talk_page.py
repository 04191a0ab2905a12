"""The answers to a practice, shown: dots or bars over the levels, beside them now and next (picture 05)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from sixelements.charts.scene import Anchor, Circle, Ink, Rect, Stroke, Weight
from sixelements.presentation.room.slides import AnchorBox, LevelColumn, TalkSlide
from sixelements.ui.room.fitting import LEAST, Band, Sketch, Stack, Style, gap, sizes
from sixelements.ui.room.parts import (
    LEAST_STATEMENT,
    USUAL_STATEMENT,
    Box,
    Leaf,
    SlidePage,
    filled,
    head,
    level_square,
    paragraph_band,
    small,
    statement_style,
)

_LARGEST, _STATEMENT_ROOM = 44.0, 106.0
_DOTS = (28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0)
_TOUCH = 3.0
"""Units between two dots."""
_COUNT, _LEVEL = 30.0, 30.0
_SQUARE = 32.0
_PLOT_SHARE, _APART = 0.6, 40.0
_FOOT = 46.0
_OVER, _BESIDE = _COUNT + 14, 10.0
"""Units that a count takes over the dots, and the gap of two columns."""


@dataclass(frozen=True, slots=True)
class _TalkFit:
    """The sizes of the statement and of the sentences in boxes; ``aside``: boxes stand beside the dots."""

    statement: float
    text: float
    aside: bool
    pad: float = 12.0


def _fits(largest: float, leaf: Leaf) -> Iterable[_TalkFit]:
    order = (False, True) if leaf.narrow else (True,)
    for aside in order:
        for text in sizes(26, LEAST, 1):
            yield _TalkFit(largest, text, aside)
    for statement in sizes(largest, min(largest, LEAST_STATEMENT)):
        for aside in order:
            yield _TalkFit(statement, LEAST, aside, 6)
    if not leaf.narrow:
        yield _TalkFit(min(largest, LEAST_STATEMENT), LEAST, aside=False, pad=4)


def answers_page(slide: TalkSlide, leaf: Leaf) -> SlidePage:
    """Columns and boxes; on a narrow page the boxes go under the columns."""
    largest = USUAL_STATEMENT if leaf.narrow else _LARGEST
    style = statement_style(leaf.sketch(), slide.statement, leaf.room, _STATEMENT_ROOM, largest)
    clocks: list[Box] = []

    def bands(sketch: Sketch, fit: _TalkFit) -> Stack:
        def foot(top: float, height: float) -> None:
            _foot(sketch, leaf, slide, top, height)
            clocks.append((leaf.right - 140, top + 2, 140, height - 2))

        return Stack(
            (
                head(sketch, leaf, slide.element, slide.place),
                gap(2, 12),
                paragraph_band(
                    sketch,
                    slide.statement,
                    leaf,
                    replace(style, size=fit.statement),
                    after=8,
                    more=16,
                ),
                *_body(sketch, leaf, slide, fit),
                gap(8, 14),
                Band(_FOOT, foot),
            )
        )

    page = filled(leaf, _fits(style.size, leaf), bands, slide.spoken)
    return replace(page, clock=clocks[-1])


def _body(sketch: Sketch, leaf: Leaf, slide: TalkSlide, fit: _TalkFit) -> tuple[Band, ...]:
    if not fit.aside:
        boxes = tuple(_low_box(sketch, leaf, box, fit) for box in slide.boxes)
        plot = Band(
            _least_plot(sketch, slide.columns, leaf.room),
            _plot(sketch, slide.columns, leaf.left, leaf.room),
            2000,
        )
        return plot, gap(8, 12), *boxes
    width = leaf.room * (_PLOT_SHARE if slide.boxes else 1.0) - (_APART / 2 if slide.boxes else 0)
    plot_draw = _plot(sketch, slide.columns, leaf.left, width)
    room = leaf.room - width - _APART
    deeps = [_box_depth(sketch, box, room, fit) for box in slide.boxes]
    least = sum(deeps) + 12 * max(0, len(deeps) - 1)

    def draw(top: float, height: float) -> None:
        plot_draw(top, height)
        spare = (height - least) / max(1, len(deeps))
        y = top
        more = min(26.0, spare)
        y += (height - least - more * len(deeps)) / 2
        for box, deep in zip(slide.boxes, deeps, strict=True):
            _box(sketch, box, (leaf.left + width + _APART, y, room, deep + more), fit)
            y += deep + more + 12

    return (Band(max(least, _least_plot(sketch, slide.columns, width)), draw, 2000),)


# --- now and next


def _inner(room: float) -> float:
    return room - 36


def _box_depth(sketch: Sketch, box: AnchorBox, room: float, fit: _TalkFit) -> float:
    text = Style(size=fit.text)
    return fit.pad * 2 + _SQUARE + 6 + sketch.depth(box.text, _inner(room), text)


def _border(sketch: Sketch, box: AnchorBox, place: Box) -> None:
    """The next step up has a border of double width; its color alone would not be enough."""
    x, y, width, height = place
    stroke = Stroke(ink=Ink.ACCENT, width=3) if box.next else Stroke(ink=Ink.OUTLINE, width=1)
    inset = stroke.width / 2
    sketch.put(
        Rect(
            x=x + inset,
            y=y + inset,
            width=width - 2 * inset,
            height=height - 2 * inset,
            radius=9,
            stroke=stroke,
        )
    )


def _box(sketch: Sketch, box: AnchorBox, place: Box, fit: _TalkFit) -> None:
    x, y, room, height = place
    _border(sketch, box, place)
    text = Style(size=fit.text)
    deep = _SQUARE + 6 + sketch.depth(box.text, _inner(room), text)
    top = y + (height - deep) / 2
    wide = level_square(sketch, str(box.level), box.level, (x + 18, top), _SQUARE)
    name = Style(size=LEAST, weight=Weight.SEMIBOLD)
    sketch.middle_letters(box.head, (x + 18 + wide + 12, top + _SQUARE / 2), name)
    sketch.paragraph(box.text, (x + 18, top + _SQUARE + 6), _inner(room), text)


def _low_box(sketch: Sketch, leaf: Leaf, box: AnchorBox, fit: _TalkFit) -> Band:
    """Under the columns: what it is at the left, and its sentence beside it."""
    name = Style(size=LEAST, weight=Weight.SEMIBOLD, even=True)
    head_room = leaf.room * 0.19
    at = leaf.left + 14 + _SQUARE + 12
    text_at = at + head_room + 16
    room = leaf.right - 14 - text_at
    style = Style(size=fit.text, even=True)
    deep = max(sketch.depth(box.text, room, style), sketch.depth(box.head, head_room, name), _SQUARE)

    def draw(top: float, height: float) -> None:
        _border(sketch, box, (leaf.left, top + 3, leaf.room, height - 6))
        middle = top + height / 2
        level_square(sketch, str(box.level), box.level, (leaf.left + 14, middle - _SQUARE / 2), _SQUARE)
        head_deep = sketch.depth(box.head, head_room, name)
        sketch.paragraph(box.head, (at, middle - head_deep / 2), head_room, name)
        text_deep = sketch.depth(box.text, room, style)
        sketch.paragraph(box.text, (text_at, middle - text_deep / 2), room, style)

    height = deep + fit.pad + 6
    return Band(height, draw, height + 12)


# --- dots and bars


def _least_plot(sketch: Sketch, columns: Sequence[LevelColumn], width: float) -> float:
    """Room for the tallest column with the smallest dots, as many abreast as its width allows."""
    column, step = width / max(1, len(columns)), 2 * _DOTS[-1] + _TOUCH
    tallest = max((c.count for c in columns), default=0)
    abreast = max(1, int((column - _BESIDE) / step))
    rows = 3 if any(c.as_bar for c in columns) else max(2, ceil(tallest / abreast))
    return _under(sketch, columns, width) + _OVER + rows * step + 2


def _dots_that_fit(tallest: int, room: float, width: float) -> tuple[float, int]:
    """Radius and how many stand abreast: one by one as long as they fit, then side by side."""
    abreast = 1
    while (2 * _DOTS[-1] + _TOUCH) * abreast <= width:
        for radius in _DOTS:
            step = 2 * radius + _TOUCH
            if ceil(tallest / abreast) * step <= room and abreast * step <= width:
                return radius, abreast
        abreast += 1
    return _DOTS[-1], max(1, abreast - 1)


def _plot(
    sketch: Sketch, columns: Sequence[LevelColumn], left: float, width: float
) -> Callable[[float, float], None]:
    column = width / max(1, len(columns))
    tallest = max((c.count for c in columns), default=0)

    def draw(top: float, height: float) -> None:
        ground = top + height - _under(sketch, columns, width)
        room = ground - top - _OVER
        radius, abreast = _dots_that_fit(tallest, room, column - _BESIDE)
        sketch.rule(ground, left, left + width, ink=Ink.OUTLINE, width=1.5)
        for n, one in enumerate(columns):
            middle = left + column * (n + 0.5)
            high = (
                _bar(sketch, one, (middle, ground), (column, room), tallest)
                if one.as_bar
                else _dots(sketch, one.count, (middle, ground), radius, abreast)
            )
            if one.count:
                count = Style(size=_COUNT, weight=Weight.SEMIBOLD)
                sketch.letters(str(one.count), (middle, ground - high - 10), count, anchor=Anchor.MIDDLE)
            _level(sketch, one, middle, ground, column)

    return draw


def _level(sketch: Sketch, one: LevelColumn, middle: float, ground: float, column: float) -> None:
    level = Style(size=_LEVEL, weight=Weight.BOLD)
    sketch.letters(str(one.level), (middle, ground + _LEVEL), level, anchor=Anchor.MIDDLE)
    y = ground + _LEVEL + 8
    for line in _word(sketch, one, column):
        sketch.letters(line, (middle, y + LEAST), small(), anchor=Anchor.MIDDLE)
        y += LEAST * 1.1


def _word(sketch: Sketch, one: LevelColumn, column: float) -> tuple[str, ...]:
    return sketch.lines(one.word, column - 4, small())


def _under(sketch: Sketch, columns: Sequence[LevelColumn], width: float) -> float:
    """What level and word take under the line; words that are wider than their column have two lines."""
    column = width / max(1, len(columns))
    return _LEVEL + 14 + LEAST * 1.1 * max((len(_word(sketch, c, column)) for c in columns), default=1) + 2


def _dots(sketch: Sketch, count: int, at: tuple[float, float], radius: float, abreast: int) -> float:
    """All in one color; says how high they are."""
    middle, ground = at
    step = 2 * radius + _TOUCH
    for n in range(count):
        row, place = divmod(n, abreast)
        in_row = min(abreast, count - row * abreast)
        x = middle + (place - (in_row - 1) / 2) * step
        sketch.put(
            Circle(
                center=(x, ground - _TOUCH - radius - row * step),
                radius=radius,
                fill=Ink.level(3),
                stroke=Stroke(ink=Ink.LEVEL_LINE, width=1.8),
            )
        )
    return ceil(count / abreast) * step


def _bar(
    sketch: Sketch, one: LevelColumn, at: tuple[float, float], room: tuple[float, float], tallest: int
) -> float:
    middle, ground = at
    width, most = room[0] * 0.5, room[1]
    high = most * one.count / max(1, tallest)
    if one.count:
        sketch.put(
            Rect(
                x=middle - width / 2,
                y=ground - high,
                width=width,
                height=high,
                fill=Ink.level(3),
                stroke=Stroke(ink=Ink.LEVEL_LINE, width=1.8),
            )
        )
    return high


def _foot(sketch: Sketch, leaf: Leaf, slide: TalkSlide, top: float, height: float) -> None:
    sketch.rule(top, leaf.left, leaf.right)
    middle = top + height / 2 + 2
    size = 24.0
    room = leaf.room - 140
    while size > LEAST and sketch.wide(f"{slide.finding}  {slide.answers}", Style(size=size)) > room - 10:
        size -= 1
    found = Style(size=size, weight=Weight.SEMIBOLD)
    sketch.middle_letters(slide.finding, (leaf.left, middle), found)
    x = leaf.left + (sketch.wide(slide.finding, found) + 14 if slide.finding else 0)
    sketch.middle_letters(slide.answers, (x, middle), Style(size=size, ink=Ink.SOFT))
