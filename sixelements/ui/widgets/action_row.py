"""One action of the plan as a row: chosen by a press, moved by keys, dragged by the mouse."""

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout

from sixelements.charts import marks
from sixelements.i18n import _
from sixelements.presentation.pages.plan_rows import PlanRowView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.text import Text

MIME = "application/x-sixelements-action"
_MOVES = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "earlier",
    Qt.Key.Key_Right: "later",
}


class ActionRow(QAbstractButton):
    """``opened``: Enter; ``moved``: up, down, earlier or later; ``stepped``: to the row above or below."""

    opened = Signal()
    moved = Signal(str)
    stepped = Signal(int)
    deleted = Signal()

    def __init__(self, theme: Theme, view: PlanRowView) -> None:
        super().__init__()
        self.view, self._theme, self._fixed = view, theme, False
        self._pressed_at = QPoint()
        self.chosen = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._mark = SceneView(theme, zoom=1)
        self._practice = Text(theme, role="small", tone="muted")
        self._title = Text(theme, weight=600)
        self._who = Text(theme, role="small")
        self._now = Text(theme, role="small", tone="warn")
        self._week = Text(theme, role="small", tone="muted")
        self._status = Text(theme, role="small", wrap=False)
        self._icon = Icon(theme, "clock", side=16, tone="muted")
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark)
        head.addWidget(self._practice, stretch=1)
        head.addWidget(self._icon)
        head.addWidget(self._status)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        column.addLayout(head)
        for part in (self._title, self._who, self._now, self._week):
            column.addWidget(part)

    def choose(self, *, chosen: bool) -> None:
        """Say whether the inspector shows this action."""
        if chosen is not self.chosen:
            self.chosen = chosen
            self._name()
            self.update()

    def _name(self) -> None:
        spoken = self.view.spoken
        self.setAccessibleName(
            _("{action} Shown beside the list.").format(action=spoken) if self.chosen else spoken
        )

    def show_row(self, view: PlanRowView, *, fixed: bool) -> None:
        """Show the action as it is now; a fixed one is neither moved nor deleted."""
        self.view, self._fixed = view, fixed
        self.setText(view.title)
        self._name()
        keys = _("Enter opens it.")
        if not self._fixed:
            keys = _("Enter opens it, Alt and an arrow key moves it, Delete takes it out.")
        self.setAccessibleDescription(keys)
        self._mark.show_scene(marks.element(view.element, alt="", size=18))
        self._practice.setText(view.practice)
        self._title.setText(view.title)
        who = "  ·  ".join(part for part in (view.who, view.when) if part)
        for part, text in ((self._who, who), (self._now, view.now), (self._week, view.week)):
            part.setText(text)
            part.setVisible(bool(text))
        self._status.setText(view.unstored or view.status)
        self._status.set_tone("warn" if view.unstored else "")
        self._icon.setVisible(not view.unstored)
        self._icon.show_icon(view.icon)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._column.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._column.totalHeightForWidth(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif alt and key in _MOVES:
            if not self._fixed:
                self.moved.emit(_MOVES[key])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete and not self._fixed:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.opened.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = (event.position().toPoint() - self._pressed_at).manhattanLength()
        held = event.buttons() & Qt.MouseButton.LeftButton
        if held and far >= QApplication.startDragDistance() and not self._fixed:
            self.setDown(False)
            self._drag()

    def _drag(self) -> None:
        data = QMimeData()
        data.setData(MIME, self.view.id.encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.grab())
        drag.setHotSpot(self._pressed_at)
        drag.exec(Qt.DropAction.MoveAction)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, chosen = self._theme, self.chosen
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        fill = "selected" if chosen else "hover" if self.underMouse() else "panel"
        painter.setBrush(theme.color(fill))
        painter.setPen(QPen(theme.color("accent" if chosen else "line"), 1))
        painter.drawRoundedRect(box, 8, 8)
        painter.end()
