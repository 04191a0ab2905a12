"""What is drawn on a sheet to be filled in by hand: boxes to tick, rings to circle, lines to write on."""

from collections.abc import Sequence

from sixelements.charts.scene import Anchor, Circle, Ink, Line, Rect, Scene, Shape, Stroke, Text
from sixelements.domain.assessment import LEVELS

BOX, RING = 9.0, 6.0
"""Side of a box and radius of a ring."""
LINE_PITCH, _FIRST_LINE, _UNDER_LINES = 21.0, 15.0, 6.0
"""From one writing line to the next; over the first one stand the words that say what to write."""
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


def rings(*, alt: str) -> Scene:
    """The five levels, each in a ring, to circle one."""
    shapes: list[Shape] = []
    middle = _RINGS_HEIGHT / 2
    for n, level in enumerate(LEVELS):
        center = (RING + 0.5 + n * _PITCH, middle)
        shapes.append(Circle(center=center, radius=RING, stroke=Stroke(ink=Ink.OUTLINE, width=0.6)))
        number = Text(at=(center[0], middle + 2.7), text=str(level), size=_LETTERS, anchor=Anchor.MIDDLE)
        shapes.append(number)
    width = (len(LEVELS) - 1) * _PITCH + 2 * RING + 1
    return Scene(width=width, height=_RINGS_HEIGHT, shapes=tuple(shapes), alt=alt)


def lines(count: int, width: float, *, alt: str) -> Scene:
    """Lines to write on, one under another."""
    heights = [_FIRST_LINE + n * LINE_PITCH for n in range(count)]
    made = tuple(Line(start=(0, y), end=(width, y), stroke=_WRITING) for y in heights)
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
    shapes.append(Text(at=(_WIDTH, _BASELINE), text=people, size=_SIZE, anchor=Anchor.END))
    return Scene(width=_WIDTH, height=_ROW, shapes=tuple(shapes), alt=alt)


def _words(words: str, left: float) -> Text:
    return Text(at=(left, _BASELINE), text=words, size=_SIZE)


def _blank(words: str, left: float, start: float, end: float) -> tuple[Shape, ...]:
    """Words, and a line to write on after them."""
    low = _BASELINE + 2.5
    return _words(words, left), Line(start=(start, low), end=(end, low), stroke=_WRITING)
