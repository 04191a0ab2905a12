"""One way to answer, as a column: what it is, for whom it fits, one button, one link."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sixelements.presentation.pages.collect import WayView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.text import Button, Text


class WayColumn(QWidget):
    """``acted`` carries what was asked for."""

    acted = Signal(object)

    def __init__(self, theme: Theme, view: WayView) -> None:
        super().__init__()
        self.view = view
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Icon(theme, view.icon, tone="accent", side=22))
        head.addWidget(Text(theme, view.title, role="heading"), stretch=1)
        self.button = Button(
            theme, view.button, lambda: self.acted.emit(self.view.act), name=f"{view.title}: {view.button}"
        )
        self.link = Button(theme, view.link, lambda: self.acted.emit(self.view.link_act), kind="link")
        self._reason = Text(theme, role="small", tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        text = Text(theme, view.text)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(text)
        column.addWidget(Text(theme, view.fit, role="small", tone="muted"))
        column.addSpacing(4)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._reason)
        column.addWidget(self.link, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.show_view(view, primary=False)

    def show_view(self, view: WayView, *, primary: bool) -> None:
        """Show whether it can be used now; the page's first way has the filled button."""
        self.view = view
        self.button.set_kind("primary" if primary and not view.reason else "plain")
        self.button.setEnabled(not view.reason)
        self.button.setToolTip(view.reason)
        self.button.setAccessibleDescription(view.reason)
        self._reason.setText(view.reason)
        self._reason.setVisible(bool(view.reason))
        self.link.setVisible(bool(view.link))
