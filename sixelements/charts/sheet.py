"""What is drawn on a sheet to be filled in by hand: boxes to tick, rings to circle, lines to write on."""

from collections.abc import Sequence

from sixelements.charts.scene import (
    Anchor,
    Circle,
    Ink,
    Rect,
    Scene,
    SceneText,
    Shape,
    StraightLine,
    Stroke,
    Weight,
)
from sixelements.domain.assessment import LEVELS

BOX, RING = 9.0, 6.0
"""Side of a box and radius of a ring."""
LINE_PITCH, _FIRST_LINE, _UNDER_LINES = 21.0, 15.0, 6.0
"""From one writing line to the next; over the first one stand the words that say what to write."""
_WIDE_PITCH = 23.0
_PITCH, _RINGS_HEIGHT = 18.0, 17.2
_LETTERS = 7.5
_WRITING = Stroke(ink=Ink.RULE, width=0.6)
_WIDTH, _ROW, _BASELINE, _SIZE = 504.0, 18.0, 12.0, 9.0
_DAY, _REVIEW, _PRESENT = (0.0, 28.0, 86.0), 98.0, (396.0, 436.0, 474.0)
"""Where the parts of the row begin; after the first and the last a line from one x to another."""
_CHOICES, _CHOICE = 150.0, 59.0
"""The first box to tick, and from one to the next."""


def box(*, alt: str) -> Scene:
    """A box to tick."""
    return Scene(width=BOX + 1, height=BOX + 1, shapes=(_box(0.5, 0.5),), alt=alt)


def _box(x: float, y: float) -> Rect:
    return Rect(x=x, y=y, width=BOX, height=BOX, stroke=Stroke(ink=Ink.INK, width=0.9))


def answer_box(
    label: str,
    *,
    alt: str,
    size: tuple[float, float],
    letters: float,
    left: float = 0.0,
    quiet: bool = False,
) -> Scene:
    """A box to cross with what it stands for in it, dashed if ``quiet``. ``left`` is empty before it."""
    width, height = size
    stroke = Stroke(ink=Ink.INK, width=0.7, dash=(1.8, 1.4) if quiet else ())
    edge = Rect(x=left + 0.4, y=0.4, width=width - 0.8, height=height - 0.8, radius=1.5, stroke=stroke)
    shapes: list[Shape] = [edge]
    if label:
        at = (left + width / 2, height / 2 + letters * 0.36)
        shapes.append(SceneText(at=at, text=label, size=letters, ink=Ink.SOFT, anchor=Anchor.MIDDLE))
    return Scene(width=left + width, height=height, shapes=tuple(shapes), alt=alt)


def blank(label: str, width: float, *, label_width: float, alt: str, size: float = 9.0) -> Scene:
    """Words and a line after them to write on."""
    low = size * 1.75
    words = SceneText(at=(0, size * 1.35), text=label, size=size, weight=Weight.SEMIBOLD, room=label_width)
    line = StraightLine(start=(label_width, low), end=(width, low), stroke=_WRITING)
    return Scene(width=width, height=size * 2, shapes=(words, line), alt=alt)


def worded_box(words: str, width: float, *, alt: str, size: float = 8.5) -> Scene:
    """A box to cross, with its words next to it."""
    height, side = 14.0, 11.0
    top = (height - side) / 2
    stroke = Stroke(ink=Ink.INK, width=0.7)
    beside = SceneText(at=(side + 6, height / 2 + size * 0.36), text=words, size=size, room=width - side - 6)
    shapes = (Rect(x=0.4, y=top, width=side, height=side, radius=1.5, stroke=stroke), beside)
    return Scene(width=width, height=height, shapes=shapes, alt=alt)


def cut_line(width: float, *, alt: str) -> Scene:
    """Where a sheet is cut in two."""
    line = StraightLine(
        start=(0, 0.5), end=(width, 0.5), stroke=Stroke(ink=Ink.OUTLINE, width=0.6, dash=(4, 3))
    )
    return Scene(width=width, height=1.0, shapes=(line,), alt=alt)


def hole(width: float, height: float, *, alt: str) -> Scene:
    """Nothing but room, as for a button of a form."""
    return Scene(width=width, height=height, shapes=(), alt=alt)


def rings(*, alt: str) -> Scene:
    """The five levels, each in a ring, to circle one."""
    shapes: list[Shape] = []
    middle = _RINGS_HEIGHT / 2
    for n, level in enumerate(LEVELS):
        center = (RING + 0.5 + n * _PITCH, middle)
        shapes.append(Circle(center=center, radius=RING, stroke=Stroke(ink=Ink.OUTLINE, width=0.6)))
        number = SceneText(at=(center[0], middle + 2.7), text=str(level), size=_LETTERS, anchor=Anchor.MIDDLE)
        shapes.append(number)
    width = (len(LEVELS) - 1) * _PITCH + 2 * RING + 1
    return Scene(width=width, height=_RINGS_HEIGHT, shapes=tuple(shapes), alt=alt)


def lines(count: int, width: float, *, alt: str) -> Scene:
    """Lines to write on, one under another."""
    heights = [_FIRST_LINE + n * LINE_PITCH for n in range(count)]
    made = tuple(StraightLine(start=(0, y), end=(width, y), stroke=_WRITING) for y in heights)
    height = _FIRST_LINE + (count - 1) * LINE_PITCH + _UNDER_LINES
    return Scene(width=width, height=height, shapes=made, alt=alt)


def room(height: float, *, alt: str) -> Scene:
    """Nothing but room to write in a cell."""
    return Scene(width=BOX, height=height, shapes=(), alt=alt)


def day_and_people(
    *, day: str, review: str, choices: Sequence[str], present: str, people: str, alt: str
) -> Scene:
    """The row over a review: its day, which review it is, and how many of the ``people`` came."""
    shapes = [*_blank(day, *_DAY), _words(review, _REVIEW)]
    for n, choice in enumerate(choices):
        left = _CHOICES + n * _CHOICE
        shapes += [_box(left, _BASELINE - BOX + 1), _words(choice, left + BOX + 4)]
    shapes += _blank(present, *_PRESENT)
    shapes.append(SceneText(at=(_WIDTH, _BASELINE), text=people, size=_SIZE, anchor=Anchor.END))
    return Scene(width=_WIDTH, height=_ROW, shapes=tuple(shapes), alt=alt)


def _words(words: str, left: float) -> SceneText:
    return SceneText(at=(left, _BASELINE), text=words, size=_SIZE)


def _blank(words: str, left: float, start: float, end: float) -> tuple[Shape, ...]:
    """Words, and a line to write on after them."""
    low = _BASELINE + 2.5
    return _words(words, left), StraightLine(start=(start, low), end=(end, low), stroke=_WRITING)


def empty_lines(count: int, *, width: float, alt: str) -> Scene:
    """Lines of their own under a paragraph, the first one with room to write over it."""
    stroke = Stroke(ink=Ink.RULE, width=0.7)
    heights = [n * _WIDE_PITCH for n in range(1, count + 1)]
    shapes = tuple(StraightLine(start=(0, y), end=(width, y), stroke=stroke) for y in heights)
    return Scene(width=width, height=count * _WIDE_PITCH + 1, shapes=shapes, alt=alt)
