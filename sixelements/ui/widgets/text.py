"""Labels and buttons in the theme's type; text a person typed is never taken for markup."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from sixelements.ui.icons import icon
from sixelements.ui.theme import Theme


class Text(QLabel):
    """Plain text in one type role that follows the theme. ``tone``: muted, warn, danger, success."""

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
        self.setText(text)

    def _restyle(self) -> None:
        self.setFont(self._theme.font(self._role, weight=self._weight, tabular=self._tabular))

    def set_tone(self, tone: str) -> None:
        """Change the tone."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


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
        self._theme, self._icon_name = theme, icon_name
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        if name or not text:
            self.setAccessibleName(name or hint)
        if hint:
            self.setToolTip(hint)
            self.setAccessibleDescription(hint)
        if on_click:
            self.clicked.connect(lambda _checked=False: on_click())
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        if self._icon_name:
            kind = self.property("kind")
            color = {"primary": "onAccent", "quiet": "accent", "link": "accent"}.get(str(kind), "ink")
            theme = self._theme
            self.setIcon(icon(self._icon_name, theme.color(color), theme.color("disabled")))
            side = theme.px(16)
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
