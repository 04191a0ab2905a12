"""A scene as SVG: text stays text, and who can't see it hears what it shows."""

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from sixelements.charts.scene import (
    Anchor,
    Circle,
    Colors,
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
from sixelements.reporting.printable import printable

_NAMESPACE = "http://www.w3.org/2000/svg"
_FONTS = "'Public Sans', 'DejaVu Sans', 'Segoe UI', Arial, sans-serif"
_WEIGHTS = {Weight.REGULAR: "400", Weight.SEMIBOLD: "600", Weight.BOLD: "700"}
_ANCHORS = {Anchor.START: "start", Anchor.MIDDLE: "middle", Anchor.END: "end"}
_TITLE, _DESCRIPTION = "picture-title", "picture-description"


def svg(scene: Scene, colors: Colors, *, title: str, language: str) -> bytes:
    """The file, as wide and high as the scene in points."""
    root = _root(scene, title, language)
    _add(root, "rect", {"width": "100%", "height": "100%", "fill": colors[Ink.PAPER]})
    for shape in scene.shapes:
        _draw(root, shape, colors)
    ET.indent(root)
    made: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _root(scene: Scene, title: str, language: str) -> ET.Element:
    width, height = _n(scene.width), _n(scene.height)
    root = ET.Element(
        "svg",
        {
            "xmlns": _NAMESPACE,
            "viewBox": f"0 0 {width} {height}",
            "width": f"{width}pt",
            "height": f"{height}pt",
            "role": "img",
            "lang": language,
            "aria-labelledby": f"{_TITLE} {_DESCRIPTION}",
            "font-family": _FONTS,
            "style": "font-variant-numeric: tabular-nums",
        },
    )
    _add(root, "title", {"id": _TITLE}).text = printable(title)
    _add(root, "desc", {"id": _DESCRIPTION}).text = printable(scene.alt)
    return root


def _add(parent: ET.Element, tag: str, attributes: Mapping[str, str]) -> ET.Element:
    return ET.SubElement(parent, tag, dict(attributes))


def _n(value: float) -> str:
    """A number with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if round(value, 2) else "0"


def _draw(root: ET.Element, shape: Shape, colors: Colors) -> None:
    match shape:
        case StraightLine():
            (x1, y1), (x2, y2) = shape.start, shape.end
            ends = {"x1": _n(x1), "y1": _n(y1), "x2": _n(x2), "y2": _n(y2)}
            _add(root, "line", ends | _stroke(shape.stroke, colors))
        case Polygon():
            corners = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
            _add(root, "polygon", {"points": corners} | _paint(shape, colors))
        case Rect():
            _add(root, "rect", _box(shape) | _paint(shape, colors))
        case Circle():
            x, y = shape.center
            round_ = {"cx": _n(x), "cy": _n(y), "r": _n(shape.radius)}
            _add(root, "circle", round_ | _paint(shape, colors))
        case SceneText():
            _letter(root, shape, colors)


def _box(shape: Rect) -> dict[str, str]:
    box = {"x": _n(shape.x), "y": _n(shape.y), "width": _n(shape.width), "height": _n(shape.height)}
    return box | {"rx": _n(shape.radius)} if shape.radius else box


def _paint(shape: Polygon | Rect | Circle, colors: Colors) -> dict[str, str]:
    fill = {"fill": colors[shape.fill] if shape.fill else "none"}
    return fill | _stroke(shape.stroke, colors) if shape.stroke else fill


def _stroke(stroke: Stroke, colors: Colors) -> dict[str, str]:
    line = {"stroke": colors[stroke.ink], "stroke-width": _n(stroke.width)}
    return line | {"stroke-dasharray": " ".join(map(_n, stroke.dash))} if stroke.dash else line


def _letter(root: ET.Element, text: SceneText, colors: Colors) -> None:
    x, y = text.at
    attributes = {
        "x": _n(x),
        "y": _n(y),
        "font-size": _n(text.size),
        "font-weight": _WEIGHTS[text.weight],
        "fill": colors[text.ink],
        "text-anchor": _ANCHORS[text.anchor],
        "xml:space": "preserve",
    }
    _add(root, "text", attributes).text = _words(text)


def _words(text: SceneText) -> str:
    """The words, cut by the widths of our own font where there is little room; others differ by little."""
    if not text.room:
        return printable(text.text)
    from sixelements.reporting.pdf.fitting import fitting  # noqa: PLC0415 - few drawings need the fonts

    return fitting(text)


def reads_back(data: bytes, scene: Scene) -> bool:
    """Whether the file has a drawing for each shape, the same words, and the description."""
    root = ET.fromstring(data)  # noqa: S314 - made a moment ago by ourselves
    space = f"{{{_NAMESPACE}}}"
    words = [text.text or "" for text in root.iter(f"{space}text")]
    drawn = len(root) - len(("title", "desc", "ground"))
    return (
        drawn == len(scene.shapes)
        and words == [_words(s) for s in scene.shapes if isinstance(s, SceneText)]
        and root.findtext(f"{space}desc") == printable(scene.alt)
    )
