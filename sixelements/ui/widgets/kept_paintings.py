"""What was painted once is kept as a picture: while a long list scrolls, most of it only moves."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from sixelements.ui.theme import Theme

_MOST = 300
"""Pictures: several times what is in sight at once."""


class KeptPaintings(QObject):
    """Pictures by what they show; after a change of the looks none is right any more."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()
        theme.changed.connect(self._kept.clear)

    def paint(
        self, painter: QPainter, box: QRectF, key: Hashable, act: Callable[[QPainter, QRectF], None]
    ) -> None:
        """Paint into a box by ``act``, which is given a painter and a box, or what it painted for this key.

        ``key`` must tell everything that the picture depends on but its size.
        """
        sharp = painter.device().devicePixelRatio()
        whole = (key, box.width(), box.height(), sharp)
        picture = self._kept.get(whole)
        if picture is None:
            picture = self._kept[whole] = _painted(box, sharp, act)
            if len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(whole)
        painter.drawPixmap(box.topLeft(), picture)


def _painted(box: QRectF, sharp: float, act: Callable[[QPainter, QRectF], None]) -> QPixmap:
    picture = QPixmap((box.size() * sharp).toSize())
    picture.setDevicePixelRatio(sharp)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    try:
        act(painter, QRectF(QPointF(0, 0), box.size()))
    finally:
        painter.end()  # else Qt breaks the whole window where the painting failed
    return picture
