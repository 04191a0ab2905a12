"""A way to answer: as a column, as an area to drop files on, or as a row of its own."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.pages.collect import WayAct, WayView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.text import Button, Text
from sixelements.wording import numbers, phrases


class _Way(QFrame):
    """``acted`` carries what was asked for."""

    acted = Signal(object)

    def __init__(self, theme: Theme, view: WayView, *, small: bool) -> None:
        super().__init__()
        self.buttons = {act: self._button(theme, view, act, words) for act, words in view.acts}
        self._reason = Text(theme, role="small", tone="muted")
        self._text = Text(theme, role="small" if small else "body")
        self._fit = Text(theme, role="small", tone="muted")

    def _button(self, theme: Theme, view: WayView, act: WayAct, words: str) -> Button:
        return Button(theme, words, lambda: self.acted.emit(act), name=phrases.labeled(view.title, words))

    def show_view(self, view: WayView, *, filled: WayAct | None) -> None:
        """Show what it is now, and whether it can be used; the page's next act has the filled button."""
        self._text.setText(view.text)
        self._fit.setText(view.fit)
        self._fit.setVisible(bool(view.fit))
        for act, button in self.buttons.items():
            button.set_kind("primary" if act is filled and not view.reason else "plain")
            button.setEnabled(not view.reason)
            button.setToolTip(view.reason)
            button.setAccessibleDescription(view.reason)
        self._reason.setText(view.reason)
        self._reason.setVisible(bool(view.reason))


class WayColumn(_Way):
    """What it is, and its buttons below."""

    def __init__(self, theme: Theme, view: WayView, *, close: bool = False) -> None:
        """``close``: it has little room, so that its title is no heading and its text small."""
        super().__init__(theme, view, small=close)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Icon(theme, view.icon, tone="accent", side=20))
        head.addWidget(Text(theme, view.title, role="body" if close else "heading", weight=600), stretch=1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in self.buttons.values():
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 6 if close else 12, 0, 8 if close else 12)
        column.setSpacing(4 if close else 8)
        column.addLayout(head)
        column.addWidget(self._fit)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._text)
        column.addStretch(1)
        column.addWidget(self._reason)
        column.addLayout(buttons)


class DropArea(WayColumn):
    """``dropped`` carries the paths of what was let fall on it."""

    dropped = Signal(object)

    def __init__(self, theme: Theme, view: WayView) -> None:
        super().__init__(theme, view)
        self.setProperty("kind", "drop")
        self._column.setContentsMargins(16, 12, 16, 12)
        self.setAccessibleName(view.title)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.isEnabled() and local_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(local_files(event))


class WayRow(_Way):
    """A line of what it is, and its button at the right."""

    def __init__(self, theme: Theme, view: WayView, *, close: bool = False) -> None:
        """``close``: it has little room, so that whom it is for stands below its title."""
        super().__init__(theme, view, small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(12)
        at = Qt.AlignmentFlag.AlignTop if close else Qt.AlignmentFlag.AlignVCenter
        row.addWidget(Icon(theme, view.icon, tone="accent", side=20), alignment=at)
        words = QVBoxLayout()
        words.setSpacing(0)
        head: QHBoxLayout | QVBoxLayout = QVBoxLayout() if close else QHBoxLayout()
        head.setSpacing(0 if close else 10)
        head.addWidget(Text(theme, view.title, weight=600))
        head.addWidget(self._fit, stretch=1)
        words.addLayout(head)
        words.addWidget(self._text)
        words.addWidget(self._reason)
        row.addLayout(words, stretch=1)
        for button in self.buttons.values():
            row.addWidget(button)


class WayCounts(QWidget):
    """The number of sheets for each way in, with its words, in two columns."""

    def __init__(self, theme: Theme, counts: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(numbers.series(f"{name} {count}" for count, name in counts))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.addWidget(Text(theme, _("By way"), role="caption", tone="muted", wrap=False), 0, 0, 1, 4)
        for n, (count, name) in enumerate(counts):
            row, left = n // 2 + 1, 2 * (n % 2)
            grid.addWidget(Text(theme, count, weight=600, wrap=False, tabular=True), row, left)
            grid.addWidget(Text(theme, name, role="small", wrap=False), row, left + 1)
        grid.setRowStretch(len(counts), 1)


def local_files(event: QDropEvent) -> list[str]:
    """The paths of what is dragged, where it lies on this computer."""
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
