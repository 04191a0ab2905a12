"""What the room sees, in small: the very slide that the projector paints, under words that say so."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sixelements.presentation.room.slides import Slide
from sixelements.ui.room.slide_view import Thumbnail
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.text import Text

_LEAST, _WIDEST = 200, 640
_USUAL = QSize(1280, 720)


class RoomPicture(QWidget):
    """Keeps the form of the screen it stands for."""

    def __init__(self, theme: Theme, *, widest: int = _WIDEST) -> None:
        super().__init__()
        self._theme = theme
        self._sign = Icon(theme, "eye", side=20)
        self._title = Text(theme, role="heading")
        self._where = Text(theme, role="small", tone="muted")
        self.frame = _Frame(theme, widest)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.frame)
        column.addWidget(self._where)

    def show_slide(self, slide: Slide, title: str, where: str = "") -> None:
        """Show what the room sees. ``where``: on which screen, or that it is hidden."""
        blank = type(slide).__name__ == "BlankSlide"
        self._sign.show_icon("eye-off" if blank else "eye")
        if self._title.text() != title:
            self._title.setText(title)
        if self._where.text() != where:
            self._where.setText(where)
        self._where.setVisible(bool(where))
        self.frame.view.show_slide(slide)

    def stand_for(self, screen: QSize) -> None:
        """The screen that it stands for, in pixels."""
        self.frame.stand_for(screen)

    def be_at_most(self, widest: int) -> None:
        """How wide the slide may be, in pixels."""
        self.frame.be_at_most(widest)


class _Frame(QWidget):
    """A thin line around the slide, in the form of the screen."""

    def __init__(self, theme: Theme, widest: int) -> None:
        super().__init__()
        self._theme, self._screen, self._widest = theme, _USUAL, widest
        self.view = Thumbnail(theme)
        self.view.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.view.stand_for(self._screen)

    def stand_for(self, screen: QSize) -> None:
        if screen != self._screen and not screen.isEmpty():
            self._screen = screen
            self.view.stand_for(screen)
            self.updateGeometry()
            self._fit()

    def be_at_most(self, widest: int) -> None:
        if widest != self._widest:
            self._widest = widest
            self.updateGeometry()
            self._fit()
            self.update()

    def heightForWidth(self, width: int) -> int:
        wide = min(width, self._widest)
        return round((wide - 2) * self._screen.height() / self._screen.width()) + 2

    def sizeHint(self) -> QSize:
        return QSize(self._widest, self.heightForWidth(self._widest))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, self.heightForWidth(_LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = min(self.width(), self._widest)
        self.view.setGeometry(1, 1, wide - 2, self.heightForWidth(wide) - 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.color("lineStrong"), 1))
        wide = min(self.width(), self._widest)
        painter.drawRect(0, 0, wide - 1, self.heightForWidth(wide) - 1)
        painter.end()
