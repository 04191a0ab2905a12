"""One recent workbook: title, place, day; Enter opens it, Delete forgets it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.pages.home import RecentView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.icon import Icon, StoolMark
from sixelements.ui.widgets.text import Button, Text


class RecentRow(QAbstractButton):
    """A row to press; its buttons ask to locate, open anyway or forget it; arrows step to the next."""

    locate_wanted = Signal()
    anyway_wanted = Signal()
    forget_wanted = Signal()
    stepped = Signal(int)

    def __init__(self, theme: Theme, view: RecentView) -> None:
        super().__init__()
        self._theme = theme
        self.setText(view.title)
        self.setAccessibleName(view.spoken)
        self.setAccessibleDescription(_("Enter opens it. Delete takes it off the list."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("path", str(view.path))
        self.stops: list[QWidget] = [self]
        unsure = view.missing or view.replaced
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 10, 4, 10)
        self._row.setSpacing(12)
        self._row.addWidget(Icon(theme, "warning", tone="warn", side=24) if unsure else StoolMark(theme, 24))
        self._row.addLayout(self._words(view, tone="warn" if unsure else "muted"), stretch=1)
        self._add_end(view)

    def _words(self, view: RecentView, *, tone: str) -> QVBoxLayout:
        """Whose it is and where; with a button, where another workbook lies there now."""
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(self._theme, view.title, role="lead", weight=500))
        words.addWidget(Text(self._theme, view.where, role="small", tone=tone))
        if view.replaced:
            anyway = Button(self._theme, _("Open it anyway"), self.anyway_wanted.emit)
            words.addSpacing(4)
            words.addWidget(anyway, alignment=Qt.AlignmentFlag.AlignLeft)
            self.stops.append(anyway)
        return words

    def _add_end(self, view: RecentView) -> None:
        """The day it was used, or a button that finds it; and one that takes it off the list."""
        if view.missing:
            self._stop(Button(self._theme, _("Locate…"), self.locate_wanted.emit))
        elif not view.replaced:
            when = Text(self._theme, view.when, role="small", tone="muted")
            when.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._row.addWidget(when)
        forget = Button(
            self._theme,
            "",
            self.forget_wanted.emit,
            kind="quiet",
            icon_name="close",
            name=_("Forget {title}").format(title=view.title),
            hint=_("Take it off this list; the file stays"),
        )
        self._stop(forget)

    def _stop(self, button: Button) -> None:
        self._row.addWidget(button)
        self.stops.append(button)

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.forget_wanted.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("selected" if self.hasFocus() else "hover"))
            painter.drawRoundedRect(self.rect(), 8, 8)
        else:
            painter.setPen(self._theme.color("line"))
            painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.end()
