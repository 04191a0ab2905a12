"""The one painter of drawings: a scene's shapes onto a PDF page."""

from collections.abc import Mapping

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

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
)
from sixelements.reporting.outline import Align, Figure, FormButton
from sixelements.reporting.pdf import bidi, fonts
from sixelements.reporting.pdf.fitting import fitting
from sixelements.reporting.pdf.nodes import Node
from sixelements.reporting.pdf.text import Typesetter

FIGURE, FORM = "Figure", "Form"


class Drawing(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A scene in the flow of a page or in a cell; ``node`` says what it shows."""

    def __init__(self, scene: Scene, setter: Typesetter, node: Node, align: Align = Align.LEFT) -> None:
        super().__init__()
        if not (node.alt or node.actual):
            raise ValueError("a drawing without words for those who can't see it")
        self.scene, self.setter, self.node = scene, setter, node
        self.hAlign = align.value.upper()

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self.scene.width, self.scene.height

    def draw(self) -> None:
        self.canv.begin(self.node)
        paint(self.canv, self.scene, self.setter)
        self.canv.end()
        if self.node.role == FIGURE:
            left, bottom = self.canv.absolutePosition(0, 0)
            right, top = self.canv.absolutePosition(self.scene.width, self.scene.height)
            box = " ".join(f"{x:.2f}" for x in (left, bottom, right, top))
            self.node.attributes["Layout"] = {"BBox": f"[{box}]"}


def figure(shown: Figure, setter: Typesetter, parent: Node, align: Align = Align.LEFT) -> Flowable:
    """A drawing that a listener hears the alternative text of, or the button in its place."""
    scene = shown.scene
    if shown.button:
        return Pressed(shown.button, (scene.width, scene.height), parent.child(FORM), align)
    return Drawing(scene, setter, parent.child(FIGURE, alt=scene.alt), align)


class Pressed(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A button as large as the drawing it stands for; how it looks is the business of the form."""

    def __init__(
        self, button: FormButton, size: tuple[float, float], node: Node, align: Align = Align.LEFT
    ) -> None:
        super().__init__()
        self.button, self.size, self.node = button, size, node
        self.hAlign = align.value.upper()

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self.size

    def draw(self) -> None:
        self.canv.button(self.node, self.button, self.size)


def paint(canvas: Canvas, scene: Scene, setter: Typesetter) -> None:
    """Draw a scene with its bottom left corner at the origin."""
    canvas.saveState()
    canvas.translate(0, scene.height)
    for shape in scene.shapes:
        _shape(canvas, shape, setter)
    canvas.restoreState()


def _shape(canvas: Canvas, shape: Shape, setter: Typesetter) -> None:
    colors = setter.colors
    match shape:
        case StraightLine():
            _stroke(canvas, shape.stroke, colors)
            (x1, y1), (x2, y2) = shape.start, shape.end
            canvas.line(x1, -y1, x2, -y2)
        case SceneText():
            _text(canvas, shape, setter)
        case Polygon() | Rect() | Circle():
            fill, stroke = shape.fill, shape.stroke
            if fill:
                canvas.setFillColor(HexColor(colors[fill]))
            if stroke:
                _stroke(canvas, stroke, colors)
            _outline(canvas, shape, fill=int(fill is not None), stroke=int(stroke is not None))


def _outline(canvas: Canvas, shape: Polygon | Rect | Circle, *, fill: int, stroke: int) -> None:
    match shape:
        case Polygon():
            path = canvas.beginPath()
            (x, y), *others = shape.points
            path.moveTo(x, -y)
            for x, y in others:
                path.lineTo(x, -y)
            path.close()
            canvas.drawPath(path, stroke=stroke, fill=fill)
        case Rect():
            bottom = -shape.y - shape.height
            if shape.radius:
                canvas.roundRect(
                    shape.x, bottom, shape.width, shape.height, shape.radius, stroke=stroke, fill=fill
                )
            else:
                canvas.rect(shape.x, bottom, shape.width, shape.height, stroke=stroke, fill=fill)
        case Circle():
            x, y = shape.center
            canvas.circle(x, -y, shape.radius, stroke=stroke, fill=fill)


def _stroke(canvas: Canvas, stroke: Stroke, colors: Mapping[Ink, str]) -> None:
    canvas.setStrokeColor(HexColor(colors[stroke.ink]))
    canvas.setLineWidth(stroke.width)
    canvas.setDash(list(stroke.dash))


def _text(canvas: Canvas, text: SceneText, setter: Typesetter) -> None:
    face = fonts.face_of(text.weight, tabular=True)
    canvas.setFillColor(HexColor(setter.colors[text.ink]))
    x, y = text.at
    words = bidi.visual(fitting(text))
    width = fonts.width_of(words, face, text.size)
    x -= {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[text.anchor]
    for used, part in fonts.runs(words, face, setter.missing):
        canvas.setFont(fonts.use(used), text.size)
        canvas.drawString(x, -y, part)
        x += canvas.stringWidth(part, fonts.use(used), text.size)
