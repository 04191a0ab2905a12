"""A panel at the right of a page: beside it where there is room, else a drawer over it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.ui.areas import tab_stops
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button, filled, upright_line

_WIDTH = 340
_NARROW_BELOW = 1100


class SidePanel(QWidget):
    """Holds ``content``, ``width`` pixels wide at 100 %. ``always_drawer``: even where there is room.

    ``closed``: Escape was pressed or the drawer shut; focus should go back.
    """

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        page: QWidget,
        row: QBoxLayout,
        content: QWidget,
        *,
        width: int = _WIDTH,
        always_drawer: bool = False,
    ) -> None:
        super().__init__(page)
        self._wide, self._always_drawer = width, always_drawer
        self._theme, self._page, self._row = theme, page, row
        self._drawer: bool | None = None
        self._wanted = True
        self._shut = Button(theme, _("Close"), self.shut, kind="quiet", icon_name="close")
        back = filled("panel")
        column = QVBoxLayout(back)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._shut, alignment=Qt.AlignmentFlag.AlignRight)
        column.addWidget(content, stretch=1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(upright_line())
        whole.addWidget(back, stretch=1)
        page.installEventFilter(self)
        theme.changed.connect(self.fit)

    @property
    def is_drawer(self) -> bool:
        """Whether it lies over the page."""
        return bool(self._drawer)

    def fit(self) -> None:
        """Take the place there is room for."""
        narrow = self._page.window().width() < _NARROW_BELOW * self._theme.choice.scale
        drawer = self._always_drawer or narrow
        width = self._theme.px(self._wide)
        if drawer != self._drawer:
            self._drawer = drawer
            self._row.removeWidget(self)
            if not drawer:
                self._row.addWidget(self)
            self._shut.setVisible(drawer)
            self.setVisible(self._wanted and not drawer)
        self.setFixedWidth(min(width, self._page.width()))
        if drawer:
            self.setGeometry(self._page.width() - self.width(), 0, self.width(), self._page.height())
            self.raise_()

    def set_drawer(self, *, always: bool) -> None:
        """Whether what lies beside it needs all the room, so that it is a drawer in any case."""
        if always != self._always_drawer:
            self._always_drawer = always
            self.fit()

    def set_wanted(self, *, wanted: bool) -> None:
        """Whether there is anything to show in it."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.setVisible(wanted and not self._drawer)

    def open(self) -> None:
        """Show it, where it is a drawer."""
        if self._drawer:
            self.fit()
            self.show()
            self.raise_()

    def shut(self) -> None:
        """Hide the drawer; a panel beside the page stays."""
        if self._drawer:
            self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the page."""
        if watched is self._page and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.fit()
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Tab stays in a drawer: what follows lies under it."""
        here: QWidget | None = self.window().focusWidget()
        if not self._drawer or here is None or not self.isAncestorOf(here):
            return super().focusNextPrevChild(forward)
        stops = [stop for stop in tab_stops(self) if stop.focusProxy() is None]
        now = next((n for n, stop in enumerate(stops) if stop is here or stop.isAncestorOf(here)), None)
        if not stops:
            return False
        step = 1 if forward else -1
        to = now + step if now is not None else min(step, 0)
        stops[to % len(stops)].setFocus(_TAB if forward else _BACKTAB)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)


_TAB, _BACKTAB = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason
