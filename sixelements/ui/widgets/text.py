"""Labels and buttons in the theme's type; text a person typed is never taken for markup."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCursor, QHideEvent, QIcon, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from sixelements.ui.icons import icon
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.accessibility import HEADING
from sixelements.ui.widgets.lines import WIDEST, Lines

_IDEAL, _LEAST = 520, 120
"""How wide wrapped text likes to be, and how narrow it can get, in pixels at 100 %."""
_HEADINGS = ("page", "title", "heading", "kioskStatement")
_OTHER_LINES = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.ContentsRectChange)
"""After these, text is measured again."""


class Text(QLabel):
    """Plain text in one type role that follows the theme. ``tone``: muted, warn, danger, success.

    Lines are as high as the role says. Wrapped text is never cut: a word too long for a line is broken.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        role: str = "body",
        tone: str = "",
        wrap: bool = True,
        weight: int | None = None,
        tabular: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._role, self._weight, self._tabular = theme, role, weight, tabular
        self._kept_lines = 0
        self._laid_out: dict[int, Lines] = {}
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if tone:
            self.setProperty("tone", tone)
        if wrap:
            policy = self.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._mark_heading()
        self.setText(text)

    def _restyle(self) -> None:
        self.setFont(self._theme.font(self._role, weight=self._weight, tabular=self._tabular))

    def set_role(self, role: str, *, weight: int | None = None) -> None:
        """Change the type role."""
        self._role, self._weight = role, weight
        self._restyle()
        self._mark_heading()

    def _mark_heading(self) -> None:
        """A screen reader goes from heading to heading; large figures are not headings."""
        heading = self._role in _HEADINGS and not self._tabular
        if heading != bool(self.property(HEADING)):
            self.setProperty(HEADING, heading)

    def showEvent(self, event: QShowEvent) -> None:
        """Set the font again where the style sheet, when first applied, put an earlier one back."""
        if self.font().pixelSize() != self._theme.font(self._role).pixelSize():
            self._restyle()
        super().showEvent(event)

    def set_tone(self, tone: str) -> None:
        """Change the tone."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def keep_lines(self, n: int) -> None:
        """Keep room for so many lines, hidden too: what comes below must not move from under the pointer."""
        self._kept_lines = n
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.updateGeometry()

    @property
    def _kept(self) -> int:
        return self._kept_lines * self._theme.line(self._role)

    def setText(self, text: str) -> None:
        if text != self.text():  # what stays is not measured again
            self._measure_again()
            super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in _OTHER_LINES:
            self._measure_again()
        super().changeEvent(event)

    def _measure_again(self) -> None:
        self._laid_out.clear()
        self._heights.clear()

    def _lines(self, width: int) -> Lines:
        """The text in lines of a width; kept until text or type change."""
        wrap = width if self.wordWrap() else WIDEST
        if wrap not in self._laid_out:
            text = self.text()
            if self.buddy() is not None:
                text = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
            self._laid_out[wrap] = Lines(text, self.font(), width=wrap, line=self._theme.line(self._role))
        return self._laid_out[wrap]

    def heightForWidth(self, width: int) -> int:
        if not self.wordWrap():
            return -1
        if width not in self._heights:
            around, whole = self._around, self._lines(WIDEST)
            inner = width - around.width()
            lines = whole if whole.width <= inner else self._lines(inner)
            self._heights[width] = max(lines.height, self._kept) + around.height()
        return self._heights[width]

    def sizeHint(self) -> QSize:
        lines, width = self._lines(WIDEST), self._theme.px(_IDEAL)
        if self.wordWrap() and lines.width > width:
            return QSize(width, max(self._lines(width).height, self._kept)) + self._around
        return QSize(lines.width, max(lines.height, self._kept)) + self._around

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return self.sizeHint()
        words = self._lines(WIDEST).longest_word
        least = max(self._theme.line(self._role), self._kept)
        return QSize(min(words, self._theme.px(_LEAST)), least) + self._around

    @property
    def _around(self) -> QSize:
        margins, more = self.contentsMargins(), 2 * self.margin()
        return QSize(margins.left() + margins.right() + more, margins.top() + margins.bottom() + more)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.drawFrame(painter)
        space = self.margin()
        box = self.contentsRect().adjusted(space, space, -space, -space)
        whole = self._lines(WIDEST)
        lines = whole if whole.width <= box.width() else self._lines(box.width())
        spare = box.height() - lines.height
        shift = {Qt.AlignmentFlag.AlignTop: 0, Qt.AlignmentFlag.AlignBottom: spare}
        top = box.top() + shift.get(self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask, spare / 2)
        painter.setPen(self.palette().color(self.foregroundRole()))
        lines.paint(painter, box.left(), top, box.width(), self._align)
        painter.end()

    @property
    def _align(self) -> Qt.AlignmentFlag:
        """Left, right or middle, as it is seen: where people write from the right, left means right."""
        flags = Qt.AlignmentFlag
        across = self.alignment() & flags.AlignHorizontal_Mask
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft and not across & flags.AlignAbsolute:
            return {flags.AlignLeft: flags.AlignRight, flags.AlignRight: flags.AlignLeft}.get(across, across)
        return across


_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Button(QPushButton):
    """A button. ``kind``: primary (one a page), plain, quiet, link, danger."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        on_click: Callable[[], object] | None = None,
        *,
        kind: str = "plain",
        icon_name: str = "",
        name: str = "",
        hint: str = "",
    ) -> None:
        super().__init__(text)
        self._theme, self._icon_name, self._bare = theme, icon_name, False
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        if name or (icon_name and not text):
            self.setAccessibleName(name or hint)
        if hint:
            self.setToolTip(hint)
            self.setAccessibleDescription(hint)
        if on_click:
            self.clicked.connect(lambda _checked=False: on_click())
        theme.changed.connect(self._restyle)
        self._restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus; Qt would press its dialog's default one.

        Arrows scroll what it is in; Qt would go on to whatever comes next, and out of the page at its end.
        """
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():  # or what comes next would be pressed, too
                self.click()
        elif event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """The pointer may be gone, as after a dialog, and no event told so."""
        over = self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        if event.type() == QEvent.Type.EnabledChange and not over:
            self.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
        super().changeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
        super().hideEvent(event)

    def show_icon(self, *, on: bool) -> None:
        """With its icon, or its words alone where there is little room."""
        if on is self._bare:
            self._bare = not on
            self._restyle()

    def _restyle(self) -> None:
        if self._bare:
            self.setIcon(QIcon())
        elif self._icon_name:
            kind = self.property("kind")
            color = {"primary": "onAccent", "quiet": "accent", "link": "accent"}.get(str(kind), "ink")
            theme = self._theme
            side = theme.px(16)
            self.setIcon(icon(self._icon_name, theme.color(color), theme.color("disabled"), side=side))
            self.setIconSize(QSize(side, side))

    def set_kind(self, kind: str) -> None:
        """Change the kind, as when a plain button becomes the page's primary one."""
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)
            self._restyle()


def line() -> QFrame:
    """A dividing line, one pixel, across."""
    frame = QFrame()
    frame.setProperty("kind", "line")
    frame.setFixedHeight(1)
    return frame


def upright_line() -> QFrame:
    """A dividing line, one pixel, down."""
    frame = QFrame()
    frame.setProperty("kind", "line")
    frame.setFixedWidth(1)
    return frame


def filled(kind: str) -> QWidget:
    """An empty widget with a background of its kind: rail, panel, sunken."""
    widget = QWidget()
    widget.setProperty("kind", kind)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget
