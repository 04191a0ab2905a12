"""A chart that stands alone: title above, sentences below, drawings and lettering placed between."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sixelements.charts.scene import (
    Circle,
    Ink,
    Point,
    Polygon,
    Rect,
    Scene,
    SceneText,
    Shape,
    StraightLine,
    Weight,
)

WIDTH, EDGE = 600.0, 24.0
"""Width of a poster and the room around what is on it, in points."""
INNER = WIDTH - 2 * EDGE
_TITLE, _NOTE, _LEADING = 15.0, 9.0, 13.0
_TITLE_LETTER, _NOTE_LETTER = 8.1, 4.75
"""How wide letters are: those of the title, bold, and those of the notes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterWords:
    """What stands around the chart; ``alt`` says in words everything it shows."""

    title: str
    subtitle: str
    notes: tuple[str, ...]
    alt: str


def placed(shapes: Sequence[Shape], x: float, y: float) -> list[Shape]:
    """Shapes moved to the right and down, in points."""
    return [_moved(shape, x, y) for shape in shapes]


def poster(words: PosterWords, body: Sequence[Shape], *, height: float, width: float = WIDTH) -> Scene:
    """The whole picture; ``body`` has its origin at the left edge under the title, ``height`` points high."""
    letters = int((width - 2 * EDGE) / _NOTE_LETTER)
    shapes: list[Shape] = []
    y = EDGE + _TITLE
    for line in wrapped(words.title, int((width - 2 * EDGE) / _TITLE_LETTER)):
        shapes.append(SceneText(at=(EDGE, y), text=line, size=_TITLE, weight=Weight.BOLD))
        y += 1.25 * _TITLE
    shapes += _lines(wrapped(words.subtitle, letters), y)
    y += _LEADING * len(wrapped(words.subtitle, letters))
    shapes += placed(body, EDGE, y)
    y += height + 1.5 * _LEADING
    notes = [line for note in words.notes for line in wrapped(note, letters)]
    shapes += _lines(notes, y)
    bottom = y + _LEADING * (len(notes) - 1) + EDGE
    return Scene(width=width, height=round(bottom), shapes=tuple(shapes), alt=words.alt)


def _lines(lines: Sequence[str], y: float) -> list[Shape]:
    return [
        SceneText(at=(EDGE, y + n * _LEADING), text=line, size=_NOTE, ink=Ink.SOFT)
        for n, line in enumerate(lines)
    ]


def wrapped(words: str, letters: int, *, lines: int = 0) -> list[str]:
    """Words in lines of at most ``letters``; past ``lines`` (0: no limit) the last ends in an ellipsis."""
    return textwrap.wrap(
        words,
        letters,
        max_lines=lines or None,
        placeholder=" …",
        break_on_hyphens=False,
        drop_whitespace=True,
    )


def _moved(shape: Shape, x: float, y: float) -> Shape:
    def at(point: Point) -> Point:
        return point[0] + x, point[1] + y

    match shape:
        case StraightLine():
            return replace(shape, start=at(shape.start), end=at(shape.end))
        case Polygon():
            return replace(shape, points=tuple(at(point) for point in shape.points))
        case Rect():
            return replace(shape, x=shape.x + x, y=shape.y + y)
        case Circle():
            return replace(shape, center=at(shape.center))
        case SceneText():
            return replace(shape, at=at(shape.at))
