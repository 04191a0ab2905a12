"""Our own icons: one line drawing each, in the color of the text beside it."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sixelements import paths

_SHARP = 2
"""Icons are drawn for screens of twice the usual density; Qt scales them down where they are not."""


@cache
def _drawing(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def paint_icon(painter: QPainter, name: str, rect: QRectF, color: QColor) -> None:
    """Draw an icon into a square."""
    _render(painter, _drawing(name).replace("currentColor", color.name()), rect)


def paint_mark(painter: QPainter, rect: QRectF, ink: QColor) -> None:
    """Draw the mark of Six Elements, its outlines in the color of text."""
    _render(painter, _drawing("app").replace("#20242C", ink.name()), rect)


def _render(painter: QPainter, svg: str, rect: QRectF) -> None:
    QSvgRenderer(QByteArray(svg.encode())).render(painter, rect)


def icon(name: str, color: QColor, disabled: QColor | None = None, *, side: int = 20) -> QIcon:
    """An icon for buttons, ``side`` pixels wide, sharp on dense screens too."""
    result = QIcon(_pixmap(name, color, side))
    result.addPixmap(_pixmap(name, color, side * _SHARP))
    if disabled:
        result.addPixmap(_pixmap(name, disabled, side), QIcon.Mode.Disabled)
    return result


def _pixmap(name: str, color: QColor, side: int) -> QPixmap:
    return QPixmap.fromImage(_image(name, color.name(), side))


@cache
def _image(name: str, color: str, side: int) -> QImage:
    """Drawn once; a list has the same icon in each of its rows."""
    image = QImage(QSize(side, side), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, name, QRectF(QPointF(0, 0), image.size().toSizeF()), QColor(color))
    painter.end()
    return image
