"""Paints a chart's scene; the same scene that the PDF draws."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy

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
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.accessibility import Drawn
from sixelements.ui.widgets.accessible_interfaces import install

_COLORS = {
    Ink.INK: "ink",
    Ink.SOFT: "muted",
    Ink.OUTLINE: "lineStrong",
    Ink.RULE: "lineStrong",
    Ink.HAIRLINE: "line",
    Ink.WASH: "sunken",
    Ink.BRAND: "l4",
    Ink.MID: "l3",
    Ink.PALE: "l1",
    Ink.PAPER: "panel",
    **{Ink.level(n): f"l{n}" for n in range(1, 6)},
    **{Ink.on_level(n): f"onL{n}" for n in range(1, 6)},
    Ink.LEVEL_LINE: "levelLine",
    **{Ink(f"element {n}"): f"e{n}" for n in range(1, 7)},
    Ink.COURTESY: "courtesy",
    Ink.ACCURACY: "accuracy",
    Ink.SPEED: "speed",
    Ink.ON_SHAPE: "onE",
    Ink.AIM: "aim",
    Ink.ALERT: "warn",
    Ink.ACCENT: "accent",
}
_WEIGHTS = {Weight.REGULAR: 400, Weight.SEMIBOLD: 600, Weight.BOLD: 700}


_LARGE = 100
"""Pixels of a font from which texts of all sizes are scaled."""
_LEVELS = frozenset(Ink.level(n) for n in range(1, 6))
_ON_LEVELS = frozenset(Ink.on_level(n) for n in range(1, 6))


def paint_scene(painter: QPainter, scene: Scene, theme: Theme, scale: float) -> None:
    """Draw a scene at the painter's origin; ``scale`` is pixels a point."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    hatched = theme.high_contrast and not _lettered(scene)
    colors = _Colors(theme)
    for shape in scene.shapes:
        _paint(painter, shape, colors, hatched=hatched)
    painter.restore()


def _lettered(scene: Scene) -> bool:
    """Whether the levels in it carry their number; then an outline is enough where there is no color."""
    return any(isinstance(shape, SceneText) and shape.ink in _ON_LEVELS for shape in scene.shapes)


class _Colors:
    """Colors and fonts of one scene, made once: a ribbon of sixty steps has hundreds of shapes in a few."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._known: dict[Ink, QColor] = {}
        self._fonts: dict[tuple[Weight, bool], tuple[QFont, QFontMetricsF]] = {}

    def of(self, ink: Ink) -> QColor:
        if ink not in self._known:
            plain = self._theme.high_contrast and ink in (Ink.BRAND, Ink.MID)
            self._known[ink] = self._theme.color("ink" if plain else _COLORS[ink])
        return self._known[ink]

    def font(self, shape: SceneText) -> tuple[QFont, QFontMetricsF]:
        """The font of a text at 100 pixels, and its metrics."""
        key = shape.weight, shape.tabular
        if key not in self._fonts:
            font = self._theme.font("body", weight=_WEIGHTS[shape.weight], tabular=shape.tabular)
            font.setPixelSize(_LARGE)
            self._fonts[key] = font, QFontMetricsF(font)
        return self._fonts[key]

    def pen(self, stroke: Stroke | None) -> QPen:
        if stroke is None:
            return QPen(Qt.PenStyle.NoPen)
        pen = QPen(self.of(stroke.ink), stroke.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if stroke.dash:
            pen.setDashPattern([d / stroke.width for d in stroke.dash])
        return pen


def _paint(painter: QPainter, shape: Shape, colors: _Colors, *, hatched: bool) -> None:
    if isinstance(shape, SceneText):
        _paint_text(painter, shape, colors)
        return
    fill = None if isinstance(shape, StraightLine) else shape.fill
    painter.setPen(colors.pen(shape.stroke))
    painter.setBrush(colors.of(fill) if fill else Qt.BrushStyle.NoBrush)
    _outline(painter, shape)
    if hatched and fill in _LEVELS:
        painter.setBrush(QBrush(colors.of(Ink.INK), Qt.BrushStyle.BDiagPattern))
        _outline(painter, shape)


def _outline(painter: QPainter, shape: StraightLine | Polygon | Rect | Circle) -> None:
    if isinstance(shape, StraightLine):
        painter.drawLine(QPointF(*shape.start), QPointF(*shape.end))
    elif isinstance(shape, Polygon):
        painter.drawPolygon(QPolygonF([QPointF(*p) for p in shape.points]))
    elif isinstance(shape, Rect):
        box = QRectF(shape.x, shape.y, shape.width, shape.height)
        painter.drawRoundedRect(box, shape.radius, shape.radius)
    elif isinstance(shape, Circle):
        painter.drawEllipse(QPointF(*shape.center), shape.radius, shape.radius)


def _paint_text(painter: QPainter, shape: SceneText, colors: _Colors) -> None:
    font, metrics = colors.font(shape)
    painter.save()
    painter.translate(QPointF(*shape.at))
    painter.scale(shape.size / _LARGE, shape.size / _LARGE)
    painter.setFont(font)
    painter.setPen(colors.of(shape.ink))
    words = shape.text
    if shape.room:
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, shape.room * _LARGE / shape.size)
    if shape.anchor is not Anchor.START:
        width = metrics.horizontalAdvance(words)
        painter.translate(-(width if shape.anchor is Anchor.END else width / 2), 0)
    painter.drawText(QPointF(0, 0), words)
    painter.restore()


class SceneView(Drawn):
    """Shows one scene as wide as it is, at the text scale; its alt text is its accessible name."""

    def __init__(self, theme: Theme, scene: Scene | None = None, *, zoom: float = 4 / 3) -> None:
        super().__init__()
        install()
        self._theme, self._zoom, self._scene = theme, zoom, scene
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._changed)
        self._changed()

    def show_scene(self, scene: Scene | None) -> None:
        """Show another scene, or nothing."""
        self._scene = scene
        self._changed()

    def _changed(self) -> None:
        self.setAccessibleName(self._scene.alt if self._scene else "")
        self.updateGeometry()
        self.update()

    @property
    def _scale(self) -> float:
        return self._zoom * self._theme.choice.scale

    def sizeHint(self) -> QSize:
        if self._scene is None:
            return QSize(0, 0)
        return QSize(round(self._scene.width * self._scale), round(self._scene.height * self._scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._scene:
            painter = QPainter(self)
            paint_scene(painter, self._scene, self._theme, self._scale)
            painter.end()

    def image(self) -> QImage:
        """The drawing as a picture for the clipboard, twice as large as on screen, on paper."""
        size = self.sizeHint() * 2
        image = QImage(size, QImage.Format.Format_ARGB32)
        image.fill(self._theme.color("panel"))
        painter = QPainter(image)
        if self._scene:
            paint_scene(painter, self._scene, self._theme, self._scale * 2)
        painter.end()
        return image
