"""A logo from somebody's file: checked before it is decoded, made small, and rid of everything but pixels."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from sixelements.application.organization import LARGEST_LOGO, STORED_SIDE, check_logo, logo_kind
from sixelements.domain.errors import BadInput
from sixelements.i18n import _


def read_logo(path: str) -> bytes:
    """The picture as a PNG of at most 600 pixels a side; raises BadInput for what can't be taken."""
    data = _bytes(Path(path))
    check_logo(data, width=0, height=0)
    kind = logo_kind(data)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    if not size.isValid():
        raise BadInput(_("The picture can't be read. Save it again as PNG."))
    check_logo(data, width=size.width(), height=size.height())
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        raise BadInput(_("The picture can't be read. Save it again as PNG."))
    return _small_png(image)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_LOGO + 1)
    except OSError as error:
        reason = error.strerror or _("unknown reason")
        raise BadInput(_("The picture can't be read: {reason}.").format(reason=reason)) from None


def _small_png(image: QImage) -> bytes:
    side = QSize(STORED_SIDE, STORED_SIDE)
    if image.width() > STORED_SIDE or image.height() > STORED_SIDE:
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(side, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    plain = QImage(image.size(), QImage.Format.Format_ARGB32)
    plain.fill(Qt.GlobalColor.transparent)
    painter = QPainter(plain)
    painter.drawImage(0, 0, image)
    painter.end()
    out = QByteArray()
    target = QBuffer(out)
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(target, QByteArray(b"PNG")).write(plain)
    target.close()
    return bytes(out.data())
