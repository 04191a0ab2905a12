"""What is on the screen as a picture or as text for the clipboard."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from sixelements.ui.theme import Theme

_SHARPER = 2


def picture_of(widget: QWidget, theme: Theme) -> QImage:
    """A widget as it looks now, twice as sharp, on the page's own ground."""
    image = QImage(widget.size() * _SHARPER, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPER)
    image.fill(theme.color("window"))
    flags = QWidget.RenderFlag.DrawChildren
    widget.render(image, QPoint(0, 0), renderFlags=flags)
    return image


def copy_picture(widget: QWidget, theme: Theme) -> None:
    """Put a widget's picture on the clipboard."""
    QGuiApplication.clipboard().setImage(picture_of(widget, theme))


def copy_text(text: str) -> None:
    """Put text on the clipboard."""
    QGuiApplication.clipboard().setText(text)
