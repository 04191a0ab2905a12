"""One step of the rail: a node that tells by its shape how far the step is, its name, one line."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from sixelements.i18n import _
from sixelements.presentation.journey import StepId, StepMark, StepView
from sixelements.ui.icons import paint_icon
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.lines import Lines

_NODE, _ICON, _LEFT, _RIGHT, _ABOVE = 22, 14, 16, 12, 5
RAILS_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


class StepButton(QAbstractButton):
    """Paints itself from the step; ``here``: its page is shown. ``first`` and ``last`` end the line."""

    key_pressed = Signal(object)

    def __init__(self, theme: Theme, step: StepView) -> None:
        super().__init__()
        self._theme = theme
        self.step = step
        self.first, self.last, self.narrow = step.id is StepId.SET_UP, False, False
        self.here = False
        self._laid_out: dict[int, tuple[Lines, Lines]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_step(step)
        theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._laid_out.clear()
        self.updateGeometry()

    def show_step(self, step: StepView) -> None:
        """Show the step as it is now."""
        marks = {
            StepMark.DONE: _("done"),
            StepMark.HALF: _("part done"),
            StepMark.OPEN: _("open"),
            StepMark.NOT_YET: _("not yet"),
        }
        text = _("{step}, {mark}. {state}").format(step=step.title, mark=marks[step.mark], state=step.state)
        if self.here:
            text = _("{step}, you are here").format(step=text)
        if self.step == step and self.accessibleName() == text:
            return  # most changes are about one step, and laying all out again costs the most of a key
        self.step = step
        self._laid_out.clear()
        self.setText(step.title)
        self.setAccessibleName(text)
        keys = step.shortcut.replace("+", " ")
        self.setToolTip(_("{step} ({keys}): {state}").format(step=step.title, keys=keys, state=step.state))
        self.updateGeometry()
        self.update()

    def show_ends(self, *, first: bool, last: bool) -> None:
        """Say whether no step comes before it, and none after it."""
        if (first, last) != (self.first, self.last):
            self.first, self.last = first, last
            self.update()

    def set_here(self, *, here: bool) -> None:
        """Say whether the page of this step is the one that is shown."""
        if here is not self.here:
            self.here = here
            self.show_step(self.step)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the node only."""
        self.narrow = narrow
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        title, state = self._words(width)
        words = 0 if self.narrow else title.height + state.height
        return max(words + 2 * self._theme.px(_ABOVE), self._theme.px(48))

    def sizeHint(self) -> QSize:
        width = self._theme.px(64 if self.narrow else 200)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows are the rail's: they move from step to step without going there."""
        if event.key() in RAILS_KEYS:
            self.key_pressed.emit(Qt.Key(event.key()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, here = self._theme, self.here
        if here or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selected" if here else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(8, 1, -8, -1), 8, 8)
        if here:
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(0, 8, 3, self.height() - 16), 1, 1)
        node = self._node()
        self._paint_line(painter, node)
        self._paint_node(painter, node, here=here)
        if not self.narrow:
            self._paint_words(painter)
        painter.end()

    def _node(self) -> QRectF:
        side = self._theme.px(_NODE)
        left = (self.width() - side) / 2 if self.narrow else float(_LEFT)
        return QRectF(left, (self.height() - side) / 2, side, side)

    def _paint_line(self, painter: QPainter, node: QRectF) -> None:
        """Join this node with those above and below."""
        painter.setPen(QPen(self._theme.color("lineStrong"), 1))
        middle = round(node.center().x()) + 0.5
        if not self.first:
            painter.drawLine(QPointF(middle, 0), QPointF(middle, node.top() - 4))
        if not self.last:
            painter.drawLine(QPointF(middle, node.bottom() + 4), QPointF(middle, self.height()))

    def _paint_node(self, painter: QPainter, node: QRectF, *, here: bool) -> None:
        theme, mark = self._theme, self.step.mark
        if mark is StepMark.DONE and not here:
            self._disc(painter, node, "success")
            inner = QRectF(0, 0, theme.px(_ICON), theme.px(_ICON))
            inner.moveCenter(node.center())
            paint_icon(painter, "check", inner, theme.color("onAccent"))
            return
        if here:
            self._disc(painter, node, "accent")
        else:
            self._ring(painter, node)
        if mark is StepMark.HALF and not here:
            half = QPainterPath(node.center())
            half.arcTo(node, 90, 180)
            painter.fillPath(half, theme.color("success"))
            return
        painter.setFont(theme.font("caption", weight=600))
        painter.setPen(theme.color("onAccent" if here else "muted"))
        painter.drawText(node, Qt.AlignmentFlag.AlignCenter, str(self.step.id.value))

    def _ring(self, painter: QPainter, node: QRectF) -> None:
        mark = self.step.mark
        pen = QPen(self._theme.color("success" if mark is StepMark.HALF else "lineStrong"), 1.5)
        if mark is StepMark.NOT_YET:
            pen.setDashPattern([2, 2])
        painter.setPen(pen)
        painter.setBrush(self._theme.color("panel"))
        painter.drawEllipse(node)

    def _disc(self, painter: QPainter, node: QRectF, color: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(color))
        painter.drawEllipse(node)

    def _words(self, width: int) -> tuple[Lines, Lines]:
        """Title and state in lines; kept, as a layout asks for their height a dozen times."""
        if width not in self._laid_out:
            self._laid_out[width] = self._lay_out(width)
        return self._laid_out[width]

    def _lay_out(self, width: int) -> tuple[Lines, Lines]:
        theme = self._theme
        room = width - self._words_left() - _RIGHT
        title = theme.font("body", weight=600 if self.here else 500)
        return (
            Lines(self.step.title, title, width=room, line=theme.line("body")),
            Lines(self.step.state, theme.font("caption"), width=room, line=theme.line("caption")),
        )

    def _words_left(self) -> int:
        return _LEFT + self._theme.px(_NODE) + 10

    def _paint_words(self, painter: QPainter) -> None:
        title, state = self._words(self.width())
        under = state.height if self.step.state else 0
        top = (self.height() - title.height - under) / 2
        painter.setPen(self._theme.color("ink"))
        title.paint(painter, self._words_left(), top, title.width)
        painter.setPen(self._theme.color("muted"))
        state.paint(painter, self._words_left(), top + title.height, state.width)
