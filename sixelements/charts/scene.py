"""What a drawing consists of: plain shapes in points, y downward from the top left, colored by role only."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line's role, width in points and dash pattern (none: solid)."""

    ink: Ink = Ink.INK
    width: float = 0.6
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
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
class Text:
    """Lettering; ``at`` is a point on its baseline. Digits are tabular in every drawing."""

    at: Point
    text: str
    size: float
    weight: Weight = Weight.REGULAR
    ink: Ink = Ink.INK
    anchor: Anchor = Anchor.START


Shape: TypeAlias = Line | Polygon | Rect | Circle | Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A finished drawing; ``alt`` says in words everything it shows."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alt: str
