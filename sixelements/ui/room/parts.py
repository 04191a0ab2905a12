"""What several pages have: the head with its element, the statement, rows of anchors, squares of levels."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sixelements.charts import marks
from sixelements.charts.scene import Anchor, Ink, Rect, Scene, Stroke, Weight
from sixelements.presentation.room.slides import AnchorRow, ElementMark
from sixelements.ui.room.fitting import LEAST, Band, Sketch, Stack, Style, TextWidth, first_that, moved, sizes

Box = tuple[float, float, float, float]
"""Left, top, width, height."""

LEAST_STATEMENT, USUAL_STATEMENT, LARGEST_STATEMENT = 32.0, 36.0, 64.0
"""A statement is never below 4.4 % of the height, mostly at 5 %, and as large as fits."""
NARROW = 1100.0
"""Below this width, as on a screen of 4 to 3, margins are smaller and columns go under one another."""
_LOW = 600.0
"""Below this height, as over the band of the amber test, what is free at top and foot is smaller."""
HEAD = 52.0
"""How high the line with the element is."""

P = TypeVar("P")


@dataclass(frozen=True, slots=True, kw_only=True)
class SlidePage:
    """What stands still as a scene, and where the pace bar and the time left are drawn over it.

    ``fits``: all of it is within the page at the sizes that are allowed. ``shrunk``: it is not, and all of
    it is drawn smaller; the scene is then larger than the page it was asked for.
    """

    scene: Scene
    pace: Box | None = None
    clock: Box | None = None
    fits: bool = True
    shrunk: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """An empty page: how large it is, and how wide texts are on it."""

    width: float
    height: float
    measure: TextWidth

    @property
    def margin(self) -> float:
        """What stays free at the left and the right."""
        return 40.0 if self.width < NARROW else 52.0

    @property
    def narrow(self) -> bool:
        """Whether columns go under one another."""
        return self.width < NARROW

    @property
    def top(self) -> float:
        """Where the first line begins; less where a band under the page takes its height."""
        return 24.0 if self.height > _LOW else 12.0

    @property
    def bottom(self) -> float:
        """Where the last line ends."""
        return self.height - (22.0 if self.height > _LOW else 12.0)

    @property
    def left(self) -> float:
        """Where lines begin."""
        return self.margin

    @property
    def right(self) -> float:
        """Where lines end."""
        return self.width - self.margin

    @property
    def room(self) -> float:
        """How wide lines may be."""
        return self.width - 2 * self.margin

    def sketch(self) -> Sketch:
        """Something to draw on."""
        return Sketch(self.width, self.height, self.measure)


def filled(leaf: Leaf, plans: Iterable[P], bands: Callable[[Sketch, P], Stack], alt: str) -> SlidePage:
    """The page by the first plan whose bands fit, or by the last."""

    def made(plan: P) -> tuple[Sketch, Stack]:
        sketch = leaf.sketch()
        return sketch, bands(sketch, plan)

    room = leaf.bottom - leaf.top
    sketch, stack = first_that(lambda one: one[1].needs <= room, map(made, plans))
    stack.draw(leaf.top, leaf.bottom)
    return SlidePage(scene=sketch.scene(alt), fits=stack.needs <= room + 1)


def head(sketch: Sketch, leaf: Leaf, element: ElementMark, place: str) -> Band:
    """The element by shape and name, and where we are at the right."""

    def draw(top: float, height: float) -> None:
        middle = top + height / 2
        sketch.put(*marks.element_at(element.id, (leaf.left + 21, middle), 42))
        name = Style(size=26)
        sketch.middle_letters(element.title, (leaf.left + 60, middle), name)
        where = Style(size=26, ink=Ink.SOFT)
        sketch.middle_letters(place, (leaf.right, middle), where, anchor=Anchor.END)

    return Band(HEAD, draw, HEAD + 8)


def statement_style(sketch: Sketch, text: str, room: float, most: float, largest: float) -> Style:
    """As large as a statement fits in a room so wide and high; not below what is usual."""
    styles = [
        Style(size=size, weight=Weight.SEMIBOLD, leading=1.15, even=True)
        for size in sizes(largest, USUAL_STATEMENT)
    ]
    return first_that(lambda style: sketch.depth(text, room, style) <= most, styles)


def paragraph_band(
    sketch: Sketch, text: str, leaf: Leaf, style: Style, *, after: float = 0.0, more: float = 0.0
) -> Band:
    """A paragraph from margin to margin, with room after it that may grow by ``more``."""
    height = sketch.depth(text, leaf.room, style) + after
    return Band(
        height,
        lambda top, _height: sketch.paragraph(text, (leaf.left, top), leaf.room, style),
        height + more,
    )


SQUARE = 40.0


def anchor_bands(
    sketch: Sketch, leaf: Leaf, rows: Sequence[AnchorRow], *, size: float, least: float, pad: float
) -> tuple[Band, ...]:
    """The levels with their words and sentences, all in ink; a line under each."""
    words = Style(size=size, weight=Weight.SEMIBOLD, even=True)
    space = 22.0 if leaf.narrow else 36.0
    widest = max((sketch.wide(row.word, words) for row in rows), default=0.0)
    column = min(widest, leaf.room * 0.25) + 1
    at = leaf.left + SQUARE + 16
    text_at = at + column + space
    style = Style(size=size, even=True)
    return tuple(
        _anchor_band(sketch, leaf, row, (at, column, text_at), (words, style), (least, pad)) for row in rows
    )


def _anchor_band(
    sketch: Sketch,
    leaf: Leaf,
    row: AnchorRow,
    columns: tuple[float, float, float],
    styles: tuple[Style, Style],
    heights: tuple[float, float],
) -> Band:
    (at, column, text_at), (words, style), (least, pad) = columns, styles, heights
    room = leaf.right - text_at
    deep, word_deep = sketch.depth(row.text, room, style), sketch.depth(row.word, column, words)

    def draw(top: float, height: float) -> None:
        middle = top + height / 2
        sketch.put(
            Rect(
                x=leaf.left + 1,
                y=middle - SQUARE / 2 + 1,
                width=SQUARE - 2,
                height=SQUARE - 2,
                radius=5,
                stroke=Stroke(ink=Ink.INK, width=1.8),
            )
        )
        number = Style(size=24, weight=Weight.SEMIBOLD)
        sketch.middle_letters(str(row.level), (leaf.left + SQUARE / 2, middle), number, anchor=Anchor.MIDDLE)
        sketch.paragraph(row.word, (at, middle - word_deep / 2), column, words)
        sketch.paragraph(row.text, (text_at, middle - deep / 2), room, style)
        sketch.rule(top + height, leaf.left, leaf.right)

    height = max(least, SQUARE + 4, deep + pad, word_deep + pad)
    return Band(height, draw, max(height, deep + 52))


def level_square(sketch: Sketch, label: str, fill: int, at: tuple[float, float], side: float) -> float:
    """A level on its color, with its top left corner at a point; says how wide it is."""
    scene = marks.level(label, fill, alt="", height=side)
    sketch.put(*moved(scene.shapes, *at))
    return scene.width


def small(*, ink: Ink = Ink.SOFT, weight: Weight = Weight.REGULAR) -> Style:
    """Lettering as small as it gets."""
    return Style(size=LEAST, ink=ink, weight=weight)
