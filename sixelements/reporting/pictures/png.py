"""A scene as PNG, drawn without a window: larger than needed, then made smaller so that edges are smooth."""

import io
from collections.abc import Iterator
from functools import cache
from itertools import cycle, pairwise

from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from sixelements.charts.scene import (
    Anchor,
    Circle,
    Colors,
    Ink,
    Point,
    Polygon,
    Rect,
    Scene,
    SceneText,
    Shape,
    StraightLine,
    Stroke,
)
from sixelements.reporting.pdf import bidi, fonts
from sixelements.reporting.pdf.fitting import fitting
from sixelements.reporting.printable import printable

SHARP = 3
"""Pixels a point: 216 an inch, sharp in print and on a projector."""
_SMOOTH = 2
_SCALE = SHARP * _SMOOTH
_INCH = 72

Pen = ImageDraw.ImageDraw


def image(scene: Scene, colors: Colors, missing: set[str]) -> Image.Image:
    """The drawing; characters that no font has are added to ``missing`` and drawn as codes."""
    size = round(scene.width * _SCALE), round(scene.height * _SCALE)
    drawn = Image.new("RGB", size, colors[Ink.PAPER])
    pen = ImageDraw.Draw(drawn)
    for shape in scene.shapes:
        _draw(pen, shape, colors, missing)
    return drawn.reduce(_SMOOTH)


def png(drawn: Image.Image, *, title: str, alt: str) -> bytes:
    """The file; it says in its own words what it shows, and nothing about who made it when."""
    notes = PngImagePlugin.PngInfo()
    notes.add_itxt("Title", printable(title))
    notes.add_itxt("Description", printable(alt))
    out = io.BytesIO()
    drawn.save(out, "PNG", pnginfo=notes, dpi=(SHARP * _INCH, SHARP * _INCH), optimize=True)
    return out.getvalue()


def reads_back(data: bytes, drawn: Image.Image) -> bool:
    """Whether the file holds the drawing, pixel by pixel."""
    with Image.open(io.BytesIO(data)) as found:
        return found.mode == drawn.mode and found.size == drawn.size and found.tobytes() == drawn.tobytes()


def _draw(pen: Pen, shape: Shape, colors: Colors, missing: set[str]) -> None:
    match shape:
        case StraightLine():
            _line(pen, (shape.start, shape.end), shape.stroke, colors)
        case Polygon():
            if shape.fill:
                pen.polygon([_px(point) for point in shape.points], fill=colors[shape.fill])
            if shape.stroke:
                _line(pen, (*shape.points, shape.points[0]), shape.stroke, colors)
        case Rect():
            _rect(pen, shape, colors)
        case Circle():
            _circle(pen, shape, colors)
        case SceneText():
            _text(pen, shape, colors, missing)


def _px(point: Point) -> Point:
    return point[0] * _SCALE, point[1] * _SCALE


def _width(stroke: Stroke) -> int:
    return max(1, round(stroke.width * _SCALE))


def _line(pen: Pen, points: tuple[Point, ...], stroke: Stroke, colors: Colors) -> None:
    for start, end in pairwise(points):
        for piece in _dashes(start, end, stroke.dash) if stroke.dash else ((start, end),):
            pen.line([_px(p) for p in piece], fill=colors[stroke.ink], width=_width(stroke), joint="curve")


def _dashes(start: Point, end: Point, dash: tuple[float, ...]) -> Iterator[tuple[Point, Point]]:
    """The drawn pieces of a dashed line."""
    (x1, y1), (x2, y2) = start, end
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5

    def along(far: float) -> Point:
        share = far / length
        return x1 + (x2 - x1) * share, y1 + (y2 - y1) * share

    at = 0.0
    for n, step in enumerate(cycle(dash)):
        if at >= length or step <= 0:
            return
        if n % 2 == 0:
            yield along(at), along(min(at + step, length))
        at += step


def _rect(pen: Pen, shape: Rect, colors: Colors) -> None:
    x, y = _px((shape.x, shape.y))
    right, bottom = _px((shape.x + shape.width, shape.y + shape.height))
    pen.rounded_rectangle(
        # the right and the bottom pixel belong to the box
        (x, y, max(x, right - 1), max(y, bottom - 1)),
        radius=min(shape.radius, shape.width / 2, shape.height / 2) * _SCALE,
        fill=colors[shape.fill] if shape.fill else None,
        outline=colors[shape.stroke.ink] if shape.stroke else None,
        width=_width(shape.stroke) if shape.stroke else 1,
    )


def _circle(pen: Pen, shape: Circle, colors: Colors) -> None:
    pen.circle(
        _px(shape.center),
        shape.radius * _SCALE,
        fill=colors[shape.fill] if shape.fill else None,
        outline=colors[shape.stroke.ink] if shape.stroke else None,
        width=_width(shape.stroke) if shape.stroke else 1,
    )


@cache
def _font(face: fonts.AnyFace, size: float) -> ImageFont.FreeTypeFont:
    file, index = fonts.place_of(face)
    return ImageFont.truetype(str(file), size * _SCALE, index, layout_engine=ImageFont.Layout.BASIC)


def _text(pen: Pen, text: SceneText, colors: Colors, missing: set[str]) -> None:
    try:
        _letter(pen, text, colors, missing, ours=False)
    except OSError:  # one of the system's fonts
        _letter(pen, text, colors, missing, ours=True)


def _letter(pen: Pen, text: SceneText, colors: Colors, missing: set[str], *, ours: bool) -> None:
    line = bidi.visual(fitting(text))
    face = fonts.face_of(text.weight, tabular=True)
    parts = [(_font(used, text.size), words) for used, words in fonts.runs(line, face, missing, ours=ours)]
    width = sum(font.getlength(words) for font, words in parts)
    x, y = _px(text.at)
    x -= {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[text.anchor]
    for font, words in parts:
        pen.text((x, y), words, font=font, fill=colors[text.ink], anchor="ls")
        x += font.getlength(words)
