"""Text set as large as it fits: lines that are broken and balanced, and a page that is filled from them.

Lengths are in units of which a screen is `SCREEN` high, so that one fit serves every screen of the same form.
Nothing here paints; a `TextWidth` says how wide a text is.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Protocol, TypeVar

from sixelements.charts.scene import (
    Anchor,
    Circle,
    Ink,
    Polygon,
    Rect,
    Scene,
    SceneText,
    Shape,
    StraightLine,
    Stroke,
    Weight,
)

SCREEN = 720.0
"""Units that the whole screen is high."""
LEAST = 22.0
"""The smallest lettering of a page that is read from the last seat: 22 of 720."""
LEADING, TIGHT = 1.2, 1.15
"""Heights of a line of text and of one of a statement, as parts of their size."""
ASCENT, DESCENT = 0.95, 0.225
"""How far lettering of Public Sans reaches over and under its baseline, as parts of its size."""
_MORE = "…"


class TextWidth(Protocol):
    """How wide a text is at a size and weight."""

    def __call__(self, text: str, size: float, weight: Weight, /) -> float:
        """The width, in the unit of ``size``."""


T = TypeVar("T")


def first_that(fits: Callable[[T], bool], choices: Iterable[T]) -> T:
    """The first choice that fits; else the last, which is the smallest."""
    chosen = None
    for choice in choices:
        chosen = choice
        if fits(choice):
            break
    if chosen is None:
        raise ValueError("there is nothing to choose from")
    return chosen


def sizes(largest: float, least: float, step: float = 2.0) -> tuple[float, ...]:
    """Sizes from the largest down to the least, both among them."""
    found = []
    while largest > least:
        found.append(largest)
        largest -= step
    return (*found, least)


def broken(text: str, room: float, size: float, weight: Weight, measure: TextWidth) -> tuple[str, ...]:
    """The text in lines that are no wider than ``room``; a word that is wider is broken itself."""
    lines: list[str] = []
    line, width, space = "", 0.0, measure(" ", size, weight)
    for word in chain.from_iterable(_bearable(w, room, size, weight, measure) for w in _words(text)):
        wide = measure(word, size, weight)
        if line and width + space + wide > room:
            lines.append(line)
            line, width = word, wide
        else:
            width = width + space + wide if line else wide
            line = f"{line} {word}" if line else word
    return (*lines, line) if line else tuple(lines)


def _words(text: str) -> list[str]:
    """The words of a text; a sign alone, as in "Cross ?.", stays with the word before it."""
    words: list[str] = []
    for word in text.split():
        if words and not any(map(str.isalnum, word)):
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words


def _bearable(word: str, room: float, size: float, weight: Weight, measure: TextWidth) -> Iterable[str]:
    """A word, or its parts where it is wider than the room."""
    part = ""
    if measure(word, size, weight) <= room:
        return (word,)
    parts = []
    for letter in word:
        if part and measure(part + letter, size, weight) > room:
            parts.append(part)
            part = ""
        part += letter
    return (*parts, part)


def balanced(text: str, room: float, size: float, weight: Weight, measure: TextWidth) -> tuple[str, ...]:
    """The text in as few lines as fit, each about as long: the narrowest width that keeps their number.

    No word that fits into a line is broken for that.
    """
    lines = broken(text, room, size, weight, measure)
    if len(lines) < 2:
        return lines
    widest = max(measure(word, size, weight) for word in _words(text))
    low, high = min(room, max(room / len(lines) / 2, widest)), room
    while high - low > size / 2:
        middle = (low + high) / 2
        if len(broken(text, middle, size, weight, measure)) > len(lines):
            low = middle
        else:
            high = middle
    return broken(text, high, size, weight, measure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a paragraph is set. ``most``: lines after which it is cut and ends with a sign, 0: never cut."""

    size: float
    weight: Weight = Weight.REGULAR
    ink: Ink = Ink.INK
    leading: float = LEADING
    most: int = 0
    even: bool = False

    @property
    def line(self) -> float:
        """How high a line is."""
        return self.size * self.leading


@dataclass(slots=True)
class Sketch:
    """A page while it is filled: ``width`` by ``height`` units, shapes from the left as in English."""

    width: float
    height: float
    measure: TextWidth
    shapes: list[Shape] = field(default_factory=list)

    def lines(self, text: str, room: float, style: Style) -> tuple[str, ...]:
        """The lines that a paragraph has in this room."""
        cut = balanced if style.even else broken
        found = cut(text, room, style.size, style.weight, self.measure)
        if not style.most or len(found) <= style.most:
            return found
        kept = found[: style.most]
        last = kept[-1]
        while last and self.measure(last + _MORE, style.size, style.weight) > room:
            last = last[:-1]
        return (*kept[:-1], last.rstrip() + _MORE)

    def depth(self, text: str, room: float, style: Style) -> float:
        """How high a paragraph is in this room."""
        return len(self.lines(text, room, style)) * style.line

    def wide(self, text: str, style: Style) -> float:
        """How wide a text is in one line."""
        return self.measure(text, style.size, style.weight)

    def paragraph(
        self, text: str, at: tuple[float, float], room: float, style: Style, *, anchor: Anchor = Anchor.START
    ) -> float:
        """Set a paragraph with its top at a point, and say where it ends."""
        x, y = at
        for line in self.lines(text, room, style):
            self.letters(line, (x, y + baseline(style)), style, anchor=anchor)
            y += style.line
        return y

    def letters(
        self, text: str, at: tuple[float, float], style: Style, *, anchor: Anchor = Anchor.START
    ) -> None:
        """Set one line with its baseline at a point."""
        self.shapes.append(
            SceneText(
                at=at,
                text=text,
                size=style.size,
                weight=style.weight,
                ink=style.ink,
                anchor=anchor,
                tabular=False,
            )
        )

    def middle_letters(
        self, text: str, at: tuple[float, float], style: Style, *, anchor: Anchor = Anchor.START
    ) -> None:
        """Set one line whose capitals stand around a point's height."""
        self.letters(text, (at[0], at[1] + style.size * 0.36), style, anchor=anchor)

    def rule(self, y: float, left: float, right: float, *, ink: Ink = Ink.HAIRLINE, width: float = 1) -> None:
        """A line from left to right."""
        self.shapes.append(StraightLine(start=(left, y), end=(right, y), stroke=Stroke(ink=ink, width=width)))

    def upright(self, x: float, top: float, bottom: float, *, ink: Ink = Ink.HAIRLINE) -> None:
        """A line from top to bottom."""
        self.shapes.append(StraightLine(start=(x, top), end=(x, bottom), stroke=Stroke(ink=ink, width=1)))

    def put(self, *shapes: Shape) -> None:
        """Add shapes as they are."""
        self.shapes += shapes

    def scene(self, alt: str) -> Scene:
        """All of it."""
        return Scene(width=self.width, height=self.height, shapes=tuple(self.shapes), alt=alt)


def baseline(style: Style) -> float:
    """How far under a line's top its letters stand."""
    return style.size * ((style.leading - ASCENT - DESCENT) / 2 + ASCENT)


def moved(shapes: Sequence[Shape], x: float, y: float) -> Iterable[Shape]:
    """The same shapes somewhere else."""
    return (_changed(shape, lambda p: (p[0] + x, p[1] + y), mirror=False) for shape in shapes)


def mirrored(scene: Scene) -> Scene:
    """The page for who reads from right to left; what is drawn keeps its own sides."""

    def over(p: tuple[float, float]) -> tuple[float, float]:
        return scene.width - p[0], p[1]

    return replace(scene, shapes=tuple(_changed(shape, over, mirror=True) for shape in scene.shapes))


_OTHER_SIDE = {Anchor.START: Anchor.END, Anchor.END: Anchor.START, Anchor.MIDDLE: Anchor.MIDDLE}


def _changed(
    shape: Shape, to: Callable[[tuple[float, float]], tuple[float, float]], *, mirror: bool
) -> Shape:
    if isinstance(shape, SceneText):
        return replace(shape, at=to(shape.at), anchor=_OTHER_SIDE[shape.anchor] if mirror else shape.anchor)
    if isinstance(shape, StraightLine):
        return replace(shape, start=to(shape.start), end=to(shape.end))
    if isinstance(shape, Circle):
        return replace(shape, center=to(shape.center))
    if isinstance(shape, Rect):
        x, y = to((shape.x + shape.width if mirror else shape.x, shape.y))
        return replace(shape, x=x, y=y)
    return _moved_polygon(shape, to, mirror=mirror)


def _moved_polygon(
    shape: Polygon, to: Callable[[tuple[float, float]], tuple[float, float]], *, mirror: bool
) -> Polygon:
    """An element's shape is recognized by its form, so it is moved and not turned over."""
    if not mirror:
        return replace(shape, points=tuple(map(to, shape.points)))
    left, right = min(x for x, _y in shape.points), max(x for x, _y in shape.points)
    shift = to((right, 0))[0] - left
    return replace(shape, points=tuple((x + shift, y) for x, y in shape.points))


@dataclass(slots=True)
class Band:
    """A part of a page from edge to edge. It may grow up to ``most``; ``draw`` is told its top and height."""

    height: float
    draw: Callable[[float, float], object]
    most: float = 0.0


def gap(height: float, most: float = 0.0) -> Band:
    """Nothing, so high."""
    return Band(height, lambda _top, _height: None, most)


@dataclass(frozen=True, slots=True)
class Stack:
    """Bands from the top of a page to its foot; what is left is shared by those that may grow."""

    bands: tuple[Band, ...]

    @property
    def needs(self) -> float:
        """How high all of them are at least."""
        return sum(band.height for band in self.bands)

    def draw(self, top: float, bottom: float) -> None:
        """Draw all, one under the other."""
        spare = max(0.0, bottom - top - self.needs)
        growing = sorted((b for b in self.bands if b.most > b.height), key=lambda b: b.most - b.height)
        for left, band in zip(range(len(growing), 0, -1), growing, strict=True):
            more = min(spare / left, band.most - band.height)
            band.height += more
            spare -= more
        for band in self.bands:
            band.draw(top, band.height)
            top += band.height
