"""Pages of words: the test picture, welcome, break, waiting; and the profile and the list for dots."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sixelements.charts import marks
from sixelements.charts.bars import place as along
from sixelements.charts.scene import Anchor, Ink, Rect, StraightLine, Stroke, Weight
from sixelements.domain.assessment import LEVELS
from sixelements.domain.levels import score_of
from sixelements.presentation.room.slides import (
    BlankSlide,
    BreakSlide,
    CloseOnesSlide,
    DotsName,
    DotsSlide,
    ProfileRow,
    ProfileSlide,
    SeatSlide,
    WaitSlide,
    WelcomeSlide,
)
from sixelements.ui.room.fitting import LEAST, Band, Sketch, Stack, Style, first_that, gap, sizes
from sixelements.ui.room.parts import Leaf, SlidePage, filled, level_square, paragraph_band, small

_CORNER, _INSET = 64.0, 24.0


def blank_page(slide: BlankSlide, leaf: Leaf) -> SlidePage:
    """The plain panel."""
    return SlidePage(scene=leaf.sketch().scene(slide.spoken))


def seat_page(slide: SeatSlide, leaf: Leaf) -> SlidePage:
    """A question for the last seat, the smallest line there is, and corners, to see that none is cut."""
    sketch = leaf.sketch()
    room = leaf.room - 2 * _CORNER
    style = first_that(
        lambda one: sketch.depth(slide.question, room, one) <= leaf.height * 0.45,
        [Style(size=s, weight=Weight.SEMIBOLD, leading=1.2, even=True) for s in sizes(96, 36, 4)],
    )
    deep, smallest = sketch.depth(slide.question, room, style), replace(small(), even=True)
    y = (leaf.height - deep - 90) / 2
    for line in sketch.lines(slide.question, room, style):
        sketch.middle_letters(line, (leaf.width / 2, y + style.line / 2), style, anchor=Anchor.MIDDLE)
        y += style.line
    for line in sketch.lines(slide.smallest, room, smallest):
        y += smallest.line
        sketch.letters(line, (leaf.width / 2, y + 40), smallest, anchor=Anchor.MIDDLE)
    _corners(sketch, leaf)
    return SlidePage(scene=sketch.scene(slide.spoken))


def _corners(sketch: Sketch, leaf: Leaf) -> None:
    stroke = Stroke(ink=Ink.OUTLINE, width=3)
    for x, inward in ((_INSET, 1), (leaf.width - _INSET, -1)):
        for y, down in ((_INSET, 1), (leaf.height - _INSET, -1)):
            for end in ((x + inward * _CORNER, y), (x, y + down * _CORNER)):
                sketch.put(StraightLine(start=(x, y), end=end, stroke=stroke))


def wait_page(slide: WaitSlide, leaf: Leaf) -> SlidePage:
    """What there is to wait for, in the middle of the height."""
    return _said(leaf, slide.title, (slide.text,), "", slide.spoken)


def break_page(slide: BreakSlide, leaf: Leaf) -> SlidePage:
    """What to do with the sheets, one after the other, and when it goes on."""
    return _said(leaf, slide.title, slide.steps, slide.back_at, slide.spoken)


def _said(leaf: Leaf, title: str, steps: Sequence[str], last: str, alt: str) -> SlidePage:
    def bands(sketch: Sketch, size: float) -> Stack:
        large = Style(size=size * 1.6, weight=Weight.SEMIBOLD, leading=1.15, even=True)
        end = (
            (gap(12, 60), paragraph_band(sketch, last, leaf, Style(size=size * 1.2, weight=Weight.SEMIBOLD)))
            if last
            else ()
        )
        numbered = len(steps) > 1
        rows = (_step(sketch, leaf, n, text, size, numbered=numbered) for n, text in enumerate(steps, 1))
        return Stack(
            (
                gap(8, leaf.height * 0.16),
                paragraph_band(sketch, title, leaf, large, after=14, more=26),
                *rows,
                *end,
                gap(0, 2000),
            )
        )

    return filled(leaf, sizes(36, LEAST), bands, alt)


def _step(sketch: Sketch, leaf: Leaf, n: int, text: str, size: float, *, numbered: bool) -> Band:
    style = Style(size=size, even=True)
    at = leaf.left + (size * 1.5 if numbered else 0)
    room = leaf.right - at

    def draw(top: float, _height: float) -> None:
        if numbered:
            number = replace(style, weight=Weight.SEMIBOLD, ink=Ink.SOFT)
            sketch.paragraph(str(n), (leaf.left, top), size * 1.4, number)
        sketch.paragraph(text, (at, top), room, style)

    height = sketch.depth(text, room, style) + 8
    return Band(height, draw, height + 20)


# --- welcome


@dataclass(frozen=True, slots=True)
class _Words:
    """A paragraph of a column, with the room before it."""

    text: str
    style: Style
    before: float


def welcome_page(slide: WelcomeSlide, leaf: Leaf) -> SlidePage:
    """Purpose and promise at the left, roles and how to mark at the right; one column on a narrow page."""

    def bands(sketch: Sketch, size: float) -> Stack:
        title = Style(size=max(36.0, size * 1.7), weight=Weight.SEMIBOLD, leading=1.15, even=True)
        one, other = _purpose(slide, size), _how_to_mark(slide, size)
        last = (gap(6, 20), paragraph_band(sketch, slide.length, leaf, small())) if slide.length else ()
        return Stack(
            (
                paragraph_band(sketch, slide.title, leaf, title, after=10, more=26),
                *_columns(sketch, leaf, one, other),
                gap(0, 2000),
                *last,
            )
        )

    return filled(leaf, sizes(32, LEAST, 1), bands, slide.spoken)


def _purpose(slide: WelcomeSlide, size: float) -> tuple[_Words, ...]:
    first = _Words(slide.purpose, Style(size=size, weight=Weight.SEMIBOLD), 0)
    return first, *(
        _Words(text, Style(size=max(LEAST, size - 2), even=True), size * 0.5) for text in slide.promise
    )


def _how_to_mark(slide: WelcomeSlide, size: float) -> tuple[_Words, ...]:
    style = Style(size=max(LEAST, size - 2), even=True)
    strong = replace(style, weight=Weight.SEMIBOLD)
    roles = [_Words(slide.role_note, strong, 0)] if slide.role_note else []
    if slide.roles:
        roles.append(_Words("  ·  ".join(slide.roles), style, 2))
    return *roles, *(_Words(text, style, size * 0.5) for text in slide.marking)


def _columns(sketch: Sketch, leaf: Leaf, one: Sequence[_Words], other: Sequence[_Words]) -> tuple[Band, ...]:
    columns = [column for column in (one, other) if column]
    space = 36.0 if leaf.narrow else 56.0
    room = (leaf.room - space * (len(columns) - 1)) / len(columns)
    deep = max(sum(w.before + sketch.depth(w.text, room, w.style) for w in column) for column in columns)

    def draw(top: float, height: float) -> None:
        for n, column in enumerate(columns):
            x, y = leaf.left + n * (room + space), top
            if n:
                sketch.upright(x - space / 2, top, top + height)
            for words in column:
                y = sketch.paragraph(words.text, (x, y + words.before), room, words.style)

    return (Band(deep, draw),)


# --- profile


def profile_page(slide: ProfileSlide, leaf: Leaf) -> SlidePage:
    """The finding in one sentence, and a bar from 1 to 5 an element."""

    def bands(sketch: Sketch, size: float) -> Stack:
        title = Style(size=size * 1.5, weight=Weight.SEMIBOLD, leading=1.15, even=True)
        finding = Style(size=max(LEAST, size), even=True)
        note = (gap(4, 12), paragraph_band(sketch, slide.note, leaf, small())) if slide.note else ()
        places = _profile_places(sketch, leaf, slide.rows)
        return Stack(
            (
                paragraph_band(sketch, slide.title, leaf, title, after=4, more=14),
                paragraph_band(sketch, slide.finding, leaf, finding, after=8, more=24),
                Band(30, lambda top, _height: _axis(sketch, places, top)),
                *(_profile_band(sketch, leaf, row, places) for row in slide.rows),
                *note,
            )
        )

    return filled(leaf, sizes(30, LEAST, 1), bands, slide.spoken)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where names, bars, squares and words of the profile begin, and where points end."""

    name: float
    name_room: float
    bar: float
    bar_width: float
    square: float
    word_room: float


def _profile_places(sketch: Sketch, leaf: Leaf, rows: Sequence[ProfileRow]) -> _Places:
    name = leaf.left + 52
    longest = max((sketch.wide(row.element.title, Style(size=24)) for row in rows), default=0) + 2
    name_room = min(longest, leaf.room * (0.22 if leaf.narrow else 0.27))
    words = max((sketch.wide(row.level.words, small()) for row in rows if row.level), default=0) + 2
    word_room = min(words, leaf.room * (0.16 if leaf.narrow else 0.2))
    right = 64 + 12 + word_room + 14 + 52
    bar = name + name_room + 20
    return _Places(name, name_room, bar, leaf.right - right - 20 - bar, leaf.right - right, word_room)


def _axis(sketch: Sketch, places: _Places, top: float) -> None:
    for level in LEVELS:
        x = places.bar + along(score_of(level), places.bar_width)
        sketch.letters(str(level), (x, top + 22), small(), anchor=Anchor.MIDDLE)


def _profile_band(sketch: Sketch, leaf: Leaf, row: ProfileRow, places: _Places) -> Band:
    name, word = Style(size=24, leading=1.12, even=True), Style(size=LEAST, leading=1.12, even=True)
    deep = max(
        sketch.depth(row.element.title, places.name_room, name),
        sketch.depth(row.level.words, places.word_room, word) if row.level else 0,
        sketch.depth(row.missing, leaf.right - places.bar, word),
    )

    def draw(top: float, height: float) -> None:
        middle = top + height / 2
        sketch.put(*marks.element_at(row.element.id, (leaf.left + 19, middle), 38))
        high = sketch.depth(row.element.title, places.name_room, name)
        sketch.paragraph(row.element.title, (places.name, middle - high / 2), places.name_room, name)
        if row.score is None or row.level is None:
            style = replace(word, ink=Ink.SOFT)
            room = leaf.right - places.bar
            high = sketch.depth(row.missing, room, style)
            sketch.paragraph(row.missing, (places.bar, middle - high / 2), room, style)
        else:
            _bar(sketch, row, places, (top, middle, top + height))
            wide = level_square(sketch, row.level.label, row.level.fill, (places.square, middle - 19), 38)
            x = places.square + max(wide, 38) + 12
            high = sketch.depth(row.level.words, places.word_room, word)
            sketch.paragraph(row.level.words, (x, middle - high / 2), places.word_room, word)
            sketch.middle_letters(row.points, (leaf.right, middle), small(), anchor=Anchor.END)

    height = max(48.0, deep + 8)
    return Band(height, draw, height + 34)


def _bar(sketch: Sketch, row: ProfileRow, places: _Places, heights: tuple[float, float, float]) -> None:
    top, middle, bottom = heights
    high, x = 26.0, places.bar
    for level in LEVELS:
        sketch.upright(x + along(score_of(level), places.bar_width), top, bottom)
    sketch.put(
        Rect(
            x=x,
            y=middle - high / 2,
            width=max(3.0, along(row.score or 0.0, places.bar_width)),
            height=high,
            radius=4,
            fill=Ink.level(row.level.fill) if row.level else Ink.MID,
            stroke=Stroke(ink=Ink.LEVEL_LINE, width=1.5),
        )
    )
    if row.interval:
        low, up = (x + along(edge, places.bar_width) for edge in row.interval)
        for ink, more in ((Ink.PAPER, 4.0), (Ink.INK, 0.0)):
            stroke = Stroke(ink=ink, width=2.4 + more)
            half = 9 + more / 2
            sketch.put(
                StraightLine(start=(low, middle), end=(up, middle), stroke=stroke),
                *(
                    StraightLine(start=(edge, middle - half), end=(edge, middle + half), stroke=stroke)
                    for edge in (low, up)
                ),
            )


# --- the list for dots


def dots_page(slide: DotsSlide | CloseOnesSlide, leaf: Leaf) -> SlidePage:
    """Practices in printed order, down two or three columns: those for dots, or those that are close."""

    def bands(sketch: Sketch, plan: tuple[float, int, bool]) -> Stack:
        size, columns, marked = plan
        title = Style(size=max(36.0, size * 1.5), weight=Weight.SEMIBOLD, leading=1.15, even=True)
        how = Style(size=max(LEAST, size - 2), ink=Ink.SOFT, even=True)
        rest = (gap(8, 20), paragraph_band(sketch, slide.others, leaf, how)) if slide.others else ()
        return Stack(
            (
                paragraph_band(sketch, slide.title, leaf, title, after=6, more=14),
                paragraph_band(sketch, slide.how, leaf, how, after=10, more=30),
                *_names(sketch, leaf, slide.names, (size, columns), marked=marked),
                *rest,
                gap(0, 2000),
            )
        )

    return filled(leaf, _dots_plans(len(slide.names)), bands, slide.spoken)


def _dots_plans(names: int) -> Iterable[tuple[float, int, bool]]:
    """Size, columns, and whether each name has the shape of its element; its number tells it, too."""
    for size in sizes(38, LEAST, 1):
        yield size, 1 if names < 3 else 2, True
    yield LEAST, 3, True
    yield LEAST, 3, False


def _names(
    sketch: Sketch, leaf: Leaf, names: Sequence[DotsName], plan: tuple[float, int], *, marked: bool
) -> tuple[Band, ...]:
    """Rows across: the printed order goes from left to right, and down."""
    size, columns = plan
    space = 40.0 if marked else 24.0
    room = (leaf.room - space * (columns - 1)) / columns
    rows = [names[n : n + columns] for n in range(0, len(names), columns)]
    return tuple(_names_band(sketch, leaf, row, size, (room, space), marked=marked) for row in rows)


def _names_band(
    sketch: Sketch,
    leaf: Leaf,
    row: Sequence[DotsName],
    size: float,
    rooms: tuple[float, float],
    *,
    marked: bool,
) -> Band:
    room, space = rooms
    style, count = Style(size=size, leading=1.12, even=True), Style(size=size, weight=Weight.SEMIBOLD)
    counted = max((sketch.wide(one.count, count) for one in row), default=0)
    left = size * 1.9 if marked else 0.0
    words = room - left - (counted + 12 if counted else 0)
    deep = max(sketch.depth(one.name, words, style) for one in row)

    def draw(top: float, height: float) -> None:
        middle = top + height / 2
        for n, one in enumerate(row):
            x = leaf.left + n * (room + space)
            if marked:
                sketch.put(*marks.element_at(one.element.id, (x + size * 0.7, middle), size * 1.4))
            high = sketch.depth(one.name, words, style)
            sketch.paragraph(one.name, (x + left, middle - high / 2), words, style)
            sketch.middle_letters(one.count, (x + room, middle), count, anchor=Anchor.END)
            sketch.rule(top + height, x, x + room)

    height = max(size * 1.6, deep + 8) if marked else deep + 4
    return Band(height, draw, height + 22)
