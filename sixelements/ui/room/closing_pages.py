"""The last pages: what comes first with the first steps, and what was agreed (picture 24)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from sixelements.charts.scene import Anchor, Ink, Polygon, StraightLine, Stroke, Weight
from sixelements.i18n import _
from sixelements.presentation.room.closing import more_in_handout
from sixelements.presentation.room.slides import AgreedRow, CloseSlide, FirstRow, PlanSlide, StepRow
from sixelements.ui.room.fitting import LEAST, Band, Sketch, Stack, Style, first_that, gap, sizes
from sixelements.ui.room.parts import Leaf, SlidePage, filled, level_square, paragraph_band


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a page is set: how large, after how many lines what somebody typed is cut (0: never), and how many
    rows of a column stay at least where not all of them fit (0: all must fit)."""

    size: float
    lines: int = 0
    rows: int = 0


@dataclass(frozen=True, slots=True)
class _Row:
    """A part of a column: how high it is, and how it is drawn at a left edge and a top."""

    height: float
    draw: Callable[[float, float], object]


def plan_page(slide: PlanSlide, leaf: Leaf) -> SlidePage:
    """What comes first at the left, and who takes which first step at the right."""

    def bands(sketch: Sketch, plan: _Plan) -> Stack:
        title = paragraph_band(sketch, slide.title, leaf, _title(plan.size), after=10, more=24)

        def made(room: float, deep: float, of: int) -> Sequence[_Row]:
            if of == 0:
                return _first_column(sketch, slide.first, room, plan.size)
            return _steps_column(sketch, slide.steps, (slide.beyond, slide.none), (room, deep), plan)

        shares = [0.4, 0.6] if slide.first else [0.0, 1.0]
        return Stack((title, _columns(sketch, leaf, shares, _free(leaf, title), made), gap(0, 2000)))

    return filled(leaf, _plans(32), bands, slide.spoken)


def close_page(slide: CloseSlide, leaf: Leaf) -> SlidePage:
    """What was agreed, what comes first and what was parked, and the first steps; thanks at the foot."""

    def bands(sketch: Sketch, plan: _Plan) -> Stack:
        size = plan.size
        top = _close_head(sketch, leaf, slide, size)
        foot = _close_foot(sketch, leaf, slide, size)

        def made(room: float, deep: float, of: int) -> Sequence[_Row]:
            if of == 0:
                return _agreed_column(sketch, slide, (room, deep), plan)
            if of == 1:
                return _middle_column(sketch, slide, (room, deep), plan)
            return _steps_column(
                sketch, slide.steps, (slide.steps_beyond, slide.no_steps), (room, deep), plan
            )

        rule = Band(1, lambda at, _height: sketch.rule(at, leaf.left, leaf.right, ink=Ink.OUTLINE))
        columns = _columns(sketch, leaf, _shares(slide), _free(leaf, top, rule, *foot), made)
        return Stack((top, columns, gap(0, 2000), rule, *foot))

    return filled(leaf, _plans(LEAST), bands, slide.spoken)


def _shares(slide: CloseSlide) -> Sequence[float]:
    """How the width is dealt out; a column with nothing in it gives its own to the others."""
    there = (slide.agreed or slide.confirmed, slide.first or slide.parking, True)
    shares = [share if shown else 0.0 for share, shown in zip((0.29, 0.31, 0.4), there, strict=True)]
    return [share / sum(shares) for share in shares]


def _plans(largest: float) -> Iterable[_Plan]:
    """As large as it fits; else fewer rows, and last of all fewer words."""
    for size in sizes(largest, LEAST, 1):
        yield _Plan(size)
    for lines, rows in ((0, 3), (0, 2), (0, 1), (4, 1), (3, 1), (2, 1), (1, 1)):
        yield _Plan(LEAST, lines, rows)


def _free(leaf: Leaf, *bands: Band) -> float:
    """How high the columns may be between these bands."""
    return leaf.bottom - leaf.top - sum(band.height for band in bands)


Rows = Sequence[_Row]


def _fewer(made: Callable[[int], Rows], n: int, deep: float, plan: _Plan) -> Rows:
    """A column with as many of its ``n`` rows as fit into its height, where it may have fewer."""
    least = min(n, plan.rows) if plan.rows else n
    choices = [made(shown) for shown in range(n, least - 1, -1)]
    return first_that(lambda rows: sum(row.height for row in rows) <= deep, choices)


def _title(size: float) -> Style:
    return Style(size=max(34.0, size * 1.7), weight=Weight.SEMIBOLD, leading=1.15, even=True)


def _columns(
    sketch: Sketch,
    leaf: Leaf,
    shares: Sequence[float],
    deep: float,
    made: Callable[[float, float, int], Sequence[_Row]],
) -> Band:
    """Columns parted by lines, ``deep`` high at most if they may have fewer rows. A share of 0 has none."""
    space, x = 52.0 if not leaf.narrow else 32.0, leaf.left
    placed = []
    shown = [n for n, share in enumerate(shares) if share]
    for n in shown:
        room = (leaf.room - space * (len(shown) - 1)) * shares[n]
        placed.append((x, made(room, deep, n)))
        x += room + space
    height = max(sum(row.height for row in rows) for _x, rows in placed)

    def draw(top: float, height: float) -> None:
        for n, (left, rows) in enumerate(placed):
            y = top
            if n:
                sketch.upright(left - space / 2, top, top + height)
            for row in rows:
                row.draw(left, y)
                y += row.height

    return Band(height, draw, 2000)


def _words(sketch: Sketch, text: str, room: float, style: Style, *, before: float = 0.0) -> _Row:
    height = before + sketch.depth(text, room, style)
    return _Row(height, lambda x, y: sketch.paragraph(text, (x, y + before), room, style))


def _heading(sketch: Sketch, text: str, room: float, size: float, *, before: float = 0.0) -> _Row:
    style = Style(size=size * 1.1, weight=Weight.SEMIBOLD, even=True)
    row = _words(sketch, text, room, style, before=before)
    return replace(row, height=row.height + size * 0.35)


def _line(sketch: Sketch, room: float, size: float) -> _Row:
    high = size * 0.55
    return _Row(high, lambda x, y: sketch.rule(y + high / 2, x, x + room))


def _parted(sketch: Sketch, rows: Sequence[Sequence[_Row]], room: float, size: float) -> Iterable[_Row]:
    """Rows with a line between two of them."""
    for n, parts in enumerate(rows):
        if n:
            yield _line(sketch, room, size)
        yield from parts


# --- levels and aims


def _agreed_column(sketch: Sketch, slide: CloseSlide, within: tuple[float, float], plan: _Plan) -> Rows:
    (room, deep), size, n = within, plan.size, len(slide.agreed)
    soft = Style(size=size, ink=Ink.SOFT, even=True)

    def made(shown: int) -> Rows:
        rows = [(_agreed_row(sketch, row, room, size),) for row in slide.agreed[:shown]]
        more = more_in_handout(slide.agreed_beyond + n - shown)
        return (
            _heading(sketch, _("Levels and aims"), room, size),
            *_parted(sketch, rows, room, size * 0.7),
            *(
                _words(sketch, text, room, soft, before=size * 0.4)
                for text in (slide.reported, more, slide.confirmed)
                if text
            ),
        )

    return _fewer(made, n, deep, plan)


def _agreed_row(sketch: Sketch, row: AgreedRow, room: float, size: float) -> _Row:
    side = size * 1.5
    style = Style(size=size, leading=1.12, even=True)
    note = Style(size=size, leading=1.12, ink=Ink.SOFT, even=True)
    taken = sketch.wide(row.note, note) + size * 0.6 if row.note else 0.0
    square = side * 40 / 24 if row.level and len(row.level.label) > 1 else side
    at = square + size * 0.6
    beside = sketch.wide(row.name, style) <= room - at - taken
    words = room - at - (taken if beside else 0)
    deep = sketch.depth(row.name, words, style)
    note_deep = 0.0 if beside else sketch.depth(row.note, words, note)
    height = max(side, deep + note_deep)

    def draw(x: float, y: float) -> None:
        middle = y + height / 2
        if row.level:
            level_square(sketch, row.level.label, row.level.fill, (x, middle - side / 2), side)
        else:
            sign = Style(size=size * 1.3, weight=Weight.SEMIBOLD)
            sketch.middle_letters("≠", (x + side / 2, middle), sign, anchor=Anchor.MIDDLE)
        under = sketch.paragraph(row.name, (x + at, middle - (deep + note_deep) / 2), words, style)
        if beside:
            sketch.middle_letters(row.note, (x + room, middle), note, anchor=Anchor.END)
        else:
            sketch.paragraph(row.note, (x + at, under), words, note)

    return _Row(height, draw)


# --- what comes first, and the parking lot


def _first_column(sketch: Sketch, rows: Sequence[FirstRow], room: float, size: float) -> Sequence[_Row]:
    if not rows:
        return ()
    name = Style(size=size, weight=Weight.SEMIBOLD, even=True)
    soft = Style(size=size, ink=Ink.SOFT, even=True)
    at = size * 1.8

    def parts(row: FirstRow) -> Sequence[_Row]:
        said = [(row.name, name), *((text, soft) for text in (row.dots, row.because) if text)]
        made = [_indented(_words(sketch, text, room - at, style), at) for text, style in said]
        number = Style(size=size * 1.25, weight=Weight.SEMIBOLD)
        draw = made[0].draw

        def first(x: float, y: float) -> None:
            sketch.paragraph(str(row.place), (x, y - size * 0.15), at, number)
            draw(x, y)

        return replace(made[0], draw=first), *made[1:]

    return (
        _heading(sketch, _("What comes first"), room, size),
        *_parted(sketch, [parts(row) for row in rows], room, size),
    )


def _indented(row: _Row, by: float) -> _Row:
    return replace(row, draw=lambda x, y: row.draw(x + by, y))


def _middle_column(sketch: Sketch, slide: CloseSlide, within: tuple[float, float], plan: _Plan) -> Rows:
    """What comes first, and under it what was parked; of that the last lines go where not all fit."""
    room, deep = within
    first = _first_column(sketch, slide.first, room, plan.size)
    left = deep - sum(row.height for row in first)
    return *first, *_parking(sketch, slide, (room, left), plan)


def _parking(sketch: Sketch, slide: CloseSlide, within: tuple[float, float], plan: _Plan) -> Rows:
    (room, deep), size, n = within, plan.size, len(slide.parking)
    if not n:
        return ()
    style = Style(size=size, even=True, most=plan.lines)

    def made(shown: int) -> Rows:
        rows = [(_words(sketch, text, room, style),) for text in slide.parking[:shown]]
        more = more_in_handout(slide.parking_beyond + n - shown)
        return (
            _heading(sketch, _("Parking lot"), room, size, before=size if slide.first else 0),
            *_parted(sketch, rows, room, size * 0.8),
            *([_words(sketch, more, room, replace(style, ink=Ink.SOFT))] if more else []),
        )

    return _fewer(made, n, deep, replace(plan, rows=min(plan.rows, 1)))


# --- first steps


def _steps_column(
    sketch: Sketch, steps: Sequence[StepRow], after: tuple[int, str], within: tuple[float, float], plan: _Plan
) -> Rows:
    """``after``: how many steps have no row here, and what stands there where there is none."""
    (room, deep), size, (beyond, none) = within, plan.size, after
    day = Style(size=size, weight=Weight.SEMIBOLD)
    at = max((sketch.wide(row.day, day) for row in steps), default=0)
    at += size * 0.8 if at else 0
    soft = Style(size=size, ink=Ink.SOFT, even=True)

    def made(shown: int) -> Rows:
        rows = [_step(sketch, row, room, size, (at, plan.lines)) for row in steps[:shown]]
        texts = (more_in_handout(beyond + len(steps) - shown), none)
        return (
            _heading(sketch, _("First steps"), room, size),
            *_parted(sketch, rows, room, size),
            *(_words(sketch, text, room, soft, before=size * 0.4) for text in texts if text),
        )

    return _fewer(made, len(steps), deep, plan)


def _step(sketch: Sketch, row: StepRow, room: float, size: float, how: tuple[float, int]) -> Sequence[_Row]:
    at, most = how
    text = Style(size=size, even=True, most=most)
    owner = Style(
        size=size,
        weight=Weight.SEMIBOLD,
        ink=Ink.ALERT if row.unowned else Ink.INK,
        most=1 if most else 0,
    )
    said = _words(sketch, row.text, room - at, text)
    sign = size * 1.25 if row.unowned else 0.0
    who = _words(sketch, row.owner, room - at - sign, owner)

    def first(x: float, y: float) -> None:
        sketch.paragraph(row.day, (x, y), room, Style(size=size, weight=Weight.SEMIBOLD))
        said.draw(x + at, y)

    def second(x: float, y: float) -> None:
        if row.unowned:
            _sign(sketch, (x + at, y + size * 0.08), size)
        who.draw(x + at + sign, y)

    return _Row(said.height, first), _Row(who.height, second)


def _sign(sketch: Sketch, at: tuple[float, float], size: float) -> None:
    """Look here: a triangle with a stroke and a point."""
    x, y = at
    stroke = Stroke(ink=Ink.ALERT, width=1.6)
    k = size / 20
    corners = tuple((x + px * k, y + py * k) for px, py in ((10, 3.5), (17.5, 17), (2.5, 17)))
    sketch.put(Polygon(points=corners, stroke=stroke))
    for start, end in (((10, 8), (10, 12.2)), ((10, 13.6), (10, 15.2))):
        sketch.put(
            StraightLine(
                start=(x + start[0] * k, y + start[1] * k),
                end=(x + end[0] * k, y + end[1] * k),
                stroke=stroke,
            )
        )


# --- head and foot of the last page


def _close_head(sketch: Sketch, leaf: Leaf, slide: CloseSlide, size: float) -> Band:
    title, facts = _title(size), Style(size=size, ink=Ink.SOFT)
    taken = sketch.wide(slide.facts, facts) + 30
    beside = sketch.wide(slide.title, title) + taken <= leaf.room
    if not beside:
        deep = sketch.depth(slide.title, leaf.room, title)

        def under(top: float, _height: float) -> None:
            y = sketch.paragraph(slide.title, (leaf.left, top), leaf.room, title)
            sketch.paragraph(slide.facts, (leaf.left, y), leaf.room, facts)

        height = deep + sketch.depth(slide.facts, leaf.room, facts) + 8
        return Band(height, under, height + 14)

    def draw(top: float, _height: float) -> None:
        sketch.paragraph(slide.title, (leaf.left, top), leaf.room, title)
        y = top + title.line * 0.8
        sketch.letters(slide.facts, (leaf.right, y), facts, anchor=Anchor.END)

    return Band(title.line + 8, draw, title.line + 22)


def _close_foot(sketch: Sketch, leaf: Leaf, slide: CloseSlide, size: float) -> tuple[Band, ...]:
    thanks = Style(size=size * 1.25, weight=Weight.SEMIBOLD, even=True)
    again = Style(size=size, ink=Ink.SOFT, even=True)
    both = sketch.wide(slide.thanks, thanks) + 40 + sketch.wide(slide.again, again)
    if both > leaf.room:
        rest = (paragraph_band(sketch, slide.again, leaf, again),) if slide.again else ()
        return gap(8), paragraph_band(sketch, slide.thanks, leaf, thanks), *rest

    def draw(top: float, height: float) -> None:
        sketch.middle_letters(slide.thanks, (leaf.left, top + height / 2), thanks)
        sketch.middle_letters(slide.again, (leaf.right, top + height / 2), again, anchor=Anchor.END)

    return (Band(size * 2.2, draw, size * 3),)
