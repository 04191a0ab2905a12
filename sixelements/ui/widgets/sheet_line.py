"""A line of a paper sheet with its boxes, in the place where the paper has them."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sixelements.presentation.pages.grid import BoxView, LineView
from sixelements.ui.theme import Theme

ROW, ROOMY_ROW = 22, 28
_NUMBER, _LONG_NUMBER, _APART, _PAD = 27, 31, 4, 2
"""Room of the number, of one up to t.10, before the boxes outside of the scale, and at both ends."""
_BOXES = {1: 18, 2: 22, 3: 27}
"""How wide a box is, by how many letters it holds."""
_LETTERED = 23
"""One outside of the scale that holds letters."""


class SheetLine(QWidget):
    """``marked`` carries its stop and the code of the box that was pressed, ``wanted`` the stop alone."""

    marked = Signal(int, int)
    wanted = Signal(int)

    def __init__(self, theme: Theme, view: LineView) -> None:
        super().__init__()
        self._theme, self._roomy = theme, False
        self.view = view
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.show_view(view)

    def show_view(self, view: LineView) -> None:
        """Show other marks; Tab comes to the current line alone."""
        self.view = view
        self.setAccessibleName(view.spoken)
        self.setToolTip(view.name)  # which is cut where room is short
        policy = Qt.FocusPolicy.StrongFocus if view.here else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)
        self.update()

    def set_roomy(self, *, roomy: bool) -> None:
        """Leave more room above and below, or less."""
        if roomy is not self._roomy:
            self._roomy = roomy
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = self._theme
        boxes = sum(self._width(box) for box in self.view.boxes) + theme.px(_APART)
        return QSize(round(boxes) + theme.px(_NUMBER + 96), theme.px(ROOMY_ROW if self._roomy else ROW))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for box, place in self.boxes():
            if place.contains(event.position()):
                self.marked.emit(self.view.stop, box.code)
                return
        self.wanted.emit(self.view.stop)

    def _width(self, box: BoxView) -> float:
        letters = len(box.sign)
        wide = _LETTERED if box.outside and letters > 1 else _BOXES.get(letters, 2 + 9 * letters)
        return float(self._theme.px(wide))

    def boxes(self) -> list[tuple[BoxView, QRectF]]:
        """The boxes and where they are, from the left; those outside of the scale a little apart."""
        theme, boxes = self._theme, self.view.boxes
        left = self.width() - theme.px(_PAD) - theme.px(_APART) - sum(map(self._width, boxes))
        found, apart = [], False
        for box in boxes:
            if box.outside and not apart:
                left, apart = left + theme.px(_APART), True
            found.append((box, QRectF(left, theme.px(2), self._width(box), self.height() - theme.px(4))))
            left += self._width(box)
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        view, theme, painter = self.view, self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint = "warnTint" if view.differs else "selected" if view.here else ""
        if tint:
            painter.fillRect(self.rect(), theme.color(tint))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.color("line"))
        boxes = self.boxes()
        self._paint_words(painter, boxes[0][1].left() - theme.px(_PAD))
        for box, place in boxes:
            self._paint_box(painter, box, place)
        painter.end()

    def _paint_words(self, painter: QPainter, right: float) -> None:
        view, theme = self.view, self._theme
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        left, high = theme.px(_PAD), self.height()
        painter.setFont(theme.font("small", weight=600 if view.here else 400, tabular=True))
        painter.setPen(theme.color("muted"))
        bands = len(view.boxes[0].sign) > 1
        room = theme.px(_LONG_NUMBER if bands else _NUMBER)
        painter.drawText(QRectF(left, 0, room, high), flags, view.number)
        left += room
        painter.setFont(self.fitting("caption" if bands else "small", right - left))
        painter.setPen(theme.color("ink"))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(view.name, Qt.TextElideMode.ElideRight, int(right - left) + 1)
        painter.drawText(QRectF(left, 0, right - left, high), flags, name)
        left += metrics.horizontalAdvance(name) + theme.px(6)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("muted"))
        if view.note and painter.fontMetrics().horizontalAdvance(view.note) <= right - left:
            painter.drawText(QRectF(left, 0, right - left, high), flags, view.note)

    def fitting(self, role: str, room: float) -> QFont:
        """The letters of the name: of the current line bold, and smaller before any of them are cut."""
        theme, name = self._theme, self.view.name
        fonts = [theme.font(role), theme.font("caption")]
        if self.view.here:
            fonts.insert(0, theme.font(role, weight=600))
        return next((f for f in fonts if QFontMetrics(f).horizontalAdvance(name) <= room), fonts[-1])

    def _paint_box(self, painter: QPainter, box: BoxView, place: QRectF) -> None:
        theme = self._theme
        inner = place.adjusted(0.5, 0.5, -0.5, -0.5)
        edge = "warn" if self.view.differs and (box.chosen or box.other) else "lineStrong"
        width = 2.0 if edge == "warn" else 1.0
        strong = box.chosen or box.other or self.view.here
        painter.setPen(QPen(theme.color(edge if strong else "line"), width))
        filled = box.chosen and not self.view.differs
        painter.setBrush(theme.color("accent" if filled else "panel"))
        painter.drawRect(inner)
        painter.setFont(theme.font("caption", weight=700 if box.chosen else 400, tabular=len(box.sign) == 1))
        painter.setPen(theme.color("onAccent" if filled else "ink" if box.chosen or box.other else "muted"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, box.sign)


class BoxKeys(QWidget):
    """The key of each box, above the boxes of the line below: 1 to 5 for the scale, 0 outside of it."""

    def __init__(self, theme: Theme, below: SheetLine) -> None:
        super().__init__()
        self._theme, self._below = theme, below
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(0, self._theme.px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._theme.font("caption", weight=600, tabular=True))
        painter.setPen(self._theme.color("ink"))
        for key, (box, place) in enumerate(self._below.boxes(), start=1):
            here = QRectF(place.left(), 0, place.width(), self.height())
            painter.drawText(here, Qt.AlignmentFlag.AlignCenter, "0" if box.outside else str(key))
        painter.end()
