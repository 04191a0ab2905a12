"""The worked example in small on Home; drawn once Home itself is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from sixelements.ui.theme import Theme
from sixelements.ui.widgets.accessibility import Drawn

if TYPE_CHECKING:  # charts are loaded after Home was painted
    from sixelements.charts.scene import Scene
    from sixelements.presentation.pages.home_example import Teaser

_BARS, _STOOL, _GAP, _HEIGHT = 252, 150, 36, 150
"""Widths of the drawings, the room between them and the height of both, in pixels at 100 %."""


class ExampleTeaser(Drawn):
    """Six bars, and the stool where there is room for it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._teaser: Teaser | None = None
        self._waiting = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_BARS), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._teaser is None:
            self._ask()
            return
        px, painter = self._theme.px, QPainter(self)
        self._draw(painter, self._teaser.bars, QPointF(0, 0))
        if self.width() >= px(_BARS + _GAP + _STOOL):
            self._draw(painter, self._teaser.stool, QPointF(px(_BARS + _GAP), 0))
        painter.end()

    def _draw(self, painter: QPainter, scene: Scene, at: QPointF) -> None:
        from sixelements.ui.widgets.scene_view import paint_scene  # noqa: PLC0415 - with the charts

        painter.save()
        painter.translate(at)
        paint_scene(painter, scene, self._theme, self._theme.choice.scale)
        painter.restore()

    def _ask(self) -> None:
        if not self._waiting:
            self._waiting = True
            QTimer.singleShot(0, self, self._load)

    def _load(self) -> None:
        from sixelements.presentation.pages.home_example import teaser  # noqa: PLC0415 - see above
        from sixelements.ui.widgets.accessible_interfaces import install  # noqa: PLC0415 - see above

        install()
        self._teaser = teaser()
        self.setAccessibleName(self._teaser.spoken)
        self.update()
