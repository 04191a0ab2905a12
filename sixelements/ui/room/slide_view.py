"""Paints a slide, at any size: the projector's window, the presenter's thumbnail, and the one screen."""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QElapsedTimer, QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from sixelements.charts.scene import Weight
from sixelements.presentation.room.slides import Slide
from sixelements.ui.room.fitting import SCREEN
from sixelements.ui.room.parts import Box, SlidePage
from sixelements.ui.room.slide_page import moving, slide_page, standing
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.accessibility import Drawn
from sixelements.ui.widgets.accessible_interfaces import install
from sixelements.ui.widgets.scene_view import paint_scene

HALF_A_SECOND = 500
"""Milliseconds between two pictures of a thumbnail."""
_WIDE = QSize(1280, 720)
_WEIGHTS = {Weight.REGULAR: 400, Weight.SEMIBOLD: 600, Weight.BOLD: 700}


class FontMeasure:
    """How wide texts are in the letters that scenes are painted with; each is measured once."""

    def __init__(self, families: Iterable[str]) -> None:
        font = QFont([*families])
        font.setPixelSize(100)
        self._fonts = {weight: _weighing(font, value) for weight, value in _WEIGHTS.items()}
        self._known: dict[tuple[str, Weight], float] = {}

    def __call__(self, text: str, size: float, weight: Weight, /) -> float:
        key = text, weight
        if key not in self._known:
            self._known[key] = self._fonts[weight].horizontalAdvance(text)
        return self._known[key] * size / 100


def _weighing(font: QFont, weight: int) -> QFontMetricsF:
    heavier = QFont(font)
    heavier.setWeight(QFont.Weight(weight))
    return QFontMetricsF(heavier)


def measure_of(theme: Theme) -> FontMeasure:
    """The measure of a theme's letters; all views share it, and so the pages that were made by it."""
    return _measure(tuple(theme.font("body").families()))


@lru_cache(maxsize=2)
def _measure(families: tuple[str, ...]) -> FontMeasure:
    return FontMeasure(families)


class SlideView(Drawn):
    """One slide, as large as this widget; nothing on it takes focus.

    `stand_for`: paint what a screen of that size shows, scaled into this widget.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        install()
        theme.load_other_faces()
        self._theme = theme
        self._slide: Slide | None = None
        self._stands_for: QSize | None = None
        self._screen_height = 0
        self._picture: QPixmap | None = None
        self._page: SlidePage | None = None
        self._measure = measure_of(theme)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._looks_changed)

    @property
    def slide(self) -> Slide | None:
        """What it shows."""
        return self._slide

    def show_slide(self, slide: Slide) -> None:
        """Show a slide. Only what moves is painted again where nothing else changed."""
        before, self._slide = self._slide, slide
        if before is not None and standing(before) == standing(slide):
            self._repaint_moving()
            return
        self.setAccessibleName(slide.spoken)
        self._forget()

    def stand_for(self, screen: QSize | None) -> None:
        """Paint what a screen of so many pixels shows; None: what this widget has room for."""
        if screen != self._stands_for:
            self._stands_for = screen
            self._forget()

    def count_from(self, screen_height: int) -> None:
        """Let text be as large as on a screen of this height in pixels; 0: as on one as high as this."""
        if screen_height != self._screen_height:
            self._screen_height = screen_height
            self._forget()

    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    def heightForWidth(self, width: int) -> int:
        shown = self._stands_for or _WIDE
        return round(width * shown.height() / max(1, shown.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._slide is None:
            painter.fillRect(event.rect(), self._theme.color("panel"))
        else:  # its picture covers all of it
            if self._picture is None:
                self._picture = self._drawn(self._slide)
            painter.drawPixmap(QRectF(event.rect()), self._picture, self._on_picture(event.rect()))
            self._paint_moving(painter, self._slide)
        painter.end()

    # --- where the page lies in the widget

    def _frame(self) -> QRectF:
        """The part of the widget that the page takes."""
        if self._stands_for is None or self._stands_for.isEmpty():
            return QRectF(self.rect())
        size = QSizeF(self._stands_for).scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        corner = QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2)
        return QRectF(corner, size)

    def _scale(self) -> float:
        """Pixels a unit."""
        frame = self._frame()
        whole = self._screen_height if self._stands_for is None else 0
        return max(1.0, whole or frame.height()) / SCREEN

    def _drawn_at(self, page: SlidePage) -> float:
        """Pixels a unit of the page's scene, which is larger than the frame where it had to shrink."""
        return max(1.0, self._frame().width()) / page.scene.width

    def _page_now(self, slide: Slide) -> SlidePage:
        if self._page is None:
            frame, scale = self._frame(), self._scale()
            width, height = (round(side / scale, 1) for side in (frame.width(), frame.height()))
            mirrored = self.isRightToLeft()
            self._page = slide_page(standing(slide), width, height, self._measure, mirror=mirrored)
        return self._page

    # --- painting

    def _drawn(self, slide: Slide) -> QPixmap:
        """All that stands still, drawn once."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap((QSizeF(self.size()) * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._theme.color("panel"))
        painter = QPainter(picture)
        painter.translate(self._frame().topLeft())
        page = self._page_now(slide)
        paint_scene(painter, page.scene, self._theme, self._drawn_at(page))
        painter.end()
        return picture

    def _on_picture(self, rect: QRect) -> QRectF:
        ratio = self.devicePixelRatioF()
        return QRectF(QPointF(rect.topLeft()) * ratio, QSizeF(rect.size()) * ratio)

    def _paint_moving(self, painter: QPainter, slide: Slide) -> None:
        page = self._page_now(slide)
        scene = moving(slide, page, self._measure, mirror=self.isRightToLeft())
        painter.translate(self._frame().topLeft())
        paint_scene(painter, scene, self._theme, self._drawn_at(page))

    def _repaint_moving(self) -> None:
        slide = self._slide
        if slide is None:
            return
        page = self._page_now(slide)
        for box in (page.pace, page.clock):
            if box:
                self.update(self._pixels(slide, box))

    def _pixels(self, slide: Slide, box: Box) -> QRect:
        page, corner = self._page_now(slide), self._frame().topLeft()
        x, y, width, height = box
        if self.isRightToLeft():
            x = page.scene.width - x - width
        x, y, width, height = (side * self._drawn_at(page) for side in (x, y, width, height))
        return QRectF(corner.x() + x, corner.y() + y, width, height).toAlignedRect().adjusted(-2, -2, 2, 2)

    # --- what makes it another page

    def _forget(self) -> None:
        self._picture = self._page = None
        self.update()

    def _looks_changed(self) -> None:
        self._measure = measure_of(self._theme)
        self._forget()


class Thumbnail(SlideView):
    """What the room sees, small, at most twice a second."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._next: Slide | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._since = QElapsedTimer()
        """Since the last picture."""
        self._rest.timeout.connect(self._show_next)
        self.stand_for(_WIDE)

    def show_slide(self, slide: Slide) -> None:
        """Show it now, or when the last picture is half a second old; nothing wakes up but for that."""
        self._next = slide
        wait = HALF_A_SECOND - self._since.elapsed() if self._since.isValid() else 0
        if wait <= 0:
            self._show_next()
        elif not self._rest.isActive():
            self._rest.start(wait)

    def _show_next(self) -> None:
        if self._next is not None:
            self._rest.stop()
            slide, self._next = self._next, None
            super().show_slide(slide)
            self._since.start()
