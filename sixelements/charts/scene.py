"""What a drawing consists of: plain shapes in points, y downward from the top left, colored by role only."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]


class Ink(StrEnum):
    """A role in the palette; whoever paints decides which color it is."""

    INK = "ink"
    SOFT = "soft"
    OUTLINE = "outline"
    RULE = "rule"
    HAIRLINE = "hairline"
    WASH = "wash"
    BRAND = "brand"
    """Ink-like marks: the organization's color in print."""
    MID = "mid"
    PALE = "pale"
    PAPER = "paper"
    LEVEL_1 = "level 1"
    LEVEL_2 = "level 2"
    LEVEL_3 = "level 3"
    LEVEL_4 = "level 4"
    LEVEL_5 = "level 5"
    """The ramp of the levels; lettering on a level has the ink of the same number below."""
    ON_LEVEL_1 = "on level 1"
    ON_LEVEL_2 = "on level 2"
    ON_LEVEL_3 = "on level 3"
    ON_LEVEL_4 = "on level 4"
    ON_LEVEL_5 = "on level 5"
    LEVEL_LINE = "level line"
    ELEMENT_1 = "element 1"
    ELEMENT_2 = "element 2"
    ELEMENT_3 = "element 3"
    ELEMENT_4 = "element 4"
    ELEMENT_5 = "element 5"
    ELEMENT_6 = "element 6"
    COURTESY = "courtesy"
    ACCURACY = "accuracy"
    SPEED = "speed"
    ON_SHAPE = "on shape"
    """Lettering inside the shape of an element or a leg."""
    AIM = "aim"
    ALERT = "alert"
    ACCENT = "accent"
    """What is pointed out, such as the next step up."""

    @classmethod
    def level(cls, level: int) -> "Ink":
        """The fill of a level from 1 to 5."""
        return cls(f"level {level}")

    @classmethod
    def on_level(cls, level: int) -> "Ink":
        """Lettering on a level from 1 to 5."""
        return cls(f"on level {level}")


class Weight(StrEnum):
    """How heavy lettering is."""

    REGULAR = "regular"
    SEMIBOLD = "semibold"
    BOLD = "bold"


class Anchor(StrEnum):
    """Which part of a text stands at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


Colors: TypeAlias = Mapping[Ink, str]
"""The color of each role, as #rrggbb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line's role, width in points and dash pattern (none: solid)."""

    ink: Ink = Ink.INK
    width: float = 0.6
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StraightLine:
    """A straight line."""

    start: Point
    end: Point
    stroke: Stroke


@dataclass(frozen=True, slots=True, kw_only=True)
class Polygon:
    """A closed shape through its corners."""

    points: tuple[Point, ...]
    fill: Ink | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A rectangle; ``radius`` rounds its corners."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    fill: Ink | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """A circle by its center."""

    center: Point
    radius: float
    fill: Ink | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneText:
    """Lettering; ``at`` is a point on its baseline. Digits are ``tabular`` in charts, and not in sentences.

    Whoever paints cuts what is wider than ``room`` points and ends it with a sign; 0: as wide as it is.
    """

    at: Point
    text: str
    size: float
    weight: Weight = Weight.REGULAR
    ink: Ink = Ink.INK
    anchor: Anchor = Anchor.START
    room: float = 0.0
    tabular: bool = True


Shape: TypeAlias = StraightLine | Polygon | Rect | Circle | SceneText


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A finished drawing; ``alt`` says in words everything it shows."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alt: str
